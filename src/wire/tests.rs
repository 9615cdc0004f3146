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

/// MUST-49.
#[test]
fn time_to_live_is_up_to_the_user() {
    let mut segment = decode(&bytes(SYN)).expect("an intact SYN");
    let mut ttl_at = |at: usize| {
        let octet = |datagram: Vec<u8>| datagram[at];
        assert_eq!(encode(&segment).map(octet), Ok(DEFAULT_TTL));
        for ttl in [1, 255] {
            let datagram = encode_with(&segment, ttl).expect("it fits");
            assert_eq!(
                (datagram[at], decode(&datagram.into()).is_ok()),
                (ttl, true)
            );
        }
        segment.src = "[fd00::1]:1".parse().expect("a socket");
        segment.dst = "[fd00::2]:2".parse().expect("a socket");
    };
    ttl_at(8);
    ttl_at(7);
}

/// An ICMP error of this type and code that a router sends for `quoted`, a datagram of ours.
fn icmp(kind: u8, code: u8, quoted: &[u8]) -> Bytes {
    let mut message = [&[kind, code, 0, 0, 0, 0, 0, 0], quoted].concat();
    let six = quoted.first().is_some_and(|first| first >> 4 == 6);
    let (mut ip, mut sum) = (Vec::new(), Sum16BitWords::new());
    if six {
        let header = Ipv6Header {
            payload_length: message.len() as u16,
            next_header: ip_number::IPV6_ICMP,
            source: [0xfe; 16],
            destination: quoted[8..24].try_into().expect("an address"),
            ..Ipv6Header::default()
        };
        ip.extend(header.to_bytes());
        sum = sum
            .add_16bytes(header.source)
            .add_16bytes(header.destination)
            .add_2bytes(header.payload_length.to_be_bytes())
            .add_2bytes([0, ip_number::IPV6_ICMP.0]);
    } else {
        let receiver = quoted.get(12..16).unwrap_or(&[10, 0, 0, 1]);
        let receiver = receiver.try_into().expect("an address");
        let length = message.len() as u16;
        let mut header = Ipv4Header::new(length, 9, ip_number::ICMP, [10, 9, 9, 9], receiver)
            .expect("short enough");
        header.header_checksum = header.calc_header_checksum();
        ip.extend(header.to_bytes());
    }
    let checksum = sum.add_slice(&message).ones_complement().to_be();
    message[2..4].copy_from_slice(&checksum.to_be_bytes());
    ip.extend(message);
    ip.into()
}

/// MUST-54, MUST-55: the classes of §3.9.2.2.
#[test]
fn what_the_network_says_is_read() {
    use IcmpClass::{Hard, Soft, SourceQuench};
    let mut syn = decode(&bytes(SYN)).expect("an intact SYN");
    syn.seq = Seq(0x0102_0304);
    let four = encode(&syn).expect("it fits");
    let classes = [
        (3, 0, Some(Soft)),
        (3, 1, Some(Soft)),
        (3, 2, Some(Hard)),
        (3, 3, Some(Hard)),
        (3, 4, Some(Hard)),
        (3, 5, Some(Soft)),
        (3, 13, Some(Soft)),
        (4, 0, Some(SourceQuench)),
        (11, 0, Some(Soft)),
        (11, 1, Some(Soft)),
        (12, 0, Some(Soft)),
        (0, 0, None),
        (5, 1, None),
        (8, 0, None),
    ];
    let read = |kind, code, quoted: &[u8]| {
        decode_icmp(&icmp(kind, code, quoted)).map(|error| {
            let IcmpError { src, dst, seq, .. } = error;
            ((src, dst, seq), error.class)
        })
    };
    let expected = |segment: &Segment, class: Option<IcmpClass>| {
        let about = (segment.src, segment.dst, segment.seq);
        class.map_or(Err(WireError::NoIcmpError), |class| Ok((about, class)))
    };
    for (kind, code, class) in classes {
        let came = read(kind, code, &four[..28]);
        assert_eq!(came, expected(&syn, class), "{kind} {code}");
    }
    syn.src = "[fd00::1]:41001".parse().expect("a socket");
    syn.dst = "[fd00::2]:80".parse().expect("a socket");
    let six = encode(&syn).expect("it fits");
    let classes = [
        (1, 0, Some(Soft)),
        (1, 1, Some(Hard)),
        (1, 3, Some(Soft)),
        (1, 4, Some(Hard)),
        (2, 0, Some(Soft)),
        (3, 0, Some(Soft)),
        (3, 1, Some(Soft)),
        (4, 2, Some(Soft)),
        (128, 0, None),
        (135, 0, None),
    ];
    for (kind, code, class) in classes {
        let came = read(kind, code, &six);
        assert_eq!(came, expected(&syn, class), "v6 {kind} {code}");
    }
}

