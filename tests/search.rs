//! From any state the engine finds the shortest way to a goal, as lines that lead there.

use proptest::prelude::*;
use tcpscope::explain::UserCall;
use tcpscope::script::{Condition, Statement, parse, parse_condition, parse_line};
use tcpscope::sim::{NoWay, Session, Side, Status, Way};
use tcpscope::state::{DRAWN, EDGES, State};
use tcpscope::time::{Duration, Instant};

const CONNECTED: &str = include_str!("../scenarios/connected.tcp");
const FIRST_LOOK: &str = include_str!("../scenarios/first-look.tcp");

#[track_caller]
fn session(text: &str) -> Session {
    let parsed = parse(text).unwrap_or_else(|error| panic!("{}", error.render("script")));
    let mut session = Session::new(parsed.script, 1);
    session.advance(session.start());
    session
}

/// The script has been played to its end.
fn played(text: &str) -> Session {
    let mut session = session(text);
    session.advance(after(3_600_000));
    assert_eq!(session.next_event_at(), None);
    session
}

#[track_caller]
fn goal(text: &str) -> Condition {
    parse_condition(text).unwrap_or_else(|error| panic!("{}", error.render("goal")))
}

fn after(millis: u64) -> Instant {
    Instant::ZERO + Duration::from_millis(millis)
}

fn lines(way: &Way) -> Vec<String> {
    way.lines.iter().map(ToString::to_string).collect()
}

/// The way to `text`, which has been gone.
#[track_caller]
fn way(session: &Session, text: &str) -> Way {
    let way = Way::find(session, &goal(text), Way::EFFORT);
    let way = way.unwrap_or_else(|why| panic!("no way to {text}: {why:?}"));
    go(session, &way, text);
    way
}

/// Plays the script of a way anew, from its text, and expects the goal: what happens from the
/// moment of `session` on, what is so when the way says that it is.
#[track_caller]
fn go(session: &Session, way: &Way, text: &str) {
    let printed = way.script.to_string();
    let mut script = match parse(&printed) {
        Ok(parsed) => parsed.script,
        Err(error) => panic!("{}", error.render(&printed)),
    };
    let said = script.statements.len();
    let (from, place) = match goal(text) {
        Condition::Walks { .. } | Condition::Segment { .. } | Condition::Returned { .. } => {
            (session.world().now(), said - way.lines.len())
        }
        _ => (way.reached_at, said),
    };
    let from = from.since(Instant::ZERO).as_micros();
    let expect = line(&format!("at {from}us: expect {text}"));
    script.statements.insert(place, expect);
    let mut replay = Session::new(script, 2);
    replay.advance(way.reached_at);
    let check = replay
        .checks()
        .iter()
        .find(|check| check.statement == place);
    let check = check.unwrap_or_else(|| panic!("{text} is expected:\n{printed}"));
    assert_eq!(
        (&check.status, check.decided_at),
        (&Status::Met, Some(way.reached_at)),
        "{text} by\n{printed}"
    );
}

fn line(text: &str) -> Statement {
    parse_line(text).unwrap_or_else(|error| panic!("{}", error.render("line")))
}

/// All edges, and all states, of both hosts.
fn everything() -> impl Iterator<Item = String> {
    Side::BOTH.into_iter().flat_map(|side| {
        let name = side.name();
        let edges = EDGES.map(|edge| format!("{name} {} -> {}", edge.from, edge.to));
        let states = State::ALL.map(|state| format!("{name} {state}"));
        edges.into_iter().chain(states)
    })
}

#[test]
fn from_nothing_to_everything() {
    let session = session("");
    let longest = everything().map(|goal| way(&session, &goal).lines.len());
    // Two to connect, two to close, and a loss.
    assert_eq!(longest.max(), Some(5));
}

#[test]
fn from_a_connection_to_everything() {
    let session = session(CONNECTED);
    let longest = everything().map(|goal| way(&session, &goal).lines.len());
    assert_eq!(longest.max(), Some(4));
}

