//! Parameters written back into the text of their author: what does not change stays as it stands, with its remarks.

use serde::Serialize;
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

use crate::policy::{ChannelParameters, Parameters, TopicParameters};

/// The text with the parameters `new` where it had `old`.
pub(super) fn rewritten(text: &str, old: &Parameters, new: &Parameters) -> String {
    let changed = text.parse::<DocumentMut>().ok().and_then(|mut document| {
        write(document.as_table_mut(), old, new)?;
        in_order(document.as_table_mut());
        Some(document.to_string())
    });
    let is_right = |text: &String| Parameters::read(text).is_ok_and(|read| read == *new);
    // A text in which something stands in a way of its own is written anew rather than wrongly.
    changed.filter(is_right).unwrap_or_else(|| toml::to_string(new).unwrap_or_default())
}

fn write(document: &mut Table, old: &Parameters, new: &Parameters) -> Option<()> {
    put(document, "title", value(&new.title)?);
    put(document, "purpose", value(&new.purpose)?);
    if old.calendar != new.calendar {
        let mut calendar = plain(&new.calendar)?;
        // What a calendar is without saying so need not be said.
        let usual = plain(&domain::calendar::WorkingCalendar::default())?;
        calendar.retain(|key, value| usual.get(key) != Some(value));
        merge(section(document, "calendar")?, &calendar);
    }
    if old.hold_out != new.hold_out {
        merge(section(document, "hold-out")?, &plain(&new.hold_out)?);
    }
    if old.rewards != new.rewards {
        let rewards = section(document, "rewards")?;
        rewards.set_implicit(true);
        merge(section(rewards, "earlier-times")?, &plain(&new.rewards.earlier_times)?);
    }
    let topics: Vec<Entry> = new.topics.iter().map(|topic| topic_entry(topic, old)).collect::<Option<_>>()?;
    rows(document, "topics", "key", &topics);
    let channels: Vec<Entry> =
        new.channels.iter().map(|channel| channel_entry(channel, old)).collect::<Option<_>>()?;
    rows(document, "channels", "channel", &channels);
    if old.reductions != new.reductions {
        let entry = |reduction| Some((String::new(), plain(reduction)?, true));
        let reductions: Vec<Entry> = new.reductions.iter().map(entry).collect::<Option<_>>()?;
        rows(document, "reductions", "", &reductions);
    }
    Some(())
}

/// A row of a list: what it is known by, its fields, and whether they changed.
type Entry = (String, toml::Table, bool);

fn topic_entry(topic: &TopicParameters, old: &Parameters) -> Option<Entry> {
    Some((topic.key.clone(), plain(topic)?, !old.topics.contains(topic)))
}

fn channel_entry(channel: &ChannelParameters, old: &Parameters) -> Option<Entry> {
    let mut fields = plain(channel)?;
    if channel.at_once == 1 {
        fields.remove("at-once");
    }
    Some((channel.channel.code().to_owned(), fields, !old.channels.contains(channel)))
}

/// What is to be written, without what is the same when it is left out.
fn plain(written: &impl Serialize) -> Option<toml::Table> {
    let mut table = toml::Table::try_from(written).ok()?;
    prune(&mut table);
    Some(table)
}

fn prune(table: &mut toml::Table) {
    for (_, value) in table.iter_mut() {
        if let toml::Value::Table(inner) = value {
            prune(inner);
        }
    }
    table.retain(|_, value| match value {
        toml::Value::Boolean(said) => *said,
        toml::Value::Array(array) => !array.is_empty(),
        _ => true,
    });
}

/// The section with this name, made when it is not there.
fn section<'document>(parent: &'document mut Table, name: &str) -> Option<&'document mut Table> {
    let item = parent.entry(name).or_insert_with(|| Item::Table(Table::new()));
    if let Item::Value(Value::InlineTable(inline)) = item {
        *item = Item::Table(std::mem::take(inline).into_table());
    }
    item.as_table_mut()
}

/// Makes a section say these fields and no others.
fn merge(section: &mut Table, fields: &toml::Table) {
    let gone: Vec<String> =
        section.iter().map(|(key, _)| key.to_owned()).filter(|key| !fields.contains_key(key)).collect();
    for key in gone {
        section.remove(&key);
    }
    for (key, field) in fields {
        put(section, key, edited(field));
    }
}

/// Makes a list of sections hold these rows, in their order; a row keeps its remarks.
fn rows(document: &mut Table, name: &str, known_by: &str, entries: &[Entry]) {
    let before = document.get(name).and_then(Item::as_array_of_tables).cloned().unwrap_or_default();
    let known = |key: &str| {
        before.iter().find(|row| row.get(known_by).and_then(Item::as_str).is_some_and(|said| said == key))
    };
    let mut list = ArrayOfTables::new();
    for (key, fields, is_changed) in entries {
        let mut row = known(key).cloned().unwrap_or_default();
        if *is_changed || row.is_empty() {
            merge(&mut row, fields);
        }
        list.push(row);
    }
    if list.is_empty() {
        document.remove(name);
    } else {
        document.insert(name, Item::ArrayOfTables(list));
    }
}

/// Sets a field, unless it says the same already; the remark behind it stays.
fn put(table: &mut Table, key: &str, value: Value) {
    if table.get(key).is_some_and(|known| meaning(known.clone()) == meaning(Item::Value(value.clone()))) {
        return;
    }
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(known) => {
            let decor = known.decor().clone();
            *known = value;
            *known.decor_mut() = decor;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

/// What something says, however it is written.
fn meaning(item: Item) -> Option<toml::Table> {
    let mut document = DocumentMut::new();
    document.insert("said", item);
    let mut read: toml::Table = toml::from_str(&document.to_string()).ok()?;
    prune(&mut read);
    Some(read)
}

fn value(written: &impl Serialize) -> Option<Value> {
    Some(edited(&toml::Value::try_from(written).ok()?))
}

/// A value for the text; tables on one line.
fn edited(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(said) => (*said).into(),
        toml::Value::Datetime(moment) => (*moment).into(),
        toml::Value::Array(array) => Value::Array(array.iter().map(edited).collect::<Array>()),
        toml::Value::Table(table) => {
            let fields = table.iter().map(|(key, field)| (key.as_str(), edited(field)));
            Value::InlineTable(fields.collect::<InlineTable>())
        }
    }
}

/// Lets every section stand where it comes in the list, not where it stood in the text.
fn in_order(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => in_order(inner),
            Item::ArrayOfTables(list) => list.iter_mut().for_each(in_order),
            _ => {}
        }
    }
}
