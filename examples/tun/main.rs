//! One host on a TUN device, which talks to the sockets of a real kernel.
//!
//! ```text
//! app ── host::Host ── faults ── wire ── TUN device ── the kernel's TCP ── any program
//! ```
//!
//! `scripts/kernel-test.sh` runs it through many cases.

#[cfg(target_os = "linux")]
mod app;
#[cfg(target_os = "linux")]
mod args;
#[cfg(target_os = "linux")]
mod capture;
#[cfg(target_os = "linux")]
mod clock;
#[cfg(target_os = "linux")]
mod faults;
#[cfg(target_os = "linux")]
mod talk;
#[cfg(target_os = "linux")]
mod watch;
#[cfg(target_os = "linux")]
mod wire;

use std::process::ExitCode;

/// The command line makes no sense.
const USAGE_ERROR: u8 = 2;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    let args = match args::Args::parse(std::env::args().skip(1)) {
        Ok(Some(args)) => args,
        Ok(None) => {
            println!("{}", args::USAGE);
            return ExitCode::SUCCESS;
        }
        Err(wrong) => {
            eprintln!("tun: {wrong}\n\n{}", args::USAGE);
            return ExitCode::from(USAGE_ERROR);
        }
    };
    match talk::talk(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => {
            eprintln!("tun: {wrong}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    eprintln!("tun: needs a TUN device as Linux has it; run it on Linux");
    ExitCode::from(USAGE_ERROR)
}
