//! Pages of a list: a cursor to go on with, in the body and as a `Link` header.

use axum::Json;
use axum::http::header::LINK;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use usecases::cases::{Cursor, Page};
use utoipa::{IntoParams, ToSchema};

use crate::failure::Failure;

/// Rows on a page when the caller does not say.
const USUAL: u32 = 50;
/// The most rows on a page.
const MOST: u32 = 200;

/// Which page.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Where this page begins: `nextCursor` of the page before, unchanged.
    pub cursor: Option<String>,
    /// The most rows on this page, 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    pub page_size: Option<u32>,
}

impl Paging {
    /// The cursor, if one was given.
    pub fn after(&self) -> Result<Option<Cursor>, Failure> {
        let wrong = |_| Failure::malformed("`cursor` must be the `nextCursor` of the page before, unchanged");
        self.cursor.as_deref().map(str::parse).transpose().map_err(wrong)
    }

    /// The number of rows.
    pub fn limit(&self) -> Result<u32, Failure> {
        match self.page_size {
            None => Ok(USUAL),
            Some(size) if (1..=MOST).contains(&size) => Ok(size),
            Some(_) => Err(Failure::malformed(format!("`pageSize` must be between 1 and {MOST}"))),
        }
    }
}

/// One page.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Listing<T> {
    /// The rows of this page.
    pub items: Vec<T>,
    /// Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// Answers with a page; `path` is the address of the list.
pub fn answer<S, T: Serialize>(page: Page<S>, path: &str, view: impl Fn(S) -> T) -> Response {
    let next_cursor = page.next.map(|cursor| cursor.to_string());
    let link = next_cursor.as_deref().map(|cursor| {
        let cursor = cursor.replace('~', "%7E").replace('+', "%2B").replace(':', "%3A");
        format!("<{}{path}?cursor={cursor}>; rel=\"next\"", super::ROOT)
    });
    let listing = Listing { items: page.items.into_iter().map(view).collect(), next_cursor };
    match link {
        Some(link) => ([(LINK, link)], Json(listing)).into_response(),
        None => Json(listing).into_response(),
    }
}
