//! The scripted user of a host: the calls of a script, and the small applications that serve
//! connections.
//!
//! ```text
//!    ScriptedHost: which socket a call acts on, which calls wait, what the host shows
//!      │
//!    apps: sink, echo, source …, each a program at work on one socket
//!      │
//!    host::Host: the socket calls
//! ```
//!
//! Read `scripted_host.rs` first, then `scripted_host/attempt.rs` and `app.rs`. All that happens here goes through
//! the socket calls of [`Host`](crate::host::Host), as a real program's would.

mod app;
mod calls;
mod inbox;
mod scripted_host;

pub use calls::{CallEvent, Ticket};
pub use inbox::Inbox;
pub use scripted_host::{ScriptedHost, Unable};
