//! Whatever a few peers send to a server, however it is set up: no panic, no endless talk, and in
//! the end nothing is left.

use std::collections::BTreeMap;

use bytes::Bytes;
use proptest::prelude::*;
use tcpscope::host::{Host, SocketOption, SynCookies};
use tcpscope::segment::{Flags, Options, Segment, Timestamps};
use tcpscope::seq::Seq;
use tcpscope::state::State;
use tcpscope::tcp::Config;
use tcpscope::time::{Duration, Instant};

use crate::talk::notation;

#[derive(Clone, Debug)]
enum Step {
    /// Peer, flags, how far its numbers are from what they should be, octets of data, timestamp.
    Arrives(u16, Flags, u32, usize, bool),
    Accepts,
    /// Closes the oldest accepted connection.
    Closes,
    Passes(Duration),
}

fn step() -> impl Strategy<Value = Step> {
    let (syn, ack, fin, rst) = (Flags::SYN, Flags::ACK, Flags::FIN, Flags::RST);
    let flags = prop::sample::select(vec![syn, syn, ack, ack, ack | fin, rst, syn | ack]);
    let off = prop_oneof![6 => Just(0u32), 1 => 1..3u32, 1 => Just(u32::MAX)];
    let data = prop_oneof![2 => Just(0usize), 1 => 1..20usize];
    let arrives = (0..4u16, flags, off, data, any::<bool>());
    prop_oneof![
        12 => arrives.prop_map(|(peer, flags, off, data, stamped)| {
            Step::Arrives(peer, flags, off, data, stamped)
        }),
        2 => Just(Step::Accepts),
        1 => Just(Step::Closes),
        3 => (0..9_000u64).prop_map(|millis| Step::Passes(Duration::from_millis(millis))),
    ]
}

/// A host, and what each peer knows of it: the numbers that it should send and acknowledge.
struct Storm {
    host: Host,
    now: Instant,
    known: BTreeMap<u16, (Seq, Seq)>,
}

impl Storm {
    fn arrives(&mut self, peer: u16, flags: Flags, off: u32, data: usize, stamped: bool) {
        let (seq, ack) = self.known.get(&peer).copied().unwrap_or_default();
        let value = (self.now.as_micros() / 1_000) as u32;
        let timestamps = stamped.then_some(Timestamps { value, echo: 0 });
        let segment = Segment {
            src: (notation::REMOTE.0, 1_000 + peer).into(),
            dst: notation::LOCAL.into(),
            seq: seq + off,
            ack,
            flags,
            window: 1_000,
            urgent: 0,
            options: Options {
                timestamps,
                ..Options::default()
            },
            payload: Bytes::from(vec![1; data]),
        };
        self.host.handle_segment(self.now, &segment, &mut ());
        self.drain();
    }

    fn drain(&mut self) {
        for _ in 0..200 {
            let Some(sent) = self.host.poll_transmit(self.now, &mut ()) else {
                return;
            };
            if !sent.rst() {
                let peer = sent.dst.port() - 1_000;
                self.known.insert(peer, (sent.ack, sent.seq + sent.len()));
            }
        }
        panic!("it never stops talking");
    }

    fn passes(&mut self, span: Duration) {
        let until = self.now + span;
        while let Some(at) = self.host.poll_timeout().filter(|at| *at <= until) {
            self.now = self.now.max(at);
            self.host.handle_timeout(self.now, &mut ());
            self.drain();
        }
        self.now = until;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_is_left_in_the_end(
        steps in prop::collection::vec(step(), 1..60),
        cookies in prop::sample::select(vec![
            SynCookies::Never,
            SynCookies::Overflow,
            SynCookies::Always,
        ]),
        config in prop::sample::select(vec![Config::LINUX_LIKE, Config::TEXTBOOK]),
        (backlog, defer) in (0..3i64, prop_oneof![Just(0i64), 1..9i64]),
    ) {
        let host = Host::new(notation::LOCAL.0.into(), config, 1);
        let known = BTreeMap::new();
        let mut storm = Storm { host, now: Instant::ZERO, known };
        storm.host.set_syn_cookies(cookies);
        let listener = storm.host.socket();
        let option = SocketOption::DeferAccept;
        prop_assert_eq!(storm.host.setsockopt(listener, option, defer), Ok(()));
        prop_assert_eq!(storm.host.bind(listener, notation::LOCAL.into()), Ok(()));
        prop_assert_eq!(storm.host.listen(listener, backlog, &mut ()), Ok(()));
        let mut accepted = Vec::new();
        for step in steps {
            match step {
                Step::Arrives(peer, flags, off, data, stamped) => {
                    storm.arrives(peer, flags, off, data, stamped);
                }
                Step::Accepts => accepted.extend(storm.host.accept(listener)),
                Step::Closes if accepted.is_empty() => {}
                Step::Closes => {
                    let oldest = accepted.remove(0);
                    prop_assert_eq!(storm.host.close(oldest, &mut ()), Ok(()));
                    storm.drain();
                }
                Step::Passes(span) => storm.passes(span),
            }
            let waiting = storm.host.ss(1)[0].recv_queue;
            prop_assert!(waiting <= backlog as usize + 1);
            prop_assert_eq!(storm.host.readable(listener), waiting > 0);
            // One more than the backlog, and nobody beyond it but a successor of TIME-WAIT.
            let embryos = storm.host.count(State::SynReceived);
            prop_assert!(embryos <= backlog as usize + 1 || cookies == SynCookies::Overflow);
        }
        for fd in accepted {
            // A FIN that nobody answers would wait in FIN-WAIT-2 for ever.
            prop_assert_eq!(storm.host.setsockopt(fd, SocketOption::Linger, 0), Ok(()));
            prop_assert_eq!(storm.host.close(fd, &mut ()), Ok(()));
        }
        prop_assert_eq!(storm.host.close(listener, &mut ()), Ok(()));
        storm.drain();
        storm.passes(Duration::from_secs(3_600));
        let left = storm.host.ss(99);
        let half_closed = left.iter().filter(|row| row.state == State::FinWait2).count();
        prop_assert_eq!(left.len(), half_closed, "{:?}", left);
        let again = storm.host.socket();
        prop_assert_eq!(again, 3);
        let bound = storm.host.bind(again, notation::LOCAL.into());
        prop_assert_eq!(bound.is_ok(), left.is_empty());
    }
}
