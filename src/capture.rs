//! What passed the hosts' interfaces, as a pcapng file for Wireshark and its relatives
//! (draft-ietf-opsawg-pcapng).
//!
//! Each host has an interface of its own, on which it sees what it sends when it sends it, and what
//! arrives when it arrives. What is lost is therefore only seen by its sender, what the wire
//! duplicates or somebody forges only by its receiver; what is damaged or rewritten on the way looks
//! different at the two ends. A comment names what befell a segment, by the codes of the log.
//!
//! [`classic()`] writes the same packets in the older format, pcap, which has no comments.

mod classic;

pub use classic::{LAST_SECOND, classic};

use std::net::{IpAddr, Ipv6Addr};

use crate::explain::Kind;
use crate::sim::{Record, Side, World};
use crate::time::{Duration, Instant};

/// The time of day at [`Instant::ZERO`] unless the user says otherwise, since 1970: the start of
/// 18 August 2022, when RFC 9293 was published.
pub const EPOCH: Duration = Duration::from_secs(1_660_780_800);

/// With more octets of data than this a file keeps only the beginning of each datagram, so that none
/// gets so large that a page can't hold it.
pub const MOST_DATA: usize = 32_000_000;

/// The octets of each datagram that it keeps then: IP and TCP headers at their longest fit.
pub const SNAP_LENGTH: usize = 128;

/// No datagram is longer.
const LONGEST: usize = 65_535;

/// The types of blocks.
mod block {
    pub const SECTION: u32 = 0x0a0d_0d0a;
    pub const INTERFACE: u32 = 1;
    pub const PACKET: u32 = 6;
}

/// The codes of options; some mean something else in another block.
mod option {
    pub const END: u16 = 0;
    pub const COMMENT: u16 = 1;
    pub const NAME: u16 = 2;
    pub const PACKET_FLAGS: u16 = 2;
    pub const DESCRIPTION: u16 = 3;
    pub const APPLICATION: u16 = 4;
    pub const RESOLUTION: u16 = 9;
}

/// Datagrams follow each other without a header of a link: LINKTYPE_RAW.
const RAW: u32 = 101;

/// What made the file.
const APPLICATION: &str = concat!("tcpscope ", env!("CARGO_PKG_VERSION"));

/// The version of the Internet Protocol that a file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// As the hosts have their addresses.
    V4,
    /// The same segments between addresses for documentation (RFC 3849): 10.0.0.1 is 2001:db8::1.
    V6,
}

/// What passed the interfaces of `sides` until now, each as often as it did, in the order in which
/// it happened. `epoch` is the time of day at [`Instant::ZERO`], since 1970.
#[must_use]
pub fn capture(world: &World, sides: &[Side], epoch: Duration, family: Family) -> Vec<u8> {
    let snap = snap(world.record(), sides);
    let mut file = Vec::new();
    put_section(&mut file);
    for side in sides {
        let address = family.written()(world.host(*side).socket().ip()).to_string();
        put_interface(&mut file, side.name(), &address, snap);
    }
    let comments = comments(world.record());
    each_packet(world, sides, epoch, family, |packet| {
        packet.put(&mut file, snap, &comments[packet.segment]);
    });
    file
}

/// The octets of each datagram that a file of this record keeps.
fn snap(record: &Record, sides: &[Side]) -> usize {
    let flights = record.flights().iter();
    let data: usize = flights.map(|flight| flight.segment.payload.len()).sum();
    match data * sides.len() > MOST_DATA {
        true => SNAP_LENGTH,
        false => LONGEST,
    }
}

/// Hands over what passed the interfaces of `sides`, in the order in which it happened.
fn each_packet(
    world: &World,
    sides: &[Side],
    epoch: Duration,
    family: Family,
    mut take: impl FnMut(&Packet<'_>),
) {
    let record = world.record();
    let flights = record.flights();
    let mut sent = vec![false; flights.len()];
    for id in record.course().iter() {
        let flight = &flights[*id];
        let arrives = std::mem::replace(&mut sent[*id], true);
        let (side, at) = match arrives {
            true => (flight.from.other(), flight.arrives_at),
            false => (flight.from, flight.sent_at),
        };
        let Some(interface) = sides.iter().position(|other| *other == side) else {
            continue;
        };
        if !arrives && (flight.copy_of.is_some() || flight.forged) {
            // It came into being on the wire.
            continue;
        }
        // What no datagram can hold passed no interface either.
        if let Ok(datagram) = flight.datagram(arrives, family.written()) {
            take(&Packet {
                interface: interface as u32,
                at: epoch + at.since(Instant::ZERO),
                arrives,
                datagram: &datagram,
                segment: *id,
            });
        }
    }
}

impl Family {
    /// Makes a host's address what it is in the file.
    fn written(self) -> fn(IpAddr) -> IpAddr {
        match self {
            Self::V4 => |address| address,
            Self::V6 => over_v6,
        }
    }
}

fn over_v6(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(v4) => Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, v4.octets()[3].into()).into(),
        IpAddr::V6(_) => address,
    }
}

