//! Lines in, lines out.

use std::io::{self, BufRead, BufReader, Read, Write};

/// Hands every line, with its number and its end, to whoever answers it.
pub(super) fn answer_each<W: Write>(
    mut lines: BufReader<impl Read>,
    out: &mut W,
    mut answer: impl FnMut(u64, &[u8], &mut W) -> io::Result<()>,
) -> io::Result<()> {
    let mut line = Vec::new();
    for number in 1_u64.. {
        // Whoever sends lines one by one waits for each answer.
        if lines.buffer().is_empty() {
            out.flush()?;
        }
        line.clear();
        if lines.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        answer(number, &line, out)?;
    }
    out.flush()
}
