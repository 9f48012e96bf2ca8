//! How a tenant wants to be reached and in which language; theirs to say, at any time.

use domain::channels::Channel;
use domain::events::Subject;
use domain::ids::RelationId;
use domain::language::Language;
use serde_json::json;

use crate::{Act, Error};

/// What a tenant can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wishes {
    /// The language of letters and screens.
    pub language: Language,
    /// The channel they like best; `None` for no preference.
    pub preference: Option<Channel>,
}

/// Records what `relation` wants.
pub async fn set_wishes(act: &Act<'_>, relation: RelationId, wishes: Wishes) -> Result<(), Error> {
    store::retry(|| attempt(act, relation, wishes)).await
}

async fn attempt(act: &Act<'_>, relation: RelationId, wishes: Wishes) -> Result<(), Error> {
    act.may_see(relation)?;
    let mut tx = act.house.store.begin().await?;
    let mut known = store::tenancy::relations::find(&mut tx, relation).await?;
    if known.language == wishes.language && known.preference == wishes.preference {
        return Ok(());
    }
    known.language = wishes.language;
    known.preference = wishes.preference;
    store::tenancy::relations::update(&mut tx, &known).await?;
    let data = json!({ "language": wishes.language, "preference": wishes.preference });
    tx.record(&act.event(Subject::new("relation", relation), "wishes-changed", data)).await?;
    tx.commit().await?;
    Ok(())
}
