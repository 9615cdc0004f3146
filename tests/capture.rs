//! A run as a file for Wireshark, read back by others.

use bytes::Bytes;
use proptest::prelude::*;
use tcpscope::capture::{EPOCH, Family, LAST_SECOND, capture, classic};
use tcpscope::script::{Script, Statement, parse};
use tcpscope::sim::{Fate, Flight, Session, Side};
use tcpscope::time::{Duration, Instant};
use tcpscope::wire;

use crate::read::{Bare, Packet, Read, read, read_classic};
use crate::{any, lively};

/// A session that goes on for longer than so many events is not played to the end.
const ENOUGH: usize = 500;

fn played(text: &str) -> Session {
    let parsed = parse(text).unwrap_or_else(|error| panic!("{}", error.render("script")));
    let mut session = Session::new(parsed.script, 1);
    session.advance(Instant::ZERO + Duration::from_secs(10));
    session
}

fn seen(session: &Session, sides: &[Side]) -> Read {
    read(&capture(session.world(), sides, EPOCH, Family::V4))
}

/// What both sides saw of this script, as lines.
fn lines(text: &str) -> Vec<String> {
    seen(&played(text), &Side::BOTH).lines()
}

/// The lines of one interface, without its name and the times.
fn at(host: &str, lines: &[String]) -> Vec<String> {
    let own = lines.iter().filter(|line| line.starts_with(host));
    own.map(|line| line.splitn(3, ' ').nth(2).unwrap_or_default().to_owned())
        .collect()
}

const OPEN: &str = "server listen 80\nclient connect server:80\n";

#[test]
fn the_same_segments_pass_in_ipv6_datagrams() {
    let session = played(&format!("{OPEN}client send \"hello\"\nclient close\n"));
    let v6 = read(&capture(session.world(), &Side::BOTH, EPOCH, Family::V6));
    let addresses: Vec<&str> = v6.interfaces.iter().map(|(_, of)| of.as_str()).collect();
    assert_eq!(addresses, ["2001:db8::1", "2001:db8::2"]);
    assert!(v6.packets.iter().all(|packet| packet.octets[0] >> 4 == 6));
    assert!(v6.packets.iter().all(|packet| packet.intact));
    assert_eq!(v6.lines(), seen(&session, &Side::BOTH).lines());
}

#[test]
fn the_classic_format_tells_interface_and_direction_of_both_hosts() {
    let session = played(OPEN);
    let file = classic(session.world(), &Side::BOTH, EPOCH, Family::V4);
    // Microseconds, in the order of octets that most machines have; version 2.4.
    assert_eq!(file[..8], [0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0]);
    let seen: Vec<_> = read_classic(&file)
        .into_iter()
        .map(|(seen, (at, ..))| (at, seen.expect("an interface")))
        .collect();
    let (client, server) = (1, 2);
    assert_eq!(
        seen,
        [
            (0, (client, true)),
            (50_000, (server, false)),
            (50_000, (server, true)),
            (100_000, (client, false)),
            (100_000, (client, true)),
            (150_000, (server, false)),
        ]
    );
}

#[test]
fn the_classic_format_ends_with_its_last_second() {
    let session = played(OPEN);
    let late = Duration::from_secs(u64::from(LAST_SECOND) + 7);
    let file = classic(session.world(), &[Side::Client], late, Family::V4);
    assert_eq!(file[24..28], LAST_SECOND.to_le_bytes());
}

#[test]
fn each_host_sees_a_segment_at_its_own_time() {
    assert_eq!(
        lines(OPEN),
        [
            "client 0.000000 > S 0:0(0) win 65535 <mss 1460>",
            "server 0.050000 < S 0:0(0) win 65535 <mss 1460>",
            "server 0.050000 > S. 0:0(0) ack 1 win 65535 <mss 1460>",
            "client 0.100000 < S. 0:0(0) ack 1 win 65535 <mss 1460>",
            "client 0.100000 > . 1:1(0) ack 1 win 65535",
            "server 0.150000 < . 1:1(0) ack 1 win 65535",
        ]
    );
}

#[test]
fn the_interfaces_are_named_after_the_hosts() {
    let interface = |name: &str, address: &str| (name.to_owned(), address.to_owned());
    let client = interface("client", "10.0.0.1");
    let server = interface("server", "10.0.0.2");
    let session = played(OPEN);
    let both = seen(&session, &Side::BOTH);
    assert_eq!(both.interfaces, [client.clone(), server.clone()]);
    for (side, interface) in [(Side::Client, client), (Side::Server, server)] {
        let one = seen(&session, &[side]);
        assert_eq!(one.interfaces, [interface]);
        let of_both = both.packets.iter();
        let of_both = of_both.filter(|packet| packet.interface == side.name());
        assert!(one.packets.iter().eq(of_both), "{side:?}");
    }
}

