//! The words of the language. One table serves parsing, printing, the lists of what could stand
//! at a place, and near misses.

use crate::host::{Errno, Shutdown, SocketOption};
use crate::side::Side;
use crate::tcp::{Knob, State};

use super::{Comparison, Event, Kind, Level, Preset, SynCookies, Term};

/// Something that one word says.
pub(super) trait Word: Copy + 'static {
    /// The kind of such a word.
    const TERM: Term;
    /// All that can be said.
    const ALL: &'static [Self];

    /// The word.
    fn word(self) -> &'static str;
}

/// Types that know their names.
macro_rules! named {
    ($($type:ty: $term:ident $all:expr;)*) => {$(
        impl Word for $type {
            const TERM: Term = Term::$term;
            const ALL: &'static [Self] = $all;

            fn word(self) -> &'static str {
                self.name()
            }
        }
    )*};
}

named! {
    Side: Host &Side::BOTH;
    State: State &State::ALL;
    Errno: Error Errno::ALL;
    SocketOption: SocketOption SocketOption::ALL;
    Knob: HostSetting Knob::ALL;
}

/// Types whose words stand here.
macro_rules! words {
    ($($type:ident: $term:ident { $($member:ident $word:literal),* $(,)? })*) => {$(
        impl Word for $type {
            const TERM: Term = Term::$term;
            const ALL: &'static [Self] = &[$($type::$member),*];

            fn word(self) -> &'static str {
                match self { $($type::$member => $word),* }
            }
        }
    )*};
}

words! {
    Shutdown: Direction { Receive "rd", Send "wr", Both "rdwr" }
    Comparison: Comparison {
        Equal "=", NotEqual "!=", Less "<", AtMost "<=", Greater ">", AtLeast ">=",
    }
    Level: Variable {
        SndUna "snd.una", SndNxt "snd.nxt", SndWnd "snd.wnd", RcvNxt "rcv.nxt", RcvWnd "rcv.wnd",
        Cwnd "cwnd", Ssthresh "ssthresh", Srtt "srtt", Rto "rto",
    }
    Kind: SegmentKind {
        Syn "SYN", SynAck "SYN-ACK", Ack "ACK", Fin "FIN", Rst "RST", Data "data", Any "segment",
    }
    Event: Event {
        Sent "sent", Retransmitted "retransmitted", Arrived "arrived", Lost "lost",
    }
    Preset: Preset { Textbook "textbook", Linux "linux", Bare1981 "bare-1981" }
    SynCookies: SynCookies { Never "never", Overflow "overflow", Always "always" }
}

