//! Segments that a third party sends in a host's name.

use tcpscope::sim::Side::{Client, Server};
use tcpscope::sim::World;

use super::two_hosts::*;

/// Somebody sends this in the client's name; the segment's id.
#[track_caller]
fn forge(world: &mut World, segment: &str) -> u32 {
    let id = world.record().flights().len() as u32;
    tell(world, &format!("forge client {segment}"));
    id
}

#[test]
fn a_blind_rst_has_to_hit_the_very_number() {
    let mut world = connected();
    tell(&mut world, "link loss 100%");
    let start = world.now();
    let rst = forge(&mut world, r#""R 6:6(0) win 0""#);
    let forged = flight(&world, rst);
    assert!(forged.forged && forged.from == Client);
    assert_eq!(line(&world, rst), "R 6:6(0) win 0");
    tell(&mut world, "link loss 0%");
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
    let rst = forge(&mut world, r#""R 1:1(0) win 0""#);
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
    let syn = forge(&mut world, r#""S 1000:1000(0)""#);
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
    let syn = forge(&mut world, r#"7 > 9 "S 4000000000:4000000000(0)""#);
    assert!(line(&world, syn).starts_with("S 4000000000:4000000000(0)"));
    run_out(&mut world);
    let answer = &flight(&world, syn + 1).segment;
    assert_eq!(answer.to_string(), "R. 0:0(0) ack 4000000001 win 0");
}

#[test]
fn an_unplugged_cable_carries_no_forgery() {
    let mut world = connected();
    tell(&mut world, "unplug");
    let rst = forge(&mut world, r#""R 1:1(0) win 0""#);
    assert_eq!(told(&world, rst), ["segment-forged", "lost-unplugged"]);
    assert_eq!(world.next_event_at(), None);
}
