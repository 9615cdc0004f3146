//! The words, signs and strings of a line.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// `client`, `60ms`, `server#4`, `SYN-ACK`.
    Word,
    /// `:`, `+`, `=`, `!=`, `<`, `<=`, `>`, `>=`, `->`; and `,`, `(`, `)` for the notation of segments.
    Sign,
    /// `"…"`, quotation marks included; the second may be missing.
    Text,
    /// A character that stands for nothing.
    Bad,
    /// The end of the line, or a comment.
    End,
}

/// A token of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub sort: Sort,
    /// As written.
    pub text: &'a str,
    /// Where it begins, in bytes from the start of the line.
    pub start: usize,
}

/// The token that begins at byte `from` of `line` or after the blanks there.
pub(super) fn token(line: &str, from: usize) -> Token<'_> {
    let rest = line.get(from..).unwrap_or_default();
    let text = rest.trim_start_matches([' ', '\t']);
    let start = from + rest.len() - text.len();
    let (sort, len) = measure(text);
    Token {
        sort,
        text: &text[..len],
        start,
    }
}

/// What `text` begins with, and how many bytes of it that is.
fn measure(text: &str) -> (Sort, usize) {
    let Some(first) = text.chars().next() else {
        return (Sort::End, 0);
    };
    match first {
        '#' => (Sort::End, 0),
        '"' => (Sort::Text, text_len(text)),
        ':' | '+' | ',' | '(' | ')' => (Sort::Sign, 1),
        '-' if text.starts_with("->") => (Sort::Sign, 2),
        '=' | '!' | '<' | '>' => {
            let two = first != '=' && text[1..].starts_with('=');
            (Sort::Sign, 1 + usize::from(two))
        }
        first if is_bad(first) => (Sort::Bad, first.len_utf8()),
        _ => (Sort::Word, text.find(ends_word).unwrap_or(text.len())),
    }
}

/// How far a string goes that begins `text`.
fn text_len(text: &str) -> usize {
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

fn ends_word(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '"' | ':' | '+' | ',' | '(' | ')' | '=' | '!' | '<' | '>'
    ) || is_bad(c)
}

/// Looks like something else than it is, or like nothing.
pub(super) fn is_bad(c: char) -> bool {
    c.is_control()
        || (c.is_whitespace() && c != ' ')
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' | '“' | '”' | '„' | '«' | '»')
}
