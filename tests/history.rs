//! Back and forth in time, and what would have been if.

use proptest::prelude::*;
use tcpscope::script::{Fault, Statement, parse, parse_condition, parse_line};
use tcpscope::sim::{Beginning, History, Refusal, Side, Watermarks};
use tcpscope::state::EDGES;
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

/// What tells the moments of a long history apart, without a look at all of it.
fn mark(history: &History) -> (Instant, usize, usize, usize, String) {
    let world = history.session().world();
    (
        world.now(),
        history.events(),
        world.record().entries().len(),
        world.record().flights().len(),
        states(history),
    )
}

/// Seeks to the time of each mark, and expects what was so then.
fn see_again<'a>(
    history: &mut History,
    marks: impl Iterator<Item = &'a (Instant, usize, usize, usize, String)>,
) {
    for then in marks {
        history.seek(then.0);
        assert_eq!(&mark(history), then);
    }
}

/// So many events that most of the kept moments are forgotten, twice.
#[test]
fn a_very_long_history_is_seen_again_too() {
    let mut history = history(
        "link loss 1%\n\
         host server app close-on-eof\n\
         server listen 80\n\
         client connect server:80 app source 20MB",
    );
    let mut marks = Vec::new();
    for _ in 0..26 {
        let until = history.events() + 1_000;
        while history.events() < until {
            history.step();
        }
        // All that happens at this instant has happened, as after `seek`.
        history.advance(history.session().world().now());
        marks.push(mark(&history));
    }
    assert!(history.events() > 25_000, "{}", history.events());
    see_again(&mut history, marks.iter().rev().step_by(3));
    see_again(&mut history, marks.iter().skip(1).step_by(4));

    // From the middle on it becomes another one; the first one stays as it is.
    let (past, future) = marks.split_at(13);
    let middle = past.last().expect("it is long");
    see_again(&mut history, std::iter::once(middle));
    history.dispatch(&line("client abort")).expect("a call");
    history.advance(history.session().world().now() + Duration::from_millis(1_000));
    assert_eq!(states(&history), "CLOSED/CLOSED");
    see_again(&mut history, past[..12].iter().rev().step_by(5));
    history.select(0);
    see_again(&mut history, future.iter().rev().step_by(4));
    see_again(&mut history, past.iter().step_by(4));
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
        (&second.began, second.parent),
        (
            &Beginning::from(&line("server abort")),
            Some((0, after(500)))
        )
    );
    assert_eq!((&first.began, first.parent), (&Beginning::First, None));

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
    let drop = line(&format!("drop segment {last}"));
    let began = &history.branches()[1].began;
    assert_eq!(*began, Beginning::from(&drop));
    assert_eq!(began.fault(), Some((&Fault::Drop, last)));

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

/// A connection, closed by the client after 1 s; what was said then is the future of 500 ms.
fn with_a_future() -> History {
    let mut history = history("server listen 80\nclient connect server:80");
    history.advance(after(1_000));
    history.dispatch(&line("client close")).expect("a call");
    history.advance(after(2_000));
    history.seek(after(500));
    history
}

/// The ids of the branches, and from which each departs and when.
fn tree(history: &History) -> Vec<(usize, Option<(usize, Instant)>)> {
    let branches = history.branches().iter();
    branches.map(|branch| (branch.id, branch.parent)).collect()
}

#[test]
fn a_branch_is_called_as_the_user_calls_it() {
    let mut history = with_a_future();
    history.dispatch(&line("server abort")).expect("a call");
    history.rename(1, "  a reset ");
    let branch = &history.branches()[1];
    assert_eq!(
        (&branch.began, branch.title.as_str()),
        (&Beginning::from(&line("server abort")), "a reset")
    );
    // What departs from it has a name of its own.
    history.follow(&[], Beginning::Fork).expect("no line");
    assert_eq!(history.branches()[2].title, "");
    history.rename(1, " ");
    assert_eq!(history.branches()[1].title, "");
    history.rename(9, "nobody");
    assert!(
        history
            .branches()
            .iter()
            .all(|branch| branch.title.is_empty())
    );
}

#[test]
fn who_is_on_a_branch_that_is_removed_turns_to_its_parent() {
    let mut history = with_a_future();
    history.dispatch(&line("server abort")).expect("a call");
    history.advance(after(800));
    assert_eq!(
        (history.branch().id, states(&history).as_str()),
        (1, "CLOSED/CLOSED")
    );
    history.remove(1);
    assert_eq!(tree(&history), [(0, None)]);
    assert_eq!(history.branch().id, 0);
    assert_eq!(states(&history), "ESTABLISHED/ESTABLISHED");
    // Its number is not given to another.
    history.dispatch(&line("server close")).expect("a call");
    assert_eq!(history.branch().id, 2);
}

#[test]
fn what_departs_from_a_removed_branch_departs_from_its_parent() {
    let mut history = with_a_future();
    history
        .dispatch(&line("server send \"a\""))
        .expect("a call");
    history.advance(after(900));
    history
        .dispatch(&line("server send \"b\""))
        .expect("a call");
    history.seek(after(700));
    history.dispatch(&line("server close")).expect("a call");
    history.advance(after(2_000));
    assert_eq!(
        tree(&history),
        [
            (0, None),
            (1, Some((0, after(500)))),
            (2, Some((1, after(700))))
        ]
    );
    let before = sight(&history);
    history.remove(1);
    // With its parent it has in common what came before the removed one departed.
    assert_eq!(tree(&history), [(0, None), (2, Some((0, after(500))))]);
    assert_eq!((history.branch().id, sight(&history)), (2, before));
    // A viewer finds it by its number, which is no longer its place.
    Viewer::default().look(&mut history);
    history.seek(after(600));
    history.advance(after(2_000));
    let script = history.session().script().to_string();
    let said = "at 500ms: server send \"a\"\nat 700ms: server close\n";
    assert!(script.ends_with(said), "{script}");
}

