//! The VERA side: reading what the ERP knows, writing what others send, treated in the manner of the moment.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde_json::{Value, json};

use crate::manners::Manner;
use crate::records::{Author, Collection};
use crate::server::Erp;
use crate::shapes;

const REFERENCE: &str = "x-stuurgegevens-referentienummer";
const SENDER: &str = "x-stuurgegevens-zender-organisatie";
const SENT_AT: &str = "x-stuurgegevens-tijdstip-bericht";

/// A request for a collection or a record, taken apart.
#[derive(Debug, Clone)]
pub struct Asked {
    pub method: Method,
    pub collection: String,
    pub id: Option<String>,
    pub query: HashMap<String, String>,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// `/v4/{collection}`.
pub async fn collection(
    State(erp): State<Arc<Erp>>,
    method: Method,
    Path(collection): Path<String>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    treated(erp, Asked { method, collection, id: None, query, headers, body }).await
}

/// `/v4/{collection}/{id}`.
pub async fn record(
    State(erp): State<Arc<Erp>>,
    method: Method,
    Path((collection, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    treated(erp, Asked { method, collection, id: Some(id), query: HashMap::new(), headers, body }).await
}

/// Answers in the manner of the moment.
async fn treated(erp: Arc<Erp>, asked: Asked) -> Response {
    let manner =
        if asked.method == Method::GET { erp.behaviour.for_read() } else { erp.behaviour.for_write() };
    if manner == Manner::ExpiredToken {
        erp.door.expire_tokens();
    }
    if manner == Manner::ExpiredToken || !erp.door.admits(&asked.headers) {
        return fault(StatusCode::UNAUTHORIZED, "geen geldige sleutel of token");
    }
    match manner {
        Manner::Good | Manner::ExpiredToken => carried_out(&erp, &asked, None),
        Manner::Slow { milliseconds } => {
            // In a task of its own: a client that goes away does not stop the ERP.
            let late = tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(milliseconds)).await;
                carried_out(&erp, &asked, None)
            });
            late.await.unwrap_or_else(|_| fault(StatusCode::INTERNAL_SERVER_ERROR, "onverwachte fout"))
        }
        Manner::Lagging { milliseconds } => {
            carried_out(&erp, &asked, Some(Duration::from_millis(milliseconds)))
        }
        Manner::FailBefore => fault(StatusCode::INTERNAL_SERVER_ERROR, "onverwachte fout"),
        Manner::ConflictBefore => fault(StatusCode::CONFLICT, "bestaat al"),
        Manner::RubbishBefore => rubbish(),
        Manner::CutOffBefore => cut_off(),
        Manner::Busy { seconds } => {
            let mut answer = fault(StatusCode::TOO_MANY_REQUESTS, "even geduld");
            answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
            answer
        }
        Manner::Down => fault(StatusCode::SERVICE_UNAVAILABLE, "in onderhoud"),
        Manner::FailAfter => {
            after(&erp, &asked, fault(StatusCode::INTERNAL_SERVER_ERROR, "onverwachte fout"))
        }
        Manner::ConflictAfter => after(&erp, &asked, fault(StatusCode::CONFLICT, "bestaat al")),
        Manner::RubbishAfter => after(&erp, &asked, rubbish()),
        Manner::EmptyAfter => after(&erp, &asked, StatusCode::CREATED.into_response()),
        Manner::CutOffAfter => after(&erp, &asked, cut_off()),
        Manner::Endless => after(&erp, &asked, endless()),
    }
}

/// Carries the request out and answers something else, unless the request itself was no good.
fn after(erp: &Erp, asked: &Asked, instead: Response) -> Response {
    let answer = carried_out(erp, asked, None);
    if answer.status().is_success() { instead } else { answer }
}

