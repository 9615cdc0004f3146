//! SEGMENT ARRIVES (§3.10.7): one function for each numbered check, in the RFC's order; the last
//! three of them, which bring data, stand in [`text`](super::text).
//!
//! There is one compartment and no security option here, so the third check never fails and has
//! no function.

use std::collections::VecDeque;
use std::ops::ControlFlow::{self, Break, Continue};

use crate::explain::{Cause, Ignored, Note, Observer, Reason};
use crate::segment::{SackBlock, Segment};
use crate::seq::Seq;
use crate::time::Instant;

use super::output::Reply;
use super::recovery::Trigger;
use super::timers::Timer;
use super::{Connection, Failure, Origin, State};

impl Connection {
    /// `segment` arrives at `now`. Whatever it holds, the answer is the RFC's; nothing panics.
    ///
    /// The caller has found this connection by the segment's sockets. After this,
    /// [`poll_transmit`](Connection::poll_transmit) and `poll_timeout` may return something new.
    pub fn handle_segment(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) {
        // Only a Break or the end of the checks matters: both mean "return".
        let _ = match self.state {
            // The host answers for connections that do not exist (§3.10.7.1).
            State::Closed => Break(()),
            State::Listen => self.arrives_in_listen(now, segment, observer),
            State::SynSent => self.arrives_in_syn_sent(now, segment, observer),
            _ => self.arrives_in_other_states(now, segment, observer),
        };
    }

    /// §3.10.7.2
    fn arrives_in_listen(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) -> ControlFlow<()> {
        // First, check for a RST.
        if segment.rst() {
            return ignore(Ignored::ResetInListen, observer);
        }
        // Second, check for an ACK.
        if let Some(ack) = segment.acknowledges() {
            self.reply = Some(Reply {
                to: segment.src,
                seq: ack,
                why: Reason::ResetAckInListen,
            });
            return Break(());
        }
        // Third, check for a SYN.
        if segment.syn() {
            self.take_syn(now, segment);
            self.enter(State::SynReceived, Cause::SynArrived, observer);
            return Continue(());
        }
        // Fourth, other data or control.
        ignore(Ignored::NothingForListen, observer)
    }

    /// A listener takes note of a peer, whose SYN says all about it.
    pub(super) fn take_syn(&mut self, now: Instant, segment: &Segment) {
        self.remote = Some(segment.src);
        self.synchronize(now, segment);
        self.peer_scales = segment.options.window_scale.is_some();
        self.select_iss(self.snd.iss);
        self.set_window(segment);
        self.keep_text(segment);
    }

    /// §3.10.7.3
    fn arrives_in_syn_sent(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) -> ControlFlow<()> {
        // First, check the ACK bit.
        let ack = segment.acknowledges();
        if let Some(ack) = ack
            && (ack.before_or_eq(self.snd.iss) || ack.after(self.snd.nxt))
        {
            if segment.rst() {
                return ignore(Ignored::ResetBadAck, observer);
            }
            self.reply = Some(Reply {
                to: segment.src,
                seq: ack,
                why: Reason::ResetAckInSynSent,
            });
            return Break(());
        }
        // Second, check the RST bit.
        if segment.rst() {
            if ack.is_none() {
                return ignore(Ignored::ResetWithoutAck, observer);
            }
            self.fail(Failure::Refused, Cause::Refused, observer);
            return Break(());
        }
        // Fifth, if neither of the SYN or RST bits is set.
        if !segment.syn() {
            return ignore(Ignored::NothingForSynSent, observer);
        }
        // Fourth, check the SYN bit.
        self.synchronize(now, segment);
        self.peer_scales = segment.options.window_scale.is_some();
        self.set_window(segment);
        let Some(ack) = ack else {
            self.keep_text(segment);
            self.mark_front_lost(Trigger::SynCrossed);
            self.enter(State::SynReceived, Cause::SynCrossed, observer);
            return Break(());
        };
        self.acknowledge(now, ack, segment, observer);
        self.acks.due = Some(Reason::HandshakeAck);
        self.establish(now, Cause::SynAckArrived, observer);
        self.check_urgent(segment, observer);
        self.process_text(now, segment, observer)?;
        self.check_fin(now, observer)
    }

    /// §3.10.7.4
    fn arrives_in_other_states(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) -> ControlFlow<()> {
        self.check_timestamp(now, segment, observer)?;
        if !self.completes_simultaneous_open(segment) {
            self.check_sequence(now, segment, observer)?;
            self.check_reset(now, segment, observer)?;
            self.check_syn(now, segment, observer)?;
        }
        self.check_ack(now, segment, observer)?;
        self.check_urgent(segment, observer);
        self.process_text(now, segment, observer)?;
        self.check_fin(now, observer)?;
        // FIN-WAIT-1 is left only now, so that ACK and FIN in one segment lead to TIME-WAIT.
        if self.state == State::FinWait1 && self.fin_acknowledged() {
            self.enter(State::FinWait2, Cause::FinAcked, observer);
        }
        Continue(())
    }

