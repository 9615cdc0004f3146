//! Congestion control: how much may be in the network, whatever the peer's window allows.
//!
//! How the window grows while nothing is lost stands in [`growth`] (RFC 5681 §3.1, RFC 3465); it is
//! the same for all algorithms. What each of them does about a loss that duplicate acknowledgments
//! tell is a [`Recipe`] with a file of its own, to be read beside its RFC: [`tahoe`], [`reno`],
//! [`newreno`], and [`sack`] where the peer reports what has arrived. A timeout means the same for
//! all (RFC 5681 §3.1); the queue of what is sent again is kept in [`recovery`](super::recovery).

mod growth;
mod newreno;
mod reno;
mod sack;
mod tahoe;

use crate::seq::Seq;

/// Settings of congestion control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CongestionConfig {
    /// What is done about a loss; none: only the peer's window bounds the flight.
    pub algorithm: Option<Algorithm>,
    /// Initial window, segments (RFC 6928: 10; RFC 5681: up to 4).
    pub initial_window: u32,
    /// ssthresh at the start, octets; none: as high as can be (RFC 5681 §3.1).
    pub initial_ssthresh: Option<u32>,
    /// The loss of so many SYNs still leaves the initial window; after more of them the path
    /// starts with one segment (RFC 5681 §3.1: 0; Linux: 1).
    pub forgiven_syns: u32,
    /// L of RFC 3465 §2.2: an acknowledgment in slow start lets cwnd grow by no more than so many
    /// segments (RFC 5681 §3.1: 1); none: by all that it acknowledges, as in Linux.
    pub slow_start_limit: Option<u32>,
    /// Only a window that was used up grows (RFC 7661 §1's concern, and Linux's rule).
    pub validation: bool,
    /// What becomes of cwnd when nothing was sent for an RTO.
    pub idle_restart: IdleRestart,
    /// A duplicate acknowledgment may release one new segment (RFC 3042).
    pub limited_transmit: bool,
}

/// Declares an enum whose members are chosen by name.
macro_rules! choices {
    ($($(#[$doc:meta])* $type:ident { $($(#[$what:meta])* $member:ident $name:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $type { $($(#[$what])* $member),* }

        impl $type {
            /// All of them.
            pub const ALL: &'static [$type] = &[$($type::$member),*];

            /// Its name in scripts.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($type::$member => $name),* }
            }

            /// The one of this name.
            #[must_use]
            pub fn named(name: &str) -> Option<$type> {
                $type::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    )*};
}

choices! {
    /// What is done about a loss that duplicate acknowledgments tell.
    Algorithm {
        /// Fast retransmit, then slow start (4.3BSD-Tahoe).
        Tahoe "tahoe",
        /// Fast recovery up to the next new acknowledgment (RFC 5681 §3.2).
        Reno "reno",
        /// Fast recovery up to the acknowledgment of all that was in flight (RFC 6582).
        NewReno "newreno",
    }

    /// What becomes of cwnd when nothing was sent for an RTO: the path may have changed.
    IdleRestart {
        /// Nothing.
        Never "never",
        /// It falls to the initial window (RFC 5681 §4.1).
        InitialWindow "initial-window",
        /// For each RTO it falls by half, but not below the initial window (RFC 2861 §3, Linux).
        Halving "halving",
    }
}

/// What is to be done about the queue once a loss is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repair {
    /// The first segment goes out at once; then new ones, as the window allows.
    Fast,
    /// The first segment goes out at once; all behind it count as lost, as after a timeout.
    SlowStart,
}

/// What sets the algorithms apart. `mss` is that of the connection, octets.
pub(super) trait Recipe {
    /// Enough duplicates have come while `flight` octets were in flight.
    fn loss(&self, window: &mut Congestion, flight: u32, mss: u32) -> Repair;

    /// One more has come while the loss is being repaired.
    fn duplicate(&self, _: &mut Congestion, _mss: u32) {}

    /// `acked` octets are acknowledged of those that were in flight when the loss was told, but
    /// not all of them. Says whether the repair goes on.
    fn partial(&self, window: &mut Congestion, acked: u32, mss: u32) -> bool;

    /// All of them are acknowledged; `flight` octets were sent since.
    fn recovered(&self, window: &mut Congestion, flight: u32, mss: u32);
}

impl Algorithm {
    /// What it does; with selective acknowledgments the loss is told and repaired by what they
    /// report.
    pub(super) const fn recipe(self, with_sack: bool) -> &'static dyn Recipe {
        match (self, with_sack) {
            (Algorithm::Tahoe, _) => &tahoe::Tahoe,
            (_, true) => &sack::Sack,
            (Algorithm::Reno, false) => &reno::Reno,
            (Algorithm::NewReno, false) => &newreno::NewReno,
        }
    }
}

/// The congestion window and what moves it.
#[derive(Clone, Debug, PartialEq)]
pub struct Congestion {
    /// cwnd, octets.
    pub cwnd: u32,
    /// ssthresh, octets.
    pub ssthresh: u32,
    /// Octets acknowledged since cwnd last grew in congestion avoidance.
    acked: u32,
    /// The most that was in flight in the present round trip, octets.
    largest_flight: u32,
    /// SND.NXT when that was: its acknowledgment ends the round trip.
    round_end: Seq,
}

impl Congestion {
    /// Before the handshake: nothing is known of the path.
    pub(super) const fn new() -> Congestion {
        Congestion {
            cwnd: u32::MAX,
            ssthresh: u32::MAX,
            acked: 0,
            largest_flight: 0,
            round_end: Seq(0),
        }
    }

    /// The handshake is over; its SYN was lost so often.
    pub(super) fn start(&mut self, config: &CongestionConfig, mss: u32, lost_syns: u32) {
        if config.algorithm.is_some() {
            // What was lost before says nothing of the path's width.
            self.ssthresh = config.initial_ssthresh.unwrap_or(u32::MAX);
            self.cwnd = if lost_syns > config.forgiven_syns {
                mss
            } else {
                config.initial_window(mss)
            };
        }
    }

    /// Something was sent, so that now `flight` octets are in flight from `una` up to `nxt`.
    pub(super) fn sent(&mut self, una: Seq, nxt: Seq) {
        let flight = nxt.since(una);
        if flight > self.largest_flight || una.after_or_eq(self.round_end) {
            self.largest_flight = flight;
            self.round_end = nxt;
        }
    }

    /// A loss was found while `flight` octets were in flight: half of that is enough
    /// (RFC 5681 §3.1, equation 4).
    pub(super) fn lost(&mut self, flight: u32, mss: u32) {
        self.ssthresh = (flight / 2).max(2 * mss);
        self.acked = 0;
    }

    /// Sets cwnd to `octets`, at least a segment.
    pub(super) fn set(&mut self, octets: u32, mss: u32) {
        self.cwnd = octets.max(mss);
    }
}
