//! A segment as octets, field by field.

use serde::Serialize;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

use crate::seq::Seq;
use crate::sim::Flight;
use crate::wire::{self, Field, FieldName};

view! {
    /// A segment as octets, as it was on the wire when it arrived or will.
    #[serde(rename_all = "camelCase")]
    pub struct OctetsView {
        /// Of the whole IP datagram, each 0 to 255.
        pub octets: Vec<u8>,
        /// Where in them the TCP header begins.
        pub tcp_at: u32,
        /// The checksum that the segment should have.
        pub checksum: u16,
        /// The fields of the TCP header, its options and the data, without a gap.
        pub fields: Vec<FieldView>,
    }

    /// A field of a TCP header, an option, or the data.
    #[serde(rename_all = "camelCase")]
    pub struct FieldView {
        /// E.g. `source-port`, `syn`, `option-mss`, `data`.
        pub name: String,
        /// Its first bit, counted from the start of the TCP header.
        pub first_bit: u32,
        /// How many bits it has.
        pub bits: u32,
        /// What it says: a decimal number, of a checksum a hexadecimal one, of options as the
        /// notation has it; empty where there is nothing to say.
        pub value: String,
        /// The same counted from the initial sequence number, for sequence numbers.
        pub relative: Option<f64>,
    }
}

impl OctetsView {
    /// Of `flight`; none where such a segment can't be written as octets.
    #[must_use]
    pub fn of(flight: &Flight) -> Option<OctetsView> {
        let octets = flight.datagram(true, |address| address).ok()?;
        let header = if flight.segment.src.is_ipv4() { 20 } else { 40 };
        let tcp = octets.get(header..)?;
        let fields = wire::fields(tcp).into_iter();
        Some(OctetsView {
            tcp_at: header as u32,
            checksum: wire::checksum(&octets).ok()?,
            fields: fields.map(|field| field_view(field, tcp, flight)).collect(),
            octets,
        })
    }
}

fn field_view(field: Field, tcp: &[u8], flight: &Flight) -> FieldView {
    let Field { name, first, bits } = field;
    let number = || number(tcp, first, bits);
    let options = &flight.segment.options;
    let value = match name {
        FieldName::Checksum => format!("0x{:04x}", number()),
        FieldName::Mss => options.mss.map(|mss| mss.to_string()).unwrap_or_default(),
        FieldName::WindowScale => {
            let shift = options.window_scale;
            shift.map(|shift| shift.to_string()).unwrap_or_default()
        }
        FieldName::Timestamps => options
            .timestamps
            .map(|stamps| format!("val {} ecr {}", stamps.value, stamps.echo))
            .unwrap_or_default(),
        FieldName::Sack => {
            let blocks = options.sack.iter();
            let blocks = blocks.map(|block| format!("{}:{}", block.start, block.end));
            blocks.collect::<Vec<_>>().join(" ")
        }
        FieldName::End
        | FieldName::Nop
        | FieldName::SackPermitted
        | FieldName::Unknown
        | FieldName::Padding => String::new(),
        FieldName::Data => (bits / 8).to_string(),
        _ => number().to_string(),
    };
    let relative = match name {
        FieldName::Sequence => Some(Seq(number()).since(flight.initial.0)),
        FieldName::Acknowledgment if flight.segment.acknowledges().is_some() => {
            Some(Seq(number()).since(flight.initial.1))
        }
        _ => None,
    };
    FieldView {
        name: name.name().to_owned(),
        first_bit: first as u32,
        bits: bits as u32,
        value,
        relative: relative.map(f64::from),
    }
}

/// The bits of a field, of which there are 32 at most, as a number.
fn number(tcp: &[u8], first: usize, bits: usize) -> u32 {
    let bit = |at: usize| {
        let octet = tcp.get(at / 8).copied().unwrap_or_default();
        u32::from(octet >> (7 - at % 8) & 1)
    };
    (first..first + bits).fold(0, |number, at| number << 1 | bit(at))
}
