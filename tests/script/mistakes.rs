//! What is answered to mistakes.

use tcpscope::script::{Problem, parse};

/// Each of these lines is wrong, and this is said: the place, the code with its values, and what was
/// probably meant or could stand there. `www/src/words/problem.test.ts` has the sentences.
const MISTAKES: &[(&str, &str)] = &[
    (
        "clinet close",
        "1:1: unknown-word kind=host word=clinet; suggestion client",
    ),
    (
        "client clsoe",
        "1:8: unknown-word kind=call word=clsoe; suggestion close",
    ),
    (
        "client read",
        "1:8: unknown-word kind=call word=read; suggestion recv",
    ),
    (
        "client wiat 5ms",
        "1:8: unexpected-word word=wiat; suggestion wait",
    ),
    (
        "client close#now",
        "1:8: comment-needs-blank word=close#now; suggestion close #now",
    ),
    (
        "client close now",
        "1:14: extra-word word=now; expected = | end",
    ),
    (
        "expect client established",
        "1:15: unknown-word kind=state word=established; suggestion ESTABLISHED",
    ),
    (
        "expect client SYN-RCVD",
        "1:15: unknown-word kind=state word=SYN-RCVD; suggestion SYN-RECEIVED",
    ),
    (
        "expect client note fastrecovery",
        "1:20: unknown-word kind=note word=fastrecovery; suggestion fast-recovery",
    ),
    (
        "client connect client:80",
        "1:16: connect-to-itself; suggestion server",
    ),
    (
        "client connect server:0",
        "1:23: out-of-range kind=port word=0 min=1 max=65535",
    ),
    (
        "client connect server:http",
        "1:23: unexpected-word word=http; expected port",
    ),
    (
        "client close = EREFUSED",
        "1:16: unexpected-word word=EREFUSED; expected error(EADDRINUSE EADDRNOTAVAIL EAGAIN EALREADY …) | number",
    ),
    (
        "client send 1000",
        "1:13: no-unit word=1000; expected unit(B kB KiB MB …)",
    ),
    (
        "client wait 10sec",
        "1:13: unknown-unit word=10sec; suggestion 10s",
    ),
    ("client wait 0.5us", "1:13: too-fine word=0.5us least=1us"),
    (
        "client wait 99999999999999h",
        "1:13: too-great word=99999999999999h",
    ),
    ("client wait", "1:12: missing-word; expected duration"),
    (
        "client wait 5ms = 3",
        "1:17: extra-word word==; expected end",
    ),
    ("client#x close", "1:1: bad-socket word=client#x"),
    (
        "drop client#4 FIN",
        "1:6: socket-for-host; suggestion client",
    ),
    (
        "drop client FIN of client data",
        "1:20: acknowledges-itself; suggestion server",
    ),
    (
        "drop client ACK of ACK",
        "1:20: nothing-to-acknowledge word=ACK",
    ),
    (
        "drop client 2th data",
        "1:13: bad-ordinal word=2th; suggestion 2nd",
    ),
    (
        "drop client 0th data",
        "1:13: out-of-range kind=segment-number word=0th min=1st max=4294967295th",
    ),
    (
        "drop first 0 client data",
        "1:12: out-of-range kind=number-of-segments word=0 min=1 max=4294967295",
    ),
    (
        "delay client data 3ms",
        "1:19: unexpected-word word=3ms; expected of | by",
    ),
    (
        "edit client data set",
        "1:21: missing-word; expected header-field(seq ack win flags)",
    ),
    ("edit client data set flags Q", "1:28: unknown-flags word=Q"),
    ("at 5s: seed 7", "1:8: timed-seed"),
    (
        "when client ESTABLISHED client close",
        "1:25: unexpected-word word=client; expected -> | + | :",
    ),
    (
        "every 1ms times 0: client close",
        "1:17: out-of-range kind=number-of-times word=0 min=1 max=4294967295",
    ),
    (
        "expect never client SYN then client FIN",
        "1:25: never-then",
    ),
    ("expect client FIN for 2s", "1:19: for-without-state"),
    (
        "expect client#4 SYN",
        "1:17: unknown-word kind=state word=SYN; expected state(LISTEN SYN-SENT SYN-RECEIVED ESTABLISHED …)",
    ),
    (
        "expect client send = \"x\"",
        "1:22: unexpected-string; expected error(EADDRINUSE EADDRNOTAVAIL EAGAIN EALREADY …) | number",
    ),
    (
        "link loss 120%",
        "1:11: out-of-range kind=share word=120% min=0% max=100%",
    ),
    (
        "link mtu 60",
        "1:10: out-of-range kind=mtu word=60 min=68 max=65535",
    ),
    (
        "link rate 0bit/s",
        "1:11: too-small kind=rate word=0bit/s min=1bit/s",
    ),
    (
        "host server msl 2h",
        "1:17: setting-out-of-range setting=msl word=2h min=0s max=1h",
    ),
    (
        "host server mss 10B",
        "1:17: setting-out-of-range setting=mss word=10B min=88B max=65495B",
    ),
    (
        "host server sack maybe",
        "1:18: unknown-word kind=switch word=maybe; expected switch(on off)",
    ),
    (
        "host server congestion-control vegas",
        "1:32: unknown-choice setting=congestion-control word=vegas; expected choice(tahoe reno newreno none)",
    ),
    (
        "host server congestion-control newrenp",
        "1:32: unknown-choice setting=congestion-control word=newrenp; suggestion newreno",
    ),
    (
        "host server isn -1",
        "1:17: out-of-range kind=initial-sequence-number word=-1 min=0 max=4294967295",
    ),
    (
        "host server isn x",
        "1:17: unexpected-word word=x; expected off | initial-sequence-number",
    ),
    (
        "host server initial-window 0",
        "1:28: setting-out-of-range setting=initial-window word=0 min=1 max=1000",
    ),
    (
        "host server ssthresh 5",
        "1:22: no-unit word=5; expected unit(B kB KiB MB …)",
    ),
    (
        "host server slow-start-limit 0",
        "1:30: setting-out-of-range setting=slow-start-limit word=0 min=1 max=1000",
    ),
    (
        "host server cwnd 3",
        "1:13: unknown-word kind=host-setting word=cwnd; suggestion initial-window",
    ),
    ("host server ports 9-8", "1:19: bad-port-range word=9-8"),
    (
        "host server app slow-reader 1B every 0s",
        "1:38: too-small kind=period word=0s min=1us",
    ),
    (
        "forge client \"R 6:7(0) win 0\"",
        "1:19: wrong-end-of-data; suggestion 6",
    ),
    (
        "forge client \"R 6:6(0) wni 0\"",
        "1:24: unexpected-word word=wni; suggestion win",
    ),
    (
        "forge client \"R 6:6(0) ack 3\"",
        "1:24: flag-not-set field=ack flag=.",
    ),
    (
        "forge client \". 6:6(0)\"",
        "1:23: incomplete-segment; expected ack",
    ),
    (
        "forge client \"S 6:6(0) <mss 9\"",
        "1:30: incomplete-segment; expected , | >",
    ),
    (
        "forge client \"S 6:6(0) <TS val 1 ecr 1,sack 1:2 1:2 1:2 1:2>\"",
        "1:24: options-too-long length=48 room=40",
    ),
    (
        "forge client \"S 6:6(0) <sack 1:2 1:2 1:2 1:2 1:2>\"",
        "1:46: too-many-blocks most=4",
    ),
    ("client send \"abc", "1:13: unclosed-string"),
    (
        "client send \"a\\qc\"",
        "1:15: unknown-escape word=\\q; expected escape(\\\" \\\\ \\n \\r …)",
    ),
    (
        "client send “abc”",
        "1:13: wrong-quote character=“; suggestion \"",
    ),
    ("client\u{a0}close", "1:7: bad-character character=U+00A0"),
    (
        "client cl\u{7}ose",
        "1:8: unexpected-word word=cl; expected wait | crash | restart | call(socket bind listen accept …)",
    ),
    (
        "!",
        "1:1: unexpected-word word=!; expected at | when | every | host(client server) | fault(drop hold delay duplicate …) | statement(release disarm forge unplug …)",
    ),
    ("client drop FIN", "1:8: fault-after-host word=drop"),
    ("at 1s: start 150ms", "1:8: timed-start"),
    (
        "when client ESTABLISHED: client wait 1s",
        "1:26: timed-wait",
    ),
    ("at 1s: server wait 1s", "1:8: timed-wait"),
    (
        "every 0s times 2: client close",
        "1:7: too-small kind=period word=0s min=1us",
    ),
    ("client wait 5 s", "1:13: no-unit word=5; suggestion 5s"),
    (
        "link",
        "1:5: missing-word; expected from | link-setting(delay jitter rate queue …)",
    ),
    (
        "foo",
        "1:1: unexpected-word word=foo; expected at | when | every | host(client server) | fault(drop hold delay duplicate …) | statement(release disarm forge unplug …)",
    ),
    (
        "link rate 8Mbps",
        "1:11: unknown-unit word=8Mbps; suggestion 8Mbit/s",
    ),
    (
        "drop client#x FIN",
        "1:6: socket-for-host; suggestion client",
    ),
    ("client bind 8o", "1:13: not-whole kind=port word=8o"),
    (
        "link reorder 0.00001%",
        "1:14: too-fine word=0.00001% least=0.0001%",
    ),
    ("client send \"a\tb\"", "1:15: control-character"),
    ("client send \"\\x4\"", "1:14: bad-octet-escape"),
    (
        "client send \"\\u{110000}\"",
        "1:14: bad-character-escape example=\\u{e9}",
    ),
    (
        "forge client \"S \\x36:6(0)\"",
        "1:14: backslash-in-segment",
    ),
    (
        "expect client TIME-WAIT for 99999999999msl",
        "1:29: out-of-range kind=multiple word=99999999999msl min=0msl max=4294967295msl",
    ),
    (
        "drop client RST of RST",
        "1:20: nothing-to-acknowledge word=RST",
    ),
    (
        "client setsockopt TCP_NODELAY on",
        "1:31: unexpected-word word=on; expected value",
    ),
    (
        "expect client cwnd > x",
        "1:22: unexpected-word word=x; expected level",
    ),
    (
        "forge client 80 > x \"S 6:6(0)\"",
        "1:19: unexpected-word word=x; expected port",
    ),
    (
        "client close \"now\"",
        "1:14: unexpected-string; expected = | end",
    ),
    ("server delay data", "1:8: fault-after-host word=delay"),
    (
        "client send `hi`",
        "1:13: unexpected-word word=`hi`; expected string | size",
    ),
];

fn said(line: &str) -> String {
    match parse(line) {
        Ok(parsed) => parsed.script.to_string(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn every_mistake_has_its_answer() {
    let mut wrong = String::new();
    for (line, expected) in MISTAKES {
        let said = said(line);
        if said != *expected {
            wrong += &format!("{line}\n said {said}\n not  {expected}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_code_of_a_line_has_its_mistake() {
    // These are of whole scripts and of what is more than one line: tests/script.rs.
    let others = [
        "too-large",
        "line-too-long",
        "too-many-statements",
        "several-statements",
        "no-statement",
    ];
    let made: Vec<&str> = MISTAKES
        .iter()
        .filter_map(|(line, _)| parse(line).err().map(|error| error.code()))
        .chain(others)
        .collect();
    for code in Problem::CODES {
        assert!(made.contains(code), "{code}");
    }
}
