//! Loss: how it is found, what is sent again, how much may be in the network meanwhile
//! (RFC 5681, 6582 without and 6675 with selective acknowledgments, 3042).

use crate::explain::{Note, Observer};
use crate::segment::{SackBlock, Segment};
use crate::seq::Seq;

use super::Connection;
use super::congestion::{Recipe, Repair};

/// How many duplicate acknowledgments mean a loss (RFC 5681 §3.2).
const DUPLICATES: u32 = 3;

/// What the sender is doing about losses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// No loss is known.
    #[default]
    Open,
    /// Duplicate acknowledgments told of a loss.
    Fast,
    /// The retransmission timer ran out.
    Timeout,
    /// The same as after a timeout, but duplicate acknowledgments told (Tahoe).
    SlowStart,
}

/// Why a segment is sent again whatever the congestion window says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trigger {
    /// The timer ran out.
    Timeout,
    /// Enough duplicate acknowledgments came.
    Fast,
    /// An acknowledgment covered only a part of what may be lost.
    PartialAck,
    /// No loss: the peer's SYN crossed ours, which goes out again with an ACK.
    SynCrossed,
}

/// The sender's knowledge of losses.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Recovery {
    pub phase: Phase,
    /// SND.NXT when the phase began; its acknowledgment ends it ("recover" in RFC 6582).
    pub point: Seq,
    /// Duplicate acknowledgments in a row.
    pub duplicates: u32,
    /// Octets that limited transmit has released since the first duplicate (RFC 3042).
    pub limited: u32,
    /// The first lost segment is to be sent at once.
    pub at_once: Option<Trigger>,
    /// A segment of the queue is marked as lost or as selectively acknowledged.
    pub marked: bool,
    /// HighRxt: the number after the last one sent again in this phase.
    pub high_rxt: Seq,
}

/// Segments of the retransmission queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QueueCounts {
    /// Sent and not acknowledged.
    pub unacknowledged: u64,
    /// Of these, selectively acknowledged.
    pub sacked: u64,
    /// Of these, presumed lost.
    pub lost: u64,
    /// Of these, sent again.
    pub resent: u64,
}

impl Connection {
    /// What the sender is doing about losses.
    #[must_use]
    pub const fn loss_phase(&self) -> Phase {
        self.recovery.phase
    }

    /// Duplicate acknowledgments in a row.
    #[must_use]
    pub const fn duplicate_acks(&self) -> u32 {
        self.recovery.duplicates
    }

    /// What the retransmission queue holds.
    #[must_use]
    pub fn queue_counts(&self) -> QueueCounts {
        let mut counts = QueueCounts::default();
        for entry in &self.unacknowledged {
            counts.unacknowledged += 1;
            counts.sacked += u64::from(entry.sacked);
            counts.lost += u64::from(entry.lost || entry.was_lost);
            counts.resent += u64::from(entry.resent > 0);
        }
        counts
    }

    /// Octets that are presumably in the network ("pipe" in RFC 6675 §4; FlightSize else).
    pub(super) fn pipe(&self) -> u32 {
        let newreno = self.recovery.phase == Phase::Fast && !self.sack_permitted;
        if newreno || !self.recovery.marked {
            return self.flight();
        }
        let in_network = |entry: &&super::tcb::Unacknowledged| !entry.sacked && !entry.lost;
        self.unacknowledged
            .iter()
            .filter(in_network)
            .map(|entry| entry.len)
            .sum()
    }

    /// FlightSize (RFC 5681 §2), octets.
    pub(super) fn flight(&self) -> u32 {
        self.snd.nxt.since(self.snd.una)
    }

    /// What the congestion window leaves, octets.
    pub(super) fn congestion_room(&self) -> u32 {
        let limited = self.recipe().is_some()
            && self.config.congestion.limited_transmit
            && self.recovery.phase == Phase::Open
            && !self.sack_permitted;
        let limited = match limited {
            true => self.recovery.duplicates.min(DUPLICATES - 1) * self.effective_mss(),
            false => 0,
        };
        self.congestion
            .cwnd
            .saturating_add(limited)
            .saturating_sub(self.pipe())
    }

