//! The settings of `hello`.

use std::net::Ipv4Addr;

use serde::Deserialize;
use tcpscope::host::SynCookies;
use tcpscope::tcp::{Algorithm, Config, CongestionConfig, IdleRestart};
use tcpscope::time::Duration;
use tcpscope::wire;

/// Octets of the IPv4 and TCP headers without options: what the MSS leaves for them.
const HEADERS: u16 = 40;

/// The window grows by all that is acknowledged, but only where it limits, as in Linux; and falls to
/// the initial one when nothing was sent for an RTO (RFC 5681 §4.1).
const GROWTH: CongestionConfig = CongestionConfig {
    idle_restart: IdleRestart::InitialWindow,
    ..Config::LINUX_LIKE.congestion
};

/// The smallest MTU of IPv4 (RFC 791 §3.2).
const SMALLEST_MTU: u16 = 68;

/// What a test program may set. What it leaves out is as in the preset `rfc`.
#[derive(Debug, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub local: Ipv4Addr,
    pub mtu: u16,
    pub rcvbuf: u32,
    pub sndbuf: u32,
    pub window_scale: Option<u8>,
    pub timestamps: bool,
    pub sack: bool,
    /// `reno`, or none.
    pub congestion: Option<String>,
    pub initial_window: u32,
    pub initial_rto_ms: u32,
    pub min_rto_ms: u32,
    pub delayed_ack_ms: u32,
    pub msl_ms: u32,
    pub time_wait_reuse: bool,
    /// `never`, `overflow` or `always`.
    pub syn_cookies: Option<String>,
    pub ports: (u16, u16),
    pub ttl: u8,
    pub seed: i64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            local: Ipv4Addr::new(192, 168, 7, 1),
            mtu: 1500,
            rcvbuf: 65_535,
            sndbuf: 262_144,
            window_scale: None,
            timestamps: true,
            sack: true,
            congestion: Some("reno".to_owned()),
            initial_window: 10,
            initial_rto_ms: 1_000,
            min_rto_ms: 1_000,
            delayed_ack_ms: 40,
            msl_ms: 120_000,
            time_wait_reuse: false,
            syn_cookies: None,
            ports: (49_152, 65_535),
            ttl: wire::DEFAULT_TTL,
            seed: 1,
        }
    }
}

impl Settings {
    /// The same for TCP.
    pub fn config(&self) -> Result<Config, String> {
        if self.mtu < SMALLEST_MTU {
            return Err(format!("mtu {} is below {SMALLEST_MTU}", self.mtu));
        }
        if self.ttl == 0 {
            return Err("ttl 0 reaches nobody".to_owned());
        }
        let algorithm = match self.congestion.as_deref() {
            None | Some("none") => None,
            Some("reno") => Some(Algorithm::NewReno),
            Some(other) => return Err(format!("no congestion control {other}; there is reno")),
        };
        let millis = |millis: u32| Duration::from_millis(millis.into());
        Ok(Config {
            mss: Some(self.mtu - HEADERS),
            receive_buffer: self.rcvbuf,
            send_buffer: self.sndbuf,
            window_scale: self.window_scale,
            timestamps: self.timestamps,
            sack: self.sack,
            congestion: CongestionConfig {
                algorithm,
                initial_window: self.initial_window,
                ..GROWTH
            },
            delayed_ack: (self.delayed_ack_ms > 0).then(|| millis(self.delayed_ack_ms)),
            initial_rto: millis(self.initial_rto_ms),
            min_rto: millis(self.min_rto_ms),
            msl: millis(self.msl_ms),
            time_wait_reuse: self.time_wait_reuse,
            ..Config::TEXTBOOK
        })
    }

    /// When listeners answer with SYN cookies.
    pub fn syn_cookies(&self) -> Result<SynCookies, String> {
        match self.syn_cookies.as_deref() {
            None | Some("never") => Ok(SynCookies::Never),
            Some("overflow") => Ok(SynCookies::Overflow),
            Some("always") => Ok(SynCookies::Always),
            Some(other) => Err(format!("no syn_cookies {other}; never, overflow, always")),
        }
    }
}
