//! What can be set.

use crate::host::SynCookies;
use crate::net::LinkSetting;
use crate::side::Side;
use crate::tcp::{Config, Knob, KnobValue};
use crate::time::Duration;

use super::App;

/// What can be set.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// `seed 7`: decides all chance; only at the start.
    Seed(u32),
    /// `start 150ms`: where a viewer begins; what comes before has happened.
    Start(Duration),
    /// `end 10s`: nothing happens after that.
    End(Duration),
    /// `link delay 50ms`, `link from client loss 2%`.
    Link {
        /// The direction that begins at this host; else both.
        from: Option<Side>,
        /// What.
        setting: LinkSetting,
    },
    /// `host server msl 1s`, `hosts msl 1s`; for sockets that are made later.
    Host {
        /// Which; else both.
        host: Option<Side>,
        /// What.
        setting: HostSetting,
    },
}

/// What can be set of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostSetting {
    /// `preset linux`: all numbers and switches at once.
    Preset(Preset),
    /// `app echo`: who uses its sockets.
    App(App),
    /// `ports 50000-50999`: from which its active opens choose (RFC 6056), the first not above
    /// the last.
    Ports(u16, u16),
    /// `syn-cookies overflow`.
    SynCookies(SynCookies),
    /// `isn 8000`: with which number its connections begin, instead of one that can't be guessed
    /// (RFC 6528). The first one begins with it, later ones where a clock has come to by then that
    /// ticks every 4 µs (RFC 9293 §3.4.1); none: `isn off`.
    Isn(Option<u32>),
    /// `msl 1s`, `sack off` and all else of TCP's own.
    Tcp(Knob, KnobValue),
}

/// A set of numbers and switches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// `textbook`: [`Config::TEXTBOOK`](crate::tcp::Config::TEXTBOOK).
    Textbook,
    /// `linux`: [`Config::LINUX_LIKE`](crate::tcp::Config::LINUX_LIKE).
    Linux,
    /// `bare-1981`: [`Config::BARE_1981`](crate::tcp::Config::BARE_1981).
    Bare1981,
}

impl Preset {
    /// Those numbers and switches.
    #[must_use]
    pub const fn config(self) -> Config {
        match self {
            Preset::Textbook => Config::TEXTBOOK,
            Preset::Linux => Config::LINUX_LIKE,
            Preset::Bare1981 => Config::BARE_1981,
        }
    }
}
