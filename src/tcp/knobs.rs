//! The numbers and switches of [`Config`] by name, as scripts set them.

use crate::time::Duration;

use super::config::{Config, LONGEST_DELAY, Patience, SynPatience};
use super::congestion::{Algorithm, IdleRestart};

/// The value of a [`Knob`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnobValue {
    /// A switch is on.
    On,
    /// A switch is off, or there is no such number.
    Off,
    /// Octets.
    Octets(u32),
    /// A time span.
    Time(Duration),
    /// A number of things.
    Count(u32),
    /// One of several names.
    Choice(&'static str),
}

/// What a [`Knob`] takes; the bounds are included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnobKind {
    /// [`KnobValue::On`] or [`KnobValue::Off`].
    Switch,
    /// One of these names.
    Choice(&'static [&'static str]),
    /// Octets.
    Octets {
        /// At least.
        min: u32,
        /// At most.
        max: u32,
        /// It can be off too.
        off: bool,
    },
    /// A time span.
    Time {
        /// At least.
        min: Duration,
        /// At most.
        max: Duration,
        /// It can be off too.
        off: bool,
    },
    /// A number of things.
    Count {
        /// At least.
        min: u32,
        /// At most.
        max: u32,
        /// It can be off too.
        off: bool,
    },
}

impl KnobKind {
    /// It takes `value`.
    #[must_use]
    pub fn takes(self, value: KnobValue) -> bool {
        match (self, value) {
            (KnobKind::Switch, KnobValue::On | KnobValue::Off) => true,
            (KnobKind::Choice(names), KnobValue::Choice(name)) => names.contains(&name),
            (
                KnobKind::Octets { off, .. }
                | KnobKind::Time { off, .. }
                | KnobKind::Count { off, .. },
                KnobValue::Off,
            ) => off,
            (KnobKind::Octets { min, max, .. }, KnobValue::Octets(octets)) => {
                (min..=max).contains(&octets)
            }
            (KnobKind::Time { min, max, .. }, KnobValue::Time(span)) => (min..=max).contains(&span),
            (KnobKind::Count { min, max, .. }, KnobValue::Count(count)) => {
                (min..=max).contains(&count)
            }
            _ => false,
        }
    }
}

const SWITCH: KnobKind = KnobKind::Switch;

const fn octets(min: u32, max: u32, off: bool) -> KnobKind {
    KnobKind::Octets { min, max, off }
}

const fn count(min: u32, max: u32, off: bool) -> KnobKind {
    KnobKind::Count { min, max, off }
}

const fn time(min: Duration, max: Duration, off: bool) -> KnobKind {
    KnobKind::Time { min, max, off }
}

/// Besides those of [`Algorithm`]: no congestion control.
const NONE: &str = "none";

const ALGORITHMS: KnobKind = KnobKind::Choice(&[
    Algorithm::Tahoe.name(),
    Algorithm::Reno.name(),
    Algorithm::NewReno.name(),
    NONE,
]);

const IDLE_RESTARTS: KnobKind = KnobKind::Choice(&[
    IdleRestart::Never.name(),
    IdleRestart::InitialWindow.name(),
    IdleRestart::Halving.name(),
]);

const ZERO: Duration = Duration::from_micros(0);
const MILLI: Duration = Duration::from_millis(1);
const HOUR: Duration = Duration::from_secs(3_600);
const DAY: Duration = Duration::from_secs(86_400);

/// Reads a value into a field.
trait Field {
    fn put(&mut self, value: KnobValue);
}

impl Field for bool {
    fn put(&mut self, value: KnobValue) {
        *self = value == KnobValue::On;
    }
}

impl Field for u32 {
    fn put(&mut self, value: KnobValue) {
        if let KnobValue::Octets(number) | KnobValue::Count(number) = value {
            *self = number;
        }
    }
}

impl Field for Option<u16> {
    fn put(&mut self, value: KnobValue) {
        *self = match value {
            KnobValue::Octets(number) | KnobValue::Count(number) => number.try_into().ok(),
            _ => None,
        };
    }
}

impl Field for Option<u8> {
    fn put(&mut self, value: KnobValue) {
        *self = match value {
            KnobValue::Octets(number) | KnobValue::Count(number) => number.try_into().ok(),
            _ => None,
        };
    }
}

