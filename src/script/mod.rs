//! The script language: what users, lessons and tests say to the two hosts and to the wire.
//!
//! A script is a list of lines; each is one [`Statement`]: *when*, then *what*. The page's buttons
//! speak it too, so that a session can be printed as a script that replays to the same bytes.
//! The language is described in `docs/script.md`. This room parses and prints; it executes
//! nothing ([`sim`](crate::sim) does).

mod action;
mod condition;
mod cursor;
mod error;
mod lex;
mod parse;
mod print;
mod problem;
mod setting;
mod term;
mod text;
mod units;
mod words;

pub use action::{Action, App, Call, Edit, Fault, Forgery, Outcome, Payload, Times, pattern};
pub use condition::{
    Comparison, Condition, Description, Event, Expectation, Kind, Level, Pick, Span, Target, Which,
};
pub use error::{Expected, ScriptError};
pub use parse::{Parsed, parse, parse_condition, parse_line};
pub use problem::Problem;
pub use setting::{HostSetting, LinkSetting, Preset, Setting, SynCookies};
pub use term::Term;

use crate::time::Duration;

/// A whole script.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script {
    /// Its lines, without those that are empty.
    pub statements: Vec<Statement>,
}

/// One line: `at 2s: client close`.
///
/// Without a time and a condition, settings, faults and expectations hold from the start on. Calls
/// and waits are then the *program* of their host: each begins when the one before on the same host
/// has returned. With a time or a condition, what is said happens at that very moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// `at 2s`: since the start. The rest of the line counts from then on.
    pub at: Option<Duration>,
    /// `when client ESTABLISHED + 60ms`: once, as soon as this is so, and this much later.
    pub when: Option<(Condition, Duration)>,
    /// `every 10ms times 300`: at once, and again and again.
    pub every: Option<Times>,
    /// What happens.
    pub action: Action,
}

impl From<Action> for Statement {
    fn from(action: Action) -> Statement {
        Statement {
            at: None,
            when: None,
            every: None,
            action,
        }
    }
}
