//! Why a command is refused.

use std::fmt;

use crate::explain::{Citation, UserCall};
use crate::host::{Errno, Unable};
use crate::tcp::Error;

/// A command that makes no sense now. It changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// TCP would refuse the call.
    Tcp {
        /// Which call.
        call: UserCall,
        /// In the RFC's words.
        error: Error,
    },
    /// The segment has arrived or was lost, or there never was one of this number.
    SegmentNotInFlight,
    /// The host has crashed and is not back yet.
    HostDown,
    /// The host has not crashed.
    HostUp,
    /// An application uses the socket.
    SocketInUse,
    /// Only the program of a script can wait.
    OnlyInProgram,
    /// Only the beginning of a script can say this.
    OnlyAtStart,
    /// That time has passed.
    TimeHasPassed,
    /// The socket call would fail at once, with this error.
    CallFails(Errno),
    /// So much happens before its time that it is not reached.
    NotReached,
}

impl Refusal {
    /// Those that TCP has no part in.
    pub const OWN: [Refusal; 9] = [
        Refusal::SegmentNotInFlight,
        Refusal::HostDown,
        Refusal::HostUp,
        Refusal::SocketInUse,
        Refusal::OnlyInProgram,
        Refusal::OnlyAtStart,
        Refusal::TimeHasPassed,
        Refusal::CallFails(Errno::Invalid),
        Refusal::NotReached,
    ];

    /// The codes of all refusals.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        let tcp = Error::ALL.into_iter().map(Error::code);
        tcp.chain(Refusal::OWN.map(Refusal::code))
    }

    /// Names the sentence that explains it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Refusal::Tcp { error, .. } => error.code(),
            Refusal::SegmentNotInFlight => "segment-not-in-flight",
            Refusal::HostDown => "host-down",
            Refusal::HostUp => "host-up",
            Refusal::SocketInUse => "socket-in-use",
            Refusal::OnlyInProgram => "only-in-program",
            Refusal::OnlyAtStart => "only-at-start",
            Refusal::TimeHasPassed => "time-has-passed",
            Refusal::CallFails(_) => "call-fails",
            Refusal::NotReached => "not-reached",
        }
    }

    /// The RFC's own words, to be quoted; none for what TCP has no part in.
    #[must_use]
    pub const fn text(self) -> Option<&'static str> {
        match self {
            Refusal::Tcp { error, .. } => Some(error.text()),
            _ => None,
        }
    }

    /// Where the rule stands.
    #[must_use]
    pub const fn citation(self) -> Option<Citation> {
        match self {
            Refusal::Tcp { call, .. } => Some(call.citation()),
            _ => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl From<Unable> for Refusal {
    fn from(unable: Unable) -> Refusal {
        match unable {
            Unable::Down => Refusal::HostDown,
            Unable::InUse => Refusal::SocketInUse,
        }
    }
}
