//! The socket calls that were made, and what they returned.

use crate::host::Fd;
use crate::script::{Call, Outcome};
use crate::side::Side;
use crate::time::Instant;
use crate::user::{CallEvent, Ticket};

use super::Log;

/// A socket call.
#[derive(Clone, Debug, PartialEq)]
pub struct MadeCall {
    /// At whose host.
    pub side: Side,
    /// When.
    pub at: Instant,
    /// An application made it; else the user or the script.
    pub by_app: bool,
    /// On which socket.
    pub fd: Fd,
    /// What.
    pub call: Call,
    /// When it returned, and what.
    pub returned: Option<(Instant, Outcome)>,
}

/// All calls, oldest first; a call's id is its index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calls {
    list: Log<MadeCall>,
    returned: Log<usize>,
    /// The calls of each host's user, by ticket.
    tickets: [Log<usize>; 2],
}

impl Calls {
    /// All of them.
    #[must_use]
    pub fn list(&self) -> &Log<MadeCall> {
        &self.list
    }

    /// The ids of those that have returned, in that order.
    #[must_use]
    pub fn returned(&self) -> &Log<usize> {
        &self.returned
    }

    /// The call of `side`'s user with this ticket.
    #[must_use]
    pub fn id(&self, side: Side, ticket: Ticket) -> Option<usize> {
        self.tickets[side as usize].get(ticket as usize).copied()
    }

    /// Files what the host of `side` tells.
    pub(super) fn file(&mut self, at: Instant, side: Side, event: CallEvent) {
        let (id, outcome) = match event {
            CallEvent::Made {
                ticket,
                fd,
                call,
                outcome,
            } => {
                let id = self.list.len();
                if ticket.is_some() {
                    self.tickets[side as usize].push(id);
                }
                self.list.push(MadeCall {
                    side,
                    at,
                    by_app: ticket.is_none(),
                    fd,
                    call,
                    returned: None,
                });
                (Some(id), outcome)
            }
            CallEvent::Returned { ticket, outcome } => (self.id(side, ticket), Some(outcome)),
        };
        if let (Some(id), Some(outcome)) = (id, outcome)
            && let Some(call) = self.list.get_mut(id)
        {
            call.returned = Some((at, outcome));
            self.returned.push(id);
        }
    }
}
