//! The options of sockets.

use std::str::FromStr;

use crate::tcp::{Config, KeepAlive, Patience};
use crate::time::Duration;

use super::Errno;

/// The least that `TCP_MAXSEG` may be, octets: Linux's limit, against peers and users that would
/// have us send a header for each octet.
const LEAST_SEGMENT: i64 = 88;

/// The most that `TCP_MAXSEG` may be, octets: an IPv4 datagram less its headers.
const LARGEST_SEGMENT: i64 = 65_495;

/// The largest buffer, octets: the largest window that can be announced (RFC 7323 §2.2).
const LARGEST_BUFFER: i64 = 1 << 30;

/// The longest time that an option takes, s (Linux's limit for keep-alive).
const LONGEST: i64 = 32_767;

/// The longest time between two SYN,ACKs, s, in Linux's view.
const LONGEST_GAP: i64 = 120;

/// Declares [`SocketOption`] with the names as programs know them.
macro_rules! options {
    ($($(#[$doc:meta])* $member:ident $name:literal;)*) => {
        /// An option of a socket.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum SocketOption { $($(#[$doc])* $member),* }

        impl SocketOption {
            /// All of them.
            pub const ALL: &'static [SocketOption] = &[$(SocketOption::$member),*];

            /// Its name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(SocketOption::$member => $name),* }
            }
        }

        impl FromStr for SocketOption {
            type Err = Errno;

            fn from_str(name: &str) -> Result<SocketOption, Errno> {
                match name {
                    $($name => Ok(SocketOption::$member),)*
                    _ => Err(Errno::NoProtocolOption),
                }
            }
        }
    };
}

options! {
    /// `SO_REUSEADDR`: shares its port with connections and other sockets that share theirs, as it
    /// is set when the socket is bound, listens or connects.
    ReuseAddress "SO_REUSEADDR";
    /// `SO_LINGER`, seconds, -1 for off. With 0 `close` aborts; else it changes nothing, as no
    /// call waits here.
    Linger "SO_LINGER";
    /// `SO_RCVBUF`, octets.
    ReceiveBuffer "SO_RCVBUF";
    /// `SO_SNDBUF`, octets.
    SendBuffer "SO_SNDBUF";
    /// `TCP_MAXSEG`, octets of data in a segment, before the socket connects; of a listener it
    /// bounds the segments, either way, of connections that it has not begun yet. What the
    /// network takes is a bound too.
    MaximumSegment "TCP_MAXSEG";
    /// `SO_KEEPALIVE`: probes an idle connection.
    KeepAlive "SO_KEEPALIVE";
    /// `TCP_KEEPIDLE`, seconds of silence before the first probe.
    KeepIdle "TCP_KEEPIDLE";
    /// `TCP_KEEPINTVL`, seconds between probes.
    KeepInterval "TCP_KEEPINTVL";
    /// `TCP_KEEPCNT`, probes without an answer after which the connection is given up.
    KeepCount "TCP_KEEPCNT";
    /// `TCP_USER_TIMEOUT`, milliseconds that sent data may stay unacknowledged.
    UserTimeout "TCP_USER_TIMEOUT";
    /// `TCP_NODELAY`: no Nagle algorithm.
    NoDelay "TCP_NODELAY";
    /// `TCP_CORK`: sends full segments only.
    Cork "TCP_CORK";
    /// `TCP_QUICKACK`: no delayed acknowledgments.
    QuickAck "TCP_QUICKACK";
    /// `TCP_DEFER_ACCEPT`, seconds that a listener waits for data before it takes up a connection,
    /// 0 for not at all; rounded up to when a SYN,ACK would be sent again: 1, 3, 7, 15 and so on.
    DeferAccept "TCP_DEFER_ACCEPT";
}

/// The options of one socket.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// What concerns TCP.
    pub config: Config,
    /// `SO_REUSEADDR`.
    pub reuse_address: bool,
    /// `SO_LINGER` in seconds, if it is on.
    pub linger: Option<u32>,
    /// `TCP_DEFER_ACCEPT`.
    pub defer_accept: Duration,
    /// The most that `TCP_MAXSEG` can bring about, octets: what the socket had at first.
    largest_segment: Option<u16>,
}

impl Options {
    /// The options of a new socket.
    #[must_use]
    pub const fn new(config: Config) -> Options {
        Options {
            config,
            reuse_address: false,
            linger: None,
            defer_accept: Duration::ZERO,
            largest_segment: config.mss,
        }
    }