#[test]
fn only_its_sender_sees_what_is_lost_and_reads_why() {
    let lines = lines(&format!("drop client SYN\n{OPEN}"));
    assert_eq!(
        lines[0],
        "client 0.000000 > S 0:0(0) win 65535 <mss 1460>  \
         segment 0, S 0:0(0) win 65535 <mss 1460>: lost-described"
    );
    assert_eq!(
        lines[1], "client 1.000000 > S 0:0(0) win 65535 <mss 1460>",
        "what is sent again needs no comment"
    );
}

#[test]
fn what_is_damaged_left_intact() {
    let lines = lines(&format!("corrupt client SYN\n{OPEN}"));
    let befell = "segment 0, S 0:0(0) win 65535 <mss 1460>: segment-corrupted ignored-bad-checksum";
    assert_eq!(
        lines[..2],
        [
            format!("client 0.000000 > S 0:0(0) win 65535 <mss 1460>  {befell}"),
            format!("server 0.050000 < !  {befell}"),
        ]
    );
}

#[test]
fn what_is_rewritten_left_as_it_was_sent() {
    let lines = lines(&format!(
        "edit client data set win 7\n{OPEN}client send \"hello\""
    ));
    let befell = "segment 3, P. 1:6(5) ack 1 win 7: segment-edited";
    assert_eq!(
        at("client", &lines)[3],
        format!("> P. 1:6(5) ack 1 win 65535  {befell}")
    );
    assert_eq!(
        at("server", &lines)[3],
        format!("< P. 1:6(5) ack 1 win 7  {befell}")
    );
}

#[test]
fn only_the_receiver_sees_what_the_wire_or_somebody_else_made() {
    let lines = lines(&format!(
        "duplicate client data after 10ms\n{OPEN}client send \"hello\"\nat 2s: forge client \"R 6:6(0) win 0\"\n"
    ));
    let count = |host, what: &str| {
        let lines = at(host, &lines);
        lines.iter().filter(|line| line.contains(what)).count()
    };
    assert_eq!((count("client", "> P."), count("server", "< P.")), (1, 2));
    assert_eq!((count("client", "R "), count("server", "< R")), (0, 1));
    assert_eq!(count("server", "segment-duplicated ignored-"), 1);
    assert_eq!(count("server", "segment-forged"), 1);
}

#[test]
fn what_is_held_arrives_when_it_is_released_and_what_is_on_its_way_not_yet() {
    let script = format!("hold client data\n{OPEN}client send \"hello\"\n");
    let held = lines(&script);
    assert!(
        at("server", &held)
            .iter()
            .all(|line| !line.contains("segment-held"))
    );
    let released = lines(&format!("{script}at 150ms: release"));
    let arrived = released.iter().find(|line| line.contains("server 0.2"));
    let arrived = arrived.expect("it arrived");
    assert!(
        arrived.starts_with("server 0.200000 < P. 1:6(5)"),
        "{arrived}"
    );
    assert!(
        arrived.ends_with("segment-held segment-released"),
        "{arrived}"
    );
}

/// Two segments arrive at one instant; the first is answered before the second is seen.
#[test]
fn at_one_instant_the_order_is_that_of_the_events() {
    let lines = lines(&format!("hosts delayed-ack off\n{OPEN}client send 2920B"));
    let server = at("server", &lines);
    let heads: Vec<&str> = server[3..]
        .iter()
        .map(|line| line.split(" win").next().unwrap_or_default())
        .collect();
    assert_eq!(
        heads,
        [
            "< . 1:1461(1460) ack 1",
            "> . 1:1(0) ack 1461",
            "< P. 1461:2921(1460) ack 1",
            "> . 1:1(0) ack 2921",
        ]
    );
}

/// Says lines at their times, counted from the one before.
fn talk(session: &mut Session, lines: Vec<(u64, Statement)>) {
    let mut events = ENOUGH;
    for (wait, line) in lines {
        let to = session.world().now() + Duration::from_micros(wait);
        while events > 0 && session.next_event_at().is_some_and(|at| at <= to) {
            events -= 1;
            session.step();
        }
        let _ = session.dispatch(line);
    }
}

