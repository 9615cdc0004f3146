//! What is wrong with a script: a code with values, like a [`Note`](crate::explain::Note).

use crate::explain::Value;

use super::Term;

/// Declares [`Problem`]: each with its code. The fields fill its sentence.
macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident: $type:ty),* })? $code:literal;)*) => {
        /// What is wrong with a script.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the sentence names the fields")]
        pub enum Problem {
            $($(#[$doc])* $name $({ $($field: $type),* })?,)*
        }

        impl Problem {
            /// The codes of all problems.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// Names the sentence, such as `unknown-word`.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Problem::$name { .. } => $code,)*
                }
            }

            /// The values that fill the sentence, by name.
            #[must_use]
            pub fn values(&self) -> Vec<(&'static str, Value)> {
                match self {
                    $(Problem::$name $({ $($field),* })? => {
                        vec![$($((stringify!($field), Value::from($field.clone()))),*)?]
                    })*
                }
            }
        }
    };
}

problems! {
    /// The script has more than `most` KiB.
    TooLarge { most: u32 } "too-large";
    /// The line has more than `most` characters.
    LineTooLong { most: u32 } "line-too-long";
    /// The script has more than `most` statements.
    TooManyStatements { most: u32 } "too-many-statements";
    /// There are several statements where one is read.
    SeveralStatements "several-statements";
    /// There is no statement where one is read.
    NoStatement "no-statement";

    /// The word is not of the kind that fits.
    UnknownWord { kind: Term, word: String } "unknown-word";
    /// The word or sign does not fit.
    UnexpectedWord { word: String } "unexpected-word";
    /// The line could end before this word.
    ExtraWord { word: String } "extra-word";
    /// A string does not fit.
    UnexpectedString "unexpected-string";
    /// The word fits up to the `#` in it.
    CommentNeedsBlank { word: String } "comment-needs-blank";
    /// The line ends where something is missing.
    MissingWord "missing-word";
    /// The notation of a segment ends where something is missing.
    IncompleteSegment "incomplete-segment";

    /// The character looks like something else, or like nothing; as `U+00A0`.
    BadCharacter { character: String } "bad-character";
    /// A quotation mark that does not begin a string.
    WrongQuote { character: String } "wrong-quote";
    /// The string has no second quotation mark.
    UnclosedString "unclosed-string";
    /// A control character in a string.
    ControlCharacter "control-character";
    /// `\x` without two hexadecimal digits.
    BadOctetEscape "bad-octet-escape";
    /// `\u` without a character.
    BadCharacterEscape { example: &'static str } "bad-character-escape";
    /// A backslash before another letter.
    UnknownEscape { word: String } "unknown-escape";
    /// A backslash in the notation of a segment.
    BackslashInSegment "backslash-in-segment";

    /// The word begins like a number, but is not a whole one.
    NotWhole { kind: Term, word: String } "not-whole";
    /// The ending of an ordinal is wrong.
    BadOrdinal { word: String } "bad-ordinal";
    /// The word is not a range of ports.
    BadPortRange { word: String } "bad-port-range";
    /// What follows `#` is not the number of a socket.
    BadSocket { word: String } "bad-socket";
    /// The number has no unit.
    NoUnit { word: String } "no-unit";
    /// The number has another unit than those that fit.
    UnknownUnit { word: String } "unknown-unit";
    /// The number has more decimals than can be counted.
    TooFine { word: String, least: &'static str } "too-fine";
    /// The number is more than can be counted.
    TooGreat { word: String } "too-great";
    /// The number is too small or too large.
    OutOfRange { kind: Term, word: String, min: String, max: String } "out-of-range";
    /// The number is too small; all that can be counted is not too large.
    TooSmall { kind: Term, word: String, min: String } "too-small";
    /// The value is too small or too large for this setting.
    SettingOutOfRange { setting: &'static str, word: String, min: String, max: String }
        "setting-out-of-range";
    /// The setting takes one of a few words, and this is another.
    UnknownChoice { setting: &'static str, word: String } "unknown-choice";

    /// A letter is not that of a flag.
    UnknownFlags { word: String } "unknown-flags";
    /// The field counts only with a flag that is not set.
    FlagNotSet { field: &'static str, flag: &'static str } "flag-not-set";
    /// The second sequence number is not the first one plus the length.
    WrongEndOfData "wrong-end-of-data";
    /// The options have more octets than the header has room for.
    OptionsTooLong { length: u32, room: u32 } "options-too-long";
    /// There are more SACK blocks than a header has room for.
    TooManyBlocks { most: u32 } "too-many-blocks";

    /// A host connects to itself.
    ConnectToItself "connect-to-itself";
    /// A socket is named where a host is meant.
    SocketForHost "socket-for-host";
    /// A segment acknowledges those of its own host.
    AcknowledgesItself "acknowledges-itself";
    /// A segment acknowledges one that occupies no sequence number.
    NothingToAcknowledge { word: &'static str } "nothing-to-acknowledge";
    /// A fault stands behind the host.
    FaultAfterHost { word: &'static str } "fault-after-host";
    /// `seed` with a time or a condition.
    TimedSeed "timed-seed";
    /// `start` with a time or a condition.
    TimedStart "timed-start";
    /// `wait` with a time or a condition.
    TimedWait "timed-wait";
    /// `never` with several conditions.
    NeverThen "never-then";
    /// `for` behind something else than the state of a host.
    ForWithoutState "for-without-state";
}

impl From<Term> for Value {
    fn from(term: Term) -> Value {
        Value::Code(term.code())
    }
}
