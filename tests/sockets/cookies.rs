//! SYN cookies (RFC 4987 §3.6).

use tcpscope::host::{Errno, Fd, SocketOption, SynCookies};
use tcpscope::tcp::{Config, State};
use tcpscope::time::Duration;

use super::conversation::Conversation;

fn baking(config: Config) -> (Conversation, Fd) {
    let mut talk = Conversation::with(config);
    talk.host.set_syn_cookies(SynCookies::Always);
    let listener = talk.listener(1);
    (talk, listener)
}

#[test]
fn a_cookie_makes_a_connection_out_of_nothing() {
    let (mut talk, listener) = baking(Config::TEXTBOOK);
    talk.arrives("S 0:0(0) <mss 1400>");
    talk.told("sent-syn-cookie");
    talk.sends("S. 0:0(0) ack 1 <mss 1460>");
    assert_eq!(talk.host.ss(9).len(), 1, "nothing is kept");
    assert_eq!(talk.host.poll_timeout(), None);
    talk.arrives("P. 1:4(3) ack 1 win 1000 \"get\"");
    talk.told("cookie-right");
    let fd = talk.host.accept(listener).expect("a connection");
    assert_eq!(talk.host.socket_state(fd), Ok(State::Established));
    assert_eq!(talk.recv(fd, 9).expect("data"), "get");
    talk.sends(". 1:1(0) ack 4");
    // 1400 is rounded down to what a cookie can tell.
    let segment = talk.host.getsockopt(fd, SocketOption::MaximumSegment);
    assert_eq!(segment, Ok(1220));
    let connection = talk.host.connection(fd).expect("a socket");
    let connection = connection.expect("a connection");
    assert_eq!(connection.snd().wnd, 1000);
    assert_eq!(connection.rtt().srtt, None, "nobody knows when it began");
    assert_eq!(talk.send(fd, "ok"), Ok(2));
    talk.sends("P. 1:3(2) ack 4 \"ok\"");
}

#[test]
fn a_cookie_keeps_to_the_largest_segment_of_its_listener() {
    let segment = SocketOption::MaximumSegment;
    // The cookie holds what the peer takes, not what we do.
    for most in [700_u16, 300] {
        let (mut talk, listener) = baking(Config::TEXTBOOK);
        let set = talk.host.setsockopt(listener, segment, most.into());
        assert_eq!(set, Ok(()));
        talk.arrives("S 0:0(0) <mss 1460>");
        talk.sends(&format!("S. 0:0(0) ack 1 <mss {most}>"));
        talk.arrives(". 1:1(0) ack 1");
        let fd = talk.host.accept(listener).expect("a connection");
        assert_eq!(talk.host.getsockopt(fd, segment), Ok(most.into()));
    }
}

#[test]
fn only_an_overflow_needs_cookies() {
    let mut talk = Conversation::new();
    talk.host.set_syn_cookies(SynCookies::Overflow);
    let listener = talk.listener(0);
    talk.peer(1).arrives("S 0:0(0)");
    talk.told("sent-syn-ack");
    talk.sends("S. 0:0(0) ack 1");
    for peer in [2, 3] {
        talk.peer(peer).arrives("S 0:0(0)");
        talk.told("sent-syn-cookie");
        talk.sends("S. 0:0(0) ack 1");
    }
    assert_eq!(talk.host.count(State::SynReceived), 1);
    talk.peer(2).arrives(". 1:1(0) ack 1");
    talk.told("cookie-right");
    // The accept queue is full now: the last step of another one is dropped, a SYN too.
    talk.peer(3).arrives(". 1:1(0) ack 1");
    talk.told("ignored-accept-queue-full");
    talk.peer(4).arrives("S 0:0(0)");
    talk.told("ignored-backlog-full");
    talk.is_silent();
    assert!(talk.host.accept(listener).is_ok());
    // What it sends next brings the cookie again.
    talk.peer(3).arrives("P. 1:3(2) ack 1 \"hi\"");
    talk.sends(". 1:1(0) ack 3");
    let fd = talk.host.accept(listener).expect("a connection");
    assert_eq!(talk.recv(fd, 9).expect("data"), "hi");
}

