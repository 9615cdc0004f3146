use proptest::prelude::*;

use super::*;

/// A SYN from 192.0.2.1:41001 to 192.168.7.1:8080 with MSS, SACK-permitted and two NOPs.
const SYN: &str = "45000030000040004006b11dc0000201c0a80701a0291f90000000000000000070027fffb9bb0000020405b404020101";

/// Octets of an IPv4 header without options.
const IP_HEADER_LEN: usize = 20;

fn bytes(hex: &str) -> Bytes {
    let digits = |at| u8::from_str_radix(&hex[at..at + 2], 16).expect("two hex digits");
    (0..hex.len()).step_by(2).map(digits).collect()
}

/// A pure SYN with `options` as raw octets, its checksums right.
fn with_options(options: &[u8]) -> Bytes {
    let mut tcp = TcpHeader::new(1, 2, 3, 4);
    tcp.syn = true;
    tcp.set_options_raw(options).expect("at most 40 octets");
    let mut ip = Ipv4Header::new(
        tcp.header_len_u16(),
        64,
        ip_number::TCP,
        [10, 0, 0, 1],
        [10, 0, 0, 2],
    )
    .expect("short enough");
    ip.header_checksum = ip.calc_header_checksum();
    tcp.checksum = tcp.calc_checksum_ipv4(&ip, &[]).expect("short enough");
    [&ip.to_bytes()[..], &tcp.to_bytes()[..]].concat().into()
}

fn options(octets: &[u8]) -> String {
    let segment = decode(&with_options(octets)).expect("the segment lives");
    segment.options.to_string()
}

#[test]
fn reads_a_real_syn() {
    let syn = decode(&bytes(SYN)).expect("an intact SYN");
    assert_eq!(syn.to_string(), "S 0:0(0) win 32767 <mss 1460,sackOK>");
    assert_eq!(syn.src, "192.0.2.1:41001".parse().expect("a socket"));
    assert_eq!(syn.dst, "192.168.7.1:8080".parse().expect("a socket"));
}

#[test]
fn both_zeros_of_ones_complement_are_a_checksum() {
    // Timestamps that make the checksum zero, as Linux computes it; it sends 0xffff then.
    let sums = (0..=u16::MAX).map(|value| {
        let [high, low] = value.to_be_bytes();
        with_options(&[1, 1, 8, 10, 0, 0, high, low, 0, 0, 0, 0])
    });
    let checksum = IP_HEADER_LEN + 16..IP_HEADER_LEN + 18;
    let zero: Vec<_> = sums.filter(|syn| syn[checksum.clone()] == [0, 0]).collect();
    let [zero] = &zero[..] else {
        panic!("{} of them have a checksum of zero", zero.len());
    };
    assert!(decode(zero).is_ok());
    let mut other = zero.to_vec();
    other[checksum.clone()].fill(0xff);
    assert!(decode(&other.clone().into()).is_ok());
    other[checksum.start] = 0xfe;
    assert_eq!(decode(&other.into()), Err(WireError::TcpChecksum));
}

#[test]
fn odd_options_are_survived() {
    // MUST-6: unknown kinds, and known kinds of a wrong length, are passed over.
    assert_eq!(options(&[254, 4, 1, 2, 2, 4, 5, 180]), "mss 1460");
    assert_eq!(options(&[2, 3, 9, 3, 3, 7]), "wscale 7");
    // MUST-7: a length of 0 or 1, or beyond the header, ends the list.
    assert_eq!(options(&[2, 4, 5, 180, 3, 0, 4, 2]), "mss 1460");
    assert_eq!(options(&[2, 4, 5, 180, 3, 1, 4, 2]), "mss 1460");
    assert_eq!(options(&[4, 2, 1, 1, 5, 34, 0, 0]), "sackOK");
    assert_eq!(options(&[1, 1, 1, 3]), "");
    // What follows the end of the list does not count.
    assert_eq!(options(&[0, 2, 4, 1]), "");
    // RFC 7323 §2.3: a shift above 14 is for TCP to judge.
    assert_eq!(options(&[1, 3, 3, 255]), "wscale 255");
}

#[test]
fn what_is_not_whole_and_intact_is_refused() {
    let syn = bytes(SYN);
    let spoilt = |at: usize, value: u8| {
        let mut octets = syn.to_vec();
        octets[at] = value;
        decode(&octets.into())
    };
    assert_eq!(decode(&Bytes::new()), Err(WireError::Ip));
    assert_eq!(decode(&syn.slice(..47)), Err(WireError::Ip));
    assert_eq!(spoilt(8, 63), Err(WireError::IpChecksum));
    assert_eq!(spoilt(34, 0), Err(WireError::TcpChecksum));
    let resealed = |at: usize, value: u8| {
        let mut octets = syn.to_vec();
        octets[at] = value;
        let (mut header, _) = Ipv4Header::from_slice(&octets).expect("an IPv4 header");
        header.header_checksum = header.calc_header_checksum();
        octets[..20].copy_from_slice(&header.to_bytes());
        decode(&octets.into())
    };
    assert_eq!(resealed(9, 17), Err(WireError::NotTcp(17)));
    assert_eq!(resealed(6, 0x20), Err(WireError::Fragment));
    assert_eq!(resealed(7, 1), Err(WireError::Fragment));
    // A data offset beyond the datagram.
    assert_eq!(resealed(32, 0xf0), Err(WireError::TcpHeader));
    // Padding of a short Ethernet frame belongs to nobody.
    let padded = [&syn[..], &[0; 6]].concat();
    assert_eq!(decode(&padded.into()), decode(&syn));
}

