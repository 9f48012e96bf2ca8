//! New passwords: one's own, or one an administrator hands over.

use domain::actors::Actor;
use domain::events::Subject;
use domain::ids::StaffId;
use serde_json::json;
use store::sessions::SessionSubject;
use store::staff::StaffMember;

use super::changing::change;
use crate::signing_in::{Visit, acceptable, generate, is_password, scramble};
use crate::{Act, Error};

/// Makes a new password for somebody, to be handed over; shown this once.
pub async fn reset_password(act: &Act<'_>, id: StaffId) -> Result<String, Error> {
    let chance = act.house.chance.as_ref();
    let password = generate(chance);
    let hash = scramble(&password, chance).await?;
    change(act, id, "staff-password-reset", json!({}), |member| StaffMember {
        password_hash: hash.clone(),
        ..member
    })
    .await?;
    Ok(password)
}

/// Changes one's own password, and signs out everywhere but in this `visit`.
pub async fn change_password(act: &Act<'_>, visit: &Visit, old: &str, new: &str) -> Result<(), Error> {
    let Actor::Staff { id, .. } = act.actor else { return Err(Error::NotFound) };
    let member = store::staff::find(&act.house.store, id).await?;
    if !is_password(old, &member.password_hash).await? {
        return Err(Error::Input("staff-password-wrong".to_owned()));
    }
    acceptable(new, &member.email, &member.name)?;
    let password_hash = scramble(new, act.house.chance.as_ref()).await?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let now = store::staff::find(&mut tx, id).await?;
        // Somebody gave them a new password meanwhile: the old one no longer opens anything.
        if now.password_hash != member.password_hash {
            return Err(Error::Input("staff-password-wrong".to_owned()));
        }
        let changed = StaffMember { password_hash: password_hash.clone(), ..now };
        store::staff::update(&mut tx, &changed).await?;
        store::sessions::revoke_all(&mut tx, SessionSubject::Staff(id), Some(visit.digest())).await?;
        tx.record(&act.event(Subject::new("staff", id), "staff-password-changed", json!({}))).await?;
        tx.commit().await?;
        Ok(())
    })
    .await
}
