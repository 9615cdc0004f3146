//! Whatever the wire does to them, two hosts agree in the end.

use proptest::prelude::*;
use tcpscope::net::LinkSetting;
use tcpscope::script::{Action, Description, Fault, Kind, Pick, Setting, Target, Which};
use tcpscope::sim::{Side, World};
use tcpscope::time::Duration;

use super::two_hosts::*;

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
    let kind = prop::sample::select(Kind::ALL.to_vec());
    (side(), any::<bool>(), kind.clone(), prop::option::of(kind)).prop_map(
        |(from, retransmitted, kind, of)| Description {
            from,
            retransmitted,
            kind,
            of,
        },
    )
}

/// One thing that is done to the wire.
fn mishap() -> impl Strategy<Value = Action> {
    let which = prop_oneof![
        (1u32..5).prop_map(Which::Nth),
        (1u32..5).prop_map(Which::First),
        Just(Which::Every),
    ];
    let pick = (which, description()).prop_map(|(which, segment)| Pick { which, segment });
    let target = prop_oneof![
        4 => (0u32..60).prop_map(Target::Flight),
        3 => pick.prop_map(Target::Described),
    ];
    let link = (prop::option::of(side()), setting());
    prop_oneof![
        4 => link.prop_map(|(from, setting)| Action::Set(Setting::Link { from, setting })),
        7 => (target, fault()).prop_map(|(target, fault)| Action::Fault { target, fault }),
        1 => Just(Action::Release { segment: None }),
        1 => Just(Action::Unplug),
        2 => Just(Action::Plug),
    ]
}

/// Nothing goes wrong any more, and what is held goes on.
fn calm(world: &mut World) {
    for line in [
        "link jitter 0s",
        "link rate off",
        "link queue off",
        "link mtu 1500",
        "link loss 0%",
        "link reorder 0%",
        "link duplicate 0%",
        "link corrupt 0%",
        "disarm client",
        "disarm server",
        "plug",
        "release",
    ] {
        tell(world, line);
    }
}

/// The client sends so much through all this; then the wire is calm, and all comes to rest.
fn play(preset: &str, seed: u64, mishaps: &[(u64, Action)], text: &str) -> World {
    let mut world = World::new(seed);
    tell(&mut world, &format!("hosts preset {preset}"));
    open(&mut world);
    say(&mut world, Side::Client, text);
    for (wait, mishap) in mishaps {
        let to = world.now() + millis(*wait);
        while world.next_event_at().is_some_and(|at| at <= to) {
            world.step();
        }
        world.wait_until(to);
        // What is no longer in flight is out of reach.
        let _ = world.carry_out(mishap);
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
        let preset = if linux { "linux" } else { "textbook" };
        let world = play(preset, seed, &mishaps, &text);
        let received = octets(&world, Side::Server);
        prop_assert_eq!(received, length as u64, "{:?}", codes(&world));
        prop_assert!(text.ends_with(&heard(&world, Side::Server)));
        prop_assert_eq!(world.cable().in_flight(), 0);
        let again = play(preset, seed, &mishaps, &text);
        prop_assert_eq!(world.record(), again.record());
    }
}