    /// The answer to our SYN in a simultaneous open (Figure 7, line 6). It lies wholly before
    /// RCV.NXT, so that the first check would stop it; see Appendix A.2.
    fn completes_simultaneous_open(&self, segment: &Segment) -> bool {
        self.state == State::SynReceived
            && self.origin == Origin::Active
            && segment.syn()
            && !segment.rst()
            && segment.seq == self.rcv.irs
            && segment.acknowledges() == Some(self.snd.nxt)
    }

    /// Before the first check: a segment whose timestamp is older than what was accepted is an old
    /// duplicate, whatever its sequence number (RFC 7323 §5.3).
    fn check_timestamp(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) -> ControlFlow<()> {
        let Some(state) = &self.timestamps else {
            return Continue(());
        };
        if segment.rst() {
            return Continue(());
        }
        match segment.options.timestamps {
            Some(option) if state.is_old(option.value, now) => {
                observer.note(Note::Ignored {
                    why: Ignored::OldTimestamp,
                });
                self.answer_unacceptable(now, segment, Reason::AckOldTimestamp, observer);
                Break(())
            }
            // A SYN may come from a peer that has forgotten us.
            None if !segment.syn() => ignore(Ignored::NoTimestamp, observer),
            _ => Continue(()),
        }
    }

    /// First, check sequence number.
    fn check_sequence(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) -> ControlFlow<()> {
        if segment.rst() {
            // A RST counts by its number alone, also with data and into a closed window.
            let exact = segment.seq == self.rcv.nxt;
            if exact || segment.seq.in_window(self.rcv.nxt, self.rcv.wnd) {
                return Continue(());
            }
            return ignore(Ignored::ResetOutsideWindow, observer);
        }
        if self.is_acceptable(segment) {
            return Continue(());
        }
        let old = (segment.seq + segment.len()).before_or_eq(self.rcv.nxt);
        let (ignored, why) = if old {
            (Ignored::Duplicate, Reason::AckDuplicate)
        } else {
            (Ignored::OutsideWindow, Reason::AckUnacceptable)
        };
        let admitted = segment.acknowledges().is_some_and(|ack| self.admits(ack));
        let goes_on = self.ack_counts(segment, admitted);
        // In TIME-WAIT the fifth check means just this segment, which the first one stops.
        let fin_again = goes_on && self.state == State::TimeWait && segment.fin();
        if !fin_again {
            observer.note(Note::Ignored { why: ignored });
        }
        self.report_duplicate(segment);
        self.answer_unacceptable(now, segment, why, observer);
        if goes_on {
            return Continue(());
        }
        if admitted {
            // As the peer's own keep-alive: it is there.
            self.heard_from_peer(now);
        }
        Break(())
    }

    /// Nothing of this unacceptable segment can be taken, yet its ACK counts, which is `admitted`
    /// or not: it probes a closed window (first check), or it repeats what came up to RCV.NXT and
    /// may acknowledge more than its first copy did. Left unread that would keep us in CLOSING, or
    /// let us repeat what has arrived, until the retransmission timer runs out (Appendix A.2).
    fn ack_counts(&self, segment: &Segment, admitted: bool) -> bool {
        let (start, end, next) = (segment.seq, segment.seq + segment.len(), self.rcv.nxt);
        let reaches = start.before(next) && end.after_or_eq(next);
        let synchronized = self.state != State::SynReceived && !segment.syn();
        start == next || reaches && synchronized && admitted
    }

    /// An acknowledgment for a segment that is not acceptable. An answer to a mere ACK could be
    /// answered in turn, so that those are bounded; an answer to data never is.
    fn answer_unacceptable(
        &mut self,
        now: Instant,
        segment: &Segment,
        why: Reason,
        observer: &mut impl Observer,
    ) {
        if segment.is_empty() {
            self.challenge(now, why, observer);
        } else {
            self.acks.due = Some(why);
        }
    }

    /// Remembers which octets came twice, to report them (RFC 2883 §4).
    pub(super) fn report_duplicate(&mut self, segment: &Segment) {
        let (start, end) = (segment.text_seq(), segment.text_end().min(self.rcv.nxt));
        if start.before(end) {
            self.acks.duplicate = Some(SackBlock { start, end });
        }
    }

