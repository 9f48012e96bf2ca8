//! The demo association's channel policy: a first version that only explained, and the one that holds now.

use domain::actors::{Actor, StaffRole};
use domain::appointments::WorkingHours;
use domain::calendar::amsterdam;
use domain::events::Subject;
use jiff::civil::{Date, Time, Weekday, time};
use jiff::{Timestamp, ToSpan};
use serde_json::json;
use usecases::steering::policies::{Installed, PolicyStep, Sources, install_versions};
use usecases::{Error, House};

/// Days ago on which the first version began.
const FIRST: i64 = 420;
/// Days ago on which the present version began.
const SECOND: i64 = 90;

/// What the tenants' organisation said about each version.
const ADVICE: [&str; 2] = [
    "Positief. Meet eerst een jaar wat huurders kiezen, en stuur daarna pas.",
    "Positief, mits bellen en de balie gewoon open blijven. Extra tijden alleen als ze er echt bij komen.",
];
/// Why each version was approved.
const APPROVAL: [&str; 2] = [
    "Eerste versie: wij leggen uit wat online kan, verder niets.",
    "Na een jaar meten: wie het zelf kan, is online sneller klaar. Wij voegen twaalf tijden per week toe.",
];

/// Installs both versions, with the hours that were added for the second, when there is no policy yet.
pub async fn install(house: &House, now: Timestamp) -> Result<(), Error> {
    if !usecases::steering::policies::list(&house.program(now)).await?.is_empty() {
        return Ok(());
    }
    let today = amsterdam::day_of(now);
    let staff = store::staff::all(&house.store).await?;
    let manager = staff.iter().find(|member| member.role == StaffRole::Manager);
    let actor = manager.map_or(Actor::Program, |member| Actor::Staff { id: member.id, role: member.role });
    let first = Sources {
        table: include_str!("../policies/channel-policy-1.dmn").to_owned(),
        parameters: include_str!("../policies/channel-policy-1.toml").to_owned(),
    };
    let second = Sources {
        table: include_str!("../../rules/channel-policy.dmn").to_owned(),
        parameters: include_str!("../../rules/channel-policy.toml").to_owned(),
    };
    let versions: Vec<Installed> = [(first, FIRST), (second, SECOND)]
        .into_iter()
        .enumerate()
        .map(|(at, (sources, ago))| version(at, sources, today.saturating_sub(ago.days()), actor))
        .collect();
    install_versions(&house.program(now), &versions).await?;
    add_hours(house, now).await?;
    // A call can only be promised by a policy that says when we call.
    crate::call_backs::promise(house, now).await
}

/// The hours that were added for who arranges it alone: late on Tuesday and Thursday, with the first inspector.
async fn add_hours(house: &House, now: Timestamp) -> Result<(), Error> {
    let mut tx = house.store.begin().await?;
    let Some(inspector) = store::appointments::inspectors::all(&mut tx).await?.into_iter().next() else {
        return Ok(());
    };
    let evening = |weekday| WorkingHours { weekday, from: time(17, 0, 0, 0), until: time(20, 0, 0, 0) };
    let hours = [evening(Weekday::Tuesday), evening(Weekday::Thursday)];
    store::appointments::added_hours::set(&mut tx, inspector.id, &hours).await?;
    let act = house.program(now);
    let data = json!({ "hours": "tuesday and thursday, 17:00 to 20:00" });
    tx.record(&act.event(Subject::new("inspector", inspector.id), "hours-added", data)).await?;
    tx.commit().await?;
    Ok(())
}

fn version(at: usize, sources: Sources, from: Date, actor: Actor) -> Installed {
    let step = |step: PolicyStep, days: i64, at: Time, note: &str| {
        (step, amsterdam::at(from.saturating_sub(days.days()), at), actor, note.to_owned())
    };
    let steps = vec![
        step(PolicyStep::Check, 42, time(10, 12, 0, 0), ""),
        step(PolicyStep::Advise, 21, time(16, 40, 0, 0), ADVICE[at]),
        step(PolicyStep::Approve, 14, time(9, 5, 0, 0), APPROVAL[at]),
        step(PolicyStep::Publish, 7, time(11, 30, 0, 0), ""),
    ];
    Installed { sources, from, steps }
}
