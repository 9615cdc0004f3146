//! What a host shows of itself.

use tcpscope::host::{Errno, Shutdown, SocketRow};
use tcpscope::state::State;
use tcpscope::tcp::{Config, Timer};
use tcpscope::time::Duration;

use super::conversation::{Conversation, PORT};

fn states(rows: &[SocketRow]) -> Vec<State> {
    rows.iter().map(|row| row.state).collect()
}

#[test]
fn ss_shows_listeners_and_connections_whoever_holds_them() {
    let mut talk = Conversation::new();
    let high = talk.host.socket();
    let any = ([0, 0, 0, 0], PORT + 1).into();
    assert_eq!(talk.host.bind(high, any), Ok(()));
    assert_eq!(talk.host.listen(high, 7, &mut ()), Ok(()));
    let listener = talk.listener(4);
    // One is closed and in TIME-WAIT, one is accepted, one waits, one is not complete.
    let closed = talk.accepted(listener);
    talk.close(closed);
    talk.sends("F. 1:1(0) ack 1");
    talk.arrives("F. 1:1(0) ack 2");
    talk.sends(". 2:2(0) ack 2");
    let fd = talk.peer(2).accepted(listener);
    talk.peer(3).handshake();
    talk.peer(4).arrives("S 0:0(0)");
    talk.sends("S. 0:0(0) ack 1");
    let rows = talk.host.ss(9);
    let expected = [
        State::Listen,
        State::Listen,
        State::TimeWait,
        State::Established,
        State::Established,
        State::SynReceived,
    ];
    assert_eq!(states(&rows), expected);
    let fds: Vec<_> = rows.iter().map(|row| row.fd).collect();
    let (listener, high, fd) = (Some(listener), Some(high), Some(fd));
    assert_eq!(fds, [listener, high, None, fd, None, None]);
    let queues = |row: &SocketRow| (row.recv_queue, row.send_queue);
    assert_eq!((queues(&rows[0]), queues(&rows[1])), ((1, 4), (0, 7)));
    assert_eq!((rows[0].local.port(), rows[0].peer), (PORT, None));
    let time_wait = rows[2].timer.expect("a timer");
    assert_eq!(time_wait.timer, Timer::TimeWait);
    assert_eq!(time_wait.expires.since(talk.now), Config::TEXTBOOK.msl * 2);
    assert_eq!(rows[2].info, None);
    assert_eq!(rows[3].timer, None);
    assert_eq!(states(&talk.host.ss(3)), expected[..3]);
}

#[test]
fn ss_shows_queues_timers_and_traffic() {
    let mut talk = Conversation::new();
    let fd = talk.established();
    talk.arrives("P. 1:6(5) ack 1 win 4 \"hello\"");
    talk.sends(". 1:1(0) ack 6");
    assert_eq!(talk.send(fd, "world!"), Ok(6));
    talk.sends(". 1:5(4) ack 6 \"worl\"");
    talk.waits();
    talk.sends(". 1:5(4) ack 6 \"worl\"");
    let row = talk.host.ss(9).pop().expect("a row");
    assert_eq!((row.recv_queue, row.send_queue), (5, 6));
    let timer = row.timer.expect("a timer");
    assert_eq!((timer.timer, timer.attempts), (Timer::Retransmission, 1));
    assert_eq!(timer.expires.since(talk.now), Duration::from_secs(2));
    let info = row.info.expect("a connection");
    assert_eq!(
        (info.mss, info.cwnd, info.ssthresh),
        (536, Some(1), Some(2))
    );
    assert_eq!((info.rto, info.unacked), (Duration::from_secs(2), 1));
    assert_eq!(
        (info.wscale, info.sack, info.timestamps),
        (None, false, false)
    );
    let traffic = info.traffic;
    assert_eq!((traffic.sent, traffic.retransmitted), (8, 4));
    assert_eq!((traffic.acknowledged, traffic.received), (0, 5));
    talk.arrives(". 6:6(0) ack 5");
    let row = talk.host.ss(9).pop().expect("a row");
    assert_eq!(row.info.expect("a connection").traffic.acknowledged, 4);
}

