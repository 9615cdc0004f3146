//! Why a command is refused.

use crate::explain::Citation;
use crate::tcp::Error;
use crate::view::Call;

/// A command that makes no sense now. It changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// TCP refuses the call.
    #[error("{error}")]
    Tcp {
        /// Which call.
        call: Call,
        /// In the RFC's words.
        error: Error,
    },
    /// SEND without data.
    #[error("error: nothing to send")]
    NothingToSend,
    /// The segment has arrived or was lost, or there never was one of this number.
    #[error("error: segment not in flight")]
    SegmentNotInFlight,
    /// No scenario has this name.
    #[error("error: unknown scenario")]
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

    /// Where the rule stands.
    #[must_use]
    pub const fn citation(self) -> Option<Citation> {
        let Refusal::Tcp { call, .. } = self else {
            return None;
        };
        let section = match call {
            Call::Listen | Call::Connect => "3.10.1",
            Call::Send => "3.10.2",
            Call::Close => "3.10.4",
            Call::Abort => "3.10.5",
        };
        Some(Citation {
            rfc: 9293,
            section,
            step: None,
        })
    }
}
