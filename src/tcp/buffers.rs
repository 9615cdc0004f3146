//! The octets of a connection: those to be sent or sent again, and those that arrived.

use std::collections::VecDeque;

use arrayvec::ArrayVec;
use bytes::{Buf, Bytes, BytesMut};

use crate::segment::SackBlock;
use crate::seq::Seq;

/// Data from the user, kept until it is acknowledged.
#[derive(Clone, Debug, PartialEq)]
pub struct SendBuffer {
    chunks: VecDeque<Bytes>,
    start: Seq,
    len: u32,
}

impl SendBuffer {
    /// Empty; the first octet will have the number `start`.
    #[must_use]
    pub const fn new(start: Seq) -> SendBuffer {
        SendBuffer {
            chunks: VecDeque::new(),
            start,
            len: 0,
        }
    }

    /// Octets in it.
    #[must_use]
    pub const fn len(&self) -> u32 {
        self.len
    }

    /// Nothing is in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The number after its last octet: where the FIN stands.
    #[must_use]
    pub fn end(&self) -> Seq {
        self.start + self.len
    }

    /// Appends `data`.
    pub fn push(&mut self, data: Bytes) {
        if !data.is_empty() {
            self.len += data.len() as u32;
            self.chunks.push_back(data);
        }
    }

    /// Gives back the memory that it does not need now.
    pub fn shrink(&mut self) {
        self.chunks.shrink_to_fit();
    }

    /// Forgets the octets before `ack` and says how many there were.
    pub fn release(&mut self, ack: Seq) -> u32 {
        if !ack.after(self.start) {
            return 0;
        }
        let released = ack.since(self.start).min(self.len);
        let mut left = released as usize;
        while let Some(chunk) = self.chunks.front_mut() {
            if chunk.len() > left {
                chunk.advance(left);
                break;
            }
            left -= chunk.len();
            self.chunks.pop_front();
        }
        self.start += released;
        self.len -= released;
        released
    }

    /// The octets from `seq` on, at most `len`; without a copy where they were sent in one call.
    #[must_use]
    pub fn slice(&self, seq: Seq, len: u32) -> Bytes {
        let mut skip = seq.since(self.start) as usize;
        let mut want = len as usize;
        let mut copy = BytesMut::new();
        for chunk in &self.chunks {
            if skip >= chunk.len() {
                skip -= chunk.len();
                continue;
            }
            let part = chunk.slice(skip..chunk.len().min(skip + want));
            skip = 0;
            want -= part.len();
            if want == 0 && copy.is_empty() {
                return part;
            }
            copy.extend_from_slice(&part);
            if want == 0 {
                break;
            }
        }
        copy.freeze()
    }
}

/// Data from the peer: what the user can read, and what waits behind a hole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReceiveBuffer {
    ready: VecDeque<Bytes>,
    ready_len: u32,
    /// In order, without overlaps.
    held: VecDeque<(Seq, Bytes)>,
    /// Where the last segments ahead of a hole began, the newest first.
    newest: ArrayVec<Seq, 4>,
}

impl ReceiveBuffer {
    /// Octets that the user can read.
    #[must_use]
    pub const fn unread(&self) -> u32 {
        self.ready_len
    }

    /// Keeps what is new of the octets that begin at `seq`; returns the first unbroken part of
    /// them that was there already.
    pub fn hold(&mut self, mut seq: Seq, mut data: Bytes) -> Option<SackBlock> {
        let mut index = 0;
        let mut known_part: Option<SackBlock> = None;
        while let Some((start, held)) = self.held.get(index) {
            let (start, end) = (*start, *start + held.len() as u32);
            if seq.before(start) {
                let gap = data.split_to(data.len().min(start.since(seq) as usize));
                let next = seq + gap.len() as u32;
                if !gap.is_empty() {
                    self.held.insert(index, (seq, gap));
                    index += 1;
                }
                seq = next;
            }
            if seq.before(end) {
                let known = data.len().min(end.since(seq) as usize);
                data.advance(known);
                let part = SackBlock {
                    start: seq,
                    end: seq + known as u32,
                };
                match &mut known_part {
                    Some(block) if block.end == seq => block.end = part.end,
                    None if known > 0 => known_part = Some(part),
                    _ => {}
                }
                seq = part.end;
            }
            if data.is_empty() {
                return known_part;
            }
            index += 1;
        }
        if !data.is_empty() {
            self.held.push_back((seq, data));
        }
        known_part
    }

    /// The number after the last octet that waits behind a hole.
    #[must_use]
    pub fn held_end(&self) -> Option<Seq> {
        self.held
            .back()
            .map(|(start, data)| *start + data.len() as u32)
    }

    /// Something waits behind a hole.
    #[must_use]
    pub fn has_hole(&self) -> bool {
        !self.held.is_empty()
    }

