//! All tests of the engine from outside, in one program: linking two dozen takes longer than running
//! them. `cargo test cable::` runs those of `cable.rs`.

use std::fs;
use std::path::Path;

// What several of them share.
#[path = "script/any.rs"]
mod any;
#[path = "replay/lively.rs"]
mod lively;
#[path = "capture/read.rs"]
mod read;
mod talk;

mod any_segment;
mod applications;
mod cable;
mod capture;
mod conformance;
mod drive;
mod history;
mod locales;
mod long_lived;
mod numbers;
mod octets;
mod presets;
mod replay;
mod rfc9293;
mod rooms;
mod script;
mod scripts;
mod search;
mod session;
mod size;
mod sockets;
mod tcb;
mod trace;
mod what_if;
mod words;
mod world;

#[test]
fn every_file_has_its_line_here() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let files = fs::read_dir(folder).expect("the tests");
    let missing: Vec<String> = files
        .map(|file| {
            file.expect("a test")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter_map(|name| Some(name.strip_suffix(".rs")?.to_owned()))
        .filter(|name| name != "all" && !include_str!("all.rs").contains(&format!("\nmod {name};")))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}
