//! A system that calls the API.
#![expect(clippy::unwrap_used, reason = "a story that cannot be told must stop")]

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use domain::actors::StaffRole;
use serde_json::Value;
use tower::ServiceExt as _;
use usecases::api_keys::{Scope, create};
use usecases::testing::Town;
use web::{Settings, WebState, router};

pub struct Client {
    server: Router,
    key: String,
}

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Client {
    /// A system whose key has these scopes.
    pub async fn new(town: &Town, scopes: &[Scope]) -> Self {
        let boss = town.as_staff(StaffRole::Administrator);
        let key = create(&boss, "Website", scopes).await.unwrap().key;
        let now = town.now;
        let state = WebState::new(Arc::clone(&town.house), Arc::new(move || now), Settings::default());
        Self { server: router(state), key }
    }

    /// The same caller without a key.
    pub fn without_key(self) -> Self {
        Self { key: String::new(), ..self }
    }

    pub async fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        self.ask_with(method, path, body, &[]).await
    }

    pub async fn ask_with(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if !self.key.is_empty() {
            request = request.header("authorization", format!("Bearer {}", self.key));
        }
        let body = match body {
            Some(body) => {
                request = request.header("content-type", "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        let answer = self.server.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = to_bytes(body, 10_000_000).await.unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.ask(Method::POST, path, Some(body)).await
    }
}
