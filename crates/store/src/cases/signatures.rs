//! The agreement of everybody else on the lease, asked by a personal link of which only a digest is stored.

use domain::cases::{Answer, Signature};
use domain::ids::{CaseId, RelationId, SignatureId};
use jiff::Timestamp;

use crate::errors::StoreError;
use crate::inserts::Insert;
use crate::secrets::SecretHash;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;
use crate::values::Stored;

const TABLE: &str = "signatures";
const COLUMNS: &str = "id, case_id, relation_id, answer, asked_at, answered_at, expires_at";

impl Stored for Answer {
    type Raw = String;
    fn to_raw(&self) -> String {
        match self {
            Self::Agreed => "agreed".to_owned(),
            Self::Declined => "declined".to_owned(),
        }
    }
    fn from_raw(raw: String) -> Result<Self, String> {
        match raw.as_str() {
            "agreed" => Ok(Self::Agreed),
            "declined" => Ok(Self::Declined),
            other => Err(format!("'{other}' is not an answer")),
        }
    }
}

/// Asks for an agreement; `link` is the digest of the secret in the personal link. `Taken` when this person was
/// already asked for this case.
pub async fn add(tx: &mut Tx, signature: &Signature, link: &SecretHash) -> Result<(), StoreError> {
    add_many(tx, &[(signature.clone(), link.clone())]).await
}

/// Adds agreements with the digests of their links, asked or given; `Taken` as in [`add`].
pub async fn add_many(tx: &mut Tx, asked: &[(Signature, SecretHash)]) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let columns = "id, case_id, relation_id, token_hash, answer, asked_at, answered_at, expires_at";
    let rows = |statement: Statement, (signature, link): &(Signature, SecretHash)| {
        let statement =
            statement.bind(&signature.id).bind(&signature.case).bind(&signature.relation).bind(link);
        let statement = statement.bind(&signature.answer).bind(&signature.asked_at);
        Ok(statement.bind(&signature.answered_at).bind(&signature.expires_at))
    };
    Insert::into(TABLE, columns).rows(tx, asked, rows).await?;
    Ok(())
}

/// The signature that a personal link is for, answered or not; expired ones too, so that the page can say so.
pub async fn by_link(db: impl Reader, link: &SecretHash) -> Result<Option<Signature>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM signatures WHERE token_hash = $1");
    Statement::on(TABLE, sql).bind(link).maybe(db).await?.as_ref().map(read).transpose()
}

/// The signature with this identifier.
pub async fn find(db: impl Reader, id: SignatureId) -> Result<Signature, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM signatures WHERE id = $1");
    let row = Statement::on(TABLE, sql).bind(&id).maybe(db).await?;
    row.as_ref().map(read).transpose()?.ok_or_else(|| StoreError::not_found("signature", id))
}

/// Everybody who was asked for this case, in the order of asking.
pub async fn of_case(db: impl Reader, case: CaseId) -> Result<Vec<Signature>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM signatures WHERE case_id = $1 ORDER BY asked_at, id");
    Statement::on(TABLE, sql).bind(&case).all(db).await?.iter().map(read).collect()
}

/// Everything this person was asked to agree to, the newest first.
pub async fn of_relation(db: impl Reader, relation: RelationId) -> Result<Vec<Signature>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM signatures WHERE relation_id = $1 ORDER BY asked_at DESC, id");
    Statement::on(TABLE, sql).bind(&relation).all(db).await?.iter().map(read).collect()
}

/// Notes the answer of somebody who stands as `asked` says; `Conflict` when they answered meanwhile. Whether it is too
/// late, and whether a no may become a yes, is for the process to say: staff may record an answer that came later.
pub async fn answer(
    tx: &mut Tx,
    asked: &Signature,
    answer: Answer,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE signatures SET answer = $2, answered_at = $3 \
               WHERE id = $1 AND COALESCE(answer, '') = $4";
    let before = asked.answer.as_ref().map(Stored::to_raw).unwrap_or_default();
    let statement = Statement::on(TABLE, sql).bind(&asked.id).bind(&answer).bind(&now).text(&before);
    crate::versions::expect_one(statement.run(tx).await?, "signature", asked.id)
}

/// Asks again with a new link and a new term: the old link no longer works, and an answer given before is gone.
pub async fn ask_again(
    tx: &mut Tx,
    id: SignatureId,
    link: &SecretHash,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE signatures SET token_hash = $2, asked_at = $3, expires_at = $4, answer = NULL, answered_at = NULL \
               WHERE id = $1";
    let statement = Statement::on(TABLE, sql).bind(&id).bind(link).bind(&now).bind(&expires_at);
    crate::versions::expect_one(statement.run(tx).await?, "signature", id)
}

fn read(row: &Row) -> Result<Signature, StoreError> {
    Ok(Signature {
        id: row.get("id")?,
        case: row.get("case_id")?,
        relation: row.get("relation_id")?,
        answer: row.get("answer")?,
        asked_at: row.get("asked_at")?,
        answered_at: row.get("answered_at")?,
        expires_at: row.get("expires_at")?,
    })
}
