//! The script language: what it says, what it prints, and what it answers to mistakes.

#[path = "script/forms.rs"]
mod forms;
#[path = "script/mistakes.rs"]
mod mistakes;

use proptest::prelude::*;
use tcpscope::host::{Errno, SocketOption};
use tcpscope::script::{Call, Expected, Problem, ScriptError, Term, parse, parse_line};
use tcpscope::state::State;
use tcpscope::tcp::Knob;

use crate::any;

/// The language's description for authors.
const GUIDE: &str = include_str!("../docs/script.md");

fn error(text: &str) -> ScriptError {
    match parse(text) {
        Ok(parsed) => panic!("no error in {text:?}: {:?}", parsed.script),
        Err(error) => *error,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn what_is_printed_reads_back(script in any::script()) {
        let text = script.to_string();
        let parsed = parse(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(parsed.script.to_string(), text);
        let lines: Vec<u32> = (1..).take(script.statements.len()).collect();
        prop_assert_eq!(parsed.lines, lines);
        prop_assert_eq!(parsed.script, script);
    }

    #[test]
    fn a_statement_reads_back_alone(statement in any::statement()) {
        let text = statement.to_string();
        let parsed = parse_line(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(parsed, statement);
    }

    #[test]
    fn any_text_is_read_or_refused(text: String) {
        check(&text)?;
    }

    #[test]
    fn words_of_the_language_in_any_order_are_read_or_refused(
        words in prop::collection::vec(prop_oneof![
            prop::sample::select(GUIDE.split_whitespace().collect::<Vec<_>>()),
            prop::sample::select(vec![":", "+", "#", "\"", "\\", "=", "\n", "\r", "<", "\u{feff}"]),
        ], 0..30),
        glue in prop::sample::select(vec!["", " ", "\t"]),
    ) {
        check(&words.join(glue))?;
    }

    #[test]
    fn a_script_with_a_mistake_is_read_or_refused(
        script in any::script(),
        place: prop::sample::Index,
        cut in 0..4usize,
        put in ".{0,2}",
    ) {
        let text = script.to_string();
        let mut chars: Vec<char> = text.chars().collect();
        let from = place.index(chars.len() + 1);
        let to = (from + cut).min(chars.len());
        chars.splice(from..to, put.chars());
        check(&chars.into_iter().collect::<String>())?;
    }
}

/// Either it reads, and prints as something that reads as the same, or the error has a place.
fn check(text: &str) -> Result<(), TestCaseError> {
    match parse(text) {
        Ok(parsed) => {
            let again = parse(&parsed.script.to_string());
            prop_assert_eq!(again.map(|again| again.script), Ok(parsed.script));
        }
        Err(error) => {
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            let line = text.split('\n').nth(error.line as usize - 1);
            let line = line.map(|line| line.strip_suffix('\r').unwrap_or(line));
            prop_assert_eq!(line, Some(error.source.as_str()));
            let end = (error.column + error.width - 1) as usize;
            prop_assert!(error.column >= 1 && end <= error.source.chars().count() + 1);
            // The place and the source: two lines, whatever the text.
            prop_assert_eq!(error.render("lesson.tcp").lines().count(), 2);
        }
    }
    Ok(())
}

#[test]
fn lines_may_be_empty_and_end_in_any_way() {
    let text = "\u{feff}# a lesson\r\n\r\n  client close\r\n\t# more\n\nserver close";
    let parsed = parse(text).expect("a script");
    assert_eq!(parsed.lines, [3, 6]);
    assert_eq!(parsed.script.to_string(), "client close\nserver close\n");
}

#[test]
fn an_error_shows_the_place() {
    let text = "seed 1\n\nexpect client ESTABLISHD\n";
    let shown = error(text).render("lesson.tcp");
    let expected = "\
lesson.tcp:3:15: unknown-word kind=state word=ESTABLISHD; suggestion ESTABLISHED
  \"expect client ESTABLISHD\"";
    assert_eq!(shown, expected);
}

#[test]
fn an_error_lists_what_could_stand_there() {
    let error = error("client shutdown both");
    let expected = Expected {
        kind: Term::Direction,
        words: vec!["rd", "wr", "rdwr"],
    };
    assert_eq!(error.expected, [expected]);
    assert_eq!(error.suggestion, None);
}

#[test]
fn too_much_is_refused_at_once() {
    assert_eq!(error(&"\u{1}é\n".repeat(300_000)).code(), "too-large");
    let line = |len: usize| format!("{}\n", " ".repeat(len));
    assert!(parse(&line(4_096)).is_ok());
    assert_eq!(error(&line(4_097)).code(), "line-too-long");
    assert!(parse(&"plug\n".repeat(10_000)).is_ok());
    let many = error(&"plug\n".repeat(10_001));
    assert_eq!((many.code(), many.line), ("too-many-statements", 10_001));
}

#[test]
fn a_line_is_one_statement() {
    assert_eq!(
        parse_line("plug\r\n").expect("a statement").to_string(),
        "plug"
    );
    let code = |text| parse_line(text).map_err(|error| (error.code(), error.line));
    assert_eq!(code("plug\n\nplug"), Err(("several-statements", 3)));
    assert_eq!(code("  # nothing"), Err(("no-statement", 1)));
}

/// The blocks of the guide that are scripts, and the line above each.
fn examples() -> Vec<(usize, String)> {
    let mut examples = vec![];
    let mut lines = GUIDE.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if line == "```tcp" {
            let text = lines
                .by_ref()
                .map(|(_, line)| line)
                .take_while(|line| *line != "```");
            examples.push((number + 1, text.collect::<Vec<_>>().join("\n")));
        }
    }
    examples
}

#[test]
fn the_examples_of_the_guide_are_scripts() {
    let examples = examples();
    assert!(examples.len() > 5, "the guide has examples");
    for (line, text) in examples {
        let parsed = parse(&text).unwrap_or_else(|error| {
            panic!("docs/script.md:{line}: {}", error.render("example.tcp"));
        });
        assert!(
            text.contains("expect "),
            "docs/script.md:{line} expects nothing"
        );
        assert!(!parsed.script.statements.is_empty());
    }
}

#[test]
fn the_guide_names_every_word() {
    let names = Knob::ALL.iter().map(|knob| knob.name());
    let names = names.chain(SocketOption::ALL.iter().map(|option| option.name()));
    let names = names.chain(Errno::ALL.iter().map(|errno| errno.name()));
    let names = names.chain(State::ALL.iter().map(|state| state.name()));
    let names = names.chain(Problem::CODES.iter().copied());
    for name in names.chain(Call::NAMES) {
        let named = [format!("`{name}`"), format!("`{name} ")];
        assert!(named.iter().any(|name| GUIDE.contains(name)), "{name}");
    }
}

/// `-`, as everywhere in the notation.
#[test]
fn a_segment_without_flags_is_written_with_a_dash() {
    for line in ["forge client \"- 1:11(10)\"", "forge client \"1:11(10)\""] {
        let statement = parse_line(line).expect("a line");
        let expected = "forge client \"- 1:11(10) win 65535\"";
        assert_eq!(statement.to_string(), expected);
    }
}

#[test]
fn a_script_that_says_how_something_must_be_expects() {
    let expects = |text: &str| parse(text).expect(text).expects;
    for text in ["expect client SYN", "at 1s: client close = EBADF"] {
        assert!(expects(text), "{text}");
    }
    for text in [
        "",
        "client send \"expect = 1\" # expect client SYN",
        "when client cwnd = 14600: client close",
    ] {
        assert!(!expects(text), "{text}");
    }
}
