//! What happened, and why: every [`Note`] is a code with values and a [`Citation`].
//!
//! The engine emits Notes through an [`Observer`]; it never writes prose. A Note's
//! [`code`](Note::code) names the sentence in `www/locales/*.ftl`, its
//! [`values`](Note::values) fill it, its citation says where the rule stands.

mod kind;

use crate::seq::Seq;
use crate::side::Side;
use crate::tcp::{Edge, State};
use crate::time::Duration;

pub use kind::Kind;

/// Receives what happens inside a connection. `()` receives nothing at no cost.
pub trait Observer {
    /// `note` has just happened.
    fn note(&mut self, note: Note);
}

impl Observer for () {
    fn note(&mut self, _: Note) {}
}

/// Where the rule behind a [`Note`] is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Number of the RFC.
    pub rfc: u16,
    /// Section, without the sign: `3.10.7.4`.
    pub section: &'static str,
    /// The numbered check within the section ("eighth, check the FIN bit"), if it has any.
    pub step: Option<u8>,
}

const fn cite(rfc: u16, section: &'static str) -> Citation {
    Citation {
        rfc,
        section,
        step: None,
    }
}

const fn step(section: &'static str, step: u8) -> Citation {
    Citation {
        rfc: 9293,
        section,
        step: Some(step),
    }
}

/// Declares a field-less enum whose members each carry a code and a citation.
macro_rules! reasons {
    ($(#[$doc:meta])* $name:ident, $prefix:literal: $($(#[$why:meta])* $member:ident $code:literal $cite:expr;)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$why])* $member),* }

        impl $name {
            const CODES: &'static [&'static str] = &[$(concat!($prefix, "-", $code)),*];

            /// The name of the sentence that explains this reason.
            pub const fn code(self) -> &'static str {
                Self::CODES[self as usize]
            }

            /// Where the rule is written.
            pub const fn citation(self) -> Option<Citation> {
                match self { $($name::$member => $cite),* }
            }
        }
    };
}

reasons! {
    /// Why the state changed.
    Cause, "state":
    /// A passive OPEN.
    PassiveOpen "passive-open" Some(cite(9293, "3.10.1"));
    /// An active OPEN.
    ActiveOpen "active-open" Some(cite(9293, "3.10.1"));
    /// A SYN reached a listener.
    SynArrived "syn-arrived" Some(step("3.10.7.2", 3));
    /// Our SYN was answered by SYN and ACK.
    SynAckArrived "syn-ack-arrived" Some(step("3.10.7.3", 4));
    /// The peer's SYN crossed ours (MUST-10).
    SynCrossed "syn-crossed" Some(step("3.10.7.3", 4));
    /// Our SYN (with ACK) was acknowledged.
    SynAcked "syn-acked" Some(step("3.10.7.4", 5));
    /// CLOSE was called on an open connection.
    CloseCalled "close-called" Some(cite(9293, "3.10.4"));
    /// CLOSE was called before the connection was open.
    OpenAbandoned "open-abandoned" Some(cite(9293, "3.10.4"));
    /// The peer's FIN arrived first.
    FinArrived "fin-arrived" Some(step("3.10.7.4", 8));
    /// Our FIN was acknowledged, the peer's is still to come.
    FinAcked "fin-acked" Some(step("3.10.7.4", 5));
    /// The peer's FIN crossed ours.
    FinCrossed "fin-crossed" Some(step("3.10.7.4", 8));
    /// The peer's FIN arrived after ours had been acknowledged.
    FinAnswered "fin-answered" Some(step("3.10.7.4", 8));
    /// The peer's FIN came in the segment that acknowledged ours.
    FinWithAck "fin-with-ack" Some(step("3.10.7.4", 8));
    /// In CLOSING our FIN was acknowledged.
    CrossedFinAcked "crossed-fin-acked" Some(step("3.10.7.4", 5));
    /// In LAST-ACK our FIN was acknowledged.
    LastAckArrived "last-ack-arrived" Some(step("3.10.7.4", 5));
    /// Two maximum segment lifetimes have passed.
    TimeWaitOver "time-wait-over" Some(cite(9293, "3.10.8"));
    /// The user is gone, and the peer has not closed for too long; RFC 9293 knows no such limit.
    FinWait2Over "fin-wait-2-over" None;
    /// A new connection between the same sockets may begin before 2 MSL are over.
    MadeWay "made-way" Some(cite(6191, "2"));
    /// We open a new connection between the same sockets before 2 MSL are over.
    MadeWayForOurs "made-way-for-ours" Some(cite(6191, "2"));
    /// The peer reset the connection.
    ResetArrived "reset-arrived" Some(step("3.10.7.4", 2));
    /// The peer refused our SYN.
    Refused "refused" Some(step("3.10.7.3", 2));
    /// The peer reset a connection that crossed opens had brought to SYN-RECEIVED.
    RefusedCrossed "refused-crossed" Some(step("3.10.7.4", 2));
    /// A passively opened connection was reset before it was established.
    BackToListen "back-to-listen" Some(step("3.10.7.4", 2));
    /// A passively opened connection met another SYN before it was established.
    BackToListenSyn "back-to-listen-syn" Some(step("3.10.7.4", 4));
    /// The SYN for which TIME-WAIT had ended was reset: it was an old duplicate (MAY-2).
    BackToTimeWait "back-to-time-wait" Some(cite(9293, "3.6.1"));
    /// A SYN in the window, without RFC 5961's protection.
    SynInWindow "syn-in-window" Some(step("3.10.7.4", 4));
    /// Data came that nobody will read.
    Abandoned "abandoned" Some(cite(2525, "2.17"));
    /// The network says that the peer can't be reached.
    Unreachable "unreachable" Some(cite(9293, "3.9.2.2"));
    /// ABORT was called.
    Aborted "aborted" Some(cite(9293, "3.10.5"));
    /// Nobody answered for too long (R2).
    GaveUp "gave-up" Some(cite(9293, "3.8.3"));
}

