//! The numbers that are shown are those on the wire, counted from one base for each direction of each
//! conversation: on the ladder, in the log, in the octets, in the TCB and in captures.

use std::collections::HashMap;
use std::fs;
use std::net::SocketAddr;

use bytes::Bytes;
use proptest::prelude::*;
use tcpscope::capture::{EPOCH, Family, capture};
use tcpscope::script::{Action, Script, Setting, Statement, parse, parse_line};
use tcpscope::segment::{SackBlock, Segment};
use tcpscope::seq::Seq;
use tcpscope::sim::{History, Side, Watermarks};
use tcpscope::time::Duration;
use tcpscope::view::{OctetsView, SegmentView, TcbView, Update};
use tcpscope::wire;

use crate::{any, lively, read};

/// A session that goes on for longer than so many events is not played to the end.
const ENOUGH: usize = 500;

fn started(text: &str) -> History {
    let parsed = parse(text).unwrap_or_else(|error| panic!("{}", error.render("script")));
    History::new(parsed.script, 1)
}

fn played(text: &str) -> History {
    let mut history = started(text);
    go(&mut history, Duration::from_secs(60), &mut 2_000);
    history
}

/// Plays so much more, or as long as there may be more events.
fn go(history: &mut History, span: Duration, events: &mut usize) {
    let to = history.session().world().now() + span;
    while history.next_event_at().is_some_and(|at| at <= to) && *events > 0 {
        *events -= 1;
        history.step();
    }
    if *events > 0 {
        history.advance(to);
    }
}

/// All segments as the page shows them.
fn shown(history: &mut History) -> Vec<SegmentView> {
    Update::of(history, &[], &mut Watermarks::default()).segments
}

/// `> S 0:0(0)`: who sent it and its numbers.
fn numbers(history: &mut History) -> Vec<String> {
    let line = |view: SegmentView| {
        let arrow = if Side::from(view.from) == Side::Client {
            '>'
        } else {
            '<'
        };
        let numbers = view.line.split(" win").next().unwrap_or_default();
        format!("{arrow} {numbers}")
    };
    shown(history).into_iter().map(line).collect()
}

#[test]
fn a_reset_of_what_no_connection_knows_counts_what_it_answers() {
    for (sent, answer) in [
        ("S 0:0(0)", "R. 0:0(0) ack 1"),
        ("S 0:10(10)", "R. 0:0(0) ack 11"),
        ("F 20:20(0)", "R. 0:0(0) ack 21"),
        (". 500:500(0) ack 700", "R 700:700(0)"),
    ] {
        let script = format!("server listen 80\nforge client 40000 > 81 \"{sent}\"\nend 1s");
        let expected = [format!("> {sent}"), format!("< {answer}")];
        assert_eq!(numbers(&mut played(&script)), expected);
    }
}

#[test]
fn the_answer_to_a_spoofed_syn_shows_that_a_syn_takes_a_number() {
    let script = "server listen 80\nforge client 40000 > 80 \"S 5000:5000(0)\"\nend 120ms";
    let mut history = played(script);
    assert_eq!(
        numbers(&mut history),
        [
            "> S 5000:5000(0)",
            "< S. 0:0(0) ack 5001",
            "> R 5001:5001(0)"
        ]
    );
}

#[test]
fn the_tcb_counts_as_the_segments_do() {
    let script = "server listen 80\nforge client 40000 > 80 \"S 5000:5000(0)\"\nend 60ms";
    let tcb = tcb(&played(script), Side::Server).expect("a connection");
    let of = |name: &str| {
        let one = tcb.variables.iter().find(|one| one.name == name);
        one.map(|one| (one.value, one.base))
    };
    assert_eq!(of("rcv.nxt"), Some((5001.0, Some(0))));
    let iss = of("iss").expect("ISS").0;
    assert_eq!(of("snd.nxt"), Some((1.0, Some(iss as u32))));
    assert_eq!(tcb.receive.map(|space| space.next), Some(5001.0));
}

/// Figure 8: the SYN of a connection that was given up overtakes that of the next one.
#[test]
fn an_old_syn_and_its_answers_count_from_its_own_number() {
    let script = "\
server listen 80
hold client SYN
at 100ms: client connect server:80 from 50000
at 500ms: client abort
delay client 2nd SYN by 300ms
at 600ms: client connect server:80 from 50000
at 620ms: release
end 1200ms";
    let mut history = played(script);
    let views = shown(&mut history);
    assert_eq!(
        numbers(&mut history),
        [
            "> S 0:0(0)",
            "> S 0:0(0)",
            "< S. 0:0(0) ack 1",
            "> R 1:1(0)",
            "< S. 0:0(0) ack 1",
            "> . 1:1(0) ack 1",
        ]
    );
    let [old, new] = [views[0].seq_base, views[1].seq_base];
    assert_eq!(
        new.wrapping_sub(old),
        125_000,
        "§3.4.1: a number every 4 µs"
    );
    let of_client = [
        old,
        new,
        views[2].ack_base,
        views[3].seq_base,
        views[4].ack_base,
    ];
    assert_eq!(of_client, [old, new, old, old, new]);
    assert_ne!(
        views[2].seq_base, views[4].seq_base,
        "the server's are two as well"
    );
}

