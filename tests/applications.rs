//! The user's calls and the small applications of a host, told as scripts.

use tcpscope::script::parse;
use tcpscope::sim::{Refusal, Session, Status, Unmet};
use tcpscope::time::{Duration, Instant};

/// Everything that the script expects comes true.
#[track_caller]
fn holds(text: &str) {
    let parsed = parse(text).unwrap_or_else(|error| panic!("{}", error.render("script")));
    let mut session = Session::new(parsed.script, 1);
    session.advance(Instant::ZERO + Duration::from_secs(3_600));
    session.finish();
    let failed: Vec<_> = session
        .checks()
        .iter()
        .filter(|check| check.status != Status::Met)
        .map(|check| (&check.text, &check.status))
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
    assert!(!session.checks().is_empty(), "it expects something");
}

#[test]
fn an_echo_sends_back_what_it_reads() {
    holds(
        r#"
        host server app echo
        server listen 80
        client connect server:80
        client send "hello"
        client wait 1s
        client close
        expect client received "hello"
        expect server CLOSE-WAIT then server LAST-ACK then server CLOSED
        expect client TIME-WAIT
        "#,
    );
}

#[test]
fn a_source_sends_all_and_closes() {
    holds(
        r#"
        host client app close-on-eof
        host server app source 300kB
        server listen 80
        client connect server:80
        expect client received = 300kB
        expect server FIN-WAIT-1 then server TIME-WAIT
        expect client LAST-ACK then client CLOSED
        "#,
    );
}

/// Delayed acknowledgments make it so, by themselves or in a preset, with data before and without.
#[test]
fn who_closes_at_once_closes_in_three_segments() {
    for settings in ["delayed-ack 1ms", "delayed-ack 499ms", "preset linux"] {
        for app in ["close-on-eof", "echo", "slow-reader 1B every 1ms"] {
            for words in ["", "client send \"hello\"", "client send 1460B"] {
                holds(&format!(
                    "hosts {settings}\nserver listen 80 app {app}\nclient connect server:80\n\
                     {words}\nclient wait 5s\nclient close\n\
                     expect client FIN then server FIN then client ACK of FIN\n\
                     expect client FIN-WAIT-1 -> TIME-WAIT\nexpect server LAST-ACK -> CLOSED\n\
                     expect never server ACK of FIN\n"
                ));
            }
        }
    }
}

#[test]
fn who_reads_the_end_and_closes_does_so_too() {
    holds(
        r#"
        hosts delayed-ack 40ms
        host server app manual
        server listen 80
        client connect server:80
        server accept
        client wait 50ms
        client close
        server recv = 0
        server close
        expect client FIN then server FIN then client ACK of FIN
        expect never server ACK of FIN
        "#,
    );
}

#[test]
fn without_delayed_acknowledgments_it_takes_four() {
    for preset in ["textbook", "bare-1981"] {
        holds(&format!(
            "hosts preset {preset}\nserver listen 80 app close-on-eof\nclient connect server:80\n\
             client wait 50ms\nclient close\n\
             expect client FIN then server ACK of FIN then server FIN then client ACK of FIN\n\
             expect client FIN-WAIT-1 then client FIN-WAIT-2 then client TIME-WAIT\n"
        ));
    }
}

/// As with Linux: after data the acknowledgment waits its time, before any it goes at once.
#[test]
fn a_user_who_hesitates_closes_in_four_segments() {
    holds(
        r#"
        hosts preset linux
        server listen 80
        client connect server:80
        client send "hello"
        at 1s: client close
        at 1090ms: expect client FIN-WAIT-1
        at 1145ms: expect client FIN-WAIT-2
        at 1200ms: server close
        expect client FIN then server ACK of FIN then server FIN then client ACK of FIN
        "#,
    );
    holds(
        r#"
        hosts preset linux
        server listen 80
        client connect server:80
        at 1s: client close
        at 1101ms: expect client FIN-WAIT-2
        at 1200ms: server close
        expect client FIN then server ACK of FIN then server FIN then client ACK of FIN
        "#,
    );
}

#[test]
fn with_a_sink_closing_is_up_to_the_script() {
    holds(
        r#"
        server listen 80
        client connect server:80
        client close
        at 10s: expect server CLOSE-WAIT
        at 10s: expect client FIN-WAIT-2
        at 11s: server send "still here"
        at 12s: server close
        expect client received "still here"
        expect client TIME-WAIT for 2msl
        "#,
    );
}

#[test]
fn a_program_of_ones_own_accepts_reads_and_closes() {
    holds(
        r#"
        hosts app manual
        server listen 80
        server accept = 4
        server recv 3B = "hel"
        server recv = "lo"
        server send "bye" = 3
        server close = 0
        client connect server:80 = 0
        client send "hello" = 5
        client recv = "bye"
        client recv = 0
        client close = 0
        expect server TIME-WAIT
        expect client LAST-ACK
        "#,
    );
}