#[test]
fn what_is_no_error_about_a_segment_of_its_receiver_is_refused() {
    let quoted = bytes(SYN);
    let error = icmp(3, 3, &quoted);
    let spoilt = |at: usize, value: u8| {
        let mut octets = error.to_vec();
        octets[at] = value;
        decode_icmp(&octets).map(|error| error.class)
    };
    let requoted = |at: usize, value: u8| {
        let mut octets = quoted.to_vec();
        octets[at] = value;
        decode_icmp(&icmp(3, 3, &octets)).map(|error| error.class)
    };
    let none = Err(WireError::NoIcmpError);
    assert_eq!(decode_icmp(&[]), Err(WireError::Ip));
    assert_eq!(spoilt(21, 4), Err(WireError::IcmpChecksum));
    assert_eq!(spoilt(8, 1), Err(WireError::IpChecksum));
    // A router has counted the TTL down and need not mend the checksum.
    assert_eq!(requoted(8, 1), Ok(IcmpClass::Hard));
    assert_eq!(requoted(9, 17), none, "UDP");
    assert_eq!(requoted(7, 1), none, "a later fragment");
    assert_eq!(requoted(0, 0x4f), none, "a header as long as the quotation");
    assert_eq!(
        decode_icmp(&icmp(3, 3, &quoted[..27])),
        Err(WireError::NoIcmpError)
    );
    assert_eq!(decode_icmp(&icmp(3, 3, &[])), Err(WireError::NoIcmpError));
    assert_eq!(decode_icmp(&quoted), Err(WireError::NoIcmpError));
    // Somebody else's segment.
    let mut other = error.to_vec();
    other[28 + 12..28 + 16].copy_from_slice(&[10, 0, 0, 9]);
    other[22..24].fill(0);
    let sum = Sum16BitWords::new()
        .add_slice(&other[20..])
        .ones_complement();
    other[22..24].copy_from_slice(&sum.to_be().to_be_bytes());
    assert_eq!(decode_icmp(&other), Err(WireError::NoIcmpError));
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
        let _ = decode_icmp(&octets);
        let _ = checksum(&octets);
        let _ = fields(&octets);
        let _ = decode(&octets.into());
    }

    #[test]
    fn any_quotation_is_survived(
        segment in any_segment(),
        kind in 1u8..13,
        code in 0u8..6,
        len in 0usize..120,
        spoil: Vec<(prop::sample::Index, u8)>,
    ) {
        let mut quoted = encode(&segment).expect("it fits");
        quoted.truncate(len);
        // The version and the source decide how the error is wrapped.
        let first = if segment.src.is_ipv4() { 20 } else { 40 };
        for (at, octet) in spoil {
            if quoted.len() > first {
                let at = at.index(quoted.len());
                quoted[at] = if at == 0 { quoted[0] & 0xf0 | octet & 15 } else { octet };
            }
        }
        if segment.src.is_ipv4() || quoted.len() >= 40 {
            let _ = decode_icmp(&icmp(kind, code, &quoted));
        }
    }

    #[test]
    fn any_options_are_survived(octets in prop::collection::vec(any::<u8>(), 0..=10)) {
        let padded = octets.into_iter().flat_map(|octet| [octet; 4]).collect::<Vec<_>>();
        let _ = read_options(&padded);
        let datagram = with_options(&padded);
        let _ = decode(&datagram);
        let tcp = &datagram[IP_HEADER_LEN..];
        let bits: usize = fields(tcp).iter().map(|field| field.bits).sum();
        prop_assert_eq!(bits, tcp.len() * 8);
    }
}

/// Names and bits of the fields of a datagram.
fn named(datagram: &[u8]) -> Vec<(&'static str, usize)> {
    let fields = fields(&datagram[IP_HEADER_LEN..]).into_iter();
    fields
        .map(|field| (field.name.name(), field.bits))
        .collect()
}

#[test]
fn every_bit_of_a_header_belongs_to_a_field() {
    let syn = named(&bytes(SYN));
    assert_eq!(
        syn[..3],
        [
            ("source-port", 16),
            ("destination-port", 16),
            ("sequence", 32)
        ]
    );
    assert_eq!(
        syn[17..],
        [
            ("option-mss", 32),
            ("option-sack-permitted", 16),
            ("option-nop", 8),
            ("option-nop", 8),
        ]
    );
    assert_eq!(syn.iter().map(|(_, bits)| bits).sum::<usize>(), 28 * 8);
    let ended = named(&with_options(&[0, 0, 0, 0]));
    assert_eq!(ended[17..], [("option-end", 8), ("padding", 24)]);
    let absurd = named(&with_options(&[254, 1, 9, 9]));
    assert_eq!(absurd[17..], [("option-unknown", 32)]);
}
