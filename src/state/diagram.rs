//! The state diagram (§3.3.2, Figure 5) as a list of its edges, and which of them were walked.

use super::State;

use State::{
    CloseWait, Closed, Closing, Established, FinWait1, FinWait2, LastAck, Listen, SynReceived,
    SynSent, TimeWait,
};

/// A way from one state to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The state before.
    pub from: State,
    /// The state after.
    pub to: State,
}

/// How many of [`EDGES`] Figure 5 shows, its notes included; these come first.
pub const DRAWN: usize = 21;

/// All edges: those of Figure 5 from top to bottom, then those that only the text knows, by which
/// a RST, ABORT or the user timeout ends a connection (§3.10.7.4, §3.10.5, §3.10.8).
pub const EDGES: [Edge; 27] = [
    edge(Closed, Listen),
    edge(Closed, SynSent),
    edge(Listen, Closed),
    edge(SynSent, Closed),
    edge(Listen, SynReceived),
    edge(Listen, SynSent),
    edge(SynReceived, Listen),
    edge(SynSent, SynReceived),
    edge(SynReceived, Established),
    edge(SynSent, Established),
    edge(SynReceived, FinWait1),
    edge(Established, FinWait1),
    edge(Established, CloseWait),
    edge(FinWait1, FinWait2),
    edge(FinWait1, Closing),
    edge(FinWait1, TimeWait),
    edge(CloseWait, LastAck),
    edge(FinWait2, TimeWait),
    edge(Closing, TimeWait),
    edge(LastAck, Closed),
    edge(TimeWait, Closed),
    edge(SynReceived, Closed),
    edge(Established, Closed),
    edge(FinWait1, Closed),
    edge(FinWait2, Closed),
    edge(CloseWait, Closed),
    edge(Closing, Closed),
];

const fn edge(from: State, to: State) -> Edge {
    Edge { from, to }
}

/// The edges that the connections of a host have walked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Walked(u32);

impl Walked {
    /// A connection walked `walked`; what is none of [`EDGES`], such as the way back to TIME-WAIT
    /// (MAY-2), is not counted.
    pub fn walk(&mut self, walked: Edge) {
        let place = EDGES.iter().position(|edge| *edge == walked);
        self.0 |= place.map_or(0, |place| 1 << place);
    }

    /// Bit `n` is set when edge `n` of [`EDGES`] was walked.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }
}
