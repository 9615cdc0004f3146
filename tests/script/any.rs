//! Any script that the language can say.

use bytes::Bytes;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use tcpscope::explain::Note;
use tcpscope::host::{Errno, Shutdown, SocketOption, SynCookies};
use tcpscope::net::LinkSetting;
use tcpscope::script::*;
use tcpscope::segment::{Flags, Options, SackBlock, Segment, Timestamps};
use tcpscope::seq::Seq;
use tcpscope::side::Side;
use tcpscope::state::{Edge, State};
use tcpscope::tcp::{Knob, KnobKind, KnobValue};
use tcpscope::time::Duration;

/// A script of up to a dozen statements.
pub fn script() -> impl Strategy<Value = Script> {
    vec(statement(), 0..12).prop_map(|statements| Script { statements })
}

/// A statement. A seed, a start and a pause never have a time.
pub fn statement() -> impl Strategy<Value = Statement> {
    let every = (time_from(1), 1u32..).prop_map(|(period, times)| Times { period, times });
    let timing = (of(time()), of((condition(), time())), of(every));
    (timing, action()).prop_map(|((at, when, every), action)| match action {
        Action::Set(Setting::Seed(_) | Setting::Start(_)) | Action::Wait { .. } => action.into(),
        action => Statement {
            at,
            when,
            every,
            action,
        },
    })
}

fn side() -> impl Strategy<Value = Side> {
    select(&Side::BOTH[..])
}

fn state() -> impl Strategy<Value = State> {
    select(&State::ALL[..])
}

/// Of every magnitude, and whole numbers of every unit.
fn time_from(least: u64) -> impl Strategy<Value = Duration> {
    let unit = select(vec![1u64, 1_000, 1_000_000, 60_000_000, 3_600_000_000]);
    prop_oneof![
        (unit, 0u64..1_000).prop_map(|(unit, count)| unit * count),
        any::<u64>(),
    ]
    .prop_map(move |micros| Duration::from_micros(micros.max(least)))
}

fn time() -> impl Strategy<Value = Duration> {
    time_from(0)
}

fn text() -> impl Strategy<Value = Bytes> {
    prop_oneof![
        "[a-z \"\\\\#:]{0,9}".prop_map(Bytes::from),
        any::<String>().prop_map(Bytes::from),
        vec(any::<u8>(), 0..12).prop_map(Bytes::from),
    ]
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        4 => called(),
        1 => (side(), time()).prop_map(|(host, span)| Action::Wait { host, span }),
        3 => setting().prop_map(Action::Set),
        4 => (target(), fault()).prop_map(|(target, fault)| Action::Fault { target, fault }),
        1 => of(any::<u32>()).prop_map(|segment| Action::Release { segment }),
        1 => side().prop_map(|host| Action::Disarm { host }),
        2 => forgery().prop_map(Action::Forge),
        1 => Just(Action::Unplug),
        1 => Just(Action::Plug),
        1 => side().prop_map(|host| Action::Crash { host }),
        1 => side().prop_map(|host| Action::Restart { host }),
        4 => expectation().prop_map(Action::Expect),
    ]
}

fn called() -> impl Strategy<Value = Action> {
    let outcome = |call: &Call| of(outcome(call.name()));
    let call = call().prop_flat_map(move |call| (outcome(&call), Just(call)));
    (side(), of(any::<u32>()), call).prop_map(|(host, socket, (returns, call))| Action::Call {
        host,
        socket,
        call,
        returns,
    })
}

fn call() -> impl Strategy<Value = Call> {
    let shutdown = select(vec![Shutdown::Receive, Shutdown::Send, Shutdown::Both]);
    let option = || select(SocketOption::ALL);
    prop_oneof![
        Just(Call::Socket),
        any::<u16>().prop_map(|port| Call::Bind { port }),
        (of(1u16..), of(any::<u16>()), of(app())).prop_map(|(port, backlog, app)| Call::Listen {
            port,
            backlog,
            app
        }),
        Just(Call::Accept),
        (1u16.., of(1u16..), of(app())).prop_map(|(port, from, app)| Call::Connect {
            port,
            from,
            app
        }),
        prop_oneof![
            text().prop_map(Payload::Text),
            any::<u32>().prop_map(Payload::Octets)
        ]
        .prop_map(|data| Call::Send { data }),
        of(any::<u32>()).prop_map(|max| Call::Recv { max }),
        shutdown.prop_map(|how| Call::Shutdown { how }),
        Just(Call::Close),
        Just(Call::Abort),
        (option(), any::<i64>()).prop_map(|(option, value)| Call::SetOption { option, value }),
        option().prop_map(|option| Call::GetOption { option }),
        any::<bool>().prop_map(|on| Call::Nonblocking { on }),
    ]
}

/// What this call may return: octets come from `recv` only.
fn outcome(call: &str) -> impl Strategy<Value = Outcome> + use<> {
    let texts = u32::from(call == "recv");
    prop_oneof![
        1 => any::<i64>().prop_map(Outcome::Number),
        1 => select(Errno::ALL).prop_map(Outcome::Error),
        texts => text().prop_map(Outcome::Text),
    ]
}