impl Field for u8 {
    fn put(&mut self, value: KnobValue) {
        if let KnobValue::Count(number) = value {
            *self = number.try_into().unwrap_or(u8::MAX);
        }
    }
}

impl Field for Duration {
    fn put(&mut self, value: KnobValue) {
        if let KnobValue::Time(span) = value {
            *self = span;
        }
    }
}

impl Field for Option<Duration> {
    fn put(&mut self, value: KnobValue) {
        *self = match value {
            KnobValue::Time(span) => Some(span),
            _ => None,
        };
    }
}

impl Field for Option<u32> {
    fn put(&mut self, value: KnobValue) {
        *self = match value {
            KnobValue::Octets(number) | KnobValue::Count(number) => Some(number),
            _ => None,
        };
    }
}

impl Field for Option<Algorithm> {
    fn put(&mut self, value: KnobValue) {
        *self = match value {
            KnobValue::Choice(name) => Algorithm::named(name),
            _ => None,
        };
    }
}

impl Field for IdleRestart {
    fn put(&mut self, value: KnobValue) {
        if let KnobValue::Choice(name) = value {
            *self = IdleRestart::named(name).unwrap_or(*self);
        }
    }
}

impl Field for Patience {
    fn put(&mut self, value: KnobValue) {
        match value {
            KnobValue::Time(span) => *self = Patience::Time(span),
            KnobValue::Count(retries) => *self = Patience::Retries(retries),
            _ => {}
        }
    }
}

impl Field for Option<Patience> {
    fn put(&mut self, value: KnobValue) {
        *self = match value {
            KnobValue::Count(retries) => Some(Patience::Retries(retries)),
            _ => None,
        };
    }
}

impl Field for SynPatience {
    fn put(&mut self, value: KnobValue) {
        self.syn.put(value);
        self.syn_ack.put(value);
    }
}

