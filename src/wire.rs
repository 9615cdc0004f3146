//! Segments as octets: an IPv4 or IPv6 datagram with a TCP segment in it, checksums included; and
//! the ICMP errors that come back.
//!
//! Nothing that arrives panics here. What is no whole, intact TCP segment or ICMP error is a
//! [`WireError`]; an odd option is passed over (MUST-6, MUST-7).

mod fields;
mod icmp;

use std::net::{IpAddr, SocketAddr};

use arrayvec::ArrayVec;
use bytes::Bytes;
use etherparse::checksum::Sum16BitWords;
use etherparse::{
    IpNumber, IpSlice, Ipv4Header, Ipv6FlowLabel, Ipv6Header, TcpHeader, TcpSlice, ip_number,
};
use thiserror::Error;

use crate::segment::{Flags, Options, SackBlock, Segment, Timestamps};
use crate::seq::Seq;

pub use fields::{Field, FieldName, fields};
pub use icmp::{IcmpClass, IcmpError, decode_icmp};

/// Time to live (IPv4) or hop limit (IPv6) of what we send, unless the user says otherwise
/// (MUST-49): IANA's recommended default.
pub const DEFAULT_TTL: u8 = 64;

/// Octets of options for which a TCP header has room.
const OPTION_SPACE: usize = 40;

/// The kinds of the options that we understand (§3.2, RFC 7323, RFC 2018).
mod kind {
    pub const END: u8 = 0;
    pub const NOP: u8 = 1;
    pub const MSS: u8 = 2;
    pub const WINDOW_SCALE: u8 = 3;
    pub const SACK_PERMITTED: u8 = 4;
    pub const SACK: u8 = 5;
    pub const TIMESTAMPS: u8 = 8;
}

/// Why octets are no segment, or a segment no octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WireError {
    /// The octets are no IP datagram, or end before it does.
    #[error("not a whole IPv4 or IPv6 datagram")]
    Ip,
    /// The checksum of the IPv4 header is wrong.
    #[error("wrong IPv4 header checksum")]
    IpChecksum,
    /// A part of a datagram. We never reassemble; nothing that we speak to needs to fragment.
    #[error("a fragment of a datagram")]
    Fragment,
    /// The datagram carries another protocol, whose IANA number this is.
    #[error("protocol {0} is not TCP")]
    NotTcp(u8),
    /// The TCP header does not fit into the datagram.
    #[error("truncated TCP header")]
    TcpHeader,
    /// The checksum of the TCP segment is wrong (MUST-3).
    #[error("wrong TCP checksum")]
    TcpChecksum,
    /// The datagram is no ICMP error, or not about a TCP segment of its receiver.
    #[error("not an ICMP error about a TCP segment of its receiver")]
    NoIcmpError,
    /// The checksum of the ICMP message is wrong.
    #[error("wrong ICMP checksum")]
    IcmpChecksum,
    /// To be sent between an IPv4 and an IPv6 address.
    #[error("addresses of two families")]
    MixedFamilies,
    /// Options of more than 40 octets.
    #[error("{0} octets of options do not fit into a TCP header")]
    OptionSpace(usize),
    /// More octets than the length field of a datagram can say.
    #[error("a segment with {0} octets of data does not fit into a datagram")]
    TooLong(usize),
}

/// The datagram that carries `segment`, over up to [`DEFAULT_TTL`] hops.
///
/// # Errors
/// [`WireError::MixedFamilies`], [`WireError::OptionSpace`] and [`WireError::TooLong`]: such a
/// segment does not exist.
pub fn encode(segment: &Segment) -> Result<Vec<u8>, WireError> {
    encode_with(segment, DEFAULT_TTL)
}

/// The same over up to `ttl` hops, 1 to 255 (MUST-49).
///
/// # Errors
/// As for [`encode`].
pub fn encode_with(segment: &Segment, ttl: u8) -> Result<Vec<u8>, WireError> {
    let mut datagram = Vec::new();
    encode_into(segment, ttl, &mut datagram)?;
    Ok(datagram)
}