#[test]
fn what_cannot_exist_is_not_sent() {
    let mut segment = decode(&bytes(SYN)).expect("an intact SYN");
    segment.payload = vec![0; 65536].into();
    assert_eq!(encode(&segment), Err(WireError::TooLong(65536)));
    segment.payload = vec![0; 65535 - 20 - 28].into();
    let datagram = encode(&segment).expect("the longest datagram");
    assert_eq!(datagram.len(), 65535);
    assert_eq!(decode(&datagram.into()), Ok(segment.clone()));
    segment.options.timestamps = Some(Timestamps::default());
    segment.options.sack = [SackBlock {
        start: Seq(1),
        end: Seq(2),
    }; 4]
        .into();
    assert_eq!(encode(&segment), Err(WireError::OptionSpace(56)));
    segment.dst = "[::1]:80".parse().expect("a socket");
    segment.options = Options::default();
    assert_eq!(encode(&segment), Err(WireError::MixedFamilies));
}

fn any_options() -> impl Strategy<Value = Options> {
    let block = any::<(u32, u32)>().prop_map(|(start, end)| SackBlock {
        start: Seq(start),
        end: Seq(end),
    });
    let timestamps = any::<(u32, u32)>().prop_map(|(value, echo)| Timestamps { value, echo });
    (
        any::<Option<u16>>(),
        any::<Option<u8>>(),
        any::<bool>(),
        prop::option::of(timestamps),
        prop::collection::vec(block, 0..=4),
    )
        .prop_map(
            |(mss, window_scale, sack_permitted, timestamps, sack)| Options {
                mss,
                window_scale,
                sack_permitted,
                timestamps,
                sack: sack.into_iter().collect(),
            },
        )
        .prop_filter("more than a header holds", |options| {
            options.len() <= OPTION_SPACE
        })
}

fn any_segment() -> impl Strategy<Value = Segment> {
    let sockets = prop_oneof![
        any::<([u8; 4], [u8; 4])>().prop_map(|(src, dst)| (src.into(), dst.into())),
        any::<([u8; 16], [u8; 16])>().prop_map(|(src, dst)| (src.into(), dst.into())),
    ];
    let header = any::<(u16, u16, u32, u32, u8, u16, u16)>();
    let payload = prop::collection::vec(any::<u8>(), 0..100);
    (sockets, header, any_options(), payload).prop_map(|(sockets, header, options, payload)| {
        let (src, dst): (IpAddr, IpAddr) = sockets;
        let (src_port, dst_port, seq, ack, flags, window, urgent) = header;
        let flags = Flags::from_bits_truncate(flags);
        Segment {
            src: (src, src_port).into(),
            dst: (dst, dst_port).into(),
            seq: Seq(seq),
            ack: Seq(if flags.contains(Flags::ACK) { ack } else { 0 }),
            flags,
            window,
            urgent,
            options,
            payload: payload.into(),
        }
    })
}

proptest! {
    #[test]
    fn what_is_sent_is_what_arrives(segment in any_segment()) {
        let datagram = encode(&segment).expect("it fits");
        prop_assert_eq!(decode(&datagram.into()), Ok(segment));
    }

    #[test]
    fn options_are_as_long_as_announced(options in any_options()) {
        let written = write_options(&options).expect("they fit");
        prop_assert_eq!(written.len(), options.len());
    }

    #[test]
    fn one_wrong_bit_is_noticed(segment in any_segment(), at: prop::sample::Index, bit in 0u8..8) {
        let mut datagram = encode(&segment).expect("it fits");
        let at = at.index(datagram.len());
        datagram[at] ^= 1u8 << bit;
        // IPv6 has no checksum of its own; its first eight octets are not covered by TCP's.
        if segment.src.is_ipv4() || at >= 8 {
            prop_assert!(decode(&datagram.into()).is_err());
        }
    }

    #[test]
    fn any_octets_are_survived(mut octets in prop::collection::vec(any::<u8>(), 0..120), six: bool) {
        if let Some(first) = octets.first_mut() {
            *first = if six { 0x60 } else { 0x45 };
        }
        let _ = decode(&octets.into());
    }

    #[test]
    fn any_options_are_survived(octets in prop::collection::vec(any::<u8>(), 0..=10)) {
        let padded = octets.into_iter().flat_map(|octet| [octet; 4]).collect::<Vec<_>>();
        let _ = read_options(&padded);
        let _ = decode(&with_options(&padded));
    }
}
