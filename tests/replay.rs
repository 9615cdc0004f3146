//! Whatever is said, a session prints as a script that replays to the same.

#[path = "replay/streams.rs"]
mod streams;

use proptest::prelude::*;
use tcpscope::script::{Action, Script, Setting, Statement, parse};
use tcpscope::sim::{Check, Session};
use tcpscope::time::{Duration, Instant};

use crate::{any, lively};

/// A session that goes on for longer than so many events is not played to the end.
const ENOUGH: usize = 1_000;

/// Says lines at their times, counted from the one before. What makes no sense then is refused.
fn talk(session: &mut Session, lines: &[(u64, Statement)], events: &mut usize) {
    for (wait, line) in lines {
        let to = session.world().now() + Duration::from_micros(*wait);
        go(session, to, events);
        let before = session.script();
        // Not all that is due may have happened: it would now.
        if *events == 0 {
            return;
        }
        if session.dispatch(line.clone()).is_err() {
            assert_eq!(session.script(), before, "a refusal leaves no trace");
        }
    }
}

/// Plays until `to`, or as long as there may be more events; whether it got there.
fn go(session: &mut Session, to: Instant, events: &mut usize) -> bool {
    while session.next_event_at().is_some_and(|at| at <= to) {
        if *events == 0 {
            return false;
        }
        *events -= 1;
        session.step();
    }
    session.advance(to);
    true
}

fn after(span: Duration) -> Instant {
    Instant::ZERO + span
}

/// The session once more, from its script as text.
fn again(session: &Session) -> Result<Session, TestCaseError> {
    let text = session.script().to_string();
    let parsed = parse(&text).map_err(|error| TestCaseError::fail(error.render(&text)))?;
    prop_assert_eq!(parsed.script.to_string(), text);
    Ok(Session::new(parsed.script, 0))
}

/// Both went the same way.
fn check_equal(live: &mut Session, replay: &mut Session) -> Result<(), TestCaseError> {
    let script = live.script().to_string();
    let lines = |session: &Session| -> Vec<String> {
        let flights = session.world().record().flights().iter();
        flights.map(|flight| format!("{flight:?}")).collect()
    };
    prop_assert_eq!(lines(live), lines(replay), "{}", &script);
    prop_assert_eq!(live.world().calls(), replay.world().calls(), "{}", &script);
    let same = live.world().record() == replay.world().record();
    prop_assert!(same, "{}", &script);
    live.finish();
    replay.finish();
    let verdicts = |session: &Session| -> Vec<_> {
        let verdict = |check: &Check| (check.text.clone(), check.status.clone(), check.decided_at);
        session.checks().iter().map(verdict).collect()
    };
    prop_assert_eq!(verdicts(live), verdicts(replay), "{}", script);
    Ok(())
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

/// Plays it, talks into it, and compares it with its replay.
fn check_replay(
    script: Script,
    seed: u32,
    lines: &[(u64, Statement)],
) -> Result<Session, TestCaseError> {
    let mut live = Session::new(script, seed);
    let mut events = ENOUGH;
    talk(&mut live, lines, &mut events);
    let end = live.world().now() + Duration::from_secs(3_600);
    let ended = go(&mut live, end, &mut events);
    let mut replay = again(&live)?;
    // What was said is an event now.
    let mut events = ENOUGH + lines.len();
    if ended && go(&mut replay, end, &mut events) {
        check_equal(&mut live, &mut replay)?;
    }
    Ok(live)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// Two hosts that talk, over a wire that fails them, to users who do not know what they want.
    #[test]
    fn a_lively_session_replays(
        seed: u32,
        script in lively::script(),
        lines in lively::talk(),
    ) {
        let session = check_replay(script, seed, &lines)?;
        streams::check(&session)?;
    }

    /// Nonsense as well.
    #[test]
    fn any_session_replays(
        seed: u32,
        script in any::script().prop_map(starts_soon),
        lines in prop::collection::vec((0u64..2_000_000, any::statement()), 0..6),
    ) {
        check_replay(script, seed, &lines)?;
    }
}

#[test]
fn a_refused_line_does_not_come_again() {
    let parsed = parse("server listen 80").expect("a script");
    let mut session = Session::new(parsed.script, 1);
    let line = |text| tcpscope::script::parse_line(text).expect("a line");
    assert!(
        session
            .dispatch(line("every 1s times 3: drop segment 7"))
            .is_err()
    );
    assert_eq!(session.next_event_at(), None);
    session.advance(after(Duration::from_secs(9)));
    assert!(session.checks().is_empty());
}

#[test]
fn what_is_said_after_the_end_is_replayed() {
    let script = "server listen 80\nclient connect server:80";
    let mut live = Session::new(parse(script).expect("a script").script, 1);
    live.advance(after(Duration::from_secs(2)));
    for text in ["end 1s", "client send \"late\"", "client close"] {
        let line = tcpscope::script::parse_line(text).expect("a line");
        assert_eq!(live.dispatch(line), Ok(()), "{text}");
    }
    let mut replay = again(&live).expect("a script");
    replay.advance(after(Duration::from_secs(9)));
    live.advance(after(Duration::from_secs(9)));
    assert_eq!(replay.world().now(), after(Duration::from_secs(2)));
    check_equal(&mut live, &mut replay).expect("the same");
}
