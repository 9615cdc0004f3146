//! One connection (RFC 9293 §3.10): no clock, no chance, no I/O, no knowledge of hosts.
//!
//! Read in this order: [`state`], [`tcb`], [`user`] (what the user calls), [`input`] (what a
//! segment does, check by check), [`output`] (what is sent, and when to wake up).
//!
//! The law: after each call to [`Connection::handle_segment`], [`Connection::handle_timeout`] or
//! a user's call, call [`Connection::poll_transmit`] until it returns `None`; then
//! [`Connection::poll_timeout`] says when to call `handle_timeout`.

mod buffers;
mod config;
mod input;
mod output;
mod rtt;
mod state;
mod tcb;
mod timers;
mod user;

use std::collections::VecDeque;
use std::net::SocketAddr;

use crate::explain::{Ignored, Note, Observer, Reason};
use crate::seq::Seq;
use crate::time::{Duration, Instant};

use buffers::{ReceiveBuffer, SendBuffer};
use output::{Reply, Trigger};
use tcb::Unacknowledged;

pub use config::Config;
pub use rtt::RttEstimator;
pub use state::State;
pub use tcb::{ReceiveSequence, SendSequence};
pub use timers::{Running, Timer};
pub use user::Error;

/// How the connection was opened; decides what a RST means in SYN-RECEIVED (MUST-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Passive,
    Active,
}

/// One connection and its transmission control block.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection {
    config: Config,
    state: State,
    origin: Origin,
    local: SocketAddr,
    remote: Option<SocketAddr>,
    snd: SendSequence,
    rcv: ReceiveSequence,
    send_buffer: SendBuffer,
    receive_buffer: ReceiveBuffer,
    /// The user has called CLOSE: a FIN follows the data in `send_buffer`.
    close_requested: bool,
    /// The retransmission queue, oldest first.
    unacknowledged: VecDeque<Unacknowledged>,
    /// The front of the queue is to be sent again.
    retransmit_due: Option<Trigger>,
    /// After a timeout: what had been sent by then, all of it perhaps lost.
    recover: Option<Seq>,
    /// When SND.UNA last moved.
    progress_at: Instant,
    /// An acknowledgment is to be sent, with data if there is any.
    ack_due: Option<Reason>,
    /// A RST is to be sent.
    reply: Option<Reply>,
    probe_due: bool,
    /// Probes sent since the window closed.
    probes: u32,
    rtt: RttEstimator,
    timers: timers::Timers,
    challenges: Challenges,
}

/// The challenge ACKs of the present second (RFC 5961 §7).
#[derive(Clone, Debug, Default, PartialEq)]
struct Challenges {
    since: Instant,
    count: u8,
}

impl Connection {
    /// A connection in CLOSED, at the socket `local`.
    #[must_use]
    pub fn new(config: Config, local: SocketAddr) -> Connection {
        Connection {
            state: State::Closed,
            origin: Origin::Passive,
            local,
            remote: None,
            snd: SendSequence {
                mss: config::DEFAULT_SEND_MSS,
                ..SendSequence::default()
            },
            rcv: ReceiveSequence {
                wnd: u32::from(config.receive_buffer),
                ..ReceiveSequence::default()
            },
            send_buffer: SendBuffer::new(Seq(0)),
            receive_buffer: ReceiveBuffer::default(),
            close_requested: false,
            unacknowledged: VecDeque::new(),
            retransmit_due: None,
            recover: None,
            progress_at: Instant::ZERO,
            ack_due: None,
            reply: None,
            probe_due: false,
            probes: 0,
            rtt: RttEstimator::new(&config),
            timers: timers::Timers::default(),
            challenges: Challenges::default(),
            config,
        }
    }

    /// A copy of this listener for one peer, which will use `iss`. The listener itself goes on
    /// listening (§3.9.1.1: many connections to one local socket).
    #[must_use]
    pub fn spawn(&self, iss: Seq) -> Connection {
        let mut child = self.clone();
        child.snd.iss = iss;
        child
    }

