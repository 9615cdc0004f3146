//! Back and forth in time, and what would have been if.

use proptest::prelude::*;
use tcpscope::script::{Statement, parse, parse_line};
use tcpscope::sim::{Extent, History, Refusal, Side};
use tcpscope::time::{Duration, Instant};
use tcpscope::view::{CallView, EntryView, ExpectationView, PhaseView, SegmentView, Update};

const FIRST_LOOK: &str = include_str!("../scenarios/first-look.tcp");

fn history(text: &str) -> History {
    let parsed = parse(text).unwrap_or_else(|error| panic!("{}", error.render("script")));
    History::new(parsed.script, 1)
}

fn line(text: &str) -> Statement {
    parse_line(text).unwrap_or_else(|error| panic!("{}", error.render("line")))
}

fn after(millis: u64) -> Instant {
    Instant::ZERO + Duration::from_millis(millis)
}

/// The states that the hosts show.
fn states(history: &History) -> String {
    let [client, server] = Side::BOTH.map(|side| history.session().world().host(side).state());
    format!("{client}/{server}")
}

/// Everything that can be seen at the present moment.
fn sight(history: &History) -> String {
    let session = history.session();
    let world = session.world();
    format!(
        "{} {} {:?} {:?} {:?}",
        world.now(),
        states(history),
        world.record(),
        world.calls(),
        session.script(),
    )
}

#[test]
fn every_moment_can_be_seen_again() {
    let mut history = history(FIRST_LOOK);
    let mut seen = vec![sight(&history)];
    while history.next_event_at().is_some() {
        history.step();
        seen.push(sight(&history));
    }
    assert!(seen.len() > 15, "{} moments", seen.len());
    for before in seen.iter().rev().skip(1) {
        history.step_back();
        assert_eq!(&sight(&history), before);
    }
    for then in &seen[1..] {
        history.step();
        assert_eq!(&sight(&history), then);
    }
}

#[test]
fn the_time_can_be_set() {
    let mut history = history(FIRST_LOOK);
    history.seek(after(240_000));
    assert_eq!(states(&history), "TIME-WAIT/CLOSED");
    history.seek(after(85));
    assert_eq!(states(&history), "SYN-SENT/SYN-RECEIVED");
    assert_eq!(history.session().world().now(), after(85));
    history.seek(after(10));
    assert_eq!(states(&history), "CLOSED/LISTEN");
    history.seek(after(131));
    assert_eq!(states(&history), "ESTABLISHED/SYN-RECEIVED");
    assert_eq!(history.branches().len(), 1);
}

#[test]
fn who_speaks_in_the_past_begins_another_branch() {
    let mut history = history("server listen 80\nclient connect server:80");
    history.advance(after(1_000));
    history.dispatch(&line("client close")).expect("a call");
    history.advance(after(2_000));
    assert_eq!(states(&history), "FIN-WAIT-2/CLOSE-WAIT");

    history.seek(after(500));
    assert!(history.is_past());
    history.dispatch(&line("server abort")).expect("a call");
    history.advance(after(2_000));
    assert_eq!(states(&history), "CLOSED/CLOSED");
    let [first, second] = history.branches() else {
        panic!("{} branches", history.branches().len());
    };
    assert_eq!(
        (second.name.as_str(), second.parent),
        ("server abort", Some((0, after(500))))
    );
    assert_eq!(first.parent, None);

    history.select(0);
    assert_eq!(states(&history), "FIN-WAIT-2/CLOSE-WAIT");
    let script = history.session().script().to_string();
    assert!(script.ends_with("at 1s: client close\n"), "{script}");
    history.select(1);
    assert_eq!(states(&history), "CLOSED/CLOSED");
    let script = history.session().script().to_string();
    assert!(script.ends_with("at 500ms: server abort\n"), "{script}");
}

#[test]
fn what_if_the_last_ack_had_been_lost() {
    let mut history = history(FIRST_LOOK);
    history.advance(after(300_000));
    let flights = history.session().world().record().flights();
    let last = flights.len() as u32 - 1;
    let sent_at = flights[last as usize].sent_at;
    history
        .what_if(&line(&format!("drop segment {last}")))
        .expect("it was on its way");
    assert_eq!(history.session().world().now(), sent_at);
    history.advance(sent_at + Duration::from_secs(2));
    let record = history.session().world().record();
    assert_eq!(
        record.flights().len() as u32,
        last + 3,
        "FIN and ACK once more"
    );
    assert_eq!(history.branches()[1].name, format!("drop segment {last}"));

    history.select(0);
    assert_eq!(
        history.session().world().record().flights().len() as u32,
        last + 1
    );
}

