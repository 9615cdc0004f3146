//! The transmission control block, whole.

use serde::Serialize;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

use crate::seq::Seq;
use crate::tcp::{Connection, LossPhase, Sent, State};
use crate::time::Duration;

use super::{Unit, VariableView};

view! {
    /// The transmission control block of a host's present connection, §3.3.1, whole.
    #[serde(rename_all = "camelCase")]
    pub struct TcbView {
        /// All its numbers, in the order of the specification, then those of RFC 6298 and RFC 5681.
        pub variables: Vec<VariableView>,
        /// What the sender does about losses: `open`, `fast` or `timeout`.
        pub phase: String,
        /// The send sequence space.
        pub send: SpaceView,
        /// The receive sequence space; none before the peer's SYN.
        pub receive: Option<SpaceView>,
    }

    /// A sequence space around its window. Numbers are relative to `base`.
    #[serde(rename_all = "camelCase")]
    pub struct SpaceView {
        /// What they count from, as it is on the wire: as those of the segments do.
        pub base: f64,
        /// SND.UNA; of the receive space the next number that the user will read.
        pub start: f64,
        /// SND.NXT or RCV.NXT.
        pub next: f64,
        /// Where the window ends: SND.UNA + SND.WND or RCV.NXT + RCV.WND.
        pub edge: f64,
        /// The number after all that the user wants to send; of the receive space the number after
        /// the last octet that arrived.
        pub end: f64,
        /// What was sent and is not acknowledged, or what waits behind holes.
        pub pieces: Vec<PieceView>,
    }

    /// A piece of a sequence space.
    #[serde(rename_all = "camelCase")]
    pub struct PieceView {
        /// The first number.
        pub start: f64,
        /// The number after the last one.
        pub end: f64,
        /// `sent`, `again`, `sacked` or `lost`; of the receive space `held`.
        pub kind: String,
    }
}

impl TcbView {
    /// Of `connection`, whose own numbers and the peer's count from `bases`, [`World::bases`].
    ///
    /// [`World::bases`]: crate::sim::World::bases
    #[must_use]
    pub fn of(connection: &Connection, bases: (Seq, Seq)) -> TcbView {
        let phase = match connection.loss_phase() {
            LossPhase::Open => "open",
            LossPhase::Fast => "fast",
            LossPhase::Timeout => "timeout",
        };
        TcbView {
            variables: variables(connection, bases),
            phase: phase.to_owned(),
            send: send_space(connection, bases.0),
            receive: has_peer(connection).then(|| receive_space(connection, bases.1)),
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

impl VariableView {
    /// A sequence number, counted from `base`.
    pub(super) fn counted(name: &str, seq: Seq, base: Seq) -> VariableView {
        VariableView {
            name: name.to_owned(),
            value: seq.since(base).into(),
            unit: Unit::Sequence,
            base: Some(base.0.into()),
        }
    }

    fn of(name: &str, value: f64, unit: Unit) -> VariableView {
        VariableView {
            name: name.to_owned(),
            value,
            unit,
            base: None,
        }
    }
}

fn variables(connection: &Connection, (own, peers): (Seq, Seq)) -> Vec<VariableView> {
    let (snd, rcv, rtt) = (connection.snd(), connection.rcv(), connection.rtt());
    let congestion = connection.congestion();
    let mut list = Vec::new();
    let micros = Duration::as_micros_f64;
    list.push(VariableView::counted("snd.una", snd.una, own));
    list.push(VariableView::counted("snd.nxt", snd.nxt, own));
    if has_peer(connection) {
        list.push(VariableView::of("snd.wnd", snd.wnd.into(), Unit::Bytes));
        if let Some(up) = snd.up {
            list.push(VariableView::counted("snd.up", up, own));
        }
        list.push(VariableView::counted("snd.wl1", snd.wl1, peers));
        list.push(VariableView::counted("snd.wl2", snd.wl2, own));
    }
    list.push(VariableView::of(
        "iss",
        f64::from(snd.iss.0),
        Unit::Absolute,
    ));
    if has_peer(connection) {
        list.push(VariableView::counted("rcv.nxt", rcv.nxt, peers));
        list.push(VariableView::of("rcv.wnd", rcv.wnd.into(), Unit::Bytes));
        if let Some(up) = rcv.up {
            list.push(VariableView::counted("rcv.up", up, peers));
        }
        list.push(VariableView::of(
            "irs",
            f64::from(rcv.irs.0),
            Unit::Absolute,
        ));
        list.push(VariableView::of("snd.mss", snd.mss.into(), Unit::Bytes));
    }
    for (name, scale) in [("snd.scale", snd.scale), ("rcv.scale", rcv.scale)] {
        if scale > 0 {
            list.push(VariableView::of(name, scale.into(), Unit::Count));
        }
    }
    if let Some(srtt) = rtt.srtt {
        list.push(VariableView::of("srtt", micros(srtt), Unit::Micros));
        list.push(VariableView::of("rttvar", micros(rtt.rttvar), Unit::Micros));
    }
    list.push(VariableView::of("rto", micros(rtt.rto), Unit::Micros));
    list.push(VariableView::of("backoff", rtt.backoff.into(), Unit::Count));
    // Without a bound there is nothing to show.
    for (name, octets) in [("cwnd", congestion.cwnd), ("ssthresh", congestion.ssthresh)] {
        if octets < u32::MAX {
            list.push(VariableView::of(name, octets.into(), Unit::Bytes));
        }
    }
    list.push(VariableView::of(
        "flight",
        snd.nxt.since(snd.una).into(),
        Unit::Bytes,
    ));
    list.push(VariableView::of(
        "dupacks",
        connection.duplicate_acks().into(),
        Unit::Count,
    ));
    list
}

fn send_space(connection: &Connection, base: Seq) -> SpaceView {
    let snd = connection.snd();
    let own = |seq: Seq| f64::from(seq.since(base));
    let pieces = connection.sent_pieces().into_iter();
    let end = connection.send_end();
    SpaceView {
        base: base.0.into(),
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

fn receive_space(connection: &Connection, base: Seq) -> SpaceView {
    let rcv = connection.rcv();
    let peers = |seq: Seq| f64::from(seq.since(base));
    let blocks = connection.held_blocks();
    let end = blocks.last().map_or(rcv.nxt, |block| block.end);
    SpaceView {
        base: base.0.into(),
        // A FIN is nothing to be read.
        start: match connection.unread() {
            0 => peers(rcv.nxt),
            _ => peers(connection.next_to_read()),
        },
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
