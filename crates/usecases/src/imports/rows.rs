//! A CSV file as rows with named columns, whatever its delimiter, compressed or not.

use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

/// The largest file that is read, uncompressed, in bytes; a guard against a decompression bomb.
const LARGEST: u64 = 512 * 1024 * 1024;
/// The first two bytes of a gzip file (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// The byte order mark some spreadsheets write.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Reading failed.
    #[error("the file cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    /// A column is missing.
    #[error("the file has no column '{column}'; it has: {found}. The first line must name the columns")]
    NoColumn {
        /// What is missing.
        column: &'static str,
        /// What is there.
        found: String,
    },
    /// It is no CSV.
    #[error("line {line} is not CSV: {problem}")]
    NotCsv {
        /// Where.
        line: u64,
        /// What is wrong.
        problem: String,
    },
    /// A quote opens and the file ends before it closes: everything behind it would count as one field.
    #[error("the text that begins on line {line} opens a quote that is never closed: close it, or double it")]
    OpenQuote {
        /// Where the row begins.
        line: u64,
    },
}

/// A file that may not be endless, with the quotes in it counted.
struct Watched<R> {
    inner: R,
    left: u64,
    quotes: Arc<AtomicU64>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let size = self.inner.read(buffer)?;
        let read = buffer.get(..size).unwrap_or_default();
        self.left = self.left.checked_sub(u64::try_from(size).unwrap_or(u64::MAX)).ok_or_else(|| {
            std::io::Error::other(format!("it is larger than {} MB: cut it in parts", LARGEST >> 20))
        })?;
        let quotes: u64 = read.iter().map(|byte| u64::from(*byte == b'"')).sum();
        self.quotes.fetch_add(quotes, Ordering::Relaxed);
        Ok(size)
    }
}

/// A row with its line, or why that line cannot be read.
pub type Numbered<'a> = (u32, Result<Row<'a>, String>);

/// The rows of a file.
pub struct Rows {
    reader: csv::Reader<Box<dyn Read + Send>>,
    columns: Vec<String>,
    record: csv::StringRecord,
    quotes: Arc<AtomicU64>,
    /// The line on which the last row began, when it did not end there.
    long: Option<u64>,
}

impl Rows {
    /// Opens a file: unpacks it when it is gzip, finds out the delimiter, reads the names of the columns.
    pub fn open(file: impl Read + Send + 'static, needed: &[&'static str]) -> Result<Self, FileError> {
        let mut file = BufReader::new(file);
        let packed = file.fill_buf()?.starts_with(&GZIP);
        let plain: Box<dyn Read + Send> =
            if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
        let quotes = Arc::new(AtomicU64::new(0));
        let mut plain = BufReader::new(Watched { inner: plain, left: LARGEST, quotes: quotes.clone() });
        let head = String::from_utf8_lossy(plain.fill_buf()?).into_owned();
        let first_line = head.lines().next().unwrap_or_default();
        let delimiter = [';', '\t', ',']
            .into_iter()
            .max_by_key(|mark| (first_line.matches(*mark).count(), *mark == ','))
            .map_or(b',', |mark| u8::try_from(mark).unwrap_or(b','));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(Box::new(plain) as Box<dyn Read + Send>);
        let header = reader.headers().map_err(|error| not_csv(&error, 1))?;
        let name = |column: &str| column.trim_start_matches(BYTE_ORDER_MARK).trim().to_lowercase();
        let columns: Vec<String> = header.iter().map(name).collect();
        for column in needed {
            if !columns.iter().any(|known| known == column) {
                return Err(FileError::NoColumn { column, found: columns.join(", ") });
            }
        }
        Ok(Self { reader, columns, record: csv::StringRecord::new(), quotes, long: None })
    }

    /// Whether the file has this column.
    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|known| known == column)
    }

    /// The next row with its line, or why that line cannot be read; `None` at the end. A file that breaks off is an
    /// error: what was read until then is not the whole of it.
    pub fn next_row(&mut self) -> Result<Option<Numbered<'_>>, FileError> {
        let begins = self.reader.position().line();
        let line = u32::try_from(begins).unwrap_or(u32::MAX);
        match self.reader.read_record(&mut self.record) {
            Ok(false) => match self.long {
                Some(line) if self.quotes.load(Ordering::Relaxed) % 2 == 1 => {
                    Err(FileError::OpenQuote { line })
                }
                _ => Ok(None),
            },
            Ok(true) => {
                let begins = self.record.position().map_or(begins, csv::Position::line);
                self.long = Some(begins).filter(|begins| self.reader.position().line() > begins + 1);
                let line = u32::try_from(begins).unwrap_or(line);
                Ok(Some((line, Ok(Row { columns: &self.columns, record: &self.record }))))
            }
            Err(error) => match error.kind() {
                csv::ErrorKind::Io(_) => Err(FileError::Unreadable(into_io(error))),
                _ => Ok(Some((line, Err(reason(&error))))),
            },
        }
    }
}

