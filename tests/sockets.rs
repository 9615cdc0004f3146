//! Applications and their sockets: one host, and peers that the tests speak for.

#[path = "sockets/conversation.rs"]
mod conversation;
#[path = "sockets/cookies.rs"]
mod cookies;
#[path = "sockets/crash.rs"]
mod crash;
#[path = "sockets/defer.rs"]
mod defer;
#[path = "sockets/inspect.rs"]
mod inspect;
#[path = "sockets/options.rs"]
mod options;
#[path = "sockets/ports.rs"]
mod ports;
#[path = "sockets/storm.rs"]
mod storm;
#[path = "sockets/time_wait.rs"]
mod time_wait;

use bytes::Bytes;
use conversation::{Conversation, PEER, PORT};
use tcpscope::host::{Errno, Host, Shutdown, SocketOption};
use tcpscope::state::State;
use tcpscope::tcp::{Config, Connection, Timer};
use tcpscope::time::{Duration, Instant};
use tcpscope::wire::{IcmpClass, IcmpError};

#[test]
fn a_server_serves() {
    let mut talk = Conversation::new();
    let listener = talk.listener(1);
    assert_eq!(talk.host.accept(listener), Err(Errno::WouldBlock));
    let fd = talk.accepted(listener);
    assert_eq!(talk.host.accept(listener), Err(Errno::WouldBlock));
    assert_eq!(talk.host.recv(fd, 100, false), Err(Errno::WouldBlock));

    talk.arrives("P. 1:6(5) ack 1 \"hello\"");
    talk.sends(". 1:1(0) ack 6");
    assert_eq!(talk.host.recv(fd, 3, true).expect("data"), "hel");
    assert_eq!(talk.host.recv(fd, 100, true).expect("data"), "hello");
    assert_eq!(talk.recv(fd, 3).expect("data"), "hel");
    assert_eq!(talk.recv(fd, 100).expect("data"), "lo");

    assert_eq!(talk.send(fd, "world"), Ok(5));
    talk.sends("P. 1:6(5) ack 6 \"world\"");
    talk.arrives("F. 6:6(0) ack 6");
    talk.sends(". 6:6(0) ack 7");
    assert_eq!(talk.recv(fd, 100).expect("the end"), "");
    talk.close(fd);
    talk.sends("F. 6:6(0) ack 7");
    assert_eq!(talk.host.count(State::LastAck), 1);
    talk.arrives(". 7:7(0) ack 7");
    assert_eq!(talk.host.count(State::LastAck), 0);
    assert_eq!(talk.host.recv(fd, 100, false), Err(Errno::BadDescriptor));
    talk.is_silent();
}

#[test]
fn what_arrives_in_parts_is_read_in_one_call() {
    let mut talk = Conversation::new();
    let fd = talk.established();
    talk.arrives(". 1:4(3) ack 1 \"one\"");
    talk.arrives("P. 4:7(3) ack 1 \"two\"");
    talk.arrives("FP. 7:12(5) ack 1 \"three\"");
    assert_eq!(talk.recv(fd, 8).expect("data"), "onetwoth");
    assert_eq!(talk.recv(fd, 8).expect("data"), "ree");
    assert_eq!(talk.recv(fd, 8).expect("the end"), "");
}

#[test]
fn a_client_connects() {
    let mut talk = Conversation::new();
    let fd = talk.host.socket();
    assert_eq!(talk.connect(fd), Err(Errno::InProgress));
    talk.sends("S 0:0(0) <mss 1460>");
    assert_eq!(talk.connect(fd), Err(Errno::Already));
    assert_eq!(talk.send(fd, "too early"), Err(Errno::WouldBlock));
    assert_eq!(talk.recv(fd, 9), Err(Errno::WouldBlock));
    talk.arrives("S. 0:0(0) ack 1");
    talk.sends(". 1:1(0) ack 1");
    assert_eq!(talk.connect(fd), Ok(()));
    assert_eq!(talk.connect(fd), Err(Errno::IsConnected));
    assert_eq!(talk.host.take_error(fd), Ok(None));
}

