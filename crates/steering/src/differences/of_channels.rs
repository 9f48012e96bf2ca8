//! What changed in channels: hours, people, cost, and where people are reached less.

use domain::calendar::{WEEK, clock, weekday_key};
use domain::channels::Channel;
use domain::messages::{Message, Value};
use domain::money::Cents;
use jiff::civil::Time;

use super::{number, perhaps, tell as changed, tell_order, text, yes_or_no};
use crate::lasting::lasting_value;
use crate::opening_hours::OpeningHours;
use crate::policy::{ChannelParameters, Parameters};

/// Tells what changed from the one to the other.
pub(super) fn tell(old: &Parameters, new: &Parameters, found: &mut Vec<Message>) {
    for channel in &old.channels {
        match new.channel(channel.channel) {
            None => found.push(about("steering-channel-went", channel.channel)),
            Some(other) => channel_changed(channel, other, found),
        }
    }
    for channel in new.channels.iter().filter(|channel| old.channel(channel.channel).is_none()) {
        found.push(about("steering-channel-came", channel.channel));
    }
    let order = |parameters: &Parameters| -> Vec<Channel> {
        parameters.channels.iter().map(|channel| channel.channel).collect()
    };
    tell_order("channels", &order(old), &order(new), |channel| channel.code().to_owned(), found);
    for reduction in new.reductions.iter().filter(|reduction| !old.reductions.contains(reduction)) {
        found.push(
            about("steering-reduction-came", reduction.channel).with("because", text(&reduction.because)),
        );
    }
}

fn about(key: &str, channel: Channel) -> Message {
    Message::new(key).with("name", Value::Key(format!("channel-{}", channel.code())))
}

fn channel_changed(old: &ChannelParameters, new: &ChannelParameters, found: &mut Vec<Message>) {
    let message = |what: &str| about(&format!("steering-channel-{what}-changed"), new.channel);
    for day in WEEK {
        let hours = |open: &OpeningHours| open.on_weekday(day);
        let named = message("hours").with("day", Value::Key(weekday_key(day).to_owned()));
        changed(named, &hours(&old.open), &hours(&new.open), |spans| said(spans.as_deref()), found);
    }
    let holidays = |channel: &ChannelParameters| channel.open.always || channel.open.open_on_holidays;
    changed(message("holidays"), &holidays(old), &holidays(new), |open| yes_or_no(*open), found);
    let amount = |cost: &u32| Value::Amount(Cents((*cost).into()));
    changed(message("cost"), &old.cost_cents, &new.cost_cents, amount, found);
    changed(message("staff"), &old.staff, &new.staff, |staff| perhaps(staff.map(number)), found);
    changed(message("at-once"), &old.at_once, &new.at_once, |count| number(*count), found);
    let aim = |channel: &ChannelParameters| channel.answer_within_minutes;
    changed(message("aim"), &aim(old), &aim(new), |minutes| perhaps(minutes.map(lasting_value)), found);
    let baseline = |channel: &ChannelParameters| channel.baseline_answer_within_minutes;
    changed(
        message("baseline"),
        &baseline(old),
        &baseline(new),
        |minutes| perhaps(minutes.map(lasting_value)),
        found,
    );
}

/// The hours of a day in words.
fn said(spans: Option<&[(Time, Time)]>) -> Value {
    let Some(spans) = spans else { return Value::Key("steering-hours-always".to_owned()) };
    if spans.is_empty() {
        return Value::Key("steering-hours-closed".to_owned());
    }
    let clock = |time: &Time| {
        let written = clock(*time);
        written.strip_prefix('0').unwrap_or(&written).replace(':', ".")
    };
    Value::Names(spans.iter().map(|(from, until)| format!("{}–{}", clock(from), clock(until))).collect())
}
