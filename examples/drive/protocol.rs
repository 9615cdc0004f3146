//! The requests, as they are written.

use std::net::Ipv4Addr;

use serde::Deserialize;
use tcpscope::host::{Fd, Shutdown};

use super::settings::Settings;

/// A line from the test program. Keys that are not known are passed over.
#[derive(Debug, Deserialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Request {
    Hello {
        version: u64,
        #[serde(default)]
        settings: Settings,
    },
    Socket,
    Bind {
        fd: Descriptor,
        addr: Ipv4Addr,
        port: u16,
    },
    Listen {
        fd: Descriptor,
        backlog: i64,
    },
    Accept {
        fd: Descriptor,
    },
    Connect {
        fd: Descriptor,
        addr: Ipv4Addr,
        port: u16,
    },
    Recv {
        fd: Descriptor,
        max: usize,
        #[serde(default)]
        peek: bool,
    },
    Send {
        fd: Descriptor,
        data: String,
    },
    Shutdown {
        fd: Descriptor,
        how: How,
    },
    Close {
        fd: Descriptor,
    },
    SetSockOpt {
        fd: Descriptor,
        name: String,
        value: i64,
    },
    GetSockOpt {
        fd: Descriptor,
        name: String,
    },
    Crash,
    Inject {
        packet: String,
    },
    Advance {
        to: u64,
    },
    Count {
        state: String,
    },
    Info {
        fd: Descriptor,
        name: String,
    },
}

/// A descriptor as it was written: one that can't be is one that does not exist.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(from = "i64")]
pub struct Descriptor(pub Fd);

impl From<i64> for Descriptor {
    fn from(written: i64) -> Descriptor {
        Descriptor(Fd::try_from(written).unwrap_or(Fd::MAX))
    }
}

/// Which direction `shutdown` ends.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    Rd,
    Wr,
    RdWr,
}

impl From<How> for Shutdown {
    fn from(how: How) -> Shutdown {
        match how {
            How::Rd => Shutdown::Receive,
            How::Wr => Shutdown::Send,
            How::RdWr => Shutdown::Both,
        }
    }
}

/// The octets that `digits` stand for, two each.
pub fn from_hex(digits: &str) -> Result<Vec<u8>, String> {
    let digit = |digit: u8| char::from(digit).to_digit(16);
    let octet = |pair: &[u8]| match *pair {
        [high, low] => Some((digit(high)? << 4 | digit(low)?) as u8),
        _ => None,
    };
    let octets = digits.as_bytes().chunks(2).map(octet);
    octets
        .collect::<Option<_>>()
        .ok_or_else(|| "not pairs of hex digits".to_owned())
}

/// Two digits for each of `octets`.
pub fn to_hex(octets: &[u8]) -> String {
    let digits =
        |octet: &u8| [octet >> 4, octet & 15].map(|digit| b"0123456789abcdef"[usize::from(digit)]);
    octets.iter().flat_map(digits).map(char::from).collect()
}
