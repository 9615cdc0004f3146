//! How much has happened so far, of everything that is told.

use super::Session;

/// How many there are of each kind of thing that only grows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watermarks {
    /// Entries of the record.
    pub entries: usize,
    /// Segments.
    pub flights: usize,
    /// Changes of segments.
    pub changed: usize,
    /// Changes of the shown states.
    pub phases: usize,
    /// Socket calls.
    pub calls: usize,
    /// Returns of calls.
    pub returned: usize,
    /// Expectations.
    pub checks: usize,
    /// Decisions on expectations.
    pub decided: usize,
}

impl Watermarks {
    /// Of this session.
    #[must_use]
    pub fn of(session: &Session) -> Watermarks {
        let (record, calls) = (session.world().record(), session.world().calls());
        Watermarks {
            entries: record.entries().len(),
            flights: record.flights().len(),
            changed: record.changed().len(),
            phases: record.phases().len(),
            calls: calls.list().len(),
            returned: calls.returned().len(),
            checks: session.checks().len(),
            decided: session.decided().len(),
        }
    }

    /// What both have.
    #[must_use]
    pub fn min(self, other: Watermarks) -> Watermarks {
        Watermarks {
            entries: self.entries.min(other.entries),
            flights: self.flights.min(other.flights),
            changed: self.changed.min(other.changed),
            phases: self.phases.min(other.phases),
            calls: self.calls.min(other.calls),
            returned: self.returned.min(other.returned),
            checks: self.checks.min(other.checks),
            decided: self.decided.min(other.decided),
        }
    }
}
