//! What can go wrong on the wire between two hosts, and what their TCP makes of it.

#[path = "cable/anything.rs"]
mod anything;
#[path = "cable/forged.rs"]
mod forged;
#[path = "cable/two_hosts.rs"]
mod two_hosts;

use tcpscope::script::{Edit, Fault};
use tcpscope::segment::Flags;
use tcpscope::sim::{Fate, Refusal, Side, World};
use tcpscope::time::Duration;

use two_hosts::*;

use Side::{Client, Server};

#[test]
fn a_chosen_segment_is_dropped_where_it_is() {
    let mut world = connected();
    let data = say(&mut world, Client, "hello");
    assert_eq!(befall(&mut world, data, Fault::Drop), Ok(()));
    let now = world.now();
    assert_eq!(flight(&world, data).fate, Fate::Lost(now));
    assert_eq!(told(&world, data).last(), Some(&"lost-chosen"));
    assert_eq!(befall(&mut world, data, Fault::Drop), GONE);
    run_out(&mut world);
    assert_eq!(heard(&world, Server), "hello", "it was sent again");
}

#[test]
fn a_held_segment_goes_the_rest_of_its_way_when_it_is_released() {
    let mut world = connected();
    let data = say(&mut world, Client, "hello");
    let start = world.now();
    world.wait_until(start + millis(20));
    assert_eq!(befall(&mut world, data, Fault::Hold), Ok(()));
    assert_eq!(flight(&world, data).fate, Fate::Held(start + millis(20)));
    assert_eq!(befall(&mut world, data, Fault::Hold), Ok(()), "once more");
    assert_eq!(world.cable().in_flight(), 1, "it is still there");
    world.wait_until(start + millis(120));
    assert_eq!(world.now(), start + millis(120), "nothing arrives");
    assert_eq!(release(&mut world, Some(data)), Ok(()));
    assert_eq!(flight(&world, data).fate, Fate::InFlight);
    world.step();
    assert_eq!(world.now(), start + millis(150));
    assert_eq!(flight(&world, data).arrives_at, world.now());
    assert_eq!(heard(&world, Server), "hello");
    assert_eq!(
        told(&world, data)[..3],
        ["sent-data", "segment-held", "segment-released"]
    );
    assert_eq!(release(&mut world, Some(data)), GONE);
}

#[test]
fn all_that_is_held_is_released_at_once() {
    let mut world = connected();
    tell(&mut world, "hold every client data");
    let (one, two) = (say(&mut world, Client, "a"), say(&mut world, Client, "b"));
    let held = |world: &World| [one, two].map(|id| matches!(flight(world, id).fate, Fate::Held(_)));
    assert_eq!(held(&world), [true, true]);
    assert_eq!(world.cable().in_flight(), 2);
    assert_eq!(release(&mut world, Some(two)), Ok(()));
    assert_eq!(held(&world), [true, false]);
    assert_eq!(release(&mut world, None), Ok(()));
    assert_eq!(held(&world), [false, false]);
    assert_eq!(
        release(&mut world, None),
        Ok(()),
        "nothing is held: nothing to do"
    );
    run_out(&mut world);
    assert_eq!(heard(&world, Server), "ab");
}

#[test]
fn what_is_held_can_still_be_changed_and_lost() {
    let mut world = connected();
    let data = say(&mut world, Client, "hello");
    let start = world.now();
    for fault in [
        Fault::Hold,
        Fault::Delay { by: millis(30) },
        Fault::Edit {
            edits: vec![Edit::Window(7)],
        },
    ] {
        assert_eq!(befall(&mut world, data, fault), Ok(()));
    }
    assert_eq!(release(&mut world, Some(data)), Ok(()));
    assert_eq!(flight(&world, data).arrives_at, start + millis(80));
    assert_eq!(befall(&mut world, data, Fault::Hold), Ok(()));
    let copy = Fault::Duplicate { after: millis(10) };
    assert_eq!(befall(&mut world, data, copy), Ok(()));
    assert_eq!(befall(&mut world, data, Fault::Drop), Ok(()));
    world.step();
    assert_eq!(world.now(), start + millis(90), "the copy was not held");
    assert_eq!(heard(&world, Server), "hello");
    assert_eq!(client_window(&world), 7);
}

