//! The same commands given twice: here in memory, and through the use cases in a database. What follows must be the
//! same, or the history of the demo would be one that the product cannot have.

use std::collections::BTreeMap;

use domain::actors::{Actor, StaffRole};
use domain::calendar::amsterdam;
use domain::cases::{Case, Level};
use domain::channels::Channel;
use domain::ids::RelationId;
use domain::processes::Facts;
use domain::processes::flow::Command;
use domain::processes::intake::Answers;
use domain::processes::lease_termination::filing::Situation;
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use store::outbox::Claim;
use store::testing::on_both;
use usecases::cases;
use usecases::mails::{CaseMail, Template, compose};
use usecases::testing::{PROCESS, Tenant};

use super::agenda::Desk;
use super::deeds::Deed;
use super::filing::Filing;
use super::world::{Turn, World};
use crate::dice::Dice;
use crate::people::households::Settler;
use crate::people::{Habit, Person};

/// Both at once: the world in memory, and the town in a database.
struct Twins<'a> {
    world: World<'a>,
    town: &'a usecases::testing::Town,
    tenant: Tenant,
    other: RelationId,
    case: Option<Case>,
}

/// Who gives a command.
#[derive(Clone, Copy)]
enum Who {
    Requester,
    Other,
    Desk,
}

impl<'a> Twins<'a> {
    /// Somebody with a co-tenant, who has an e-mail address or has none.
    async fn new(town: &'a usecases::testing::Town, other_has_email: bool) -> Self {
        town.office_hours().await;
        let other = town.person("P1", "Bram", other_has_email).await;
        let tenant = town.tenant(1, &[other]).await;
        let store = &town.house.store;
        let lease = store::tenancy::leases::find(store, tenant.lease).await.unwrap();
        let home = store::tenancy::homes::find(store, lease.home).await.unwrap();
        let relations = store::tenancy::relations::of_lease(store, lease.id).await.unwrap();
        let (from, until) = (amsterdam::start_of(date(2026, 1, 1)), amsterdam::start_of(date(2027, 1, 1)));
        let calendars = store::appointments::inspectors::calendars(store, from, until).await.unwrap();
        let mut settler = Settler::new(1, std::iter::empty());
        settler.people =
            relations.into_iter().map(|relation| Person { relation, habit: Habit::Online }).collect();
        let there =
            super::Town { settler, homes: vec![(home, 0)], leases: vec![lease], calendars, team: &[] };
        let process = town.house.process(PROCESS).unwrap();
        let desk = Desk::around(amsterdam::day_of(town.now));
        let world = World::new(process, Dice::new(1, "twins"), desk, there);
        Self { world, town, tenant, other, case: None }
    }

    fn turn(&self, who: Who) -> Turn {
        let (actor, channel) = match who {
            Who::Requester => (Actor::Tenant { id: self.tenant.relation }, Channel::Portal),
            Who::Other => (Actor::Tenant { id: self.other }, Channel::Portal),
            Who::Desk => (Actor::Staff { id: self.town.staff, role: StaffRole::Agent }, Channel::Counter),
        };
        Turn { now: self.town.now, actor, channel }
    }

    /// Files the same answers on both sides.
    async fn file(&mut self) {
        let act = self.town.as_tenant(self.tenant);
        let answers = self.town.answers(&act, self.tenant).await;
        let (lease, relation) = (self.tenant.lease, self.tenant.relation);
        self.case = Some(cases::file(&act, PROCESS, lease, relation, &answers).await.unwrap());
        self.file_in_memory(&answers);
        self.are_the_same().await;
    }

    fn file_in_memory(&mut self, answers: &Answers) {
        let turn = self.turn(Who::Requester);
        let lease = self.world.leases[0].clone();
        let (home, tenants) = (self.world.home_of(&lease).clone(), self.world.tenants(&lease));
        let calendars = self.world.calendars.clone();
        let facts = Facts {
            now: turn.now,
            actor: turn.actor,
            channel: turn.channel,
            level: Level::MaximallyDigital,
            requester: self.tenant.relation,
            lease: &lease,
            home: &home,
            tenants: &tenants,
            signatures: &[],
            appointments: &[],
            running: None,
            calendars: &calendars,
        };
        let filing = Filing {
            lease: 0,
            requester: self.tenant.relation,
            level: Level::MaximallyDigital,
            channel: Channel::Portal,
            situation: Situation::Everyone,
            end: date(2026, 4, 24),
            contact_by: None,
            none_suits: false,
            left_alone: true,
        };
        self.world.submit(&filing, turn, answers, &facts).unwrap();
    }

