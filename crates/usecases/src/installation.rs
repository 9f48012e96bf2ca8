//! The installation itself: whether its key is the one its database was made with.

use domain::events::Subject;
use serde_json::{Value, json};

use crate::{Act, Error};

/// The setting that holds the fingerprint of the key.
const SETTING: &str = "installation-key";

/// Recognises the key of the installation by its fingerprint, which tells nothing about the key; the first one is
/// remembered. [`Error::Input`] when it is another than the database was made with.
pub async fn recognise(act: &Act<'_>, fingerprint: &str) -> Result<(), Error> {
    let ours = Value::String(fingerprint.to_owned());
    store::retry(|| async {
        let known = store::settings::find(&act.house.store, SETTING).await?;
        match known {
            Some(known) if known.value == ours => return Ok(()),
            Some(_) => return Err(Error::Input("installation-key-differs".to_owned())),
            None => {}
        }
        let mut tx = act.house.store.begin().await?;
        store::settings::put(&mut tx, SETTING, &ours, 0, act.now).await?;
        tx.record(&act.event(Subject::new("setting", SETTING), "setting-changed", json!({}))).await?;
        Ok(tx.commit().await?)
    })
    .await
}
