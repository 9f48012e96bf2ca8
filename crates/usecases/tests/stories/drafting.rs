//! Two managers in one draft lose nothing, nobody waits for somebody else's long table, and what comes from a modeller is
//! read within bounds or refused with its place.
#![expect(clippy::unwrap_used, reason = "a table that is not as it was drawn must stop")]

use std::time::Duration;

use store::testing::on_both;
use usecases::Error;
use usecases::steering::policies::{
    self, Direction, Edit, NotImported, Outcome, PolicyError, PolicyState, TableFault, TableText,
};

use crate::steering::{manager, town};

fn named(title: &str) -> Edit {
    Edit::Naming { title: title.to_owned(), purpose: "Elk kanaal open".to_owned() }
}

/// The table with another remark at its first rule.
fn remarked(table: &TableText, remark: &str) -> TableText {
    let mut table = table.clone();
    remark.clone_into(&mut table.rules[0].remark);
    table
}

#[tokio::test]
async fn two_managers_in_one_draft_lose_nothing() {
    on_both(async |store| {
        let town = town(store).await;
        let act = manager(&town);
        let id = policies::start(&act, None).await.unwrap();
        for round in 0..4 {
            let view = policies::open(&act, id).await.unwrap();
            let (title, remark) = (format!("Ronde {round}"), format!("Bel 112, ronde {round}"));
            let (change, table) = (named(&title), remarked(&view.table, &remark));
            // Both saw the same version: one is kept, the other is told and nothing of it is kept.
            let (edited, saved) = tokio::join!(
                policies::edit(&act, id, view.version, &change, false),
                policies::save(&act, id, view.version, &table, None),
            );
            let now = policies::open(&act, id).await.unwrap();
            assert_eq!(now.version, view.version + 1);
            let kept = (now.parameters.title == title, now.table.rules[0].remark == remark);
            assert_eq!((edited.is_ok(), saved.is_ok()), kept);
            assert!(kept.0 != kept.1, "one of both: {edited:?} {saved:?}");
            assert!(matches!((edited, saved), (Err(Error::Changed), _) | (_, Err(Error::Changed))));
            // Whoever was told does it again on what the other made: now both stand there.
            if kept.0 {
                policies::save(&act, id, now.version, &remarked(&now.table, &remark), None).await.unwrap();
            } else {
                let outcome = policies::edit(&act, id, now.version, &change, false).await.unwrap();
                assert_eq!(outcome, Outcome::Kept);
            }
            let both = policies::open(&act, id).await.unwrap();
            assert_eq!((both.parameters.title, &both.table.rules[0].remark), (title, &remark));
        }
        // A move that another one's change came before is told too.
        let moved = Edit::TopicMoved("complaint".to_owned(), Direction::Up);
        assert!(matches!(policies::edit(&act, id, 1, &moved, false).await, Err(Error::Changed)));
    })
    .await;
}

/// On SQLite one transaction writes at a time. Here somebody else has it: what is only read and worked out goes on.
#[tokio::test]
async fn a_table_is_read_before_anybody_has_to_wait_for_it() {
    on_both(async |store| {
        let town = town(store).await;
        let act = manager(&town);
        let id = policies::start(&act, None).await.unwrap();
        let view = policies::open(&act, id).await.unwrap();
        let writing = town.house.store.begin().await.unwrap();
        let soon = Duration::from_secs(8);
        let gone = Edit::TopicGone("repair".to_owned());
        let foreseen = tokio::time::timeout(soon, policies::foresee(&act, id, &gone)).await.unwrap();
        assert_eq!(foreseen.unwrap().gone, [6]);
        let asked = policies::edit(&act, id, view.version, &gone, false);
        let asked = tokio::time::timeout(soon, asked).await.unwrap();
        assert!(matches!(asked, Ok(Outcome::Asks(_))));
        let nameless = named("");
        let refused = tokio::time::timeout(soon, policies::edit(&act, id, view.version, &nameless, false));
        assert!(matches!(refused.await.unwrap(), Err(Error::Problems(_))));
        let mut wrong = view.table.clone();
        wrong.rules[0].inputs[3] = "hoog".to_owned();
        let unread = tokio::time::timeout(soon, policies::save(&act, id, view.version, &wrong, None));
        assert!(matches!(unread.await.unwrap(), Err(Error::Input(key)) if key == "steering-not-readable"));
        let imported = tokio::time::timeout(soon, policies::import(&act, "<definitions/>", None, "x.dmn"));
        assert!(matches!(imported.await.unwrap(), Err(NotImported::Refused(_))));
        writing.roll_back().await.unwrap();
    })
    .await;
}

/// The DMN of a table with so many rules as its ninth again and again, each with a mark of its own.
fn with_rules(dmn: &str, count: usize) -> String {
    let end = dmn.rfind("</rule>").unwrap() + "</rule>".len();
    let start = dmn[..end].rfind("<rule").unwrap();
    let rule = &dmn[start..end];
    let id = rule.split('"').nth(1).unwrap();
    let has = dmn.matches("<rule ").count();
    let more: String =
        (has..count).map(|at| rule.replacen(&format!("\"{id}\""), &format!("\"more-{at}\""), 1)).collect();
    format!("{}{more}{}", &dmn[..end], &dmn[end..])
}

#[tokio::test]
async fn a_drawn_table_is_taken_in_within_bounds_and_else_refused_with_its_place() {
    on_both(async |store| {
        let town = town(store).await;
        let act = manager(&town);
        let live = policies::live(&act).await.unwrap();
        let dmn = policies::export_dmn(&act, live.id).await.unwrap();
        let id = policies::import(&act, &dmn, None, "beleid.dmn").await.unwrap();
        let view = policies::open(&act, id).await.unwrap();
        assert_eq!((view.summary.number, view.summary.state), (2, PolicyState::Draft));
        assert_eq!(view.steps[0].note, "beleid.dmn");
        let largest = with_rules(&dmn, policies::MOST_RULES);
        policies::import(&act, &largest, None, "groot.dmn").await.unwrap();
        let refused = policies::import(&act, &with_rules(&dmn, 2_001), None, "groter.dmn").await;
        let Err(NotImported::Refused(refused)) = refused else { panic!("{refused:?}") };
        let columns = view.table.inputs.len() + view.table.outputs.len();
        let fault = TableFault::TooLarge { rules: 2_001, columns };
        assert_eq!(refused, PolicyError::Table(fault));
        assert!(refused.to_string().contains("2001 rules") && refused.to_string().contains("at most 2000"));
        let broken = dmn.replacen("<text>true</text>", "<text>klopt</text>", 1);
        let Err(NotImported::Refused(refused)) = policies::import(&act, &broken, None, "stuk.dmn").await
        else {
            panic!("a cell that cannot be read is read")
        };
        assert!(refused.to_string().contains("stuk.dmn: `channel`: rule 1, column"), "{refused}");
        // Parameters have bounds of their own.
        let days: String =
            (0..501).map(|day| [&(1500 + day).to_string(), "-01-01 = \"dicht\"\n"].concat()).collect();
        let many = format!("{}\n[calendar.closed_days]\n{days}", view.parameters_text);
        let Err(NotImported::Refused(refused)) = policies::import(&act, &dmn, Some(&many), "x").await else {
            panic!("there is no end to closed days")
        };
        assert_eq!(refused.to_string(), "parameters: there are more than 500 closed-days; leave some out");
    })
    .await;
}
