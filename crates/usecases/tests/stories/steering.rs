//! Which channel, and why: advised, recorded, explained, corrected; help and call-backs.
#![expect(clippy::unwrap_used, reason = "a town that cannot be set must stop")]

use ::steering::SelfReliance;
use domain::actors::StaffRole;
use domain::appointments::WorkingHours;
use domain::appointments::offer::Slot;
use domain::calendar::amsterdam;
use domain::channels::Channel;
use domain::events::Subject;
use domain::ids::PolicyId;
use domain::language::Language;
use domain::messages::Value;
use domain::processes::intake::FieldKind;
use jiff::civil::{Weekday, time};
use jiff::{Timestamp, ToSpan};
use store::Store;
use store::testing::on_both;
use usecases::steering::call_back::{self, Why, Wish};
use usecases::steering::policies;
use usecases::steering::{Ask, advice, advise, need_help, self_reliance, verify};
use usecases::tenants::{Wishes, set_wishes};
use usecases::testing::{PROCESS, Tenant, Town, rules};
use usecases::{Act, Error};

/// A town in which the standard policy holds, at half past nine on Wednesday morning.
pub async fn town(store: Store) -> Town {
    let mut town = Town::new(store).await;
    town.steered().await;
    town.now = "2026-03-04T08:30:00Z".parse().unwrap();
    town
}

/// The manager, at the counter.
pub fn manager(town: &Town) -> Act<'_> {
    town.as_staff(StaffRole::Manager)
}

/// Takes these steps with a version, each with the note of a meeting.
pub async fn walk(act: &Act<'_>, id: PolicyId, steps: &[policies::Step]) {
    for step in steps {
        let seen = policies::open(act, id).await.unwrap().version;
        policies::advance(act, id, seen, *step, "Zie verslag").await.unwrap();
    }
}

/// Says of a tenant, in their own words, that they can do everything alone.
pub async fn alone(town: &Town, tenant: Tenant) {
    let act = town.as_tenant(tenant);
    self_reliance::declare(&act, tenant.relation, None, SelfReliance::Alone).await.unwrap();
}

