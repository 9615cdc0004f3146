//! A TCP segment (§3.1) and its one notation, used in tests, in the log and on the page.
//!
//! The notation is packetdrill's: `S. 0:0(0) ack 1 win 65535 <mss 1460>` is a SYN with ACK,
//! its sequence number, the one after its data, the length of the data, and so on.

use std::fmt;
use std::net::SocketAddr;

use arrayvec::ArrayVec;
use bitflags::bitflags;
use bytes::Bytes;

use crate::seq::Seq;

bitflags! {
    /// The control bits.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Flags: u8 {
        /// No more data from the sender.
        const FIN = 0x01;
        /// Synchronize sequence numbers.
        const SYN = 0x02;
        /// Reset the connection.
        const RST = 0x04;
        /// Push function.
        const PSH = 0x08;
        /// The acknowledgment field is significant.
        const ACK = 0x10;
        /// The urgent pointer is significant.
        const URG = 0x20;
    }
}

impl Flags {
    /// The bits in the order in which a reader names them.
    pub const NAMED: [(Flags, &'static str, char); 6] = [
        (Flags::SYN, "SYN", 'S'),
        (Flags::FIN, "FIN", 'F'),
        (Flags::RST, "RST", 'R'),
        (Flags::PSH, "PSH", 'P'),
        (Flags::URG, "URG", 'U'),
        (Flags::ACK, "ACK", '.'),
    ];

    /// The names of the bits that are set.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Flags::NAMED
            .iter()
            .filter(move |(flag, ..)| self.contains(*flag))
            .map(|(_, name, _)| *name)
    }
}

/// The options that we understand; all others are passed over (MUST-6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Maximum segment size that the sender of this SYN is willing to receive, octets (§3.7.1).
    pub mss: Option<u16>,
    /// By how many bits the sender of this SYN will shift its windows (RFC 7323 §2).
    pub window_scale: Option<u8>,
    /// The sender of this SYN can use selective acknowledgments (RFC 2018 §2).
    pub sack_permitted: bool,
    /// Timestamps (RFC 7323 §3).
    pub timestamps: Option<Timestamps>,
    /// What arrived ahead of a hole, the newest first (RFC 2018 §3).
    pub sack: SackBlocks,
}

/// At most four blocks have room in a header.
pub type SackBlocks = ArrayVec<SackBlock, 4>;

/// Octets from `start` up to, but without, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SackBlock {
    /// The first number.
    pub start: Seq,
    /// The number after the last one.
    pub end: Seq,
}

/// The timestamps option.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timestamps {
    /// TSval: the sender's clock.
    pub value: u32,
    /// TSecr: the value that the sender echoes.
    pub echo: u32,
}

impl Options {
    /// Octets that the options take in a header, padding included.
    #[must_use]
    pub fn len(&self) -> usize {
        // Timestamps and SACK are each led by two NOPs that align them.
        let mss = if self.mss.is_some() { 4 } else { 0 };
        let scale = if self.window_scale.is_some() { 4 } else { 0 };
        let timestamps = if self.timestamps.is_some() { 12 } else { 0 };
        let permitted = if self.sack_permitted { 4 } else { 0 };
        let sack = if self.sack.is_empty() {
            0
        } else {
            4 + 8 * self.sack.len()
        };
        mss + scale + timestamps + permitted + sack
    }

    /// There are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A segment with the sockets between which it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Socket of the sender.
    pub src: SocketAddr,
    /// Socket of the receiver.
    pub dst: SocketAddr,
    /// SEG.SEQ.
    pub seq: Seq,
    /// SEG.ACK; 0 without the ACK bit.
    pub ack: Seq,
    /// Control bits.
    pub flags: Flags,
    /// SEG.WND as in the header, octets.
    pub window: u16,
    /// Where urgent data ends, counted from `seq`; significant with URG (§3.8.5).
    pub urgent: u16,
    /// Options.
    pub options: Options,
    /// The data.
    pub payload: Bytes,
}

impl Segment {
    /// SEG.LEN: the sequence numbers that the segment occupies, SYN and FIN included.
    #[must_use]
    pub fn len(&self) -> u32 {
        let control = u32::from(self.syn()) + u32::from(self.fin());
        // No datagram holds more than 65535 octets.
        self.payload.len() as u32 + control
    }

    /// Occupies no sequence number.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The sequence number of its first octet of data.
    #[must_use]
    pub fn text_seq(&self) -> Seq {
        self.seq + u32::from(self.syn())
    }

    /// The sequence number of its FIN, or just after its data.
    #[must_use]
    pub fn text_end(&self) -> Seq {
        self.text_seq() + self.payload.len() as u32
    }

    /// SYN is set.
    #[must_use]
    pub const fn syn(&self) -> bool {
        self.flags.contains(Flags::SYN)
    }

    /// FIN is set.
    #[must_use]
    pub const fn fin(&self) -> bool {
        self.flags.contains(Flags::FIN)
    }

    /// RST is set.
    #[must_use]
    pub const fn rst(&self) -> bool {
        self.flags.contains(Flags::RST)
    }

