//! `TCP_DEFER_ACCEPT`: a server that hears of a connection only when data has come.

use tcpscope::host::{Errno, Fd, SocketOption};
use tcpscope::state::State;
use tcpscope::time::Duration;

use super::conversation::Conversation;

const DEFER: SocketOption = SocketOption::DeferAccept;

fn deferring(talk: &mut Conversation, seconds: i64) -> Fd {
    let listener = talk.host.socket();
    assert_eq!(talk.host.setsockopt(listener, DEFER, seconds), Ok(()));
    talk.listens(listener, 4);
    talk.handshake();
    talk.told("ignored-deferred");
    assert_eq!(talk.host.accept(listener), Err(Errno::WouldBlock));
    listener
}

#[test]
fn data_completes_the_handshake() {
    let mut talk = Conversation::new();
    let listener = deferring(&mut talk, 5);
    talk.passes(Duration::from_secs(3));
    talk.is_silent();
    talk.arrives("P. 1:4(3) ack 1 \"get\"");
    let fd = talk.host.accept(listener).expect("a connection");
    assert_eq!(talk.recv(fd, 9).expect("data"), "get");
    talk.sends(". 1:1(0) ack 4");
    // The three seconds were no round trip, nor was anything lost.
    let row = talk.host.ss(9).pop().expect("a row");
    let info = row.info.expect("a connection");
    assert!(info.rtt < Some(Duration::from_millis(1)));
    assert_eq!(info.cwnd, Some(10));
}

#[test]
fn so_does_a_fin() {
    let mut talk = Conversation::new();
    let listener = deferring(&mut talk, 5);
    talk.arrives("F. 1:1(0) ack 1");
    talk.sends(". 1:1(0) ack 2");
    assert!(talk.host.accept(listener).is_ok());
}

/// As in Linux: the SYN,ACK is sent once more, and whatever answers it will do.
#[test]
fn in_the_end_it_is_accepted_without_data() {
    let mut talk = Conversation::new();
    let listener = deferring(&mut talk, 5);
    talk.arrives(". 1:1(0) ack 1");
    talk.told("ignored-deferred");
    talk.passes(Duration::from_millis(6_999));
    talk.is_silent();
    talk.passes(Duration::from_millis(1));
    talk.sends("S. 0:0(0) ack 1");
    assert_eq!(talk.host.count(State::SynReceived), 1);
    talk.arrives(". 1:1(0) ack 1");
    assert!(talk.host.accept(listener).is_ok());
}

#[test]
fn a_peer_that_vanishes_is_given_up() {
    let mut talk = Conversation::new();
    deferring(&mut talk, 200);
    talk.passes(Duration::from_secs(246));
    talk.is_silent();
    assert_eq!(talk.host.count(State::SynReceived), 1);
    talk.passes(Duration::from_secs(2));
    talk.sends("S. 0:0(0) ack 1");
    while talk.host.poll_timeout().is_some() {
        talk.waits();
    }
    assert_eq!(talk.host.count(State::SynReceived), 0);
}

/// What Linux 6 says.
#[test]
fn the_time_is_rounded_up_to_a_retransmission() {
    let mut talk = Conversation::new();
    let fd = talk.host.socket();
    let pairs = [(0, 0), (1, 1), (2, 3), (4, 7), (8, 15), (31, 31), (32, 63)];
    for (asked, got) in pairs.into_iter().chain([(200, 247), (1000, 1087), (-1, 0)]) {
        assert_eq!(talk.host.setsockopt(fd, DEFER, asked), Ok(()));
        assert_eq!(talk.host.getsockopt(fd, DEFER), Ok(got), "{asked}");
    }
}
