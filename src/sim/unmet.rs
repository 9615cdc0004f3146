//! Why an expectation is not met: a code with values, like a [`Note`](crate::explain::Note).

use crate::explain::Value;
use crate::script::Outcome;
use crate::side::Side;
use crate::tcp::State;
use crate::time::Duration;

use super::Refusal;

/// Declares [`Unmet`]: each reason with its code. The fields fill its sentence.
macro_rules! unmet {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident: $type:ty),* })? $code:literal;)*) => {
        /// Why an expectation is not met.
        #[derive(Clone, Debug, PartialEq)]
        #[expect(missing_docs, reason = "the sentence names the fields")]
        pub enum Unmet {
            $($(#[$doc])* $name $({ $($field: $type),* })?,)*
            /// The line can't be carried out; the refusal has the code.
            Refused(Refusal),
        }

        impl Unmet {
            /// The codes of all reasons of its own, without those of refusals.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// Names the sentence: a code of its own, or that of the refusal.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Unmet::$name { .. } => $code,)*
                    Unmet::Refused(refusal) => refusal.code(),
                }
            }

            /// The values that fill the sentence, by name.
            #[must_use]
            pub fn values(&self) -> Vec<(&'static str, Value)> {
                match self {
                    $(Unmet::$name $({ $($field),* })? => {
                        vec![$($((stringify!($field), Value::from($field.clone()))),*)?]
                    })*
                    Unmet::Refused(_) => Vec::new(),
                }
            }
        }
    };
}

unmet! {
    /// A host never entered the state.
    StateNotEntered "not-come";
    /// A host never showed the state whose duration was expected.
    StateNotShown "never-came";
    /// The event did not happen.
    NotHappened "not-happened";
    /// The event happened, and was expected not to.
    Happened "happened";
    /// The program of the host did not get to this line.
    NotReached "not-so-far";
    /// The run ended before the time of the line.
    EndedBefore "over";
    /// The condition of the line was never met.
    ConditionNotMet "in-vain";
    /// The socket is in another state.
    SocketIs { host: Side, fd: u32, state: State } "socket-is";
    /// The host has no such socket.
    NoSocket { host: Side, fd: u32 } "no-socket";
    /// The host shows another state.
    HostIs { host: Side, state: State } "host-is";
    /// The variable has another value: a relative sequence number, bytes or µs.
    LevelIs { level: u64 } "level-is";
    /// The variable has no value yet.
    NoValue "no-value";
    /// The host has no connection, and so no variables.
    NoConnection { host: Side } "no-connection";
    /// The application received another text last.
    ReceivedText { text: String } "received-text";
    /// The application received another number of bytes.
    ReceivedBytes { octets: u64 } "received";
    /// Another number of sockets is in the state.
    SocketsAre { number: u64 } "there-are";
    /// The last call of this name returned something else.
    LastReturned { call: String, result: Outcome } "call-returned";
    /// The last call of this name still waits.
    LastWaits { call: String } "call-not-returned";
    /// The host made no call of this name.
    NotCalled { host: Side, call: String } "call-not-made";
    /// The call still waits.
    NotReturned "not-returned";
    /// The call returned something else.
    Returned { result: Outcome } "returned";
    /// The state lasted another time.
    Lasted { span: Duration } "lasted";
    /// The host has shown the state for this time, and still does.
    Lasts { span: Duration } "lasts";
}

impl From<Outcome> for Value {
    fn from(result: Outcome) -> Value {
        Value::Text(result.to_string())
    }
}
