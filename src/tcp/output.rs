//! What is sent and when: the retransmission queue, the timers, and one pure decision.

use std::net::SocketAddr;

use bytes::Bytes;

use crate::explain::{Cause, Note, Observer, Reason, Resent};
use crate::segment::{Flags, Options, Segment};
use crate::seq::Seq;
use crate::time::{Duration, Instant};

use super::tcb::Unacknowledged;
use super::timers::Timer;
use super::{Connection, State};

/// A RST that is due.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reply {
    pub to: SocketAddr,
    pub seq: Seq,
    pub why: Reason,
}

/// Why the front of the retransmission queue is to be sent again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Trigger {
    /// The timer ran out.
    Timeout,
    /// After that, an acknowledgment covered only a part of what may be lost.
    PartialAck,
    /// No loss: the peer's SYN crossed ours, which goes out again with an ACK.
    SynCrossed,
}

/// What to do now, or when to look again.
#[derive(Clone, Copy, Debug, PartialEq)]
enum NextAction {
    Transmit(Plan),
    WaitUntil(Instant),
    Idle,
}

/// A segment to be sent.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Plan {
    Reset(Reply),
    Retransmit(Trigger),
    Syn,
    New { len: u32, fin: bool },
    Probe,
    Ack(Reason),
}

impl Connection {
    /// The next segment to be sent at `now`, until there is none.
    #[must_use]
    pub fn poll_transmit(&mut self, now: Instant, observer: &mut impl Observer) -> Option<Segment> {
        let NextAction::Transmit(plan) = self.next_action() else {
            self.watch_window(now);
            return None;
        };
        let segment = match plan {
            Plan::Reset(reply) => self.transmit_reset(reply, observer),
            Plan::Retransmit(trigger) => self.retransmit(now, trigger, observer)?,
            Plan::Syn => self.transmit_syn(now, observer),
            Plan::New { len, fin } => self.transmit_new(now, len, fin, observer),
            Plan::Probe => self.transmit_probe(now, observer),
            Plan::Ack(why) => {
                observer.note(Note::Sent { why });
                self.segment(self.snd.nxt, Flags::ACK, Bytes::new())
            }
        };
        if segment.flags.contains(Flags::ACK) {
            self.ack_due = None;
        }
        Some(segment)
    }

