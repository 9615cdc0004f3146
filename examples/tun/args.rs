//! The command line.

use std::fmt::Display;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;

use tcpscope::tcp::Config;
use tcpscope::time::Duration;

use crate::faults::{Direction, Faults};

/// How it is used.
pub const USAGE: &str = "\
cargo run --release --example tun -- client|server IFACE LOCAL REMOTE:PORT [OPTION...]

Runs one tcpscope host with the address LOCAL on the TUN device IFACE, connects to the kernel's
REMOTE:PORT or lets REMOTE connect to LOCAL:PORT, sends the octets (i*7) % 251 while it receives
and compares the peer's, then closes. Exit status 0: every octet right and a clean close.

  ip tuntap add dev IFACE mode tun && ip address add REMOTE peer LOCAL dev IFACE &&
  ip link set IFACE up

  --bytes N          how many octets each side sends (65536)
  --preset NAME      linux-like (default), textbook, bare-1981
  --reply            sends only after the peer has closed its direction
  --slow-reader      a small receive buffer, which is not read for the first two seconds
  --abort            resets the connection when everything was sent and received
  --expect END       how it ends: closed (default), reset or refused by the peer
  --seconds N        gives up after so long (300)
  --pcap FILE        writes what passes the device, as pcapng

  --loss P           chance of a segment to be lost: 0.02, or 2%
  --duplicate P      ... to arrive twice
  --reorder P        ... to be overtaken by those that are sent in the next milliseconds
  --faults WHERE     both (default), in (what we receive), out (what we send)
  --cross-fins       holds the first FIN back until there is one from the other side
  --seed N           of chance, sequence numbers and ports (1)";

/// Who opens the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// We do.
    Client,
    /// The kernel does.
    Server,
}

/// How a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Both sides have closed, or we have aborted.
    Closed,
    /// The peer has reset it.
    Reset,
    /// The peer has refused it.
    Refused,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Args {
    pub role: Role,
    pub interface: String,
    pub local: IpAddr,
    pub remote: SocketAddr,
    pub bytes: u64,
    pub config: Config,
    pub reply: bool,
    pub slow_reader: bool,
    pub abort: bool,
    pub expect: End,
    pub limit: Duration,
    pub pcap: Option<PathBuf>,
    pub faults: Faults,
    pub seed: u64,
}

impl Args {
    /// Reads the command line; `None` if help is asked for.
    ///
    /// # Errors
    /// What is wrong with it, and what would be right.
    pub fn parse(words: impl Iterator<Item = String>) -> Result<Option<Args>, String> {
        let mut words = words;
        let (mut places, mut options) = (Vec::new(), Vec::new());
        while let Some(word) = words.next() {
            match word.as_str() {
                "--help" | "-h" => return Ok(None),
                "--reply" | "--slow-reader" | "--abort" | "--cross-fins" => {
                    options.push((word, String::new()));
                }
                option if option.starts_with("--") => {
                    let value = words.next().ok_or(format!("{word} needs a value"))?;
                    options.push((word, value));
                }
                _ => places.push(word),
            }
        }
        let mut args = Args::of_places(&places)?;
        for (option, value) in &options {
            args.set(option, value)?;
        }
        if args.local.is_ipv4() != args.remote.is_ipv4() {
            return Err("LOCAL and REMOTE are of two address families".to_owned());
        }
        Ok(Some(args))
    }

    fn of_places(places: &[String]) -> Result<Args, String> {
        let [role, interface, local, remote] = places else {
            let count = places.len();
            return Err(format!(
                "four arguments are needed (client|server IFACE LOCAL REMOTE:PORT), not {count}"
            ));
        };
        Ok(Args {
            role: one_of(
                "the role",
                role,
                &[("client", Role::Client), ("server", Role::Server)],
            )?,
            interface: interface.clone(),
            local: parsed("LOCAL", local, "an IP address")?,
            remote: parsed("REMOTE:PORT", remote, "like 192.0.2.1:80")?,
            bytes: 65_536,
            config: Config::LINUX_LIKE,
            reply: false,
            slow_reader: false,
            abort: false,
            expect: End::Closed,
            limit: Duration::from_secs(300),
            pcap: None,
            faults: Faults::default(),
            seed: 1,
        })
    }

    fn set(&mut self, option: &str, value: &str) -> Result<(), String> {
        match option {
            "--bytes" => self.bytes = parsed(option, value, "a number of octets")?,
            "--preset" => {
                let presets = [
                    ("linux-like", Config::LINUX_LIKE),
                    ("textbook", Config::TEXTBOOK),
                    ("bare-1981", Config::BARE_1981),
                ];
                self.config = one_of(option, value, &presets)?;
            }
            "--reply" => self.reply = true,
            "--slow-reader" => self.slow_reader = true,
            "--abort" => self.abort = true,
            "--expect" => {
                let ends = [
                    ("closed", End::Closed),
                    ("reset", End::Reset),
                    ("refused", End::Refused),
                ];
                self.expect = one_of(option, value, &ends)?;
            }
            "--seconds" => {
                self.limit = Duration::from_secs(parsed(option, value, "a number of seconds")?);
            }
            "--pcap" => self.pcap = Some(value.into()),
            "--loss" => self.faults.loss = chance(option, value)?,
            "--duplicate" => self.faults.duplicate = chance(option, value)?,
            "--reorder" => self.faults.reorder = chance(option, value)?,
            "--faults" => {
                let places = [
                    ("both", None),
                    ("in", Some(Direction::In)),
                    ("out", Some(Direction::Out)),
                ];
                self.faults.only = one_of(option, value, &places)?;
            }
            "--cross-fins" => self.faults.cross_fins = true,
            "--seed" => self.seed = parsed(option, value, "a number")?,
            _ => return Err(format!("there is no option {option}")),
        }
        Ok(())
    }
}

fn parsed<T: FromStr>(what: &str, value: &str, wanted: &str) -> Result<T, String>
where
    T::Err: Display,
{
    let wrong = |error| format!("{what} must be {wanted}, not \"{value}\": {error}");
    value.parse().map_err(wrong)
}

fn one_of<T: Copy>(what: &str, value: &str, choices: &[(&str, T)]) -> Result<T, String> {
    let found = choices.iter().find(|(name, _)| *name == value);
    let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
    let wrong = || format!("{what} must be {}, not \"{value}\"", names.join(" or "));
    found.map(|(_, choice)| *choice).ok_or_else(wrong)
}

/// A probability, as a fraction or in percent.
fn chance(option: &str, value: &str) -> Result<f64, String> {
    let wanted = "a chance like 0.02 or 2%";
    let chance: f64 = match value.strip_suffix('%') {
        Some(percent) => parsed::<f64>(option, percent, wanted)? / 100.0,
        None => parsed(option, value, wanted)?,
    };
    if (0.0..=1.0).contains(&chance) {
        Ok(chance)
    } else {
        Err(format!("{option} must be {wanted}, not \"{value}\""))
    }
}
