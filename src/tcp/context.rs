//! What goes along with every step of a call: the time, and who listens.

use crate::explain::{Note, Observer};
use crate::time::Instant;

/// The time of a call, which stands still while the call lasts, and the observer of its steps.
pub(super) struct Context<'a, O> {
    pub now: Instant,
    pub observer: &'a mut O,
}

impl<O: Observer> Context<'_, O> {
    /// `note` has just happened.
    pub fn note(&mut self, note: Note) {
        self.observer.note(note);
    }
}
