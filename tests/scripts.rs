//! Plays every conversation in `tests/scripts`; see `tests/talk` for their language.

use std::fs;
use std::path::Path;

use crate::talk;

#[test]
fn conversations() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("tests/scripts can be read")
        .map(|entry| entry.expect("an entry of tests/scripts").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "tcp"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no conversation found");
    let failures: Vec<_> = files
        .iter()
        .filter_map(|path| {
            let script = fs::read_to_string(path).expect("a script can be read");
            let why = talk::play(&script).err()?;
            Some(format!(
                "{}, {why}",
                path.file_name().unwrap_or_default().display()
            ))
        })
        .collect();
    assert!(failures.is_empty(), "\n\n{}\n", failures.join("\n\n"));
    println!("{} conversations", files.len());
}

/// The player itself must be able to fail.
#[test]
fn a_wrong_expectation_is_told_with_its_line() {
    let opened = "connect\n> S 0:0(0) win 65535 <mss 1460>\n";
    assert_eq!(talk::play(opened).map(|_| ()), Ok(()));
    let failures = [
        (
            "connect",
            "at the end:\nexpected: silence\n    came: > S 0:0(0) win 65535 <mss 1460>",
        ),
        (
            "connect\n> S 0:0(0) <mss 536>",
            "line 2: > S 0:0(0) <mss 536>\nexpected: > S 0:0(0) <mss 536>\n    came: > S 0:0(0) win 65535 <mss 1460>",
        ),
        (
            "= LISTEN",
            "line 1: = LISTEN\nstate, expected: LISTEN\n    came: CLOSED",
        ),
        (
            "close",
            "line 1: close\nclose, expected: ok\n    came: error: connection does not exist",
        ),
    ];
    for (script, message) in failures {
        assert_eq!(talk::play(script).map(|_| ()), Err(message.to_owned()));
    }
    let late = format!("{opened}+2");
    assert!(
        talk::play(&late).is_err(),
        "a retransmission after 1 s is no silence"
    );
}
