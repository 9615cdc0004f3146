//! Plain copies of what happened: the only thing JavaScript sees.
//!
//! Times are whole microseconds of virtual time as `f64` (exact up to 2⁵³ µs, 285 years);
//! sequence numbers are relative to the initial ones, as in textbooks.

mod command;
mod copy;

use serde::{Deserialize, Serialize};

#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

pub use copy::Cursor;

/// Derives what a view needs; on wasm also its TypeScript type.
macro_rules! view {
    ($($(#[$meta:meta])* $visibility:vis $keyword:ident $name:ident { $($body:tt)* })*) => {$(
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[cfg_attr(target_arch = "wasm32", derive(Tsify))]
        $(#[$meta])*
        $visibility $keyword $name { $($body)* }
    )*};
}

view! {
    /// One of the two hosts.
    #[derive(Copy, Eq, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum HostName {
        /// The left one, which connects in the ready-made scenarios.
        Client,
        /// The right one.
        Server,
    }

    /// What a user of the page, a script or a host page can do.
    #[derive(Deserialize)]
    #[serde(tag = "type", rename_all = "kebab-case", try_from = "command::Fields")]
    pub enum Command {
        /// Passive OPEN on the host's port.
        Listen {
            /// Who.
            host: HostName,
        },
        /// Active OPEN to the other host's port.
        Connect {
            /// Who.
            host: HostName,
        },
        /// SEND `text`, as UTF-8.
        Send {
            /// Who.
            host: HostName,
            /// What.
            text: String,
        },
        /// CLOSE.
        Close {
            /// Who.
            host: HostName,
        },
        /// ABORT.
        Abort {
            /// Who.
            host: HostName,
        },
        /// Takes one segment, which is in flight, off the wire.
        Drop {
            /// [`SegmentView::id`].
            segment: u32,
        },
        /// Loses the next segment that `host` sends, or takes that back.
        DropNext {
            /// Whose.
            host: HostName,
            /// Lose it, or no longer.
            armed: bool,
        },
    }

    /// Why a call or a setting was refused.
    #[serde(rename_all = "camelCase")]
    pub struct RefusalView {
        /// Names the sentence, e.g. `connection-does-not-exist`.
        pub code: String,
        /// The RFC's own words, e.g. `error: connection does not exist`.
        pub text: String,
        /// Where they stand.
        pub citation: Option<CitationView>,
    }

    /// Where a rule stands.
    #[serde(rename_all = "camelCase")]
    pub struct CitationView {
        /// Number of the RFC.
        pub rfc: u16,
        /// Section, e.g. `3.10.7.4`.
        pub section: String,
        /// The numbered check within the section.
        pub step: Option<u8>,
    }

    /// All that changed by one call, and the state of the world after it.
    #[serde(rename_all = "camelCase")]
    pub struct Update {
        /// The world now.
        pub snapshot: SnapshotView,
        /// What was recorded since the last update, oldest first.
        pub entries: Vec<EntryView>,
        /// Segments that are new or whose fate changed since the last update; replace by `id`.
        pub segments: Vec<SegmentView>,
        /// Changes of a host's shown state since the last update, oldest first.
        pub phases: Vec<PhaseView>,
    }

    /// The world at one instant.
    #[serde(rename_all = "camelCase")]
    pub struct SnapshotView {
        /// Virtual time, µs.
        pub now: f64,
        /// When something will happen by itself, µs; none when all is quiet for ever.
        pub next_event_at: Option<f64>,
        /// How many segments are in flight.
        pub in_flight: u32,
        /// Time from one host to the other, µs.
        pub one_way_delay: f64,
        /// Client, then server.
        pub hosts: Vec<HostView>,
    }

    /// One host: its present connection, or its listener where there is none.
    #[serde(rename_all = "camelCase")]
    pub struct HostView {
        /// Which.
        pub host: HostName,
        /// Its own socket, `10.0.0.1:49152`.
        pub local: String,
        /// The peer's socket, once there is one.
        pub remote: Option<String>,
        /// One of the RFC's eleven names, e.g. `FIN-WAIT-1`.
        pub state: String,
        /// The port on which it listens.
        pub listening: Option<u16>,
        /// The RFC's variables; empty in CLOSED and LISTEN.
        pub variables: Vec<VariableView>,
        /// Running timers.
        pub timers: Vec<TimerView>,
        /// The five calls, each with the reason why it would be refused now.
        pub controls: Vec<ControlView>,
        /// Octets delivered to the application so far.
        pub received_bytes: f64,
        /// The last of them as text (at most 80 characters).
        pub received_text: String,
        /// The next segment from this host will be lost.
        pub drop_next_armed: bool,
        /// Older connections that still exist, e.g. in TIME-WAIT.
        pub others: Vec<OtherConnectionView>,
    }

    /// A named number of the TCB.
    #[serde(rename_all = "camelCase")]
    pub struct VariableView {
        /// The RFC's name, e.g. `snd.una`.
        pub name: String,
        /// Relative sequence number, octets, µs or a count.
        pub value: f64,
        /// What the value is.
        pub unit: Unit,
    }

    /// What a number is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    pub enum Unit {
        /// A relative sequence number.
        Sequence,
        /// Octets.
        Bytes,
        /// Virtual time, µs.
        Micros,
        /// A number of things.
        Count,
        /// No number: a state or a code.
        Word,
    }

    /// A running timer.
    #[serde(rename_all = "camelCase")]
    pub struct TimerView {
        /// Which.
        pub name: TimerName,
        /// When it was started, µs.
        pub started_at: f64,
        /// When it runs out, µs.
        pub expires_at: f64,
        /// How often it has run out in a row.
        pub attempt: u32,
    }

    /// The timers of a connection.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    pub enum TimerName {
        /// RTO.
        Retransmission,
        /// Zero-window probe.
        Persist,
        /// A small segment waits for a better window.
        Override,
        /// An acknowledgment waits for company.
        DelayedAck,
        /// Silence until the peer is asked.
        KeepAlive,
        /// 2 MSL.
        TimeWait,
    }

    /// A call, and whether it makes sense now.
    #[serde(rename_all = "camelCase")]
    pub struct ControlView {
        /// Which call.
        pub call: Call,
        /// Why it would be refused; none when it is possible.
        pub refusal: Option<RefusalView>,
    }

    /// The calls of §3.9.1 that the page offers.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    pub enum Call {
        /// Passive OPEN.
        Listen,
        /// Active OPEN.
        Connect,
        /// SEND.
        Send,
        /// CLOSE.
        Close,
        /// ABORT.
        Abort,
    }

    /// A connection that is not the present one.
    #[serde(rename_all = "camelCase")]
    pub struct OtherConnectionView {
        /// Its own socket.
        pub local: String,
        /// The peer's socket.
        pub remote: String,
        /// Its state.
        pub state: String,
    }

    /// One segment, from its sending on.
    #[serde(rename_all = "camelCase")]
    pub struct SegmentView {
        /// Counts segments from 0.
        pub id: u32,
        /// Who sent it.
        pub from: HostName,
        /// The one notation, e.g. `P. 1:6(5) ack 1 win 65535`.
        pub line: String,
        /// Control bits by name, in the order `SYN FIN RST PSH ACK URG`.
        pub flags: Vec<String>,
        /// What it mainly is; decides its look.
        pub shape: Shape,
        /// Relative sequence number.
        pub seq: u32,
        /// Relative acknowledgment number, with the ACK bit only.
        pub ack: Option<u32>,
        /// Octets of data.
        pub length: u32,
        /// Window field.
        pub window: u32,
        /// It was sent before.
        pub retransmission: bool,
        /// When it left, µs.
        pub sent_at: f64,
        /// When it arrives or would have arrived, µs.
        pub arrives_at: f64,
        /// What became of it.
        pub fate: FateView,
        /// When it was lost, µs.
        pub lost_at: Option<f64>,
    }

    /// The look of a segment.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    pub enum Shape {
        /// SYN is set.
        Syn,
        /// FIN is set.
        Fin,
        /// RST is set.
        Rst,
        /// Carries data.
        Data,
        /// Acknowledges only.
        Ack,
    }

    /// What became of a segment.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    pub enum FateView {
        /// On its way; also when the wire is going to lose it.
        InFlight,
        /// Arrived.
        Arrived,
        /// Lost.
        Lost,
    }

    /// One line of the log.
    #[serde(rename_all = "camelCase")]
    pub struct EntryView {
        /// Counts entries from 0.
        pub id: u32,
        /// When, µs.
        pub at: f64,
        /// At which host; for a loss, whose segment it was.
        pub host: HostName,
        /// `state sent resent ignored lost arrival timer user`.
        pub kind: String,
        /// Names the sentence `log-<code>` in the locale.
        pub code: String,
        /// Fills the sentence.
        pub values: Vec<ValueView>,
        /// Where the rule stands; none for what the user did to the wire.
        pub citation: Option<CitationView>,
        /// The segment that it is about: sent, lost, or the one whose arrival brought it about.
        pub segment: Option<u32>,
        /// That segment in the one notation.
        pub line: Option<String>,
    }

    /// A named value of an entry.
    #[serde(rename_all = "camelCase")]
    pub struct ValueView {
        /// The variable in the sentence.
        pub name: String,
        /// The number, in `unit`; 0 for a word.
        pub number: f64,
        /// The word, e.g. `FIN-WAIT-1`; empty for a number.
        pub word: String,
        /// What it is.
        pub unit: Unit,
    }

    /// From `at` on the host's shown state is `state`.
    #[serde(rename_all = "camelCase")]
    pub struct PhaseView {
        /// Which host.
        pub host: HostName,
        /// Since when, µs.
        pub at: f64,
        /// The RFC's name.
        pub state: String,
    }
}
