//! A host that has forgotten everything, and how its peer finds out (§3.5.1).

use tcpscope::explain::Note;
use tcpscope::host::{Errno, Fd, Host, Pair};
use tcpscope::state::State;
use tcpscope::tcp::Config;
use tcpscope::time::{Duration, Instant};

use super::conversation::Heard;

const NAMES: [[u8; 4]; 2] = [[10, 0, 0, 1], [10, 0, 0, 2]];

/// Hosts A and B of Figure 9, B with a server.
struct Two {
    hosts: [Host; 2],
    now: Instant,
    heard: [Heard; 2],
    fds: [Fd; 2],
    pair: Pair,
}

const A: usize = 0;
const B: usize = 1;

impl Two {
    /// With an open connection.
    fn connected() -> Two {
        let hosts = NAMES.map(|ip| Host::new(ip.into(), Config::TEXTBOOK, 7));
        let pair = ((NAMES[A], 1000).into(), (NAMES[B], 80).into());
        let mut two = Two {
            hosts,
            now: Instant::from_micros(1),
            heard: Default::default(),
            fds: [0; 2],
            pair,
        };
        let listener = two.hosts[B].socket();
        assert_eq!(two.hosts[B].bind(listener, pair.1), Ok(()));
        assert_eq!(two.hosts[B].listen(listener, 9, &mut ()), Ok(()));
        two.connects();
        two.talk();
        two.fds[B] = two.hosts[B].accept(listener).expect("a connection");
        two
    }

    fn connects_from(&mut self, port: u16) {
        self.pair.0.set_port(port);
        self.connects();
    }

    fn connects(&mut self) {
        let fd = self.hosts[A].socket();
        assert_eq!(self.hosts[A].bind(fd, self.pair.0), Ok(()));
        let begun = self.hosts[A].connect(self.now, fd, self.pair.1, &mut ());
        assert_eq!(begun, Err(Errno::InProgress));
        self.fds[A] = fd;
    }

    /// Everything that is to be sent arrives at once.
    fn talk(&mut self) {
        let mut silent = false;
        while !silent {
            silent = true;
            for from in [A, B] {
                while let Some(segment) =
                    self.hosts[from].poll_transmit(self.now, &mut self.heard[from])
                {
                    let to = 1 - from;
                    self.hosts[to].handle_segment(self.now, &segment, &mut self.heard[to]);
                    silent = false;
                }
            }
        }
    }

    /// Whether host `who` told this Note since the last question.
    fn told(&mut self, who: usize, code: &str) -> bool {
        self.heard[who]
            .0
            .iter()
            .any(|note: &Note| note.code() == code)
    }
}

#[test]
fn a_crash_is_silent_and_complete() {
    let mut two = Two::connected();
    assert_eq!(two.hosts[A].send(two.fds[A], &"lost".into()), Ok(4));
    two.hosts[A].crash();
    let a = &mut two.hosts[A];
    assert_eq!(a.poll_transmit(two.now, &mut ()), None);
    assert_eq!(a.poll_timeout(), None);
    assert!(a.ss(9).is_empty());
    assert_eq!(a.recv(two.fds[A], 9, false), Err(Errno::BadDescriptor));
    assert_eq!(a.socket(), 3);
    // Nobody told B.
    assert_eq!(
        two.hosts[B].socket_state(two.fds[B]),
        Ok(State::Established)
    );
}

#[test]
fn the_same_host_with_another_secret() {
    let number = |host: &mut Host| {
        let fd = host.socket();
        let begun = host.connect(Instant::ZERO, fd, (NAMES[B], 80).into(), &mut ());
        assert_eq!(begun, Err(Errno::InProgress));
        let syn = host.poll_transmit(Instant::ZERO, &mut ()).expect("a SYN");
        assert_eq!(syn.src.port(), 700);
        assert_eq!(
            syn.src.ip(),
            host.connections().next().expect("one").0.0.ip()
        );
        syn.seq
    };
    let mut one = Host::new(NAMES[A].into(), Config::TEXTBOOK, 7);
    one.set_ports(700, 700);
    let mut two = one.clone();
    let before = number(&mut one);
    assert_eq!(before, number(&mut two));
    one.crash();
    two.crash();
    let after = number(&mut one);
    assert_ne!(before, after);
    assert_eq!(after, number(&mut two), "chance is the same again");
}

/// Figure 10: the active side finds out.
#[test]
fn data_for_a_host_that_has_forgotten_is_answered_by_a_reset() {
    let mut two = Two::connected();
    two.hosts[A].crash();
    assert_eq!(two.hosts[B].send(two.fds[B], &"hello".into()), Ok(5));
    two.talk();
    assert!(two.told(A, "sent-reset-no-connection"));
    let fd = two.fds[B];
    assert_eq!(two.hosts[B].recv(fd, 9, false), Err(Errno::ConnectionReset));
    assert_eq!(two.hosts[B].send(fd, &"x".into()), Err(Errno::BrokenPipe));
}

/// Figure 9: the SYN of the new connection finds the old one half open.
#[test]
fn a_new_syn_clears_the_half_open_connection() {
    let mut two = Two::connected();
    two.hosts[A].crash();
    two.now = two.now + Duration::from_secs(1);
    two.connects();
    two.talk();
    assert!(two.told(B, "signal-reset"));
    assert!(two.told(A, "sent-reset-ack-in-syn-sent"));
    let old = two.fds[B];
    assert_eq!(
        two.hosts[B].recv(old, 9, false),
        Err(Errno::ConnectionReset)
    );
    // The SYN that is sent again opens a new one.
    let state = two.hosts[A].socket_state(two.fds[A]);
    assert_eq!(state, Ok(State::SynSent));
    two.now = two.hosts[A].poll_timeout().expect("a timer");
    two.hosts[A].handle_timeout(two.now, &mut ());
    two.talk();
    let state = two.hosts[A].socket_state(two.fds[A]);
    assert_eq!(state, Ok(State::Established));
}

/// Figure 11: an old duplicate SYN reaches a listener, and whoever is asked denies it.
#[test]
fn an_answer_to_a_host_that_has_forgotten_its_syn_is_reset() {
    let mut two = Two::connected();
    two.connects_from(1001);
    let syn = two.hosts[A].poll_transmit(two.now, &mut ()).expect("a SYN");
    two.hosts[A].crash();
    two.hosts[B].handle_segment(two.now, &syn, &mut two.heard[B]);
    two.talk();
    assert!(two.told(A, "sent-reset-no-connection"));
    assert!(two.told(B, "state-back-to-listen"));
    assert_eq!(two.hosts[B].count(State::SynReceived), 0);
}
