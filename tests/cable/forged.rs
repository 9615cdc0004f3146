//! Segments that a third party sends in a host's name.

use bytes::Bytes;
use tcpscope::script::{Forgery, LinkSetting};
use tcpscope::segment::{Flags, Options, Segment};
use tcpscope::seq::Seq;
use tcpscope::sim::Side::{Client, Server};
use tcpscope::sim::World;

use crate::two_hosts::*;

/// The segment in the words of its notation, sent in the client's name.
fn forge(world: &mut World, flags: Flags, seq: u32, ack: u32) -> u32 {
    let pair = world.host(Client).pair().expect("the client's connection");
    let nowhere = ([0, 0, 0, 0], 0).into();
    let forgery = Forgery {
        host: Client,
        ports: None,
        segment: Box::new(Segment {
            src: nowhere,
            dst: nowhere,
            seq: Seq(seq),
            ack: Seq(ack),
            flags,
            window: 0,
            urgent: 0,
            options: Options::default(),
            payload: Bytes::new(),
        }),
    };
    world.tamper(|cable, now, record| cable.forge(now, &forgery, pair, record)) as u32
}

#[test]
fn a_blind_rst_has_to_hit_the_very_number() {
    let mut world = connected();
    configure(&mut world, LinkSetting::Loss(1_000_000));
    let start = world.now();
    let rst = forge(&mut world, Flags::RST, 6, 0);
    let forged = flight(&world, rst);
    assert!(forged.forged && forged.from == Client);
    assert_eq!(line(&world, rst), "R 6:6(0) win 0");
    configure(&mut world, LinkSetting::Loss(0));
    world.step();
    assert_eq!(
        world.now(),
        start + millis(50),
        "one delay, without mishaps"
    );
    assert!(
        told(&world, rst + 1).contains(&"sent-challenge-rst"),
        "§3.10.7.4"
    );
    run_out(&mut world);
    assert_eq!(world.host(Server).state().name(), "ESTABLISHED");
    let rst = forge(&mut world, Flags::RST, 1, 0);
    run_out(&mut world);
    assert!(told(&world, rst).contains(&"state-reset-arrived"));
    assert_eq!(world.host(Server).state().name(), "CLOSED");
    assert_eq!(
        world.host(Client).state().name(),
        "ESTABLISHED",
        "it knows nothing"
    );
}

#[test]
fn an_old_syn_does_not_disturb_a_connection() {
    let mut world = connected();
    let syn = forge(&mut world, Flags::SYN, 1000, 0);
    run_out(&mut world);
    assert!(told(&world, syn + 1).contains(&"sent-challenge-syn"));
    let data = say(&mut world, Client, "still here");
    assert_eq!(
        line(&world, data),
        "P. 1:11(10) ack 1 win 65535",
        "its numbers are its own"
    );
    run_out(&mut world);
    assert_eq!(heard(&world, Server), "still here");
}

#[test]
fn a_forgery_for_a_connection_that_never_was_counts_from_zero() {
    let mut world = connected();
    let pair = (([10, 0, 0, 1], 7).into(), ([10, 0, 0, 2], 9).into());
    let real = flight(&world, 0).segment.clone();
    let segment = Box::new(Segment {
        seq: Seq(4_000_000_000),
        ..real
    });
    let forgery = Forgery {
        host: Client,
        ports: Some((7, 9)),
        segment,
    };
    let syn = world.tamper(|cable, now, record| cable.forge(now, &forgery, pair, record)) as u32;
    assert!(line(&world, syn).starts_with("S 4000000000:4000000000(0)"));
    run_out(&mut world);
    let answer = &flight(&world, syn + 1).segment;
    assert_eq!(answer.to_string(), "R. 0:0(0) ack 4000000001 win 0");
}

#[test]
fn an_unplugged_cable_carries_no_forgery() {
    let mut world = connected();
    world.tamper(|cable, now, record| cable.unplug(now, record));
    let rst = forge(&mut world, Flags::RST, 1, 0);
    assert_eq!(told(&world, rst), ["segment-forged", "lost-unplugged"]);
    assert_eq!(world.next_event_at(), None);
}
