//! Reads the one notation of segments: `S. 0:0(0) ack 1 win 65535 <mss 1460>`.

use crate::segment::{Flags, Options, SackBlock, Segment, Timestamps};
use crate::seq::Seq;

use super::super::cursor::{Cursor, Result, short};
use super::super::words::OptionWord;
use super::super::{Forgery, Problem, Term};

/// The most that options take of a header, octets.
const OPTIONS: usize = 40;

/// The most that data and options take of an IPv4 datagram, octets.
const CONTENT: usize = 65_495;

/// The whole string is a segment.
pub(super) fn segment(cursor: &mut Cursor<'_>) -> Result<Segment> {
    let begins_with_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let flags = match cursor.word() {
        Some(word) if begins_with_number(word) => Flags::empty(),
        _ => flags(cursor)?,
    };
    let (seq, len) = numbers(cursor)?;
    let ack = match field(cursor, "ack", flags.contains(Flags::ACK), ".")? {
        true => cursor.number(Term::AcknowledgmentNumber, 0, u32::MAX)?,
        false => 0,
    };
    let window = match cursor.accept("win") {
        true => cursor.number(Term::Window, 0, u16::MAX)?,
        false => u16::MAX,
    };
    let urgent = match field(cursor, "urg", flags.contains(Flags::URG), "U")? {
        true => cursor.number(Term::UrgentPointer, 0, u16::MAX)?,
        false => 0,
    };
    let bracket = cursor.peek();
    let options = match cursor.accept("<") {
        true => options(cursor)?,
        false => Options::default(),
    };
    let room = OPTIONS.min(CONTENT - usize::from(len));
    if options.len() > room {
        let (length, room) = (options.len() as u32, room as u32);
        return Err(cursor.wrong_at(bracket, Problem::OptionsTooLong { length, room }));
    }
    cursor.end()?;
    Ok(Segment {
        src: Forgery::NOWHERE,
        dst: Forgery::NOWHERE,
        seq: Seq(seq),
        ack: Seq(ack),
        flags,
        window,
        urgent,
        options,
        payload: Forgery::data(len),
    })
}

/// `FR.`, or `-` for none.
pub(super) fn flags(cursor: &mut Cursor<'_>) -> Result<Flags> {
    let Some(word) = cursor.word() else {
        cursor.want(Term::Flags);
        return Err(cursor.unexpected());
    };
    let mut flags = Flags::empty();
    for letter in word.chars().filter(|_| word != "-") {
        match Flags::NAMED.iter().find(|(.., known)| *known == letter) {
            Some((flag, ..)) => flags |= *flag,
            None => {
                let word = short(word);
                return Err(cursor.wrong(Problem::UnknownFlags { word }));
            }
        }
    }
    cursor.take();
    Ok(flags)
}

/// The first sequence number and the length of `1:6(5)`.
fn numbers(cursor: &mut Cursor<'_>) -> Result<(u32, u16)> {
    let seq: u32 = cursor.number(Term::SequenceNumber, 0, u32::MAX)?;
    cursor.require(":")?;
    let last = cursor.peek();
    let end: u32 = cursor.number(Term::EndOfData, 0, u32::MAX)?;
    cursor.require("(")?;
    let len: u16 = cursor.number(Term::DataLength, 0, CONTENT as u16)?;
    cursor.require(")")?;
    let right = seq.wrapping_add(len.into());
    if end == right {
        return Ok((seq, len));
    }
    let mut error = cursor.wrong_at(last, Problem::WrongEndOfData);
    error.suggestion = Some(right.to_string());
    Err(error)
}

/// A field that stands there exactly if its flag is set.
fn field(
    cursor: &mut Cursor<'_>,
    name: &'static str,
    set: bool,
    flag: &'static str,
) -> Result<bool> {
    if set {
        cursor.require(name)?;
    } else if cursor.word() == Some(name) {
        return Err(cursor.wrong(Problem::FlagNotSet { field: name, flag }));
    }
    Ok(set)
}

/// What follows `<`, including `>`.
fn options(cursor: &mut Cursor<'_>) -> Result<Options> {
    let mut options = Options::default();
    loop {
        match cursor.choose()? {
            OptionWord::Mss => options.mss = Some(cursor.number(Term::Mss, 0, u16::MAX)?),
            OptionWord::SackOk => options.sack_permitted = true,
            OptionWord::Timestamps => {
                cursor.require("val")?;
                let value = cursor.number(Term::Timestamp, 0, u32::MAX)?;
                cursor.require("ecr")?;
                let echo = cursor.number(Term::Timestamp, 0, u32::MAX)?;
                options.timestamps = Some(Timestamps { value, echo });
            }
            OptionWord::Scale => {
                options.window_scale = Some(cursor.number(Term::Shift, 0, u8::MAX)?);
            }
            OptionWord::Sack => blocks(cursor, &mut options)?,
        }
        if !cursor.accept(",") {
            cursor.require(">")?;
            return Ok(options);
        }
    }
}

/// At least one block of `sack`.
fn blocks(cursor: &mut Cursor<'_>, options: &mut Options) -> Result<()> {
    options.sack.clear();
    loop {
        let block = cursor.peek();
        let start = cursor.number(Term::SequenceNumber, 0, u32::MAX).map(Seq)?;
        cursor.require(":")?;
        let end = cursor.number(Term::SequenceNumber, 0, u32::MAX).map(Seq)?;
        if options.sack.try_push(SackBlock { start, end }).is_err() {
            let most = options.sack.len() as u32;
            return Err(cursor.wrong_at(block, Problem::TooManyBlocks { most }));
        }
        if cursor.word().is_none() {
            return Ok(());
        }
    }
}
