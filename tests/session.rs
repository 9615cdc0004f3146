//! Scripts at play: the situations of `scenarios/`, and sessions that replay to the same octets.

use std::fs;

use tcpscope::explain::Value;
use tcpscope::script::{parse, parse_line};
use tcpscope::sim::{Refusal, Session, Side, Status, Unmet};
use tcpscope::time::{Duration, Instant};

/// No scenario lasts longer.
const LONGEST: Duration = Duration::from_secs(3_600);

#[track_caller]
fn session(text: &str) -> Session {
    match parse(text) {
        Ok(parsed) => Session::new(parsed.script, 1),
        Err(error) => panic!("{}", error.render("script")),
    }
}

/// Plays to the end; what was not met, and why.
fn play(session: &mut Session) -> Vec<String> {
    session.advance(Instant::ZERO + LONGEST);
    assert_eq!(session.next_event_at(), None, "it comes to rest");
    session.finish();
    let failed = session
        .checks()
        .iter()
        .filter_map(|check| match &check.status {
            Status::Failed(why) => Some(format!("{}: {}", check.text, coded(why))),
            Status::Open => Some(format!("{}: not decided", check.text)),
            Status::Met => None,
        });
    failed.collect()
}

/// A reason as its code and its values: `host-is host=client state=ESTABLISHED`.
fn coded(why: &Unmet) -> String {
    let values = why.values().into_iter().map(|(name, value)| match value {
        Value::Count(count) => format!(" {name}={count}"),
        Value::Span(span) => format!(" {name}={span}"),
        Value::Peer(seq) => format!(" {name}={seq}"),
        Value::State(state) => format!(" {name}={state}"),
        Value::Code(code) => format!(" {name}={code}"),
        Value::Text(text) => format!(" {name}={text}"),
    });
    [why.code().to_owned()].into_iter().chain(values).collect()
}

/// Everything that was sent: when, by whom, what, and what became of it.
fn ladder(session: &Session) -> Vec<String> {
    let flights = session.world().record().flights().iter();
    let line = |flight: &tcpscope::sim::Flight| {
        let from = flight.from.name();
        format!(
            "{} {from} {} {:?}",
            flight.sent_at, flight.segment, flight.fate
        )
    };
    flights.map(line).collect()
}

#[track_caller]
fn say(session: &mut Session, line: &str) {
    let statement = parse_line(line).unwrap_or_else(|error| panic!("{}", error.render("line")));
    assert_eq!(session.dispatch(statement), Ok(()), "{line}");
}

fn after(millis: u64) -> Instant {
    Instant::ZERO + Duration::from_millis(millis)
}