    /// The place in the queue of what is to be sent again now, if anything is.
    pub(super) fn next_lost(&self) -> Option<usize> {
        if !self.recovery.marked {
            return None;
        }
        let index = self.unacknowledged.iter().position(|entry| entry.lost)?;
        let fits = self.unacknowledged[index].len <= self.congestion_room();
        (fits || self.recovery.at_once.is_some()).then_some(index)
    }

    /// NextSeg()'s third rule (RFC 6675 §4): what nobody reported, though later data was, when
    /// there is nothing better to send.
    pub(super) fn next_unreported(&self) -> Option<usize> {
        if self.recovery.phase != Phase::Fast || !self.sack_permitted {
            return None;
        }
        let last_sacked = self.unacknowledged.iter().rposition(|entry| entry.sacked)?;
        let index = self
            .unacknowledged
            .iter()
            .take(last_sacked)
            .position(|entry| {
                !entry.sacked && !entry.lost && entry.seq.after_or_eq(self.recovery.high_rxt)
            })?;
        (self.unacknowledged[index].len <= self.congestion_room()).then_some(index)
    }

    /// Marks what the peer reports to have; says whether any of it is news.
    pub(super) fn take_sack_blocks(&mut self, segment: &Segment) -> bool {
        let mut news = false;
        let valid = |block: &&SackBlock| {
            block.start.before(block.end)
                && block.start.after_or_eq(self.snd.una)
                && block.end.before_or_eq(self.snd.nxt)
        };
        for block in segment.options.sack.iter().filter(valid) {
            for entry in &mut self.unacknowledged {
                let covered =
                    block.start.before_or_eq(entry.seq) && entry.end().before_or_eq(block.end);
                if covered && !entry.sacked {
                    entry.sacked = true;
                    entry.lost = false;
                    news = true;
                }
            }
        }
        self.recovery.marked |= news;
        news
    }

    /// Another acknowledgment of what was acknowledged before, while something is in flight.
    pub(super) fn duplicate_ack(&mut self, observer: &mut impl Observer) {
        self.recovery.duplicates = self.recovery.duplicates.saturating_add(1);
        observer.note(Note::DuplicateAck {
            count: self.recovery.duplicates,
        });
        let Some(recipe) = self.recipe() else {
            return;
        };
        let mss = self.effective_mss();
        if self.recovery.phase == Phase::Fast {
            if self.sack_permitted {
                self.mark_lost();
            }
            recipe.duplicate(&mut self.congestion, mss);
            return;
        }
        let enough = self.recovery.duplicates >= DUPLICATES || self.front_is_lost();
        // Not while a timeout is being repaired (RFC 6582 §3.2, step 1).
        if enough && self.snd.una.after_or_eq(self.recovery.point) {
            self.repair(recipe, observer);
        }
    }

