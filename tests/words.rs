//! No words in the engine: what it shows are codes, values and words of the script language. The
//! sentences stand in `www/locales/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tcpscope::script::{Problem, Term, parse, parse_condition, parse_line};
use tcpscope::sim::{Beginning, History, Refusal, Unmet, Watermarks};
use tcpscope::tcp::Error;
use tcpscope::time::{Duration, Instant};
use tcpscope::view::{BranchView, RefusalView, ScriptErrorView, Update};

/// Words of sentences that the script language does not have.
const PROSE: [&str; 16] = [
    "a", "an", "the", "is", "are", "was", "it", "this", "that", "there", "has", "no", "not",
    "can't", "here", "one",
];

/// The literals of several words that are none: notation, and what only the digest reads.
const NOTATION: [&str; 4] = [
    "every {} times {}: ",
    "TS val {value} ecr {echo}",
    "val {} ecr {}",
    "in flight",
];

/// The words of `text`; a placeholder, a number and a sign are none.
fn words(text: &str) -> Vec<&str> {
    let word = |word: &'_ str| word.chars().all(|c| c.is_ascii_alphabetic() || c == '\'');
    text.split_whitespace()
        .map(|part| part.trim_matches([',', ';', ':', '.', '?', '`', '(', ')']))
        .filter(|part| !part.is_empty() && word(part))
        .collect()
}

/// Whether `text` reads as prose: several words, one of which no script has.
fn is_prose(text: &str) -> bool {
    let words = words(text);
    let prose = |word: &&str| PROSE.contains(&word.to_ascii_lowercase().as_str());
    words.len() >= 2 && words.iter().any(prose)
}

/// Whether a literal reads as a sentence: several words. A line of a script has as many, but no
/// literal holds a whole line.
fn is_sentence(text: &str) -> bool {
    words(text).len() >= 2 && !NOTATION.contains(&text)
}

/// Quotations: the RFC's own texts, which the page shows as such.
fn is_quotation(text: &str) -> bool {
    Error::ALL.iter().any(|error| error.text() == text)
}

/// The sources of the engine, without its tests.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            sources(&path, found);
        } else if name.ends_with(".rs") && name != "tests.rs" {
            found.push(path);
        }
    }
}

/// The string literals of a source, each with what stands before it.
fn literals(source: &str) -> Vec<(&str, &str)> {
    let code = source.split("#[cfg(test)]\nmod tests {").next();
    let code = code.unwrap_or_default();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = code.get(at..).filter(|rest| !rest.is_empty()) {
        at += if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("'\"'") {
            3
        } else if let Some(text) = rest.strip_prefix('"') {
            let mut escaped = false;
            let end = text.find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            let end = end.expect("the end of a string");
            found.push((&code[..at], &text[..end]));
            end + 2
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
    }
    found
}

/// What only a developer reads: panics, reasons of attributes, errors of damaged datagrams.
fn is_for_developers(before: &str) -> bool {
    let before = before.trim_end();
    ["expect(", "unreachable!(", "reason =", "error("]
        .iter()
        .any(|end| before.ends_with(end))
}

#[test]
fn no_literal_of_the_engine_is_a_sentence() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let (mut wrong, mut seen) = (String::new(), 0);
    for file in files {
        let source = fs::read_to_string(&file).expect("a source");
        for (before, text) in literals(&source) {
            seen += 1;
            if is_sentence(text) && !is_quotation(text) && !is_for_developers(before) {
                wrong += &format!("{}: {text:?}\n", file.display());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(seen > 500, "{seen} literals");
}

#[test]
fn sentences_are_known() {
    for sentence in [
        "no host `clinet`",
        "it happened",
        "the line ends too early",
        "error: host is down, restart it first",
        "too many statements; at most 10000 fit",
        "a string can't stand here",
        "one statement at a time",
        "no such escape",
        "unknown host",
        "Way to {}",
    ] {
        assert!(is_sentence(sentence), "{sentence}");
    }
    for code in ["unknown-word", "drop", "TS val {value} ecr {echo}"] {
        assert!(!is_sentence(code), "{code}");
    }
    for line in [
        "link from client loss 2%",
        "drop first 3 client data",
        "when client ESTABLISHED + 60ms: ",
        "0:0(0) ack 1 win 65535 <mss 1460>",
    ] {
        assert!(!is_prose(line), "{line}");
    }
}

/// The strings of `value`, at any depth.
fn strings(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            found.insert(text.clone());
        }
        Value::Array(list) => list.iter().for_each(|one| strings(one, found)),
        Value::Object(fields) => fields.values().for_each(|one| strings(one, found)),
        _ => {}
    }
}

fn view_strings(view: &impl serde::Serialize) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    strings(&serde_json::to_value(view).expect("JSON"), &mut found);
    found
}

