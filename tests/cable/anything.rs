//! Whatever the wire does to them, two hosts agree in the end.

use proptest::prelude::*;
use tcpscope::net::LinkConfig;
use tcpscope::script::{Description, Fault, Kind, LinkSetting, Pick, Which};
use tcpscope::sim::{Side, World};
use tcpscope::tcp::Config;
use tcpscope::time::Duration;

use crate::two_hosts::*;

/// One thing that is done to the wire.
#[derive(Clone, Debug)]
enum Mishap {
    Set(Option<Side>, LinkSetting),
    Fault(u32, Fault),
    Arm(Which, Description, Fault),
    Release,
    Unplug,
    Plug,
}

fn at_most(most: u64) -> impl Strategy<Value = Duration> {
    (0..=most).prop_map(millis)
}

fn side() -> impl Strategy<Value = Side> {
    prop_oneof![Just(Side::Client), Just(Side::Server)]
}

fn setting() -> impl Strategy<Value = LinkSetting> {
    let ppm = 0u32..400_000;
    prop_oneof![
        at_most(300).prop_map(LinkSetting::Delay),
        at_most(100).prop_map(LinkSetting::Jitter),
        prop::option::of(20_000u64..10_000_000).prop_map(LinkSetting::Rate),
        prop::option::of(0u32..20).prop_map(LinkSetting::Queue),
        (68u16..=1500).prop_map(LinkSetting::Mtu),
        ppm.clone().prop_map(LinkSetting::Loss),
        ppm.clone().prop_map(LinkSetting::Reorder),
        ppm.clone().prop_map(LinkSetting::Duplicate),
        ppm.prop_map(LinkSetting::Corrupt),
    ]
}

/// All but edits, which may well put something else into the stream.
fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        Just(Fault::Drop),
        Just(Fault::Hold),
        Just(Fault::Corrupt),
        at_most(2000).prop_map(|by| Fault::Delay { by }),
        at_most(2000).prop_map(|after| Fault::Duplicate { after }),
    ]
}

fn description() -> impl Strategy<Value = Description> {
    let kind = prop::sample::select(vec![
        Kind::Syn,
        Kind::SynAck,
        Kind::Ack,
        Kind::Fin,
        Kind::Rst,
        Kind::Data,
        Kind::Any,
    ]);
    (side(), any::<bool>(), kind.clone(), prop::option::of(kind)).prop_map(
        |(from, retransmitted, kind, of)| Description {
            from,
            retransmitted,
            kind,
            of,
        },
    )
}

fn mishap() -> impl Strategy<Value = Mishap> {
    let which = prop_oneof![
        (1u32..5).prop_map(Which::Nth),
        (1u32..5).prop_map(Which::First),
        Just(Which::Every),
    ];
    prop_oneof![
        4 => (prop::option::of(side()), setting()).prop_map(|(from, it)| Mishap::Set(from, it)),
        4 => (0u32..60, fault()).prop_map(|(id, fault)| Mishap::Fault(id, fault)),
        3 => (which, description(), fault()).prop_map(|(n, what, fault)| Mishap::Arm(n, what, fault)),
        1 => Just(Mishap::Release),
        1 => Just(Mishap::Unplug),
        2 => Just(Mishap::Plug),
    ]
}

fn suffer(world: &mut World, mishap: Mishap) {
    world.tamper(|cable, now, record| match mishap {
        Mishap::Set(from, setting) => cable.configure(from, setting),
        Mishap::Fault(id, fault) => {
            let _ = cable.fault(now, id, &fault, record);
        }
        Mishap::Arm(which, segment, fault) => {
            cable.arm(now, Pick { which, segment }, fault, record);
        }
        Mishap::Release => {
            let _ = cable.release(now, None, record);
        }
        Mishap::Unplug => cable.unplug(now, record),
        Mishap::Plug => cable.plug(now, record),
    });
}

/// Nothing goes wrong any more, and what is held goes on.
fn calm(world: &mut World) {
    for setting in [
        LinkSetting::Jitter(Duration::ZERO),
        LinkSetting::Rate(None),
        LinkSetting::Queue(None),
        LinkSetting::Mtu(1500),
        LinkSetting::Loss(0),
        LinkSetting::Reorder(0),
        LinkSetting::Duplicate(0),
        LinkSetting::Corrupt(0),
    ] {
        configure(world, setting);
    }
    world.tamper(|cable, now, record| {
        for side in Side::BOTH {
            cable.disarm(now, side, record);
        }
        cable.plug(now, record);
        let _ = cable.release(now, None, record);
    });
}

/// The client sends so much through all this; then the wire is calm, and all comes to rest.
fn play(config: Config, seed: u64, mishaps: &[(u64, Mishap)], text: &str) -> World {
    let mut world = World::with_wire(config, LinkConfig::DEFAULT, seed);
    open(&mut world);
    say(&mut world, Side::Client, text);
    for (wait, mishap) in mishaps {
        let to = world.now() + millis(*wait);
        while world.next_event_at().is_some_and(|at| at <= to) {
            world.step();
        }
        world.wait_until(to);
        suffer(&mut world, mishap.clone());
    }
    calm(&mut world);
    run_out(&mut world);
    world
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// After the storm all data is there, in order and once; and the same storm with the same seed
    /// leaves the same record.
    #[test]
    fn the_stream_survives_whatever_befalls_the_wire(
        seed: u64,
        linux: bool,
        mishaps in prop::collection::vec((0u64..400, mishap()), 0..24),
        length in 1usize..30_000,
    ) {
        let text: String = (0..length).map(|index| char::from(b'a' + (index % 26) as u8)).collect();
        let config = if linux { Config::LINUX_LIKE } else { Config::TEXTBOOK };
        let world = play(config, seed, &mishaps, &text);
        let received = octets(&world, Side::Server);
        prop_assert_eq!(received, length as u64, "{:?}", codes(&world));
        prop_assert!(text.ends_with(&heard(&world, Side::Server)));
        prop_assert_eq!(world.in_flight(), 0);
        let again = play(config, seed, &mishaps, &text);
        prop_assert_eq!(world.record(), again.record());
    }
}