#[test]
fn readable_means_that_nobody_would_wait() {
    let mut talk = Conversation::new();
    let listener = talk.listener(1);
    assert!(!talk.host.readable(listener) && !talk.host.readable(99));
    talk.handshake();
    assert!(talk.host.readable(listener));
    let fd = talk.host.accept(listener).expect("a connection");
    assert!(!talk.host.readable(listener) && !talk.host.readable(fd));
    talk.arrives("P. 1:3(2) ack 1 \"hi\"");
    talk.sends(". 1:1(0) ack 3");
    assert!(talk.host.readable(fd));
    assert_eq!(talk.recv(fd, 9).expect("data"), "hi");
    assert!(!talk.host.readable(fd) && !talk.host.peer_closed(fd));
    talk.arrives("F. 3:3(0) ack 1");
    talk.sends(". 1:1(0) ack 4");
    assert!(talk.host.readable(fd) && talk.host.peer_closed(fd));
    assert_eq!(talk.recv(fd, 9).expect("the end"), "");
    // An error can be read, too; after it there is the end.
    let fd = talk.peer(2).accepted(listener);
    talk.arrives("R 1:1(0)");
    assert!(talk.host.readable(fd) && !talk.host.peer_closed(fd));
    assert_eq!(talk.recv(fd, 9), Err(Errno::ConnectionReset));
    assert!(talk.host.readable(fd));
    let fd = talk.peer(3).accepted(listener);
    assert_eq!(talk.shutdown(fd, Shutdown::Receive), Ok(()));
    assert!(talk.host.readable(fd));
}

#[test]
fn a_connection_is_found_by_its_sockets() {
    let mut talk = Conversation::new();
    let fd = talk.established();
    let pair = talk.pair();
    assert_eq!(talk.host.pair(fd), Some(pair));
    assert_eq!(talk.host.fd_of(pair), Some(fd));
    talk.close(fd);
    talk.sends("F. 1:1(0) ack 1");
    // It has no descriptor any more, but it lives on.
    assert_eq!((talk.host.pair(fd), talk.host.fd_of(pair)), (None, None));
    let state = |talk: &Conversation| {
        let found = talk.host.connection_of(pair);
        found.map(|connection| connection.state())
    };
    assert_eq!(state(&talk), Some(State::FinWait1));
    talk.arrives("F. 1:1(0) ack 2");
    talk.sends(". 2:2(0) ack 2");
    assert_eq!(state(&talk), Some(State::TimeWait));
    let all: Vec<_> = talk.host.connections().collect();
    assert_eq!((all.len(), all[0].0), (1, pair));
    assert_eq!(all[0].1.state(), State::TimeWait);
    talk.passes(Config::TEXTBOOK.msl * 2);
    assert_eq!(state(&talk), None);
}

/// Figure 5: LISTEN → SYN-SENT, of which POSIX knows nothing.
#[test]
fn a_listener_is_made_active() {
    let mut talk = Conversation::new();
    let listener = talk.listener(4);
    talk.peer(2).handshake();
    talk.peer(3).arrives("S 0:0(0)");
    talk.sends("S. 0:0(0) ack 1");
    let peer = talk.peer(1).pair().1;
    let group = "224.0.0.1:80".parse().expect("a socket");
    let connect = |talk: &mut Conversation, remote| {
        let result = talk.host.connect_rfc(talk.now, listener, remote, &mut ());
        talk.drain();
        result
    };
    assert_eq!(connect(&mut talk, group), Err(Errno::NetworkUnreachable));
    assert_eq!(talk.host.socket_state(listener), Ok(State::Listen));
    assert_eq!(connect(&mut talk, peer), Err(Errno::InProgress));
    assert_eq!(talk.host.socket_state(listener), Ok(State::SynSent));
    assert_eq!(talk.host.count(State::Listen), 0);
    // Nobody would answer those who have come.
    talk.peer(3).sends("R 1:1(0)");
    talk.peer(2).sends("R 1:1(0)");
    talk.peer(1).sends("S 0:0(0)");
    talk.arrives("S. 0:0(0) ack 1");
    talk.sends(". 1:1(0) ack 1");
    assert_eq!(talk.connect(listener), Ok(()));
    assert_eq!(talk.host.fd_of(talk.pair()), Some(listener));
}
