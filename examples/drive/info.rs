//! A look inside a socket, by the names of Linux's `struct tcp_info`.

use tcpscope::host::{Errno, Fd, Host};
use tcpscope::state::State;
use tcpscope::tcp::LossPhase;

/// The states by the names of the protocol.
const NAMES: [(&str, State); 10] = [
    ("LISTEN", State::Listen),
    ("SYN_SENT", State::SynSent),
    ("SYN_RCVD", State::SynReceived),
    ("ESTABLISHED", State::Established),
    ("FIN_WAIT_1", State::FinWait1),
    ("FIN_WAIT_2", State::FinWait2),
    ("CLOSE_WAIT", State::CloseWait),
    ("CLOSING", State::Closing),
    ("LAST_ACK", State::LastAck),
    ("TIME_WAIT", State::TimeWait),
];

/// The state of this name.
pub fn state_named(name: &str) -> Option<State> {
    let found = NAMES.iter().find(|(known, _)| *known == name);
    found.map(|(_, state)| *state)
}

/// The value of `name`; `None` where we can't tell.
pub fn info(host: &Host, fd: Fd, name: &str) -> Result<Option<u64>, Errno> {
    if name == "tcpi_state" {
        return Ok(Some(state_number(host.socket_state(fd)?)));
    }
    let Some(connection) = host.connection(fd)? else {
        return Ok(None);
    };
    let mss = u64::from(connection.effective_mss());
    let segments = |octets: u32| u64::from(octets) / mss;
    let (congestion, queue) = (connection.congestion(), connection.queue_counts());
    Ok(match name {
        "tcpi_snd_mss" => Some(mss),
        "tcpi_advmss" => connection.config().mss.map(u64::from),
        "tcpi_snd_cwnd" => Some(segments(congestion.cwnd)),
        // Where no loss has set it, Linux shows the largest signed number.
        "tcpi_snd_ssthresh" if congestion.ssthresh == u32::MAX => Some(0x7fff_ffff),
        "tcpi_snd_ssthresh" => Some(segments(congestion.ssthresh)),
        "tcpi_unacked" => Some(queue.unacknowledged),
        "tcpi_sacked" => Some(queue.sacked),
        "tcpi_lost" => Some(queue.lost),
        "tcpi_retrans" => Some(queue.resent),
        "tcpi_ca_state" => Some(match connection.loss_phase() {
            LossPhase::Open if queue.sacked > 0 || connection.duplicate_acks() > 0 => 1,
            LossPhase::Open => 0,
            LossPhase::Fast => 3,
            LossPhase::Timeout | LossPhase::SlowStart => 4,
        }),
        _ => None,
    })
}

/// The numbers of Linux's `net/tcp_states.h`.
fn state_number(state: State) -> u64 {
    match state {
        State::Established => 1,
        State::SynSent => 2,
        State::SynReceived => 3,
        State::FinWait1 => 4,
        State::FinWait2 => 5,
        State::TimeWait => 6,
        State::Closed => 7,
        State::CloseWait => 8,
        State::LastAck => 9,
        State::Listen => 10,
        State::Closing => 11,
    }
}