fn into_io(error: csv::Error) -> std::io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => std::io::Error::other(format!("{other:?}")),
    }
}

fn not_csv(error: &csv::Error, line: u64) -> FileError {
    FileError::NotCsv { line, problem: reason(error) }
}

fn reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "the text is not UTF-8: save the file as UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

/// One row, by the names of its columns.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    columns: &'a [String],
    record: &'a csv::StringRecord,
}

impl Row<'_> {
    /// What stands in `column`, or `None` when it is empty or not in the file.
    pub fn get(&self, column: &str) -> Option<&str> {
        let place = self.columns.iter().position(|known| known == column)?;
        self.record.get(place).map(str::trim).filter(|value| !value.is_empty())
    }

    /// What stands in `column`; the reason when it is empty.
    pub fn need(&self, column: &str) -> Result<&str, String> {
        self.get(column).ok_or_else(|| format!("column '{column}' is empty"))
    }

    /// What stands in `column`, read by `read`; the reason with the value when that fails.
    pub fn read<T>(
        &self,
        column: &str,
        expected: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, String> {
        let Some(value) = self.get(column) else { return Ok(None) };
        read(value)
            .map(Some)
            .ok_or_else(|| format!("column '{column}': '{}' is not {expected}", shortened(value)))
    }
}

/// A value that fits in a report.
fn shortened(value: &str) -> String {
    if value.chars().count() <= 40 {
        value.to_owned()
    } else {
        value.chars().take(39).chain(['…']).collect()
    }
}

