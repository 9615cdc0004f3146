//! The user's calls (§3.10.1 to §3.10.6).

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;

use crate::explain::{Cause, Note, Observer, Reason};
use crate::segment::{Flags, Segment};
use crate::seq::Seq;
use crate::time::{Duration, Instant};

use super::buffers::{ReceiveBuffer, SendBuffer};
use super::output::Reply;
use super::{Config, Connection, Failure, Origin, State, timestamps};

/// How long nothing may have come from the peer before we open anew out of TIME-WAIT: a tick of
/// the slowest timestamp clock (RFC 7323 §5.4), as Linux has it.
const REUSE_AFTER: Duration = Duration::from_secs(1);

/// A call that could not be served, in the RFC's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// There is none in this place.
    ConnectionDoesNotExist,
    /// OPEN on a connection that is open.
    ConnectionAlreadyExists,
    /// SEND on a listener.
    RemoteSocketUnspecified,
    /// The user has closed, or the peer has and all data is read.
    ConnectionClosing,
    /// The send buffer is full, or no port is left.
    InsufficientResources,
}

impl Error {
    /// All of them.
    pub const ALL: [Error; 5] = [
        Error::ConnectionDoesNotExist,
        Error::ConnectionAlreadyExists,
        Error::RemoteSocketUnspecified,
        Error::ConnectionClosing,
        Error::InsufficientResources,
    ];

    /// The RFC's words.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Error::ConnectionDoesNotExist => "error: connection does not exist",
            Error::ConnectionAlreadyExists => "error: connection already exists",
            Error::RemoteSocketUnspecified => "error: remote socket unspecified",
            Error::ConnectionClosing => "error: connection closing",
            Error::InsufficientResources => "error: insufficient resources",
        }
    }

    /// Names the sentence that explains the error.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Error::ConnectionDoesNotExist => "connection-does-not-exist",
            Error::ConnectionAlreadyExists => "connection-already-exists",
            Error::RemoteSocketUnspecified => "remote-socket-unspecified",
            Error::ConnectionClosing => "connection-closing",
            Error::InsufficientResources => "insufficient-resources",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl std::error::Error for Error {}

impl Connection {
    /// Passive OPEN (§3.10.1): waits for a peer; `iss` will be used when one comes.
    ///
    /// # Errors
    /// [`Error::ConnectionAlreadyExists`] unless CLOSED.
    pub fn open_passive(&mut self, iss: Seq, observer: &mut impl Observer) -> Result<(), Error> {
        if self.state != State::Closed {
            return Err(Error::ConnectionAlreadyExists);
        }
        self.origin = Origin::Passive;
        self.snd.iss = iss;
        self.enter(State::Listen, Cause::PassiveOpen, observer);
        Ok(())
    }

    /// Active OPEN (§3.10.1) towards `remote`, from CLOSED or LISTEN.
    ///
    /// # Errors
    /// [`Error::ConnectionAlreadyExists`] in any other state.
    pub fn open_active(
        &mut self,
        remote: SocketAddr,
        iss: Seq,
        observer: &mut impl Observer,
    ) -> Result<(), Error> {
        if !matches!(self.state, State::Closed | State::Listen) {
            return Err(Error::ConnectionAlreadyExists);
        }
        self.origin = Origin::Active;
        self.remote = Some(remote);
        self.select_iss(iss);
        self.enter(State::SynSent, Cause::ActiveOpen, observer);
        Ok(())
    }

    /// SEND (§3.10.2): queues `data`, all or nothing.
    ///
    /// # Errors
    /// As the state demands; [`Error::InsufficientResources`] when the buffer can't take it all.
    pub fn send(&mut self, data: Bytes) -> Result<(), Error> {
        self.check_send()?;
        let room = self
            .config
            .send_buffer
            .saturating_sub(self.send_buffer.len());
        if data.len() > room as usize {
            return Err(Error::InsufficientResources);
        }
        self.send_buffer.push(data);
        Ok(())
    }

    /// What SEND would answer in this state.
    ///
    /// # Errors
    /// As for [`send`](Self::send).
    pub fn check_send(&self) -> Result<(), Error> {
        match self.state {
            State::Closed => Err(Error::ConnectionDoesNotExist),
            State::Listen => Err(Error::RemoteSocketUnspecified),
            State::SynSent | State::SynReceived | State::Established | State::CloseWait
                if !self.close_requested =>
            {
                Ok(())
            }
            _ => Err(Error::ConnectionClosing),
        }
    }

