//! Reading homes, people and leases from the ERP: everything once, then what changed.

use std::sync::Arc;
use std::time::Duration;

use domain::clock::Clock;
use domain::contacts::PhoneNumber;
use domain::ids::{HomeId, LeaseId, RelationId};
use domain::tenancy::{Home, HomeKind, Relation};
use jiff::SignedDuration;
use registers::vera::messages::eenheden::HomeRecord;
use registers::vera::messages::huurovereenkomsten::LeaseRecord;
use registers::vera::messages::reading::Record;
use registers::vera::messages::relaties::RelationRecord;
use registers::vera::{Changes, ErpError, Pages, VeraClient};
use usecases::imports::ImportError;
use usecases::imports::records::{self, LeaseToImport, PartyToImport, Records};
use usecases::{Act, Error, House};

use crate::stop::Stop;

/// A change that the ERP wrote while we read may carry an earlier moment: what is this old is read once more.
const OVERLAP: SignedDuration = SignedDuration::from_mins(10);
/// What a home is when the ERP says a kind we have no word for, and we never knew the home.
const USUAL_KIND: HomeKind = HomeKind::Terraced;

/// Why the ERP was not read to the end; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ReadingError {
    /// The ERP.
    #[error(transparent)]
    Erp(#[from] ErpError),
    /// The database.
    #[error(transparent)]
    Import(#[from] ImportError),
}

impl From<Error> for ReadingError {
    fn from(error: Error) -> Self {
        Self::Import(error.into())
    }
}

impl From<store::StoreError> for ReadingError {
    fn from(error: store::StoreError) -> Self {
        Self::Import(error.into())
    }
}

/// Reads the ERP now and then until told to stop.
pub async fn run(
    house: Arc<House>,
    client: Arc<VeraClient>,
    every: Duration,
    clock: Arc<dyn Clock>,
    stop: Stop,
) {
    while !stop.is_asked() {
        let act = house.program(clock.now());
        let read = tokio::select! {
            read = read(&act, &client) => read,
            () = stop.asked() => return,
        };
        match read {
            Ok(refused) => {
                metrics::gauge!("kanaalwijzer_registers_read_timestamp_seconds")
                    .set(clock.now().as_duration().as_secs_f64());
                tracing::info!(refused, "the ERP was read");
            }
            Err(error) => tracing::warn!(%error, "the ERP was not read; the next round does it"),
        }
        tokio::select! {
            () = stop.asked() => {}
            () = tokio::time::sleep(every) => {}
        }
    }
}

/// Reads what changed since the last time, everything the first time, and puts it in place together; returns how many
/// records could not be used.
pub async fn read(act: &Act<'_>, client: &VeraClient) -> Result<usize, ReadingError> {
    let changes = match records::read_until(act).await? {
        Some(moment) => Changes::Since(moment.saturating_sub(OVERLAP).unwrap_or(moment)),
        None => Changes::All,
    };
    // People and homes first: then the numbers that leases name are known already.
    let (people, bad_people) = all(client.relations(changes)).await?;
    let (homes, bad_homes) = all(client.homes(changes)).await?;
    let (leases, bad_leases) = all(client.leases(changes)).await?;
    let relations = people.into_iter().map(|record| relation(act, record)).collect();
    let mut found = Records { relations, ..Records::default() };
    for record in homes {
        found.homes.push(home(act, record).await?);
    }
    let mut homeless = 0;
    for record in leases {
        match lease(act, &record) {
            Some(lease) => {
                found.parties.extend(parties(&record));
                found.leases.push(lease);
            }
            None => homeless += 1,
        }
    }
    let report = records::apply(act, found, act.now).await?;
    for row in &report.refused {
        tracing::warn!(reason = row.reason, "a record of the ERP points at something unknown");
    }
    Ok(bad_people + bad_homes + bad_leases + homeless + report.refused.len())
}

async fn all<R: Record>(mut pages: Pages<'_, R>) -> Result<(Vec<R>, usize), ErpError> {
    let (mut records, mut refused) = (Vec::new(), 0);
    while let Some(page) = pages.next().await? {
        for record in &page.refused {
            tracing::warn!(%record, "a record of the ERP cannot be used");
        }
        refused += page.refused.len();
        records.extend(page.records);
    }
    Ok((records, refused))
}

fn relation(act: &Act<'_>, record: RelationRecord) -> Relation {
    Relation {
        id: RelationId::new(act.now, act.house.chance.as_ref()),
        number: record.number,
        name: record.name,
        email: record.email,
        phone: record
            .phone
            .and_then(|phone| PhoneNumber::parse(&phone).ok())
            .map(|phone| phone.e164().to_owned()),
        language: record.language,
        preference: record.preference,
        version: 1,
    }
}

/// What VERA has no word for stays as we knew it: maintenance, open reports, where the home is.
async fn home(act: &Act<'_>, record: HomeRecord) -> Result<Home, ReadingError> {
    let known = store::tenancy::homes::by_number(&act.house.store, &record.number).await?;
    let fresh = Home {
        id: HomeId::new(act.now, act.house.chance.as_ref()),
        number: record.number,
        address: record.address,
        kind: record.kind.or(known.as_ref().map(|known| known.kind)).unwrap_or(USUAL_KIND),
        build_year: record.build_year,
        last_major_maintenance: None,
        open_reports: 0,
        location: None,
        version: 1,
    };
    Ok(match known {
        None => fresh,
        Some(known) => {
            Home { address: fresh.address, kind: fresh.kind, build_year: fresh.build_year, ..known }
        }
    })
}

/// `None` for a lease without a home.
fn lease(act: &Act<'_>, record: &LeaseRecord) -> Option<LeaseToImport> {
    Some(LeaseToImport {
        id: LeaseId::new(act.now, act.house.chance.as_ref()),
        number: record.number.clone(),
        home_number: record.home_numbers.first()?.clone(),
        start: record.start,
        end: record.end,
        payment_period: record.payment_period,
        notice_clause_months: record.notice_clause_months,
        // Somebody acts for the tenant: like a dispute, always a person's.
        disputed: record.disputed || record.under_guardianship,
    })
}

fn parties(record: &LeaseRecord) -> impl Iterator<Item = PartyToImport> + '_ {
    (0_u16..).zip(&record.parties).map(|(place, party)| PartyToImport {
        lease_number: record.number.clone(),
        relation_number: party.relation_number.clone(),
        role: party.role,
        place,
    })
}
