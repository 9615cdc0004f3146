//! Goes through a line word by word, and remembers what could have stood where nothing fitted.

use bytes::Bytes;

use super::error::{Problem, ScriptError};
use super::lex::{Sort, Token, token};
use super::text;
use super::units::{self, Misread, Units};
use super::words::{Word, near_miss};

/// The longest line, characters.
const LONGEST_LINE: usize = 4_096;

/// As many words are named where only one kind of them fits.
const NAMED: usize = 10;

/// As many words of each kind are named where several kinds fit.
const FEW: usize = 4;

/// What could stand at a place: a word, or else only what it is called.
#[derive(Clone, Copy)]
struct Wanted {
    /// Of which kind; empty for words that stand for themselves.
    what: &'static str,
    /// Empty for a number, a string and the like.
    word: &'static str,
}

/// Goes through a line.
pub(super) struct Cursor<'a> {
    line: &'a str,
    number: u32,
    /// What it goes through, in words.
    whole: &'static str,
    /// Where that ends, in bytes.
    limit: usize,
    token: Token<'a>,
    /// What did not fit since the last token that did.
    wanted: Vec<Wanted>,
}

/// The error is boxed: a large one would be copied at every `?`.
pub(super) type Result<T> = std::result::Result<T, Box<ScriptError>>;

impl<'a> Cursor<'a> {
    /// At the start of `line`, which is the `number`th from 1 on.
    pub fn new(line: &'a str, number: u32) -> Result<Cursor<'a>> {
        let cursor = Cursor {
            line,
            number,
            whole: "line",
            limit: line.len(),
            token: token(line, 0),
            wanted: Vec::new(),
        };
        match line.char_indices().nth(LONGEST_LINE) {
            Some((index, _)) => Err(cursor.error(
                Problem::LineTooLong,
                (index, line.len()),
                "the line is too long; at most 4096 characters fit".into(),
            )),
            None => Ok(cursor),
        }
    }

    /// Goes through the string that comes next; that is taken.
    pub fn inside(&mut self, whole: &'static str) -> Result<Cursor<'a>> {
        let Token { start, text, sort } = self.token;
        if sort == Sort::Text && text.contains('\\') {
            let why = "this string can't have a backslash; nothing in it needs one";
            return Err(self.wrong(Problem::BadString, why.into()));
        }
        if self.text()?.is_none() {
            return Err(self.unexpected());
        }
        let limit = start + text.len() - 1;
        Ok(Cursor {
            line: self.line,
            number: self.number,
            whole,
            limit,
            token: token(self.line.get(..limit).unwrap_or_default(), start + 1),
            wanted: Vec::new(),
        })
    }

    /// The token that comes next.
    pub fn peek(&self) -> Token<'a> {
        self.token
    }

    /// The text of the token that comes next, if it is a word.
    pub fn word(&self) -> Option<&'a str> {
        (self.token.sort == Sort::Word).then_some(self.token.text)
    }

    /// Nothing comes any more.
    pub fn is_at_end(&self) -> bool {
        self.token.sort == Sort::End
    }

