//! Prints scripts: canonical text, one statement a line, that reads back as the same.

use std::fmt::{Display, Formatter, Result};

use crate::segment::Flags;
use crate::side::Side;
use crate::tcp::{Edge, KnobValue};
use crate::time::Duration;

use super::text::Quoted;
use super::units::{Octets, Ordinal, RATE, Share, Time};
use super::words::{
    AppWord, Deed, FaultWord, Field, HostWord, LinkWord, Query, Switch, Verb, Word,
};
use super::{
    Action, App, Call, Comparison, Condition, Description, Edit, Event, Expectation, Fault,
    Forgery, HostSetting, Level, LinkSetting, Outcome, Payload, Pick, Script, Setting, Span,
    Statement, Target, Which,
};

impl Display for Script {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for statement in &self.statements {
            writeln!(f, "{statement}")?;
        }
        Ok(())
    }
}

impl Display for Statement {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if let Some(at) = self.at {
            write!(f, "at {}: ", Time(at))?;
        }
        if let Some((condition, later)) = &self.when {
            write!(f, "when {condition}")?;
            if *later > Duration::ZERO {
                write!(f, " + {}", Time(*later))?;
            }
            f.write_str(": ")?;
        }
        if let Some(every) = &self.every {
            write!(f, "every {} times {}: ", Time(every.period), every.times)?;
        }
        self.action.fmt(f)
    }
}

/// Words with a blank between them.
fn words(f: &mut Formatter<'_>, words: &[&str]) -> Result {
    for (index, word) in words.iter().enumerate() {
        f.write_str(if index > 0 { " " } else { "" })?;
        f.write_str(word)?;
    }
    Ok(())
}

/// A word and its value, led by a blank, if there is one.
fn optional(f: &mut Formatter<'_>, word: &str, value: Option<impl Display>) -> Result {
    match value {
        Some(value) => write!(f, " {word} {value}"),
        None => Ok(()),
    }
}

impl Display for Action {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Action::Call {
                host,
                socket,
                call,
                returns,
            } => {
                print_socket(f, *host, *socket)?;
                f.write_str(" ")?;
                call.print(f, host.other().word())?;
                optional(f, "=", returns.as_ref())
            }
            Action::Wait { host, span } => {
                write!(f, "{} {} {}", host.word(), Deed::Wait.word(), Time(*span))
            }
            Action::Set(setting) => setting.fmt(f),
            Action::Fault { target, fault } => {
                write!(f, "{} {target}", fault.word().word())?;
                fault.print_details(f)
            }
            Action::Release { segment } => {
                f.write_str(Verb::Release.word())?;
                optional(f, "segment", *segment)
            }
            Action::Disarm { host } => words(f, &[Verb::Disarm.word(), host.word()]),
            Action::Forge(forgery) => forgery.fmt(f),
            Action::Unplug => f.write_str(Verb::Unplug.word()),
            Action::Plug => f.write_str(Verb::Plug.word()),
            Action::Crash { host } => words(f, &[host.word(), Deed::Crash.word()]),
            Action::Restart { host } => words(f, &[host.word(), Deed::Restart.word()]),
            Action::Expect(expectation) => write!(f, "{} {expectation}", Verb::Expect.word()),
        }
    }
}

impl Call {
    /// With the name of the other host.
    fn print(&self, f: &mut Formatter<'_>, other: &str) -> Result {
        f.write_str(self.name())?;
        match self {
            Call::Socket | Call::Accept | Call::Close | Call::Abort => Ok(()),
            Call::Bind { port } => write!(f, " {port}"),
            Call::Listen { port, backlog, app } => {
                if let Some(port) = port {
                    write!(f, " {port}")?;
                }
                optional(f, "backlog", *backlog)?;
                optional(f, "app", *app)
            }
            Call::Connect { port, from, app } => {
                write!(f, " {other}:{port}")?;
                optional(f, "from", *from)?;
                optional(f, "app", *app)
            }
            Call::Send { data } => match data {
                Payload::Text(text) => write!(f, " {}", Quoted(text)),
                Payload::Octets(octets) => write!(f, " {}", Octets(u64::from(*octets))),
            },
            Call::Recv { max } => match max {
                Some(max) => write!(f, " {}", Octets(u64::from(*max))),
                None => Ok(()),
            },
            Call::Shutdown { how } => write!(f, " {}", how.word()),
            Call::SetOption { option, value } => write!(f, " {} {value}", option.word()),
            Call::GetOption { option } => write!(f, " {}", option.word()),
            Call::Nonblocking { on } => write!(f, " {}", switch(*on)),
        }
    }
}

fn switch(on: bool) -> &'static str {
    if on {
        Switch::On.word()
    } else {
        Switch::Off.word()
    }
}

impl Display for Outcome {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Outcome::Number(number) => number.fmt(f),
            Outcome::Text(text) => Quoted(text).fmt(f),
            Outcome::Error(error) => f.write_str(error.word()),
        }
    }
}

