//! What happened, and why: every [`Note`] is a code with values and a [`Citation`].
//!
//! The engine emits Notes through an [`Observer`]; it never writes prose. A Note's
//! [`code`](Note::code) names the sentence in `www/locales/*.ftl`, its
//! [`values`](Note::values) fill it, its citation says where the rule stands.

mod kind;
mod note;
mod reason;
mod value;

pub use kind::Kind;
pub use note::Note;
pub use reason::{Cause, Ignored, Loss, Reason, Resent, UserCall};
pub use value::Value;

/// Receives what happens inside a connection. `()` receives nothing at no cost.
pub trait Observer {
    /// `note` has just happened.
    fn note(&mut self, note: Note);
}

impl Observer for () {
    fn note(&mut self, _: Note) {}
}

/// Where the rule behind a [`Note`] is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Number of the RFC.
    pub rfc: u16,
    /// Section, without the sign: `3.10.7.4`.
    pub section: &'static str,
    /// The numbered check within the section ("eighth, check the FIN bit"), if it has any.
    pub step: Option<u8>,
}

const fn cite(rfc: u16, section: &'static str) -> Citation {
    Citation {
        rfc,
        section,
        step: None,
    }
}

const fn step(section: &'static str, step: u8) -> Citation {
    Citation {
        rfc: 9293,
        section,
        step: Some(step),
    }
}
