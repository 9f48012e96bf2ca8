//! The desk: what staff do with a case that asks for a person.

use domain::appointments::{AppointmentKind, AppointmentStatus};
use domain::channels::Channel;
use domain::ids::RelationId;
use domain::processes::flow::Command;
use jiff::{SignedDuration, Timestamp};

use super::world::{Turn, World};

/// How often in a thousand a person rejects a termination that lies before them for this reason, and what they say.
const REJECTIONS: [(&str, u32, &str); 4] = [
    (
        "attention-cosigner-declined",
        750,
        "Uw medehuurder gaat niet akkoord. Zolang u het samen niet eens bent, kan de huur niet eindigen. Wij denken graag met u mee.",
    ),
    (
        "attention-cosigner-silent",
        400,
        "Wij kregen geen antwoord van uw medehuurder. Vraag het samen opnieuw aan, of bel ons als dat niet lukt.",
    ),
    (
        "attention-disputed",
        300,
        "Er loopt nog een zaak bij de rechter. Onze medewerker heeft u gebeld over wat nu kan.",
    ),
    ("attention-approval", 20, "U huurt deze woning samen. Uw opzegging staat op één naam. Wij bellen u."),
];

/// What is arranged when somebody stays, so that the whole lease cannot end.
const ARRANGED: &str =
    "Uw medehuurder blijft wonen. Wij maken met u beiden een afspraak om het contract op één naam te zetten.";

impl World<'_> {
    /// Somebody of the desk takes the case up and does what it needs.
    pub(crate) fn handle(&mut self, index: usize, now: Timestamp) {
        let case = &self.files[index].case;
        if !case.open || (case.attention.is_empty() && case.state != "review") {
            return;
        }
        let clerk = self.clerk();
        let turn = Turn { now, actor: clerk, channel: Channel::Phone };
        match self.files[index].case.state.as_str() {
            "review" => self.review(index, turn),
            "signing" => self.ask_by_telephone(index, turn),
            _ => self.settle(index, turn),
        }
    }

    fn review(&mut self, index: usize, turn: Turn) {
        let attention = self.files[index].case.attention.clone();
        for (reason, share, why) in REJECTIONS {
            if attention.iter().any(|it| it == reason) && self.dice.happens(share) {
                self.command(index, turn, &Command::new("reject").with("note", why));
                return;
            }
        }
        let asked = self.ask_the_silent(index, turn);
        let after = self.agree_times(index, asked);
        if !self.command(index, after, &Command::new("approve")) {
            self.command(index, after, &Command::new("hand-over").with("note", ARRANGED));
        }
    }

    /// Calls the co-tenants who did not answer in time: most meant to say yes. Returns the turn after the calls.
    fn ask_the_silent(&mut self, index: usize, turn: Turn) -> Turn {
        let silent = self.files[index].signatures.iter().filter(|signature| signature.answer.is_none());
        let silent: Vec<RelationId> = silent.map(|signature| signature.relation).collect();
        let mut turn = turn;
        for relation in silent {
            turn.now = later(turn.now);
            self.command(index, turn, &Command::new("sign").with("relation", relation.to_string()));
        }
        turn
    }

    /// Agrees a time for every visit without one; returns the turn after the call.
    fn agree_times(&mut self, index: usize, turn: Turn) -> Turn {
        let mut turn = turn;
        for kind in AppointmentKind::ALL {
            if self.lacks_time(index, kind) {
                turn.now = later(turn.now);
                let times = self.times(index, turn, kind);
                if !times.is_empty() {
                    let time = self.dice.pick(&times).code();
                    let command = Command::new("choose-time").with("visit", kind.code()).with("time", time);
                    self.command(index, turn, &command);
                }
            }
        }
        Turn { now: later(turn.now), ..turn }
    }

    fn lacks_time(&self, index: usize, kind: AppointmentKind) -> bool {
        let file = &self.files[index];
        let visits = file.case.data.get("visits").and_then(|visits| visits.as_array());
        let wanted = visits.is_some_and(|visits| {
            visits.iter().any(|visit| visit.get("kind").and_then(|it| it.as_str()) == Some(kind.code()))
        });
        let timed =
            file.appointments.iter().any(|it| it.kind == kind && it.status != AppointmentStatus::Cancelled);
        wanted && !timed
    }

    /// Calls the co-tenants who cannot be reached by mail, and asks whether they agree.
    fn ask_by_telephone(&mut self, index: usize, turn: Turn) {
        let waiting: Vec<RelationId> = self.files[index]
            .signatures
            .iter()
            .filter(|signature| signature.answer.is_none())
            .map(|signature| signature.relation)
            .filter(|relation| self.person(*relation).relation.email.is_none())
            .collect();
        let mut now = turn.now;
        for relation in waiting {
            now = later(now);
            let agrees = self.dice.happens(930);
            self.answer(index, now, relation, agrees);
        }
        let case = &self.files[index].case;
        if case.state == "signing" && !case.attention.is_empty() {
            let note = "Medehuurder gebeld en brief gestuurd.";
            self.command(
                index,
                Turn { now: later(now), ..turn },
                &Command::new("resolve").with("note", note),
            );
        }
    }

    /// What asks for attention while all is certain: a time to agree, a letter to send.
    fn settle(&mut self, index: usize, turn: Turn) {
        let after = self.agree_times(index, turn);
        let case = &self.files[index].case;
        if case.open && !case.attention.is_empty() {
            let letter = case.attention.iter().any(|reason| reason == "attention-letter-needed");
            let note =
                if letter { "Brief geprint en verstuurd." } else { "Met de huurder gebeld en afgesproken." };
            self.command(index, after, &Command::new("resolve").with("note", note));
        }
    }
}

/// A few minutes on the telephone.
fn later(now: Timestamp) -> Timestamp {
    now + SignedDuration::from_mins(4)
}