#[test]
fn of_a_large_run_the_headers_are_kept() {
    let session = played("every 100us times 245: forge client \"- 0:65495(65495)\"");
    let packets = seen(&session, &Side::BOTH).packets;
    let kept = |packet: &Packet| (packet.whole, packet.octets.len());
    let (large, small): (Vec<_>, Vec<_>) =
        packets.iter().map(kept).partition(|(_, kept)| *kept == 128);
    assert_eq!(large, [(65_535, 128); 245]);
    assert!(
        small.iter().all(|(whole, kept)| whole == kept),
        "the answers"
    );
    check_capture(&session).expect("headers as they passed");
}

/// What `side` saw of a segment, in any order: whether it was sent there, and its octets.
fn passed(flight: &Flight, side: Side) -> Vec<(bool, Vec<u8>)> {
    let made_elsewhere = flight.copy_of.is_some() || flight.forged;
    let mut passed = Vec::new();
    if flight.from == side && !made_elsewhere {
        passed.push((
            true,
            flight
                .datagram(false, |address| address)
                .unwrap_or_default(),
        ));
    }
    if flight.from != side && flight.fate == Fate::Arrived {
        passed.push((
            false,
            flight.datagram(true, |address| address).unwrap_or_default(),
        ));
    }
    passed
}

/// The classic format has the same packets.
fn check_classic(session: &Session) -> Result<(), TestCaseError> {
    for sides in [&Side::BOTH[..], &[Side::Client], &[Side::Server]] {
        for family in [Family::V4, Family::V6] {
            let world = session.world();
            let classic = read_classic(&classic(world, sides, EPOCH, family));
            let found: Vec<_> = classic.iter().map(|(_, bare)| bare.clone()).collect();
            let next = read(&capture(world, sides, EPOCH, family));
            let expected: Vec<Bare> = next.packets.iter().map(Packet::bare).collect();
            prop_assert_eq!(found, expected);
            for ((seen, _), packet) in classic.iter().zip(&next.packets) {
                let number = 1 + u32::from(packet.interface == "server");
                let told = (sides.len() > 1).then_some((number, packet.outbound));
                prop_assert_eq!(*seen, told);
            }
        }
    }
    Ok(())
}

fn check_capture(session: &Session) -> Result<(), TestCaseError> {
    check_classic(session)?;
    let record = session.world().record();
    let both = seen(session, &Side::BOTH);
    let times: Vec<u64> = both.packets.iter().map(|packet| packet.at).collect();
    prop_assert!(times.is_sorted(), "{:?}", times);
    for side in Side::BOTH {
        let packets = both.packets.iter();
        let packets = packets.filter(|packet| packet.interface == side.name());
        let is_cut = |packet: &&Packet| packet.octets.len() < packet.whole;
        let snap = packets.clone().filter(is_cut).map(|cut| cut.octets.len());
        let snap = snap.min().unwrap_or(usize::MAX);
        let key = |packet: &Packet| (packet.outbound, packet.whole, packet.octets.clone());
        let mut found: Vec<_> = packets.clone().map(key).collect();
        let flights = record.flights().iter();
        let expected = flights.flat_map(|flight| passed(flight, side));
        // What no datagram can hold passed no interface.
        let mut expected: Vec<_> = expected
            .filter(|(_, octets)| !octets.is_empty())
            .map(|(outbound, mut octets)| {
                let whole = octets.len();
                octets.truncate(snap);
                (outbound, whole, octets)
            })
            .collect();
        found.sort();
        expected.sort();
        prop_assert_eq!(found, expected);
        for packet in packets.filter(|packet| !is_cut(packet)) {
            let octets = Bytes::from(packet.octets.clone());
            prop_assert_eq!(wire::decode(&octets).is_ok(), packet.intact);
            prop_assert!(
                packet.intact || !packet.outbound,
                "damage happens on the way"
            );
        }
    }
    Ok(())
}

fn any_script() -> impl Strategy<Value = (Script, Vec<(u64, Statement)>)> {
    let nonsense = prop::collection::vec((0u64..2_000_000, any::statement()), 0..6);
    prop_oneof![
        2 => (lively::script(), lively::talk()),
        1 => (any::script(), nonsense),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever happens: each host's interface shows what passed there, and all can be read.
    #[test]
    fn a_capture_shows_what_passed(seed: u32, (script, lines) in any_script()) {
        let mut session = Session::new(script, seed);
        talk(&mut session, lines);
        check_capture(&session)?;
    }
}
