//! Any segment in any state: no panic, no endless talk, no memory without bound, and what must
//! hold holds.

use bytes::Bytes;
use proptest::prelude::*;
use tcpscope::segment::{Flags, Options, SackBlock, Segment, Timestamps};
use tcpscope::seq::Seq;
use tcpscope::state::State;
use tcpscope::time::Duration;

use crate::talk;

/// Conversations that lead to each state.
const ROADS: [(&str, State); 12] = [
    ("listen", State::Listen),
    ("connect\n> S 0:0(0)", State::SynSent),
    ("listen\n< S 0:0(0)\n> S. 0:0(0) ack 1", State::SynReceived),
    (
        "established\nsend 100\n> P. 1:101(100) ack 1",
        State::Established,
    ),
    ("established\nclose\n> F. 1:1(0) ack 1", State::FinWait1),
    (
        "established\nclose\n> F. 1:1(0) ack 1\n< . 1:1(0) ack 2",
        State::FinWait2,
    ),
    (
        "established\n< F. 1:1(0) ack 1\n> . 1:1(0) ack 2",
        State::CloseWait,
    ),
    (
        "established\nclose\n> F. 1:1(0) ack 1\n< F. 1:1(0) ack 1\n> . 2:2(0) ack 2",
        State::Closing,
    ),
    (
        "established\n< F. 1:1(0) ack 1\n> . 1:1(0) ack 2\nclose\n> F. 1:1(0) ack 2",
        State::LastAck,
    ),
    (
        "established\nclose\n> F. 1:1(0) ack 1\n< F. 1:1(0) ack 2\n> . 2:2(0) ack 2",
        State::TimeWait,
    ),
    (
        // All extensions on, with segments in flight and a hole on our side.
        "preset linux-like
        connect
        > S 0:0(0)
        < S. 0:0(0) ack 1 <mss 1460,sackOK,TS val 1 ecr 0,wscale 7>
        > . 1:1(0) ack 1
        < . 101:201(100) ack 1 <TS val 1 ecr 0>
        > . 1:1(0) ack 1
        send 4308
        > . 1:1437(1436) ack 1
        > . 1437:2873(1436) ack 1
        > P. 2873:4309(1436) ack 1",
        State::Established,
    ),
    (
        "preset bare-1981
        established
        send 2920
        > . 1:1461(1460) ack 1
        > P. 1461:2921(1460) ack 1",
        State::Established,
    ),
];

/// Near an edge of the window, near the end of the circle, or anywhere.
fn near_an_edge() -> impl Strategy<Value = u32> {
    let edge = prop_oneof![
        Just(0u32),
        Just(65_535),
        Just(1 << 31),
        Just(u32::MAX - 65_535)
    ];
    prop_oneof![4 => (edge, 0u32..6).prop_map(|(edge, off)| edge.wrapping_add(off).wrapping_sub(3)),
        1 => any::<u32>()]
}

/// A segment whose numbers are relative to what the connection expects.
#[derive(Clone, Debug)]
struct Shot {
    flags: u8,
    seq: u32,
    ack: u32,
    window: u16,
    urgent: u16,
    payload: u16,
    mss: Option<u16>,
    sack: Vec<(u32, u32)>,
    timestamp: Option<u32>,
    wait_ms: u32,
}

fn shot() -> impl Strategy<Value = Shot> {
    let header = (
        any::<u8>(),
        near_an_edge(),
        near_an_edge(),
        any::<u16>(),
        any::<u16>(),
    );
    let payload = prop_oneof![3 => Just(0u16), 2 => 0..3_000u16];
    let sack = prop::collection::vec((0..5_000u32, 0..5_000u32), 0..4);
    let rest = (
        payload,
        any::<Option<u16>>(),
        sack,
        any::<Option<u32>>(),
        0..70_000u32,
    );
    (header, rest).prop_map(
        |((flags, seq, ack, window, urgent), (payload, mss, sack, timestamp, wait_ms))| Shot {
            flags,
            seq,
            ack,
            window,
            urgent,
            payload,
            mss,
            sack,
            timestamp,
            wait_ms,
        },
    )
}

impl Shot {
    fn segment(&self, reached: &talk::Reached) -> Segment {
        let (snd, rcv) = (reached.connection.snd(), reached.connection.rcv());
        let block = |(start, end)| SackBlock {
            start: snd.una + start,
            end: snd.una + end,
        };
        Segment {
            src: reached
                .connection
                .remote()
                .unwrap_or(([10, 0, 0, 2], 49152).into()),
            dst: reached.connection.local(),
            seq: rcv.nxt + self.seq,
            ack: snd.una + self.ack,
            flags: Flags::from_bits_truncate(self.flags),
            window: self.window,
            urgent: self.urgent,
            options: Options {
                mss: self.mss,
                timestamps: self.timestamp.map(|value| Timestamps { value, echo: 0 }),
                sack: self.sack.iter().copied().map(block).collect(),
                ..Options::default()
            },
            payload: Bytes::from(vec![0; self.payload.into()]),
        }
    }
}

/// Lets the connection say all that it has to say; that must come to an end.
fn drain(reached: &mut talk::Reached) -> Result<usize, TestCaseError> {
    for count in 0..200 {
        if reached
            .connection
            .poll_transmit(reached.now, &mut ())
            .is_none()
        {
            return Ok(count);
        }
    }
    Err(TestCaseError::fail("it never stops talking"))
}

fn check(reached: &talk::Reached, before: (State, Seq)) -> Result<(), TestCaseError> {
    let connection = &reached.connection;
    let (snd, rcv) = (connection.snd(), connection.rcv());
    if matches!(connection.state(), State::Closed | State::Listen) {
        return Ok(());
    }
    prop_assert!(
        snd.una.before_or_eq(snd.nxt),
        "SND.UNA {} SND.NXT {}",
        snd.una,
        snd.nxt
    );
    prop_assert!(rcv.wnd <= 4_194_304);
    let synchronizes = matches!(before.0, State::Listen | State::SynSent);
    prop_assert!(
        synchronizes || before.1.before_or_eq(rcv.nxt),
        "RCV.NXT went back"
    );
    prop_assert!(connection.unread() <= 4_194_304);
    if connection.state() != State::FinWait2
        && connection.state() != State::Established
        && connection.state() != State::CloseWait
    {
        prop_assert!(
            connection.poll_timeout().is_some(),
            "{} waits for ever",
            connection.state()
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_segment_in_any_state(
        road in 0..ROADS.len(),
        wrap in prop_oneof![Just((1_000u32, 5_000u32)), Just((u32::MAX - 50, u32::MAX - 70))],
        shots in prop::collection::vec(shot(), 1..12),
    ) {
        let (road, state) = ROADS[road];
        let script = format!("iss {}\npeer iss {}\n{road}", wrap.0, wrap.1);
        let mut reached = talk::play(&script).map_err(TestCaseError::fail)?;
        prop_assert_eq!(reached.connection.state(), state);
        for shot in &shots {
            let segment = shot.segment(&reached);
            let before = (reached.connection.state(), reached.connection.rcv().nxt);
            reached.connection.handle_segment(reached.now, &segment, &mut ());
            drain(&mut reached)?;
            check(&reached, before)?;
            reached.now = reached.now + Duration::from_millis(shot.wait_ms.into());
            reached.connection.handle_timeout(reached.now, &mut ());
            drain(&mut reached)?;
        }
    }
}
