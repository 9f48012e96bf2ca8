//! From two texts to a policy: every input known, none forbidden, every answer a word that steering understands.

use decisions::tables::{HitPolicy, Table};
use decisions::types::Type;
use decisions::{Model, Value};
use sha2::{Digest, Sha256};

use super::{
    Asked, DECISION, Parameters, Policy, PolicyError, Sources, TableFault, ground_against,
    ground_against_group,
};
use crate::{PolicyReference, Reason, Stance, Stimulus};

impl Policy {
    /// Reads a policy. It is sound after that, but not yet proved: see [`Policy::prove`].
    pub fn read(id: &str, version: u32, sources: Sources) -> Result<Self, PolicyError> {
        let reference = PolicyReference { id: id.to_owned(), version, hash: sources.hash() };
        Self::read_from(&format!("{id} version {version}"), reference, sources)
    }

    /// Sees whether texts from elsewhere can be read as a policy; what cannot is told by where they came from.
    pub fn admit(origin: &str, sources: Sources) -> Result<(), PolicyError> {
        let nameless = PolicyReference { id: origin.to_owned(), version: 0, hash: String::new() };
        Self::read_from(origin, nameless, sources).map(drop)
    }

    fn read_from(origin: &str, reference: PolicyReference, sources: Sources) -> Result<Self, PolicyError> {
        if let Ok(named) = toml::from_str::<toml::Table>(&sources.parameters) {
            refuse_forbidden(keys_of(&named))?;
        }
        let parameters = Parameters::read(&sources.parameters).map_err(PolicyError::Parameters)?;
        refuse_groups(&parameters)?;
        let unreadable = |error| PolicyError::Table(TableFault::Unreadable(error));
        let model = Model::read(&sources.table, origin).map_err(unreadable)?;
        refuse_forbidden(model.inputs().iter().map(decisions::InputData::name))?;
        if let Some(draft) = model.draft(DECISION) {
            let names = draft.inputs.iter().flat_map(|input| [input.title(), input.expression.as_str()]);
            refuse_forbidden(names)?;
            TableFault::of_size(&draft).map_or(Ok(()), |fault| Err(PolicyError::Table(fault)))?;
            TableFault::of_signs(&draft).map_or(Ok(()), |fault| Err(PolicyError::Table(fault)))?;
        }
        decides_one_thing(&model).map_err(PolicyError::Table)?;
        let compiled = model.compile(DECISION).map_err(|_| PolicyError::Table(TableFault::NoTable))?;
        let asked = compiled.inputs().iter().map(|input| {
            let unknown = || PolicyError::Table(TableFault::UnknownInput(input.name().to_owned()));
            Asked::from_name(input.name()).ok_or_else(unknown)
        });
        let asked = asked.collect::<Result<Vec<_>, _>>()?;
        let table = model.decision(DECISION).and_then(decisions::Decision::table);
        let table = table.ok_or(PolicyError::Table(TableFault::NoTable))?;
        asks_plainly(&model).map_err(PolicyError::Table)?;
        let columns = Columns::of(table, &parameters).map_err(PolicyError::Table)?;
        Ok(Self {
            reference,
            channels: columns.channels,
            stimulus_column: columns.stimulus,
            reason_column: columns.reason,
            sources,
            parameters,
            compiled,
            asked,
            model,
        })
    }
}

impl Sources {
    /// SHA-256 over both texts, in hexadecimal; a line apart with the length of the first, so that nothing can move over.
    pub fn hash(&self) -> String {
        let mut digest = Sha256::new();
        digest.update(format!("{}\n", self.table.len()));
        digest.update(&self.table);
        digest.update(&self.parameters);
        crate::chain::hexadecimal(&digest.finalize())
    }
}

fn refuse_forbidden<'text>(names: impl IntoIterator<Item = &'text str>) -> Result<(), PolicyError> {
    for name in names {
        if let Some(ground) = ground_against(name) {
            return Err(PolicyError::Forbidden { name: name.to_owned(), ground });
        }
    }
    Ok(())
}

/// What people call the policy with these parameters, without reading all of it.
pub fn title_in(parameters: &str) -> Option<String> {
    let title = toml::from_str::<toml::Table>(parameters).ok()?.remove("title")?;
    title.as_str().map(str::to_owned)
}

/// The keys of the topics in these parameters, without reading all of them.
pub fn topic_keys_in(parameters: &str) -> Vec<String> {
    let read = toml::from_str::<toml::Table>(parameters).unwrap_or_default();
    let topics = read.get("topics").and_then(toml::Value::as_array).into_iter().flatten();
    topics.filter_map(|topic| topic.get("key")?.as_str().map(str::to_owned)).collect()
}

