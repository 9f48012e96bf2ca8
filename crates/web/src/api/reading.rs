//! What a program sent, read with words for what is wrong: the query and the JSON body.

use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::WebState;
use crate::failure::Failure;

/// The query of an address.
#[derive(Debug)]
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<WebState> for Asked<T> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        match Query::<T>::from_request_parts(parts, state).await {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(refused) => Err(Failure::Malformed(refused.status(), refused.body_text())),
        }
    }
}

/// The JSON body of a request.
#[derive(Debug)]
pub struct Sent<T>(pub T);

impl<T: DeserializeOwned> FromRequest<WebState> for Sent<T> {
    type Rejection = Failure;
    async fn from_request(request: Request, state: &WebState) -> Result<Self, Failure> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(sent)) => Ok(Self(sent)),
            Err(refused) => Err(Failure::Malformed(refused.status(), refused.body_text())),
        }
    }
}

/// Reads one value of a query or a body; `name` and `allowed` are told when it cannot be read.
pub fn value<T>(read: Option<T>, name: &str, allowed: &str) -> Result<T, Failure> {
    read.ok_or_else(|| Failure::malformed(format!("`{name}` must be {allowed}")))
}
