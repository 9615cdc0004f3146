//! Counts what happens.

use std::fmt;

use tcpscope::explain::{Note, Observer};
use tcpscope::segment::{Flags, Segment};
use tcpscope::state::State;

/// What has happened.
#[derive(Debug, Default)]
pub struct Watch {
    /// Segments that the host has sent, before any faults.
    sent: u64,
    /// Those of them that were sent before.
    resent: u64,
    /// Segments that have reached the device.
    received: u64,
    /// Those of them in which the peer says that it got something twice (RFC 2883).
    duplicates_reported: u64,
    /// Segments that announced a window of zero.
    zero_windows_sent: u64,
    zero_windows_received: u64,
    /// Datagrams that could not be read, though they claim to be TCP.
    pub unreadable: u64,
    /// The states of the connection.
    path: Vec<State>,
}

impl Observer for Watch {
    fn note(&mut self, note: Note) {
        match note {
            Note::Resent { .. } => self.resent += 1,
            // Not those of the listener itself.
            Note::Entered {
                to: State::Listen, ..
            }
            | Note::Entered {
                from: State::Listen,
                to: State::Closed,
                ..
            } => {}
            Note::Entered { to, .. } => self.path.push(to),
            _ => {}
        }
    }
}

impl Watch {
    /// The host sends `segment`.
    pub fn sent(&mut self, segment: &Segment) {
        self.sent += 1;
        self.zero_windows_sent += u64::from(closes_window(segment));
    }

    /// `segment` has reached the device.
    pub fn received(&mut self, segment: &Segment) {
        self.received += 1;
        self.zero_windows_received += u64::from(closes_window(segment));
        self.duplicates_reported += u64::from(reports_duplicate(segment));
    }

    /// The states of the connection so far.
    pub fn path(&self) -> String {
        let names: Vec<_> = self.path.iter().map(State::to_string).collect();
        names.join(">")
    }
}

impl fmt::Display for Watch {
    /// One line for people and scripts.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "sent={} resent={} received={} duplicates-reported={} zero-windows-sent={} \
             zero-windows-received={} unreadable={} path={}",
            self.sent,
            self.resent,
            self.received,
            self.duplicates_reported,
            self.zero_windows_sent,
            self.zero_windows_received,
            self.unreadable,
            self.path()
        )
    }
}

/// The window of a SYN is not scaled, that of a RST means nothing.
fn closes_window(segment: &Segment) -> bool {
    segment.window == 0 && !segment.flags.intersects(Flags::SYN | Flags::RST)
}

/// The first block is below the acknowledgment, or within the second one (RFC 2883 §4).
fn reports_duplicate(segment: &Segment) -> bool {
    let mut blocks = segment.options.sack.iter();
    let (Some(first), second) = (blocks.next(), blocks.next()) else {
        return false;
    };
    first.start.before(segment.ack)
        || second.is_some_and(|second| {
            first.start.after_or_eq(second.start) && first.end.before_or_eq(second.end)
        })
}
