//! The association's numbers and the ERP's keys: which belongs to which, asked once and then remembered.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::erp::PersonReference;
use serde_json::Value;

use super::client::VeraClient;
use super::errors::ErpError;
use super::listing::Listing;
use super::messages::Link;
use super::nouns::{Noun, key_in_reference};

/// Which way a pair is looked up. A number of one record may be the key of another, so the two never mix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Known {
    KeyOfNumber,
    KeyOfOurs,
    NumberOfKey,
    AddressOfHome,
}

/// Pairs that do not change: a record keeps its key and its number.
#[derive(Debug, Default)]
pub(super) struct KnownKeys(Mutex<HashMap<(Known, Noun, String), String>>);

impl KnownKeys {
    /// Beyond this many pairs everything is forgotten and asked anew; an association has fewer records than this.
    const MOST: usize = 200_000;

    pub(super) fn get(&self, known: Known, noun: Noun, by: &str) -> Option<String> {
        let pairs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pairs.get(&(known, noun, by.to_owned())).cloned()
    }

    pub(super) fn remember(&self, known: Known, noun: Noun, by: &str, other: &str) {
        let mut pairs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if pairs.len() >= Self::MOST {
            pairs.clear();
        }
        pairs.insert((known, noun, by.to_owned()), other.to_owned());
    }

    pub(super) fn forget(&self, known: Known, noun: Noun, by: &str) {
        let mut pairs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pairs.remove(&(known, noun, by.to_owned()));
    }
}

impl VeraClient {
    /// The lease, home or person with this number, with its key when the ERP knows the number.
    pub(super) async fn link(&self, noun: Noun, number: &str) -> Result<Link, ErpError> {
        if let Some(id) = self.keys.get(Known::KeyOfNumber, noun, number) {
            return Ok(Link { id: Some(id), number: number.to_owned() });
        }
        let id = self.numbered(noun, number).await?.and_then(|record| text(&record, "id"));
        if let Some(id) = &id {
            self.keys.remember(Known::KeyOfNumber, noun, number, id);
        }
        Ok(Link { id, number: number.to_owned() })
    }

    /// A link to each of these people.
    pub(super) async fn links_to_people(&self, people: &[PersonReference]) -> Result<Vec<Link>, ErpError> {
        let mut links = Vec::with_capacity(people.len());
        for person in people {
            links.push(self.link(Noun::Relaties, &person.number).await?);
        }
        Ok(links)
    }

    /// The key of the address of the home with this number.
    pub(super) async fn address_of_home(&self, number: &str) -> Result<Option<String>, ErpError> {
        if let Some(known) = self.keys.get(Known::AddressOfHome, Noun::Eenheden, number) {
            return Ok(Some(known));
        }
        let home = self.numbered(Noun::Eenheden, number).await?;
        let key = home.as_ref().and_then(|home| key_of_part(home.get("adres")?));
        if let Some(key) = &key {
            self.keys.remember(Known::AddressOfHome, Noun::Eenheden, number, key);
        }
        Ok(key)
    }

    /// The number of the record with this key; the key itself when the ERP gives no number, or no such record.
    pub(super) async fn number_of(&self, noun: Noun, id: &str) -> Result<String, ErpError> {
        if let Some(number) = self.keys.get(Known::NumberOfKey, noun, id) {
            return Ok(number);
        }
        let Some(record) = self.record(noun, id).await? else { return Ok(id.to_owned()) };
        let number = text(&record, "code").unwrap_or_else(|| id.to_owned());
        self.keys.remember(Known::NumberOfKey, noun, id, &number);
        Ok(number)
    }

    /// The record with this number, or with this key: an ERP without numbers is known by its keys.
    async fn numbered(&self, noun: Noun, number: &str) -> Result<Option<Value>, ErpError> {
        let filter = vec![("code".to_owned(), number.to_owned())];
        let mut listing = Listing::new(noun, self.origin.collections.of(noun), filter, self.page_size);
        // A message can do without the key: an ERP that has no such collection or filter is no reason not to write.
        let page = match listing.next(&self.transport).await {
            Err(error) if error.needs_a_person() => return Ok(None),
            page => page?,
        };
        let found = page.and_then(|page| {
            page.items.into_iter().find(|item| text(item, "code").as_deref() == Some(number))
        });
        match found {
            Some(record) => Ok(Some(record)),
            // Only a record without a number is known by its key: the key of another may look like this number.
            None => Ok(self.record(noun, number).await?.filter(|record| text(record, "code").is_none())),
        }
    }
}

/// A property as text, when it is a text or a number.
pub(super) fn text(record: &Value, property: &str) -> Option<String> {
    match record.get(property)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The key of a part that is given as an address, as keys, or whole.
pub(super) fn key_of_part(part: &Value) -> Option<String> {
    match part {
        Value::String(reference) => key_in_reference(reference),
        Value::Object(_) => text(part, "id"),
        _ => None,
    }
}
