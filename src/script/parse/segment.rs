//! Reads faults, and which segments they are for.

use crate::side::Side;

use super::super::cursor::{Cursor, Result, short};
use super::super::units::{Ordinal, split};
use super::super::words::{FaultWord, Field, Word};
use super::super::{Action, Description, Edit, Fault, Kind, Pick, Problem, Target, Term, Which};
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
        let number = cursor.number(Term::SegmentNumber, 0, u32::MAX)?;
        return Ok(Target::Flight(number));
    }
    let mut several = None;
    if cursor.accept("first") {
        several = Some(Which::First(cursor.number(Term::Segments, 1, u32::MAX)?));
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
        cursor.want(Term::Ordinal);
        return Ok(1);
    }
    let number = match digits.parse() {
        Ok(number) if number > 0 => number,
        _ => {
            let (min, max) = ("1st".into(), "4294967295th".into());
            return Err(cursor.out_of_range(Term::SegmentNumber, min, max));
        }
    };
    let right = Ordinal(number).to_string();
    if right != word {
        let word = short(word);
        return Err(cursor.mistaken(Problem::BadOrdinal { word }, &right));
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
        return Err(cursor.mistaken(Problem::AcknowledgesItself, peer.word()));
    }
    cursor.accept(peer.word());
    for kind in [Kind::Ack, Kind::Rst] {
        let word = kind.word();
        if cursor.word() == Some(word) {
            return Err(cursor.wrong(Problem::NothingToAcknowledge { word }));
        }
    }
    cursor.choose()
}

/// At least one change of the header.
fn edits(cursor: &mut Cursor<'_>) -> Result<Vec<Edit>> {
    let mut edits = vec![];
    let mut field = cursor.choose()?;
    loop {
        edits.push(match field {
            Field::Seq => number(cursor, Term::SequenceNumber, Edit::Seq, Edit::MoveSeq)?,
            Field::Ack => number(cursor, Term::AcknowledgmentNumber, Edit::Ack, Edit::MoveAck)?,
            Field::Window => Edit::Window(cursor.number(Term::Window, 0, u16::MAX)?),
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
    kind: Term,
    set: fn(u32) -> Edit,
    moved: fn(i32) -> Edit,
) -> Result<Edit> {
    if cursor.accept("+") {
        return cursor.number(Term::Difference, 0, i32::MAX).map(moved);
    }
    match cursor.word() {
        Some(word) if word.starts_with('-') => {
            cursor.number(Term::Difference, i32::MIN, 0).map(moved)
        }
        _ => cursor.number(kind, 0, u32::MAX).map(set),
    }
}