    /// STATUS (§3.10.6): the state.
    #[must_use]
    pub const fn state(&self) -> State {
        self.state
    }

    /// The local socket.
    #[must_use]
    pub const fn local(&self) -> SocketAddr {
        self.local
    }

    /// The peer's socket; none in CLOSED and LISTEN.
    #[must_use]
    pub const fn remote(&self) -> Option<SocketAddr> {
        self.remote
    }

    /// The send sequence variables.
    #[must_use]
    pub const fn snd(&self) -> &SendSequence {
        &self.snd
    }

    /// The receive sequence variables.
    #[must_use]
    pub const fn rcv(&self) -> &ReceiveSequence {
        &self.rcv
    }

    /// The round-trip time estimator.
    #[must_use]
    pub const fn rtt(&self) -> &RttEstimator {
        &self.rtt
    }

    /// `timer`, if it runs.
    #[must_use]
    pub const fn timer(&self, timer: Timer) -> Option<Running> {
        self.timers.get(timer)
    }

    /// How often in a row `timer` has run out without an answer.
    #[must_use]
    pub const fn attempts(&self, timer: Timer) -> u32 {
        match timer {
            Timer::Retransmission => self.rtt.backoff,
            Timer::Persist => self.probes,
            Timer::TimeWait => 0,
        }
    }

    /// Octets that the user can receive now.
    #[must_use]
    pub const fn unread(&self) -> u32 {
        self.receive_buffer.unread()
    }

    /// Octets that the user has sent and the peer has not acknowledged.
    #[must_use]
    pub const fn unacknowledged_octets(&self) -> u32 {
        self.send_buffer.len()
    }

    /// The peer's FIN was received in its order: nothing more will come.
    #[must_use]
    pub fn peer_has_closed(&self) -> bool {
        self.rcv.fin.is_some_and(|fin| fin.before(self.rcv.nxt))
    }

    /// The number of our FIN, whether sent or not.
    fn fin_seq(&self) -> Seq {
        self.send_buffer.end()
    }

    fn fin_sent(&self) -> bool {
        self.close_requested && self.snd.nxt.after(self.fin_seq())
    }

    fn fin_acknowledged(&self) -> bool {
        self.close_requested && self.snd.una.after(self.fin_seq())
    }

    /// Stops all timers and empties all queues.
    fn flush(&mut self) {
        self.timers.stop_all();
        self.send_buffer = SendBuffer::new(self.snd.nxt);
        self.receive_buffer = ReceiveBuffer::default();
        self.unacknowledged.clear();
        self.retransmit_due = None;
        self.recover = None;
        self.ack_due = None;
        self.probe_due = false;
        self.close_requested = false;
    }

    /// The octets of window that are worth announcing on their own (§3.8.6.2.2, MUST-39).
    fn worthwhile_window(&self) -> u32 {
        u32::from(self.config.mss.min(self.config.receive_buffer / 2))
    }

    /// Announces what the buffer has room for, unless that is silly; an ACK goes out for it alone
    /// when it has grown much. The right edge never moves back (SHLD-14).
    fn offer_window(&mut self) {
        let room = u32::from(self.config.receive_buffer).saturating_sub(self.unread());
        if room < self.worthwhile_window() || room <= self.rcv.wnd {
            return;
        }
        let worth_an_ack = room - self.rcv.wnd >= self.worthwhile_window();
        self.rcv.wnd = room;
        if worth_an_ack && self.state.may_receive() && self.ack_due.is_none() {
            self.ack_due = Some(Reason::WindowUpdate);
        }
    }

    /// A challenge ACK, unless there were too many within a second (RFC 5961 §7).
    fn challenge(&mut self, now: Instant, why: Reason, observer: &mut impl Observer) {
        if now.since(self.challenges.since) >= Duration::from_secs(1) {
            self.challenges = Challenges {
                since: now,
                count: 0,
            };
        }
        if self.challenges.count < self.config.challenges_per_second {
            self.challenges.count += 1;
            self.ack_due = Some(why);
        } else {
            observer.note(Note::Ignored {
                why: Ignored::ChallengeLimit,
            });
        }
    }
}
