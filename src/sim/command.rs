//! Why a command is refused.

use std::fmt;

use crate::explain::{Citation, Refused};
use crate::tcp::Error;
use crate::view::Call;

/// A command that makes no sense now. It changes nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refusal {
    /// TCP refuses the call.
    Tcp {
        /// Which call.
        call: Call,
        /// In the RFC's words.
        error: Error,
    },
    /// SEND without data.
    NothingToSend,
    /// The segment has arrived or was lost, or there never was one of this number.
    SegmentNotInFlight,
    /// No scenario has this name.
    UnknownScenario,
}

impl Refusal {
    /// The codes of all refusals.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        let own = [
            Refusal::NothingToSend,
            Refusal::SegmentNotInFlight,
            Refusal::UnknownScenario,
        ];
        Error::ALL
            .into_iter()
            .map(Error::code)
            .chain(own.map(Refusal::code))
    }

    /// Names the sentence that explains it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Refusal::Tcp { error, .. } => error.code(),
            Refusal::NothingToSend => "nothing-to-send",
            Refusal::SegmentNotInFlight => "segment-not-in-flight",
            Refusal::UnknownScenario => "unknown-scenario",
        }
    }

    /// In the RFC's words, where it has any.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Refusal::Tcp { error, .. } => error.text(),
            Refusal::NothingToSend => "error: nothing to send",
            Refusal::SegmentNotInFlight => "error: segment not in flight",
            Refusal::UnknownScenario => "error: unknown scenario",
        }
    }

    /// Where the rule stands.
    #[must_use]
    pub fn citation(self) -> Option<Citation> {
        match self {
            Refusal::Tcp { call, .. } => Refused::from(call).citation(),
            _ => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl From<Call> for Refused {
    fn from(call: Call) -> Refused {
        match call {
            Call::Listen => Refused::Listen,
            Call::Connect => Refused::Connect,
            Call::Send => Refused::Send,
            Call::Close => Refused::Close,
            Call::Abort => Refused::Abort,
        }
    }
}
