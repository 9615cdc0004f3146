//! What is answered to mistakes.

use tcpscope::script::parse;

/// Each of these lines is wrong, and this is said.
const MISTAKES: &[(&str, &str)] = &[
    (
        "clinet close",
        "unknown-word 1:1: no host `clinet`; did you mean `client`?",
    ),
    (
        "client clsoe",
        "unknown-word 1:8: no call `clsoe`; did you mean `close`?",
    ),
    (
        "client read",
        "unknown-word 1:8: no call `read`; did you mean `recv`?",
    ),
    (
        "client wiat 5ms",
        "unknown-word 1:8: `wiat` can't stand here; did you mean `wait`?",
    ),
    (
        "client close#now",
        "unknown-word 1:8: no call `close#now`; a comment needs a blank before its `#`; did you mean `close`?",
    ),
    (
        "client close now",
        "extra-word 1:14: `now` can't stand here; expected `=` or the end of the line",
    ),
    (
        "expect client established",
        "unknown-word 1:15: no state `established`; did you mean `ESTABLISHED`?",
    ),
    (
        "expect client SYN-RCVD",
        "unknown-word 1:15: no state `SYN-RCVD`; did you mean `SYN-RECEIVED`?",
    ),
    (
        "expect client note fastrecovery",
        "unknown-word 1:20: no note `fastrecovery`; did you mean `fast-recovery`?",
    ),
    (
        "client connect client:80",
        "no-sense 1:16: a host connects to the other one; did you mean `server`?",
    ),
    (
        "client connect server:0",
        "out-of-range 1:23: `0` is out of range: the port is from 1 to 65535",
    ),
    (
        "client connect server:http",
        "unknown-word 1:23: `http` can't stand here; expected a port",
    ),
    (
        "client close = EREFUSED",
        "unknown-word 1:16: `EREFUSED` can't stand here; expected an error (`EADDRINUSE`, `EADDRNOTAVAIL`, `EAGAIN`, `EALREADY`, …) or a number",
    ),
    (
        "client send 1000",
        "bad-unit 1:13: `1000` has no unit; there are B, kB, KiB, MB, MiB, GB, GiB",
    ),
    (
        "client wait 10sec",
        "bad-unit 1:13: `10sec` has no unit that is known; there are us, ms, s, min, h; did you mean `10s`?",
    ),
    (
        "client wait 0.5us",
        "out-of-range 1:13: `0.5us` is too fine; the least is 1us",
    ),
    (
        "client wait 99999999999999h",
        "out-of-range 1:13: `99999999999999h` is more than can be counted",
    ),
    (
        "client wait",
        "missing-word 1:12: the line ends too early; expected a duration like `300ms`",
    ),
    (
        "client wait 5ms = 3",
        "extra-word 1:17: `=` can't stand here; expected the end of the line",
    ),
    (
        "client#x close",
        "bad-number 1:1: no socket is called so; write its number after `#`, as in `client#4`",
    ),
    (
        "drop client#4 FIN",
        "no-sense 1:6: no single socket can be meant here; did you mean `client`?",
    ),
    (
        "drop client FIN of client data",
        "no-sense 1:20: a segment acknowledges those of the other host; did you mean `server`?",
    ),
    (
        "drop client ACK of ACK",
        "no-sense 1:20: it occupies no sequence number, so that nothing acknowledges it",
    ),
    (
        "drop client 2th data",
        "bad-number 1:13: no number `2th`; did you mean `2nd`?",
    ),
    (
        "drop client 0th data",
        "out-of-range 1:13: `0th` is out of range: the number of a segment is from 1st to 4294967295th",
    ),
    (
        "drop first 0 client data",
        "out-of-range 1:12: `0` is out of range: the number of segments is from 1 to 4294967295",
    ),
    (
        "delay client data 3ms",
        "unknown-word 1:19: `3ms` can't stand here; expected `of` or `by`",
    ),
    (
        "edit client data set",
        "missing-word 1:21: the line ends too early; expected a header field (`seq`, `ack`, `win`, `flags`)",
    ),
    (
        "edit client data set flags Q",
        "bad-notation 1:28: no flags `Q`; letters are S, F, R, P, U and . for ACK, or - for none",
    ),
    (
        "at 5s: seed 7",
        "no-sense 1:8: a seed decides all chance from the start on; give it no time and no condition",
    ),
    (
        "when client ESTABLISHED client close",
        "unknown-word 1:25: `client` can't stand here; expected `->`, `+` or `:`",
    ),
    (
        "every 1ms times 0: client close",
        "out-of-range 1:17: `0` is out of range: the number of times is from 1 to 4294967295",
    ),
    (
        "expect never client SYN then client FIN",
        "no-sense 1:25: `never` takes one condition; write a line for each",
    ),
    (
        "expect client FIN for 2s",
        "no-sense 1:19: only the state of a host lasts, as in `expect client TIME-WAIT for 2msl`",
    ),
    ("expect client#4 SYN", "unknown-word 1:17"),
    (
        "expect client send = \"x\"",
        "unknown-word 1:22: a string can't stand here; expected an error (`EADDRINUSE`, `EADDRNOTAVAIL`, `EAGAIN`, `EALREADY`, …) or a number",
    ),
    (
        "link loss 120%",
        "out-of-range 1:11: `120%` is out of range: the share is from 0% to 100%",
    ),
    (
        "link mtu 60",
        "out-of-range 1:10: `60` is out of range: the MTU is from 68 to 65535",
    ),
    ("link rate 0bit/s", "out-of-range 1:11"),
    (
        "host server msl 2h",
        "out-of-range 1:17: `2h` is out of range: the msl is from 0s to 1h",
    ),
    (
        "host server mss 10B",
        "out-of-range 1:17: `10B` is out of range: the mss is from 88B to 65495B",
    ),
    (
        "host server sack maybe",
        "unknown-word 1:18: no switch `maybe`; expected `on`, `off`",
    ),
    ("host server ports 9-8", "bad-number 1:19"),
    (
        "host server app slow-reader 1B every 0s",
        "out-of-range 1:38",
    ),
    (
        "forge client \"R 6:7(0) win 0\"",
        "bad-notation 1:19: the second number is the first one plus the length; did you mean `6`?",
    ),
    (
        "forge client \"R 6:6(0) wni 0\"",
        "unknown-word 1:24: `wni` can't stand here; did you mean `win`?",
    ),
    (
        "forge client \"R 6:6(0) ack 3\"",
        "bad-notation 1:24: `ack` counts only with the flag `.`",
    ),
    (
        "forge client \". 6:6(0)\"",
        "missing-word 1:23: the segment ends too early; expected `ack`",
    ),
    (
        "forge client \"S 6:6(0) <mss 9\"",
        "missing-word 1:30: the segment ends too early; expected `,` or `>`",
    ),
    (
        "forge client \"S 6:6(0) <TS val 1 ecr 1,sack 1:2 1:2 1:2 1:2>\"",
        "bad-notation 1:24: the options take 48 octets; there is room for 40",
    ),
    (
        "forge client \"S 6:6(0) <sack 1:2 1:2 1:2 1:2 1:2>\"",
        "bad-notation 1:46: a header has room for four blocks",
    ),
    (
        "client send \"abc",
        "bad-string 1:13: the string has no end; close it with `\"`",
    ),
    ("client send \"a\\qc\"", "bad-string 1:15"),
    (
        "client send “abc”",
        "bad-character 1:13: `“` opens no string; did you mean `\"`?",
    ),
    (
        "client\u{a0}close",
        "bad-character 1:7: the character U+00A0 can't stand here; write a space",
    ),
    ("client cl\u{7}ose", "unknown-word 1:8"),
    ("!", "unknown-word 1:1"),
    (
        "client drop FIN",
        "no-sense 1:8: what goes wrong comes first, as in `drop client FIN`",
    ),
    (
        "at 1s: start 150ms",
        "no-sense 1:8: `start` says where a viewer begins, whatever happens; give it no time and no condition",
    ),
    (
        "when client ESTABLISHED: client wait 1s",
        "no-sense 1:26: only the program of a host can wait; give `wait` no time and no condition, or a later time to what follows",
    ),
    ("at 1s: server wait 1s", "no-sense 1:8"),
    ("every 0s times 2: client close", "out-of-range 1:7"),
    (
        "client wait 5 s",
        "bad-unit 1:13: `5` has no unit; there are us, ms, s, min, h; did you mean `5s`?",
    ),
    (
        "link",
        "missing-word 1:5: the line ends too early; expected `from` or a setting of the link (`delay`, `jitter`, `rate`, `queue`, …)",
    ),
    (
        "foo",
        "unknown-word 1:1: `foo` can't stand here; expected `at`, `when`, `every`, a host (`client`, `server`), a fault (`drop`, `hold`, `delay`, `duplicate`, …) or a statement (`release`, `disarm`, `forge`, `unplug`, …)",
    ),
    (
        "link rate 8Mbps",
        "bad-unit 1:11: `8Mbps` has no unit that is known; there are bit/s, kbit/s, Mbit/s, Gbit/s; did you mean `8Mbit/s`?",
    ),
];

/// The code and the first line of what is said of a line.
fn said(line: &str) -> String {
    match parse(line) {
        Ok(parsed) => parsed.script.to_string(),
        Err(error) => {
            let text = error.to_string();
            let first = text.lines().next().unwrap_or_default();
            format!("{} {first}", error.code())
        }
    }
}

#[test]
fn every_mistake_has_its_answer() {
    let mut wrong = String::new();
    for (line, expected) in MISTAKES {
        let said = said(line);
        // Where only the start is given, the rest is a list.
        let is_start = !expected.contains(": ");
        if !(said == *expected || is_start && said.starts_with(expected)) {
            wrong += &format!("{line}\n said {said}\n not  {expected}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
