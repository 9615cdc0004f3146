//! Local ports: who uses which, and which are free.

use std::ops::RangeInclusive;

use rustc_hash::FxHashMap;

/// The ports that IANA leaves for active opens (RFC 6335 §6).
const EPHEMERAL: RangeInclusive<u16> = 49152..=65535;

/// Who uses a port.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Use {
    /// Sockets bound to it.
    bound: u32,
    /// Connections from it, also those whose socket is closed.
    connections: u32,
    /// Those of both that do not share it.
    exclusive: u32,
}

/// The ports of a host.
#[derive(Clone, Debug)]
pub struct Ports {
    uses: FxHashMap<u16, Use>,
    ephemeral: RangeInclusive<u16>,
}

impl Default for Ports {
    fn default() -> Ports {
        Ports {
            uses: FxHashMap::default(),
            ephemeral: EPHEMERAL,
        }
    }
}

impl Ports {
    /// The ports from which a free one is chosen, in the order in which they are tried: from the
    /// one that `chance` picks on, once around (RFC 6056 §3.3.1).
    pub fn candidates(&self, chance: u32) -> impl Iterator<Item = u16> + use<> {
        let (first, last) = (*self.ephemeral.start(), *self.ephemeral.end());
        let start = first + (chance % (u32::from(last - first) + 1)) as u16;
        (start..=last).chain(first..start)
    }

    /// From now on these are the ephemeral ports, `first` at least 1 and not above `last`.
    pub fn set_ephemeral(&mut self, first: u16, last: u16) {
        let first = first.max(1);
        self.ephemeral = first..=last.max(first);
    }

    /// Nobody uses any; the ephemeral ones stay what they are.
    pub fn clear(&mut self) {
        self.uses.clear();
    }

    /// A socket may be bound to `port`, on which nobody listens. One that shares
    /// (`SO_REUSEADDR`) does so with sockets and connections that share it too; one that does not
    /// wants the port for itself.
    #[must_use]
    pub fn may_bind(&self, port: u16, shared: bool) -> bool {
        self.uses.get(&port).is_none_or(|uses| {
            let Use {
                bound,
                exclusive,
                connections,
            } = *uses;
            exclusive == 0 && (shared || bound == 0 && connections == 0)
        })
    }

    /// No socket is bound to `port`; connections may use it.
    #[must_use]
    pub fn is_unbound(&self, port: u16) -> bool {
        self.uses.get(&port).is_none_or(|uses| uses.bound == 0)
    }

    /// A socket was bound to `port`.
    pub fn bind(&mut self, port: u16, shared: bool) {
        let uses = self.uses.entry(port).or_default();
        uses.bound += 1;
        uses.exclusive += u32::from(!shared);
    }

    /// It is no more; `shared` as in [`bind`](Self::bind).
    pub fn unbind(&mut self, port: u16, shared: bool) {
        self.change(port, |uses| {
            uses.bound -= 1;
            uses.exclusive -= u32::from(!shared);
        });
    }

    /// A connection from `port` begins.
    pub fn connect(&mut self, port: u16, shared: bool) {
        let uses = self.uses.entry(port).or_default();
        uses.connections += 1;
        uses.exclusive += u32::from(!shared);
    }

    /// It has ended; `shared` as in [`connect`](Self::connect).
    pub fn disconnect(&mut self, port: u16, shared: bool) {
        self.change(port, |uses| {
            uses.connections -= 1;
            uses.exclusive -= u32::from(!shared);
        });
    }

    fn change(&mut self, port: u16, act: impl FnOnce(&mut Use)) {
        if let Some(uses) = self.uses.get_mut(&port) {
            act(uses);
            if *uses == Use::default() {
                self.uses.remove(&port);
            }
        }
    }
}
