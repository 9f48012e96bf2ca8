//! What the standard policy advises to people as they are.

use crate::policies::{self, standard};
use domain::channels::Channel;
use domain::ids::RelationId;
use jiff::Timestamp;
use steering::hold_out::Arm;
use steering::{
    Advice, Instrument, Openness, Reason, SelfReliance, SetAside, Situation, Stance, Stimulus, Surroundings,
    Visits, advise,
};

/// Tuesday morning, everything open.
const MORNING: &str = "2026-03-03T09:30:00Z";
/// Tuesday evening: only chat, and what is always open.
const EVENING: &str = "2026-03-03T20:30:00Z";

/// A tenant whom the hold-out leaves in the policy's arm.
fn tenant() -> RelationId {
    let policy = standard();
    let hold_out = &policy.parameters().hold_out;
    (0_u32..1_000)
        .map(|number| format!("019aa1b2-0000-7000-8000-{number:012}").parse().unwrap())
        .find(|tenant| steering::hold_out::arm(*tenant, &hold_out.salt, hold_out.share()) == Arm::Policy)
        .unwrap()
}

fn at(moment: &str) -> Surroundings {
    Surroundings { visits: Visits::Added, ..Surroundings::at(moment.parse::<Timestamp>().unwrap()) }
}

fn asked(topic: &str, self_reliance: SelfReliance) -> Situation {
    Situation { self_reliance, ..Situation::about(topic) }
}

fn advice(situation: &Situation, surroundings: &Surroundings) -> Advice {
    advise(&standard(), situation, surroundings, Some(tenant())).unwrap()
}

#[test]
fn each_tenant_sees_first_what_fits() {
    let alone = |topic| asked(topic, SelfReliance::Alone);
    let cases = [
        (alone("repair"), Some(Channel::Portal), Reason::TimesOnline, Stimulus::ChooseTime),
        (alone("lease-termination"), Some(Channel::Portal), Reason::TimesOnline, Stimulus::EarlierTimes),
        (alone("payment"), Some(Channel::Portal), Reason::SimpleOnline, Stimulus::InstantConfirmation),
        (alone("nuisance"), Some(Channel::Phone), Reason::TalkIsBest, Stimulus::None),
        (asked("repair", SelfReliance::Help), Some(Channel::Phone), Reason::HelpWanted, Stimulus::None),
        (asked("repair", SelfReliance::Unknown), None, Reason::ChooseFreely, Stimulus::None),
        (asked("nuisance", SelfReliance::Unknown), Some(Channel::Phone), Reason::TalkIsBest, Stimulus::None),
        (
            Situation { case_open: true, ..alone("repair") },
            Some(Channel::Portal),
            Reason::FollowOnline,
            Stimulus::Explain,
        ),
        (
            Situation { emergency: true, ..alone("repair") },
            Some(Channel::Phone),
            Reason::Emergency,
            Stimulus::None,
        ),
    ];
    for (situation, preferred, reason, stimulus) in cases {
        let advice = advice(&situation, &at(MORNING));
        assert_eq!(advice.preferred().map(|ranked| ranked.channel), preferred, "{situation:?}");
        assert_eq!((advice.reason, advice.stimulus), (reason, stimulus), "{situation:?}");
        assert_eq!(advice.rules.len(), 1);
    }
}

#[test]
fn a_declared_preference_stands_first_and_the_policy_only_tells() {
    let wish = Situation { preference: Some(Channel::Phone), ..asked("repair", SelfReliance::Alone) };
    let advice = advice(&wish, &at(MORNING));
    assert_eq!(advice.channels[0].channel, Channel::Phone);
    assert!(advice.channels[0].is_preference);
    let keys: Vec<&str> = advice.reasons.iter().map(|reason| reason.key.as_str()).collect();
    assert_eq!(keys, ["steering-reason-own-choice", "steering-also-fits"]);
    assert_eq!((advice.stimulus, advice.arm.arm), (Stimulus::None, Arm::Outside));
    // What is not offered cannot stand first, and nothing else changes.
    let not_offered = Situation { preference: Some(Channel::Sms), ..asked("repair", SelfReliance::Alone) };
    assert_eq!(self::advice(&not_offered, &at(MORNING)).reason, Reason::TimesOnline);
}

#[test]
fn outside_opening_hours_the_person_says_when() {
    let advice = advice(&asked("nuisance", SelfReliance::Alone), &at(EVENING));
    let phone = advice.preferred().unwrap();
    assert_eq!(phone.channel, Channel::Phone);
    let opens = "2026-03-04T07:00:00Z".parse().unwrap();
    assert_eq!(phone.openness, Openness::Later { opens });
    let chat = advice.channels.iter().find(|ranked| ranked.channel == Channel::Chat).unwrap();
    assert!(chat.openness.is_open());
}