#[test]
fn a_refusal_is_told_once_and_the_socket_can_try_again() {
    let mut talk = Conversation::new();
    let fd = talk.bound_client();
    assert_eq!(talk.connect(fd), Err(Errno::InProgress));
    talk.sends("S 0:0(0)");
    talk.arrives("R. 0:0(0) ack 1");
    assert_eq!(talk.connect(fd), Err(Errno::ConnectionRefused));
    assert_eq!(talk.host.take_error(fd), Ok(None));
    talk.passes(Duration::from_millis(1));
    assert_eq!(talk.connect(fd), Err(Errno::InProgress));
    talk.sends("S 0:0(0)");
    talk.arrives("R. 0:0(0) ack 1");
    assert_eq!(talk.host.take_error(fd), Ok(Some(Errno::ConnectionRefused)));
    assert_eq!(talk.host.take_error(fd), Ok(None));
    assert_eq!(talk.recv(fd, 1).expect("the end"), "");
    assert_eq!(talk.send(fd, "x"), Err(Errno::BrokenPipe));
    // The error is gone, but the attempt has failed all the same.
    assert_eq!(talk.connect(fd), Err(Errno::ConnectionAborted));
    talk.is_silent();
}

#[test]
fn a_reset_of_crossed_opens_is_a_refusal() {
    let mut talk = Conversation::new();
    let fd = talk.bound_client();
    assert_eq!(talk.connect(fd), Err(Errno::InProgress));
    talk.sends("S 0:0(0)");
    talk.arrives("S 0:0(0)");
    talk.sends("S. 0:0(0) ack 1");
    assert_eq!(talk.connect(fd), Err(Errno::Already));
    talk.arrives("R. 1:1(0) ack 1");
    assert_eq!(talk.host.take_error(fd), Ok(Some(Errno::ConnectionRefused)));
}

#[test]
fn a_reset_is_told_once_by_whatever_call_comes_first() {
    let mut talk = Conversation::new();
    let fd = talk.established();
    talk.arrives("R 1:1(0)");
    assert_eq!(talk.recv(fd, 1), Err(Errno::ConnectionReset));
    assert_eq!(talk.recv(fd, 1).expect("the end"), "");
    assert_eq!(talk.send(fd, "x"), Err(Errno::BrokenPipe));

    let mut talk = Conversation::new();
    let fd = talk.established();
    talk.arrives("F. 1:1(0) ack 1");
    talk.sends(". 1:1(0) ack 2");
    talk.arrives("R 2:2(0)");
    assert_eq!(talk.send(fd, "x"), Err(Errno::ConnectionReset));
    assert_eq!(talk.send(fd, "x"), Err(Errno::BrokenPipe));
    assert_eq!(talk.shutdown(fd, Shutdown::Send), Err(Errno::NotConnected));
    talk.close(fd);
    talk.is_silent();
}

#[test]
fn nobody_answers() {
    let mut talk = Conversation::new();
    let fd = talk.host.socket();
    assert_eq!(talk.connect(fd), Err(Errno::InProgress));
    let began = talk.now;
    while talk.host.poll_timeout().is_some() {
        talk.sends("S 0:0(0)");
        talk.waits();
    }
    // MUST-23: a SYN is tried for at least three minutes.
    assert!(talk.now.since(began) >= Duration::from_secs(180));
    assert_eq!(talk.connect(fd), Err(Errno::TimedOut));
}

