//! Which ports can be bound, and which are chosen.

use tcpscope::host::{Errno, Fd, SocketOption};
use tcpscope::state::State;
use tcpscope::tcp::Config;
use tcpscope::time::Duration;

use super::conversation::Conversation;
use crate::talk::notation;

const REUSE: SocketOption = SocketOption::ReuseAddress;

/// A socket that shares its port, or not.
fn socket(talk: &mut Conversation, shared: bool) -> Fd {
    let fd = talk.host.socket();
    assert_eq!(talk.host.setsockopt(fd, REUSE, shared.into()), Ok(()));
    fd
}

/// What `bind` to the server's port says.
fn bind(talk: &mut Conversation, shared: bool) -> Result<Fd, Errno> {
    let fd = socket(talk, shared);
    talk.host
        .bind(fd, notation::LOCAL.into())
        .map(|()| fd)
        .inspect_err(|_| talk.close(fd))
}

/// As Linux 6 has it: both need `SO_REUSEADDR`.
#[test]
fn a_port_is_shared_where_both_agree() {
    let in_use = Some(Errno::AddressInUse);
    for (first, second) in [(false, false), (false, true), (true, false), (true, true)] {
        let expected = (!first || !second).then_some(Errno::AddressInUse);
        let mut talk = Conversation::new();
        let listener = socket(&mut talk, first);
        talk.listens(listener, 1);
        assert_eq!(bind(&mut talk, second).err(), in_use, "with a listener");
        let fd = talk.accepted(listener);
        talk.close(listener);
        assert_eq!(bind(&mut talk, second).err(), expected, "with a connection");
        talk.close(fd);
        talk.sends("F. 1:1(0) ack 1");
        talk.arrives("F. 1:1(0) ack 2");
        talk.sends(". 2:2(0) ack 2");
        assert_eq!(talk.host.count(State::TimeWait), 1);
        assert_eq!(bind(&mut talk, second).err(), expected, "with TIME-WAIT");
        talk.passes(Config::TEXTBOOK.msl * 2);
        assert_eq!(talk.host.count(State::TimeWait), 0);
        assert_eq!(bind(&mut talk, false).is_err(), expected.is_none());
    }
}

#[test]
fn of_two_that_share_a_port_one_listens() {
    let mut talk = Conversation::new();
    let one = bind(&mut talk, true).expect("a socket");
    let two = bind(&mut talk, true).expect("a socket");
    assert_eq!(talk.host.listen(one, 1, &mut ()), Ok(()));
    let listen = talk.host.listen(two, 1, &mut ());
    assert_eq!(listen, Err(Errno::AddressInUse));
    assert_eq!(bind(&mut talk, true), Err(Errno::AddressInUse));
    talk.close(one);
    assert_eq!(talk.host.listen(two, 1, &mut ()), Ok(()));
}

#[test]
fn ports_run_out() {
    let mut talk = Conversation::new();
    talk.host.set_ports(50_000, 50_003);
    let mut chosen: Vec<_> = (0..4)
        .map(|_| {
            let fd = talk.host.socket();
            assert_eq!(talk.connect(fd), Err(Errno::InProgress));
            talk.pair().0.port()
        })
        .collect();
    chosen.sort_unstable();
    assert_eq!(chosen, [50_000, 50_001, 50_002, 50_003]);
    let fd = talk.host.socket();
    assert_eq!(talk.connect(fd), Err(Errno::AddressNotAvailable));
    // Towards another socket there are as many again.
    talk.peer(2);
    assert_eq!(talk.connect(fd), Err(Errno::InProgress));
}

#[test]
fn a_range_of_ports_that_makes_no_sense_has_one_port() {
    let mut talk = Conversation::new();
    talk.host.set_ports(0, 0);
    let fd = talk.host.socket();
    assert_eq!(talk.connect(fd), Err(Errno::InProgress));
    assert_eq!(talk.pair().0.port(), 1);
}

