//! Reads settings.

use crate::side::Side;
use crate::tcp::{Knob, KnobKind, KnobValue};
use crate::time::Duration;

use super::super::cursor::{Cursor, Result, short};
use super::super::error::ScriptError;
use super::super::units::{DURATION, RATE, SHARE, SIZE};
use super::super::words::{HostWord, LinkWord, Switch};
use super::super::{HostSetting, LinkSetting, Problem, Setting, Term};
use super::{call, duration};

/// What follows `link`.
pub(super) fn link(cursor: &mut Cursor<'_>) -> Result<Setting> {
    let from = match cursor.accept("from") {
        true => Some(super::host(cursor)?),
        false => None,
    };
    let setting = match cursor.choose()? {
        LinkWord::Delay => LinkSetting::Delay(duration(cursor)?),
        LinkWord::Jitter => LinkSetting::Jitter(duration(cursor)?),
        LinkWord::Rate => LinkSetting::Rate(match cursor.accept("off") {
            true => None,
            false => Some(cursor.measure_within(&RATE, Term::Rate, 1, u64::MAX)?),
        }),
        LinkWord::Queue => LinkSetting::Queue(match cursor.accept("off") {
            true => None,
            false => Some(cursor.number(Term::Segments, 0, u32::MAX)?),
        }),
        LinkWord::Mtu => LinkSetting::Mtu(cursor.number(Term::Mtu, 68, u16::MAX)?),
        LinkWord::Loss => LinkSetting::Loss(share(cursor)?),
        LinkWord::Reorder => LinkSetting::Reorder(share(cursor)?),
        LinkWord::Duplicate => LinkSetting::Duplicate(share(cursor)?),
        LinkWord::Corrupt => LinkSetting::Corrupt(share(cursor)?),
    };
    Ok(Setting::Link { from, setting })
}

fn share(cursor: &mut Cursor<'_>) -> Result<u32> {
    // At most a million.
    let share = cursor.measure_within(&SHARE, Term::Share, 0, 1_000_000)?;
    Ok(share as u32)
}

/// What follows `host client` and `hosts`.
pub(super) fn host(cursor: &mut Cursor<'_>, host: Option<Side>) -> Result<Setting> {
    let setting = match cursor.choice::<HostWord>() {
        Some(HostWord::Preset) => HostSetting::Preset(cursor.choose()?),
        Some(HostWord::App) => HostSetting::App(call::app(cursor)?),
        Some(HostWord::Ports) => ports(cursor)?,
        Some(HostWord::SynCookies) => HostSetting::SynCookies(cursor.choose()?),
        Some(HostWord::Isn) => HostSetting::Isn(match cursor.accept("off") {
            true => None,
            false => Some(cursor.number(Term::InitialSequenceNumber, 0, u32::MAX)?),
        }),
        None => {
            let knob = cursor.choose()?;
            let value = knob_value(cursor, knob).map_err(|error| of_setting(error, knob))?;
            HostSetting::Tcp(knob, value)
        }
    };
    Ok(Setting::Host { host, setting })
}

/// `50000-50999`.
fn ports(cursor: &mut Cursor<'_>) -> Result<HostSetting> {
    let Some(word) = cursor.word() else {
        cursor.want(Term::PortRange);
        return Err(cursor.unexpected());
    };
    let parts = word.split_once('-');
    let parts = parts.map(|(first, last)| (first.parse::<u16>(), last.parse::<u16>()));
    match parts {
        Some((Ok(first), Ok(last))) if (1..=last).contains(&first) => {
            cursor.take();
            Ok(HostSetting::Ports(first, last))
        }
        _ => {
            let word = short(word);
            Err(cursor.wrong(Problem::BadPortRange { word }))
        }
    }
}

/// What was said before there were several algorithms; nobody is told to say it.
fn former_choice(cursor: &mut Cursor<'_>, knob: Knob) -> Option<&'static str> {
    let name = match (knob, cursor.word()?) {
        (Knob::CongestionControl, "on") => "newreno",
        (Knob::CongestionControl, "off") => "none",
        _ => return None,
    };
    cursor.take();
    Some(name)
}

fn knob_value(cursor: &mut Cursor<'_>, knob: Knob) -> Result<KnobValue> {
    let kind = knob.kind();
    let can_be_off = match kind {
        KnobKind::Switch | KnobKind::Choice(_) => false,
        KnobKind::Octets { off, .. } | KnobKind::Time { off, .. } | KnobKind::Count { off, .. } => {
            off
        }
    };
    if can_be_off && cursor.accept("off") {
        return Ok(KnobValue::Off);
    }
    if let Some(name) = former_choice(cursor, knob) {
        return Ok(KnobValue::Choice(name));
    }
    Ok(match kind {
        KnobKind::Choice(names) => {
            let chosen = cursor.accept_any(Term::Choice, names.iter().copied());
            let name = chosen.and_then(|index| names.get(index));
            KnobValue::Choice(name.ok_or_else(|| cursor.unexpected())?)
        }
        KnobKind::Switch => match cursor.choose()? {
            Switch::On => KnobValue::On,
            Switch::Off => KnobValue::Off,
        },
        KnobKind::Octets { min, max, .. } => {
            let octets = cursor.measure_within(&SIZE, Term::Size, min.into(), max.into())?;
            // At most `max`.
            KnobValue::Octets(octets as u32)
        }
        KnobKind::Time { min, max, .. } => {
            let (min, max) = (min.as_micros(), max.as_micros());
            let micros = cursor.measure_within(&DURATION, Term::Duration, min, max)?;
            KnobValue::Time(Duration::from_micros(micros))
        }
        KnobKind::Count { min, max, .. } => {
            KnobValue::Count(cursor.number(Term::Number, min, max)?)
        }
    })
}

/// The range is that of the setting, and so are the words.
fn of_setting(mut error: Box<ScriptError>, knob: Knob) -> Box<ScriptError> {
    let setting = knob.name();
    error.problem = match error.problem {
        Problem::OutOfRange { word, min, max, .. } => Problem::SettingOutOfRange {
            setting,
            word,
            min,
            max,
        },
        Problem::UnknownWord {
            kind: Term::Choice,
            word,
        } => Problem::UnknownChoice { setting, word },
        problem => problem,
    };
    error
}