    /// RECEIVE (§3.10.3): the next octets, at most `max`; empty while none are there.
    ///
    /// # Errors
    /// [`Error::ConnectionClosing`] at the end of the stream.
    pub fn receive(&mut self, max: usize) -> Result<Bytes, Error> {
        let data = self.receive_buffer.read(max);
        if !data.is_empty() {
            let next = self.next_to_read();
            self.rcv.up = self.rcv.up.filter(|up| up.after(next));
            self.offer_window();
            return Ok(data);
        }
        match self.state {
            State::Closed => Err(Error::ConnectionDoesNotExist),
            State::CloseWait | State::Closing | State::LastAck | State::TimeWait => {
                Err(Error::ConnectionClosing)
            }
            _ => Ok(data),
        }
    }

    /// SEND with the URGENT flag (§3.10.2, §3.8.5): the peer's user is told to hurry to the end of
    /// `data`.
    ///
    /// # Errors
    /// As for [`send`](Self::send).
    pub fn send_urgent(&mut self, data: Bytes) -> Result<(), Error> {
        self.send(data)?;
        self.snd.up = Some(self.send_buffer.end());
        Ok(())
    }

    /// The user is gone: CLOSE, and nobody will read what still arrives. What has arrived and was
    /// not read, or arrives later, is answered by a RST, so that the peer knows that its data was
    /// lost (§3.6.1, RFC 2525 §2.17).
    ///
    /// # Errors
    /// As for [`close`](Self::close).
    pub fn abandon(&mut self, observer: &mut impl Observer) -> Result<(), Error> {
        let expects_more = self.state.may_receive() || self.state == State::CloseWait;
        if self.unread() > 0 && expects_more {
            let (to, seq) = (self.remote, self.next_number());
            self.delete(Cause::Abandoned, observer);
            self.reply = to.map(|to| Reply {
                to,
                seq,
                why: Reason::ResetUnread,
            });
            return Ok(());
        }
        self.abandoned = true;
        self.close(observer)
    }

    /// The next octets that RECEIVE would return, at most `max`; they stay where they are.
    #[must_use]
    pub fn peek(&self, max: usize) -> Bytes {
        self.receive_buffer.peek(max)
    }

    /// CLOSE (§3.10.4): no more data from this side. Data from the peer still arrives.
    ///
    /// # Errors
    /// As the state demands.
    pub fn close(&mut self, observer: &mut impl Observer) -> Result<(), Error> {
        self.check_close()?;
        match self.state {
            State::Listen | State::SynSent => {
                self.delete(Cause::OpenAbandoned, observer);
            }
            // With data queued the CLOSE waits for ESTABLISHED.
            State::SynReceived if self.send_buffer.is_empty() => {
                self.close_requested = true;
                self.enter(State::FinWait1, Cause::CloseCalled, observer);
            }
            State::Established => {
                self.close_requested = true;
                self.enter(State::FinWait1, Cause::CloseCalled, observer);
            }
            // LAST-ACK begins when the FIN is sent.
            _ => self.close_requested = true,
        }
        Ok(())
    }

    /// What CLOSE would answer in this state.
    ///
    /// # Errors
    /// As for [`close`](Self::close).
    pub const fn check_close(&self) -> Result<(), Error> {
        match self.state {
            State::Closed => Err(Error::ConnectionDoesNotExist),
            State::Listen | State::SynSent => Ok(()),
            State::SynReceived | State::Established | State::CloseWait if !self.close_requested => {
                Ok(())
            }
            _ => Err(Error::ConnectionClosing),
        }
    }

    /// ABORT (§3.10.5): gives the connection up at once; the peer gets a RST where it may still
    /// send or expect data.
    ///
    /// # Errors
    /// [`Error::ConnectionDoesNotExist`] in CLOSED.
    pub fn abort(&mut self, observer: &mut impl Observer) -> Result<(), Error> {
        let reset = match self.state {
            State::Closed => return Err(Error::ConnectionDoesNotExist),
            State::SynReceived
            | State::Established
            | State::FinWait1
            | State::FinWait2
            | State::CloseWait => self.remote,
            _ => None,
        };
        let seq = self.next_number();
        self.delete(Cause::Aborted, observer);
        self.reply = reset.map(|to| Reply {
            to,
            seq,
            why: Reason::ResetAbort,
        });
        Ok(())
    }