/// Every key in the parameters, how deep it may stand.
fn keys_of(table: &toml::Table) -> Vec<&str> {
    let mut keys = Vec::new();
    let mut open: Vec<&toml::Table> = vec![table];
    while let Some(table) = open.pop() {
        for (key, value) in table {
            keys.push(key.as_str());
            let lists = value.as_array().into_iter().flatten().filter_map(toml::Value::as_table);
            open.extend(value.as_table().into_iter().chain(lists));
        }
    }
    keys
}

/// A topic is a question, not a group of people.
fn refuse_groups(parameters: &Parameters) -> Result<(), PolicyError> {
    for topic in &parameters.topics {
        let process = topic.process.as_deref().unwrap_or_default();
        for name in [topic.key.as_str(), &topic.names.nl, &topic.names.en, process] {
            if let Some(ground) = ground_against_group(name) {
                return Err(PolicyError::Forbidden { name: name.to_owned(), ground });
            }
        }
    }
    Ok(())
}

/// A policy is one table.
fn decides_one_thing(model: &Model) -> Result<(), TableFault> {
    let other = model.decisions().iter().find(|decision| decision.name() != DECISION);
    other.map_or(Ok(()), |other| Err(TableFault::OtherDecision(other.name().to_owned())))
}

/// Its columns ask its inputs as they are: then every kind of tenant can be laid before the guards. What a table works
/// out first, nobody sees.
fn asks_plainly(model: &Model) -> Result<(), TableFault> {
    let columns = model.draft(DECISION).unwrap_or_default().inputs;
    match columns.iter().find(|column| Asked::from_name(column.expression.trim()).is_none()) {
        Some(column) => Err(TableFault::WorksOut {
            column: column.title().to_owned(),
            expression: column.expression.trim().to_owned(),
        }),
        None => Ok(()),
    }
}

/// Where the answers stand.
struct Columns {
    channels: Vec<(domain::channels::Channel, usize)>,
    stimulus: usize,
    reason: usize,
}

impl Columns {
    fn of(table: &Table, parameters: &Parameters) -> Result<Self, TableFault> {
        if !matches!(
            table.hit_policy(),
            HitPolicy::Unique | HitPolicy::Any | HitPolicy::First | HitPolicy::Priority
        ) {
            return Err(TableFault::SeveralAnswers(table.hit_policy().to_string()));
        }
        let column = |name: &str| {
            let found = table.outputs().iter().position(|output| output.name() == name);
            found.ok_or_else(|| TableFault::NoColumn(name.to_owned()))
        };
        let mut channels = Vec::new();
        for parameters in &parameters.channels {
            let at = column(parameters.channel.code())?;
            expect_words(
                table,
                at,
                |word| Stance::from_code(word).is_some(),
                &Stance::ALL.map(Stance::code),
            )?;
            channels.push((parameters.channel, at));
        }
        let (stimulus, reason) = (column("stimulus")?, column("reason")?);
        let known = Stimulus::ALL.map(Stimulus::code);
        expect_words(table, stimulus, |word| Stimulus::from_code(word).is_some(), &known)?;
        expect_words(
            table,
            reason,
            |word| Reason::from_code(word).is_some(),
            &Reason::ALL.map(Reason::code),
        )?;
        if let Some(other) = table.outputs().iter().enumerate().find(|(at, _)| {
            *at != stimulus && *at != reason && !channels.iter().any(|(_, column)| column == at)
        }) {
            return Err(TableFault::OtherColumn(other.1.name().to_owned()));
        }
        let columns = Self { channels, stimulus, reason };
        columns.refuse_two_preferred(table)?;
        Ok(columns)
    }

    /// One channel can stand first.
    fn refuse_two_preferred(&self, table: &Table) -> Result<(), TableFault> {
        for rule in 0..table.rules().len() {
            let preferred = self.channels.iter().filter(|(_, column)| {
                table.said_by(rule, *column).and_then(Value::as_text) == Some(Stance::Preferred.code())
            });
            if preferred.count() > 1 {
                return Err(TableFault::TwoPreferred(rule + 1));
            }
        }
        Ok(())
    }
}

/// Refuses a column that may say something else than these words; its listed values, and every answer, are looked at.
fn expect_words(
    table: &Table,
    column: usize,
    is_known: impl Fn(&str) -> bool,
    known: &[&'static str],
) -> Result<(), TableFault> {
    let output = &table.outputs()[column];
    if output.kind() != &Type::Any && output.kind().kind() != Some(decisions::Kind::Text) {
        return Err(TableFault::NoWords(output.name().to_owned()));
    }
    for rule in 0..table.rules().len() {
        let said = table.said_by(rule, column);
        if !said.and_then(Value::as_text).is_some_and(&is_known) {
            let said = said.map_or_else(|| "an expression".to_owned(), ToString::to_string);
            return Err(TableFault::UnknownWord {
                rule: rule + 1,
                column: output.name().to_owned(),
                said,
                known: known.to_vec(),
            });
        }
    }
    Ok(())
}
