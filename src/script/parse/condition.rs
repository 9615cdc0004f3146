//! Reads conditions and expectations.

use crate::explain::Note;
use crate::side::Side;
use crate::tcp::Edge;

use super::super::cursor::{Cursor, Result};
use super::super::units::{DURATION, LEVEL, SIZE};
use super::super::words::Query;
use super::super::{Call, Comparison, Condition, Event, Expectation, Level, Problem, Span, Term};
use super::{call, duration, host_and_socket, segment};

/// What follows `expect`.
pub(super) fn expectation(cursor: &mut Cursor<'_>) -> Result<Expectation> {
    if cursor.accept("never") {
        let condition = condition(cursor)?;
        if cursor.word() == Some("then") {
            return Err(cursor.wrong(Problem::NeverThen));
        }
        return Ok(Expectation::Never(condition));
    }
    let first = condition(cursor)?;
    if let Condition::State {
        host,
        socket: None,
        state,
    } = first
        && cursor.accept("for")
    {
        let span = span(cursor)?;
        return Ok(Expectation::Lasts { host, state, span });
    }
    let mut steps = vec![first];
    while cursor.accept("then") {
        steps.push(condition(cursor)?);
    }
    if cursor.word() == Some("for") {
        return Err(cursor.wrong(Problem::ForWithoutState));
    }
    Ok(Expectation::Sequence(steps))
}

/// A time, or a multiple of the MSL.
fn span(cursor: &mut Cursor<'_>) -> Result<Span> {
    let times = cursor.word().and_then(|word| word.strip_suffix("msl"));
    match times.map(str::parse) {
        Some(Ok(times)) => {
            cursor.take();
            Ok(Span::Msl(times))
        }
        Some(Err(_)) => {
            let (min, max) = ("0msl".into(), "4294967295msl".into());
            Err(cursor.out_of_range(Term::Multiple, min, max))
        }
        None => {
            cursor.want(Term::Multiple);
            duration(cursor).map(Span::Time)
        }
    }
}

/// Something that is so, or happens.
pub(super) fn condition(cursor: &mut Cursor<'_>) -> Result<Condition> {
    let Some((host, socket)) = host_and_socket(cursor)? else {
        return Err(cursor.unexpected());
    };
    if let Some(state) = cursor.choice() {
        if socket.is_none() && cursor.accept("->") {
            let edge = Edge {
                from: state,
                to: cursor.choose()?,
            };
            return Ok(Condition::Walks { host, edge });
        }
        return Ok(Condition::State {
            host,
            socket,
            state,
        });
    }
    if socket.is_some() {
        // Of a socket that is not the present one, only the state can be told.
        return Err(cursor.unexpected());
    }
    if let Some(query) = cursor.choice() {
        return query_of(cursor, host, query);
    }
    if let Some(variable) = cursor.choice() {
        let comparison = cursor.choose()?;
        let units = match variable {
            Level::Srtt | Level::Rto => &DURATION,
            _ => &LEVEL,
        };
        return Ok(Condition::Variable {
            host,
            variable,
            comparison,
            value: cursor.measure(units)?,
        });
    }
    let index = cursor.accept_any(Term::Call, Call::NAMES.into_iter());
    if let Some(call) = index.and_then(|index| Call::NAMES.get(index).copied()) {
        cursor.require("=")?;
        return Ok(Condition::Returned {
            host,
            call,
            outcome: call::outcome(cursor, call)?,
        });
    }
    Ok(Condition::Segment {
        count: segment::ordinal(cursor)?,
        segment: segment::description(cursor, host)?,
        event: cursor.choice().unwrap_or(Event::Sent),
    })
}

fn query_of(cursor: &mut Cursor<'_>, host: Side, query: Query) -> Result<Condition> {
    Ok(match query {
        Query::Received => match cursor.text()? {
            Some(text) => Condition::ReceivedText { host, text },
            None => Condition::Received {
                host,
                comparison: cursor.choose::<Comparison>()?,
                octets: cursor.measure(&SIZE)?,
            },
        },
        Query::Sockets => Condition::Sockets {
            host,
            state: cursor.choose()?,
            comparison: cursor.choose()?,
            count: cursor.number(Term::Connections, 0, u32::MAX)?,
        },
        Query::Note => {
            let index = cursor.accept_any(Term::Note, Note::codes());
            match index.and_then(|index| Note::codes().nth(index)) {
                Some(code) => Condition::Note { host, code },
                None => return Err(cursor.unexpected()),
            }
        }
    })
}
