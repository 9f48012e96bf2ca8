//! Stories of the process: what is asked, what follows, what is refused.

mod agreement;
mod co_tenants;
mod commands;
mod meant;
mod passed;
mod questions;
mod running;
mod scene;
mod telling;
mod words;

use super::flow;
use crate::actors::Actor;
use crate::cases::Level;
use crate::processes::Process;
use crate::processes::flow::Effect;
use scene::Scene;

#[test]
fn the_standard_rules_are_readable() {
    let scene = Scene::new();
    assert_eq!(scene.process.level(), Level::MaximallyDigital);
}

#[test]
fn alone_and_by_the_rules_it_is_certain_at_once() {
    let scene = Scene::new();
    let decision = scene.submit(&scene.answers()).unwrap();
    assert_eq!(decision.state, flow::CONFIRMED);
    assert!(decision.attention.is_empty(), "{:?}", decision.attention);
    let erp = decision.effects.iter().filter(|effect| matches!(effect, Effect::Erp(_))).count();
    let booked =
        decision.effects.iter().filter(|effect| matches!(effect, Effect::Book { held: false, .. })).count();
    assert_eq!((erp, booked), (1, 1));
}

#[test]
fn at_level_digital_a_person_approves_and_the_time_is_kept() {
    let scene = Scene { level: Level::Digital, ..Scene::new() };
    let decision = scene.submit(&scene.answers()).unwrap();
    assert_eq!(decision.state, flow::REVIEW);
    assert_eq!(decision.attention, ["attention-approval"]);
    let scene = Scene { level: Level::Digital, actor: system(), ..Scene::new() };
    let by_system = scene.submit(&scene.answers()).unwrap();
    assert_eq!((by_system.state, by_system.attention), (flow::REVIEW, vec!["attention-approval".to_owned()]));
    assert!(decision.effects.iter().any(|effect| matches!(effect, Effect::Book { held: true, .. })));
}

fn system() -> Actor {
    Actor::System { id: crate::ids::ApiKeyId(uuid::Uuid::from_u128(8)) }
}

#[test]
fn at_level_traditional_only_staff_can_file() {
    let mut scene = Scene { level: Level::Traditional, ..Scene::new() };
    assert!(scene.submit(&scene.answers()).is_err());
    scene.actor = system();
    assert!(scene.submit(&scene.answers()).is_err(), "nor can another system for them");
    scene.actor = Actor::Staff { id: scene::staff(), role: crate::actors::StaffRole::Agent };
    assert_eq!(scene.submit(&scene.answers()).unwrap().state, flow::CONFIRMED);
}
