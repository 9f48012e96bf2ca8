//! What is written to whom and told to the ERP: true, whole, and fit for the reader.

use super::running::{Running, Who};
use super::scene::{PARTNER, REQUESTER, Scene, standard_rules};
use crate::appointments::{AppointmentKind, AppointmentStatus};
use crate::cases::Level;
use crate::erp::TerminationUpdate;
use crate::ids::RelationId;
use crate::language::{Language, Texts};
use crate::messages::{Message, Value};
use crate::processes::flow::{Command, Effect, Refusal};
use crate::processes::lease_termination::flow;
use crate::processes::{Process, Progress, all, texts};

fn filed(scene: Scene, given: &[(&str, &str)]) -> Running {
    let mut answers = scene.answers();
    answers.0.extend(given.iter().map(|(field, answer)| ((*field).to_owned(), (*answer).to_owned())));
    Running::file(scene, &answers)
}

/// The last letter with this template to this person, in Dutch.
fn letter(running: &Running, to: RelationId, wanted: &str) -> Option<String> {
    let words = Texts::read(&texts(&all(&standard_rules()).unwrap())).unwrap();
    let values = running.effects.iter().rev().find_map(|effect| match effect {
        Effect::Mail { to: reader, template, values, .. } if *reader == to && *template == wanted => {
            Some(values.clone())
        }
        _ => None,
    })?;
    let mut message = Message::new(format!("lease-termination-mail-{wanted}-body"));
    message.values = values;
    for common in ["name", "number", "address", "inspector"] {
        if !message.values.iter().any(|(name, _)| name == common) {
            message = message.with(common, Value::Text("x".into()));
        }
    }
    let text = message.say(&words, Language::Nl);
    assert!(!text.contains('[') && !text.contains("{$"), "{text}");
    Some(text)
}

/// What the co-tenant was last asked, in Dutch.
fn asks(running: &Running) -> String {
    let words = Texts::read(&texts(&all(&standard_rules()).unwrap())).unwrap();
    let values = running.effects.iter().rev().find_map(|effect| match effect {
        Effect::AskSignature { values, .. } => Some(values.clone()),
        _ => None,
    });
    let message = Message { key: "lease-termination-mail-signature-body".into(), values: values.unwrap() };
    message.say(&words, Language::Nl)
}

fn last_update(running: &Running) -> TerminationUpdate {
    let found = running.effects.iter().rev().find_map(|effect| match effect {
        Effect::Erp(update) => Some((**update).clone()),
        _ => None,
    });
    found.unwrap()
}

#[test]
fn the_confirmation_speaks_of_attached_visits_only_when_there_are_any() {
    let with = filed(Scene::new(), &[]);
    let text = letter(&with, REQUESTER, "confirmed").unwrap();
    assert!(text.contains("als bijlage") && text.contains("Intrekken kan"), "{text}");
    let without = filed(Scene::new(), &[("final-inspection-time", crate::processes::intake::NONE_SUITS)]);
    let text = letter(&without, REQUESTER, "confirmed").unwrap();
    assert!(!text.contains("bijlage") && !text.contains("andere tijd"), "{text}");
    assert!(text.contains("Intrekken kan"), "{text}");
}

#[test]
fn what_can_no_longer_be_taken_back_is_not_offered() {
    let mut late = filed(Scene { level: Level::Digital, ..Scene::new() }, &[]);
    late.at("2026-04-29T10:00:00Z");
    late.give(Who::Employee, &Command::new("approve")).unwrap();
    let text = letter(&late, REQUESTER, "confirmed").unwrap();
    assert!(text.contains("30 april") && !text.contains("ntrekken"), "{text}");
}

#[test]
fn why_the_last_day_is_another_than_was_asked_stands_in_the_confirmation() {
    let none = ("final-inspection-time", crate::processes::intake::NONE_SUITS);
    let early = filed(Scene::new(), &[("end-date", "2026-03-20"), none]);
    let text = letter(&early, REQUESTER, "confirmed").unwrap();
    assert!(text.contains("Dat is te vroeg"), "{text}");
}

#[test]
fn a_co_tenant_is_promised_nothing_they_cannot_do() {
    let mut running = filed(Scene::with_partner(), &[]);
    running.give(Who::Other(PARTNER), &Command::new("sign")).unwrap();
    assert_eq!(letter(&running, PARTNER, "confirmed"), None);
    let text = letter(&running, PARTNER, "confirmed-together").unwrap();
    assert!(text.contains("als bijlage") && !text.contains("Mijn") && !text.contains("ntrekken"), "{text}");
    running.give(Who::Tenant, &Command::new("cancel-time").with("visit", "final-inspection")).unwrap();
    assert_eq!(running.mails("time-cancelled"), 2, "who has it in their calendar hears that it is off");
}