    /// Goes on behind the token that comes next.
    pub fn take(&mut self) -> Token<'a> {
        let taken = self.token;
        let line = self.line.get(..self.limit).unwrap_or_default();
        self.token = token(line, taken.start + taken.text.len());
        self.wanted.clear();
        taken
    }

    /// Takes this word or sign, if it comes next.
    pub fn accept(&mut self, word: &'static str) -> bool {
        self.accept_any("", [word].into_iter()).is_some()
    }

    /// Takes this word or sign.
    pub fn require(&mut self, word: &'static str) -> Result<()> {
        self.accept(word)
            .then_some(())
            .ok_or_else(|| self.unexpected())
    }

    /// Takes one of the words of a kind, if one comes next.
    pub fn choice<T: Word>(&mut self) -> Option<T> {
        let words = T::ALL.iter().map(|one| one.word());
        let index = self.accept_any(T::WHAT, words)?;
        T::ALL.get(index).copied()
    }

    /// Takes one of the words of a kind.
    pub fn choose<T: Word>(&mut self) -> Result<T> {
        self.choice().ok_or_else(|| self.unexpected())
    }

    /// Takes one of `words`, if one comes next; says which.
    pub fn accept_any(
        &mut self,
        what: &'static str,
        words: impl Iterator<Item = &'static str>,
    ) -> Option<usize> {
        let fits = matches!(self.token.sort, Sort::Word | Sort::Sign);
        for (index, word) in words.enumerate() {
            if fits && word == self.token.text {
                self.take();
                return Some(index);
            }
            self.wanted.push(Wanted { what, word });
        }
        None
    }

    /// Remembers that a number, a string or the like could have stood here.
    pub fn want(&mut self, what: &'static str) {
        self.wanted.push(Wanted { what, word: "" });
    }

    /// Everything must end here.
    pub fn end(&mut self) -> Result<()> {
        if self.is_at_end() {
            return Ok(());
        }
        self.want("end");
        let mut error = self.unexpected();
        if error.problem == Problem::UnknownWord && error.suggestion.is_none() {
            error.problem = Problem::ExtraWord;
        }
        Err(error)
    }

    /// A string, if one comes next.
    pub fn text(&mut self) -> Result<Option<Bytes>> {
        if self.token.sort != Sort::Text {
            self.want("string like `\"hello\"`");
            return Ok(None);
        }
        let text = self.token.text;
        let octets = text::decode(text).map_err(|bad| {
            let start = self.token.start + bad.start;
            self.error(Problem::BadString, (start, start + bad.len), bad.why.into())
        })?;
        self.take();
        Ok(Some(octets))
    }

    /// A whole number from `min` to `max`.
    pub fn number<T>(&mut self, what: &'static str, min: T, max: T) -> Result<T>
    where
        T: Copy + Into<i64> + TryFrom<i64>,
    {
        let number = self.whole(what, min.into(), max.into())?;
        T::try_from(number).map_err(|_| self.unexpected())
    }

    fn whole(&mut self, what: &'static str, min: i64, max: i64) -> Result<i64> {
        let word = self.word().unwrap_or_default();
        let digits = word.strip_prefix('-').unwrap_or(word);
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            self.want(what);
            return Err(self.unexpected());
        }
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let why = ["`", &short(word), "` is no whole number for the ", what].concat();
            return Err(self.wrong(Problem::BadNumber, why));
        }
        match word.parse() {
            Ok(number) if (min..=max).contains(&number) => {
                self.take();
                Ok(number)
            }
            _ => Err(self.out_of_range(what, &min.to_string(), &max.to_string())),
        }
    }

    /// A number with a unit, in the finest of them.
    pub fn measure(&mut self, units: &Units) -> Result<u64> {
        self.measure_within(units, "", 0, u64::MAX)
    }

    /// A number with a unit, from `min` to `max` of the finest of them.
    pub fn measure_within(&mut self, units: &Units, what: &str, min: u64, max: u64) -> Result<u64> {
        self.want(units.what);
        let Some(word) = self.word() else {
            return Err(self.unexpected());
        };
        match units.read(word) {
            Ok(value) if (min..=max).contains(&value) => {
                self.take();
                Ok(value)
            }
            Ok(_) => {
                let (min, max) = (units.amount(min).to_string(), units.amount(max).to_string());
                Err(self.out_of_range(what, &min, &max))
            }
            Err(misread) => Err(self.misread(word, units, misread)),
        }
    }

    fn misread(&self, word: &str, units: &Units, misread: Misread) -> Box<ScriptError> {
        let (number, unit) = units::split(word);
        let quoted = ["`", &short(word), "`"].concat();
        let list = || units.names().collect::<Vec<_>>().join(", ");
        match misread {
            Misread::NoNumber => self.unexpected(),
            Misread::NoUnit => {
                let why = [&quoted, " has no unit; there are ", &list()].concat();
                let mut error = self.wrong(Problem::BadUnit, why);
                // `5 s` may be meant as `5s`.
                let after = token(self.line, self.token.start + word.len()).text;
                let unit = units.names().find(|unit| *unit == after);
                error.suggestion = unit.map(|unit| [word, unit].concat());
                error
            }
            Misread::UnknownUnit => {
                let why = [&quoted, " has no unit that is known; there are ", &list()].concat();
                let mut error = self.wrong(Problem::BadUnit, why);
                let meant = near_miss(unit, units.names());
                error.suggestion = meant.map(|unit| [number, unit].concat());
                error
            }
            Misread::TooFine => {
                let why = [&quoted, " is too fine; the least is ", units.finest].concat();
                self.wrong(Problem::OutOfRange, why)
            }
            Misread::TooLarge => {
                let why = [&quoted, " is more than can be counted"].concat();
                self.wrong(Problem::OutOfRange, why)
            }
        }
    }

    /// The token that comes next is out of its range.
    pub fn out_of_range(&self, what: &str, min: &str, max: &str) -> Box<ScriptError> {
        let word = short(self.token.text);
        let why = ["`", &word, "` is out of range: the ", what, " is from "].concat();
        self.wrong(Problem::OutOfRange, [&why, min, " to ", max].concat())
    }

    /// The token that comes next makes no sense here, though the language knows it.
    pub fn no_sense(&self, why: &str) -> Box<ScriptError> {
        self.wrong(Problem::NoSense, why.into())
    }

    /// Something is wrong with the token that comes next.
    pub fn wrong(&self, problem: Problem, message: String) -> Box<ScriptError> {
        let Token { start, text, .. } = self.token;
        self.error(problem, (start, start + text.len()), message)
    }

    /// Something is wrong with a part of the line, in bytes.
    pub fn error(
        &self,
        problem: Problem,
        part: (usize, usize),
        message: String,
    ) -> Box<ScriptError> {
        let count = |from, to| {
            self.line
                .get(from..to)
                .map_or(0, |part| part.chars().count()) as u32
        };
        Box::new(ScriptError {
            line: self.number,
            column: count(0, part.0) + 1,
            width: count(part.0, part.1).max(1),
            source: self.line.into(),
            message,
            expected: Vec::new(),
            suggestion: None,
            problem,
        })
    }

    /// The token that comes next is none of those that fit.
    pub fn unexpected(&self) -> Box<ScriptError> {
        let Token { sort, text, .. } = self.token;
        if sort == Sort::Bad {
            return self.bad_character(text);
        }
        let words = || self.wanted.iter().map(|wanted| wanted.word);
        // Before `#` where a comment was meant, or a socket.
        let head = text.split('#').next().unwrap_or_default();
        let meant =
            (sort == Sort::Word).then(|| near_miss(head, words().filter(|w| !w.is_empty())));
        let meant = meant.flatten();
        let kind = match meant {
            Some(meant) => self.wanted.iter().find(|wanted| wanted.word == meant),
            None => self.wanted.first().filter(|first| {
                !first.word.is_empty() && self.wanted.iter().all(|other| other.what == first.what)
            }),
        };
        let kind = kind.map_or("", |wanted| wanted.what);
        let (problem, mut message) = match sort {
            Sort::End => {
                let message = ["the ", self.whole, " ends too early"].concat();
                (Problem::MissingWord, message)
            }
            Sort::Text => (Problem::UnknownWord, "a string can't stand here".to_owned()),
            _ if kind.is_empty() => {
                let message = ["`", &short(text), "` can't stand here"].concat();
                (Problem::UnknownWord, message)
            }
            _ => (
                Problem::UnknownWord,
                ["no ", kind, " `", &short(text), "`"].concat(),
            ),
        };
        if meant.is_none() {
            message.push_str("; expected ");
            // The kind need not be named twice.
            let kind = if sort == Sort::End { "" } else { kind };
            message.push_str(&self.alternatives(kind));
        } else if meant == Some(head) && head.len() < text.len() {
            message.push_str("; a comment needs a blank before its `#`");
        }
        let mut error = self.wrong(problem, message);
        error.suggestion = meant.map(str::to_owned);
        error.expected = words().filter(|word| !word.is_empty()).collect();
        error
    }

    fn bad_character(&self, text: &str) -> Box<ScriptError> {
        let first = text.chars().next().unwrap_or_default();
        let mut error = match first {
            '“' | '”' | '„' | '«' | '»' => {
                let why = ["`", text, "` opens no string"].concat();
                self.wrong(Problem::BadCharacter, why)
            }
            first => {
                let code = format!("{:04X}", u32::from(first));
                let why = [
                    "the character U+",
                    &code,
                    " can't stand here; write a space",
                ]
                .concat();
                return self.wrong(Problem::BadCharacter, why);
            }
        };
        error.suggestion = Some("\"".into());
        error
    }

    /// What fits, in words: ``a state (`LISTEN`, …), a call (`bind`, …) or `received` ``; where all
    /// are of the kind that was `named` before, just some of them.
    fn alternatives(&self, named: &str) -> String {
        if !named.is_empty() {
            let words: Vec<&str> = self.wanted.iter().map(|wanted| wanted.word).collect();
            return quoted(&words, NAMED);
        }
        let mut items: Vec<String> = Vec::new();
        let kinds = self.wanted.iter().enumerate().filter(|(index, wanted)| {
            wanted.what.is_empty() || !self.wanted[..*index].iter().any(|w| w.what == wanted.what)
        });
        for (_, Wanted { what, word }) in kinds {
            if *what == "end" {
                items.push(["the end of the ", self.whole].concat());
                continue;
            }
            if what.is_empty() {
                items.push(["`", word, "`"].concat());
                continue;
            }
            let of_kind = self.wanted.iter().filter(|wanted| wanted.what == *what);
            let words: Vec<&str> = of_kind.map(|w| w.word).filter(|w| !w.is_empty()).collect();
            items.push(kind_of(what, &words));
        }
        match items.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, others)) => {
                let others: Vec<&str> = others.iter().map(String::as_str).collect();
                [&others.join(", "), " or ", last].concat()
            }
            None => "nothing".into(),
        }
    }
}

/// A kind of words and a few of them.
fn kind_of(what: &str, words: &[&str]) -> String {
    let article = match what.chars().next() {
        _ if what.starts_with("use") => "a ",
        Some('a' | 'e' | 'i' | 'o' | 'u') => "an ",
        _ => "a ",
    };
    match words {
        [] => [article, what].concat(),
        words => [article, what, " (", &quoted(words, FEW), ")"].concat(),
    }
}

/// At most `limit` of the words.
fn quoted(words: &[&str], limit: usize) -> String {
    let mut list = String::new();
    for word in words.iter().take(limit) {
        let comma = if list.is_empty() { "" } else { ", " };
        list.extend([comma, "`", word, "`"]);
    }
    if words.len() > limit {
        list.push_str(", …");
    }
    list
}

/// As much of a word as fits into a message.
pub(super) fn short(word: &str) -> String {
    match word.char_indices().nth(40) {
        Some((index, _)) => [&word[..index], "…"].concat(),
        None => word.into(),
    }
}
