//! Names a course of events in a few digits, so that two machines can compare theirs.

use std::fmt::{Result, Write};
use std::hash::Hasher;

use siphasher::sip::SipHasher24;

use crate::explain::Value;
use crate::time::Instant;

use super::record::{Entry, Fate, Flight};
use super::{MadeCall, Session};

impl Session {
    /// Names all that has happened so far, to the last octet and microsecond. The same script with
    /// the same seed has the same digest on every machine.
    #[must_use]
    pub fn digest(&self) -> u64 {
        let mut digest = Digest(SipHasher24::new());
        // Nothing can go wrong where all that is written is hashed.
        let _ = digest.session(self);
        digest.0.finish()
    }
}

/// Hashes what is written.
struct Digest(SipHasher24);

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}

impl Digest {
    fn session(&mut self, session: &Session) -> Result {
        let world = session.world();
        let record = world.record();
        writeln!(self, "{}", world.now())?;
        for flight in record.flights().iter() {
            self.flight(flight)?;
        }
        for entry in record.entries().iter() {
            self.entry(entry)?;
        }
        for phase in record.phases().iter() {
            writeln!(self, "{} {} {}", phase.at, phase.side.name(), phase.state)?;
        }
        for call in world.calls().list().iter() {
            self.call(call)?;
        }
        for check in session.checks() {
            writeln!(self, "{} {:?}", check.text, check.status)?;
        }
        Ok(())
    }

    fn flight(&mut self, flight: &Flight) -> Result {
        let Flight { segment, .. } = flight;
        let fate = match flight.fate {
            Fate::InFlight => ("in flight", Instant::ZERO),
            Fate::Held(at) => ("held", at),
            Fate::Arrived => ("arrived", Instant::ZERO),
            Fate::Lost(at) => ("lost", at),
        };
        let marks = [
            flight.retransmission,
            flight.forged,
            flight.corrupted,
            flight.edited(),
        ];
        let (from, sent_at, arrives_at) = (flight.from.name(), flight.sent_at, flight.arrives_at);
        write!(self, "{from} {sent_at} {arrives_at} {} {} ", fate.0, fate.1)?;
        write!(self, "{} {} {segment} ", segment.src, segment.dst)?;
        self.0.write(&marks.map(u8::from));
        self.0.write(&segment.payload);
        writeln!(self, " {}", flight.copy_of.map_or(0, |id| id + 1))
    }

    fn entry(&mut self, entry: &Entry) -> Result {
        let segment = entry.segment.map_or(0, |id| id + 1);
        write!(self, "{} {} {segment}", entry.at, entry.side.name())?;
        write!(self, " {}", entry.note.code())?;
        for (_, value) in entry.note.values() {
            match value {
                Value::Count(count) => write!(self, " {count}"),
                Value::Span(span) => write!(self, " {span}"),
                Value::Peer(seq) => write!(self, " {seq}"),
                Value::State(state) => write!(self, " {state}"),
                Value::Code(code) => write!(self, " {code}"),
                Value::Text(text) => write!(self, " {text}"),
            }?;
        }
        writeln!(self)
    }

    fn call(&mut self, made: &MadeCall) -> Result {
        write!(self, "{} {}#{} ", made.at, made.side.name(), made.fd)?;
        write!(self, "{} {}", made.call.name(), u8::from(made.by_app))?;
        match &made.returned {
            Some((at, outcome)) => writeln!(self, " {at} {outcome}"),
            None => writeln!(self),
        }
    }
}
