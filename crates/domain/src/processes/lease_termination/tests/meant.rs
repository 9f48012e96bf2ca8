//! A command is about the visit that whoever gives it knows, and asking the same twice does nothing twice.

use super::running::{Running, Who};
use super::scene::{PARTNER, Scene};
use crate::appointments::{AppointmentKind, AppointmentStatus};
use crate::processes::Process;
use crate::processes::flow::{Command, Effect, Refusal};
use crate::processes::lease_termination::flow;

const KIND: AppointmentKind = AppointmentKind::FinalInspection;

fn filed(scene: Scene) -> Running {
    let answers = scene.answers();
    Running::file(scene, &answers)
}

fn on_visit(name: &str) -> Command {
    Command::new(name).with("visit", KIND.code())
}

fn free_time(running: &Running, other_than: Option<jiff::Timestamp>) -> String {
    let times = running.scene.process.case_times(&running.case, KIND, &running.scene.facts());
    times.iter().find(|slot| Some(slot.starts_at) != other_than).unwrap().code()
}

#[test]
fn a_visit_that_came_in_the_place_of_another_is_not_the_one_that_was_meant() {
    let mut running = filed(Scene::new());
    let first = running.scene.appointments[0].id.to_string();
    let off = on_visit("cancel-time").with("appointment", &first);
    running.give(Who::System, &off).unwrap();
    let time = free_time(&running, None);
    running.give(Who::Tenant, &on_visit("choose-time").with("time", &time)).unwrap();
    for command in [off, on_visit("move-time").with("appointment", &first).with("time", &time)] {
        let refused = running.give(Who::System, &command).unwrap_err();
        assert_eq!(refused.message().key, "lease-termination-r-no-appointment");
    }
    assert_eq!(running.scene.appointments[1].status, AppointmentStatus::Booked);
}

#[test]
fn who_saw_the_visit_before_it_was_moved_calls_nothing_off() {
    let mut running = filed(Scene::new());
    let visit = running.scene.appointments[0].clone();
    let off = on_visit("cancel-time")
        .with("appointment", visit.id.to_string())
        .with("starts-at", visit.starts_at.to_string());
    let time = free_time(&running, Some(visit.starts_at));
    running.give(Who::Employee, &on_visit("move-time").with("time", time)).unwrap();
    let refused = running.give(Who::Tenant, &off).unwrap_err();
    assert_eq!(refused.message().key, "lease-termination-r-visit-changed");
    assert_eq!(running.scene.appointments[0].status, AppointmentStatus::Booked);
}

#[test]
fn to_move_a_visit_to_the_time_it_has_changes_nothing() {
    let mut running = filed(Scene::new());
    let visit = running.scene.appointments[0].clone();
    let same = format!("{}/{}", visit.starts_at, visit.inspector);
    let before = running.effects.len();
    running.give(Who::System, &on_visit("move-time").with("time", same)).unwrap();
    assert_eq!(running.effects.len(), before);
}

#[test]
fn the_same_answer_twice_is_one_answer() {
    for (answer, state) in [("sign", flow::CONFIRMED), ("decline", flow::REVIEW)] {
        let mut running = filed(Scene::with_partner());
        running.give(Who::Other(PARTNER), &Command::new(answer)).unwrap();
        let before = (running.effects.len(), running.events.len());
        running.give(Who::Other(PARTNER), &Command::new(answer)).unwrap();
        assert_eq!((running.effects.len(), running.events.len()), before, "{answer}");
        assert_eq!(running.case.state, state);
    }
}

#[test]
fn a_no_becomes_a_yes_and_a_yes_stands() {
    let mut running = filed(Scene::with_partner());
    running.give(Who::Other(PARTNER), &Command::new("decline")).unwrap();
    running.give(Who::Other(PARTNER), &Command::new("sign")).unwrap();
    assert_eq!(running.case.attention, ["attention-all-agreed"]);
    let recorded = |effect: &&Effect| matches!(effect, Effect::Sign { .. });
    assert_eq!(running.effects.iter().filter(recorded).count(), 2);
    let refused = running.give(Who::Other(PARTNER), &Command::new("decline")).unwrap_err();
    assert!(matches!(refused, Refusal::Rule(_)));
}
