//! The VERA collections that we read and write, and where each of them lives.

use std::collections::BTreeMap;
use std::fmt;

use reqwest::Url;
use serde::{Deserialize, Serialize};

/// A VERA collection, by the word in its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Noun {
    /// Terminations of leases; written.
    Huuropzeggingen,
    /// Inspections; written.
    Inspecties,
    /// Appointments; written.
    Afspraken,
    /// Contact moments; written.
    Contactmomenten,
    /// People and organisations; read.
    Relaties,
    /// Ways to reach a relation; read when an ERP gives only their keys.
    Contactgegevens,
    /// Homes and other units; read.
    Eenheden,
    /// Addresses; read when an ERP gives only their keys.
    Adressen,
    /// Leases; read.
    Huurovereenkomsten,
}

impl Noun {
    /// Every collection.
    pub const ALL: [Self; 9] = [
        Self::Huuropzeggingen,
        Self::Inspecties,
        Self::Afspraken,
        Self::Contactmomenten,
        Self::Relaties,
        Self::Contactgegevens,
        Self::Eenheden,
        Self::Adressen,
        Self::Huurovereenkomsten,
    ];

    /// The word in the path.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Huuropzeggingen => "huuropzeggingen",
            Self::Inspecties => "inspecties",
            Self::Afspraken => "afspraken",
            Self::Contactmomenten => "contactmomenten",
            Self::Relaties => "relaties",
            Self::Contactgegevens => "contactgegevens",
            Self::Eenheden => "eenheden",
            Self::Adressen => "adressen",
            Self::Huurovereenkomsten => "huurovereenkomsten",
        }
    }
}

impl fmt::Display for Noun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path())
    }
}

/// Where every collection lives.
#[derive(Debug, Clone)]
pub struct Collections {
    base: Url,
    elsewhere: BTreeMap<Noun, Url>,
}

impl Collections {
    /// Collections under `base` (`https://erp.example/v4`), except those that have an address of their own.
    pub fn new(base: Url, elsewhere: BTreeMap<Noun, Url>) -> Self {
        Self { base, elsewhere }
    }

    /// The address of a collection.
    pub fn of(&self, noun: Noun) -> Url {
        self.elsewhere.get(&noun).cloned().unwrap_or_else(|| with_segment(&self.base, noun.path()))
    }

    /// The address of one record, as VERA wants it in a reference from another domain.
    pub fn record(&self, noun: Noun, id: &str) -> Url {
        with_segment(&self.of(noun), id)
    }
}

/// `url` with one more path segment. Everything outside RFC 3986's *unreserved* is percent-encoded: browsers let more
/// through in a path, but then the address is no URI as VERA's schema wants it.
fn with_segment(url: &Url, segment: &str) -> Url {
    let mut path = url.path().trim_end_matches('/').to_owned();
    path.push('/');
    for byte in segment.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            path.push(char::from(byte));
        } else {
            path.extend(['%', hexadecimal(byte >> 4), hexadecimal(byte & 15)]);
        }
    }
    let mut longer = url.clone();
    longer.set_path(&path);
    longer
}

fn hexadecimal(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()
}

/// The key at the end of a reference: `…/relaties/R-12` → `R-12`. A bare key is itself.
pub(crate) fn key_in_reference(reference: &str) -> Option<String> {
    let key = match Url::parse(reference) {
        Ok(url) if !url.cannot_be_a_base() => {
            let last = url.path_segments()?.rfind(|segment| !segment.is_empty())?.to_owned();
            percent_decoded(&last)
        }
        _ => reference.rsplit('/').find(|segment| !segment.is_empty())?.to_owned(),
    };
    (!key.is_empty()).then_some(key)
}

/// `text` with `%41` read as `A`; what is not a valid escape stays as it is.
fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escape = (byte == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        decoded.push(escape.unwrap_or(byte));
        at += if escape.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Collections, Noun, key_in_reference};

    #[test]
    fn a_collection_may_live_elsewhere_and_keys_are_escaped() {
        let base = "https://erp.example/v4/".parse().unwrap();
        let elsewhere = BTreeMap::from([(
            Noun::Huurovereenkomsten,
            "https://bog.example/v4/overeenkomsten".parse().unwrap(),
        )]);
        let collections = Collections::new(base, elsewhere);
        assert_eq!(collections.of(Noun::Relaties).as_str(), "https://erp.example/v4/relaties");
        assert_eq!(
            collections.record(Noun::Relaties, "R 1/2").as_str(),
            "https://erp.example/v4/relaties/R%201%2F2"
        );
        assert_eq!(
            collections.of(Noun::Huurovereenkomsten).as_str(),
            "https://bog.example/v4/overeenkomsten"
        );
    }

    #[test]
    fn references_carry_their_key_at_the_end() {
        let cases = [
            ("https://erp.example/v4/relaties/R%201%2F2", Some("R 1/2")),
            ("https://erp.example/v4/relaties/R-1/", Some("R-1")),
            ("/v4/eenheden/E-7", Some("E-7")),
            ("E-7", Some("E-7")),
            ("", None),
        ];
        for (reference, key) in cases {
            assert_eq!(key_in_reference(reference).as_deref(), key, "{reference}");
        }
    }
}
