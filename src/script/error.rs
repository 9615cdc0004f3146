//! What is wrong with a script, and what could be meant.

use std::fmt;

/// What sort of thing is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    TooLarge,
    LineTooLong,
    TooManyStatements,
    NotOneLine,
    UnknownWord,
    MissingWord,
    ExtraWord,
    BadCharacter,
    BadString,
    BadNumber,
    BadUnit,
    OutOfRange,
    BadNotation,
    NoSense,
}

/// The first thing that is wrong with a script. `Display` prints the block that
/// [`render`](ScriptError::render) does, without a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptError {
    /// Line, from 1 on.
    pub line: u32,
    /// Column in characters, from 1 on; one past the last character where something is missing.
    pub column: u32,
    /// How many characters are meant, at least 1.
    pub width: u32,
    /// The line as written.
    pub source: String,
    /// What is wrong, and what would be right where that is not just the suggestion.
    pub message: String,
    /// The words that could stand there, as far as they are known: for completions.
    pub expected: Vec<&'static str>,
    /// What was probably meant, instead of what is marked.
    pub suggestion: Option<String>,
    pub(super) problem: Problem,
}

/// How many characters of a line are shown around the place.
const SHOWN: usize = 100;

impl ScriptError {
    /// A stable name of what sort of thing is wrong, such as `unknown-word`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.problem {
            Problem::TooLarge => "too-large",
            Problem::LineTooLong => "line-too-long",
            Problem::TooManyStatements => "too-many-statements",
            Problem::NotOneLine => "not-one-line",
            Problem::UnknownWord => "unknown-word",
            Problem::MissingWord => "missing-word",
            Problem::ExtraWord => "extra-word",
            Problem::BadCharacter => "bad-character",
            Problem::BadString => "bad-string",
            Problem::BadNumber => "bad-number",
            Problem::BadUnit => "bad-unit",
            Problem::OutOfRange => "out-of-range",
            Problem::BadNotation => "bad-notation",
            Problem::NoSense => "no-sense",
        }
    }

    /// Names the place in `file`, what is wrong and the remedy; shows and marks the line.
    #[must_use]
    pub fn render(&self, file: &str) -> String {
        [file, ":", &self.to_string()].concat()
    }

    /// The part of the line that is shown, and how many characters stand before the mark in it.
    fn excerpt(&self) -> (String, usize) {
        let place = self.column.saturating_sub(1) as usize;
        let first = place.saturating_sub(SHOWN / 2);
        let mut text = String::from(if first > 0 { "…" } else { "" });
        let mut rest = self.source.chars().skip(first);
        // One column each, so that the mark stands below what it marks.
        let plain = |c: char| match c {
            '\t' => ' ',
            c if c.is_control() => '\u{fffd}',
            c => c,
        };
        text.extend(rest.by_ref().take(SHOWN).map(plain));
        if rest.next().is_some() {
            text.push('…');
        }
        (text, place - first + usize::from(first > 0))
    }
}

impl fmt::Display for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)?;
        if let Some(suggestion) = &self.suggestion {
            write!(f, "; did you mean `{suggestion}`?")?;
        }
        if self.source.is_empty() {
            return Ok(());
        }
        let number = self.line.to_string();
        let (text, before) = self.excerpt();
        let indent = " ".repeat(number.len());
        let blank = " ".repeat(before);
        let mark = "^".repeat((self.width as usize).clamp(1, SHOWN / 2));
        write!(f, "\n  {number} | {text}\n  {indent} | {blank}{mark}")
    }
}

impl std::error::Error for ScriptError {}
