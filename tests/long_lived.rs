//! A connection that lives so long that its numbers come round again (§3.4).

use std::net::SocketAddr;

use bytes::Bytes;
use tcpscope::segment::{Flags, Options, Segment};
use tcpscope::seq::Seq;
use tcpscope::tcp::{Config, Connection};
use tcpscope::time::{Duration, Instant};

const ISS: Seq = Seq(1_000);
const SECOND: Instant = Instant::from_micros(1_000_000);
/// Octets sent in one call.
const CHUNK: u64 = 130_990;

fn peer() -> SocketAddr {
    ([10, 0, 0, 2], 4000).into()
}

/// A segment of the peer, which sends no data.
fn from_peer(connection: &Connection, seq: u32, flags: Flags, ack: Seq) -> Segment {
    Segment {
        src: peer(),
        dst: connection.local(),
        seq: Seq(seq),
        ack,
        flags,
        window: 65535,
        urgent: 0,
        options: Options {
            mss: Some(65_495),
            window_scale: Some(7),
            ..Options::default()
        },
        payload: Bytes::new(),
    }
}

fn drain(connection: &mut Connection, now: Instant) -> Vec<Segment> {
    std::iter::from_fn(|| connection.poll_transmit(now, &mut ())).collect()
}

fn acknowledge(connection: &mut Connection, now: Instant, ack: Seq) -> Vec<Segment> {
    let mut segment = from_peer(connection, 5_001, Flags::ACK, ack);
    segment.options = Options::default();
    connection.handle_segment(now, &segment, &mut ());
    drain(connection, now)
}

/// Connected, and `octets` already sent and acknowledged.
fn after(octets: u64) -> Connection {
    let config = Config {
        mss: Some(65_495),
        window_scale: Some(7),
        receive_buffer: 4_000_000,
        nagle: false,
        ..Config::TEXTBOOK
    };
    let mut connection = Connection::new(config, ([10, 0, 0, 1], 80).into());
    assert_eq!(connection.open_active(peer(), ISS, &mut ()), Ok(()));
    drain(&mut connection, Instant::ZERO);
    let answer = from_peer(&connection, 5_000, Flags::SYN | Flags::ACK, ISS + 1);
    connection.handle_segment(Instant::ZERO, &answer, &mut ());
    drain(&mut connection, Instant::ZERO);
    let chunk = Bytes::from(vec![0; CHUNK as usize]);
    let mut left = octets;
    while left > 0 {
        let now = left.min(CHUNK);
        assert_eq!(connection.send(chunk.slice(..now as usize)), Ok(()));
        drain(&mut connection, SECOND);
        while connection.unacknowledged_octets() > 0 {
            let all = connection.snd().nxt;
            acknowledge(&mut connection, SECOND, all);
        }
        left -= now;
    }
    connection
}

#[test]
fn losses_are_found_after_half_the_circle() {
    let mut connection = after((1 << 31) + 1_000_000);
    assert_eq!(connection.send(Bytes::from(vec![0; 262_000])), Ok(()));
    drain(&mut connection, SECOND);
    let lost = connection.snd().una;
    let resent: Vec<_> = (0..3)
        .flat_map(|_| acknowledge(&mut connection, SECOND, lost))
        .collect();
    assert!(
        resent.iter().any(|segment| segment.seq == lost),
        "no fast retransmit"
    );
}

#[test]
fn data_with_the_number_of_the_syn_is_data() {
    let mut connection = after((1 << 32) - 1);
    assert_eq!(connection.snd().una, ISS);
    assert_eq!(connection.send(Bytes::from_static(b"hello")), Ok(()));
    drain(&mut connection, SECOND);
    let late = SECOND + Duration::from_secs(100);
    connection.handle_timeout(late, &mut ());
    let again = drain(&mut connection, late);
    assert_eq!(again.len(), 1);
    assert!(
        !again[0].syn() && again[0].payload == "hello",
        "{}",
        again[0]
    );
}
