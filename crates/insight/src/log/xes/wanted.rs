//! Which keys of XES mean what: as asked, else as the standard has them.

use crate::log::reading::Asked;
use crate::log::times::Clock;

/// Keys that may hold the channel, when none was asked for.
const CHANNEL_KEYS: [&str; 5] = ["channel", "kanaal", "Channel", "Kanaal", "contact:channel"];

/// Which keys mean what.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub(super) case: String,
    pub(super) activity: String,
    pub(super) time: String,
    pub(super) resource: String,
    pub(super) channel: Vec<String>,
    /// Whether other attributes are kept.
    pub(super) all: bool,
    pub(super) clock: Clock,
}

impl Wanted {
    pub(super) fn new(asked: &Asked) -> Self {
        let or = |asked: &Option<String>, usual: &str| asked.clone().unwrap_or_else(|| usual.to_owned());
        let bare = |key: &str| key.strip_prefix("case:").unwrap_or(key).to_owned();
        Self {
            case: bare(&or(&asked.case, "concept:name")),
            activity: or(&asked.activity, "concept:name"),
            time: asked.times.first().cloned().unwrap_or_else(|| "time:timestamp".to_owned()),
            resource: or(&asked.resource, "org:resource"),
            channel: match &asked.channel {
                Some(key) => vec![bare(key)],
                None => CHANNEL_KEYS.map(str::to_owned).to_vec(),
            },
            all: asked.attributes,
            clock: Clock::new(asked.zone.clone()),
        }
    }
}
