//! What the user said later than another branch departed: said again there, or left out with why.

use tcpscope::script::{Statement, parse, parse_line};
use tcpscope::sim::{Beginning, History, Refusal, Side};
use tcpscope::tcp::Error;
use tcpscope::time::{Duration, Instant};

const OPEN: &str = "server listen 80\nclient connect server:80";

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

/// Says each of these at its time.
fn talk(history: &mut History, acts: &[(u64, &str)]) {
    for (millis, text) in acts {
        history.advance(after(*millis));
        history.dispatch(&line(text)).expect(text);
    }
}

fn ask(history: &mut History, text: &str) {
    history.what_if(&line(text)).expect(text);
}

fn states(history: &History) -> String {
    let [client, server] = Side::BOTH.map(|side| history.session().world().host(side).state());
    format!("{client}/{server}")
}

/// What was said in the present branch and not in the script, with its time.
fn said(history: &History) -> Vec<String> {
    let said = history.branch().said();
    said.map(|said| format!("{}s {}", said.at, said.statement))
        .collect()
}

/// What was left out of the present branch, and why.
fn left_out(history: &History) -> Vec<(String, Option<Refusal>)> {
    let left_out = history.branch().left_out().iter();
    left_out
        .map(|act| (format!("{}s {}", act.at, act.statement), act.why))
        .collect()
}

/// The script of the present branch, played again, leads to the same octets at every moment.
fn assert_replays(history: &mut History, until: Instant) {
    history.seek(until);
    let script = history.script();
    let text = script.to_string();
    let parsed = parse(&text).unwrap_or_else(|error| panic!("{}", error.render(&text)));
    let mut replay = History::new(parsed.script, 9);
    replay.advance(until);
    assert_eq!(
        replay.session().digest(),
        history.session().digest(),
        "{text}"
    );
}

#[test]
fn what_was_said_later_is_said_again_at_its_times() {
    let mut history = history(OPEN);
    talk(
        &mut history,
        &[(1_500, "client send \"hi\""), (2_000, "client close")],
    );
    history.advance(after(3_000));
    assert_eq!(states(&history), "FIN-WAIT-2/CLOSE-WAIT");
    ask(&mut history, "drop segment 1");
    // Time is where the SYN-ACK was sent.
    assert_eq!(history.session().world().now(), after(50));
    assert_eq!(states(&history), "SYN-SENT/SYN-RECEIVED");
    assert_eq!(
        said(&history),
        [
            "0.05s drop segment 1",
            "1.5s client send \"hi\"",
            "2s client close"
        ]
    );
    assert_eq!(left_out(&history), []);
    history.seek(after(3_000));
    assert_eq!(states(&history), "FIN-WAIT-2/CLOSE-WAIT");
    assert_replays(&mut history, after(9_000));
}

#[test]
fn what_was_said_before_the_fault_is_said_once() {
    let mut history = history("server listen 80");
    talk(
        &mut history,
        &[(0, "client connect server:80"), (1_000, "client close")],
    );
    history.advance(after(2_000));
    ask(&mut history, "drop segment 0");
    assert_eq!(
        said(&history),
        [
            "0s client connect server:80",
            "0s drop segment 0",
            "1s client close"
        ]
    );
    assert_eq!(history.branch().kept, 1);
    assert_replays(&mut history, after(9_000));
}

#[test]
fn a_call_that_makes_no_sense_there_is_left_out_with_why() {
    let mut history = history(OPEN);
    talk(
        &mut history,
        &[(500, "server send \"a\""), (700, "server close")],
    );
    history.advance(after(2_000));
    // The SYN is lost: at 500 ms the server does not know of anybody yet.
    ask(&mut history, "drop segment 0");
    assert_eq!(said(&history), ["0s drop segment 0", "0.7s server close"]);
    let [(what, Some(Refusal::Tcp { error, .. }))] = &left_out(&history)[..] else {
        panic!("{:?}", left_out(&history));
    };
    assert_eq!(what, "0.5s server send \"a\"");
    assert_eq!(*error, Error::RemoteSocketUnspecified);
    assert_replays(&mut history, after(9_000));
}

