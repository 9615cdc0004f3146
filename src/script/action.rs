//! What a line makes happen.

use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::sync::LazyLock;

use bytes::Bytes;

use crate::host::{Errno, Shutdown, SocketOption};
use crate::segment::{Flags, Segment};
use crate::side::Side;
use crate::time::Duration;

use super::{Expectation, Setting, Target};

/// What a line makes happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// `client#4 send "hello" = 5`: an application calls.
    Call {
        /// Whose.
        host: Side,
        /// On which socket; else the host's present one.
        socket: Option<u32>,
        /// What.
        call: Call,
        /// What it must return.
        returns: Option<Outcome>,
    },
    /// `client wait 60ms`: the host's program pauses.
    Wait {
        /// Whose.
        host: Side,
        /// How long.
        span: Duration,
    },
    /// `link delay 50ms`, `host server msl 1s`, `seed 7`, `end 10s`.
    Set(Setting),
    /// `drop client FIN`: something goes wrong with a segment.
    Fault {
        /// Which.
        target: Target,
        /// What.
        fault: Fault,
    },
    /// `release`, `release segment 7`: what is held goes on its way.
    Release {
        /// Which; else all.
        segment: Option<u32>,
    },
    /// `disarm client`: faults that still wait for a segment from this host are forgotten.
    Disarm {
        /// Whose.
        host: Side,
    },
    /// `forge client "R 6:6(0) win 0"`: a third party sends a segment in this host's name.
    Forge(Forgery),
    /// `unplug`: the cable is out; what is under way or enters is lost.
    Unplug,
    /// `plug`.
    Plug,
    /// `server crash`: the host forgets everything and is silent.
    Crash {
        /// Which.
        host: Side,
    },
    /// `server restart`: it is there again, with nothing open.
    Restart {
        /// Which.
        host: Side,
    },
    /// `expect server FIN retransmitted`.
    Expect(Expectation),
}

impl Action {
    /// It says how something must be.
    #[must_use]
    pub const fn expects(&self) -> bool {
        let returns = matches!(self, Action::Call { returns, .. } if returns.is_some());
        returns || matches!(self, Action::Expect(_))
    }
}

/// A socket call.
#[derive(Clone, Debug, PartialEq)]
pub enum Call {
    /// `socket`: a new one, which becomes the present one.
    Socket,
    /// `bind 5000`.
    Bind {
        /// 0 stands for any.
        port: u16,
    },
    /// `listen 80 backlog 5 app echo`: with `socket` and `bind` where they were not called before.
    Listen {
        /// The port, where the socket is not bound to one.
        port: Option<u16>,
        /// How many connections may wait to be accepted.
        backlog: Option<u16>,
        /// Who serves the connections; else the host's application.
        app: Option<App>,
    },
    /// `accept`: waits for a connection, which becomes the present socket.
    Accept,
    /// `connect server:80 from 5000 app echo`, to the other host.
    Connect {
        /// The other host's port.
        port: u16,
        /// Our port; else one is chosen.
        from: Option<u16>,
        /// Who uses the connection; else the host's application.
        app: Option<App>,
    },
    /// `send "hello"`, `send 1000B`.
    Send {
        /// What.
        data: Payload,
    },
    /// `recv`, `recv 100B`: waits for data or the end.
    Recv {
        /// At most so many octets.
        max: Option<u32>,
    },
    /// `shutdown wr`.
    Shutdown {
        /// Which direction.
        how: Shutdown,
    },
    /// `close`.
    Close,
    /// `abort`: `SO_LINGER` 0, then `close`.
    Abort,
    /// `setsockopt TCP_NODELAY 1`.
    SetOption {
        /// Which.
        option: SocketOption,
        /// In its unit.
        value: i64,
    },
    /// `getsockopt TCP_NODELAY`.
    GetOption {
        /// Which.
        option: SocketOption,
    },
    /// `nonblocking on`: calls on this host return at once, with `EAGAIN` where they would wait.
    Nonblocking {
        /// They do.
        on: bool,
    },
}

/// What is sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Payload {
    /// These octets.
    Text(Bytes),
    /// So many octets of a pattern.
    Octets(u32),
}

/// What a call returns.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A number: of octets, of a descriptor, of an option.
    Number(i64),
    /// The octets that `recv` delivers.
    Text(Bytes),
    /// It fails with this error.
    Error(Errno),
}

/// An application that uses a socket.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum App {
    /// `manual`: nobody; the script accepts, reads and writes.
    Manual,
    /// `sink`: accepts, and reads whatever comes at once. Closing is up to the script; it then
    /// shuts its sending side down, reads on to the peer's end, and closes.
    #[default]
    Sink,
    /// `close-on-eof`: like `sink`, and closes when the peer has.
    CloseOnEof,
    /// `never-close`: like `sink`, and does not notice that the peer has closed.
    NeverClose,
    /// `echo`: sends back what it reads, and closes when the peer has.
    Echo,
    /// `source 1000B`: sends so many octets, then closes.
    Source {
        /// How many.
        octets: u32,
    },
    /// `slow-reader 100B every 200ms`: reads so little so seldom; closes when the peer has.
    SlowReader {
        /// At most at once, at least 1.
        octets: u32,
        /// From one read to the next, at least 1 µs.
        period: Duration,
    },
}

