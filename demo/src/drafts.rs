//! A form that was left halfway: answers given so far, to go on with.

use domain::calendar::amsterdam;
use domain::cases::Draft;
use domain::channels::Channel;
use domain::ids::DraftId;
use domain::tenancy::{Lease, Relation};
use jiff::civil::{Date, time};
use jiff::{SignedDuration, ToSpan};

use crate::dice::Dice;
use crate::people::reach;

/// Who stopped halfway.
const WHO: &str = "sven.dekker@example.nl";

/// The drafts, saved in the evening of two days before `today`.
pub(crate) fn build(
    process: &str,
    relations: &[Relation],
    leases: &[Lease],
    today: Date,
    seed: u64,
) -> Vec<Draft> {
    let dice = Dice::new(seed, "drafts");
    let evening = amsterdam::at(today.saturating_sub(2.days()), time(21, 10, 0, 0));
    let updated_at = evening + SignedDuration::from_mins(dice.between(0, 60));
    let end = today.saturating_add(2.months()).last_of_month();
    let given = [
        ("situation", "everyone".to_owned()),
        ("end-date", end.to_string()),
        ("reason", "better-fit".to_owned()),
        ("address-kind", "unknown".to_owned()),
        ("iban", reach::account(&dice)),
    ];
    let who = relations.iter().find(|relation| relation.email.as_deref() == Some(WHO));
    let lease = who.and_then(|who| leases.iter().find(|lease| lease.has_party(who.id)));
    let draft = |(who, lease): (&Relation, &Lease)| Draft {
        id: DraftId::new(updated_at, dice.chance()),
        process: process.to_owned(),
        lease: lease.id,
        relation: who.id,
        staff: None,
        channel: Channel::Portal,
        answers: given.map(|(field, answer)| (field.to_owned(), answer)).into(),
        updated_at,
        version: 1,
    };
    who.zip(lease).map(draft).into_iter().collect()
}
