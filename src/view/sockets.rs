//! The sockets of a host as `ss -tanoi` lists them.

use std::fmt::Write;

use crate::host::{SocketInfo, SocketRow};
use crate::sim::{Side, World};
use crate::state::State;
use crate::time::Duration;

use super::copy::timer_name;
use super::{SocketView, SocketsView, StateCountView, TimerView};

impl SocketsView {
    /// Those of the host of `side`, at most `limit` rows.
    #[must_use]
    pub fn of(world: &World, side: Side, limit: usize) -> SocketsView {
        let host = world.host(side).host();
        let rows = host.ss(limit).into_iter();
        let count = |state: State| StateCountView {
            state: state.to_string(),
            count: host.count(state) as u32,
        };
        SocketsView {
            rows: rows.map(|row| socket_view(world, side, row)).collect(),
            total: host.sockets() as u32,
            states: State::ALL
                .into_iter()
                .map(count)
                .filter(|counted| counted.count > 0)
                .collect(),
        }
    }
}

fn socket_view(world: &World, side: Side, row: SocketRow) -> SocketView {
    let app = row.fd.and_then(|fd| world.host(side).app_of(fd));
    SocketView {
        state: row.state.to_string(),
        recv_q: row.recv_queue as u32,
        send_q: row.send_queue as u32,
        local: row.local.to_string(),
        peer: row
            .peer
            .map_or_else(|| "0.0.0.0:*".to_owned(), |peer| peer.to_string()),
        fd: row.fd.map(|fd| fd as u32),
        app: app.map(|app| app.to_string()),
        timer: row.timer.map(|timer| TimerView {
            name: timer_name(timer.timer),
            started_at: timer.started.as_micros_f64(),
            expires_at: timer.expires.as_micros_f64(),
            attempt: timer.attempts,
        }),
        info: row.info.as_ref().map(info).unwrap_or_default(),
    }
}

/// The second line of `ss -i`, times in ms.
fn info(info: &SocketInfo) -> String {
    let mut text = String::new();
    let mut say = |word: &str| {
        let space = if text.is_empty() { "" } else { " " };
        // Writing to a string can't fail.
        let _ = write!(text, "{space}{word}");
    };
    for (word, on) in [("ts", info.timestamps), ("sack", info.sack)] {
        if on {
            say(word);
        }
    }
    if let Some((theirs, ours)) = info.wscale {
        say(&format!("wscale:{theirs},{ours}"));
    }
    say(&format!("rto:{}", millis(info.rto)));
    if let Some(rtt) = info.rtt {
        say(&format!("rtt:{}/{}", millis(rtt), millis(info.rttvar)));
    }
    say(&format!("mss:{}", info.mss));
    let traffic = &info.traffic;
    let numbers = [
        ("cwnd", info.cwnd.map(u64::from)),
        ("ssthresh", info.ssthresh.map(u64::from)),
        ("bytes_sent", Some(traffic.sent)),
        ("bytes_retrans", Some(traffic.retransmitted)),
        ("bytes_acked", Some(traffic.acknowledged)),
        ("bytes_received", Some(traffic.received)),
        ("unacked", Some(info.unacked)),
    ];
    for (word, number) in numbers {
        if let Some(number) = number.filter(|number| *number > 0) {
            say(&format!("{word}:{number}"));
        }
    }
    text
}

/// As ms with at most three decimals.
fn millis(span: Duration) -> String {
    Duration::from_micros(span.as_micros().saturating_mul(1_000)).to_string()
}
