//! How busy channels are and whether anybody is there: what was told last of each.

use domain::actors::Actor;
use domain::channels::Channel;
use jiff::Timestamp;

use crate::errors::StoreError;
use crate::events::{actor, by_whom};
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;

const TABLE: &str = "channel_states";

/// What was told of a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChannelState {
    /// Of which.
    pub channel: Channel,
    /// How long one waits, in minutes; none when that is not known.
    pub wait: Option<u32>,
    /// Whether anybody is there.
    pub staffed: bool,
    /// When it was told.
    pub said_at: Timestamp,
    /// From when it no longer counts.
    pub valid_until: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// Keeps what is told of a channel, instead of what was told before.
pub async fn put(tx: &mut Tx, state: &ChannelState) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = "INSERT INTO channel_states (channel, wait, staffed, said_at, valid_until, actor, actor_id, role) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (channel) DO UPDATE SET \
               wait = excluded.wait, staffed = excluded.staffed, said_at = excluded.said_at, \
               valid_until = excluded.valid_until, actor = excluded.actor, actor_id = excluded.actor_id, \
               role = excluded.role";
    let statement = Statement::on(TABLE, sql).bind(&state.channel).bind(&state.wait).bind(&state.staffed);
    let statement = statement.bind(&state.said_at).bind(&state.valid_until);
    by_whom(statement, state.by).run(tx).await?;
    Ok(())
}

/// What counts at a moment, by channel.
pub async fn current(db: impl Reader, now: Timestamp) -> Result<Vec<ChannelState>, StoreError> {
    let sql = "SELECT channel, wait, staffed, said_at, valid_until, actor, actor_id, role FROM channel_states \
               WHERE valid_until > $1 ORDER BY channel";
    Statement::on(TABLE, sql).bind(&now).all(db).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<ChannelState, StoreError> {
    Ok(ChannelState {
        channel: row.get("channel")?,
        wait: row.get("wait")?,
        staffed: row.get("staffed")?,
        said_at: row.get("said_at")?,
        valid_until: row.get("valid_until")?,
        by: actor(row)?,
    })
}
