//! The cast: where the showcase tenants live, since when, with whom and how.

use domain::channels::Channel;
use domain::ids::RelationId;
use domain::language::Language;
use domain::tenancy::{Home, Lease, LeaseParty, PartyRole, PaymentPeriod};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::people::Habit;
use crate::people::households::Settler;
use crate::people::names;
use crate::showcase::PLAIN_TENANTS;

/// E-mail address (empty: none), given name and family name of somebody in particular.
type Player = (&'static str, &'static str, &'static str);

/// A lease of somebody in particular.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    street: &'static str,
    house_number: u32,
    /// Months since the first day of the lease.
    months: i32,
    tenant: Player,
    others: &'static [(Player, PartyRole)],
    twist: Twist,
}

/// What is not plain about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Twist {
    None,
    English,
    Disputed,
    PrefersLetter,
    OpenReports,
    PaysByQuarter,
}

const fn part(place: (&'static str, u32), months: i32, tenant: Player) -> Part {
    Part { street: place.0, house_number: place.1, months, tenant, others: &[], twist: Twist::None }
}

impl Part {
    const fn with(mut self, others: &'static [(Player, PartyRole)]) -> Self {
        self.others = others;
        self
    }

    const fn twist(mut self, twist: Twist) -> Self {
        self.twist = twist;
        self
    }

    /// Whether this is the home of the part.
    pub(crate) fn is_at(&self, home: &Home) -> bool {
        home.address.street == self.street && home.address.house_number == self.house_number
    }

    /// Every e-mail address in it.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.tenant.0).chain(self.others.iter().map(|(player, _)| player.0))
    }
}

/// Everybody who is somebody in particular. Lina's second lease names her again.
pub(crate) fn parts() -> Vec<Part> {
    let mut parts = NAMED.to_vec();
    parts.extend(PLAIN_TENANTS.into_iter().zip(PLAIN_NAMES).zip(21..).map(
        |((email, (given, family)), number)| {
            part(("Loodskade", number), 12 + i32::try_from(number).unwrap_or(0) % 9, (email, given, family))
        },
    ));
    parts
}

const PLAIN_NAMES: [(&str, &str); 12] = [
    ("Anna", "Blom"),
    ("Bilal", "Haddou"),
    ("Carla", "Prins"),
    ("Deniz", "Arslan"),
    ("Eva", "Maas"),
    ("Floor", "Huisman"),
    ("Glenn", "Landveld"),
    ("Hodan", "Farah"),
    ("Iris", "van Dam"),
    ("Jakub", "Mazur"),
    ("Kavita", "Sharma"),
    ("Lars", "Postma"),
];

const NAMED: [Part; 19] = [
    part(("Loodskade", 11), 14, ("aya.bakker@example.nl", "Aya", "Bakker")),
    part(("Smidsbrink", 12), 205, ("bram.devries@example.nl", "Bram", "de Vries")),
    part(("Poolsterveld", 20), 74, ("chris.mulder@example.nl", "Chris", "Mulder"))
        .with(&[(("dewi.hartono@example.nl", "Dewi", "Hartono"), PartyRole::CoTenant)]),
    part(("Werfkade", 8), 22, ("emily.clark@example.nl", "Emily", "Clark")).twist(Twist::English),
    part(("Wulpenwende", 40), 110, ("farid.elamrani@example.nl", "Farid", "El Amrani"))
        .twist(Twist::Disputed),
    part(("Tuigkade", 14), 62, ("gerda.hendriks@example.nl", "Gerda", "Hendriks")),
    part(("Komeetveld", 12), 96, ("hasan.kaya@example.nl", "Hasan", "Kaya"))
        .with(&[(("ines.kaya@example.nl", "Ines", "Kaya"), PartyRole::Spouse)]),
    part(("Planetenhof", 33), 133, ("johanna.smit@example.nl", "Johanna", "Smit"))
        .twist(Twist::PrefersLetter),
    part(("Kalmoeslaan", 7), 52, ("karel.dejong@example.nl", "Karel", "de Jong")),
    part(("Loodskade", 44), 30, ("lina.haddad@example.nl", "Lina", "Haddad")),
    part(("Loodskelder", 5), 30, ("lina.haddad@example.nl", "Lina", "Haddad")),
    part(("Zonnewende", 10), 48, ("maria.silva@example.nl", "Maria", "Silva")),
    part(("Kajuitkade", 17), 19, ("noor.peters@example.nl", "Noor", "Peters")),
    part(("Avondsterveld", 18), 40, ("omar.warsame@example.nl", "Omar", "Warsame"))
        .with(&[(("", "Helen", "Tekle"), PartyRole::CoTenant)]),
    part(("Loodskade", 61), 20, ("piotr.nowak@example.nl", "Piotr", "Nowak")).twist(Twist::OpenReports),
    part(("Dotterlaan", 15), 158, ("rosa.meijer@example.nl", "Rosa", "Meijer")).twist(Twist::PaysByQuarter),
    part(("Grutterwende", 22), 66, ("sven.dekker@example.nl", "Sven", "Dekker")),
    part(("Kluutwende", 5), 34, ("vera.koster@example.org", "Vera", "Koster")).with(&[
        (("jun.wang@example.org", "Jun", "Wang"), PartyRole::CoTenant),
        (("yonas.haile@example.org", "Yonas", "Haile"), PartyRole::CoTenant),
        (("rima.kassab@example.org", "Rima", "Kassab"), PartyRole::CoTenant),
        (("thijs.blom@example.org", "Thijs", "Blom"), PartyRole::CoTenant),
    ]),
    part(("Loodskade", 73), 16, ("tess.bos@example.nl", "Tess", "Bos")),
];

/// The part moves into `home`, which is made to fit it.
pub(crate) fn move_in(settler: &mut Settler, part: &Part, home: &mut Home, today: Date) -> Lease {
    home.open_reports = if part.twist == Twist::OpenReports { 2 } else { 0 };
    let month = date(today.year(), today.month(), 1).saturating_sub(part.months.months());
    let mut parties =
        vec![LeaseParty { relation: player(settler, part, part.tenant, month), role: PartyRole::Tenant }];
    for (other, role) in part.others {
        parties.push(LeaseParty { relation: player(settler, part, *other, month), role: *role });
    }
    let mut lease = settler.lease(home, month, parties);
    lease.disputed = part.twist == Twist::Disputed;
    if part.twist == Twist::PaysByQuarter {
        lease.payment_period = PaymentPeriod::Quarter;
        lease.notice_clause_months = Some(3);
    }
    lease
}

/// The person, who may already rent something else.
fn player(settler: &mut Settler, part: &Part, (email, given, family): Player, since: Date) -> RelationId {
    let email = Some(email).filter(|email| !email.is_empty()).map(str::to_owned);
    let known = settler.people.iter().find(|person| email.is_some() && person.relation.email == email);
    if let Some(person) = known {
        return person.relation.id;
    }
    let language = if part.twist == Twist::English { Language::En } else { Language::Nl };
    let preference = (part.twist == Twist::PrefersLetter).then_some(Channel::Letter);
    let phone = Some(settler.phone());
    settler.person(
        names::person(given, family, None),
        (email, phone),
        (language, preference),
        Habit::Online,
        since,
    )
}