    /// Sets `option`.
    ///
    /// # Errors
    /// [`Errno::Invalid`] for a value out of range, [`Errno::NoProtocolOption`] for an option that
    /// we do not have.
    pub fn set(&mut self, option: SocketOption, value: i64) -> Result<(), Errno> {
        match option {
            SocketOption::ReuseAddress => self.reuse_address = value != 0,
            SocketOption::Linger => self.linger = u32::try_from(value).ok(),
            SocketOption::DeferAccept => self.defer_accept = Duration::from_secs(rounded(value)),
            _ => set_in(&mut self.config, option, value)?,
        }
        if let (Some(mss), Some(most)) = (&mut self.config.mss, self.largest_segment) {
            *mss = (*mss).min(most);
        }
        Ok(())
    }

    /// The value of `option`, in the unit in which it is set.
    ///
    /// # Errors
    /// [`Errno::NoProtocolOption`] for an option that we do not have.
    pub fn get(&self, option: SocketOption) -> Result<i64, Errno> {
        let config = &self.config;
        let KeepAlive {
            on,
            idle,
            interval,
            count,
        } = config.keep_alive;
        let seconds = |span: Duration| (span.as_micros() / 1_000_000) as i64;
        Ok(match option {
            SocketOption::ReuseAddress => self.reuse_address.into(),
            SocketOption::Linger => self.linger.map_or(-1, i64::from),
            SocketOption::ReceiveBuffer => config.receive_buffer.into(),
            SocketOption::SendBuffer => config.send_buffer.into(),
            SocketOption::MaximumSegment => config.mss.map_or(0, i64::from),
            SocketOption::KeepAlive => on.into(),
            SocketOption::KeepIdle => seconds(idle),
            SocketOption::KeepInterval => seconds(interval),
            SocketOption::KeepCount => count.into(),
            SocketOption::UserTimeout => (user_timeout(config).as_micros() / 1_000) as i64,
            SocketOption::NoDelay => (!config.nagle).into(),
            SocketOption::Cork => config.cork.into(),
            SocketOption::QuickAck => config.delayed_ack.is_none().into(),
            SocketOption::DeferAccept => seconds(self.defer_accept),
        })
    }
}

/// How long sent data may stay unacknowledged; zero where that is no matter of time.
fn user_timeout(config: &Config) -> Duration {
    match (config.user_timeout, config.give_up) {
        (Some(span), _) | (None, Patience::Time(span)) => span,
        (None, Patience::Retries(_)) => Duration::ZERO,
    }
}

/// The time, s, at which a SYN,ACK that was sent at 0 would be sent again, at `seconds` or later.
fn rounded(seconds: i64) -> u64 {
    let (mut time, mut gap) = (0, 1);
    while time < seconds.min(LONGEST) {
        time += gap;
        gap = (gap * 2).min(LONGEST_GAP);
    }
    time as u64
}

/// Sets an option of TCP in the settings of a socket or of a living connection.
///
/// # Errors
/// As for [`Options::set`].
pub fn set_in(config: &mut Config, option: SocketOption, value: i64) -> Result<(), Errno> {
    let within = |low, high| match value {
        value if value < low => Err(Errno::Invalid),
        value => Ok(value.min(high)),
    };
    let keep = &mut config.keep_alive;
    match option {
        SocketOption::ReceiveBuffer => {
            let octets = within(1, LARGEST_BUFFER)?;
            config.receive_buffer = octets.try_into().unwrap_or(u32::MAX);
        }
        SocketOption::SendBuffer => {
            let octets = within(1, LARGEST_BUFFER)?;
            config.send_buffer = octets.try_into().unwrap_or(u32::MAX);
        }
        SocketOption::MaximumSegment if value > LARGEST_SEGMENT => return Err(Errno::Invalid),
        SocketOption::MaximumSegment => {
            let octets = within(LEAST_SEGMENT, LARGEST_SEGMENT)?;
            config.mss = octets.try_into().ok();
        }
        SocketOption::KeepAlive => keep.on = value != 0,
        SocketOption::KeepIdle => keep.idle = Duration::from_secs(within(1, LONGEST)? as u64),
        SocketOption::KeepInterval => {
            keep.interval = Duration::from_secs(within(1, LONGEST)? as u64);
        }
        SocketOption::KeepCount => keep.count = within(1, 127)? as u32,
        SocketOption::UserTimeout => {
            let millis = within(0, LONGEST * 1_000)? as u64;
            let span = Duration::from_millis(millis);
            config.user_timeout = Some(span).filter(|span| *span > Duration::ZERO);
        }
        SocketOption::NoDelay => config.nagle = value == 0,
        SocketOption::Cork => config.cork = value != 0,
        SocketOption::QuickAck => {
            config.delayed_ack = if value != 0 {
                None
            } else {
                Config::LINUX_LIKE.delayed_ack
            };
        }
        SocketOption::ReuseAddress | SocketOption::Linger | SocketOption::DeferAccept => {
            return Err(Errno::NoProtocolOption);
        }
    }
    Ok(())
}