#[test]
fn a_delayed_segment_is_overtaken() {
    let mut world = connected();
    let (one, two) = (say(&mut world, Client, "a"), say(&mut world, Client, "b"));
    let start = world.now();
    befall(&mut world, one, Fault::Delay { by: millis(5) }).expect("it is in flight");
    world.step();
    assert_eq!(told(&world, two).last(), Some(&"held"));
    world.step();
    assert_eq!(world.now(), start + millis(55));
    assert!(told(&world, one).contains(&"hole-filled"));
    assert_eq!(heard(&world, Server), "ab");
}

#[test]
fn a_duplicate_arrives_twice_and_is_read_once() {
    let mut world = connected();
    let data = say(&mut world, Client, "hello");
    let start = world.now();
    let fault = Fault::Duplicate { after: millis(10) };
    befall(&mut world, data, fault).expect("it is in flight");
    let copy = data + 1;
    assert_eq!(flight(&world, copy).copy_of, Some(data as usize));
    assert_eq!(flight(&world, copy).segment, flight(&world, data).segment);
    assert_eq!(flight(&world, copy).arrives_at, start + millis(60));
    run_out(&mut world);
    assert_eq!(
        told(&world, copy),
        ["segment-duplicated", "ignored-duplicate"]
    );
    assert_eq!(heard(&world, Server), "hello");
}

#[test]
fn a_corrupted_segment_arrives_and_counts_for_nothing() {
    let mut world = connected();
    let data = say(&mut world, Client, "hello");
    befall(&mut world, data, Fault::Corrupt).expect("it is in flight");
    world.step();
    assert_eq!(flight(&world, data).fate, Fate::Arrived);
    assert!(flight(&world, data).corrupted);
    assert_eq!(
        told(&world, data),
        ["sent-data", "segment-corrupted", "ignored-bad-checksum"]
    );
    assert_eq!(world.cable().in_flight(), 0, "not even an acknowledgment");
    run_out(&mut world);
    assert_eq!(heard(&world, Server), "hello");
}

#[test]
fn an_edited_segment_says_what_somebody_else_wrote() {
    let mut world = connected();
    let data = say(&mut world, Client, "hello");
    let edits = vec![
        Edit::MoveSeq(10),
        Edit::Window(0),
        Edit::Ack(7),
        Edit::MoveAck(-6),
        Edit::Flags(Flags::ACK),
    ];
    befall(&mut world, data, Fault::Edit { edits }).expect("it is in flight");
    assert!(flight(&world, data).edited());
    assert_eq!(line(&world, data), ". 11:16(5) ack 1 win 0");
    world.step();
    assert_eq!(
        told(&world, data).last(),
        Some(&"held"),
        "there is a hole before it"
    );
    let mut world = connected();
    let data = say(&mut world, Client, "hello");
    let edits = vec![Edit::Seq(3)];
    befall(&mut world, data, Fault::Edit { edits }).expect("it is in flight");
    assert_eq!(line(&world, data), "P. 3:8(5) ack 1 win 65535");
}

#[test]
fn viewers_are_told_of_each_change() {
    let mut world = connected();
    let seen = world.record().changed().len();
    let data = say(&mut world, Client, "hello");
    for fault in [
        Fault::Delay { by: millis(1) },
        Fault::Hold,
        Fault::Corrupt,
        Fault::Edit { edits: vec![] },
        Fault::Drop,
    ] {
        befall(&mut world, data, fault).expect("it is in flight");
    }
    let changed = world.record().changed().since(seen);
    assert!(changed.eq(&[data as usize; 5]));
}

#[test]
fn the_nth_of_a_description_is_counted_from_when_it_was_armed() {
    let mut world = connected();
    say(&mut world, Client, "a");
    tell(&mut world, "drop client 2nd data");
    assert!(world.cable().armed(Client) && !world.cable().armed(Server));
    for text in ["b", "c", "d"] {
        say(&mut world, Client, text);
    }
    assert!(!world.cable().armed(Client), "it is used up");
    let start = world.now();
    world.step();
    assert_eq!(
        world.now(),
        start + millis(25),
        "half-way, where it can be seen"
    );
    assert_eq!(
        lost(&world),
        ["> P. 3:4(1) ack 1 win 65535: lost-described"]
    );
    run_out(&mut world);
    assert_eq!(heard(&world, Server), "abcd");
}

