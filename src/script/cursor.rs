//! Goes through a line word by word, and remembers what could have stood where nothing fitted.

use bytes::Bytes;

use super::error::{Expected, ScriptError};
use super::lex::{Sort, Token, token};
use super::text;
use super::units::{self, Misread, Units};
use super::words::{Word, near_miss};
use super::{Problem, Term};

/// The longest line, characters.
const LONGEST_LINE: u32 = 4_096;

/// What could stand at a place: a word, or else only what it is.
#[derive(Clone, Copy)]
struct Wanted {
    kind: Term,
    /// None for a number, a string and the like.
    word: Option<&'static str>,
}

/// Goes through a line.
pub(super) struct Cursor<'a> {
    line: &'a str,
    number: u32,
    /// What the end of this is.
    end: Term,
    /// Where what it goes through ends, in bytes.
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
            end: Term::End,
            limit: line.len(),
            token: token(line, 0),
            wanted: Vec::new(),
        };
        match line.char_indices().nth(LONGEST_LINE as usize) {
            Some((index, _)) => {
                let problem = Problem::LineTooLong { most: LONGEST_LINE };
                Err(cursor.error(problem, (index, line.len())))
            }
            None => Ok(cursor),
        }
    }

    /// Goes through the notation of a segment in the string that comes next; that is taken.
    pub fn segment(&mut self) -> Result<Cursor<'a>> {
        let Token { start, text, sort } = self.token;
        if sort == Sort::Text && text.contains('\\') {
            return Err(self.wrong(Problem::BackslashInSegment));
        }
        if self.text()?.is_none() {
            return Err(self.unexpected());
        }
        let limit = start + text.len() - 1;
        Ok(Cursor {
            line: self.line,
            number: self.number,
            end: Term::SegmentEnd,
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
        self.accept_any(Term::Word, [word].into_iter()).is_some()
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
        let index = self.accept_any(T::TERM, words)?;
        T::ALL.get(index).copied()
    }

    /// Takes one of the words of a kind.
    pub fn choose<T: Word>(&mut self) -> Result<T> {
        self.choice().ok_or_else(|| self.unexpected())
    }

    /// Takes one of `words`, if one comes next; says which.
    pub fn accept_any(
        &mut self,
        kind: Term,
        words: impl Iterator<Item = &'static str>,
    ) -> Option<usize> {
        let fits = matches!(self.token.sort, Sort::Word | Sort::Sign);
        for (index, word) in words.enumerate() {
            if fits && word == self.token.text {
                self.take();
                return Some(index);
            }
            self.wanted.push(Wanted {
                kind,
                word: Some(word),
            });
        }
        None
    }

    /// Remembers that a number, a string or the like could have stood here.
    pub fn want(&mut self, kind: Term) {
        self.wanted.push(Wanted { kind, word: None });
    }

    /// Everything must end here.
    pub fn end(&mut self) -> Result<()> {
        if self.is_at_end() {
            return Ok(());
        }
        self.want(self.end);
        let mut error = self.unexpected();
        if let (Problem::UnexpectedWord { word }, None) = (&mut error.problem, &error.suggestion) {
            let word = std::mem::take(word);
            error.problem = Problem::ExtraWord { word };
        }
        Err(error)
    }

    /// A string, if one comes next.
    pub fn text(&mut self) -> Result<Option<Bytes>> {
        if self.token.sort != Sort::Text {
            self.want(Term::Text);
            return Ok(None);
        }
        let text = self.token.text;
        let octets = text::decode(text).map_err(|bad| {
            let start = self.token.start + bad.start;
            let mut error = self.error(bad.why, (start, start + bad.len));
            if let Problem::UnknownEscape { .. } = error.problem {
                error.expected.push(Expected {
                    kind: Term::Escape,
                    words: text::WRITTEN.to_vec(),
                });
            }
            error
        })?;
        self.take();
        Ok(Some(octets))
    }

    /// A whole number from `min` to `max`.
    pub fn number<T>(&mut self, kind: Term, min: T, max: T) -> Result<T>
    where
        T: Copy + Into<i64> + TryFrom<i64>,
    {
        let number = self.whole(kind, min.into(), max.into())?;
        T::try_from(number).map_err(|_| self.unexpected())
    }

    fn whole(&mut self, kind: Term, min: i64, max: i64) -> Result<i64> {
        let word = self.word().unwrap_or_default();
        let digits = word.strip_prefix('-').unwrap_or(word);
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            self.want(kind);
            return Err(self.unexpected());
        }
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let word = short(word);
            return Err(self.wrong(Problem::NotWhole { kind, word }));
        }
        match word.parse() {
            Ok(number) if (min..=max).contains(&number) => {
                self.take();
                Ok(number)
            }
            _ => Err(self.out_of_range(kind, min.to_string(), max.to_string())),
        }
    }

    /// A number with a unit, in the finest of them.
    pub fn measure(&mut self, units: &Units) -> Result<u64> {
        self.measure_within(units, units.what, 0, u64::MAX)
    }

    /// A number with a unit, from `min` to `max` of the finest of them.
    pub fn measure_within(&mut self, units: &Units, kind: Term, min: u64, max: u64) -> Result<u64> {
        self.want(units.what);
        let Some(word) = self.word() else {
            return Err(self.unexpected());
        };
        match units.read(word) {
            Ok(value) if (min..=max).contains(&value) => {
                self.take();
                Ok(value)
            }
            Ok(_) if max == u64::MAX => {
                let (word, min) = (short(word), units.amount(min).to_string());
                Err(self.wrong(Problem::TooSmall { kind, word, min }))
            }
            Ok(_) => {
                let (min, max) = (units.amount(min).to_string(), units.amount(max).to_string());
                Err(self.out_of_range(kind, min, max))
            }
            Err(misread) => Err(self.misread(word, units, misread)),
        }
    }

    fn misread(&self, word: &str, units: &Units, misread: Misread) -> Box<ScriptError> {
        let (number, unit) = units::split(word);
        let quoted = short(word);
        let (problem, unit) = match misread {
            Misread::NoNumber => return self.unexpected(),
            Misread::NoUnit => {
                // `5 s` may be meant as `5s`.
                let after = token(self.line, self.token.start + word.len()).text;
                let unit = units.names().find(|unit| *unit == after);
                (Problem::NoUnit { word: quoted }, unit)
            }
            Misread::UnknownUnit => {
                let unit = near_miss(unit, units.names());
                (Problem::UnknownUnit { word: quoted }, unit)
            }
            Misread::TooFine => {
                let (word, least) = (quoted, units.finest);
                return self.wrong(Problem::TooFine { word, least });
            }
            Misread::TooLarge => return self.wrong(Problem::TooGreat { word: quoted }),
        };
        let mut error = self.wrong(problem);
        error.suggestion = unit.map(|unit| [number, unit].concat());
        error.expected.push(Expected {
            kind: Term::Unit,
            words: units.names().collect(),
        });
        error
    }

    /// The token that comes next is out of its range.
    pub fn out_of_range(&self, kind: Term, min: String, max: String) -> Box<ScriptError> {
        let word = short(self.token.text);
        self.wrong(Problem::OutOfRange {
            kind,
            word,
            min,
            max,
        })
    }

    /// Something is wrong with the token that comes next.
    pub fn wrong(&self, problem: Problem) -> Box<ScriptError> {
        self.wrong_at(self.token, problem)
    }

    /// The same; this was probably meant instead.
    pub fn mistaken(&self, problem: Problem, meant: &str) -> Box<ScriptError> {
        let mut error = self.wrong(problem);
        error.suggestion = Some(meant.into());
        error
    }

    /// Something is wrong with this token.
    pub fn wrong_at(&self, token: Token<'_>, problem: Problem) -> Box<ScriptError> {
        self.error(problem, (token.start, token.start + token.text.len()))
    }

    /// Something is wrong with a part of the line, in bytes.
    fn error(&self, problem: Problem, part: (usize, usize)) -> Box<ScriptError> {
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
            problem,
            expected: Vec::new(),
            suggestion: None,
        })
    }

    /// The token that comes next is none of those that fit.
    pub fn unexpected(&self) -> Box<ScriptError> {
        let Token { sort, text, .. } = self.token;
        if sort == Sort::Bad {
            return self.bad_character(text);
        }
        let words = self.wanted.iter().filter_map(|wanted| wanted.word);
        // Before `#` where a comment was meant, or a socket.
        let head = text.split('#').next().unwrap_or_default();
        let meant = match sort {
            Sort::Word => near_miss(head, words),
            _ => None,
        };
        let word = short(text);
        let problem = match sort {
            Sort::End if self.end == Term::SegmentEnd => Problem::IncompleteSegment,
            Sort::End => Problem::MissingWord,
            Sort::Text => Problem::UnexpectedString,
            _ if meant == Some(head) && head.len() < text.len() => {
                Problem::CommentNeedsBlank { word }
            }
            _ => match self.kind_of(meant) {
                Some(kind) => Problem::UnknownWord { kind, word },
                None => Problem::UnexpectedWord { word },
            },
        };
        let suggestion = match problem {
            Problem::CommentNeedsBlank { .. } => Some([head, " ", &text[head.len()..]].concat()),
            _ => meant.map(str::to_owned),
        };
        let mut error = self.wrong(problem);
        error.suggestion = suggestion;
        error.expected = self.expected();
        error
    }

    /// The kind of the word that was probably meant, else the only kind of words that fits.
    fn kind_of(&self, meant: Option<&str>) -> Option<Term> {
        let wanted = match meant {
            Some(_) => self.wanted.iter().find(|wanted| wanted.word == meant)?,
            None => self.wanted.first()?,
        };
        let only = || self.wanted.iter().all(|other| other.kind == wanted.kind);
        let named = wanted.kind != Term::Word && wanted.word.is_some();
        (named && (meant.is_some() || only())).then_some(wanted.kind)
    }

    fn bad_character(&self, text: &str) -> Box<ScriptError> {
        let first = text.chars().next().unwrap_or_default();
        match first {
            '“' | '”' | '„' | '«' | '»' => {
                let character = text.into();
                self.mistaken(Problem::WrongQuote { character }, "\"")
            }
            first => {
                let character = format!("U+{:04X}", u32::from(first));
                self.wrong(Problem::BadCharacter { character })
            }
        }
    }

    /// What fits, each kind once with its words; words of the grammar each for itself.
    fn expected(&self) -> Vec<Expected> {
        let mut list: Vec<Expected> = Vec::new();
        for Wanted { kind, word } in self.wanted.iter().copied() {
            let known = list.iter_mut().find(|known| known.kind == kind);
            match known.filter(|_| kind != Term::Word) {
                Some(known) => known.words.extend(word),
                None => list.push(Expected {
                    kind,
                    words: word.into_iter().collect(),
                }),
            }
        }
        list
    }
}

/// As much of a word as fits into a message.
pub(super) fn short(word: &str) -> String {
    match word.char_indices().nth(40) {
        Some((index, _)) => [&word[..index], "…"].concat(),
        None => word.into(),
    }
}