#[test]
fn what_ends_an_open_connection_is_told_by_the_next_call() {
    let mut talk = Conversation::new();
    let fd = talk.established();
    let timeout = SocketOption::UserTimeout;
    assert_eq!(talk.host.setsockopt(fd, timeout, 5_000), Ok(()));
    assert_eq!(talk.host.getsockopt(fd, timeout), Ok(5_000));
    assert_eq!(talk.send(fd, "anybody?"), Ok(8));
    while talk.host.poll_timeout().is_some() {
        talk.sends("P. 1:9(8) ack 1");
        talk.waits();
    }
    assert_eq!(talk.send(fd, "x"), Err(Errno::TimedOut));
    assert_eq!(talk.send(fd, "x"), Err(Errno::BrokenPipe));
    assert_eq!(talk.recv(fd, 9).expect("the end"), "");
    assert_eq!(talk.shutdown(fd, Shutdown::Both), Err(Errno::NotConnected));
    talk.close(fd);
    talk.is_silent();
}

#[test]
fn the_network_can_end_an_attempt() {
    let mut talk = Conversation::new();
    let fd = talk.host.socket();
    assert_eq!(talk.connect(fd), Err(Errno::InProgress));
    let syn = talk.next_sent();
    let (src, dst, seq) = (syn.src, syn.dst, syn.seq);
    let class = IcmpClass::Hard;
    let error = IcmpError {
        class,
        src,
        dst,
        seq,
    };
    talk.host.handle_icmp(&error, &mut ());
    talk.drain();
    assert_eq!(talk.connect(fd), Err(Errno::HostUnreachable));
    assert_eq!(talk.connect(fd), Err(Errno::InProgress));
}

#[test]
fn addresses_and_ports() {
    let mut talk = Conversation::new();
    let (one, two) = (talk.host.socket(), talk.host.socket());
    let foreign = "10.9.9.9:80".parse().expect("a socket");
    let any = |port| ([0, 0, 0, 0], port).into();
    let bind = |host: &mut Host, fd, port| host.bind(fd, any(port));
    assert_eq!(
        talk.host.bind(one, foreign),
        Err(Errno::AddressNotAvailable)
    );
    assert_eq!(bind(&mut talk.host, one, PORT), Ok(()));
    assert_eq!(bind(&mut talk.host, one, PORT), Err(Errno::Invalid));
    assert_eq!(bind(&mut talk.host, two, PORT), Err(Errno::AddressInUse));
    talk.close(one);
    assert_eq!(bind(&mut talk.host, two, PORT), Ok(()));
    assert_eq!(bind(&mut talk.host, one, PORT), Err(Errno::BadDescriptor));
    // A multicast group has no TCP (MUST-46).
    let group = "224.0.0.1:80".parse().expect("a socket");
    let refused = talk.host.connect(talk.now, two, group, &mut ());
    assert_eq!(refused, Err(Errno::NetworkUnreachable));
}

#[test]
fn a_new_syn_opens_a_new_connection_out_of_time_wait() {
    // RFC 6191 on and off.
    for time_wait_reuse in [true, false] {
        let mut talk = Conversation::with(Config {
            time_wait_reuse,
            ..Config::TEXTBOOK
        });
        let listener = talk.listener(1);
        let fd = talk.accepted(listener);
        talk.close(fd);
        talk.sends("F. 1:1(0) ack 1");
        talk.arrives("F. 1:1(0) ack 2");
        talk.sends(". 2:2(0) ack 2");
        talk.arrives("S 1000:1000(0)");
        if time_wait_reuse {
            assert_eq!(talk.host.count(State::TimeWait), 0);
            assert_eq!(talk.host.count(State::SynReceived), 1);
        } else {
            talk.sends(". 2:2(0) ack 2");
            assert_eq!(talk.host.count(State::TimeWait), 1);
        }
    }
}

