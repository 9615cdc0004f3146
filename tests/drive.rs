//! The door for test programs keeps to its description, and nothing breaks it.

#[allow(dead_code, reason = "its main is not called here")]
#[path = "../examples/drive/main.rs"]
mod program;

use proptest::prelude::*;
use serde_json::{Value, json};

use program as drive;

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

const CONNECT: &str = r#"{"op":"connect","fd":3,"addr":"198.51.100.9","port":80}"#;

/// The datagram with a SYN to 198.51.100.9:80 that a host with these settings sends.
fn first_syn(driven: &mut Option<drive::Driven>, settings: Value) -> String {
    let hello = json!({ "op": "hello", "version": 1, "settings": settings });
    ask(driven, &hello.to_string());
    ask(driven, r#"{"op":"socket"}"#);
    let reply = ask(driven, CONNECT);
    assert_eq!(reply["errno"], "EINPROGRESS");
    reply["out"][0].as_str().expect("a datagram").to_owned()
}

/// MUST-49.
#[test]
fn time_to_live_is_a_setting() {
    for (settings, octet) in [(json!({}), "40"), (json!({ "ttl": 7 }), "07")] {
        let syn = first_syn(&mut None, settings);
        assert_eq!(syn.get(16..18), Some(octet));
    }
    for wrong in ["0", "256"] {
        let hello = format!(r#"{{"op":"hello","version":1,"settings":{{"ttl":{wrong}}}}}"#);
        assert!(ask(&mut None, &hello)["error"].is_string(), "{wrong}");
    }
}

#[test]
fn the_host_can_be_set_up_and_crash() {
    let mut driven = None;
    let settings = json!({ "ports": [700, 700], "syn_cookies": "always", "time_wait_reuse": true });
    let syn = first_syn(&mut driven, settings);
    assert_eq!(syn.get(40..44), Some("02bc"), "port 700");
    assert_eq!(ask(&mut driven, r#"{"op":"socket"}"#), json!({ "ret": 4 }));
    assert_eq!(ask(&mut driven, r#"{"op":"crash"}"#), json!({}));
    assert_eq!(ask(&mut driven, r#"{"op":"socket"}"#), json!({ "ret": 3 }));
    let hello = r#"{"op":"hello","version":1,"settings":{"syn_cookies":"no"}}"#;
    assert!(ask(&mut None, hello)["error"].is_string());
}

/// MUST-54, MUST-55: as the kernel of 198.51.100.9 would say that nobody listens there.
#[test]
fn icmp_ends_an_attempt() {
    let mut driven = None;
    let syn = first_syn(&mut driven, json!({}));
    let quoted = &syn[..56];
    let mut inject = |kind_and_code: &str| {
        let message = format!("{kind_and_code}{{sum}}00000000{quoted}");
        let message = sealed(&message);
        let ip = sealed("45000038000000004001{sum}c6336409c0a80701");
        let request = json!({ "op": "inject", "packet": ip + &message });
        assert_eq!(ask(&mut driven, &request.to_string()), json!({}));
        ask(&mut driven, CONNECT)["errno"].clone()
    };
    assert_eq!(inject("0400"), "EALREADY", "Source Quench");
    assert_eq!(inject("0301"), "EALREADY", "a soft error");
    assert_eq!(inject("0303"), "EHOSTUNREACH", "a hard one");
}

/// `hex` with the Internet checksum where `{sum}` stands.
fn sealed(hex: &str) -> String {
    let digits = hex.replace("{sum}", "0000");
    let word = |at: usize| u32::from_str_radix(&digits[at..at + 4], 16).expect("hex");
    let sum = (0..digits.len()).step_by(4).map(word).sum::<u32>();
    let sum = (sum & 0xffff) + (sum >> 16);
    hex.replace(
        "{sum}",
        &format!("{:04x}", !((sum & 0xffff) + (sum >> 16)) as u16),
    )
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
        "TCP_DEFER_ACCEPT",
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
        "crash",
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
