//! One host, driven over stdin and stdout in virtual time: socket calls, datagrams in hex, and
//! the passing of time, each a line of JSON. See `docs/drive.md`.

mod info;
mod protocol;
mod settings;
mod stack;

use std::io::{self, BufRead, Write};

use serde_json::{Value, json};

use protocol::Request;
pub use stack::Driven;

/// The version of the protocol that we speak.
const VERSION: u64 = 1;

fn main() -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut output = io::stdout().lock();
    let mut driven = None;
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let reply = answer(&mut driven, &line).unwrap_or_else(|what| json!({ "error": what }));
        serde_json::to_writer(&mut output, &reply)?;
        output.write_all(b"\n")?;
        output.flush()?;
        line.clear();
    }
    Ok(())
}

/// Serves one request; the error says what is wrong with it.
pub(crate) fn answer(driven: &mut Option<Driven>, line: &[u8]) -> Result<Value, String> {
    let request: Request = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    match (request, driven) {
        (Request::Hello { .. }, Some(_)) => Err("hello was said before".to_owned()),
        (Request::Hello { version, .. }, _) if version != VERSION => {
            Err(format!("version {version}, but this is version {VERSION}"))
        }
        (Request::Hello { settings, .. }, none) => {
            *none = Some(Driven::new(&settings)?);
            let name = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
            Ok(json!({ "ok": true, "name": name }))
        }
        (request, Some(driven)) => driven.serve(request),
        (_, None) => Err("hello comes first".to_owned()),
    }
}