/// `ja`, `yes`, `true`, `1` and their opposites.
pub fn yes_or_no(value: &str) -> Option<bool> {
    match value.to_lowercase().as_str() {
        "ja" | "j" | "yes" | "y" | "true" | "1" => Some(true),
        "nee" | "n" | "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// A day as `2026-03-31`, `31-03-2026` or `31/3/2026`.
pub fn day(value: &str) -> Option<jiff::civil::Date> {
    if let Ok(day) = value.parse() {
        return Some(day);
    }
    let mut parts = value.split(['-', '/', '.']).map(str::parse::<i16>);
    let (Some(Ok(day)), Some(Ok(month)), Some(Ok(year)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{Rows, day};
    use proptest::prelude::*;
    use std::io::Write as _;

    fn values(bytes: Vec<u8>) -> Vec<(u32, String)> {
        let mut rows = Rows::open(std::io::Cursor::new(bytes), &["street"]).unwrap();
        let mut read = Vec::new();
        while let Some((line, row)) = rows.next_row().unwrap() {
            read.push((line, row.map_or_else(|e| e, |row| row.get("street").unwrap_or("-").to_owned())));
        }
        read
    }

    #[test]
    fn comma_semicolon_tab_mark_and_gzip_read_alike() {
        let expected = vec![(2, "Kade".to_owned()), (3, "-".to_owned())];
        let plain = "street,number\nKade,1\n,2\n";
        assert_eq!(values(plain.into()), expected);
        assert_eq!(values(plain.replace(',', ";").into()), expected);
        assert_eq!(values(plain.replace(',', "\t").into()), expected);
        assert_eq!(values(format!("\u{feff}{plain}").into()), expected);
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(plain.as_bytes()).unwrap();
        assert_eq!(values(packed.finish().unwrap()), expected);
    }

    #[test]
    fn a_missing_column_and_a_broken_text_are_named() {
        let missing = Rows::open(std::io::Cursor::new(b"a,b\n1,2\n".to_vec()), &["street"]).err().unwrap();
        assert!(missing.to_string().contains("'street'") && missing.to_string().contains("a, b"));
        let broken = values(b"street\nK\xe4de\nDijk\n".to_vec());
        assert!(broken[0].1.contains("UTF-8"));
        assert_eq!(broken[1], (3, "Dijk".to_owned()));
    }

    #[test]
    fn a_file_that_breaks_off_is_no_file() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
        packed.write_all("street\n".repeat(40_000).as_bytes()).unwrap();
        let whole = packed.finish().unwrap();
        let last = |bytes: Vec<u8>| {
            let mut rows = Rows::open(std::io::Cursor::new(bytes), &["street"]).unwrap();
            loop {
                match rows.next_row() {
                    Ok(Some(_)) => {}
                    Ok(None) => return "whole".to_owned(),
                    Err(error) => return error.to_string(),
                }
            }
        };
        assert_eq!(last(whole.clone()), "whole");
        assert!(last(whole[..150_000].to_vec()).contains("cannot be read"));
        let open = "street,number\nKade,1\n\"Dijk,2\nLaan,3\nPad,4\n";
        assert!(last(open.into()).contains("line 3 opens a quote"), "{}", last(open.into()));
        for fine in ["street\n\"Lange\nKade\"\n", "street\nKade 5\"\n", "street\n\"Kade \"\"5\"\"\"\n"] {
            assert_eq!(last(fine.into()), "whole", "{fine}");
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in ["2026-03-31", "31-03-2026", "31/3/2026"] {
            assert_eq!(day(text), Some(jiff::civil::date(2026, 3, 31)), "{text}");
        }
        assert_eq!(day("31-02-2026"), None);
        assert_eq!(day("morgen"), None);
    }

    /// A file of people who save it from whatever program: right columns, and anything in them.
    fn any_file() -> impl Strategy<Value = Vec<u8>> {
        let pieces = prop::sample::select(vec![
            "street,number\n",
            "street;number\r\n",
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r",
            "\u{feff}",
            "Kade",
            "é",
            "\0",
        ]);
        let text = prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat().into_bytes());
        let bytes = prop::collection::vec(any::<u8>(), 0..200);
        let broken = bytes.clone().prop_map(|noise| [b"street\n".to_vec(), noise].concat());
        // A packed file that was cut off or damaged on the way.
        let packed = bytes.clone().prop_map(|noise| [vec![0x1f, 0x8b, 8, 0], noise].concat());
        prop_oneof![text, bytes, broken, packed]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn any_file_is_read_to_its_end_or_refused(bytes in any_file()) {
            let most = bytes.len() + 1;
            match Rows::open(std::io::Cursor::new(bytes), &["street"]) {
                Ok(mut rows) => {
                    let mut count = 0;
                    while let Ok(Some((_, row))) = rows.next_row() {
                        count += 1;
                        prop_assert!(count <= most, "it ends");
                        if let Err(reason) = row.and_then(|row| row.read("street", "a day", day).map(|_| ())) {
                            prop_assert!(!reason.is_empty());
                        }
                    }
                }
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }

        #[test]
        fn any_text_is_a_day_or_is_not(text in "[0-9./-]{0,12}|\\PC{0,12}") {
            if let Some(read) = day(&text) {
                prop_assert_eq!(day(&read.to_string()), Some(read));
            }
        }
    }
}