#[test]
fn the_first_branch_is_never_removed() {
    let mut history = with_a_future();
    history.dispatch(&line("server abort")).expect("a call");
    let before = tree(&history);
    history.remove(0);
    history.remove(9);
    assert_eq!((tree(&history), history.branch().id), (before, 1));
}

#[test]
fn a_branch_can_be_looked_at_whole() {
    let mut history = with_a_future();
    history.dispatch(&line("server abort")).expect("a call");
    let before = (sight(&history), history.branch().id);
    let whole = history.whole(0).expect("a branch");
    assert_eq!(states(&whole), "FIN-WAIT-2/CLOSE-WAIT");
    assert!(!whole.is_past());
    assert!(history.whole(9).is_none());
    assert_eq!((sight(&history), history.branch().id), before);
}

#[test]
fn the_script_of_a_branch_holds_what_was_said_later() {
    let mut history = with_a_future();
    let said = "server listen 80\nclient connect server:80\n";
    assert_eq!(
        history.session().script().to_string(),
        format!("seed 1\n{said}")
    );
    let all = format!("seed 1\n{said}at 1s: client close\n");
    assert_eq!(history.script().to_string(), all);
    history.seek(after(1_500));
    assert_eq!(history.script().to_string(), all);
    // In another branch it was never said.
    history.seek(after(500));
    history.dispatch(&line("server abort")).expect("a call");
    assert_eq!(
        history.script().to_string(),
        format!("seed 1\n{said}at 500ms: server abort\n")
    );
}

#[test]
fn who_follows_a_way_is_on_a_branch_of_its_own() {
    let mut history = history("server listen 80\nclient connect server:80");
    history.advance(after(500));
    assert!(!history.is_past());
    let lines = ["at 500ms: client close", "at 600ms: server close"].map(line);
    let goal = parse_condition("client TIME-WAIT").expect("a goal");
    history
        .follow(&lines, goal.clone().into())
        .expect("both make sense");
    assert_eq!(tree(&history), [(0, None), (1, Some((0, after(500))))]);
    assert_eq!(history.branches()[1].began, Beginning::from(goal));
    assert_eq!(history.session().world().now(), after(500));
    history.advance(after(1_000));
    assert_eq!(states(&history), "TIME-WAIT/CLOSED");
    let script = history.session().script().to_string();
    assert!(
        script.ends_with("at 500ms: client close\nat 600ms: server close\n"),
        "{script}"
    );
    history.select(0);
    assert_eq!(states(&history), "ESTABLISHED/ESTABLISHED");
}

#[test]
fn a_way_with_a_line_that_makes_no_sense_is_not_followed() {
    let mut history = with_a_future();
    let before = (sight(&history), history.script(), tree(&history));
    let lines = ["at 500ms: client close", "at 400ms: server close"].map(line);
    let refused = history.follow(&lines, Beginning::Fork);
    assert_eq!(refused, Err(Refusal::TimeHasPassed));
    assert_eq!((sight(&history), history.script(), tree(&history)), before);
    // A new branch gets the number that this one did not.
    history
        .follow(&lines[..1], Beginning::Fork)
        .expect("it makes sense");
    assert_eq!(history.branch().id, 1);
}

/// The edges that the client has walked.
fn walked(history: &History) -> Vec<String> {
    let walked = history.session().world().record().walked(Side::Client);
    let edges = EDGES.iter().enumerate();
    let edges = edges.filter(|(place, _)| walked.bits() & 1 << place != 0);
    edges
        .map(|(_, edge)| format!("{} -> {}", edge.from, edge.to))
        .collect()
}

#[test]
fn what_was_walked_goes_back_with_the_time() {
    let mut history = with_a_future();
    let open = ["CLOSED -> SYN-SENT", "SYN-SENT -> ESTABLISHED"];
    assert_eq!(walked(&history), open);
    history.advance(after(2_000));
    assert_eq!(
        walked(&history),
        [
            &open[..],
            &["ESTABLISHED -> FIN-WAIT-1", "FIN-WAIT-1 -> FIN-WAIT-2"]
        ]
        .concat()
    );
    history.seek(after(50));
    assert_eq!(walked(&history), open[..1]);
    // Each branch has walked its own.
    history.dispatch(&line("client abort")).expect("a call");
    assert_eq!(
        walked(&history),
        ["CLOSED -> SYN-SENT", "SYN-SENT -> CLOSED"]
    );
    history.step_back();
    history.select(0);
    assert_eq!(walked(&history), open[..1]);
}

/// What a viewer knows from the updates that it got.
#[derive(Default)]
struct Viewer {
    seen: Watermarks,
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
    Remove(usize),
    Follow(u64),
    TakeUp,
    Depart(usize, usize, u64),
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
        1 => (0usize..4).prop_map(Move::Remove),
        1 => (0u64..500).prop_map(Move::Follow),
        1 => Just(Move::TakeUp),
        1 => (0usize..4, 0usize..6, 0u64..3_000)
            .prop_map(|(id, said, millis)| Move::Depart(id, said, millis)),
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
                Move::Remove(id) => history.remove(id),
                Move::TakeUp => history.take_up(),
                Move::Depart(id, said, millis) => {
                    history.depart(id, said, after(millis), Beginning::Fork);
                }
                Move::Follow(millis) => {
                    let at = history.session().world().now() + Duration::from_millis(millis);
                    let micros = at.since(Instant::ZERO).as_micros();
                    let later = line(&format!("at {micros}us: client close"));
                    let _ = history.follow(&[later], Beginning::Fork);
                }
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
