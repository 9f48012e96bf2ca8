//! What is known of what people can do alone: who has no e-mail was asked by an employee, who wrote down that they want
//! help. Of everybody else nothing is known, as it is when an association begins.

use domain::actors::{Actor, StaffRole};
use domain::calendar::amsterdam;
use domain::channels::Channel;
use domain::events::{Event, Subject};
use domain::ids::{EventId, StatementId};
use jiff::SignedDuration;
use serde_json::json;
use store::steering::self_reliance::Kept;

use crate::association::Association;
use crate::dice::Dice;

/// The days before today in which people were asked.
const ASKED: i64 = 120;

/// What was said, each with its event.
pub(crate) fn said(association: &Association) -> Vec<(Kept, Event)> {
    let dice = Dice::new(association.seed, "self-reliance");
    let today = amsterdam::start_of(association.today);
    let clerk = association.team.iter().find(|colleague| colleague.role == StaffRole::Agent);
    let Some(clerk) = clerk.map(|colleague| Actor::Staff { id: colleague.id, role: colleague.role }) else {
        return Vec::new();
    };
    let mut said = Vec::new();
    for relation in association.relations.iter().filter(|relation| relation.email.is_none()) {
        let at = today - SignedDuration::from_hours(24 * dice.between(1, ASKED) - dice.between(9, 16));
        let kept = Kept {
            id: StatementId::new(at, dice.chance()),
            relation: relation.id,
            topic: None,
            value: "help".to_owned(),
            source: "employee".to_owned(),
            at,
        };
        let event = Event {
            id: EventId::new(at, dice.chance()),
            at,
            actor: clerk,
            channel: Channel::Phone,
            process: None,
            case: None,
            subject: Subject::new("relation", relation.id),
            kind: "self-reliance-noted".to_owned(),
            data: json!({ "topic": null, "value": "help", "source": "employee", "generated": true }),
        };
        said.push((kept, event));
    }
    said
}
