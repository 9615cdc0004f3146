//! The host that is driven, and its time.

use std::net::{Ipv4Addr, SocketAddr};

use bytes::Bytes;
use serde_json::{Value, json};
use tcpscope::host::{Errno, Fd, Host, SocketOption};
use tcpscope::time::Instant;
use tcpscope::wire;

use super::info::{info, state_named};
use super::protocol::{Descriptor, Request, from_hex, to_hex};
use super::settings::Settings;

/// A host in its own time.
pub struct Driven {
    host: Host,
    now: Instant,
    ttl: u8,
    /// Datagrams that were sent since the last reply.
    out: Vec<String>,
}

impl Driven {
    /// A host with these settings, at time 0.
    pub fn new(settings: &Settings) -> Result<Driven, String> {
        let seed = settings.seed as u64;
        let mut host = Host::new(settings.local.into(), settings.config()?, seed);
        host.set_syn_cookies(settings.syn_cookies()?);
        let (first, last) = settings.ports;
        host.set_ports(first, last);
        Ok(Driven {
            host,
            now: Instant::ZERO,
            ttl: settings.ttl,
            out: Vec::new(),
        })
    }

    /// Serves `request`; the error says what is wrong with it, and then nothing has happened.
    pub fn serve(&mut self, request: Request) -> Result<Value, String> {
        let mut reply = self.call(request)?;
        self.transmit();
        if !self.out.is_empty() {
            reply["out"] = std::mem::take(&mut self.out).into();
        }
        Ok(reply)
    }

    fn call(&mut self, request: Request) -> Result<Value, String> {
        let (host, now) = (&mut self.host, self.now);
        Ok(match request {
            Request::Hello { .. } => return Err("hello was said before".to_owned()),
            Request::Socket => returns(Ok(host.socket())),
            Request::Bind {
                fd: Descriptor(fd),
                addr,
                port,
            } => done(host.bind(fd, socket(addr, port))),
            Request::Listen {
                fd: Descriptor(fd),
                backlog,
            } => done(host.listen(fd, backlog, &mut ())),
            Request::Accept { fd: Descriptor(fd) } => returns(host.accept(fd)),
            Request::Connect {
                fd: Descriptor(fd),
                addr,
                port,
            } => done(host.connect(now, fd, socket(addr, port), &mut ())),
            Request::Recv {
                fd: Descriptor(fd),
                max,
                peek,
            } => received(host.recv(fd, max, peek)),
            Request::Send {
                fd: Descriptor(fd),
                data,
            } => {
                let data = Bytes::from(from_hex(&data)?);
                returns(host.send(fd, &data))
            }
            Request::Shutdown {
                fd: Descriptor(fd),
                how,
            } => done(host.shutdown(fd, how.into(), &mut ())),
            Request::Close { fd: Descriptor(fd) } => done(host.close(fd, &mut ())),
            Request::SetSockOpt {
                fd: Descriptor(fd),
                name,
                value,
            } => done(set_option(host, fd, &name, value)),
            Request::GetSockOpt {
                fd: Descriptor(fd),
                name,
            } => option_value(host, fd, &name),
            Request::Crash => {
                host.crash();
                json!({})
            }
            Request::Inject { packet } => {
                self.inject(from_hex(&packet)?);
                json!({})
            }
            Request::Advance { to } => self.let_pass(Instant::from_micros(to))?,
            Request::Count { state } => {
                let known = state_named(&state).ok_or(format!("no state is called {state}"))?;
                returns(Ok(host.count(known)))
            }
            Request::Info {
                fd: Descriptor(fd),
                name,
            } => match info(host, fd, &name) {
                Ok(value) => json!({ "ret": value }),
                Err(errno) => failed(errno),
            },
        })
    }

    fn let_pass(&mut self, to: Instant) -> Result<Value, String> {
        if to < self.now {
            return Err(format!("it is {} already", self.now.as_micros()));
        }
        self.advance(to);
        Ok(json!({ "now": self.now.as_micros() }))
    }

    /// A datagram arrives. What is no intact TCP segment or ICMP error gets no answer.
    fn inject(&mut self, datagram: Vec<u8>) {
        let datagram = Bytes::from(datagram);
        if let Ok(segment) = wire::decode(&datagram) {
            self.host.handle_segment(self.now, &segment, &mut ());
        } else if let Ok(error) = wire::decode_icmp(&datagram) {
            self.host.handle_icmp(&error, &mut ());
        }
    }

    /// Lets time pass until `to`, or until something is sent.
    fn advance(&mut self, to: Instant) {
        while let Some(at) = self.host.poll_timeout().filter(|at| *at <= to) {
            self.now = self.now.max(at);
            self.host.handle_timeout(self.now, &mut ());
            self.transmit();
            if !self.out.is_empty() {
                return;
            }
        }
        self.now = to;
    }

    /// Collects what the host wants to send now.
    fn transmit(&mut self) {
        while let Some(segment) = self.host.poll_transmit(self.now, &mut ()) {
            // TCP builds no segment that a datagram could not carry.
            self.out
                .extend(wire::encode_with(&segment, self.ttl).map(|octets| to_hex(&octets)));
        }
    }
}

fn socket(address: Ipv4Addr, port: u16) -> SocketAddr {
    SocketAddr::new(address.into(), port)
}

fn failed(errno: Errno) -> Value {
    json!({ "ret": -1, "errno": errno.to_string() })
}

fn returns(result: Result<usize, Errno>) -> Value {
    result.map_or_else(failed, |value| json!({ "ret": value }))
}

fn done(result: Result<(), Errno>) -> Value {
    returns(result.map(|()| 0))
}

fn received(result: Result<Bytes, Errno>) -> Value {
    let reply = |data: Bytes| json!({ "ret": data.len(), "data": to_hex(&data) });
    result.map_or_else(failed, reply)
}

fn set_option(host: &mut Host, fd: Fd, name: &str, value: i64) -> Result<(), Errno> {
    host.setsockopt(fd, name.parse()?, value)
}

fn option_value(host: &mut Host, fd: Fd, name: &str) -> Value {
    if name == "SO_ERROR" {
        return match host.take_error(fd) {
            Ok(None) => json!({ "ret": 0, "value": 0 }),
            Ok(Some(error)) => json!({ "ret": 0, "value": error.to_string() }),
            Err(errno) => failed(errno),
        };
    }
    let value = name
        .parse::<SocketOption>()
        .and_then(|option| host.getsockopt(fd, option));
    value.map_or_else(failed, |value| json!({ "ret": 0, "value": value }))
}
