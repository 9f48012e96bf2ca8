//! One-time codes by which tenants sign in: one per e-mail address, few tries, used once.

use domain::chance::Chance;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::errors::StoreError;
use crate::secrets::{equal, hex};
use crate::statements::Statement;
use crate::store::Store;
use crate::transactions::{Tx, retry};

const TABLE: &str = "login_codes";

/// What came of a code that somebody typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is the code; it can not be used again.
    Accepted,
    /// It is not the code; so many tries are left.
    Wrong {
        /// How many tries are left; none means that a new code is needed.
        tries_left: u32,
    },
    /// There is no code for this address: never asked for, used, run out, or tried too often.
    NoCode,
}

/// Sets the code of an address and forgets the one before it. Only a salted digest is stored; a code is short, so
/// what protects it is that it lives briefly and may be tried a few times only.
pub async fn issue(
    tx: &mut Tx,
    email: &str,
    code: &str,
    expires_at: Timestamp,
    now: Timestamp,
    chance: &dyn Chance,
) -> Result<(), StoreError> {
    let mut salt = [0_u8; 16];
    chance.fill(&mut salt);
    let salt = hex(&salt);
    let sql = "INSERT INTO login_codes (email, salt, code_hash, tries, created_at, expires_at) \
               VALUES ($1, $2, $3, 0, $4, $5) \
               ON CONFLICT (email) DO UPDATE SET salt = excluded.salt, code_hash = excluded.code_hash, tries = 0, \
               created_at = excluded.created_at, expires_at = excluded.expires_at";
    let hash = digest(&salt, email, code);
    let statement = Statement::on(TABLE, sql).text(email).text(&salt).text(&hash);
    statement.bind(&now).bind(&expires_at).run(tx).await?;
    Ok(())
}

/// Tries a code. It commits by itself, so that a wrong try is counted whatever the caller does next, and of many who
/// try the right code together one is accepted.
pub async fn verify(
    store: &Store,
    email: &str,
    code: &str,
    most_tries: u32,
    now: Timestamp,
) -> Result<Verdict, StoreError> {
    retry(|| async {
        let mut tx = store.begin().await?;
        let verdict = verify_within(&mut tx, email, code, most_tries, now).await?;
        tx.commit().await?;
        Ok(verdict)
    })
    .await
}

/// The same within a transaction, so that a code is only used up with what it opens. Commit a wrong one too: it counts.
pub async fn verify_within(
    tx: &mut Tx,
    email: &str,
    code: &str,
    most_tries: u32,
    now: Timestamp,
) -> Result<Verdict, StoreError> {
    // Counting first also locks the row, so that what follows is decided by one at a time.
    let sql = "UPDATE login_codes SET tries = tries + 1 \
               WHERE email = $1 AND expires_at > $2 AND tries < $3 RETURNING salt, code_hash, tries";
    let counted = Statement::on(TABLE, sql).text(email).bind(&now).bind(&most_tries).maybe(&mut *tx).await?;
    let verdict = match counted {
        None => Verdict::NoCode,
        Some(row) => {
            let given = digest(&row.get::<String>("salt")?, email, code);
            if equal(&given, &row.get::<String>("code_hash")?) {
                Statement::on(TABLE, "DELETE FROM login_codes WHERE email = $1").text(email).run(tx).await?;
                Verdict::Accepted
            } else {
                Verdict::Wrong { tries_left: most_tries.saturating_sub(row.get("tries")?) }
            }
        }
    };
    Ok(verdict)
}

/// Removes the codes that have run out; returns how many.
pub async fn forget_expired(tx: &mut Tx, now: Timestamp) -> Result<u64, StoreError> {
    Statement::on(TABLE, "DELETE FROM login_codes WHERE expires_at <= $1").bind(&now).run(tx).await
}

fn digest(salt: &str, email: &str, code: &str) -> String {
    hex(&Sha256::digest(format!("{salt}\n{email}\n{code}")))
}
