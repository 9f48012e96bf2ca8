//! Departures from a wanted journey in words, and the wanted journey itself.

use domain::channels::Channel;
use insight::conformance::DeviationKind;
use usecases::journeys::wanted::WantedStep;

use crate::texts::Say;

/// The channels of tenants, to choose from.
pub const CHANNELS: [Channel; 9] = [
    Channel::Portal,
    Channel::Chat,
    Channel::Whatsapp,
    Channel::Email,
    Channel::Sms,
    Channel::Phone,
    Channel::Letter,
    Channel::Counter,
    Channel::Visit,
];

/// The word of a kind of departure in an address.
pub const fn kind(kind: DeviationKind) -> &'static str {
    match kind {
        DeviationKind::Extra => "extra",
        DeviationKind::Missing => "ontbreekt",
        DeviationKind::OtherChannel => "anders",
    }
}

/// The kind of departure with this word.
pub fn kind_of(word: &str) -> Option<DeviationKind> {
    let all = [DeviationKind::Extra, DeviationKind::Missing, DeviationKind::OtherChannel];
    all.into_iter().find(|known| kind(*known) == word)
}

/// A step in words: its channels, and whether it may be left out or happen again.
pub fn step(t: &Say, step: &WantedStep) -> String {
    if step.channels.len() == Channel::ALL.len() {
        return t.text("stuur-any-channel");
    }
    let names: Vec<String> = step.channels.iter().map(|channel| t.channel(channel.code())).collect();
    let names = names.join(&format!(" {} ", t.text("stuur-or")));
    match (step.optional, step.repeats) {
        (false, false) => names,
        (true, false) => t.with("stuur-step-optional", &[("step", names.as_str())]),
        (false, true) => t.with("stuur-step-repeats", &[("step", names.as_str())]),
        (true, true) => t.with("stuur-step-both", &[("step", names.as_str())]),
    }
}

/// A departure in a sentence, without its numbers; `at` is the step it is about, from 0.
pub fn departure(t: &Say, wanted: &[WantedStep], kind: DeviationKind, at: usize, channel: &str) -> String {
    let named = |at: usize| {
        let found = wanted
            .get(at)
            .map(|step| WantedStep { channels: step.channels.clone(), ..WantedStep::default() });
        found.map(|found| step(t, &found)).unwrap_or_default()
    };
    let channel = if channel.is_empty() { String::new() } else { t.channel(channel) };
    let (key, about) = match kind {
        DeviationKind::Extra if at == 0 => ("stuur-departure-before", named(0)),
        DeviationKind::Extra => ("stuur-departure-extra", named(at - 1)),
        DeviationKind::Missing => ("stuur-departure-missing", named(at)),
        DeviationKind::OtherChannel => ("stuur-departure-channel", named(at)),
    };
    t.with(key, &[("channel", channel.as_str()), ("step", about.as_str())])
}
