//! Files for spreadsheets as they are set in the Netherlands: semicolons, commas in numbers, and a mark that says UTF-8.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use csv::{Terminator, Writer, WriterBuilder};

use crate::failure::Failure;

/// What tells a spreadsheet that the text is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A file that is written row by row.
pub struct Spreadsheet(Writer<Vec<u8>>);

impl Spreadsheet {
    /// With this heading.
    pub fn with_heading(heading: Vec<String>) -> Result<Self, Failure> {
        let writer =
            WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(MARK.to_vec());
        let mut sheet = Self(writer);
        sheet.row(heading)?;
        Ok(sheet)
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) -> Result<(), Failure> {
        self.0.write_record(cells).map_err(|error| Failure::Broken(error.to_string()))
    }

    /// The file, called `name`.
    pub fn file(self, name: &str) -> Result<Response, Failure> {
        let text = self.0.into_inner().map_err(|error| Failure::Broken(error.to_string()))?;
        let headers = [
            (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        ];
        Ok((headers, text).into_response())
    }
}

/// A number as such a spreadsheet reads it.
pub fn number(number: f64, decimals: usize) -> String {
    format!("{number:.decimals$}").replace('.', ",")
}

/// A text that a spreadsheet must not take for a formula.
pub fn text(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{number, text};

    #[test]
    fn numbers_have_a_comma_and_texts_are_no_formulas() {
        assert_eq!(number(0.678_51, 4), "0,6785");
        assert_eq!(text("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(text("Reparatie"), "Reparatie");
    }
}
