//! Contact moments: every time a tenant and the association spoke, whatever the channel.

use domain::actors::Actor;
use domain::channels::Channel;
use domain::ids::{CaseId, ContactId, RelationId};
use jiff::Timestamp;

use crate::errors::StoreError;
use crate::events::{actor, by_whom};
use crate::inserts::Insert;
use crate::pages::{Cursor, Page};
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;
use crate::values::{codes_of, stamp};

const TABLE: &str = "contacts";
const COLUMNS: &str =
    "id, relation_id, case_id, channel, direction, topic, summary, at, actor, actor_id, role";

/// Who sought whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The tenant came to us.
    In,
    /// We went to the tenant.
    Out,
}

impl Direction {
    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }

    /// The direction with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::In, Self::Out].into_iter().find(|direction| direction.code() == code)
    }
}

codes_of!(Direction);

/// One contact moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Identifier.
    pub id: ContactId,
    /// With whom.
    pub relation: RelationId,
    /// About which case, if any.
    pub case: Option<CaseId>,
    /// By which channel.
    pub channel: Channel,
    /// Who sought whom.
    pub direction: Direction,
    /// What about, as a key or a few words.
    pub topic: String,
    /// In one or two sentences.
    pub summary: String,
    /// When.
    pub at: Timestamp,
    /// Who of us spoke or wrote, or noted it.
    pub by: Actor,
}

/// Adds a contact moment.
pub async fn add(tx: &mut Tx, contact: &Contact) -> Result<(), StoreError> {
    add_many(tx, std::slice::from_ref(contact)).await
}

/// Adds contact moments. The event of each is about the subject `contact` with its identifier: by that, those who
/// follow the events know of it.
pub async fn add_many(tx: &mut Tx, contacts: &[Contact]) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let rows = |statement: Statement, contact: &Contact| {
        let statement = statement.bind(&contact.id).bind(&contact.relation).bind(&contact.case);
        let statement = statement.bind(&contact.channel).bind(&contact.direction).text(&contact.topic);
        Ok(by_whom(statement.text(&contact.summary).bind(&contact.at), contact.by))
    };
    Insert::into(TABLE, COLUMNS).rows(tx, contacts, rows).await?;
    Ok(())
}

/// The contact moment with this identifier.
pub async fn find(db: impl Reader, id: ContactId) -> Result<Contact, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM contacts WHERE id = $1");
    let row = Statement::on(TABLE, sql).bind(&id).maybe(db).await?;
    row.as_ref().map(read).transpose()?.ok_or_else(|| StoreError::not_found("contact moment", id))
}

/// These contact moments, in no order; those that do not exist are left out.
pub async fn find_all(mut db: impl Reader, ids: &[ContactId]) -> Result<Vec<Contact>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM contacts WHERE id IN");
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(500) {
        for row in Statement::among(TABLE, &sql, ids).all(&mut db).await? {
            found.push(read(&row)?);
        }
    }
    Ok(found)
}

/// A tenant who came to us: who, what about, when and by which channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// Who.
    pub relation: RelationId,
    /// What about: the topic of a contact, the process of a case.
    pub about: String,
    /// When.
    pub at: Timestamp,
    /// By which channel.
    pub channel: Channel,
}

/// Who came to us within a period; nothing else of the contacts is read.
pub async fn came(db: impl Reader, from: Timestamp, until: Timestamp) -> Result<Vec<Came>, StoreError> {
    let sql = "SELECT relation_id, topic AS about, at, channel FROM contacts \
               WHERE direction = 'in' AND at >= $1 AND at <= $2";
    let rows = Statement::on(TABLE, sql).bind(&from).bind(&until).all(db).await?;
    rows.iter().map(read_came).collect()
}

/// Reads somebody who came from a row with `relation_id`, `about`, `at` and `channel`.
pub(crate) fn read_came(row: &Row) -> Result<Came, StoreError> {
    Ok(Came {
        relation: row.get("relation_id")?,
        about: row.get("about")?,
        at: row.get("at")?,
        channel: row.get("channel")?,
    })
}

/// The first contact moment at or after a moment.
pub async fn first_since(db: impl Reader, since: Timestamp) -> Result<Option<ContactId>, StoreError> {
    let sql = "SELECT id FROM contacts WHERE at >= $1 ORDER BY at, id LIMIT 1";
    let row = Statement::on(TABLE, sql).bind(&since).maybe(db).await?;
    row.map(|row| row.get("id")).transpose()
}

/// Whose contact moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactsOf {
    /// Everybody's.
    Everybody,
    /// This person's.
    Relation(RelationId),
    /// Those about this case.
    Case(CaseId),
}

/// One page of contact moments, the newest first, `after` the cursor of the page before.
pub async fn list(
    db: impl Reader,
    whose: ContactsOf,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Page<Contact>, StoreError> {
    let (condition, value) = match whose {
        ContactsOf::Everybody => ("$1 = ''", String::new()),
        ContactsOf::Relation(id) => ("relation_id = $1", id.to_string()),
        ContactsOf::Case(id) => ("case_id = $1", id.to_string()),
    };
    // Later than every moment and identifier: the first page begins at the end.
    let (at, id) = after.map_or(("~", "~"), Cursor::parts);
    let sql = format!(
        "SELECT {COLUMNS} FROM contacts WHERE {condition} AND (at, id) < ($2, $3) \
         ORDER BY at DESC, id DESC LIMIT $4"
    );
    let statement = Statement::on(TABLE, sql).text(&value).text(at).text(id).bind(&(i64::from(limit) + 1));
    let rows = statement.all(db).await?;
    let contacts = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let size = usize::try_from(limit).unwrap_or(usize::MAX);
    Ok(Page::cut(contacts, size, |contact| Cursor::of(&stamp(contact.at), &contact.id.to_string())))
}

fn read(row: &Row) -> Result<Contact, StoreError> {
    Ok(Contact {
        id: row.get("id")?,
        relation: row.get("relation_id")?,
        case: row.get("case_id")?,
        channel: row.get("channel")?,
        direction: row.get("direction")?,
        topic: row.get("topic")?,
        summary: row.get("summary")?,
        at: row.get("at")?,
        by: actor(row)?,
    })
}
