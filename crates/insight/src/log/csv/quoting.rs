//! Rows with a quote that is opened and not closed: left out before they swallow the rows that follow.

use std::io::{self, Read};

use memchr::{memchr, memchr2, memrchr};

/// A row of this one field stands for a row with a quote that does not close.
pub(super) const OPEN: &[u8] = b"\x1a\0quote";
/// A row of this one field stands for an empty line, which the reader of rows would pass over without counting it in time.
pub(super) const EMPTY: &[u8] = b"\x1a\0empty";

/// A field may go on over this many lines.
const MOST_LINES: u64 = 1_000;
/// And over this many bytes.
const MOST_BYTES: usize = 1024 * 1024;
/// How much is read at a time.
const BLOCK: usize = 64 * 1024;

/// A table as text in which every quote closes, and every line ends in the same way and keeps its number.
pub(super) struct Quoting<R> {
    from: R,
    delimiter: u8,
    /// What was read and not yet judged, from `start` on.
    buffer: Vec<u8>,
    start: usize,
    ended: bool,
    /// What may be given, from `at` on.
    out: Vec<u8>,
    at: usize,
    /// How many fields the first line has, once it was seen.
    fields: Option<usize>,
}

/// Where in a row the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Plain,
    Quoted,
    /// Behind a quote that closes, unless another follows.
    Closing,
}

/// A row as far as it was looked at.
struct Row {
    place: Place,
    fields: usize,
    /// Whether something else than the end of a field follows a closing quote.
    odd: bool,
}

impl Row {
    const fn new() -> Self {
        Self { place: Place::Start, fields: 1, odd: false }
    }

    fn takes(&mut self, text: &[u8], delimiter: u8) {
        for byte in text {
            self.place = match (self.place, *byte) {
                (Place::Quoted, b'"') => Place::Closing,
                (Place::Start | Place::Closing, b'"') | (Place::Quoted, _) => Place::Quoted,
                (_, b'\r' | b'\n') => Place::Start,
                (_, byte) if byte == delimiter => {
                    self.fields += 1;
                    Place::Start
                }
                (Place::Closing, _) => {
                    self.odd = true;
                    Place::Plain
                }
                _ => Place::Plain,
            };
        }
    }
}

impl<R: Read> Quoting<R> {
    pub(super) fn new(from: R, delimiter: u8) -> Self {
        Self {
            from,
            delimiter,
            buffer: Vec::new(),
            start: 0,
            ended: false,
            out: Vec::new(),
            at: 0,
            fields: None,
        }
    }

