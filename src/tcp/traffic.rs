//! How much a connection has carried.

use super::Connection;

/// Octets of data that a connection has carried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Sent, each time counted.
    pub sent: u64,
    /// Of these, sent again.
    pub retransmitted: u64,
    /// Of the user's, acknowledged by the peer.
    pub acknowledged: u64,
    /// Of the peer's, received in order.
    pub received: u64,
}

impl Connection {
    /// What it has carried so far.
    #[must_use]
    pub const fn traffic(&self) -> &Traffic {
        &self.traffic
    }

    /// Both sides use selective acknowledgments (RFC 2018).
    #[must_use]
    pub const fn sack_permitted(&self) -> bool {
        self.sack_permitted
    }

    /// Both sides use timestamps (RFC 7323 §3).
    #[must_use]
    pub const fn has_timestamps(&self) -> bool {
        self.timestamps.is_some()
    }

    /// The shifts of the peer's windows and of ours, where both sides offered that (RFC 7323 §2).
    #[must_use]
    pub fn window_scale(&self) -> Option<(u8, u8)> {
        let agreed = self.peer_scales && self.config.window_scale.is_some();
        agreed.then_some((self.snd.scale, self.rcv.scale))
    }
}
