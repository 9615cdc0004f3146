//! Variables over time, as graphs show them.

use tcpscope::script::{parse, parse_line};
use tcpscope::sim::{History, Sample, Side};
use tcpscope::time::{Duration, Instant};

fn after(millis: u64) -> Instant {
    Instant::ZERO + Duration::from_millis(millis)
}

fn numbers(samples: &[Sample], number: fn(&tcpscope::sim::Numbers) -> u32) -> Vec<(u64, u32)> {
    let known = samples.iter().filter_map(|sample| {
        let numbers = sample.numbers.as_ref()?;
        Some((sample.at.as_micros() / 1_000, number(numbers)))
    });
    let mut list: Vec<(u64, u32)> = known.collect();
    list.dedup_by_key(|(_, number)| *number);
    list
}

#[test]
fn a_loss_halves_the_congestion_window() {
    let script = "\
drop client 12th data
server listen 80
client connect server:80
client send 40kB
";
    let parsed = parse(script).expect("a script");
    let mut history = History::new(parsed.script, 1);
    history.advance(after(5_000));
    let samples = history.trace(Side::Client);
    let una = numbers(&samples, |one| one.una);
    assert_eq!(una[..2], [(0, 0), (100, 1)], "the SYN is acknowledged");
    assert_eq!(una.last().map(|(_, una)| *una), Some(40_001));
    let cwnd = numbers(&samples, |one| one.cwnd.unwrap_or_default());
    let rises = cwnd.windows(2).any(|pair| pair[0].1 < pair[1].1);
    let falls = cwnd.windows(2).any(|pair| pair[0].1 > pair[1].1);
    assert!(rises && falls, "{cwnd:?}");
    let ssthresh = samples.iter().filter_map(|one| one.numbers?.ssthresh);
    assert!(ssthresh.count() > 0);
    assert!(samples.is_sorted_by_key(|sample| sample.at));
}

#[test]
fn a_graph_of_the_past_ends_there_and_leaves_no_trace() {
    let script = "server listen 80\nclient connect server:80";
    let mut history = History::new(parse(script).expect("a script").script, 1);
    history.advance(after(1_000));
    history
        .dispatch(&parse_line("client send \"hello\"").expect("a line"))
        .expect("a call");
    history.advance(after(2_000));
    let whole = history.trace(Side::Client);
    assert_eq!(whole.last().and_then(|one| Some(one.numbers?.una)), Some(6));
    history.seek(after(500));
    let digest = history.session().digest();
    let past = history.trace(Side::Client);
    assert_eq!(past[..], whole[..past.len()]);
    assert_eq!(past.last().and_then(|one| Some(one.numbers?.una)), Some(1));
    assert_eq!(history.session().digest(), digest);
    assert!(history.is_past());
    assert_eq!(history.branches().len(), 1);
}
