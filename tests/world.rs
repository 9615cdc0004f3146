//! Two hosts over the wire, driven as the page drives them: in lines of the script language.

use proptest::prelude::*;
use tcpscope::explain::UserCall;
use tcpscope::host::Errno;
use tcpscope::script::{Outcome, parse, parse_line};
use tcpscope::sim::{Calls, Fate, Record, Refusal, Session, Side, World};
use tcpscope::tcp::Error;
use tcpscope::time::{Duration, Instant};

/// The user says a line; of a call its id.
#[track_caller]
fn say(world: &mut World, line: &str) -> Option<usize> {
    let statement = parse_line(line).unwrap_or_else(|error| panic!("{}", error.render("line")));
    match world.carry_out(&statement.action) {
        Ok(call) => call,
        Err(refusal) => panic!("{line}: {refusal}"),
    }
}

#[track_caller]
fn tell(world: &mut World, lines: &[&str]) {
    for line in lines {
        say(world, line);
    }
}

/// What the user's call returns at once.
#[track_caller]
fn result(world: &mut World, line: &str) -> Option<Outcome> {
    let call = say(world, line).expect("a call");
    let returned = world.calls().list()[call].returned.clone();
    returned.map(|(_, outcome)| outcome)
}

/// `CLIENT-STATE/SERVER-STATE`
fn states(world: &World) -> String {
    let [client, server] = Side::BOTH.map(|side| world.host(side).state());
    format!("{client}/{server}")
}

/// Lets things happen until the states are these.
#[track_caller]
fn reach(world: &mut World, wanted: &str) {
    for _ in 0..1000 {
        if states(world) == wanted {
            return;
        }
        world.step();
    }
    panic!("{wanted} is not reached, only {}", states(world));
}

/// Lets all happen that will; says how long it took.
fn run_out(world: &mut World) -> Instant {
    for _ in 0..100_000 {
        if world.next_event_at().is_none() {
            break;
        }
        world.step();
    }
    assert_eq!(world.next_event_at(), None, "it never comes to rest");
    world.now()
}

/// The server listens, the client has called `connect`.
fn opening() -> World {
    let mut world = World::new(1);
    tell(
        &mut world,
        &["server listen 80", "client connect server:80"],
    );
    world
}

fn connected() -> World {
    let mut world = opening();
    reach(&mut world, "ESTABLISHED/ESTABLISHED");
    world
}

/// Everything that was sent: who, when, what, and whether it was lost.
fn ladder(world: &World) -> Vec<String> {
    let line = |flight: &tcpscope::sim::Flight| {
        let arrow = if flight.from == Side::Client {
            ">"
        } else {
            "<"
        };
        let segment = flight
            .segment
            .relative_to(flight.initial.0, flight.initial.1);
        let lost = if matches!(flight.fate, Fate::Lost(_)) {
            " lost"
        } else {
            ""
        };
        format!("{} {arrow} {segment}{lost}", flight.sent_at)
    };
    world.record().flights().iter().map(line).collect()
}

fn codes(world: &World) -> Vec<&'static str> {
    let entries = world.record().entries().iter();
    entries.map(|entry| entry.note.code()).collect()
}

/// The segment that was sent last is lost.
fn drop_last(world: &mut World) {
    let last = world.record().flights().len() - 1;
    say(world, &format!("drop segment {last}"));
}

