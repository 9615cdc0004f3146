//! Copies the world into views.

use std::ops::Range;

use crate::explain::{Citation, UserCall, Value};
use crate::script::{Expected, ScriptError};
use crate::segment::{Flags, Segment};
use crate::seq::Seq;
use crate::sim::{
    Check, Entry, Fate, Flight, History, Log, MadeCall, Phase, Refusal, Side, Status, Unmet,
    Watermarks, Way, World,
};
use crate::state::{DRAWN, EDGES, State};
use crate::table::Set;
use crate::tcp::{Connection, Timer};
use crate::time::{Duration, Instant};

use super::{
    Call, CallView, CitationView, ControlView, EdgeView, EntryView, ExpectationStatus,
    ExpectationView, ExpectedView, FateView, HostName, HostView, KeptView, OtherConnectionView,
    PhaseView, ReasonView, RefusalView, ScriptErrorView, SegmentView, Shape, SnapshotView,
    TimerName, TimerView, Unit, Update, ValueView, VariableView, WayView, strace,
};

/// How many connections beside the shown one a view names.
const OTHERS: usize = 8;

impl Update {
    /// What a viewer has not seen yet that has seen `seen`; it has then. `lines` are those of the
    /// script as it was read.
    #[must_use]
    pub fn of(history: &mut History, lines: &[u32], seen: &mut Watermarks) -> Update {
        let undone = history.take_undone();
        let kept = undone
            .as_ref()
            .map_or(*seen, |undone| undone.kept.min(*seen));
        let [segments, calls, checks] = match undone {
            Some(undone) => [undone.segments, undone.calls, undone.checks],
            None => [const { Set::new() }; 3],
        };
        let session = history.session();
        let (record, made) = (session.world().record(), session.world().calls());
        let flights = record.flights();
        let entries = (kept.entries..).zip(record.entries().since(kept.entries));
        let update = Update {
            snapshot: snapshot(history),
            kept: (kept != *seen).then(|| kept_view(&kept)),
            entries: entries
                .map(|(id, entry)| entry_view(id, entry, flights))
                .collect(),
            segments: news(
                kept.flights..flights.len(),
                segments,
                record.changed().since(kept.changed),
            )
            .map(|id| flight_view(id, &flights[id]))
            .collect(),
            phases: record.phases().since(kept.phases).map(phase_view).collect(),
            calls: news(
                kept.calls..made.list().len(),
                calls,
                made.returned().since(kept.returned),
            )
            .map(|id| call_view(id, &made.list()[id], session.world()))
            .collect(),
            expectations: news(
                kept.checks..session.checks().len(),
                checks,
                session.decided().since(kept.decided),
            )
            .map(|id| expectation_view(id, &session.checks()[id], lines))
            .collect(),
        };
        *seen = Watermarks::of(session);
        update
    }
}

impl EdgeView {
    /// All of them.
    #[must_use]
    pub fn all() -> Vec<EdgeView> {
        let edges = EDGES.iter().enumerate();
        edges
            .map(|(place, edge)| EdgeView {
                from: edge.from.to_string(),
                to: edge.to.to_string(),
                drawn: place < DRAWN,
            })
            .collect()
    }
}

impl WayView {
    /// Of `way`.
    #[must_use]
    pub fn of(way: &Way) -> WayView {
        WayView {
            lines: way.lines.iter().map(ToString::to_string).collect(),
            script: way.script.to_string(),
            reached_at: way.reached_at.as_micros_f64(),
        }
    }
}

fn kept_view(kept: &Watermarks) -> KeptView {
    KeptView {
        entries: kept.entries as u32,
        segments: kept.flights as u32,
        phases: kept.phases as u32,
        calls: kept.calls as u32,
        expectations: kept.checks as u32,
    }
}

/// Of what is known already what has changed, then what is `new`.
fn news<'a>(
    new: Range<usize>,
    mut changed: Set,
    more: impl Iterator<Item = &'a usize>,
) -> impl Iterator<Item = usize> {
    changed.extend(more);
    let first = new.start;
    let known = changed.into_iter().take_while(move |id| *id < first);
    known.chain(new)
}

fn call_view(id: usize, made: &MadeCall, world: &World) -> CallView {
    let returned = made.returned.as_ref();
    let result = returned.map(|(_, outcome)| strace::result(outcome));
    CallView {
        id: id as u32,
        host: made.side.into(),
        at: made.at.as_micros_f64(),
        by_app: made.by_app,
        text: strace::call(made, world),
        failed: result
            .as_ref()
            .is_some_and(|result| result.starts_with("-1 ")),
        result,
        returned_at: returned.map(|(at, _)| at.as_micros_f64()),
    }
}

