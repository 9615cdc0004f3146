//! The rooms of the engine, and the arrows between them: each room uses only rooms below it, and of
//! those only the ones that its row here names.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A room, which is a module at the root of the crate, and the rooms that it uses. The lowest comes
/// first.
const ROOMS: [(&str, &str); 18] = [
    ("seq", ""),
    ("side", ""),
    ("time", ""),
    ("table", ""),
    ("wakeups", "time"),
    ("segment", "seq"),
    ("state", ""),
    ("explain", "seq side time state"),
    // No host, no wire, no simulator, no language.
    ("tcp", "seq time segment state explain"),
    // Octets, and no state.
    ("wire", "seq segment"),
    // No simulator and no language: see `Cargo.toml`, feature `language`.
    (
        "host",
        "seq time table wakeups segment state explain tcp wire",
    ),
    ("net", "time explain"),
    // It parses and prints; from `host` it has the words of `SCRIPT_FROM_HOST`.
    ("script", "seq side time segment state explain tcp host net"),
    (
        "user",
        "seq time table segment state explain tcp host script",
    ),
    (
        "sim",
        "seq side time table wakeups segment state explain tcp wire host net script user",
    ),
    (
        "view",
        "seq time table segment state explain tcp wire host script sim",
    ),
    ("capture", "time explain sim"),
    ("wasm", "time script sim view capture"),
];

/// The plain values that a script names, and that the socket calls take and return.
const SCRIPT_FROM_HOST: [&str; 4] = ["Errno", "Shutdown", "SocketOption", "SynCookies"];

/// The rooms above the sockets: a program that only wants hosts does without.
const LANGUAGE: [&str; 6] = ["script", "user", "sim", "view", "capture", "wasm"];

/// The files below `folder`, by their paths from there, and their texts.
fn files(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, prefix: &str, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let entry = entry.expect("an entry");
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{prefix}{name}/"), found);
            } else {
                let text = fs::read_to_string(entry.path()).expect("a text");
                found.push((format!("{prefix}{name}"), text));
            }
        }
    }
    let mut found = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    walk(&root, "", &mut found);
    found
}

/// The room of a file below `src/`.
fn room(file: &str) -> &str {
    let first = file.split('/').next().unwrap_or(file);
    first.strip_suffix(".rs").unwrap_or(first)
}

/// How many modules deep a file below `src/` is: 1 for a room itself.
fn depth(file: &str) -> usize {
    let parts = file.split('/').count();
    parts - usize::from(file.ends_with("/mod.rs"))
}

/// The code of a file without its comments.
fn code(text: &str) -> String {
    let lines = text.lines();
    let bare = lines.map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    bare.collect::<Vec<_>>().join("\n")
}

/// The word that `text` begins with.
fn word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    &text[..end.unwrap_or(text.len())]
}

/// What a file below `src/` uses of the whole crate: rooms, each with what follows its name.
fn uses<'a>(file: &str, code: &'a str) -> Vec<(&'a str, &'a str)> {
    let absolute = code.split("crate::").skip(1);
    // So many steps up lead out of the room.
    let steps = "super::".repeat(depth(file));
    let relative = code.split(steps.as_str()).skip(1);
    // Of the latter only what is a room: in a module of tests it is one step less.
    let relative = relative.filter(|rest| ROOMS.iter().any(|(room, _)| *room == word(rest)));
    let all = absolute.chain(relative);
    all.map(|rest| (word(rest), &rest[word(rest).len()..]))
        .collect()
}

/// What is taken from a room, where this follows its name in a `use`.
fn items(rest: &str) -> Vec<&str> {
    let rest = rest.trim_start_matches("::");
    match rest.strip_prefix('{').and_then(|list| list.split_once('}')) {
        Some((list, _)) => list
            .split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .collect(),
        None => vec![word(rest)],
    }
}

/// What is wrong with the arrows of a file below `src/`.
fn faults(file: &str, text: &str) -> Vec<String> {
    let from = room(file);
    let code = code(text);
    let allowed = ROOMS.iter().find(|(room, _)| *room == from);
    let allowed = allowed.map(|(_, below)| *below);
    let mut faults = Vec::new();
    for (to, rest) in uses(file, &code) {
        match allowed {
            None => faults.push(format!("{file}: the room {from} is not in the table")),
            _ if to == from => {}
            Some(below) if !below.split(' ').any(|room| room == to) => {
                faults.push(format!("{file}: {from} must not use {to:?}"));
            }
            Some(_) if (from, to) == ("script", "host") => {
                let others = items(rest);
                let others = others
                    .iter()
                    .filter(|item| !SCRIPT_FROM_HOST.contains(item));
                faults
                    .extend(others.map(|item| format!("{file}: script must not use host::{item}")));
            }
            Some(_) => {}
        }
    }
    faults
}

