//! Records from the ERP: the first load and every change since, put in place together with how far we have read.

use domain::tenancy::{Home, Relation};
use jiff::Timestamp;
use serde_json::json;
use store::Tx;
pub use store::imports::{LeaseToImport, PartyToImport};
use store::imports::{Line, promote};

use super::known::{keep_announced_ends, keep_own_wishes};
use super::{BATCH, Import, ImportError, Report};
use crate::{Act, Error};

/// Where is kept until when the ERP was read.
const READ_UNTIL: &str = "registers/erp/read-until";

/// Records of the ERP in our words, by the association's own numbers.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// Homes.
    pub homes: Vec<Home>,
    /// People.
    pub relations: Vec<Relation>,
    /// Leases.
    pub leases: Vec<LeaseToImport>,
    /// Who stands on those leases.
    pub parties: Vec<PartyToImport>,
}

/// Until when the ERP was read; `None` when it never was.
pub async fn read_until(act: &Act<'_>) -> Result<Option<Timestamp>, Error> {
    let setting = store::settings::find(&act.house.store, READ_UNTIL).await?;
    Ok(setting.and_then(|setting| setting.value.as_str().and_then(|moment| moment.parse().ok())))
}

/// Puts records in place and notes that the ERP was read until `until`, in one transaction: a crash in between reads
/// them again. A record that points at nothing we know is reported and left out; it comes again when it changes.
pub async fn apply(act: &Act<'_>, records: Records, until: Timestamp) -> Result<Report, ImportError> {
    let mut import = Import::begin(act).await?;
    let mut tx = act.house.store.begin().await?;
    for batch in lines(records.homes).chunks(BATCH) {
        import.refuse_all(store::imports::stage_homes(&mut tx, import.id, batch).await?);
    }
    for batch in lines(records.relations).chunks_mut(BATCH) {
        keep_own_wishes(&mut tx, batch).await?;
        import.refuse_all(store::imports::stage_relations(&mut tx, import.id, batch).await?);
    }
    for batch in lines(records.leases).chunks_mut(BATCH) {
        keep_announced_ends(&mut tx, batch).await?;
        import.rows += u32::try_from(batch.len()).unwrap_or(u32::MAX);
        import.refuse_all(store::imports::stage_leases(&mut tx, import.id, batch).await?);
    }
    for batch in lines(records.parties).chunks(BATCH) {
        import.refuse_all(store::imports::stage_parties(&mut tx, import.id, batch).await?);
    }
    finish(import, tx, until).await
}

async fn finish(mut import: Import<'_>, mut tx: Tx, until: Timestamp) -> Result<Report, ImportError> {
    let unknown = store::imports::refuse_unknown(&mut tx, import.id).await?;
    import.refuse_all(unknown);
    let promoted = promote(&mut tx, import.id).await?;
    let known = store::settings::find(&mut tx, READ_UNTIL).await?;
    let version = known.map_or(0, |setting| setting.version);
    let act = import.act;
    store::settings::put(&mut tx, READ_UNTIL, &json!(until), version, act.now).await?;
    let data = json!({ "until": until, "refused": import.refused.len() });
    let subject = domain::events::Subject::new("import", import.id);
    tx.record(&act.event(subject, "registers-read", data)).await?;
    tx.commit().await?;
    Ok(Report { rows: import.rows, promoted: Some(promoted), refused: import.refused })
}

fn lines<T>(items: Vec<T>) -> Vec<Line<T>> {
    items.into_iter().zip(1_u32..).map(|(item, line)| Line { line, item }).collect()
}
