//! The scripted user of a host: the calls of a script, and the small applications that serve
//! connections.
//!
//! ```text
//!    Desk: which socket a call acts on, which calls wait, what the host shows
//!      │
//!    apps: sink, echo, source …, each a program at work on one socket
//!      │
//!    host::Host: the socket calls
//! ```
//!
//! Read `desk.rs` first, then `desk/attempt.rs` and `app.rs`. All that happens here goes through
//! the socket calls of [`Host`](crate::host::Host), as a real program's would.

mod app;
mod calls;
mod desk;
mod inbox;

pub use calls::{CallEvent, Ticket};
pub use desk::{Desk, Unable};
pub use inbox::Inbox;
