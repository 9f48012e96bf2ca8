//! The numbers of versions: each is given once, so that records, events and letters always mean the same version.

use serde_json::json;
use store::Tx;
use store::settings;
use store::steering::policies as kept;

use crate::steering::books;
use crate::{Act, Error};

/// The setting with the highest number of the versions that were thrown away.
const USED_UP: &str = "policy-number-used-up";

/// The number for a new version; the name of the policy must be held.
pub(super) async fn next(tx: &mut Tx) -> Result<u32, Error> {
    let highest = kept::all(&mut *tx, books::NAME).await?.first().map_or(0, |version| version.number);
    Ok(highest.max(used_up(&mut *tx).await?.0) + 1)
}

/// Sees to it that a number is given to no other version.
pub(super) async fn use_up(act: &Act<'_>, tx: &mut Tx, number: u32) -> Result<(), Error> {
    let (highest, seen) = used_up(&mut *tx).await?;
    if number > highest {
        settings::put(tx, USED_UP, &json!(number), seen, act.now).await?;
    }
    Ok(())
}

/// The highest number of the versions that were thrown away, and the version of that setting.
async fn used_up(tx: &mut Tx) -> Result<(u32, i64), Error> {
    let Some(setting) = settings::find(tx, USED_UP).await? else { return Ok((0, 0)) };
    let number = setting.value.as_u64().and_then(|number| u32::try_from(number).ok());
    let wrong = || Error::Defect(format!("the setting {USED_UP} is no number"));
    Ok((number.ok_or_else(wrong)?, setting.version))
}