fn app() -> impl Strategy<Value = App> {
    prop_oneof![
        select(vec![
            App::Manual,
            App::Sink,
            App::CloseOnEof,
            App::NeverClose,
            App::Echo
        ]),
        any::<u32>().prop_map(|octets| App::Source { octets }),
        (1u32.., time_from(1)).prop_map(|(octets, period)| App::SlowReader { octets, period }),
    ]
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        Just(Fault::Drop),
        Just(Fault::Hold),
        time().prop_map(|by| Fault::Delay { by }),
        time().prop_map(|after| Fault::Duplicate { after }),
        Just(Fault::Corrupt),
        vec(edit(), 1..5).prop_map(|edits| Fault::Edit { edits }),
    ]
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        any::<u32>().prop_map(Edit::Seq),
        any::<i32>().prop_map(Edit::MoveSeq),
        any::<u32>().prop_map(Edit::Ack),
        any::<i32>().prop_map(Edit::MoveAck),
        any::<u16>().prop_map(Edit::Window),
        flags().prop_map(Edit::Flags),
    ]
}

fn flags() -> impl Strategy<Value = Flags> {
    any::<u8>().prop_map(Flags::from_bits_truncate)
}

fn target() -> impl Strategy<Value = Target> {
    let which = prop_oneof![
        2 => (1u32..200).prop_map(Which::Nth),
        1 => (1u32..).prop_map(Which::Nth),
        1 => (1u32..).prop_map(Which::First),
        1 => Just(Which::Every),
    ];
    let pick = (which, description()).prop_map(|(which, segment)| Pick { which, segment });
    prop_oneof![
        1 => any::<u32>().prop_map(Target::Flight),
        4 => pick.prop_map(Target::Described),
    ]
}

/// A SYN without ACK acknowledges nothing, and nothing acknowledges an ACK or a RST.
fn description() -> impl Strategy<Value = Description> {
    let kinds = Kind::ALL;
    let of_kinds = vec![Kind::Syn, Kind::SynAck, Kind::Fin, Kind::Data, Kind::Any];
    let kind = select(kinds.to_vec());
    (side(), any::<bool>(), kind, of(select(of_kinds))).prop_map(
        |(from, retransmitted, kind, of)| Description {
            from,
            retransmitted,
            kind,
            of: of.filter(|_| kind != Kind::Syn),
        },
    )
}

fn forgery() -> impl Strategy<Value = Forgery> {
    let ports = of((any::<u16>(), any::<u16>()));
    (side(), ports, segment()).prop_map(|(host, ports, segment)| Forgery {
        host,
        ports,
        segment: Box::new(segment),
    })
}

fn segment() -> impl Strategy<Value = Segment> {
    let len = prop_oneof![Just(0u16), 0..2_000u16, Just(65_455u16)];
    let numbers = (any::<u32>(), any::<u32>(), any::<u16>(), any::<u16>());
    (flags(), numbers, len, options()).prop_map(
        |(flags, (seq, ack, window, urgent), len, options)| Segment {
            src: Forgery::NOWHERE,
            dst: Forgery::NOWHERE,
            seq: Seq(seq),
            ack: Seq(if flags.contains(Flags::ACK) { ack } else { 0 }),
            flags,
            window,
            urgent: if flags.contains(Flags::URG) {
                urgent
            } else {
                0
            },
            options,
            payload: Forgery::data(len),
        },
    )
}

/// As many as fit into a header.
fn options() -> impl Strategy<Value = Options> {
    let times = (any::<u32>(), any::<u32>());
    let timestamps = of(times.prop_map(|(value, echo)| Timestamps { value, echo }));
    let block = (any::<u32>(), any::<u32>());
    let block = block.prop_map(|(start, end)| SackBlock {
        start: Seq(start),
        end: Seq(end),
    });
    let numbers = (of(any::<u16>()), of(any::<u8>()), any::<bool>());
    (numbers, timestamps, vec(block, 0..=4)).prop_map(|(numbers, timestamps, blocks)| {
        let (mss, window_scale, sack_permitted) = numbers;
        let mut options = Options {
            mss,
            window_scale,
            sack_permitted,
            timestamps,
            sack: blocks.into_iter().collect(),
        };
        while options.len() > 40 {
            options.sack.pop();
        }
        options
    })
}

fn comparison() -> impl Strategy<Value = Comparison> {
    select(vec![
        Comparison::Equal,
        Comparison::NotEqual,
        Comparison::Less,
        Comparison::AtMost,
        Comparison::Greater,
        Comparison::AtLeast,
    ])
}

fn level() -> impl Strategy<Value = Level> {
    select(vec![
        Level::SndUna,
        Level::SndNxt,
        Level::SndWnd,
        Level::RcvNxt,
        Level::RcvWnd,
        Level::Cwnd,
        Level::Ssthresh,
        Level::Srtt,
        Level::Rto,
    ])
}