#[test]
fn a_fault_of_a_segment_that_is_not_there_is_left_out() {
    let mut history = history(OPEN);
    talk(
        &mut history,
        &[
            (1_000, "client send \"hi\""),
            // Just sent in answer.
            (1_060, "drop segment 4"),
            (3_000, "client send \"more\""),
        ],
    );
    history.advance(after(6_000));
    let events = history.branch().events();
    // "hi" is lost: there is no acknowledgment at 1.06 s.
    ask(&mut history, "drop segment 3");
    assert_eq!(
        left_out(&history),
        [(
            "1.06s drop segment 4".to_owned(),
            Some(Refusal::SegmentNotInFlight)
        )]
    );
    assert_eq!(
        said(&history)[1..],
        ["1s drop segment 3", "3s client send \"more\""]
    );
    assert_replays(&mut history, after(9_000));
    // The other branch is as it was.
    history.select(0);
    assert_eq!(history.branch().events(), events);
    assert_eq!(left_out(&history), []);
}

#[test]
fn the_same_segment_is_found_where_it_has_another_number() {
    let mut history = history(OPEN);
    talk(&mut history, &[(2_000, "client send \"hi\"")]);
    let hi = history.session().world().record().flights().len() - 1;
    talk(&mut history, &[(2_010, &format!("drop segment {hi}"))]);
    history.advance(after(6_000));
    ask(&mut history, "drop segment 1");
    let there: Vec<_> = history.branch().said().collect();
    let [.., last] = &there[..] else {
        panic!("nothing was said");
    };
    // The SYN came again, and so did its answers.
    assert_ne!(last.statement.to_string(), format!("drop segment {hi}"));
    assert_eq!(
        last.was.map(ToString::to_string),
        Some(format!("drop segment {hi}"))
    );
    assert_eq!(left_out(&history), []);
    history.seek(after(2_020));
    let record = history.session().world().record();
    let lost = record
        .flights()
        .iter()
        .rfind(|flight| flight.from == Side::Client);
    assert_eq!(
        lost.map(|flight| &flight.segment.payload[..]),
        Some(&b"hi"[..])
    );
    assert_replays(&mut history, after(9_000));
}

#[test]
fn what_failed_then_may_fail_again() {
    let mut history = history("server listen 80\nclient connect server:81");
    talk(
        &mut history,
        &[(1_000, "client#3 send \"x\""), (1_100, "client#9 close")],
    );
    history.advance(after(2_000));
    ask(&mut history, "delay segment 0 by 10ms");
    assert_eq!(
        said(&history)[1..],
        ["1s client#3 send \"x\"", "1.1s client#9 close"]
    );
    assert_eq!(left_out(&history), []);
}

#[test]
fn a_socket_that_is_not_there_can_t_be_called() {
    let mut history = history("host server app manual\nserver listen 80\nclient connect server:80");
    talk(
        &mut history,
        &[(500, "server accept"), (600, "server#4 send \"x\"")],
    );
    history.advance(after(2_000));
    ask(&mut history, "drop segment 0");
    assert_eq!(said(&history)[1..], ["0.5s server accept"]);
    let [(what, Some(Refusal::CallFails(_)))] = &left_out(&history)[..] else {
        panic!("{:?}", left_out(&history));
    };
    assert_eq!(what, "0.6s server#4 send \"x\"");
}

#[test]
fn conditions_times_and_repetitions_are_said_again() {
    let mut history = history(OPEN);
    talk(
        &mut history,
        &[
            (300, "when server CLOSE-WAIT: server close"),
            (400, "every 100ms times 3: client send \"x\""),
            (500, "at 3s: client close"),
        ],
    );
    history.advance(after(9_000));
    assert_eq!(states(&history), "TIME-WAIT/CLOSED");
    ask(&mut history, "drop segment 1");
    assert_eq!(history.branch().said().len(), 4);
    assert_eq!(left_out(&history), []);
    history.seek(after(9_000));
    assert_eq!(states(&history), "TIME-WAIT/CLOSED");
    assert_replays(&mut history, after(9_000));
}

#[test]
fn a_question_within_a_question_says_again_what_that_branch_says() {
    let mut history = history(OPEN);
    talk(
        &mut history,
        &[(2_000, "client close"), (4_000, "server close")],
    );
    history.advance(after(6_000));
    ask(&mut history, "drop segment 1");
    history.seek(after(6_000));
    ask(&mut history, "drop segment 0");
    assert_eq!(history.branch().parent, Some((1, Instant::ZERO)));
    // The question of the branch before comes later than this one: that SYN-ACK is not there.
    assert_eq!(
        said(&history),
        ["0s drop segment 0", "2s client close", "4s server close"]
    );
    assert_eq!(
        left_out(&history),
        [(
            "0.05s drop segment 1".to_owned(),
            Some(Refusal::SegmentNotInFlight)
        )]
    );
    history.seek(after(6_000));
    assert_eq!(states(&history), "TIME-WAIT/CLOSED");
    assert_replays(&mut history, after(9_000));
}

