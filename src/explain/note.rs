//! What happened: each [`Note`] with its code, its values, its kind and its citation.

use crate::seq::Seq;
use crate::state::{Edge, State};
use crate::time::Duration;

use super::{Cause, Citation, Ignored, Kind, Loss, Reason, Resent, Value, cite, step};

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
