//! Reading relations, homes and leases: page by page, every record judged on its own.

use std::fmt;
use std::marker::PhantomData;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::client::VeraClient;
use super::errors::{ErpError, Trouble};
use super::keys::{Known, key_of_part, text};
use super::listing::{Listing, RawPage};
use super::messages::reading::{FieldProblem, Part, Record, read};
use super::nouns::Noun;

/// Which records to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changes {
    /// All of them.
    All,
    /// Those changed since a moment. VERA has no such filter: without
    /// [`changes_parameter`](super::VeraConfig::changes_parameter) all of them come.
    Since(Timestamp),
}

/// A record that cannot be used, and why; the rest goes on without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRecord {
    /// The collection.
    pub noun: Noun,
    /// Its key, when it has one that looks like a key.
    pub id: Option<String>,
    /// The page, counted from 1.
    pub page: u32,
    /// The place on the page, counted from 1.
    pub position: usize,
    /// What is wrong.
    pub problem: FieldProblem,
}

impl fmt::Display for RefusedRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.id.as_deref().unwrap_or("without a key");
        write!(f, "{} {id} (page {}, record {}): {}", self.noun, self.page, self.position, self.problem)
    }
}

/// A page of records.
#[derive(Debug)]
pub struct Page<R> {
    /// What can be used.
    pub records: Vec<R>,
    /// What cannot.
    pub refused: Vec<RefusedRecord>,
    /// How many were no concern of ours, such as contracts of employment.
    pub passed_over: usize,
    /// How many records there are in all, when the ERP says so.
    pub total: Option<u64>,
}

/// Reads a collection page by page. After an error, `next` asks for the same page again.
pub struct Pages<'a, R> {
    client: &'a VeraClient,
    listing: Listing,
    unread: Option<RawPage>,
    of: PhantomData<fn() -> R>,
}

impl<R> fmt::Debug for Pages<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

impl<'a, R: Record> Pages<'a, R> {
    pub(super) fn new(client: &'a VeraClient, changes: Changes) -> Self {
        let filter = match (changes, &client.changes_parameter) {
            (Changes::Since(moment), Some(parameter)) => vec![(parameter.clone(), format!("{moment:.3}"))],
            _ => Vec::new(),
        };
        let listing = Listing::new(R::NOUN, client.origin.collections.of(R::NOUN), filter, client.page_size);
        Self { client, listing, unread: None, of: PhantomData }
    }

    /// The next page; `None` after the last.
    pub async fn next(&mut self) -> Result<Option<Page<R>>, ErpError> {
        if self.unread.is_none() {
            self.unread = self.listing.next(&self.client.transport).await?;
        }
        let Some(raw) = &mut self.unread else { return Ok(None) };
        for item in &mut raw.items {
            for part in R::PARTS {
                self.client.complete(item, part).await?;
            }
        }
        let Some(raw) = self.unread.take() else { return Ok(None) };
        Ok(Some(self.client.judged(raw)))
    }
}

impl VeraClient {
    fn judged<R: Record>(&self, raw: RawPage) -> Page<R> {
        let mut page = Page { records: Vec::new(), refused: Vec::new(), passed_over: 0, total: raw.total };
        for (index, item) in raw.items.into_iter().enumerate() {
            let id = text(&item, "id");
            if let (Some(id), Some(number)) = (&id, text(&item, "code")) {
                self.keys.remember(Known::NumberOfKey, R::NOUN, id, &number);
            }
            match read(item) {
                Ok(Some(record)) => page.records.push(record),
                Ok(None) => page.passed_over += 1,
                Err(problem) => {
                    let id = id.filter(|id| looks_like_a_key(id));
                    page.refused.push(RefusedRecord {
                        noun: R::NOUN,
                        id,
                        page: raw.number,
                        position: index + 1,
                        problem,
                    });
                }
            }
        }
        page
    }

    /// Fetches the parts of a record that came as references, so that it can be read as one.
    async fn complete(&self, record: &mut Value, part: &Part) -> Result<(), ErpError> {
        match record.get_mut(part.property) {
            Some(Value::Array(parts)) => {
                for reference in parts {
                    self.fill(reference, part).await?;
                }
            }
            Some(reference) => self.fill(reference, part).await?,
            None => {}
        }
        Ok(())
    }

    /// Fills in one part. What the ERP does not have, or cannot show, stays as it is: the record is then judged on
    /// what it says itself. Only when the ERP cannot be reached the reading stops, to go on later.
    async fn fill(&self, reference: &mut Value, part: &Part) -> Result<(), ErpError> {
        if text(reference, part.whole_when).is_some() {
            return Ok(());
        }
        let Some(key) = key_of_part(reference) else { return Ok(()) };
        if part.whole_when == "code" {
            let number = unless_broken(self.number_of(part.noun, &key).await)?.unwrap_or_else(|| key.clone());
            match reference {
                Value::Object(members) => drop(members.insert("code".to_owned(), json!(number))),
                other => *other = json!({"id": key, "code": number}),
            }
        } else if let Some(whole) = unless_broken(self.record(part.noun, &key).await)?.flatten() {
            *reference = whole;
        }
        Ok(())
    }
}

/// `None` when only this record is broken, an error when the ERP cannot be reached at all.
fn unless_broken<T>(answer: Result<T, ErpError>) -> Result<Option<T>, ErpError> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(ErpError::Temporary { trouble: Trouble::Failed { .. } | Trouble::Unreadable(_), .. }) => Ok(None),
        Err(error) if error.is_temporary() && !error.needs_a_person() => Err(error),
        Err(_) => Ok(None),
    }
}

/// Whether an identifier may be shown in a report: rubbish may hold anything.
fn looks_like_a_key(id: &str) -> bool {
    id.len() <= 64
        && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':'))
}