    /// What the user has chosen to do about a loss; none without congestion control.
    fn recipe(&self) -> Option<&'static dyn Recipe> {
        let algorithm = self.config.congestion.algorithm?;
        Some(algorithm.recipe(self.sack_permitted))
    }

    /// RFC 5681 §3.2 and RFC 6675 §5, step 4: the first lost segment goes out at once.
    fn repair(&mut self, recipe: &dyn Recipe, observer: &mut impl Observer) {
        let mss = self.effective_mss();
        let flight = self.flight().saturating_sub(self.recovery.limited);
        let repair = recipe.loss(&mut self.congestion, flight, mss);
        self.recovery.point = self.snd.nxt;
        self.recovery.high_rxt = self.snd.una;
        let (cwnd, ssthresh) = (self.congestion.cwnd, self.congestion.ssthresh);
        match repair {
            Repair::Fast => {
                self.recovery.phase = Phase::Fast;
                self.mark_front_lost(Trigger::Fast);
                if self.sack_permitted {
                    self.mark_lost();
                }
                observer.note(Note::FastRecovery { cwnd, ssthresh });
            }
            Repair::SlowStart => {
                self.recovery.phase = Phase::SlowStart;
                for entry in &mut self.unacknowledged {
                    entry.lost = !entry.sacked;
                }
                self.mark_front_lost(Trigger::Fast);
                observer.note(Note::FastRetransmit { cwnd, ssthresh });
            }
        }
    }

    /// The retransmission timer ran out: all that is in flight counts as lost, and what the peer
    /// reported is forgotten, since it may renege (RFC 5681 §3.1, RFC 2018 §8). Without congestion
    /// control only the front is sent again (§3.10.8).
    pub(super) fn enter_timeout_recovery(&mut self) {
        let mss = self.effective_mss();
        let controlled = self.recipe().is_some();
        // Once for each segment (RFC 5681 §3.1).
        let again = self
            .unacknowledged
            .front()
            .is_some_and(|front| front.by_timer);
        if controlled && !again {
            self.congestion.lost(self.flight(), mss);
        }
        if controlled {
            self.congestion.set(mss, mss);
        }
        for entry in &mut self.unacknowledged {
            entry.sacked = false;
            entry.lost = controlled;
        }
        self.recovery = Recovery {
            phase: Phase::Timeout,
            point: self.snd.nxt,
            high_rxt: self.snd.una,
            ..Recovery::default()
        };
        self.mark_front_lost(Trigger::Timeout);
    }

    /// `bytes` were newly acknowledged.
    pub(super) fn advance_recovery(&mut self, bytes: u32, observer: &mut impl Observer) {
        let mss = self.effective_mss();
        self.recovery.at_once = None;
        self.recovery.duplicates = 0;
        self.recovery.limited = 0;
        let done = self.snd.una.after_or_eq(self.recovery.point);
        match self.recovery.phase {
            Phase::Open => {
                // Kept near, so that it stays on the right half of the circle.
                self.recovery.point = self.snd.una;
                self.grow(bytes, false);
            }
            Phase::Fast => {
                let flight = self.flight();
                let recipe = self.recipe();
                let goes_on = recipe.is_some_and(|recipe| {
                    if done {
                        recipe.recovered(&mut self.congestion, flight, mss);
                    }
                    !done && recipe.partial(&mut self.congestion, bytes, mss)
                });
                if !goes_on {
                    self.end_recovery();
                    // Duplicates of what was sent meanwhile tell of another loss.
                    self.recovery.point = self.snd.una;
                    observer.note(Note::RecoveryOver {
                        cwnd: self.congestion.cwnd,
                    });
                    return;
                }
                if self.sack_permitted {
                    self.mark_lost();
                }
                let sent_again = self
                    .unacknowledged
                    .front()
                    .is_none_or(|front| front.seq.before(self.recovery.high_rxt));
                if !sent_again {
                    self.mark_front_lost(Trigger::PartialAck);
                }
            }
            Phase::Timeout | Phase::SlowStart => {
                self.grow(bytes, true);
                if done {
                    self.end_recovery();
                } else if self.recipe().is_none() {
                    self.mark_front_lost(Trigger::PartialAck);
                }
            }
        }
    }

    /// The congestion window grows by an acknowledgment of `bytes`, perhaps while a loss is being
    /// `repairing`.
    fn grow(&mut self, bytes: u32, repairing: bool) {
        let mss = self.effective_mss();
        let config = &self.config.congestion;
        self.congestion.acknowledged(config, bytes, repairing, mss);
    }

    fn end_recovery(&mut self) {
        let point = self.recovery.point;
        self.recovery = Recovery {
            point,
            ..Recovery::default()
        };
        for entry in &mut self.unacknowledged {
            entry.lost = false;
            self.recovery.marked |= entry.sacked;
        }
    }

    /// Marks the oldest segment as lost and to be sent at once.
    pub(super) fn mark_front_lost(&mut self, trigger: Trigger) {
        if let Some(front) = self.unacknowledged.front_mut() {
            front.lost = true;
            self.recovery.marked = true;
            self.recovery.at_once = Some(trigger);
        }
    }

    /// IsLost() of RFC 6675 §4 for all that was not sent again in this phase.
    fn mark_lost(&mut self) {
        let enough = (DUPLICATES - 1) * self.effective_mss();
        let (mut above, mut blocks, mut in_block) = (0, 0, false);
        for entry in self.unacknowledged.iter_mut().rev() {
            if entry.sacked {
                above += entry.len;
                blocks += u32::from(!in_block);
            } else if above > enough || blocks >= DUPLICATES {
                entry.lost |= entry.seq.after_or_eq(self.recovery.high_rxt);
            }
            in_block = entry.sacked;
        }
    }

    fn front_is_lost(&self) -> bool {
        let sacked = || self.unacknowledged.iter().filter(|entry| entry.sacked);
        self.sack_permitted
            && sacked().map(|entry| entry.len).sum::<u32>()
                > (DUPLICATES - 1) * self.effective_mss()
    }
}
