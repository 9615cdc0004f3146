//! Reads faults, and which segments they are for.

use crate::side::Side;

use super::super::cursor::{Cursor, Result};
use super::super::error::Problem;
use super::super::units::{Ordinal, split};
use super::super::words::{FaultWord, Field, Word};
use super::super::{Action, Description, Edit, Fault, Kind, Pick, Target, Which};
use super::{duration, host, notation};

/// What follows `drop` and its like.
pub(super) fn fault(cursor: &mut Cursor<'_>, word: FaultWord) -> Result<Action> {
    let target = target(cursor)?;
    let fault = match word {
        FaultWord::Drop => Fault::Drop,
        FaultWord::Hold => Fault::Hold,
        FaultWord::Delay => {
            cursor.require("by")?;
            Fault::Delay {
                by: duration(cursor)?,
            }
        }
        FaultWord::Duplicate => {
            cursor.require("after")?;
            Fault::Duplicate {
                after: duration(cursor)?,
            }
        }
        FaultWord::Corrupt => Fault::Corrupt,
        FaultWord::Edit => {
            cursor.require("set")?;
            Fault::Edit {
                edits: edits(cursor)?,
            }
        }
    };
    Ok(Action::Fault { target, fault })
}

fn target(cursor: &mut Cursor<'_>) -> Result<Target> {
    if cursor.accept("segment") {
        let number = cursor.number("number of a segment", 0, u32::MAX)?;
        return Ok(Target::Flight(number));
    }
    let mut several = None;
    if cursor.accept("first") {
        several = Some(Which::First(cursor.number(
            "number of segments",
            1,
            u32::MAX,
        )?));
    } else if cursor.accept("every") {
        several = Some(Which::Every);
    }
    let from = host(cursor)?;
    let which = match several {
        Some(which) => which,
        None => Which::Nth(ordinal(cursor)?),
    };
    Ok(Target::Described(Pick {
        which,
        segment: description(cursor, from)?,
    }))
}

/// `3rd`, if such a word comes next; else the first.
pub(super) fn ordinal(cursor: &mut Cursor<'_>) -> Result<u32> {
    let word = cursor.word().unwrap_or_default();
    let (digits, ending) = split(word);
    if digits.is_empty() || ending.is_empty() {
        cursor.want("number like `2nd`");
        return Ok(1);
    }
    let number = match digits.parse() {
        Ok(number) if number > 0 => number,
        _ => return Err(cursor.out_of_range("number of a segment", "1st", "4294967295th")),
    };
    let right = Ordinal(number).to_string();
    if right != word {
        let mut error = cursor.wrong(Problem::BadNumber, ["no number `", word, "`"].concat());
        error.suggestion = Some(right);
        return Err(error);
    }
    cursor.take();
    Ok(number)
}

/// What a segment from this host is like.
pub(super) fn description(cursor: &mut Cursor<'_>, from: Side) -> Result<Description> {
    let retransmitted = cursor.accept("retransmitted");
    let kind = cursor.choose()?;
    // A SYN without ACK acknowledges nothing.
    let acknowledges = !matches!(kind, Kind::Syn);
    let of = match acknowledges && cursor.accept("of") {
        true => Some(acknowledged(cursor, from.other())?),
        false => None,
    };
    Ok(Description {
        from,
        retransmitted,
        kind,
        of,
    })
}

/// What of the peer's is acknowledged.
fn acknowledged(cursor: &mut Cursor<'_>, peer: Side) -> Result<Kind> {
    if cursor.word() == Some(peer.other().word()) {
        let mut error = cursor.no_sense("a segment acknowledges those of the other host");
        error.suggestion = Some(peer.word().into());
        return Err(error);
    }
    cursor.accept(peer.word());
    if matches!(cursor.word(), Some("ACK" | "RST")) {
        let why = "it occupies no sequence number, so that nothing acknowledges it";
        return Err(cursor.no_sense(why));
    }
    cursor.choose()
}

/// At least one change of the header.
fn edits(cursor: &mut Cursor<'_>) -> Result<Vec<Edit>> {
    let mut edits = vec![];
    let mut field = cursor.choose()?;
    loop {
        edits.push(match field {
            Field::Seq => number(cursor, "sequence number", Edit::Seq, Edit::MoveSeq)?,
            Field::Ack => number(cursor, "acknowledgment number", Edit::Ack, Edit::MoveAck)?,
            Field::Window => Edit::Window(cursor.number("window", 0, u16::MAX)?),
            Field::Flags => Edit::Flags(notation::flags(cursor)?),
        });
        match cursor.choice() {
            Some(next) => field = next,
            None => return Ok(edits),
        }
    }
}

/// `17`, or `+10` and `-10` from where it is.
fn number(
    cursor: &mut Cursor<'_>,
    what: &'static str,
    set: fn(u32) -> Edit,
    moved: fn(i32) -> Edit,
) -> Result<Edit> {
    if cursor.accept("+") {
        return cursor.number("difference", 0, i32::MAX).map(moved);
    }
    match cursor.word() {
        Some(word) if word.starts_with('-') => cursor.number("difference", i32::MIN, 0).map(moved),
        _ => cursor.number(what, 0, u32::MAX).map(set),
    }
}
