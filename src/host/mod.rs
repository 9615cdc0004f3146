//! One host: its sockets, its ports, its listeners, its connections.
//!
//! ```text
//!    Host: the socket calls over descriptors, with their errors; what `ss` shows
//!      │
//!    Stack: demux, queues of listeners, SYN cookies, timers, RST for the unknown
//!      │
//!    tcp::Connection
//! ```
//!
//! Read `stack.rs` first, then `stack/arrival.rs`. All obey the law of [`tcp`](crate::tcp): after each change
//! `poll_transmit` runs dry, then `poll_timeout` is exact.

mod cookies;
mod descriptors;
mod entry;
mod errno;
mod inspect;
mod listener;
mod option;
mod ports;
mod secret;
mod sockets;
mod stack;

pub use cookies::SynCookies;
pub use descriptors::Fd;
pub use entry::{Pair, View};
pub use errno::Errno;
pub use inspect::{SocketInfo, SocketRow, SocketTimer};
pub use option::SocketOption;
pub use sockets::{Host, Shutdown};
