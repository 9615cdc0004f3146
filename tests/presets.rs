//! What the presets and the numbers of exercises make of a connection, as scripts that readers can
//! run. The rules behind the preset `linux` are measured by `scripts/kernel-timers.py`; the table
//! of both is `docs/presets.md`.

use tcpscope::script::parse;
use tcpscope::segment::Flags;
use tcpscope::seq::Seq;
use tcpscope::sim::{Session, Side, Status};
use tcpscope::time::{Duration, Instant};

/// Plays `script` to its end; all that it expects must hold.
#[track_caller]
fn play(script: &str) -> Session {
    let parsed = parse(script).unwrap_or_else(|error| panic!("{}", error.render("script")));
    let mut session = Session::new(parsed.script, 1);
    session.advance(Instant::ZERO + Duration::from_secs(86_400));
    session.finish();
    for check in session.checks() {
        assert_eq!(check.status, Status::Met, "{}", check.text);
    }
    session
}

/// When `side` sent segments with all of these flags, s.
fn sent(session: &Session, side: Side, flags: Flags) -> Vec<f64> {
    let flights = session.world().record().flights().iter();
    flights
        .filter(|flight| flight.from == side && flight.segment.flags.contains(flags))
        .map(|flight| flight.sent_at.as_micros() as f64 / 1e6)
        .collect()
}

#[test]
fn linux_connects_for_131_seconds() {
    let session = play(
        "hosts preset linux
         unplug
         client connect server:80 = ETIMEDOUT
         at 130.9s: expect client SYN-SENT
         at 131s: expect client CLOSED
         end 200s",
    );
    assert_eq!(
        sent(&session, Side::Client, Flags::SYN),
        [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 11.0, 19.0, 35.0, 67.0]
    );
}

#[test]
fn linux_waits_in_syn_received_for_63_seconds() {
    let session = play(
        "hosts preset linux
         server listen 80
         drop every server SYN-ACK
         forge client 40000 > 80 \"S 5000:5000(0)\"
         at 63s: expect server sockets SYN-RECEIVED = 1
         at 64s: expect server sockets SYN-RECEIVED = 0
         end 100s",
    );
    let times = sent(&session, Side::Server, Flags::SYN | Flags::ACK);
    let after: Vec<f64> = times.iter().map(|at| at - times[0]).collect();
    assert_eq!(after, [0.0, 1.0, 3.0, 7.0, 15.0, 31.0]);
}

#[test]
fn linux_gives_data_up_after_some_924_seconds() {
    for (delay, rto, last) in [("1ms", 202, "929s"), ("50ms", 300, "995s")] {
        let script = format!(
            "hosts preset linux
             link delay {delay}
             server listen 80
             client connect server:80
             when client ESTABLISHED: unplug
             at 1s: client send \"x\"
             at 1s: expect client rto = {rto}ms
             at 924s: expect client ESTABLISHED
             at {last}: expect client CLOSED
             expect client note signal-timeout
             end 1100s"
        );
        let session = play(&script);
        // The segment itself, and 15 retransmissions.
        assert_eq!(
            sent(&session, Side::Client, Flags::PSH).len(),
            16,
            "{delay}"
        );
    }
}

#[test]
fn linux_lets_an_orphan_leave_fin_wait_2_after_60_seconds() {
    play(
        "hosts preset linux
         server listen 80 app never-close
         client connect server:80 app manual
         client close
         when client FIN-WAIT-2: expect client FIN-WAIT-2
         at 60s: expect client FIN-WAIT-2
         at 61s: expect client CLOSED
         expect client FIN-WAIT-2 for 60s
         expect client FIN-WAIT-2 -> CLOSED
         at 70s: server close
         expect server FIN then client RST
         end 80s",
    );
}

#[test]
fn textbook_waits_for_a_peer_that_does_not_close_as_long_as_it_takes() {
    play(
        "server listen 80 app never-close
         client connect server:80 app manual
         client close
         at 1h: expect client FIN-WAIT-2
         end 1h",
    );
}