#[test]
fn who_wants_help_sees_people_before_screens() {
    let advice = advice(&asked("repair", SelfReliance::Help), &at(MORNING));
    let first: Vec<Channel> = advice.channels.iter().take(3).map(|ranked| ranked.channel).collect();
    assert_eq!(first, [Channel::Phone, Channel::Counter, Channel::Visit]);
    assert!(advice.channels.iter().all(|ranked| ranked.stance.is_free()));
    let otherwise = advice.otherwise.unwrap();
    assert_eq!(otherwise.changes, [("self reliance".to_owned(), "self".to_owned())]);
    assert_eq!(otherwise.preferred, Some(Channel::Portal));
}

#[test]
fn a_busy_phone_is_told_and_nobody_there_is_closed() {
    let mut busy = at(MORNING);
    busy.waits.push((Channel::Phone, 14));
    busy.unstaffed.push(Channel::Chat);
    let advice = advice(&asked("payment", SelfReliance::Alone), &busy);
    assert_eq!(advice.reason, Reason::PhoneBusy);
    let phone = advice.channels.iter().find(|ranked| ranked.channel == Channel::Phone).unwrap();
    assert_eq!(phone.waiting().unwrap().key, "steering-wait");
    assert_eq!(phone.stance, Stance::Discouraged);
    let chat = advice.channels.iter().find(|ranked| ranked.channel == Channel::Chat).unwrap();
    assert_eq!(chat.openness, Openness::Unstaffed);
}

#[test]
fn where_nobody_is_is_not_invited_to_and_people_stay_first_for_who_wants_them() {
    let mut nobody = at(MORNING);
    nobody.unstaffed.push(Channel::Phone);
    for (situation, first) in [
        (asked("nuisance", SelfReliance::Alone), Channel::Portal),
        (asked("nuisance", SelfReliance::Help), Channel::Counter),
    ] {
        let advice = advice(&situation, &nobody);
        assert_eq!(advice.preferred(), None, "{situation:?}");
        assert_eq!((advice.reason, advice.stimulus), (Reason::ChooseFreely, Stimulus::None));
        assert!(advice.channels.iter().all(|ranked| ranked.stance == Stance::Open));
        assert_eq!(advice.channels[0].channel, first);
        let phone = advice.channels.iter().find(|ranked| ranked.channel == Channel::Phone).unwrap();
        assert_eq!((phone.openness, phone.waiting()), (Openness::Unstaffed, None));
        let counter = advice.channels.iter().find(|ranked| ranked.channel == Channel::Counter).unwrap();
        assert!(counter.openness.is_open(), "the counter is");
        assert_eq!(advice.set_aside, Some(SetAside::Unstaffed { channel: Channel::Phone }));
    }
    // What guards put first stays first, and says that nobody is there.
    for guarded in [
        Situation { emergency: true, ..asked("repair", SelfReliance::Alone) },
        Situation { preference: Some(Channel::Phone), ..asked("repair", SelfReliance::Alone) },
    ] {
        let phone = advice(&guarded, &nobody).preferred().cloned().unwrap();
        assert_eq!((phone.channel, phone.openness), (Channel::Phone, Openness::Unstaffed));
    }
    // In the evening it is closed like any other evening, and says when it opens.
    nobody.now = EVENING.parse().unwrap();
    let phone = advice(&asked("nuisance", SelfReliance::Alone), &nobody).preferred().cloned().unwrap();
    assert!(matches!(phone.openness, Openness::Later { .. }));
}

#[test]
fn what_would_have_changed_an_advice_is_a_way_that_can_be_gone() {
    let help = asked("repair", SelfReliance::Help);
    assert_eq!(advice(&help, &at(MORNING)).otherwise.unwrap().preferred, Some(Channel::Portal));
    let mut offline = at(MORNING);
    offline.not_possible.push(Channel::Portal);
    assert_eq!(advice(&help, &offline).otherwise, None);
}

#[test]
fn an_advice_says_what_counted_and_what_did_not() {
    let advice = advice(&asked("repair", SelfReliance::Alone), &at(MORNING));
    assert_eq!(advice.inputs_used, ["topic", "complexity", "self reliance", "case open", "emergency"]);
    assert_eq!(advice.inputs_not_used, ["preference", "phone wait"]);
    assert_eq!(advice.instrument, Some(Instrument::Product));
    assert_eq!((advice.arm.arm, advice.arm.probability), (Arm::Policy, 9_500));
    assert_eq!(advice.policy.version, 2);
    assert!(advice.rules[0].remark.as_deref().unwrap().starts_with("Het is een reparatie."));
}