fn condition() -> impl Strategy<Value = Condition> {
    let event = select(vec![
        Event::Sent,
        Event::Retransmitted,
        Event::Arrived,
        Event::Lost,
    ]);
    let codes: Vec<&'static str> = Note::codes().collect();
    let returned = select(&Call::NAMES[..]).prop_flat_map(|call| (Just(call), outcome(call)));
    prop_oneof![
        (side(), of(any::<u32>()), state()).prop_map(|(host, socket, state)| Condition::State {
            host,
            socket,
            state
        }),
        (side(), state(), state()).prop_map(|(host, from, to)| Condition::Walks {
            host,
            edge: Edge { from, to },
        }),
        (description(), 1u32.., event).prop_map(|(segment, count, event)| Condition::Segment {
            segment,
            count,
            event,
        }),
        (side(), level(), comparison(), any::<u64>()).prop_map(
            |(host, variable, comparison, value)| Condition::Variable {
                host,
                variable,
                comparison,
                value,
            }
        ),
        (side(), text()).prop_map(|(host, text)| Condition::ReceivedText { host, text }),
        (side(), comparison(), any::<u64>()).prop_map(|(host, comparison, octets)| {
            Condition::Received {
                host,
                comparison,
                octets,
            }
        }),
        (side(), returned).prop_map(|(host, (call, outcome))| Condition::Returned {
            host,
            call,
            outcome,
        }),
        (side(), state(), comparison(), any::<u32>()).prop_map(
            |(host, state, comparison, count)| Condition::Sockets {
                host,
                state,
                comparison,
                count,
            }
        ),
        (side(), select(codes)).prop_map(|(host, code)| Condition::Note { host, code }),
    ]
}

fn expectation() -> impl Strategy<Value = Expectation> {
    let span = prop_oneof![
        time().prop_map(Span::Time),
        any::<u32>().prop_map(Span::Msl)
    ];
    prop_oneof![
        vec(condition(), 1..5).prop_map(Expectation::Sequence),
        condition().prop_map(Expectation::Never),
        (side(), state(), span).prop_map(|(host, state, span)| Expectation::Lasts {
            host,
            state,
            span
        }),
    ]
}

fn setting() -> impl Strategy<Value = Setting> {
    prop_oneof![
        1 => any::<u32>().prop_map(Setting::Seed),
        1 => time().prop_map(Setting::Start),
        1 => time().prop_map(Setting::End),
        3 => (of(side()), link_setting()).prop_map(|(from, setting)| Setting::Link { from, setting }),
        4 => (of(side()), host_setting()).prop_map(|(host, setting)| Setting::Host { host, setting }),
    ]
}

fn link_setting() -> impl Strategy<Value = LinkSetting> {
    let share = || {
        prop_oneof![
            0u32..=1_000_000,
            (0u32..=100).prop_map(|percent| percent * 10_000)
        ]
    };
    let rate = prop_oneof![(1u64..5_000).prop_map(|kilobits| kilobits * 1_000), 1u64..];
    prop_oneof![
        time().prop_map(LinkSetting::Delay),
        time().prop_map(LinkSetting::Jitter),
        of(rate).prop_map(LinkSetting::Rate),
        of(any::<u32>()).prop_map(LinkSetting::Queue),
        (68u16..).prop_map(LinkSetting::Mtu),
        share().prop_map(LinkSetting::Loss),
        share().prop_map(LinkSetting::Reorder),
        share().prop_map(LinkSetting::Duplicate),
        share().prop_map(LinkSetting::Corrupt),
    ]
}

fn host_setting() -> impl Strategy<Value = HostSetting> {
    let presets = vec![Preset::Textbook, Preset::Linux, Preset::Bare1981];
    let cookies = vec![SynCookies::Never, SynCookies::Overflow, SynCookies::Always];
    prop_oneof![
        1 => select(presets).prop_map(HostSetting::Preset),
        1 => app().prop_map(HostSetting::App),
        1 => (1u16.., 1u16..).prop_map(|(a, b)| HostSetting::Ports(a.min(b), a.max(b))),
        1 => select(cookies).prop_map(HostSetting::SynCookies),
        1 => of(any::<u32>()).prop_map(HostSetting::Isn),
        4 => select(Knob::ALL)
            .prop_flat_map(|knob| (Just(knob), knob_value(knob.kind())))
            .prop_map(|(knob, value)| HostSetting::Tcp(knob, value)),
    ]
}

fn knob_value(kind: KnobKind) -> BoxedStrategy<KnobValue> {
    let (number, off) = match kind {
        KnobKind::Choice(names) => (select(names).prop_map(KnobValue::Choice).boxed(), false),
        KnobKind::Switch => (Just(KnobValue::On).boxed(), true),
        KnobKind::Octets { min, max, off } => {
            ((min..=max).prop_map(KnobValue::Octets).boxed(), off)
        }
        KnobKind::Time { min, max, off } => {
            let micros = min.as_micros()..=max.as_micros();
            let time = micros.prop_map(|micros| KnobValue::Time(Duration::from_micros(micros)));
            (time.boxed(), off)
        }
        KnobKind::Count { min, max, off } => ((min..=max).prop_map(KnobValue::Count).boxed(), off),
    };
    prop_oneof![2 => number, u32::from(off) => Just(KnobValue::Off)].boxed()
}
