//! Policies go live only when they hold, and nobody can change what was decided by them unseen.

use ::steering::SelfReliance;
use ::steering::chain::Fault;
use domain::actors::StaffRole;
use domain::channels::Channel;
use jiff::ToSpan;
use store::Dialect;
use store::testing::{fresh, on_both};
use usecases::Error;
use usecases::steering::policies::PolicyState::{Advised, Approved, Checked, Draft, Live};
use usecases::steering::policies::{self, PolicyState, Step};
use usecases::steering::{Ask, advise, verify};
use usecases::testing::PROCESS;

use crate::steering::{manager, town, walk};

#[tokio::test]
async fn a_policy_goes_live_step_by_step_and_the_old_one_retires() {
    on_both(async |store| {
        let town = town(store).await;
        let act = manager(&town);
        let first = policies::live(&act).await.unwrap();
        let id = policies::start(&act, None).await.unwrap();
        let today = domain::calendar::amsterdam::day_of(town.now);
        let view = policies::open(&act, id).await.unwrap();
        assert_eq!((view.summary.number, view.summary.state), (2, PolicyState::Draft));
        let checked = policies::checked(&act, id).await.unwrap();
        assert!(checked.holds && checked.tried > 10_000);
        let mut table = view.table.clone();
        let simple = table.rules.iter_mut().find(|rule| rule.id.as_deref() == Some("simple")).unwrap();
        simple.remark = "Beter uitgelegd".to_owned();
        policies::save(&act, id, view.version, &table, None).await.unwrap();
        let stale = policies::save(&act, id, view.version, &table, None).await;
        assert!(matches!(stale, Err(Error::Changed)));
        let skipped = policies::advance(&act, id, 2, Step::Publish { on: today }, "").await;
        assert!(matches!(skipped, Err(Error::Input(key)) if key == "steering-step-not-now"));
        policies::advance(&act, id, 2, Step::Check, "").await.unwrap();
        let nothing = policies::advance(&act, id, 3, Step::Advise, "").await;
        assert!(matches!(nothing, Err(Error::Input(key)) if key == "steering-note"));
        policies::advance(&act, id, 3, Step::Advise, "Akkoord, mits de balie open blijft.").await.unwrap();
        policies::advance(&act, id, 4, Step::Approve, "").await.unwrap();
        let agent = town.as_staff(StaffRole::Agent);
        let forbidden = policies::advance(&agent, id, 5, Step::Publish { on: today }, "").await;
        assert!(matches!(forbidden, Err(Error::Forbidden)));
        policies::advance(&act, id, 5, Step::Publish { on: today }, "").await.unwrap();
        let states: Vec<(u32, PolicyState, bool)> = policies::list(&act)
            .await
            .unwrap()
            .iter()
            .map(|summary| (summary.number, summary.state, summary.holds_today))
            .collect();
        assert_eq!(states, [(2, PolicyState::Live, true), (1, PolicyState::Retired, false)]);
        let view = policies::open(&act, id).await.unwrap();
        let steps: Vec<PolicyState> = view.steps.iter().map(|step| step.state).collect();
        assert_eq!(steps, [Draft, Checked, Advised, Approved, Live]);
        assert_eq!(view.steps[2].by, "Bo Balie");
        let fixed = policies::save(&act, id, view.version, &table, None).await;
        assert!(matches!(fixed, Err(Error::Input(key)) if key == "steering-policy-fixed"));
        let last = policies::advance(&act, id, view.version, Step::Retire, "").await;
        assert!(matches!(last, Err(Error::Input(key)) if key == "steering-last-policy"));
        let difference = policies::difference(&act, first.id, id).await.unwrap();
        assert!(difference.said.is_empty(), "{difference:?}");
        let cells: Vec<_> = difference.rules.iter().flat_map(|rule| &rule.cells).collect();
        assert!(
            matches!(cells[..], [cell] if matches!(cell.column, policies::RuleColumn::Explains(_))),
            "{cells:?}"
        );
        assert!(policies::export_dmn(&act, id).await.unwrap().contains("Beter uitgelegd"));
        let entries = [(id, "In gebruik"), (first.id, "Buiten gebruik")];
        for (id, status) in entries {
            let register = policies::algorithm_register(&act, id).await.unwrap();
            let told = (&register["status"], &register["standard_version"], &register["category"]);
            assert_eq!(told, (&status.into(), &"1.0".into(), &serde_json::json!(["Wonen"])));
        }
    })
    .await;
}