    /// Table 6.
    fn is_acceptable(&self, segment: &Segment) -> bool {
        let (next, window) = (self.rcv.nxt, self.rcv.wnd);
        match (segment.len(), window) {
            (0, 0) => segment.seq == next,
            (0, _) => segment.seq.in_window(next, window),
            (_, 0) => false,
            (len, _) => {
                segment.seq.in_window(next, window)
                    || (segment.seq + (len - 1)).in_window(next, window)
            }
        }
    }

    /// Second, check the RST bit, with RFC 5961's protection against blind resets.
    fn check_reset(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) -> ControlFlow<()> {
        if !segment.rst() {
            return Continue(());
        }
        if segment.seq != self.rcv.nxt && self.config.blind_attack_protection {
            self.challenge(now, Reason::ChallengeRst, observer);
            return Break(());
        }
        if self.state == State::TimeWait && self.config.time_wait_ignores_rst {
            return ignore(Ignored::ResetInTimeWait, observer);
        }
        match (self.state, self.origin) {
            (State::SynReceived, Origin::Passive) => {
                self.return_to_listen(Cause::BackToListen, observer);
            }
            (State::SynReceived, Origin::Active) => {
                self.fail(Failure::Refused, Cause::RefusedCrossed, observer);
            }
            (State::Closing | State::LastAck | State::TimeWait, _) => {
                self.delete(Cause::ResetArrived, observer);
            }
            _ => self.fail(Failure::Reset, Cause::ResetArrived, observer),
        }
        Break(())
    }

    /// Fourth, check the SYN bit, with RFC 5961's protection against blind SYNs.
    fn check_syn(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) -> ControlFlow<()> {
        // Before the window it is trimmed off (first check); RFC 5961 answers it all the same.
        let trimmed = segment.seq.before(self.rcv.nxt)
            && (self.state == State::SynReceived || !self.config.blind_attack_protection);
        if !segment.syn() || trimmed {
            return Continue(());
        }
        if self.state == State::SynReceived && self.origin == Origin::Passive {
            self.return_to_listen(Cause::BackToListenSyn, observer);
        } else if self.config.blind_attack_protection || self.state == State::TimeWait {
            self.challenge(now, Reason::ChallengeSyn, observer);
        } else {
            let seq = segment.acknowledges().unwrap_or(self.snd.nxt);
            self.fail(Failure::Reset, Cause::SynInWindow, observer);
            let (to, why) = (segment.src, Reason::ResetSynInWindow);
            self.reply = Some(Reply { to, seq, why });
        }
        Break(())
    }

    /// Fifth, check the ACK field.
    fn check_ack(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) -> ControlFlow<()> {
        let Some(ack) = segment.acknowledges() else {
            return ignore(Ignored::NoAck, observer);
        };
        if self.state == State::SynReceived {
            if ack.before_or_eq(self.snd.una) || ack.after(self.snd.nxt) {
                let why = Reason::ResetAckInSynReceived;
                self.reply = Some(Reply {
                    to: segment.src,
                    seq: ack,
                    why,
                });
                return Break(());
            }
            self.remember_timestamp(now, segment);
            if self.defers(now, segment, observer) {
                return Break(());
            }
            self.acknowledge(now, ack, segment, observer);
            self.set_window(segment);
            self.establish(now, Cause::SynAcked, observer);
            return Continue(());
        }
        if !self.admits(ack) {
            observer.note(Note::Ignored {
                why: Ignored::BadAck,
            });
            self.challenge(now, Reason::ChallengeAck, observer);
            return Break(());
        }
        // Only here has a third party that guesses been stopped: nothing may have changed before.
        self.heard_from_peer(now);
        self.remember_timestamp(now, segment);
        let news = self.sack_permitted && self.take_sack_blocks(segment);
        let same_window = u32::from(segment.window) << self.snd.scale == self.snd.wnd;
        if ack.after(self.snd.una) {
            self.acknowledge(now, ack, segment, observer);
        } else if ack == self.snd.una && self.snd.outstanding() {
            // RFC 5681 §2; with SACK what counts is that something new was reported (RFC 6675 §2).
            // The answer to a window probe tells nothing of a loss.
            let probing = self.unacknowledged.front().is_some_and(|front| front.probe);
            let plain = segment.is_empty() && same_window && !self.sack_permitted && !probing;
            if news || plain {
                self.duplicate_ack(observer);
            }
        }
        if ack == self.snd.una {
            self.update_window(segment, observer);
        }
        if self.snd.wnd == 0 {
            // A peer that answers with a closed window is there: it is not given up (MUST-37).
            self.progress_at = now;
        }
        self.take_ack_of_fin(now, segment, observer)
    }

