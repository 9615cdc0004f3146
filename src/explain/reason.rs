//! Why something happened: reasons, each with a code and the place of the rule.

use super::{Citation, cite, step};

/// Declares a field-less enum whose members each carry a code and a citation.
macro_rules! reasons {
    ($(#[$doc:meta])* $name:ident, $prefix:literal: $($(#[$why:meta])* $member:ident $code:literal $cite:expr;)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$why])* $member),* }

        impl $name {
            pub(super) const CODES: &'static [&'static str] = &[$(concat!($prefix, "-", $code)),*];

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
