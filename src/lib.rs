//! tcpscope: two hosts that each run a complete TCP (RFC 9293) over a faulty wire, in virtual
//! time, so that a page can show what happens and why.
//!
//! ```text
//!   Command ──▶ sim::Session ──▶ sim::World ──▶ host::Desk ──▶ tcp::Connection
//!               scenario         clock, queue   ports, demux   RFC 9293 §3.10
//!                                   │  ▲                          │
//!                                   │  └─ arrival ── net::Link ◀──┘ Segment
//!                                   ▼
//!                         sim::Record: every segment, every Note
//!                                   │
//!                                   ▼
//!                    view: plain copies ──▶ wasm ──▶ the page
//! ```
//!
//! Read in this order: [`seq`], [`time`], [`segment`], [`tcp`] (the heart), [`explain`], [`host`],
//! [`net`], [`sim`], [`view`]; [`wire`] where real octets are spoken.
//!
//! What always holds:
//! - **Determinism.** Time, chance and initial sequence numbers are arguments. The same commands at
//!   the same times with the same seed give the same record.
//! - **Drain before time moves.** After each change, `poll_transmit` runs dry.
//! - **No words.** What happened is an [`explain::Note`], a code with values and a citation.
//! - **Nothing from outside panics.** Calls that make no sense are refused with the RFC's error.

pub mod explain;
pub mod host;
pub mod net;
pub mod script;
pub mod segment;
pub mod seq;
pub mod side;
pub mod sim;
mod table;
pub mod tcp;
pub mod time;
pub mod view;
pub mod wire;

#[cfg(target_arch = "wasm32")]
mod wasm;