    /// A segment that begins at `seq` has just been held ahead of a hole: its block, with all that
    /// merged into it, is the newest.
    pub fn arrived_ahead(&mut self, seq: Seq) {
        if let Some(block) = self.block_around(seq) {
            self.newest
                .retain(|other| !other.in_window(block.start, block.end.since(block.start)));
        }
        if self.newest.is_full() {
            self.newest.pop();
        }
        self.newest.insert(0, seq);
    }

    /// The blocks that wait behind holes, the one that changed last first (RFC 2018 §4).
    pub fn blocks(&self) -> impl Iterator<Item = SackBlock> {
        let mut told: ArrayVec<SackBlock, 4> = ArrayVec::new();
        let blocks = self.newest.iter().filter_map(|seq| self.block_around(*seq));
        blocks.filter(move |block| !told.contains(block) && told.try_push(*block).is_ok())
    }

    /// All blocks that wait behind holes, lowest numbers first.
    #[must_use]
    pub fn held_blocks(&self) -> Vec<SackBlock> {
        let mut blocks: Vec<SackBlock> = Vec::new();
        for (start, data) in &self.held {
            let (start, end) = (*start, *start + data.len() as u32);
            match blocks.last_mut() {
                Some(last) if last.end == start => last.end = end,
                _ => blocks.push(SackBlock { start, end }),
            }
        }
        blocks
    }

    /// The unbroken octets that hold `seq`.
    fn block_around(&self, seq: Seq) -> Option<SackBlock> {
        let mut around: Option<SackBlock> = None;
        for (start, data) in &self.held {
            let end = *start + data.len() as u32;
            match &mut around {
                Some(block) if block.end == *start => block.end = end,
                Some(block) if seq.before(block.end) => break,
                _ => around = Some(SackBlock { start: *start, end }),
            }
        }
        around.filter(|block| block.start.before_or_eq(seq) && seq.before(block.end))
    }

    /// Makes readable what now follows `next` without a hole, and says how many octets that is.
    pub fn absorb(&mut self, next: Seq) -> u32 {
        let mut absorbed = 0;
        while let Some((_, data)) = self
            .held
            .pop_front_if(|(start, _)| *start == next + absorbed)
        {
            absorbed += data.len() as u32;
            self.ready.push_back(data);
        }
        self.ready_len += absorbed;
        if self.held.is_empty() {
            self.newest.clear();
        }
        absorbed
    }

    /// The next octets to read, at most `max`, without taking them; a copy where they arrived in
    /// parts.
    #[must_use]
    pub fn peek(&self, max: usize) -> Bytes {
        match self.ready.front() {
            Some(front) if front.len() >= max => return front.slice(..max),
            Some(front) if self.ready.len() == 1 => return front.clone(),
            _ => {}
        }
        let mut copy = BytesMut::new();
        for part in &self.ready {
            let want = part.len().min(max - copy.len());
            copy.extend_from_slice(&part[..want]);
        }
        copy.freeze()
    }

    /// Takes the next octets to read, at most `max`; fewer where they arrived in parts.
    pub fn read(&mut self, max: usize) -> Bytes {
        let Some(front) = self.ready.front_mut() else {
            return Bytes::new();
        };
        let data = front.split_to(front.len().min(max));
        if front.is_empty() {
            self.ready.pop_front();
        }
        self.ready_len -= data.len() as u32;
        data
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_slice_spans_calls_and_survives_release() {
        let mut buffer = SendBuffer::new(Seq(u32::MAX));
        buffer.push(Bytes::from_static(b"hello"));
        buffer.push(Bytes::from_static(b" world"));
        assert_eq!(buffer.slice(Seq(u32::MAX), 5), "hello");
        assert_eq!(buffer.slice(Seq(1), 5), "llo w");
        assert_eq!(buffer.release(Seq(2)), 3);
        assert_eq!(buffer.release(Seq(2)), 0);
        assert_eq!(buffer.slice(Seq(2), 100), "lo world");
        assert_eq!(buffer.release(Seq(11)), 8);
        assert!(buffer.is_empty());
    }

    proptest! {
        /// Whatever the order and the overlaps, each octet is read once, in order.
        #[test]
        fn parts_in_any_order_become_the_stream(
            start: u32,
            parts in prop::collection::vec((0usize..200, 1usize..60), 1..40),
        ) {
            let stream: Vec<u8> = (0..=255).collect();
            let start = Seq(start);
            let mut buffer = ReceiveBuffer::default();
            let mut next = start;
            let mut read = Vec::new();
            let whole = (0, stream.len());
            for (from, len) in parts.into_iter().chain([whole]) {
                let from = from.max(next.since(start) as usize);
                let to = (from + len).min(stream.len());
                if from < to {
                    let data = Bytes::copy_from_slice(&stream[from..to]);
                    buffer.hold(start + from as u32, data);
                }
                next += buffer.absorb(next);
                while buffer.unread() > 0 {
                    read.extend_from_slice(&buffer.read(7));
                }
            }
            prop_assert_eq!(read, stream);
            prop_assert!(buffer.held.is_empty());
        }
    }
}
