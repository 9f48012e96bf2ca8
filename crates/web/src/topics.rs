//! What tenants ask about, by the names that the channel policy gives.

use usecases::steering::{self, Topic};
use usecases::{Act, Error};

use crate::failure::Failure;
use crate::texts::Say;

/// What the policy of today knows; nothing when there is none.
pub async fn known(act: &Act<'_>) -> Result<Vec<Topic>, Failure> {
    match steering::topics(act).await {
        Err(Error::NotFound) => Ok(Vec::new()),
        other => Ok(other?),
    }
}

/// What a topic is called: by the policy, else by its process, else by its key.
pub fn name(t: &Say, topics: &[Topic], key: &str) -> String {
    let known = topics.iter().find(|topic| topic.key == key);
    let of_policy = known.map(|topic| topic.names.say(t.language()).to_owned());
    let texts = || [format!("{key}-name"), format!("balie-topic-{key}")].map(|name| t.if_any(&name));
    let in_words = || texts().into_iter().find(|name| !name.is_empty());
    of_policy.or_else(in_words).unwrap_or_else(|| key.to_owned())
}
