//! What a tenant hears when we called and did not reach them.

use domain::contacts::PhoneNumber;
use domain::mails::{Mail, MailButton};
use domain::messages::{Message, Value};
use store::Tx;
use store::steering::call_backs::CallBack;

use crate::{Act, Error, mails, outbox};

/// We called in vain and try again.
pub async fn not_reached(act: &Act<'_>, tx: &mut Tx, promise: &CallBack) -> Result<(), Error> {
    write(act, tx, promise, "call-back-mail-not-reached").await
}

/// We called in vain and stop trying.
pub async fn stopped(act: &Act<'_>, tx: &mut Tx, promise: &CallBack) -> Result<(), Error> {
    write(act, tx, promise, "call-back-mail-stopped").await
}

/// Who has no e-mail address hears nothing: the next call is the message.
async fn write(act: &Act<'_>, tx: &mut Tx, promise: &CallBack, template: &str) -> Result<(), Error> {
    let person = store::tenancy::relations::find(&mut *tx, promise.relation).await?;
    let Some(email) = person.email.clone() else { return Ok(()) };
    let (house, language) = (act.house, person.language);
    let values = vec![
        ("name".to_owned(), Value::Text(person.name.spoken())),
        ("phone".to_owned(), Value::Text(PhoneNumber::spoken(&promise.phone))),
        ("tries".to_owned(), Value::Text(promise.tries.to_string())),
        ("called".to_owned(), Value::Moment(promise.tried_at.unwrap_or(act.now))),
        ("again".to_owned(), Value::Between(promise.from, promise.until)),
    ];
    let say = |part: &str| {
        Message { key: format!("{template}-{part}"), values: values.clone() }.say(&house.texts, language)
    };
    let mail = Mail {
        to: email,
        to_name: person.name.spoken(),
        language,
        subject: say("subject"),
        text: format!("{}\n\n{}", say("body"), mails::signed(act, language)),
        button: Some(MailButton {
            label: house.texts.text(language, "call-back-mail-button"),
            address: format!("{}/onderwerpen/{}", house.association.public_url, promise.topic),
        }),
        calendar: Vec::new(),
    };
    outbox::mail(act, tx, promise.id.to_string(), "call-back", &mail, false).await
}