#[test]
fn who_acts_in_the_past_is_told_what_is_left_out_and_can_take_it_up() {
    let mut history = history(OPEN);
    talk(
        &mut history,
        &[(1_000, "client send \"a\""), (2_000, "client close")],
    );
    history.advance(after(4_000));
    history.seek(after(500));
    history
        .dispatch(&line("server send \"b\""))
        .expect("a call");
    assert_eq!(said(&history), ["0.5s server send \"b\""]);
    assert_eq!(
        left_out(&history),
        [
            ("1s client send \"a\"".to_owned(), None),
            ("2s client close".to_owned(), None)
        ]
    );
    // Meanwhile something else is said.
    talk(&mut history, &[(1_500, "server close")]);
    history.take_up();
    assert_eq!(history.session().world().now(), after(1_500));
    assert_eq!(
        said(&history),
        [
            "0.5s server send \"b\"",
            "1s client send \"a\"",
            "1.5s server close",
            "2s client close"
        ]
    );
    assert_eq!(left_out(&history), []);
    assert_eq!(history.branches().len(), 2);
    history.seek(after(4_000));
    assert_eq!(states(&history), "CLOSED/TIME-WAIT");
    assert_replays(&mut history, after(9_000));
}

#[test]
fn what_makes_no_sense_stays_left_out_when_it_is_taken_up() {
    let mut history = history(OPEN);
    talk(
        &mut history,
        &[(1_000, "client send \"a\""), (2_000, "client close")],
    );
    history.seek(after(500));
    history.dispatch(&line("client abort")).expect("a call");
    history.take_up();
    assert_eq!(said(&history), ["0.5s client abort"]);
    let whys: Vec<_> = left_out(&history).into_iter().map(|(_, why)| why).collect();
    assert!(whys.iter().all(Option::is_some), "{whys:?}");
    assert_eq!(whys.len(), 2);
    let before = (said(&history), left_out(&history));
    history.take_up();
    assert_eq!((said(&history), left_out(&history)), before);
}

#[test]
fn time_goes_back_over_what_is_said_again() {
    let mut history = history(OPEN);
    talk(&mut history, &[(2_000, "client close")]);
    history.advance(after(4_000));
    ask(&mut history, "drop segment 1");
    assert!(history.is_past(), "the close is to come");
    history.seek(after(4_000));
    assert_eq!(states(&history), "FIN-WAIT-2/CLOSE-WAIT");
    history.seek(after(1_990));
    assert_eq!(states(&history), "ESTABLISHED/ESTABLISHED");
    history.advance(after(4_000));
    assert_eq!(states(&history), "FIN-WAIT-2/CLOSE-WAIT");
    history.remove(1);
    assert_eq!(states(&history), "FIN-WAIT-2/CLOSE-WAIT");
    assert_eq!(history.branches().len(), 1);
}

#[test]
fn a_branch_begins_again_where_a_link_says() {
    let mut first = history(OPEN);
    talk(
        &mut first,
        &[(0, "client send \"a\""), (0, "client send \"b\"")],
    );
    talk(&mut first, &[(2_000, "client close")]);
    first.advance(after(4_000));
    ask(&mut first, "drop segment 1");
    first.seek(after(4_000));

    let mut second = history(OPEN);
    talk(
        &mut second,
        &[(0, "client send \"a\""), (0, "client send \"b\"")],
    );
    talk(&mut second, &[(2_000, "client close")]);
    second.depart(0, 2, after(50), (&line("drop segment 1")).into());
    assert_eq!(second.session().world().now(), after(50));
    talk(
        &mut second,
        &[(50, "drop segment 1"), (2_000, "client close")],
    );
    second.advance(after(4_000));
    assert_eq!(second.branch().kept, first.branch().kept);
    assert_eq!(second.session().digest(), first.session().digest());
    let out = |history: &History| left_out(history).len();
    assert_eq!((out(&second), out(&first)), (0, 0));
    // From a branch that there is not, none departs.
    second.depart(7, 0, after(0), Beginning::Fork);
    assert_eq!(second.branches().len(), 2);
}
