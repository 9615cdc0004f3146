//! The loop: time passes, segments come and go.

use bytes::Bytes;
use tcpscope::host::Host;
use tcpscope::tcp::Config;
use tcpscope::time::{Duration, Instant};
use tcpscope::wire::{self, WireError};

use crate::app::App;
use crate::args::{Args, Role};
use crate::clock::Clock;
use crate::faults::{Direction, Way};
use crate::watch::Watch;
use crate::wire::Wire;

/// Octets of IP and TCP headers without options.
const HEADERS_V4: u16 = 40;
const HEADERS_V6: u16 = 60;

/// Nobody wants to wait for the usual 2 MSL of TIME-WAIT here. They must be longer than the
/// kernel's first two timeouts, so that a lost acknowledgment of its FIN can be sent again.
const MAXIMUM_SEGMENT_LIFETIME: Duration = Duration::from_millis(500);

/// How many datagrams are taken in before the timers get their turn at the latest.
const MOST_IN_A_ROW: u32 = 256;

/// The receive buffer of a slow reader, octets.
const SMALL_BUFFER: u32 = 32_768;

/// Talks to the kernel and prints one line about it.
///
/// # Errors
/// What went wrong, and where.
pub fn talk(args: &Args) -> Result<(), String> {
    let clock = Clock::start();
    let mut wire = Wire::open(args, clock)?;
    let mut watch = Watch::default();
    let start = clock.now();
    let result = converse(args, clock, &mut wire, &mut watch);
    println!("seconds={} {watch}", clock.now().since(start));
    let written = wire.finish();
    result?;
    written?;
    match watch.unreadable {
        0 => Ok(()),
        count => Err(format!("{count} of the kernel's segments were unreadable")),
    }
}

fn converse(args: &Args, clock: Clock, wire: &mut Wire, watch: &mut Watch) -> Result<(), String> {
    let mut host = Host::new(args.local, config(args, wire.mtu()?), args.seed);
    let mut way = Way::new(args.faults, args.seed);
    let limit = clock.now() + args.limit;
    let mut app = App::start(args, clock.now(), &mut host, watch)?;
    if args.role == Role::Server {
        // For whoever starts the client.
        eprintln!("tun: listening");
    }
    let mut in_a_row = 0;
    loop {
        let now = clock.now();
        // What waits goes first: no timer may run out because we looked too late.
        if in_a_row == MOST_IN_A_ROW {
            host.handle_timeout(now, watch);
            in_a_row = 0;
        }
        settle(now, &mut host, &mut app, &mut way, watch)?;
        while let Some((direction, segment)) = way.leave(now) {
            match direction {
                Direction::Out => wire.write(&segment)?,
                Direction::In => {
                    host.handle_segment(now, &segment, watch);
                    settle(now, &mut host, &mut app, &mut way, watch)?;
                }
            }
        }
        if app.is_over(&host) {
            return app.verdict();
        }
        if now >= limit {
            return Err(format!(
                "gave up after {} s: {}; states {}",
                args.limit,
                app.progress(),
                watch.path()
            ));
        }
        let wakeups = [host.poll_timeout(), way.next(), app.wakeup(now)];
        let next = wakeups.into_iter().flatten().fold(limit, Instant::min);
        match wire.read(next.since(now))? {
            Some(datagram) => {
                in_a_row += 1;
                take_in(clock.now(), &datagram, &mut host, &mut way, watch);
            }
            None => in_a_row = MOST_IN_A_ROW,
        }
    }
}

/// A datagram has come out of the device.
fn take_in(now: Instant, datagram: &Bytes, host: &mut Host, way: &mut Way, watch: &mut Watch) {
    match wire::decode(datagram) {
        Ok(segment) => {
            watch.received(&segment);
            way.enter(now, Direction::In, segment);
        }
        Err(WireError::NotTcp(_)) => {
            if let Ok(error) = wire::decode_icmp(datagram) {
                host.handle_icmp(&error, watch);
            }
        }
        Err(_) => watch.unreadable += 1,
    }
}

/// Lets the program act, then the segments leave that this brings about.
fn settle(
    now: Instant,
    host: &mut Host,
    app: &mut App<'_>,
    way: &mut Way,
    watch: &mut Watch,
) -> Result<(), String> {
    app.act(now, host, watch)?;
    while let Some(segment) = host.poll_transmit(now, watch) {
        watch.sent(&segment);
        way.enter(now, Direction::Out, segment);
    }
    Ok(())
}

fn config(args: &Args, mtu: u16) -> Config {
    let headers = match args.local.is_ipv4() {
        true => HEADERS_V4,
        false => HEADERS_V6,
    };
    let mut config = Config {
        mss: args.config.mss.map(|_| mtu.saturating_sub(headers)),
        msl: MAXIMUM_SEGMENT_LIFETIME,
        ..args.config
    };
    if args.slow_reader {
        config.receive_buffer = SMALL_BUFFER;
    }
    config
}
