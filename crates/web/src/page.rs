//! A page: a typed view model and its template, rendered; and going to another page.

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::response::{IntoResponse, Response};

use crate::failure::Failure;

/// A page to render.
#[derive(Debug, Clone)]
pub struct Page<T>(pub T);

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        match self.0.render() {
            Ok(html) => ([(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
            Err(error) => Failure::Broken(format!("a page was not rendered: {error}")).into_response(),
        }
    }
}

/// The same page, because something that was filled in must be mended (422).
pub fn again<T: Template>(page: T) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response()
}

/// Goes to another page with a GET, after something was done (303): reloading does not do it twice.
#[derive(Debug, Clone)]
pub struct Go(pub String);

impl Go {
    /// Goes to `address`.
    pub fn to(address: impl Into<String>) -> Self {
        Self(address.into())
    }
}

impl IntoResponse for Go {
    fn into_response(self) -> Response {
        (StatusCode::SEE_OTHER, [(LOCATION, self.0)]).into_response()
    }
}
