//! The system that calls, known by its key.

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use domain::actors::Actor;
use domain::channels::Channel;
use usecases::Act;
use usecases::api_keys::{Scope, System, authenticate};

use crate::WebState;
use crate::failure::Failure;
use crate::visitor::Visitor;

/// The header for those who cannot send `Authorization: Bearer`.
const KEY_HEADER: &str = "x-api-key";

/// A system with a key that works.
#[derive(Debug, Clone)]
pub struct Caller {
    visitor: Visitor,
    system: System,
}

impl Caller {
    /// What it does now, when its key may.
    pub fn may(&self, scope: Scope) -> Result<Act<'_>, Failure> {
        self.system.require(scope)?;
        let actor = Actor::System { id: self.system.id };
        Ok(self.visitor.house().act(self.visitor.now, actor, Channel::Api))
    }
}

impl FromRequestParts<WebState> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        let visitor = Visitor::of(parts, state);
        let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let bearer = header(AUTHORIZATION.as_str()).and_then(|value| value.strip_prefix("Bearer "));
        let Some(key) = bearer.or_else(|| header(KEY_HEADER)) else { return Err(Failure::NoKey) };
        let system = authenticate(visitor.house(), visitor.now, key.trim()).await?;
        Ok(Self { system: system.ok_or(Failure::NoKey)?, visitor })
    }
}
