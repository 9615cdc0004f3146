//! A host with sockets and the peers that talk to it, in the one notation.

use std::collections::VecDeque;
use std::net::SocketAddr;

use bytes::Bytes;
use tcpscope::explain::{Note, Observer};
use tcpscope::host::{Errno, Fd, Host, Pair, Shutdown};
use tcpscope::segment::Segment;
use tcpscope::seq::Seq;
use tcpscope::tcp::Config;
use tcpscope::time::{Duration, Instant};

use crate::talk::notation;

/// The port of the server under test.
pub const PORT: u16 = notation::LOCAL.1;
/// The port of the first peer.
pub const PEER: u16 = notation::REMOTE.1;

/// The peers' initial sequence number.
const IRS: Seq = Seq(7_000);

/// How long an acknowledgment may be delayed (§3.8.6.3).
const DELAY: Duration = Duration::from_millis(500);

/// The host under test, and the peer that has the word.
pub struct Conversation {
    pub host: Host,
    pub now: Instant,
    /// Where the present peer is, and which socket of the host it talks to.
    peer: SocketAddr,
    local: SocketAddr,
    /// The host's initial sequence number, by the port of the peer.
    initial: Vec<(u16, Seq)>,
    sent: VecDeque<Segment>,
    heard: Heard,
}

/// What the last arrival brought about.
#[derive(Debug, Default)]
pub struct Heard(pub Vec<Note>);

impl Observer for Heard {
    fn note(&mut self, note: Note) {
        self.0.push(note);
    }
}

impl Conversation {
    pub fn new() -> Conversation {
        Conversation::with(Config::TEXTBOOK)
    }

    pub fn with(config: Config) -> Conversation {
        Conversation {
            host: Host::new(notation::LOCAL.0.into(), config, 1),
            now: Instant::from_micros(1),
            peer: notation::REMOTE.into(),
            local: notation::LOCAL.into(),
            initial: Vec::new(),
            sent: VecDeque::new(),
            heard: Heard::default(),
        }
    }

    /// Peer number `number` has the word, from 1 on.
    pub fn peer(&mut self, number: u16) -> &mut Conversation {
        self.peer.set_port(PEER - 1 + number);
        self
    }

    // What applications do.

    pub fn listener(&mut self, backlog: i64) -> Fd {
        let fd = self.host.socket();
        self.listens(fd, backlog);
        fd
    }

    pub fn listens(&mut self, fd: Fd, backlog: i64) {
        let local = SocketAddr::from(notation::LOCAL);
        assert_eq!(self.host.bind(fd, local), Ok(()));
        assert_eq!(self.host.listen(fd, backlog, &mut ()), Ok(()));
    }

    /// A socket that will connect from the port to which the peers talk.
    pub fn bound_client(&mut self) -> Fd {
        let fd = self.host.socket();
        assert_eq!(self.host.bind(fd, notation::LOCAL.into()), Ok(()));
        fd
    }

    pub fn handshake(&mut self) {
        self.arrives("S 0:0(0)");
        self.sends("S. 0:0(0) ack 1");
        self.arrives(". 1:1(0) ack 1");
    }

    pub fn accepted(&mut self, listener: Fd) -> Fd {
        self.handshake();
        self.host.accept(listener).expect("a connection")
    }

    /// A connection of a server that has closed its listener.
    pub fn established(&mut self) -> Fd {
        let listener = self.listener(1);
        let fd = self.accepted(listener);
        self.close(listener);
        fd
    }

    pub fn connect(&mut self, fd: Fd) -> Result<(), Errno> {
        let result = self.host.connect(self.now, fd, self.peer, &mut ());
        self.drain();
        // A port of the host's choice is where the peer will answer.
        if let Some(syn) = self.sent.back() {
            self.local = syn.src;
        }
        result
    }

