//! A collection page by page: by cursor when the ERP gives one, otherwise by page number.

use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::Timestamp;
use reqwest::{Method, Url};
use serde_json::Value;

use super::errors::{ErpError, Place, Problem, Trouble};
use super::nouns::Noun;
use super::transport::{Answer, CURSOR, Call, PER_PAGE, TOTAL, Transport};

/// The records on one page, unread.
#[derive(Debug)]
pub(super) struct RawPage {
    pub number: u32,
    pub items: Vec<Value>,
    /// How many records there are in all, when the ERP says so.
    pub total: Option<u64>,
}

#[derive(Clone)]
enum Next {
    First,
    Cursor(String),
    Page(u32),
    Done,
}

/// Where we are in a collection. After an error the same page can be asked for again.
pub(super) struct Listing {
    noun: Noun,
    address: Url,
    filter: Vec<(String, String)>,
    page_size: u16,
    next: Next,
    number: u32,
    read: u64,
    last: Option<u64>,
}

impl Listing {
    pub(super) fn new(noun: Noun, address: Url, filter: Vec<(String, String)>, page_size: u16) -> Self {
        Self { noun, address, filter, page_size, next: Next::First, number: 0, read: 0, last: None }
    }

    /// The next page; `None` when there are no more records.
    pub(super) async fn next(&mut self, transport: &Transport) -> Result<Option<RawPage>, ErpError> {
        let mut url = self.address.clone();
        for (name, value) in &self.filter {
            url.query_pairs_mut().append_pair(name, value);
        }
        match &self.next {
            Next::First => {}
            Next::Cursor(cursor) => drop(url.query_pairs_mut().append_pair("cursor", cursor)),
            Next::Page(page) => drop(url.query_pairs_mut().append_pair("pagina", &page.to_string())),
            Next::Done => return Ok(None),
        }
        let call = Call {
            method: Method::GET,
            url,
            place: Place::Collection(self.noun),
            reference: None,
            at: Timestamp::now(),
            body: None,
            page_size: Some(self.page_size),
        };
        let answer = transport.send(call).await?;
        let Some(Value::Array(items)) = answer.json() else { return Err(self.unreadable()) };
        self.advance(&answer, items)
    }

    /// Judges the page that came and decides how to ask for the one after it.
    fn advance(&mut self, answer: &Answer, items: Vec<Value>) -> Result<Option<RawPage>, ErpError> {
        let mut hasher = DefaultHasher::new();
        for item in &items {
            item.to_string().hash(&mut hasher);
        }
        let mark = hasher.finish();
        if items.is_empty() {
            self.next = Next::Done;
            return Ok(None);
        }
        if self.last == Some(mark) {
            self.next = Next::Done;
            // A short page that comes again is an ERP that has one page and ignores the number; a full one is broken.
            let whole_collection = items.len() < usize::from(self.page_size) && self.number == 1;
            let problem =
                ErpError::Permanent { place: Place::Collection(self.noun), problem: Problem::RepeatedPage };
            return if whole_collection { Ok(None) } else { Err(problem) };
        }
        self.last = Some(mark);
        self.number += 1;
        self.read += items.len() as u64;
        let total = answer.header(&TOTAL).and_then(|total| total.parse().ok());
        let per_page: Option<usize> = answer.header(&PER_PAGE).and_then(|size| size.parse().ok());
        let all_read = total.is_some_and(|total| self.read >= total);
        self.next = match answer.header(&CURSOR) {
            _ if all_read => Next::Done,
            Some(cursor) => Next::Cursor(cursor.to_owned()),
            None if matches!(self.next, Next::Cursor(_)) => Next::Done,
            None if total.is_none() && per_page.is_some_and(|size| items.len() < size) => Next::Done,
            None => Next::Page(self.number + 1),
        };
        Ok(Some(RawPage { number: self.number, items, total }))
    }

    fn unreadable(&self) -> ErpError {
        ErpError::Temporary {
            place: Place::Collection(self.noun),
            trouble: Trouble::Unreadable("not a list of records"),
            retry_after: None,
        }
    }
}
