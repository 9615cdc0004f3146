//! The transmission control block, whole.

use crate::seq::Seq;
use crate::tcp::{Connection, LossPhase, Sent, State};
use crate::time::Duration;

use super::{PieceView, SpaceView, TcbView, Unit, VariableView};

impl TcbView {
    /// Of `connection`.
    #[must_use]
    pub fn of(connection: &Connection) -> TcbView {
        let phase = match connection.loss_phase() {
            LossPhase::Open => "open",
            LossPhase::Fast => "fast",
            LossPhase::Timeout => "timeout",
        };
        TcbView {
            variables: variables(connection),
            phase: phase.to_owned(),
            send: send_space(connection),
            receive: has_peer(connection).then(|| receive_space(connection)),
        }
    }
}

/// The peer's SYN has come: its numbers mean something.
fn has_peer(connection: &Connection) -> bool {
    !matches!(
        connection.state(),
        State::Closed | State::Listen | State::SynSent
    )
}

fn variables(connection: &Connection) -> Vec<VariableView> {
    let (snd, rcv, rtt) = (connection.snd(), connection.rcv(), connection.rtt());
    let congestion = connection.congestion();
    let mut list = Vec::new();
    let mut put = |name: &str, value: f64, unit| {
        let name = name.to_owned();
        list.push(VariableView { name, value, unit });
    };
    let own = |seq: Seq| f64::from(seq.since(snd.iss));
    let peers = |seq: Seq| f64::from(seq.since(rcv.irs));
    let micros = Duration::as_micros_f64;
    put("snd.una", own(snd.una), Unit::Sequence);
    put("snd.nxt", own(snd.nxt), Unit::Sequence);
    if has_peer(connection) {
        put("snd.wnd", snd.wnd.into(), Unit::Bytes);
        if let Some(up) = snd.up {
            put("snd.up", own(up), Unit::Sequence);
        }
        put("snd.wl1", peers(snd.wl1), Unit::Sequence);
        put("snd.wl2", own(snd.wl2), Unit::Sequence);
    }
    put("iss", f64::from(snd.iss.0), Unit::Absolute);
    if has_peer(connection) {
        put("rcv.nxt", peers(rcv.nxt), Unit::Sequence);
        put("rcv.wnd", rcv.wnd.into(), Unit::Bytes);
        if let Some(up) = rcv.up {
            put("rcv.up", peers(up), Unit::Sequence);
        }
        put("irs", f64::from(rcv.irs.0), Unit::Absolute);
        put("snd.mss", snd.mss.into(), Unit::Bytes);
    }
    for (name, scale) in [("snd.scale", snd.scale), ("rcv.scale", rcv.scale)] {
        if scale > 0 {
            put(name, scale.into(), Unit::Count);
        }
    }
    if let Some(srtt) = rtt.srtt {
        put("srtt", micros(srtt), Unit::Micros);
        put("rttvar", micros(rtt.rttvar), Unit::Micros);
    }
    put("rto", micros(rtt.rto), Unit::Micros);
    put("backoff", rtt.backoff.into(), Unit::Count);
    // Without a bound there is nothing to show.
    for (name, octets) in [("cwnd", congestion.cwnd), ("ssthresh", congestion.ssthresh)] {
        if octets < u32::MAX {
            put(name, octets.into(), Unit::Bytes);
        }
    }
    put("flight", snd.nxt.since(snd.una).into(), Unit::Bytes);
    put("dupacks", connection.duplicate_acks().into(), Unit::Count);
    list
}

fn send_space(connection: &Connection) -> SpaceView {
    let snd = connection.snd();
    let own = |seq: Seq| f64::from(seq.since(snd.iss));
    let pieces = connection.sent_pieces().into_iter();
    let end = connection.send_end();
    SpaceView {
        start: own(snd.una),
        next: own(snd.nxt),
        edge: own(snd.una + snd.wnd),
        end: own(if end.after(snd.nxt) { end } else { snd.nxt }),
        pieces: pieces
            .map(|piece| PieceView {
                start: own(piece.start),
                end: own(piece.end),
                kind: sent_kind(piece.sent).to_owned(),
            })
            .collect(),
    }
}

const fn sent_kind(sent: Sent) -> &'static str {
    match sent {
        Sent::Once => "sent",
        Sent::Again => "again",
        Sent::Sacked => "sacked",
        Sent::Lost => "lost",
    }
}

fn receive_space(connection: &Connection) -> SpaceView {
    let rcv = connection.rcv();
    let peers = |seq: Seq| f64::from(seq.since(rcv.irs));
    let blocks = connection.held_blocks();
    let end = blocks.last().map_or(rcv.nxt, |block| block.end);
    SpaceView {
        start: peers(connection.next_to_read()),
        next: peers(rcv.nxt),
        edge: peers(rcv.nxt + rcv.wnd),
        end: peers(end),
        pieces: blocks
            .into_iter()
            .map(|block| PieceView {
                start: peers(block.start),
                end: peers(block.end),
                kind: "held".to_owned(),
            })
            .collect(),
    }
}