    /// Reads more; whether there was more.
    fn more(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.start > BLOCK {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        let length = self.buffer.len();
        self.buffer.resize(length + BLOCK, 0);
        let read = loop {
            match self.from.read(&mut self.buffer[length..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.buffer.truncate(length + read.as_ref().copied().unwrap_or(0));
        self.ended = read? == 0;
        Ok(!self.ended)
    }

    /// How long the line is that begins so far after what is judged next, its end included; `None` at the end of the file.
    fn line_at(&mut self, after: usize) -> io::Result<Option<usize>> {
        let mut looked = 0;
        loop {
            let rest = &self.buffer[self.start + after..];
            if let Some(end) = memchr(b'\n', &rest[looked..]) {
                return Ok(Some(looked + end + 1));
            }
            looked = rest.len();
            if !self.more()? {
                return Ok((looked > 0).then_some(looked));
            }
        }
    }

    /// Gives all whole lines that are here already when nothing about them needs a closer look; whether there were any.
    fn plain_lines(&mut self) -> bool {
        let here = &self.buffer[self.start..];
        let Some(end) = memrchr(b'\n', here) else { return false };
        let lines = &here[..=end];
        let odd = memchr2(b'"', b'\r', lines).is_some()
            || lines.starts_with(b"\n")
            || memchr::memmem::find(lines, b"\n\n").is_some();
        if self.fields.is_none() || odd {
            return false;
        }
        self.out.extend_from_slice(lines);
        self.start += end + 1;
        true
    }

    /// Judges one row, whether it takes one line or more; false at the end of the file.
    fn row(&mut self) -> io::Result<bool> {
        let Some(first) = self.line_at(0)? else { return Ok(false) };
        let line = &self.buffer[self.start..self.start + first];
        let length = if self.fields.is_some() && memchr(b'"', line).is_none() {
            Some(first)
        } else {
            self.quoted_row(first)?
        };
        let text = &self.buffer[self.start..self.start + length.unwrap_or(0)];
        let bare = text.strip_suffix(b"\n").unwrap_or(text);
        let bare = bare.strip_suffix(b"\r").unwrap_or(bare);
        match length {
            None => self.out.extend_from_slice(OPEN),
            Some(_) if bare.is_empty() && self.fields.is_some() => self.out.extend_from_slice(EMPTY),
            Some(_) => self.out.extend_from_slice(bare),
        }
        self.out.push(b'\n');
        self.start += length.unwrap_or(first);
        Ok(true)
    }

    /// How long the row is that begins with a line of this length, when all its quotes close. A field over several lines must
    /// end as a field does, in a row with as many fields as the first.
    fn quoted_row(&mut self, first: usize) -> io::Result<Option<usize>> {
        let (mut row, mut length, mut lines) = (Row::new(), 0, 0);
        let mut next = Some(first);
        while let Some(line) = next {
            row.takes(&self.buffer[self.start + length..self.start + length + line], self.delimiter);
            length += line;
            lines += 1;
            if row.place != Place::Quoted {
                let whole = lines == 1 || (!row.odd && self.fields.is_none_or(|fields| fields == row.fields));
                let text = &self.buffer[self.start..self.start + length];
                if whole && !text.trim_ascii().is_empty() {
                    self.fields.get_or_insert(row.fields);
                }
                return Ok(whole.then_some(length));
            }
            if row.odd || lines == MOST_LINES || length > MOST_BYTES {
                break;
            }
            next = self.line_at(length)?;
        }
        self.fields.get_or_insert(row.fields);
        Ok(None)
    }
}

impl<R: Read> Read for Quoting<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.at == self.out.len() {
            self.out.clear();
            self.at = 0;
            if self.start == self.buffer.len() {
                self.more()?;
            }
            while self.out.len() < BLOCK && (self.plain_lines() || self.row()?) {}
        }
        let size = to.len().min(self.out.len() - self.at);
        to[..size].copy_from_slice(&self.out[self.at..self.at + size]);
        self.at += size;
        Ok(size)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What passes, with `?` for an open quote and `.` for an empty line.
    fn passed(text: &str) -> String {
        let mut out = String::new();
        Quoting::new(text.as_bytes(), b',').read_to_string(&mut out).unwrap_or_default();
        out.replace("\x1a\0quote", "?").replace("\x1a\0empty", ".")
    }

    #[test]
    fn only_the_row_with_the_open_quote_is_left_out() {
        let cases = [
            ("a,b\n1,\"x\ny\"\n2,z\n", "a,b\n1,\"x\ny\"\n2,z\n"),
            ("a,b\n1,\"oops\n2,z\n3,z", "a,b\n?\n2,z\n3,z\n"),
            // Closed by a quote that opens a field further on.
            ("a,b\n1,\"oops\n2,\"z\"\n", "a,b\n?\n2,\"z\"\n"),
            ("a,b\n\"1,oops\n2,z\n\"3,y\"\n", "a,b\n?\n2,z\n\"3,y\"\n"),
            ("a,b\n1,5\" pipe\n2,\"say \"\"hi\"\"\"\n", "a,b\n1,5\" pipe\n2,\"say \"\"hi\"\"\"\n"),
            ("\r\na,b\r\n\r\n1,\"x\r\ny\"\r\n", "\na,b\n.\n1,\"x\r\ny\"\n"),
            ("a,\"b\n1,2\n", "?\n1,2\n"),
        ];
        for (text, expected) in cases {
            assert_eq!(passed(text), expected, "{text}");
        }
    }

    #[test]
    fn every_row_with_an_open_quote_costs_its_own_line_only() {
        let text = format!("a,b\n{}", "1,\"oops\n2,fine\n".repeat(5_000));
        assert_eq!(passed(&text).matches('?').count(), 5_000);
    }

    proptest! {
        #[test]
        fn well_written_tables_pass_unchanged(
            rows in prop::collection::vec(prop::collection::vec("[a\", \n\r;]{0,6}", 3), 1..30)
        ) {
            let mut table = ::csv::Writer::from_writer(Vec::new());
            table.write_record(["one", "two", "three"]).unwrap_or_default();
            for row in &rows {
                table.write_record(row).unwrap_or_default();
            }
            let text = String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default();
            prop_assert_eq!(passed(&text), text);
        }
    }
}
