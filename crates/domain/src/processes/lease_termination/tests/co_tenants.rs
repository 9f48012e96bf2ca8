//! Those who leave with the requester: reminded as they like it, following what happens, reading nothing of another's own.

use super::running::{Running, Who};
use super::scene::{PARTNER, Scene, standard_rules};
use crate::actors::Actor;
use crate::channels::Channel;
use crate::language::{Language, Texts};
use crate::messages::{Message, Value};
use crate::processes::flow::{Command, Effect};
use crate::processes::{Process, all, texts};

fn filed(scene: Scene) -> Running {
    let answers = scene.answers();
    Running::file(scene, &answers)
}

fn words() -> Texts {
    Texts::read(&texts(&all(&standard_rules()).unwrap())).unwrap()
}

/// The reminder of the final inspection that the partner gets, in Dutch.
fn reminder(preference: Option<Channel>, has_email: bool) -> Option<String> {
    let mut scene = Scene::with_partner();
    scene.tenants[1].preference = preference;
    scene.tenants[1].email = scene.tenants[1].email.take().filter(|_| has_email);
    let mut running = filed(scene);
    running.give(Who::Employee, &Command::new("sign").with("relation", PARTNER.to_string())).unwrap();
    let starts_at = running.scene.appointments[0].starts_at.to_string();
    let remind = Command::new("remind").with("visit", "final-inspection").with("starts-at", starts_at);
    running.give(Who::Program, &remind).unwrap();
    assert_eq!(running.mails("reminder"), 1);
    let values = running.effects.into_iter().find_map(|effect| match effect {
        Effect::Mail { to: PARTNER, template: "reminder-together", values, .. } => Some(values),
        _ => None,
    })?;
    let mut message = Message { key: "lease-termination-mail-reminder-together-body".into(), values };
    for common in ["name", "address", "inspector"] {
        message = message.with(common, Value::Text("x".into()));
    }
    Some(message.say(&words(), Language::Nl))
}

#[test]
fn who_leaves_too_is_reminded_unless_they_like_another_way_better() {
    for by_mail in [None, Some(Channel::Email), Some(Channel::Portal)] {
        let text = reminder(by_mail, true).unwrap();
        assert!(text.contains("Overleg met uw medehuurder") && !text.contains("{$"), "{text}");
    }
    assert_eq!(reminder(Some(Channel::Letter), true), None);
    assert_eq!(reminder(Some(Channel::Phone), true), None);
    assert_eq!(reminder(None, false), None);
}

/// What the partner reads while following the case.
fn followed(running: &mut Running) -> String {
    running.scene.actor = Actor::Tenant { id: PARTNER };
    let steps = running.scene.process.steps(&running.case, &running.scene.facts());
    let texts = words();
    let say = |message: &Message| message.say(&texts, Language::Nl);
    let detail = |step: &crate::processes::Step| step.detail.as_ref().map(&say).unwrap_or_default();
    let lines: Vec<String> =
        steps.iter().map(|step| format!("{}: {}", say(&step.title), detail(step))).collect();
    let all = lines.join("\n");
    assert!(!all.contains('['), "every line has words: {all}");
    all
}

#[test]
fn a_co_tenant_follows_what_happens_and_reads_nothing_of_the_requesters_own() {
    let secret = "Hij betaalt de huur niet.";
    for (command, who) in [("withdraw", Who::Tenant), ("reject", Who::Employee)] {
        let mut running = filed(Scene::with_partner());
        assert!(followed(&mut running).contains("Wij wachten op uw antwoord."));
        running.give(who, &Command::new(command).with("note", secret)).unwrap();
        let all = followed(&mut running);
        assert!(!all.contains(secret) && !all.contains("U hebt de opzegging"), "{all}");
    }
    let mut declined = filed(Scene::with_partner());
    declined.give(Who::Other(PARTNER), &Command::new("decline")).unwrap();
    assert!(followed(&mut declined).contains("Wij bekijken de opzegging"));
    declined.give(Who::Employee, &Command::new("hand-over").with("note", secret)).unwrap();
    assert!(!followed(&mut declined).contains(secret));
    let mut confirmed = filed(Scene::with_partner());
    confirmed.give(Who::Other(PARTNER), &Command::new("sign")).unwrap();
    assert!(followed(&mut confirmed).contains("Uw huur stopt op"));
}
