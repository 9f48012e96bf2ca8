//! Homes from a file: `street, number, letter, suffix, postal_code, city` and, where known, `home_number, kind,
//! build_year, last_major_maintenance, open_reports, lon, lat`.

use std::io::Read;

use domain::contacts::PostalCode;
use domain::ids::HomeId;
use domain::tenancy::{Address, Home, HomeKind, Location};
use store::imports::Line;

use super::known::Silence;
use super::rows::{Row, Rows, day};
use super::{BATCH, Import, ImportError, Progress, Report, Strictness};
use crate::Act;

const NEEDED: [&str; 4] = ["street", "number", "postal_code", "city"];
const OPTIONAL: [&str; 6] = ["kind", "build_year", "last_major_maintenance", "open_reports", "lat", "lon"];
/// What a home is when the file does not say.
const USUAL_KIND: HomeKind = HomeKind::Terraced;

/// Imports homes; a home whose number is known is changed, one that is new is added. What the file has no column for
/// stays as it is known.
pub async fn import_homes(
    act: &Act<'_>,
    file: impl Read + Send + 'static,
    strictness: Strictness,
    progress: Progress<'_>,
) -> Result<Report, ImportError> {
    let mut rows = Rows::open(file, &NEEDED)?;
    let silence = Silence::of(&rows, &OPTIONAL);
    let mut import = Import::begin(act).await?;
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        let more = match rows.next_row()? {
            None => false,
            Some((line, row)) => {
                import.rows += 1;
                match row.and_then(|row| home(act, row)) {
                    Ok(item) => batch.push(Line { line, item }),
                    Err(reason) => import.refuse(line, reason),
                }
                true
            }
        };
        if batch.len() >= BATCH || !more {
            silence.homes(&mut import, &mut batch).await?;
            let refused = store::imports::stage_homes(&mut import.tx, import.id, &batch).await?;
            import.refuse_all(refused);
            batch.clear();
            import = import.let_others_go_on().await?;
            progress(import.rows);
        }
        if !more {
            return import.finish("homes", strictness).await;
        }
    }
}

fn home(act: &Act<'_>, row: Row<'_>) -> Result<Home, String> {
    let address = address(row)?;
    let kind = row.read(
        "kind",
        "a kind of home (such as terraced, or a VERA code such as TUS)",
        HomeKind::from_code,
    )?;
    let build_year = row.read("build_year", "a year", |year| {
        year.parse::<i16>().ok().filter(|year| (1000..=2200).contains(year))
    })?;
    let coordinate = |limit: f64| {
        move |text: &str| {
            text.parse::<f64>().ok().filter(|degrees| degrees.is_finite() && degrees.abs() <= limit)
        }
    };
    let latitude = row.read("lat", "degrees between -90 and 90", coordinate(90.0))?;
    let longitude = row.read("lon", "degrees between -180 and 180", coordinate(180.0))?;
    Ok(Home {
        id: HomeId::new(act.now, act.house.chance.as_ref()),
        number: row.get("home_number").map_or_else(|| number_of(&address), str::to_owned),
        kind: kind.unwrap_or(USUAL_KIND),
        build_year,
        last_major_maintenance: row.read("last_major_maintenance", "a day", day)?,
        open_reports: row.read("open_reports", "a whole number", |text| text.parse().ok())?.unwrap_or(0),
        location: latitude.zip(longitude).map(|(latitude, longitude)| Location { latitude, longitude }),
        address,
        version: 1,
    })
}

fn address(row: Row<'_>) -> Result<Address, String> {
    let house_number = row.read("number", "a house number between 1 and 99999", |text| {
        text.parse::<u32>().ok().filter(|number| (1..=99_999).contains(number))
    })?;
    let postal_code = row
        .read("postal_code", "a Dutch postal code such as 9712 KB", |text| text.parse::<PostalCode>().ok())?;
    Ok(Address {
        street: row.need("street")?.to_owned(),
        house_number: house_number.ok_or("column 'number' is empty")?,
        letter: row.get("letter").map(str::to_owned),
        suffix: row.get("suffix").map(str::to_owned),
        postal_code: postal_code.ok_or("column 'postal_code' is empty")?.as_str().to_owned(),
        city: row.need("city")?.to_owned(),
    })
}

/// The number of a home that has none of its own: its address, which is as unique and as lasting.
fn number_of(address: &Address) -> String {
    let part = |text: &Option<String>| text.as_deref().map(|text| format!("-{text}")).unwrap_or_default();
    let number = format!(
        "{}-{}{}{}",
        address.postal_code,
        address.house_number,
        part(&address.letter),
        part(&address.suffix)
    );
    number.to_uppercase()
}
