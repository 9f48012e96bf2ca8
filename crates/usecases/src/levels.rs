//! The level of each process, as the administrator sets it; the rules file gives the level until then.

use domain::actors::StaffRole;
use domain::cases::Level;
use domain::events::Subject;
use serde_json::json;

use crate::cases::level;
use crate::{Act, Error};

/// The level of every process, by its key.
pub async fn all(act: &Act<'_>) -> Result<Vec<(&'static str, Level)>, Error> {
    act.require(StaffRole::Agent)?;
    let mut levels = Vec::new();
    for process in &act.house.processes {
        levels.push((process.key(), level(process.as_ref(), &act.house.store).await?));
    }
    Ok(levels)
}

/// Sets the level of one process from now on; cases that run keep the level at which they were filed.
pub async fn set(act: &Act<'_>, process: &str, wanted: Level) -> Result<(), Error> {
    act.require(StaffRole::Administrator)?;
    let process = act.house.process(process)?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let key = format!("level/{}", process.key());
        let known = store::settings::find(&mut tx, &key).await?;
        let version = known.map_or(0, |setting| setting.version);
        store::settings::put(&mut tx, &key, &json!(wanted), version, act.now).await?;
        let mut event = act.event(Subject::new("setting", &key), "level-changed", json!({ "level": wanted }));
        event.process = Some(process.key().to_owned());
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(())
    })
    .await
}
