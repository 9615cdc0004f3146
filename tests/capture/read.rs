//! A capture as others read it.

use std::collections::HashMap;
use std::net::IpAddr;

use bytes::Bytes;
use etherparse::checksum::Sum16BitWords;
use etherparse::{IpSlice, SlicedPacket, TransportSlice};
use pcap_file::DataLink;
use pcap_file::pcap::PcapReader;
use pcap_file::pcapng::PcapNgReader;
use pcap_file::pcapng::blocks::block_common::Block;
use pcap_file::pcapng::blocks::enhanced_packet::{EnhancedPacketBlock, EnhancedPacketOption};
use pcap_file::pcapng::blocks::interface_description::{
    InterfaceDescriptionBlock, InterfaceDescriptionOption,
};
use pcap_file::pcapng::blocks::opt_common::CommonOption;
use tcpscope::capture::EPOCH;
use tcpscope::seq::Seq;
use tcpscope::wire;

/// A file.
#[derive(Debug, PartialEq)]
pub struct Read {
    /// Name and description of each interface.
    pub interfaces: Vec<(String, String)>,
    pub packets: Vec<Packet>,
}

/// A datagram that passed an interface.
#[derive(Clone, Debug, PartialEq)]
pub struct Packet {
    pub interface: String,
    /// µs after the epoch.
    pub at: u64,
    pub outbound: bool,
    pub octets: Vec<u8>,
    /// Its length before it was cut off.
    pub whole: usize,
    pub comment: Option<String>,
    /// The checksum of its TCP segment is right.
    pub intact: bool,
}

/// What `file` says, which must be without a fault.
pub fn read(file: &[u8]) -> Read {
    let mut reader = PcapNgReader::new(file).expect("a section header");
    let mut read = Read {
        interfaces: Vec::new(),
        packets: Vec::new(),
    };
    while let Some(next) = reader.next_block() {
        match next.expect("a block").0 {
            Block::InterfaceDescription(block) => read.interfaces.push(interface(&block)),
            Block::EnhancedPacket(block) => {
                let (name, _) = &read.interfaces[block.interface_id as usize];
                read.packets.push(packet(name, &block));
            }
            other => panic!("unexpected {other:?}"),
        }
    }
    read
}

/// A packet of a classic file: µs after the epoch, octets, and length before it was cut off.
pub type Bare = (u64, Vec<u8>, usize);

impl Packet {
    pub fn bare(&self) -> Bare {
        (self.at, self.octets.clone(), self.whole)
    }
}

/// What a classic file says, which must be without a fault: of one interface the bare packets, of
/// several also the number of the interface, from 1 on, and whether the packet went out.
pub fn read_classic(file: &[u8]) -> Vec<(Option<(u32, bool)>, Bare)> {
    let mut reader = PcapReader::new(file).expect("a header");
    let cooked = match reader.header().datalink {
        DataLink::RAW => false,
        DataLink::LINUX_SLL2 => true,
        other => panic!("unexpected {other:?}"),
    };
    let mut packets = Vec::new();
    while let Some(next) = reader.next_packet() {
        let packet = next.expect("a packet");
        let at = (packet.timestamp().as_micros() - u128::from(EPOCH.as_micros())) as u64;
        let (header, octets) = packet.data().split_at(if cooked { 20 } else { 0 });
        let seen = cooked.then(|| {
            let protocol = u16::from_be_bytes([header[0], header[1]]);
            let version = if protocol == 0x0800 { 4 } else { 6 };
            assert_eq!(
                octets[0] >> 4,
                version,
                "the protocol that the header tells"
            );
            let interface = header[4..8].try_into().expect("four octets");
            (u32::from_be_bytes(interface), header[10] == 4)
        });
        let whole = packet.orig_len() as usize - header.len();
        packets.push((seen, (at, octets.to_vec(), whole)));
    }
    packets
}

impl Read {
    /// The packets as lines: `client 0.000000 > S 0:0(0) win 65535 <mss 1460>`, with relative
    /// numbers, `!` for a wrong checksum, and the comment in the end.
    pub fn lines(&self) -> Vec<String> {
        let mut initial = HashMap::new();
        self.packets
            .iter()
            .map(|packet| packet.line(&mut initial))
            .collect()
    }
}

impl Packet {
    fn line(&self, initial: &mut HashMap<IpAddr, Seq>) -> String {
        let arrow = if self.outbound { '>' } else { '<' };
        let seconds = self.at as f64 / 1e6;
        let line = match wire::decode(&Bytes::from(self.octets.clone())) {
            Ok(segment) => {
                if segment.syn() {
                    initial.entry(segment.src.ip()).or_insert(segment.seq);
                }
                let of = |address| initial.get(&address).copied().unwrap_or_default();
                let (iss, irs) = (of(segment.src.ip()), of(segment.dst.ip()));
                segment.relative_to(iss, irs).to_string()
            }
            Err(_) => "!".to_owned(),
        };
        let comment = self.comment.iter().map(|comment| format!("  {comment}"));
        let comment: String = comment.collect();
        format!("{} {seconds:.6} {arrow} {line}{comment}", self.interface)
    }
}

fn interface(block: &InterfaceDescriptionBlock<'_>) -> (String, String) {
    assert_eq!(block.linktype, DataLink::RAW);
    let (mut name, mut description) = (String::new(), String::new());
    for option in &block.options {
        match option {
            InterfaceDescriptionOption::IfName(text) => name = text.to_string(),
            InterfaceDescriptionOption::IfDescription(text) => description = text.to_string(),
            _ => {}
        }
    }
    (name, description)
}

fn packet(interface: &str, block: &EnhancedPacketBlock<'_>) -> Packet {
    let comment = block.options.iter().find_map(|option| match option {
        EnhancedPacketOption::Common(CommonOption::Comment(text)) => Some(text.to_string()),
        _ => None,
    });
    let direction = block.options.iter().find_map(|option| match option {
        EnhancedPacketOption::Flags(flags) => Some(flags & 3),
        _ => None,
    });
    let epoch = u128::from(EPOCH.as_micros());
    let at = block.timestamp.as_micros().checked_sub(epoch);
    Packet {
        interface: interface.to_owned(),
        at: at.expect("after the epoch") as u64,
        outbound: direction.expect("inbound or outbound") == 2,
        octets: block.data.to_vec(),
        whole: block.original_len as usize,
        comment,
        intact: block.data.len() < block.original_len as usize || is_intact(&block.data),
    }
}

/// The IP header is without a fault; whether the checksum of the TCP segment is right.
fn is_intact(octets: &[u8]) -> bool {
    let sliced = SlicedPacket::from_ip(octets).expect("a datagram");
    let Some(TransportSlice::Tcp(tcp)) = sliced.transport else {
        panic!("no TCP segment");
    };
    let right = match IpSlice::from_slice(octets).expect("a whole one") {
        IpSlice::Ipv4(four) => {
            let header = four.header();
            let sum = Sum16BitWords::new().add_slice(header.slice());
            assert_eq!(sum.ones_complement(), 0, "the checksum of its header");
            assert_eq!(usize::from(header.total_len()), octets.len());
            tcp.calc_checksum_ipv4(header.source(), header.destination())
        }
        IpSlice::Ipv6(six) => {
            let header = six.header();
            assert_eq!(usize::from(header.payload_length()) + 40, octets.len());
            tcp.calc_checksum_ipv6(header.source(), header.destination())
        }
    };
    right.expect("a length that fits") == tcp.checksum()
}
