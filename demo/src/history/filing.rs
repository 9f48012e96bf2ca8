//! Filing: what a tenant answers who ends the lease, online or through somebody of the desk.

use std::collections::BTreeMap;

use domain::actors::Actor;
use domain::appointments::Calendar;
use domain::cases::Level;
use domain::channels::Channel;
use domain::ids::RelationId;
use domain::processes::Facts;
use domain::processes::intake::{Answers, FieldKind};
use domain::processes::lease_termination::filing::{ContactBy, Situation};
use domain::processes::lease_termination::reasons::Reason;
use jiff::Timestamp;
use jiff::civil::Date;

use super::world::{Turn, World};
use crate::people::reach;

/// A wish to end a lease.
#[derive(Debug, Clone)]
pub(crate) struct Filing {
    /// The place of the lease.
    pub lease: usize,
    /// Whose wish.
    pub requester: RelationId,
    /// At which level the association works then.
    pub level: Level,
    /// By which channel it comes; anything but the portal is filed by staff.
    pub channel: Channel,
    /// Who leaves.
    pub situation: Situation,
    /// The last day they ask for.
    pub end: Date,
    /// How they want to hear from us; `None`: as they usually do.
    pub contact_by: Option<ContactBy>,
    /// None of the times that are offered suits.
    pub none_suits: bool,
    /// Whether the case is left as it is.
    pub left_alone: bool,
}

/// Streets of other towns that do not exist either.
const ELSEWHERE: [(&str, &str, &str); 6] = [
    ("Gouwzeelaan", "8962AK", "Gouwerdam"),
    ("Pampusstraat", "8963BD", "Nieuw-Pampus"),
    ("Sluiswachtersweg", "8964CE", "Houtribveen"),
    ("Rietlandenlaan", "8965DG", "Oostvaarderhaven"),
    ("Kalkbrink", "8951AB", crate::town::CITY),
    ("Werfkade", "8955EH", crate::town::CITY),
];

const ABROAD: [&str; 3] = [
    "Musterweg 4\n00000 Musterstadt\nDuitsland",
    "1 Sample Road\nSampleton\nVerenigd Koninkrijk",
    "Rue de l'Exemple 7\n0000 Exempleville\nBelgië",
];

const NOTES: [(Reason, &str); 8] = [
    (Reason::BetterFit, "We krijgen een tweede kindje en zoeken een kamer extra."),
    (Reason::BetterFit, "De trappen worden te zwaar."),
    (Reason::Bought, "Wij hebben een huis gekocht."),
    (Reason::Work, "Ik begin in een andere plaats met een nieuwe baan."),
    (Reason::Neighbourhood, "Er is al lang geluidsoverlast en dat gaat niet over."),
    (Reason::Facilities, "De bus komt hier bijna niet meer."),
    (Reason::Personal, "Wij gaan uit elkaar."),
    (Reason::Personal, "Ik ga bij mijn dochter wonen."),
];