#[test]
fn what_was_not_read_is_answered_by_rst_when_the_program_closes() {
    holds(
        r#"
        host server app manual
        server listen 80
        server accept
        client connect server:80
        client send "who reads this?"
        at 1s: server close
        at 2s: client send "anybody?" = ECONNRESET
        expect server RST then client CLOSED
        expect server note sent-reset-unread
        "#,
    );
}

#[test]
fn errors_have_their_names() {
    holds(
        r#"
        client send "to whom?" = EBADF
        client connect server:80 = ECONNREFUSED
        client socket = 3
        client shutdown wr = ENOTCONN
        client accept = EBADF
        client#9 close = EBADF
        server wait 1s
        server listen 80 app manual = 0
        server recv = ENOTCONN
        server#3 setsockopt TCP_NODELAY 1 = 0
        server#3 getsockopt TCP_NODELAY = 1
        server socket = 4
        server bind 80 = EADDRINUSE
        server#4 accept = EINVAL
        "#,
    );
}

#[test]
fn calls_that_would_wait_say_so_where_they_must_not() {
    holds(
        r#"
        client nonblocking on
        hosts app manual
        server listen 80
        server nonblocking on
        server accept = EAGAIN
        client connect server:80 = EINPROGRESS
        client#3 connect server:80 = EALREADY
        client recv = EAGAIN
        client wait 1s
        client#3 connect server:80 = 0
        client#3 connect server:80 = EISCONN
        client recv = EAGAIN
        "#,
    );
}

#[test]
fn a_call_on_a_silent_network_times_out() {
    holds(
        r#"
        unplug
        client connect server:80 = ETIMEDOUT
        expect client note signal-timeout
        "#,
    );
}

#[test]
fn a_peer_that_resets_is_noticed_and_then_the_pipe_is_broken() {
    holds(
        r#"
        host client app manual
        server listen 80
        client connect server:80
        at 1s: server abort
        at 2s: client send "hello" = ECONNRESET
        at 3s: client send "hello" = EPIPE
        at 4s: client recv = 0
        "#,
    );
}

#[test]
fn the_users_of_the_rfc_close_early_and_abort_late() {
    // Figure 5: SYN-RECEIVED to FIN-WAIT-1 by CLOSE; §3.10.5: ABORT in TIME-WAIT.
    holds(
        r#"
        server listen 80
        client connect server:80
        when server SYN-RECEIVED: server close
        when client CLOSE-WAIT: client close
        at 10s: server abort
        expect server SYN-RECEIVED then server FIN-WAIT-1 then server TIME-WAIT then server CLOSED
        expect server TIME-WAIT for 9850ms
        "#,
    );
}

#[test]
fn a_listener_can_become_the_one_who_calls() {
    // Figure 5: LISTEN to SYN-SENT; both at once: simultaneous open (MUST-10).
    holds(
        r#"
        client listen 49152
        server listen 80
        at 1s: client connect server:80
        at 1s: server connect client:49152
        expect client LISTEN then client SYN-SENT then client SYN-RECEIVED then client ESTABLISHED
        expect server LISTEN then server SYN-SENT then server SYN-RECEIVED then server ESTABLISHED
        "#,
    );
}

#[test]
fn a_full_accept_queue_makes_the_client_wait() {
    holds(
        r#"
        host server app manual
        server listen 80 backlog 1
        every 10ms times 4: client connect server:80
        at 1s: expect server sockets ESTABLISHED = 2
        expect server note ignored-backlog-full
        "#,
    );
}

#[test]
fn with_syn_cookies_a_flood_costs_nothing() {
    holds(
        r#"
        host server syn-cookies overflow
        host server app manual
        server listen 80 backlog 4
        every 1ms times 20: forge client 5000 > 80 "S 100:100(0) win 65535 <mss 1460>"
        every 1ms times 20: forge client 5001 > 80 "S 100:100(0) win 65535 <mss 1460>"
        at 500ms: client connect server:80 = 0
        at 900ms: expect client ESTABLISHED
        "#,
    );
}

#[test]
fn one_user_reads_or_an_application_does() {
    let parsed =
        parse("server listen 80\nclient connect server:80\nat 1s: server recv").expect("a script");
    let mut session = Session::new(parsed.script, 1);
    session.advance(Instant::ZERO + Duration::from_secs(2));
    let status = &session.checks()[0].status;
    let in_use = Status::Failed(Unmet::Refused(Refusal::SocketInUse));
    assert_eq!(*status, in_use);
}
