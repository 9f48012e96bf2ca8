//! Cutting a stream of XML after the end of a trace, so that each block can be read by itself.

use std::io::Read;

use memchr::{memchr_iter, memmem};

use crate::log::{Fault, ReadError};

/// The usual size of a block, in bytes.
const SIZE: usize = 4 * 1024 * 1024;
/// A single trace larger than this is refused: it is an attack or not a log.
const LARGEST: usize = 512 * 1024 * 1024;

/// Whole traces of a log, and what stands around them.
#[derive(Debug)]
pub(super) struct Block {
    /// The text.
    pub(super) text: String,
    /// The line on which it begins, from 1.
    pub(super) line: u64,
    /// Whether the file begins here.
    pub(super) first: bool,
    /// Whether the file ends here.
    pub(super) last: bool,
}

/// Cuts a stream in blocks.
pub(super) struct Blocks<R> {
    text: R,
    carried: Vec<u8>,
    line: u64,
    first: bool,
    ended: bool,
}

impl<R: Read> Blocks<R> {
    pub(super) fn new(text: R) -> Self {
        Self { text, carried: Vec::new(), line: 1, first: true, ended: false }
    }

    /// The next block; `None` after the last.
    pub(super) fn next_block(&mut self) -> Result<Option<Block>, ReadError> {
        if self.ended {
            return Ok(None);
        }
        let mut size = SIZE;
        loop {
            let room = size - self.carried.len().min(size);
            let read = self.text.by_ref().take(room as u64).read_to_end(&mut self.carried)?;
            if read < room {
                self.ended = true;
                let all = std::mem::take(&mut self.carried);
                return self.block(all).map(Some);
            }
            if let Some(cut) = cut(&self.carried) {
                let rest = self.carried.split_off(cut);
                let whole = std::mem::replace(&mut self.carried, rest);
                return self.block(whole).map(Some);
            }
            if size >= LARGEST {
                return Err(ReadError::Malformed {
                    line: self.line,
                    reason: Fault::NoEndOfTrace { bytes: LARGEST.to_string().into() },
                });
            }
            size *= 2;
        }
    }

    fn block(&mut self, bytes: Vec<u8>) -> Result<Block, ReadError> {
        let line = self.line;
        self.line += memchr_iter(b'\n', &bytes).count() as u64;
        let text = String::from_utf8(bytes).map_err(|error| {
            let good = error.utf8_error().valid_up_to();
            let before = memchr_iter(b'\n', &error.as_bytes()[..good]).count() as u64;
            ReadError::Malformed { line: line + before, reason: Fault::NotUtf8 }
        })?;
        Ok(Block { text, line, first: std::mem::take(&mut self.first), last: self.ended })
    }
}

/// Where the last whole trace ends that surely does not stand in a comment or quoted section.
fn cut(bytes: &[u8]) -> Option<usize> {
    let mut end = bytes.len();
    loop {
        let found = memmem::rfind(&bytes[..end], b"trace>")?;
        let after = found + b"trace>".len();
        if closes(&bytes[..found])
            && outside(&bytes[..found], b"<!--", b"-->")
            && outside(&bytes[..found], b"<![CDATA[", b"]]>")
        {
            return Some(after);
        }
        end = found;
    }
}

/// Whether what comes before `trace>` makes it an end tag, with or without a prefix.
fn closes(before: &[u8]) -> bool {
    let name = before
        .iter()
        .rev()
        .take(64)
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b':')
        .count();
    let prefix = &before[before.len() - name..];
    before[..before.len() - name].ends_with(b"</") && (prefix.is_empty() || prefix.ends_with(b":"))
}

/// Whether the last `open` is followed by a `close`.
fn outside(before: &[u8], open: &[u8], close: &[u8]) -> bool {
    memmem::rfind(before, open).is_none_or(|at| memmem::find(&before[at..], close).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_in_a_comment_is_no_place_to_cut() {
        let cases: [(&str, Option<usize>); 6] = [
            ("<trace></trace>", Some(15)),
            ("<x:trace></x:trace> <!-- </trace> ", Some(19)),
            ("<trace/><event/>", None),
            ("<![CDATA[ </trace>", None),
            ("<!-- --> </trace>", Some(17)),
            ("<subtrace></subtrace>", None),
        ];
        for (text, expected) in cases {
            assert_eq!(cut(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn blocks_joined_are_the_file() {
        let trace = format!("<trace>{}</trace>\n", "<event/>".repeat(10_000));
        let file = format!("<log>{}</log>", trace.repeat(120));
        let mut blocks = Blocks::new(file.as_bytes());
        let (mut joined, mut count, mut line) = (String::new(), 0, 1);
        while let Some(block) = blocks.next_block().unwrap() {
            assert_eq!(block.line, line);
            assert_eq!(block.first, joined.is_empty());
            line += block.text.matches('\n').count() as u64;
            joined.push_str(&block.text);
            assert_eq!(block.last, joined.len() == file.len());
            count += 1;
        }
        assert!(joined == file);
        assert!(count > 2, "the file is larger than a block");
    }
}