/// What arrives of an older connection, ahead of a hole of the newer one, is told in the numbers of
/// the connection that hears of it.
#[test]
fn a_hole_is_told_in_the_numbers_of_its_connection() {
    let text = fs::read_to_string("scenarios/old-duplicate.tcp").expect("a scenario");
    let script = text.replace("client send 5440B", "client send 5000B");
    let mut history = played(&script);
    let entries = Update::of(&mut history, &[], &mut Watermarks::default()).entries;
    let held = entries.iter().rfind(|entry| entry.code == "held");
    let missing = held.and_then(|held| held.values.iter().find(|one| one.name == "missing"));
    assert_eq!(missing.map(|missing| missing.number), Some(5_001.0));
}

/// The server has taken more than the newer connection ever sent.
#[test]
fn an_accepted_duplicate_is_acknowledged_in_the_numbers_of_its_connection() {
    let script = fs::read_to_string("scenarios/old-duplicate.tcp").expect("a scenario");
    let lines = numbers(&mut played(&script));
    assert!(
        lines.contains(&"< . 1:1(0) ack 6901".to_owned()),
        "{lines:#?}"
    );
}

/// A host that has forgotten its connection begins a new one between the same sockets.
#[test]
fn a_half_open_connection_answers_in_its_own_numbers() {
    let script = "\
server listen 80
client connect server:80 from 50000
client send \"hello\"
at 1s: client crash
at 2s: client restart
at 3s: client connect server:80 from 50000
end 4s";
    let mut history = played(script);
    let lines = numbers(&mut history);
    let from = lines.iter().rposition(|line| line == "> S 0:0(0)");
    // RFC 9293 §3.5.1, Figure 9: the SYN is answered by the acknowledgment of what was, that by RST.
    let first = lines.iter().position(|line| line == "< . 1:1(0) ack 6");
    assert!(first.is_some() && from.is_some(), "{lines:#?}");
    assert!(lines.contains(&"> R 6:6(0)".to_owned()), "{lines:#?}");
}

/// As octets, from the capture, in the order in which they came onto the wire or arrived there first.
fn on_the_wire(history: &History) -> HashMap<usize, Segment> {
    let world = history.session().world();
    let packets = read::read(&capture(world, &Side::BOTH, EPOCH, Family::V4)).packets;
    let mut packets = packets.into_iter();
    let record = world.record();
    let mut seen = vec![false; record.flights().len()];
    let mut found = HashMap::new();
    for id in record.course().iter() {
        let flight = &record.flights()[*id];
        let arrives = std::mem::replace(&mut seen[*id], true);
        let made_elsewhere = flight.copy_of.is_some() || flight.forged;
        if (made_elsewhere && !arrives) || flight.datagram(arrives, |address| address).is_err() {
            continue;
        }
        let packet = packets
            .next()
            .expect("what passed an interface is in the capture");
        if packet.intact && packet.octets.len() == packet.whole {
            let segment = wire::decode(&Bytes::from(packet.octets)).expect("a segment");
            found.insert(*id, segment);
        }
    }
    assert_eq!(packets.next(), None);
    found
}

/// `wire` with numbers counted from these.
fn counted(wire: &Segment, seq_base: u32, ack_base: u32) -> Segment {
    let mut segment = wire.clone();
    segment.seq = Seq(wire.seq.0.wrapping_sub(seq_base));
    if let Some(ack) = wire.acknowledges() {
        segment.ack = Seq(ack.0.wrapping_sub(ack_base));
    }
    for block in &mut segment.options.sack {
        *block = SackBlock {
            start: Seq(block.start.0.wrapping_sub(ack_base)),
            end: Seq(block.end.0.wrapping_sub(ack_base)),
        };
    }
    segment
}

fn tcb(history: &History, side: Side) -> Option<TcbView> {
    let world = history.session().world();
    let connection = world.host(side).connection()?;
    Some(TcbView::of(&connection, world.bases(side)))
}

/// What each direction may count from: the numbers of the SYNs that its host has sent so far; 0 as
/// long as there is none, and for what came before.
#[derive(Default)]
struct Bases(HashMap<(SocketAddr, SocketAddr), Vec<u32>>);