#[test]
fn extensions_travel_in_the_timestamp() {
    let (mut talk, listener) = baking(Config::LINUX_LIKE);
    for (peer, offered, answered, scale, sack) in [
        (
            1,
            "mss 1460,sackOK,TS val 9 ecr 0,wscale 5",
            true,
            Some((5, 7)),
            true,
        ),
        (
            2,
            "mss 1460,TS val 9 ecr 0,wscale 0",
            true,
            Some((0, 7)),
            false,
        ),
        (3, "mss 1460,sackOK,TS val 9 ecr 0", true, None, true),
        // Without them nothing can carry the others.
        (4, "mss 1460,sackOK,wscale 5", false, None, false),
    ] {
        talk.passes(Duration::from_millis(777));
        talk.peer(peer).arrives(&format!("S 0:0(0) <{offered}>"));
        let answer = talk.next_sent();
        assert_eq!(answer.options.timestamps.is_some(), answered);
        assert_eq!(answer.options.window_scale.is_some(), scale.is_some());
        assert_eq!(answer.options.sack_permitted, sack, "{offered}");
        let option = answer.options.timestamps.map_or(String::new(), |ours| {
            format!("TS val 10 ecr {}", ours.value)
        });
        talk.arrives(&format!(". 1:1(0) ack 1 <{option}>"));
        let fd = talk.host.accept(listener).expect("a connection");
        let row = talk.host.ss(9).pop().expect("a row");
        let info = row.info.expect("a connection");
        assert_eq!(row.fd, Some(fd));
        assert_eq!((info.wscale, info.sack), (scale, sack));
        assert_eq!(info.timestamps, answered);
        // The clock that the peer sees never goes back.
        if let Some(told) = answer.options.timestamps {
            assert_eq!(talk.send(fd, "x"), Ok(1));
            let later = talk.next_sent().options.timestamps.expect("timestamps");
            assert!(later.value.wrapping_sub(told.value) < 64);
            talk.arrives(". 1:1(0) ack 2 <TS val 11 ecr 0>");
        }
    }
}

#[test]
fn a_wrong_cookie_gets_what_any_stray_gets() {
    let (mut talk, listener) = baking(Config::TEXTBOOK);
    // Nobody was given a cookie yet.
    talk.arrives(". 1:1(0) ack 1");
    talk.sends("R 1:1(0)");
    talk.arrives("S 0:0(0)");
    let cookie = talk.next_sent().seq;
    for wrong in [". 1:1(0) ack 2", ". 2:2(0) ack 1", ". 1:1(0) ack 4096"] {
        talk.arrives(wrong);
        talk.told("cookie-wrong");
        let ack = wrong.rsplit(' ').next().expect("a number");
        talk.sends(&format!("R {ack}:{ack}(0)"));
    }
    assert_eq!(talk.host.ss(9).len(), 1);
    // It is of no use to another peer.
    let stolen = (cookie + 1).0;
    talk.peer(2).arrives(&format!(". 1:1(0) ack {stolen}"));
    talk.told("cookie-wrong");
    assert_eq!(talk.host.accept(listener), Err(Errno::WouldBlock));
}

#[test]
fn a_cookie_is_good_for_a_minute_and_no_more_than_two() {
    for (seconds, good) in [(64, true), (130, false)] {
        let (mut talk, listener) = baking(Config::TEXTBOOK);
        talk.arrives("S 0:0(0)");
        talk.sends("S. 0:0(0) ack 1");
        // Somebody else keeps the listener in the mood.
        talk.passes(Duration::from_secs(seconds));
        talk.peer(2).arrives("S 0:0(0)");
        talk.sends("S. 0:0(0) ack 1");
        talk.peer(1).arrives(". 1:1(0) ack 1");
        assert_eq!(talk.host.accept(listener).is_ok(), good);
    }
}

/// Data first makes sense of a cookie only when nothing before it is missing.
#[test]
fn a_listener_that_waits_for_data_takes_a_cookie_without() {
    let mut talk = Conversation::new();
    talk.host.set_syn_cookies(SynCookies::Always);
    let listener = talk.host.socket();
    let defer = SocketOption::DeferAccept;
    assert_eq!(talk.host.setsockopt(listener, defer, 9), Ok(()));
    talk.listens(listener, 1);
    talk.handshake();
    assert!(talk.host.accept(listener).is_ok());
}

#[test]
fn cookies_do_not_follow_upon_time_wait() {
    let (mut talk, listener) = baking(Config {
        time_wait_reuse: true,
        ..Config::TEXTBOOK
    });
    let fd = talk.accepted(listener);
    talk.close(fd);
    talk.sends("F. 1:1(0) ack 1");
    talk.arrives("F. 1:1(0) ack 2");
    talk.sends(". 2:2(0) ack 2");
    // The number must stay clear of those that were just in use.
    talk.arrives("S 1000:1000(0)");
    talk.told("state-made-way");
    talk.told("sent-syn-ack");
}
