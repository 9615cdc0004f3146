//! What a segment brings beside its acknowledgment: urgent data, text and FIN (§3.10.7.4, sixth to
//! eighth check).

use std::ops::ControlFlow::{Break, Continue};

use bytes::Buf;

use crate::explain::{Cause, Ignored, Note, Observer, Reason};
use crate::segment::{Flags, Segment};
use crate::seq::Seq;

use super::input::Check;
use super::output::Reply;
use super::{Connection, Context, State};

impl Connection {
    /// Sixth, check the URG bit.
    pub(super) fn check_urgent(&mut self, segment: &Segment, observer: &mut impl Observer) {
        if !segment.flags.contains(Flags::URG) || !self.state.may_receive() {
            return;
        }
        let up = segment.seq + u32::from(segment.urgent);
        let known = self.urgent_left() > 0 && self.rcv.up.is_some_and(|known| !known.before(up));
        // The user hears of new urgent data and of each advance of its end (MUST-32).
        if !known && up.after(self.next_to_read()) {
            self.rcv.up = Some(up);
            observer.note(Note::SignalUrgent { end: up });
        }
    }

    /// Seventh, process the segment text.
    pub(super) fn process_text(
        &mut self,
        cx: &mut Context<'_, impl Observer>,
        segment: &Segment,
    ) -> Check {
        if !self.state.may_receive() {
            if !segment.payload.is_empty() {
                cx.note(Note::Ignored {
                    why: Ignored::TextAfterFin,
                });
            }
            return Continue(());
        }
        self.take_early_text(cx);
        let expected = self.rcv.nxt;
        if self.abandoned && segment.text_end().after(expected) && !segment.payload.is_empty() {
            return self.refuse_text(segment, cx.observer);
        }
        // A FIN that is known but not reached waits behind a hole too.
        let had_hole = self.receive_buffer.has_hole() || self.rcv.fin.is_some();
        let (start, kept) = self.keep_text(segment);
        let absorbed = self.receive_buffer.absorb(expected);
        self.advance(absorbed);
        self.acks.largest = self.acks.largest.max(segment.payload.len() as u32);
        if start.after(expected) {
            self.text_ahead(segment, kept, expected, cx.observer);
        } else if absorbed > 0 {
            cx.note(Note::Accepted {
                bytes: kept.min(absorbed),
            });
            if absorbed > kept {
                cx.note(Note::HoleFilled {
                    bytes: absorbed - kept,
                });
            }
            if had_hole || self.acks.duplicate.is_some() {
                // The sender repairs a loss, or only believes in one: it should know at once
                // (RFC 5681 §4.2).
                self.acks.due = Some(Reason::AckData);
            } else {
                self.acknowledge_data(cx.now, absorbed);
            }
        } else if !segment.payload.is_empty() {
            self.acks.due.get_or_insert(Reason::AckUnacceptable);
        }
        Continue(())
    }

    /// `octets` more are ready for the user.
    fn advance(&mut self, octets: u32) {
        self.rcv.nxt += octets;
        self.rcv.wnd = self.rcv.wnd.saturating_sub(octets);
        self.traffic.received += u64::from(octets);
    }

    /// What came with the SYN has waited for ESTABLISHED (§3.10.7.2, third check).
    fn take_early_text(&mut self, cx: &mut Context<'_, impl Observer>) {
        let early = self.receive_buffer.absorb(self.rcv.nxt);
        if early > 0 {
            self.advance(early);
            cx.note(Note::Accepted { bytes: early });
            self.acknowledge_data(cx.now, early);
        }
    }

    /// The text begins ahead of a hole, at `missing`: acknowledge at once (MAY-13, RFC 5681 §4.2).
    fn text_ahead(
        &mut self,
        segment: &Segment,
        kept: u32,
        missing: Seq,
        observer: &mut impl Observer,
    ) {
        if segment.is_empty() {
            return;
        }
        if !segment.payload.is_empty() {
            self.receive_buffer.arrived_ahead(segment.text_seq());
        }
        if kept > 0 {
            observer.note(Note::Held {
                bytes: kept,
                missing,
            });
        }
        if segment.fin() && self.rcv.fin == Some(segment.text_end()) {
            observer.note(Note::FinHeld { missing });
        }
        self.acks.due = Some(Reason::AckHole);
    }

    /// Nobody will read this: the peer should know that its data is lost (§3.6.1, RFC 2525 §2.17).
    fn refuse_text(&mut self, segment: &Segment, observer: &mut impl Observer) -> Check {
        let (to, seq, why) = (segment.src, self.snd.nxt, Reason::ResetUnread);
        self.delete(Cause::Abandoned, observer);
        self.reply = Some(Reply { to, seq, why });
        Break(())
    }

    /// Keeps the text and the FIN of `segment` as far as they are new and inside the window
    /// (SHLD-31); returns where the kept octets begin and how many there are.
    pub(super) fn keep_text(&mut self, segment: &Segment) -> (Seq, u32) {
        let window_end = self.rcv.nxt + self.rcv.wnd;
        let edge = self.rcv.fin.map_or(window_end, |fin| fin.min(window_end));
        let mut start = segment.text_seq();
        let mut data = segment.payload.clone();
        self.report_duplicate(segment);
        if start.before(self.rcv.nxt) {
            let old = data.len().min(self.rcv.nxt.since(start) as usize);
            data.advance(old);
            start += old as u32;
        }
        let room = if start.before(edge) {
            edge.since(start)
        } else {
            0
        };
        data.truncate(room as usize);
        let kept = data.len() as u32;
        let known = self.receive_buffer.hold(start, data);
        self.acks.duplicate = self.acks.duplicate.or(known);
        // A FIN before octets that have come can't be the end.
        let last = self
            .receive_buffer
            .held_end()
            .is_none_or(|end| end.before_or_eq(segment.text_end()));
        if segment.fin() && last && segment.text_end().in_window(self.rcv.nxt, self.rcv.wnd) {
            self.rcv.fin.get_or_insert(segment.text_end());
        }
        (start, kept)
    }

    /// Eighth, check the FIN bit: here or before, as soon as all data before it is there.
    pub(super) fn check_fin(&mut self, cx: &mut Context<'_, impl Observer>) -> Check {
        if self.rcv.fin != Some(self.rcv.nxt) || !self.state.may_receive() {
            return Continue(());
        }
        self.rcv.nxt += 1;
        if self.state == State::Established {
            self.acknowledge_fin(cx.now);
        } else {
            // Our own FIN is out: nothing will come that could take the acknowledgment along.
            self.acks.due = Some(Reason::AckFin);
        }
        cx.note(Note::SignalClosing);
        match self.state {
            State::Established => self.enter(State::CloseWait, Cause::FinArrived, cx.observer),
            State::FinWait1 if self.fin_acknowledged() => {
                self.wait_two_msl(cx, Cause::FinWithAck);
            }
            State::FinWait1 => self.enter(State::Closing, Cause::FinCrossed, cx.observer),
            _ => self.wait_two_msl(cx, Cause::FinAnswered),
        }
        Continue(())
    }
}