#[test]
fn from_the_end_to_everything() {
    let session = played(FIRST_LOOK);
    let longest = everything().map(|goal| way(&session, &goal).lines.len());
    assert_eq!(longest.max(), Some(4));
}

#[test]
fn from_time_wait_to_every_edge_of_the_figure() {
    let mut session = session(FIRST_LOOK);
    session.advance(after(2_000));
    for edge in &EDGES[..DRAWN] {
        way(&session, &format!("client {} -> {}", edge.from, edge.to));
    }
}

#[test]
fn ways_are_those_of_the_textbook() {
    let connected = session(CONNECTED);
    let lines_to = |session: &Session, goal| lines(&way(session, goal));
    assert_eq!(
        lines_to(&session(""), "client ESTABLISHED"),
        ["at 0s: server listen 80", "at 0s: client connect server:80"]
    );
    assert_eq!(
        lines_to(&connected, "client FIN-WAIT-1 -> FIN-WAIT-2"),
        ["at 150ms: client close"]
    );
    // Both close before either hears of it.
    assert_eq!(
        lines_to(&connected, "client CLOSING"),
        ["at 150ms: client close", "at 150ms: server close"]
    );
    // The server's FIN has to acknowledge the client's, as no ACK did before.
    assert_eq!(
        lines_to(&connected, "client FIN-WAIT-1 -> TIME-WAIT"),
        [
            "at 150ms: client close",
            "at 200ms: server close",
            "at 200ms: drop segment 4"
        ]
    );
    // The SYN-ACK finds nobody and is reset.
    assert_eq!(
        lines_to(
            &session("server listen 80"),
            "server SYN-RECEIVED -> LISTEN"
        ),
        ["at 0s: client connect server:80", "at 0s: client close"]
    );
    assert_eq!(
        lines_to(&session(""), "client SYN-SENT -> SYN-RECEIVED"),
        [
            "at 0s: client connect server:80",
            "at 0s: server connect client:49152"
        ]
    );
}

#[test]
fn what_is_so_or_comes_by_itself_needs_no_words() {
    let mut session = session(FIRST_LOOK);
    let already = way(&session, "client CLOSED");
    assert_eq!(
        (lines(&already), already.reached_at),
        (vec![], Instant::ZERO)
    );
    let soon = way(&session, "server ESTABLISHED");
    assert_eq!((lines(&soon), soon.reached_at), (vec![], after(180)));
    assert_eq!(soon.script, session.script());
    let transfer = "server listen 80 app close-on-eof\nclient connect server:80 app source 1MB";
    let late = way(&self::session(transfer), "client TIME-WAIT");
    assert!(late.lines.is_empty());
    // What has happened before does not count.
    session.advance(after(1_000));
    assert!(
        !way(&session, "client SYN-SENT -> ESTABLISHED")
            .lines
            .is_empty()
    );
}

#[test]
fn goals_of_any_kind_are_reached() {
    let connected = session(CONNECTED);
    let lost = way(&connected, "server FIN retransmitted");
    assert_eq!(
        lines(&lost),
        ["at 150ms: server close", "at 150ms: drop segment 3"]
    );
    assert_eq!(
        lines(&way(&connected, "server received >= 10B")),
        [
            "at 150ms: client send \"hello\"",
            "at 250ms: client send \"hello\""
        ]
    );
    assert_eq!(way(&connected, "client 2nd data").lines.len(), 2);
    assert_eq!(way(&connected, "client#3 FIN-WAIT-2").lines.len(), 1);
    let refused = way(&session(""), "client connect = ECONNREFUSED");
    assert_eq!(lines(&refused), ["at 0s: client connect server:80"]);
    // A second connection gets another port than the one that waits.
    let mut waits = session(FIRST_LOOK);
    waits.advance(after(2_000));
    assert_eq!(way(&waits, "client sockets TIME-WAIT >= 2").lines.len(), 3);
}