/// What becomes of cwnd when the ACKs of the first window come as one.
fn ten_segments(settings: &str, cwnd: &str) {
    play(&format!(
        "{settings}
         hosts timestamps off
         server listen 80
         client connect server:80
         when client ESTABLISHED: client send 100kB
         drop first 9 server ACK of client data
         expect client cwnd = {cwnd}
         at 210ms: expect client cwnd = {cwnd}
         end 220ms"
    ));
}

#[test]
fn an_ack_of_ten_segments_doubles_the_window_of_linux() {
    ten_segments("hosts preset linux\nhosts delayed-ack off", "29200");
    ten_segments("hosts preset textbook", "16060");
    ten_segments("hosts slow-start-limit 2", "17520");
}

/// The exercise of many exams: ssthresh is 16 segments at first, cwnd 1, and the first segment of
/// round 9 is lost. A round is 100 ms; it begins when all ACKs of the one before have come.
fn exam(algorithm: &str, rounds: &[(u32, u32)]) -> Session {
    let mut script = format!(
        "hosts mss 1000B
         hosts initial-window 1
         hosts ssthresh 16kB
         hosts limited-transmit off
         hosts congestion-control {algorithm}
         server listen 80
         client connect server:80
         client send 200kB
         drop client 86th data\n"
    );
    for (round, segments) in rounds {
        let (millis, octets) = (round * 100 + 50, segments * 1_000);
        script += &format!("at {millis}ms: expect client cwnd = {octets}\n");
    }
    play(&(script + "end 3s"))
}

#[test]
fn the_window_of_an_exam_is_drawn_by_tahoe_and_by_reno() {
    let both = [
        (1, 1),
        (2, 2),
        (3, 4),
        (4, 8),
        (5, 16),
        (6, 17),
        (7, 18),
        (8, 19),
        (9, 20),
    ];
    let tahoe = [(10, 1), (11, 2), (12, 4), (13, 8), (14, 10)];
    exam("tahoe", &[&both[..], &tahoe[..]].concat());
    let session = exam("reno", &both);
    let ssthresh = session.world().record().entries().iter().find_map(|entry| {
        let recovery = entry.note.code() == "fast-recovery";
        recovery.then(|| format!("{:?}", entry.note))
    });
    assert_eq!(
        ssthresh.as_deref(),
        Some("FastRecovery { cwnd: 13000, ssthresh: 10000 }")
    );
    // Without congestion control there is no such window.
    exam("none", &[]);
}

/// The initial sequence numbers of `side`'s connections.
fn first_numbers(session: &Session, side: Side) -> Vec<Seq> {
    let flights = session.world().record().flights().iter();
    let mut numbers: Vec<Seq> = flights
        .filter(|flight| flight.from == side && flight.segment.flags.contains(Flags::SYN))
        .map(|flight| flight.segment.seq)
        .collect();
    numbers.dedup();
    numbers
}

#[test]
fn exercises_begin_with_the_numbers_that_they_name() {
    let session = play(
        "host client isn 8000
         host server isn 4294967295
         server listen 80
         every 1s times 3: client connect server:80
         expect client SYN then server SYN-ACK then client ESTABLISHED
         end 4s",
    );
    // From then on a clock that ticks every 4 µs (RFC 9293 §3.4.1).
    assert_eq!(
        first_numbers(&session, Side::Client),
        [Seq(8_000), Seq(258_000), Seq(508_000)]
    );
    assert_eq!(
        first_numbers(&session, Side::Server),
        [Seq(u32::MAX), Seq(249_999), Seq(499_999)]
    );
}

#[test]
fn a_number_counts_from_the_first_connection_on_and_can_be_set_anew() {
    let session = play(
        "host server isn 5000
         server listen 80
         # An ACK of nothing is refused, and takes no number.
         at 1s: forge client 40000 > 80 \". 1:1(0) ack 1\"
         at 2s: client connect server:80
         at 3s: host server isn 5000
         at 3s: client connect server:80
         at 4s: host server isn off
         at 4s: client connect server:80
         end 5s",
    );
    let numbers = first_numbers(&session, Side::Server);
    // The first two are equal.
    assert_eq!(numbers.len(), 2);
    assert_eq!(numbers[0], Seq(5_000));
    assert_ne!(numbers[1].since(Seq(5_000)), 250_000);
}
