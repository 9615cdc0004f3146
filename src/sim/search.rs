//! The shortest way to a goal: which calls, which losses, and when.

use crate::script::{Condition, Script, Statement};
use crate::time::Instant;

use super::Session;

/// A way to a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// What to say, in the order of the times.
    pub lines: Vec<Statement>,
    /// All that was said before, and then these lines.
    pub script: Script,
    /// When the goal is reached.
    pub reached_at: Instant,
}

impl Way {
    /// How many moments a search looks at before it gives up.
    pub const EFFORT: usize = 20_000;

    /// The shortest way from the present of `session` to `goal`.
    #[must_use]
    pub fn find(_session: &Session, _goal: &Condition, _effort: usize) -> Option<Way> {
        None
    }
}