#[test]
fn the_textbook_connection() {
    let mut world = connected();
    say(&mut world, "client send \"hello\"");
    world.step();
    world.step();
    say(&mut world, "client close");
    reach(&mut world, "FIN-WAIT-1/CLOSE-WAIT");
    reach(&mut world, "FIN-WAIT-2/CLOSE-WAIT");
    say(&mut world, "server close");
    assert_eq!(states(&world), "FIN-WAIT-2/LAST-ACK");
    reach(&mut world, "TIME-WAIT/LAST-ACK");
    reach(&mut world, "TIME-WAIT/CLOSED");
    assert_eq!(run_out(&mut world), Instant::from_micros(240_400_000));
    assert_eq!(states(&world), "CLOSED/CLOSED");
    assert_eq!(
        ladder(&world),
        [
            "0 > S 0:0(0) win 65535 <mss 1460>",
            "0.05 < S. 0:0(0) ack 1 win 65535 <mss 1460>",
            "0.1 > . 1:1(0) ack 1 win 65535",
            "0.15 > P. 1:6(5) ack 1 win 65535",
            "0.2 < . 1:1(0) ack 6 win 65530",
            "0.25 > F. 6:6(0) ack 1 win 65535",
            "0.3 < . 1:1(0) ack 7 win 65535",
            "0.35 < F. 1:1(0) ack 7 win 65535",
            "0.4 > . 7:7(0) ack 2 win 65535",
        ]
    );
    let inbox = world.host(Side::Server).inbox();
    assert_eq!((inbox.octets, inbox.text().as_str()), (5, "hello"));
}

#[test]
fn any_segment_of_the_handshake_may_be_lost() {
    for lost in 0..3 {
        let mut world = opening();
        while world.record().flights().len() <= lost {
            world.step();
        }
        drop_last(&mut world);
        reach(&mut world, "ESTABLISHED/ESTABLISHED");
        let ladder = ladder(&world);
        assert_eq!(
            ladder.iter().filter(|line| line.ends_with(" lost")).count(),
            1,
            "{ladder:#?}"
        );
        assert!(
            world.now() >= Instant::from_micros(1_000_000),
            "after an RTO: {ladder:#?}"
        );
    }
}

#[test]
fn both_close_at_the_same_instant() {
    let mut world = connected();
    tell(&mut world, &["client close", "server close"]);
    reach(&mut world, "CLOSING/CLOSING");
    reach(&mut world, "TIME-WAIT/TIME-WAIT");
}

#[test]
fn both_open_at_the_same_instant() {
    let mut world = World::new(1);
    tell(
        &mut world,
        &["client connect server:80", "server connect client"],
    );
    reach(&mut world, "SYN-RECEIVED/SYN-RECEIVED");
    reach(&mut world, "ESTABLISHED/ESTABLISHED");
    assert_eq!(
        ladder(&world).len(),
        4,
        "one connection, not two: {:#?}",
        ladder(&world)
    );
}

#[test]
fn the_last_ack_is_lost() {
    let mut world = connected();
    say(&mut world, "client close");
    reach(&mut world, "FIN-WAIT-2/CLOSE-WAIT");
    say(&mut world, "server close");
    reach(&mut world, "TIME-WAIT/LAST-ACK");
    drop_last(&mut world);
    while !codes(&world).contains(&"time-wait-restarted") {
        world.step();
    }
    reach(&mut world, "TIME-WAIT/CLOSED");
    assert!(codes(&world).contains(&"resent-fin"));
}

#[test]
fn nobody_listens() {
    let mut world = World::new(1);
    let call = say(&mut world, "client connect server:80").expect("a call");
    reach(&mut world, "SYN-SENT/CLOSED");
    assert_eq!(world.calls().list()[call].returned, None, "it waits");
    reach(&mut world, "CLOSED/CLOSED");
    assert_eq!(ladder(&world)[1], "0.05 < R. 0:0(0) ack 1 win 0");
    let refused = Outcome::Error(Errno::ConnectionRefused);
    let returned = Some((Instant::from_micros(100_000), refused));
    assert_eq!(world.calls().list()[call].returned, returned);
    assert_eq!(world.next_event_at(), None);
}