/// Appends the datagram that [`encode_with`] makes to `out`; a reused buffer costs no allocation.
///
/// # Errors
/// As for [`encode`]; `out` is unchanged then.
pub fn encode_into(segment: &Segment, ttl: u8, out: &mut Vec<u8>) -> Result<(), WireError> {
    let too_long = || WireError::TooLong(segment.payload.len());
    let mut tcp = header(segment)?;
    let length = tcp.header_len() + segment.payload.len();
    match (segment.src.ip(), segment.dst.ip()) {
        (IpAddr::V4(src), IpAddr::V4(dst)) => {
            let length = u16::try_from(length).map_err(|_| too_long())?;
            let mut ip = Ipv4Header::new(length, ttl, ip_number::TCP, src.octets(), dst.octets())
                .map_err(|_| too_long())?;
            // Atomic datagrams need no identification (RFC 6864 §4.1).
            ip.dont_fragment = true;
            ip.header_checksum = ip.calc_header_checksum();
            tcp.checksum = tcp
                .calc_checksum_ipv4(&ip, &segment.payload)
                .map_err(|_| too_long())?;
            out.extend_from_slice(&ip.to_bytes());
        }
        (IpAddr::V6(src), IpAddr::V6(dst)) => {
            let ip = Ipv6Header {
                traffic_class: 0,
                flow_label: Ipv6FlowLabel::ZERO,
                payload_length: u16::try_from(length).map_err(|_| too_long())?,
                next_header: ip_number::TCP,
                hop_limit: ttl,
                source: src.octets(),
                destination: dst.octets(),
            };
            tcp.checksum = tcp
                .calc_checksum_ipv6(&ip, &segment.payload)
                .map_err(|_| too_long())?;
            out.extend_from_slice(&ip.to_bytes());
        }
        _ => return Err(WireError::MixedFamilies),
    }
    out.extend_from_slice(&tcp.to_bytes());
    out.extend_from_slice(&segment.payload);
    Ok(())
}

/// The segment in `datagram`; its payload is a slice of it, not a copy.
///
/// # Errors
/// Whatever is not one whole and intact TCP segment.
pub fn decode(datagram: &Bytes) -> Result<Segment, WireError> {
    let ip = whole(datagram)?;
    let tcp = tcp_in(&ip)?;
    if !is_same_sum(checksum_over(&ip, &tcp)?, tcp.checksum()) {
        return Err(WireError::TcpChecksum);
    }
    // The control bits that we know; those of RFC 3168 are passed over.
    let flags = Flags::from_bits_truncate(tcp.header_slice()[13]);
    let ack = match flags.contains(Flags::ACK) {
        true => Seq(tcp.acknowledgment_number()),
        false => Seq(0),
    };
    Ok(Segment {
        src: SocketAddr::new(ip.source_addr(), tcp.source_port()),
        dst: SocketAddr::new(ip.destination_addr(), tcp.destination_port()),
        seq: Seq(tcp.sequence_number()),
        ack,
        flags,
        window: tcp.window_size(),
        urgent: tcp.urgent_pointer(),
        options: read_options(tcp.options()),
        payload: datagram.slice_ref(tcp.payload()),
    })
}

/// The checksum that a TCP segment should have, whichever it has; the segment need not be intact.
///
/// # Errors
/// Whatever is no TCP segment.
pub fn checksum(datagram: &[u8]) -> Result<u16, WireError> {
    let ip = whole(datagram)?;
    checksum_over(&ip, &tcp_in(&ip)?)
}

fn tcp_in<'a>(ip: &IpSlice<'a>) -> Result<TcpSlice<'a>, WireError> {
    let IpNumber(protocol) = ip.payload_ip_number();
    if ip.payload_ip_number() != ip_number::TCP {
        return Err(WireError::NotTcp(protocol));
    }
    TcpSlice::from_slice(ip.payload().payload).map_err(|_| WireError::TcpHeader)
}

/// Over the pseudo-header, the header and the data (§3.1, MUST-2).
fn checksum_over(ip: &IpSlice<'_>, tcp: &TcpSlice<'_>) -> Result<u16, WireError> {
    let checksum = match ip {
        IpSlice::Ipv4(ip) => {
            tcp.calc_checksum_ipv4(ip.header().source(), ip.header().destination())
        }
        IpSlice::Ipv6(ip) => {
            tcp.calc_checksum_ipv6(ip.header().source(), ip.header().destination())
        }
    };
    checksum.map_err(|_| WireError::TcpChecksum)
}

/// The one whole and intact datagram at the start of `octets`.
fn whole(octets: &[u8]) -> Result<IpSlice<'_>, WireError> {
    let ip = IpSlice::from_slice(octets).map_err(|_| WireError::Ip)?;
    if let IpSlice::Ipv4(ip) = &ip {
        let sum = Sum16BitWords::new().add_slice(ip.header().slice());
        if sum.ones_complement() != 0 {
            return Err(WireError::IpChecksum);
        }
    }
    if ip.is_fragmenting_payload() {
        return Err(WireError::Fragment);
    }
    Ok(ip)
}

