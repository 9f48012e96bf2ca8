//! What happened to a case, in words: who did it, through which channel, and the facts that matter.

use domain::actors::Actor;
use domain::channels::Channel;
use domain::ids::{CaseId, EventId};
use jiff::Timestamp;
use usecases::cases::TimelineEntry;

use crate::components::EventLine;
use crate::desk::moments;
use crate::texts::Say;

/// The facts of an event that are written out when they are there, in this order.
const FACTS: [&str; 4] = ["why", "note", "subject", "reason"];

/// What happened, newest first.
pub fn lines(t: &Say, now: Timestamp, timeline: &[TimelineEntry]) -> Vec<EventLine> {
    timeline.iter().rev().map(|entry| line(t, now, entry)).collect()
}

/// One event in words.
pub fn line(t: &Say, now: Timestamp, entry: &TimelineEntry) -> EventLine {
    let event = &entry.recorded.event;
    // What staff do on their own account came by no channel of the tenant's.
    let own = matches!(event.actor, Actor::Staff { .. }) && event.channel == Channel::Portal;
    let title = t.if_any(&format!("event-{}", event.kind));
    let title = if title.is_empty() { t.if_any(&format!("balie-event-{}", event.kind)) } else { title };
    let who = entry.who.clone().unwrap_or_else(|| t.text(&format!("balie-by-{}", event.actor.kind())));
    let fact = |name: &&str| event.data.get(*name).and_then(|value| value.as_str()).map(str::to_owned);
    let moment = |name: &str| event.data.get(name)?.as_str()?.parse::<Timestamp>().ok();
    let visit = event.data.get("visit").and_then(|visit| visit.as_str());
    let visit = visit.map(|visit| t.text(&format!("visit-{visit}-title")));
    let between =
        moment("starts-at").zip(moment("ends-at")).map(|(from, to)| t.words().appointment(from, to));
    let reasons = event.data.get("reasons").and_then(|reasons| reasons.as_array()).map(|reasons| {
        let words: Vec<String> =
            reasons.iter().filter_map(|one| one.as_str()).map(|one| t.text(one)).collect();
        words.join(", ")
    });
    let level = event.data.get("level").and_then(|level| level.as_str());
    let level = level.map(|level| t.text(&format!("level-{level}")));
    let process = event.process.as_deref().unwrap_or_default();
    // A reason that is a word of the process is said in words; one that somebody typed stands as it is.
    let said = |fact: String| match t.if_any(&format!("{process}-reason-{fact}")) {
        words if words.is_empty() => fact,
        words => words,
    };
    let facts = FACTS.iter().filter_map(fact).map(said);
    let parts: Vec<String> = std::iter::once(who)
        .chain(visit)
        .chain(between)
        .chain(level)
        .chain(reasons)
        .chain(facts)
        .filter(|part| !part.is_empty())
        .collect();
    EventLine {
        channel: if own { String::new() } else { event.channel.code().to_owned() },
        icon: if own { "person".to_owned() } else { String::new() },
        title: if title.is_empty() { t.text("balie-event-other") } else { title },
        text: parts.join(" · "),
        time: moments::exact(t, now, event.at),
    }
}

/// A letter that must go on paper.
pub struct LetterLine {
    /// Where it can be read and printed.
    pub url: String,
    /// Its subject.
    pub subject: String,
    /// Since when it waits.
    pub since: String,
}

/// The letters of a case that go on paper, newest first.
pub fn letters(t: &Say, now: Timestamp, case: CaseId, timeline: &[TimelineEntry]) -> Vec<LetterLine> {
    let on_paper = timeline.iter().rev().filter(|entry| entry.recorded.event.kind == "letter-needed");
    on_paper
        .map(|entry| {
            let event = &entry.recorded.event;
            let id: EventId = event.id;
            LetterLine {
                url: format!("/balie/zaken/{case}/brieven/{id}"),
                subject: event
                    .data
                    .get("subject")
                    .and_then(|text| text.as_str())
                    .unwrap_or_default()
                    .to_owned(),
                since: moments::exact(t, now, event.at),
            }
        })
        .collect()
}