#[test]
fn a_listener_serves_the_next_one_after_a_reset_and_a_close() {
    let mut world = opening();
    reach(&mut world, "SYN-SENT/SYN-RECEIVED");
    say(&mut world, "client abort");
    // The SYN,ACK finds nobody and is answered by a RST; the listener is back (seastar #1334).
    reach(&mut world, "CLOSED/LISTEN");
    say(&mut world, "client connect server:80");
    reach(&mut world, "ESTABLISHED/ESTABLISHED");
    tell(
        &mut world,
        &["client close", "server send \"x\"", "server close"],
    );
    reach(&mut world, "TIME-WAIT/TIME-WAIT");
    // It listens still. The ports of the old connection are taken: the new one gets others.
    say(&mut world, "client connect server:80");
    reach(&mut world, "ESTABLISHED/ESTABLISHED");
    let client = world.host(Side::Client);
    assert_ne!(client.pair().map(|(local, _)| local.port()), Some(49152));
    assert_eq!(client.others().count(), 1);
    assert_eq!(world.host(Side::Server).listening(), Some(80));
}

#[test]
fn a_stray_segment_does_not_touch_a_connection() {
    let mut world = connected();
    say(&mut world, "client close");
    reach(&mut world, "FIN-WAIT-2/CLOSE-WAIT");
    say(&mut world, "server close");
    // The last ACK is lost; the FIN comes again while both have moved on to another connection.
    reach(&mut world, "TIME-WAIT/LAST-ACK");
    drop_last(&mut world);
    while !ladder(&world)
        .last()
        .is_some_and(|line| line.contains("< F.") && line.starts_with('1'))
    {
        world.step();
    }
    say(&mut world, "client connect server:80");
    reach(&mut world, "ESTABLISHED/ESTABLISHED");
    for _ in 0..10 {
        world.step();
    }
    assert_eq!(states(&world), "ESTABLISHED/ESTABLISHED");
    let sent = result(&mut world, "server send \"still here\"");
    assert_eq!(sent, Some(Outcome::Number(10)));
    run_out(&mut world);
    assert_eq!(world.host(Side::Client).inbox().text(), "still here");
}

#[test]
fn what_makes_no_sense_is_refused_in_the_words_of_the_rfc() {
    let refused = |call, error| Err(Refusal::Tcp { call, error });
    let nothing = Error::ConnectionDoesNotExist;
    let mut world = World::new(1);
    for call in [UserCall::Send, UserCall::Close, UserCall::Abort] {
        assert_eq!(world.check(Side::Client, call), refused(call, nothing));
    }
    say(&mut world, "server listen 80");
    let again = world
        .check(Side::Server, UserCall::Listen)
        .expect_err("it listens already");
    assert_eq!(again.text(), Some("error: connection already exists"));
    assert_eq!(
        world.check(Side::Server, UserCall::Send),
        refused(UserCall::Send, Error::RemoteSocketUnspecified)
    );
    say(&mut world, "client connect server:80");
    reach(&mut world, "ESTABLISHED/ESTABLISHED");
    say(&mut world, "client close");
    assert_eq!(
        world.check(Side::Client, UserCall::Send),
        refused(UserCall::Send, Error::ConnectionClosing)
    );
    say(&mut world, "server crash");
    let down = world.check(Side::Server, UserCall::Listen);
    assert_eq!(down, Err(Refusal::HostDown));
}

#[test]
fn a_call_that_fails_says_so_in_the_words_of_posix() {
    let error = |errno| Some(Outcome::Error(errno));
    let mut world = World::new(1);
    for line in ["client send \"x\"", "client close", "client abort"] {
        assert_eq!(result(&mut world, line), error(Errno::BadDescriptor));
    }
    say(&mut world, "server listen 80");
    let again = result(&mut world, "server listen 80");
    assert_eq!(again, error(Errno::AddressInUse));
    let mut world = connected();
    say(&mut world, "client close");
    let late = result(&mut world, "client send \"x\"");
    assert_eq!(late, error(Errno::BrokenPipe));
}

