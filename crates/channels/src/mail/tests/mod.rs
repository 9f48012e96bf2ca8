//! Mail as another program reads it, and mail servers that misbehave.

mod delivery;
mod encryption;
mod fake_server;
mod writing;

use super::*;
use crate::calendar_file::{CalendarFile, CalendarStatus};

fn ids() -> MessageIds {
    MessageIds::new(b"a secret of at least thirty-two bytes", "voorbeeldwonen.example").unwrap()
}

fn receipt() -> OutgoingMail {
    OutgoingMail {
        idempotency_key: "termination-receipt/019aa1b2-0000-7000-8000-000000000000".to_owned(),
        follows: None,
        written_at: "2026-02-03T22:45:12.345Z".parse().unwrap(),
        from: Mailbox {
            name: Some("Voorbeeld Wonen".to_owned()),
            address: "post@voorbeeldwonen.example".parse().unwrap(),
        },
        to: "aya@huurder.example".parse::<domain::contacts::EmailAddress>().unwrap().into(),
        reply_to: None,
        subject: "Wij hebben uw huuropzegging".to_owned(),
        text: "Beste Aya,\n\nUw huur stopt op dinsdag 3 maart 2026.\n".to_owned(),
        html: None,
        calendar: Vec::new(),
        auto_submitted: AutoSubmitted::Replied,
    }
}

fn inspection() -> CalendarFile {
    CalendarFile {
        uid: "019aa1b2@voorbeeldwonen.example".to_owned(),
        sequence: 1,
        written_at: "2026-02-03T22:45:12Z".parse().unwrap(),
        starts_at: "2026-02-20T09:00:00Z".parse().unwrap(),
        ends_at: "2026-02-20T11:00:00Z".parse().unwrap(),
        summary: "Voorinspectie".to_owned(),
        description: "Zorg dat u thuis bent.".to_owned(),
        location: "Poelestraat 24c, Groningen".to_owned(),
        organizer_name: "Voorbeeld Wonen".to_owned(),
        organizer: "post@voorbeeldwonen.example".parse().unwrap(),
        status: CalendarStatus::Confirmed,
    }
}
