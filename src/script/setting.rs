//! What can be set.

pub use crate::host::SynCookies;
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

/// What can be set of a direction of the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkSetting {
    /// `delay 50ms`: from end to end.
    Delay(Duration),
    /// `jitter 5ms`: at most so much more, by chance.
    Jitter(Duration),
    /// `rate 1Mbit/s`, `rate off`: bits a second, at least 1.
    Rate(Option<u64>),
    /// `queue 10`, `queue off`: segments that may wait for their turn.
    Queue(Option<u32>),
    /// `mtu 1500`: octets of a datagram, 68 (RFC 791) to 65535. Also what the host behind it
    /// believes, so that its MSS option says 40 less.
    Mtu(u16),
    /// `loss 2%`, in millionths, at most a million.
    Loss(u32),
    /// `reorder 1%`: arrives after those that follow.
    Reorder(u32),
    /// `duplicate 1%`.
    Duplicate(u32),
    /// `corrupt 1%`.
    Corrupt(u32),
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
