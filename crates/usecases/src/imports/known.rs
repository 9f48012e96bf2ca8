//! What an import must not undo: what a file is silent about, what people chose here, and the ends that were announced
//! here.

use std::collections::BTreeMap;

use domain::calendar::amsterdam;
use domain::tenancy::{Home, Lease, Relation};
use store::Tx;
use store::cases::{CaseFilter, CaseOrder};
use store::imports::{LeaseToImport, Line, PartyToImport};

use super::ImportError;
use super::rows::Rows;

/// Cases of one lease that are looked at, the newest first.
const CASES_LOOKED_AT: u32 = 20;

/// The columns a file does not have. It says nothing about them, so what is known of them stays; an empty field of a
/// column that is there says that there is nothing.
#[derive(Debug)]
pub struct Silence(Vec<&'static str>);

impl Silence {
    /// Which of `columns` are not in the file.
    pub fn of(rows: &Rows, columns: &[&'static str]) -> Self {
        Self(columns.iter().copied().filter(|column| !rows.has(column)).collect())
    }

    /// Keeps what is `known` when the file has no such column.
    fn keep<T: Clone>(&self, column: &str, read: &mut T, known: &T) {
        if self.0.contains(&column) {
            read.clone_from(known);
        }
    }

    /// Completes homes with what is known of them.
    pub async fn homes(&self, tx: &mut Tx, lines: &mut [Line<Home>]) -> Result<(), ImportError> {
        if self.0.is_empty() {
            return Ok(());
        }
        let known = store::tenancy::homes::by_numbers(&mut *tx, &numbers(lines, |home| &home.number)).await?;
        let known = by_number(known, |home| &home.number);
        for home in lines.iter_mut().map(|line| &mut line.item) {
            let Some(known) = known.get(&home.number) else { continue };
            self.keep("kind", &mut home.kind, &known.kind);
            self.keep("build_year", &mut home.build_year, &known.build_year);
            let maintenance = &known.last_major_maintenance;
            self.keep("last_major_maintenance", &mut home.last_major_maintenance, maintenance);
            self.keep("open_reports", &mut home.open_reports, &known.open_reports);
            self.keep("lat", &mut home.location, &known.location);
            self.keep("lon", &mut home.location, &known.location);
        }
        Ok(())
    }

    /// Completes people with what is known of them.
    pub async fn people(&self, tx: &mut Tx, lines: &mut [Line<Relation>]) -> Result<(), ImportError> {
        if self.0.is_empty() {
            return Ok(());
        }
        let numbers = numbers(lines, |person| &person.number);
        let known = store::tenancy::relations::by_numbers(&mut *tx, &numbers).await?;
        let known = by_number(known, |person| &person.number);
        for person in lines.iter_mut().map(|line| &mut line.item) {
            let Some(known) = known.get(&person.number) else { continue };
            self.keep("initials", &mut person.name.initials, &known.name.initials);
            self.keep("first_name", &mut person.name.first_name, &known.name.first_name);
            self.keep("infix", &mut person.name.infix, &known.name.infix);
            self.keep("email", &mut person.email, &known.email);
            self.keep("phone", &mut person.phone, &known.phone);
            self.keep("language", &mut person.language, &known.language);
            self.keep("preference", &mut person.preference, &known.preference);
        }
        Ok(())
    }

    /// Completes leases with what is known of them.
    pub async fn leases(&self, tx: &mut Tx, lines: &mut [Line<LeaseToImport>]) -> Result<(), ImportError> {
        if self.0.is_empty() {
            return Ok(());
        }
        let known = known_leases(tx, numbers(lines, |lease| &lease.number)).await?;
        for lease in lines.iter_mut().map(|line| &mut line.item) {
            let Some(known) = known.get(&lease.number) else { continue };
            self.keep("end", &mut lease.end, &known.end);
            self.keep("payment_period", &mut lease.payment_period, &known.payment_period);
            self.keep("notice_months", &mut lease.notice_clause_months, &known.notice_clause_months);
            self.keep("disputed", &mut lease.disputed, &known.disputed);
        }
        Ok(())
    }

    /// Completes the people on leases with the capacity in which they are known to stand there.
    pub async fn parties(&self, tx: &mut Tx, lines: &mut [Line<PartyToImport>]) -> Result<(), ImportError> {
        if !self.0.contains(&"role") {
            return Ok(());
        }
        let leases = known_leases(tx, numbers(lines, |party| &party.lease_number)).await?;
        let people = numbers(lines, |party| &party.relation_number);
        let people = store::tenancy::relations::by_numbers(&mut *tx, &people).await?;
        let people = by_number(people, |person| &person.number);
        for party in lines.iter_mut().map(|line| &mut line.item) {
            let (lease, person) = (leases.get(&party.lease_number), people.get(&party.relation_number));
            let (Some(lease), Some(person)) = (lease, person) else { continue };
            if let Some(known) = lease.parties.iter().find(|known| known.relation == person.id) {
                party.role = known.role;
            }
        }
        Ok(())
    }
}

/// Keeps the language and the channel that people chose here themselves: theirs to say, whatever the source has.
pub async fn keep_own_wishes(tx: &mut Tx, lines: &mut [Line<Relation>]) -> Result<(), ImportError> {
    let numbers = numbers(lines, |person| &person.number);
    let known = store::tenancy::relations::with_own_wishes(&mut *tx, &numbers).await?;
    let known = by_number(known, |person| &person.number);
    for person in lines.iter_mut().map(|line| &mut line.item) {
        if let Some(known) = known.get(&person.number) {
            person.language = known.language;
            person.preference = known.preference;
        }
    }
    Ok(())
}

/// Keeps the ends that were announced here and that the source does not know yet: our update may still be on its way.
pub async fn keep_announced_ends(tx: &mut Tx, lines: &mut [Line<LeaseToImport>]) -> Result<(), ImportError> {
    let endless = || lines.iter().filter(|line| line.item.end.is_none());
    let known = known_leases(tx, endless().map(|line| line.item.number.clone()).collect()).await?;
    for lease in lines.iter_mut().map(|line| &mut line.item).filter(|lease| lease.end.is_none()) {
        if let Some(known) = known.get(&lease.number)
            && is_announced(tx, known).await?
        {
            lease.end = known.end;
        }
    }
    Ok(())
}

/// Whether a case of ours stands behind the end of `lease`: one that runs, or that closed because the end had come.
async fn is_announced(tx: &mut Tx, lease: &Lease) -> Result<bool, ImportError> {
    let Some(end) = lease.end else { return Ok(false) };
    let filter = CaseFilter { lease: Some(lease.id), ..CaseFilter::default() };
    let newest = CaseOrder::NewestFirst;
    let cases = store::cases::list(&mut *tx, &filter, newest, None, CASES_LOOKED_AT).await?;
    Ok(cases
        .items
        .iter()
        .any(|case| case.open || case.closed_at.is_some_and(|closed| amsterdam::day_of(closed) >= end)))
}

async fn known_leases(tx: &mut Tx, numbers: Vec<String>) -> Result<BTreeMap<String, Lease>, ImportError> {
    let known = store::tenancy::leases::by_numbers(&mut *tx, &numbers).await?;
    Ok(by_number(known, |lease| &lease.number))
}

fn numbers<T>(lines: &[Line<T>], number: impl Fn(&T) -> &String) -> Vec<String> {
    lines.iter().map(|line| number(&line.item).clone()).collect()
}

fn by_number<T>(known: Vec<T>, number: impl Fn(&T) -> &String) -> BTreeMap<String, T> {
    known.into_iter().map(|item| (number(&item).clone(), item)).collect()
}