fn carried_out(erp: &Erp, asked: &Asked, hidden_for: Option<Duration>) -> Response {
    if asked.collection == "ping" {
        return StatusCode::OK.into_response();
    }
    if asked.method == Method::GET {
        return erp.read(asked);
    }
    let Some(collection) = Collection::from_path(&asked.collection) else {
        return fault(StatusCode::NOT_FOUND, "deze verzameling is er niet om in te schrijven");
    };
    let header =
        |name: &str| asked.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    if asked.headers.get(SENDER).is_none() || header(SENT_AT).is_none() {
        return fault(StatusCode::BAD_REQUEST, "stuurgegevens ontbreken");
    }
    let Ok(record) = serde_json::from_slice::<Value>(&asked.body) else {
        return fault(StatusCode::BAD_REQUEST, "geen JSON");
    };
    if let Err(problem) = shapes::check(collection, &record) {
        return fault(StatusCode::BAD_REQUEST, &problem);
    }
    let author = Author { reference: header(REFERENCE), hidden_for };
    write(erp, asked, collection, record, &author)
}

fn write(erp: &Erp, asked: &Asked, collection: Collection, record: Value, author: &Author) -> Response {
    let mut records = erp.records();
    let own_id = record.get("id").and_then(Value::as_str).map(str::to_owned);
    let result = match (&asked.method, &asked.id) {
        (&Method::POST, None) => {
            if own_id.is_some() {
                return fault(StatusCode::BAD_REQUEST, "een nieuw bericht heeft geen id");
            }
            let copy = records.all(collection).any(|held| held.get("idExtern") == record.get("idExtern"));
            if copy && erp.behaviour.manners().refuse_copies {
                return fault(StatusCode::CONFLICT, "bestaat al");
            }
            records.create(collection, record, author).map(|id| {
                let made = records.all(collection).next_back().cloned().unwrap_or_default();
                let at = format!("{}/{}/{id}", erp.base(), collection.path());
                (StatusCode::CREATED, [(LOCATION, at)], axum::Json(made)).into_response()
            })
        }
        (&Method::PUT, id) => {
            let Some(id) = id.clone().or(own_id.clone()) else {
                return fault(StatusCode::BAD_REQUEST, "sleutelvelden ontbreken");
            };
            if own_id.is_some_and(|own| own != id) {
                return fault(StatusCode::BAD_REQUEST, "id in het bericht en in het adres verschillen");
            }
            records.replace(collection, &id, record, author).map(|there| {
                if there {
                    StatusCode::OK.into_response()
                } else {
                    fault(StatusCode::NOT_FOUND, "niet gevonden")
                }
            })
        }
        _ => return fault(StatusCode::METHOD_NOT_ALLOWED, "dit kan hier niet"),
    };
    result.unwrap_or_else(|error| {
        tracing::error!(%error, "the stand-in ERP cannot keep a record");
        fault(StatusCode::INTERNAL_SERVER_ERROR, "kan niet bewaren")
    })
}

/// A *foutbericht*.
pub fn fault(status: StatusCode, words: &str) -> Response {
    let message = json!({"code": status.as_u16().to_string(), "omschrijving": words});
    (status, axum::Json(message)).into_response()
}

/// What a sign-in page or a proxy answers: success, and not a word of VERA.
fn rubbish() -> Response {
    ([(CONTENT_TYPE, "text/html")], "<html><body><h1>Welkom</h1>Log in om verder te gaan.</body></html>")
        .into_response()
}

/// An answer whose connection breaks halfway.
fn cut_off() -> Response {
    let parts = [Ok(Bytes::from_static(b"{\"id\": \"")), Err(std::io::Error::other("cut off on purpose"))];
    let mut answer = Response::new(Body::from_stream(stream::iter(parts)));
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    answer
}

/// An answer without end.
fn endless() -> Response {
    let parts = stream::repeat(Ok::<_, Infallible>(Bytes::from_static(&[b' '; 16 * 1024])));
    Response::new(Body::from_stream(parts))
}

/// A page of records with VERA's headers about paging.
pub fn page(items: &[Value], headers: &[(HeaderName, String)]) -> Response {
    let mut answer = axum::Json(items).into_response();
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            answer.headers_mut().insert(name.clone(), value);
        }
    }
    answer
}
