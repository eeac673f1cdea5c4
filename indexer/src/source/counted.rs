//! Bytes of a file, counted as they are read.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// How many bytes were read, for whoever keeps a copy.
pub(super) type ByteCount = Rc<Cell<u64>>;

/// Hands bytes on and counts them.
pub(super) struct CountedReader<R> {
    bytes: R,
    count: ByteCount,
}

impl<R: Read> CountedReader<R> {
    pub(super) fn new(bytes: R, count: ByteCount) -> Self {
        Self { bytes, count }
    }
}

impl<R: Read> Read for CountedReader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let length = self.bytes.read(out)?;
        self.count.set(self.count.get() + length as u64);
        Ok(length)
    }
}
