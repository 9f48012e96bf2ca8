//! OCEL 2.0 as JSON.

use std::io::{BufReader, Read};

use super::Ocel;
use crate::log::ReadError;

/// Reads a whole file.
pub(in crate::log) fn read(text: impl Read) -> Result<Ocel, ReadError> {
    Ok(serde_json::from_reader(BufReader::new(text))?)
}