#[test]
fn calendars_let_go_of_the_visits_of_what_is_withdrawn() {
    let mut running = filed(Scene::new(), &[]);
    running.give(Who::Tenant, &Command::new("withdraw")).unwrap();
    let attached = running.effects.iter().find_map(|effect| match effect {
        Effect::Mail { template: "withdrawn", attach, .. } => Some(attach.clone()),
        _ => None,
    });
    assert_eq!(attached, Some(vec![AppointmentKind::FinalInspection]));
}

#[test]
fn who_lost_somebody_is_not_wished_a_happy_move() {
    let mut running = filed(Scene::new(), &[("situation", "death")]);
    let text = letter(&running, REQUESTER, "person-death").unwrap();
    assert!(text.contains("nabestaanden van Aya Bos"), "{text}");
    running.give(Who::Employee, &Command::new("approve")).unwrap();
    let text = letter(&running, REQUESTER, "confirmed-death").unwrap();
    assert!(text.contains("sterkte") && !text.contains("agenda"), "{text}");
    running.at("2026-05-01T01:00:00Z");
    running.give(Who::Program, &Command::new("finish")).unwrap();
    let text = letter(&running, REQUESTER, "ended-death").unwrap();
    assert!(text.contains("nabestaanden van Aya Bos") && !text.contains("woonplezier"), "{text}");
}

#[test]
fn the_erp_hears_where_the_settlement_goes() {
    let abroad = [("address-kind", "abroad"), ("abroad", "12 Rue des Fleurs\nBruxelles\nBelgië")];
    let told = last_update(&filed(Scene::new(), &abroad));
    assert_eq!(told.new_address_abroad.as_deref(), Some(abroad[1].1));
    let account = (told.iban.as_deref(), told.account_holder.as_deref());
    assert_eq!(account, (Some("NL91ABNA0417164300"), Some("A. Bos")));
    assert_eq!(told.new_address, None);
}

#[test]
fn the_new_address_is_told_later_and_changed() {
    let mut running = filed(Scene::new(), &[]);
    let form = |running: &Running| {
        running.scene.process.asks(&running.case, "forwarding-address", &running.scene.facts()).unwrap()
    };
    let (question, known) = form(&running);
    assert_eq!((question.key, known.0.len()), ("new-address", 0));
    let nothing = running.give(Who::Tenant, &Command::new("forwarding-address")).unwrap_err();
    assert!(matches!(nothing, Refusal::Problems(ref problems) if problems[0].field == "address-kind"));
    let told = Command::new("forwarding-address")
        .with("address-kind", "dutch")
        .with("postal-code", "9711 aa")
        .with("house-number", "3b-2")
        .with("street", "Brink")
        .with("city", "Groningen");
    running.give(Who::Tenant, &told).unwrap();
    let update = last_update(&running);
    assert_eq!(update.status, crate::erp::TerminationStatus::Approved);
    let address = update.new_address.unwrap();
    assert_eq!((address.house_number, address.postal_code.as_str()), (3, "9711AA"));
    assert_eq!(running.events.last(), Some(&"termination-forwarding-address"));
    let (_, known) = form(&running);
    let again = known.0.iter().fold(Command::new("forwarding-address"), |command, (field, answer)| {
        command.with(field, answer.clone())
    });
    running.give(Who::Employee, &again).unwrap();
    assert_eq!(last_update(&running).new_address, Some(address), "what is shown again is what was told");
}

#[test]
fn a_time_that_went_by_while_others_were_asked_is_no_visit() {
    let mut running = filed(Scene::with_partner(), &[]);
    running.scene.now = running.scene.appointments[0].ends_at;
    running.give(Who::Other(PARTNER), &Command::new("sign")).unwrap();
    assert_eq!(running.scene.appointments[0].status, AppointmentStatus::Cancelled);
    assert_eq!(running.case.attention, ["attention-no-time-left"]);
    let text = letter(&running, REQUESTER, "confirmed").unwrap();
    assert!(text.contains("Wij bellen u om een tijd af te spreken") && !text.contains("bijlage"), "{text}");
}

#[test]
fn nobody_is_told_that_everybody_agreed_while_somebody_did_not() {
    let mut running = filed(Scene::with_partner(), &[]);
    running.give(Who::Other(PARTNER), &Command::new("decline")).unwrap();
    let steps = running.scene.process.steps(&running.case, &running.scene.facts());
    let found = steps.iter().find(|step| step.title.key.ends_with("step-signatures")).unwrap();
    assert_eq!(found.progress, Progress::Later);
    // The partner reads it, who gave the last command.
    assert!(found.detail.as_ref().unwrap().key.ends_with("step-signatures-declined-you"));

    let scene = Scene { level: Level::Digital, ..Scene::with_partner() };
    let mut agreed = filed(scene, &[]);
    agreed.give(Who::Other(PARTNER), &Command::new("sign")).unwrap();
    assert_eq!(agreed.case.state, flow::REVIEW);
    let steps = agreed.scene.process.steps(&agreed.case, &agreed.scene.facts());
    let progress: Vec<Progress> = steps.iter().take(3).map(|step| step.progress).collect();
    assert_eq!(progress, [Progress::Done, Progress::Done, Progress::Now]);
}

