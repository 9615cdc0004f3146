//! Two hosts, and short words for what is done to the wire between them.

use tcpscope::script::{Action, Call, Fault, Payload, Target, parse_line};
use tcpscope::sim::{Flight, Refusal, Side, World};
use tcpscope::time::Duration;

pub const fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// The user says a line of the script language.
#[track_caller]
pub fn tell(world: &mut World, line: &str) {
    assert_eq!(ask(world, line), Ok(()), "{line}");
}

/// The same, and it may be refused.
#[track_caller]
pub fn ask(world: &mut World, line: &str) -> Result<(), Refusal> {
    let statement = parse_line(line).unwrap_or_else(|error| panic!("{}", error.render("line")));
    world.carry_out(&statement.action).map(drop)
}

/// The client's connection to the server, both ESTABLISHED and silent.
pub fn connected() -> World {
    let mut world = World::new(1);
    // Small segments leave at once, so that there are some to play with.
    tell(&mut world, "hosts nagle off");
    open(&mut world);
    run_out(&mut world);
    world
}

/// The server listens, the client connects.
pub fn open(world: &mut World) {
    tell(world, "server listen 80");
    tell(world, "client connect server:80");
}

/// Sends `text`; the id of its first segment, if it leaves at once.
pub fn say(world: &mut World, side: Side, text: &str) -> u32 {
    let data = Payload::Text(text.to_owned().into());
    send(world, side, data)
}

/// Sends so many octets, likewise.
pub fn send_octets(world: &mut World, side: Side, octets: u32) -> u32 {
    send(world, side, Payload::Octets(octets))
}

fn send(world: &mut World, host: Side, data: Payload) -> u32 {
    let id = world.record().flights().len() as u32;
    let action = Action::Call {
        host,
        socket: None,
        call: Call::Send { data },
        returns: None,
    };
    assert!(world.carry_out(&action).is_ok());
    id
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

pub fn befall(world: &mut World, id: u32, fault: Fault) -> Result<(), Refusal> {
    let target = Target::Flight(id);
    world.carry_out(&Action::Fault { target, fault }).map(drop)
}

pub fn release(world: &mut World, segment: Option<u32>) -> Result<(), Refusal> {
    world.carry_out(&Action::Release { segment }).map(drop)
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

/// The last of what the application of `side` has read.
pub fn heard(world: &World, side: Side) -> String {
    world.host(side).inbox().text()
}

pub fn octets(world: &World, side: Side) -> u64 {
    world.host(side).inbox().octets
}

/// The window that the client has announced, as the server knows it.
pub fn client_window(world: &World) -> u32 {
    let server = world.host(Side::Server);
    server.connection().map_or(0, |server| server.snd().wnd)
}
