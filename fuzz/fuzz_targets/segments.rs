//! Any segments, calls and pauses: no panic, no endless talk, and the numbers stay in order.

#![no_main]

use arbitrary::Arbitrary;
use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use tcpscope::segment::{Flags, Options, SackBlock, Segment, Timestamps};
use tcpscope::seq::Seq;
use tcpscope::state::State;
use tcpscope::tcp::{Config, Connection};
use tcpscope::time::{Duration, Instant};

/// What happens to the connection.
#[derive(Arbitrary, Debug)]
enum Event {
    Segment(Shot),
    /// What the peer should say next: leads through all states quickly.
    Polite { fin: bool, text: u8 },
    Send(u16),
    Receive(u16),
    Close,
    Abandon,
    Abort,
    Wait { millis: u32 },
    Icmp { hard: bool, offset: i16 },
}

/// A segment; its numbers count from what the connection expects.
#[derive(Arbitrary, Debug)]
struct Shot {
    flags: u8,
    seq: i32,
    ack: i32,
    window: u16,
    urgent: u16,
    text: u16,
    mss: Option<u16>,
    window_scale: Option<u8>,
    sack_permitted: bool,
    timestamps: Option<(u32, u32)>,
    sack: Vec<(u16, u16)>,
}

#[derive(Arbitrary, Debug)]
struct Script {
    preset: u8,
    passive: bool,
    iss: u32,
    irs: u32,
    events: Vec<Event>,
}

fn sockets() -> (std::net::SocketAddr, std::net::SocketAddr) {
    (([10, 0, 0, 1], 80).into(), ([10, 0, 0, 2], 49152).into())
}

fn offset(base: Seq, by: i32) -> Seq {
    base + by as u32
}

fn shot(connection: &Connection, shot: &Shot) -> Segment {
    let (snd, rcv) = (connection.snd(), connection.rcv());
    let (dst, src) = sockets();
    let block = |(start, end): &(u16, u16)| SackBlock {
        start: snd.una + u32::from(*start),
        end: snd.una + u32::from(*end),
    };
    Segment {
        src,
        dst,
        seq: offset(rcv.nxt, shot.seq),
        ack: offset(snd.una, shot.ack),
        flags: Flags::from_bits_truncate(shot.flags),
        window: shot.window,
        urgent: shot.urgent,
        options: Options {
            mss: shot.mss,
            window_scale: shot.window_scale,
            sack_permitted: shot.sack_permitted,
            timestamps: shot.timestamps.map(|(value, echo)| Timestamps { value, echo }),
            sack: shot.sack.iter().take(4).map(block).collect(),
        },
        payload: Bytes::from(vec![0; usize::from(shot.text % 3000)]),
    }
}

fn polite(connection: &Connection, irs: u32, fin: bool, text: u8) -> Segment {
    let (snd, rcv) = (connection.snd(), connection.rcv());
    let opening = matches!(connection.state(), State::Listen | State::SynSent);
    let mut flags = Flags::empty();
    flags.set(Flags::SYN, opening);
    flags.set(Flags::ACK, connection.state() != State::Listen);
    flags.set(Flags::FIN, fin && !opening);
    let (dst, src) = sockets();
    Segment {
        src,
        dst,
        seq: if opening { Seq(irs) } else { rcv.nxt },
        ack: if flags.contains(Flags::ACK) { snd.nxt } else { Seq(0) },
        flags,
        window: 65535,
        urgent: 0,
        options: Options::default(),
        payload: Bytes::from(vec![1; usize::from(text)]),
    }
}

fn drain(connection: &mut Connection, now: Instant) {
    // A peer that takes one octet a segment gets a whole window of them.
    for _ in 0..100_000 {
        if connection.poll_transmit(now, &mut ()).is_none() {
            return;
        }
    }
    panic!("it never stops talking");
}

fuzz_target!(|script: Script| {
    let config = [Config::TEXTBOOK, Config::LINUX_LIKE, Config::BARE_1981];
    let (local, remote) = sockets();
    let mut connection = Connection::new(config[usize::from(script.preset % 3)], local);
    let iss = Seq(script.iss);
    let opened = if script.passive {
        connection.open_passive(iss, &mut ())
    } else {
        connection.open_active(remote, iss, &mut ())
    };
    assert_eq!(opened, Ok(()));
    let mut now = Instant::ZERO;
    drain(&mut connection, now);
    for event in &script.events {
        match event {
            Event::Segment(one) => {
                let segment = shot(&connection, one);
                connection.handle_segment(now, &segment, &mut ());
            }
            Event::Polite { fin, text } => {
                let segment = polite(&connection, script.irs, *fin, *text);
                connection.handle_segment(now, &segment, &mut ());
            }
            Event::Send(octets) => {
                let octets = usize::from(*octets % 5_000);
                let _ = connection.send(Bytes::from(vec![2; octets]));
            }
            Event::Receive(octets) => {
                let _ = connection.receive(usize::from(*octets));
            }
            Event::Close => drop(connection.close(&mut ())),
            Event::Abandon => drop(connection.abandon(&mut ())),
            Event::Abort => drop(connection.abort(&mut ())),
            Event::Wait { millis } => {
                now = now + Duration::from_millis(u64::from(*millis));
                connection.handle_timeout(now, &mut ());
            }
            Event::Icmp { hard, offset: by } => {
                let seq = offset(connection.snd().una, i32::from(*by));
                connection.handle_icmp(*hard, seq, &mut ());
            }
        }
        drain(&mut connection, now);
        let (snd, rcv) = (connection.snd(), connection.rcv());
        assert!(snd.una.before_or_eq(snd.nxt) && snd.nxt.before_or_eq(snd.max));
        assert!(connection.unread() <= connection.config().receive_buffer);
        assert!(rcv.wnd <= connection.config().receive_buffer.max(65_535));
    }
});