#[test]
fn the_first_three_of_a_description() {
    let mut world = connected();
    tell(&mut world, "drop first 3 client data");
    say(&mut world, Client, "a");
    run_out(&mut world);
    assert_eq!(lost(&world).len(), 3, "it, and twice again");
    assert_eq!(heard(&world, Server), "a");
}

#[test]
fn every_one_until_it_is_disarmed() {
    let mut world = connected();
    tell(&mut world, "corrupt every server segment");
    say(&mut world, Client, "a");
    for _ in 0..10 {
        world.step();
    }
    let from_server = |world: &World| {
        let flights = world.record().flights().iter().skip(3);
        flights
            .filter(|flight| flight.from == Server)
            .map(|flight| flight.corrupted)
            .collect()
    };
    let corrupted: Vec<bool> = from_server(&world);
    assert!(corrupted.len() > 2 && corrupted.iter().all(|corrupted| *corrupted));
    tell(&mut world, "disarm server");
    run_out(&mut world);
    let corrupted: Vec<bool> = from_server(&world);
    assert_eq!(corrupted.last(), Some(&false));
    let notes = codes(&world);
    let user = notes.iter().filter(|code| code.starts_with("fault-"));
    assert_eq!(
        user.collect::<Vec<_>>(),
        [&"fault-armed", &"fault-disarmed"]
    );
}

#[test]
fn only_what_is_sent_again() {
    let mut world = connected();
    tell(&mut world, "drop client retransmitted data");
    tell(&mut world, "drop client data");
    say(&mut world, Client, "a");
    run_out(&mut world);
    let retransmissions = world
        .record()
        .flights()
        .iter()
        .filter(|flight| flight.retransmission);
    assert_eq!(retransmissions.count(), 2);
    assert_eq!(lost(&world).len(), 2);
    assert_eq!(heard(&world, Server), "a");
}

#[test]
fn the_acknowledgment_of_the_fin_and_no_other() {
    let mut world = connected();
    tell(&mut world, "drop server ACK of FIN");
    say(&mut world, Client, "a");
    world.step();
    world.step();
    tell(&mut world, "client close");
    run_out(&mut world);
    assert_eq!(lost(&world), ["< . 1:1(0) ack 3 win 65535: lost-described"]);
    assert_eq!(
        world.host(Client).state().name(),
        "FIN-WAIT-2",
        "the FIN came again"
    );
}

#[test]
fn one_acknowledgment_may_be_of_data_and_of_a_fin() {
    for (kind, count) in [("data", 2), ("FIN", 1)] {
        let mut world = World::new(1);
        open(&mut world);
        run_out(&mut world);
        say(&mut world, Client, "a");
        // It waits for the acknowledgment (Nagle), until the FIN takes it along.
        say(&mut world, Client, "b");
        tell(&mut world, "client close");
        tell(
            &mut world,
            &format!("delay every server ACK of {kind} by 1ms"),
        );
        run_out(&mut world);
        let delayed = codes(&world)
            .into_iter()
            .filter(|code| *code == "segment-delayed");
        assert_eq!(delayed.count(), count);
    }
}

#[test]
fn several_faults_befall_one_segment() {
    let mut world = connected();
    for fault in [
        "delay client data by 7ms",
        "edit client data set win 9",
        "duplicate client data after 3ms",
        "drop client data",
    ] {
        tell(&mut world, fault);
    }
    let start = world.now();
    let id = say(&mut world, Client, "a");
    world.step();
    assert_eq!(lost(&world), ["> P. 1:2(1) ack 1 win 9: lost-described"]);
    world.step();
    assert_eq!(world.now(), start + millis(60));
    assert_eq!(flight(&world, id + 1).fate, Fate::Arrived);
    assert_eq!(heard(&world, Server), "a", "only the copy came through");
}