#[test]
fn an_old_syn_leads_back_to_time_wait() {
    let mut talk = Conversation::with(Config {
        time_wait_reuse: true,
        ..Config::TEXTBOOK
    });
    let listener = talk.listener(0);
    let fd = talk.accepted(listener);
    talk.close(fd);
    talk.sends("F. 1:1(0) ack 1");
    talk.arrives("F. 1:1(0) ack 2");
    talk.sends(". 2:2(0) ack 2");
    let old = talk.host.connection_of(talk.pair()).expect("TIME-WAIT");
    let old = old.into_owned();
    talk.passes(Duration::from_secs(100));
    talk.arrives("S 1000:1000(0)");
    talk.sends("S. 0:0(0) ack 1001");
    // The peer knows nothing of it.
    talk.arrives("R 1001:1001(0)");
    talk.told("state-back-to-time-wait");
    let back = talk.host.connection_of(talk.pair()).expect("TIME-WAIT");
    assert_eq!((back.snd(), back.rcv()), (old.snd(), old.rcv()));
    let ends = |of: &Connection| of.timer(Timer::TimeWait).expect("2 MSL").expires;
    assert_eq!(ends(&back), ends(&old));
    drop(back);
    // The SYN queue is free again, and a later SYN opens after all.
    talk.arrives("S 2000:2000(0)");
    talk.sends("S. 0:0(0) ack 2001");
    talk.arrives(". 2001:2001(0) ack 1");
    assert!(talk.host.accept(listener).is_ok());
    talk.passes(Config::TEXTBOOK.msl * 2);
    assert_eq!(talk.host.ss(9).len(), 2);
}

#[test]
fn calls_on_the_wrong_kind_of_socket() {
    let mut talk = Conversation::new();
    let fresh = talk.host.socket();
    assert_eq!(talk.host.accept(fresh), Err(Errno::Invalid));
    assert_eq!(talk.send(fresh, "x"), Err(Errno::NotConnected));
    assert_eq!(talk.recv(fresh, 1), Err(Errno::NotConnected));
    let ended = talk.shutdown(fresh, Shutdown::Both);
    assert_eq!(ended, Err(Errno::NotConnected));
    let listener = talk.listener(1);
    assert_eq!(talk.connect(listener), Err(Errno::NotSupported));
    assert_eq!(talk.send(listener, "x"), Err(Errno::NotConnected));
    assert_eq!(talk.recv(listener, 1), Err(Errno::NotConnected));
    let fd = talk.accepted(listener);
    assert_eq!(talk.connect(fd), Err(Errno::IsConnected));
    assert_eq!(talk.host.accept(fd), Err(Errno::Invalid));
    assert_eq!(talk.host.listen(fd, 1, &mut ()), Err(Errno::Invalid));
    for nobodys in [0, 2, 99, usize::MAX] {
        assert_eq!(talk.host.accept(nobodys), Err(Errno::BadDescriptor));
        let closed = talk.host.close(nobodys, &mut ());
        assert_eq!(closed, Err(Errno::BadDescriptor));
    }
}

#[test]
fn the_backlog_bounds_both_queues() {
    let mut talk = Conversation::new();
    let listener = talk.listener(1);
    for peer in [1, 2] {
        talk.peer(peer).arrives("S 0:0(0)");
        talk.sends("S. 0:0(0) ack 1");
    }
    // The SYN queue is full: a third SYN is dropped.
    talk.peer(3).arrives("S 0:0(0)");
    talk.is_silent();
    // The accept queue has room for one only: the second handshake can't be completed yet.
    assert_eq!(talk.host.listen(listener, 0, &mut ()), Ok(()));
    for peer in [1, 2] {
        talk.peer(peer).arrives(". 1:1(0) ack 1");
    }
    assert_eq!(talk.host.count(State::Established), 1);
    assert_eq!(talk.host.count(State::SynReceived), 1);
    talk.waits();
    talk.peer(2).sends("S. 0:0(0) ack 1");
    // There is room again, and the peer answers the repeated SYN,ACK.
    assert!(talk.host.accept(listener).is_ok());
    talk.arrives(". 1:1(0) ack 1");
    assert!(talk.host.accept(listener).is_ok());
    assert_eq!(talk.host.accept(listener), Err(Errno::WouldBlock));
    talk.peer(3).arrives("S 0:0(0)");
    talk.sends("S. 0:0(0) ack 1");
}