    pub fn send(&mut self, fd: Fd, text: &'static str) -> Result<usize, Errno> {
        let result = self.host.send(fd, &Bytes::from_static(text.as_bytes()));
        self.drain();
        result
    }

    pub fn recv(&mut self, fd: Fd, max: usize) -> Result<Bytes, Errno> {
        let result = self.host.recv(fd, max, false);
        self.drain();
        result
    }

    pub fn shutdown(&mut self, fd: Fd, how: Shutdown) -> Result<(), Errno> {
        let result = self.host.shutdown(fd, how, &mut ());
        self.drain();
        result
    }

    #[track_caller]
    pub fn close(&mut self, fd: Fd) {
        assert_eq!(self.host.close(fd, &mut ()), Ok(()));
        self.drain();
    }

    // What peers and time do.

    /// A segment from the present peer arrives.
    #[track_caller]
    pub fn arrives(&mut self, line: &str) {
        self.arrives_from(self.peer, line);
    }

    #[track_caller]
    pub fn arrives_from(&mut self, peer: SocketAddr, line: &str) {
        let written = notation::parse(line).expect("a segment");
        let mut segment = written.arriving(IRS, self.initial_of(peer));
        (segment.src, segment.dst) = (peer, self.local);
        self.heard.0.clear();
        self.host
            .handle_segment(self.now, &segment, &mut self.heard);
        self.drain();
    }

    /// The next thing that is sent, to the present peer; an acknowledgment may take its time.
    #[track_caller]
    pub fn sends(&mut self, line: &str) {
        if self.sent.is_empty() {
            self.passes(DELAY);
        }
        assert!(
            !self.sent.is_empty(),
            "expected: > {line}\n    came: nothing"
        );
        let segment = self.next_sent();
        let came = segment.relative_to(self.initial_of(segment.dst), IRS);
        let expected = notation::parse(line).expect("a segment");
        assert!(
            expected.matches(&came) && segment.dst == self.peer,
            "expected: > {line}\n    came: > {came} to {}",
            segment.dst
        );
    }

    /// Time passes until the next timer has run out.
    pub fn waits(&mut self) {
        if let Some(at) = self.host.poll_timeout() {
            self.now = self.now.max(at);
            self.host.handle_timeout(self.now, &mut ());
            self.drain();
        }
    }

    /// So much time passes, or less if something is sent.
    pub fn passes(&mut self, span: Duration) {
        let until = self.now + span;
        while self.host.poll_timeout().is_some_and(|at| at <= until) && self.sent.is_empty() {
            self.waits();
        }
        if self.sent.is_empty() {
            self.now = until;
        }
    }

    /// The last arrival brought this Note.
    #[track_caller]
    pub fn told(&self, code: &str) {
        let codes: Vec<_> = self.heard.0.iter().map(Note::code).collect();
        assert!(codes.contains(&code), "told was only {codes:?}");
    }

    /// What is to be sent next is not compared.
    #[track_caller]
    pub fn next_sent(&mut self) -> Segment {
        let segment = self.sent.pop_front().expect("a segment");
        if segment.syn() {
            self.initial.retain(|(port, _)| *port != segment.dst.port());
            self.initial.push((segment.dst.port(), segment.seq));
        }
        segment
    }

    /// The sockets between which the present peer and the host talk.
    pub fn pair(&self) -> Pair {
        (self.local, self.peer)
    }

    /// Nothing was sent that was not expected.
    #[track_caller]
    pub fn is_silent(&self) {
        assert!(self.sent.is_empty(), "unexpected: {:?}", self.sent);
    }

    fn initial_of(&self, peer: SocketAddr) -> Seq {
        let known = self.initial.iter().find(|(port, _)| *port == peer.port());
        known.map_or(Seq(0), |(_, seq)| *seq)
    }

    pub fn drain(&mut self) {
        while let Some(segment) = self.host.poll_transmit(self.now, &mut self.heard) {
            self.sent.push_back(segment);
        }
    }
}
