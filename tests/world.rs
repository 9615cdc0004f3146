//! Two hosts over the wire, driven as the page drives them.

use proptest::prelude::*;
use tcpscope::net::LinkConfig;
use tcpscope::sim::{Fate, Refusal, Scenario, Session, Side, World};
use tcpscope::tcp::{Config, Error};
use tcpscope::time::{Duration, Instant};
use tcpscope::view::{Call, Command, HostName};

const CLIENT: HostName = HostName::Client;
const SERVER: HostName = HostName::Server;

fn world(loss_ppm: u32, seed: u64) -> World {
    let wire = LinkConfig {
        loss_ppm,
        ..LinkConfig::DEFAULT
    };
    World::with_wire(Config::TEXTBOOK, wire, seed)
}

fn listen(host: HostName) -> Command {
    Command::Listen { host }
}

fn connect(host: HostName) -> Command {
    Command::Connect { host }
}

fn close(host: HostName) -> Command {
    Command::Close { host }
}

fn send(host: HostName, text: &str) -> Command {
    Command::Send {
        host,
        text: text.to_owned(),
    }
}

/// `CLIENT-STATE/SERVER-STATE`
fn states(world: &World) -> String {
    format!(
        "{}/{}",
        world.host(Side::Client).state(),
        world.host(Side::Server).state()
    )
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

#[track_caller]
fn carry_out(world: &mut World, commands: &[Command]) {
    for command in commands {
        assert_eq!(world.dispatch(command), Ok(()), "{command:?}");
    }
}

fn connected() -> World {
    let mut world = world(0, 1);
    carry_out(&mut world, &[listen(SERVER), connect(CLIENT)]);
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

#[test]
fn the_textbook_connection() {
    let mut world = connected();
    carry_out(&mut world, &[send(CLIENT, "hello")]);
    world.step();
    world.step();
    carry_out(&mut world, &[close(CLIENT)]);
    reach(&mut world, "FIN-WAIT-1/CLOSE-WAIT");
    reach(&mut world, "FIN-WAIT-2/CLOSE-WAIT");
    carry_out(&mut world, &[close(SERVER)]);
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
            "0.2 < . 1:1(0) ack 6 win 65535",
            "0.25 > F. 6:6(0) ack 1 win 65535",
            "0.3 < . 1:1(0) ack 7 win 65535",
            "0.35 < F. 1:1(0) ack 7 win 65535",
            "0.4 > . 7:7(0) ack 2 win 65535",
        ]
    );
    let inbox = world
        .host(Side::Server)
        .inbox()
        .expect("the server's application");
    assert_eq!((inbox.octets, inbox.text().as_str()), (5, "hello"));
}

