//! Moving what waits into place: what is known by its number is changed, the rest is added.

use uuid::Uuid;

use crate::errors::StoreError;
use crate::statements::Statement;
use crate::tenancy::relations;
use crate::transactions::Tx;

/// What became of the rows of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// New here.
    pub added: u64,
    /// Known, and different.
    pub changed: u64,
    /// Known, and the same.
    pub unchanged: u64,
}

/// What became of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Promoted {
    /// Homes.
    pub homes: Counts,
    /// People.
    pub relations: Counts,
    /// Leases.
    pub leases: Counts,
    /// People on those leases.
    pub parties: u64,
}

/// One kind of rows that wait.
struct Kind {
    table: &'static str,
    staged: &'static str,
    /// Where the waiting rows come from, completed with what the waiting room lacks.
    source: &'static str,
    /// What both tables have, except the identifier and the number.
    columns: &'static [&'static str],
    /// What only a new row gets.
    only_new: &'static str,
}

const HOMES: Kind = Kind {
    table: "homes",
    staged: "staged_homes",
    source: "staged_homes",
    only_new: "",
    columns: &[
        "street",
        "house_number",
        "letter",
        "suffix",
        "postal_code",
        "city",
        "kind",
        "build_year",
        "last_major_maintenance",
        "open_reports",
        "latitude",
        "longitude",
        "words",
    ],
};

const RELATIONS: Kind = Kind {
    table: "relations",
    staged: "staged_relations",
    // New people begin with their own words; their search text is completed afterwards.
    source: "(SELECT staged_relations.*, own_words AS search_text FROM staged_relations) AS staged",
    only_new: ", search_text",
    columns: &[
        "initials",
        "first_name",
        "infix",
        "last_name",
        "email",
        "phone",
        "language",
        "preference",
        "own_words",
    ],
};

const LEASES: Kind = Kind {
    table: "leases",
    staged: "staged_leases",
    source: "(SELECT staged_leases.*, homes.id AS home_id FROM staged_leases \
             LEFT JOIN homes ON homes.number = staged_leases.home_number) AS staged",
    only_new: "",
    columns: &[
        "home_id",
        "start_date",
        "end_date",
        "payment_period",
        "notice_clause_months",
        "disputed",
        "words",
    ],
};

/// Moves everything that waits into place and clears the waiting room, in this transaction. Ask
/// [`super::refuse_unknown`] before: a lease of an unknown home would refuse the whole import.
pub async fn promote(tx: &mut Tx, import: Uuid) -> Result<Promoted, StoreError> {
    tx.touch("imports");
    let import = import.to_string();
    let promoted = Promoted {
        homes: HOMES.promote(tx, &import).await?,
        relations: RELATIONS.promote(tx, &import).await?,
        leases: LEASES.promote(tx, &import).await?,
        parties: replace_parties(tx, &import).await?,
    };
    relations::refresh_all_search(tx).await?;
    Statement::on("imports", "DELETE FROM imports WHERE id = $1").text(&import).run(tx).await?;
    Ok(promoted)
}

impl Kind {
    async fn promote(&self, tx: &mut Tx, import: &str) -> Result<Counts, StoreError> {
        let Self { table, staged, .. } = *self;
        let sql = format!(
            "SELECT COUNT(*) AS waiting, COUNT({table}.id) AS known FROM {staged} \
             LEFT JOIN {table} ON {table}.number = {staged}.number WHERE import_id = $1"
        );
        let row = Statement::on(staged, sql).text(import).one(&mut *tx).await?;
        let (waiting, known) = (row.get::<i64>("waiting")?, row.get::<i64>("known")?);
        let written = Statement::on(table, self.upsert()).text(import).run(tx).await?;
        let (waiting, known) = (waiting.unsigned_abs(), known.unsigned_abs());
        let added = waiting - known;
        let changed = written.saturating_sub(added);
        Ok(Counts { added, changed, unchanged: known.saturating_sub(changed) })
    }

    /// Rows that are the same are left alone, so that their version does not move.
    fn upsert(&self) -> String {
        let Self { table, source, columns, only_new, .. } = *self;
        let list = columns.join(", ");
        let set: Vec<String> = columns.iter().map(|column| format!("{column} = excluded.{column}")).collect();
        let differs: Vec<String> = columns
            .iter()
            .map(|column| format!("{table}.{column} IS DISTINCT FROM excluded.{column}"))
            .collect();
        format!(
            "INSERT INTO {table} (id, number, {list}{only_new}) \
             SELECT id, number, {list}{only_new} FROM {source} WHERE import_id = $1 \
             ON CONFLICT (number) DO UPDATE SET {}, version = {table}.version + 1 WHERE {}",
            set.join(", "),
            differs.join(" OR ")
        )
    }
}

/// Puts the waiting people on their leases in the place of those who stood there.
async fn replace_parties(tx: &mut Tx, import: &str) -> Result<u64, StoreError> {
    let gone = "DELETE FROM lease_parties WHERE lease_id IN (SELECT leases.id FROM leases \
                JOIN staged_parties ON staged_parties.lease_number = leases.number WHERE import_id = $1)";
    Statement::on("lease_parties", gone).text(import).run(tx).await?;
    let come = "INSERT INTO lease_parties (lease_id, relation_id, role, place) \
                SELECT leases.id, relations.id, staged_parties.role, staged_parties.place FROM staged_parties \
                JOIN leases ON leases.number = staged_parties.lease_number \
                JOIN relations ON relations.number = staged_parties.relation_number WHERE import_id = $1";
    Statement::on("lease_parties", come).text(import).run(tx).await
}
