//! What a branch began with.

use crate::script::{Action, Condition, Fault, Statement, Target};

/// What a branch began with.
#[derive(Clone, Debug, PartialEq)]
pub enum Beginning {
    /// It is the first one.
    First,
    /// Nothing was said: time goes on from there.
    Fork,
    /// This was said.
    Line(Box<Statement>),
    /// A way to this goal is played.
    Goal(Box<Condition>),
}

impl Beginning {
    /// The fault of one segment that began it at once, and the number of that segment.
    #[must_use]
    pub fn fault(&self) -> Option<(&Fault, u32)> {
        let Beginning::Line(statement) = self else {
            return None;
        };
        let Statement {
            at: None,
            when: None,
            every: None,
            action:
                Action::Fault {
                    target: Target::Flight(id),
                    fault,
                },
        } = &**statement
        else {
            return None;
        };
        Some((fault, *id))
    }
}

impl From<&Statement> for Beginning {
    fn from(statement: &Statement) -> Beginning {
        Beginning::Line(Box::new(statement.clone()))
    }
}

impl From<Condition> for Beginning {
    fn from(goal: Condition) -> Beginning {
        Beginning::Goal(Box::new(goal))
    }
}