#[tokio::test]
async fn a_policy_for_later_waits_for_its_day() {
    on_both(async |store| {
        let mut town = town(store).await;
        let on = domain::calendar::amsterdam::day_of(town.now).saturating_add(10.days());
        let act = manager(&town);
        let id = policies::start(&act, None).await.unwrap();
        walk(&act, id, &[Step::Check, Step::Advise, Step::Approve, Step::Publish { on }]).await;
        assert_eq!(policies::live(&act).await.unwrap().number, 1);
        let given_out = policies::published(&act).await.unwrap();
        assert_eq!(
            given_out.iter().map(|one| one.summary.number).collect::<Vec<_>>(),
            [1],
            "not before its day"
        );
        town.now = town.now.checked_add(240.hours()).unwrap();
        let act = manager(&town);
        assert_eq!(policies::live(&act).await.unwrap().number, 2);
        let states: Vec<PolicyState> =
            policies::list(&act).await.unwrap().iter().map(|summary| summary.state).collect();
        assert_eq!(states, [PolicyState::Live, PolicyState::Retired]);
        // What was followed is over: the one that holds cannot be taken away so that the other comes back.
        let version = policies::open(&act, id).await.unwrap().version;
        let back = policies::advance(&act, id, version, Step::Retire, "").await;
        assert!(matches!(back, Err(Error::Input(key)) if key == "steering-last-policy"));
        assert_eq!(policies::live(&act).await.unwrap().number, 2);
        // With the next thing that is done its end is written down, as a step of its own.
        policies::start(&act, None).await.unwrap();
        let first = policies::list(&act).await.unwrap().pop().unwrap();
        let steps = policies::open(&act, first.id).await.unwrap().steps;
        assert_eq!(steps.last().unwrap().state, PolicyState::Retired);
    })
    .await;
}

/// What is compared with is the version that holds, not what the file says of itself.
#[tokio::test]
async fn people_cannot_be_made_slower_by_editing_what_was_before() {
    on_both(async |store| {
        let town = town(store).await;
        let act = manager(&town);
        let id = policies::start(&act, None).await.unwrap();
        let view = policies::open(&act, id).await.unwrap();
        let change = |old: &str, new: &str| {
            assert!(view.parameters_text.contains(old), "{old}");
            view.parameters_text.replacen(old, new, 1)
        };
        let slower = change(
            "answer-within-minutes = 3\nbaseline-answer-within-minutes = 3",
            "answer-within-minutes = 240\nbaseline-answer-within-minutes = 240",
        );
        let fewer = change("staff = 8", "staff = 1");
        for parameters in [&slower, &fewer] {
            let checked = policies::check(&act, id, &view.table, Some(parameters)).await.unwrap();
            assert!(!checked.holds && checked.breaches[0].guard == "people-no-slower", "{checked:#?}");
        }
        policies::save(&act, id, view.version, &view.table, Some(&fewer)).await.unwrap();
        let refused = policies::advance(&act, id, view.version + 1, Step::Check, "").await;
        assert!(matches!(refused, Err(Error::Input(key)) if key == "steering-not-proved"));
        let openly =
            fewer + "\n[[reductions]]\nchannel = \"phone\"\nbecause = \"Minder vragen per telefoon.\"\n";
        policies::save(&act, id, view.version + 1, &view.table, Some(&openly)).await.unwrap();
        policies::advance(&act, id, view.version + 2, Step::Check, "").await.unwrap();
        let holding = policies::live(&act).await.unwrap();
        let told = policies::difference(&act, holding.id, id).await.unwrap();
        let keys: Vec<&str> = told.said.iter().map(|message| message.key.as_str()).collect();
        assert_eq!(keys, ["steering-channel-staff-changed", "steering-reduction-came"]);
    })
    .await;
}

