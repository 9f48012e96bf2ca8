//! The journey as it is wanted, per topic: kept by managers, with who changed it.

use domain::actors::StaffRole;
use domain::channels::Channel;
use domain::events::Subject;
use insight::conformance::{Step, Wanted};
use serde_json::json;

use crate::{Act, Error};

/// The most steps of a wanted journey.
pub const MOST_STEPS: usize = 12;
/// The name of the journey that is wanted for everything without its own.
const EVERYTHING: &str = "everything";

/// A step of a wanted journey: a contact, in one of these channels.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WantedStep {
    /// In which channels; the first is preferred.
    pub channels: Vec<Channel>,
    /// Whether it may be left out.
    pub optional: bool,
    /// Whether it may happen more than once.
    pub repeats: bool,
}

impl WantedStep {
    /// Lets this channel be the preferred one; it is wanted then, if it was not already.
    pub fn prefer(&mut self, channel: Channel) {
        self.channels.retain(|one| *one != channel);
        self.channels.insert(0, channel);
    }
}

/// A wanted journey as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// Its steps; none when none is kept.
    pub steps: Vec<WantedStep>,
    /// The version, for saving; 0 when none was ever kept.
    pub version: i64,
}

/// The steps as text: `portal, chat > visit?`.
pub fn written(steps: &[WantedStep]) -> String {
    steps.iter().map(one_written).collect::<Vec<_>>().join(" > ")
}

fn one_written(step: &WantedStep) -> String {
    let channels: Vec<&str> = step.channels.iter().map(|channel| channel.code()).collect();
    let sign = match (step.optional, step.repeats) {
        (true, true) => "*",
        (true, false) => "?",
        (false, true) => "+",
        (false, false) => "",
    };
    format!("{}{sign}", channels.join(", "))
}

/// Reads what [`written`] writes; `None` when it is something else, or too long.
pub fn read(text: &str) -> Option<Vec<WantedStep>> {
    if text.trim().is_empty() {
        return Some(Vec::new());
    }
    let steps: Option<Vec<WantedStep>> = text.split('>').map(one_read).collect();
    steps.filter(|steps| steps.len() <= MOST_STEPS)
}

fn one_read(text: &str) -> Option<WantedStep> {
    let text = text.trim();
    let names = text.trim_end_matches(['?', '+', '*']);
    let sign = &text[names.len()..];
    let channels: Option<Vec<Channel>> =
        names.split(',').map(|name| Channel::from_code(name.trim())).collect();
    let channels = channels.filter(|channels| !channels.is_empty())?;
    matches!(sign, "" | "?" | "+" | "*").then(|| WantedStep {
        channels,
        optional: matches!(sign, "?" | "*"),
        repeats: matches!(sign, "+" | "*"),
    })
}

/// The same as insight compares with: every step is a contact by any channel, of which some are wanted.
pub fn as_wanted(steps: &[WantedStep]) -> Option<Wanted> {
    let any: Vec<String> = Channel::ALL.iter().map(|channel| channel.code().to_owned()).collect();
    let step = |step: &WantedStep| Step {
        activities: any.clone(),
        optional: step.optional,
        repeats: step.repeats,
        channels: step.channels.iter().map(|channel| channel.code().to_owned()).collect(),
    };
    (!steps.is_empty()).then(|| Wanted { steps: steps.iter().map(step).collect() })
}

/// The wanted journey, or what is wanted of every question while nobody kept another: done after one contact.
pub fn or_usual(kept: Vec<WantedStep>) -> Vec<WantedStep> {
    if kept.is_empty() {
        vec![WantedStep { channels: Channel::ALL.to_vec(), ..WantedStep::default() }]
    } else {
        kept
    }
}

/// The wanted journey that is kept for a topic, or for everything.
pub async fn kept(act: &Act<'_>, topic: Option<&str>) -> Result<Kept, Error> {
    act.require(StaffRole::Manager)?;
    let Some(setting) = store::settings::find(&act.house.store, &key(topic)).await? else {
        return Ok(Kept::default());
    };
    let text = setting.value.as_str().unwrap_or_default();
    let steps = read(text).ok_or_else(|| Error::Defect(format!("`{text}` is no wanted journey")))?;
    Ok(Kept { steps, version: setting.version })
}

/// The wanted journey of a topic, or where it has none of its own, that for everything.
pub async fn nearest(act: &Act<'_>, topic: Option<&str>) -> Result<Kept, Error> {
    let own = kept(act, topic).await?;
    if own.steps.is_empty() && topic.is_some() { kept(act, None).await } else { Ok(own) }
}

/// Keeps a wanted journey for a topic, or for everything; `seen` is the version it was changed from. Without steps
/// none is wanted any more.
pub async fn keep(act: &Act<'_>, topic: Option<&str>, steps: &[WantedStep], seen: i64) -> Result<(), Error> {
    act.require(StaffRole::Manager)?;
    let text = written(steps);
    if read(&text).is_none_or(|again| again != steps) {
        return Err(Error::Input("stuur-wanted-wrong".to_owned()));
    }
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let key = key(topic);
        let changed = store::settings::put(&mut tx, &key, &json!(text), seen, act.now).await;
        // Doing it again would not help: somebody else kept another.
        changed.map_err(|error| match Error::from(error) {
            Error::Changed => Error::Input("stuur-wanted-stale".to_owned()),
            other => other,
        })?;
        let data = json!({ "topic": topic, "steps": text });
        tx.record(&act.event(Subject::new("setting", &key), "wanted-journey-changed", data)).await?;
        tx.commit().await?;
        Ok(())
    })
    .await
}

fn key(topic: Option<&str>) -> String {
    format!("wanted-journey/{}", topic.unwrap_or(EVERYTHING))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        for text in ["portal", "portal, chat > visit?", "email+ > phone* > counter", ""] {
            assert_eq!(read(text).map(|steps| written(&steps)).as_deref(), Some(text));
        }
        for wrong in [">", "portal >", "duif", "portal??", "portal,, chat", "?"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert_eq!(read(&vec!["portal"; MOST_STEPS + 1].join(" > ")), None);
    }
}
