//! When to acknowledge, and which window to announce (§3.8.6.2.2, §3.8.6.3).

use crate::explain::{Ignored, Note, Observer, Reason};
use crate::segment::SackBlock;
use crate::seq::Seq;
use crate::time::{Duration, Instant};

use super::timers::Timer;
use super::{Connection, Context, config};

/// What the receiver owes the peer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Acks {
    /// An acknowledgment is to be sent now, with data if there is any.
    pub due: Option<Reason>,
    /// Octets accepted since the last acknowledgment.
    pub owed: u32,
    /// The right edge of the window as the peer knows it, without what its shift rounds off.
    pub announced: Seq,
    /// The largest segment that arrived, octets of data: what counts as full-sized.
    pub largest: u32,
    /// What arrived twice (RFC 2883).
    pub duplicate: Option<SackBlock>,
    /// The challenges of the present second (RFC 5961 §7).
    pub challenges: Challenges,
}

/// How many challenges were sent since when.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Challenges {
    since: Instant,
    count: u8,
}

impl Connection {
    /// `bytes` in order were accepted: acknowledge every second full-sized segment at once, others
    /// a little later (SHLD-18, SHLD-19, MUST-40).
    pub(super) fn acknowledge_data(&mut self, now: Instant, bytes: u32) {
        self.acks.owed = self.acks.owed.saturating_add(bytes);
        match self.config.delayed_ack {
            Some(delay) if self.acks.owed < 2 * self.acks.largest.max(1) => {
                self.timers
                    .start(Timer::DelayedAck, now, delay.min(config::LONGEST_DELAY));
            }
            _ => self.acks.due = Some(Reason::AckData),
        }
    }

    /// The peer's FIN was accepted while the user may still send: where acknowledgments are delayed
    /// so is this one, so that a user who closes at once makes it three segments (§3.8.6.3). As
    /// with Linux it waits for nothing but that until data has come: before, there is no telling
    /// whether an answer is to be expected.
    pub(super) fn acknowledge_fin(&mut self, now: Instant) {
        match self.config.delayed_ack {
            Some(delay) if self.acks.due.is_none() => {
                let talks = self.acks.largest > 0;
                let delay = if talks { delay } else { Duration::ZERO };
                self.timers
                    .start(Timer::DelayedAck, now, delay.min(config::LONGEST_DELAY));
            }
            _ => self.acks.due = Some(Reason::AckFin),
        }
    }

    /// A segment with the ACK bit has left: nothing is owed any more.
    pub(super) fn acknowledged_all(&mut self) {
        self.acks.due = None;
        self.acks.owed = 0;
        self.acks.duplicate = None;
        self.last_ack_sent = self.rcv.nxt;
        self.acks.announced = self.rcv.nxt + (self.rcv.wnd >> self.rcv.scale << self.rcv.scale);
        self.timers.stop(Timer::DelayedAck);
    }

    /// Announces what the buffer has room for, unless that is silly; an ACK goes out for it alone
    /// when it has grown much. The right edge never moves back (SHLD-14).
    pub(super) fn offer_window(&mut self) {
        let worthwhile = self.config.worthwhile_window();
        let room = self.config.receive_buffer.saturating_sub(self.unread());
        let room = room.min(u32::from(u16::MAX) << self.rcv.scale);
        let next = self.rcv.nxt;
        let announced = if self.acks.announced.after(next) {
            self.acks.announced.since(next)
        } else {
            0
        };
        let visible = room >> self.rcv.scale << self.rcv.scale;
        let grown = visible.saturating_sub(announced);
        // An empty buffer is always worth an announcement.
        if room <= self.rcv.wnd || grown < worthwhile && self.unread() > 0 {
            return;
        }
        let substantial =
            grown >= worthwhile.max(self.config.receive_buffer / 2) || announced < worthwhile;
        self.rcv.wnd = room;
        if substantial && self.state.may_receive() && self.acks.due.is_none() {
            self.acks.due = Some(Reason::WindowUpdate);
        }
    }

    /// A challenge ACK, unless there were too many within a second (RFC 5961 §7).
    pub(super) fn challenge(&mut self, cx: &mut Context<'_, impl Observer>, why: Reason) {
        let challenges = &mut self.acks.challenges;
        if cx.now.since(challenges.since) >= Duration::from_secs(1) {
            *challenges = Challenges {
                since: cx.now,
                count: 0,
            };
        }
        if challenges.count < self.config.challenges_per_second {
            challenges.count += 1;
            self.acks.due = Some(why);
        } else {
            cx.note(Note::Ignored {
                why: Ignored::ChallengeLimit,
            });
        }
    }

    /// Octets of data that fit into a segment beside its options (§3.7.1, MUST-16).
    #[must_use]
    pub fn effective_mss(&self) -> u32 {
        let timestamps = if self.timestamps.is_some() {
            config::TIMESTAMPS_LEN
        } else {
            0
        };
        let reports = match self.sack_blocks().count() as u16 {
            0 => 0,
            blocks => 4 + 8 * blocks,
        };
        u32::from(self.snd.mss.saturating_sub(timestamps + reports).max(1))
    }
}
