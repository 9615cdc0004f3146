//! Strings: octets between quotation marks.

use std::fmt::{self, Write};

use bytes::Bytes;

use super::Problem;
use super::lex::is_bad;

/// What may follow a backslash as it is, and the octet that it stands for.
const ESCAPES: [(char, u8); 5] = [
    ('"', b'"'),
    ('\\', b'\\'),
    ('n', b'\n'),
    ('r', b'\r'),
    ('t', b'\t'),
];

/// Every escape as it is written, that of a character last.
pub(super) const WRITTEN: [&str; 7] = ["\\\"", "\\\\", "\\n", "\\r", "\\t", "\\x1f", "\\u{e9}"];

/// What is wrong with a string, and where: bytes from its first quotation mark, and how many.
pub(super) struct BadText {
    pub start: usize,
    pub len: usize,
    pub why: Problem,
}

/// The octets of a string that is given with its quotation marks.
pub(super) fn decode(text: &str) -> Result<Bytes, BadText> {
    let bad = |start, len, why| BadText { start, len, why };
    let mut octets = Vec::new();
    let mut from = 1;
    loop {
        let rest = text.get(from..).unwrap_or_default();
        let Some(first) = rest.chars().next() else {
            return Err(bad(0, text.len(), Problem::UnclosedString));
        };
        match first {
            '"' => return Ok(octets.into()),
            '\\' => {
                let len = escape(rest, &mut octets).map_err(|(len, why)| bad(from, len, why))?;
                from += len;
            }
            first if first.is_control() => {
                return Err(bad(from, first.len_utf8(), Problem::ControlCharacter));
            }
            first => {
                let len = first.len_utf8();
                octets.extend_from_slice(&rest.as_bytes()[..len]);
                from += len;
            }
        }
    }
}

/// Reads the escape at the start of `text`; says how long it is.
fn escape(text: &str, octets: &mut Vec<u8>) -> Result<usize, (usize, Problem)> {
    let Some(letter) = text.chars().nth(1) else {
        return Err((1, Problem::UnclosedString));
    };
    if let Some((_, octet)) = ESCAPES.iter().find(|(known, _)| *known == letter) {
        octets.push(*octet);
        return Ok(2);
    }
    match letter {
        'x' => {
            let digits = text.get(2..4).filter(|digits| is_hex(digits));
            let octet = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            octets.push(octet.ok_or((2, Problem::BadOctetEscape))?);
            Ok(4)
        }
        'u' => {
            let [.., example] = WRITTEN;
            let (c, len) = code_point(text).ok_or((2, Problem::BadCharacterEscape { example }))?;
            octets.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            Ok(len)
        }
        letter => {
            let word = ['\\', letter].into_iter().collect();
            Err((1 + letter.len_utf8(), Problem::UnknownEscape { word }))
        }
    }
}

/// The character of `\u{e9}` at the start of `text`, and the length of that.
fn code_point(text: &str) -> Option<(char, usize)> {
    let digits = text.get(2..)?.strip_prefix('{')?;
    // No character needs more than six digits.
    let len = digits.bytes().take(7).position(|byte| byte == b'}')?;
    let digits = digits.get(..len).filter(|digits| is_hex(digits))?;
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some((c, len + 4))
}

fn is_hex(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Prints octets as a string: text where it is UTF-8 that shows as what it is.
pub(super) struct Quoted<'a>(pub &'a [u8]);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for chunk in self.0.utf8_chunks() {
            for c in chunk.valid().chars() {
                match ESCAPES.iter().find(|(_, octet)| char::from(*octet) == c) {
                    Some((letter, _)) => write!(f, "\\{letter}")?,
                    None if c.is_ascii_control() => write!(f, "\\x{:02x}", u32::from(c))?,
                    None if is_bad(c) && !matches!(c, '“' | '”' | '„' | '«' | '»') => {
                        write!(f, "\\u{{{:x}}}", u32::from(c))?;
                    }
                    None => f.write_char(c)?,
                }
            }
            for octet in chunk.invalid() {
                write!(f, "\\x{octet:02x}")?;
            }
        }
        f.write_char('"')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<u8>, (usize, usize)> {
        decode(text)
            .map(|octets| octets.to_vec())
            .map_err(|bad| (bad.start, bad.len))
    }

    #[test]
    fn reads_escapes() {
        assert_eq!(read(r#""a\"\\\n\r\t\x00\xff\u{e9}é""#), {
            let mut octets = b"a\"\\\n\r\t\x00\xff".to_vec();
            octets.extend("éé".bytes());
            Ok(octets)
        });
        assert_eq!(read("\"\""), Ok(vec![]));
    }

    #[test]
    fn shows_where_a_string_is_bad() {
        assert_eq!(read(r#""abc"#), Err((0, 4)));
        assert_eq!(read(r#""ab\"#), Err((3, 1)));
        assert_eq!(read(r#""\é""#), Err((1, 3)));
        for bad in [
            r#""\x1""#,
            r#""\x+1""#,
            r#""\u{}""#,
            r#""\u{d800}""#,
            r#""\u{1234567}""#,
        ] {
            assert_eq!(read(bad), Err((1, 2)), "{bad}");
        }
        assert_eq!(read("\"a\tb\""), Err((2, 1)));
    }

    #[test]
    fn prints_what_cannot_be_seen_as_escapes() {
        let print = |octets: &[u8]| Quoted(octets).to_string();
        assert_eq!(print("é “x”".as_bytes()), "\"é “x”\"");
        assert_eq!(print(b"\x1f\xff\""), r#""\x1f\xff\"""#);
        assert_eq!(print("\u{202e}\u{a0}".as_bytes()), r#""\u{202e}\u{a0}""#);
    }
}
