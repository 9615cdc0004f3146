//! Reads the calls of a host's applications.

use crate::host::Errno;
use crate::side::Side;
use crate::time::Duration;

use super::super::cursor::{Cursor, Result};
use super::super::units::DURATION;
use super::super::words::{AppWord, Switch, Word};
use super::super::{App, Call, Outcome, Payload, Problem, Term};
use super::{octets, port};

/// A call of `host`.
pub(super) fn call(cursor: &mut Cursor<'_>, host: Side) -> Result<Call> {
    let index = cursor.accept_any(Term::Call, Call::NAMES.into_iter());
    let name = index.and_then(|index| Call::NAMES.get(index).copied());
    Ok(match name {
        Some("socket") => Call::Socket,
        Some("bind") => Call::Bind {
            port: cursor.number(Term::Port, 0, u16::MAX)?,
        },
        Some("listen") => listen(cursor)?,
        Some("accept") => Call::Accept,
        Some("connect") => connect(cursor, host)?,
        Some("send") => Call::Send {
            data: match cursor.text()? {
                Some(text) => Payload::Text(text),
                None => Payload::Octets(octets(cursor, 0)?),
            },
        },
        Some("recv") => Call::Recv {
            max: match cursor.word() {
                Some(_) => Some(octets(cursor, 0)?),
                None => None,
            },
        },
        Some("shutdown") => Call::Shutdown {
            how: cursor.choose()?,
        },
        Some("close") => Call::Close,
        Some("abort") => Call::Abort,
        Some("setsockopt") => Call::SetOption {
            option: cursor.choose()?,
            value: cursor.number(Term::Value, i64::MIN, i64::MAX)?,
        },
        Some("getsockopt") => Call::GetOption {
            option: cursor.choose()?,
        },
        Some("nonblocking") => Call::Nonblocking {
            on: matches!(cursor.choose()?, Switch::On),
        },
        _ => return Err(cursor.unexpected()),
    })
}

fn listen(cursor: &mut Cursor<'_>) -> Result<Call> {
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut bound = None;
    if cursor.word().is_some_and(is_number) {
        bound = Some(port(cursor)?);
    } else {
        cursor.want(Term::Port);
    }
    let backlog = match cursor.accept("backlog") {
        true => Some(cursor.number(Term::Backlog, 0, u16::MAX)?),
        false => None,
    };
    Ok(Call::Listen {
        port: bound,
        backlog,
        app: optional_app(cursor)?,
    })
}

fn connect(cursor: &mut Cursor<'_>, host: Side) -> Result<Call> {
    let other = host.other();
    if cursor.word() == Some(host.word()) {
        return Err(cursor.mistaken(Problem::ConnectToItself, other.word()));
    }
    cursor.require(other.word())?;
    let to = match (cursor.accept(":"), other) {
        (true, _) => port(cursor)?,
        (false, Side::Server) => 80,
        (false, Side::Client) => 49_152,
    };
    let from = match cursor.accept("from") {
        true => Some(port(cursor)?),
        false => None,
    };
    Ok(Call::Connect {
        port: to,
        from,
        app: optional_app(cursor)?,
    })
}

fn optional_app(cursor: &mut Cursor<'_>) -> Result<Option<App>> {
    cursor.accept("app").then(|| app(cursor)).transpose()
}

/// An application.
pub(super) fn app(cursor: &mut Cursor<'_>) -> Result<App> {
    Ok(match cursor.choose::<AppWord>()? {
        AppWord::Manual => App::Manual,
        AppWord::Sink => App::Sink,
        AppWord::CloseOnEof => App::CloseOnEof,
        AppWord::NeverClose => App::NeverClose,
        AppWord::Echo => App::Echo,
        AppWord::Source => App::Source {
            octets: octets(cursor, 0)?,
        },
        AppWord::SlowReader => {
            let octets = octets(cursor, 1)?;
            cursor.require("every")?;
            let micros = cursor.measure_within(&DURATION, Term::Period, 1, u64::MAX)?;
            let period = Duration::from_micros(micros);
            App::SlowReader { octets, period }
        }
    })
}

/// What the call of this name returns.
pub(super) fn outcome(cursor: &mut Cursor<'_>, call: &str) -> Result<Outcome> {
    // Only `recv` delivers octets.
    if call == "recv"
        && let Some(text) = cursor.text()?
    {
        return Ok(Outcome::Text(text));
    }
    if let Some(error) = cursor.choice::<Errno>() {
        return Ok(Outcome::Error(error));
    }
    cursor
        .number(Term::Number, i64::MIN, i64::MAX)
        .map(Outcome::Number)
}