#[test]
fn what_can_t_be_reached_has_no_way() {
    for text in ["", CONNECTED, FIRST_LOOK] {
        for never in ["client cwnd >= 1000000000", "client sockets CLOSING >= 9"] {
            let found = Way::find(&session(text), &goal(never), 15_000);
            // It has not just given up: all that one line does was tried.
            let why = found.expect_err(never);
            assert!(why.at_least >= 2, "{never}: {why:?}");
        }
    }
    // Nor is there one without any effort.
    let closing = goal("client CLOSING");
    assert_eq!(
        Way::find(&session(CONNECTED), &closing, 0),
        Err(NoWay { at_least: 0 })
    );
}

/// What is at hand at 200 ms of every scenario: to each of these edges of the figure there is a way.
/// Of the others of a scenario one in seven is looked for, another one for each scenario.
const NAMED: &[(&str, &str)] = &[
    ("old-duplicate", "client CLOSED -> LISTEN"),
    ("old-duplicate", "client LISTEN -> SYN-RECEIVED"),
    ("old-duplicate", "client SYN-SENT -> ESTABLISHED"),
    ("old-duplicate", "client LISTEN -> SYN-SENT"),
    ("old-duplicate", "client SYN-SENT -> CLOSED"),
    ("old-duplicate", "client ESTABLISHED -> CLOSE-WAIT"),
    ("old-duplicate", "client FIN-WAIT-1 -> FIN-WAIT-2"),
    ("ports-exhausted", "client CLOSED -> LISTEN"),
    ("ports-exhausted", "client LISTEN -> SYN-SENT"),
    ("ports-reused", "client CLOSED -> LISTEN"),
    ("close-wait-leak", "client CLOSED -> LISTEN"),
    ("close-wait-leak", "client LISTEN -> SYN-RECEIVED"),
    ("blind-reset", "client SYN-RECEIVED -> LISTEN"),
    ("handshake-ack-lost", "client SYN-RECEIVED -> LISTEN"),
    ("unplugged", "client SYN-RECEIVED -> LISTEN"),
];

/// Why there may be no way to an edge from 200 ms of a scenario.
fn too_far(scenario: &str, edge: &str) -> Option<&'static str> {
    match scenario {
        // Two thousand connects go on, one each millisecond.
        "ports-exhausted" | "ports-reused" => Some("hundreds of sockets are copied at each step"),
        // The hosts answer each other's ACKs without end.
        "old-duplicate" => Some("each course is full of moments"),
        "close-wait-leak" if edge.contains("SYN-RECEIVED") => Some("a connect each 200 ms"),
        // Abort, listen, connect from the other side, close, and the loss of an ACK.
        _ if edge.ends_with("SYN-RECEIVED -> FIN-WAIT-1") => Some("five lines"),
        // Both close, and an ACK is lost after that of another connection.
        _ if edge.ends_with("FIN-WAIT-1 -> TIME-WAIT") => Some("five lines"),
        _ => None,
    }
}

#[test]
fn from_every_scenario_to_the_edges_of_the_figure() {
    let files = std::fs::read_dir("scenarios").expect("the scenarios");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    for (number, path) in paths.iter().enumerate() {
        let name = path.file_stem().and_then(|name| name.to_str());
        let name = name.expect("a name");
        let text = std::fs::read_to_string(path).expect("a script");
        let mut session = session(&text);
        session.advance(after(200));
        let named = NAMED.iter().filter(|(scenario, _)| *scenario == name);
        let mut edges: Vec<String> = named.map(|(_, edge)| (*edge).to_owned()).collect();
        let drawn = Side::BOTH.into_iter().flat_map(|side| {
            let edges = EDGES[..DRAWN].iter();
            edges.map(move |edge| format!("{} {} -> {}", side.name(), edge.from, edge.to))
        });
        let others = drawn.skip(number % 7).step_by(7);
        edges.extend(others.filter(|edge| too_far(name, edge).is_none()));
        for edge in edges {
            let found = Way::find(&session, &goal(&edge), Way::EFFORT);
            let way = found.unwrap_or_else(|why| panic!("{name}: no way to {edge}: {why:?}"));
            go(&session, &way, &edge);
        }
    }
}

