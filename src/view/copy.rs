//! Copies the world into views.

use crate::explain::{Citation, Value};
use crate::segment::Flags;
use crate::seq::Seq;
use crate::sim::{Entry, Fate, Flight, Phase, Refusal, Side, World};
use crate::tcp::{Connection, State, Timer};
use crate::time::{Duration, Instant};

use super::{
    Call, CitationView, Command, ControlView, EntryView, FateView, HostName, HostView,
    OtherConnectionView, PhaseView, RefusalView, SegmentView, Shape, SnapshotView, TimerName,
    TimerView, Unit, Update, ValueView, VariableView,
};

/// How much of the record a viewer has seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cursor {
    entries: usize,
    flights: usize,
    changed: usize,
    phases: usize,
}

impl Update {
    /// What `seen` has not seen yet; it has then.
    #[must_use]
    pub fn of(world: &World, next_event_at: Option<Instant>, seen: &mut Cursor) -> Update {
        let record = world.record();
        let changed = record.changed()[seen.changed..].iter().copied();
        let shown = changed
            .filter(|id| *id < seen.flights)
            .chain(seen.flights..record.flights().len());
        let entries = record.entries().iter().enumerate().skip(seen.entries);
        let update = Update {
            snapshot: snapshot(world, next_event_at),
            entries: entries
                .map(|(id, entry)| entry_view(id, entry, record.flights()))
                .collect(),
            segments: shown
                .into_iter()
                .map(|id| flight_view(id, &record.flights()[id]))
                .collect(),
            phases: record.phases()[seen.phases..]
                .iter()
                .map(phase_view)
                .collect(),
        };
        *seen = Cursor {
            entries: record.entries().len(),
            flights: record.flights().len(),
            changed: record.changed().len(),
            phases: record.phases().len(),
        };
        update
    }
}

impl From<Refusal> for RefusalView {
    fn from(refusal: Refusal) -> RefusalView {
        RefusalView {
            code: refusal.code().to_owned(),
            text: refusal.to_string(),
            citation: refusal.citation().map(CitationView::from),
        }
    }
}

impl From<Citation> for CitationView {
    fn from(citation: Citation) -> CitationView {
        let Citation { rfc, section, step } = citation;
        CitationView {
            rfc,
            section: section.to_owned(),
            step,
        }
    }
}

fn snapshot(world: &World, next_event_at: Option<Instant>) -> SnapshotView {
    SnapshotView {
        now: world.now().as_micros_f64(),
        next_event_at: next_event_at.map(Instant::as_micros_f64),
        in_flight: world.in_flight() as u32,
        one_way_delay: world.link(Side::Client).config().delay.as_micros_f64(),
        hosts: Side::BOTH
            .into_iter()
            .map(|side| host_view(world, side))
            .collect(),
    }
}

fn host_view(world: &World, side: Side) -> HostView {
    let host = world.host(side);
    let connection = host.connection();
    let (local, remote) = match host.pair() {
        Some((local, remote)) => (local, Some(remote)),
        None => (host.socket(), None),
    };
    let others = host
        .others()
        .map(|((local, remote), state)| OtherConnectionView {
            local: local.to_string(),
            remote: remote.to_string(),
            state: state.to_string(),
        });
    HostView {
        host: side.into(),
        local: local.to_string(),
        remote: remote.map(|remote| remote.to_string()),
        state: host.state().to_string(),
        listening: host.listening(),
        variables: connection.map(variables).unwrap_or_default(),
        timers: connection.map(timers).unwrap_or_default(),
        controls: controls(world, side.into()),
        received_bytes: host.inbox().map_or(0.0, |inbox| inbox.octets as f64),
        received_text: host.inbox().map(|inbox| inbox.text()).unwrap_or_default(),
        drop_next_armed: world.cable().armed(side),
        others: others.collect(),
    }
}

fn variables(connection: &Connection) -> Vec<VariableView> {
    let (snd, rcv, rtt) = (connection.snd(), connection.rcv(), connection.rtt());
    let variable = |name: &str, value: f64, unit| VariableView {
        name: name.to_owned(),
        value,
        unit,
    };
    let own = |name, seq: Seq| variable(name, f64::from(seq.since(snd.iss)), Unit::Sequence);
    let peers = |name, seq: Seq| variable(name, f64::from(seq.since(rcv.irs)), Unit::Sequence);
    let bytes = |name, count: u32| variable(name, f64::from(count), Unit::Bytes);
    let span = |name, span: Duration| variable(name, span.as_micros_f64(), Unit::Micros);
    let mut list = vec![own("snd.una", snd.una), own("snd.nxt", snd.nxt)];
    if connection.state() != State::SynSent {
        list.push(bytes("snd.wnd", snd.wnd));
        list.push(peers("rcv.nxt", rcv.nxt));
        list.push(bytes("rcv.wnd", rcv.wnd));
    }
    let congestion = connection.congestion();
    for (name, octets) in [("cwnd", congestion.cwnd), ("ssthresh", congestion.ssthresh)] {
        // Without a bound there is nothing to show.
        list.extend((octets < u32::MAX).then(|| bytes(name, octets)));
    }
    list.extend(rtt.srtt.map(|srtt| span("srtt", srtt)));
    list.push(span("rto", rtt.rto));
    list
}

