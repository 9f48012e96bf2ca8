//! What the ERP knew before anybody wrote: relations, homes and leases, rendered as VERA when asked for.

use std::collections::HashMap;

use domain::channels::Channel;
use domain::ids::{HomeId, RelationId};
use domain::language::Language;
use domain::tenancy::{Home, Lease, PartyRole, PaymentPeriod, Relation};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// Which of VERA's two shapes the ERP reads out in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Chain processes (BRG, BVG, BOG): parts are embedded.
    #[default]
    Chain,
    /// Information domains: parts are keys or addresses, to be asked for one by one.
    Domain,
}

/// What the ERP knows of its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Seed {
    /// People.
    pub relations: Vec<Relation>,
    /// Homes.
    pub homes: Vec<Home>,
    /// Leases of those homes by those people.
    pub leases: Vec<Lease>,
}

/// A collection that others only read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    Relaties,
    Contactgegevens,
    Eenheden,
    Adressen,
    Huurovereenkomsten,
}

impl Source {
    /// The collection with this path; leases are also found where chain process BOG has them.
    pub fn from_path(path: &str) -> Option<Self> {
        match path {
            "relaties" => Some(Self::Relaties),
            "contactgegevens" => Some(Self::Contactgegevens),
            "eenheden" => Some(Self::Eenheden),
            "adressen" => Some(Self::Adressen),
            "huurovereenkomsten" | "overeenkomsten" => Some(Self::Huurovereenkomsten),
            _ => None,
        }
    }
}

/// The seed with what it takes to find things in it.
#[derive(Debug, Default)]
pub struct Library {
    seed: Seed,
    relations: HashMap<RelationId, usize>,
    homes: HashMap<HomeId, usize>,
    /// Where contact details begin: relation and which of its details.
    contacts: Vec<(usize, ContactKind)>,
    /// When a record changed, for those that did since the start.
    changed: HashMap<(Source, usize), Timestamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ContactKind {
    Email,
    Phone,
}

impl Library {
    pub fn new(seed: Seed) -> Self {
        let relations = seed.relations.iter().enumerate().map(|(index, of)| (of.id, index)).collect();
        let homes = seed.homes.iter().enumerate().map(|(index, of)| (of.id, index)).collect();
        let mut contacts = Vec::new();
        for (index, relation) in seed.relations.iter().enumerate() {
            contacts.extend(relation.email.as_ref().map(|_| (index, ContactKind::Email)));
            contacts.extend(relation.phone.as_ref().map(|_| (index, ContactKind::Phone)));
        }
        Self { seed, relations, homes, contacts, changed: HashMap::new() }
    }

    /// Knows `seed` from now on, and which of its records are new or different since before.
    pub fn replace(&mut self, seed: Seed, at: Timestamp) {
        let before = std::mem::replace(self, Self::new(seed));
        self.changed = before.changed;
        let mut mark = |source, places: Vec<usize>| {
            self.changed.extend(places.into_iter().map(|place| ((source, place), at)));
        };
        mark(Source::Relaties, differing(&before.seed.relations, &self.seed.relations));
        mark(Source::Eenheden, differing(&before.seed.homes, &self.seed.homes));
        mark(Source::Huurovereenkomsten, differing(&before.seed.leases, &self.seed.leases));
    }

    /// Whether a record changed at or after `moment`.
    pub fn changed_since(&self, source: Source, place: usize, moment: Timestamp) -> bool {
        self.changed.get(&(source, place)).is_some_and(|changed| *changed >= moment)
    }

    pub fn len(&self, source: Source) -> usize {
        match source {
            Source::Relaties => self.seed.relations.len(),
            Source::Contactgegevens => self.contacts.len(),
            Source::Eenheden | Source::Adressen => self.seed.homes.len(),
            Source::Huurovereenkomsten => self.seed.leases.len(),
        }
    }

