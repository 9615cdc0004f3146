//! What is sent and when: one pure decision, and the segments that follow from it.

use std::net::SocketAddr;

use bytes::Bytes;

use crate::explain::{Cause, Note, Observer, Reason, Resent};
use crate::segment::{Flags, Segment};
use crate::seq::Seq;
use crate::time::Instant;

use super::recovery::{Phase, Trigger};
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
    /// The entry at this place of the retransmission queue.
    Retransmit(usize),
    Syn,
    New {
        len: u32,
        fin: bool,
    },
    Probe,
    KeepAlive,
    Ack(Reason),
}

impl Connection {
    /// The next segment to be sent at `now`, until there is none.
    #[must_use]
    pub fn poll_transmit(&mut self, now: Instant, observer: &mut impl Observer) -> Option<Segment> {
        let NextAction::Transmit(plan) = self.next_action() else {
            self.watch_window(now);
            self.watch_peer(now);
            self.watch_orphan(now, observer);
            return None;
        };
        let segment = match plan {
            Plan::Reset(reply) => self.transmit_reset(now, reply, observer),
            Plan::Retransmit(index) => self.retransmit(now, index, observer)?,
            Plan::Syn => self.transmit_syn(now, observer),
            Plan::New { len, fin } => self.transmit_new(now, len, fin, observer),
            Plan::Probe => self.transmit_probe(now, observer),
            Plan::KeepAlive => {
                self.keep_alive.due = false;
                observer.note(Note::Sent {
                    why: Reason::KeepAlive,
                });
                self.segment(now, self.snd.nxt - 1, Flags::ACK, Bytes::new())
            }
            Plan::Ack(why) => {
                observer.note(Note::Sent { why });
                self.segment(now, self.next_number(), Flags::ACK, Bytes::new())
            }
        };
        if segment.flags.contains(Flags::ACK) {
            self.acknowledged_all();
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
        if matches!(self.state, State::Closed | State::Listen) {
            return None;
        }
        if let Some(index) = self.next_lost() {
            return Some(Plan::Retransmit(index));
        }
        let opening = matches!(self.state, State::SynSent | State::SynReceived);
        if opening && self.snd.nxt == self.snd.iss {
            return Some(Plan::Syn);
        }
        self.plan_new()
            .or_else(|| self.next_unreported().map(Plan::Retransmit))
            .or_else(|| self.probe_due.then_some(Plan::Probe))
            .or_else(|| self.acks.due.map(Plan::Ack))
            .or_else(|| self.keep_alive.due.then_some(Plan::KeepAlive))
    }

    /// New data and the FIN, as far as the peer's window and the congestion window allow.
    fn plan_new(&self) -> Option<Plan> {
        if !self.state.may_transmit() || self.fin_sent() {
            return None;
        }
        let window = self.snd.usable_window();
        let unsent = self.fin_seq().since(self.snd.nxt);
        let room = window.min(self.congestion_room());
        let len = unsent.min(room).min(self.effective_mss());
        let fin = self.close_requested && len == unsent && window > len;
        if fin || len > 0 && self.is_worth_sending(len, unsent, window) {
            Some(Plan::New { len, fin })
        } else {
            None
        }
    }

    /// Nagle's algorithm and the sender's silly window avoidance (§3.7.4, §3.8.6.2.1): a segment
    /// that is not full waits for company or for a better window, but not for ever.
    fn is_worth_sending(&self, len: u32, unsent: u32, window: u32) -> bool {
        if len == self.effective_mss() || self.override_due {
            return true;
        }
        let alone = !self.config.nagle || !self.snd.outstanding();
        let all = len == unsent;
        if all {
            return alone && !self.config.cork;
        }
        // Only the peer's window may cut a segment short, the congestion window waits for more.
        let cut_by_peer = len == window;
        let silly = self.config.silly_window_avoidance && len < self.snd.max_wnd / 2;
        cut_by_peer && alone && !silly
    }

    fn transmit_reset(
        &mut self,
        now: Instant,
        reply: Reply,
        observer: &mut impl Observer,
    ) -> Segment {
        self.reply = None;
        observer.note(Note::Sent { why: reply.why });
        let mut segment = self.segment(now, reply.seq, Flags::RST, Bytes::new());
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
        self.first_syn(now)
    }

    /// Our SYN, for the first time.
    pub(super) fn first_syn(&mut self, now: Instant) -> Segment {
        self.remember(now, 1);
        if let Some(entry) = self.unacknowledged.back_mut() {
            entry.syn = true;
        }
        self.syn_segment(now)
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
        self.override_due = false;
        self.timers.stop(Timer::Override);
        if self.recovery.phase == Phase::Open && self.recovery.duplicates > 0 {
            self.recovery.limited = self.recovery.limited.saturating_add(len);
        }
        self.remember(now, len + u32::from(fin));
        self.traffic.sent += u64::from(len);
        if fin && self.state == State::CloseWait {
            self.enter(State::LastAck, Cause::CloseCalled, observer);
        }
        self.data_segment(now, seq, len, fin)
    }

    /// Sends an entry of the retransmission queue again (§3.10.8).
    fn retransmit(
        &mut self,
        now: Instant,
        index: usize,
        observer: &mut impl Observer,
    ) -> Option<Segment> {
        let trigger = self.recovery.at_once.take();
        let entry = self.unacknowledged.get_mut(index)?;
        if trigger == Some(Trigger::SynCrossed) {
            entry.crossed = true;
        } else {
            if entry.resent == 0 {
                entry.resent_at = now;
            }
            entry.resent += 1;
        }
        entry.was_lost = entry.lost;
        entry.lost = false;
        entry.by_timer |=
            trigger == Some(Trigger::Timeout) || self.recovery.phase == Phase::Timeout;
        let (seq, len, attempt, syn) = (entry.seq, entry.len, entry.resent, entry.syn);
        self.recovery.high_rxt = self.recovery.high_rxt.max(seq + len);
        let fin = !syn && self.close_requested && (seq + len).after(self.fin_seq());
        observer.note(match trigger {
            Some(Trigger::SynCrossed) => Note::Sent {
                why: Reason::SynAckCrossed,
            },
            _ => Note::Resent {
                what: self.kind_of_resending(trigger, syn, fin),
                attempt,
            },
        });
        let wait = self.retransmission_wait(now);
        self.timers.start(Timer::Retransmission, now, wait);
        let data = len - u32::from(fin);
        Some(if syn {
            self.syn_segment(now)
        } else {
            self.traffic.sent += u64::from(data);
            self.traffic.retransmitted += u64::from(data);
            self.data_segment(now, seq, data, fin)
        })
    }

    fn kind_of_resending(&self, trigger: Option<Trigger>, syn: bool, fin: bool) -> Resent {
        match trigger {
            _ if syn && self.rcv_is_synchronized() => Resent::SynAck,
            _ if syn => Resent::Syn,
            Some(Trigger::Fast) => Resent::Fast,
            Some(Trigger::PartialAck) => Resent::NextLost,
            None if self.recovery.phase == Phase::Fast => Resent::Hole,
            None => Resent::NextLost,
            _ if fin => Resent::Fin,
            _ => Resent::Data,
        }
    }

    /// One octet of data, or the FIN, into a closed window: its answer tells whether the window is
    /// still closed (§3.8.6.1, MUST-35).
    fn transmit_probe(&mut self, now: Instant, observer: &mut impl Observer) -> Segment {
        self.probe_due = false;
        self.probes = self.probes.saturating_add(1);
        self.unanswered_probes = self.unanswered_probes.saturating_add(1);
        observer.note(Note::Sent { why: Reason::Probe });
        let seq = self.snd.una;
        let fin = seq == self.fin_seq();
        let octets = u64::from(!fin);
        self.traffic.sent += octets;
        match self.unacknowledged.front_mut() {
            Some(probe) => {
                probe.resent += 1;
                self.traffic.retransmitted += octets;
            }
            None => {
                let mut probe = Unacknowledged::new(seq, 1, now);
                probe.probe = true;
                self.unacknowledged.push_back(probe);
                self.snd.nxt += 1;
                self.snd.max = self.snd.max.max(self.snd.nxt);
            }
        }
        if fin && self.state == State::CloseWait {
            self.enter(State::LastAck, Cause::CloseCalled, observer);
        }
        self.data_segment(now, seq, u32::from(!fin), fin)
    }

    /// The sequence number of a segment that occupies none. While a probe of a closed window is
    /// unanswered that is the probe's: the peer, which refuses the probe, takes no other.
    pub(super) fn next_number(&self) -> Seq {
        let probing = self.unacknowledged.front().is_some_and(|front| front.probe);
        if probing { self.snd.una } else { self.snd.nxt }
    }

    /// Puts the next `len` numbers on the retransmission queue.
    fn remember(&mut self, now: Instant, len: u32) {
        let (idle, rto) = (now.since(self.last_sent_at), self.rtt.rto);
        if !self.snd.outstanding() && idle > rto {
            let mss = self.effective_mss();
            let config = &self.config.congestion;
            self.congestion.restart(config, idle, rto, mss);
        }
        self.last_sent_at = now;
        self.unacknowledged
            .push_back(Unacknowledged::new(self.snd.nxt, len, now));
        self.snd.nxt += len;
        self.snd.max = self.snd.max.max(self.snd.nxt);
        self.congestion.sent(self.snd.una, self.snd.nxt);
        // RFC 6298 §5.1
        let wait = self.retransmission_wait(now);
        self.timers.start(Timer::Retransmission, now, wait);
    }

    /// A SYN has come from the peer, so that its numbers can be acknowledged.
    fn rcv_is_synchronized(&self) -> bool {
        !matches!(self.state, State::Closed | State::Listen | State::SynSent)
    }

    fn syn_segment(&self, now: Instant) -> Segment {
        let ack = if self.rcv_is_synchronized() {
            Flags::ACK
        } else {
            Flags::empty()
        };
        let mut segment = self.segment(now, self.snd.iss, Flags::SYN | ack, Bytes::new());
        self.add_syn_options(now, &mut segment);
        segment
    }

    fn data_segment(&self, now: Instant, seq: Seq, len: u32, fin: bool) -> Segment {
        let mut flags = Flags::ACK;
        if fin {
            flags |= Flags::FIN;
        }
        // The last octets that the user has given: nothing is worth waiting for (MUST-61).
        if len > 0 && seq + len == self.send_buffer.end() {
            flags |= Flags::PSH;
        }
        let mut segment = self.segment(now, seq, flags, self.send_buffer.slice(seq, len));
        // A segment that was cut before there was something to report has no room for it.
        let room = usize::from(self.snd.mss).saturating_sub(segment.payload.len());
        while segment.options.len() > room && segment.options.sack.pop().is_some() {}
        if let Some(up) = self.snd.up.filter(|up| seq.before(*up)) {
            segment.flags |= Flags::URG;
            segment.urgent = u16::try_from(up.since(seq)).unwrap_or(u16::MAX);
        }
        segment
    }

    pub(super) fn segment(&self, now: Instant, seq: Seq, flags: Flags, payload: Bytes) -> Segment {
        let acknowledges = flags.contains(Flags::ACK);
        // The window of a SYN is never shifted (RFC 7323 §2.2).
        let shift = if flags.contains(Flags::SYN) {
            0
        } else {
            self.rcv.scale
        };
        Segment {
            src: self.local,
            // Only a listener has no peer, and it sends nothing but RSTs, which say to whom.
            dst: self.remote.unwrap_or(self.local),
            seq,
            ack: if acknowledges { self.rcv.nxt } else { Seq(0) },
            flags,
            window: u16::try_from(self.rcv.wnd >> shift).unwrap_or(u16::MAX),
            urgent: 0,
            options: self.options(now, flags),
            payload,
        }
    }
}