    /// Gives the same command on both sides.
    async fn command(&mut self, who: Who, command: Command) {
        let turn = self.turn(who);
        let act = self.town.house.act(turn.now, turn.actor, turn.channel);
        let id = self.case.as_ref().unwrap().id;
        self.case = Some(cases::command(&act, id, &command).await.unwrap());
        assert!(self.world.command(0, turn, &command), "{command:?} is obeyed in memory too");
        self.are_the_same().await;
    }

    /// Chooses or moves to the `place`th time that is free.
    async fn time(&mut self, command: &str, place: usize) {
        let turn = self.turn(Who::Requester);
        let visit = domain::appointments::AppointmentKind::FinalInspection;
        let free =
            self.world.looking_at(0, turn, Some(visit), &self.world.all_inspectors(), |case, facts| {
                self.world.process.case_times(case, visit, facts)
            });
        let command = Command::new(command).with("visit", visit.code()).with("time", free[place].code());
        self.command(Who::Requester, command).await;
    }

    /// The state after each command.
    async fn are_the_same(&self) {
        let (store, case) = (&self.town.house.store, self.case.as_ref().unwrap());
        let file = &self.world.files[0];
        let kept = store::cases::find(store, case.id).await.unwrap();
        assert_eq!(of_case(&file.case), of_case(&kept));

        let visits = store::appointments::of_case(store, case.id).await.unwrap();
        assert_eq!(of_visits(&file.appointments), of_visits(&visits));

        let asked = store::cases::signatures::of_case(store, case.id).await.unwrap();
        let signature = |it: &domain::cases::Signature| {
            (it.relation, it.answer, it.asked_at, it.answered_at, it.expires_at)
        };
        let here: Vec<_> = file.signatures.iter().map(signature).collect();
        assert_eq!(here, asked.iter().map(signature).collect::<Vec<_>>());

        let lease = store::tenancy::leases::find(store, case.lease).await.unwrap();
        assert_eq!(self.world.leases[0], lease);

        let recorded = store::events::of_case(store, case.id).await.unwrap();
        let there: Vec<_> = recorded.iter().map(|it| of_event(&it.event)).collect();
        let (paper, there): (Vec<Value>, Vec<Value>) =
            there.into_iter().partition(|event| event["kind"] == "letter-needed");
        assert_eq!(self.world.events.iter().map(of_event).collect::<Vec<_>>(), there);
        // A letter on paper becomes its event when the history moves in.
        let on_paper = self.world.letters.iter().filter(|letter| letter.on_paper).count();
        assert_eq!(paper.len(), on_paper);
    }

    /// All that left the house or will, in the end.
    async fn sent_the_same(self) {
        let (mut erp, mut mail, mut timers) =
            (self.outgoing("erp").await, self.outgoing("mail").await, self.outgoing("timer").await);
        erp.iter_mut().for_each(nameless);
        let mut told: Vec<Value> =
            self.world.told_erp.iter().map(|(_, update)| serde_json::to_value(update).unwrap()).collect();
        told.iter_mut().for_each(nameless);
        assert_eq!(told, erp);

        mail.iter_mut().for_each(nameless);
        assert_eq!(self.mails_in_memory(), mail);

        let set = self.world.agenda.rest().filter_map(|(at, deed)| match deed {
            Deed::Timer { command, .. } => Some(json!({ "at": at, "command": command })),
            _ => None,
        });
        let mut set: Vec<Value> = set.collect();
        for timers in [&mut set, &mut timers] {
            timers.sort_by_key(ToString::to_string);
        }
        assert_eq!(set, timers);
    }

    fn mails_in_memory(&self) -> Vec<Value> {
        let file = &self.world.files[0];
        let home = self.world.home_of(&self.world.leases[0]);
        let inspectors: BTreeMap<_, _> =
            self.world.calendars.iter().map(|it| (it.inspector.id, it.inspector.name.as_str())).collect();
        let sent = self.world.letters.iter().filter(|letter| !letter.on_paper).map(|letter| {
            let template = match letter.template {
                "signature" => Template::Signature { token: "token".to_owned() },
                name => Template::Named(name),
            };
            let (values, appointments) = (letter.values.clone(), letter.appointments.clone());
            let inspector = appointments.first().map_or("", |visit| inspectors[&visit.inspector]);
            let written = CaseMail { to: letter.to, template, values, on_paper: false, appointments };
            let reader = &self.world.person(letter.to).relation;
            let mail = compose(&self.town.house, &file.case, home, reader, inspector, &written);
            let to = reader.email.clone().unwrap();
            let mut mail = serde_json::to_value(domain::mails::Mail { to, ..mail }).unwrap();
            nameless(&mut mail);
            mail
        });
        sent.collect()
    }