    /// The place of the record with this number (`code`).
    pub fn numbered(&self, source: Source, number: &str) -> Option<usize> {
        match source {
            Source::Relaties => self.seed.relations.iter().position(|relation| relation.number == number),
            Source::Eenheden => self.seed.homes.iter().position(|home| home.number == number),
            Source::Huurovereenkomsten => self.seed.leases.iter().position(|lease| lease.number == number),
            Source::Contactgegevens | Source::Adressen => None,
        }
    }

    /// The place of the record with this key.
    pub fn keyed(&self, source: Source, id: &str) -> Option<usize> {
        let place: usize = id.strip_prefix(prefix(source))?.parse().ok()?;
        place.checked_sub(1).filter(|place| *place < self.len(source))
    }

    /// The record at `place`, in the shape asked for; `base` is where the collections live.
    pub fn record(&self, source: Source, place: usize, shape: Shape, base: &str) -> Option<Value> {
        let mut record = match source {
            Source::Relaties => self.relation(place, shape)?,
            Source::Contactgegevens => self.contact(place, Shape::Chain)?,
            Source::Eenheden => self.home(place, shape)?,
            Source::Adressen => self.address(place, Shape::Chain)?,
            Source::Huurovereenkomsten => self.lease(place, shape, base)?,
        };
        record.insert("id".to_owned(), json!(key(source, place)));
        Some(Value::Object(record))
    }

    fn relation(&self, place: usize, shape: Shape) -> Option<Map<String, Value>> {
        let relation = self.seed.relations.get(place)?;
        // Contact details stand in the order of their relations.
        let from = self.contacts.partition_point(|(of, _)| *of < place);
        let until = self.contacts.partition_point(|(of, _)| *of <= place);
        let contacts: Vec<_> = (from..until).filter_map(|contact| self.contact(contact, shape)).collect();
        members(json!({
            "code": relation.number,
            "soort": {"code": "NAT", "naam": "Natuurlijke persoon"},
            "voorletters": relation.name.initials,
            "roepnaam": relation.name.first_name,
            "tussenvoegsels": relation.name.infix,
            "achternaam": relation.name.last_name,
            "voorkeurstaal": match relation.language {
                Language::Nl => json!({"code": "NLD", "naam": "Nederlands"}),
                Language::En => json!({"code": "ENG", "naam": "Engels"}),
            },
            "communicatievoorkeur": relation.preference.and_then(preference),
            "contactgegevens": contacts,
        }))
    }

    fn contact(&self, place: usize, shape: Shape) -> Option<Map<String, Value>> {
        let (relation, kind) = self.contacts.get(place)?;
        let relation = self.seed.relations.get(*relation)?;
        let (code, naam, value) = match kind {
            ContactKind::Email => ("EMA", "E-mail", relation.email.as_ref()?),
            ContactKind::Phone if relation.phone.as_ref()?.starts_with("+316") => {
                ("MOB", "Mobiele telefoon", relation.phone.as_ref()?)
            }
            ContactKind::Phone => ("TEL", "Telefoon", relation.phone.as_ref()?),
        };
        let mut contact = members(
            json!({"id": key(Source::Contactgegevens, place), "soort": {"code": code, "naam": naam}}),
        )?;
        if shape == Shape::Chain {
            contact.insert("waarde".to_owned(), json!(value));
        }
        Some(contact)
    }

    fn home(&self, place: usize, shape: Shape) -> Option<Map<String, Value>> {
        let home = self.seed.homes.get(place)?;
        members(json!({
            "code": home.number,
            "soort": {"code": "WOO", "naam": "Woonruimte"},
            "detailSoort": {"code": home.kind.vera_code()},
            "bouwjaar": home.build_year,
            "adres": self.address(place, shape)?,
        }))
    }

