//! What a line waits for, or expects.

use bytes::Bytes;

use crate::side::Side;
use crate::state::{Edge, State};
use crate::time::Duration;

use super::Outcome;

/// Something that is so or not, or that happens.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// `client ESTABLISHED`: the state that a host shows, or that of one of its sockets.
    State {
        /// Whose.
        host: Side,
        /// Of this socket; else the one that the host shows.
        socket: Option<u32>,
        /// Which.
        state: State,
    },
    /// `client FIN-WAIT-1 -> CLOSING`: a connection of the host walks this edge of the state
    /// diagram.
    Walks {
        /// Whose.
        host: Side,
        /// Which edge.
        edge: Edge,
    },
    /// `server FIN retransmitted`: something happens to a segment.
    Segment {
        /// To which.
        segment: Description,
        /// How many such there must have been, from 1 on: `2nd`.
        count: u32,
        /// What.
        event: Event,
    },
    /// `client cwnd >= 14600`: a variable of the host's present connection.
    Variable {
        /// Whose.
        host: Side,
        /// Which.
        variable: Level,
        /// How compared.
        comparison: Comparison,
        /// Relative sequence number, octets or µs.
        value: u64,
    },
    /// `server received "hello"`: the last octets that the present connection delivered.
    ReceivedText {
        /// Whose.
        host: Side,
        /// Which octets.
        text: Bytes,
    },
    /// `server received >= 1000B`: how many octets the present connection delivered.
    Received {
        /// Whose.
        host: Side,
        /// How compared.
        comparison: Comparison,
        /// How many.
        octets: u64,
    },
    /// `client connect = ECONNREFUSED`: a call returns.
    Returned {
        /// Whose.
        host: Side,
        /// The name of the call, one of [`Call::NAMES`](super::Call::NAMES).
        call: &'static str,
        /// What.
        outcome: Outcome,
    },
    /// `client sockets TIME-WAIT >= 2000`: how many connections are in a state.
    Sockets {
        /// Whose.
        host: Side,
        /// Which state.
        state: State,
        /// How compared.
        comparison: Comparison,
        /// How many.
        count: u32,
    },
    /// `client note fast-recovery`: the log has this at that host. Any of
    /// [`Note::codes`](crate::explain::Note::codes).
    Note {
        /// Whose.
        host: Side,
        /// Which.
        code: &'static str,
    },
}

/// `=`, `!=`, `<`, `<=`, `>`, `>=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// A variable that has a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the RFC's")]
pub enum Level {
    SndUna,
    SndNxt,
    SndWnd,
    RcvNxt,
    RcvWnd,
    Cwnd,
    Ssthresh,
    Srtt,
    Rto,
}

/// What is said to be so, when the run is over or at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Expectation {
    /// `expect client SYN then server SYN-ACK then client ACK`: each happens, after the one before.
    /// With a time or a condition before it, a single one that is no event must hold at that
    /// moment.
    Sequence(Vec<Condition>),
    /// `expect never client RST`.
    Never(Condition),
    /// `expect client TIME-WAIT for 2msl`: the host shows this state so long, no longer and no
    /// shorter.
    Lasts {
        /// Whose.
        host: Side,
        /// Which.
        state: State,
        /// How long.
        span: Span,
    },
}

/// A time span, perhaps in terms of the host's settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// `240s`.
    Time(Duration),
    /// `2msl`.
    Msl(u32),
}

/// Which segment a fault is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// `segment 12`: this very one, which is in flight.
    Flight(u32),
    /// `client 2nd data`: by description, as it is sent, counted from now on.
    Described(Pick),
}

/// Which of the segments of a description.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// Which of them.
    pub which: Which,
    /// Like this.
    pub segment: Description,
}

/// Which of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// `3rd`; nothing is said for the 1st.
    Nth(u32),
    /// `first 3`: so many, at least 1.
    First(u32),
    /// `every`.
    Every,
}

/// What a segment is like: `client retransmitted data`, `client ACK of FIN`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Description {
    /// Who sent it.
    pub from: Side,
    /// It was sent before.
    pub retransmitted: bool,
    /// What it mainly is.
    pub kind: Kind,
    /// It acknowledges the last octet, or the FIN or the SYN, of such a segment of the peer's.
    pub of: Option<Kind>,
}

/// What a segment mainly is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `SYN` without ACK.
    Syn,
    /// `SYN-ACK`.
    SynAck,
    /// `ACK`: it acknowledges and is nothing of the rest.
    Ack,
    /// `FIN`, perhaps with data.
    Fin,
    /// `RST`.
    Rst,
    /// `data`, perhaps with FIN.
    Data,
    /// `segment`: anything.
    Any,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 7] = [
        Kind::Syn,
        Kind::SynAck,
        Kind::Ack,
        Kind::Fin,
        Kind::Rst,
        Kind::Data,
        Kind::Any,
    ];
}

/// What happens to a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// `sent`; nothing is said.
    Sent,
    /// `retransmitted`: sent again.
    Retransmitted,
    /// `arrived`.
    Arrived,
    /// `lost`.
    Lost,
}
