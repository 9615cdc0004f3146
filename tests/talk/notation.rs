//! Reads the one notation of segments.

use std::net::Ipv4Addr;

use bytes::Bytes;
use tcpscope::segment::{Flags, Options, SackBlock, Segment, Timestamps};
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
    urgent: Option<u16>,
    /// Between `<` and `>`; the numbers of SACK blocks are relative.
    options: Option<Options>,
    text: Option<Bytes>,
}

/// `len` octets of the stream whose octet number i (counted from 0) is i mod 251.
pub fn pattern(from: u32, len: u32) -> Bytes {
    (from..from.saturating_add(len))
        .map(|index| (index % 251) as u8)
        .collect()
}

/// Reads `FLAGS first:last(length) [ack N] [win N] [urg N] [<options>] ["text"]`.
pub fn parse(line: &str) -> Result<Written, String> {
    let (line, text) = match line.split_once('"') {
        Some((line, text)) => (line, Some(text.trim_end_matches('"').to_owned())),
        None => (line, None),
    };
    let (line, options) = match line.split_once('<') {
        Some((line, options)) => {
            let options = options
                .trim()
                .strip_suffix('>')
                .ok_or("options without >")?;
            (line, Some(parse_options(options)?))
        }
        None => (line, None),
    };
    let mut words = line.split_whitespace();
    let flags = parse_flags(words.next().ok_or("no flags")?)?;
    let (seq, len) = parse_range(words.next().ok_or("no sequence numbers")?)?;
    let text = text.map(Bytes::from);
    let (ack, window, urgent) = (None, None, None);
    let mut written = Written {
        flags,
        seq,
        len,
        ack,
        window,
        urgent,
        options,
        text,
    };
    while let Some(word) = words.next() {
        let value = words.next().unwrap_or_default();
        match word {
            "ack" => written.ack = Some(number(value)?),
            "win" => written.window = Some(number(value)?),
            "urg" => written.urgent = Some(number(value)?),
            _ => return Err(format!("what is {word}?")),
        }
    }
    Ok(written)
}

fn number<T: std::str::FromStr>(word: &str) -> Result<T, String> {
    word.parse().map_err(|_| format!("no number: {word}"))
}

/// Reads `mss N,sackOK,TS val N ecr N,wscale N,sack A:B C:D`; nop and eol say nothing.
fn parse_options(text: &str) -> Result<Options, String> {
    let mut options = Options::default();
    for option in text.split(',').filter(|option| !option.is_empty()) {
        let words: Vec<_> = option.split_whitespace().collect();
        match words[..] {
            ["mss", value] => options.mss = Some(number(value)?),
            ["wscale", value] => options.window_scale = Some(number(value)?),
            ["sackOK"] => options.sack_permitted = true,
            ["TS", "val", value, "ecr", echo] => {
                let (value, echo) = (number(value)?, number(echo)?);
                options.timestamps = Some(Timestamps { value, echo });
            }
            ["sack", ref blocks @ ..] => {
                for block in blocks {
                    let (start, end) = block.split_once(':').ok_or("a block is A:B")?;
                    let (start, end) = (Seq(number(start)?), Seq(number(end)?));
                    options.sack.push(SackBlock { start, end });
                }
            }
            ["nop" | "eol"] => {}
            _ => return Err(format!("no option: {option}")),
        }
    }
    Ok(options)
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
        let [first, last, len] = [first, last, len].map(|number| number.parse::<u32>().ok());
        let (first, last, len) = (first?, last?, len?);
        (u32::wrapping_add(first, len) == last).then_some((first, len))
    };
    parts().ok_or(format!("no range first:last(length): {word}"))
}

impl Written {
    /// The segment as it arrives from a peer whose initial number is `irs`.
    pub fn arriving(self, irs: Seq, iss: Seq) -> Segment {
        let mut options = self.options.unwrap_or_default();
        for block in &mut options.sack {
            *block = SackBlock {
                start: iss + block.start.0,
                end: iss + block.end.0,
            };
        }
        Segment {
            src: REMOTE.into(),
            dst: LOCAL.into(),
            seq: irs + self.seq,
            ack: self.ack.map_or(Seq(0), |ack| iss + ack),
            flags: self.flags,
            window: self.window.unwrap_or(65535),
            urgent: self.urgent.unwrap_or(0),
            options,
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
            && self.urgent.is_none_or(|urgent| urgent == came.urgent)
            && self
                .options
                .as_ref()
                .is_none_or(|options| *options == came.options)
            && self.text.as_ref().is_none_or(|text| *text == came.payload)
    }
}