#[test]
fn the_hold_out_is_left_alone_but_never_where_a_guard_is() {
    let policy = crate::policies::with_parameters("percent = 5.0", "percent = 50.0");
    let held = (0_u32..100)
        .map(|number| format!("019aa1b2-0000-7000-8000-{number:012}").parse::<RelationId>().unwrap())
        .find(|tenant| steering::hold_out::arm(*tenant, "2026", 5_000) == Arm::HoldOut);
    let taken = |situation: &Situation| advise(&policy, situation, &at(MORNING), held).unwrap();
    let left_alone = taken(&asked("repair", SelfReliance::Alone));
    assert_eq!((left_alone.arm.arm, left_alone.arm.probability), (Arm::HoldOut, 5_000));
    assert!(left_alone.channels.iter().all(|ranked| ranked.stance == Stance::Open));
    assert!(left_alone.inputs_used.is_empty());
    assert_eq!((left_alone.set_aside, left_alone.otherwise), (Some(SetAside::HoldOut), None));
    // Where nothing can be steered, the hold-out is no different and takes no part.
    let offline = Surroundings { not_possible: vec![Channel::Portal], ..at(MORNING) };
    let alone = asked("repair", SelfReliance::Alone);
    let nothing = advise(&policy, &alone, &offline, held).unwrap();
    let because = Some(SetAside::NotPossible { channel: Channel::Portal });
    assert_eq!((nothing.arm.arm, nothing.set_aside), (Arm::Outside, because));
    for guarded in [
        asked("repair", SelfReliance::Help),
        asked("repair", SelfReliance::Unknown),
        Situation { emergency: true, ..asked("repair", SelfReliance::Alone) },
        Situation { preference: Some(Channel::Email), ..asked("repair", SelfReliance::Alone) },
    ] {
        assert_eq!(taken(&guarded).arm.arm, Arm::Outside, "{guarded:?}");
    }
}

#[test]
fn where_a_topic_cannot_be_arranged_online_nothing_invites_there_and_nobody_is_held_back() {
    let mut offline = at(MORNING);
    offline.not_possible.push(Channel::Portal);
    let advice = advice(&asked("payment", SelfReliance::Alone), &offline);
    assert!(advice.channels.iter().all(|ranked| ranked.channel != Channel::Portal));
    assert!(advice.channels.iter().all(|ranked| ranked.stance == Stance::Open));
    assert_eq!((advice.reason, advice.stimulus), (Reason::ChooseFreely, Stimulus::None));
    assert_eq!(advice.set_aside, Some(SetAside::NotPossible { channel: Channel::Portal }));
    // What would have changed it must itself be possible: no promise of a portal that would not be there.
    for reliance in SelfReliance::ALL {
        let told = self::advice(&asked("payment", reliance), &offline).otherwise;
        let portal = told.as_ref().is_some_and(|other| other.preferred == Some(Channel::Portal));
        assert!(!portal, "{reliance:?}: {told:?}");
    }
}

#[test]
fn a_time_is_promised_where_there_is_one_and_an_earlier_one_where_times_were_added() {
    let alone = asked("lease-termination", SelfReliance::Alone);
    for (visits, stimulus) in [
        (Visits::None, Stimulus::Explain),
        (Visits::Bookable, Stimulus::ChooseTime),
        (Visits::Added, Stimulus::EarlierTimes),
    ] {
        let advice = advice(&alone, &Surroundings { visits, ..at(MORNING) });
        assert_eq!((advice.stimulus, advice.set_aside), (stimulus, None), "{visits:?}");
    }
}

#[test]
fn in_danger_the_telephone_is_answered_at_any_hour_when_there_is_a_number_for_it() {
    let danger = Situation { emergency: true, ..asked("repair", SelfReliance::Alone) };
    let phone = |surroundings: &Surroundings| advice(&danger, surroundings).preferred().unwrap().openness;
    assert!(!phone(&at(EVENING)).is_open());
    let answered = Surroundings { emergency_line: true, ..at(EVENING) };
    assert_eq!(phone(&answered), Openness::Now { until: None });
    let no_danger = advice(&asked("nuisance", SelfReliance::Alone), &answered);
    assert!(!no_danger.preferred().unwrap().openness.is_open());
}

#[test]
fn an_unknown_topic_is_no_question() {
    let error = advise(&standard(), &Situation::about("weather"), &at(MORNING), None).unwrap_err();
    assert!(error.to_string().contains("weather"));
}

#[test]
fn holding_back_without_inviting_is_a_restriction_and_danger_is_no_steering() {
    let policy = policies::with_rules(|rules| {
        let simple = policies::rule(rules, "simple");
        simple.outputs[policies::output("stimulus")] = "\"none\"".to_owned();
    });
    let mut question = asked("payment", SelfReliance::Alone);
    let instrument = |question: &Situation| advise(&policy, question, &at(MORNING), None).unwrap().instrument;
    assert_eq!(instrument(&question), Some(Instrument::Restriction));
    question.emergency = true;
    assert_eq!(instrument(&question), None, "what is discouraged in danger is no instrument");
}
