//! Journeys: how one question goes, from the first word by one channel until it is answered, perhaps by another.

use domain::channels::Channel;
use jiff::{SignedDuration, Timestamp};
use store::contacts::Direction;

use super::matters::Matter;
use super::rhythm::open_at;
use crate::dice::Dice;
use crate::history::agenda::Desk;

/// One moment of a journey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Moment {
    pub at: Timestamp,
    pub channel: Channel,
    pub direction: Direction,
    pub summary: String,
    /// Minutes the tenant waited for a person, or we worked on it.
    pub minutes: i64,
    /// Whether this answered the question.
    pub solved: bool,
}

/// Working minutes until an e-mail is answered: half of them take longer than half a day.
const MAIL: &[(i64, i64)] = &[(0, 15), (250, 130), (500, 330), (800, 800), (1000, 2_400)];
/// Working minutes until a message on `WhatsApp` is answered.
const WHATSAPP: &[(i64, i64)] = &[(0, 3), (500, 25), (900, 110), (1000, 300)];
/// Working minutes until a letter is answered.
const LETTER: &[(i64, i64)] = &[(0, 500), (500, 1_800), (1000, 5_000)];
/// Working minutes of patience with an e-mail: four hours, and a little.
const PATIENCE: &[(i64, i64)] = &[(0, 240), (700, 262), (1000, 330)];
/// Minutes before somebody whose question was not answered tries again.
const AGAIN: &[(i64, i64)] = &[(0, 20), (300, 300), (600, 2_000), (1000, 11_000)];
/// Nobody asks more often than this.
const LONGEST: usize = 5;

/// A question that is about to be asked.
#[derive(Debug)]
struct Attempt {
    at: Timestamp,
    channel: Channel,
    words: String,
}

/// A journey while it is told.
#[derive(Debug)]
pub(crate) struct Journey<'a> {
    pub dice: &'a Dice,
    pub desk: &'a Desk,
    pub matter: &'a Matter,
    /// Whether the one who asks has e-mail.
    pub mail: bool,
    /// Whether they have a telephone.
    pub phone: bool,
}