#[test]
fn what_never_was_on_its_way_can_t_be_lost() {
    let mut history = history(FIRST_LOOK);
    history.advance(after(1_000));
    let before = sight(&history);
    let refused = history.what_if(&line("drop segment 1000"));
    assert_eq!(refused, Err(Refusal::SegmentNotInFlight));
    assert_eq!(sight(&history), before);
    assert_eq!(history.branches().len(), 1);
}

#[test]
fn a_viewer_can_look_before_the_beginning() {
    let mut history = history("start 150ms\nserver listen 80\nclient connect server:80");
    assert_eq!(history.session().world().now(), after(150));
    assert_eq!(states(&history), "ESTABLISHED/ESTABLISHED");
    history.seek(Instant::ZERO);
    assert_eq!(states(&history), "SYN-SENT/LISTEN");
}

/// What a viewer knows from the updates that it got.
#[derive(Default)]
struct Viewer {
    seen: Extent,
    entries: Vec<EntryView>,
    phases: Vec<PhaseView>,
    segments: Vec<SegmentView>,
    calls: Vec<CallView>,
    expectations: Vec<ExpectationView>,
}

impl Viewer {
    fn look(&mut self, history: &mut History) {
        let update = Update::of(history, &[], &mut self.seen);
        if let Some(kept) = update.kept {
            self.entries.truncate(kept.entries as usize);
            self.phases.truncate(kept.phases as usize);
            self.segments.truncate(kept.segments as usize);
            self.calls.truncate(kept.calls as usize);
            self.expectations.truncate(kept.expectations as usize);
        }
        self.entries.extend(update.entries);
        self.phases.extend(update.phases);
        replace(&mut self.segments, update.segments, |view| view.id);
        replace(&mut self.calls, update.calls, |view| view.id);
        replace(&mut self.expectations, update.expectations, |view| view.id);
    }

    fn knows(&self) -> impl PartialEq + std::fmt::Debug {
        (
            self.entries.clone(),
            self.phases.clone(),
            self.segments.clone(),
            self.calls.clone(),
            self.expectations.clone(),
        )
    }
}

fn replace<T>(known: &mut Vec<T>, news: Vec<T>, id: impl Fn(&T) -> u32) {
    for view in news {
        match known.get_mut(id(&view) as usize) {
            Some(old) => *old = view,
            None => known.push(view),
        }
    }
}

#[derive(Clone, Debug)]
enum Move {
    Step(usize),
    Back(usize),
    Seek(u64),
    Say(&'static str),
    WhatIf(u32),
    Select(usize),
}

fn a_move() -> impl Strategy<Value = Move> {
    let lines = prop::sample::select(vec![
        "client send \"hello\"",
        "server send 3000B",
        "client close",
        "server close",
        "server abort",
        "client connect server:80",
        "drop server data",
        "drop client segment",
        "hold client ACK",
        "release",
        "link loss 20%",
        "unplug",
        "plug",
    ]);
    prop_oneof![
        3 => (1usize..20).prop_map(Move::Step),
        2 => (1usize..10).prop_map(Move::Back),
        2 => (0u64..3_000).prop_map(Move::Seek),
        4 => lines.prop_map(Move::Say),
        1 => (0u32..30).prop_map(Move::WhatIf),
        1 => (0usize..4).prop_map(Move::Select),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// However one got here: the script of the session, played anew, leads to the same moment.
    #[test]
    fn replay_equals_live(moves in prop::collection::vec(a_move(), 0..25)) {
        let mut history = history(
            "expect client ESTABLISHED then client FIN-WAIT-1\n\
             server listen 80 app echo\n\
             client connect server:80",
        );
        let mut viewer = Viewer::default();
        for a_move in moves {
            match a_move {
                Move::Step(times) => (0..times).for_each(|_| history.step()),
                Move::Back(times) => (0..times).for_each(|_| history.step_back()),
                Move::Seek(millis) => history.seek(after(millis)),
                Move::Say(text) => drop(history.dispatch(&line(text))),
                Move::WhatIf(id) => drop(history.what_if(&line(&format!("drop segment {id}")))),
                Move::Select(id) => history.select(id),
            }
            viewer.look(&mut history);
        }
        // Who has followed all the way knows what a newcomer is told.
        let mut newcomer = Viewer::default();
        newcomer.look(&mut history);
        viewer.look(&mut history);
        prop_assert_eq!(viewer.knows(), newcomer.knows());

        let now = history.session().world().now();
        // What is due at this very instant may be still to come.
        while history.next_event_at().is_some_and(|at| at <= now) {
            history.step();
        }
        let script = history.session().script();
        let mut replay = History::new(script.clone(), 2);
        replay.advance(now);
        prop_assert_eq!(sight(&replay), sight(&history), "{}", script);
    }
}