impl Display for App {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let word = match self {
            App::Manual => AppWord::Manual,
            App::Sink => AppWord::Sink,
            App::CloseOnEof => AppWord::CloseOnEof,
            App::NeverClose => AppWord::NeverClose,
            App::Echo => AppWord::Echo,
            App::Source { .. } => AppWord::Source,
            App::SlowReader { .. } => AppWord::SlowReader,
        };
        f.write_str(word.word())?;
        match *self {
            App::Source { octets } => write!(f, " {}", Octets(octets.into())),
            App::SlowReader { octets, period } => {
                write!(f, " {} every {}", Octets(octets.into()), Time(period))
            }
            _ => Ok(()),
        }
    }
}

impl Fault {
    /// What it begins with in scripts.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.word().word()
    }

    const fn word(&self) -> FaultWord {
        match self {
            Fault::Drop => FaultWord::Drop,
            Fault::Hold => FaultWord::Hold,
            Fault::Delay { .. } => FaultWord::Delay,
            Fault::Duplicate { .. } => FaultWord::Duplicate,
            Fault::Corrupt => FaultWord::Corrupt,
            Fault::Edit { .. } => FaultWord::Edit,
        }
    }

    /// What follows its target.
    fn print_details(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Fault::Drop | Fault::Hold | Fault::Corrupt => Ok(()),
            Fault::Delay { by } => write!(f, " by {}", Time(*by)),
            Fault::Duplicate { after } => write!(f, " after {}", Time(*after)),
            Fault::Edit { edits } => {
                f.write_str(" set")?;
                edits.iter().try_for_each(|edit| write!(f, " {edit}"))
            }
        }
    }
}

impl Display for Edit {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match *self {
            Edit::Seq(seq) => write!(f, "{} {seq}", Field::Seq.word()),
            Edit::MoveSeq(by) => write!(f, "{} {by:+}", Field::Seq.word()),
            Edit::Ack(ack) => write!(f, "{} {ack}", Field::Ack.word()),
            Edit::MoveAck(by) => write!(f, "{} {by:+}", Field::Ack.word()),
            Edit::Window(window) => write!(f, "{} {window}", Field::Window.word()),
            Edit::Flags(flags) => {
                write!(f, "{} ", Field::Flags.word())?;
                for (_, _, letter) in Flags::NAMED.iter().filter(|one| flags.contains(one.0)) {
                    write!(f, "{letter}")?;
                }
                f.write_str(if flags.is_empty() { "-" } else { "" })
            }
        }
    }
}

impl Display for Forgery {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        words(f, &[Verb::Forge.word(), self.host.word()])?;
        if let Some((from, to)) = self.ports {
            write!(f, " {from} > {to}")?;
        }
        write!(f, " \"{}\"", self.segment)
    }
}

/// `client`, `client#4`.
fn print_socket(f: &mut Formatter<'_>, host: Side, socket: Option<u32>) -> Result {
    f.write_str(host.word())?;
    match socket {
        Some(socket) => write!(f, "#{socket}"),
        None => Ok(()),
    }
}

/// Words, a comparison and what is compared with.
fn compared(
    f: &mut Formatter<'_>,
    left: &[&str],
    comparison: Comparison,
    right: &dyn Display,
) -> Result {
    words(f, left)?;
    write!(f, " {} {right}", comparison.word())
}

impl Display for Condition {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let (received, sockets) = (Query::Received.word(), Query::Sockets.word());
        match *self {
            Condition::State {
                host,
                socket,
                state,
            } => {
                print_socket(f, host, socket)?;
                write!(f, " {}", state.word())
            }
            Condition::Walks { host, edge } => {
                let Edge { from, to } = edge;
                words(f, &[host.word(), from.word(), "->", to.word()])
            }
            Condition::Segment {
                segment,
                count,
                event,
            } => {
                segment.print(f, count)?;
                match event {
                    Event::Sent => Ok(()),
                    event => write!(f, " {}", event.word()),
                }
            }
            Condition::Variable {
                host,
                variable,
                comparison,
                value,
            } => {
                let value: &dyn Display = match variable {
                    Level::Srtt | Level::Rto => &Time(Duration::from_micros(value)),
                    _ => &value,
                };
                compared(f, &[host.word(), variable.word()], comparison, value)
            }
            Condition::ReceivedText { host, ref text } => {
                write!(f, "{} {received} {}", host.word(), Quoted(text))
            }
            Condition::Received {
                host,
                comparison,
                octets,
            } => compared(f, &[host.word(), received], comparison, &Octets(octets)),
            Condition::Returned {
                host,
                call,
                ref outcome,
            } => compared(f, &[host.word(), call], Comparison::Equal, outcome),
            Condition::Sockets {
                host,
                state,
                comparison,
                count,
            } => compared(f, &[host.word(), sockets, state.word()], comparison, &count),
            Condition::Note { host, code } => words(f, &[host.word(), Query::Note.word(), code]),
        }
    }
}