impl Journey<'_> {
    /// Whether the one who asks can use this channel.
    pub(crate) fn possible_by(&self, channel: Channel) -> bool {
        match channel {
            Channel::Email | Channel::Portal => self.mail,
            Channel::Phone | Channel::Whatsapp | Channel::Sms => self.phone,
            _ => true,
        }
    }

    /// The whole journey, from the first question at `begin` by `channel`.
    pub(crate) fn from(&self, begin: Timestamp, channel: Channel) -> Vec<Moment> {
        let mut moments = Vec::new();
        let words = (*self.dice.pick(self.matter.asks)).to_owned();
        let mut next = Some(Attempt { at: begin, channel, words });
        for _ in 0..LONGEST {
            let Some(attempt) = next else { break };
            next = self.ask(attempt, &mut moments);
        }
        if self.matter.visit && moments.last().is_some_and(|last| last.solved) {
            self.come_by(&mut moments);
        }
        moments.sort_by_key(|moment| moment.at);
        moments
    }

    fn answer(&self) -> String {
        (*self.dice.pick(self.matter.answers)).to_owned()
    }

    /// One question and its answer; returns how it is asked again, if it is.
    fn ask(&self, Attempt { at, channel, words }: Attempt, moments: &mut Vec<Moment>) -> Option<Attempt> {
        let solved = self.dice.happens(solves(channel, self.matter.complexity));
        let curve = match channel {
            Channel::Email => MAIL,
            Channel::Whatsapp => WHATSAPP,
            Channel::Letter => LETTER,
            // Spoken with somebody, or looked up: question and answer are one moment.
            _ => {
                let summary = if solved { format!("{words} {}", self.answer()) } else { words };
                let minutes = handling(self.dice, channel);
                moments.push(Moment { at, channel, direction: Direction::In, summary, minutes, solved });
                return if solved { None } else { self.later(channel, at) };
            }
        };
        moments.push(Moment {
            at,
            channel,
            direction: Direction::In,
            summary: words,
            minutes: 0,
            solved: false,
        });
        let replied = self.desk.minutes_later(at, self.dice.along(curve));
        let reply = |summary, solved| Moment {
            at: replied,
            channel,
            direction: Direction::Out,
            summary,
            minutes: 5,
            solved,
        };
        if let Some(tired) = self.tired_of_waiting(channel, at).filter(|tired| *tired < replied) {
            // The answer comes after the call, to a question that is no longer there.
            if self.dice.happens(700) {
                moments.push(reply("Al telefonisch besproken.".to_owned(), false));
            }
            let words = "Belt over de e-mail, had na vier uur nog geen antwoord.".to_owned();
            return Some(Attempt { at: tired, channel: Channel::Phone, words });
        }
        moments.push(reply(self.answer(), solved));
        if solved { None } else { self.later(channel, replied) }
    }

    /// When somebody who waits for an answer to an e-mail takes the telephone.
    fn tired_of_waiting(&self, channel: Channel, since: Timestamp) -> Option<Timestamp> {
        let impatient = channel == Channel::Email && self.phone && self.dice.happens(680);
        let patience = self.dice.along(PATIENCE);
        impatient.then(|| self.desk.minutes_later(since, patience))
    }

    /// Most of those who got no answer try again, more often than not by another way.
    fn later(&self, channel: Channel, at: Timestamp) -> Option<Attempt> {
        use Channel::{Chat, Counter, Email, Letter, Phone, Portal, Whatsapp};
        if self.dice.happens(180) {
            return None;
        }
        let ways: &[(Channel, u32)] = match channel {
            Portal => &[(Phone, 40), (Chat, 24), (Email, 20), (Whatsapp, 10), (Portal, 6)],
            Chat => &[(Chat, 34), (Phone, 42), (Email, 24)],
            Whatsapp => &[(Whatsapp, 50), (Phone, 44), (Email, 6)],
            Email => &[(Email, 40), (Phone, 54), (Counter, 6)],
            Phone => &[(Phone, 74), (Email, 14), (Counter, 9), (Letter, 3)],
            Counter => &[(Counter, 50), (Phone, 50)],
            _ => &[(Letter, 35), (Phone, 55), (Counter, 10)],
        };
        let way = self.dice.weighted(ways);
        let way = if self.possible_by(way) { way } else { Counter };
        let at = at + SignedDuration::from_mins(self.dice.along(AGAIN));
        let words = again(channel, way).to_owned();
        Some(Attempt { at: open_at(self.desk, at, way), channel: way, words })
    }

    /// Somebody comes by: a message the day before, and the visit.
    fn come_by(&self, moments: &mut Vec<Moment>) {
        let Some(last) = moments.last().map(|last| last.at) else { return };
        let days = SignedDuration::from_hours(24 * self.dice.between(1, 9));
        let visit = open_at(self.desk, last + days, Channel::Visit);
        let moment = |at, channel, summary: &str, minutes, solved| Moment {
            at,
            channel,
            direction: Direction::Out,
            summary: summary.to_owned(),
            minutes,
            solved,
        };
        let before = open_at(self.desk, visit - SignedDuration::from_hours(18), Channel::Sms);
        if self.phone && before > last && self.dice.happens(420) {
            moments.push(moment(before, Channel::Sms, "Herinnering: morgen komen wij langs.", 0, false));
        }
        let (summary, solved) = self.dice.weighted(&[
            (("Langs geweest, het is gemaakt.", true), 80),
            (("Langs geweest, er is nog een onderdeel nodig.", false), 12),
            (("Niemand thuis, kaartje in de bus.", false), 8),
        ]);
        moments.push(moment(visit, Channel::Visit, summary, self.dice.between(15, 70), solved));
    }
}

/// What is written down when somebody comes back to it.
fn again(before: Channel, now: Channel) -> &'static str {
    match (before, now) {
        (from, to) if from == to => "Vraagt opnieuw, het is nog niet opgelost.",
        (Channel::Portal, _) => "Kwam er op de website niet uit.",
        (Channel::Chat, _) => "Vervolg op de chat.",
        _ => "Komt terug op een eerdere vraag.",
    }
}

/// How many questions in a thousand this channel answers in one go.
const fn solves(channel: Channel, complexity: u32) -> u32 {
    let simple = match channel {
        Channel::Portal => 760,
        Channel::Chat => 740,
        Channel::Whatsapp => 730,
        Channel::Email => 700,
        Channel::Phone => 810,
        Channel::Counter => 840,
        Channel::Visit => 900,
        _ => 650,
    };
    let human = matches!(channel, Channel::Phone | Channel::Counter | Channel::Visit);
    let harder = if human { 60 } else { 170 };
    simple - harder * (complexity - 1)
}

/// Minutes a conversation takes.
fn handling(dice: &Dice, channel: Channel) -> i64 {
    match channel {
        Channel::Portal => dice.between(1, 9),
        Channel::Chat => dice.between(4, 22),
        Channel::Counter => dice.between(4, 18),
        Channel::Visit => dice.between(15, 50),
        _ => dice.along(&[(0, 1), (500, 5), (900, 12), (1000, 28)]),
    }
}