/// By segment what befell it on its way and at its end, which its octets don't show: empty where
/// there was nothing.
fn comments(record: &Record) -> Vec<String> {
    let mut comments = vec![String::new(); record.flights().len()];
    for entry in record.entries().iter() {
        let Some(id) = entry.segment else { continue };
        let code = entry.note.code();
        let befell = match entry.note.kind() {
            Kind::Lost | Kind::Wire | Kind::Ignored => true,
            // What the user did to it.
            Kind::User => code.starts_with("segment-"),
            _ => false,
        };
        if befell {
            let comment = &mut comments[id];
            if comment.is_empty() {
                *comment = format!("segment {id}, {}:", record.flights()[id].relative());
            }
            *comment += " ";
            *comment += code;
        }
    }
    comments
}

/// One datagram, as an interface has seen it.
struct Packet<'a> {
    interface: u32,
    /// Since 1970.
    at: Duration,
    /// Else it leaves.
    arrives: bool,
    datagram: &'a [u8],
    /// The number of the segment that it carries.
    segment: usize,
}

impl Packet<'_> {
    /// Appends it, cut off after `snap` octets, with a comment unless that is empty.
    fn put(&self, file: &mut Vec<u8>, snap: usize, comment: &str) {
        let at = self.at.as_micros();
        let [low, high] = [at as u32, (at >> 32) as u32];
        let whole = self.datagram.len();
        let kept = whole.min(snap);
        let words = [self.interface, high, low, kept as u32, whole as u32];
        let start = begin(file, block::PACKET, &words);
        put_padded(file, &self.datagram[..kept]);
        if !comment.is_empty() {
            put_option(file, option::COMMENT, comment.as_bytes());
        }
        let direction = if self.arrives { 1 } else { 2 };
        put_option(file, option::PACKET_FLAGS, &[direction, 0, 0, 0]);
        end(file, start);
    }
}

/// What all files begin with.
fn put_section(file: &mut Vec<u8>) {
    // Tells the order of octets; version 1.0; a length that nobody has counted.
    let words = [0x1a2b_3c4d, 1, u32::MAX, u32::MAX];
    let start = begin(file, block::SECTION, &words);
    put_option(file, option::APPLICATION, APPLICATION.as_bytes());
    end(file, start);
}

/// The next interface, which counts microseconds.
fn put_interface(file: &mut Vec<u8>, name: &str, description: &str, snap: usize) {
    let start = begin(file, block::INTERFACE, &[RAW, snap as u32]);
    put_option(file, option::NAME, name.as_bytes());
    put_option(file, option::DESCRIPTION, description.as_bytes());
    put_option(file, option::RESOLUTION, &[6]);
    end(file, start);
}

/// A block begins, with these words; where.
fn begin(file: &mut Vec<u8>, kind: u32, words: &[u32]) -> usize {
    let start = file.len();
    put_word(file, kind);
    put_word(file, 0);
    words.iter().for_each(|word| put_word(file, *word));
    start
}

/// The block that began at `start` ends with its options, and has its length at both ends.
fn end(file: &mut Vec<u8>, start: usize) {
    put_option(file, option::END, &[]);
    let length = (file.len() + 4 - start) as u32;
    file[start + 4..start + 8].copy_from_slice(&length.to_le_bytes());
    put_word(file, length);
}

fn put_option(file: &mut Vec<u8>, code: u16, value: &[u8]) {
    put_word(file, u32::from(code) | (value.len() as u32) << 16);
    put_padded(file, value);
}

/// Zeros follow up to the next word.
fn put_padded(file: &mut Vec<u8>, octets: &[u8]) {
    file.extend_from_slice(octets);
    file.resize(file.len().next_multiple_of(4), 0);
}

fn put_word(file: &mut Vec<u8>, word: u32) {
    file.extend_from_slice(&word.to_le_bytes());
}
