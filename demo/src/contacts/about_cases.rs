//! Contacts about terminations: the call or letter by which one came, and the questions on the way.

use domain::channels::Channel;
use jiff::SignedDuration;
use store::contacts::Direction;

use super::Teller;
use super::journeys::Moment;
use super::matters::Matter;
use super::rhythm::open_at;

const TOPIC: &str = "lease-termination";

const fn matter(asks: &'static [&'static str], answers: &'static [&'static str]) -> Matter {
    Matter {
        topic: TOPIC,
        weight: 0,
        season: &[],
        complexity: 1,
        by_mail: false,
        visit: false,
        asks,
        answers,
    }
}

/// Asked while it runs.
static ON_THE_WAY: Matter = matter(
    &[
        "Wanneer komt de inspecteur?",
        "Wat moet ik doen voor de eindinspectie?",
        "Moet ik de vloer eruit halen?",
    ],
    &["Datum van de inspectie genoemd en lijst gestuurd.", "Uitgelegd wat kan blijven liggen."],
);
/// Asked when it is over.
static AFTERWARDS: Matter = matter(
    &["Wanneer krijg ik de eindafrekening?", "De borg is nog niet terug."],
    &["De eindafrekening komt binnen zes weken.", "Nagekeken, het bedrag is overgemaakt."],
);

impl Teller<'_> {
    /// The contacts about every case.
    pub(super) fn about_cases(&mut self) {
        for index in 0..self.world.files.len() {
            let case = &self.world.files[index].case;
            let (id, relation, opened, closed) = (case.id, case.requester, case.opened_at, case.closed_at);
            if case.channel != Channel::Portal {
                let moment = Moment {
                    at: opened,
                    channel: case.channel,
                    direction: Direction::In,
                    summary: "Zegt de huur op. Opzegging ingevoerd en nagelopen.".to_owned(),
                    minutes: 14,
                    solved: true,
                };
                self.write_down(relation, Some(id), &ON_THE_WAY, vec![moment]);
            }
            if self.dice.happens(240) {
                let at = opened + SignedDuration::from_hours(self.dice.between(20, 300));
                if closed.is_none_or(|closed| at < closed) {
                    self.ask_about(index, &ON_THE_WAY, at);
                }
            }
            if let Some(closed) = closed.filter(|_| self.dice.happens(260)) {
                let at = closed + SignedDuration::from_hours(self.dice.between(48, 900));
                self.ask_about(index, &AFTERWARDS, at);
            }
        }
    }

    fn ask_about(&mut self, index: usize, matter: &'static Matter, at: jiff::Timestamp) {
        let case = &self.world.files[index].case;
        let (id, relation) = (case.id, case.requester);
        let person = self.world.person(relation);
        let channel = self.first_channel(person, matter);
        let journey = self.journey(person, matter);
        if journey.possible_by(channel) {
            let moments = journey.from(open_at(&self.world.desk, at, channel), channel);
            self.write_down(relation, Some(id), matter, moments);
        }
    }
}