impl Description {
    /// As the `nth` such segment, for which nothing is said where it is the first.
    fn print(&self, f: &mut Formatter<'_>, nth: u32) -> Result {
        f.write_str(self.from.word())?;
        if nth != 1 {
            write!(f, " {}", Ordinal(nth))?;
        }
        let before = if self.retransmitted {
            " retransmitted "
        } else {
            " "
        };
        write!(f, "{before}{}", self.kind.word())?;
        optional(f, "of", self.of.map(Word::word))
    }
}

impl Display for Target {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Target::Flight(number) => write!(f, "segment {number}"),
            Target::Described(Pick { which, segment }) => match which {
                Which::Nth(nth) => segment.print(f, *nth),
                Which::First(count) => {
                    write!(f, "first {count} ")?;
                    segment.print(f, 1)
                }
                Which::Every => {
                    f.write_str("every ")?;
                    segment.print(f, 1)
                }
            },
        }
    }
}

impl Display for Expectation {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Expectation::Sequence(steps) => {
                for (index, step) in steps.iter().enumerate() {
                    f.write_str(if index > 0 { " then " } else { "" })?;
                    step.fmt(f)?;
                }
                Ok(())
            }
            Expectation::Never(condition) => write!(f, "never {condition}"),
            Expectation::Lasts { host, state, span } => {
                words(f, &[host.word(), state.word(), "for", ""])?;
                match *span {
                    Span::Time(span) => Time(span).fmt(f),
                    Span::Msl(times) => write!(f, "{times}msl"),
                }
            }
        }
    }
}

impl Display for Setting {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Setting::Seed(seed) => write!(f, "{} {seed}", Verb::Seed.word()),
            Setting::Start(start) => write!(f, "{} {}", Verb::Start.word(), Time(*start)),
            Setting::End(end) => write!(f, "{} {}", Verb::End.word(), Time(*end)),
            Setting::Link { from, setting } => {
                f.write_str(Verb::Link.word())?;
                optional(f, "from", from.map(Word::word))?;
                write!(f, " {setting}")
            }
            Setting::Host { host, setting } => {
                match host {
                    Some(host) => words(f, &[Verb::Host.word(), host.word()])?,
                    None => f.write_str(Verb::Hosts.word())?,
                }
                write!(f, " {setting}")
            }
        }
    }
}

impl Display for LinkSetting {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let off = Switch::Off.word();
        let (word, value): (LinkWord, &dyn Display) = match self {
            LinkSetting::Delay(delay) => (LinkWord::Delay, &Time(*delay)),
            LinkSetting::Jitter(jitter) => (LinkWord::Jitter, &Time(*jitter)),
            LinkSetting::Rate(Some(rate)) => (LinkWord::Rate, &RATE.amount(*rate)),
            LinkSetting::Rate(None) => (LinkWord::Rate, &off),
            LinkSetting::Queue(Some(queue)) => (LinkWord::Queue, queue),
            LinkSetting::Queue(None) => (LinkWord::Queue, &off),
            LinkSetting::Mtu(mtu) => (LinkWord::Mtu, mtu),
            LinkSetting::Loss(share) => (LinkWord::Loss, &Share(*share)),
            LinkSetting::Reorder(share) => (LinkWord::Reorder, &Share(*share)),
            LinkSetting::Duplicate(share) => (LinkWord::Duplicate, &Share(*share)),
            LinkSetting::Corrupt(share) => (LinkWord::Corrupt, &Share(*share)),
        };
        write!(f, "{} {value}", word.word())
    }
}

impl Display for HostSetting {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            HostSetting::Preset(preset) => words(f, &[HostWord::Preset.word(), preset.word()]),
            HostSetting::App(app) => write!(f, "{} {app}", HostWord::App.word()),
            HostSetting::Ports(first, last) => {
                write!(f, "{} {first}-{last}", HostWord::Ports.word())
            }
            HostSetting::SynCookies(use_of) => {
                words(f, &[HostWord::SynCookies.word(), use_of.word()])
            }
            HostSetting::Isn(Some(number)) => write!(f, "{} {number}", HostWord::Isn.word()),
            HostSetting::Isn(None) => words(f, &[HostWord::Isn.word(), switch(false)]),
            HostSetting::Tcp(knob, value) => {
                write!(f, "{} ", knob.word())?;
                match *value {
                    KnobValue::On => f.write_str(switch(true)),
                    KnobValue::Off => f.write_str(switch(false)),
                    KnobValue::Octets(octets) => Octets(octets.into()).fmt(f),
                    KnobValue::Time(span) => Time(span).fmt(f),
                    KnobValue::Count(count) => count.fmt(f),
                    KnobValue::Choice(name) => f.write_str(name),
                }
            }
        }
    }
}
