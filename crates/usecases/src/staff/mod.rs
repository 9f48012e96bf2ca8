//! The members of staff: who they are and what they may do. Only administrators change them; everything is recorded.

mod changing;
mod passwords;

use domain::actors::StaffRole;
use domain::contacts::EmailAddress;
use domain::events::Subject;
use domain::ids::StaffId;
use domain::messages::{Message, Value};
use domain::processes::intake::Problem;
use serde_json::json;
use store::StoreError;
use store::staff::StaffMember;

pub use changing::{change_role, disable, enable, reset_totp, sign_out_everywhere};
pub use passwords::{change_password, reset_password};

use crate::signing_in::{acceptable, generate, scramble};
use crate::{Act, Error};

/// Somebody to add.
#[derive(Debug, Clone)]
pub struct NewStaff {
    /// E-mail address, as typed; what they sign in with.
    pub email: String,
    /// Name as colleagues read it.
    pub name: String,
    /// What they may do.
    pub role: StaffRole,
}

/// Somebody who was added.
#[derive(Clone, PartialEq, Eq)]
pub struct Added {
    /// Who.
    pub id: StaffId,
    /// The password that was made for them, to be handed over; shown this once.
    pub password: Option<String>,
}

impl std::fmt::Debug for Added {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Added({})", self.id)
    }
}

/// A member of staff as an administrator sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffView {
    /// Identifier.
    pub id: StaffId,
    /// E-mail address.
    pub email: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: StaffRole,
    /// Whether they can no longer sign in.
    pub disabled: bool,
    /// Whether their second factor is set up.
    pub second_factor: bool,
    /// Since when they are known.
    pub created_at: jiff::Timestamp,
}

impl From<StaffMember> for StaffView {
    fn from(member: StaffMember) -> Self {
        let StaffMember { id, email, name, role, disabled, created_at, .. } = member;
        let second_factor = member.totp_secret.is_some();
        Self { id, email, name, role, disabled, second_factor, created_at }
    }
}

/// Adds somebody; without a password one is made. They set up their second factor when they first sign in.
pub async fn add(act: &Act<'_>, new: &NewStaff, password: Option<&str>) -> Result<Added, Error> {
    act.require(StaffRole::Administrator)?;
    let (email, name) = checked(new)?;
    let chance = act.house.chance.as_ref();
    let made = password.is_none().then(|| generate(chance));
    let chosen = password.or(made.as_deref()).unwrap_or_default();
    acceptable(chosen, email.as_str(), &name)?;
    let member = StaffMember {
        id: StaffId::new(act.now, chance),
        email: email.to_string(),
        name,
        role: new.role,
        password_hash: scramble(chosen, chance).await?,
        totp_secret: None,
        disabled: false,
        created_at: act.now,
        version: 1,
    };
    store::retry(|| insert(act, &member)).await?;
    Ok(Added { id: member.id, password: made })
}

fn checked(new: &NewStaff) -> Result<(EmailAddress, String), Error> {
    let problem = |field, message| Problem { question: "staff", field, message };
    let mut problems = Vec::new();
    let email = EmailAddress::parse(&new.email).map_err(|error| {
        let values = error.text_arguments().into_iter();
        let message = values.fold(Message::new(error.text_key()), |message, (name, value)| {
            message.with(name, Value::Text(value))
        });
        problems.push(problem("email", message));
    });
    let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > 100 {
        problems.push(problem("name", Message::new("staff-name-needed")));
    }
    match email {
        Ok(email) if problems.is_empty() => Ok((email, name)),
        _ => Err(Error::Problems(problems)),
    }
}

async fn insert(act: &Act<'_>, member: &StaffMember) -> Result<(), Error> {
    let mut tx = act.house.store.begin().await?;
    match store::staff::add(&mut tx, member).await {
        Err(StoreError::Taken { .. }) => return Err(Error::Input("staff-email-taken".to_owned())),
        other => other?,
    }
    let data = json!({ "name": member.name, "role": member.role });
    tx.record(&act.event(Subject::new("staff", member.id), "staff-added", data)).await?;
    tx.commit().await?;
    Ok(())
}

/// Everybody, by name.
pub async fn list(act: &Act<'_>) -> Result<Vec<StaffView>, Error> {
    act.require(StaffRole::Administrator)?;
    let all = store::staff::all(&act.house.store).await?;
    Ok(all.into_iter().map(StaffView::from).collect())
}

/// One member of staff.
pub async fn find(act: &Act<'_>, id: StaffId) -> Result<StaffView, Error> {
    act.require(StaffRole::Administrator)?;
    Ok(store::staff::find(&act.house.store, id).await?.into())
}
