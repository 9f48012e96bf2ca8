//! Co-tenants come in by the personal link in their mail, to answer one question and follow what comes of it.
//!
//! Programs that check mail open every link in it: opening one shows a page and changes nothing. Only the button on
//! that page begins a session, and only the form after it answers.

use domain::actors::Actor;
use domain::cases::{Answer, Signature};
use domain::channels::Channel;
use domain::events::Subject;
use domain::ids::SignatureId;
use domain::tenancy::Relation;
use jiff::Timestamp;
use serde_json::json;

use super::Door;
use super::sessions::{Beginning, Guest, SessionToken, Step, Visit, begin};
use crate::{Error, House, secrets};

/// Where a personal link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// It can be used.
    Open,
    /// It was answered already.
    Answered(Answer),
    /// It is too old; a person takes over.
    Expired,
}

impl Link {
    fn of(signature: &Signature, now: Timestamp) -> Self {
        match signature.answer {
            Some(answer) => Self::Answered(answer),
            None if signature.expires_at <= now => Self::Expired,
            None => Self::Open,
        }
    }
}

/// A personal link and whose it is.
#[derive(Debug, Clone)]
pub struct Invited {
    /// Where the link stands.
    pub link: Link,
    /// Who was asked.
    pub cosigner: Relation,
    /// Whether it lets them in: to answer, and after that to follow the case until it is closed.
    pub lets_in: bool,
    signature: Signature,
}

/// What the link in a mail stands for. Changes nothing.
pub async fn look(door: &Door<'_>, token: &str) -> Result<Invited, Error> {
    let store = &door.house.store;
    let signature =
        store::cases::signatures::by_link(store, &secrets::hash(token)).await?.ok_or(Error::NotFound)?;
    let cosigner = store::tenancy::relations::find(store, signature.relation).await?;
    let link = Link::of(&signature, door.now);
    let lets_in = match link {
        Link::Open => true,
        Link::Answered(_) => store::cases::find(store, signature.case).await?.open,
        Link::Expired => false,
    };
    Ok(Invited { link, cosigner, lets_in, signature })
}

/// Begins the session in which the co-tenant answers, or follows the case they answered about.
pub async fn open(door: &Door<'_>, token: &str) -> Result<SessionToken, Error> {
    let Invited { lets_in, cosigner, signature, .. } = look(door, token).await?;
    if !lets_in {
        return Err(Error::NotFound);
    }
    let mut tx = door.house.store.begin().await?;
    let beginning = Beginning {
        guest: Guest::Cosigner(signature.id),
        step: Step::Done,
        name: cosigner.name.spoken(),
        language: cosigner.language,
        email: None,
    };
    let token = begin(door.house, &mut tx, door.now, beginning).await?;
    let act = door.house.act(door.now, Actor::Tenant { id: cosigner.id }, Channel::Email);
    let event = act.event(Subject::new("signature", signature.id), "signature-opened", json!({}));
    tx.record(&event).await?;
    tx.commit().await?;
    Ok(token)
}

/// Whose signature this visit is about and as whom the visitor acts: only the pages of that one signature use it.
pub async fn invited(house: &House, visit: &Visit) -> Result<(SignatureId, Actor), Error> {
    let (Guest::Cosigner(id), Step::Done) = (visit.guest, &visit.step) else { return Err(Error::NotFound) };
    let signature = store::cases::signatures::find(&house.store, id).await?;
    Ok((id, Actor::Tenant { id: signature.relation }))
}