reasons! {
    /// Why a segment was sent for the first time.
    Reason, "sent":
    /// An active OPEN announces its initial sequence number.
    Syn "syn" Some(cite(9293, "3.10.1"));
    /// A SYN is acknowledged by ours.
    SynAck "syn-ack" Some(step("3.10.7.2", 3));
    /// A SYN is acknowledged by one of ours whose number is a SYN cookie.
    SynCookie "syn-cookie" Some(cite(4987, "3.6"));
    /// The peer's SYN crossed ours, which goes out again with an ACK.
    SynAckCrossed "syn-ack-crossed" Some(step("3.10.7.3", 4));
    /// The third step of the handshake.
    HandshakeAck "handshake-ack" Some(step("3.10.7.3", 4));
    /// User data.
    Data "data" Some(cite(9293, "3.10.2"));
    /// The last user data together with the FIN.
    DataFin "data-fin" Some(cite(9293, "3.10.4"));
    /// The user has no more to send.
    Fin "fin" Some(cite(9293, "3.10.4"));
    /// Data was accepted.
    AckData "ack-data" Some(step("3.10.7.4", 7));
    /// Data was accepted a while ago, and nothing came that could carry the acknowledgment.
    AckDelayed "ack-delayed" Some(cite(9293, "3.8.6.3"));
    /// The timestamp is older than what was accepted.
    AckOldTimestamp "ack-old-timestamp" Some(cite(7323, "5.3"));
    /// A silent peer is asked whether it is still there.
    KeepAlive "keep-alive" Some(cite(9293, "3.8.4"));
    /// The peer's FIN was accepted.
    AckFin "ack-fin" Some(step("3.10.7.4", 8));
    /// The FIN that was already accepted came again.
    AckFinAgain "ack-fin-again" Some(step("3.10.7.4", 5));
    /// Data came ahead of a hole.
    AckHole "ack-hole" Some(step("3.10.7.4", 7));
    /// All of the segment had been received before.
    AckDuplicate "ack-duplicate" Some(step("3.10.7.4", 1));
    /// The segment was outside the window.
    AckUnacceptable "ack-unacceptable" Some(step("3.10.7.4", 1));
    /// A RST in the window, but not at its edge.
    ChallengeRst "challenge-rst" Some(step("3.10.7.4", 2));
    /// A SYN in a synchronized state.
    ChallengeSyn "challenge-syn" Some(step("3.10.7.4", 4));
    /// An acknowledgment of something never sent, or of long ago.
    ChallengeAck "challenge-ack" Some(step("3.10.7.4", 5));
    /// The user read, the window is worth announcing again.
    WindowUpdate "window-update" Some(cite(9293, "3.8.6.2.2"));
    /// The peer's window is zero; one octet asks whether it still is.
    Probe "probe" Some(cite(9293, "3.8.6.1"));
    /// ABORT was called.
    ResetAbort "reset-abort" Some(cite(9293, "3.10.5"));
    /// No such connection here.
    ResetNoConnection "reset-no-connection" Some(cite(9293, "3.10.7.1"));
    /// A listener has sent nothing that could be acknowledged.
    ResetAckInListen "reset-ack-in-listen" Some(step("3.10.7.2", 2));
    /// The acknowledgment in SYN-SENT is not of our SYN.
    ResetAckInSynSent "reset-ack-in-syn-sent" Some(step("3.10.7.3", 1));
    /// A SYN in the window, without RFC 5961's protection.
    ResetSynInWindow "reset-syn-in-window" Some(step("3.10.7.4", 4));
    /// Nobody will ever read the data that came in.
    ResetUnread "reset-unread" Some(cite(2525, "2.17"));
    /// The acknowledgment in SYN-RECEIVED is not of our SYN.
    ResetAckInSynReceived "reset-ack-in-syn-received" Some(step("3.10.7.4", 5));
}

