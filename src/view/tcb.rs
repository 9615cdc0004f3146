//! The transmission control block, whole.

use serde::Serialize;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

use crate::seq::Seq;
use crate::state::State;
use crate::tcp::{Connection, LossPhase, Sent};
use crate::time::Duration;

use super::{Unit, VariableView};

view! {
    /// The transmission control block of a host's present connection, §3.3.1, whole.
    #[serde(rename_all = "camelCase")]
    pub struct TcbView {
        /// All its numbers, in the order of the specification, then those of RFC 6298 and RFC 5681.
        pub variables: Vec<VariableView>,
        /// What the sender does about losses: `open`, `fast`, `timeout` or `slow-start`.
        pub phase: String,
        /// What comes on top of SRTT at least in the RTO, µs, where its lower bound is one of that.
        pub least_above_srtt: Option<f64>,
        /// The send sequence space.
        pub send: SpaceView,
        /// The receive sequence space; none before the peer's SYN.
        pub receive: Option<SpaceView>,
    }

    /// A sequence space around its window. Numbers count from what those of the variables do.
    #[serde(rename_all = "camelCase")]
    pub struct SpaceView {
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
            LossPhase::SlowStart => "slow-start",
        };
        let config = connection.config();
        let least = config.min_rto_above_srtt.then_some(config.min_rto);
        TcbView {
            least_above_srtt: least.map(Duration::as_micros_f64),
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

fn variables(connection: &Connection, (own, peers): (Seq, Seq)) -> Vec<VariableView> {
    let (snd, rcv, rtt) = (connection.snd(), connection.rcv(), connection.rtt());
    let congestion = connection.congestion();
    let mut list = Vec::new();
    let mut put = |name: &str, value: f64, unit, base: Option<Seq>| {
        let (name, base) = (name.to_owned(), base.map(|base| base.0));
        list.push(VariableView {
            name,
            value,
            unit,
            base,
        });
    };
    let from = |base: Seq, seq: Seq| f64::from(seq.since(base));
    let micros = Duration::as_micros_f64;
    put("snd.una", from(own, snd.una), Unit::Sequence, Some(own));
    put("snd.nxt", from(own, snd.nxt), Unit::Sequence, Some(own));
    if has_peer(connection) {
        put("snd.wnd", snd.wnd.into(), Unit::Bytes, None);
        if let Some(up) = snd.up {
            put("snd.up", from(own, up), Unit::Sequence, Some(own));
        }
        put("snd.wl1", from(peers, snd.wl1), Unit::Sequence, Some(peers));
        put("snd.wl2", from(own, snd.wl2), Unit::Sequence, Some(own));
    }
    put("iss", f64::from(snd.iss.0), Unit::Absolute, None);
    if has_peer(connection) {
        put("rcv.nxt", from(peers, rcv.nxt), Unit::Sequence, Some(peers));
        put("rcv.wnd", rcv.wnd.into(), Unit::Bytes, None);
        if let Some(up) = rcv.up {
            put("rcv.up", from(peers, up), Unit::Sequence, Some(peers));
        }
        put("irs", f64::from(rcv.irs.0), Unit::Absolute, None);
        put("snd.mss", snd.mss.into(), Unit::Bytes, None);
    }
    for (name, scale) in [("snd.scale", snd.scale), ("rcv.scale", rcv.scale)] {
        if scale > 0 {
            put(name, scale.into(), Unit::Count, None);
        }
    }
    if let Some(srtt) = rtt.srtt {
        put("srtt", micros(srtt), Unit::Micros, None);
        put("rttvar", micros(rtt.rttvar), Unit::Micros, None);
    }
    put("rto", micros(rtt.rto), Unit::Micros, None);
    put("backoff", rtt.backoff.into(), Unit::Count, None);
    // Without a bound there is nothing to show.
    for (name, octets) in [("cwnd", congestion.cwnd), ("ssthresh", congestion.ssthresh)] {
        if octets < u32::MAX {
            put(name, octets.into(), Unit::Bytes, None);
        }
    }
    put("flight", snd.nxt.since(snd.una).into(), Unit::Bytes, None);
    put(
        "dupacks",
        connection.duplicate_acks().into(),
        Unit::Count,
        None,
    );
    list
}

fn send_space(connection: &Connection, base: Seq) -> SpaceView {
    let snd = connection.snd();
    let own = |seq: Seq| f64::from(seq.since(base));
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

fn receive_space(connection: &Connection, base: Seq) -> SpaceView {
    let rcv = connection.rcv();
    let peers = |seq: Seq| f64::from(seq.since(base));
    let blocks = connection.held_blocks();
    let end = blocks.last().map_or(rcv.nxt, |block| block.end);
    SpaceView {
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
