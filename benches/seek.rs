//! How long it takes to go to any moment of a long history: the figures that the page depends on.
//!
//! `cargo bench --bench seek`

use std::time::Instant as Wall;

use tcpscope::script::parse;
use tcpscope::sim::History;
use tcpscope::time::{Duration, Instant};

/// Some 10 000 events: a long transfer over a bad link.
const SCRIPT: &str = "\
link loss 1%
host server app close-on-eof
server listen 80
client connect server:80 app source 7500kB
";

const SEEKS: u64 = 2_000;

fn main() {
    let parsed = parse(SCRIPT).expect("a script");
    let mut history = History::new(parsed.script, 1);
    let began = Wall::now();
    while history.next_event_at().is_some() && history.events() < 10_000 {
        history.step();
    }
    let played = began.elapsed();
    let end = history.session().world().now().as_micros();
    let (events, mut worst, mut total) = (history.events(), 0, 0);
    for number in 0..SEEKS {
        let to = Instant::ZERO + Duration::from_micros(number * 7_919_000_003 % end.max(1));
        let began = Wall::now();
        history.seek(to);
        let micros = began.elapsed().as_micros();
        worst = worst.max(micros);
        total += micros;
    }
    println!(
        "{events} events in {} s of virtual time, played in {played:?}",
        end / 1_000_000
    );
    println!(
        "seek: {} µs on average, {worst} µs at worst",
        total / u128::from(SEEKS)
    );
}
