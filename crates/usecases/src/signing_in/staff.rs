//! Staff sign in: a password, then a code of the second factor, which is set up the first time.

use domain::actors::Actor;
use domain::channels::Channel;
use domain::contacts::EmailAddress;
use domain::events::Subject;
use domain::ids::StaffId;
use domain::language::Language;
use serde_json::json;
use store::Tx;
use store::staff::StaffMember;

use super::passwords::{self, Verdict};
use super::sessions::{Beginning, Guest, SessionToken, Step, Visit, begin, step_up};
use super::{Door, Enrolment, limits, second_factor};
use crate::staff::StaffView;
use crate::{Error, House};

/// Said whatever was wrong with address or password.
const WRONG: &str = "staff-sign-in-wrong";
/// Said when the code of the second factor is wrong, too late or used before.
const WRONG_CODE: &str = "staff-code-wrong";

/// The second factor is asked, or set up, with this halfway session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfwayIn {
    /// Its token.
    pub token: SessionToken,
    /// Whether the second factor must be set up first.
    pub set_up: bool,
}

/// Checks address and password. Whether it was the address or the password that was wrong cannot be told from the
/// answer nor from how long it took.
pub async fn check_password(door: &Door<'_>, email: &str, password: &str) -> Result<HalfwayIn, Error> {
    let email = EmailAddress::parse(email).map_or_else(|_| String::new(), |email| email.to_string());
    limits::count_password(door, &email).await?;
    let member = store::staff::by_email(&door.house.store, &email).await?;
    let hash = member.as_ref().map(|member| member.password_hash.as_str());
    let verdict = passwords::verify(password, hash).await?;
    let member = member.filter(|member| verdict != Verdict::Wrong && !member.disabled);
    let mut member = member.ok_or_else(|| Error::Input(WRONG.to_owned()))?;
    if verdict == Verdict::RightButOld {
        member = hash_again(door, member, password).await?;
    }
    halfway(door, &member).await
}

/// Stores the hash anew with today's parameters.
async fn hash_again(door: &Door<'_>, member: StaffMember, password: &str) -> Result<StaffMember, Error> {
    let password_hash = passwords::scramble(password, door.house.chance.as_ref()).await?;
    let member = StaffMember { password_hash, ..member };
    let mut tx = door.house.store.begin().await?;
    let member = store::staff::update(&mut tx, &member).await?;
    let act = door.house.program(door.now);
    tx.record(&act.event(Subject::new("staff", member.id), "staff-password-hashed-again", json!({}))).await?;
    tx.commit().await?;
    Ok(member)
}

async fn halfway(door: &Door<'_>, member: &StaffMember) -> Result<HalfwayIn, Error> {
    let house = door.house;
    let step = if member.totp_secret.is_some() {
        Step::SecondFactor
    } else {
        let secret = second_factor::secret(house.chance.as_ref());
        let sealed = house.seal.close(&secret, &member.id.to_string(), house.chance.as_ref())?;
        Step::SetUpSecondFactor { sealed }
    };
    let set_up = step != Step::SecondFactor;
    let mut tx = house.store.begin().await?;
    let token = begin(house, &mut tx, door.now, beginning(member, step)).await?;
    tx.commit().await?;
    Ok(HalfwayIn { token, set_up })
}

fn beginning(member: &StaffMember, step: Step) -> Beginning {
    Beginning {
        guest: Guest::Staff(member.id),
        step,
        name: member.name.clone(),
        language: Language::Nl,
        email: None,
    }
}

/// What somebody who came halfway needs to set up the second factor; the same until it is done.
pub async fn enrolment(door: &Door<'_>, visit: &Visit) -> Result<Enrolment, Error> {
    let (id, Step::SetUpSecondFactor { sealed }) = (staff_of(visit)?, &visit.step) else {
        return Err(Error::NotFound);
    };
    let member = store::staff::find(&door.house.store, id).await?;
    let secret = door.house.seal.open(sealed, &id.to_string())?;
    second_factor::enrolment(&secret, &door.house.association.name, &member.email)
}

/// Checks the code of the second factor, and the first time keeps its secret; returns the session of somebody who
/// is signed in. Each code works once.
pub async fn confirm_totp(door: &Door<'_>, visit: &Visit, code: &str) -> Result<SessionToken, Error> {
    let id = staff_of(visit)?;
    limits::count(door, limits::SECOND_FACTORS, &id.to_string()).await?;
    store::retry(|| confirm_once(door, visit, id, code)).await
}

async fn confirm_once(
    door: &Door<'_>,
    visit: &Visit,
    id: StaffId,
    code: &str,
) -> Result<SessionToken, Error> {
    let mut tx = door.house.store.begin().await?;
    let member = store::staff::find(&mut tx, id).await?;
    let sealed = match (&visit.step, &member.totp_secret) {
        (Step::SecondFactor, Some(sealed)) | (Step::SetUpSecondFactor { sealed }, None) => sealed.clone(),
        // Set up, or reset, in the meantime: begin again.
        _ => return Err(Error::NotFound),
    };
    if member.disabled {
        return Err(Error::NotFound);
    }
    let secret = door.house.seal.open(&sealed, &id.to_string())?;
    let step = second_factor::step(&secret, code, door.now)?;
    let fresh = match step {
        Some(step) => store::staff::use_totp_step(&mut tx, id, step).await?,
        None => false,
    };
    if !fresh {
        return Err(Error::Input(WRONG_CODE.to_owned()));
    }
    let token = come_in(door, &mut tx, visit, member, sealed).await?;
    tx.commit().await?;
    Ok(token)
}

async fn come_in(
    door: &Door<'_>,
    tx: &mut Tx,
    visit: &Visit,
    member: StaffMember,
    sealed: String,
) -> Result<SessionToken, Error> {
    let subject = Subject::new("staff", member.id);
    let actor = Actor::Staff { id: member.id, role: member.role };
    let act = door.house.act(door.now, actor, Channel::Portal);
    if member.totp_secret.is_none() {
        store::staff::update(tx, &StaffMember { totp_secret: Some(sealed), ..member.clone() }).await?;
        tx.record(&act.event(subject.clone(), "staff-second-factor-set", json!({}))).await?;
    }
    tx.record(&act.event(subject, "staff-signed-in", json!({}))).await?;
    limits::staff_came_in(door, tx, &member.email).await?;
    limits::clear(tx, limits::SECOND_FACTORS, &member.id.to_string()).await?;
    step_up(door, tx, visit, beginning(&member, Step::Done)).await
}

fn staff_of(visit: &Visit) -> Result<StaffId, Error> {
    match visit.guest {
        Guest::Staff(id) => Ok(id),
        Guest::Tenant(_) | Guest::Cosigner(_) => Err(Error::NotFound),
    }
}

/// The member of staff whose visit it is, when they are signed in and may still be: the role is read anew each time,
/// so that a change of it works at once.
pub async fn signed_in(house: &House, visit: &Visit) -> Result<Option<StaffView>, Error> {
    let (Guest::Staff(id), Step::Done) = (visit.guest, &visit.step) else { return Ok(None) };
    let member = store::staff::find(&house.store, id).await?;
    Ok((!member.disabled).then(|| member.into()))
}
