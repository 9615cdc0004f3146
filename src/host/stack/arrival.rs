//! A segment arrives at a host: for a connection, for a listener, or for nobody.

use crate::explain::{Cause, Ignored, Note, Observer, Reason};
use crate::segment::{Flags, Segment};
use crate::state::State;
use crate::tcp::{Connection, TimeWait};
use crate::time::Instant;

use super::super::cookies::Cookies;
use super::super::entry::{Holder, Key, Pair};
use super::super::listener::{Listener, SynVerdict};
use super::{Reached, Stack, is_unicast};

impl Stack {
    /// `segment` arrives: for a connection, else for a listener, else for nobody (§3.10.7).
    ///
    /// A SYN that finds a full queue is dropped or answered with a SYN cookie, and the ACK that
    /// would make a connection complete for which the accept queue has no room is dropped; the
    /// peer will try again.
    pub fn handle_segment(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) -> Reached {
        // MUST-57; and what is not for us has gone astray.
        if segment.dst.ip() != self.address || !is_unicast(segment.src.ip()) {
            return Reached::Nobody;
        }
        let before = self.make_way(segment, observer);
        if let Some(&key) = self.demux.get(&(segment.dst, segment.src)) {
            if self.has_no_room_for(key, segment) {
                ignore(Ignored::AcceptQueueFull, observer);
                return Reached::Nobody;
            }
            self.act(key, observer, |connection, observer| {
                connection.handle_segment(now, segment, observer);
            });
            self.complete(key);
            return Reached::Connection(key);
        }
        if self.listeners.contains_key(&segment.dst.port()) {
            return self.arrives_at_listener(now, segment, before, observer);
        }
        match segment.refusal() {
            Some(refusal) => self.strays.push_back((refusal, Reason::ResetNoConnection)),
            None => ignore(Ignored::ResetNoConnection, observer),
        }
        Reached::Nobody
    }

    fn arrives_at_listener(
        &mut self,
        now: Instant,
        segment: &Segment,
        before: Option<TimeWait>,
        observer: &mut impl Observer,
    ) -> Reached {
        if is_plain(segment, Flags::ACK) {
            return self.take_cookie(now, segment, observer);
        }
        let Some(listener) = self.listeners.get_mut(&segment.dst.port()) else {
            return Reached::Nobody;
        };
        if !is_plain(segment, Flags::SYN) {
            return self.begin(now, segment, None, observer);
        }
        match listener.verdict(self.syn_cookies) {
            SynVerdict::Nothing => {
                ignore(Ignored::BacklogFull, observer);
                Reached::Nobody
            }
            // A cookie could not keep clear of the numbers that were just in use.
            SynVerdict::Cookie if before.is_none() => {
                let secret = self.secret;
                let answer = Cookies { secret, now }.answer(&listener.template, segment);
                listener.cookie_at = Some(now);
                self.strays.push_back((answer, Reason::SynCookie));
                Reached::Nobody
            }
            SynVerdict::Cookie | SynVerdict::Connection => {
                self.begin(now, segment, before, observer)
            }
        }
    }

    /// An acknowledgment for a listener: if it brings back a SYN cookie of ours, then there is a
    /// connection; else it is what §3.10.7.2 answers.
    fn take_cookie(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) -> Reached {
        let (port, secret) = (segment.dst.port(), self.secret);
        let expected = |listener: &&mut Listener| listener.expects_cookies(now);
        let Some(listener) = self.listeners.get_mut(&port).filter(expected) else {
            return self.begin(now, segment, None, observer);
        };
        let Some(mut child) = Cookies { secret, now }.rebuild(&listener.template, segment) else {
            observer.note(Note::CookieWrong);
            return self.begin(now, segment, None, observer);
        };
        if listener.is_full() {
            ignore(Ignored::AcceptQueueFull, observer);
            return Reached::Nobody;
        }
        observer.note(Note::CookieRight);
        child.handle_segment(now, segment, observer);
        let key = self.queue(child, (segment.dst, segment.src));
        self.complete(key);
        Reached::Newcomer(key)
    }

    /// A copy of the listener takes up a segment from somebody new, for whom the connection
    /// `before` may have made way.
    fn begin(
        &mut self,
        now: Instant,
        segment: &Segment,
        before: Option<TimeWait>,
        observer: &mut impl Observer,
    ) -> Reached {
        let pair = (segment.dst, segment.src);
        let iss = self.initial_sequence_number(now, pair, before.as_ref());
        let Some(listener) = self.listeners.get(&pair.0.port()) else {
            return Reached::Nobody;
        };
        let mut child = self.secret.child(&listener.template, iss, segment);
        child.handle_segment(now, segment, observer);
        if child.state() != State::SynReceived {
            // It may have a RST to send, then it is gone.
            self.insert(child, pair, Holder::Nobody);
            return Reached::Nobody;
        }
        self.number_taken(now);
        let key = self.queue(child, pair);
        self.connections[key].before = before.map(Box::new);
        Reached::Newcomer(key)
    }

    /// Puts the child of a listener into its SYN queue.
    fn queue(&mut self, child: Connection, pair: Pair) -> Key {
        let port = pair.0.port();
        let key = self.insert(child, pair, Holder::SynQueue(port));
        if let Some(listener) = self.listeners.get_mut(&port) {
            listener.syn_queue += 1;
            if listener.shared {
                self.share(key);
            }
        }
        key
    }

    /// A SYN that is certainly new ends the TIME-WAIT of the connection before it, where somebody
    /// listens for it (MAY-2, RFC 6191). Returns what that was.
    fn make_way(&mut self, segment: &Segment, observer: &mut impl Observer) -> Option<TimeWait> {
        let pair = (segment.dst, segment.src);
        let wanted = is_plain(segment, Flags::SYN) && self.listeners.contains_key(&pair.0.port());
        if !wanted || !self.find(pair)?.connection().admits_new_connection(segment) {
            return None;
        }
        self.end_time_wait(pair, Cause::MadeWay, observer)
    }

    /// `segment` would complete the handshake of a connection that nobody could accept.
    fn has_no_room_for(&self, key: Key, segment: &Segment) -> bool {
        let Holder::SynQueue(port) = self.connections[key].holder else {
            return false;
        };
        is_plain(segment, Flags::ACK) && self.listeners.get(&port).is_some_and(Listener::is_full)
    }

    /// Moves a connection whose handshake is complete to the accept queue.
    fn complete(&mut self, key: Key) {
        let entry = &mut self.connections[key];
        let Holder::SynQueue(port) = entry.holder else {
            return;
        };
        let embryo = matches!(
            entry.state(),
            State::SynReceived | State::Listen | State::Closed
        );
        if !embryo && let Some(listener) = self.listeners.get_mut(&port) {
            entry.holder = Holder::AcceptQueue;
            entry.before = None;
            listener.syn_queue -= 1;
            listener.accept_queue.push_back(key);
        }
    }
}

/// Of SYN, ACK and RST, `segment` has set just `flag`.
fn is_plain(segment: &Segment, flag: Flags) -> bool {
    segment.flags & (Flags::SYN | Flags::ACK | Flags::RST) == flag
}

fn ignore(why: Ignored, observer: &mut impl Observer) {
    observer.note(Note::Ignored { why });
}
