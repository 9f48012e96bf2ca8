//! Sessions: who is at the other end of a browser, from the first step of signing in until signing out.
//!
//! The token is in the browser's cookie and nowhere else; the store keeps its digest. Every step up, such as the
//! second factor, begins a new session with a new token, so that a token planted before it is worth nothing.

use domain::actors::Actor;
use domain::channels::Channel;
use domain::events::Subject;
use domain::ids::{RelationId, SignatureId, StaffId};
use domain::language::Language;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::sessions::{Session, SessionSubject};
use store::{SecretHash, Tx};

use super::Door;
use crate::{Error, House, secrets};

/// How long a session may lie still.
const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// How long it lasts at most.
const WHOLE: SignedDuration = SignedDuration::from_hours(12);
/// How long somebody may take for the next step of signing in.
const HALFWAY: SignedDuration = SignedDuration::from_mins(10);

/// The secret that a browser keeps in its cookie.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(String);

impl SessionToken {
    /// A token as it came back from a browser, right or wrong.
    pub fn from_cookie(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The token for the cookie.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn digest(&self) -> SecretHash {
        secrets::hash(&self.0)
    }
}

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

/// How far somebody is with signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "step")]
pub enum Step {
    /// Signed in.
    Done,
    /// The code was right, and several tenants have this address: which of them is it?
    ChooseTenant,
    /// The password was right; the code of the second factor is next.
    SecondFactor,
    /// The password was right; the second factor must be set up first.
    SetUpSecondFactor {
        /// The sealed secret that is being set up.
        sealed: String,
    },
}

/// What a session remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Memory {
    #[serde(flatten)]
    step: Step,
    name: String,
    language: Language,
    /// The address by which a tenant came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
}

/// Whose visit it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guest {
    /// A tenant.
    Tenant(RelationId),
    /// A member of staff.
    Staff(StaffId),
    /// A co-tenant who came by the link of this signature.
    Cosigner(SignatureId),
}

impl From<Guest> for SessionSubject {
    fn from(guest: Guest) -> Self {
        match guest {
            Guest::Tenant(id) => Self::Tenant(id),
            Guest::Staff(id) => Self::Staff(id),
            Guest::Cosigner(id) => Self::Cosigner(id),
        }
    }
}

impl From<SessionSubject> for Guest {
    fn from(subject: SessionSubject) -> Self {
        match subject {
            SessionSubject::Tenant(id) => Self::Tenant(id),
            SessionSubject::Staff(id) => Self::Staff(id),
            SessionSubject::Cosigner(id) => Self::Cosigner(id),
        }
    }
}

/// A session that has not ended, as the web sees it. Whether it may do anything depends on `step`.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// Whose.
    pub guest: Guest,
    /// How far they are.
    pub step: Step,
    /// Their name.
    pub name: String,
    /// The language we know them by; a choice in the browser goes before it.
    pub language: Language,
    /// The address by which a tenant came in.
    pub email: Option<String>,
    /// Since when.
    pub since: Timestamp,
    token: SecretHash,
}

impl Visit {
    /// The digest of its token, to leave this session alone when others are ended.
    pub(crate) fn digest(&self) -> &SecretHash {
        &self.token
    }
}

/// What a new session begins with.
pub(crate) struct Beginning {
    pub guest: Guest,
    pub step: Step,
    pub name: String,
    pub language: Language,
    pub email: Option<String>,
}

/// Begins a session.
pub(crate) async fn begin(
    house: &House,
    tx: &mut Tx,
    now: Timestamp,
    beginning: Beginning,
) -> Result<SessionToken, Error> {
    let Beginning { guest, step, name, language, email } = beginning;
    let token = SessionToken(secrets::token(house.chance.as_ref()));
    let (idle, whole) = if step == Step::Done { (IDLE, WHOLE) } else { (HALFWAY, HALFWAY) };
    let memory = Memory { step, name, language, email };
    let data = serde_json::to_value(memory).map_err(|error| Error::Defect(error.to_string()))?;
    let session = Session {
        token: token.digest(),
        subject: guest.into(),
        data,
        created_at: now,
        seen_at: now,
        idle,
        ends_at: now.saturating_add(whole).unwrap_or(Timestamp::MAX),
    };
    store::sessions::create(tx, &session).await?;
    Ok(token)
}

/// The visit of this token, if its session has not ended; notes now and then that it is used.
pub async fn resume(house: &House, now: Timestamp, token: &SessionToken) -> Result<Option<Visit>, Error> {
    let Some(session) = store::sessions::find(&house.store, &token.digest(), now).await? else {
        return Ok(None);
    };
    // A session of an older version of the program that can no longer be read is no session.
    let Ok(memory) = serde_json::from_value::<Memory>(session.data.clone()) else { return Ok(None) };
    if session.is_due_for_slide(now) {
        let mut tx = house.store.begin().await?;
        store::sessions::slide(&mut tx, &session, now).await?;
        tx.commit().await?;
    }
    let Memory { step, name, language, email } = memory;
    let guest = session.subject.into();
    Ok(Some(Visit { guest, step, name, language, email, since: session.created_at, token: session.token }))
}

/// Signs out; a session that has already ended is left so.
pub async fn end(house: &House, now: Timestamp, visit: &Visit) -> Result<(), Error> {
    let mut tx = house.store.begin().await?;
    store::sessions::revoke(&mut tx, &visit.token).await?;
    if visit.step == Step::Done
        && let Some((actor, subject, kind)) = signing_out(&mut tx, visit.guest).await?
    {
        let act = house.act(now, actor, Channel::Portal);
        tx.record(&act.event(subject, kind, json!({}))).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn signing_out(tx: &mut Tx, guest: Guest) -> Result<Option<(Actor, Subject, &'static str)>, Error> {
    Ok(match guest {
        Guest::Tenant(id) => Some((Actor::Tenant { id }, Subject::new("relation", id), "tenant-signed-out")),
        Guest::Staff(id) => {
            let role = store::staff::find(tx, id).await?.role;
            Some((Actor::Staff { id, role }, Subject::new("staff", id), "staff-signed-out"))
        }
        Guest::Cosigner(_) => None,
    })
}

/// Ends every other session of the same guest: "sign me out everywhere else". Returns how many.
pub async fn end_others(house: &House, visit: &Visit) -> Result<u64, Error> {
    let mut tx = house.store.begin().await?;
    let ended = store::sessions::revoke_all(&mut tx, visit.guest.into(), Some(&visit.token)).await?;
    tx.commit().await?;
    Ok(ended)
}

/// Replaces the halfway session of `visit` by one that is a step further.
pub(crate) async fn step_up(
    door: &Door<'_>,
    tx: &mut Tx,
    visit: &Visit,
    beginning: Beginning,
) -> Result<SessionToken, Error> {
    store::sessions::revoke(tx, &visit.token).await?;
    begin(door.house, tx, door.now, beginning).await
}
