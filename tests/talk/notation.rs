//! Reads the one notation of segments.

use std::net::Ipv4Addr;

use bytes::Bytes;
use tcpscope::segment::{Flags, Options, Segment};
use tcpscope::seq::Seq;

/// The connection under test.
pub const LOCAL: (Ipv4Addr, u16) = (Ipv4Addr::new(10, 0, 0, 1), 80);
/// The peer that the script speaks for.
pub const REMOTE: (Ipv4Addr, u16) = (Ipv4Addr::new(10, 0, 0, 2), 49152);

/// A segment as written; what is left out is `None`.
pub struct Written {
    flags: Flags,
    seq: u32,
    len: u32,
    ack: Option<u32>,
    window: Option<u16>,
    mss: Option<u16>,
    text: Option<Bytes>,
}

/// `len` octets of the stream whose octet number i (counted from 0) is i mod 251.
pub fn pattern(from: u32, len: u32) -> Bytes {
    (from..from.saturating_add(len))
        .map(|index| (index % 251) as u8)
        .collect()
}

/// Reads `FLAGS first:last(length) [ack N] [win N] [<mss N>] ["text"]`.
pub fn parse(line: &str) -> Result<Written, String> {
    let (line, text) = match line.split_once('"') {
        Some((line, text)) => (line, Some(text.trim_end_matches('"').to_owned())),
        None => (line, None),
    };
    let mut words = line.split_whitespace();
    let flags = parse_flags(words.next().ok_or("no flags")?)?;
    let (seq, len) = parse_range(words.next().ok_or("no sequence numbers")?)?;
    let mut written = Written {
        flags,
        seq,
        len,
        ack: None,
        window: None,
        mss: None,
        text: text.map(Bytes::from),
    };
    while let Some(word) = words.next() {
        let value = words.next().unwrap_or_default().trim_end_matches('>');
        let number = || {
            value
                .parse::<u32>()
                .map_err(|_| format!("no number after {word}: {value}"))
        };
        match word {
            "ack" => written.ack = Some(number()?),
            "win" => written.window = Some(u16::try_from(number()?).map_err(|_| "window")?),
            "<mss" => written.mss = Some(u16::try_from(number()?).map_err(|_| "mss")?),
            _ => return Err(format!("what is {word}?")),
        }
    }
    Ok(written)
}

fn parse_flags(word: &str) -> Result<Flags, String> {
    let flag = |letter| {
        let named = Flags::NAMED.iter().find(|(.., named)| *named == letter);
        named
            .map(|(flag, ..)| *flag)
            .ok_or(format!("no flag {letter}"))
    };
    word.chars()
        .filter(|letter| *letter != '-')
        .map(flag)
        .try_fold(Flags::empty(), |all, one| Ok(all | one?))
}

fn parse_range(word: &str) -> Result<(u32, u32), String> {
    let parts = || {
        let (first, rest) = word.split_once(':')?;
        let (last, len) = rest.strip_suffix(')')?.split_once('(')?;
        let (first, last, len) = (first.parse().ok()?, last.parse().ok()?, len.parse().ok()?);
        (u32::wrapping_add(first, len) == last).then_some((first, len))
    };
    parts().ok_or(format!("no range first:last(length): {word}"))
}

impl Written {
    /// The segment as it arrives from a peer whose initial number is `irs`.
    pub fn arriving(self, irs: Seq, iss: Seq) -> Segment {
        Segment {
            src: REMOTE.into(),
            dst: LOCAL.into(),
            seq: irs + self.seq,
            ack: self.ack.map_or(Seq(0), |ack| iss + ack),
            flags: self.flags,
            window: self.window.unwrap_or(65535),
            urgent: 0,
            options: Options {
                mss: self.mss,
                ..Options::default()
            },
            payload: self
                .text
                .unwrap_or_else(|| pattern(self.seq.wrapping_sub(1), self.len)),
        }
    }

    /// What came is what was written, as far as it was written.
    pub fn matches(&self, came: &Segment) -> bool {
        self.flags == came.flags
            && self.seq == came.seq.0
            && self.len as usize == came.payload.len()
            && self.ack == came.acknowledges().map(|ack| ack.0)
            && self.window.is_none_or(|window| window == came.window)
            && (self.mss.is_none() || self.mss == came.options.mss)
            && self.text.as_ref().is_none_or(|text| *text == came.payload)
    }
}
