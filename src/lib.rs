//! tcpscope: two hosts that each run a complete TCP (RFC 9293) over a faulty wire, in virtual
//! time, so that a page can show what happens and why.
//!
//! ```text
//!   a line ──▶ script ──▶ sim::History ──▶ sim::World ──▶ user::ScriptedHost ──▶ host::Host ──▶ tcp::Connection
//!              parse      the past,        clock          applications   sockets, ports  RFC 9293 §3.10
//!                         expectations        │  ▲                                          │
//!                                             │  └─ arrival ── sim::Cable, net::Link ◀──────┘ Segment
//!                                             ▼
//!                                   sim::Record: every segment, every Note
//!                                             │
//!                                             ▼
//!                              view: plain copies ──▶ wasm ──▶ the page, the command line
//! ```
//!
//! Read in this order: [`seq`], [`time`], [`segment`], [`state`], [`tcp`] (the heart), [`explain`],
//! [`host`], [`net`], [`script`], [`user`], [`sim`], [`view`]; [`wire`] where real octets are spoken,
//! [`capture`] where a run becomes a file for Wireshark.
//!
//! What always holds:
//! - **Determinism.** Time, chance and initial sequence numbers are arguments. The same script with
//!   the same seed gives the same record.
//! - **The truth is the script.** What a user does becomes a line of it; all else follows from it.
//! - **Drain before time moves.** After each change, `poll_transmit` runs dry.
//! - **No words.** What happened is an [`explain::Note`], a code with values and a citation.
//! - **Nothing from outside panics.** Calls that make no sense are refused with the RFC's error.

pub mod explain;
pub mod host;
pub mod net;
pub mod segment;
pub mod seq;
pub mod side;
pub mod state;
#[cfg_attr(
    not(feature = "language"),
    allow(dead_code, reason = "hosts alone use a part of it")
)]
mod table;
pub mod tcp;
pub mod time;
mod wakeups;
pub mod wire;

#[cfg(feature = "language")]
pub mod capture;
#[cfg(feature = "language")]
pub mod script;
#[cfg(feature = "language")]
pub mod sim;
#[cfg(feature = "language")]
pub mod user;
#[cfg(feature = "language")]
pub mod view;
#[cfg(all(target_arch = "wasm32", feature = "language"))]
mod wasm;
