//! The leaking tap: looked up, mailed, and after four hours telephoned; the manager finds it on the map, with its cost.

use domain::actors::{Actor, StaffRole};
use domain::calendar::amsterdam;
use domain::channels::Channel;
use insight::pictures::{Colour, Language, Look, journey_map, tell};
use jiff::{SignedDuration, ToSpan};
use store::Dialect;
use store::testing::fresh;
use usecases::journeys;
use usecases::journeys::overview::overview;
use usecases::steering::policies;
use usecases::testing::Town;

use crate::TODAY;

#[tokio::test]
async fn the_map_shows_mail_then_telephone_after_four_hours_and_its_cost() {
    let database = fresh(Dialect::Sqlite).await.unwrap();
    let town = Town::new(database.open().await).await;
    let now = amsterdam::start_of(TODAY) + 9.hours();
    demo::load(&town.house, now).await.unwrap();
    demo::install_policies(&town.house, now).await.unwrap();
    let manager = Actor::Staff { id: town.staff, role: StaffRole::Manager };
    let act = town.house.act(now, manager, Channel::System);
    let year = now - SignedDuration::from_hours(24 * 365);
    let selection =
        journeys::Selection { since: year, until: None, topic: Some("repair".to_owned()), group: None };
    let found = overview(&act, &selection, Colour::Waiting).await.unwrap();
    assert!(found.about.generated, "the page says that these contacts were made up");
    let map = &found.counted.told.as_ref().unwrap().map;
    let switch = map.switch.clone().unwrap();
    assert_eq!((switch.from.as_str(), switch.to.as_str()), ("email", "phone"));
    assert!(switch.times > 300, "{switch:?}");
    // The telephone costs what the policy says, and so does the switch.
    let policy = policies::holding_parameters(&act).await.unwrap().unwrap();
    let price = f64::from(policy.channel(Channel::Phone).unwrap().cost_cents);
    let cost = switch.cost.unwrap();
    let times = f64::from(u32::try_from(switch.times).unwrap());
    assert!((cost.total - times * price).abs() < 1.0, "{cost:?}");
    assert!(cost.low < cost.total && cost.total < cost.high);
    let widest = map.widest_switch().unwrap();
    let ends = [widest.from, widest.to].map(|lane| map.lanes[lane].name.as_str());
    assert_eq!(ends, ["email", "phone"], "the widest ribbon that changes lane");
    let words = tell(map, Language::Dutch);
    assert!(words.contains("De grootste overstap is van E-mail naar Telefoon"), "{words}");
    assert!(words.contains("aan extra contacten"), "{words}");
    assert!(journey_map(map, &Look::default()).contains("km-largest"));
    // Four hours of working time: who mails in the afternoon calls the next morning.
    let middle = switch.waiting / 60.0;
    assert!((230.0..=300.0).contains(&middle), "half call after {middle} working minutes");
    town.house.store.close().await;
    database.remove().await;
}