    /// Fifth, in the states after the user's CLOSE: what an acceptable ACK means there.
    fn take_ack_of_fin(
        &mut self,
        now: Instant,
        segment: &Segment,
        observer: &mut impl Observer,
    ) -> ControlFlow<()> {
        match self.state {
            State::Closing if self.fin_acknowledged() => {
                self.wait_two_msl(now, Cause::CrossedFinAcked, observer);
                Continue(())
            }
            State::LastAck if self.fin_acknowledged() => {
                self.delete(Cause::LastAckArrived, observer);
                Break(())
            }
            // Wherever in the window it stands, it is the peer's FIN: there is no other.
            State::TimeWait if segment.fin() => {
                self.acks.due = Some(Reason::AckFinAgain);
                let span = self.config.msl * 2;
                self.timers.set(Timer::TimeWait, now, span);
                observer.note(Note::TimeWaitRestarted { span });
                Break(())
            }
            _ => Continue(()),
        }
    }

    /// In a synchronized state: `ack` is of something that was sent, and not of long ago, with
    /// RFC 5961's protection against blind data injection (MAY-12).
    fn admits(&self, ack: Seq) -> bool {
        let ancient = ack.before(self.snd.una - self.snd.max_wnd);
        ack.before_or_eq(self.snd.max) && !(ancient && self.config.blind_attack_protection)
    }

    /// R3 of RFC 7323 §5.3, of a segment of which the ACK too is acceptable: whoever can't know
    /// that much must not set TS.Recent, or all that the peer sends would be too old from then on.
    fn remember_timestamp(&mut self, now: Instant, segment: &Segment) {
        if let Some(state) = &mut self.timestamps {
            state.remember(segment, self.last_ack_sent, now);
        }
    }

    /// SND.WND, SND.WL1 and SND.WL2 from a segment of the handshake.
    fn set_window(&mut self, segment: &Segment) {
        // The window of a SYN is never shifted (RFC 7323 §2.2).
        let shift = if segment.syn() { 0 } else { self.snd.scale };
        self.snd.wnd = u32::from(segment.window) << shift;
        self.snd.max_wnd = self.snd.max_wnd.max(self.snd.wnd);
        self.snd.wl1 = segment.seq;
        self.snd.wl2 = segment.acknowledges().unwrap_or(self.snd.iss);
    }

    /// SND.WND from a segment that is not older than the one that set it last.
    fn update_window(&mut self, segment: &Segment, observer: &mut impl Observer) {
        let newer = self.snd.wl1.before(segment.seq)
            || (self.snd.wl1 == segment.seq && self.snd.wl2.before_or_eq(segment.ack));
        if !newer {
            return;
        }
        let before = self.snd.wnd;
        self.set_window(segment);
        if before > 0 && self.snd.wnd == 0 {
            observer.note(Note::WindowClosed);
        }
        if before == 0 && self.snd.wnd > 0 {
            observer.note(Note::WindowOpened {
                bytes: self.snd.wnd,
            });
            self.take_back_probe();
        }
    }

    /// The handshake is complete. A CLOSE that had to wait is carried out.
    fn establish(&mut self, now: Instant, why: Cause, observer: &mut impl Observer) {
        self.offer_window();
        self.enter(State::Established, why, observer);
        if self.close_requested {
            self.enter(State::FinWait1, Cause::CloseCalled, observer);
        }
        self.heard_from_peer(now);
    }

    /// The connection ends, and the user is told why.
    pub(super) fn fail(&mut self, failure: Failure, why: Cause, observer: &mut impl Observer) {
        self.failure = Some(failure);
        observer.note(match failure {
            Failure::Refused => Note::SignalRefused,
            Failure::Reset => Note::SignalReset,
            Failure::TimedOut => Note::SignalTimeout,
            Failure::Unreachable => Note::SignalUnreachable,
        });
        self.delete(why, observer);
    }

    fn return_to_listen(&mut self, why: Cause, observer: &mut impl Observer) {
        let mut listener = Connection::new(*self.config, self.local);
        listener.state = self.state;
        listener.snd.iss = self.snd.iss;
        listener.timestamp_offset = self.timestamp_offset;
        *self = listener;
        self.enter(State::Listen, why, observer);
    }

    /// TIME-WAIT: start its timer, turn off the others.
    pub(super) fn wait_two_msl(&mut self, now: Instant, why: Cause, observer: &mut impl Observer) {
        self.enter(State::TimeWait, why, observer);
        self.timers.stop_all();
        // It may be one of thousands that only wait: nothing is left to be sent.
        self.unacknowledged = VecDeque::new();
        self.send_buffer.shrink();
        let span = self.config.msl * 2;
        self.timers.set(Timer::TimeWait, now, span);
        observer.note(Note::TimeWaitStarted { span });
    }
}

fn ignore(why: Ignored, observer: &mut impl Observer) -> ControlFlow<()> {
    observer.note(Note::Ignored { why });
    Break(())
}
