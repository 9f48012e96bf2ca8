//! "Is there danger?": what to do now, at any hour, on every page where tenants choose a way.

use super::ways::dial;
use crate::sessions::Tenant;

/// What to do in danger (`tenant/danger.html`).
#[derive(Debug)]
pub struct Danger {
    /// When the association is to be called, in words.
    pub text: String,
    /// The number, as one says it.
    pub number: String,
    /// The same, to dial.
    pub url: String,
}

/// What tenants of this association do: 112, and then its emergency number, or else its own.
pub fn danger(tenant: &Tenant) -> Danger {
    let association = &tenant.visitor.house().association;
    let (key, number) = match &association.emergency_phone {
        Some(number) => ("danger-home-always", number),
        None => ("danger-home", &association.phone),
    };
    Danger { text: tenant.say().text(key), url: dial(number), number: number.clone() }
}
