//! What the network says about a segment of ours: ICMP and ICMPv6 errors (§3.9.2.2).

use std::net::SocketAddr;

use etherparse::checksum::Sum16BitWords;
use etherparse::{Icmpv6Slice, IpSlice, LaxIpSlice, ip_number};

use crate::seq::Seq;

use super::{WireError, whole};

/// An ICMP error about a TCP segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IcmpError {
    /// The socket that sent the segment: one of the host that gets the error.
    pub src: SocketAddr,
    /// The socket that it was sent to.
    pub dst: SocketAddr,
    /// The segment's sequence number.
    pub seq: Seq,
    /// What it means for the connection.
    pub class: IcmpClass,
}

/// The classes of §3.9.2.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IcmpClass {
    /// The peer can't be reached, and trying again won't help (SHLD-26).
    Hard,
    /// Trouble that may pass (MUST-56).
    Soft,
    /// "Send less": congestion control knows better (MUST-55, RFC 6633).
    SourceQuench,
}

/// The ICMP error in `datagram`.
///
/// # Errors
/// Whatever is not one whole and intact ICMP error that quotes a TCP segment of its receiver:
/// the IP header and at least the first eight octets.
pub fn decode_icmp(datagram: &[u8]) -> Result<IcmpError, WireError> {
    let ip = whole(datagram)?;
    let message = ip.payload().payload;
    let intact = match &ip {
        IpSlice::Ipv4(_) if ip.payload_ip_number() == ip_number::ICMP => {
            Sum16BitWords::new().add_slice(message).ones_complement() == 0
        }
        IpSlice::Ipv6(six) if ip.payload_ip_number() == ip_number::IPV6_ICMP => {
            let (src, dst) = (six.header().source(), six.header().destination());
            let message = Icmpv6Slice::from_slice(message).map_err(|_| WireError::NoIcmpError)?;
            message.is_checksum_valid(src, dst)
        }
        _ => return Err(WireError::NoIcmpError),
    };
    if !intact {
        return Err(WireError::IcmpChecksum);
    }
    let [kind, code, _, _, _, _, _, _, quoted @ ..] = message else {
        return Err(WireError::NoIcmpError);
    };
    let class = match ip {
        IpSlice::Ipv4(_) => class_v4(*kind, *code),
        IpSlice::Ipv6(_) => class_v6(*kind, *code),
    };
    let class = class.ok_or(WireError::NoIcmpError)?;
    let (src, dst, seq) = read_quoted(quoted).ok_or(WireError::NoIcmpError)?;
    // Errors go to whoever sent the segment; others were made up.
    if src.ip() != ip.destination_addr() {
        return Err(WireError::NoIcmpError);
    }
    Ok(IcmpError {
        src,
        dst,
        seq,
        class,
    })
}

/// What an IPv4 ICMP message means; `None` if it is no error.
const fn class_v4(kind: u8, code: u8) -> Option<IcmpClass> {
    match (kind, code) {
        // Destination Unreachable: protocol, port, fragmentation needed.
        (3, 2..=4) => Some(IcmpClass::Hard),
        // The rest of it, Time Exceeded, Parameter Problem.
        (3 | 11 | 12, _) => Some(IcmpClass::Soft),
        (4, _) => Some(IcmpClass::SourceQuench),
        _ => None,
    }
}

/// The same for ICMPv6.
const fn class_v6(kind: u8, code: u8) -> Option<IcmpClass> {
    match (kind, code) {
        // Destination Unreachable: prohibited, port. §3.9.2.2 leaves them out of the soft ones.
        (1, 1 | 4) => Some(IcmpClass::Hard),
        // The rest of it, Packet Too Big, Time Exceeded, Parameter Problem.
        (1..=4, _) => Some(IcmpClass::Soft),
        _ => None,
    }
}

/// The sockets and the sequence number of the segment whose beginning a router quotes. The
/// checksums can't be verified: part of it is missing, and its TTL has changed.
fn read_quoted(quoted: &[u8]) -> Option<(SocketAddr, SocketAddr, Seq)> {
    let (ip, _) = LaxIpSlice::from_slice(quoted).ok()?;
    if ip.is_fragmenting_payload() || ip.payload_ip_number() != ip_number::TCP {
        return None;
    }
    let &[a, b, c, d, e, f, g, h, ..] = ip.payload().payload else {
        return None;
    };
    Some((
        SocketAddr::new(ip.source_addr(), u16::from_be_bytes([a, b])),
        SocketAddr::new(ip.destination_addr(), u16::from_be_bytes([c, d])),
        Seq(u32::from_be_bytes([e, f, g, h])),
    ))
}