#[tokio::test]
async fn a_policy_that_leaves_out_or_pushes_a_tenant_is_refused_and_shows_who() {
    on_both(async |store| {
        let town = town(store).await;
        let act = manager(&town);
        let id = policies::start(&act, None).await.unwrap();
        let view = policies::open(&act, id).await.unwrap();
        let mut without = view.table.clone();
        without.rules.retain(|rule| rule.id.as_deref() != Some("repair"));
        let checked = policies::check(&act, id, &without, None).await.unwrap();
        assert!(!checked.holds);
        assert!(checked.gaps[0].contains(&("topic".to_owned(), "repair".to_owned())));
        let mut pushing = view.table.clone();
        let portal = pushing.outputs.iter().position(|column| column.key == "portal").unwrap();
        let phone = pushing.outputs.iter().position(|column| column.key == "phone").unwrap();
        let help = pushing.rules.iter_mut().find(|rule| rule.id.as_deref() == Some("help")).unwrap();
        help.outputs[portal] = "\"preferred\"".to_owned();
        help.outputs[phone] = "\"open\"".to_owned();
        let checked = policies::check(&act, id, &pushing, None).await.unwrap();
        assert_eq!(checked.breaches[0].guard, "help-is-not-pushed");
        assert!(checked.breaches[0].tenant.contains(&("self reliance".to_owned(), "help".to_owned())));
        policies::save(&act, id, view.version, &pushing, None).await.unwrap();
        let refused = policies::advance(&act, id, view.version + 1, Step::Check, "").await;
        assert!(matches!(refused, Err(Error::Input(key)) if key == "steering-not-proved"));
        // A cell that cannot be read is told where it stands, and not saved.
        let mut wrong = view.table.clone();
        wrong.rules[0].inputs[3] = "hoog".to_owned();
        let checked = policies::check(&act, id, &wrong, None).await.unwrap();
        assert_eq!((checked.problems[0].rule, checked.problems[0].column), (Some(1), Some(3)));
        let unread = policies::save(&act, id, view.version + 1, &wrong, None).await;
        assert!(matches!(unread, Err(Error::Input(key)) if key == "steering-not-readable"));
        // A copied rule gets an identifier of its own.
        let mut copied = view.table.clone();
        copied.rules.push(copied.rules[0].clone());
        let checked = policies::check(&act, id, &copied, None).await.unwrap();
        assert_eq!((checked.overlaps[0].0, checked.overlaps[0].1), (1, 11));
        let question =
            policies::Question { self_reliance: SelfReliance::Alone, ..policies::Question::about("repair") };
        // Tried out as the tenant would see it: a repair cannot be arranged online here.
        let trial = |topic: &str, at, phone_wait| policies::Trial {
            question: policies::Question { topic: topic.to_owned(), ..question.clone() },
            at,
            phone_wait,
        };
        let table = &view.table;
        let tried = policies::try_out(&act, id, table, &trial("repair", town.now, None)).await.unwrap();
        assert_eq!((tried.preferred, tried.id, tried.rules), (None, None, vec![6]));
        let tried = policies::try_out(&act, id, table, &trial(PROCESS, town.now, None)).await.unwrap();
        assert_eq!(tried.preferred.unwrap().channel, Channel::Portal);
        let busy = trial("payment", town.now, Some(25));
        let tried = policies::try_out(&act, id, table, &busy).await.unwrap();
        assert_eq!(tried.rules, [8], "the wait counts");
        let night = trial(PROCESS, "2026-03-04T01:00:00Z".parse().unwrap(), None);
        let tried = policies::try_out(&act, id, table, &night).await.unwrap();
        assert!(tried.closed.iter().any(|way| way.channel == Channel::Phone), "the hour counts");
    })
    .await;
}

