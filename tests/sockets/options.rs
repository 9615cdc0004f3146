//! The options of a listener, which its later connections have.

use bytes::Bytes;
use tcpscope::host::{Errno, SocketOption};

use super::conversation::Conversation;

/// What a listener sets holds for connections that it has not begun yet, as with Linux.
#[test]
fn a_listener_bounds_the_segments_of_its_connections() {
    let mut talk = Conversation::new();
    let listener = talk.listener(9);
    let segment = SocketOption::MaximumSegment;
    talk.arrives("S 0:0(0) <mss 1460>");
    talk.sends("S. 0:0(0) ack 1 win 65535 <mss 1460>");
    let too_small = talk.host.setsockopt(listener, segment, 87);
    assert_eq!(too_small, Err(Errno::Invalid));
    assert_eq!(talk.host.setsockopt(listener, segment, 500), Ok(()));
    assert_eq!(talk.host.getsockopt(listener, segment), Ok(500));

    // What we offer, and what we send: to a peer that takes more, and to one that says nothing.
    let data = Bytes::from(vec![b'x'; 1_100]);
    for (peer, offer) in [(2, "<mss 1460>"), (3, "")] {
        talk.peer(peer).arrives(&format!("S 0:0(0) {offer}"));
        talk.sends("S. 0:0(0) ack 1 <mss 500>");
        talk.arrives(". 1:1(0) ack 1");
        let fd = talk.host.accept(listener).expect("a connection");
        assert_eq!(talk.host.getsockopt(fd, segment), Ok(500));
        assert_eq!(talk.host.send(fd, &data), Ok(1_100));
        talk.drain();
        talk.sends(". 1:501(500) ack 1");
        talk.sends(". 501:1001(500) ack 1");
        talk.arrives(". 1:1(0) ack 1001");
        talk.sends("P. 1001:1101(100) ack 1");
        talk.arrives(". 1:1(0) ack 1101");
        assert_eq!(
            talk.host.setsockopt(fd, segment, 400),
            Err(Errno::Invalid),
            "the handshake has settled it"
        );
    }
    // A peer that takes less is not sent more.
    talk.peer(4).arrives("S 0:0(0) <mss 300>");
    talk.sends("S. 0:0(0) ack 1 <mss 500>");
    talk.arrives(". 1:1(0) ack 1");
    let fd = talk.host.accept(listener).expect("a connection");
    assert_eq!(talk.host.getsockopt(fd, segment), Ok(300));

    // The network's bound stays: no more than the host itself would offer.
    assert_eq!(talk.host.setsockopt(listener, segment, 9_000), Ok(()));
    assert_eq!(talk.host.getsockopt(listener, segment), Ok(1460));
    talk.peer(5).arrives("S 0:0(0) <mss 9000>");
    talk.sends("S. 0:0(0) ack 1 <mss 1460>");

    // The first peer's handshake had begun before.
    talk.peer(1).arrives(". 1:1(0) ack 1");
    let fd = talk.host.accept(listener).expect("a connection");
    assert_eq!(talk.host.getsockopt(fd, segment), Ok(1460));
    assert_eq!(talk.host.send(fd, &data), Ok(1_100));
    talk.drain();
    talk.sends("P. 1:1101(1100) ack 1");
}

#[test]
fn a_listener_decides_how_much_its_connections_take() {
    let mut talk = Conversation::new();
    let listener = talk.listener(9);
    let buffer = SocketOption::ReceiveBuffer;
    assert_eq!(talk.host.setsockopt(listener, buffer, 3_000), Ok(()));
    talk.arrives("S 0:0(0)");
    talk.sends("S. 0:0(0) ack 1 win 3000");
}
