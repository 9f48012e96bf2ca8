//! The answers by which a lease is terminated, as programs give them.

use std::collections::BTreeMap;

use domain::processes::lease_termination::filing::{ContactBy, Situation};
use domain::processes::lease_termination::reasons::Reason;
use serde::Deserialize;
use utoipa::openapi::schema::{AdditionalProperties, Object, ObjectBuilder, Schema, Type};
use utoipa::openapi::{KnownFormat, RefOr, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};

/// Answers by the name of their field. Any text is taken here: what is wrong with it is told by field, all at once.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct TerminationAnswers(pub BTreeMap<String, String>);

/// What an answer looks like.
enum Kind {
    Text,
    Day,
    Choice(Vec<&'static str>),
}

/// Every field that may be asked: its name, what it looks like and what it is.
fn fields() -> Vec<(&'static str, Kind, &'static str)> {
    use Kind::{Choice, Day, Text};
    let yes_or_no = || Choice(vec!["yes", "no"]);
    let time = "A `code` of a free time, or `none` when no time suits";
    vec![
        ("received-on", Day, "The day on which notice was received in the Netherlands; left out: today"),
        ("situation", Choice(Situation::ALL.map(Situation::code).to_vec()), "Who leaves"),
        ("end-date", Day, "The day the tenant asks for; a day that is too early is moved"),
        ("reason", Choice(Reason::CHOICES.map(Reason::code).to_vec()), "Why they leave; may be left out"),
        ("reason-note", Text, "The same in their own words; may be left out"),
        ("address-kind", Choice(vec!["dutch", "abroad", "unknown"]), "Where they go"),
        ("postal-code", Text, "When `address-kind` is `dutch`"),
        (
            "house-number",
            Text,
            "When `address-kind` is `dutch`: number, letter and addition, such as `24c-2`",
        ),
        ("street", Text, "When `address-kind` is `dutch`"),
        ("city", Text, "When `address-kind` is `dutch`"),
        ("abroad", Text, "When `address-kind` is `abroad`: the lines of the address"),
        ("iban", Text, "The account for the settlement"),
        ("holder", Text, "The name of its holder"),
        ("viewing", yes_or_no(), "Whether candidates may contact the tenant to view the home"),
        ("ask-pre-inspection", yes_or_no(), "Whether a pre-inspection is wanted, when the rules need none"),
        (
            "ask-final-inspection",
            yes_or_no(),
            "Whether a final inspection is wanted, when the rules need none",
        ),
        ("pre-inspection-time", Text, time),
        ("final-inspection-time", Text, time),
        ("contact-by", Choice(ContactBy::ALL.map(ContactBy::code).to_vec()), "How they want to hear from us"),
        ("phone", Text, "The telephone number to use; needed when `contact-by` is `phone`"),
    ]
}

fn described(kind: Kind, what: &str) -> Object {
    let text = ObjectBuilder::new().schema_type(Type::String).description(Some(what));
    match kind {
        Kind::Text => text.build(),
        Kind::Day => text.format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))).build(),
        Kind::Choice(values) => text.enum_values(Some(values)).build(),
    }
}

impl PartialSchema for TerminationAnswers {
    fn schema() -> RefOr<Schema> {
        let what = "Answers by field. Which are asked hangs on the others: `/lease-termination-forms` tells.";
        let object = ObjectBuilder::new().schema_type(Type::Object).description(Some(what));
        let object = object.additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(false)));
        let object = fields()
            .into_iter()
            .fold(object, |object, (name, kind, what)| object.property(name, described(kind, what)));
        RefOr::T(Schema::Object(object.build()))
    }
}

impl ToSchema for TerminationAnswers {}