#[test]
fn what_was_reset_before_it_was_accepted_is_aborted() {
    let mut talk = Conversation::new();
    let listener = talk.listener(4);
    talk.handshake();
    talk.arrives("R 1:1(0)");
    assert_eq!(talk.host.accept(listener), Err(Errno::ConnectionAborted));
    assert_eq!(talk.host.accept(listener), Err(Errno::WouldBlock));
    assert_eq!(talk.host.count(State::Established), 0);
}

#[test]
fn a_passive_open_that_fails_is_nobodys_business() {
    let mut talk = Conversation::new();
    let listener = talk.listener(0);
    talk.arrives("S 0:0(0)");
    talk.sends("S. 0:0(0) ack 1");
    assert_eq!(talk.host.count(State::SynReceived), 1);
    talk.arrives("R 1:1(0)");
    assert_eq!(talk.host.count(State::SynReceived), 0);
    assert_eq!(talk.host.accept(listener), Err(Errno::WouldBlock));
    assert_eq!(talk.host.take_error(listener), Ok(None));
    // Its place in the SYN queue is free again (seastar #1334).
    talk.handshake();
    assert!(talk.host.accept(listener).is_ok());
}

#[test]
fn who_waits_at_a_listener_that_closes_is_reset() {
    let mut talk = Conversation::new();
    let listener = talk.listener(4);
    talk.handshake();
    talk.peer(2).arrives("S 0:0(0)");
    talk.sends("S. 0:0(0) ack 1");
    talk.close(listener);
    assert_eq!(talk.host.count(State::Listen), 0);
    talk.sends("R 1:1(0)");
    talk.peer(1).sends("R 1:1(0)");
    talk.is_silent();
    talk.peer(3).arrives("S 0:0(0)");
    talk.sends("R. 0:0(0) ack 1");
}

#[test]
fn half_closed() {
    let mut talk = Conversation::new();
    let fd = talk.established();
    assert_eq!(talk.shutdown(fd, Shutdown::Send), Ok(()));
    talk.sends("F. 1:1(0) ack 1");
    assert_eq!(talk.send(fd, "x"), Err(Errno::BrokenPipe));
    assert_eq!(talk.shutdown(fd, Shutdown::Send), Ok(()));
    talk.arrives("P. 1:4(3) ack 2 \"yes\"");
    talk.sends(". 2:2(0) ack 4");
    assert_eq!(talk.recv(fd, 9).expect("data"), "yes");
    assert_eq!(talk.recv(fd, 9), Err(Errno::WouldBlock));
    assert_eq!(talk.shutdown(fd, Shutdown::Receive), Ok(()));
    assert_eq!(talk.recv(fd, 9).expect("the end"), "");
    talk.close(fd);
    talk.arrives("F. 4:4(0) ack 2");
    talk.sends(". 2:2(0) ack 5");
    assert_eq!(talk.host.count(State::TimeWait), 1);
}

#[test]
fn a_shutdown_ends_an_attempt_to_connect() {
    let mut talk = Conversation::new();
    let fd = talk.host.socket();
    assert_eq!(talk.connect(fd), Err(Errno::InProgress));
    talk.sends("S 0:0(0)");
    assert_eq!(talk.shutdown(fd, Shutdown::Both), Ok(()));
    assert_eq!(talk.connect(fd), Err(Errno::ConnectionAborted));
    assert_eq!(talk.connect(fd), Err(Errno::InProgress));
}