#[test]
fn a_session_of_its_own_survives_what_the_user_does_to_it() {
    let mut session = play(include_str!("../scenarios/first-look.tcp"), 1);
    session.advance(Instant::from_micros(100_000));
    let abort = parse_line("client abort").expect("a line");
    assert_eq!(session.dispatch(abort), Ok(()));
    come_to_rest(&mut session);
    assert_eq!(states(session.world()), "CLOSED/LISTEN");
}

fn play(script: &str, seed: u32) -> Session {
    Session::new(parse(script).expect("a script").script, seed)
}

fn come_to_rest(session: &mut Session) {
    for _ in 0..100_000 {
        if session.next_event_at().is_none() {
            return;
        }
        session.step();
    }
    panic!("it never comes to rest:\n{}", session.script());
}

/// A line at some time.
fn anything() -> impl Strategy<Value = (u64, String)> {
    let host = prop_oneof![Just("client"), Just("server")];
    let line = (host, 0u32..9, 0u32..40).prop_map(|(host, kind, number)| match kind {
        0 => format!("{host} listen {}", 80 + number % 2),
        1 if host == "client" => "client connect server:80".to_owned(),
        1 => "server connect client".to_owned(),
        2 => format!("{host} close"),
        3 => format!("{host} abort"),
        4 => format!("drop segment {number}"),
        5 if number % 4 > 0 => format!("drop {host} segment"),
        5 => format!("disarm {host}"),
        6 => format!("{host} recv"),
        _ => format!("{host} send {}B", number * 400),
    });
    (0u64..400, line)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The same lines at the same times with the same seed leave the same record, whatever they
    /// are; nothing panics, and everything comes to rest.
    #[test]
    fn whatever_is_done_is_deterministic_and_ends(
        seed: u32,
        lines in prop::collection::vec(anything(), 0..40),
    ) {
        let show = || -> (Vec<_>, Record, Calls) {
            let mut session = play(include_str!("../scenarios/first-look.tcp"), seed);
            let said = lines.iter().map(|(wait, line)| {
                let to = session.world().now() + Duration::from_millis(*wait);
                session.advance(to);
                session.dispatch(parse_line(line).expect("a line"))
            });
            let said = said.collect();
            come_to_rest(&mut session);
            let world = session.world();
            (said, world.record().clone(), world.calls().clone())
        };
        prop_assert_eq!(show(), show());
    }

    /// The stream arrives whole and the world comes to rest, unless somebody gave up (R2).
    #[test]
    fn the_stream_survives_loss(seed: u64, loss_ppm in 0u32..300_000, octets in 0usize..20_000) {
        let mut world = World::new(seed);
        let (percent, rest) = (loss_ppm / 10_000, loss_ppm % 10_000);
        say(&mut world, &format!("link loss {percent}.{rest:04}%"));
        say(&mut world, "server listen 80 app close-on-eof");
        say(&mut world, "client connect server:80");
        say(&mut world, &format!("client send {octets}B"));
        let mut closed = false;
        for _ in 0..100_000 {
            if world.next_event_at().is_none() {
                break;
            }
            if !closed && states(&world).starts_with("ESTABLISHED") {
                say(&mut world, "client close");
                closed = true;
            }
            world.step();
            check_flight(&world);
        }
        prop_assert_eq!(world.next_event_at(), None);
        let inbox = world.host(Side::Server).inbox();
        if !codes(&world).contains(&"signal-timeout") {
            prop_assert_eq!(inbox.octets as usize, octets, "{:#?}", ladder(&world));
        }
        let received = inbox.octets as usize;
        let stream: String = ('a'..='z').cycle().take(received).collect();
        prop_assert!(stream.ends_with(&inbox.text()));
    }
}

/// What is in flight never exceeds the peer's window.
fn check_flight(world: &World) {
    for side in Side::BOTH {
        if let Some(connection) = world.host(side).connection() {
            let snd = connection.snd();
            let flight = snd.nxt.since(snd.una);
            assert!(
                flight <= snd.max_wnd + 1,
                "{flight} octets in a window of {}",
                snd.max_wnd
            );
        }
    }
}
