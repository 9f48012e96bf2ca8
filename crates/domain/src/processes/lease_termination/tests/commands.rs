//! Commands on a running case: the stories people tell, and properties over any sequence of commands.

use proptest::prelude::*;

use super::running::{Running, Who};
use super::scene::{PARTNER, Scene};
use crate::appointments::{AppointmentKind, AppointmentStatus};
use crate::erp::TerminationStatus;
use crate::processes::Process;
use crate::processes::flow::{Command, Effect, Refusal};
use crate::processes::lease_termination::flow;

fn filed() -> Running {
    let scene = Scene::new();
    let answers = scene.answers();
    Running::file(scene, &answers)
}

fn filed_by_two() -> Running {
    let scene = Scene::with_partner();
    let answers = scene.answers();
    Running::file(scene, &answers)
}

fn last_erp(running: &Running) -> Option<TerminationStatus> {
    running.effects.iter().rev().find_map(|effect| match effect {
        Effect::Erp(update) => Some(update.status),
        _ => None,
    })
}

#[test]
fn a_partner_agrees_and_it_is_certain() {
    let mut running = filed_by_two();
    assert_eq!(running.case.state, flow::SIGNING);
    assert_eq!(running.scene.appointments[0].status, AppointmentStatus::Held);
    assert_eq!(last_erp(&running), Some(TerminationStatus::Received));
    assert_eq!(running.scene.lease.end, None, "nothing is certain before everybody agrees");
    running.give(Who::Other(PARTNER), &Command::new("sign")).unwrap();
    assert_eq!(running.case.state, flow::CONFIRMED);
    assert_eq!(running.scene.appointments[0].status, AppointmentStatus::Booked);
    assert_eq!(last_erp(&running), Some(TerminationStatus::Approved));
    let confirmed = running.mails("confirmed") + running.mails("confirmed-together");
    assert_eq!(confirmed, 2, "both tenants get the confirmation");
}

#[test]
fn a_partner_who_declines_or_keeps_silent_brings_a_person_in_and_never_a_refusal() {
    let mut declined = filed_by_two();
    declined.give(Who::Other(PARTNER), &Command::new("decline")).unwrap();
    assert_eq!(declined.case.state, flow::REVIEW);
    assert_eq!(declined.case.attention, ["attention-cosigner-declined"]);

    let mut silent = filed_by_two();
    assert!(silent.give(Who::Program, &Command::new("expire-signatures")).is_err(), "too early");
    silent.at("2026-03-18T22:00:01Z");
    silent.give(Who::Program, &Command::new("expire-signatures")).unwrap();
    assert_eq!(silent.case.attention, ["attention-cosigner-silent"]);
}

#[test]
fn nobody_signs_for_somebody_else() {
    let mut running = filed_by_two();
    let refused = running.give(Who::Tenant, &Command::new("sign"));
    assert!(matches!(refused, Err(Refusal::NotByYou { .. })));
    let stranger = crate::ids::RelationId(uuid::Uuid::from_u128(77));
    assert!(matches!(
        running.give(Who::Other(stranger), &Command::new("sign")),
        Err(Refusal::NotByYou { .. })
    ));
}

#[test]
fn withdrawing_frees_the_time_and_keeps_the_lease() {
    let mut running = filed();
    running.give(Who::Tenant, &Command::new("withdraw")).unwrap();
    assert_eq!(running.case.state, flow::WITHDRAWN);
    assert_eq!(running.scene.appointments[0].status, AppointmentStatus::Cancelled);
    assert_eq!(running.scene.lease.end, None);
    assert_eq!(last_erp(&running), Some(TerminationStatus::Withdrawn));
}

#[test]
fn after_the_last_day_only_staff_can_still_withdraw() {
    let mut running = filed();
    running.at("2026-04-20T10:00:00Z");
    for who in [Who::Tenant, Who::System] {
        let refused = running.give(who, &Command::new("withdraw")).unwrap_err();
        assert_eq!(refused.message().key, "lease-termination-r-too-late-to-withdraw");
    }
    running.give(Who::Employee, &Command::new("withdraw")).unwrap();
}

#[test]
fn a_rejection_is_a_persons_and_says_why() {
    let mut running = filed_by_two();
    assert!(matches!(
        running.give(Who::Program, &Command::new("reject").with("note", "nee")),
        Err(Refusal::NotByYou { .. })
    ));
    assert!(matches!(running.give(Who::Employee, &Command::new("reject")), Err(Refusal::Input(_))));
    running.give(Who::Employee, &Command::new("reject").with("note", "De huur loopt al af.")).unwrap();
    assert_eq!(last_erp(&running), Some(TerminationStatus::Rejected));
    assert_eq!(running.mails("rejected"), 1);
}

#[test]
fn a_moved_visit_keeps_its_identity_and_its_old_reminder_is_void() {
    let mut running = filed();
    let kind = AppointmentKind::FinalInspection;
    let before = running.scene.appointments[0].clone();
    let times = running.scene.process.case_times(&running.case, kind, &running.scene.facts());
    let other = times.iter().find(|slot| slot.starts_at != before.starts_at).unwrap();
    let moved = Command::new("move-time").with("visit", kind.code()).with("time", other.code());
    running.give(Who::Tenant, &moved).unwrap();
    assert_eq!(running.scene.appointments.len(), 1);
    assert_eq!(running.scene.appointments[0].starts_at, other.starts_at);
    let stale =
        Command::new("remind").with("visit", kind.code()).with("starts-at", before.starts_at.to_string());
    assert!(running.give(Who::Program, &stale).is_err());
    let valid =
        Command::new("remind").with("visit", kind.code()).with("starts-at", other.starts_at.to_string());
    running.give(Who::Program, &valid).unwrap();
    assert!(running.give(Who::Program, &valid).is_err(), "once is enough");
    assert_eq!(running.mails("reminder"), 1);
}