reasons! {
    /// What is sent again, because its acknowledgment did not come.
    Resent, "resent":
    /// A SYN.
    Syn "syn" Some(cite(6298, "5.4"));
    /// A SYN with ACK.
    SynAck "syn-ack" Some(cite(6298, "5.4"));
    /// Data.
    Data "data" Some(cite(6298, "5.4"));
    /// A FIN, perhaps with data before it.
    Fin "fin" Some(cite(6298, "5.4"));
    /// A segment that several duplicate acknowledgments miss.
    Fast "fast" Some(cite(5681, "3.2"));
    /// A hole between selectively acknowledged octets.
    Hole "hole" Some(cite(6675, "5"));
    /// The next segment of a flight that was lost: the last answer acknowledged only a part of it.
    NextLost "next-lost" Some(cite(5681, "3.1"));
}

reasons! {
    /// Why an arriving segment, or a part of it, had no effect.
    Ignored, "ignored":
    /// A RST for a connection that does not exist.
    ResetNoConnection "reset-no-connection" Some(cite(9293, "3.10.7.1"));
    /// A RST for a listener.
    ResetInListen "reset-in-listen" Some(step("3.10.7.2", 1));
    /// Neither RST, ACK nor SYN for a listener.
    NothingForListen "nothing-for-listen" Some(step("3.10.7.2", 4));
    /// A RST whose acknowledgment is not of our SYN.
    ResetBadAck "reset-bad-ack" Some(step("3.10.7.3", 1));
    /// A RST without acknowledgment in SYN-SENT.
    ResetWithoutAck "reset-without-ack" Some(step("3.10.7.3", 2));
    /// Neither SYN nor RST in SYN-SENT.
    NothingForSynSent "nothing-for-syn-sent" Some(step("3.10.7.3", 5));
    /// A RST outside the window.
    ResetOutsideWindow "reset-outside-window" Some(step("3.10.7.4", 2));
    /// Received before; an acknowledgment says so once more.
    Duplicate "duplicate" Some(step("3.10.7.4", 1));
    /// Outside the window; an acknowledgment tells the peer what is expected.
    OutsideWindow "outside-window" Some(step("3.10.7.4", 1));
    /// A synchronized connection needs an acknowledgment in every segment.
    NoAck "no-ack" Some(step("3.10.7.4", 5));
    /// An acknowledgment of something never sent, or of long ago.
    BadAck "bad-ack" Some(step("3.10.7.4", 5));
    /// The timestamp is older than what was accepted.
    OldTimestamp "old-timestamp" Some(cite(7323, "5.3"));
    /// Both sides agreed on timestamps, and this segment has none.
    NoTimestamp "no-timestamp" Some(cite(7323, "3.2"));
    /// A RST does not end TIME-WAIT here.
    ResetInTimeWait "reset-in-time-wait" Some(cite(1337, "3"));
    /// Data after the peer's FIN.
    TextAfterFin "text-after-fin" Some(step("3.10.7.4", 7));
    /// The listener has more unfinished handshakes than it wants.
    BacklogFull "backlog-full" None;
    /// The handshake would be complete, but too many connections wait to be accepted.
    AcceptQueueFull "accept-queue-full" None;
    /// The host has crashed and hears nothing.
    HostDown "host-down" None;
    /// The handshake would be complete, but the listener's user wants to hear of data only.
    Deferred "deferred" None;
    /// There have been too many challenges within a second.
    ChallengeLimit "challenge-limit" Some(cite(5961, "7"));
    /// The checksum does not fit (MUST-3).
    BadChecksum "bad-checksum" Some(cite(9293, "3.1"));
}

