//! File descriptors: small numbers, of which the lowest free one is given out (POSIX).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A file descriptor.
pub type Fd = usize;

/// The lowest descriptor: 0, 1 and 2 are what they always are.
const FIRST: Fd = 3;

/// What stands behind descriptors.
#[derive(Clone, Debug)]
pub struct Descriptors<T> {
    open: Vec<Option<T>>,
    free: BinaryHeap<Reverse<usize>>,
}

impl<T> Descriptors<T> {
    /// None is open.
    pub const fn new() -> Descriptors<T> {
        Descriptors {
            open: Vec::new(),
            free: BinaryHeap::new(),
        }
    }

    /// Opens the lowest free descriptor.
    pub fn open(&mut self, what: T) -> Fd {
        let index = match self.free.pop() {
            Some(Reverse(index)) => index,
            None => {
                self.open.push(None);
                self.open.len() - 1
            }
        };
        self.open[index] = Some(what);
        index + FIRST
    }

    /// What stands behind `fd`.
    pub fn get(&self, fd: Fd) -> Option<&T> {
        self.open.get(fd.checked_sub(FIRST)?)?.as_ref()
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, fd: Fd) -> Option<&mut T> {
        self.open.get_mut(fd.checked_sub(FIRST)?)?.as_mut()
    }

    /// Closes `fd`.
    pub fn close(&mut self, fd: Fd) -> Option<T> {
        let index = fd.checked_sub(FIRST)?;
        let what = self.open.get_mut(index)?.take()?;
        self.free.push(Reverse(index));
        Some(what)
    }
}