impl Bases {
    fn of(&mut self, segment: &Segment) -> &mut Vec<u32> {
        self.0.entry((segment.src, segment.dst)).or_default()
    }

    /// What the numbers from `segment`'s sender may count from.
    fn allow(&self, (src, dst): (SocketAddr, SocketAddr), base: u32) -> bool {
        match self.0.get(&(src, dst)) {
            Some(bases) => bases.contains(&base),
            None => base == 0,
        }
    }
}

/// Every shown segment says what its octets say, minus one base for each direction.
fn check(history: &mut History) -> Result<(), TestCaseError> {
    let wire = on_the_wire(history);
    let update = Update::of(history, &[], &mut Watermarks::default());
    let record = history.session().world().record().clone();
    let mut bases = Bases::default();
    for view in &update.segments {
        let flight = &record.flights()[view.id as usize];
        let sent = flight.unedited.as_deref().unwrap_or(&flight.segment);
        let (there, back) = ((sent.src, sent.dst), (sent.dst, sent.src));
        if view.copy_of.is_none() && !view.forged && sent.syn() {
            bases.of(sent).push(sent.seq.0);
        } else if bases.of(sent).is_empty() {
            bases.of(sent).push(0);
        }
        prop_assert!(bases.allow(there, view.seq_base), "{:?}", view);
        prop_assert!(bases.allow(back, view.ack_base), "{:?}", view);
        let own = view.copy_of.is_none() && !view.forged && !view.edited && !sent.rst();
        if own {
            prop_assert_eq!(Some(&view.seq_base), bases.of(sent).last(), "{:?}", view);
        }
        if let Some(wire) = wire.get(&(view.id as usize)) {
            let of_wire = if view.edited { &flight.segment } else { wire };
            let relative = counted(of_wire, view.seq_base, view.ack_base);
            prop_assert_eq!(&view.line, &relative.to_string());
            prop_assert_eq!(view.seq, relative.seq.0);
            prop_assert_eq!(view.ack, relative.acknowledges().map(|ack| ack.0));
            let ports = [view.source_port, view.destination_port];
            prop_assert_eq!(ports, [wire.src.port(), wire.dst.port()]);
        }
        if let Some(octets) = OctetsView::of(flight) {
            check_octets(&octets, view, &flight.segment)?;
        }
    }
    for entry in &update.entries {
        let segment = entry.segment.map(|id| &update.segments[id as usize]);
        let line = segment.map(|segment| segment.line.clone());
        prop_assert_eq!(&entry.line, &line, "{:?}", entry);
    }
    check_connections(history, &bases)
}

/// The fields of the header give both numbers.
fn check_octets(
    octets: &OctetsView,
    view: &SegmentView,
    segment: &Segment,
) -> Result<(), TestCaseError> {
    let field = |name: &str| octets.fields.iter().find(|field| field.name == name);
    let relative = |name: &str| field(name).and_then(|field| field.relative);
    prop_assert_eq!(relative("sequence"), Some(f64::from(view.seq)));
    prop_assert_eq!(relative("acknowledgment"), view.ack.map(f64::from));
    let told = |line: &str| {
        let (_, blocks) = line.split_once("sack ")?;
        Some(blocks.trim_end_matches('>').to_owned())
    };
    let absolute = field("option-sack").map(|field| field.value.clone());
    prop_assert_eq!(absolute, told(&segment.to_string()));
    Ok(())
}

/// The TCB of a host counts from what its segments count from.
fn check_connections(history: &History, bases: &Bases) -> Result<(), TestCaseError> {
    for side in Side::BOTH {
        let (Some(tcb), Some((local, remote))) = (
            tcb(history, side),
            history.session().world().host(side).pair(),
        ) else {
            continue;
        };
        let record = history.session().world().record();
        let last = record.flights().iter().rev().find(|flight| {
            let sent = &flight.segment;
            let its = (sent.src, sent.dst) == (local, remote) && !sent.rst();
            its && flight.copy_of.is_none() && !flight.forged
        });
        let Some(last) = last else { continue };
        let base = |name: &str| {
            let one = tcb.variables.iter().find(|one| one.name == name);
            one.and_then(|one| one.base)
        };
        prop_assert!(bases.allow((local, remote), base("snd.nxt").unwrap_or_default()));
        prop_assert_eq!(base("snd.nxt"), Some(last.initial.0.0));
        if tcb.receive.is_some() && last.segment.acknowledges().is_some() {
            prop_assert_eq!(base("rcv.nxt"), Some(last.initial.1.0));
        }
    }
    Ok(())
}