#[test]
fn lost_data_is_answered_by_a_reset() {
    // RFC 2525 §2.17: unread data when the socket is closed,
    let mut talk = Conversation::new();
    let fd = talk.established();
    talk.arrives("P. 1:4(3) ack 1 \"why\"");
    talk.sends(". 1:1(0) ack 4");
    talk.close(fd);
    talk.sends("R 1:1(0)");
    assert_eq!(talk.host.count(State::Established), 0);
    // the same after the peer's FIN,
    let mut talk = Conversation::new();
    let fd = talk.established();
    talk.arrives("FP. 1:4(3) ack 1 \"why\"");
    talk.sends(". 1:1(0) ack 5");
    talk.close(fd);
    talk.sends("R 1:1(0)");
    // §3.6.1 (SHLD-3): data after the socket is closed,
    let mut talk = Conversation::new();
    let fd = talk.established();
    talk.close(fd);
    talk.sends("F. 1:1(0) ack 1");
    talk.arrives("P. 1:4(3) ack 2 \"why\"");
    talk.sends("R 2:2(0)");
    // and a user who asks for it.
    let mut talk = Conversation::new();
    let fd = talk.established();
    assert_eq!(talk.host.setsockopt(fd, SocketOption::Linger, 0), Ok(()));
    talk.close(fd);
    talk.sends("R 1:1(0)");
    talk.is_silent();
}

#[test]
fn what_is_unread_survives_an_orderly_end() {
    let mut talk = Conversation::new();
    let fd = talk.established();
    talk.arrives("FP. 1:4(3) ack 1 \"bye\"");
    talk.sends(". 1:1(0) ack 5");
    assert_eq!(talk.shutdown(fd, Shutdown::Send), Ok(()));
    talk.sends("F. 1:1(0) ack 5");
    talk.arrives(". 5:5(0) ack 2");
    assert_eq!(talk.host.socket_state(fd), Ok(State::Closed));
    assert_eq!(talk.recv(fd, 2).expect("data"), "by");
    assert_eq!(talk.recv(fd, 2).expect("data"), "e");
    assert_eq!(talk.recv(fd, 2).expect("the end"), "");
    talk.close(fd);
    talk.is_silent();
}

#[test]
fn options() {
    let mut talk = Conversation::new();
    let listener = talk.host.socket();
    let segment = SocketOption::MaximumSegment;
    assert_eq!(talk.host.getsockopt(listener, segment), Ok(1460));
    assert_eq!(
        talk.host.setsockopt(listener, segment, 87),
        Err(Errno::Invalid)
    );
    assert_eq!(talk.host.setsockopt(listener, segment, 1100), Ok(()));
    talk.listens(listener, 1);
    let send_buffer = SocketOption::SendBuffer;
    assert_eq!(talk.host.setsockopt(listener, send_buffer, 5), Ok(()));
    talk.arrives("S 0:0(0) <mss 1460>");
    talk.sends("S. 0:0(0) ack 1 <mss 1100>");
    talk.arrives(". 1:1(0) ack 1");
    let fd = talk.host.accept(listener).expect("a connection");
    assert_eq!(talk.host.getsockopt(fd, segment), Ok(1100));
    // A full send buffer takes a part, then nothing; set larger it takes more.
    assert_eq!(talk.send(fd, "abcdefg"), Ok(5));
    assert_eq!(talk.send(fd, "fg"), Err(Errno::WouldBlock));
    assert_eq!(talk.host.setsockopt(fd, send_buffer, 6), Ok(()));
    assert_eq!(talk.host.getsockopt(fd, send_buffer), Ok(6));
    assert_eq!(talk.send(fd, "fg"), Ok(1));
    let unknown = "SO_NONSENSE".parse::<SocketOption>();
    assert_eq!(unknown, Err(Errno::NoProtocolOption));
}

#[test]
fn strays_and_the_unknown() {
    let mut talk = Conversation::new();
    talk.arrives("S 0:0(0)");
    talk.sends("R. 0:0(0) ack 1");
    let listener = talk.listener(1);
    talk.arrives(". 1:1(0) ack 1");
    talk.sends("R 1:1(0)");
    talk.arrives("F 0:0(0)");
    talk.arrives("R 0:0(0)");
    talk.is_silent();
    assert_eq!(talk.host.count(State::Listen), 1);
    // MUST-57: nobody lives at such an address; nor are we meant by another one.
    talk.arrives_from(([224, 0, 0, 1], PEER).into(), "S 0:0(0)");
    talk.arrives_from(([255, 255, 255, 255], PEER).into(), "S 0:0(0)");
    talk.is_silent();
    assert_eq!(talk.host.accept(listener), Err(Errno::WouldBlock));
}