/// In one's complement 0xffff is zero too, and Linux sends it (RFC 1071 §1, RFC 1624 §3).
const fn is_same_sum(one: u16, other: u16) -> bool {
    one == other || one ^ other == u16::MAX && (one == 0 || other == 0)
}

/// The TCP header of `segment`, without its checksum.
fn header(segment: &Segment) -> Result<TcpHeader, WireError> {
    let flag = |flag| segment.flags.contains(flag);
    let mut header = TcpHeader::new(
        segment.src.port(),
        segment.dst.port(),
        segment.seq.0,
        segment.window,
    );
    header.acknowledgment_number = segment.ack.0;
    header.fin = flag(Flags::FIN);
    header.syn = flag(Flags::SYN);
    header.rst = flag(Flags::RST);
    header.psh = flag(Flags::PSH);
    header.ack = flag(Flags::ACK);
    header.urg = flag(Flags::URG);
    header.urgent_pointer = segment.urgent;
    let space = || WireError::OptionSpace(segment.options.len());
    let options = write_options(&segment.options).ok_or_else(space)?;
    header.set_options_raw(&options).map_err(|_| space())?;
    Ok(header)
}

/// The options in the layout that everybody uses, each aligned to 32 bits by NOPs before it
/// (RFC 7323 Appendix A), so that they take [`Options::len`] octets; `None` if they do not fit.
fn write_options(options: &Options) -> Option<ArrayVec<u8, OPTION_SPACE>> {
    use kind::{MSS, NOP, SACK, SACK_PERMITTED, TIMESTAMPS, WINDOW_SCALE};
    let mut out = ArrayVec::new();
    let mut put = |octets: &[u8]| out.try_extend_from_slice(octets).ok();
    if let Some(mss) = options.mss {
        let [high, low] = mss.to_be_bytes();
        put(&[MSS, 4, high, low])?;
    }
    // Its two octets could align the timestamps instead of NOPs, but an option that is as long
    // in any company is easier to count with.
    if options.sack_permitted {
        put(&[NOP, NOP, SACK_PERMITTED, 2])?;
    }
    if let Some(Timestamps { value, echo }) = options.timestamps {
        put(&[NOP, NOP, TIMESTAMPS, 10])?;
        put(&value.to_be_bytes())?;
        put(&echo.to_be_bytes())?;
    }
    if let Some(shift) = options.window_scale {
        put(&[NOP, WINDOW_SCALE, 3, shift])?;
    }
    if !options.sack.is_empty() {
        put(&[NOP, NOP, SACK, 2 + 8 * options.sack.len() as u8])?;
        for block in &options.sack {
            put(&block.start.0.to_be_bytes())?;
            put(&block.end.0.to_be_bytes())?;
        }
    }
    Some(out)
}

/// The options that we understand, from the octets of a header. One of unknown kind or of a
/// length that its kind does not have is passed over (MUST-6); a length that can't be ends the
/// list (MUST-7).
fn read_options(mut octets: &[u8]) -> Options {
    let mut options = Options::default();
    loop {
        octets = match octets {
            [] | [kind::END, ..] => return options,
            [kind::NOP, rest @ ..] => rest,
            [kind, length, ..] => match octets.split_at_checked(usize::from(*length)) {
                Some(([_, _, value @ ..], rest)) => {
                    read_option(&mut options, *kind, value);
                    rest
                }
                _ => return options,
            },
            [_] => return options,
        }
    }
}

fn read_option(options: &mut Options, kind: u8, value: &[u8]) {
    match (kind, value) {
        (kind::MSS, &[high, low]) => options.mss = Some(u16::from_be_bytes([high, low])),
        (kind::WINDOW_SCALE, &[shift]) => options.window_scale = Some(shift),
        (kind::SACK_PERMITTED, []) => options.sack_permitted = true,
        (kind::TIMESTAMPS, &[a, b, c, d, e, f, g, h]) => {
            options.timestamps = Some(Timestamps {
                value: u32::from_be_bytes([a, b, c, d]),
                echo: u32::from_be_bytes([e, f, g, h]),
            });
        }
        (kind::SACK, blocks) if !blocks.is_empty() && blocks.len() % 8 == 0 => {
            options.sack = blocks.chunks_exact(8).filter_map(read_block).collect();
        }
        _ => {}
    }
}

fn read_block(octets: &[u8]) -> Option<SackBlock> {
    let (start, end) = octets.split_first_chunk::<4>()?;
    Some(SackBlock {
        start: Seq(u32::from_be_bytes(*start)),
        end: Seq(u32::from_be_bytes(end.try_into().ok()?)),
    })
}

#[cfg(test)]
mod tests;
