//! Reads scripts.

mod call;
mod condition;
mod notation;
mod segment;
mod setting;

use crate::side::Side;
use crate::time::Duration;

use super::cursor::{Cursor, Result};
use super::error::{Problem, ScriptError};
use super::units::DURATION;
use super::words::{Deed, FaultWord, Verb, Word};
use super::{Action, Condition, Forgery, Script, Setting, Statement, Times};

/// The largest script, octets.
const LARGEST: usize = 256 * 1024;

/// The most statements of a script.
const STATEMENTS: usize = 10_000;

/// A script that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The script.
    pub script: Script,
    /// The line of each statement, from 1 on.
    pub lines: Vec<u32>,
}

/// Reads a script: at most 256 KiB, 10000 statements, 4096 characters a line. Lines end with LF or
/// CRLF; `#` begins a comment.
///
/// # Errors
/// The first thing that is wrong.
pub fn parse(text: &str) -> std::result::Result<Parsed, ScriptError> {
    statements(text).map_err(|error| *error)
}

fn statements(text: &str) -> Result<Parsed> {
    if text.len() > LARGEST {
        let why = "the script is too large; at most 256 KiB fit";
        return Err(Cursor::new("", 1)?.wrong(Problem::TooLarge, why.into()));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parsed = Parsed::default();
    for (line, number) in text.split('\n').zip(1..) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let mut cursor = Cursor::new(line, number)?;
        if cursor.is_at_end() {
            continue;
        }
        if parsed.lines.len() == STATEMENTS {
            let why = "too many statements; at most 10000 fit";
            return Err(cursor.wrong(Problem::TooManyStatements, why.into()));
        }
        parsed.script.statements.push(statement(&mut cursor)?);
        parsed.lines.push(number);
    }
    Ok(parsed)
}

/// Reads a single statement, as a button or an input line gives it.
///
/// # Errors
/// What is wrong with it; also nothing at all, and several lines.
pub fn parse_line(text: &str) -> std::result::Result<Statement, ScriptError> {
    only_statement(text).map_err(|error| *error)
}

/// Reads a condition, such as a goal.
///
/// # Errors
/// What is wrong with it; also nothing at all.
pub fn parse_condition(text: &str) -> std::result::Result<Condition, ScriptError> {
    let mut cursor = Cursor::new(text, 1).map_err(|error| *error)?;
    let read = condition::condition(&mut cursor).and_then(|condition| {
        cursor.end()?;
        Ok(condition)
    });
    read.map_err(|error| *error)
}

fn only_statement(text: &str) -> Result<Statement> {
    let Parsed { mut script, lines } = statements(text)?;
    if let Some(second) = lines.get(1) {
        let line = text.split('\n').nth(*second as usize - 1);
        let cursor = Cursor::new(line.unwrap_or_default().trim_end_matches('\r'), *second)?;
        return Err(cursor.wrong(Problem::NotOneLine, "one statement at a time".into()));
    }
    match script.statements.pop() {
        Some(statement) => Ok(statement),
        None => {
            let why = "there is no statement; try `client connect server:80`";
            Err(Cursor::new("", 1)?.wrong(Problem::NotOneLine, why.into()))
        }
    }
}

fn statement(cursor: &mut Cursor<'_>) -> Result<Statement> {
    let mut at = None;
    if cursor.accept("at") {
        at = Some(duration(cursor)?);
        cursor.accept(":");
    }
    let mut when = None;
    if cursor.accept("when") {
        let condition = condition::condition(cursor)?;
        let later = match cursor.accept("+") {
            true => duration(cursor)?,
            false => Duration::ZERO,
        };
        cursor.require(":")?;
        when = Some((condition, later));
    }
    let mut every = None;
    if cursor.accept("every") {
        // Without a pause time would never go on.
        let period = cursor.measure_within(&DURATION, "period", 1, u64::MAX)?;
        let period = Duration::from_micros(period);
        cursor.require("times")?;
        let times = cursor.number("number of times", 1, u32::MAX)?;
        cursor.accept(":");
        every = Some(Times { period, times });
    }
    let start = cursor.peek();
    let action = action(cursor)?;
    let timed = at.is_some() || when.is_some() || every.is_some();
    if let Some(why) = no_time(&action).filter(|_| timed) {
        let part = (start.start, start.start + start.text.len());
        return Err(cursor.error(Problem::NoSense, part, why.into()));
    }
    cursor.end()?;
    Ok(Statement {
        at,
        when,
        every,
        action,
    })
}

/// Why no time and no condition can stand before `action`, if so.
const fn no_time(action: &Action) -> Option<&'static str> {
    match action {
        Action::Set(Setting::Seed(_)) => {
            Some("a seed decides all chance from the start on; give it no time and no condition")
        }
        Action::Set(Setting::Start(_)) => Some(
            "`start` says where a viewer begins, whatever happens; give it no time and no condition",
        ),
        Action::Wait { .. } => Some(
            "only the program of a host can wait; give `wait` no time and no condition, \
             or a later time to what follows",
        ),
        _ => None,
    }
}

