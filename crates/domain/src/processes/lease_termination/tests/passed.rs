//! A last day that went by before it was certain: nothing ends behind somebody's back.

use super::running::{Running, Who};
use super::scene::{PARTNER, Scene};
use crate::appointments::AppointmentStatus;
use crate::cases::Level;
use crate::processes::flow::Command;
use crate::processes::lease_termination::flow;

const AFTER: &str = "2026-05-20T10:00:00Z";

fn filed(scene: Scene) -> Running {
    let answers = scene.answers();
    Running::file(scene, &answers)
}

fn new_end() -> Command {
    Command::new("correct").with("end", "2026-06-30").with("note", "Afgesproken aan de telefoon.")
}

#[test]
fn what_lay_waiting_until_its_last_day_had_gone_is_approved_with_a_new_one_only() {
    let mut running = filed(Scene { level: Level::Digital, ..Scene::new() });
    running.at(AFTER);
    let refused = running.give(Who::Employee, &Command::new("approve")).unwrap_err();
    assert_eq!(refused.message().key, "lease-termination-r-end-passed");
    assert_eq!((running.case.state.as_str(), running.scene.lease.end), (flow::REVIEW, None));
    running.give(Who::Employee, &new_end()).unwrap();
    running.give(Who::Employee, &Command::new("approve")).unwrap();
    assert_eq!(running.case.state, flow::CONFIRMED);
}

#[test]
fn who_agrees_after_the_last_day_brings_a_person_in() {
    let mut running = filed(Scene::with_partner());
    running.at(AFTER);
    running.give(Who::Other(PARTNER), &Command::new("sign")).unwrap();
    assert_eq!((running.case.state.as_str(), running.scene.lease.end), (flow::REVIEW, None));
    assert_eq!(running.case.attention, ["attention-end-passed"]);
    running.give(Who::Employee, &new_end()).unwrap();
    assert!(
        !running.case.attention.contains(&"attention-end-passed".to_owned()),
        "{:?}",
        running.case.attention
    );
}

#[test]
fn on_the_last_day_itself_it_can_still_be_made_certain() {
    let mut running = filed(Scene { level: Level::Digital, ..Scene::new() });
    let end = running.case.data["end"].as_str().unwrap().to_owned();
    running.at(&format!("{end}T10:00:00Z"));
    running.give(Who::Employee, &Command::new("approve")).unwrap();
    assert_eq!(running.case.state, flow::CONFIRMED);
}

#[test]
fn a_visit_still_to_come_is_off_when_the_lease_has_ended() {
    let mut running = filed(Scene::new());
    let earlier = Command::new("correct").with("end", "2026-04-10").with("note", "Op verzoek.");
    running.give(Who::Employee, &earlier).unwrap();
    assert_eq!(running.case.attention, ["attention-visit-after-end"]);
    running.at("2026-04-11T01:00:00Z");
    running.give(Who::Program, &Command::new("finish")).unwrap();
    assert_eq!(running.scene.appointments[0].status, AppointmentStatus::Cancelled);
    assert_eq!((running.mails("time-cancelled"), running.mails("ended")), (1, 1));
}
