//! What a tenant typed while their session had ended is there again when they are back.

use std::collections::BTreeMap;

use axum::response::{IntoResponse, Response};
use usecases::signing_in::{SessionToken, typed};

use crate::cookies;
use crate::failure::Failure;
use crate::sessions::Tenant;
use crate::visitor::Visitor;

fn path(visitor: &Visitor) -> &str {
    visitor.path.split('?').next().unwrap_or_default()
}

/// Sends whoever is no longer signed in to sign in, with what they sent kept for when they are back.
pub async fn carry(
    visitor: &Visitor,
    failure: Failure,
    sent: &BTreeMap<String, String>,
) -> Result<Response, Failure> {
    let token = visitor.cookie(cookies::TENANT).map(|token| SessionToken::from_cookie(&token));
    let (Failure::SignIn { script: false, .. }, Some(token)) = (&failure, token) else { return Err(failure) };
    let sealed = typed::seal(visitor.house(), visitor.now, &token, path(visitor), sent).await?;
    let Some(sealed) = sealed else { return Err(failure) };
    let seconds = u32::try_from(typed::KEPT.as_secs()).unwrap_or_default();
    Ok((visitor.keep_for(cookies::TYPED, sealed, seconds), failure).into_response())
}

/// What this tenant sent to this very page while they were not signed in. Taking the cookie away is the caller's.
pub fn carried(tenant: &Tenant) -> Option<BTreeMap<String, String>> {
    let visitor = &tenant.visitor;
    let sealed = visitor.cookie(cookies::TYPED)?;
    let typed = typed::open(visitor.house(), visitor.now, tenant.id, &sealed)?;
    (typed.path == path(visitor)).then_some(typed.fields)
}