#[test]
fn what_leaves_at_once_arrives_one_transmission_apart() {
    let mut world = connected();
    tell(&mut world, "link rate 1500kbit/s");
    let start = world.now();
    let first = send_octets(&mut world, Client, 4000);
    let arrivals: Vec<_> = (first..first + 3)
        .map(|id| flight(&world, id).arrives_at.since(start))
        .collect();
    // 1500, 1500 and 1120 octets.
    let micros = [58_000, 66_000, 71_974].map(Duration::from_micros);
    assert_eq!(arrivals, micros);
    run_out(&mut world);
    assert_eq!(octets(&world, Server), 4000);
}

#[test]
fn a_full_queue_loses_what_comes_and_all_arrives_in_the_end() {
    let mut world = connected();
    tell(&mut world, "link rate 100kbit/s");
    tell(&mut world, "link queue 1");
    send_octets(&mut world, Client, 60_000);
    run_out(&mut world);
    let lost = lost(&world);
    assert!(
        lost.iter().any(|line| line.ends_with("lost-queue-full")),
        "{lost:#?}"
    );
    assert_eq!(octets(&world, Server), 60_000);
}

#[test]
fn what_is_longer_than_the_mtu_does_not_leave() {
    let mut world = connected();
    tell(&mut world, "link mtu 1000");
    let data = send_octets(&mut world, Client, 961);
    let now = world.now();
    assert_eq!(flight(&world, data).fate, Fate::Lost(now));
    assert_eq!(told(&world, data), ["sent-data", "lost-too-big"]);
    let mut world = connected();
    tell(&mut world, "link mtu 1000");
    send_octets(&mut world, Client, 960);
    run_out(&mut world);
    assert_eq!(octets(&world, Server), 960);
}

#[test]
fn one_direction_can_be_worse_than_the_other() {
    let mut world = connected();
    tell(&mut world, "link from server loss 100%");
    say(&mut world, Client, "a");
    for _ in 0..6 {
        world.step();
    }
    assert_eq!(heard(&world, Server), "a");
    assert!(lost(&world).iter().all(|line| line.starts_with('<')));
    tell(&mut world, "link from server loss 0%");
    run_out(&mut world);
    assert_eq!(heard(&world, Server), "a");
}

#[test]
fn chance_says_what_it_did() {
    let mut world = connected();
    tell(&mut world, "link duplicate 100%");
    tell(&mut world, "link reorder 100%");
    let data = say(&mut world, Client, "a");
    assert!(told(&world, data).contains(&"wire-reordered"));
    assert_eq!(told(&world, data + 1), ["wire-duplicated"]);
    tell(&mut world, "link corrupt 100%");
    let data = say(&mut world, Client, "b");
    assert!(flight(&world, data).corrupted);
    tell(&mut world, "link corrupt 0%");
    run_out(&mut world);
    assert_eq!(told(&world, data).last(), Some(&"ignored-bad-checksum"));
    assert_eq!(heard(&world, Server), "ab");
}

#[test]
fn nothing_survives_on_an_unplugged_cable() {
    let mut world = connected();
    let (one, two) = (say(&mut world, Client, "a"), say(&mut world, Client, "b"));
    befall(&mut world, two, Fault::Hold).expect("it is in flight");
    for _ in 0..2 {
        tell(&mut world, "unplug");
    }
    assert!(!world.cable().is_plugged());
    let three = say(&mut world, Client, "c");
    let now = world.now();
    for id in [one, two, three] {
        assert_eq!(flight(&world, id).fate, Fate::Lost(now));
        assert_eq!(told(&world, id).last(), Some(&"lost-unplugged"));
    }
    world.step();
    assert!(lost(&world).len() > 3, "what is sent again is lost as well");
    for _ in 0..2 {
        tell(&mut world, "plug");
    }
    run_out(&mut world);
    assert_eq!(heard(&world, Server), "abc");
    let notes = codes(&world);
    let cable = notes.iter().filter(|code| code.starts_with("cable-"));
    assert_eq!(
        cable.collect::<Vec<_>>(),
        [&"cable-unplugged", &"cable-plugged"]
    );
}

/// What has arrived or was lost, or never was, can't be touched.
const GONE: Result<(), Refusal> = Err(Refusal::SegmentNotInFlight);

#[test]
fn what_is_gone_is_refused() {
    let mut world = connected();
    for id in [0, 99, u32::MAX] {
        assert_eq!(befall(&mut world, id, Fault::Hold), GONE);
        assert_eq!(release(&mut world, Some(id)), GONE);
    }
}