#[tokio::test]
async fn tenant_employee_and_system_get_the_same_advice_one_record_each() {
    on_both(async |store| {
        let town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        alone(&town, aya).await;
        let ask = Ask::about(PROCESS);
        let mine = advise(&town.as_tenant(aya), Some(aya.relation), &ask).await.unwrap();
        let theirs = advise(&town.as_staff(StaffRole::Agent), Some(aya.relation), &ask).await.unwrap();
        let system = town.house.program(town.now);
        let other = advise(&system, Some(aya.relation), &ask).await.unwrap();
        assert_eq!(mine.decided, theirs.decided);
        assert_eq!(mine.decided, other.decided);
        assert_eq!(mine.reason, theirs.reason);
        assert_ne!(mine.id, theirs.id);
        assert_eq!(mine.preferred.as_ref().unwrap().channel, Channel::Portal);
        let said = mine.reason.say(&town.house.texts, Language::Nl);
        assert_eq!(said, "Online ziet u alle tijden en kiest u zelf.");
        let found = verify(&manager(&town)).await.unwrap();
        assert_eq!((found.replayed, found.bound, found.broken), (3, 0, None));
        // "Why do you show me this?" shows the same, and only to whom it is about.
        let again = advice(&town.as_tenant(aya), mine.id.unwrap()).await.unwrap();
        assert_eq!(again, mine);
        let ben = town.tenant(2, &[]).await;
        assert!(matches!(advice(&town.as_tenant(ben), mine.id.unwrap()).await, Err(Error::NotFound)));
        assert!(matches!(advise(&town.as_tenant(ben), Some(aya.relation), &ask).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn what_may_not_count_makes_no_difference_and_what_the_tenant_says_does() {
    on_both(async |store| {
        let town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        // Another name, language, home, and a lease with somebody else.
        let ben = town.person("R7", "Çelik", false).await;
        let cor = town.tenant(99, &[ben]).await;
        for tenant in [aya, cor] {
            alone(&town, tenant).await;
        }
        let ask = Ask::about("nuisance");
        let one = advise(&town.as_tenant(aya), Some(aya.relation), &ask).await.unwrap();
        let other = advise(&town.as_tenant(cor), Some(cor.relation), &ask).await.unwrap();
        assert_eq!(one.decided.channels, other.decided.channels);
        assert_eq!(one.reasons, other.reasons);
        let wishes = Wishes { language: Language::Nl, preference: Some(Channel::Letter) };
        set_wishes(&town.as_tenant(aya), aya.relation, wishes).await.unwrap();
        let chosen = advise(&town.as_tenant(aya), Some(aya.relation), &ask).await.unwrap();
        assert_eq!(chosen.preferred.unwrap().channel, Channel::Letter);
        assert_eq!(chosen.guards[0].0, "own-choice");
    })
    .await;
}

#[tokio::test]
async fn a_topic_that_nobody_can_arrange_online_does_not_offer_the_portal() {
    on_both(async |store| {
        let town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        alone(&town, aya).await;
        let act = town.as_tenant(aya);
        let advised = advise(&act, Some(aya.relation), &Ask::about("rent-and-costs")).await.unwrap();
        assert!(advised.decided.channels.iter().all(|ranked| ranked.channel != Channel::Portal));
        assert_eq!(advised.preferred, None);
        // Nor does a process that the association leaves to its staff.
        let administrator = town.as_staff(StaffRole::Administrator);
        usecases::levels::set(&administrator, PROCESS, domain::cases::Level::Traditional).await.unwrap();
        let advised = advise(&act, Some(aya.relation), &Ask::about(PROCESS)).await.unwrap();
        assert_eq!(advised.preferred, None);
        assert_eq!(verify(&manager(&town)).await.unwrap().broken, None);
        let unknown = advise(&act, Some(aya.relation), &Ask::about("weather")).await;
        assert!(matches!(unknown, Err(Error::Input(key)) if key == "steering-unknown-topic"));
    })
    .await;
}

#[tokio::test]
async fn who_files_alone_is_known_to_manage_and_can_correct_that() {
    on_both(async |store| {
        let town = town(store).await;
        town.office_hours().await;
        let aya = town.tenant(1, &[]).await;
        let act = town.as_tenant(aya);
        assert_eq!(self_reliance::holding(&act, aya.relation, PROCESS).await.unwrap(), SelfReliance::Unknown);
        town.file(&act, aya).await.unwrap();
        assert_eq!(self_reliance::holding(&act, aya.relation, PROCESS).await.unwrap(), SelfReliance::Alone);
        assert_eq!(
            self_reliance::holding(&act, aya.relation, "repair").await.unwrap(),
            SelfReliance::Unknown
        );
        let known = self_reliance::of(&act, aya.relation).await.unwrap();
        assert_eq!(known.len(), 1);
        self_reliance::declare(&act, aya.relation, Some(PROCESS), SelfReliance::Help).await.unwrap();
        assert_eq!(self_reliance::holding(&act, aya.relation, PROCESS).await.unwrap(), SelfReliance::Help);
        let ben = town.tenant(2, &[]).await;
        let stranger = self_reliance::forget(&town.as_tenant(ben), aya.relation, Some(PROCESS)).await;
        assert!(matches!(stranger, Err(Error::NotFound)));
        self_reliance::forget(&act, aya.relation, Some(PROCESS)).await.unwrap();
        assert!(self_reliance::of(&act, aya.relation).await.unwrap().is_empty());
        // Filed by an employee, nothing is learnt about the tenant.
        town.file(&town.as_staff(StaffRole::Agent), ben).await.unwrap();
        assert!(self_reliance::of(&town.as_tenant(ben), ben.relation).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_is_forgotten_of_one_topic_is_not_filled_in_from_everything() {
    on_both(async |store| {
        let town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        let act = town.as_tenant(aya);
        let held = async |topic: Option<&str>| {
            let later = Act { now: act.now + 1.hour(), ..act };
            let all = self_reliance::overview(&later, aya.relation).await.unwrap();
            all.into_iter().find(|held| held.topic.as_deref() == topic).unwrap()
        };
        assert_eq!(
            (held(None).await.value, held(Some("repair")).await.because),
            (SelfReliance::Unknown, None)
        );
        alone(&town, aya).await;
        let general = held(Some("repair")).await;
        assert_eq!(general.value, SelfReliance::Alone);
        assert_eq!(
            (general.because.unwrap().topic, general.known),
            (None, vec![]),
            "it was said of everything"
        );
        // A moment later, so that it is clear which was said last.
        let act = Act { now: act.now + 1.minute(), ..act };
        self_reliance::declare(&act, aya.relation, Some("repair"), SelfReliance::Help).await.unwrap();
        self_reliance::forget(&act, aya.relation, Some("repair")).await.unwrap();
        assert_eq!(held(Some("repair")).await.value, SelfReliance::Unknown);
        assert_eq!(held(Some("payment")).await.value, SelfReliance::Alone, "the rest stands");
        self_reliance::forget(&act, aya.relation, None).await.unwrap();
        self_reliance::forget(&act, aya.relation, Some("repair")).await.unwrap();
        assert!(self_reliance::of(&act, aya.relation).await.unwrap().is_empty(), "nothing is left");
    })
    .await;
}

#[tokio::test]
async fn who_needs_help_gets_a_person_and_outside_hours_a_time() {
    on_both(async |store| {
        let mut town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        let help = need_help(&town.as_tenant(aya), aya.relation, PROCESS).await.unwrap();
        assert_eq!(help.open[0].channel, Channel::Phone);
        assert_eq!(help.advice.preferred.as_ref().unwrap().channel, Channel::Phone);
        // Friday evening before a weekend.
        town.now = "2026-03-06T20:00:00Z".parse().unwrap();
        let act = town.as_tenant(aya);
        let help = need_help(&act, aya.relation, PROCESS).await.unwrap();
        assert!(help.open.is_empty());
        assert_eq!(help.closed[0].channel, Channel::Phone);
        let hour = help.call_backs[0];
        assert_eq!(hour.from, "2026-03-09T07:00:00Z".parse().unwrap(), "Monday at eight");
        let wish = Wish { topic: PROCESS, from: hour.from, phone: "", words: "" };
        let no_number = call_back::ask(&act, aya.relation, wish).await;
        assert!(matches!(no_number, Err(Error::Input(key)) if key == "call-back-phone"));
        let wish = Wish { phone: "06 12345678", ..wish };
        let promised = call_back::ask(&act, aya.relation, wish).await.unwrap();
        assert_eq!(promised.phone, "+31612345678");
        // Changing one's mind replaces the promise.
        let other = Wish { from: help.call_backs[2].from, ..wish };
        let later = call_back::ask(&act, aya.relation, other).await.unwrap();
        let waiting = call_back::waiting(&town.as_staff(StaffRole::Agent)).await.unwrap();
        assert_eq!(waiting.iter().map(|promise| promise.call_back.id).collect::<Vec<_>>(), [later.id]);
        let past = Wish { from: town.now.checked_sub(1.hour()).unwrap(), ..wish };
        let refused = call_back::ask(&act, aya.relation, past).await;
        assert!(matches!(refused, Err(Error::Input(key)) if key == "call-back-time"));
        let long = "a".repeat(501);
        let refused = call_back::ask(&act, aya.relation, Wish { words: &long, ..wish }).await;
        assert!(matches!(refused, Err(Error::Input(key)) if key == "call-back-words"));
        let ben = town.tenant(2, &[]).await;
        let stranger = call_back::cancel(&town.as_tenant(ben), later.id, Why::NotNeeded).await;
        assert!(matches!(stranger, Err(Error::NotFound)));
        call_back::cancel(&act, later.id, Why::NotNeeded).await.unwrap();
        assert_eq!(call_back::of(&act, aya.relation).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn many_at_once_make_one_chain() {
    on_both(async |store| {
        let town = town(store).await;
        let mut tenants = Vec::new();
        for number in 1..=12 {
            tenants.push(town.tenant(number, &[]).await);
        }
        let asked = tenants.iter().map(|tenant| {
            let (house, now, tenant) = (town.house.clone(), town.now, *tenant);
            tokio::spawn(async move {
                let actor = domain::actors::Actor::Tenant { id: tenant.relation };
                let act = house.act(now, actor, Channel::Portal);
                advise(&act, Some(tenant.relation), &Ask::about("repair")).await.unwrap();
            })
        });
        for task in asked.collect::<Vec<_>>() {
            task.await.unwrap();
        }
        let found = verify(&manager(&town)).await.unwrap();
        assert_eq!((found.replayed, found.broken), (12, None));
    })
    .await;
}

#[tokio::test]
async fn tenants_can_take_along_what_was_advised_and_noted() {
    on_both(async |store| {
        let town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        alone(&town, aya).await;
        let act = town.as_tenant(aya);
        advise(&act, Some(aya.relation), &Ask::about("repair")).await.unwrap();
        let data = usecases::tenants::my_data(&act).await.unwrap();
        assert_eq!(data["channel-advices"][0]["situation"]["topic"], "repair");
        assert_eq!(data["self-reliance"][0]["value"], "self");
        assert_eq!(data["self-reliance"][0]["source"], "tenant");
        assert_eq!(data["self-reliance"][0]["counts-until"], "2027-03-04T08:30:00Z");
    })
    .await;
}

#[tokio::test]
async fn an_advice_explains_itself_in_words() {
    on_both(async |store| {
        let town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        let act = town.as_tenant(aya);
        let advised = advise(&act, Some(aya.relation), &Ask::about(PROCESS)).await.unwrap();
        let texts = &town.house.texts;
        let said = |(name, value): &(domain::messages::Message, Value)| {
            format!("{}: {}", name.say(texts, Language::Nl), value.say(texts, Language::Nl))
        };
        let used: Vec<String> = advised.used.iter().map(said).collect();
        assert!(used.contains(&"Of u dit zelf kunt: onbekend".to_owned()), "{used:?}");
        let (changes, then) = advised.otherwise.unwrap();
        assert_eq!(changes.iter().map(said).collect::<Vec<_>>(), ["Of u dit zelf kunt: kan het zelf"]);
        assert_eq!(then.unwrap().say(texts, Language::Nl), "Mijn");
    })
    .await;
}

/// The reward comes on top: who calls keeps every time there was, who arranges it alone has more to choose from.
#[tokio::test]
async fn added_hours_are_for_who_arranges_it_alone_and_take_nothing_from_others() {
    on_both(async |store| {
        let town = town(store).await;
        town.office_hours().await;
        let aya = town.tenant(1, &[]).await;
        let (mine, theirs) = (town.as_tenant(aya), town.as_staff(StaffRole::Agent));
        let before = (times(&town, &mine, aya).await, times(&town, &theirs, aya).await);
        assert_eq!(before.0, before.1);
        add_evening(&town).await;
        let after = (times(&town, &mine, aya).await, times(&town, &theirs, aya).await);
        assert_eq!(after.1, before.1, "who calls keeps what there was");
        assert!(before.0.iter().all(|time| after.0.contains(time)));
        assert!(after.0.len() > before.0.len(), "and who does it alone has more");
    })
    .await;
}

/// Of two visits a week that were added one is kept for who arranges it alone: who calls has the other, together they
/// never have more, and the week after begins anew.
#[tokio::test]
async fn as_many_visits_are_kept_as_the_policy_says() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let mut rules = rules();
        let parameters = rules.0.get_mut("channel-policy.toml").unwrap();
        *parameters = parameters
            .replace("added-per-week = 12", "added-per-week = 2")
            .replace("kept-per-week = 12", "kept-per-week = 1");
        policies::install(&town.house.program(town.now), &rules).await.unwrap();
        town.office_hours().await;
        add_evening(&town).await;
        let theirs = town.as_staff(StaffRole::Agent);
        let mut evenings = Vec::new();
        for number in 1..=4 {
            let tenant = town.tenant(number, &[]).await;
            let mine = town.as_tenant(tenant);
            let counts = (evenings_of(&town, &mine, tenant).await, evenings_of(&town, &theirs, tenant).await);
            let first = counts.0.first().cloned();
            evenings.push((counts.0.len(), counts.1.len()));
            let mut answers = town.answers(&mine, tenant).await;
            answers.0.extend(first.map(|first| ("final-inspection-time".to_owned(), first)));
            usecases::cases::file(&mine, PROCESS, tenant.lease, tenant.relation, &answers).await.unwrap();
        }
        let [none, one, two, later] = evenings.try_into().unwrap();
        assert!(none.0 > 0 && none.0 == none.1, "nothing is booked: everybody can choose {none:?}");
        assert!(one.0 > one.1, "one is booked: the other is kept {one:?}");
        assert!(two.0 < one.0, "both are booked: nobody gets more of that week {two:?}");
        assert!(later.0 > 0 || two.0 == 0, "another week is another two {later:?}");
    })
    .await;
}

/// Adds Thursday evening to the calendar of the one inspector.
async fn add_evening(town: &Town) {
    let act = town.as_staff(StaffRole::Agent);
    let mut tx = town.house.store.begin().await.unwrap();
    let ina = store::appointments::inspectors::all(&mut tx).await.unwrap()[0].id;
    let evening =
        WorkingHours { weekday: Weekday::Thursday, from: time(17, 0, 0, 0), until: time(20, 0, 0, 0) };
    store::appointments::added_hours::set(&mut tx, ina, &[evening]).await.unwrap();
    let event = act.event(Subject::new("inspector", ina), "hours-added", serde_json::json!({}));
    tx.record(&event).await.unwrap();
    tx.commit().await.unwrap();
}

/// The times in the evening that are offered for the final inspection.
async fn evenings_of(town: &Town, act: &Act<'_>, tenant: Tenant) -> Vec<String> {
    let in_the_evening = |code: &String| {
        let start: Timestamp = code.split_once('/').unwrap().0.parse().unwrap();
        amsterdam::local(start).hour() >= 17
    };
    times(town, act, tenant).await.into_iter().filter(in_the_evening).collect()
}

/// The times that are offered for the final inspection.
async fn times(town: &Town, act: &Act<'_>, tenant: Tenant) -> Vec<String> {
    let answers = town.answers(act, tenant).await;
    let view = usecases::cases::save(act, PROCESS, tenant.lease, tenant.relation, &answers.0).await.unwrap();
    let fields = view.questions.into_iter().flat_map(|question| question.fields);
    let offered = fields.filter_map(|field| match field.kind {
        FieldKind::Times(slots) => Some(slots.iter().map(Slot::code).collect::<Vec<_>>()),
        _ => None,
    });
    offered.flatten().collect()
}
