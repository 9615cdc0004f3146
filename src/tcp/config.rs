//! The numbers a connection works with, each with its source, and the switches of its extensions.
//! What is switched off is off on the wire.

use std::net::SocketAddr;

use crate::time::Duration;

use super::congestion::{Algorithm, CongestionConfig, IdleRestart};

/// Settings of a connection. What each preset takes for them, and what the systems do that they
/// stand for, is told in `docs/presets.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Config {
    /// The largest segment that we are willing to receive, octets of data: an Ethernet frame's
    /// 1500 less 40 for the IPv4 and TCP headers (§3.7.1); we send none that is larger either.
    /// None: the option is left out.
    pub mss: Option<u16>,
    /// Receive buffer, octets; also the largest window, as far as it can be announced.
    pub receive_buffer: u32,
    /// Send buffer, octets.
    pub send_buffer: u32,
    /// Shift of our windows, at most 14 (RFC 7323 §2); none: no such option ever.
    pub window_scale: Option<u8>,
    /// Timestamps and the protection against wrapped sequence numbers (RFC 7323 §3 to §5).
    pub timestamps: bool,
    /// Selective acknowledgments (RFC 2018, 2883, 6675).
    pub sack: bool,
    /// Congestion control (RFC 5681, 6582, 3042, 3465).
    pub congestion: CongestionConfig,
    /// How long an acknowledgment may wait for company, below 500 ms (§3.8.6.3, MUST-40);
    /// none: every segment is acknowledged at once.
    pub delayed_ack: Option<Duration>,
    /// Small segments wait while others are unacknowledged (§3.7.4, SHLD-7).
    pub nagle: bool,
    /// Silly window syndrome avoidance on both sides (§3.8.6.2, MUST-38, MUST-39).
    pub silly_window_avoidance: bool,
    /// How long a small segment waits for a better window, 0.1 to 1 s (§3.8.6.2.1).
    pub override_timeout: Duration,
    /// RTO before the first measurement (RFC 6298 §2.1).
    pub initial_rto: Duration,
    /// Lower bound of the RTO (RFC 6298 §2.4).
    pub min_rto: Duration,
    /// The lower bound is one of what comes on top of SRTT for the variation, as in Linux; else of
    /// the whole RTO, as in RFC 6298.
    pub min_rto_above_srtt: bool,
    /// Upper bound of the RTO, at least 60 s (RFC 6298 §2.5).
    pub max_rto: Duration,
    /// RTO after a handshake whose SYN had to be sent again (RFC 6298 §5.7).
    pub rto_after_syn_timeout: Duration,
    /// Clock granularity G of the RTT measurement (RFC 6298 §2).
    pub granularity: Duration,
    /// Maximum segment lifetime (§3.4.1: 2 minutes).
    pub msl: Duration,
    /// R1: after how many retransmissions the network layer would be told (§3.8.3, SHLD-9).
    pub r1: u32,
    /// R2 for a SYN: how long to try, at least 3 minutes (§3.8.3, MUST-23).
    pub syn_give_up: SynPatience,
    /// So many of the first waits for the answer to a SYN are equally long, only those that follow
    /// double (Linux's `tcp_syn_linear_timeouts`).
    pub syn_linear_timeouts: u32,
    /// R2 for all else: how long to try, at least 100 s (§3.8.3, SHLD-11); 5 minutes (§3.9.1.1).
    pub give_up: Patience,
    /// The same once the user is gone, if it differs.
    pub orphan_give_up: Option<Patience>,
    /// The user timeout that the user has set (§3.9.1.1, Linux's `TCP_USER_TIMEOUT`): it takes the
    /// place of these, but for a SYN,ACK, and ends the probes of a closed window.
    pub user_timeout: Option<Duration>,
    /// How long FIN-WAIT-2 lasts once the user is gone; none: until the peer closes.
    pub fin_wait_2_timeout: Option<Duration>,
    /// Keep-alive (§3.8.4); off by default (MUST-25).
    pub keep_alive: KeepAlive,
    /// What does not fill a segment is held back, whatever is acknowledged (Linux's `TCP_CORK`).
    pub cork: bool,
    /// Protection against blind RSTs, SYNs and data (RFC 5961); off: RFC 9293's original rules.
    pub blind_attack_protection: bool,
    /// Challenge ACKs that may be sent within a second (RFC 5961 §7).
    pub challenges_per_second: u8,
    /// A RST does not end TIME-WAIT (RFC 1337).
    pub time_wait_ignores_rst: bool,
    /// A SYN that is certainly new opens a new connection out of TIME-WAIT (RFC 6191).
    pub time_wait_reuse: bool,
}

/// How long to try before a connection is given up: R2 (§3.8.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// So long.
    Time(Duration),
    /// A SYN: until it was sent again so often. All else, as Linux counts: so long as so many
    /// retransmissions would take if the RTO were the least that it can be.
    Retries(u32),
}

/// How long to try with a SYN, without an ACK and with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SynPatience {
    /// A SYN of an active open.
    pub syn: Patience,
    /// The SYN,ACK of a passive open.
    pub syn_ack: Patience,
}

/// Settings of keep-alive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeepAlive {
    /// It is switched on.
    pub on: bool,
    /// Silence before the first probe, at least two hours by default (§3.8.4, MUST-28).
    pub idle: Duration,
    /// Between probes.
    pub interval: Duration,
    /// Probes without an answer before the connection is given up.
    pub count: u32,
}

impl KeepAlive {
    /// The defaults: 2 hours (MUST-28), then as Linux does every 75 s, nine times.
    pub const DEFAULT: KeepAlive = KeepAlive {
        on: false,
        idle: Duration::from_secs(7_200),
        interval: Duration::from_secs(75),
        count: 9,
    };
}

