//! Random conversations and the digest of each, so that another machine can compare its own.
//!
//! `cargo run --example digest -- 64` prints 64 lines of JSON: a script, a moment in µs, and the
//! digest of all that has happened until then.

#[path = "../tests/replay/lively.rs"]
mod lively;

use std::env;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::json;
use tcpscope::script::{Script, Statement};
use tcpscope::sim::Session;
use tcpscope::time::Duration;

/// A conversation that goes on for longer than so many events is broken off.
const ENOUGH: usize = 2_000;

fn main() {
    let wanted = env::args().nth(1).and_then(|number| number.parse().ok());
    let mut runner = TestRunner::default();
    for _ in 0..wanted.unwrap_or(64) {
        let parts = (lively::script(), lively::talk(), 0u32..100);
        // Such a strategy rejects nothing.
        let Ok(tree) = parts.new_tree(&mut runner) else {
            continue;
        };
        let (script, lines, seed) = tree.current();
        let session = play(script, &lines, seed);
        let line = json!({
            "script": session.script().to_string(),
            "at": session.world().now().as_micros(),
            "digest": format!("{:016x}", session.digest()),
        });
        println!("{line}");
    }
}

/// Plays `script` while somebody says `lines`, each so many µs after the one before.
fn play(script: Script, lines: &[(u64, Statement)], seed: u32) -> Session {
    let mut session = Session::new(script, seed);
    let mut events = 0;
    for (wait, line) in lines {
        let to = session.world().now() + Duration::from_micros(*wait);
        while session.next_event_at().is_some_and(|at| at <= to) {
            session.step();
            events += 1;
        }
        if events > ENOUGH {
            break;
        }
        session.advance(to);
        // What makes no sense now is refused, and leaves no trace.
        let _ = session.dispatch(line.clone());
    }
    while session.next_event_at().is_some() && events < ENOUGH {
        session.step();
        events += 1;
    }
    // All of the last instant.
    let now = session.world().now();
    while session.next_event_at().is_some_and(|at| at <= now) {
        session.step();
    }
    session
}
