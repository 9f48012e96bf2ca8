//! Moves the association into an empty store, with its history, in one transaction.

use std::collections::BTreeMap;

use domain::calendar::amsterdam;
use domain::events::{Event, Subject};
use domain::ids::{ApiKeyId, EventId, InspectorId, OutboxId};
use domain::mails::Mail;
use domain::tenancy::{Home, Relation};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::api_keys::ApiKey;
use store::cases::PerLease;
use store::outbox::Message;
use store::staff::StaffMember;
use store::{SecretHash, Tx};
use usecases::api_keys::Scope;
use usecases::mails::{CaseMail, Template, compose};
use usecases::outbox::{MAIL, TIMER, Timer};
use usecases::{Error, House, secrets};

use crate::association::{Association, association};
use crate::dice::Dice;
use crate::history::Letter;
use crate::{API_KEY, PASSWORD, SECOND_FACTOR, SEED};

/// The setting that keeps the day on which the demo moved in.
const MOVED_IN: &str = "demo/moved-in";
/// How far back mail can still be read.
const MAIL_DAYS: i64 = 42;
/// Letters of the part of a key by which it is found.
const KEY_PREFIX: usize = 15;

/// What was loaded.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Loaded {
    /// Whether the association moved in now; `false` when somebody lived there already and nothing was done.
    pub moved_in: bool,
    /// The day on which it moved in, for which [`association`] makes the same one again; `None` when those who live
    /// there are not of the demo.
    pub today: Option<Date>,
    /// Homes and other units.
    pub homes: usize,
    /// Leases, those that ended too.
    pub leases: usize,
    /// Terminations.
    pub cases: usize,
    /// Contacts.
    pub contacts: usize,
    /// Events.
    pub events: usize,
    /// What the association's ERP knows, when the association moved in now.
    pub erp: Option<stand_in_erp::Seed>,
}

/// Moves the association as it is on the day of `now` into the store of `house`; a store in which homes are known is
/// left as it is.
pub async fn load(house: &House, now: Timestamp) -> Result<Loaded, Error> {
    if store::tenancy::homes::count(&house.store).await? > 0 {
        let kept = store::settings::find(&house.store, MOVED_IN).await?;
        let today = kept.and_then(|setting| setting.value.as_str().and_then(|day| day.parse().ok()));
        return Ok(Loaded { today, ..Loaded::default() });
    }
    let process = house.process(domain::processes::lease_termination::KEY)?;
    let association = association(amsterdam::day_of(now), SEED, process);
    let mut tx = house.store.begin().await?;
    let events = move_in(house, &mut tx, &association).await?;
    store::settings::put(&mut tx, MOVED_IN, &json!(association.today), 0, now).await?;
    tx.commit().await?;
    Ok(Loaded {
        moved_in: true,
        today: Some(association.today),
        homes: association.homes.len(),
        leases: association.leases.len(),
        cases: association.cases.len(),
        contacts: association.contacts.len(),
        events,
        erp: Some(crate::erp_seed(association)),
    })
}

/// Writes everything; returns how many events there are.
async fn move_in(house: &House, tx: &mut Tx, association: &Association) -> Result<usize, Error> {
    store::tenancy::homes::add_many(tx, &association.homes).await?;
    store::tenancy::relations::add_many(tx, &association.relations).await?;
    store::tenancy::leases::add_many(tx, &association.leases).await?;
    people_who_work_there(house, tx, association).await?;
    store::cases::add_many(tx, &association.cases, PerLease::One).await?;
    for (year, highest) in &association.numbers {
        store::cases::numbers_used(tx, "HO", *year, i64::from(*highest)).await?;
    }
    store::appointments::add_many(tx, &association.appointments).await?;
    for draft in &association.drafts {
        store::cases::drafts::add(tx, draft).await?;
    }
    store::contacts::add_many(tx, &association.contacts).await?;
    let post = Post::sort(house, association)?;
    store::cases::signatures::add_many(tx, &post.links(association)).await?;
    store::outbox::add_delivered(tx, &post.delivered).await?;
    timers(tx, association).await?;
    levels(tx, association).await?;
    let mut events = association.events.clone();
    events.extend(post.on_paper);
    for (said, event) in crate::self_reliance::said(association) {
        store::steering::self_reliance::add(tx, &said).await?;
        events.push(event);
    }
    events.sort_by_key(|event| event.at);
    events.push(moved_in(association));
    tx.record_many(&events).await?;
    Ok(events.len())
}