fn timers(connection: &Connection) -> Vec<TimerView> {
    let view = |timer| {
        let running = connection.timer(timer)?;
        Some(TimerView {
            name: match timer {
                Timer::Retransmission => TimerName::Retransmission,
                Timer::Persist => TimerName::Persist,
                Timer::Override => TimerName::Override,
                Timer::DelayedAck => TimerName::DelayedAck,
                Timer::KeepAlive => TimerName::KeepAlive,
                Timer::TimeWait => TimerName::TimeWait,
            },
            started_at: running.started.as_micros_f64(),
            expires_at: running.expires.as_micros_f64(),
            attempt: connection.attempts(timer),
        })
    };
    Timer::ALL.into_iter().filter_map(view).collect()
}

fn controls(world: &World, host: HostName) -> Vec<ControlView> {
    let calls = [
        (Call::Listen, Command::Listen { host }),
        (Call::Connect, Command::Connect { host }),
        (
            Call::Send,
            Command::Send {
                host,
                text: "?".to_owned(),
            },
        ),
        (Call::Close, Command::Close { host }),
        (Call::Abort, Command::Abort { host }),
    ];
    let view = |(call, command)| ControlView {
        call,
        refusal: world.check(&command).err().map(RefusalView::from),
    };
    calls.into_iter().map(view).collect()
}

fn entry_view(id: usize, entry: &Entry, flights: &[Flight]) -> EntryView {
    let flight = entry.segment.map(|id| &flights[id]);
    // What a Note counts in the peer's numbers arrived in a segment of the peer's.
    let irs = flight.map_or(Seq(0), |flight| flight.initial.0);
    let values = entry
        .note
        .values()
        .into_iter()
        .map(|(name, value)| value_view(name, value, irs));
    EntryView {
        id: id as u32,
        at: entry.at.as_micros_f64(),
        host: entry.side.into(),
        kind: entry.note.kind().name().to_owned(),
        code: entry.note.code().to_owned(),
        values: values.collect(),
        citation: entry.note.citation().map(CitationView::from),
        segment: entry.segment.map(|id| id as u32),
        line: flight.map(line),
    }
}

fn value_view(name: &str, value: Value, irs: Seq) -> ValueView {
    let (number, word, unit) = match value {
        Value::Count(count) => (f64::from(count), "", Unit::Count),
        Value::Span(span) => (span.as_micros_f64(), "", Unit::Micros),
        Value::Peer(seq) => (f64::from(seq.since(irs)), "", Unit::Sequence),
        Value::State(state) => (0.0, state.name(), Unit::Word),
        Value::Code(code) => (0.0, code, Unit::Word),
    };
    ValueView {
        name: name.to_owned(),
        number,
        word: word.to_owned(),
        unit,
    }
}

fn flight_view(id: usize, flight: &Flight) -> SegmentView {
    let relative = flight
        .segment
        .relative_to(flight.initial.0, flight.initial.1);
    SegmentView {
        id: id as u32,
        from: flight.from.into(),
        line: relative.to_string(),
        flags: relative.flags.names().map(str::to_owned).collect(),
        shape: shape(relative.flags, relative.payload.is_empty()),
        seq: relative.seq.0,
        ack: relative.acknowledges().map(|ack| ack.0),
        length: relative.payload.len() as u32,
        window: relative.window.into(),
        retransmission: flight.retransmission,
        sent_at: flight.sent_at.as_micros_f64(),
        arrives_at: flight.arrives_at.as_micros_f64(),
        fate: match flight.fate {
            Fate::InFlight | Fate::Held(_) => FateView::InFlight,
            Fate::Arrived => FateView::Arrived,
            Fate::Lost(_) => FateView::Lost,
        },
        lost_at: match flight.fate {
            Fate::Lost(at) => Some(at.as_micros_f64()),
            _ => None,
        },
    }
}

fn line(flight: &Flight) -> String {
    flight
        .segment
        .relative_to(flight.initial.0, flight.initial.1)
        .to_string()
}

fn shape(flags: Flags, empty: bool) -> Shape {
    match () {
        () if flags.contains(Flags::RST) => Shape::Rst,
        () if flags.contains(Flags::SYN) => Shape::Syn,
        () if flags.contains(Flags::FIN) => Shape::Fin,
        () if !empty => Shape::Data,
        () => Shape::Ack,
    }
}

fn phase_view(phase: &Phase) -> PhaseView {
    PhaseView {
        host: phase.side.into(),
        at: phase.at.as_micros_f64(),
        state: phase.state.to_string(),
    }
}