/// The calls of §3.9.1 that change something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the RFC's")]
pub enum UserCall {
    /// Passive OPEN.
    Listen,
    /// Active OPEN.
    Connect,
    Send,
    Close,
    Abort,
}

impl UserCall {
    /// Where it is described.
    #[must_use]
    pub const fn citation(self) -> Citation {
        cite(
            9293,
            match self {
                UserCall::Listen | UserCall::Connect => "3.10.1",
                UserCall::Send => "3.10.2",
                UserCall::Close => "3.10.4",
                UserCall::Abort => "3.10.5",
            },
        )
    }
}

reasons! {
    /// Why the wire lost a segment.
    Loss, "lost":
    /// The user removed this very segment.
    Chosen "chosen" None;
    /// The user had asked to lose the next one from this side.
    Next "next" None;
    /// The user had described it before it was sent.
    Described "described" None;
    /// The random loss of the link.
    Chance "chance" None;
    /// The datagram is longer than the link's MTU.
    TooBig "too-big" None;
    /// The queue before the link is full.
    QueueFull "queue-full" None;
    /// The cable is out.
    Unplugged "unplugged" None;
}

/// A value in a [`Note`] or another code, with its meaning.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number of things.
    Count(u64),
    /// A time span.
    Span(Duration),
    /// A sequence number of the peer's octets.
    Peer(Seq),
    /// A connection state.
    State(State),
    /// A word that is the same in all languages, such as the name of an error.
    Code(&'static str),
    /// What a script or an application said, or a call returned, as written in scripts.
    Text(String),
}

impl From<u32> for Value {
    fn from(count: u32) -> Value {
        Value::Count(count.into())
    }
}

impl From<u64> for Value {
    fn from(count: u64) -> Value {
        Value::Count(count)
    }
}

impl From<Duration> for Value {
    fn from(span: Duration) -> Value {
        Value::Span(span)
    }
}

impl From<Seq> for Value {
    fn from(seq: Seq) -> Value {
        Value::Peer(seq)
    }
}

impl From<State> for Value {
    fn from(state: State) -> Value {
        Value::State(state)
    }
}

impl From<&'static str> for Value {
    fn from(code: &'static str) -> Value {
        Value::Code(code)
    }
}

