//! Branches: what was said in each, and with what it began.

use serde::Serialize;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

use crate::script::Condition;
use crate::sim::{Beginning, Branch, LeftOut, WasSaid};

use super::{HostName, RefusalView};

view! {
    /// One course of events.
    #[serde(rename_all = "camelCase")]
    pub struct BranchView {
        /// Counts branches from 0, the forgotten ones included.
        pub id: u32,
        /// What it began with.
        pub began: BeganView,
        /// What the user calls it; empty where the user calls it nothing.
        pub title: String,
        /// The branch from which it departs.
        pub parent: Option<u32>,
        /// When it does, µs.
        pub forked_at: f64,
        /// Up to when it is known, µs.
        pub known_until: f64,
        /// How much of what was said in it was said before it departed.
        pub kept: u32,
        /// Everything that was said in it, oldest first.
        pub said: Vec<SaidView>,
        /// What was said in the branch from which it departs, later than that, and is not said here;
        /// oldest first.
        pub left_out: Vec<LeftOutView>,
    }

    /// What a branch began with.
    #[serde(tag = "kind", rename_all = "kebab-case")]
    pub enum BeganView {
        /// It is the first one.
        First,
        /// Nothing was said: time goes on from there.
        Fork,
        /// A line of the script language.
        Line {
            /// Which.
            line: String,
        },
        /// A line that does something to one segment: `drop segment 12`.
        Fault {
            /// Which.
            line: String,
            /// Its first word, such as `drop`.
            fault: String,
            /// The number of the segment.
            segment: u32,
        },
        /// A way to a goal is played.
        Goal {
            /// A condition of the script language.
            goal: String,
            /// The edge of the state diagram that it is, if it is one.
            edge: Option<WalkView>,
        },
    }

    /// A host walks an edge of the state diagram.
    #[serde(rename_all = "camelCase")]
    pub struct WalkView {
        /// Which host.
        pub host: HostName,
        /// The RFC's name of the state before.
        pub from: String,
        /// The state after.
        pub to: String,
    }

    /// Something that was said in a branch.
    #[serde(rename_all = "camelCase")]
    pub struct SaidView {
        /// When, µs.
        pub at: f64,
        /// What: a line of the script language.
        pub line: String,
        /// What was said for it in the branch from which this one departs, where that is another
        /// line.
        pub was: Option<String>,
    }

    /// Something that was said elsewhere, and not in this branch.
    #[serde(rename_all = "camelCase")]
    pub struct LeftOutView {
        /// When, µs.
        pub at: f64,
        /// What: a line of the script language.
        pub line: String,
        /// Why it can't be done here; none where it was not tried.
        pub refusal: Option<RefusalView>,
    }
}

impl BranchView {
    /// Of `branch`.
    #[must_use]
    pub fn of(branch: &Branch) -> BranchView {
        BranchView {
            id: branch.id as u32,
            began: BeganView::of(&branch.began),
            title: branch.title.clone(),
            parent: branch.parent.map(|(parent, _)| parent as u32),
            forked_at: branch.parent.map_or(0.0, |(_, at)| at.as_micros_f64()),
            known_until: branch.ends_at().as_micros_f64(),
            kept: branch.kept as u32,
            said: branch.said().map(said_view).collect(),
            left_out: branch.left_out().iter().map(left_out_view).collect(),
        }
    }
}

impl BeganView {
    fn of(beginning: &Beginning) -> BeganView {
        match (beginning, beginning.fault()) {
            (Beginning::First, _) => BeganView::First,
            (Beginning::Fork, _) => BeganView::Fork,
            (Beginning::Line(line), Some((fault, segment))) => BeganView::Fault {
                line: line.to_string(),
                fault: fault.name().to_owned(),
                segment,
            },
            (Beginning::Line(line), None) => BeganView::Line {
                line: line.to_string(),
            },
            (Beginning::Goal(goal), _) => BeganView::Goal {
                goal: goal.to_string(),
                edge: match **goal {
                    Condition::Walks { host, edge } => Some(WalkView {
                        host: host.into(),
                        from: edge.from.to_string(),
                        to: edge.to.to_string(),
                    }),
                    _ => None,
                },
            },
        }
    }
}

fn said_view(said: WasSaid<'_>) -> SaidView {
    SaidView {
        at: said.at.as_micros_f64(),
        line: said.statement.to_string(),
        was: said.was.map(ToString::to_string),
    }
}

fn left_out_view(act: &LeftOut) -> LeftOutView {
    LeftOutView {
        at: act.at.as_micros_f64(),
        line: act.statement.to_string(),
        refusal: act.why.map(RefusalView::from),
    }
}