    /// SEG.ACK, if the ACK bit is set.
    #[must_use]
    pub fn acknowledges(&self) -> Option<Seq> {
        self.flags.contains(Flags::ACK).then_some(self.ack)
    }

    /// The same with numbers counted from the two initial sequence numbers, as textbooks print it.
    #[must_use]
    pub fn relative_to(&self, iss: Seq, irs: Seq) -> Segment {
        let mut relative = self.clone();
        relative.seq = Seq(self.seq.since(iss));
        relative.ack = self
            .acknowledges()
            .map_or(self.ack, |ack| Seq(ack.since(irs)));
        for block in &mut relative.options.sack {
            let (start, end) = (Seq(block.start.since(irs)), Seq(block.end.since(irs)));
            *block = SackBlock { start, end };
        }
        relative
    }

    /// The RST that answers this segment where it belongs to no connection (§3.10.7.1):
    /// believable for its sender. A RST gets none.
    #[must_use]
    pub fn refusal(&self) -> Option<Segment> {
        if self.rst() {
            return None;
        }
        let (seq, ack, flags) = match self.acknowledges() {
            Some(ack) => (ack, Seq(0), Flags::RST),
            None => (Seq(0), self.seq + self.len(), Flags::RST | Flags::ACK),
        };
        Some(Segment {
            src: self.dst,
            dst: self.src,
            seq,
            ack,
            flags,
            window: 0,
            urgent: 0,
            options: Options::default(),
            payload: Bytes::new(),
        })
    }
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = Flags::NAMED.into_iter();
        let mut set = named
            .filter(|(flag, ..)| self.flags.contains(*flag))
            .peekable();
        if set.peek().is_none() {
            f.write_str("-")?;
        }
        for (_, _, letter) in set {
            write!(f, "{letter}")?;
        }
        let length = self.payload.len();
        write!(f, " {}:{}({length})", self.seq, self.seq + length as u32)?;
        if let Some(ack) = self.acknowledges() {
            write!(f, " ack {ack}")?;
        }
        write!(f, " win {}", self.window)?;
        if self.flags.contains(Flags::URG) {
            write!(f, " urg {}", self.urgent)?;
        }
        if self.options.is_empty() {
            Ok(())
        } else {
            write!(f, " <{}>", self.options)
        }
    }
}

impl fmt::Display for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = "";
        let mut option = |f: &mut fmt::Formatter<'_>, text: fmt::Arguments<'_>| {
            f.write_str(std::mem::replace(&mut before, ","))?;
            f.write_fmt(text)
        };
        if let Some(mss) = self.mss {
            option(f, format_args!("mss {mss}"))?;
        }
        if self.sack_permitted {
            option(f, format_args!("sackOK"))?;
        }
        if let Some(Timestamps { value, echo }) = self.timestamps {
            option(f, format_args!("TS val {value} ecr {echo}"))?;
        }
        if let Some(shift) = self.window_scale {
            option(f, format_args!("wscale {shift}"))?;
        }
        if !self.sack.is_empty() {
            option(f, format_args!("sack"))?;
            for SackBlock { start, end } in &self.sack {
                write!(f, " {start}:{end}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(flags: Flags, seq: u32, ack: u32, payload: &'static str) -> Segment {
        Segment {
            src: ([10, 0, 0, 1], 49152).into(),
            dst: ([10, 0, 0, 2], 80).into(),
            seq: Seq(seq),
            ack: Seq(ack),
            flags,
            window: 65535,
            urgent: 0,
            options: Options::default(),
            payload: Bytes::from_static(payload.as_bytes()),
        }
    }

    #[test]
    fn reads_like_packetdrill() {
        let syn = Segment {
            options: Options {
                mss: Some(1460),
                ..Options::default()
            },
            ..segment(Flags::SYN | Flags::ACK, 0, 1, "")
        };
        assert_eq!(syn.to_string(), "S. 0:0(0) ack 1 win 65535 <mss 1460>");
        let data = segment(Flags::FIN | Flags::PSH | Flags::ACK, 1, 1, "hello");
        assert_eq!(data.to_string(), "FP. 1:6(5) ack 1 win 65535");
        assert_eq!(
            segment(Flags::RST, 7, 0, "").to_string(),
            "R 7:7(0) win 65535"
        );
    }

    #[test]
    fn syn_and_fin_occupy_a_number_each() {
        let both = segment(Flags::SYN | Flags::FIN, 10, 0, "abc");
        assert_eq!(
            (both.len(), both.text_seq(), both.text_end()),
            (5, Seq(11), Seq(14))
        );
    }

    #[test]
    fn a_refusal_is_believable_for_its_receiver() {
        let syn = segment(Flags::SYN, 100, 0, "abc");
        assert_eq!(
            syn.refusal().expect("a RST").to_string(),
            "R. 0:0(0) ack 104 win 0"
        );
        let ack = segment(Flags::ACK, 100, 300, "");
        assert_eq!(
            ack.refusal().expect("a RST").to_string(),
            "R 300:300(0) win 0"
        );
        assert_eq!(segment(Flags::RST, 1, 0, "").refusal(), None);
    }
}
