//! The eleven states (§3.3.2), and the diagram of the ways between them.

mod diagram;

use std::fmt;

pub use diagram::{DRAWN, EDGES, Edge, Walked};

/// The state of a connection.
///
/// ```text
///                      CLOSED
///           passive OPEN │ │ active OPEN
///                        ▼ ▼
///    LISTEN ─ SYN ─▶ SYN-RECEIVED ◀─ SYN ─ SYN-SENT
///                        │ ACK of SYN          │ SYN,ACK
///                        ▼                     ▼
///                     ESTABLISHED ◀────────────┘
///              CLOSE │         │ FIN
///                    ▼         ▼
///             FIN-WAIT-1     CLOSE-WAIT
///       ACK of FIN │  │ FIN       │ CLOSE
///                  ▼  ▼           ▼
///         FIN-WAIT-2  CLOSING   LAST-ACK
///             FIN │   │ ACK of FIN │ ACK of FIN
///                 ▼   ▼            ▼
///              TIME-WAIT ─ 2MSL ▶ CLOSED
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Waits for a connection request from any peer.
    Listen,
    /// Has sent a SYN, waits for one.
    SynSent,
    /// Has sent and received a SYN, waits for the acknowledgment of its own.
    SynReceived,
    /// Data flows both ways.
    Established,
    /// Has closed, waits for the acknowledgment of its FIN or the peer's FIN.
    FinWait1,
    /// Its FIN is acknowledged, waits for the peer's.
    FinWait2,
    /// The peer has closed, waits for its own user to do so.
    CloseWait,
    /// Both closed at the same time, waits for the acknowledgment of its FIN.
    Closing,
    /// Closed after the peer, waits for the acknowledgment of its FIN.
    LastAck,
    /// Waits until the peer has certainly got the acknowledgment of its FIN, and until all
    /// segments of this connection are gone from the network.
    TimeWait,
    /// No connection.
    Closed,
}

impl State {
    /// All states, in the order of the specification.
    pub const ALL: [State; 11] = [
        State::Listen,
        State::SynSent,
        State::SynReceived,
        State::Established,
        State::FinWait1,
        State::FinWait2,
        State::CloseWait,
        State::Closing,
        State::LastAck,
        State::TimeWait,
        State::Closed,
    ];

    /// The name in the specification.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            State::Listen => "LISTEN",
            State::SynSent => "SYN-SENT",
            State::SynReceived => "SYN-RECEIVED",
            State::Established => "ESTABLISHED",
            State::FinWait1 => "FIN-WAIT-1",
            State::FinWait2 => "FIN-WAIT-2",
            State::CloseWait => "CLOSE-WAIT",
            State::Closing => "CLOSING",
            State::LastAck => "LAST-ACK",
            State::TimeWait => "TIME-WAIT",
            State::Closed => "CLOSED",
        }
    }

    /// Data may still arrive: the peer's FIN has not (§3.10.7.4, seventh).
    #[must_use]
    pub const fn may_receive(self) -> bool {
        matches!(self, State::Established | State::FinWait1 | State::FinWait2)
    }

    /// Data or a FIN may be on its way out, for the first time or again.
    #[must_use]
    pub const fn may_transmit(self) -> bool {
        matches!(
            self,
            State::Established
                | State::FinWait1
                | State::CloseWait
                | State::Closing
                | State::LastAck
        )
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
