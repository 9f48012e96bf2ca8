//! Letters about a case, put in words in the reader's language and put in the outbox with the change.

use domain::appointments::{Appointment, AppointmentStatus};
use domain::cases::Case;
use domain::events::Subject;
use domain::ids::RelationId;
use domain::language::Language;
use domain::mails::{CalendarEntry, Mail, MailButton};
use domain::messages::{Message, Value};
use domain::tenancy::{Home, Relation};
use serde_json::json;
use store::Tx;

use crate::cases::Loaded;
use crate::{Act, Error, House, outbox};

/// Which text.
#[derive(Debug)]
pub enum Template {
    /// A text of the process; the button leads to the case.
    Named(&'static str),
    /// The question to a co-tenant; the button is their personal link.
    Signature {
        /// The secret in the link.
        token: String,
    },
}

/// A letter about a case.
#[derive(Debug)]
pub struct CaseMail {
    /// To whom.
    pub to: RelationId,
    /// Which text.
    pub template: Template,
    /// Its values.
    pub values: Vec<(String, Value)>,
    /// The reader asked for paper.
    pub on_paper: bool,
    /// Visits to attach.
    pub appointments: Vec<Appointment>,
}

/// Puts a letter in words and in the outbox. A reader without e-mail, or who wants paper, gets a letter from staff:
/// the text is kept in the timeline and the case asks for attention.
pub async fn write(
    act: &Act<'_>,
    tx: &mut Tx,
    case: &mut Case,
    loaded: &Loaded,
    letter: CaseMail,
) -> Result<(), Error> {
    let reader = match loaded.tenants.iter().find(|tenant| tenant.id == letter.to) {
        Some(tenant) => tenant.clone(),
        // Somebody whose case it is may have left the lease since: the ERP said so.
        None => store::tenancy::relations::find(&mut *tx, letter.to).await?,
    };
    let inspector = match letter.appointments.first() {
        Some(appointment) => {
            store::appointments::inspectors::find(&mut *tx, appointment.inspector).await?.name
        }
        None => String::new(),
    };
    let written = compose(act.house, case, &loaded.home, &reader, &inspector, &letter);
    let secret = matches!(letter.template, Template::Signature { .. });
    match reader.email.as_deref().filter(|_| !letter.on_paper) {
        Some(email) => {
            let mail = Mail { to: email.to_owned(), ..written };
            outbox::mail(act, tx, case.id.to_string(), "case", &mail, secret).await
        }
        // A personal link is never printed: staff ask the co-tenant themselves.
        None if secret => Ok(()),
        None => on_paper(act, tx, case, &reader, &written).await,
    }
}

async fn on_paper(
    act: &Act<'_>,
    tx: &mut Tx,
    case: &mut Case,
    reader: &Relation,
    written: &Mail,
) -> Result<(), Error> {
    let data = json!({ "relation": reader.id, "subject": written.subject, "text": written.text });
    let subject = Subject::new("case", case.id);
    tx.record(&act.case_event(case, subject, "letter-needed", data)).await?;
    let reason = "attention-letter-needed".to_owned();
    if case.open && !case.attention.contains(&reason) {
        case.attention.push(reason);
        *case = store::cases::update(tx, case).await?;
    }
    Ok(())
}

/// The letter in words, without an address: `inspector` is the name of who makes the first visit attached.
pub fn compose(
    house: &House,
    case: &Case,
    home: &Home,
    reader: &Relation,
    inspector: &str,
    letter: &CaseMail,
) -> Mail {
    let language = reader.language;
    let texts = &house.texts;
    let (template, button, path) = match &letter.template {
        Template::Named(name) => (*name, "mail-button-case", format!("/zaken/{}", case.id)),
        Template::Signature { token } => ("signature", "mail-button-signature", format!("/akkoord/{token}")),
    };
    let mut values = letter.values.clone();
    if !values.iter().any(|(name, _)| name == "name") {
        values.push(("name".to_owned(), Value::Text(reader.name.spoken())));
    }
    values.extend([
        ("number".to_owned(), Value::Text(case.number.clone())),
        ("address".to_owned(), Value::Text(home.address.to_string())),
        ("inspector".to_owned(), Value::Text(inspector.to_owned())),
    ]);
    let key = |part: &str| format!("{}-mail-{template}-{part}", case.process);
    let say = |key: String| Message { key, values: values.clone() }.say(texts, language);
    // Nothing is attached to a sheet of paper, and there is no button on it: some letters say that otherwise.
    let printed = letter.on_paper || reader.email.is_none();
    let on_paper = Some(key("body-on-paper")).filter(|key| printed && texts.has(language, key));
    let body = say(on_paper.unwrap_or_else(|| key("body")));
    let text = format!("{body}\n\n{}", closing(house, language));
    let address = format!("{}{path}", house.association.public_url);
    Mail {
        to: String::new(),
        to_name: reader.name.spoken(),
        language,
        subject: say(key("subject")),
        text,
        button: Some(MailButton { label: texts.text(language, button), address }),
        calendar: letter
            .appointments
            .iter()
            .map(|appointment| entry(house, home, language, appointment))
            .collect(),
    }
}

/// The closing lines of every letter.
pub fn signed(act: &Act<'_>, language: Language) -> String {
    closing(act.house, language)
}

fn closing(house: &House, language: Language) -> String {
    let association = &house.association;
    let values = [("association", association.name.as_str()), ("phone", association.phone.as_str())];
    house.texts.format(language, "mail-signed", &values)
}

fn entry(house: &House, home: &Home, language: Language, appointment: &Appointment) -> CalendarEntry {
    let title = house.texts.text(language, &format!("visit-{}-title", appointment.kind.code()));
    CalendarEntry {
        appointment: appointment.id,
        version: appointment.version,
        starts_at: appointment.starts_at,
        ends_at: appointment.ends_at,
        title: format!("{title} · {}", house.association.name),
        location: home.address.to_string(),
        cancelled: appointment.status == AppointmentStatus::Cancelled,
    }
}