/// Words that begin something which carries more than a word can say.
macro_rules! openers {
    ($($(#[$doc:meta])* $type:ident: $term:ident { $($member:ident $word:literal),* $(,)? })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy)]
            pub(super) enum $type { $($member),* }
        )*
        words! { $($type: $term { $($member $word),* })* }
    };
}

openers! {
    /// What a statement begins with that names no host first and is no fault.
    Verb: Statement {
        Release "release", Disarm "disarm", Forge "forge", Unplug "unplug", Plug "plug",
        Link "link", Host "host", Hosts "hosts", Seed "seed", Start "start",
        End "end", Expect "expect",
    }
    /// What can go wrong with a segment.
    FaultWord: Fault {
        Drop "drop", Hold "hold", Delay "delay", Duplicate "duplicate", Corrupt "corrupt",
        Edit "edit",
    }
    /// What a host does besides its calls.
    Deed: Word { Wait "wait", Crash "crash", Restart "restart" }
    /// Applications.
    AppWord: Application {
        Manual "manual", Sink "sink", CloseOnEof "close-on-eof", NeverClose "never-close",
        Echo "echo", Source "source", SlowReader "slow-reader",
    }
    /// What of a header is edited.
    Field: HeaderField { Seq "seq", Ack "ack", Window "win", Flags "flags" }
    /// What of the wire is set.
    LinkWord: LinkSetting {
        Delay "delay", Jitter "jitter", Rate "rate", Queue "queue", Mtu "mtu", Loss "loss",
        Reorder "reorder", Duplicate "duplicate", Corrupt "corrupt",
    }
    /// What of a host is set, besides the knobs of its TCP.
    HostWord: HostSetting {
        Preset "preset", App "app", Ports "ports", SynCookies "syn-cookies", Isn "isn",
    }
    /// What can be asked of a host, besides its state, its segments, variables and calls.
    Query: Word { Received "received", Sockets "sockets", Note "note" }
    /// What stands between `<` and `>` in the notation of segments.
    OptionWord: HeaderOption {
        Mss "mss", SackOk "sackOK", Timestamps "TS", Scale "wscale", Sack "sack",
    }
    /// A switch.
    Switch: Switch { On "on", Off "off" }
}

/// Words that people try, and ours.
const SYNONYMS: &[(&str, &str)] = &[
    ("SYN-RCVD", "SYN-RECEIVED"),
    ("SYN_RCVD", "SYN-RECEIVED"),
    ("SYN_RECV", "SYN-RECEIVED"),
    ("SYN/ACK", "SYN-ACK"),
    ("read", "recv"),
    ("receive", "recv"),
    ("write", "send"),
    ("open", "connect"),
    ("sleep", "wait"),
    ("lose", "drop"),
    ("window", "win"),
    ("iss", "isn"),
    ("cwnd", "initial-window"),
    ("initial-ssthresh", "ssthresh"),
    ("initial-cwnd", "initial-window"),
    ("µs", "us"),
    ("μs", "us"),
    ("sec", "s"),
    ("m", "min"),
    ("bps", "bit/s"),
    ("kbps", "kbit/s"),
    ("Mbps", "Mbit/s"),
    ("Gbps", "Gbit/s"),
];

/// The most mistakes of a near miss.
const NEAR: usize = 2;

/// Longer words than this are no near miss of any of ours.
const LONGEST: usize = 40;

/// The candidate that is most like `word`: the same but for case, a synonym, or at most two
/// mistakes away, the first of several.
pub(super) fn near_miss(
    word: &str,
    candidates: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    if word.chars().nth(LONGEST).is_some() {
        return None;
    }
    let synonym = SYNONYMS.iter().find(|(other, _)| *other == word);
    let mut best = None;
    for candidate in candidates {
        let mistakes = match synonym {
            _ if word.eq_ignore_ascii_case(candidate) => 0,
            Some((_, ours)) if *ours == candidate => 0,
            _ => distance(word, candidate),
        };
        // A short word with two mistakes is another word.
        let allowed = NEAR.min(candidate.len() / 3);
        if mistakes <= allowed && best.is_none_or(|(least, _)| mistakes < least) {
            best = Some((mistakes, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How many letters must be added, left out, replaced or swapped with the next one.
fn distance(word: &str, candidate: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (word.chars().collect(), candidate.chars().collect());
    if a.len().abs_diff(b.len()) > NEAR {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i];
        for j in 1..=b.len() {
            let replaced = row[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(row[j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(word: &str) -> Option<&'static str> {
        near_miss(word, State::ALL.iter().map(|state| state.name()))
    }

    #[test]
    fn finds_what_was_meant() {
        assert_eq!(state("ESTABLISHD"), Some("ESTABLISHED"));
        assert_eq!(state("established"), Some("ESTABLISHED"));
        assert_eq!(state("FIN-WAIT1"), Some("FIN-WAIT-1"));
        assert_eq!(state("SYN-RCVD"), Some("SYN-RECEIVED"));
        assert_eq!(state("CLOSDE"), Some("CLOSED"));
    }

    #[test]
    fn leaves_alone_what_is_something_else() {
        assert_eq!(state("OPEN"), None);
        assert_eq!(state(""), None);
        assert_eq!(state(&"A".repeat(4_000)), None);
        assert_eq!(near_miss("x", ["rd", "wr"].into_iter()), None);
    }
}
