//! The description of the API (OpenAPI 3.1), made from the code that answers.

use axum::Json;
use axum::extract::State;
use usecases::Association;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    ContactBuilder, ContentBuilder, InfoBuilder, OpenApi as Description, Ref, RefOr, Response,
    ResponseBuilder, Server,
};
use utoipa::{Modify, OpenApi, ToSchema};

use super::{
    appointments, cases, channel_advices, channel_policies, channel_states, contact_moments,
    lease_termination_forms, lease_terminations,
};
use crate::WebState;

#[derive(OpenApi)]
#[openapi(
    paths(
        cases::list, cases::one, cases::events,
        lease_terminations::list, lease_terminations::one, lease_terminations::create,
        lease_terminations::withdraw, lease_termination_forms::create,
        appointments::list, appointments::one, appointments::available, appointments::create,
        appointments::change, appointments::cancel,
        channel_advices::create, channel_advices::one, channel_policies::list, channel_policies::one,
        channel_states::list, channel_states::put,
        contact_moments::list, contact_moments::one, contact_moments::create,
    ),
    components(schemas(ProblemView)),
    modifiers(&WithKeys, &WithProblems),
    tags(
        (name = "cases", description = "Cases of every process (zaken)"),
        (name = "lease-terminations", description = "Lease terminations (huuropzeggingen)"),
        (name = "appointments", description = "Appointments (afspraken)"),
        (name = "channel-advices", description = "Advice on the channel that fits a question (kanaaladvies)"),
        (name = "channel-policies", description = "The policy behind that advice, in versions (kanaalbeleid)"),
        (name = "channel-states", description = "How busy channels are, and whether anybody is there (drukte)"),
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

/// Says how every address answers when something is wrong, whatever it is for.
struct WithProblems;

/// A problem, as RFC 9457 has it.
#[derive(ToSchema)]
#[schema(as = Problem)]
#[expect(dead_code, reason = "only its description is used; `layers::explaining` makes the answers")]
struct ProblemView {
    /// What kind of problem this is, as an address.
    r#type: String,
    /// The same in a few words.
    title: String,
    /// The status of the answer.
    status: u16,
    /// What is wrong with this request, and what to do.
    detail: String,
    /// The number of the request, to name when asking for help.
    instance: String,
    /// For each field that must be mended: `field` and `detail`.
    errors: Option<Vec<FieldProblem>>,
}

/// A field that must be mended.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only its description is used")]
struct FieldProblem {
    /// The name of the field.
    field: String,
    /// What to do about it.
    detail: String,
}

/// Answers that any address may give: the status and when.
const PROBLEMS: [(&str, &str); 6] = [
    ("400", "The request is not understood; `detail` says why"),
    ("401", "No key, or one that does not work"),
    ("403", "The key lacks the scope"),
    ("429", "Too many requests; `Retry-After` says when again"),
    ("500", "A defect of ours; the number of the request is in `instance`"),
    ("503", "Not there now; try again later"),
];
/// Answers to what has a body.
const BODY_PROBLEMS: [(&str, &str); 3] = [
    ("413", "The body is too large"),
    ("415", "The body must be application/json"),
    ("422", "What is asked cannot be done; `errors` names the fields"),
];

impl Modify for WithProblems {
    fn modify(&self, description: &mut Description) {
        for item in description.paths.paths.values_mut() {
            let methods = [&mut item.get, &mut item.put, &mut item.post, &mut item.delete];
            for operation in methods.into_iter().flatten() {
                let body: &[_] = if operation.request_body.is_some() { &BODY_PROBLEMS } else { &[] };
                for (status, when) in PROBLEMS.iter().chain(body) {
                    let known = operation.responses.responses.entry((*status).to_owned());
                    known.or_insert_with(|| RefOr::T(problem(when)));
                }
                for (status, known) in &mut operation.responses.responses {
                    if let ("404" | "422", RefOr::T(response)) = (status.as_str(), known) {
                        response.content = problem("").content;
                    }
                }
            }
        }
    }
}

fn problem(when: &str) -> Response {
    let schema = Ref::from_schema_name("Problem");
    let content = ContentBuilder::new().schema(Some(schema)).build();
    ResponseBuilder::new().description(when).content("application/problem+json", content).build()
}

/// The description of this association's API.
pub fn describe(association: &Association) -> Description {
    let mut description = Api::openapi();
    description.info = InfoBuilder::new()
        .title("Kanaalwijzer")
        .version(super::VERSION)
        .description(Some(
            "Cases, lease terminations, appointments and contact moments of a housing association. \
             Errors are application/problem+json (RFC 9457); times are UTC. Identifiers are UUIDs; what takes a \
             `leaseNumber` or `relationNumber` takes the association's own numbers instead.",
        ))
        .contact(Some(
            ContactBuilder::new()
                .name(Some(&association.name))
                .url(Some(&association.public_url))
                .email(Some(&association.email))
                .build(),
        ))
        .build();
    description.servers = Some(vec![Server::new(&association.public_url)]);
    description
}

/// The description, for machines.
pub async fn openapi(State(state): State<WebState>) -> Json<Description> {
    Json(describe(&state.house().association))
}