    /// What waits in the outbox for this target, in order: payloads, or commands with their moment.
    async fn outgoing(&self, target: &'static str) -> Vec<Value> {
        let store = &self.town.house.store;
        let mut found = Vec::new();
        // Hour by hour, so that the moment of each is known.
        let mut now = self.town.now;
        let until = now + SignedDuration::from_hours(24 * 100);
        while now < until {
            let claim =
                Claim { target, owner: "twins", now, lease: SignedDuration::from_secs(1), limit: 100 };
            let claimed = store::outbox::claim(store, &claim).await.unwrap();
            for message in &claimed {
                let mut tx = store.begin().await.unwrap();
                store::outbox::complete(&mut tx, message, now).await.unwrap();
                tx.commit().await.unwrap();
                found.push(if target == "timer" {
                    json!({ "at": now, "command": message.payload["command"] })
                } else {
                    message.payload.clone()
                });
            }
            if claimed.is_empty() {
                now = next_hour(now);
            }
        }
        found
    }
}

fn next_hour(now: Timestamp) -> Timestamp {
    Timestamp::from_second(now.as_second().div_euclid(3600) * 3600 + 3600).unwrap()
}

fn of_case(case: &Case) -> Value {
    json!({
        "number": case.number, "state": case.state, "open": case.open, "attention": case.attention,
        "level": case.level, "channel": case.channel, "closed": case.closed_at, "version": case.version,
        "data": case.data,
    })
}

fn of_visits(visits: &[domain::appointments::Appointment]) -> Vec<Value> {
    let mut all: Vec<Value> = visits
        .iter()
        .map(|visit| {
            json!([
                visit.starts_at,
                visit.ends_at,
                visit.kind,
                visit.inspector,
                visit.travel_minutes,
                visit.status,
                visit.version
            ])
        })
        .collect();
    all.sort_by_key(ToString::to_string);
    all
}

fn of_event(event: &domain::events::Event) -> Value {
    json!({
        "at": event.at, "by": event.actor.role(), "channel": event.channel.code(), "process": event.process,
        "subject": event.subject.kind, "kind": event.kind, "data": event.data,
    })
}

/// Without what differs by chance: identifiers, and the secret in a personal link.
fn nameless(value: &mut Value) {
    match value {
        Value::String(text) if text.parse::<uuid::Uuid>().is_ok() => "some identifier".clone_into(text),
        Value::String(text) if text.contains("/zaken/") || text.contains("/akkoord/") => {
            let kept = text.rfind('/').map_or(0, |slash| slash + 1);
            text.truncate(kept);
        }
        Value::Array(values) => values.iter_mut().for_each(nameless),
        Value::Object(members) => members.values_mut().for_each(nameless),
        _ => {}
    }
}

#[tokio::test]
async fn what_happens_in_the_history_is_what_happens_in_the_product() {
    on_both(async |store| {
        let town = usecases::testing::Town::new(store).await;
        let mut twins = Twins::new(&town, true).await;
        let visit = |name: &str| Command::new(name).with("visit", "final-inspection");
        twins.file().await;
        twins.time("move-time", 3).await;
        twins.command(Who::Other, Command::new("sign")).await;
        twins.time("move-time", 5).await;
        twins.command(Who::Requester, visit("cancel-time")).await;
        twins.time("choose-time", 1).await;
        twins.command(Who::Desk, Command::new("resolve").with("note", "Gebeld.")).await;
        twins.command(Who::Desk, visit("visited")).await;
        twins.sent_the_same().await;
    })
    .await;
}

#[tokio::test]
async fn who_is_not_reached_by_mail_is_not_reached_in_the_history_either() {
    on_both(async |store| {
        let town = usecases::testing::Town::new(store).await;
        let mut twins = Twins::new(&town, false).await;
        let other = twins.other.to_string();
        twins.file().await;
        twins.command(Who::Desk, Command::new("sign").with("relation", other)).await;
        twins.command(Who::Requester, Command::new("withdraw")).await;
        twins.sent_the_same().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_declined_and_rejected_ends_the_same() {
    on_both(async |store| {
        let town = usecases::testing::Town::new(store).await;
        let mut twins = Twins::new(&town, true).await;
        twins.file().await;
        twins.command(Who::Other, Command::new("decline")).await;
        twins.command(Who::Desk, Command::new("reject").with("note", "Niet iedereen gaat akkoord.")).await;
        twins.sent_the_same().await;
    })
    .await;
}
