//! Reads scripts.

mod call;
mod condition;
mod notation;
mod segment;
mod setting;

use crate::side::Side;
use crate::time::Duration;

use super::cursor::{Cursor, Result, short};
use super::units::DURATION;
use super::words::{Deed, FaultWord, Verb, Word};
use super::{Action, Condition, Forgery, Problem, Script, Setting, Statement, Term, Times};

/// The largest script, KiB.
const LARGEST: u32 = 256;

/// The most statements of a script.
const STATEMENTS: u32 = 10_000;

/// A script that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The script.
    pub script: Script,
    /// The line of each statement, from 1 on.
    pub lines: Vec<u32>,
    /// A statement says how something must be.
    pub expects: bool,
}

/// Reads a script: at most 256 KiB, 10000 statements, 4096 characters a line. Lines end with LF or
/// CRLF; `#` begins a comment.
///
/// # Errors
/// The first thing that is wrong.
pub fn parse(text: &str) -> Result<Parsed> {
    if text.len() > LARGEST as usize * 1024 {
        return Err(Cursor::new("", 1)?.wrong(Problem::TooLarge { most: LARGEST }));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parsed = Parsed::default();
    for (line, number) in text.split('\n').zip(1..) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let mut cursor = Cursor::new(line, number)?;
        if cursor.is_at_end() {
            continue;
        }
        if parsed.lines.len() == STATEMENTS as usize {
            return Err(cursor.wrong(Problem::TooManyStatements { most: STATEMENTS }));
        }
        let statement = statement(&mut cursor)?;
        parsed.expects |= statement.action.expects();
        parsed.script.statements.push(statement);
        parsed.lines.push(number);
    }
    Ok(parsed)
}

/// Reads a single statement, as a button or an input line gives it.
///
/// # Errors
/// What is wrong with it; also nothing at all, and several lines.
pub fn parse_line(text: &str) -> Result<Statement> {
    let Parsed {
        mut script, lines, ..
    } = parse(text)?;
    if let Some(second) = lines.get(1) {
        let line = text.split('\n').nth(*second as usize - 1);
        let cursor = Cursor::new(line.unwrap_or_default().trim_end_matches('\r'), *second)?;
        return Err(cursor.wrong(Problem::SeveralStatements));
    }
    match script.statements.pop() {
        Some(statement) => Ok(statement),
        None => Err(Cursor::new("", 1)?.wrong(Problem::NoStatement)),
    }
}

/// Reads a condition, such as a goal.
///
/// # Errors
/// What is wrong with it; also nothing at all.
pub fn parse_condition(text: &str) -> Result<Condition> {
    let mut cursor = Cursor::new(text, 1)?;
    let condition = condition::condition(&mut cursor)?;
    cursor.end()?;
    Ok(condition)
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
        let period = cursor.measure_within(&DURATION, Term::Period, 1, u64::MAX)?;
        let period = Duration::from_micros(period);
        cursor.require("times")?;
        let times = cursor.number(Term::Times, 1, u32::MAX)?;
        cursor.accept(":");
        every = Some(Times { period, times });
    }
    let start = cursor.peek();
    let action = action(cursor)?;
    let timed = at.is_some() || when.is_some() || every.is_some();
    if let Some(problem) = no_time(&action).filter(|_| timed) {
        return Err(cursor.wrong_at(start, problem));
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
const fn no_time(action: &Action) -> Option<Problem> {
    match action {
        Action::Set(Setting::Seed(_)) => Some(Problem::TimedSeed),
        Action::Set(Setting::Start(_)) => Some(Problem::TimedStart),
        Action::Wait { .. } => Some(Problem::TimedWait),
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
                true => Some(cursor.number(Term::SegmentNumber, 0, u32::MAX)?),
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
        Verb::Seed => Action::Set(Setting::Seed(cursor.number(Term::Seed, 0, u32::MAX)?)),
        Verb::Start => Action::Set(Setting::Start(duration(cursor)?)),
        Verb::End => Action::Set(Setting::End(duration(cursor)?)),
        Verb::Expect => Action::Expect(condition::expectation(cursor)?),
    })
}

fn of_host(cursor: &mut Cursor<'_>, host: Side, socket: Option<u32>) -> Result<Action> {
    let mut faults = FaultWord::ALL.iter().map(|fault| fault.word());
    if let Some(word) = faults.find(|fault| cursor.word() == Some(fault)) {
        return Err(cursor.wrong(Problem::FaultAfterHost { word }));
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
        let from = cursor.number(Term::Port, 0, u16::MAX)?;
        cursor.require(">")?;
        ports = Some((from, cursor.number(Term::Port, 0, u16::MAX)?));
    } else {
        cursor.want(Term::Port);
    }
    let segment = notation::segment(&mut cursor.segment()?)?;
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
    let octets = cursor.measure_within(&super::units::SIZE, Term::Size, min.into(), max)?;
    // It is at most `max`.
    Ok(octets as u32)
}

fn port(cursor: &mut Cursor<'_>) -> Result<u16> {
    cursor.number(Term::Port, 1, u16::MAX)
}

/// The host and perhaps the socket of `client` and `client#4`, if such a word comes next.
fn host_and_socket(cursor: &mut Cursor<'_>) -> Result<Option<(Side, Option<u32>)>> {
    let Some((host, socket)) = socket_word(cursor) else {
        return Ok(cursor.choice::<Side>().map(|host| (host, None)));
    };
    let Ok(socket) = socket.parse() else {
        let word = short(cursor.peek().text);
        return Err(cursor.wrong(Problem::BadSocket { word }));
    };
    cursor.take();
    Ok(Some((host, Some(socket))))
}

/// A host.
fn host(cursor: &mut Cursor<'_>) -> Result<Side> {
    if let Some((host, _)) = socket_word(cursor) {
        return Err(cursor.mistaken(Problem::SocketForHost, host.word()));
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
