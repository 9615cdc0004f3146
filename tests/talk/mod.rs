//! Plays a conversation between one connection and a peer that a script speaks for.
//!
//! The language of `tests/scripts/*.tcp`, a line each; numbers are relative to the initial ones:
//!
//! ```text
//! # a comment
//! preset bare-1981          the settings (before anything else): textbook, linux-like, bare-1981
//! set delayed-ack 0.2       one setting, see `settings`; `off` switches an extension off
//! iss 4294967290            our initial sequence number (before anything else)
//! peer iss 7                the peer's
//! listen | connect | close | abort | abandon | urgent "text" | send "text" | send 3000
//! close fails connection closing
//! established               connects, as in open-active.tcp
//! reads "text"              the user reads exactly this
//! reads 3000                the user reads so many octets
//! takes 100                 the user reads so many octets of what is there
//! urgent-left 5             so many octets of urgent data are still to be read
//! < S 0:0(0) win 65535 <mss 1460>          arrives
//! << P. 1:6(5) ack 1        arrives together with the next one
//! > S. 0:0(0) ack 1 win 65535 <mss 1460>   is sent; what is left out is not compared
//! +1 > S 0:0(0)             time passes, then exactly this is sent
//! +0.5                      time passes and nothing is sent
//! = ESTABLISHED             the state
//! srtt 0.1 | rto 1          the estimator, in seconds; | stands for "or"
//! cwnd 14600 | ssthresh 2920
//! icmp hard 0 | icmp soft 1 the network layer complains about our segment with that number
//! told acked                the last input brought this Note
//! untold duplicate-ack      it did not bring this one
//! admits S 9:9(0)           TIME-WAIT may give way to this SYN
//! rejects S 9:9(0)          it may not
//! ```
//!
//! Whatever is sent must be expected: before each input and at the end there is silence. All that
//! is sent goes from our socket to the peer's (MUST-45).

pub mod notation;
mod settings;

use std::collections::VecDeque;
use std::fmt::Write as _;

use bytes::Bytes;
use tcpscope::explain::{Note, Observer};
use tcpscope::segment::Segment;
use tcpscope::seq::Seq;
use tcpscope::tcp::{Config, Connection};
use tcpscope::time::{Duration, Instant};

/// What `established` stands for.
const HANDSHAKE: [&str; 5] = [
    "connect",
    "> S 0:0(0)",
    "< S. 0:0(0) ack 1 win 65535 <mss 1460>",
    "> . 1:1(0) ack 1",
    "= ESTABLISHED",
];

/// What the observer heard since the last input.
#[derive(Default)]
struct Heard(Vec<Note>);

impl Observer for Heard {
    fn note(&mut self, note: Note) {
        self.0.push(note);
    }
}

/// Where a conversation has led.
#[derive(Debug, PartialEq)]
pub struct Reached {
    /// The connection.
    pub connection: Connection,
    /// The time.
    pub now: Instant,
    /// Its initial sequence number.
    pub iss: Seq,
    /// The peer's.
    pub irs: Seq,
}

/// A conversation in progress.
struct Talk {
    config: Config,
    connection: Connection,
    now: Instant,
    iss: Seq,
    irs: Seq,
    sent: VecDeque<Segment>,
    heard: Heard,
}

/// Plays `script`; the error says which line failed, what was expected and what came.
pub fn play(script: &str) -> Result<Reached, String> {
    let mut talk = Talk {
        config: Config::TEXTBOOK,
        connection: Connection::new(Config::TEXTBOOK, notation::LOCAL.into()),
        now: Instant::ZERO,
        iss: Seq(1000),
        irs: Seq(5000),
        sent: VecDeque::new(),
        heard: Heard::default(),
    };
    for (index, line) in script.lines().enumerate() {
        let words = line.split('#').next().unwrap_or_default().trim();
        if !words.is_empty() {
            talk.play_line(words)
                .map_err(|why| format!("line {}: {words}\n{why}", index + 1))?;
        }
    }
    talk.expect_silence()
        .map_err(|why| format!("at the end:\n{why}"))?;
    let Talk {
        connection,
        now,
        iss,
        irs,
        ..
    } = talk;
    Ok(Reached {
        connection,
        now,
        iss,
        irs,
    })
}

