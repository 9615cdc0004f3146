//! The door for test programs keeps to its description, and nothing breaks it.

#[allow(dead_code, reason = "its main is not called here")]
#[path = "../examples/drive/main.rs"]
mod drive;

use proptest::prelude::*;
use serde_json::{Value, json};

/// What the program answers to one line.
fn ask(driven: &mut Option<drive::Driven>, line: &str) -> Value {
    drive::answer(driven, line.as_bytes()).unwrap_or_else(|what| json!({ "error": what }))
}

/// The exchange in `docs/drive.md`: `>` lines are asked, `<` lines expected.
#[test]
fn the_documented_exchange() {
    let document = include_str!("../docs/drive.md");
    let mut driven = None;
    let mut reply = Value::Null;
    let mut compared = 0;
    for line in document.lines() {
        if let Some(request) = line.strip_prefix("> ") {
            reply = ask(&mut driven, request);
        }
        if let Some(expected) = line.strip_prefix("< ") {
            let expected: Value = serde_json::from_str(expected).expect("JSON");
            assert_eq!(reply, expected, "after line {}", compared + 1);
            compared += 1;
        }
    }
    assert!(compared > 10, "the exchange is gone from docs/drive.md");
}

#[test]
fn a_wrong_request_changes_nothing() {
    let mut driven = None;
    let mut error = |line: &str| {
        let reply = ask(&mut driven, line);
        reply["error"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(error(r#"{"op":"socket"}"#), "hello comes first");
    assert!(error("nonsense").contains("line 1"));
    assert!(error(r#"{"op":"hello","version":2}"#).contains("version 2"));
    assert!(error(r#"{"op":"hello","version":1,"settings":{"mtu":10}}"#).contains("mtu"));
    assert!(error(r#"{"op":"hello","version":1,"settings":{"seed":true}}"#).contains("bool"));
    assert_eq!(
        error(r#"{"op":"hello","version":1,"settings":{"new":0},"new":0}"#),
        ""
    );
    assert!(error(r#"{"op":"hello","version":1}"#).contains("before"));
    assert!(error(r#"{"op":"frob"}"#).contains("frob"));
    assert!(error(r#"{"op":"count","state":"OPEN"}"#).contains("OPEN"));
    assert!(error(r#"{"op":"inject","packet":"4"}"#).contains("hex"));
    assert_eq!(error(r#"{"op":"advance","to":5}"#), "");
    assert!(error(r#"{"op":"advance","to":4}"#).contains("already"));
    let reply = ask(&mut driven, r#"{"op":"close","fd":-1}"#);
    assert_eq!(reply, json!({ "ret": -1, "errno": "EBADF" }));
    assert_eq!(ask(&mut driven, r#"{"op":"socket"}"#), json!({ "ret": 3 }));
}

/// Some request, sensible or not, about a few descriptors.
fn any_request() -> impl Strategy<Value = String> {
    let hex = prop::collection::vec(any::<u8>(), 0..60)
        .prop_map(|octets| octets.iter().map(|octet| format!("{octet:02x}")).collect());
    let fd = 2usize..7;
    let number = prop_oneof![-2i64..3, any::<i64>()];
    let word = prop::sample::select(vec![
        "SO_REUSEADDR",
        "SO_LINGER",
        "SO_SNDBUF",
        "SO_RCVBUF",
        "TCP_MAXSEG",
        "SO_ERROR",
        "rd",
        "wr",
        "rdwr",
        "TIME_WAIT",
        "LISTEN",
        "tcpi_state",
        "tcpi_snd_mss",
    ]);
    let op = prop::sample::select(vec![
        "socket",
        "bind",
        "listen",
        "accept",
        "connect",
        "recv",
        "send",
        "shutdown",
        "close",
        "setsockopt",
        "getsockopt",
        "inject",
        "advance",
        "count",
        "info",
    ]);
    (op, fd, number, word, hex).prop_map(|(op, fd, number, word, hex): (_, _, _, _, String)| {
        let advance = number.unsigned_abs() % 1_000_000_000;
        json!({
            "op": op, "fd": fd, "addr": "10.0.0.9", "port": number & 0xffff, "backlog": number,
            "max": number.unsigned_abs() % 5000, "peek": number % 2 == 0, "data": hex,
            "packet": hex, "how": word, "name": word, "state": word, "value": number,
            "to": advance,
        })
        .to_string()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_asked_is_answered_and_the_same_again(
        requests in prop::collection::vec(any_request(), 0..80),
        noise: String,
    ) {
        let play = || {
            let mut driven = None;
            ask(&mut driven, r#"{"op":"hello","version":1}"#);
            let mut log = ask(&mut driven, &noise).to_string();
            for request in &requests {
                log += &ask(&mut driven, request).to_string();
            }
            log
        };
        prop_assert_eq!(play(), play());
    }
}
