//! Two hosts and a wire in virtual time, and the record of all that happens.

mod cable;
mod command;
mod describe;
mod record;
mod scenario;
mod session;
mod world;

pub use crate::side::Side;
pub use cable::{Arrival, Cable};
pub use command::Refusal;
pub use describe::matches;
pub use record::{Entry, Fate, Flight, Phase, Record};
pub use scenario::Scenario;
pub use session::Session;
pub use world::World;