fn expectation_view(id: usize, check: &Check, lines: &[u32]) -> ExpectationView {
    let (status, why) = match &check.status {
        Status::Open => (ExpectationStatus::Open, None),
        Status::Met => (ExpectationStatus::Met, None),
        Status::Failed(why) => (ExpectationStatus::Failed, Some(reason_view(why))),
    };
    ExpectationView {
        id: id as u32,
        line: lines.get(check.statement).copied().unwrap_or_default(),
        text: check.text.clone(),
        status,
        decided_at: check.decided_at.map(Instant::as_micros_f64),
        why,
    }
}

fn reason_view(why: &Unmet) -> ReasonView {
    ReasonView {
        code: why.code().to_owned(),
        refused: matches!(why, Unmet::Refused(_)),
        values: value_views(why.values()),
    }
}

/// Values without numbers of the peer's.
fn value_views(values: Vec<(&'static str, Value)>) -> Vec<ValueView> {
    let values = values.into_iter();
    values
        .map(|(name, value)| value_view(name, value, Seq(0)))
        .collect()
}

impl From<HostName> for Side {
    fn from(name: HostName) -> Side {
        match name {
            HostName::Client => Side::Client,
            HostName::Server => Side::Server,
        }
    }
}

impl From<Side> for HostName {
    fn from(side: Side) -> HostName {
        match side {
            Side::Client => HostName::Client,
            Side::Server => HostName::Server,
        }
    }
}

impl From<Refusal> for RefusalView {
    fn from(refusal: Refusal) -> RefusalView {
        RefusalView {
            code: refusal.code().to_owned(),
            text: refusal.text().map(str::to_owned),
            citation: refusal.citation().map(CitationView::from),
        }
    }
}

impl From<&ScriptError> for ScriptErrorView {
    fn from(error: &ScriptError) -> ScriptErrorView {
        ScriptErrorView {
            code: error.code().to_owned(),
            values: value_views(error.problem.values()),
            line: error.line,
            column: error.column,
            length: error.width,
            source: error.source.clone(),
            expected: error.expected.iter().map(ExpectedView::from).collect(),
            suggestion: error.suggestion.clone(),
        }
    }
}

impl From<&Expected> for ExpectedView {
    fn from(Expected { kind, words }: &Expected) -> ExpectedView {
        ExpectedView {
            kind: kind.code().to_owned(),
            words: words.iter().copied().map(str::to_owned).collect(),
            example: kind.example().map(str::to_owned),
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

fn snapshot(history: &History) -> SnapshotView {
    let session = history.session();
    let world = session.world();
    let cable = world.cable();
    SnapshotView {
        now: world.now().as_micros_f64(),
        next_event_at: history.next_event_at().map(Instant::as_micros_f64),
        in_flight: cable.in_flight() as u32,
        one_way_delay: cable.link(Side::Client).config().delay.as_micros_f64(),
        plugged: cable.is_plugged(),
        ended: session.has_ended(),
        known_until: history.branch().ends_at().as_micros_f64(),
        branch: history.branch().id as u32,
        branches: history.branches().len() as u32,
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
        .take(OTHERS)
        .map(|((local, remote), state)| OtherConnectionView {
            local: local.to_string(),
            remote: remote.to_string(),
            state: state.to_string(),
        });
    let armed = world.cable().waiting(side);
    HostView {
        host: side.into(),
        local: local.to_string(),
        remote: remote.map(|remote| remote.to_string()),
        state: host.state().to_string(),
        walked: world.record().walked(side).bits(),
        listening: host.listening(),
        variables: connection
            .as_deref()
            .map(|connection| variables(connection, world.bases(side)))
            .unwrap_or_default(),
        timers: connection.as_deref().map(timers).unwrap_or_default(),
        controls: controls(world, side),
        down: host.is_down(),
        socket: host.present().map(|fd| fd as u32),
        app: host.app().to_string(),
        sockets: host.host().sockets() as u32,
        received_bytes: host.inbox().octets as f64,
        received_text: host.inbox().text(),
        queued: world.cable().link(side).waiting(world.now()) as u32,
        drop_next_armed: world.cable().drops_next(side),
        armed: armed.map(|action| action.to_string()).collect(),
        others: others.collect(),
    }
}

fn variables(connection: &Connection, bases: (Seq, Seq)) -> Vec<VariableView> {
    let (snd, rcv, rtt) = (connection.snd(), connection.rcv(), connection.rtt());
    let variable = |name: &str, value: f64, unit| VariableView {
        name: name.to_owned(),
        value,
        unit,
        base: None,
    };
    let sequence = |name, seq: Seq, base: Seq| VariableView {
        base: Some(base.0),
        ..variable(name, f64::from(seq.since(base)), Unit::Sequence)
    };
    let own = |name, seq| sequence(name, seq, bases.0);
    let peers = |name, seq| sequence(name, seq, bases.1);
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
            name: timer_name(timer),
            started_at: running.started.as_micros_f64(),
            expires_at: running.expires.as_micros_f64(),
            attempt: connection.attempts(timer),
        })
    };
    Timer::ALL.into_iter().filter_map(view).collect()
}

pub(super) const fn timer_name(timer: Timer) -> TimerName {
    match timer {
        Timer::Retransmission => TimerName::Retransmission,
        Timer::Persist => TimerName::Persist,
        Timer::Override => TimerName::Override,
        Timer::DelayedAck => TimerName::DelayedAck,
        Timer::KeepAlive => TimerName::KeepAlive,
        Timer::FinWait2 => TimerName::FinWait2,
        Timer::TimeWait => TimerName::TimeWait,
    }
}

fn controls(world: &World, side: Side) -> Vec<ControlView> {
    let calls = [
        (Call::Listen, UserCall::Listen),
        (Call::Connect, UserCall::Connect),
        (Call::Send, UserCall::Send),
        (Call::Close, UserCall::Close),
        (Call::Abort, UserCall::Abort),
    ];
    let view = |(call, refused)| ControlView {
        call,
        refusal: world.check(side, refused).err().map(RefusalView::from),
    };
    calls.into_iter().map(view).collect()
}

fn entry_view(id: usize, entry: &Entry, flights: &Log<Flight>) -> EntryView {
    let flight = entry.segment.map(|id| &flights[id]);
    let values = entry
        .note
        .values()
        .into_iter()
        .map(|(name, value)| value_view(name, value, entry.base));
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

fn value_view(name: &str, value: Value, base: Seq) -> ValueView {
    let (number, word, unit) = match value {
        Value::Count(count) => (count as f64, String::new(), Unit::Count),
        Value::Span(span) => (span.as_micros_f64(), String::new(), Unit::Micros),
        Value::Peer(seq) => (f64::from(seq.since(base)), String::new(), Unit::Sequence),
        Value::State(state) => (0.0, state.name().to_owned(), Unit::Word),
        Value::Code(code) => (0.0, code.to_owned(), Unit::Word),
        Value::Text(text) => (0.0, text, Unit::Word),
    };
    ValueView {
        name: name.to_owned(),
        number,
        word,
        unit,
        base: (unit == Unit::Sequence).then_some(base.0),
    }
}

fn flight_view(id: usize, flight: &Flight) -> SegmentView {
    let relative = flight.relative();
    SegmentView {
        id: id as u32,
        from: flight.from.into(),
        line: relative.to_string(),
        flags: relative.flags.names().map(str::to_owned).collect(),
        shape: shape(relative.flags, relative.payload.is_empty()),
        kind: kind(&relative).to_owned(),
        copy_of: flight.copy_of.map(|id| id as u32),
        forged: flight.forged,
        corrupted: flight.corrupted,
        edited: flight.edited(),
        seq: relative.seq.0,
        ack: relative.acknowledges().map(|ack| ack.0),
        seq_base: flight.initial.0.0,
        ack_base: flight.initial.1.0,
        source_port: flight.segment.src.port(),
        destination_port: flight.segment.dst.port(),
        length: relative.payload.len() as u32,
        window: relative.window.into(),
        retransmission: flight.retransmission,
        sent_at: flight.sent_at.as_micros_f64(),
        arrives_at: flight.arrives_at.as_micros_f64(),
        fate: match flight.fate {
            Fate::InFlight => FateView::InFlight,
            Fate::Held(_) => FateView::Held,
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
    flight.relative().to_string()
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

/// Its name in scripts.
fn kind(segment: &Segment) -> &'static str {
    match shape(segment.flags, segment.payload.is_empty()) {
        Shape::Syn if segment.acknowledges().is_some() => "SYN-ACK",
        Shape::Syn => "SYN",
        Shape::Fin => "FIN",
        Shape::Rst => "RST",
        Shape::Data => "data",
        Shape::Ack => "ACK",
    }
}

fn phase_view(phase: &Phase) -> PhaseView {
    PhaseView {
        host: phase.side.into(),
        at: phase.at.as_micros_f64(),
        state: phase.state.to_string(),
    }
}
