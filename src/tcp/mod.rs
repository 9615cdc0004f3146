//! One connection (RFC 9293 §3.10): no clock, no chance, no I/O, no knowledge of hosts.
//!
//! Read in this order: [`config`], [`state`], [`tcb`], [`user`] (what the user calls), [`input`]
//! (what a segment does, check by check), [`output`] (what is sent, and when to wake up),
//! [`recovery`] and [`congestion`] (loss), [`acks`] (when to acknowledge), [`timeouts`].
//!
//! The law: after each call to [`Connection::handle_segment`], [`Connection::handle_timeout`] or
//! a user's call, call [`Connection::poll_transmit`] until it returns `None`; then
//! [`Connection::poll_timeout`] says when to call `handle_timeout`.

mod acknowledged;
mod acks;
mod buffers;
mod config;
mod congestion;
mod defer;
mod figure;
mod input;
mod knobs;
mod options;
mod output;
mod recovery;
mod rtt;
mod spaces;
mod state;
mod stateless;
mod tcb;
mod text;
mod time_wait;
mod timeouts;
mod timers;
mod timestamps;
mod traffic;
mod user;

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::Arc;

use crate::seq::Seq;
use crate::time::{Duration, Instant};

use acks::Acks;
use buffers::{ReceiveBuffer, SendBuffer};
use output::Reply;
use recovery::Recovery;
use tcb::Unacknowledged;
use timeouts::KeepAliveState;
use timestamps::TimestampState;

pub use config::{Config, KeepAlive, Patience, SynPatience};
pub use congestion::{Algorithm, Congestion, CongestionConfig, IdleRestart};
pub use figure::{DRAWN, EDGES, Edge, Walked};
pub use knobs::{Knob, KnobKind, KnobValue};
pub(crate) use options::offered_mss;
pub use recovery::{Phase as LossPhase, QueueCounts};
pub use rtt::RttEstimator;
pub use spaces::{Sent, SentPiece};
pub use state::State;
pub use tcb::{ReceiveSequence, SendSequence};
pub use time_wait::TimeWait;
pub use timers::{Running, Timer};
pub use traffic::Traffic;
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
    /// Shared by the connections of a listener until one changes it.
    config: Arc<Config>,
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
    /// Nobody will read what arrives any more (§3.6.1).
    abandoned: bool,
    /// The retransmission queue, oldest first.
    unacknowledged: VecDeque<Unacknowledged>,
    recovery: Recovery,
    congestion: Congestion,
    /// When SND.UNA last moved.
    progress_at: Instant,
    /// When something new was last sent.
    last_sent_at: Instant,
    acks: Acks,
    /// Last.ACK.sent (RFC 7323 §4.3).
    last_ack_sent: Seq,
    /// A RST is to be sent.
    reply: Option<Reply>,
    probe_due: bool,
    /// Probes sent since the window closed.
    probes: u8,
    /// How many of them were sent since the peer was last heard of.
    unanswered_probes: u8,
    /// When the first probe since the window closed was due.
    probing_since: Instant,
    /// A small segment has waited long enough.
    override_due: bool,
    keep_alive: KeepAliveState,
    rtt: RttEstimator,
    timers: timers::Timers,
    /// Both sides offered selective acknowledgments.
    sack_permitted: bool,
    /// The peer's SYN offered window scaling.
    peer_scales: bool,
    /// Both sides offered timestamps.
    timestamps: Option<TimestampState>,
    /// What our timestamp clock showed at time 0.
    timestamp_offset: u32,
    /// How it ended, where it was not by closing.
    failure: Option<Failure>,
    /// How long a passive open waits for data.
    defer_accept: Duration,
    traffic: Traffic,
}

/// How a connection can end other than by closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The peer refused our SYN.
    Refused,
    /// The peer reset the connection.
    Reset,
    /// Nobody answered for too long.
    TimedOut,
    /// The network says that the peer can't be reached (§3.9.2.2).
    Unreachable,
}

impl Connection {
    /// A connection in CLOSED, at the socket `local`.
    #[must_use]
    pub fn new(config: Config, local: SocketAddr) -> Connection {
        Connection::with(Arc::new(config), local)
    }

    fn with(config: Arc<Config>, local: SocketAddr) -> Connection {
        Connection {
            state: State::Closed,
            origin: Origin::Passive,
            local,
            remote: None,
            snd: SendSequence {
                mss: config.largest_segment(config::default_send_mss(local)),
                ..SendSequence::default()
            },
            rcv: ReceiveSequence {
                wnd: config.receive_buffer.min(u32::from(u16::MAX)),
                ..ReceiveSequence::default()
            },
            send_buffer: SendBuffer::new(Seq(0)),
            receive_buffer: ReceiveBuffer::default(),
            close_requested: false,
            abandoned: false,
            unacknowledged: VecDeque::new(),
            recovery: Recovery::default(),
            congestion: Congestion::new(),
            progress_at: Instant::ZERO,
            last_sent_at: Instant::ZERO,
            acks: Acks::default(),
            last_ack_sent: Seq(0),
            reply: None,
            probe_due: false,
            probes: 0,
            unanswered_probes: 0,
            probing_since: Instant::ZERO,
            override_due: false,
            keep_alive: KeepAliveState::default(),
            rtt: RttEstimator::new(&config),
            timers: timers::Timers::default(),
            sack_permitted: false,
            peer_scales: false,
            timestamps: None,
            timestamp_offset: 0,
            failure: None,
            defer_accept: Duration::ZERO,
            traffic: Traffic::default(),
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

    /// How it ended, where it was not by closing.
    #[must_use]
    pub const fn failure(&self) -> Option<Failure> {
        self.failure
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

    /// The congestion window and its threshold.
    #[must_use]
    pub const fn congestion(&self) -> &Congestion {
        &self.congestion
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
            Timer::Persist => self.probes as u32,
            Timer::KeepAlive => self.keep_alive.unanswered,
            Timer::Override | Timer::DelayedAck | Timer::FinWait2 | Timer::TimeWait => 0,
        }
    }

    /// Octets that the user can receive now.
    #[must_use]
    pub const fn unread(&self) -> u32 {
        self.receive_buffer.unread()
    }

    /// Octets up to the end of the urgent data that the user has not received yet (MUST-33).
    #[must_use]
    pub fn urgent_left(&self) -> u32 {
        let next = self.next_to_read();
        self.rcv
            .up
            .filter(|up| up.after(next))
            .map_or(0, |up| up.since(next))
    }

    /// The number of the next octet that the user will receive.
    #[must_use]
    pub fn next_to_read(&self) -> Seq {
        self.rcv.nxt - self.unread() - u32::from(self.peer_has_closed())
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

    /// Stops all timers and empties all queues but the one to be read.
    fn flush(&mut self) {
        self.timers.stop_all();
        self.send_buffer = SendBuffer::new(self.snd.nxt);
        self.unacknowledged.clear();
        self.recovery = Recovery::default();
        self.acks = Acks::default();
        self.probe_due = false;
        self.keep_alive.due = false;
        self.close_requested = false;
    }
}
