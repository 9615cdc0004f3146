//! `docs/rfc9293.md` names every label of RFC 9293 once, and everything that it names exists.
//! Behind that stand the tests of labels that no conversation of one connection can show.

use std::fs;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;

use bytes::Bytes;
use tcpscope::explain::{Note, Observer};
use tcpscope::host::{Errno, Host, SocketOption};
use tcpscope::segment::{Flags, Options, Segment};
use tcpscope::seq::Seq;
use tcpscope::state::State;
use tcpscope::tcp::{Config, Connection};
use tcpscope::time::{Duration, Instant};
use tcpscope::wire::{self, IcmpClass, IcmpError};

/// The labels of Appendix B by the section that asks, in the RFC's order.
const LABELS: [(&str, &str); 32] = [
    (
        "3.1",
        "MUST-1 REC-1 MUST-2 MUST-3 MUST-69 MUST-4 MUST-5 MUST-6 MUST-68 MUST-7",
    ),
    ("3.2", "MUST-64 MUST-65"),
    ("3.4", "MUST-66"),
    ("3.4.1", "MUST-8 SHLD-1 MUST-9"),
    ("3.5", "MUST-10 MUST-11"),
    ("3.5.3", "SHLD-2"),
    ("3.6", "MUST-12"),
    ("3.6.1", "MAY-1 SHLD-3 MUST-13 MAY-2 SHLD-4"),
    ("3.7.1", "MUST-14 SHLD-5 MAY-3 MUST-15 MUST-16 MUST-67"),
    ("3.7.3", "SHLD-6"),
    ("3.7.4", "SHLD-7 MUST-17"),
    ("3.8.1", "MUST-18 MAY-4"),
    ("3.8.2", "MUST-19 MAY-18 SHLD-8"),
    (
        "3.8.3",
        "MUST-20 MUST-21 SHLD-9 SHLD-10 SHLD-11 MUST-22 MUST-23",
    ),
    (
        "3.8.4",
        "MAY-5 MUST-24 MUST-25 MUST-26 MUST-27 MUST-28 MUST-29 SHLD-12 MAY-6",
    ),
    ("3.8.5", "SHLD-13 MUST-30 MUST-31 MUST-62 MUST-32 MUST-33"),
    (
        "3.8.6",
        "SHLD-14 MUST-34 SHLD-15 SHLD-16 MAY-7 SHLD-17 MUST-35",
    ),
    ("3.8.6.1", "MUST-36 MAY-8 MUST-37 SHLD-29 SHLD-30"),
    ("3.8.6.2.1", "MUST-38"),
    ("3.8.6.2.2", "MUST-39"),
    ("3.8.6.3", "SHLD-18 MUST-40 SHLD-19"),
    ("3.9.1.1", "MUST-41 MUST-42 MUST-43 MUST-44 MUST-45 MUST-46"),
    ("3.9.1.2", "MAY-15 MUST-60 MUST-61 SHLD-27 MAY-16 SHLD-28"),
    ("3.9.1.3", "MAY-17"),
    ("3.9.1.7", "MAY-14"),
    ("3.9.1.8", "MUST-47 SHLD-20"),
    ("3.9.1.9", "MUST-48 SHLD-21 SHLD-22 MAY-9"),
    ("3.9.2", "MUST-49 SHLD-23 MUST-50 MAY-10 MAY-11"),
    ("3.9.2.1", "MUST-51 MUST-52 MUST-53 SHLD-24"),
    ("3.9.2.2", "MUST-54 MUST-55 MUST-56 SHLD-25 SHLD-26"),
    ("3.9.2.3", "MUST-63 MUST-57"),
    ("3.10.7.4", "MUST-58 MUST-59 SHLD-31 MAY-12 MAY-13"),
];

/// A row of the document.
struct Row<'a> {
    label: &'a str,
    section: &'a str,
    asks: &'a str,
    place: &'a str,
    test: &'a str,
}

