//! E-mail addresses (RFC 5321, what a mail server outside will accept).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text_newtypes::checked_text;

/// An e-mail address, in lower case: two spellings of one address are one tenant.
///
/// RFC 5321 lets the part before the `@` depend on case; no provider of note does, people do not know it, and it
/// is the key of the sign-in code. Quoted names, addresses between brackets and letters outside ASCII are refused:
/// mail to them is too often refused elsewhere.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

/// Why a text is not an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// Nothing was filled in.
    #[error("no e-mail address: fill in one such as naam@voorbeeld.nl")]
    Empty,
    /// No `@`, or more than one.
    #[error("an e-mail address has exactly one @")]
    NotOneAt,
    /// The part before the `@` is empty, or a dot stands at its begin, its end or beside another.
    #[error("the part before the @ is not correct")]
    WrongName,
    /// The part after the `@` is not the name of a host with a dot.
    #[error("the part after the @ is not a domain such as voorbeeld.nl")]
    WrongDomain,
    /// Longer than mail servers accept: 64 before the `@`, 254 in all.
    #[error("the e-mail address is too long")]
    TooLong,
    /// A character that cannot be in it.
    #[error("the character {0:?} cannot be in an e-mail address")]
    WrongCharacter(char),
}

impl EmailError {
    /// The key of what to tell the person who typed it, in [`super::TEXTS`].
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Empty => "email-empty",
            Self::NotOneAt => "email-no-at",
            Self::WrongName => "email-name",
            Self::WrongDomain => "email-domain",
            Self::TooLong => "email-too-long",
            Self::WrongCharacter(_) => "email-character",
        }
    }

    /// The arguments of that text.
    pub fn text_arguments(self) -> Vec<(&'static str, String)> {
        match self {
            Self::WrongCharacter(character) => vec![("character", character.to_string())],
            _ => Vec::new(),
        }
    }
}

impl EmailAddress {
    /// Reads an address as people type or paste it: in either case, with space around it, with `mailto:` before it.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let address = text.trim().to_ascii_lowercase();
        let address = address.strip_prefix("mailto:").unwrap_or(&address);
        if address.is_empty() {
            return Err(EmailError::Empty);
        }
        let Some((name, domain)) = address.split_once('@').filter(|(_, domain)| !domain.contains('@')) else {
            return Err(EmailError::NotOneAt);
        };
        if let Some(wrong) =
            name.chars().find(|c| !(c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(*c)))
        {
            return Err(EmailError::WrongCharacter(wrong));
        }
        if let Some(wrong) = domain.chars().find(|c| !(c.is_ascii_alphanumeric() || "-.".contains(*c))) {
            return Err(EmailError::WrongCharacter(wrong));
        }
        if name.len() > 64 || address.len() > 254 {
            return Err(EmailError::TooLong);
        }
        if name.split('.').any(str::is_empty) {
            return Err(EmailError::WrongName);
        }
        if !is_domain(domain) {
            return Err(EmailError::WrongDomain);
        }
        Ok(Self(address.to_owned()))
    }

    /// The part after the `@`.
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }

    /// Enough to recognise one's own address: `a•••@voorbeeld.nl`.
    pub fn masked(&self) -> String {
        format!("{}•••@{}", &self.0[..1], self.domain())
    }
}

/// Whether `domain` is a host name of at least two labels whose last is not a number.
fn is_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let is_label =
        |label: &&str| (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-');
    let last_is_name =
        labels.last().is_some_and(|last| last.len() > 1 && last.contains(|c: char| c.is_ascii_alphabetic()));
    labels.len() > 1 && labels.iter().all(is_label) && last_is_name
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

checked_text!(EmailAddress, EmailError);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{EmailAddress, EmailError};

    #[test]
    fn addresses_are_read_as_people_type_them() {
        let table = [
            ("aya@voorbeeld.nl", "aya@voorbeeld.nl"),
            ("  Aya.DeWit@Voorbeeld.NL ", "aya.dewit@voorbeeld.nl"),
            ("mailto:aya@voorbeeld.nl", "aya@voorbeeld.nl"),
            ("aya+huur@post.voorbeeld.co.uk", "aya+huur@post.voorbeeld.co.uk"),
            ("o'brien_1@x-y.museum", "o'brien_1@x-y.museum"),
            ("aya@xn--bcher-kva.example", "aya@xn--bcher-kva.example"),
        ];
        for (typed, address) in table {
            assert_eq!(EmailAddress::parse(typed).unwrap().as_str(), address, "{typed}");
        }
        let address = EmailAddress::parse("aya@voorbeeld.nl").unwrap();
        assert_eq!(format!("{address:?}"), "EmailAddress(a•••@voorbeeld.nl)");
    }

    #[test]
    fn other_texts_are_refused_with_what_is_wrong() {
        use EmailError::{Empty, NotOneAt, TooLong, WrongCharacter, WrongDomain, WrongName};
        let long_name = format!("{}@voorbeeld.nl", "a".repeat(65));
        let long_domain = format!("aya@{}.nl", ["b".repeat(60).as_str(); 5].join("."));
        let long_label = format!("aya@{}.nl", "b".repeat(64));
        let table = [
            ("", Empty),
            ("   ", Empty),
            ("aya.voorbeeld.nl", NotOneAt),
            ("aya@de@voorbeeld.nl", NotOneAt),
            ("@voorbeeld.nl", WrongName),
            (".aya@voorbeeld.nl", WrongName),
            ("aya.@voorbeeld.nl", WrongName),
            ("a..ya@voorbeeld.nl", WrongName),
            ("aya@", WrongDomain),
            ("aya@voorbeeld", WrongDomain),
            ("aya@voorbeeld.", WrongDomain),
            ("aya@.nl", WrongDomain),
            ("aya@-voorbeeld.nl", WrongDomain),
            ("aya@voorbeeld.n", WrongDomain),
            ("aya@192.168.1.1", WrongDomain),
            (long_label.as_str(), WrongDomain),
            ("aya@[192.168.1.1]", WrongCharacter('[')),
            ("aya de wit@voorbeeld.nl", WrongCharacter(' ')),
            ("ayá@voorbeeld.nl", WrongCharacter('á')),
            ("aya@voorbeeld.nl, bo@voorbeeld.nl", NotOneAt),
            ("aya@voorbeeld.nl\r\nBcc: bo", WrongCharacter('\r')),
            ("\"aya\"@voorbeeld.nl", WrongCharacter('"')),
            ("Aya <aya@voorbeeld.nl>", WrongCharacter(' ')),
            (long_name.as_str(), TooLong),
            (long_domain.as_str(), TooLong),
        ];
        for (typed, error) in table {
            assert_eq!(EmailAddress::parse(typed), Err(error), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_accepted_cannot_break_a_header_and_reads_back(typed in "[a-zA-Z0-9 .@<>\r\n\"-]{0,30}") {
            if let Ok(address) = EmailAddress::parse(&typed) {
                prop_assert!(address.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert_eq!(EmailAddress::parse(address.as_str()), Ok(address));
            }
        }
    }
}