/// `every 10ms times 300`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// From one time to the next.
    pub period: Duration,
    /// How often, at least once.
    pub times: u32,
}

/// What goes wrong with a segment.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// `drop …`: it is lost.
    Drop,
    /// `hold …`: it stays on the wire until it is released.
    Hold,
    /// `delay … by 300ms`: it arrives later.
    Delay {
        /// How much.
        by: Duration,
    },
    /// `duplicate … after 10ms`: it arrives a second time.
    Duplicate {
        /// How long after the first.
        after: Duration,
    },
    /// `corrupt …`: an octet changes on the way, the checksum fails.
    Corrupt,
    /// `edit … set win 0 seq +10`: somebody rewrites its header, checksum included.
    Edit {
        /// How, at least one.
        edits: Vec<Edit>,
    },
}

/// One change of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// `seq 17`: the relative sequence number.
    Seq(u32),
    /// `seq +10`, `seq -10`: moved.
    MoveSeq(i32),
    /// `ack 17`: the relative acknowledgment number.
    Ack(u32),
    /// `ack +10`.
    MoveAck(i32),
    /// `win 0`: the field as in the header.
    Window(u16),
    /// `flags S.`: in the letters of the notation.
    Flags(Flags),
}

/// A segment that a third party sends in a host's name.
#[derive(Clone, Debug, PartialEq)]
pub struct Forgery {
    /// In whose.
    pub host: Side,
    /// From and to these ports; else those of the host's present connection.
    pub ports: Option<(u16, u16)>,
    /// The segment in the one notation: `R 6:6(0) win 0`. Numbers are relative to those of the
    /// connection between the two ports, absolute where there never was one. Addresses and ports
    /// in it are [`NOWHERE`](Forgery::NOWHERE); the data is [`data`](Forgery::data), as much as the
    /// notation says, and at most 65495 octets with the options.
    pub segment: Box<Segment>,
}

impl Forgery {
    /// Stands for the sockets, which are found when it is sent.
    pub const NOWHERE: SocketAddr = SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, 0));

    /// The data of a forged segment: the alphabet, again and again.
    #[must_use]
    pub fn data(octets: u16) -> Bytes {
        pattern(0, octets.into())
    }
}

/// Octets in which a place can be recognised, the alphabet again and again: those from number
/// `from` on, `octets` of them or as many as are handed out at once. All share the same memory.
#[must_use]
pub fn pattern(from: usize, octets: usize) -> Bytes {
    const PERIOD: usize = 26;
    const AT_ONCE: usize = 65_535;
    static ALL: LazyLock<Bytes> =
        LazyLock::new(|| (b'a'..=b'z').cycle().take(AT_ONCE + PERIOD).collect());
    let from = from % PERIOD;
    ALL.slice(from..from + octets.min(AT_ONCE))
}

impl Payload {
    /// Octets.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Payload::Text(text) => text.len(),
            Payload::Octets(octets) => *octets as usize,
        }
    }

    /// There are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Those from number `from` on, or the first of them.
    #[must_use]
    pub fn part(&self, from: usize) -> Bytes {
        let from = from.min(self.len());
        match self {
            Payload::Text(text) => text.slice(from..),
            Payload::Octets(octets) => pattern(from, *octets as usize - from),
        }
    }
}

impl Outcome {
    /// What was returned is what this says: the octets themselves, or how many there are.
    #[must_use]
    pub fn is_met_by(&self, returned: &Outcome) -> bool {
        match (self, returned) {
            (Outcome::Number(number), Outcome::Text(text)) => *number == text.len() as i64,
            _ => self == returned,
        }
    }
}

impl Call {
    /// The names of all calls.
    pub const NAMES: [&'static str; 13] = [
        "socket",
        "bind",
        "listen",
        "accept",
        "connect",
        "send",
        "recv",
        "shutdown",
        "close",
        "abort",
        "setsockopt",
        "getsockopt",
        "nonblocking",
    ];

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Call::Socket => "socket",
            Call::Bind { .. } => "bind",
            Call::Listen { .. } => "listen",
            Call::Accept => "accept",
            Call::Connect { .. } => "connect",
            Call::Send { .. } => "send",
            Call::Recv { .. } => "recv",
            Call::Shutdown { .. } => "shutdown",
            Call::Close => "close",
            Call::Abort => "abort",
            Call::SetOption { .. } => "setsockopt",
            Call::GetOption { .. } => "getsockopt",
            Call::Nonblocking { .. } => "nonblocking",
        }
    }
}
