//! A connection in TIME-WAIT, in as few octets as it can be rebuilt from: a busy host has
//! thousands of them.
//!
//! There is one implementation of the rules: to meet a segment it grows back into a
//! [`Connection`], and shrinks again afterwards.

use std::net::SocketAddr;
use std::sync::Arc;

use crate::seq::Seq;
use crate::time::Instant;

use super::acks::{Acks, Challenges};
use super::buffers::SendBuffer;
use super::timers::{Running, Timer};
use super::timestamps::TimestampState;
use super::{Config, Connection, Origin, ReceiveSequence, SendSequence, State};

/// What is left of a connection in TIME-WAIT whose user is gone.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeWait {
    config: Arc<Config>,
    origin: Origin,
    snd: SendSequence,
    rcv: ReceiveSequence,
    abandoned: bool,
    sack_permitted: bool,
    peer_scales: bool,
    timestamp_offset: u32,
    timestamps: Option<TimestampState>,
    challenges: Challenges,
    wait: Running,
}

impl TimeWait {
    /// When TIME-WAIT is over.
    #[must_use]
    pub const fn wait(&self) -> Running {
        self.wait
    }

    /// Where its numbers have come to: those of a successor must begin above.
    #[must_use]
    pub const fn used(&self) -> Seq {
        self.snd.max
    }

    /// The connection between `local` and `remote`. What it forgot, as its estimates of the path,
    /// is of no use to anybody any more.
    #[must_use]
    pub fn grow(&self, local: SocketAddr, remote: SocketAddr) -> Connection {
        let mut grown = Connection::with(Arc::clone(&self.config), local);
        grown.state = State::TimeWait;
        grown.origin = self.origin;
        grown.remote = Some(remote);
        grown.snd = self.snd.clone();
        grown.rcv = self.rcv.clone();
        // The FIN, which is acknowledged, was the last.
        grown.send_buffer = SendBuffer::new(self.snd.nxt - 1);
        grown.close_requested = true;
        grown.abandoned = self.abandoned;
        grown.sack_permitted = self.sack_permitted;
        grown.peer_scales = self.peer_scales;
        grown.timestamp_offset = self.timestamp_offset;
        grown.timestamps.clone_from(&self.timestamps);
        grown.last_ack_sent = self.rcv.nxt;
        grown.acks = Acks {
            challenges: self.challenges.clone(),
            ..Acks::default()
        };
        grown.timers.resume(Timer::TimeWait, self.wait);
        grown
    }
}

impl Connection {
    /// The same in a few octets, if it is in TIME-WAIT, has said all that it has to say and nobody
    /// will read what has arrived.
    #[must_use]
    pub fn shrink(&self) -> Option<TimeWait> {
        let idle = self.poll_timeout() != Some(Instant::ZERO) && !self.snd.outstanding();
        if self.state != State::TimeWait || !idle || self.last_ack_sent != self.rcv.nxt {
            return None;
        }
        Some(TimeWait {
            config: Arc::clone(&self.config),
            origin: self.origin,
            snd: self.snd.clone(),
            rcv: self.rcv.clone(),
            abandoned: self.abandoned,
            sack_permitted: self.sack_permitted,
            peer_scales: self.peer_scales,
            timestamp_offset: self.timestamp_offset,
            timestamps: self.timestamps.clone(),
            challenges: self.acks.challenges.clone(),
            wait: self.timers.get(Timer::TimeWait)?,
        })
    }

    /// Shares its settings with the connection that was asked last, where they are equal: many
    /// connections, one copy.
    pub fn share_config(&mut self, last: &mut Arc<Config>) {
        if self.config == *last {
            self.config = Arc::clone(last);
        } else {
            *last = Arc::clone(&self.config);
        }
    }
}
