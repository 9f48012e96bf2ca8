//! The control surface: how the ERP must behave, what it counted, and the door for tokens.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Form;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use serde_json::json;

use crate::manners::{Manner, Manners, Plan};
use crate::records::{Collection, Write};
use crate::server::Erp;

/// `GET /_gedrag`: the manners in force.
pub async fn manners(State(erp): State<Arc<Erp>>) -> Response {
    axum::Json(erp.behaviour.manners()).into_response()
}

/// `PUT /_gedrag`: behave this way from now on.
pub async fn behave(State(erp): State<Arc<Erp>>, axum::Json(manners): axum::Json<Manners>) -> StatusCode {
    erp.behaviour.set(manners);
    StatusCode::NO_CONTENT
}

/// `GET /_telling`: how many records each collection holds.
pub async fn counts(State(erp): State<Arc<Erp>>) -> axum::Json<BTreeMap<&'static str, usize>> {
    axum::Json(erp.counts())
}

/// `GET /_schrijfsels`: every write that was carried out, in order.
pub async fn writes(State(erp): State<Arc<Erp>>) -> axum::Json<Vec<Write>> {
    axum::Json(erp.records().writes().to_vec())
}

/// A choice on the page.
#[derive(Debug, Deserialize)]
pub struct Choice {
    keuze: String,
}

/// `POST /_gedrag/kies`: one of the ways to behave that the page offers.
pub async fn choose(State(erp): State<Arc<Erp>>, Form(choice): Form<Choice>) -> Response {
    let Some((_, _, manners)) = offered().into_iter().find(|(key, ..)| *key == choice.keuze) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    erp.behaviour.set(manners);
    Redirect::to("/").into_response()
}

/// The ways to behave that the page offers: key, name on the button, manners.
pub fn offered() -> Vec<(&'static str, &'static str, Manners)> {
    let always = |manner| Plan::Always { manner };
    let treating = |manner| Manners { writes: always(manner), reads: always(manner), ..Manners::default() };
    let writing = |manner| Manners { writes: always(manner), ..Manners::default() };
    let mixed = vec![
        Manner::FailAfter,
        Manner::FailBefore,
        Manner::ConflictAfter,
        Manner::RubbishAfter,
        Manner::CutOffAfter,
        Manner::Busy { seconds: 1 },
    ];
    let moody = Manners {
        writes: Plan::ByChance { seed: 2026, percentage: 50, manners: mixed },
        ..Manners::default()
    };
    vec![
        ("goed", "Gedraagt zich", Manners::default()),
        ("plat", "Ligt plat", treating(Manner::Down)),
        ("traag", "Traag (3 s)", treating(Manner::Slow { milliseconds: 3000 })),
        ("stuk", "Schrijft en faalt dan (500)", writing(Manner::FailAfter)),
        ("dubbel", "Zegt: bestaat al (409)", writing(Manner::ConflictAfter)),
        ("onzin", "Antwoordt onzin", writing(Manner::RubbishAfter)),
        ("grillig", "Grillig (helft gaat mis)", moody),
    ]
}

/// `POST /oauth/token`: a token for client credentials (RFC 6749 §4.4).
pub async fn token(
    State(erp): State<Arc<Erp>>,
    headers: HeaderMap,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    match erp.door.token(&headers, &form) {
        Some((token, seconds)) => {
            let granted = json!({"access_token": token, "token_type": "Bearer", "expires_in": seconds});
            axum::Json(granted).into_response()
        }
        None => (StatusCode::UNAUTHORIZED, axum::Json(json!({"error": "invalid_client"}))).into_response(),
    }
}

impl Erp {
    /// How many records each collection holds.
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        let records = self.records();
        Collection::ALL.into_iter().map(|of| (of.path(), records.all(of).count())).collect()
    }
}
