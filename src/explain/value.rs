//! What fills the sentence of a [`Note`](super::Note).

use crate::seq::Seq;
use crate::side::Side;
use crate::state::State;
use crate::time::Duration;

/// A value in a [`Note`](super::Note) or another code, with its meaning.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number of things.
    Count(u64),
    /// A time span.
    Span(Duration),
    /// A sequence number of the peer's octets.
    Peer(Seq),
    /// A connection state.
    State(State),
    /// A word that is the same in all languages, such as the name of an error.
    Code(&'static str),
    /// What a script or an application said, or a call returned, as written in scripts.
    Text(String),
}

impl From<u32> for Value {
    fn from(count: u32) -> Value {
        Value::Count(count.into())
    }
}

impl From<u64> for Value {
    fn from(count: u64) -> Value {
        Value::Count(count)
    }
}

impl From<Duration> for Value {
    fn from(span: Duration) -> Value {
        Value::Span(span)
    }
}

impl From<Seq> for Value {
    fn from(seq: Seq) -> Value {
        Value::Peer(seq)
    }
}

impl From<State> for Value {
    fn from(state: State) -> Value {
        Value::State(state)
    }
}

impl From<&'static str> for Value {
    fn from(code: &'static str) -> Value {
        Value::Code(code)
    }
}

impl From<Side> for Value {
    fn from(host: Side) -> Value {
        Value::Code(host.name())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}
