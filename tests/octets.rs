//! Segments as the page shows them, octet by octet.

use tcpscope::script::parse;
use tcpscope::sim::Session;
use tcpscope::time::{Duration, Instant};
use tcpscope::view::OctetsView;

/// All that was sent within two seconds of `script`, in order.
fn octets(script: &str) -> Vec<OctetsView> {
    let parsed = parse(script).unwrap_or_else(|error| panic!("{}", error.render("script")));
    let mut session = Session::new(parsed.script, 1);
    session.advance(Instant::ZERO + Duration::from_secs(2));
    let flights = session.world().record().flights().iter();
    flights
        .map(|flight| OctetsView::of(flight).expect("it fits into a datagram"))
        .collect()
}

/// `syn=1`, `data=5`; with the relative number in brackets, if there is one.
fn told(view: &OctetsView, names: &[&str]) -> String {
    let fields = view.fields.iter();
    let fields = fields.filter(|field| names.contains(&field.name.as_str()));
    let told = fields.map(|field| match field.relative {
        Some(relative) => format!("{}=[{relative}]", field.name),
        None => format!("{}={}", field.name, field.value),
    });
    told.collect::<Vec<_>>().join(" ")
}

/// The checksum in the header is the right one.
fn is_intact(view: &OctetsView) -> bool {
    let sent = view.fields.iter().find(|field| field.name == "checksum");
    sent.is_some_and(|sent| sent.value == format!("0x{:04x}", view.checksum))
}

#[test]
fn a_header_says_what_the_segment_says() {
    let script =
        "hosts timestamps on\nserver listen 80\nclient connect server:80\nclient send \"hello\"";
    let sent = octets(script);
    let names = [
        "source-port",
        "destination-port",
        "sequence",
        "acknowledgment",
        "data-offset",
        "ack",
        "syn",
        "option-mss",
        "data",
    ];
    assert_eq!(
        told(&sent[0], &names),
        "source-port=49152 destination-port=80 sequence=[0] acknowledgment=0 data-offset=9 ack=0 \
         syn=1 option-mss=1460"
    );
    assert_eq!(
        told(&sent[3], &names),
        "source-port=49152 destination-port=80 sequence=[1] acknowledgment=[1] data-offset=8 ack=1 \
         syn=0 data=5"
    );
    assert!(sent[3].octets.ends_with(b"hello"));
    assert!(told(&sent[1], &["option-timestamps"]).contains("ecr"));
    for view in &sent {
        assert!(is_intact(view), "{view:?}");
        let bits: u32 = view.fields.iter().map(|field| field.bits).sum();
        assert_eq!((view.tcp_at + bits / 8) as usize, view.octets.len());
    }
}

#[test]
fn a_damaged_segment_has_the_wrong_checksum() {
    let sent = octets("corrupt client SYN\nserver listen 80\nclient connect server:80");
    assert!(!is_intact(&sent[0]));
    assert!(is_intact(&sent[1]), "it is sent again");
}