    fn address(&self, place: usize, shape: Shape) -> Option<Map<String, Value>> {
        let address = &self.seed.homes.get(place)?.address;
        if shape == Shape::Domain {
            return members(json!({"id": key(Source::Adressen, place)}));
        }
        members(json!({
            "id": key(Source::Adressen, place),
            "soort": {"code": "EEN", "naam": "Eenheid adres"},
            "straatnaam": address.street,
            "huisnummer": address.house_number.to_string(),
            "huisletter": address.letter,
            "huisnummerToevoeging": address.suffix,
            "postcode": address.postal_code,
            "woonplaats": {"naam": address.city},
        }))
    }

    fn lease(&self, place: usize, shape: Shape, base: &str) -> Option<Map<String, Value>> {
        let lease = self.seed.leases.get(place)?;
        let home = *self.homes.get(&lease.home)?;
        let parties = lease.parties.iter().filter_map(|party| {
            let place = *self.relations.get(&party.relation)?;
            let id = key(Source::Relaties, place);
            Some(match shape {
                Shape::Domain => json!(format!("{base}/relaties/{id}")),
                Shape::Chain => json!({
                    "id": id,
                    "code": self.seed.relations.get(place)?.number,
                    "rollen": [{"soort": role(party.role)}],
                }),
            })
        });
        let home_key = key(Source::Eenheden, home);
        let homes = match shape {
            Shape::Domain => json!([format!("{base}/eenheden/{home_key}")]),
            Shape::Chain => json!([{"id": home_key, "code": self.seed.homes.get(home)?.number}]),
        };
        members(json!({
            "code": lease.number,
            "soort": {"code": "HUU", "naam": "Huurovereenkomst"},
            "status": {"code": "LOP", "naam": "Lopend"},
            "begindatum": lease.start,
            "einddatum": lease.end,
            "prolongatieInterval": interval(lease.payment_period),
            "opzegtermijn": lease.notice_clause_months.map(|months| json!({"code": format!("{months}M")})),
            "huurgeschillen": if lease.disputed { json!([{"id": format!("G-{}", place + 1)}]) } else { json!([]) },
            "eenheden": homes,
            "relaties": parties.collect::<Vec<_>>(),
        }))
    }
}

/// The places where `now` differs from `before`.
fn differing<T: PartialEq>(before: &[T], now: &[T]) -> Vec<usize> {
    (0..now.len()).filter(|place| before.get(*place) != now.get(*place)).collect()
}

fn members(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(members) => Some(members),
        _ => None,
    }
}

const fn prefix(source: Source) -> &'static str {
    match source {
        Source::Relaties => "rel-",
        Source::Contactgegevens => "cgg-",
        Source::Eenheden => "een-",
        Source::Adressen => "adr-",
        Source::Huurovereenkomsten => "hov-",
    }
}

fn key(source: Source, place: usize) -> String {
    format!("{}{}", prefix(source), place + 1)
}

fn preference(channel: Channel) -> Option<Value> {
    match channel {
        Channel::Email => Some(json!({"code": "EMA", "naam": "E-mail"})),
        Channel::Phone => Some(json!({"code": "TEL", "naam": "Telefoon"})),
        Channel::Letter => Some(json!({"code": "POS", "naam": "Post"})),
        _ => None,
    }
}

/// VERA has one word for contractual co-tenants and those by law.
fn role(role: PartyRole) -> Value {
    match role {
        PartyRole::Tenant => json!({"code": "HUU", "naam": "Huurder"}),
        PartyRole::CoTenant | PartyRole::Spouse => json!({"code": "MDH", "naam": "Medehuurder"}),
    }
}

const fn interval(period: PaymentPeriod) -> &'static str {
    match period {
        PaymentPeriod::Week => "P1W",
        PaymentPeriod::FourWeeks => "P4W",
        PaymentPeriod::Month => "P1M",
        PaymentPeriod::Quarter => "P3M",
        PaymentPeriod::HalfYear => "P6M",
        PaymentPeriod::Year => "P1Y",
    }
}