impl From<Side> for Value {
    fn from(host: Side) -> Value {
        Value::Code(host.name())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

/// Declares [`Note`]: first what is told by a reason of its own, then the plain facts with their
/// code and citation. All fields but the reason fill the sentence.
macro_rules! notes {
    (
        reasoned {
            $($(#[$told:meta])* $one:ident { $reason:ident: $by:ident $(, $value:ident: $of:ty)* }
                $sort:ident;)*
        }
        facts {
            $($(#[$doc:meta])* $fact:ident $({ $($field:ident: $type:ty),* })?
                $code:literal $kind:ident $cite:expr;)*
        }
    ) => {
        /// Something that happened, at the layer that knows why.
        #[derive(Clone, Debug, PartialEq)]
        #[expect(missing_docs, reason = "the sentence names the fields")]
        pub enum Note {
            $($(#[$told])* $one { $reason: $by $(, $value: $of)* },)*
            $($(#[$doc])* $fact $({ $($field: $type),* })?,)*
        }

        impl Note {
            /// The codes of all Notes.
            pub fn codes() -> impl Iterator<Item = &'static str> {
                let reasons: &[&[&'static str]] = &[$($by::CODES),*];
                reasons.concat().into_iter().chain([$($code),*])
            }

            /// The name of the sentence that tells this Note.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Note::$one { $reason, .. } => $reason.code(),)*
                    $(Note::$fact { .. } => $code,)*
                }
            }

            /// What sort of thing it tells.
            #[must_use]
            pub const fn kind(&self) -> Kind {
                match self {
                    $(Note::$one { .. } => Kind::$sort,)*
                    $(Note::$fact { .. } => Kind::$kind,)*
                }
            }

            /// Where the rule stands; `None` where there is no rule, as for a loss.
            #[must_use]
            pub const fn citation(&self) -> Option<Citation> {
                match self {
                    $(Note::$one { $reason, .. } => $reason.citation(),)*
                    $(Note::$fact { .. } => $cite,)*
                }
            }

            /// The values that fill the sentence, by name.
            #[must_use]
            pub fn values(&self) -> Vec<(&'static str, Value)> {
                match *self {
                    $(Note::$one { $($value,)* .. } => {
                        vec![$((stringify!($value), Value::from($value))),*]
                    })*
                    $(Note::$fact $({ $($field),* })? => {
                        vec![$($((stringify!($field), Value::from($field))),*)?]
                    })*
                }
            }
        }
    };
}

notes! {
    reasoned {
        /// The connection went to another state.
        Entered { why: Cause, from: State, to: State } State;
        /// A segment left for the first time.
        Sent { why: Reason } Sent;
        /// A segment left again; `attempt` counts its retransmissions, from 1.
        Resent { what: Resent, attempt: u32 } Resent;
        /// An arriving segment had no (further) effect.
        Ignored { why: Ignored } Ignored;
        /// The wire lost a segment.
        Lost { why: Loss } Lost;
    }
    facts {
        /// `bytes` of ours were newly acknowledged (SYN and FIN not counted).
        Acked { bytes: u32 } "acked" Arrival Some(step("3.10.7.4", 5));
        /// The `count`-th acknowledgment in a row of what was already acknowledged.
        DuplicateAck { count: u32 } "duplicate-ack" Arrival Some(cite(5681, "2"));
        /// A loss was found by duplicate acknowledgments; the sender slows down.
        FastRecovery { cwnd: u32, ssthresh: u32 }
            "fast-recovery" Arrival Some(cite(5681, "3.2"));
        /// The same without fast recovery: slow start (Tahoe).
        FastRetransmit { cwnd: u32, ssthresh: u32 }
            "fast-retransmit" Arrival Some(cite(2001, "3"));
        /// All that was in flight when the loss was found is acknowledged.
        RecoveryOver { cwnd: u32 } "recovery-over" Arrival Some(cite(6582, "3.2"));
        /// The acknowledgment holds a SYN cookie of ours: there is a connection after all.
        CookieRight "cookie-right" Arrival Some(cite(4987, "3.6"));
        /// The acknowledgment holds no SYN cookie of ours, or one that is too old.
        CookieWrong "cookie-wrong" Arrival Some(cite(4987, "3.6"));
        /// The same segment was sent `attempts` times again: R1, the network layer should know.
        PathDoubted { attempts: u32 } "path-doubted" Timer Some(cite(9293, "3.8.3"));
        /// The network reports trouble that may pass.
        NetworkTrouble "network-trouble" Arrival Some(cite(9293, "3.9.2.2"));
        /// Urgent data up to `end` is on its way.
        SignalUrgent { end: Seq } "signal-urgent" User Some(step("3.10.7.4", 6));
        /// The network says that the peer can't be reached.
        SignalUnreachable "signal-unreachable" User Some(cite(9293, "3.9.2.2"));
        /// `bytes` of data arrived in order and are ready for the user.
        Accepted { bytes: u32 } "accepted" Arrival Some(step("3.10.7.4", 7));
        /// `bytes` arrived ahead of a hole that begins at `missing`.
        Held { bytes: u32, missing: Seq } "held" Arrival Some(step("3.10.7.4", 1));
        /// The hole is filled; `bytes` that had waited behind it are ready too.
        HoleFilled { bytes: u32 } "hole-filled" Arrival Some(step("3.10.7.4", 7));
        /// The peer's FIN arrived ahead of a hole that begins at `missing`.
        FinHeld { missing: Seq } "fin-held" Arrival Some(step("3.10.7.4", 1));
        /// The peer closed its receive window.
        WindowClosed "window-closed" Arrival Some(cite(9293, "3.8.6.1"));
        /// The peer opened its receive window to `bytes`.
        WindowOpened { bytes: u32 } "window-opened" Arrival Some(step("3.10.7.4", 5));
        /// A round trip was measured and moved the retransmission timeout.
        RttSampled { rtt: Duration, srtt: Duration, rto: Duration }
            "rtt-sampled" Arrival Some(cite(6298, "2"));
        /// The same, where the timeout would be lower but for its lower bound.
        RttSampledAtFloor { rtt: Duration, srtt: Duration, rto: Duration }
            "rtt-sampled-at-floor" Arrival Some(cite(6298, "2.4"));
        /// The same, where the lower bound is one of what comes on top of SRTT.
        RttSampledAboveFloor { rtt: Duration, srtt: Duration, rto: Duration, least: Duration }
            "rtt-sampled-above-floor" Arrival Some(cite(6298, "2.4"));
        /// The SYN had timed out and told nothing of the round trip: data starts with `rto`.
        RtoAfterSynTimeout { rto: Duration } "rto-after-syn-timeout" Arrival Some(cite(6298, "5.7"));
        /// The acknowledgment covers retransmitted data: no sample (Karn).
        RttAmbiguous "rtt-ambiguous" Arrival Some(cite(6298, "3"));
        /// The retransmission timer ran out after `waited`; the next wait is `rto`, `doubled` up to
        /// its bound or `linear`.
        RetransmissionTimeout { waited: Duration, rto: Duration, how: &'static str }
            "retransmission-timeout" Timer Some(cite(6298, "5"));
        /// The listener has waited long enough for data.
        DeferOver "defer-over" Timer None;
        /// FIN-WAIT-2 has an end, as on Linux: the user is gone.
        OrphanWaits { span: Duration } "orphan-waits" Timer None;
        /// 2 MSL begin.
        TimeWaitStarted { span: Duration } "time-wait-started" Timer Some(cite(9293, "3.6"));
        /// The peer repeated its FIN: 2 MSL start again.
        TimeWaitRestarted { span: Duration }
            "time-wait-restarted" Timer Some(step("3.10.7.4", 8));
        /// "connection closing": the peer will send no more.
        SignalClosing "signal-closing" User Some(step("3.10.7.4", 8));
        /// "connection reset".
        SignalReset "signal-reset" User Some(step("3.10.7.4", 2));
        /// "connection refused".
        SignalRefused "signal-refused" User Some(step("3.10.7.3", 2));
        /// "connection aborted due to user timeout".
        SignalTimeout "signal-timeout" User Some(cite(9293, "3.10.8"));
        /// The user called passive OPEN on `port`.
        CallListen { port: u32 } "call-listen" User Some(cite(9293, "3.10.1"));
        /// The user called active OPEN.
        CallConnect "call-connect" User Some(cite(9293, "3.10.1"));
        /// The user called SEND with `bytes` octets.
        CallSend { bytes: u32 } "call-send" User Some(cite(9293, "3.10.2"));
        /// The user called CLOSE.
        CallClose "call-close" User Some(cite(9293, "3.10.4"));
        /// The user called ABORT.
        CallAbort "call-abort" User Some(cite(9293, "3.10.5"));
        /// The user called `shutdown`: `rd`, `wr` or `rdwr`.
        CallShutdown { how: &'static str } "call-shutdown" User Some(cite(9293, "3.10.4"));
        /// A call failed with this error.
        CallFailed { call: &'static str, errno: &'static str } "call-failed" User None;
        /// The host forgot everything.
        HostCrashed "host-crashed" User Some(cite(9293, "3.5.1"));
        /// It is there again, with nothing open.
        HostRestarted "host-restarted" User Some(cite(9293, "3.5.1"));
        /// By chance the wire delivers a segment twice; this is the second one.
        WireDuplicated "wire-duplicated" Wire None;
        /// By chance a segment is so slow that those behind it may overtake it.
        WireReordered "wire-reordered" Wire None;
        /// The user holds a segment on the wire.
        SegmentHeld "segment-held" User None;
        /// The user lets a held segment go on.
        SegmentReleased "segment-released" User None;
        /// The user makes a segment arrive later.
        SegmentDelayed { by: Duration } "segment-delayed" User None;
        /// The user makes a segment arrive twice; this is the second one.
        SegmentDuplicated { after: Duration } "segment-duplicated" User None;
        /// The user damages a segment.
        SegmentCorrupted "segment-corrupted" User None;
        /// The user rewrites the header of a segment.
        SegmentEdited "segment-edited" User None;
        /// The user sends a segment in the name of this host.
        SegmentForged "segment-forged" User None;
        /// The user asked that this befall a segment that is still to come.
        FaultArmed { fault: &'static str } "fault-armed" User None;
        /// The user took all such wishes back.
        FaultDisarmed "fault-disarmed" User None;
        /// The cable is out.
        CableUnplugged "cable-unplugged" User None;
        /// The cable is in again.
        CablePlugged "cable-plugged" User None;
    }
}

impl Note {
    /// The edge of the state diagram that a connection has walked, if that is what it tells.
    #[must_use]
    pub const fn edge(&self) -> Option<Edge> {
        match *self {
            Note::Entered { from, to, .. } => Some(Edge { from, to }),
            _ => None,
        }
    }
}
