//! The whole lease ends only when everybody on it leaves and agrees.

use super::running::{Running, Who};
use super::scene::{PARTNER, Scene};
use crate::appointments::AppointmentStatus;
use crate::erp::TerminationStatus;
use crate::processes::Process;
use crate::processes::flow::{Command, Effect, Refusal, commands};
use crate::processes::lease_termination::flow;

fn filed_as(mut scene: Scene, situation: &str) -> Running {
    let mut answers = scene.answers();
    answers.0.insert("situation".into(), situation.into());
    scene.calendars.truncate(1);
    Running::file(scene, &answers)
}

/// What staff can do with the case as it stands.
fn offered(running: &mut Running) -> Vec<&'static str> {
    let staff =
        crate::actors::Actor::Staff { id: super::scene::staff(), role: crate::actors::StaffRole::Agent };
    let process = &running.scene.process;
    let mut names = commands(process.transitions(), &running.case.state, staff, running.case.requester);
    names.retain(|name| process.offers(&running.case, name, &running.scene.facts()));
    names
}

fn hand_over() -> Command {
    Command::new("hand-over").with("note", "De medehuur gaat door op naam van Ben.")
}

#[test]
fn who_stays_keeps_the_lease_whatever_staff_press() {
    for situation in ["only-me", "death"] {
        let mut running = filed_as(Scene::with_partner(), situation);
        assert_eq!(running.case.state, flow::REVIEW);
        let offered = offered(&mut running);
        assert!(!offered.contains(&"approve") && offered.contains(&"hand-over"), "{situation}: {offered:?}");
        let refused = running.give(Who::Employee, &Command::new("approve")).unwrap_err();
        assert_eq!(refused.message().key, "lease-termination-r-somebody-stays");
        assert_eq!(running.scene.lease.end, None);

        let empty = running.give(Who::Employee, &Command::new("hand-over"));
        assert!(matches!(empty, Err(Refusal::Input(_))), "what was arranged must be written down");
        running.give(Who::Employee, &hand_over()).unwrap();
        assert_eq!(running.case.state, flow::HANDED_OVER);
        assert!(!running.case.open && running.case.attention.is_empty());
        assert_eq!((running.scene.lease.end, running.mails("handed-over")), (None, 1));
        assert_eq!(running.events.last(), Some(&"termination-handed-over"));
        let last = running.effects.iter().rev().find_map(|effect| match effect {
            Effect::Erp(update) => Some(update.status),
            _ => None,
        });
        assert_eq!(last, Some(TerminationStatus::Withdrawn), "the ERP hears that it is off");
    }
}

#[test]
fn a_tenant_who_lived_alone_and_died_is_for_a_person_to_approve() {
    let mut running = filed_as(Scene::new(), "death");
    let offered = offered(&mut running);
    assert!(offered.contains(&"approve") && !offered.contains(&"hand-over"), "{offered:?}");
    let refused = running.give(Who::Employee, &hand_over()).unwrap_err();
    assert_eq!(refused.message().key, "lease-termination-r-nobody-stays");
    running.give(Who::Employee, &Command::new("approve")).unwrap();
    assert_eq!(running.case.state, flow::CONFIRMED);
}

#[test]
fn nobody_approves_over_the_head_of_a_co_tenant_who_did_not_agree() {
    let mut running = filed_as(Scene::with_partner(), "everyone");
    running.give(Who::Other(PARTNER), &Command::new("decline")).unwrap();
    let refused = running.give(Who::Employee, &Command::new("approve")).unwrap_err();
    assert_eq!(refused.message().key, "lease-termination-r-not-agreed");
    assert!(!offered(&mut running).contains(&"approve"));

    let mut handed = filed_as(Scene::with_partner(), "everyone");
    handed.give(Who::Other(PARTNER), &Command::new("decline")).unwrap();
    handed.give(Who::Employee, &hand_over()).unwrap();
    assert_eq!(handed.scene.appointments[0].status, AppointmentStatus::Cancelled, "the held time is free");

    running.give(Who::Other(PARTNER), &Command::new("sign")).unwrap();
    assert!(offered(&mut running).contains(&"approve"));
    running.give(Who::Employee, &Command::new("approve")).unwrap();
    assert_eq!(running.case.state, flow::CONFIRMED);
}

