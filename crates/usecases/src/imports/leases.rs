//! Leases and the people on them from a file, a row a person: `lease_number, home_number, start, relation_number,
//! last_name` and, where known, `end, payment_period, notice_months, disputed, initials, first_name, infix, email,
//! phone, language, preference, role`. Rows with the same lease number are one lease.

use std::collections::BTreeMap;
use std::io::Read;

use domain::channels::Channel;
use domain::contacts::{EmailAddress, PhoneNumber};
use domain::ids::{LeaseId, RelationId};
use domain::language::Language;
use domain::tenancy::{PartyRole, PaymentPeriod, PersonName, Relation};
use store::Tx;
use store::imports::{LeaseToImport, Line, PartyToImport, Waiting, known_since, take_out};

use super::known::{Silence, keep_announced_ends, keep_own_wishes};
use super::rows::{Row, Rows, day, yes_or_no};
use super::{BATCH, Import, ImportError, Progress, Report, Strictness};
use crate::Act;

const NEEDED: [&str; 5] = ["lease_number", "home_number", "start", "relation_number", "last_name"];
const OPTIONAL: [&str; 12] = [
    "end",
    "payment_period",
    "notice_months",
    "disputed",
    "initials",
    "first_name",
    "infix",
    "email",
    "phone",
    "language",
    "preference",
    "role",
];

/// What was read so far and must still be put in the waiting room.
#[derive(Default)]
struct Batch {
    people: Vec<Line<Relation>>,
    leases: Vec<Line<LeaseToImport>>,
    parties: Vec<Line<PartyToImport>>,
}

/// What the file said, to see what a row adds, and what was known of it when it came to wait.
#[derive(Default)]
struct Said {
    leases: BTreeMap<String, Told<LeaseToImport>>,
    people: BTreeMap<String, Told<Relation>>,
}

struct Told<T> {
    line: Line<T>,
    /// Rows that name it.
    rows: u16,
    /// The version that was known; `None` when it was new.
    known: Option<i64>,
}

impl<T> Told<T> {
    const fn new(line: u32, item: T) -> Self {
        Self { line: Line { line, item }, rows: 1, known: None }
    }
}

/// Notes what is known of those that came to wait: their rows rest on it.
fn rest_on<T>(said: &mut BTreeMap<String, Told<T>>, known: Vec<(String, i64)>) {
    for (number, version) in known {
        if let Some(told) = said.get_mut(&number) {
            told.known = Some(version);
        }
    }
}

/// The lines that rest on what is no longer so.
fn outdated<T: Clone>(said: &BTreeMap<String, Told<T>>, known: &[(String, i64)]) -> Vec<Line<T>> {
    let changed = |(number, version): &(String, i64)| {
        said.get(number).filter(|told| told.known != Some(*version)).map(|told| told.line.clone())
    };
    known.iter().filter_map(changed).collect()
}

/// Imports leases and people; those whose number is known are changed, new ones are added. What the file has no
/// column for stays as it is known, and so do ends that were announced here.
pub async fn import_leases(
    act: &Act<'_>,
    file: impl Read + Send + 'static,
    strictness: Strictness,
    progress: Progress<'_>,
) -> Result<Report, ImportError> {
    let mut rows = Rows::open(file, &NEEDED)?;
    let silence = Silence::of(&rows, &OPTIONAL);
    let mut import = Import::begin(act).await?;
    let (mut batch, mut said) = (Batch::default(), Said::default());
    loop {
        let more = match rows.next_row()? {
            None => false,
            Some((line, row)) => {
                import.rows += 1;
                if let Err(reason) = row.and_then(|row| add(act, row, line, &mut batch, &mut said)) {
                    import.refuse(line, reason);
                }
                true
            }
        };
        if batch.parties.len() >= BATCH || !more {
            let Staged { people, leases, refused } =
                store::retry(|| stage(&import, &silence, &batch)).await?;
            rest_on(&mut said.people, people);
            rest_on(&mut said.leases, leases);
            import.refuse_all(refused);
            batch = Batch::default();
            act.house.store.let_others_write().await;
            progress(import.rows);
        }
        if !more {
            return store::retry(|| finish(&import, &silence, &said, strictness)).await;
        }
    }
}

/// What waits now: the versions that were known, and what was refused.
#[derive(Default)]
struct Staged {
    people: Vec<(String, i64)>,
    leases: Vec<(String, i64)>,
    refused: Vec<store::imports::Refused>,
}

/// Puts a part of the file in the waiting room, in a transaction of its own.
async fn stage(import: &Import<'_>, silence: &Silence, batch: &Batch) -> Result<Staged, ImportError> {
    let Some(first) = batch.parties.first() else { return Ok(Staged::default()) };
    let mut tx = import.act.house.store.begin().await?;
    let mut refused = stage_people(import, &mut tx, silence, batch.people.clone()).await?;
    refused.extend(stage_leases(import, &mut tx, silence, batch.leases.clone()).await?);
    let mut parties = batch.parties.clone();
    silence.parties(&mut tx, &mut parties).await?;
    refused.extend(store::imports::stage_parties(&mut tx, import.id, &parties).await?);
    let people = known_since(&mut tx, import.id, Waiting::Relations, first.line).await?;
    let leases = known_since(&mut tx, import.id, Waiting::Leases, first.line).await?;
    tx.commit().await?;
    Ok(Staged { people, leases, refused })
}

async fn stage_people(
    import: &Import<'_>,
    tx: &mut Tx,
    silence: &Silence,
    mut people: Vec<Line<Relation>>,
) -> Result<Vec<store::imports::Refused>, ImportError> {
    silence.people(tx, &mut people).await?;
    keep_own_wishes(tx, &mut people).await?;
    Ok(store::imports::stage_relations(tx, import.id, &people).await?)
}

