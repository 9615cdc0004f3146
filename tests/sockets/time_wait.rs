//! A connection in TIME-WAIT that nobody holds takes little room. Nobody can tell the difference.

use bytes::Bytes;
use proptest::prelude::*;
use tcpscope::host::{Host, Shutdown};
use tcpscope::segment::{Flags, Options, Segment, Timestamps};
use tcpscope::state::State;
use tcpscope::tcp::{Config, Connection};
use tcpscope::time::{Duration, Instant};

use super::conversation::{Conversation, Heard};
use crate::talk::notation;

/// A segment, its numbers counted from what is expected.
#[derive(Clone, Debug)]
struct Shot {
    flags: Flags,
    seq: u32,
    ack: u32,
    window: u16,
    payload: usize,
    timestamp: Option<u32>,
    wait: Duration,
}

fn shot() -> impl Strategy<Value = Shot> {
    let near = || {
        (any::<bool>(), 0..4u32, 65_530..65_540u32).prop_map(|(small, near, far)| {
            if small { near.wrapping_sub(2) } else { far }
        })
    };
    let flags = prop::sample::select(vec![
        Flags::ACK,
        Flags::ACK | Flags::FIN,
        Flags::ACK | Flags::PSH | Flags::URG,
        Flags::SYN,
        Flags::SYN | Flags::ACK,
        Flags::RST,
        Flags::RST | Flags::ACK,
        Flags::empty(),
    ]);
    let rest = (
        any::<u16>(),
        0..3usize,
        prop::option::weighted(0.8, 0..2_000u32),
        prop_oneof![Just(0), 0..40_000u64],
    );
    (flags, near(), near(), rest).prop_map(
        |(flags, seq, ack, (window, payload, timestamp, wait))| Shot {
            flags,
            seq,
            ack,
            window,
            payload,
            timestamp,
            wait: Duration::from_millis(wait),
        },
    )
}

impl Shot {
    fn segment(&self, expects: &Connection) -> Segment {
        Segment {
            src: notation::REMOTE.into(),
            dst: notation::LOCAL.into(),
            seq: expects.rcv().nxt + self.seq,
            ack: expects.snd().nxt + self.ack,
            flags: self.flags,
            window: self.window,
            urgent: 1,
            options: Options {
                timestamps: self.timestamp.map(|value| Timestamps { value, echo: 1 }),
                ..Options::default()
            },
            payload: Bytes::from(vec![7; self.payload]),
        }
    }
}

/// A connection in TIME-WAIT that its user still holds, and one that nobody holds.
fn two_in_time_wait(config: Config) -> [Conversation; 2] {
    [true, false].map(|held| {
        let mut talk = Conversation::with(config);
        let listener = talk.listener(1);
        talk.arrives("S 0:0(0) <mss 1460,sackOK,TS val 100 ecr 0,wscale 3>");
        talk.sends("S. 0:0(0) ack 1");
        talk.arrives(". 1:1(0) ack 1 <TS val 100 ecr 0>");
        let fd = talk.host.accept(listener).expect("a connection");
        assert_eq!(talk.shutdown(fd, Shutdown::Both), Ok(()));
        talk.sends("F. 1:1(0) ack 1");
        talk.arrives("F. 1:1(0) ack 2 <TS val 101 ecr 0>");
        talk.sends(". 2:2(0) ack 2");
        if !held {
            talk.close(fd);
        }
        let shrunk = talk.host.connection_of(talk.pair());
        let is_little = matches!(shrunk, Some(std::borrow::Cow::Owned(_)));
        assert_eq!(is_little, !held);
        talk
    })
}

/// What a host says and tells when `segment` arrives, and when it wants to be woken.
fn reaction(
    host: &mut Host,
    now: Instant,
    segment: &Segment,
) -> (Vec<Segment>, Heard, Option<Instant>) {
    let mut heard = Heard::default();
    host.handle_segment(now, segment, &mut heard);
    let sent = std::iter::from_fn(|| host.poll_transmit(now, &mut heard)).collect();
    (sent, heard, host.poll_timeout())
}

proptest! {
    #[test]
    fn little_or_not_it_behaves_the_same(
        extended: bool,
        config in prop::sample::select(vec![
            Config::LINUX_LIKE,
            Config::TEXTBOOK,
            Config::BARE_1981,
            Config { challenges_per_second: 1, ..Config::LINUX_LIKE },
            Config { time_wait_ignores_rst: true, time_wait_reuse: false, ..Config::LINUX_LIKE },
        ]),
        shots in prop::collection::vec(shot(), 1..12),
    ) {
        let config = Config { timestamps: extended && config.timestamps, ..config };
        let mut talks = two_in_time_wait(config);
        let mut now = talks[0].now;
        for shot in &shots {
            let Some(expects) = talks[0].host.connection_of(talks[0].pair()) else {
                break;
            };
            let segment = shot.segment(&expects);
            drop(expects);
            let [full, little] = talks.each_mut().map(|talk| reaction(&mut talk.host, now, &segment));
            prop_assert_eq!(full.0, little.0);
            prop_assert_eq!(full.1.0, little.1.0);
            prop_assert_eq!(full.2, little.2);
            now = now + shot.wait;
            for talk in &mut talks {
                talk.host.handle_timeout(now, &mut ());
                talk.drain();
            }
            let counts = talks.each_ref().map(|talk| talk.host.count(State::TimeWait));
            prop_assert_eq!(counts[0], counts[1]);
        }
    }
}

#[test]
fn what_is_left_of_it_is_little() {
    assert!(size_of::<tcpscope::tcp::TimeWait>() <= 160);
}

/// Thousands at once end in time, and what was theirs is free again.
#[test]
fn thousands_wait_side_by_side() {
    let mut talk = Conversation::new();
    let listener = talk.listener(1);
    for peer in 1..=5_000 {
        let fd = talk.peer(peer).accepted(listener);
        talk.close(fd);
        talk.sends("F. 1:1(0) ack 1");
        talk.arrives("F. 1:1(0) ack 2");
        talk.sends(". 2:2(0) ack 2");
    }
    assert_eq!(talk.host.count(State::TimeWait), 5_000);
    talk.peer(77).arrives("F. 1:1(0) ack 2");
    talk.sends(". 2:2(0) ack 2");
    talk.passes(Config::TEXTBOOK.msl * 2);
    talk.passes(Duration::from_secs(1));
    assert_eq!(talk.host.count(State::TimeWait), 0);
    assert_eq!(talk.host.ss(9).len(), 1);
}
