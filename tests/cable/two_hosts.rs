//! Two hosts, and short words for what is done to the wire between them.

use tcpscope::script::{Description, Fault, Kind, LinkSetting, Pick, Which};
use tcpscope::sim::{Flight, Refusal, Side, World};
use tcpscope::tcp::Config;
use tcpscope::time::Duration;
use tcpscope::view::Command;

pub const fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// The client's connection to the server, both ESTABLISHED and silent.
pub fn connected() -> World {
    // Small segments leave at once, so that there are some to play with.
    let config = Config {
        nagle: false,
        ..Config::TEXTBOOK
    };
    let mut world = World::new(config, 1);
    open(&mut world);
    run_out(&mut world);
    world
}

/// The server listens, the client connects.
pub fn open(world: &mut World) {
    for command in [
        Command::Listen {
            host: Side::Server.into(),
        },
        Command::Connect {
            host: Side::Client.into(),
        },
    ] {
        assert_eq!(world.dispatch(&command), Ok(()));
    }
}

/// Sends `text`; the id of its first segment, if it leaves at once.
pub fn say(world: &mut World, side: Side, text: &str) -> u32 {
    let id = world.record().flights().len() as u32;
    let command = Command::Send {
        host: side.into(),
        text: text.to_owned(),
    };
    assert_eq!(world.dispatch(&command), Ok(()));
    id
}

pub fn close(world: &mut World, side: Side) {
    let command = Command::Close { host: side.into() };
    assert_eq!(world.dispatch(&command), Ok(()));
}

/// Lets all happen that will.
pub fn run_out(world: &mut World) {
    for _ in 0..100_000 {
        if world.next_event_at().is_none() {
            return;
        }
        world.step();
    }
    panic!("it never comes to rest");
}

pub fn of(from: Side, kind: Kind) -> Description {
    Description {
        from,
        retransmitted: false,
        kind,
        of: None,
    }
}

pub fn arm(world: &mut World, which: Which, segment: Description, fault: Fault) {
    let pick = Pick { which, segment };
    world.tamper(|cable, now, record| cable.arm(now, pick, fault, record));
}

pub fn befall(world: &mut World, id: u32, fault: Fault) -> Result<(), Refusal> {
    world.tamper(|cable, now, record| cable.fault(now, id, &fault, record))
}

pub fn release(world: &mut World, id: Option<u32>) -> Result<(), Refusal> {
    world.tamper(|cable, now, record| cable.release(now, id, record))
}

/// Both directions.
pub fn configure(world: &mut World, setting: LinkSetting) {
    world.tamper(|cable, _, _| cable.configure(None, setting));
}

pub fn flight(world: &World, id: u32) -> &Flight {
    &world.record().flights()[id as usize]
}

pub fn line(world: &World, id: u32) -> String {
    written(flight(world, id))
}

fn written(flight: &Flight) -> String {
    let (iss, irs) = flight.initial;
    flight.segment.relative_to(iss, irs).to_string()
}

/// All that the log tells.
pub fn codes(world: &World) -> Vec<&'static str> {
    let entries = world.record().entries().iter();
    entries.map(|entry| entry.note.code()).collect()
}

/// What the log tells of a segment.
pub fn told(world: &World, id: u32) -> Vec<&'static str> {
    let entries = world.record().entries().iter();
    entries
        .filter(|entry| entry.segment == Some(id as usize))
        .map(|entry| entry.note.code())
        .collect()
}

/// Each loss: who sent what, and why it was lost.
pub fn lost(world: &World) -> Vec<String> {
    let entries = world.record().entries().iter();
    let lost = entries.filter_map(|entry| {
        let flight = &world.record().flights()[entry.segment?];
        let arrow = if flight.from == Side::Client {
            '>'
        } else {
            '<'
        };
        let code = entry.note.code();
        let line = || format!("{arrow} {}: {code}", written(flight));
        code.starts_with("lost-").then(line)
    });
    lost.collect()
}

/// The last of what the user of `side` has read.
pub fn heard(world: &World, side: Side) -> String {
    let inbox = world.host(side).inbox();
    inbox.map(|inbox| inbox.text()).unwrap_or_default()
}

pub fn octets(world: &World, side: Side) -> u64 {
    world.host(side).inbox().map_or(0, |inbox| inbox.octets)
}

/// The window that the client has announced, as the server knows it.
pub fn client_window(world: &World) -> u32 {
    let server = world.host(Side::Server);
    server.connection().map_or(0, |server| server.snd().wnd)
}