async fn stage_leases(
    import: &Import<'_>,
    tx: &mut Tx,
    silence: &Silence,
    mut leases: Vec<Line<LeaseToImport>>,
) -> Result<Vec<store::imports::Refused>, ImportError> {
    silence.leases(tx, &mut leases).await?;
    keep_announced_ends(tx, &mut leases).await?;
    Ok(store::imports::stage_leases(tx, import.id, &leases).await?)
}

/// Moves all of it into place; what changed while it waited, because somebody chose or announced something, is read
/// against what is known now.
async fn finish(
    import: &Import<'_>,
    silence: &Silence,
    said: &Said,
    strictness: Strictness,
) -> Result<Report, ImportError> {
    let mut tx = import.act.house.store.begin().await?;
    let known = known_since(&mut tx, import.id, Waiting::Relations, 0).await?;
    let people = outdated(&said.people, &known);
    take_out(&mut tx, import.id, Waiting::Relations, &lines(&people)).await?;
    stage_people(import, &mut tx, silence, people).await?;
    let known = known_since(&mut tx, import.id, Waiting::Leases, 0).await?;
    let leases = outdated(&said.leases, &known);
    take_out(&mut tx, import.id, Waiting::Leases, &lines(&leases)).await?;
    stage_leases(import, &mut tx, silence, leases).await?;
    import.finish(tx, "leases", strictness).await
}

fn lines<T>(waiting: &[Line<T>]) -> Vec<u32> {
    waiting.iter().map(|line| line.line).collect()
}

/// Adds one row; a lease or person that the file named before must be the same in every row.
fn add(act: &Act<'_>, row: Row<'_>, line: u32, batch: &mut Batch, said: &mut Said) -> Result<(), String> {
    let (lease, person, role) = (lease(act, row)?, person(act, row)?, role(row)?);
    if let Some(before) = said.leases.get(&lease.number)
        && (LeaseToImport { id: lease.id, ..before.line.item.clone() }) != lease
    {
        return Err(format!("lease '{}' says something else in an earlier line", lease.number));
    }
    if let Some(before) = said.people.get(&person.number)
        && (Relation { id: person.id, ..before.line.item.clone() }) != person
    {
        return Err(format!("person '{}' says something else in an earlier line", person.number));
    }
    let (lease_number, relation_number) = (lease.number.clone(), person.number.clone());
    if !said.people.contains_key(&person.number) {
        batch.people.push(Line { line, item: person.clone() });
        said.people.insert(person.number.clone(), Told::new(line, person));
    }
    let place = if let Some(told) = said.leases.get_mut(&lease_number) {
        told.rows += 1;
        told.rows - 1
    } else {
        batch.leases.push(Line { line, item: lease.clone() });
        said.leases.insert(lease_number.clone(), Told::new(line, lease));
        0
    };
    let role = role.unwrap_or(if place == 0 { PartyRole::Tenant } else { PartyRole::CoTenant });
    batch.parties.push(Line { line, item: PartyToImport { lease_number, relation_number, role, place } });
    Ok(())
}

fn lease(act: &Act<'_>, row: Row<'_>) -> Result<LeaseToImport, String> {
    let expected = "a payment period: week, four-weeks, month, quarter, half-year or year";
    let start = row.read("start", "a day such as 2019-03-01", day)?.ok_or("column 'start' is empty")?;
    let end = row.read("end", "a day such as 2026-03-31", day)?;
    if end.is_some_and(|end| end < start) {
        return Err("the end is before the start".to_owned());
    }
    let notice = |text: &str| text.parse::<u8>().ok().filter(|months| *months <= 24);
    Ok(LeaseToImport {
        id: LeaseId::new(act.now, act.house.chance.as_ref()),
        number: row.need("lease_number")?.to_owned(),
        home_number: row.need("home_number")?.to_owned(),
        start,
        end,
        payment_period: row
            .read("payment_period", expected, PaymentPeriod::from_code)?
            .unwrap_or(PaymentPeriod::Month),
        notice_clause_months: row.read("notice_months", "a number of months up to 24", notice)?,
        disputed: row.read("disputed", "yes or no", yes_or_no)?.unwrap_or(false),
    })
}

fn person(act: &Act<'_>, row: Row<'_>) -> Result<Relation, String> {
    let email = row.read("email", "an e-mail address", |text| text.parse::<EmailAddress>().ok())?;
    let phone = row.read("phone", "a telephone number such as 06 12345678 or +31 6 12345678", |text| {
        text.parse::<PhoneNumber>().ok()
    })?;
    Ok(Relation {
        id: RelationId::new(act.now, act.house.chance.as_ref()),
        number: row.need("relation_number")?.to_owned(),
        name: PersonName {
            initials: row.get("initials").unwrap_or_default().to_owned(),
            first_name: row.get("first_name").map(str::to_owned),
            infix: row.get("infix").map(str::to_owned),
            last_name: row.need("last_name")?.to_owned(),
        },
        email: email.map(|email| email.as_str().to_lowercase()),
        phone: phone.map(|phone| phone.e164().to_owned()),
        language: row.read("language", "nl or en", Language::from_code)?.unwrap_or_default(),
        preference: row.read("preference", "a channel such as email, phone or letter", Channel::from_code)?,
        version: 1,
    })
}

fn role(row: Row<'_>) -> Result<Option<PartyRole>, String> {
    row.read("role", "tenant, co-tenant or spouse", PartyRole::from_code)
}