/// Where nothing was made up, no number is further away than what was sent.
fn check_nearness(history: &mut History) {
    let views = shown(history);
    let sent: u64 = views.iter().map(|view| u64::from(view.length) + 2).sum();
    for view in views.iter().filter(|view| !view.forged && !view.edited) {
        let made_up = view.seq_base == 0 || view.ack_base == 0;
        assert!(made_up || u64::from(view.seq) <= sent, "{view:?}");
        assert!(
            made_up || view.ack.is_none_or(|ack| u64::from(ack) <= sent),
            "{view:?}"
        );
    }
}

/// The scripts of a lesson: what is said from each new beginning on.
fn lesson(text: &str) -> Vec<String> {
    let said = |line: &str| {
        let line = line.trim();
        let line = line.strip_prefix("way ").unwrap_or(line);
        let statement = parse_line(line).ok()?;
        Some(statement.to_string())
    };
    let (head, steps) = text.split_once("\nstep ").expect("steps");
    let head: Vec<String> = head.lines().filter_map(said).collect();
    let mut scripts = vec![head.clone()];
    for line in steps.lines() {
        match line.trim() {
            "anew" => scripts.push(head.clone()),
            "anew bare" => scripts.push(Vec::new()),
            _ => scripts.last_mut().expect("one").extend(said(line)),
        }
    }
    scripts.into_iter().map(|lines| lines.join("\n")).collect()
}

#[test]
fn every_segment_of_every_scenario_and_lesson_is_shown_as_it_is_on_the_wire() {
    let mut scripts = Vec::new();
    for file in fs::read_dir("scenarios").expect("the folder of the scenarios") {
        let path = file.expect("a scenario").path();
        scripts.push(fs::read_to_string(&path).expect("a text"));
    }
    for folder in fs::read_dir("lessons").expect("the folder of the lessons") {
        let file = folder.expect("a lesson").path().join("lesson.tcp");
        let text = fs::read_to_string(file).unwrap_or_default();
        scripts.extend(lesson(&format!("{text}\nstep ")));
    }
    assert!(scripts.len() > 40, "{} scripts", scripts.len());
    for script in scripts {
        let mut history = played(&script);
        check(&mut history).unwrap_or_else(|error| panic!("{script}\n{error}"));
        check_nearness(&mut history);
    }
}

/// What somebody makes up, between sockets that are used and others.
fn made_up() -> impl Strategy<Value = String> {
    let ports = prop_oneof![
        Just(String::new()),
        (49_152_u32..49_154, 80_u32..82).prop_map(|(from, to)| format!("{from} > {to} ")),
    ];
    let segment = prop_oneof![
        any::<u32>().prop_map(|seq| format!("S {seq}:{seq}(0)")),
        (any::<u32>(), any::<u32>())
            .prop_map(|(seq, ack)| format!(". {seq}:{}(5) ack {ack}", seq.wrapping_add(5))),
        (0_u32..9, 0_u32..9).prop_map(|(seq, ack)| format!("F. {seq}:{seq}(0) ack {ack}")),
        (0_u32..9).prop_map(|seq| format!("S {seq}:{}(3)", seq + 3)),
        (0_u32..9).prop_map(|seq| format!("R {seq}:{seq}(0)")),
    ];
    (ports, segment).prop_map(|(ports, segment)| format!("forge client {ports}\"{segment}\""))
}

/// What comes before the start is played without a pause, however much it is.
fn starts_soon(mut script: Script) -> Script {
    for statement in &mut script.statements {
        if let Action::Set(Setting::Start(start)) = &mut statement.action {
            *start = (*start).min(Duration::from_millis(1));
        }
    }
    script
}

fn lines() -> impl Strategy<Value = Vec<(u64, Statement)>> {
    let made_up = made_up().prop_map(|line| parse_line(&line).expect("a line"));
    let again = prop::sample::select(vec![
        "client connect server:80 from 49152",
        "client abort",
        "client crash",
        "client restart",
        "hold client segment",
        "release",
        "edit client segment set seq +10 ack 3",
    ]);
    let again = again.prop_map(|line| parse_line(line).expect("a line"));
    let line = prop_oneof![made_up, again, any::statement()];
    (
        lively::talk(),
        prop::collection::vec((0_u64..2_000_000, line), 0..10),
    )
        .prop_map(|(talk, more)| [talk, more].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// Whatever happens and whatever somebody makes up.
    #[test]
    fn every_segment_of_any_session_is_shown_as_it_is_on_the_wire(
        seed: u32,
        script in prop_oneof![3 => lively::script(), 1 => any::script().prop_map(starts_soon)],
        lines in lines(),
    ) {
        let mut history = History::new(script, seed);
        let mut events = ENOUGH;
        for (wait, line) in lines {
            go(&mut history, Duration::from_micros(wait), &mut events);
            let _ = history.dispatch(&line);
        }
        go(&mut history, Duration::from_secs(10), &mut events);
        check(&mut history)?;
    }
}