#[test]
fn nothing_comes_after_the_end() {
    let mut over = session("end 1s\nserver listen 80\nclient connect server:80");
    over.advance(after(2_000));
    assert_eq!(
        Way::find(&over, &goal("server CLOSE-WAIT"), Way::EFFORT).ok(),
        None
    );
    // What needs no time still happens.
    assert_eq!(
        lines(&way(&over, "client FIN-WAIT-1")),
        ["at 1s: client close"]
    );
}

#[test]
fn a_host_that_is_down_is_restarted() {
    let mut down = session(CONNECTED);
    down.dispatch(line("server crash")).expect("it is up");
    assert_eq!(
        lines(&way(&down, "server LISTEN")),
        ["at 150ms: server restart", "at 150ms: server listen 80"]
    );
}

#[test]
fn the_cable_is_put_in_again() {
    let mut unplugged = session("server listen 80");
    unplugged.dispatch(line("unplug")).expect("it is in");
    assert_eq!(
        lines(&way(&unplugged, "client ESTABLISHED")),
        ["at 0s: client connect server:80", "at 0s: plug"]
    );
}

#[test]
fn the_service_may_have_another_port() {
    let session = session("server listen 8080");
    assert_eq!(
        lines(&way(&session, "client ESTABLISHED")),
        ["at 0s: client connect server:8080"]
    );
}

#[test]
fn what_the_script_has_yet_to_do_it_does() {
    let session = session(
        "server listen 80\n\
         client connect server:80\n\
         when server CLOSE-WAIT + 1s: server close\n\
         at 10s: client send \"late\"",
    );
    let way = way(&session, "client TIME-WAIT");
    assert_eq!(lines(&way), ["at 150ms: client close"]);
    assert_eq!(way.reached_at, after(1_250));
}

/// A line, and the call that it is.
fn a_line() -> impl Strategy<Value = (&'static str, Side, UserCall)> {
    prop::sample::select(vec![
        ("server listen 80", Side::Server, UserCall::Listen),
        ("client listen 49152", Side::Client, UserCall::Listen),
        ("client connect server:80", Side::Client, UserCall::Connect),
        (
            "server connect client:49152",
            Side::Server,
            UserCall::Connect,
        ),
        ("client send \"hello\"", Side::Client, UserCall::Send),
        ("client close", Side::Client, UserCall::Close),
        ("server close", Side::Server, UserCall::Close),
        ("client abort", Side::Client, UserCall::Abort),
        ("server abort", Side::Server, UserCall::Abort),
    ])
}

fn a_mishap() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "server send 3000B",
        "drop server data",
        "drop client segment",
        "hold client ACK",
        "release",
        "link loss 20%",
        "host client app echo",
        "server crash",
        "server restart",
        "unplug",
        "plug",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// From anywhere: what one sensible line brings about is found with one line at most.
    #[test]
    fn what_one_line_does_is_found(
        before in prop::collection::vec(
            (0u64..200, prop_oneof![3 => a_line().prop_map(|line| line.0), 1 => a_mishap()]), 0..8),
        (next, side, call) in a_line(),
    ) {
        let mut session = session("server listen 80\nclient connect server:80");
        for (wait, text) in before {
            session.advance(session.world().now() + Duration::from_millis(wait));
            let _ = session.dispatch(line(text));
        }
        let mut then = session.clone();
        let since = then.world().record().entries().len();
        if then.world().check(side, call).is_ok() {
            prop_assert_eq!(then.dispatch(line(next)), Ok(()));
        }
        for _ in 0..30 {
            then.step();
        }
        let entries = then.world().record().entries().since(since);
        let walked = entries.filter_map(|entry| Some((entry.side, entry.note.edge()?)));
        for (side, edge) in walked {
            let text = format!("{} {} -> {}", side.name(), edge.from, edge.to);
            let way = Way::find(&session, &goal(&text), 2_000);
            let way = way.map_err(|why| TestCaseError::fail(format!("no way to {text}: {why:?}")))?;
            prop_assert!(way.lines.len() <= 1, "{text}: {:?}", lines(&way));
            go(&session, &way, &text);
        }
    }
}
