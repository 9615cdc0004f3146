//! The socket calls that were made on a host, until somebody asks for them.

use crate::host::Fd;
use crate::script::{Call, Outcome};

/// A call, told when it is made or when it returns.
#[derive(Clone, Debug, PartialEq)]
pub enum CallEvent {
    /// A call was made; perhaps it has returned at once.
    Made {
        /// Names it among those of the user that wait; none for an application's.
        ticket: Option<Ticket>,
        /// On which socket.
        fd: Fd,
        /// What.
        call: Call,
        /// What it returned.
        outcome: Option<Outcome>,
    },
    /// One that waited has returned.
    Returned {
        /// Which.
        ticket: Ticket,
        /// What.
        outcome: Outcome,
    },
}

/// Names a call of the user.
pub type Ticket = u32;

/// Calls that nobody has asked for yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CallLog {
    events: Vec<CallEvent>,
    tickets: Ticket,
}

impl CallLog {
    /// An application has called.
    pub fn by_app(&mut self, fd: Fd, call: Call, outcome: Outcome) {
        self.events.push(CallEvent::Made {
            ticket: None,
            fd,
            call,
            outcome: Some(outcome),
        });
    }

    /// The user has called; without an outcome the call waits.
    pub fn by_user(&mut self, fd: Fd, call: Call, outcome: Option<Outcome>) -> Ticket {
        let ticket = self.tickets;
        self.tickets += 1;
        self.events.push(CallEvent::Made {
            ticket: Some(ticket),
            fd,
            call,
            outcome,
        });
        ticket
    }

    /// A call that waited has returned.
    pub fn returned(&mut self, ticket: Ticket, outcome: Outcome) {
        self.events.push(CallEvent::Returned { ticket, outcome });
    }

    /// What has happened since the last time, in order.
    pub fn take(&mut self) -> Vec<CallEvent> {
        std::mem::take(&mut self.events)
    }
}
