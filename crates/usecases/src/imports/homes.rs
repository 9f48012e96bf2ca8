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
            let refused = store::retry(|| stage(&import, &silence, &batch)).await?;
            import.refuse_all(refused);
            batch.clear();
            act.house.store.let_others_write().await;
            progress(import.rows);
        }
        if !more {
            return store::retry(|| async {
                let tx = act.house.store.begin().await?;
                import.finish(tx, "homes", strictness).await
            })
            .await;
        }
    }
}

/// Puts homes in the waiting room, completed with what is known of them; gives those that were refused.
async fn stage(
    import: &Import<'_>,
    silence: &Silence,
    batch: &[Line<Home>],
) -> Result<Vec<store::imports::Refused>, ImportError> {
    let (mut tx, mut batch) = (import.act.house.store.begin().await?, batch.to_vec());
    silence.homes(&mut tx, &mut batch).await?;
    let refused = store::imports::stage_homes(&mut tx, import.id, &batch).await?;
    tx.commit().await?;
    Ok(refused)
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
    let house_number = row.read("number", "a house number such as 12, 12a or 12-2", HouseNumber::read)?;
    let HouseNumber { number, letter, suffix } = house_number.ok_or("column 'number' is empty")?;
    let postal_code = row
        .read("postal_code", "a Dutch postal code such as 9712 KB", |text| text.parse::<PostalCode>().ok())?;
    Ok(Address {
        street: row.need("street")?.to_owned(),
        house_number: number,
        letter: one_of("letter", letter, row.get("letter"))?,
        suffix: one_of("suffix", suffix, row.get("suffix"))?,
        postal_code: postal_code.ok_or("column 'postal_code' is empty")?.as_str().to_owned(),
        city: row.need("city")?.to_owned(),
    })
}

/// What stands in the column of house numbers: often the letter or what comes behind it too.
struct HouseNumber {
    number: u32,
    letter: Option<String>,
    suffix: Option<String>,
}

/// What may stand between a house number and what comes behind it.
const BETWEEN: [char; 3] = [' ', '-', '/'];

impl HouseNumber {
    /// Reads *12*, *12a*, *12-2* and *12 bis*.
    fn read(text: &str) -> Option<Self> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = text.split_at(digits);
        let number = number.parse().ok().filter(|number| (1..=99_999).contains(number))?;
        let rest = rest.trim_start_matches(BETWEEN);
        let known = rest.chars().all(|sign| sign.is_alphanumeric() || sign == '.' || BETWEEN.contains(&sign));
        let words = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        // One letter is a letter; more are a word, such as *bis*.
        let (letter, suffix) = rest.split_at(usize::from(words == 1));
        let told = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let (letter, suffix) = (told(letter), told(suffix.trim_start_matches(BETWEEN)));
        known.then_some(Self { number, letter, suffix })
    }
}

/// What the house number says and what its own column says; a file that says two things is asked which it is.
fn one_of(column: &str, behind: Option<String>, own: Option<&str>) -> Result<Option<String>, String> {
    match (behind, own) {
        (Some(behind), Some(own)) if !behind.eq_ignore_ascii_case(own) => {
            Err(format!("the house number ends in '{behind}', but column '{column}' says '{own}'"))
        }
        (behind, own) => Ok(own.map(str::to_owned).or(behind)),
    }
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

#[cfg(test)]
mod tests {
    use super::{HouseNumber, one_of};

    #[test]
    fn a_house_number_may_carry_what_comes_behind_it() {
        for (text, number, letter, suffix) in [
            ("12", 12, None, None),
            ("12a", 12, Some("a"), None),
            ("12 A", 12, Some("A"), None),
            ("12-2", 12, None, Some("2")),
            ("12 bis", 12, None, Some("bis")),
            ("12a-2", 12, Some("a"), Some("2")),
        ] {
            let read = HouseNumber::read(text).unwrap_or_else(|| panic!("{text} is a house number"));
            assert_eq!(
                (read.number, read.letter.as_deref(), read.suffix.as_deref()),
                (number, letter, suffix),
                "{text}"
            );
        }
        for text in ["", "0", "a12", "100000", "12;drop", "12 (achter)"] {
            assert!(HouseNumber::read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn two_columns_that_disagree_are_refused() {
        assert_eq!(one_of("letter", Some("a".to_owned()), Some("A")), Ok(Some("A".to_owned())));
        assert_eq!(one_of("letter", None, Some("b")), Ok(Some("b".to_owned())));
        assert_eq!(one_of("letter", Some("a".to_owned()), None), Ok(Some("a".to_owned())));
        let refused = one_of("letter", Some("a".to_owned()), Some("b")).unwrap_err();
        assert_eq!(refused, "the house number ends in 'a', but column 'letter' says 'b'");
    }
}