#[test]
fn any_segment_of_the_handshake_may_be_lost() {
    for lost in 0..3 {
        let mut world = world(0, 1);
        carry_out(&mut world, &[listen(SERVER), connect(CLIENT)]);
        while world.record().flights().len() <= lost {
            world.step();
        }
        carry_out(
            &mut world,
            &[Command::Drop {
                segment: lost as u32,
            }],
        );
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
    carry_out(&mut world, &[close(CLIENT), close(SERVER)]);
    reach(&mut world, "CLOSING/CLOSING");
    reach(&mut world, "TIME-WAIT/TIME-WAIT");
}

#[test]
fn both_open_at_the_same_instant() {
    let mut world = world(0, 1);
    carry_out(&mut world, &[connect(CLIENT), connect(SERVER)]);
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
    carry_out(&mut world, &[close(CLIENT)]);
    reach(&mut world, "FIN-WAIT-2/CLOSE-WAIT");
    carry_out(&mut world, &[close(SERVER)]);
    reach(&mut world, "TIME-WAIT/LAST-ACK");
    let last = world.record().flights().len() as u32 - 1;
    carry_out(&mut world, &[Command::Drop { segment: last }]);
    let codes = |world: &World| -> Vec<_> {
        world
            .record()
            .entries()
            .iter()
            .map(|entry| entry.note.code())
            .collect()
    };
    while !codes(&world).contains(&"time-wait-restarted") {
        world.step();
    }
    reach(&mut world, "TIME-WAIT/CLOSED");
    assert!(codes(&world).contains(&"resent-fin"));
}

#[test]
fn nobody_listens() {
    let mut world = world(0, 1);
    carry_out(&mut world, &[connect(CLIENT)]);
    reach(&mut world, "SYN-SENT/CLOSED");
    reach(&mut world, "CLOSED/CLOSED");
    assert_eq!(ladder(&world)[1], "0.05 < R. 0:0(0) ack 1 win 0");
    assert_eq!(world.next_event_at(), None);
}

#[test]
fn a_listener_serves_the_next_one_after_a_reset_and_a_close() {
    let mut world = world(0, 1);
    carry_out(&mut world, &[listen(SERVER), connect(CLIENT)]);
    reach(&mut world, "SYN-SENT/SYN-RECEIVED");
    carry_out(&mut world, &[Command::Abort { host: CLIENT }]);
    // The SYN,ACK finds nobody and is answered by a RST; the listener is back (seastar #1334).
    reach(&mut world, "CLOSED/LISTEN");
    carry_out(&mut world, &[connect(CLIENT)]);
    reach(&mut world, "ESTABLISHED/ESTABLISHED");
    carry_out(
        &mut world,
        &[close(CLIENT), send(SERVER, "x"), close(SERVER)],
    );
    reach(&mut world, "TIME-WAIT/TIME-WAIT");
    // A passive OPEN makes one connection, so that the server listens anew. The ports of the old
    // connection are still taken: the new one gets another.
    carry_out(&mut world, &[listen(SERVER), connect(CLIENT)]);
    reach(&mut world, "ESTABLISHED/ESTABLISHED");
    let client = world.host(Side::Client);
    assert_eq!(client.pair().map(|(local, _)| local.port()), Some(49153));
    assert_eq!(client.others().count(), 1);
}

#[test]
fn a_stray_segment_does_not_touch_a_connection() {
    let mut world = connected();
    carry_out(&mut world, &[close(CLIENT)]);
    reach(&mut world, "FIN-WAIT-2/CLOSE-WAIT");
    carry_out(&mut world, &[close(SERVER)]);
    // The last ACK is lost; the FIN comes again while both have moved on to another connection.
    reach(&mut world, "TIME-WAIT/LAST-ACK");
    let last = world.record().flights().len() as u32 - 1;
    carry_out(&mut world, &[Command::Drop { segment: last }]);
    while !ladder(&world)
        .last()
        .is_some_and(|line| line.contains("< F.") && line.starts_with('1'))
    {
        world.step();
    }
    carry_out(
        &mut world,
        &[
            Command::Abort { host: SERVER },
            listen(SERVER),
            connect(CLIENT),
        ],
    );
    reach(&mut world, "ESTABLISHED/ESTABLISHED");
    for _ in 0..10 {
        world.step();
    }
    assert_eq!(states(&world), "ESTABLISHED/ESTABLISHED");
    carry_out(&mut world, &[send(SERVER, "still here")]);
}

#[test]
fn what_makes_no_sense_is_refused_in_the_words_of_the_rfc() {
    let mut world = world(0, 1);
    let refused = |call, error| Err(Refusal::Tcp { call, error });
    let nothing = Error::ConnectionDoesNotExist;
    assert_eq!(
        world.dispatch(&send(CLIENT, "x")),
        refused(Call::Send, nothing)
    );
    assert_eq!(
        world.dispatch(&close(CLIENT)),
        refused(Call::Close, nothing)
    );
    assert_eq!(
        world.dispatch(&Command::Abort { host: CLIENT }),
        refused(Call::Abort, nothing)
    );
    assert_eq!(
        world.dispatch(&Command::Drop { segment: 7 }),
        Err(Refusal::SegmentNotInFlight)
    );
    carry_out(&mut world, &[listen(SERVER)]);
    let again = world
        .dispatch(&listen(SERVER))
        .expect_err("it listens already");
    assert_eq!(again.to_string(), "error: connection already exists");
    assert_eq!(
        world.dispatch(&send(SERVER, "x")),
        refused(Call::Send, Error::RemoteSocketUnspecified)
    );
    let mut world = connected();
    assert_eq!(
        world.dispatch(&send(CLIENT, "")),
        Err(Refusal::NothingToSend)
    );
    carry_out(&mut world, &[close(CLIENT)]);
    assert_eq!(
        world.dispatch(&send(CLIENT, "x")),
        refused(Call::Send, Error::ConnectionClosing)
    );
}

/// All that `session` shows a viewer from now on until it comes to rest.
fn shown(session: &mut Session) -> String {
    let mut shown = format!("{:?}", session.update());
    while session.next_event_at().is_some() {
        session.step();
        shown += &format!("\n{:?}", session.update());
    }
    shown
}

#[test]
fn the_scenarios_play_as_told() {
    let mut first_look = Session::new(Scenario::FirstLook, 1);
    shown(&mut first_look);
    let phases = |side| -> Vec<_> {
        let phases = first_look.world().record().phases().iter();
        phases
            .filter(|phase| phase.side == side)
            .map(|phase| phase.state.name())
            .collect()
    };
    assert_eq!(
        phases(Side::Client),
        [
            "CLOSED",
            "SYN-SENT",
            "ESTABLISHED",
            "FIN-WAIT-1",
            "FIN-WAIT-2",
            "TIME-WAIT",
            "CLOSED"
        ]
    );
    assert_eq!(
        phases(Side::Server),
        [
            "CLOSED",
            "LISTEN",
            "SYN-RECEIVED",
            "ESTABLISHED",
            "CLOSE-WAIT",
            "LAST-ACK",
            "CLOSED"
        ]
    );
    assert_eq!(
        states(Session::new(Scenario::Connected, 1).world()),
        "ESTABLISHED/ESTABLISHED"
    );
    assert_eq!(
        states(Session::new(Scenario::Closed, 1).world()),
        "CLOSED/CLOSED"
    );
    assert_eq!(Scenario::named("nonsense"), Err(Refusal::UnknownScenario));
}

#[test]
fn the_scenario_survives_what_the_user_does_to_it() {
    let mut session = Session::new(Scenario::FirstLook, 1);
    session.advance(Instant::from_micros(100_000));
    session
        .dispatch(&Command::Abort { host: CLIENT })
        .expect("there is a connection");
    let shown = shown(&mut session);
    assert!(!shown.contains("call-refused"), "{shown}");
}

/// A command at some time.
fn anything() -> impl Strategy<Value = (u64, Command)> {
    let host = prop_oneof![Just(CLIENT), Just(SERVER)];
    let command = (host, 0u32..8, 0u32..40).prop_map(|(host, kind, number)| match kind {
        0 => listen(host),
        1 => connect(host),
        2 => close(host),
        3 => Command::Abort { host },
        4 => Command::Drop { segment: number },
        5 => Command::DropNext {
            host,
            armed: number % 4 > 0,
        },
        _ => send(host, &"x".repeat(number as usize * 400)),
    });
    (0u64..400, command)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The same commands at the same times with the same seed show the same, whatever they are;
    /// nothing panics, and everything comes to rest.
    #[test]
    fn whatever_is_done_is_deterministic_and_ends(
        seed: u64,
        commands in prop::collection::vec(anything(), 0..40),
    ) {
        let play = || {
            let mut session = Session::new(Scenario::FirstLook, seed);
            let mut log = String::new();
            for (wait, command) in &commands {
                let to = session.world().now() + Duration::from_millis(*wait);
                session.advance(to);
                log += &format!("{:?}\n", session.dispatch(command));
            }
            log + &shown(&mut session)
        };
        prop_assert_eq!(play(), play());
    }

    /// The stream arrives whole and the world comes to rest, unless somebody gave up (R2).
    #[test]
    fn the_stream_survives_loss(seed: u64, loss_ppm in 0u32..300_000, octets in 0usize..20_000) {
        let mut world = world(loss_ppm, seed);
        carry_out(&mut world, &[listen(SERVER), connect(CLIENT)]);
        let text: String = (0..octets).map(|index| char::from(b'a' + (index % 26) as u8)).collect();
        if octets > 0 {
            carry_out(&mut world, &[send(CLIENT, &text)]);
        }
        let mut closed = [false; 2];
        for _ in 0..100_000 {
            for (index, host) in [CLIENT, SERVER].into_iter().enumerate() {
                let state = world.host(host.into()).state().name();
                let due = index == 0 && state == "ESTABLISHED" || state == "CLOSE-WAIT";
                if due && !closed[index] {
                    closed[index] = world.dispatch(&close(host)).is_ok();
                }
            }
            if world.next_event_at().is_none() {
                break;
            }
            world.step();
            check_flight(&world);
        }
        prop_assert_eq!(world.next_event_at(), None);
        let received = world.host(Side::Server).inbox().map_or(0, |inbox| inbox.octets);
        let mut notes = world.record().entries().iter().map(|entry| entry.note.code());
        if !notes.any(|code| code == "signal-timeout") {
            prop_assert_eq!(received as usize, octets, "{:#?}", ladder(&world));
        }
        let tail = world.host(Side::Server).inbox().map(|inbox| inbox.text()).unwrap_or_default();
        prop_assert!(text[..received as usize].ends_with(&tail));
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