impl World<'_> {
    /// Files the wish, if nothing stands in its way.
    pub(crate) fn file(&mut self, now: Timestamp, filing: &Filing) {
        let lease = self.leases[filing.lease].clone();
        let running = self.files.iter().any(|file| file.case.lease == lease.id && file.case.open);
        if running || lease.end.is_some() {
            return;
        }
        let actor = match filing.channel {
            Channel::Portal => Actor::Tenant { id: filing.requester },
            _ => self.clerk(),
        };
        let turn = Turn { now, actor, channel: filing.channel };
        let home = self.home_of(&lease).clone();
        let tenants = self.tenants(&lease);
        let facts = Facts {
            now,
            actor,
            channel: filing.channel,
            level: filing.level,
            requester: filing.requester,
            lease: &lease,
            home: &home,
            tenants: &tenants,
            signatures: &[],
            appointments: &[],
            running: None,
            calendars: &[],
        };
        let mut answers = self.answers(filing);
        let Some(days) = self.process.calendar_days(&answers, &facts) else {
            self.submit(filing, turn, &answers, &facts);
            return;
        };
        // Looking into three calendars is quick; when they are full, into all.
        for of in [self.three_inspectors(), self.all_inspectors()] {
            let calendars = self.calendars(&of, days);
            let found =
                self.choose_times(&mut answers, &Facts { calendars: &calendars, ..facts }, filing.none_suits);
            if found || of.len() == self.calendars.len() {
                let chosen = if filing.none_suits { calendars } else { only_chosen(calendars, &answers) };
                self.submit(filing, turn, &answers, &Facts { calendars: &chosen, ..facts });
                return;
            }
        }
    }

    /// Chooses a time for every visit that has one; `false` when a visit that is needed has none.
    fn choose_times(&self, answers: &mut Answers, facts: &Facts<'_>, none_suits: bool) -> bool {
        let questions = self.process.questions(answers, facts);
        let mut chosen = BTreeMap::new();
        for field in questions.iter().flat_map(|question| &question.fields) {
            if let FieldKind::Times(slots) = &field.kind {
                let time = if none_suits { "none".to_owned() } else { self.dice.pick(slots).code() };
                chosen.insert(field.name.to_owned(), time);
            }
        }
        let optional =
            |name: &str| questions.iter().any(|it| it.fields.iter().any(|field| field.name == name));
        let needed = ["pre-inspection", "final-inspection"]
            .into_iter()
            .filter(|visit| {
                let ask = format!("ask-{visit}");
                !optional(&ask) || answers.yes(&ask) == Some(true)
            })
            .count();
        let complete = chosen.len() >= needed;
        answers.0.extend(chosen);
        complete
    }

    /// Everything but the times.
    fn answers(&self, filing: &Filing) -> Answers {
        let dice = &self.dice;
        let person = &self.person(filing.requester).relation;
        let reason = dice.weighted(&[
            (Reason::BetterFit, 34),
            (Reason::Bought, 17),
            (Reason::Work, 12),
            (Reason::Neighbourhood, 7),
            (Reason::Facilities, 3),
            (Reason::Personal, 19),
            (Reason::Regular, 8),
        ]);
        let mut given: Vec<(&str, String)> = vec![
            ("situation", filing.situation.code().to_owned()),
            ("end-date", filing.end.to_string()),
            ("reason", reason.code().to_owned()),
            ("iban", reach::account(dice)),
            ("holder", format!("{} {}", person.name.initials, person.name.last_name)),
            ("viewing", yes(dice.happens(720))),
            ("ask-pre-inspection", yes(dice.happens(90))),
            ("ask-final-inspection", yes(dice.happens(60))),
        ];
        let notes: Vec<&str> = NOTES.iter().filter(|(of, _)| *of == reason).map(|(_, note)| *note).collect();
        if !notes.is_empty() && dice.happens(350) {
            given.push(("reason-note", (*dice.pick(&notes)).to_owned()));
        }
        self.new_address(&mut given);
        let (contact_by, phone) = self.contact_by(filing);
        given.push(("contact-by", contact_by.code().to_owned()));
        given.extend(phone.map(|phone| ("phone", phone)));
        Answers(given.into_iter().map(|(field, answer)| (field.to_owned(), answer)).collect())
    }

    fn new_address(&self, given: &mut Vec<(&str, String)>) {
        let dice = &self.dice;
        match dice.weighted(&[("dutch", 68), ("unknown", 27), ("abroad", 5)]) {
            "dutch" => {
                let (street, postal_code, city) = *dice.pick(&ELSEWHERE);
                given.extend([
                    ("address-kind", "dutch".to_owned()),
                    ("street", street.to_owned()),
                    ("house-number", dice.between(1, 180).to_string()),
                    ("postal-code", postal_code.to_owned()),
                    ("city", city.to_owned()),
                ]);
            }
            "abroad" => given.extend([
                ("address-kind", "abroad".to_owned()),
                ("abroad", (*dice.pick(&ABROAD)).to_owned()),
            ]),
            unknown => given.push(("address-kind", unknown.to_owned())),
        }
    }

    fn contact_by(&self, filing: &Filing) -> (ContactBy, Option<String>) {
        let person = &self.person(filing.requester).relation;
        let usual = match (person.preference, person.email.is_some()) {
            (Some(Channel::Phone | Channel::Whatsapp), _) if person.phone.is_some() => ContactBy::Phone,
            (Some(Channel::Letter), _) | (_, false) => ContactBy::Letter,
            _ => ContactBy::Email,
        };
        let way = filing.contact_by.unwrap_or(usual);
        (way, person.phone.clone().filter(|_| way == ContactBy::Phone))
    }
}

fn yes(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

/// The calendars of those who were chosen, which is all that is looked at again.
fn only_chosen(calendars: Vec<Calendar>, answers: &Answers) -> Vec<Calendar> {
    let chosen: Vec<&str> = ["pre-inspection-time", "final-inspection-time"]
        .into_iter()
        .filter_map(|field| answers.get(field)?.rsplit_once('/').map(|(_, inspector)| inspector))
        .collect();
    let comes = |calendar: &Calendar| chosen.contains(&calendar.inspector.id.to_string().as_str());
    calendars.into_iter().filter(comes).collect()
}
