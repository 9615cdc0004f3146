//! Initial sequence numbers (RFC 6528).

use std::hash::Hasher;
use std::net::{IpAddr, SocketAddr};

use siphasher::sip::SipHasher24;

use crate::seq::Seq;
use crate::time::Instant;

/// What only the host knows. Without it nobody can predict its initial sequence numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Secret {
    /// The two halves of the key.
    pub key: (u64, u64),
}

impl Secret {
    /// M + F(sockets, key): a clock that ticks every 4 µs (§3.4.1, MUST-8), begun at another place
    /// for each pair of sockets (SHLD-1). A later connection between the same two begins above.
    #[must_use]
    pub fn initial_sequence_number(
        self,
        now: Instant,
        local: SocketAddr,
        remote: SocketAddr,
    ) -> Seq {
        Seq(self.keyed([local, remote], b"")) + (now.as_micros() / 4) as u32
    }

    /// What the timestamp clock of a connection showed at time 0 (RFC 7323 §5.4): the same for
    /// all connections between two sockets, so that a later one has later timestamps (RFC 6191).
    #[must_use]
    pub fn timestamp_offset(self, local: SocketAddr, remote: SocketAddr) -> u32 {
        self.keyed([remote, local], b"")
    }

    /// F of RFC 6528 over `sockets` and `purpose`, which keeps apart what should be unrelated.
    #[must_use]
    pub fn keyed(self, sockets: [SocketAddr; 2], purpose: &[u8]) -> u32 {
        let mut hasher = SipHasher24::new_with_keys(self.key.0, self.key.1);
        for socket in sockets {
            match socket.ip() {
                IpAddr::V4(address) => hasher.write(&address.octets()),
                IpAddr::V6(address) => hasher.write(&address.octets()),
            }
            hasher.write(&socket.port().to_be_bytes());
        }
        hasher.write(purpose);
        hasher.finish() as u32
    }
}

/// Initial sequence numbers that the user has chosen, as anybody can predict them.
#[derive(Clone, Copy, Debug)]
pub struct Numbering {
    /// That of the first connection.
    pub first: Seq,
    /// When that began.
    pub since: Option<Instant>,
}

impl Numbering {
    /// That of a connection which begins now: the clock has gone on since the first one, a tick
    /// every 4 µs (§3.4.1, MUST-8).
    pub fn at(&self, now: Instant) -> Seq {
        let gone = self.since.map_or(0, |since| now.since(since).as_micros());
        self.first + (gone / 4) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_depend_on_time_sockets_and_key() {
        let socket = |port| SocketAddr::from(([10, 0, 0, 1], port));
        let number = |key, micros, port| {
            Secret { key: (key, 0) }.initial_sequence_number(
                Instant::from_micros(micros),
                socket(port),
                socket(80),
            )
        };
        let first = number(1, 0, 1);
        assert_eq!(number(1, 4_000_000, 1).since(first), 1_000_000);
        assert_ne!(number(1, 0, 2), first);
        assert_ne!(number(2, 0, 1), first);
    }
}
