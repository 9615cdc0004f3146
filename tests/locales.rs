//! Every code has its sentence, and every sentence its code.

use std::collections::BTreeSet;

use tcpscope::explain::Note;
use tcpscope::script::{Problem, Term};
use tcpscope::sim::{Refusal, Unmet};

/// Every locale, by its file name.
fn locales() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/locales");
    let files = std::fs::read_dir(folder).expect("the locales");
    files
        .map(|file| {
            let path = file.expect("a locale").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let text = std::fs::read_to_string(&path).expect("a text");
            (name.into_owned(), text)
        })
        .collect()
}

/// The ids of the messages in the locale `text` that begin with `prefix`.
fn messages(text: &str, prefix: &str) -> BTreeSet<String> {
    text.lines()
        .filter_map(|line| line.split_once(" ="))
        .filter_map(|(id, _)| id.strip_prefix(prefix))
        .map(str::to_owned)
        .collect()
}

fn owned<'a>(codes: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    codes.into_iter().map(str::to_owned).collect()
}

#[test]
fn every_note_is_told_in_every_language() {
    for (name, text) in locales() {
        assert_eq!(owned(Note::codes()), messages(&text, "log-"), "{name}");
    }
}

#[test]
fn every_refusal_is_told_in_every_language() {
    for (name, text) in locales() {
        assert_eq!(
            owned(Refusal::codes()),
            messages(&text, "refusal-"),
            "{name}"
        );
    }
}

#[test]
fn every_reason_is_told_in_every_language() {
    for (name, text) in locales() {
        let codes = owned(Unmet::CODES.iter().copied());
        assert_eq!(codes, messages(&text, "reason-"), "{name}");
    }
}

#[test]
fn every_problem_of_a_script_is_told_in_every_language() {
    for (name, text) in locales() {
        let codes = owned(Problem::CODES.iter().copied());
        assert_eq!(codes, messages(&text, "script-problem-"), "{name}");
    }
}

#[test]
fn every_kind_of_word_has_its_name_in_every_language() {
    // A word of the grammar is quoted; the other two put a kind together with its words.
    let kinds = Term::ALL.iter().filter(|kind| **kind != Term::Word);
    let codes = kinds.map(|kind| kind.code()).chain(["words", "like"]);
    let codes = owned(codes);
    for (name, text) in locales() {
        assert_eq!(codes, messages(&text, "script-kind-"), "{name}");
    }
}

#[test]
fn english_and_chinese_are_among_them() {
    let names: BTreeSet<String> = locales().into_iter().map(|(name, _)| name).collect();
    for name in ["en.ftl", "zh-CN.ftl"] {
        assert!(names.contains(name), "{name}");
    }
}
