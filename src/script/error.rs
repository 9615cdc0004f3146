//! Where something is wrong with a script, and what would fit there.

use std::fmt;

use crate::explain::Value;

use super::{Problem, Term};

/// The first thing that is wrong with a script. It holds codes and words of the language; the
/// page and the commands say it in the reader's language. `Display` is for developers.
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
    /// What is wrong.
    pub problem: Problem,
    /// What could stand there, as far as it is known.
    pub expected: Vec<Expected>,
    /// What was probably meant, instead of what is marked.
    pub suggestion: Option<String>,
}

/// Something that could stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// What.
    pub kind: Term,
    /// The words of this kind that fit; empty for numbers, strings and the end.
    pub words: Vec<&'static str>,
}

/// As many words of each kind `Display` shows.
const SHOWN: usize = 4;

impl ScriptError {
    /// A stable name of what is wrong, such as `unknown-word`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.problem.code()
    }

    /// For developers: the place in `file`, the codes and the line.
    #[must_use]
    pub fn render(&self, file: &str) -> String {
        format!("{file}:{self}\n  {:?}", self.source)
    }
}

impl fmt::Display for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.code())?;
        for (name, value) in self.problem.values() {
            match value {
                Value::Count(count) => write!(f, " {name}={count}")?,
                Value::Code(code) => write!(f, " {name}={code}")?,
                Value::Text(text) => write!(f, " {name}={text}")?,
                value => write!(f, " {name}={value:?}")?,
            }
        }
        if let Some(suggestion) = &self.suggestion {
            return write!(f, "; suggestion {suggestion}");
        }
        for (index, expected) in self.expected.iter().enumerate() {
            f.write_str(if index == 0 { "; expected " } else { " | " })?;
            expected.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.words.get(..SHOWN).unwrap_or(&self.words).join(" ");
        let more = if self.words.len() > SHOWN { " …" } else { "" };
        match self.kind {
            Term::Word => f.write_str(&shown),
            kind if self.words.is_empty() => f.write_str(kind.code()),
            kind => write!(f, "{}({shown}{more})", kind.code()),
        }
    }
}

impl std::error::Error for ScriptError {}