#[test]
fn every_arrow_falls() {
    let mut above: Vec<&str> = Vec::new();
    for (room, below) in ROOMS {
        for used in below.split_whitespace() {
            assert!(above.contains(&used), "{room} stands below {used}");
        }
        above.push(room);
    }
}

#[test]
fn rooms_use_what_the_table_says() {
    let files = files("src");
    let inside = files.iter().filter(|(file, _)| file != "lib.rs");
    let faults: Vec<_> = inside
        .clone()
        .flat_map(|(file, text)| faults(file, text))
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    // And the table says no more than there is.
    let mut there = BTreeSet::new();
    for (file, text) in inside {
        let from = room(file);
        there.insert(format!("{from} exists"));
        let code = code(text);
        let uses = uses(file, &code);
        let others = uses.iter().filter(|(to, _)| *to != from);
        there.extend(others.map(|(to, _)| format!("{from} uses {to}")));
    }
    let mut table = BTreeSet::new();
    for (room, below) in ROOMS {
        table.insert(format!("{room} exists"));
        table.extend(
            below
                .split_whitespace()
                .map(|used| format!("{room} uses {used}")),
        );
    }
    let idle: Vec<_> = table.difference(&there).collect();
    assert!(idle.is_empty(), "only in the table: {idle:?}");
    let missing: Vec<_> = there.difference(&table).collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
}

/// `cargo clippy --no-default-features` in `scripts/steps.mjs` compiles them without the language.
#[test]
fn programs_with_sockets_only_know_no_language() {
    for folder in ["examples/drive", "examples/tun"] {
        for (file, text) in files(folder) {
            let code = code(&text);
            for rest in code.split("tcpscope::").skip(1) {
                let room = word(rest);
                let known = ROOMS.iter().any(|(known, _)| *known == room);
                assert!(known, "{folder}/{file} uses {room:?}");
                assert!(!LANGUAGE.contains(&room), "{folder}/{file} uses {room}");
            }
        }
    }
}

/// The check itself must be able to fail.
#[test]
fn an_arrow_that_rises_is_told() {
    let told = |file: &str, text: &str| faults(file, text).join("; ");
    let fine = [
        ("tcp/input.rs", "use crate::seq::Seq;"),
        (
            "tcp/input.rs",
            "use super::user::Error; use crate::tcp::State;",
        ),
        ("tcp/input.rs", "/// As [`script`](crate::script) says."),
        (
            "script/words.rs",
            "use crate::host::{\n    Errno,\n    Shutdown,\n};",
        ),
        ("seq.rs", "mod tests {\n    use super::*;\n}"),
        ("script/parse/mod.rs", "use super::host;"),
    ];
    for (file, text) in fine {
        assert_eq!(told(file, text), "", "{text}");
    }
    let bad = [
        (
            "tcp/input.rs",
            "use crate::host::Host;",
            "tcp/input.rs: tcp must not use \"host\"",
        ),
        (
            "host/stack.rs",
            "let call: crate::script::Call;",
            "host/stack.rs: host must not use \"script\"",
        ),
        (
            "script/words.rs",
            "use crate::host::{Errno, Host};",
            "script/words.rs: script must not use host::Host",
        ),
        (
            "script/words.rs",
            "use crate::host;",
            "script/words.rs: script must not use host::",
        ),
        (
            "tcp/input.rs",
            "use super::super::host::Host;",
            "tcp/input.rs: tcp must not use \"host\"",
        ),
        (
            "tcp/mod.rs",
            "use super::host::Host;",
            "tcp/mod.rs: tcp must not use \"host\"",
        ),
        (
            "tcp/mod.rs",
            "use crate::{host, seq};",
            "tcp/mod.rs: tcp must not use \"\"",
        ),
        (
            "attic.rs",
            "use crate::seq::Seq;",
            "attic.rs: the room attic is not in the table",
        ),
    ];
    for (file, text, fault) in bad {
        assert_eq!(told(file, text), fault, "{text}");
    }
}
