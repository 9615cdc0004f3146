//! The two sequence spaces in pieces: what became of what was sent, what waits behind holes.

use crate::segment::SackBlock;
use crate::seq::Seq;

use super::Connection;

/// What is known of numbers that were sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// On their way, or their acknowledgment is.
    Once,
    /// The same for numbers that were sent again.
    Again,
    /// The peer has them, though something before is missing (RFC 2018).
    Sacked,
    /// Presumed lost, and not sent again since.
    Lost,
}

/// A piece of the numbers from SND.UNA to SND.NXT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentPiece {
    /// The first number.
    pub start: Seq,
    /// The number after the last one.
    pub end: Seq,
    /// What is known of them.
    pub sent: Sent,
}

impl Connection {
    /// The numbers from SND.UNA to SND.NXT, as few pieces as possible.
    #[must_use]
    pub fn sent_pieces(&self) -> Vec<SentPiece> {
        let mut pieces: Vec<SentPiece> = Vec::new();
        for entry in &self.unacknowledged {
            let sent = match () {
                () if entry.sacked => Sent::Sacked,
                () if entry.lost => Sent::Lost,
                () if entry.resent > 0 => Sent::Again,
                () => Sent::Once,
            };
            let (start, end) = (entry.seq, entry.end());
            match pieces.last_mut() {
                Some(last) if last.end == start && last.sent == sent => last.end = end,
                _ => pieces.push(SentPiece { start, end, sent }),
            }
        }
        pieces
    }

    /// The number after all that the user has given us to send, the FIN included.
    #[must_use]
    pub fn send_end(&self) -> Seq {
        self.fin_seq() + u32::from(self.close_requested)
    }

    /// What arrived ahead of holes, lowest numbers first, as few blocks as possible.
    #[must_use]
    pub fn held_blocks(&self) -> Vec<SackBlock> {
        self.receive_buffer.held_blocks()
    }
}
