//! Small files as `kanaalwijzer import` reads them, to begin one's own with.

use std::collections::BTreeMap;

use domain::tenancy::{Home, Lease, Relation};

use crate::Association;

/// Rows in each file.
const ROWS: usize = 20;
/// Homes between two that are taken, so that every neighbourhood is there.
const STEP: usize = 97;

/// Twenty homes, as `kanaalwijzer import homes` reads them.
pub fn homes_csv(association: &Association) -> Result<String, csv::Error> {
    let header = [
        "street",
        "number",
        "letter",
        "suffix",
        "postal_code",
        "city",
        "lon",
        "lat",
        "home_number",
        "kind",
        "build_year",
        "last_major_maintenance",
        "open_reports",
    ];
    written(&header, chosen(association).into_iter().map(home_row))
}

/// The leases of those homes, a row a person, as `kanaalwijzer import leases` reads them.
pub fn leases_csv(association: &Association) -> Result<String, csv::Error> {
    let header = [
        "lease_number",
        "home_number",
        "start",
        "end",
        "payment_period",
        "notice_months",
        "disputed",
        "relation_number",
        "role",
        "initials",
        "first_name",
        "infix",
        "last_name",
        "email",
        "phone",
        "language",
        "preference",
    ];
    let people: BTreeMap<_, &Relation> = association.relations.iter().map(|it| (it.id, it)).collect();
    let mut rows = Vec::new();
    for home in chosen(association) {
        let running = |lease: &&Lease| lease.home == home.id && lease.end.is_none();
        let Some(lease) = association.leases.iter().find(running) else { continue };
        if rows.len() + lease.parties.len() > ROWS {
            break;
        }
        rows.extend(lease.parties.iter().map(|party| {
            let mut row = lease_row(lease, home);
            row.push(people[&party.relation].number.clone());
            row.push(party.role.code().to_owned());
            row.extend(person_row(people[&party.relation]));
            row
        }));
    }
    written(&header, rows.into_iter())
}

fn chosen(association: &Association) -> Vec<&Home> {
    association.homes.iter().step_by(STEP).take(ROWS).collect()
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn home_row(home: &Home) -> Vec<String> {
    let address = &home.address;
    vec![
        address.street.clone(),
        address.house_number.to_string(),
        text(address.letter.as_ref()),
        text(address.suffix.as_ref()),
        address.postal_code.clone(),
        address.city.clone(),
        text(home.location.map(|place| format!("{:.6}", place.longitude))),
        text(home.location.map(|place| format!("{:.6}", place.latitude))),
        home.number.clone(),
        home.kind.code().to_owned(),
        text(home.build_year),
        text(home.last_major_maintenance),
        home.open_reports.to_string(),
    ]
}

fn lease_row(lease: &Lease, home: &Home) -> Vec<String> {
    vec![
        lease.number.clone(),
        home.number.clone(),
        lease.start.to_string(),
        text(lease.end),
        lease.payment_period.code().to_owned(),
        text(lease.notice_clause_months),
        if lease.disputed { "yes" } else { "no" }.to_owned(),
    ]
}

fn person_row(person: &Relation) -> Vec<String> {
    let name = &person.name;
    vec![
        name.initials.clone(),
        text(name.first_name.as_ref()),
        text(name.infix.as_ref()),
        name.last_name.clone(),
        text(person.email.as_ref()),
        text(person.phone.as_ref()),
        person.language.code().to_owned(),
        text(person.preference.map(domain::channels::Channel::code)),
    ]
}

fn written(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(&row)?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