fn action(cursor: &mut Cursor<'_>) -> Result<Action> {
    if let Some((host, socket)) = host_and_socket(cursor)? {
        return of_host(cursor, host, socket);
    }
    if let Some(fault) = cursor.choice::<FaultWord>() {
        return segment::fault(cursor, fault);
    }
    Ok(match cursor.choose::<Verb>()? {
        Verb::Release => Action::Release {
            segment: match cursor.accept("segment") {
                true => Some(cursor.number("number of a segment", 0, u32::MAX)?),
                false => None,
            },
        },
        Verb::Disarm => Action::Disarm {
            host: host(cursor)?,
        },
        Verb::Forge => Action::Forge(forgery(cursor)?),
        Verb::Unplug => Action::Unplug,
        Verb::Plug => Action::Plug,
        Verb::Link => Action::Set(setting::link(cursor)?),
        Verb::Host => {
            let host = host(cursor)?;
            Action::Set(setting::host(cursor, Some(host))?)
        }
        Verb::Hosts => Action::Set(setting::host(cursor, None)?),
        Verb::Seed => Action::Set(Setting::Seed(cursor.number("seed", 0, u32::MAX)?)),
        Verb::Start => Action::Set(Setting::Start(duration(cursor)?)),
        Verb::End => Action::Set(Setting::End(duration(cursor)?)),
        Verb::Expect => Action::Expect(condition::expectation(cursor)?),
    })
}

fn of_host(cursor: &mut Cursor<'_>, host: Side, socket: Option<u32>) -> Result<Action> {
    let is_fault = |word: &str| FaultWord::ALL.iter().any(|fault| fault.word() == word);
    if cursor.word().is_some_and(is_fault) {
        return Err(cursor.no_sense("what goes wrong comes first, as in `drop client FIN`"));
    }
    // Sockets don't crash.
    let deed = match socket {
        None => cursor.choice::<Deed>(),
        Some(_) => None,
    };
    Ok(match deed {
        Some(Deed::Wait) => Action::Wait {
            host,
            span: duration(cursor)?,
        },
        Some(Deed::Crash) => Action::Crash { host },
        Some(Deed::Restart) => Action::Restart { host },
        None => {
            let call = call::call(cursor, host)?;
            let returns = match cursor.accept("=") {
                true => Some(call::outcome(cursor, call.name())?),
                false => None,
            };
            Action::Call {
                host,
                socket,
                call,
                returns,
            }
        }
    })
}

fn forgery(cursor: &mut Cursor<'_>) -> Result<Forgery> {
    let host = host(cursor)?;
    let mut ports = None;
    if cursor.word().is_some() {
        let from = cursor.number("port", 0, u16::MAX)?;
        cursor.require(">")?;
        ports = Some((from, cursor.number("port", 0, u16::MAX)?));
    } else {
        cursor.want("port");
    }
    let segment = notation::segment(&mut cursor.inside("segment")?)?;
    Ok(Forgery {
        host,
        ports,
        segment: Box::new(segment),
    })
}

fn duration(cursor: &mut Cursor<'_>) -> Result<Duration> {
    cursor.measure(&DURATION).map(Duration::from_micros)
}

/// So many octets, at least `min`.
fn octets(cursor: &mut Cursor<'_>, min: u32) -> Result<u32> {
    let max = u32::MAX.into();
    let octets = cursor.measure_within(&super::units::SIZE, "size", min.into(), max)?;
    // It is at most `max`.
    Ok(octets as u32)
}

fn port(cursor: &mut Cursor<'_>) -> Result<u16> {
    cursor.number("port", 1, u16::MAX)
}

/// The host and perhaps the socket of `client` and `client#4`, if such a word comes next.
fn host_and_socket(cursor: &mut Cursor<'_>) -> Result<Option<(Side, Option<u32>)>> {
    let Some((host, socket)) = socket_word(cursor) else {
        return Ok(cursor.choice::<Side>().map(|host| (host, None)));
    };
    let Ok(socket) = socket.parse() else {
        let why = "no socket is called so; write its number after `#`, as in `client#4`";
        return Err(cursor.wrong(Problem::BadNumber, why.into()));
    };
    cursor.take();
    Ok(Some((host, Some(socket))))
}

/// A host.
fn host(cursor: &mut Cursor<'_>) -> Result<Side> {
    if let Some((host, _)) = socket_word(cursor) {
        let mut error = cursor.no_sense("no single socket can be meant here");
        error.suggestion = Some(host.word().into());
        return Err(error);
    }
    cursor.choose()
}

/// What stands before and after the `#` of the word that comes next, if it begins with a host.
fn socket_word<'a>(cursor: &Cursor<'a>) -> Option<(Side, &'a str)> {
    let (name, socket) = cursor.word()?.split_once('#')?;
    let mut hosts = Side::BOTH.into_iter();
    hosts
        .find(|host| host.word() == name)
        .map(|host| (host, socket))
}
