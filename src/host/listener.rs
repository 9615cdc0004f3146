//! A listener with its two queues.

use std::collections::VecDeque;

use crate::tcp::Connection;
use crate::time::Instant;

use super::cookies::{self, SynCookies};
use super::entry::Key;

/// A listener with its two queues.
#[derive(Clone, Debug)]
pub struct Listener {
    /// In LISTEN; its copies answer the peers.
    pub template: Connection,
    /// How many connections may wait to be accepted.
    pub backlog: usize,
    /// Connections in SYN-RECEIVED.
    pub syn_queue: usize,
    /// Complete connections that wait to be accepted.
    pub accept_queue: VecDeque<Key>,
    /// Its connections' port may be bound by others that share theirs.
    pub shared: bool,
    /// When it last answered with a SYN cookie.
    pub cookie_at: Option<Instant>,
}

/// What a SYN gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SynVerdict {
    /// A connection.
    Connection,
    /// A SYN cookie, and no place anywhere.
    Cookie,
    /// Nothing.
    Nothing,
}

impl Listener {
    /// With empty queues.
    pub const fn new(template: Connection, backlog: usize) -> Listener {
        Listener {
            template,
            backlog,
            syn_queue: 0,
            accept_queue: VecDeque::new(),
            shared: false,
            cookie_at: None,
        }
    }

    /// As in Linux, a queue takes one more than the backlog, so that 0 is of some use.
    pub fn is_full(&self) -> bool {
        self.accept_queue.len() > self.backlog
    }

    /// What a SYN gets.
    pub fn verdict(&self, cookies: SynCookies) -> SynVerdict {
        let overflows = self.syn_queue > self.backlog;
        match cookies {
            _ if self.is_full() => SynVerdict::Nothing,
            SynCookies::Always => SynVerdict::Cookie,
            SynCookies::Overflow if overflows => SynVerdict::Cookie,
            _ if overflows => SynVerdict::Nothing,
            _ => SynVerdict::Connection,
        }
    }

    /// A cookie of ours may still come back.
    pub fn expects_cookies(&self, now: Instant) -> bool {
        self.cookie_at
            .is_some_and(|at| now.since(at) <= cookies::LIFETIME)
    }
}
