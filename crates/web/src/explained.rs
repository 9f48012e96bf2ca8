//! A recorded advice in words: why it is what it is, the same for the tenant it was for and for staff.

use domain::language::Language;
use domain::messages::{Message, Value};
use usecases::steering::{Advice, Asked, SetAside, Topic};

use crate::components::Fact;
use crate::texts::Say;
use crate::topics;

/// An advice as it is explained (`components/why.html`).
#[derive(Debug, Clone)]
pub struct Explained {
    /// What it was about.
    pub topic: String,
    /// When it was given.
    pub when: String,
    /// The reasons, and what the guards say.
    pub sentences: Vec<String>,
    /// What counted.
    pub used: Vec<Fact>,
    /// What was known and did not count.
    pub not_used: Vec<String>,
    /// What would have changed it, or empty.
    pub otherwise: String,
    /// The rules that hit, with their author's words.
    pub rules: Vec<RuleSaid>,
    /// Why these rules were not followed, or empty.
    pub set_aside: String,
    /// By which policy.
    pub policy: String,
}

/// A rule that hit.
#[derive(Debug, Clone)]
pub struct RuleSaid {
    /// Which one.
    pub number: String,
    /// Why the policy has it, or empty.
    pub remark: String,
    /// The language of the remark, when it is another than that of the page; else empty.
    pub lang: &'static str,
}

/// Explains an advice; a topic that the policy knows no longer keeps its key.
pub fn explain(t: &Say, known: &[Topic], advice: &Advice) -> Explained {
    let guards = advice.guards.iter().map(|(_, sentence)| t.message(sentence));
    let mut sentences: Vec<String> =
        advice.reasons.iter().map(|reason| t.message(reason)).chain(guards).collect();
    sentences.dedup();
    let topic = topics::name(t, known, &advice.topic);
    let fact = |(input, value): &(Message, Value)| {
        // What a topic is called depends on who reads it; everything else is a text of our own.
        let is_topic = *input == Asked::Topic.title();
        let value = if is_topic { topic.clone() } else { t.value(value) };
        Fact { label: t.message(input), value, ..Fact::default() }
    };
    let used = advice.used.iter().map(fact).collect();
    Explained {
        used,
        when: t.value(&Value::Moment(advice.at)),
        sentences,
        topic,
        not_used: advice.not_used.iter().map(|input| t.message(input)).collect(),
        otherwise: otherwise(t, advice, "why-otherwise-text"),
        rules: rules(t, advice),
        set_aside: set_aside(t, advice),
        policy: policy(t, advice),
    }
}

fn rules(t: &Say, advice: &Advice) -> Vec<RuleSaid> {
    let rule = |(number, (dutch, english)): (&usize, &(String, Option<String>))| {
        // Words in another language are better than none, and say which language they are in.
        let (remark, lang) = match (t.language(), english) {
            (Language::En, Some(english)) => (english, ""),
            (Language::En, None) => (dutch, Language::Nl.code()),
            (Language::Nl, _) => (dutch, ""),
        };
        let key = if remark.trim().is_empty() { "why-rule-bare" } else { "why-rule" };
        RuleSaid { number: t.with(key, &[("n", &number.to_string())]), remark: remark.clone(), lang }
    };
    advice.rules.iter().zip(&advice.remarks).map(rule).collect()
}

/// Why the rules were not followed, in words; empty when they were.
pub fn set_aside(t: &Say, advice: &Advice) -> String {
    match advice.decided.set_aside {
        None => String::new(),
        Some(SetAside::NotPossible { channel }) => {
            let key = format!("why-set-aside-{}", channel.code());
            let own = t.if_any(&key);
            if own.is_empty() {
                t.with("why-set-aside-channel", &[("channel", &t.channel(channel.code()))])
            } else {
                own
            }
        }
        Some(SetAside::Unstaffed { channel }) => {
            t.with("why-set-aside-unstaffed", &[("channel", &t.channel(channel.code()))])
        }
        Some(SetAside::Guarded) => t.text("why-set-aside-guarded"),
        Some(SetAside::HoldOut) => t.text("why-set-aside-hold-out"),
    }
}

fn policy(t: &Say, advice: &Advice) -> String {
    let mark: String = advice.policy.hash.chars().take(12).collect();
    t.with("why-policy", &[("version", &advice.policy.version.to_string()), ("hash", &mark)])
}

/// What would have changed the advice, in the words of a text; empty when nothing would.
pub fn otherwise(t: &Say, advice: &Advice, text: &str) -> String {
    let Some((changes, Some(channel))) = &advice.otherwise else { return String::new() };
    let change = |(input, value): &(_, _)| format!("{}: {}", t.message(input), t.value(value));
    let changes = changes.iter().map(change).collect::<Vec<_>>().join(", ");
    t.with(text, &[("changes", &changes), ("channel", &t.message(channel))])
}
