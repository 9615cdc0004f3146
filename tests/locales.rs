//! Every code has its sentence, and every sentence its code.

use std::collections::BTreeSet;

use tcpscope::explain::Note;
use tcpscope::sim::Refusal;

/// The ids of the messages in the English locale that begin with `prefix`.
fn messages(prefix: &str) -> BTreeSet<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/locales/en.ftl");
    let text = std::fs::read_to_string(path).expect("the English locale");
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
fn every_note_is_told() {
    assert_eq!(owned(Note::codes()), messages("log-"));
}

#[test]
fn every_refusal_is_told() {
    assert_eq!(owned(Refusal::codes()), messages("refusal-"));
}