#[tokio::test]
async fn a_draft_can_be_thrown_away_and_a_version_begins_from_any_other() {
    on_both(async |store| {
        let town = town(store).await;
        let act = manager(&town);
        let first = policies::live(&act).await.unwrap();
        let id = policies::start(&act, None).await.unwrap();
        let stale = policies::discard(&act, id, 7).await;
        assert!(matches!(stale, Err(Error::Changed)), "{stale:?}");
        policies::discard(&act, id, 1).await.unwrap();
        assert!(matches!(policies::open(&act, id).await, Err(Error::NotFound)));
        let about = domain::events::Subject::new("policy", id);
        let events = store::events::about(&town.house.store, &about, 9).await.unwrap();
        assert!(
            events.iter().any(|one| one.event.kind == "policy-discarded" && one.event.data["number"] == 2)
        );
        let held = policies::discard(&act, first.id, 1).await;
        assert!(matches!(held, Err(Error::Input(key)) if key == "steering-policy-fixed"));
        let own = policies::start(&act, Some(first.id)).await.unwrap();
        assert_eq!(policies::open(&act, own).await.unwrap().summary.number, 3, "no number is given twice");
    })
    .await;
}

/// Whoever can write in the database can change a record, but not without its showing.
#[tokio::test]
async fn one_byte_changed_in_the_database_breaks_the_chain() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let Some(fresh) = fresh(dialect).await else { continue };
        let town = town(fresh.open().await).await;
        let aya = town.tenant(1, &[]).await;
        let act = town.as_tenant(aya);
        for topic in [PROCESS, "repair", "nuisance"] {
            advise(&act, Some(aya.relation), &Ask::about(topic)).await.unwrap();
        }
        let refused = fresh.try_say("UPDATE channel_advices SET topic = 'x' WHERE sequence = 2").await;
        assert!(refused.is_err(), "advices are never changed");
        let off = match dialect {
            Dialect::Sqlite => {
                "DROP TRIGGER channel_advices_never_change; DROP TRIGGER channel_advices_never_go"
            }
            Dialect::Postgres => "ALTER TABLE channel_advices DISABLE TRIGGER channel_advices_never_change",
        };
        fresh.say(off).await;
        let broken = async || {
            verify(&manager(&town)).await.unwrap().broken.map(|broken| (broken.sequence, broken.fault))
        };
        assert_eq!(broken().await, None);
        // One byte of one record, there and back.
        let swap = |from: &str, to: &str| {
            format!(
                "UPDATE channel_advices SET content = replace(content, '{from}', '{to}') WHERE sequence = 2"
            )
        };
        fresh.say(&swap("\"unknown\"", "\"unknowm\"")).await;
        assert_eq!(broken().await, Some((2, Fault::Changed)));
        fresh.say(&swap("\"unknowm\"", "\"unknown\"")).await;
        assert_eq!(broken().await, None);
        // A column beside the record, a policy, the end of the chain.
        fresh.say("UPDATE channel_advices SET topic = 'payment' WHERE sequence = 3").await;
        assert_eq!(broken().await, Some((3, Fault::Changed)));
        fresh.say("UPDATE channel_advices SET topic = 'nuisance' WHERE sequence = 3").await;
        fresh
            .say("UPDATE policies SET parameters = replace(parameters, 'percent = 5.0', 'percent = 5.1')")
            .await;
        assert_eq!(broken().await, Some((1, Fault::PolicyMissing("channel-policy".to_owned(), 1))));
        fresh
            .say("UPDATE policies SET parameters = replace(parameters, 'percent = 5.1', 'percent = 5.0')")
            .await;
        fresh.say("DELETE FROM channel_advices WHERE sequence = 3").await;
        assert_eq!(broken().await, Some((2, Fault::CutOff { expected: 3 })));
        town.house.store.close().await;
        fresh.remove().await;
    }
}