#[test]
fn a_time_that_is_not_offered_cannot_be_chosen() {
    let mut running = filed();
    let night = Command::new("move-time")
        .with("visit", "final-inspection")
        .with("time", "2026-04-30T01:00:00Z/00000000-0000-0000-0000-000000000004");
    assert!(matches!(running.give(Who::Tenant, &night), Err(Refusal::TimeGone { .. })));
}

#[test]
fn a_required_visit_that_is_cancelled_asks_for_a_person_until_a_new_time_is_chosen() {
    let mut running = filed();
    let kind = AppointmentKind::FinalInspection;
    running.give(Who::Tenant, &Command::new("cancel-time").with("visit", kind.code())).unwrap();
    assert_eq!(running.case.attention, ["attention-visit-cancelled"]);
    let time = running.scene.process.case_times(&running.case, kind, &running.scene.facts())[0];
    let chosen = Command::new("choose-time").with("visit", kind.code()).with("time", time.code());
    running.give(Who::Tenant, &chosen).unwrap();
    assert!(running.case.attention.is_empty());
}

#[test]
fn the_case_closes_after_the_last_day_and_not_before() {
    let mut running = filed();
    running.at("2026-04-30T20:00:00Z");
    assert!(running.give(Who::Program, &Command::new("finish")).is_err());
    running.at("2026-05-01T01:00:00Z");
    running.give(Who::Program, &Command::new("finish")).unwrap();
    assert_eq!(running.case.state, flow::ENDED);
    assert!(!running.case.open);
}

#[test]
fn correcting_the_end_moves_the_lease_and_tells_the_erp() {
    let mut running = filed();
    running.give(Who::Employee, &Command::new("correct").with("end", "2026-05-29")).unwrap();
    assert_eq!(running.scene.lease.end, Some(jiff::civil::date(2026, 5, 29)));
    assert_eq!(running.mails("corrected"), 1);
    assert!(running.give(Who::Employee, &Command::new("correct").with("end", "31-02-2026")).is_err());
}

#[test]
fn every_row_of_the_flow_names_known_states() {
    let known = |state: &str| flow::STATES.iter().any(|info| info.code == state);
    for row in flow::TRANSITIONS {
        assert!(known(row.from) && row.to.iter().all(|to| known(to)), "{row:?}");
        let from = flow::STATES.iter().find(|info| info.code == row.from).unwrap();
        assert!(from.open, "a closed case takes no commands: {row:?}");
    }
}

fn any_command() -> impl Strategy<Value = (Who, Command)> {
    let who =
        prop_oneof![Just(Who::Tenant), Just(Who::Other(PARTNER)), Just(Who::Employee), Just(Who::Program)];
    let names: Vec<&'static str> = flow::TRANSITIONS.iter().map(|row| row.command).collect();
    let visit = prop_oneof![Just("pre-inspection"), Just("final-inspection"), Just("rubbish")];
    (who, proptest::sample::select(names), visit, 0_usize..40, any::<bool>()).prop_map(
        |(who, name, visit, time, noted)| {
            let mut command = Command::new(name)
                .with("visit", visit)
                .with("time", time.to_string())
                .with("end", "2026-05-29")
                .with("relation", PARTNER.to_string());
            if noted {
                command = command.with("note", "Daarom.");
            }
            (who, command)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_is_asked_the_case_stays_sound(two in any::<bool>(), asked in proptest::collection::vec(any_command(), 1..14)) {
        let mut running = if two { filed_by_two() } else { filed() };
        for (who, mut command) in asked {
            if let Some(kind) = command.get("visit").and_then(AppointmentKind::from_code) {
                let times = running.scene.process.case_times(&running.case, kind, &running.scene.facts());
                let index: usize = command.get("time").unwrap().parse().unwrap();
                if let Some(slot) = times.get(index) {
                    command = command.with("time", slot.code());
                }
            }
            let before = running.case.clone();
            let outcome = running.give(who, &command);
            if outcome.is_err() {
                prop_assert_eq!(&before, &running.case, "a refusal changes nothing");
            } else {
                prop_assert!(before.open, "a closed case takes no commands");
                let row = flow::TRANSITIONS.iter().find(|row| row.from == before.state && row.command == command.name).unwrap();
                prop_assert!(row.to.contains(&running.case.state.as_str()));
            }
            if running.case.state == flow::REJECTED && before.state != flow::REJECTED {
                prop_assert_eq!(who, Who::Employee, "only a person rejects");
            }
            for kind in AppointmentKind::ALL {
                let going = running.scene.appointments.iter().filter(|appointment| {
                    appointment.kind == kind
                        && matches!(appointment.status, AppointmentStatus::Held | AppointmentStatus::Booked)
                });
                prop_assert!(going.clone().count() <= 1, "one visit of a kind");
                if !running.case.open && running.case.state != flow::ENDED {
                    prop_assert_eq!(going.count(), 0, "what is off frees its times");
                }
            }
            let certain = matches!(running.case.state.as_str(), flow::CONFIRMED | flow::ENDED);
            prop_assert_eq!(running.scene.lease.end.is_some(), certain, "the lease ends when it is certain and only then");
        }
    }
}
