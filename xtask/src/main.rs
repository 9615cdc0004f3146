//! `cargo xtask wasm [--dev]`: compiles tcpscope to WebAssembly and writes the JavaScript package
//! `www/pkg/` (module, wasm, TypeScript declarations).
//!
//! It does the work of the `wasm-bindgen` program through the library behind it, so that nobody
//! has to install that program in the one version that fits.

#![forbid(unsafe_code)]

mod wasm;

use std::env;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask wasm [--dev]

  wasm          build www/pkg/ in release mode
  wasm --dev    build it unoptimised, with debug assertions and readable stack traces";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        ["wasm"] => wasm::build(wasm::Profile::Release),
        ["wasm", "--dev"] => wasm::build(wasm::Profile::Dev),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
