//! Moving in: the same association on SQLite and on PostgreSQL.

use domain::actors::{Actor, StaffRole};
use domain::calendar::amsterdam;
use domain::channels::Channel;
use jiff::ToSpan;
use store::testing::on_both;
use usecases::testing::Town;

use crate::{TODAY, association};

#[tokio::test]
async fn everything_arrives_and_only_once() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let now = amsterdam::start_of(TODAY) + 9.hours();
        let began = std::time::Instant::now();
        let loaded = demo::load(&town.house, now).await.unwrap();
        println!("moved in after {:?}: {} events", began.elapsed(), loaded.events);
        assert!(loaded.moved_in);
        let later = demo::load(&town.house, now + 72.hours()).await.unwrap();
        assert_eq!((later.moved_in, later.today), (false, Some(TODAY)));
        let expected = association();
        for case in &expected.cases {
            let found = store::cases::find(&town.house.store, case.id).await.unwrap();
            assert_eq!((&found.state, &found.data), (&case.state, &case.data), "{}", case.number);
        }
        let desk =
            town.house.act(now, Actor::Staff { id: town.staff, role: StaffRole::Agent }, Channel::Phone);
        let list = usecases::worklist::work_list(&desk).await.unwrap();
        assert!(list.cases.len() >= 12, "{}", list.cases.len());
        assert!(list.shelf.is_empty());
        let mail = store::outbox::delivered(&town.house.store, "mail", 500).await.unwrap();
        assert!(mail.len() > 40, "{}", mail.len());
    })
    .await;
}
