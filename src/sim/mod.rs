//! Two hosts and a wire in virtual time, the script that plays there, and the record of all that
//! happens.

mod cable;
mod calls;
mod describe;
mod digest;
mod direction;
mod expect;
mod history;
mod log;
mod record;
mod refusal;
mod search;
mod session;
mod state_key;
mod trace;
mod unmet;
mod watch;
mod watermarks;
mod world;

pub use cable::{Arrival, Cable};
pub use calls::{Calls, MadeCall};
pub use describe::matches;
pub use expect::{Check, Status};
pub use history::{Beginning, Branch, History, LeftOut, Undone, WasSaid};
pub use log::Log;
pub use record::{Entry, Fate, Flight, Phase, Record};
pub use refusal::Refusal;
pub use search::{NoWay, Way};
pub use session::Session;
pub use trace::{Numbers, Sample};
pub use unmet::Unmet;
pub use watermarks::Watermarks;
pub use world::World;

pub use crate::side::Side;