#[test]
fn a_corrected_end_is_still_to_come_and_leaves_no_visit_behind() {
    let mut running = filed(Scene::new(), &[]);
    for (end, why) in [
        ("2026-03-02", "p-end-passed"),
        ("2026-04-30", "p-same-end"),
        ("2050-01-03", "p-odd-end"),
        ("2026-05-30", "p-odd-end"),
        ("2026-04-27", "p-odd-end"),
        ("2026-04-02", "p-odd-end"),
    ] {
        let refused = running.give(Who::Employee, &Command::new("correct").with("end", end)).unwrap_err();
        assert_eq!(refused.message().key, format!("lease-termination-{why}"), "{end}");
    }
    let agreed = Command::new("correct").with("end", "2026-04-02").with("note", "In overleg eerder.");
    running.give(Who::Employee, &agreed).unwrap();
    assert_eq!(running.case.attention, ["attention-visit-after-end"]);
    let kind = AppointmentKind::FinalInspection;
    let time = running.scene.process.case_times(&running.case, kind, &running.scene.facts())[0];
    let moved = Command::new("move-time").with("visit", kind.code()).with("time", time.code());
    running.give(Who::Employee, &moved).unwrap();
    assert!(running.case.attention.is_empty());
}

#[test]
fn a_tenant_changes_nothing_about_a_visit_that_has_been() {
    let mut running = filed(Scene::new(), &[]);
    running.scene.now = running.scene.appointments[0].ends_at;
    let cancel = Command::new("cancel-time").with("visit", "final-inspection");
    let refused = running.give(Who::Tenant, &cancel).unwrap_err();
    assert_eq!(refused.message().key, "lease-termination-r-visit-passed");
    running.give(Who::Employee, &cancel).unwrap();
}

#[test]
fn a_time_that_no_longer_fits_the_end_is_not_said_to_be_taken() {
    let scene = Scene::new();
    let mut answers = scene.answers();
    answers.0.insert("end-date".into(), "2026-06-30".into());
    let Err(crate::processes::intake::Refused::Problems(problems)) = scene.submit(&answers) else {
        panic!("the time lies weeks before the end")
    };
    assert_eq!(problems[0].message.key, "lease-termination-p-time-other-end");
}

#[test]
fn a_letter_counts_from_the_day_it_came_and_only_staff_say_so() {
    let received = |scene: Scene, day: &str| {
        let mut answers = scene.answers();
        answers.0.insert("received-on".into(), day.into());
        answers.0.insert("end-date".into(), "2026-03-27".into());
        answers.0.remove("final-inspection-time");
        answers.0.insert("final-inspection-time".into(), crate::processes::intake::NONE_SUITS.into());
        scene.submit(&answers)
    };
    let staff = || Scene {
        actor: crate::actors::Actor::Staff {
            id: super::scene::staff(),
            role: crate::actors::StaffRole::Agent,
        },
        ..Scene::new()
    };
    let decided = received(staff(), "2026-02-27").unwrap();
    let day = |data: &serde_json::Value, name: &str| data[name].as_str().map(str::to_owned);
    assert_eq!(day(&decided.data, "received_on").as_deref(), Some("2026-02-27"));
    assert_eq!(day(&decided.data, "end").as_deref(), Some("2026-03-27"), "a month after it came");
    let own = received(Scene::new(), "2026-02-27").unwrap();
    assert_eq!(day(&own.data, "received_on").as_deref(), Some("2026-03-03"), "a tenant files today");
    for wrong in ["2026-03-04", "2025-12-01", "ooit"] {
        let Err(crate::processes::intake::Refused::Problems(problems)) = received(staff(), wrong) else {
            panic!("{wrong} is no day of receipt")
        };
        assert_eq!(
            (problems[0].field, problems[0].message.key.as_str()),
            ("received-on", "lease-termination-p-received-on")
        );
    }
}

#[test]
fn who_was_asked_hears_that_it_is_off_and_that_the_day_moved() {
    let mut running = filed(Scene::with_partner(), &[]);
    running.give(Who::Employee, &Command::new("correct").with("end", "2026-05-29")).unwrap();
    assert_eq!((running.mails("corrected"), running.mails("corrected-signing")), (0, 1));
    let text = letter(&running, REQUESTER, "corrected-signing").unwrap();
    assert!(text.contains("29 mei 2026") && text.contains("Ben"), "{text}");
    assert!(asks(&running).contains("Uw eerdere antwoord telt niet meer."));
    assert_eq!(last_update(&running).status, crate::erp::TerminationStatus::Received);
    running.give(Who::Employee, &Command::new("reject").with("note", "De huur loopt al af.")).unwrap();
    let text = letter(&running, PARTNER, "rejected-together").unwrap();
    assert!(!text.contains("loopt al af"), "why is the requester's own: {text}");
}
