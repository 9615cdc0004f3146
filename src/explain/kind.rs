//! The sorts of things that a [`Note`](super::Note) tells.

/// What sort of thing a [`Note`](super::Note) tells, for filters and marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A change of state.
    State,
    /// A segment was sent.
    Sent,
    /// A segment was sent again.
    Resent,
    /// A segment had no effect.
    Ignored,
    /// A segment was lost on the wire.
    Lost,
    /// Something else happened by chance on the wire.
    Wire,
    /// What an arriving segment brought about.
    Arrival,
    /// A timer ran out or was set.
    Timer,
    /// The user called, or was told something.
    User,
}

impl Kind {
    /// The name used in views.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Kind::State => "state",
            Kind::Sent => "sent",
            Kind::Resent => "resent",
            Kind::Ignored => "ignored",
            Kind::Lost => "lost",
            Kind::Wire => "wire",
            Kind::Arrival => "arrival",
            Kind::Timer => "timer",
            Kind::User => "user",
        }
    }
}