/// What happened last: the association moved in. Says that all before it is generated.
fn moved_in(association: &Association) -> Event {
    let at = amsterdam::start_of(association.today);
    let dice = Dice::new(association.seed, "moving in");
    let data = json!({ "what": "demo", "generated": true, "seed": association.seed, "homes": association.homes.len() });
    let id = EventId::new(at, dice.chance());
    Event {
        id,
        at,
        actor: domain::actors::Actor::Program,
        channel: domain::channels::Channel::System,
        process: None,
        case: None,
        subject: Subject::new("import", id),
        kind: "import-done".to_owned(),
        data,
    }
}

async fn people_who_work_there(house: &House, tx: &mut Tx, association: &Association) -> Result<(), Error> {
    let since = association.events.first().map_or(Timestamp::UNIX_EPOCH, |event| event.at);
    // One hash for all: hashing is slow on purpose.
    let password_hash = usecases::signing_in::hash_password(PASSWORD, house.chance.as_ref())?;
    for colleague in &association.team {
        let owner = colleague.id.to_string();
        let member = StaffMember {
            id: colleague.id,
            email: colleague.email.to_owned(),
            name: colleague.name.to_owned(),
            role: colleague.role,
            password_hash: password_hash.clone(),
            totp_secret: Some(house.seal.close(&SECOND_FACTOR, &owner, house.chance.as_ref())?),
            disabled: false,
            created_at: since,
            version: 1,
        };
        store::staff::add(tx, &member).await?;
    }
    let key = ApiKey {
        id: ApiKeyId::new(since, Dice::new(association.seed, "keys").chance()),
        prefix: API_KEY[..KEY_PREFIX].to_owned(),
        secret: SecretHash::of(API_KEY.as_bytes()),
        name: "ERP van De Brink".to_owned(),
        scopes: Scope::ALL.iter().map(|scope| scope.code().to_owned()).collect(),
        created_at: since,
        last_used_at: None,
        revoked_at: None,
    };
    store::api_keys::add(tx, &key).await?;
    for calendar in &association.calendars {
        let id = calendar.inspector.id;
        store::appointments::inspectors::add(tx, &calendar.inspector).await?;
        store::appointments::inspectors::set_hours(tx, id, &calendar.hours).await?;
        for absence in &calendar.absences {
            store::appointments::inspectors::add_absence(tx, id, absence).await?;
        }
    }
    Ok(())
}

/// What open cases still wait for.
async fn timers(tx: &mut Tx, association: &Association) -> Result<(), Error> {
    let dice = Dice::new(association.seed, "timers");
    for pending in &association.pending {
        let id = OutboxId::new(pending.set_at, dice.chance());
        let timer = Timer { case: association.cases[pending.case].id, command: pending.command.clone() };
        let message = Message {
            id,
            target: TIMER.to_owned(),
            kind: pending.command.name.clone(),
            stream: id.to_string(),
            idempotency_key: id.to_string(),
            payload: json(&timer)?,
            secret: false,
            not_before: pending.at,
        };
        store::outbox::enqueue(tx, &message, pending.set_at).await?;
    }
    Ok(())
}

/// The level of each process as the last change left it.
async fn levels(tx: &mut Tx, association: &Association) -> Result<(), Error> {
    let mut set: BTreeMap<&str, &Event> = BTreeMap::new();
    for event in association.events.iter().filter(|event| event.kind == "level-changed") {
        set.insert(&event.subject.id, event);
    }
    for (key, event) in set {
        store::settings::put(tx, key, &event.data["level"], 0, event.at).await?;
    }
    Ok(())
}

fn json<T: serde::Serialize>(value: &T) -> Result<serde_json::Value, Error> {
    serde_json::to_value(value).map_err(|error| Error::Defect(error.to_string()))
}

/// The letters of the past, put in words.
struct Post {
    delivered: Vec<(Message, Timestamp)>,
    on_paper: Vec<Event>,
    /// The secret of every personal link, by who was asked.
    tokens: BTreeMap<(usize, domain::ids::RelationId), String>,
    dice: Dice,
}