impl<'a> Row<'a> {
    /// `| label | section | asks | where | test |`; other lines are none.
    fn parse(line: &'a str) -> Option<Row<'a>> {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        let ["", label, section, asks, place, test, ""] = cells[..] else {
            return None;
        };
        label.contains(char::is_numeric).then_some(Row {
            label,
            section,
            asks,
            place,
            test,
        })
    }

    /// What is wrong with it.
    fn faults(&self) -> Vec<String> {
        let excused =
            self.place.starts_with("not done, because ") || self.place.starts_with("elsewhere: ");
        let mut faults = Vec::new();
        if self.asks.is_empty() {
            faults.push("says not what is asked".to_owned());
        }
        if !excused && references(self.place).next().is_none() {
            faults.push("names no function".to_owned());
        }
        if !excused && references(self.test).next().is_none() && !self.test.contains("**open**") {
            faults.push("names no test".to_owned());
        }
        let all = references(self.place).chain(references(self.test));
        faults.extend(all.filter_map(|reference| find(reference).err()));
        let label = self.label;
        faults
            .into_iter()
            .map(|fault| format!("{label}: {fault}"))
            .collect()
    }
}

/// What stands between backticks and begins with a folder of ours.
fn references(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .filter(|word| word.starts_with("src/") || word.starts_with("tests/"))
}

/// `path: function` or the path of a conversation.
fn find(reference: &str) -> Result<(), String> {
    let (path, function) = match reference.split_once(": ") {
        Some((path, function)) => (path, Some(function)),
        None => (reference, None),
    };
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .map_err(|_| format!("there is no {path}"))?;
    match function {
        None if path.ends_with(".tcp") => Ok(()),
        None => Err(format!("{path} without a function")),
        Some(name)
            if ["(", "<"]
                .iter()
                .any(|next| text.contains(&format!("fn {name}{next}"))) =>
        {
            Ok(())
        }
        Some(name) => Err(format!("there is no fn {name} in {path}")),
    }
}

#[test]
fn every_label_has_its_row_and_all_that_is_named_exists() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rfc9293.md");
    let document = fs::read_to_string(path).expect("docs/rfc9293.md can be read");
    let rows: Vec<_> = document.lines().filter_map(Row::parse).collect();
    let came: Vec<_> = rows.iter().map(|row| (row.section, row.label)).collect();
    let expected: Vec<_> = LABELS
        .iter()
        .flat_map(|(section, labels)| labels.split(' ').map(|label| (*section, label)))
        .collect();
    assert_eq!(expected.len(), 119, "69 MUST, 31 SHLD, 18 MAY, 1 REC");
    for (index, pair) in expected.iter().enumerate() {
        assert_eq!(Some(pair), came.get(index), "row {}", index + 1);
    }
    assert_eq!(came.len(), expected.len(), "a row too many");
    let faults: Vec<_> = rows.iter().flat_map(Row::faults).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The check itself must be able to fail.
#[test]
fn a_bad_row_is_told() {
    let faults = |line: &str| Row::parse(line).map(|row| row.faults().join("; "));
    let good =
        "| MUST-1 | 3.1 | x | `src/tcp/input.rs: check_ack` | `tests/scripts/open-active.tcp` |";
    assert_eq!(faults(good), Some(String::new()));
    assert_eq!(faults("| label | § | asks | where | test |"), None);
    let bad = [
        (
            "check_ack`",
            "check_ac`",
            "there is no fn check_ac in src/tcp/input.rs",
        ),
        ("input.rs", "inputs.rs", "there is no src/tcp/inputs.rs"),
        (
            "open-active",
            "open-actively",
            "there is no tests/scripts/open-actively.tcp",
        ),
        ("| x |", "| |", "says not what is asked"),
        ("`src", "src", "names no function"),
        ("`tests", "tests", "names no test"),
        (": check_ack", "", "src/tcp/input.rs without a function"),
    ];
    for (good_part, bad_part, fault) in bad {
        let line = good.replacen(good_part, bad_part, 1);
        assert_eq!(faults(&line), Some(format!("MUST-1: {fault}")), "{line}");
    }
    let excused = "| MAY-14 | 3.9.1.7 | x | not done, because of y | – |";
    assert_eq!(faults(excused), Some(String::new()));
}

const NOW: Instant = Instant::from_micros(1);

fn address(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

fn socket(text: &str) -> SocketAddr {
    text.parse().expect("a socket")
}

fn syn(src: &str, dst: &str) -> Segment {
    Segment {
        src: socket(src),
        dst: socket(dst),
        seq: Seq(7),
        ack: Seq(0),
        flags: Flags::SYN,
        window: 65535,
        urgent: 0,
        options: Options::default(),
        payload: Bytes::new(),
    }
}

/// What `connection` sends first when it opens to `remote`.
fn first_syn(connection: &mut Connection, remote: &str) -> Segment {
    connection
        .open_active(socket(remote), Seq(1), &mut ())
        .expect("it was closed");
    connection.poll_transmit(NOW, &mut ()).expect("a SYN")
}

/// SHLD-20: who does not want to hear of trouble passes `()`; nothing else changes.
#[test]
fn nobody_needs_to_listen() {
    let mut connection = Connection::new(Config::TEXTBOOK, socket("10.0.0.1:49152"));
    let (mut now, mut sent) = (Instant::ZERO, 0);
    connection
        .open_active(socket("10.0.0.2:80"), Seq(1), &mut ())
        .expect("it was closed");
    while connection.state() != State::Closed {
        while connection.poll_transmit(now, &mut ()).is_some() {
            sent += 1;
        }
        now = connection.poll_timeout().expect("it waits for an answer");
        connection.handle_timeout(now, &mut ());
    }
    assert_eq!((sent, now), (8, Instant::ZERO + Duration::from_secs(183)));
}

/// MUST-15, MUST-67: IPv6 has a larger smallest datagram and a longer header.
#[test]
fn ipv6_has_its_own_sizes() {
    let mut four = Connection::new(Config::TEXTBOOK, socket("10.0.0.1:1"));
    let mut six = Connection::new(Config::TEXTBOOK, socket("[fd00::1]:1"));
    assert_eq!((four.snd().mss, six.snd().mss), (536, 1220));
    let offered = first_syn(&mut four, "10.0.0.2:80").options.mss;
    assert_eq!(offered, Some(1460));
    let offered = first_syn(&mut six, "[fd00::2]:80").options.mss;
    assert_eq!(offered, Some(1440));
}

/// MUST-42, MUST-44: a socket listens at a port from which another one opens; who names no address
/// opens from the host's.
#[test]
fn a_listener_stands_beside_an_attempt_from_its_port() {
    let mut host = Host::new(address("10.0.0.1"), Config::TEXTBOOK, 1);
    let (active, passive) = (host.socket(), host.socket());
    let any = socket("0.0.0.0:80");
    for fd in [active, passive] {
        let shared = host.setsockopt(fd, SocketOption::ReuseAddress, 1);
        assert_eq!(shared, Ok(()));
        assert_eq!(host.bind(fd, any), Ok(()));
    }
    let begun = host.connect(NOW, active, socket("10.0.0.2:80"), &mut ());
    assert_eq!(begun, Err(Errno::InProgress));
    assert_eq!(host.listen(passive, 1, &mut ()), Ok(()));
    let sent = host.poll_transmit(NOW, &mut ()).expect("a SYN");
    assert_eq!(sent.src, socket("10.0.0.1:80"));
    let mut other = syn("10.0.0.3:5", "10.0.0.1:80");
    host.handle_segment(NOW, &other, &mut ());
    let answer = host.poll_transmit(NOW, &mut ()).expect("a SYN,ACK");
    assert_eq!(
        (answer.flags, answer.dst),
        (Flags::SYN | Flags::ACK, other.src)
    );
    assert_eq!(
        (host.count(State::SynSent), host.count(State::SynReceived)),
        (1, 1)
    );
    // A passive OPEN changes nothing in the middle of both (MUST-41).
    assert_eq!(host.listen(active, 1, &mut ()), Err(Errno::Invalid));
    (other.flags, other.seq, other.ack) = (Flags::ACK, Seq(8), answer.seq + 1);
    host.handle_segment(NOW, &other, &mut ());
    assert!(host.accept(passive).is_ok());
    assert_eq!(host.count(State::SynSent), 1);
}

/// MUST-57, MUST-63: a SYN to many, or from what is no host, is dropped in silence.
#[test]
fn a_syn_to_many_or_from_nobody_is_dropped() {
    let mut host = Host::new(address("10.0.0.1"), Config::TEXTBOOK, 1);
    let fd = host.socket();
    assert_eq!(host.bind(fd, socket("0.0.0.0:80")), Ok(()));
    assert_eq!(host.listen(fd, 1, &mut ()), Ok(()));
    let strays = [
        ("10.0.0.2:5", "255.255.255.255:80"),
        ("10.0.0.2:5", "224.0.0.1:80"),
        ("10.0.0.2:5", "10.0.0.9:80"),
        ("255.255.255.255:5", "10.0.0.1:80"),
        ("224.0.0.1:5", "10.0.0.1:80"),
        ("0.0.0.0:5", "10.0.0.1:80"),
    ];
    for (src, dst) in strays {
        host.handle_segment(NOW, &syn(src, dst), &mut ());
        assert_eq!(host.poll_transmit(NOW, &mut ()), None, "{src} > {dst}");
    }
    host.handle_segment(NOW, &syn("10.0.0.2:5", "10.0.0.1:80"), &mut ());
    assert!(host.poll_transmit(NOW, &mut ()).is_some());
}

/// Keeps all notes.
#[derive(Debug, Default, PartialEq)]
struct Heard(Vec<Note>);

impl Observer for Heard {
    fn note(&mut self, note: Note) {
        self.0.push(note);
    }
}

/// Begins a connection from port `port`, and what the network may say about its SYN.
fn attempt(host: &mut Host, port: u16, class: IcmpClass) -> (usize, IcmpError) {
    let fd = host.socket();
    let local = SocketAddr::new(address("10.0.0.1"), port);
    assert_eq!(host.bind(fd, local), Ok(()));
    let begun = host.connect(NOW, fd, socket("10.0.0.2:80"), &mut ());
    assert_eq!(begun, Err(Errno::InProgress));
    let Segment { src, dst, seq, .. } = host.poll_transmit(NOW, &mut ()).expect("a SYN");
    assert_eq!(host.poll_transmit(NOW, &mut ()), None);
    let error = IcmpError {
        src,
        dst,
        seq,
        class,
    };
    (fd, error)
}

/// MUST-54: of two connections to one peer that one hears of the error whose segment it quotes.
#[test]
fn icmp_errors_reach_their_connection() {
    let mut host = Host::new(address("10.0.0.1"), Config::TEXTBOOK, 1);
    let (first, hard) = attempt(&mut host, 5001, IcmpClass::Hard);
    let (second, soft) = attempt(&mut host, 5002, IcmpClass::Soft);
    let strays = [
        IcmpError {
            src: socket("10.0.0.1:5003"),
            ..hard
        },
        IcmpError {
            dst: socket("10.0.0.2:81"),
            ..hard
        },
        IcmpError {
            seq: hard.seq + 1,
            ..hard
        },
    ];
    let mut heard = Heard::default();
    for stray in strays {
        host.handle_icmp(&stray, &mut heard);
    }
    assert_eq!(heard, Heard::default());
    host.handle_icmp(&soft, &mut heard);
    assert_eq!(heard, Heard(vec![Note::NetworkTrouble]));
    assert_eq!(host.count(State::SynSent), 2);
    host.handle_icmp(&hard, &mut heard);
    assert_eq!(host.poll_transmit(NOW, &mut ()), None);
    assert!(heard.0.contains(&Note::SignalUnreachable));
    assert_eq!(host.count(State::SynSent), 1);
    assert_eq!(host.take_error(first), Ok(Some(Errno::HostUnreachable)));
    assert_eq!(host.take_error(second), Ok(None));
    // Nobody is left to hear it.
    host.handle_icmp(&hard, &mut ());
    assert_eq!(host.socket_state(second), Ok(State::SynSent));
}

/// MUST-55.
#[test]
fn source_quench_is_discarded_in_silence() {
    let mut host = Host::new(address("10.0.0.1"), Config::TEXTBOOK, 1);
    let (fd, quench) = attempt(&mut host, 5001, IcmpClass::SourceQuench);
    let (mut heard, due) = (Heard::default(), host.poll_timeout());
    host.handle_icmp(&quench, &mut heard);
    assert_eq!(host.poll_transmit(NOW, &mut heard), None);
    assert_eq!((heard, host.poll_timeout()), (Heard::default(), due));
    assert_eq!(host.socket_state(fd), Ok(State::SynSent));
}

/// MUST-50: options of IP are passed over.
#[test]
fn options_of_ip_are_passed_over() {
    const ROUTER_ALERT: [u8; 4] = [148, 4, 0, 0];
    let segment = syn("10.0.0.2:5", "10.0.0.1:80");
    let plain = wire::encode(&segment).expect("it fits");
    let mut octets = [&plain[..20], &ROUTER_ALERT, &plain[20..]].concat();
    octets[0] = 0x46;
    octets[3] += 4;
    octets[10..12].fill(0);
    let words = octets[..24].chunks_exact(2);
    let sum: u32 = words
        .map(|word| u32::from(word[0]) * 256 + u32::from(word[1]))
        .sum();
    let checksum = !((sum & 0xffff) + (sum >> 16)) as u16;
    octets[10..12].copy_from_slice(&checksum.to_be_bytes());
    assert_eq!(wire::decode(&octets.into()), Ok(segment));
}
