//! Plain copies of what happened: the only thing JavaScript sees.
//!
//! Times are whole microseconds of virtual time as `f64` (exact up to 2⁵³ µs, 285 years);
//! sequence numbers are relative to the initial ones, as in textbooks.

use serde::Serialize;

#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

/// Derives what a view needs; on wasm also its TypeScript type.
macro_rules! view {
    ($($(#[$meta:meta])* $visibility:vis $keyword:ident $name:ident { $($body:tt)* })*) => {$(
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[cfg_attr(target_arch = "wasm32", derive(Tsify))]
        $(#[$meta])*
        $visibility $keyword $name { $($body)* }
    )*};
}

mod branch;
mod copy;
mod octets;
mod sockets;
mod strace;
mod tcb;
mod trace;

pub use branch::{BeganView, BranchView, LeftOutView, SaidView, WalkView};
pub use octets::{FieldView, OctetsView};
pub use tcb::{PieceView, SpaceView, TcbView};
pub use trace::TraceView;

view! {
    /// One of the two hosts.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    pub enum HostName {
        /// The left one, which connects in the ready-made scenarios.
        Client,
        /// The right one.
        Server,
    }

    /// Why a call or a setting was refused.
    #[serde(rename_all = "camelCase")]
    pub struct RefusalView {
        /// Names the sentence, e.g. `connection-does-not-exist`.
        pub code: String,
        /// The RFC's own words, e.g. `error: connection does not exist`; none where TCP has no part
        /// in it.
        pub text: Option<String>,
        /// Where they stand.
        pub citation: Option<CitationView>,
    }

    /// What is wrong with a script.
    #[serde(rename_all = "camelCase")]
    pub struct ScriptErrorView {
        /// Names the sentence, e.g. `unknown-word`.
        pub code: String,
        /// Fills the sentence.
        pub values: Vec<ValueView>,
        /// From 1 on.
        pub line: u32,
        /// From 1 on, in characters.
        pub column: u32,
        /// How many characters are wrong, at least 1.
        pub length: u32,
        /// The line.
        pub source: String,
        /// What could stand there, as far as it is known.
        pub expected: Vec<ExpectedView>,
        /// The word that was perhaps meant.
        pub suggestion: Option<String>,
    }

    /// Something that could stand at a place of a script.
    #[serde(rename_all = "camelCase")]
    pub struct ExpectedView {
        /// Names what it is, e.g. `state`; `word` for a word of the grammar, `end` for the end.
        pub kind: String,
        /// The words of this kind that fit; empty for numbers, strings and the end.
        pub words: Vec<String>,
        /// How such a thing is written, e.g. `300ms`, where the kind does not show it.
        pub example: Option<String>,
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
        /// After the time went back: of what the viewer has, only so much of each list is still so.
        /// What follows in this update comes after that.
        pub kept: Option<KeptView>,
        /// What was recorded since the last update, oldest first.
        pub entries: Vec<EntryView>,
        /// Segments that are new or whose fate changed since the last update; replace by `id`.
        pub segments: Vec<SegmentView>,
        /// Changes of a host's shown state since the last update, oldest first.
        pub phases: Vec<PhaseView>,
        /// Socket calls that were made or have returned since the last update; replace by `id`.
        pub calls: Vec<CallView>,
        /// Expectations that are new or were decided since the last update; replace by `id`.
        pub expectations: Vec<ExpectationView>,
    }

    /// How much of each list is still so, counted from the oldest.
    #[serde(rename_all = "camelCase")]
    pub struct KeptView {
        /// Entries of the log.
        pub entries: u32,
        /// Segments.
        pub segments: u32,
        /// Changes of the shown states.
        pub phases: u32,
        /// Socket calls.
        pub calls: u32,
        /// Expectations.
        pub expectations: u32,
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
        /// The cable is plugged in.
        pub plugged: bool,
        /// The script has an end, which keeps what is still to come from happening.
        pub ended: bool,
        /// Up to when it is known what happens, µs: later than now in the past.
        pub known_until: f64,
        /// The id of the present branch.
        pub branch: u32,
        /// How many branches there are.
        pub branches: u32,
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
        /// The edges of the state diagram that its connections have walked: bit n is set for edge n
        /// of `Simulation.edges()`.
        pub walked: u32,
        /// The port on which it listens.
        pub listening: Option<u16>,
        /// The RFC's variables; empty in CLOSED and LISTEN.
        pub variables: Vec<VariableView>,
        /// Running timers.
        pub timers: Vec<TimerView>,
        /// The five calls of §3.9.1, each with the reason why it makes no sense now.
        pub controls: Vec<ControlView>,
        /// It has crashed and is not back yet.
        pub down: bool,
        /// The descriptor of the present socket, on which calls act.
        pub socket: Option<u32>,
        /// The application that uses new sockets, as in scripts: `close-on-eof`.
        pub app: String,
        /// How many sockets `ss` would list.
        pub sockets: u32,
        /// Octets delivered to the application so far.
        pub received_bytes: f64,
        /// The last of them as text (at most 80 characters).
        pub received_text: String,
        /// Segments from this host that wait for their turn on a wire with a rate.
        pub queued: u32,
        /// The next segment from this host will be lost.
        pub drop_next_armed: bool,
        /// Faults that wait for a segment from this host, as in scripts: `drop client 2nd data`.
        pub armed: Vec<String>,
        /// Older connections that still exist, e.g. in TIME-WAIT; the first few.
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
        /// What a relative sequence number counts from, as it is on the wire.
        pub base: Option<u32>,
    }

    /// What a number is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    pub enum Unit {
        /// A relative sequence number.
        Sequence,
        /// A sequence number as it is on the wire.
        Absolute,
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
        /// The end of FIN-WAIT-2, once the user is gone.
        #[serde(rename = "fin-wait-2")]
        FinWait2,
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

    /// A socket call, as `strace` shows it.
    #[serde(rename_all = "camelCase")]
    pub struct CallView {
        /// Counts calls from 0.
        pub id: u32,
        /// Whose.
        pub host: HostName,
        /// When, µs.
        pub at: f64,
        /// An application called; else the user or the script.
        pub by_app: bool,
        /// `connect(3, 10.0.0.2:80)`.
        pub text: String,
        /// `0`, `5`, `"hello"`, `-1 ECONNREFUSED`; none while it waits.
        pub result: Option<String>,
        /// It has failed.
        pub failed: bool,
        /// When it returned, µs.
        pub returned_at: Option<f64>,
    }

    /// Something that the script expects.
    #[serde(rename_all = "camelCase")]
    pub struct ExpectationView {
        /// Counts expectations from 0.
        pub id: u32,
        /// The line of the script, from 1 on; 0 for what was said later.
        pub line: u32,
        /// As in the script.
        pub text: String,
        /// Whether it is so.
        pub status: ExpectationStatus,
        /// When that was decided, µs.
        pub decided_at: Option<f64>,
        /// Why it is not met.
        pub why: Option<ReasonView>,
    }

    /// Why an expectation is not met.
    #[serde(rename_all = "camelCase")]
    pub struct ReasonView {
        /// Names the sentence, e.g. `host-is`.
        pub code: String,
        /// The line could not be carried out: `code` is that of a refusal.
        pub refused: bool,
        /// Fills the sentence.
        pub values: Vec<ValueView>,
    }

    /// Whether an expectation is met.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    pub enum ExpectationStatus {
        /// Not decided yet.
        Open,
        /// It is.
        Met,
        /// It is not.
        Failed,
    }

    /// An edge of the state diagram, §3.3.2, Figure 5.
    #[serde(rename_all = "camelCase")]
    pub struct EdgeView {
        /// The state before, as the RFC writes it.
        pub from: String,
        /// The state after.
        pub to: String,
        /// Figure 5 shows it; of the others only the text knows.
        pub drawn: bool,
    }

    /// The shortest way to a goal that a search has found.
    #[serde(rename_all = "camelCase")]
    pub struct WayView {
        /// What to say, in the order of the times: `at 2.5s: client close`.
        pub lines: Vec<String>,
        /// All that was said so far and then these lines: a script that reaches the goal.
        pub script: String,
        /// When it is reached, µs.
        pub reached_at: f64,
    }

    /// The sockets of a host, as `ss -tanoi` lists them.
    #[serde(rename_all = "camelCase")]
    pub struct SocketsView {
        /// The first rows.
        pub rows: Vec<SocketView>,
        /// How many there are.
        pub total: u32,
        /// How many are in each state that occurs.
        pub states: Vec<StateCountView>,
    }

    /// How many sockets are in a state.
    #[serde(rename_all = "camelCase")]
    pub struct StateCountView {
        /// The RFC's name.
        pub state: String,
        /// How many.
        pub count: u32,
    }

    /// One row of `ss`.
    #[serde(rename_all = "camelCase")]
    pub struct SocketView {
        /// The RFC's name of the state.
        pub state: String,
        /// Unread octets; for a listener, connections that wait to be accepted.
        pub recv_q: u32,
        /// Unacknowledged octets; for a listener, its backlog.
        pub send_q: u32,
        /// `10.0.0.1:49152`.
        pub local: String,
        /// `10.0.0.2:80`, or `0.0.0.0:*`.
        pub peer: String,
        /// Its descriptor; none while it is not accepted and after `close`.
        pub fd: Option<u32>,
        /// The application that uses it, as in scripts.
        pub app: Option<String>,
        /// The timer that runs out next.
        pub timer: Option<TimerView>,
        /// What `-i` adds: `cwnd:10 rto:1000 …`, ready to print.
        pub info: String,
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
        /// What `seq` counts from, as it is on the wire: the initial sequence number of the sender's
        /// connection; 0 where no host has begun one between these sockets.
        pub seq_base: u32,
        /// What `ack` and the numbers of SACK count from: the receiver's.
        pub ack_base: u32,
        /// The port of its sender.
        pub source_port: u16,
        /// The port of its receiver.
        pub destination_port: u16,
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
        /// Its name in scripts: `SYN SYN-ACK ACK FIN RST data`.
        pub kind: String,
        /// What became of it.
        pub fate: FateView,
        /// It is a copy that the wire or the user made of this one.
        pub copy_of: Option<u32>,
        /// A third party sent it in the host's name.
        pub forged: bool,
        /// An octet changed on the way: its checksum is wrong.
        pub corrupted: bool,
        /// Its header was rewritten on the way.
        pub edited: bool,
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
        /// Held on its way until it is released.
        Held,
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
        /// What a relative sequence number counts from, as it is on the wire.
        pub base: Option<u32>,
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
