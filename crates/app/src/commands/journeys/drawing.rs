//! The journey map as a file.

use std::path::Path;

use clap::{Args, ValueEnum};
use insight::conformance::Wanted;
use insight::log::EventLog;
use insight::pictures::{Colour, JourneyMap, Language, Look, MapSetting, journey_map};

use super::Opening;
use crate::failure::Failure;

/// How to draw the journey map.
#[derive(Debug, Args)]
pub struct Drawing {
    /// In which language the map speaks.
    #[arg(long = "map-language", value_enum, default_value = "nl", value_name = "LANGUAGE")]
    language: Tongue,
    /// How many routes the map draws; the rest is folded, with its share stated.
    #[arg(long = "map-routes", default_value_t = 24, value_name = "NUMBER")]
    routes: usize,
    /// How many contacts the map draws.
    #[arg(long = "map-steps", default_value_t = 6, value_name = "NUMBER")]
    steps: usize,
    /// The column with satisfaction from 1 to 5, to colour the map by; without it by waiting.
    #[arg(long = "map-satisfaction", value_name = "COLUMN")]
    satisfaction: Option<String>,
    /// The wanted journey, drawn over the map as a dashed line, such as "ask @portal > visit @visit".
    #[arg(long = "map-wanted", value_name = "STEPS")]
    wanted: Option<Wanted>,
}

/// A language of the map.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Tongue {
    Nl,
    En,
}

impl Drawing {
    pub(super) fn draw(&self, log: &EventLog, opening: &Opening, path: &Path) -> Result<(), Failure> {
        let setting = MapSetting {
            things: opening.things(),
            person: opening.person(log),
            steps: self.steps,
            routes: self.routes,
            colour: if self.satisfaction.is_some() { Colour::Satisfaction } else { Colour::Waiting },
            satisfaction: self.satisfaction.clone(),
            wanted: self.wanted.clone(),
            ..MapSetting::default()
        };
        let language = match self.language {
            Tongue::Nl => Language::Dutch,
            Tongue::En => Language::English,
        };
        let title = match language {
            Language::Dutch => "De reis langs de kanalen",
            Language::English => "The journey through the channels",
        };
        let drawn = journey_map(&JourneyMap::of(log, &setting), &Look { language, title, ..Look::default() });
        std::fs::write(path, drawn)
            .map_err(|error| Failure::new(format!("{} cannot be written: {error}", path.display())))
    }
}
