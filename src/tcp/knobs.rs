//! The numbers and switches of [`Config`] by name, as scripts set them.

use crate::time::Duration;

use super::config::{Config, CongestionConfig, LONGEST_DELAY};

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
}

/// What a [`Knob`] takes; the bounds are included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnobKind {
    /// [`KnobValue::On`] or [`KnobValue::Off`].
    Switch,
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

impl Field for Option<CongestionConfig> {
    fn put(&mut self, value: KnobValue) {
        let default = Config::TEXTBOOK.congestion;
        *self = match value {
            KnobValue::On => self.or(default),
            KnobValue::Count(initial_window) => self.or(default).map(|config| CongestionConfig {
                initial_window,
                ..config
            }),
            _ => None,
        };
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
    /// [`Config::congestion`]: on or off.
    CongestionControl "congestion-control" SWITCH, congestion;
    /// [`CongestionConfig::initial_window`], which switches congestion control on.
    InitialWindow "initial-window" count(1, 1_000, false), congestion;
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
    /// [`Config::max_rto`].
    MaxRto "max-rto" time(MILLI, DAY, false), max_rto;
    /// [`Config::msl`].
    Msl "msl" time(ZERO, HOUR, false), msl;
    /// [`Config::syn_give_up`].
    SynTimeout "syn-timeout" time(MILLI, DAY, false), syn_give_up;
    /// [`Config::give_up`].
    UserTimeout "user-timeout" time(MILLI, DAY, false), give_up;
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
