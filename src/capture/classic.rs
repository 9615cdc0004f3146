//! The classic format of captures, pcap (draft-ietf-opsawg-pcap), with microseconds.
//!
//! It knows one type of link and no interfaces. The packets of one host are bare datagrams
//! (`LINKTYPE_RAW`). Those of both lie behind the header of Linux' capture on any interface
//! (`LINKTYPE_LINUX_SLL2`), which tells the interface and the direction.

use super::{Family, Packet, RAW, each_packet, put_word, snap};
use crate::sim::{Side, World};
use crate::time::Duration;

/// The last second since 1970 that the format can tell, early in 2106; what is later gets this time.
pub const LAST_SECOND: u32 = u32::MAX;

/// Tells the order of octets, and that fractions of seconds are microseconds.
const MAGIC: u32 = 0xa1b2_c3d4;
/// Major and minor, 16 bits each.
const VERSION: u32 = 2 | 4 << 16;
const LINUX_SLL2: u32 = 276;
const SLL2_LENGTH: usize = 20;
/// An interface without addresses of a link, as a TUN device: Linux' `ARPHRD_NONE`.
const NO_LINK: u16 = 0xfffe;

/// What passed the interfaces of `sides` until now, as [`capture`](super::capture()) has it, without
/// comments. `epoch` is the time of day at [`Instant::ZERO`](crate::time::Instant::ZERO), since 1970.
#[must_use]
pub fn classic(world: &World, sides: &[Side], epoch: Duration, family: Family) -> Vec<u8> {
    let snap = snap(world.record(), sides);
    let (link, header) = match sides.len() > 1 {
        true => (LINUX_SLL2, SLL2_LENGTH),
        false => (RAW, 0),
    };
    let mut file = Vec::new();
    // Times are in UTC, and nobody tells how exact they are.
    let words = [MAGIC, VERSION, 0, 0, (header + snap) as u32, link];
    words.iter().for_each(|word| put_word(&mut file, *word));
    each_packet(world, sides, epoch, family, |packet| {
        let kept = packet.datagram.len().min(snap);
        let at = packet.at.as_micros();
        let second = u32::try_from(at / 1_000_000).unwrap_or(LAST_SECOND);
        put_word(&mut file, second);
        put_word(&mut file, (at % 1_000_000) as u32);
        put_word(&mut file, (header + kept) as u32);
        put_word(&mut file, (header + packet.datagram.len()) as u32);
        if link == LINUX_SLL2 {
            put_sll2(&mut file, packet, family);
        }
        file.extend_from_slice(&packet.datagram[..kept]);
    });
    file
}

/// The header of a cooked capture, whose numbers have the order of the network.
fn put_sll2(file: &mut Vec<u8>, packet: &Packet<'_>, family: Family) {
    let protocol: u16 = match family {
        Family::V4 => 0x0800,
        Family::V6 => 0x86dd,
    };
    file.extend_from_slice(&protocol.to_be_bytes());
    file.extend_from_slice(&[0, 0]);
    // Linux counts interfaces from 1 on.
    file.extend_from_slice(&(packet.interface + 1).to_be_bytes());
    file.extend_from_slice(&NO_LINK.to_be_bytes());
    // To us, or sent by us; then no address.
    file.push(if packet.arrives { 0 } else { 4 });
    file.extend_from_slice(&[0; 9]);
}
