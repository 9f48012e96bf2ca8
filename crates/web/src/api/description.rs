//! The description of the API (OpenAPI 3.1), made from the code that answers.

use axum::Json;
use axum::extract::State;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{InfoBuilder, OpenApi as Description, Server};
use utoipa::{Modify, OpenApi};

use super::{appointments, cases, contact_moments, lease_terminations};
use crate::WebState;

#[derive(OpenApi)]
#[openapi(
    paths(
        cases::list, cases::one, cases::events,
        lease_terminations::list, lease_terminations::one, lease_terminations::create,
        lease_terminations::withdraw,
        appointments::list, appointments::one, appointments::available, appointments::create,
        appointments::change, appointments::cancel,
        contact_moments::list, contact_moments::one, contact_moments::create,
    ),
    modifiers(&WithKeys),
    tags(
        (name = "cases", description = "Cases of every process (zaken)"),
        (name = "lease-terminations", description = "Lease terminations (huuropzeggingen)"),
        (name = "appointments", description = "Appointments (afspraken)"),
        (name = "contact-moments", description = "Contact moments (contactmomenten)"),
    )
)]
struct Api;

/// Says how a caller makes itself known.
struct WithKeys;

impl Modify for WithKeys {
    fn modify(&self, description: &mut Description) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("A key from the administrator; `X-Api-Key` is understood as well"))
            .build();
        let components = description.components.get_or_insert_default();
        components.add_security_scheme("key", SecurityScheme::Http(scheme));
    }
}

/// The description of the API at this address.
pub fn describe(public_url: &str) -> Description {
    let mut description = Api::openapi();
    description.info = InfoBuilder::new()
        .title("Kanaalwijzer")
        .version(super::VERSION)
        .description(Some(
            "Cases, lease terminations, appointments and contact moments of a housing association. \
             Errors are application/problem+json (RFC 9457); times are UTC.",
        ))
        .build();
    description.servers = Some(vec![Server::new(public_url)]);
    description
}

/// The description, for machines.
pub async fn openapi(State(state): State<WebState>) -> Json<Description> {
    Json(describe(&state.house().association.public_url))
}