#[test]
fn every_scenario_ends_as_it_says() {
    let mut played = 0;
    let mut wrong = Vec::new();
    for file in fs::read_dir("scenarios").expect("the folder of the scenarios") {
        let path = file.expect("a scenario").path();
        let text = fs::read_to_string(&path).expect("a text");
        let failed = play(&mut session(&text));
        wrong.extend(failed.into_iter().map(|what| (path.clone(), what)));
        played += 1;
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(played > 10, "{played} scenarios");
}

/// The blocks of the language's guide that are scripts, and the line above each.
fn examples() -> Vec<(usize, String)> {
    let guide = include_str!("../docs/script.md");
    let mut lines = (1..).zip(guide.lines());
    let mut examples = Vec::new();
    while let Some((number, _)) = lines.find(|(_, line)| *line == "```tcp") {
        let inside = lines.by_ref().map(|(_, line)| line);
        let text: Vec<_> = inside.take_while(|line| *line != "```").collect();
        examples.push((number, text.join("\n")));
    }
    examples
}

#[test]
fn every_example_of_the_guide_ends_as_it_says() {
    let mut wrong = Vec::new();
    for (line, text) in examples() {
        let failed = play(&mut session(&text));
        wrong.extend(failed.into_iter().map(|what| (line, what)));
    }
    assert!(wrong.is_empty(), "docs/script.md: {wrong:#?}");
    assert!(examples().len() > 5, "the guide has examples");
}

#[test]
fn a_session_replays_from_its_script() {
    let mut live = session("server listen 80 app echo\nclient connect server:80\nlink loss 10%");
    live.advance(after(120));
    say(&mut live, "client send \"hello\"");
    say(&mut live, "drop server data");
    live.advance(after(170));
    live.step();
    say(&mut live, "hold client ACK");
    say(
        &mut live,
        "when client received \"hello\" + 20ms: client close",
    );
    live.advance(after(4_000));
    say(&mut live, "release");
    live.advance(Instant::ZERO + LONGEST);

    let script = live.script().to_string();
    let mut replay = session(&script);
    replay.advance(Instant::ZERO + LONGEST);
    assert_eq!(ladder(&replay), ladder(&live), "{script}");
    assert_eq!(replay.world().record(), live.world().record());
    assert_eq!(replay.script().to_string(), script);
}

#[test]
fn a_program_waits_for_its_calls() {
    let mut session = session(
        "host server app manual\n\
         server listen 80\n\
         server accept = 4\n\
         server recv = \"hello\"\n\
         server recv = \"\"\n\
         server close = 0\n\
         client connect server:80 = 0\n\
         client send \"hello\" = 5\n\
         client close = 0\n\
         client send \"more\" = EPIPE",
    );
    assert_eq!(play(&mut session), [] as [&str; 0]);
}

#[test]
fn a_call_that_fails_says_why() {
    let mut session = session(
        "client connect server:80 = ECONNREFUSED\n\
         client connect server:80 = 0\n\
         at 1s: server listen 80",
    );
    assert_eq!(
        play(&mut session),
        ["client connect server:80 = 0: returned result=ECONNREFUSED"]
    );
}

#[test]
fn what_makes_no_sense_now_is_refused_and_leaves_no_trace() {
    let mut session = session("server listen 80");
    session.advance(after(1_000));
    let before = session.script();
    for (line, refusal) in [
        ("drop segment 7", Refusal::SegmentNotInFlight),
        ("server restart", Refusal::HostUp),
        ("client wait 1s", Refusal::OnlyInProgram),
        ("seed 7", Refusal::OnlyAtStart),
        ("at 1ms: unplug", Refusal::TimeHasPassed),
    ] {
        let statement = parse_line(line).expect("a line");
        assert_eq!(session.dispatch(statement), Err(refusal), "{line}");
    }
    assert_eq!(session.script(), before);
}

#[test]
fn a_host_that_crashed_answers_nobody_and_then_everybody_with_rst() {
    let mut session = session(
        "hosts msl 1s\n\
         server listen 80\n\
         client connect server:80\n\
         at 1s: server crash\n\
         at 2s: client send \"anybody there?\"\n\
         at 2500ms: expect client ESTABLISHED\n\
         at 4s: server restart\n\
         expect client data lost\n\
         expect client data retransmitted then server RST then client CLOSED\n\
         expect client note signal-reset",
    );
    let failed = play(&mut session);
    // The host was there, but nobody at home: nothing was lost on the wire.
    assert_eq!(failed, ["expect client data lost: not-happened"]);
}

#[test]
fn a_cable_that_was_unplugged_loses_all_and_tcp_goes_on() {
    let mut session = session(
        "server listen 80\n\
         client connect server:80\n\
         at 1s: unplug\n\
         at 1s: client send \"hello\"\n\
         at 3s: plug\n\
         expect client data lost then client data retransmitted\n\
         expect server received \"hello\"",
    );
    assert_eq!(play(&mut session), [] as [&str; 0]);
}

#[test]
fn a_reader_that_is_slow_closes_the_window() {
    let mut session = session(
        "host server receive-buffer 4kB\n\
         host server app slow-reader 1000B every 500ms\n\
         server listen 80\n\
         client connect server:80\n\
         client send 20kB\n\
         client close\n\
         expect client snd.wnd = 0B then client note window-opened\n\
         expect server received = 20kB",
    );
    assert_eq!(play(&mut session), [] as [&str; 0]);
}

#[test]
fn a_program_that_never_closes_leaves_its_host_in_close_wait() {
    let mut session = session(
        "host server app never-close\n\
         server listen 80\n\
         every 100ms times 3: client connect server:80 app source 0B\n\
         at 10s: expect server sockets CLOSE-WAIT = 3\n\
         at 10s: expect client sockets FIN-WAIT-2 = 3",
    );
    assert_eq!(play(&mut session), [] as [&str; 0]);
}

#[test]
fn the_end_is_the_end() {
    let mut session = session("server listen 80\nclient connect server:80\nend 120ms");
    session.advance(after(1_000));
    assert_eq!(session.world().now(), after(120));
    assert!(session.has_ended());
    assert_eq!(
        session.world().host(Side::Server).state().to_string(),
        "SYN-RECEIVED"
    );
}

#[test]
fn a_step_counts_from_the_step_before() {
    let mut session = session(
        "hosts nagle off\n\
         server listen 80\n\
         client connect server:80\n\
         client send \"a\"\n\
         client send \"b\"\n\
         client send \"c\"\n\
         expect client 2nd data then client data\n\
         expect client 2nd data then client 2nd data",
    );
    assert_eq!(
        play(&mut session),
        ["expect client 2nd data then client 2nd data: not-happened"]
    );
}

#[test]
fn an_expectation_with_a_time_is_about_that_moment() {
    let mut session = session(
        "server listen 80\n\
         client connect server:80\n\
         expect client SYN-SENT\n\
         at 1s: expect client SYN-SENT\n\
         at 1s: expect client ESTABLISHED\n\
         at 1s: expect client SYN\n\
         at 1s: expect client data\n\
         at 2s: client send \"hello\"",
    );
    let failed = play(&mut session);
    let failed: Vec<_> = failed.iter().map(String::as_str).collect();
    assert_eq!(
        failed,
        [
            "at 1s: expect client SYN-SENT: host-is host=client state=ESTABLISHED",
            "at 1s: expect client SYN: not-happened"
        ]
    );
}

#[test]
fn what_was_never_asked_is_not_met() {
    let mut session = session(
        "server listen 80 app manual\n\
         client connect server:80 app manual\n\
         client recv\n\
         client close = 0\n\
         when client FIN: expect server CLOSE-WAIT\n\
         at 20s: expect client ESTABLISHED\n\
         at 20s: client send 1B\n\
         end 10s",
    );
    let expected = [
        "client close = 0: not-so-far",
        "when client FIN: expect server CLOSE-WAIT: in-vain",
        "at 20s: expect client ESTABLISHED: over",
    ];
    assert_eq!(play(&mut session), expected);
    assert_eq!(play(&mut session), expected, "it is said once");
}

#[test]
fn what_the_peer_has_yet_to_tell_has_no_value() {
    let mut session = session(
        "server listen 80\n\
         client connect server:80\n\
         at 10ms: expect client snd.wnd = 0\n\
         at 10ms: expect client cwnd >= 1\n\
         expect client snd.wnd = 0\n\
         expect client cwnd >= 1000000\n\
         expect client snd.wnd = 65535\n\
         at 1s: expect client cwnd < 1000000",
    );
    assert_eq!(
        play(&mut session),
        [
            "expect client snd.wnd = 0: level-is level=65535",
            "expect client cwnd >= 1000000: level-is level=14600",
            "at 10ms: expect client snd.wnd = 0: no-value",
            "at 10ms: expect client cwnd >= 1: no-value",
        ]
    );
}

#[test]
fn an_endless_script_has_pauses() {
    // Both send back what they read, over a wire without delay.
    let mut session = session(
        "link delay 0ms\n\
         server listen 80 app echo\n\
         client connect server:80 app echo\n\
         at 1s: client send \"ping\"",
    );
    session.advance(after(2_000));
    assert_eq!(session.world().now(), after(1_000), "time can't go on");
    assert!(session.next_event_at().is_some());
}

#[test]
fn that_hosts_begin_closed_is_no_news() {
    let mut session = session("server listen 80\nexpect client CLOSED\nexpect server LISTEN");
    assert_eq!(play(&mut session), ["expect client CLOSED: not-come"]);
}