#[test]
fn a_bound_port_is_taken_towards_one_peer_only() {
    let mut talk = Conversation::new();
    let one = bind(&mut talk, true).expect("a socket");
    let two = bind(&mut talk, true).expect("a socket");
    assert_eq!(talk.connect(one), Err(Errno::InProgress));
    assert_eq!(talk.connect(two), Err(Errno::AddressNotAvailable));
    talk.peer(2);
    assert_eq!(talk.connect(two), Err(Errno::InProgress));
}

/// A client's connection that ends in TIME-WAIT, its peer's timestamps from `value` on.
fn opens_and_closes(talk: &mut Conversation, value: u32) {
    let fd = talk.host.socket();
    assert_eq!(talk.connect(fd), Err(Errno::InProgress));
    talk.sends("S 0:0(0)");
    talk.arrives(&format!(
        "S. 0:0(0) ack 1 <mss 1460,sackOK,TS val {value} ecr 0>"
    ));
    talk.sends(". 1:1(0) ack 1");
    talk.close(fd);
    talk.sends("F. 1:1(0) ack 1");
    let value = value + 1;
    talk.arrives(&format!("F. 1:1(0) ack 2 <TS val {value} ecr 0>"));
    talk.sends(". 2:2(0) ack 2");
}

#[test]
fn time_wait_uses_up_the_ports() {
    let mut talk = Conversation::with(Config {
        time_wait_reuse: false,
        ..Config::LINUX_LIKE
    });
    talk.host.set_ports(20_000, 22_999);
    for _ in 0..3_000 {
        opens_and_closes(&mut talk, 100);
    }
    assert_eq!(talk.host.count(State::TimeWait), 3_000);
    let fd = talk.host.socket();
    assert_eq!(talk.connect(fd), Err(Errno::AddressNotAvailable));
    talk.passes(Duration::from_secs(30));
    assert_eq!(talk.connect(fd), Err(Errno::AddressNotAvailable));
    talk.passes(Duration::from_secs(30));
    assert_eq!(talk.host.count(State::TimeWait), 0);
    assert_eq!(talk.connect(fd), Err(Errno::InProgress));
}

/// RFC 6191 turned round, as Linux's `tcp_tw_reuse` does.
#[test]
fn timestamps_open_a_port_again_out_of_time_wait() {
    let mut talk = Conversation::with(Config::LINUX_LIKE);
    talk.host.set_ports(20_000, 20_000);
    opens_and_closes(&mut talk, 100);
    let old = talk.host.connection_of(talk.pair()).expect("TIME-WAIT");
    let old_next = old.snd().nxt;
    drop(old);
    let fd = talk.host.socket();
    talk.passes(Duration::from_millis(999));
    assert_eq!(talk.connect(fd), Err(Errno::AddressNotAvailable));
    talk.passes(Duration::from_millis(1));
    assert_eq!(talk.connect(fd), Err(Errno::InProgress));
    talk.sends("S 0:0(0)");
    let new = talk.host.connection_of(talk.pair()).expect("SYN-SENT");
    assert!(new.snd().iss.after(old_next));
    drop(new);
    talk.arrives("S. 0:0(0) ack 1 <mss 1460,sackOK,TS val 2000 ecr 0>");
    talk.sends(". 1:1(0) ack 1");
    // An old duplicate with a number that would fit: the timestamp tells (PAWS).
    talk.arrives("P. 1:4(3) ack 1 <TS val 101 ecr 0> \"old\"");
    talk.told("ignored-old-timestamp");
    talk.sends(". 1:1(0) ack 1");
    talk.arrives("P. 1:4(3) ack 1 <TS val 2001 ecr 0> \"new\"");
    assert_eq!(talk.recv(fd, 9).expect("data"), "new");
}

#[test]
fn without_timestamps_nobody_leaves_time_wait_early() {
    let mut talk = Conversation::with(Config {
        time_wait_reuse: true,
        ..Config::TEXTBOOK
    });
    talk.host.set_ports(20_000, 20_000);
    opens_and_closes(&mut talk, 100);
    talk.passes(Duration::from_secs(100));
    let fd = talk.host.socket();
    assert_eq!(talk.connect(fd), Err(Errno::AddressNotAvailable));
}