impl Talk {
    fn play_line(&mut self, line: &str) -> Result<(), String> {
        let (verb, rest) = line
            .split_once(' ')
            .map_or((line, ""), |(verb, rest)| (verb, rest.trim()));
        match verb {
            "established" => HANDSHAKE.iter().try_for_each(|line| self.play_line(line))?,
            "iss" => self.iss = Seq(number(rest)?),
            "peer" => self.irs = Seq(number(rest.trim_start_matches("iss"))?),
            "preset" => self.configure(settings::preset(rest)?)?,
            "set" => {
                let mut config = self.config;
                settings::set(&mut config, rest)?;
                self.configure(config)?;
            }
            "icmp" => self.network_complains(rest)?,
            "listen" | "connect" | "close" | "abort" | "abandon" | "urgent" | "send" => {
                self.call(verb, rest)?
            }
            "reads" => self.read(rest)?,
            "takes" => self.take(rest)?,
            "urgent-left" => equal(verb, rest, &self.connection.urgent_left().to_string())?,
            "admits" | "rejects" => {
                let segment = notation::parse(rest)?.arriving(self.irs, self.iss);
                let admitted = self.connection.admits_new_connection(&segment);
                equal(verb, "true", &(admitted == (verb == "admits")).to_string())?;
            }
            "<<" => self.arrive_undrained(rest)?,
            "<" => {
                self.arrive_undrained(rest)?;
                self.drain()?;
            }
            ">" => self.expect_sent(rest)?,
            "=" => equal("state", rest, self.connection.state().name())?,
            "rto" => equal("rto", rest, &self.connection.rtt().rto.to_string())?,
            "srtt" => {
                let srtt = self
                    .connection
                    .rtt()
                    .srtt
                    .map_or("none".to_owned(), |srtt| srtt.to_string());
                equal("srtt", rest, &srtt)?;
            }
            "cwnd" | "ssthresh" => {
                let congestion = self.connection.congestion();
                let came = if verb == "cwnd" {
                    congestion.cwnd
                } else {
                    congestion.ssthresh
                };
                equal(verb, rest, &came.to_string())?;
            }
            "told" => self.expect_note(rest, true)?,
            "untold" => self.expect_note(rest, false)?,
            _ if verb.starts_with('+') => self.pass_time(verb, rest)?,
            _ => return Err(format!("no such verb: {verb}")),
        }
        Ok(())
    }

    /// A change before the conversation makes a new connection, a later one changes it.
    fn configure(&mut self, config: Config) -> Result<(), String> {
        self.config = config;
        if self.connection.state() == tcpscope::state::State::Closed {
            self.connection = Connection::new(config, notation::LOCAL.into());
        } else {
            *self.connection.config_mut() = config;
            self.drain()?;
        }
        Ok(())
    }

    fn network_complains(&mut self, rest: &str) -> Result<(), String> {
        self.begin_input()?;
        let (kind, seq) = rest.split_once(' ').ok_or("icmp hard|soft NUMBER")?;
        let seq = self.iss + number(seq)?;
        self.connection
            .handle_icmp(kind == "hard", seq, &mut self.heard);
        self.drain()
    }

    fn call(&mut self, verb: &str, rest: &str) -> Result<(), String> {
        self.begin_input()?;
        let (argument, expected) = match rest.split_once("fails ") {
            Some((argument, error)) => (argument.trim(), format!("error: {error}")),
            None => (rest, "ok".to_owned()),
        };
        let (connection, heard) = (&mut self.connection, &mut self.heard);
        let result = match verb {
            "listen" => connection.open_passive(self.iss, heard),
            "connect" => connection.open_active(notation::REMOTE.into(), self.iss, heard),
            "close" => connection.close(heard),
            "abort" => connection.abort(heard),
            "abandon" => connection.abandon(heard),
            "urgent" => connection.send_urgent(text(argument)?),
            _ => connection.send(text(argument)?),
        };
        let outcome = result.map_or_else(|error| error.to_string(), |()| "ok".to_owned());
        self.drain()?;
        equal(verb, &expected, &outcome)
    }

    fn read(&mut self, rest: &str) -> Result<(), String> {
        self.begin_input()?;
        let expected = text(rest)?;
        let mut read = Vec::new();
        while let Ok(data) = self.connection.receive(usize::MAX)
            && !data.is_empty()
        {
            read.extend_from_slice(&data);
        }
        self.drain()?;
        equal(
            "read",
            &format!("{expected:?}"),
            &format!("{:?}", Bytes::from(read)),
        )
    }

