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
use store::imports::{LeaseToImport, Line, PartyToImport};

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

/// What the file said before, to see what a row adds.
#[derive(Default)]
struct Known {
    leases: BTreeMap<String, (LeaseToImport, u16)>,
    people: BTreeMap<String, Relation>,
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
    let (mut batch, mut known) = (Batch::default(), Known::default());
    loop {
        let more = match rows.next_row()? {
            None => false,
            Some((line, row)) => {
                import.rows += 1;
                if let Err(reason) = row.and_then(|row| add(act, row, line, &mut batch, &mut known)) {
                    import.refuse(line, reason);
                }
                true
            }
        };
        if batch.parties.len() >= BATCH || !more {
            stage(&mut import, &silence, &mut batch).await?;
            progress(import.rows);
        }
        if !more {
            return import.finish("leases", strictness).await;
        }
    }
}

async fn stage(import: &mut Import<'_>, silence: &Silence, batch: &mut Batch) -> Result<(), ImportError> {
    silence.people(import, &mut batch.people).await?;
    keep_own_wishes(import, &mut batch.people).await?;
    silence.leases(import, &mut batch.leases).await?;
    silence.parties(import, &mut batch.parties).await?;
    keep_announced_ends(import, &mut batch.leases).await?;
    let people = store::imports::stage_relations(&mut import.tx, import.id, &batch.people).await?;
    let leases = store::imports::stage_leases(&mut import.tx, import.id, &batch.leases).await?;
    let parties = store::imports::stage_parties(&mut import.tx, import.id, &batch.parties).await?;
    for refused in [people, leases, parties] {
        import.refuse_all(refused);
    }
    *batch = Batch::default();
    Ok(())
}

/// Adds one row; a lease or person that the file named before must be the same in every row.
fn add(act: &Act<'_>, row: Row<'_>, line: u32, batch: &mut Batch, known: &mut Known) -> Result<(), String> {
    let (lease, person, role) = (lease(act, row)?, person(act, row)?, role(row)?);
    if let Some((before, _)) = known.leases.get(&lease.number)
        && (LeaseToImport { id: lease.id, ..before.clone() }) != lease
    {
        return Err(format!("lease '{}' says something else in an earlier line", lease.number));
    }
    if let Some(before) = known.people.get(&person.number)
        && (Relation { id: person.id, ..before.clone() }) != person
    {
        return Err(format!("person '{}' says something else in an earlier line", person.number));
    }
    let (lease_number, relation_number) = (lease.number.clone(), person.number.clone());
    if !known.people.contains_key(&person.number) {
        batch.people.push(Line { line, item: person.clone() });
        known.people.insert(person.number.clone(), person);
    }
    let place = if let Some((_, people)) = known.leases.get_mut(&lease_number) {
        *people += 1;
        *people - 1
    } else {
        batch.leases.push(Line { line, item: lease.clone() });
        known.leases.insert(lease_number.clone(), (lease, 1));
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