#[test]
fn the_lowest_free_descriptor_is_given_out() {
    let mut talk = Conversation::new();
    let listener = talk.listener(1);
    assert_eq!(listener, 3);
    assert_eq!((talk.host.socket(), talk.host.socket()), (4, 5));
    talk.close(5);
    talk.close(4);
    assert_eq!(talk.accepted(listener), 4);
    assert_eq!((talk.host.socket(), talk.host.socket()), (5, 6));
}

/// Moves all that `hosts` send to the other one, without delay; true if there was something.
fn exchange(hosts: &mut [Host; 2], now: Instant) -> bool {
    let mut moved = false;
    for from in [0, 1] {
        while let Some(segment) = hosts[from].poll_transmit(now, &mut ()) {
            hosts[1 - from].handle_segment(now, &segment, &mut ());
            moved = true;
        }
    }
    moved
}

#[test]
fn two_hosts_move_a_megabyte_each_way_at_the_same_time() {
    let stream: Vec<u8> = (0..1_000_000u32).map(|octet| (octet % 251) as u8).collect();
    let mut now = Instant::ZERO;
    let addresses = [[10, 0, 0, 1], [10, 0, 0, 2]];
    let mut hosts = addresses.map(|ip| Host::new(ip.into(), Config::TEXTBOOK, 1));
    let listener = hosts[1].socket();
    let server = (addresses[1], 80).into();
    assert_eq!(hosts[1].bind(listener, server), Ok(()));
    assert_eq!(hosts[1].listen(listener, 1, &mut ()), Ok(()));
    let client = hosts[0].socket();
    let begun = hosts[0].connect(now, client, server, &mut ());
    assert_eq!(begun, Err(Errno::InProgress));
    while exchange(&mut hosts, now) {}
    let fds = [client, hosts[1].accept(listener).expect("a connection")];

    let mut sent = [0; 2];
    let mut received = [Vec::new(), Vec::new()];
    let (mut closed, mut ended) = ([false; 2], [false; 2]);
    while ended != [true; 2] {
        assert!(now < Instant::from_micros(600_000_000), "it takes too long");
        for (side, fd) in fds.into_iter().enumerate() {
            let rest = Bytes::copy_from_slice(&stream[sent[side]..]);
            match hosts[side].send(fd, &rest) {
                Ok(octets) => sent[side] += octets,
                Err(errno) => assert!([Errno::WouldBlock, Errno::BrokenPipe].contains(&errno)),
            }
            if sent[side] == stream.len() && !std::mem::replace(&mut closed[side], true) {
                assert_eq!(hosts[side].shutdown(fd, Shutdown::Send, &mut ()), Ok(()));
            }
            // A slow reader: the window closes and opens.
            match hosts[side].recv(fd, 9_000, false) {
                Ok(data) if data.is_empty() => ended[side] = true,
                Ok(data) => received[side].extend_from_slice(&data),
                Err(errno) => assert_eq!(errno, Errno::WouldBlock),
            }
        }
        if !exchange(&mut hosts, now) {
            let timers = hosts.iter().filter_map(Host::poll_timeout);
            now = timers.min().map_or(now, |at| at.max(now));
            for host in &mut hosts {
                host.handle_timeout(now, &mut ());
            }
        }
    }
    assert!(received.iter().all(|octets| *octets == stream));
}

#[test]
fn errors_print_their_posix_names() {
    assert_eq!(Errno::ConnectionRefused.to_string(), "ECONNREFUSED");
    assert!(Errno::ALL.iter().all(|errno| errno.name().starts_with('E')));
}