impl Config {
    /// RFC 9293 and its textbook numbers, with Reno. ACKs are not delayed (SHLD-18 allows that),
    /// so that each picture shows cause and effect.
    pub const TEXTBOOK: Config = Config {
        mss: Some(1460),
        receive_buffer: 65535,
        send_buffer: 262_144,
        window_scale: None,
        timestamps: false,
        sack: false,
        congestion: CongestionConfig {
            algorithm: Some(Algorithm::NewReno),
            initial_window: 10,
            initial_ssthresh: None,
            forgiven_syns: 0,
            slow_start_limit: Some(1),
            validation: false,
            idle_restart: IdleRestart::InitialWindow,
            limited_transmit: true,
        },
        delayed_ack: None,
        nagle: true,
        silly_window_avoidance: true,
        override_timeout: Duration::from_millis(500),
        initial_rto: Duration::from_secs(1),
        min_rto: Duration::from_secs(1),
        min_rto_above_srtt: false,
        max_rto: Duration::from_secs(60),
        rto_after_syn_timeout: Duration::from_secs(3),
        granularity: Duration::from_millis(1),
        msl: Duration::from_secs(120),
        r1: 3,
        syn_give_up: SynPatience {
            syn: Patience::Time(Duration::from_secs(180)),
            syn_ack: Patience::Time(Duration::from_secs(180)),
        },
        syn_linear_timeouts: 0,
        give_up: Patience::Time(Duration::from_secs(300)),
        orphan_give_up: None,
        user_timeout: None,
        fin_wait_2_timeout: None,
        keep_alive: KeepAlive::DEFAULT,
        cork: false,
        blind_attack_protection: true,
        challenges_per_second: 10,
        time_wait_ignores_rst: false,
        time_wait_reuse: false,
    };

    /// What Linux does (measured on 6.18, see `docs/presets.md`), as far as it differs: scaled
    /// windows, timestamps, SACK, delayed ACKs, an RTO of at least 200 ms above SRTT, limits of
    /// patience that count retransmissions, a window that grows by all that is acknowledged but
    /// only where it limits, FIN-WAIT-2 and TIME-WAIT of 60 s.
    pub const LINUX_LIKE: Config = Config {
        receive_buffer: 4_194_304,
        window_scale: Some(7),
        timestamps: true,
        sack: true,
        congestion: CongestionConfig {
            forgiven_syns: 1,
            slow_start_limit: None,
            validation: true,
            idle_restart: IdleRestart::Halving,
            ..Config::TEXTBOOK.congestion
        },
        delayed_ack: Some(Duration::from_millis(40)),
        min_rto: Duration::from_millis(200),
        min_rto_above_srtt: true,
        max_rto: Duration::from_secs(120),
        msl: Duration::from_secs(30),
        syn_give_up: SynPatience {
            syn: Patience::Retries(6),
            syn_ack: Patience::Retries(5),
        },
        syn_linear_timeouts: 4,
        give_up: Patience::Retries(15),
        orphan_give_up: Some(Patience::Retries(8)),
        fin_wait_2_timeout: Some(Duration::from_secs(60)),
        time_wait_reuse: true,
        ..Config::TEXTBOOK
    };

    /// Without any extension, to show why each of them exists.
    pub const BARE_1981: Config = Config {
        mss: None,
        congestion: CongestionConfig {
            algorithm: None,
            ..Config::TEXTBOOK.congestion
        },
        nagle: false,
        silly_window_avoidance: false,
        blind_attack_protection: false,
        ..Config::TEXTBOOK
    };

    /// The largest segment that we send to a peer that takes `theirs`, octets of data and options.
    pub(super) fn largest_segment(&self, theirs: u16) -> u16 {
        theirs.min(self.mss.unwrap_or(u16::MAX)).max(1)
    }

    /// What `retries` retransmissions take, and the wait after the last of them, if the RTO is
    /// `first` at first.
    pub(super) fn would_take(&self, retries: u32, first: Duration) -> Duration {
        let (mut whole, mut rto) = (Duration::ZERO, first);
        for _ in 0..=retries {
            whole = whole + rto;
            rto = (rto * 2).min(self.max_rto);
        }
        whole
    }

    /// Octets of window or buffer that are worth an announcement (§3.8.6.2.2).
    pub(super) fn worthwhile_window(&self) -> u32 {
        if !self.silly_window_avoidance {
            return 1;
        }
        let mss = u32::from(self.mss.unwrap_or(DEFAULT_SEND_MSS));
        mss.min(self.receive_buffer / 2)
    }
}

impl Default for Config {
    fn default() -> Config {
        Config::TEXTBOOK
    }
}

/// What a peer that names no maximum segment size takes, octets: IPv4's smallest reassembly
/// buffer of 576 less 40 (§3.7.1, MUST-15).
pub const DEFAULT_SEND_MSS: u16 = 536;

/// The same for IPv6: its smallest MTU of 1280 less 60 (§3.7.1, MUST-15).
pub const DEFAULT_SEND_MSS_V6: u16 = 1220;

/// What a peer that names no maximum segment size takes, octets (MUST-15).
pub const fn default_send_mss(local: SocketAddr) -> u16 {
    match local {
        SocketAddr::V4(_) => DEFAULT_SEND_MSS,
        SocketAddr::V6(_) => DEFAULT_SEND_MSS_V6,
    }
}

/// How much longer than IPv4's the header of IPv6 is, octets (MUST-67).
pub const IPV6_EXTRA: u16 = 20;

/// The longest that an acknowledgment may be delayed: below half a second (MUST-40).
pub const LONGEST_DELAY: Duration = Duration::from_millis(499);

/// Octets of the timestamps option with its padding (RFC 7323 Appendix A).
pub const TIMESTAMPS_LEN: u16 = 12;
