//! Whoever can write in the database can change a version of the policy, but not without its showing.

use store::Dialect;
use store::testing::fresh;
use usecases::steering::policies::Alteration::{Gone, Hash, LiveFrom, State, Step, Texts, Unrecorded};
use usecases::steering::policies::{self, Alteration, Step as Next};

use crate::steering::{manager, town, walk};

/// What is done behind the program's back, how it is undone, and what is then said of which version.
fn changes(first: &str, day: &str, hash: &str) -> Vec<(String, String, i64, Alteration)> {
    let change = |say: &str, undo: &str, number, fault| (say.to_owned(), undo.to_owned(), number, fault);
    let other = "f".repeat(64);
    let texts = |from: &str, to: &str, hash: &str| {
        format!(
            "UPDATE policies SET parameters = replace(parameters, '{from}', '{to}'), hash = '{hash}' WHERE number = 2"
        )
    };
    vec![
        change(
            &format!("UPDATE policies SET hash = '{other}' WHERE number = 2"),
            &format!("UPDATE policies SET hash = '{hash}' WHERE number = 2"),
            2,
            Hash,
        ),
        (texts("staff = 8", "staff = 77", hash), texts("staff = 77", "staff = 8", hash), 2, Hash),
        change(
            "UPDATE policies SET live_from = '2026-01-01' WHERE number = 2",
            &format!("UPDATE policies SET live_from = '{day}' WHERE number = 2"),
            2,
            LiveFrom { kept: "2026-01-01".to_owned(), decided: day.to_owned() },
        ),
        change(
            "UPDATE policies SET live_from = NULL WHERE number = 1",
            &format!("UPDATE policies SET live_from = '{first}' WHERE number = 1"),
            1,
            LiveFrom { kept: "no day".to_owned(), decided: first.to_owned() },
        ),
        change(
            "UPDATE policies SET state = 'live' WHERE number = 1",
            "UPDATE policies SET state = 'retired' WHERE number = 1",
            1,
            State { kept: "live".to_owned(), decided: "retired".to_owned() },
        ),
        change(
            "UPDATE policy_steps SET note = 'Geen bezwaar.' WHERE state = 'advised'",
            "UPDATE policy_steps SET note = 'Zie verslag' WHERE state = 'advised'",
            2,
            Step(3),
        ),
        change(
            "UPDATE policy_steps SET role = 'administrator' WHERE state = 'approved'",
            "UPDATE policy_steps SET role = 'manager' WHERE state = 'approved'",
            2,
            Step(4),
        ),
        change(
            "UPDATE policies SET number = 7 WHERE number = 2",
            "UPDATE policies SET number = 2 WHERE number = 7",
            7,
            Alteration::Number { decided: 2 },
        ),
    ]
}

#[tokio::test]
async fn a_version_that_is_changed_in_the_database_is_named() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let Some(fresh) = fresh(dialect).await else { continue };
        let town = town(fresh.open().await).await;
        let act = manager(&town);
        let day = domain::calendar::amsterdam::day_of(town.now);
        let id = policies::start(&act, None).await.unwrap();
        let mut table = policies::open(&act, id).await.unwrap().table;
        table.rules[0].remark = "Bel eerst 112".to_owned();
        policies::save(&act, id, 1, &table, None).await.unwrap();
        walk(&act, id, &[Next::Check, Next::Advise, Next::Approve, Next::Publish { on: day }]).await;
        let thrown_away = policies::start(&act, None).await.unwrap();
        policies::discard(&act, thrown_away, 1).await.unwrap();
        policies::start(&act, None).await.unwrap();
        let found = async || {
            let found = policies::verify_versions(&act).await.unwrap();
            let told = found.altered.into_iter().map(|altered| (altered.number, altered.fault));
            (found.kept, told.collect::<Vec<_>>())
        };
        assert_eq!(found().await, (3, vec![]));

        let first = policies::list(&act).await.unwrap().pop().unwrap().live_from.unwrap().to_string();
        let hash = policies::open(&act, id).await.unwrap().hash;
        for (say, undo, number, fault) in changes(&first, &day.to_string(), &hash) {
            fresh.say(&say).await;
            assert_eq!(found().await.1, [(number, fault)], "{say}");
            fresh.say(&undo).await;
            assert_eq!(found().await, (3, vec![]), "{undo}");
        }
        // Texts with a hash that fits them, but of a version that was never saved.
        fresh.say("UPDATE policies SET hash = (SELECT hash FROM policies WHERE number = 1), parameters = (SELECT parameters FROM policies WHERE number = 1), decision_table = (SELECT decision_table FROM policies WHERE number = 1) WHERE number = 4").await;
        assert_eq!(found().await.1, [(4, Texts)]);
        fresh.say("DELETE FROM policy_steps WHERE state = 'advised'").await;
        fresh
            .say("DELETE FROM policy_steps WHERE policy_id = (SELECT id FROM policies WHERE number = 4)")
            .await;
        fresh.say("DELETE FROM policies WHERE number = 4").await;
        assert_eq!(found().await, (2, vec![(2, Step(3)), (4, Gone)]));
        fresh.say("INSERT INTO policies (id, name, number, state, decision_table, parameters, hash, changed_at) SELECT '00000000-0000-7000-8000-000000000009', name, 9, 'draft', decision_table, parameters, hash, changed_at FROM policies WHERE number = 2").await;
        assert_eq!(found().await, (3, vec![(2, Step(3)), (4, Gone), (9, Unrecorded)]));
        town.house.store.close().await;
        fresh.remove().await;
    }
}