#[test]
fn that_somebody_does_not_agree_comes_before_a_time_that_must_be_found() {
    let scene = Scene::with_partner();
    let mut answers = scene.answers();
    answers.0.insert("final-inspection-time".into(), crate::processes::intake::NONE_SUITS.into());
    let mut running = Running::file(scene, &answers);
    running.give(Who::Other(PARTNER), &Command::new("decline")).unwrap();
    assert_eq!(running.case.attention, ["attention-cosigner-declined", "attention-no-time-suits"]);
}

#[test]
fn who_was_never_asked_is_asked_when_a_person_approves() {
    let mut scene = Scene::with_partner();
    scene.lease.disputed = true;
    scene.level = crate::cases::Level::Digital;
    let mut running = filed_as(scene, "everyone");
    assert_eq!(running.case.state, flow::REVIEW);
    running.give(Who::Employee, &Command::new("approve")).unwrap();
    assert_eq!(running.case.state, flow::SIGNING);
    assert_eq!(running.scene.lease.end, None, "nothing is certain before everybody agrees");
    running.give(Who::Other(PARTNER), &Command::new("sign")).unwrap();
    assert_eq!(running.case.state, flow::CONFIRMED, "a person approved it already");
}

fn to(end: &str) -> Command {
    Command::new("correct").with("end", end)
}

#[test]
fn who_agreed_to_another_day_is_asked_again() {
    // Nobody answered yet, one agreed, and it was certain already.
    for answered in [false, true] {
        let mut running = filed_as(Scene::with_partner(), "everyone");
        if answered {
            running.give(Who::Other(PARTNER), &Command::new("sign")).unwrap();
            assert_eq!(running.case.state, flow::CONFIRMED);
        }
        running.give(Who::Employee, &to("2026-05-29")).unwrap();
        assert_eq!(running.case.state, flow::SIGNING);
        assert_eq!(running.scene.signatures[0].answer, None, "what was agreed was about another day");
        assert_eq!(running.scene.lease.end, None, "nothing is certain before they agree again");
        assert!(running.events.contains(&"termination-asked-again"));
        let waits = running.case.attention.contains(&"attention-cosigner-asked-again".to_owned());
        assert_eq!(waits, answered, "what was certain is watched by a person");
        running.give(Who::Other(PARTNER), &Command::new("sign")).unwrap();
        assert_eq!(running.case.state, flow::CONFIRMED);
        assert_eq!(running.scene.lease.end, Some(jiff::civil::date(2026, 5, 29)));
        assert!(!running.case.attention.contains(&"attention-cosigner-asked-again".to_owned()));
    }
}

#[test]
fn who_agreed_before_a_person_looked_is_asked_again_and_the_person_waits() {
    let scene = Scene { level: crate::cases::Level::Digital, ..Scene::with_partner() };
    let mut running = filed_as(scene, "everyone");
    running.give(Who::Other(PARTNER), &Command::new("sign")).unwrap();
    assert_eq!(running.case.state, flow::REVIEW);
    running.give(Who::Employee, &to("2026-05-29")).unwrap();
    assert_eq!(running.case.state, flow::REVIEW);
    assert!(running.case.attention.contains(&"attention-cosigner-asked-again".to_owned()));
    let refused = running.give(Who::Employee, &Command::new("approve")).unwrap_err();
    assert_eq!(refused.message().key, "lease-termination-r-not-agreed");
    assert!(!offered(&mut running).contains(&"approve"));
    running.give(Who::Other(PARTNER), &Command::new("sign")).unwrap();
    running.give(Who::Employee, &Command::new("approve")).unwrap();
    assert_eq!(running.case.state, flow::CONFIRMED);
}

#[test]
fn who_was_never_asked_hears_nothing_of_another_day() {
    let mut scene = Scene::with_partner();
    scene.lease.disputed = true;
    let mut running = filed_as(scene, "everyone");
    running.give(Who::Employee, &to("2026-05-29")).unwrap();
    assert_eq!((running.mails("corrected"), running.scene.signatures.len()), (1, 0));
    assert!(!running.events.contains(&"termination-asked-again"));
}