#[test]
fn no_view_of_a_run_holds_a_sentence() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut scripts: Vec<String> = fs::read_dir(folder)
        .expect("the scenarios")
        .map(|file| fs::read_to_string(file.expect("a scenario").path()).expect("a script"))
        .collect();
    // Expectations that fail, and lines that can't be carried out.
    scripts.push(
        "client connect server:80\nexpect client ESTABLISHED then client data\n\
         expect client TIME-WAIT for 2msl\nexpect never client SYN\n\
         expect server cwnd > 1\nexpect server sockets LISTEN = 1\n\
         client close = EINVAL\nat 1s: server restart\nat 2s: drop segment 99"
            .to_owned(),
    );
    for script in scripts {
        let parsed = parse(&script).unwrap_or_else(|error| panic!("{}", error.render(&script)));
        let mut history = History::new(parsed.script, 1);
        for _ in 0..2_000 {
            history.step();
        }
        history.finish();
        let update = Update::of(&mut history, &parsed.lines, &mut Watermarks::default());
        for text in view_strings(&update) {
            // What an application sends may be prose.
            let quoted = script.contains(&text) || is_quotation(&text);
            assert!(!is_prose(&text) || quoted, "{text:?}");
        }
    }
}

#[test]
fn no_view_of_a_branch_holds_a_sentence() {
    let parsed = parse("server listen 80\nclient connect server:80").expect("a script");
    let mut history = History::new(parsed.script, 1);
    history.advance(Instant::ZERO + Duration::from_secs(1));
    let line = |text: &str| parse_line(text).expect("a line");
    history
        .what_if(&line("drop segment 1"))
        .expect("a segment that was sent");
    history.dispatch(&line("client close")).expect("a call");
    history.seek(Instant::ZERO);
    history.dispatch(&line("unplug")).expect("a cable");
    let goal = parse_condition("client FIN-WAIT-1 -> CLOSING").expect("a goal");
    history.follow(&[], goal.into()).expect("no line");
    let goal = parse_condition("client CLOSED").expect("a goal");
    history.follow(&[], goal.into()).expect("no line");
    history.follow(&[], Beginning::Fork).expect("no line");
    let began: Vec<Value> = history
        .branches()
        .iter()
        .map(|branch| serde_json::to_value(BranchView::of(branch)).expect("JSON")["began"].clone())
        .collect();
    assert_eq!(
        Value::from(began),
        json!([
            { "kind": "first" },
            { "kind": "fault", "line": "drop segment 1", "fault": "drop", "segment": 1 },
            { "kind": "line", "line": "unplug" },
            {
                "kind": "goal",
                "goal": "client FIN-WAIT-1 -> CLOSING",
                "edge": { "host": "client", "from": "FIN-WAIT-1", "to": "CLOSING" },
            },
            { "kind": "goal", "goal": "client CLOSED", "edge": null },
            { "kind": "fork" },
        ])
    );
}

#[test]
fn what_is_wrong_is_a_code() {
    let problems = Problem::CODES.iter().copied();
    let kinds = Term::ALL.iter().map(|kind| kind.code());
    let reasons = Unmet::CODES.iter().copied();
    for code in problems.chain(kinds).chain(reasons).chain(Refusal::codes()) {
        let is_code = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(code.chars().all(is_code), "{code}");
    }
    for refusal in Refusal::OWN {
        let view = RefusalView::from(refusal);
        assert_eq!((view.text, view.citation), (None, None), "{refusal}");
    }
}

#[test]
fn what_is_told_of_a_mistake_are_words_of_scripts() {
    for (line, words) in [
        (
            "client clsoe",
            ["call", "close", "clsoe", "kind"].as_slice(),
        ),
        (
            "client wait",
            ["300ms", "client wait", "duration"].as_slice(),
        ),
        ("link mtu 60", ["60", "65535", "68", "mtu"].as_slice()),
    ] {
        let error = parse(line).expect_err("a mistake");
        let view = view_strings(&ScriptErrorView::from(&*error));
        for word in words {
            assert!(view.contains(*word), "{line}: {word} in {view:?}");
        }
        assert!(!view.iter().any(|text| is_prose(text)), "{view:?}");
    }
}
