//! The header of a TCP segment field by field (§3.1, Figure 1), for who wants to see the octets.

use super::kind;

/// A field of a TCP header, an option, or the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which.
    pub name: FieldName,
    /// Its first bit, counted from the start of the TCP header.
    pub first: usize,
    /// How many bits it has.
    pub bits: usize,
}

macro_rules! field_names {
    ($($(#[$doc:meta])* $member:ident $name:literal)*) => {
        /// Which field.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum FieldName { $($(#[$doc])* $member),* }

        impl FieldName {
            /// The name in views.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(FieldName::$member => $name),* }
            }
        }
    };
}

field_names! {
    /// Source port.
    SourcePort "source-port"
    /// Destination port.
    DestinationPort "destination-port"
    /// Sequence number.
    Sequence "sequence"
    /// Acknowledgment number.
    Acknowledgment "acknowledgment"
    /// Data offset, in words of 32 bits.
    DataOffset "data-offset"
    /// Reserved for later use.
    Reserved "reserved"
    /// Congestion window reduced (RFC 3168).
    Cwr "cwr"
    /// ECN echo (RFC 3168).
    Ece "ece"
    /// The urgent pointer is significant.
    Urg "urg"
    /// The acknowledgment number is significant.
    Ack "ack"
    /// Push.
    Psh "psh"
    /// Reset.
    Rst "rst"
    /// Synchronize sequence numbers.
    Syn "syn"
    /// No more data.
    Fin "fin"
    /// Window.
    Window "window"
    /// Checksum.
    Checksum "checksum"
    /// Urgent pointer.
    Urgent "urgent"
    /// The end of the list of options.
    End "option-end"
    /// An option that only fills.
    Nop "option-nop"
    /// Maximum segment size.
    Mss "option-mss"
    /// Window scale (RFC 7323 §2).
    WindowScale "option-window-scale"
    /// SACK permitted (RFC 2018 §2).
    SackPermitted "option-sack-permitted"
    /// SACK (RFC 2018 §3).
    Sack "option-sack"
    /// Timestamps (RFC 7323 §3).
    Timestamps "option-timestamps"
    /// An option that we pass over (MUST-6).
    Unknown "option-unknown"
    /// Zeros after the options.
    Padding "padding"
    /// The data.
    Data "data"
}

/// The fields before the options, with their bits, in their order.
const FIXED: [(FieldName, usize); 17] = [
    (FieldName::SourcePort, 16),
    (FieldName::DestinationPort, 16),
    (FieldName::Sequence, 32),
    (FieldName::Acknowledgment, 32),
    (FieldName::DataOffset, 4),
    (FieldName::Reserved, 4),
    (FieldName::Cwr, 1),
    (FieldName::Ece, 1),
    (FieldName::Urg, 1),
    (FieldName::Ack, 1),
    (FieldName::Psh, 1),
    (FieldName::Rst, 1),
    (FieldName::Syn, 1),
    (FieldName::Fin, 1),
    (FieldName::Window, 16),
    (FieldName::Checksum, 16),
    (FieldName::Urgent, 16),
];

/// Octets of a header without options.
const FIXED_LEN: usize = 20;

/// The fields of a TCP segment, header and data, without a gap; none where it is no whole header.
#[must_use]
pub fn fields(tcp: &[u8]) -> Vec<Field> {
    let header = tcp.get(12).map_or(0, |word| usize::from(word >> 4) * 4);
    if header < FIXED_LEN || header > tcp.len() {
        return Vec::new();
    }
    let mut list = Vec::new();
    let mut first = 0;
    let mut put = |name, bits| {
        list.push(Field { name, first, bits });
        first += bits;
    };
    for (name, bits) in FIXED {
        put(name, bits);
    }
    let mut options = &tcp[FIXED_LEN..header];
    while let [kind, rest @ ..] = options {
        let (name, length) = option(*kind, rest);
        let length = length.min(options.len());
        put(name, length * 8);
        options = &options[length..];
        if name == FieldName::End && !options.is_empty() {
            put(FieldName::Padding, options.len() * 8);
            break;
        }
    }
    if tcp.len() > header {
        put(FieldName::Data, (tcp.len() - header) * 8);
    }
    list
}

/// Which option begins with this kind, and how many octets it has. What has a length that can't be
/// takes the rest (MUST-7).
fn option(kind: u8, rest: &[u8]) -> (FieldName, usize) {
    let length = match rest.first() {
        Some(length) if *length >= 2 => usize::from(*length),
        _ => usize::MAX,
    };
    match kind {
        kind::END => (FieldName::End, 1),
        kind::NOP => (FieldName::Nop, 1),
        kind::MSS => (FieldName::Mss, length),
        kind::WINDOW_SCALE => (FieldName::WindowScale, length),
        kind::SACK_PERMITTED => (FieldName::SackPermitted, length),
        kind::SACK => (FieldName::Sack, length),
        kind::TIMESTAMPS => (FieldName::Timestamps, length),
        _ => (FieldName::Unknown, length),
    }
}