impl Post {
    /// Puts in words what can still be read: mail of the past weeks, and every letter on paper.
    fn sort(house: &House, association: &Association) -> Result<Self, Error> {
        let dice = Dice::new(association.seed, "post");
        let mut post = Self { delivered: Vec::new(), on_paper: Vec::new(), tokens: BTreeMap::new(), dice };
        let people: BTreeMap<_, &Relation> = association.relations.iter().map(|it| (it.id, it)).collect();
        let homes: BTreeMap<_, &Home> = association.homes.iter().map(|it| (it.id, it)).collect();
        let inspectors: BTreeMap<InspectorId, &str> =
            association.calendars.iter().map(|it| (it.inspector.id, it.inspector.name.as_str())).collect();
        let since = amsterdam::start_of(association.today) - SignedDuration::from_hours(24 * MAIL_DAYS);
        for letter in &association.letters {
            let template = match letter.template {
                "signature" => {
                    let token = secrets::token(post.dice.chance());
                    post.tokens.insert((letter.case, letter.to), token.clone());
                    Template::Signature { token }
                }
                name => Template::Named(name),
            };
            if letter.at < since && !letter.on_paper {
                continue;
            }
            let case = &association.cases[letter.case];
            let inspector = letter.appointments.first().and_then(|it| inspectors.get(&it.inspector));
            let written = CaseMail {
                to: letter.to,
                template,
                values: letter.values.clone(),
                on_paper: letter.on_paper,
                appointments: letter.appointments.clone(),
            };
            let (reader, home) = (people[&letter.to], homes[&case.home]);
            let mail = compose(house, case, home, reader, inspector.copied().unwrap_or_default(), &written);
            if letter.on_paper {
                post.print(association, letter, &mail);
            } else {
                post.deliver(association, letter, reader, mail)?;
            }
        }
        Ok(post)
    }

    fn print(&mut self, association: &Association, letter: &Letter, mail: &Mail) {
        let case = &association.cases[letter.case];
        self.on_paper.push(Event {
            id: EventId::new(letter.at, self.dice.chance()),
            at: letter.at,
            actor: domain::actors::Actor::Program,
            channel: domain::channels::Channel::System,
            process: Some(case.process.clone()),
            case: Some(case.id),
            subject: Subject::new("case", case.id),
            kind: "letter-needed".to_owned(),
            data: json!({ "relation": letter.to, "subject": mail.subject, "text": mail.text }),
        });
    }

    /// A personal link that was used is worth nothing and its mail was wiped; one that waits must be there.
    fn deliver(
        &mut self,
        association: &Association,
        letter: &Letter,
        reader: &Relation,
        mail: Mail,
    ) -> Result<(), Error> {
        let case = &association.cases[letter.case];
        let secret = letter.template == "signature";
        let answered = association
            .signatures
            .iter()
            .any(|asked| asked.case == case.id && asked.relation == letter.to && asked.answer.is_some());
        let Some(to) = reader.email.clone().filter(|_| !(secret && (answered || !case.open))) else {
            return Ok(());
        };
        let id = OutboxId::new(letter.at, self.dice.chance());
        let message = Message {
            id,
            target: MAIL.to_owned(),
            kind: "case".to_owned(),
            stream: case.id.to_string(),
            idempotency_key: id.to_string(),
            payload: json(&Mail { to, ..mail })?,
            secret,
            not_before: letter.at,
        };
        self.delivered.push((message, letter.at));
        Ok(())
    }

    /// Every signature with the digest of its link; where no link was sent, of a secret that nobody has.
    fn links(&self, association: &Association) -> Vec<(domain::cases::Signature, SecretHash)> {
        let places: BTreeMap<_, usize> =
            association.cases.iter().enumerate().map(|(place, case)| (case.id, place)).collect();
        let link = |asked: &domain::cases::Signature| {
            let known = self.tokens.get(&(places[&asked.case], asked.relation)).cloned();
            secrets::hash(&known.unwrap_or_else(|| secrets::token(self.dice.chance())))
        };
        association.signatures.iter().map(|asked| (asked.clone(), link(asked))).collect()
    }
}