/// Declares [`Knob`]: name, kind, field.
macro_rules! knobs {
    ($($(#[$doc:meta])* $member:ident $name:literal $kind:expr, $($field:ident).+;)*) => {
        /// A number or switch of [`Config`], by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Knob { $($(#[$doc])* $member),* }

        impl Knob {
            /// All of them.
            pub const ALL: &'static [Knob] = &[$(Knob::$member),*];

            /// Its name in scripts.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Knob::$member => $name),* }
            }

            /// What it takes.
            #[must_use]
            pub const fn kind(self) -> KnobKind {
                match self { $(Knob::$member => $kind),* }
            }

            /// Sets it, if `value` is of its kind; else nothing happens.
            pub fn set(self, config: &mut Config, value: KnobValue) {
                if self.kind().takes(value) {
                    match self { $(Knob::$member => config.$($field).+.put(value)),* }
                }
            }
        }
    };
}

knobs! {
    /// [`Config::mss`].
    Mss "mss" octets(88, 65_495, true), mss;
    /// [`Config::receive_buffer`].
    ReceiveBuffer "receive-buffer" octets(1, 1 << 30, false), receive_buffer;
    /// [`Config::send_buffer`].
    SendBuffer "send-buffer" octets(1, 1 << 30, false), send_buffer;
    /// [`Config::window_scale`].
    WindowScale "window-scale" count(0, 14, true), window_scale;
    /// [`Config::timestamps`].
    Timestamps "timestamps" SWITCH, timestamps;
    /// [`Config::sack`].
    Sack "sack" SWITCH, sack;
    /// [`CongestionConfig::algorithm`](super::CongestionConfig::algorithm).
    CongestionControl "congestion-control" ALGORITHMS, congestion.algorithm;
    /// [`CongestionConfig::initial_window`](super::CongestionConfig::initial_window).
    InitialWindow "initial-window" count(1, 1_000, false), congestion.initial_window;
    /// [`CongestionConfig::initial_ssthresh`](super::CongestionConfig::initial_ssthresh).
    Ssthresh "ssthresh" octets(1, 1 << 30, true), congestion.initial_ssthresh;
    /// [`CongestionConfig::slow_start_limit`](super::CongestionConfig::slow_start_limit).
    SlowStartLimit "slow-start-limit" count(1, 1_000, true), congestion.slow_start_limit;
    /// [`CongestionConfig::validation`](super::CongestionConfig::validation).
    CwndValidation "cwnd-validation" SWITCH, congestion.validation;
    /// [`CongestionConfig::idle_restart`](super::CongestionConfig::idle_restart).
    IdleRestart "idle-restart" IDLE_RESTARTS, congestion.idle_restart;
    /// [`CongestionConfig::limited_transmit`](super::CongestionConfig::limited_transmit).
    LimitedTransmit "limited-transmit" SWITCH, congestion.limited_transmit;
    /// [`Config::delayed_ack`].
    DelayedAck "delayed-ack" time(MILLI, LONGEST_DELAY, true), delayed_ack;
    /// [`Config::nagle`].
    Nagle "nagle" SWITCH, nagle;
    /// [`Config::silly_window_avoidance`].
    SillyWindowAvoidance "silly-window-avoidance" SWITCH, silly_window_avoidance;
    /// [`Config::initial_rto`].
    InitialRto "initial-rto" time(MILLI, HOUR, false), initial_rto;
    /// [`Config::min_rto`].
    MinRto "min-rto" time(MILLI, HOUR, false), min_rto;
    /// [`Config::min_rto_above_srtt`].
    MinRtoAboveSrtt "min-rto-above-srtt" SWITCH, min_rto_above_srtt;
    /// [`Config::max_rto`].
    MaxRto "max-rto" time(MILLI, DAY, false), max_rto;
    /// [`Config::msl`].
    Msl "msl" time(ZERO, HOUR, false), msl;
    /// [`Config::syn_give_up`]: how long, with and without an ACK.
    SynTimeout "syn-timeout" time(MILLI, DAY, false), syn_give_up;
    /// [`SynPatience::syn`]: how often.
    SynRetries "syn-retries" count(0, 127, false), syn_give_up.syn;
    /// [`Config::syn_linear_timeouts`].
    SynLinearTimeouts "syn-linear-timeouts" count(0, 127, false), syn_linear_timeouts;
    /// [`SynPatience::syn_ack`]: how often.
    SynAckRetries "syn-ack-retries" count(0, 127, false), syn_give_up.syn_ack;
    /// [`Config::user_timeout`].
    UserTimeout "user-timeout" time(MILLI, DAY, false), user_timeout;
    /// [`Config::give_up`]: how often.
    Retries "retries" count(0, 127, false), give_up;
    /// [`Config::orphan_give_up`]: how often.
    OrphanRetries "orphan-retries" count(0, 127, true), orphan_give_up;
    /// [`Config::fin_wait_2_timeout`].
    FinWait2Timeout "fin-wait-2-timeout" time(MILLI, DAY, true), fin_wait_2_timeout;
    /// [`Config::keep_alive`](super::KeepAlive::on).
    KeepAlive "keep-alive" SWITCH, keep_alive.on;
    /// [`KeepAlive::idle`](super::KeepAlive::idle).
    KeepAliveIdle "keep-alive-idle" time(MILLI, DAY, false), keep_alive.idle;
    /// [`KeepAlive::interval`](super::KeepAlive::interval).
    KeepAliveInterval "keep-alive-interval" time(MILLI, DAY, false), keep_alive.interval;
    /// [`KeepAlive::count`](super::KeepAlive::count).
    KeepAliveCount "keep-alive-count" count(1, 127, false), keep_alive.count;
    /// [`Config::cork`].
    Cork "cork" SWITCH, cork;
    /// [`Config::blind_attack_protection`].
    BlindAttackProtection "blind-attack-protection" SWITCH, blind_attack_protection;
    /// [`Config::challenges_per_second`].
    ChallengesPerSecond "challenges-per-second" count(0, 255, false), challenges_per_second;
    /// [`Config::time_wait_ignores_rst`].
    TimeWaitIgnoresRst "time-wait-ignores-rst" SWITCH, time_wait_ignores_rst;
    /// [`Config::time_wait_reuse`].
    TimeWaitReuse "time-wait-reuse" SWITCH, time_wait_reuse;
}
