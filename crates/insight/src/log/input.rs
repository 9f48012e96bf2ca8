//! From raw bytes to plain text: unpacks gzip, finds out the encoding.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use flate2::bufread::MultiGzDecoder;

/// The first bytes of a gzip file (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// How much is looked at to find out what a file is.
const HEAD: usize = 256 * 1024;

/// A file with its beginning in sight.
pub(super) struct Input<'file> {
    head: Vec<u8>,
    at: usize,
    rest: Box<dyn Read + Send + 'file>,
    /// Whether it was packed with gzip.
    pub(super) packed: bool,
}

impl<'file> Input<'file> {
    /// Opens a file, unpacking it when it is packed; unpacked it may have `most` bytes, and `over` says when it has more.
    pub(super) fn open(
        file: impl Read + Send + 'file,
        most: Option<u64>,
        over: &Arc<AtomicBool>,
    ) -> io::Result<Self> {
        let mut file = BufReader::with_capacity(HEAD, file);
        let packed = file.fill_buf()?.starts_with(&GZIP);
        let mut rest: Box<dyn Read + Send + 'file> =
            if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
        if let Some(left) = most {
            rest = Box::new(Limited { rest, left, over: Arc::clone(over) });
        }
        let mut head = Vec::new();
        rest.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
        Ok(Self { head, at: 0, rest, packed })
    }

    /// The beginning of the file, unpacked.
    pub(super) fn head(&self) -> &[u8] {
        &self.head
    }

    /// The encoding: as the byte order mark or XML declaration says, else UTF-8 when the beginning is, else
    /// Windows-1252, in which every text is valid.
    pub(super) fn encoding(&self) -> &'static Encoding {
        if let Some((marked, _)) = Encoding::for_bom(&self.head) {
            return marked;
        }
        if let Some(declared) = declared(&self.head).or_else(|| unmarked(&self.head)) {
            return declared;
        }
        match std::str::from_utf8(&self.head) {
            Ok(_) => UTF_8,
            // The head may end within a letter.
            Err(error) if error.error_len().is_none() => UTF_8,
            Err(_) => WINDOWS_1252,
        }
    }

    /// The file as UTF-8, without byte order mark; UTF-8 passes unchanged, its validity is for the reader to check.
    pub(super) fn into_utf8(mut self, encoding: &'static Encoding) -> Box<dyn Read + Send + 'file> {
        if encoding == UTF_8 {
            if self.head.starts_with(b"\xef\xbb\xbf") {
                self.at = 3;
            }
            return Box::new(self);
        }
        Box::new(Recoded {
            decoder: encoding.new_decoder_with_bom_removal(),
            input: self,
            made: Vec::new(),
            at: 0,
            ended: false,
        })
    }
}

/// A file that may be so long and no longer: a small packed file can hold a very large one.
struct Limited<'file> {
    rest: Box<dyn Read + Send + 'file>,
    left: u64,
    over: Arc<AtomicBool>,
}

impl Read for Limited<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let size = self.rest.read(buffer)?;
        let Some(left) = self.left.checked_sub(size as u64) else {
            self.over.store(true, Ordering::Relaxed);
            return Err(io::Error::other("the file is too large when unpacked"));
        };
        self.left = left;
        Ok(size)
    }
}

impl Read for Input<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at < self.head.len() {
            let size = buffer.len().min(self.head.len() - self.at);
            buffer[..size].copy_from_slice(&self.head[self.at..self.at + size]);
            self.at += size;
            return Ok(size);
        }
        self.rest.read(buffer)
    }
}

/// UTF-16 without byte order mark: of the letters of ordinary text one of the two bytes is nothing.
fn unmarked(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = || head.chunks_exact(2).take(512);
    let all = pairs().count();
    let empty = |at: usize| pairs().filter(|pair| pair[at] == 0).count();
    match (empty(0), empty(1)) {
        _ if all < 8 => None,
        (0, high) if high * 10 >= all * 9 => Some(UTF_16LE),
        (low, 0) if low * 10 >= all * 9 => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding in an XML declaration.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let start = head.strip_prefix(b"<?xml")?;
    let end = memchr::memmem::find(start, b"?>")?;
    let declaration = std::str::from_utf8(&start[..end]).ok()?;
    let (_, after) = declaration.split_once("encoding")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    Encoding::for_label(value[1..].split(quote).next()?.as_bytes())
}

/// Text of another encoding, made UTF-8 while it is read.
struct Recoded<'file> {
    input: Input<'file>,
    decoder: Decoder,
    made: Vec<u8>,
    at: usize,
    ended: bool,
}

impl Read for Recoded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.made.len() && !self.ended {
            let mut raw = [0; 16 * 1024];
            let size = self.input.read(&mut raw)?;
            self.ended = size == 0;
            self.made.resize(raw.len() * 3 + 16, 0);
            // The room above is more than any encoding can need, so one call takes all.
            let (_, _, written, _) = self.decoder.decode_to_utf8(&raw[..size], &mut self.made, self.ended);
            self.made.truncate(written);
            self.at = 0;
        }
        let size = buffer.len().min(self.made.len() - self.at);
        buffer[..size].copy_from_slice(&self.made[self.at..self.at + size]);
        self.at += size;
        Ok(size)
    }
}