    /// The network layer reports that the segment with the number `seq` did not arrive (§3.9.2.2).
    /// A `hard` error ends a connection that is not yet open (SHLD-26). A synchronized one survives
    /// it, as the RFC notes of others, since anybody can make such reports up (RFC 5927); like a
    /// soft error (MUST-56) it is only told (SHLD-25). So a report about a number that is not on
    /// its way is passed over.
    pub fn handle_icmp(&mut self, hard: bool, seq: Seq, observer: &mut impl Observer) {
        let ours = self.snd.una.before_or_eq(seq) && seq.before(self.snd.max);
        if !ours {
            return;
        }
        if hard && matches!(self.state, State::SynSent | State::SynReceived) {
            self.fail(Failure::Unreachable, Cause::Unreachable, observer);
        } else {
            observer.note(Note::NetworkTrouble);
        }
    }

    /// The settings.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The settings, to be changed while the connection lives. What the handshake has settled
    /// stays as it is.
    pub fn config_mut(&mut self) -> &mut Config {
        Arc::make_mut(&mut self.config)
    }

    /// Sets what the timestamp clock showed at time 0 (RFC 7323 §5.4); before the handshake.
    pub const fn set_timestamp_offset(&mut self, offset: u32) {
        self.timestamp_offset = offset;
    }

    /// In TIME-WAIT: `segment` is certainly a new connection's SYN, which need not wait
    /// (RFC 6191 §2).
    #[must_use]
    pub fn admits_new_connection(&self, segment: &Segment) -> bool {
        let syn = segment.flags & (Flags::SYN | Flags::ACK | Flags::RST) == Flags::SYN;
        if self.state != State::TimeWait || !self.config.time_wait_reuse || !syn {
            return false;
        }
        match (&self.timestamps, segment.options.timestamps) {
            (Some(state), Some(option)) if option.value != state.recent => {
                timestamps::before(state.recent, option.value)
            }
            (None, Some(_)) => true,
            _ => segment.seq.after(self.rcv.nxt),
        }
    }

    /// In TIME-WAIT: a connection that we open between the same sockets will be told apart from
    /// this one, since its timestamps will be later (RFC 6191 §2 turned round, as Linux's
    /// `tcp_tw_reuse` does).
    #[must_use]
    pub fn admits_successor(&self, now: Instant) -> bool {
        let ticked = |state: &timestamps::TimestampState| state.silent_for(now) >= REUSE_AFTER;
        self.state == State::TimeWait && self.timestamps.as_ref().is_some_and(ticked)
    }

    /// Ends TIME-WAIT early for a new connection between the same sockets (RFC 6191 §2).
    pub fn make_way(&mut self, why: Cause, observer: &mut impl Observer) {
        if self.state == State::TimeWait {
            self.delete(why, observer);
        }
    }

    /// Begins with the initial sequence number `iss`, and with the room that the settings give by
    /// now: those of a listener may have changed.
    pub(super) fn select_iss(&mut self, iss: Seq) {
        self.rcv.wnd = self.config.receive_buffer.min(u32::from(u16::MAX));
        self.snd.iss = iss;
        self.snd.una = iss;
        self.snd.nxt = iss;
        self.snd.max = iss;
        self.send_buffer = SendBuffer::new(iss + 1);
    }

    /// Goes to CLOSED and forgets all that was queued. Only after an orderly end the user may still
    /// read what has arrived (§3.10.3).
    pub(super) fn delete(&mut self, why: Cause, observer: &mut impl Observer) {
        self.flush();
        if !matches!(why, Cause::LastAckArrived | Cause::TimeWaitOver) {
            self.receive_buffer = ReceiveBuffer::default();
        }
        self.enter(State::Closed, why, observer);
    }

    /// Goes to `to` and says why.
    pub(super) fn enter(&mut self, to: State, why: Cause, observer: &mut impl Observer) {
        let from = std::mem::replace(&mut self.state, to);
        observer.note(Note::Entered { from, to, why });
    }
}
