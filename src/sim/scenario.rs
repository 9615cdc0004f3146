//! The ready-made scenarios: what the users of the two hosts do by themselves.

use crate::tcp::State;
use crate::time::{Duration, Instant};
use crate::view::{Command, HostName};

use super::{Refusal, Side};

/// What a newcomer can start with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenario {
    /// Handshake, a little data each way, close from the client, TIME-WAIT.
    FirstLook,
    /// The handshake is over; the rest is up to the user.
    Connected,
    /// Two closed hosts; all is up to the user.
    Closed,
}

/// When the scenario acts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum When {
    /// At a time.
    At(Instant),
    /// Some time after a host has come into a state.
    After(Side, State, Duration),
}

impl Scenario {
    /// All of them; the first is the default.
    pub const ALL: [Scenario; 3] = [Scenario::FirstLook, Scenario::Connected, Scenario::Closed];

    /// Its name in attributes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Scenario::FirstLook => "first-look",
            Scenario::Connected => "connected",
            Scenario::Closed => "closed",
        }
    }

    /// The one of that name.
    ///
    /// # Errors
    /// [`Refusal::UnknownScenario`].
    pub fn named(name: &str) -> Result<Scenario, Refusal> {
        let found = Scenario::ALL
            .into_iter()
            .find(|scenario| scenario.name() == name);
        found.ok_or(Refusal::UnknownScenario)
    }

    /// The user takes over when both hosts are connected, which happens before the page opens.
    #[must_use]
    pub const fn starts_connected(self) -> bool {
        matches!(self, Scenario::Connected)
    }

    /// What its users do, and when.
    #[must_use]
    pub fn acts(self) -> Vec<(When, Command)> {
        use State::{CloseWait, Established};
        let (client, server) = (HostName::Client, HostName::Server);
        let at = |millis| When::At(Instant::ZERO + Duration::from_millis(millis));
        let after = |side, state, millis| When::After(side, state, Duration::from_millis(millis));
        let say = |host, text: &str| Command::Send {
            host,
            text: text.to_owned(),
        };
        match self {
            Scenario::FirstLook => vec![
                (at(0), Command::Listen { host: server }),
                (at(30), Command::Connect { host: client }),
                (after(Side::Client, Established, 60), say(client, "hello")),
                (after(Side::Server, Established, 160), say(server, "world")),
                (
                    after(Side::Client, Established, 400),
                    Command::Close { host: client },
                ),
                (
                    after(Side::Server, CloseWait, 60),
                    Command::Close { host: server },
                ),
            ],
            Scenario::Connected => vec![
                (at(0), Command::Listen { host: server }),
                (at(0), Command::Connect { host: client }),
            ],
            Scenario::Closed => Vec::new(),
        }
    }
}
