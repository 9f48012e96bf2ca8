//! Topics: added, renamed, moved, removed.

use domain::messages::{Message, Value};
use domain::processes::intake::Problem;
use domain::signs::seen;

use super::{Direction, EditRefused, TopicEdit, keys, moved as move_in, problem, with_number, wrong};
use crate::policy::parameters::MOST_TOPICS;
use crate::policy::{Names, Parameters, TopicParameters, ground_against_group};

/// The longest name, in letters.
const LONGEST_NAME: usize = 80;

pub(super) fn added(
    now: &Parameters,
    topic: &TopicEdit,
    given: &[String],
) -> Result<Parameters, EditRefused> {
    let topic = &plain(topic);
    let mut problems = faults(now, None, topic);
    if now.topics.len() >= MOST_TOPICS {
        let most = i64::try_from(MOST_TOPICS).unwrap_or(0);
        problems.push(problem("name-nl", with_number("topics-most", "most", most)));
    }
    let mut new = now.clone();
    new.topics.push(parameters(keys::fresh(&topic.names.nl, &now.topics, given), topic));
    done(new, problems)
}

/// The topic without signs in its names that nobody sees: two that look alike are alike.
fn plain(topic: &TopicEdit) -> TopicEdit {
    let names = Names { nl: seen(&topic.names.nl), en: seen(&topic.names.en) };
    TopicEdit { names, ..topic.clone() }
}

pub(super) fn changed(now: &Parameters, key: &str, topic: &TopicEdit) -> Result<Parameters, EditRefused> {
    let (at, topic) = (place(now, key)?, &plain(topic));
    let mut new = now.clone();
    new.topics[at] = parameters(key.to_owned(), topic);
    done(new, faults(now, Some(key), topic))
}

pub(super) fn gone(now: &Parameters, key: &str) -> Result<Parameters, EditRefused> {
    let at = place(now, key)?;
    if now.topics.len() == 1 {
        return Err(EditRefused::Problems(vec![wrong("", "last-topic")]));
    }
    let mut new = now.clone();
    new.topics.remove(at);
    Ok(new)
}

pub(super) fn moved(now: &Parameters, key: &str, direction: Direction) -> Result<Parameters, EditRefused> {
    let at = place(now, key)?;
    let mut new = now.clone();
    move_in(&mut new.topics, at, direction);
    Ok(new)
}

fn place(now: &Parameters, key: &str) -> Result<usize, EditRefused> {
    now.topics.iter().position(|topic| topic.key == key).ok_or(EditRefused::Nothing)
}

fn done(new: Parameters, problems: Vec<Problem>) -> Result<Parameters, EditRefused> {
    if problems.is_empty() { Ok(new) } else { Err(EditRefused::Problems(problems)) }
}

fn parameters(key: String, topic: &TopicEdit) -> TopicParameters {
    TopicParameters {
        key,
        names: topic.names.clone(),
        process: topic.process.clone(),
        complexity: topic.complexity,
    }
}

/// What is wrong with the names: nothing there, too long, another topic's, or people instead of a question.
fn faults(now: &Parameters, key: Option<&str>, topic: &TopicEdit) -> Vec<Problem> {
    let others = || now.topics.iter().filter(|other| Some(other.key.as_str()) != key);
    let fault = |field: &'static str, name: &str, of: fn(&TopicParameters) -> &str| {
        let is_taken = others().any(|other| of(other).to_lowercase() == name.to_lowercase());
        if name.trim().is_empty() {
            return Some(wrong(field, field));
        }
        if name.chars().count() > LONGEST_NAME {
            return Some(problem(
                field,
                with_number("too-long", "most", i64::try_from(LONGEST_NAME).unwrap_or(0)),
            ));
        }
        if is_taken {
            return Some(wrong(field, "name-taken"));
        }
        ground_against_group(name).map(|ground| {
            let refused = Message::new("steering-refused-forbidden");
            let about = Value::Text(name.to_owned());
            problem(field, refused.with("name", about).with("ground", Value::Key(ground.key())))
        })
    };
    let dutch = fault("name-nl", &topic.names.nl, |other| &other.names.nl);
    let english = fault("name-en", &topic.names.en, |other| &other.names.en);
    dutch.into_iter().chain(english).collect()
}