    /// When [`handle_timeout`](Self::handle_timeout) is due; `None` while no timer runs. What
    /// `poll_transmit` would send now is due at [`Instant::ZERO`]. Changes with every other call.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        match self.next_action() {
            NextAction::Transmit(_) => Some(Instant::ZERO),
            NextAction::WaitUntil(at) => Some(at),
            NextAction::Idle => None,
        }
    }

    /// Lets the timers that have run out by `now` act (§3.10.8). Too early a call does nothing.
    pub fn handle_timeout(&mut self, now: Instant, observer: &mut impl Observer) {
        if let Some(timer) = self.timers.take_expired(Timer::Retransmission, now) {
            self.retransmission_timeout(now, timer.expires.since(timer.started), observer);
        }
        if self.timers.take_expired(Timer::Persist, now).is_some() {
            self.probe_due = true;
        }
        if self.timers.take_expired(Timer::TimeWait, now).is_some() {
            self.delete(Cause::TimeWaitOver, observer);
        }
    }

    /// The one decision behind `poll_transmit` and `poll_timeout`.
    fn next_action(&self) -> NextAction {
        if let Some(reply) = self.reply {
            return NextAction::Transmit(Plan::Reset(reply));
        }
        if let Some(plan) = self.plan() {
            return NextAction::Transmit(plan);
        }
        self.timers
            .earliest()
            .map_or(NextAction::Idle, NextAction::WaitUntil)
    }

    fn plan(&self) -> Option<Plan> {
        if let Some(trigger) = self.retransmit_due {
            return Some(Plan::Retransmit(trigger));
        }
        let opening = matches!(self.state, State::SynSent | State::SynReceived);
        if opening && self.snd.nxt == self.snd.iss {
            return Some(Plan::Syn);
        }
        self.plan_new()
            .or_else(|| self.probe_due.then_some(Plan::Probe))
            .or_else(|| self.ack_due.map(Plan::Ack))
    }

    /// New data and the FIN, as far as the peer's window allows.
    fn plan_new(&self) -> Option<Plan> {
        let may_transmit = self.state.may_transmit() && !self.fin_sent();
        if !may_transmit {
            return None;
        }
        let usable = self.snd.usable_window();
        let unsent = self.fin_seq().since(self.snd.nxt);
        let len = unsent.min(usable).min(u32::from(self.snd.mss));
        let fin = self.close_requested && len == unsent && usable > len;
        (len > 0 || fin).then_some(Plan::New { len, fin })
    }

    fn transmit_reset(&mut self, reply: Reply, observer: &mut impl Observer) -> Segment {
        self.reply = None;
        observer.note(Note::Sent { why: reply.why });
        let mut segment = self.segment(reply.seq, Flags::RST, Bytes::new());
        // It says nothing but that there is no such connection.
        segment.window = 0;
        segment.dst = reply.to;
        segment
    }

    fn transmit_syn(&mut self, now: Instant, observer: &mut impl Observer) -> Segment {
        let why = if self.state == State::SynSent {
            Reason::Syn
        } else {
            Reason::SynAck
        };
        observer.note(Note::Sent { why });
        self.remember(now, 1);
        self.syn_segment()
    }

    fn transmit_new(
        &mut self,
        now: Instant,
        len: u32,
        fin: bool,
        observer: &mut impl Observer,
    ) -> Segment {
        let seq = self.snd.nxt;
        let why = match (len, fin) {
            (0, _) => Reason::Fin,
            (_, true) => Reason::DataFin,
            (_, false) => Reason::Data,
        };
        observer.note(Note::Sent { why });
        self.remember(now, len + u32::from(fin));
        if fin && self.state == State::CloseWait {
            self.enter(State::LastAck, Cause::CloseCalled, observer);
        }
        self.data_segment(seq, len, fin)
    }

    /// Sends the front of the retransmission queue again (§3.10.8).
    fn retransmit(
        &mut self,
        now: Instant,
        trigger: Trigger,
        observer: &mut impl Observer,
    ) -> Option<Segment> {
        self.retransmit_due = None;
        let front = self.unacknowledged.front_mut()?;
        front.resent += 1;
        let (seq, len, attempt) = (front.seq, front.len, front.resent);
        let syn = seq == self.snd.iss;
        let fin = !syn && self.close_requested && (seq + len).after(self.fin_seq());
        let what = match trigger {
            _ if syn && self.rcv_is_synchronized() => Resent::SynAck,
            _ if syn => Resent::Syn,
            Trigger::PartialAck => Resent::NextLost,
            _ if fin => Resent::Fin,
            _ => Resent::Data,
        };
        observer.note(match trigger {
            Trigger::SynCrossed => Note::Sent {
                why: Reason::SynAckCrossed,
            },
            _ => Note::Resent { what, attempt },
        });
        self.run_retransmission_timer(now);
        let data = len - u32::from(fin);
        Some(if syn {
            self.syn_segment()
        } else {
            self.data_segment(seq, data, fin)
        })
    }

    /// One octet of data, or the FIN, into a closed window: its answer tells whether the window is
    /// still closed (§3.8.6.1, MUST-35).
    fn transmit_probe(&mut self, now: Instant, observer: &mut impl Observer) -> Segment {
        self.probe_due = false;
        self.probes = self.probes.saturating_add(1);
        observer.note(Note::Sent { why: Reason::Probe });
        let seq = self.snd.una;
        match self.unacknowledged.front_mut() {
            Some(probe) => probe.resent += 1,
            None => {
                let (sent_at, resent) = (now, 0);
                let probe = Unacknowledged {
                    seq,
                    len: 1,
                    sent_at,
                    resent,
                    probe: true,
                };
                self.unacknowledged.push_back(probe);
                self.snd.nxt += 1;
            }
        }
        let fin = seq == self.fin_seq();
        if fin && self.state == State::CloseWait {
            self.enter(State::LastAck, Cause::CloseCalled, observer);
        }
        self.data_segment(seq, u32::from(!fin), fin)
    }

    /// `ack` newly acknowledges something: SND.UNA moves, the queue shrinks, the round trip is
    /// measured, the timer starts anew (RFC 6298 §5.2, §5.3).
    pub(super) fn acknowledge(&mut self, now: Instant, ack: Seq, observer: &mut impl Observer) {
        self.snd.una = ack;
        self.progress_at = now;
        let mut resent = false;
        let mut sent_at = None;
        while let Some(done) = self
            .unacknowledged
            .pop_front_if(|entry| entry.end().before_or_eq(ack))
        {
            resent |= done.resent > 0;
            sent_at = Some(done.sent_at);
        }
        if let Some(front) = self.unacknowledged.front_mut()
            && front.seq.before(ack)
        {
            front.len = front.end().since(ack);
            front.seq = ack;
        }
        let bytes = self.send_buffer.release(ack);
        if bytes > 0 {
            observer.note(Note::Acked { bytes });
        }
        match sent_at {
            // Karn's algorithm: the answer may be to any of the copies (RFC 6298 §3).
            Some(_) if resent => observer.note(Note::RttAmbiguous),
            Some(sent_at) => {
                let rtt = now.since(sent_at);
                self.rtt.sample(rtt, &self.config);
                let srtt = self.rtt.srtt.unwrap_or(rtt);
                observer.note(Note::RttSampled {
                    rtt,
                    srtt,
                    rto: self.rtt.rto,
                });
            }
            None => {}
        }
        self.after_acknowledgment(now, ack);
    }

    fn after_acknowledgment(&mut self, now: Instant, ack: Seq) {
        self.timers.stop(Timer::Retransmission);
        self.retransmit_due = None;
        if self.unacknowledged.is_empty() {
            self.recover = None;
            return;
        }
        self.run_retransmission_timer(now);
        if self.recover.is_some_and(|sent| ack.before(sent)) {
            self.retransmit_due = Some(Trigger::PartialAck);
        } else {
            self.recover = None;
        }
    }

    fn retransmission_timeout(
        &mut self,
        now: Instant,
        waited: Duration,
        observer: &mut impl Observer,
    ) {
        let Some(front) = self.unacknowledged.front() else {
            return;
        };
        let syn = front.seq == self.snd.iss;
        let limit = if syn {
            self.config.syn_give_up
        } else {
            self.config.give_up
        };
        if now.since(self.progress_at.max(front.sent_at)) >= limit {
            observer.note(Note::SignalTimeout);
            self.delete(Cause::GaveUp, observer);
            return;
        }
        self.rtt.back_off(&self.config);
        observer.note(Note::RetransmissionTimeout {
            waited,
            rto: self.rtt.rto,
        });
        self.recover = Some(self.snd.nxt);
        self.retransmit_due = Some(Trigger::Timeout);
    }

    /// The refused probe was never accepted: its octet counts as unsent again.
    pub(super) fn take_back_probe(&mut self) {
        self.probe_due = false;
        if self
            .unacknowledged
            .pop_front_if(|entry| entry.probe)
            .is_some()
        {
            self.snd.nxt = self.snd.una;
        }
    }

    /// Runs the persist timer while there is something to send and the window is closed, with
    /// growing gaps and without an end (SHLD-29, SHLD-30, MUST-36).
    fn watch_window(&mut self, now: Instant) {
        let waiting = self.snd.nxt != self.fin_seq() + u32::from(self.close_requested)
            || self.snd.outstanding();
        let blocked = self.state.may_transmit()
            && self.snd.wnd == 0
            && waiting
            && self.unacknowledged.iter().all(|entry| entry.probe);
        if !blocked {
            self.timers.stop(Timer::Persist);
            self.probes = 0;
        } else if self.timers.get(Timer::Persist).is_none() {
            let gap = self.rtt.rto * (1 << self.probes.min(16));
            self.timers
                .set(Timer::Persist, now, gap.min(self.config.max_rto));
        }
    }

    /// Puts the next `len` numbers on the retransmission queue.
    fn remember(&mut self, now: Instant, len: u32) {
        let (seq, resent) = (self.snd.nxt, 0);
        self.unacknowledged.push_back(Unacknowledged {
            seq,
            len,
            sent_at: now,
            resent,
            probe: false,
        });
        self.snd.nxt += len;
        self.run_retransmission_timer(now);
    }

    /// RFC 6298 §5.1: if it is not running, start it.
    fn run_retransmission_timer(&mut self, now: Instant) {
        if self.timers.get(Timer::Retransmission).is_none() {
            self.timers.set(Timer::Retransmission, now, self.rtt.rto);
        }
    }

    /// A SYN has come from the peer, so that its numbers can be acknowledged.
    fn rcv_is_synchronized(&self) -> bool {
        !matches!(self.state, State::Closed | State::Listen | State::SynSent)
    }

    fn syn_segment(&self) -> Segment {
        let ack = if self.rcv_is_synchronized() {
            Flags::ACK
        } else {
            Flags::empty()
        };
        let mut segment = self.segment(self.snd.iss, Flags::SYN | ack, Bytes::new());
        segment.options.mss = Some(self.config.mss);
        segment
    }

    fn data_segment(&self, seq: Seq, len: u32, fin: bool) -> Segment {
        let mut flags = Flags::ACK;
        if fin {
            flags |= Flags::FIN;
        }
        // The last octets that the user has given: nothing is worth waiting for.
        if len > 0 && seq + len == self.send_buffer.end() {
            flags |= Flags::PSH;
        }
        self.segment(seq, flags, self.send_buffer.slice(seq, len))
    }

    fn segment(&self, seq: Seq, flags: Flags, payload: Bytes) -> Segment {
        let acknowledges = flags.contains(Flags::ACK);
        Segment {
            src: self.local,
            // Only a listener has no peer, and it sends nothing but RSTs, which say to whom.
            dst: self.remote.unwrap_or(self.local),
            seq,
            ack: if acknowledges { self.rcv.nxt } else { Seq(0) },
            flags,
            window: u16::try_from(self.rcv.wnd).unwrap_or(u16::MAX),
            urgent: 0,
            options: Options::default(),
            payload,
        }
    }
}
