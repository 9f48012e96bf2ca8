//! What a program sent, read with words for what is wrong: the query and the JSON body.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::Uri;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::WebState;
use crate::failure::Failure;

/// The query of an address.
#[derive(Debug)]
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<WebState> for Asked<T> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, _: &WebState) -> Result<Self, Failure> {
        query(parts.uri.query().unwrap_or_default()).map(Self)
    }
}

/// Reads a query, or says which parameter is wrong.
pub fn query<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    let unreadable = |_| Failure::malformed("the query cannot be read: percent-encode its values");
    let uri: Uri = format!("/?{text}").parse().map_err(unreadable)?;
    match Query::<T>::try_from_uri(&uri) {
        Ok(Query(read)) => Ok(read),
        Err(refused) => {
            let wrong = reason(&refused.body_text()).replace(" field `", " parameter `");
            Err(Failure::Malformed(
                refused.status(),
                format!("the query is not as openapi.json has it: {wrong}"),
            ))
        }
    }
}

/// What is wrong, without the words by which the library begins and the place in a text that nobody sees as lines.
fn reason(told: &str) -> String {
    let wrong = told.split_once(": ").map_or(told, |(_, wrong)| wrong);
    wrong.split(" at line ").next().unwrap_or(wrong).to_owned()
}

/// The JSON body of a request.
#[derive(Debug)]
pub struct Sent<T>(pub T);

impl<T: DeserializeOwned> FromRequest<WebState> for Sent<T> {
    type Rejection = Failure;
    async fn from_request(request: Request, state: &WebState) -> Result<Self, Failure> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(sent)) => Ok(Self(sent)),
            Err(JsonRejection::JsonDataError(refused)) => {
                let wrong = reason(&refused.body_text());
                let told = format!("the body is not as openapi.json has it: {wrong}");
                Err(Failure::Malformed(refused.status(), told))
            }
            Err(JsonRejection::JsonSyntaxError(refused)) => {
                Err(Failure::Malformed(refused.status(), "the body is not JSON".to_owned()))
            }
            Err(refused) => Err(Failure::Malformed(refused.status(), refused.body_text())),
        }
    }
}

/// Reads one value of a query or a body; `name` and `allowed` are told when it cannot be read.
pub fn value<T>(read: Option<T>, name: &str, allowed: &str) -> Result<T, Failure> {
    read.ok_or_else(|| Failure::malformed(format!("`{name}` must be {allowed}")))
}
