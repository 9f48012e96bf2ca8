//! Reading from the ERP: filters, pages, and now and then a spoiled record.

use std::sync::atomic::Ordering;

use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::records::Collection;
use crate::seed::{Library, Source};
use crate::server::Erp;
use crate::vera_api::{Asked, fault, page};

const TOTAL: HeaderName = HeaderName::from_static("x-parameters-aantal");
const PER_PAGE: HeaderName = HeaderName::from_static("x-parameters-aantalperpagina");
const PAGE: HeaderName = HeaderName::from_static("x-parameters-pagina");
const CURSOR: HeaderName = HeaderName::from_static("x-parameters-cursor");

/// The query parameter by which this ERP gives only what changed; VERA has none, and every supplier its own.
const CHANGED_SINCE: &str = "gewijzigdVanaf";
const DEFAULT_PER_PAGE: usize = 20;
const MOST_PER_PAGE: usize = 100;

impl Erp {
    /// One record, or a page of them.
    pub fn read(&self, asked: &Asked) -> Response {
        if let Some(collection) = Collection::from_path(&asked.collection) {
            let records = self.records();
            if let Some(id) = &asked.id {
                let found = records.visible(collection).find(|record| is(record, "id", id)).cloned();
                return self.one(found);
            }
            let fits = |record: &&Value| self.fits(asked, record);
            let fitting: Vec<&Value> = records.visible(collection).filter(fits).collect();
            return self
                .paged(asked, fitting.len(), |place| fitting.get(place).map(|record| (*record).clone()));
        }
        let Some(source) = Source::from_path(&asked.collection) else {
            return fault(StatusCode::NOT_FOUND, "deze verzameling is er niet");
        };
        let library = self.library();
        let (shape, base) = (self.shape, self.base());
        if let Some(id) = &asked.id {
            let found =
                library.keyed(source, id).and_then(|place| library.record(source, place, shape, &base));
            return self.one(found);
        }
        let places = self.places(&library, source, asked);
        self.paged(asked, places.len(), |at| library.record(source, *places.get(at)?, shape, &base))
    }

    /// The places of the records that were asked for; number and change are looked up without rendering everything.
    fn places(&self, library: &Library, source: Source, asked: &Asked) -> Vec<usize> {
        let all = 0..library.len(source);
        if self.behaviour.manners().ignore_filters {
            return all.collect();
        }
        if let Some(number) = asked.query.get("code") {
            return library.numbered(source, number).into_iter().collect();
        }
        let since: Option<Timestamp> = asked.query.get(CHANGED_SINCE).and_then(|moment| moment.parse().ok());
        all.filter(|place| since.is_none_or(|since| library.changed_since(source, *place, since))).collect()
    }

    /// Whether a record has every value in the query.
    fn fits(&self, asked: &Asked, record: &Value) -> bool {
        let paging = |name: &str| matches!(name, "cursor" | "pagina" | CHANGED_SINCE);
        self.behaviour.manners().ignore_filters
            || asked
                .query
                .iter()
                .filter(|(name, _)| !paging(name))
                .all(|(name, value)| is(record, name, value))
    }

    fn one(&self, found: Option<Value>) -> Response {
        match found {
            Some(record) => axum::Json(self.served(record)).into_response(),
            None => fault(StatusCode::NOT_FOUND, "niet gevonden"),
        }
    }

    fn paged(&self, asked: &Asked, total: usize, record: impl Fn(usize) -> Option<Value>) -> Response {
        let wished = asked.headers.get(PER_PAGE).and_then(|size| size.to_str().ok()?.parse().ok());
        let size: usize = wished.unwrap_or(DEFAULT_PER_PAGE).clamp(1, MOST_PER_PAGE);
        let number = |name: &str| asked.query.get(name).and_then(|value| value.parse::<usize>().ok());
        let start =
            number("cursor").unwrap_or_else(|| number("pagina").unwrap_or(1).saturating_sub(1) * size);
        let end = (start + size).min(total);
        let items: Vec<Value> = (start..end).filter_map(|place| Some(self.served(record(place)?))).collect();
        let mut headers = vec![(PAGE, (start / size + 1).to_string())];
        if !self.behaviour.manners().pages_without_cursor {
            headers.push((TOTAL, total.to_string()));
            headers.push((PER_PAGE, size.to_string()));
            if end < total {
                headers.push((CURSOR, end.to_string()));
            }
        }
        page(&items, &headers)
    }

    /// The record as it is, or spoiled when it is the turn of one.
    fn served(&self, mut record: Value) -> Value {
        let served = self.served_records.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(every) = self.behaviour.manners().spoil_every
            && served.is_multiple_of(u64::from(every.get()))
        {
            spoil(&mut record, served / u64::from(every.get()));
        }
        record
    }
}

fn is(record: &Value, name: &str, value: &str) -> bool {
    record.get(name).and_then(Value::as_str) == Some(value)
}

/// Rubbish of several kinds, in turn.
fn spoil(record: &mut Value, turn: u64) {
    match turn % 4 {
        0 => *record = json!("<html>"),
        1 => *record = json!({"id": {"oeps": true}}),
        2 => {
            for name in ["achternaam", "adres", "begindatum", "idExtern"] {
                if let Some(value) = record.get_mut(name) {
                    *value = json!([42]);
                }
            }
        }
        _ => *record = Value::Null,
    }
}
