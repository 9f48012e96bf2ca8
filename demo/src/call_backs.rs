//! Calls that were promised to tenants of the demo association: one that is late, one for the next hour, one for later.

use domain::actors::Actor;
use domain::channels::Channel;
use jiff::{SignedDuration, Timestamp};
use usecases::steering::call_back::{self, Wish};
use usecases::{Error, House};

/// Who asked, hours ago, about what, which of the hours that were free then, and in whose words.
const ASKED: [(&str, i64, &str, usize, &str); 3] = [
    ("tess.bos@example.nl", 96, "lease-termination", 0, "Ik heb de eindinspectie afgezegd. Hoe nu verder?"),
    (
        "gerda.hendriks@example.nl",
        2,
        "payment-problems",
        0,
        "Ik krijg een brief over huur die ik al betaald heb.",
    ),
    ("emily.clark@example.nl", 1, "rent-and-costs", 3, ""),
];

/// Promises them; who has no telephone is left alone.
pub(crate) async fn promise(house: &House, now: Timestamp) -> Result<(), Error> {
    for (email, hours, topic, choice, words) in ASKED {
        let person = store::tenancy::relations::by_email(&house.store, email).await?.into_iter().next();
        let Some(person) = person.filter(|person| person.phone.is_some()) else { continue };
        let at = now.checked_sub(SignedDuration::from_hours(hours)).unwrap_or(now);
        let act = house.act(at, Actor::Tenant { id: person.id }, Channel::Portal);
        if let Some(hour) = call_back::times(&act).await?.get(choice) {
            call_back::ask(&act, person.id, Wish { topic, from: hour.from, phone: "", words }).await?;
        }
    }
    Ok(())
}
