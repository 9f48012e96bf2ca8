//! Pages of a list: a cursor to go on with, in the body and as a `Link` header.

use axum::Json;
use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::header::LINK;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use usecases::cases::{Cursor, Page};
use utoipa::{IntoParams, ToSchema};

use super::reading::query;
use crate::WebState;
use crate::failure::Failure;

/// Rows on a page when the caller does not say.
const USUAL: u32 = 50;
/// The most rows on a page.
const MOST: u32 = 200;

/// Which page.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
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
    fn after(&self) -> Result<Option<Cursor>, Failure> {
        let wrong = |_| Failure::malformed("`cursor` must be the `nextCursor` of the page before, unchanged");
        self.cursor.as_deref().map(str::parse).transpose().map_err(wrong)
    }

    /// The number of rows.
    fn limit(&self) -> Result<u32, Failure> {
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

/// Which rows are asked for, and which page of them.
#[derive(Debug)]
pub struct Listed<T> {
    /// Which rows.
    pub wanted: T,
    /// Which page.
    pub page: PageAsked,
}

/// A page that is asked for, with the address by which it was.
#[derive(Debug)]
pub struct PageAsked {
    /// Where it begins.
    pub after: Option<Cursor>,
    /// The most rows on it.
    pub limit: u32,
    path: String,
    query: String,
}

impl<T: DeserializeOwned> FromRequestParts<WebState> for Listed<T> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, _: &WebState) -> Result<Self, Failure> {
        // Below the root of the API the address lacks its beginning.
        let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |original| &original.0);
        let asked = uri.query().unwrap_or_default();
        let (paging, wanted): (Vec<&str>, Vec<&str>) =
            pairs(asked).partition(|pair| matches!(name(pair), "cursor" | "pageSize"));
        let paging: Paging = query(&paging.join("&"))?;
        let page = PageAsked {
            after: paging.after()?,
            limit: paging.limit()?,
            path: uri.path().to_owned(),
            query: asked.to_owned(),
        };
        Ok(Self { wanted: query(&wanted.join("&"))?, page })
    }
}

fn pairs(query: &str) -> impl Iterator<Item = &str> {
    query.split('&').filter(|pair| !pair.is_empty())
}

fn name(pair: &str) -> &str {
    pair.split('=').next().unwrap_or_default()
}

impl PageAsked {
    /// The address of another page of the same list: what was asked, with another cursor.
    fn at(&self, cursor: &str) -> String {
        let cursor = cursor.replace('~', "%7E").replace('+', "%2B").replace(':', "%3A");
        let cursor = format!("cursor={cursor}");
        let kept = pairs(&self.query).filter(|pair| name(pair) != "cursor");
        let query: Vec<&str> = kept.chain([cursor.as_str()]).collect();
        // What would end the address in the header.
        let query = query.join("&").replace('<', "%3C").replace('>', "%3E").replace('"', "%22");
        format!("{}?{query}", self.path)
    }

    /// Answers with this page.
    pub fn answer<S, T: Serialize>(&self, page: Page<S>, view: impl Fn(S) -> T) -> Response {
        let next_cursor = page.next.map(|cursor| cursor.to_string());
        let link = next_cursor.as_deref().map(|cursor| format!("<{}>; rel=\"next\"", self.at(cursor)));
        let listing = Listing { items: page.items.into_iter().map(view).collect(), next_cursor };
        match link {
            Some(link) => ([(LINK, link)], Json(listing)).into_response(),
            None => Json(listing).into_response(),
        }
    }
}
