//! Scripts and lines in which something happens.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tcpscope::script::{Script, Statement, parse, parse_line};

/// Two hosts with something to say, and a dozen lines at most of what happens besides.
pub fn script() -> impl Strategy<Value = Script> {
    let settings = vec(setting(), 0..4);
    let app = || select(vec!["sink", "close-on-eof", "never-close", "echo"]);
    let open = (app(), app()).prop_map(|(server, client)| {
        format!("server listen 80 app {server}\nclient connect server:80 app {client}")
    });
    (settings, open, vec(timed(), 0..12)).prop_map(|(settings, open, lines)| {
        let text = [settings.join("\n"), open, unique(lines, 0).join("\n")].join("\n");
        parse(&text).expect("a script").script
    })
}

/// Lines that a user says, and how long after the one before, µs.
pub fn talk() -> impl Strategy<Value = Vec<(u64, Statement)>> {
    let wait = prop_oneof![1 => Just(0u64), 3 => 0u64..300_000, 1 => 0u64..20_000_000];
    vec((wait, timed()), 0..16).prop_map(|lines| {
        let (waits, lines): (Vec<u64>, Vec<String>) = lines.into_iter().unzip();
        // What the script says is told apart from what is said now.
        let lines = unique(lines, 100).into_iter();
        let lines = lines.map(|line| parse_line(&line).expect("a line"));
        waits.into_iter().zip(lines).collect()
    })
}

/// No two lines send the same, so that each octet tells where it comes from.
fn unique(lines: Vec<String>, from: usize) -> Vec<String> {
    let lines = (from..).zip(lines);
    let number = |(index, line): (usize, String)| line.replace('@', &index.to_string());
    lines.map(number).collect()
}

fn setting() -> impl Strategy<Value = String> {
    let settings = vec![
        "hosts preset linux",
        "hosts preset bare-1981",
        "hosts msl 1s",
        "hosts nagle off",
        "hosts timestamps on",
        "hosts sack off",
        "host client ports 50000-50003",
        "host server receive-buffer 2kB",
        "host client send-buffer 1kB",
        "host server syn-cookies always",
        "hosts app slow-reader 100B every 50ms",
        "hosts keep-alive on",
    ];
    prop_oneof![
        3 => select(settings).prop_map(str::to_owned),
        2 => link(),
    ]
}

fn link() -> impl Strategy<Value = String> {
    prop_oneof![
        (0u32..200).prop_map(|ms| format!("link delay {ms}ms")),
        (0u32..100).prop_map(|ms| format!("link jitter {ms}ms")),
        (50u32..2_000).prop_map(|rate| format!("link rate {rate}kbit/s")),
        (0u32..20).prop_map(|queue| format!("link queue {queue}")),
        (200u32..1_600).prop_map(|mtu| format!("link mtu {mtu}")),
        (
            select(vec!["loss", "reorder", "duplicate", "corrupt"]),
            0u32..30
        )
            .prop_map(|(mishap, share)| format!("link {mishap} {share}%")),
    ]
}

/// A line with a time, a condition, several times, or now.
fn timed() -> impl Strategy<Value = String> {
    let conditions = vec![
        "client ESTABLISHED",
        "server CLOSE-WAIT",
        "server FIN lost",
        "client 2nd data",
        "server received >= 1000B",
        "client cwnd >= 5000",
        "client note fast-recovery",
        "server sockets TIME-WAIT >= 1",
    ];
    let timing = prop_oneof![
        4 => Just(String::new()),
        2 => (0u32..3_000).prop_map(|ms| format!("at {ms}ms: ")),
        2 => (select(conditions), 0u32..80).prop_map(|(condition, ms)| match ms {
            ..20 => format!("when {condition}: "),
            _ => format!("when {condition} + {ms}ms: "),
        }),
        1 => (1u32..200, 1u32..5).prop_map(|(ms, times)| format!("every {ms}ms times {times}: ")),
    ];
    (timing, line()).prop_map(|(timing, line)| timing + &line)
}

fn line() -> impl Strategy<Value = String> {
    let host = || select(vec!["client", "server"]);
    let fault = select(vec!["drop", "hold", "corrupt"]);
    let what = select(vec!["SYN", "data", "2nd data", "ACK", "FIN", "segment"]);
    prop_oneof![
        6 => (host(), 1usize..120).prop_map(|(host, times)| {
            format!("{host} send \"{}\"", format!("<{host} @>").repeat(times))
        }),
        2 => host().prop_map(|host| format!("{host} close")),
        1 => host().prop_map(|host| format!("{host} abort")),
        1 => host().prop_map(|host| format!("{host} shutdown wr")),
        2 => Just("client connect server:80".to_owned()),
        1 => Just("client connect server:80 app source 0B".to_owned()),
        1 => Just("server listen 80".to_owned()),
        1 => host().prop_map(|host| format!("{host} recv")),
        1 => host().prop_map(|host| format!("{host} crash")),
        2 => host().prop_map(|host| format!("{host} restart")),
        1 => select(vec!["unplug", "plug", "plug", "release", "disarm server"])
            .prop_map(str::to_owned),
        3 => (fault.clone(), host(), what.clone())
            .prop_map(|(fault, host, what)| format!("{fault} {host} {what}")),
        1 => (fault, 0u32..40).prop_map(|(fault, id)| format!("{fault} segment {id}")),
        1 => (host(), what.clone(), 0u32..500)
            .prop_map(|(host, what, ms)| format!("delay {host} {what} by {ms}ms")),
        1 => (host(), what, 0u32..500)
            .prop_map(|(host, what, ms)| format!("duplicate {host} {what} after {ms}ms")),
        2 => link(),
        1 => Just("expect never client RST".to_owned()),
        1 => Just("expect server ESTABLISHED then server data arrived".to_owned()),
    ]
}
