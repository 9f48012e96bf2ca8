//! How long it takes to offer times: fifty inspectors whose calendars are half full, over ten working days.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};
use reqwest::Method;
use stories::database::{Database, embedded};
use stories::program::{API_KEY, Program};
use stories::tenant::Signed;
use stories::visitor::{Visitor, client};

use super::figures::Figure;
use super::{milliseconds, read, share};

/// Inspectors in all.
const INSPECTORS: usize = 50;
/// Days over which times are offered.
const DAYS: &str = "final-days = 10";
/// Offers that are asked for.
const OFFERS: usize = 100;
/// An offer.
const MOST_OFFERING: f64 = 50.0;
/// Hours at which inspectors are booked already, Dutch local time.
const BOOKED: [i8; 4] = [8, 10, 13, 15];

/// The standard rules, but that times are offered over ten days.
pub fn rules(folder: &Path) -> Vec<(&'static str, String)> {
    let (from, to) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules"), folder.join("rules"));
    let copied = std::fs::create_dir(&to).and_then(|()| {
        for entry in std::fs::read_dir(&from)? {
            let file: PathBuf = entry?.path();
            std::fs::copy(&file, to.join(file.file_name().unwrap_or_default()))?;
        }
        let parameters = to.join("lease-termination.toml");
        std::fs::write(&parameters, read(&parameters).replace("final-days = 5", DAYS))
    });
    copied.unwrap_or_else(|error| panic!("the rules in {} cannot be copied: {error}", from.display()));
    assert!(read(&to.join("lease-termination.toml")).contains(DAYS), "the rules say how many days there are");
    vec![("KANAALWIJZER_RULES", to.display().to_string())]
}

/// Ends a lease, fills the house with inspectors, and asks for the times of its final inspection.
pub async fn offer(program: &mut Program) -> Figure {
    let end = Zoned::now().date().saturating_add(80.days());
    let mut tenant =
        stories::tenant::Tenant::new(Visitor::new(&client(), &program.url(), 2), "huurder01@example.nl");
    let filed = async {
        tenant.sign_in().await?;
        let form = tenant.form().await?;
        tenant.end_lease(&form, end, |_| 0).await
    };
    let case = match filed.await {
        Ok(Signed::Done(filed)) => filed.case,
        other => panic!("no lease was ended: {other:?}"),
    };
    program.kill();
    let hired = hire(&embedded(program.data()), &case, end).await;
    hired.unwrap_or_else(|error| panic!("inspectors cannot be hired: {error}"));
    program.start().await;
    tokio::time::sleep(Duration::from_secs(2)).await;

    let mut system = Visitor::new(&client(), &program.url(), 3);
    let path = format!("/api/v1/lease-terminations/{case}/available-times?visit=final-inspection");
    let (mut took, mut times) = (Vec::new(), 0);
    for _ in 0..OFFERS {
        let began = Instant::now();
        let answer = system.ask(Method::GET, &path, API_KEY, None).await;
        took.push(milliseconds(began.elapsed()));
        let (status, offered) = answer.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(status, 200, "{offered}");
        times = offered.as_array().map_or(0, Vec::len);
    }
    assert!(times > 20, "{times} times are offered: too few to be an offer of fifty inspectors");
    took.sort_by(f64::total_cmp);
    Figure::most(
        format!("{times} times offered, {INSPECTORS} inspectors, ten days, 99 of 100 within"),
        share(&took, 0.99),
        "ms",
        MOST_OFFERING,
    )
}

/// Adds inspectors until there are fifty, each with working hours, and books all of them half the time.
async fn hire(address: &str, case: &str, end: Date) -> Result<(), sqlx::Error> {
    let mut database = Database::open(address).await?;
    let known = database.rows("SELECT id FROM inspectors WHERE id <> $1", "").await?;
    let mut inspectors: Vec<String> = known.iter().map(|row| row.text("id")).collect();
    let mut sql = vec!["BEGIN".to_owned()];
    for number in inspectors.len()..INSPECTORS {
        let id = format!("019aa1b2-0000-7000-8000-{number:012}");
        sql.push(format!(
            "INSERT INTO inspectors (id, name, active) VALUES ('{id}', 'Inspecteur {number}', 1)"
        ));
        for weekday in 1..=5 {
            sql.push(format!("INSERT INTO working_hours VALUES ('{id}', {weekday}, '08:00:00', '17:00:00')"));
        }
        inspectors.push(id);
    }
    let (mut visits, mut cases) = (0, 0);
    let mut day = end.saturating_sub(20.days());
    while day <= end {
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            for (place, inspector) in inspectors.iter().enumerate() {
                // Every other one an hour later: somebody is free at most moments.
                let later = i8::try_from(place % 2).unwrap_or(0);
                // The visits of an inspector on a day are those of one case, long closed: that is as many as a case can have.
                cases += 1;
                let visited = format!("019aa1b2-0000-7000-a000-{cases:012}");
                sql.push(closed_like(case, &visited, cases));
                for hour in BOOKED {
                    visits += 1;
                    sql.extend(booked(visits, &visited, inspector, day, hour + later));
                }
            }
        }
        day = day.saturating_add(1.days());
    }
    sql.push("COMMIT".to_owned());
    database.say(&sql.join(";")).await
}

/// A closed case that is otherwise as `case`.
fn closed_like(case: &str, id: &str, number: usize) -> String {
    format!(
        "INSERT INTO cases (id, number, process, level, channel, requester_id, lease_id, home_id, state, open, attention, \
         needs_attention, opened_at, closed_at, data, version) SELECT '{id}', 'measured-{number}', process, level, channel, \
         requester_id, lease_id, home_id, 'ended', 0, attention, 0, opened_at, opened_at, data, version FROM cases WHERE id = '{case}'"
    )
}

/// A visit of an hour with a quarter of travel before and after: six quarters.
fn booked(number: usize, case: &str, inspector: &str, day: Date, hour: i8) -> Vec<String> {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
    let start = day.at(hour, 0, 0, 0).to_zoned(zone).map_or(0, |start| start.timestamp().as_second());
    let moment = |seconds: i64| {
        jiff::Timestamp::from_second(seconds).map(|moment| moment.to_string()).unwrap_or_default()
    };
    let id = format!("019aa1b2-0000-7000-9000-{number:012}");
    let (from, until) = (moment(start), moment(start + 3600));
    let visit = format!(
        "INSERT INTO appointments VALUES ('{id}', '{case}', 'pre-inspection', '{inspector}', '{from}', '{until}', 15, \
         'done', 1)"
    );
    let quarters = (start / 900 - 1..start / 900 + 5).map(|quarter| {
        // Where the demo has a visit already, that one stays.
        format!("INSERT OR IGNORE INTO slot_claims VALUES ('{inspector}', {quarter}, '{id}')")
    });
    std::iter::once(visit).chain(quarters).collect()
}
