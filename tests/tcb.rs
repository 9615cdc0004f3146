//! The transmission control block as the page shows it.

use tcpscope::script::parse;
use tcpscope::sim::{Session, Side};
use tcpscope::time::{Duration, Instant};
use tcpscope::view::{SpaceView, TcbView};

/// Two hosts that selectively acknowledge, the second of five full segments lost.
const HOLE: &str = "\
hosts sack on
drop client 2nd data
server listen 80 app manual
server accept
client connect server:80
client send 7300B
";

/// After so many ms of `script`.
fn tcb(script: &str, side: Side, millis: u64) -> TcbView {
    let parsed = parse(script).unwrap_or_else(|error| panic!("{}", error.render("script")));
    let mut session = Session::new(parsed.script, 1);
    session.advance(Instant::ZERO + Duration::from_millis(millis));
    let world = session.world();
    let connection = world.host(side).connection().expect("a connection");
    TcbView::of(&connection, world.bases(side))
}

fn value(tcb: &TcbView, name: &str) -> Option<f64> {
    let variable = tcb.variables.iter().find(|one| one.name == name);
    variable.map(|one| one.value)
}

/// `1-1461 sent, 1461-2921 lost`.
fn pieces(space: &SpaceView) -> String {
    let pieces = space.pieces.iter();
    let pieces = pieces.map(|piece| format!("{}-{} {}", piece.start, piece.end, piece.kind));
    pieces.collect::<Vec<_>>().join(", ")
}

#[test]
fn a_syn_occupies_one_number_and_the_peer_is_unknown() {
    let tcb = tcb(HOLE, Side::Client, 10);
    assert_eq!(
        (value(&tcb, "snd.una"), value(&tcb, "snd.nxt")),
        (Some(0.0), Some(1.0))
    );
    assert_eq!(value(&tcb, "rcv.nxt"), None);
    assert_eq!(tcb.receive, None);
    assert_eq!(pieces(&tcb.send), "0-1 sent");
    assert_eq!(tcb.send.end, 1.0, "nothing to send but the SYN");
}

#[test]
fn the_sender_learns_which_piece_is_missing() {
    let sent = tcb(HOLE, Side::Client, 149);
    assert_eq!(pieces(&sent.send), "1-7301 sent");
    assert_eq!(
        (sent.send.start, sent.send.next, sent.send.end),
        (1.0, 7301.0, 7301.0)
    );
    assert_eq!(sent.send.edge, 65_536.0);
    assert_eq!(sent.phase, "open");
    assert_eq!(value(&sent, "flight"), Some(7300.0));

    let told = tcb(HOLE, Side::Client, 201);
    assert_eq!(pieces(&told.send), "1461-2921 again, 2921-7301 sacked");
    assert_eq!(told.phase, "fast");
    assert!(value(&told, "srtt").is_some_and(|srtt| srtt >= 100_000.0));
}

#[test]
fn the_receiver_holds_what_came_ahead_of_a_hole() {
    let tcb = tcb(HOLE, Side::Server, 151);
    let receive = tcb.receive.as_ref().expect("a peer");
    assert_eq!(
        (receive.start, receive.next, receive.end),
        (1.0, 1461.0, 7301.0)
    );
    assert_eq!(pieces(receive), "2921-7301 held");
    assert_eq!(
        receive.edge,
        receive.next + value(&tcb, "rcv.wnd").expect("a window")
    );
    let irs = value(&tcb, "irs").expect("the peer's number");
    let peer = self::tcb(HOLE, Side::Client, 151);
    assert_eq!(value(&peer, "iss"), Some(irs));
}

#[test]
fn what_waits_for_the_window_is_still_to_be_sent() {
    let script = "\
server listen 80 app manual
client connect server:80
client send 200kB
client close
";
    let tcb = tcb(script, Side::Client, 900);
    assert_eq!(tcb.send.next, 65_536.0, "the window is full");
    assert_eq!(tcb.send.end, 200_002.0, "the FIN comes last");
}

#[test]
fn a_fin_is_nothing_to_be_read() {
    let script = "server listen 80\nclient connect server:80\nclient send \"hello\"\nclient close";
    let tcb = tcb(script, Side::Server, 400);
    let receive = tcb.receive.expect("a peer");
    assert_eq!((receive.start, receive.next), (7.0, 7.0));
}

#[test]
fn bounds_of_the_timeout_that_contradict_each_other_do_no_harm() {
    let script = "hosts min-rto 1h\nserver listen 80\nclient connect server:80\nclient send 3000B";
    let tcb = tcb(script, Side::Client, 1_000);
    let rto = value(&tcb, "rto").expect("a timeout");
    assert_eq!(rto, 60_000_000.0, "the upper bound counts");
}