    fn take(&mut self, rest: &str) -> Result<(), String> {
        self.begin_input()?;
        let mut left = number(rest)? as usize;
        while left > 0 {
            let data = self.connection.receive(left).unwrap_or_default();
            if data.is_empty() {
                return Err(format!("takes {rest}\n    came: {left} less"));
            }
            left -= data.len();
        }
        self.drain()
    }

    fn arrive_undrained(&mut self, line: &str) -> Result<(), String> {
        self.begin_input()?;
        let segment = notation::parse(line)?.arriving(self.irs, self.iss);
        self.connection
            .handle_segment(self.now, &segment, &mut self.heard);
        Ok(())
    }

    /// Lets `+seconds` pass, then expects what follows `>`, or else silence.
    fn pass_time(&mut self, verb: &str, rest: &str) -> Result<(), String> {
        self.begin_input()?;
        let until = self.now + seconds(&verb[1..])?;
        while let Some(at) = self.connection.poll_timeout().filter(|at| *at <= until) {
            self.expect_silence()
                .map_err(|why| format!("at {}: {why}", self.now))?;
            self.now = self.now.max(at);
            self.connection.handle_timeout(self.now, &mut self.heard);
            self.drain()?;
        }
        if self.now < until && !self.sent.is_empty() {
            self.expect_silence()
                .map_err(|why| format!("at {}: {why}", self.now))?;
        }
        self.now = until;
        match rest.strip_prefix('>') {
            Some(line) => self.expect_sent(line.trim()),
            None if rest.is_empty() => self.expect_silence(),
            None => Err("after a time comes nothing or >".to_owned()),
        }
    }

    fn drain(&mut self) -> Result<(), String> {
        while let Some(segment) = self.connection.poll_transmit(self.now, &mut self.heard) {
            let (src, dst) = (notation::LOCAL.into(), notation::REMOTE.into());
            if (segment.src, segment.dst) != (src, dst) {
                return Err(format!(
                    "from {} to {}: {segment}",
                    segment.src, segment.dst
                ));
            }
            self.sent.push_back(segment);
        }
        Ok(())
    }

    fn begin_input(&mut self) -> Result<(), String> {
        self.heard.0.clear();
        self.expect_silence()
    }

    fn expect_silence(&self) -> Result<(), String> {
        if self.sent.is_empty() {
            return Ok(());
        }
        let mut message = "expected: silence".to_owned();
        for segment in &self.sent {
            let _ = write!(message, "\n    came: > {}", self.relative(segment));
        }
        Err(message)
    }

    fn expect_sent(&mut self, line: &str) -> Result<(), String> {
        let expected = notation::parse(line)?;
        let Some(segment) = self.sent.pop_front() else {
            return Err(format!("expected: > {line}\n    came: nothing"));
        };
        let came = self.relative(&segment);
        if expected.matches(&came) {
            Ok(())
        } else {
            Err(format!("expected: > {line}\n    came: > {came}"))
        }
    }

    fn expect_note(&self, code: &str, wanted: bool) -> Result<(), String> {
        if self.heard.0.iter().any(|note| note.code() == code) == wanted {
            return Ok(());
        }
        let heard: Vec<_> = self.heard.0.iter().map(Note::code).collect();
        let not = if wanted { "" } else { "not " };
        Err(format!(
            "expected: {not}{code}\n    came: {}",
            heard.join(", ")
        ))
    }

    fn relative(&self, segment: &Segment) -> Segment {
        segment.relative_to(self.iss, self.irs)
    }
}

fn equal(what: &str, expected: &str, came: &str) -> Result<(), String> {
    if expected == came {
        return Ok(());
    }
    Err(format!("{what}, expected: {expected}\n    came: {came}"))
}

fn number(word: &str) -> Result<u32, String> {
    word.trim()
        .parse()
        .map_err(|_| format!("no number: {word}"))
}

fn seconds(word: &str) -> Result<Duration, String> {
    let seconds: f64 = word.parse().map_err(|_| format!("no time: {word}"))?;
    Ok(Duration::from_micros((seconds * 1e6).round() as u64))
}

/// `"text"`, or so many octets of a pattern.
fn text(word: &str) -> Result<Bytes, String> {
    if let Some(text) = word
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    {
        return Ok(Bytes::copy_from_slice(text.as_bytes()));
    }
    Ok(notation::pattern(0, number(word)?))
}
