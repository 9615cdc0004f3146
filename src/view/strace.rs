//! Socket calls as `strace` prints them.

use crate::script::{Call, Outcome, Payload};
use crate::sim::{MadeCall, World};

/// How much of a text is shown, octets.
const SHOWN: usize = 32;

/// `connect(3, 10.0.0.2:80)`.
#[must_use]
pub fn call(made: &MadeCall, world: &World) -> String {
    let mut text = format!("{}(", made.call.name());
    match made.call {
        Call::Socket | Call::Nonblocking { .. } => {}
        // There was no socket to act on.
        _ if made.fd == 0 => text.push_str("-1"),
        _ => text.push_str(&made.fd.to_string()),
    }
    let arguments = arguments(made, world);
    if !arguments.is_empty() {
        text.push_str(if text.ends_with('(') { "" } else { ", " });
        text.push_str(&arguments);
    }
    text.push(')');
    text
}

/// `0`, `"hello"`, `-1 ECONNREFUSED`.
#[must_use]
pub fn result(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Number(number) => number.to_string(),
        Outcome::Text(text) if text.is_empty() => "0".to_owned(),
        Outcome::Text(text) => format!("{} {}", text.len(), quoted(text)),
        Outcome::Error(errno) => format!("-1 {errno}"),
    }
}

fn arguments(made: &MadeCall, world: &World) -> String {
    match &made.call {
        Call::Socket | Call::Accept | Call::Close | Call::Abort => String::new(),
        Call::Bind { port } => port.to_string(),
        Call::Listen { backlog, .. } => backlog.map(|limit| limit.to_string()).unwrap_or_default(),
        Call::Connect { port, .. } => {
            let mut remote = world.host(made.side.other()).socket();
            remote.set_port(*port);
            remote.to_string()
        }
        Call::Send {
            data: Payload::Text(text),
        } => quoted(text),
        Call::Send {
            data: Payload::Octets(octets),
        } => format!("{octets} octets"),
        Call::Recv { max } => max.map(|max| max.to_string()).unwrap_or_default(),
        Call::Shutdown { how } => format!("SHUT_{}", how.name().to_ascii_uppercase()),
        Call::SetOption { option, value } => format!("{}, {value}", option.name()),
        Call::GetOption { option } => option.name().to_owned(),
        Call::Nonblocking { on } => if *on { "on" } else { "off" }.to_owned(),
    }
}

/// The first octets, with quotes.
fn quoted(text: &[u8]) -> String {
    let more = if text.len() > SHOWN { "…" } else { "" };
    let shown = &text[..text.len().min(SHOWN)];
    format!("\"{}\"{more}", shown.escape_ascii())
}
