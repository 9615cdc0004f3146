//! The numbers a connection works with, each with its source.

use crate::time::Duration;

/// Settings of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Config {
    /// The largest segment that we are willing to receive, octets of data: an Ethernet frame's
    /// 1500 less 40 for the IPv4 and TCP headers (§3.7.1).
    pub mss: u16,
    /// Receive buffer, octets; also the largest window, as there is no window scaling.
    pub receive_buffer: u16,
    /// Send buffer, octets.
    pub send_buffer: u32,
    /// RTO before the first measurement (RFC 6298 §2.1).
    pub initial_rto: Duration,
    /// Lower bound of the RTO (RFC 6298 §2.4).
    pub min_rto: Duration,
    /// Upper bound of the RTO, at least 60 s (RFC 6298 §2.5).
    pub max_rto: Duration,
    /// RTO after a handshake whose SYN had to be sent again (RFC 6298 §5.7).
    pub rto_after_syn_timeout: Duration,
    /// Clock granularity G of the RTT measurement (RFC 6298 §2).
    pub granularity: Duration,
    /// Maximum segment lifetime (§3.4.1: 2 minutes).
    pub msl: Duration,
    /// R2 for a SYN: how long to try, at least 3 minutes (§3.8.3, MUST-23).
    pub syn_give_up: Duration,
    /// R2 for all else: how long to try, at least 100 s (§3.8.3, SHLD-11); as long as the default
    /// user timeout, 5 minutes (§3.9.1.1).
    pub give_up: Duration,
    /// Challenge ACKs that may be sent within a second (RFC 5961 §7).
    pub challenges_per_second: u8,
}

impl Config {
    /// RFC 9293 and its textbook numbers.
    pub const TEXTBOOK: Config = Config {
        mss: 1460,
        receive_buffer: 65535,
        send_buffer: 262_144,
        initial_rto: Duration::from_secs(1),
        min_rto: Duration::from_secs(1),
        max_rto: Duration::from_secs(60),
        rto_after_syn_timeout: Duration::from_secs(3),
        granularity: Duration::from_millis(1),
        msl: Duration::from_secs(120),
        syn_give_up: Duration::from_secs(180),
        give_up: Duration::from_secs(300),
        challenges_per_second: 10,
    };
}

impl Default for Config {
    fn default() -> Config {
        Config::TEXTBOOK
    }
}

/// What a peer that names no maximum segment size takes, octets: IPv4's smallest reassembly
/// buffer of 576 less 40 (§3.7.1, MUST-15).
pub const DEFAULT_SEND_MSS: u16 = 536;
