//! Writes what the site's page "Is it real?" says: RFC 9293 label by label, the conversations that
//! were played, the scenarios whose expectations were met.
//!
//! `TCPSCOPE_WRITE=1 cargo test conformance::` writes the file; without, the test fails where
//! it is not what would be written.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tcpscope::script::parse;
use tcpscope::sim::{Session, Status};
use tcpscope::time::{Duration, Instant};

use crate::talk;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The scripts in a folder, in the order of their names.
fn scripts(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).expect("a folder");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
}

/// The rows of docs/rfc9293.md.
fn labels() -> Vec<Value> {
    let text = fs::read_to_string(root().join("docs/rfc9293.md")).expect("the labels");
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [label, section, asks, place, tests] = cells[..] else {
            return None;
        };
        let number = label.split_once('-')?.1;
        number.parse::<u32>().ok()?;
        let status = match () {
            () if line.contains("**open**") => "open",
            () if place.starts_with("not done") => "not-done",
            () if place.starts_with("elsewhere") => "elsewhere",
            () => "met",
        };
        let tests = tests.matches(": ").count() + tests.matches(".tcp`").count();
        Some(json!({
            "label": label,
            "section": section,
            "asks": asks.replace('`', ""),
            "status": status,
            "tests": tests,
        }))
    });
    rows.collect()
}

/// How many conversations with one connection were played to their end.
fn conversations() -> usize {
    let played = scripts("tests/scripts").into_iter().filter(|path| {
        let script = fs::read_to_string(path).expect("a script");
        talk::play(&script).is_ok()
    });
    played.count()
}

/// How many scenarios there are, and how many of their expectations were met.
fn scenarios() -> (usize, usize) {
    let files = scripts("scenarios");
    let met = files.iter().map(|path| {
        let text = fs::read_to_string(path).expect("a scenario");
        let parsed = parse(&text).unwrap_or_else(|error| panic!("{}", error.render("scenario")));
        let mut session = Session::new(parsed.script, 1);
        session.advance(Instant::ZERO + Duration::from_secs(3_600));
        session.finish();
        let checks = session.checks().iter();
        checks.filter(|check| check.status == Status::Met).count()
    });
    (files.len(), met.sum())
}

#[test]
fn the_site_tells_what_the_tests_found() {
    let (files, met) = scenarios();
    let found = json!({
        "labels": labels(),
        "conversations": conversations(),
        "scenarios": files,
        "expectations": met,
    });
    let text = format!("{}\n", serde_json::to_string_pretty(&found).expect("JSON"));
    let path = root().join("www/site/conformance.json");
    if std::env::var_os("TCPSCOPE_WRITE").is_some() {
        fs::write(&path, &text).expect("the file can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == text,
        "www/site/conformance.json is not what the tests found; write it anew with\n\
         TCPSCOPE_WRITE=1 cargo test conformance::"
    );
}

#[test]
fn every_label_is_counted() {
    let labels = labels();
    assert_eq!(labels.len(), 119);
    let met = labels.iter().filter(|row| row["status"] == "met");
    assert!(met.count() > 90);
    let untested = labels
        .iter()
        .filter(|row| row["status"] == "met" && row["tests"] == 0);
    assert_eq!(untested.collect::<Vec<_>>(), Vec::<&Value>::new());
}
