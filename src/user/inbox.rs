//! What an application has read from a connection.

use std::collections::VecDeque;

/// How much of the text is remembered, octets.
const REMEMBERED: usize = 80;

/// Counts what was read and remembers the last of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inbox {
    /// Octets read.
    pub octets: u64,
    tail: VecDeque<u8>,
}

impl Inbox {
    /// `data` was read.
    pub fn put(&mut self, data: &[u8]) {
        self.octets += data.len() as u64;
        self.tail.extend(data);
        self.tail
            .drain(..self.tail.len().saturating_sub(REMEMBERED));
    }

    /// What was read ends with these octets, as far as that is remembered.
    #[must_use]
    pub fn ends_with(&self, octets: &[u8]) -> bool {
        let tail = self.tail.iter().rev();
        octets.len() <= self.tail.len() && octets.iter().rev().eq(tail.take(octets.len()))
    }

    /// The end of what was read, as text; what is no UTF-8 is shown as such.
    #[must_use]
    pub fn text(&self) -> String {
        let tail: Vec<u8> = self.tail.iter().copied().collect();
        String::from_utf8_lossy(&tail).into_owned()
    }
}
