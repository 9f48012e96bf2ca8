//! Below the map: what was folded, what the colours mean, how wide a number is.

use std::fmt::Write;

use super::super::layout::{LEFT, WIDTH};
use super::super::words::{Language, classes};
use super::ribbons::{CLASSES, UNKNOWN, class};
use super::{INK, LINE, Pen, SOFT};
use crate::pictures::Colour;

impl Pen<'_> {
    /// Draws all that stands below the lanes; gives the height of the whole picture.
    pub(super) fn foot(&mut self) -> f64 {
        let mut y = self.layout.bottom;
        let _ = write!(self.out, "<path class=\"km-line\" d=\"M0 {y:.1}H{WIDTH}\" stroke=\"{LINE}\"/>");
        if self.map.other.people > 0 {
            self.other(y);
            y += 40.0;
        }
        self.legend(y + 30.0);
        y + 48.0
    }

    fn other(&mut self, y: f64) {
        let (language, other) = (self.look.language, self.map.other);
        let (people, routes) = (language.number(other.people), language.number(other.routes));
        let share = language.percent(other.share);
        let things = self.map.things.many(language);
        let words = match language {
            Language::Dutch => {
                format!("{people} {things} ({share}) langs {routes} zeldzame routes, hier samengevouwen")
            }
            Language::English => format!("{people} {things} ({share}) on {routes} rare routes, folded here"),
        };
        let height = (other.people as f64 * self.layout.unit).clamp(3.0, 18.0);
        let _ = write!(
            self.out,
            "<g class=\"km-other\"><text x=\"26\" y=\"{:.1}\" font-weight=\"600\">{}</text>\
             <rect x=\"{:.1}\" y=\"{:.1}\" width=\"120\" height=\"{height:.1}\" fill=\"url(#{}-hatch)\"/>\
             <text class=\"km-soft\" x=\"{:.1}\" y=\"{:.1}\" font-size=\"12\" fill=\"{SOFT}\">{words}</text></g>",
            y + 24.0,
            language.pick("Andere routes", "Other routes"),
            LEFT + 26.0,
            y + 20.0 - height / 2.0,
            self.look.id,
            LEFT + 160.0,
            y + 24.0
        );
    }

    fn legend(&mut self, y: f64) {
        let language = self.look.language;
        let heading = match self.map.colour {
            Colour::Waiting if self.map.working_day.is_some() => {
                language.pick("Werktijd tot het volgende contact", "Working time to the next contact")
            }
            Colour::Waiting => language.pick("Tijd tot het volgende contact", "Time to the next contact"),
            Colour::Satisfaction => language.pick("Tevredenheid", "Satisfaction"),
        };
        let mut at = 26.0;
        self.words(at, y, heading, true);
        at += heading.chars().count() as f64 * 7.1 + 20.0;
        for (swatch, words) in CLASSES.iter().zip(classes(self.map, language)) {
            at = self.swatch(at, y, swatch, words);
        }
        if self.map.ribbons.iter().any(|ribbon| class(self.map, ribbon).is_none()) {
            at = self.swatch(at, y, UNKNOWN, language.pick("niet bekend", "not known"));
        }
        if !self.map.wanted.is_empty() {
            let _ = write!(
                self.out,
                "<path class=\"km-wanted-key\" d=\"M{at:.1} {:.1}h30\" stroke=\"{INK}\" stroke-width=\"2.4\" \
                 stroke-dasharray=\"8 5\" stroke-linecap=\"round\"/>",
                y - 4.0
            );
            self.words(at + 38.0, y, language.pick("zoals gewenst", "as wanted"), false);
        }
        self.scale(y);
    }

    fn words(&mut self, at: f64, y: f64, words: &str, strong: bool) {
        let weight = if strong { " font-weight=\"600\"" } else { "" };
        let _ = write!(
            self.out,
            "<text class=\"km-key\" x=\"{at:.1}\" y=\"{y:.1}\" font-size=\"12\"{weight}>{words}</text>"
        );
    }

    fn swatch(&mut self, at: f64, y: f64, colour: &str, words: &str) -> f64 {
        let class = CLASSES.iter().position(|known| *known == colour).map_or(0, |class| class + 1);
        let _ = write!(
            self.out,
            "<rect class=\"km-swatch km-class-{class}\" x=\"{at:.1}\" y=\"{:.1}\" width=\"16\" height=\"11\" rx=\"2.5\" \
             fill=\"{colour}\" fill-opacity=\".9\"/>",
            y - 9.5
        );
        self.words(at + 22.0, y, words, false);
        at + 22.0 + words.chars().count() as f64 * 6.4 + 16.0
    }

    /// A bar as high as a round number is wide.
    fn scale(&mut self, y: f64) {
        let wished = 18.0 / self.layout.unit;
        let power = 10f64.powf(wished.max(1.0).log10().floor());
        let round =
            [5.0, 2.0, 1.0].map(|first| first * power).into_iter().find(|round| *round <= wished.max(1.0));
        let round = round.unwrap_or(1.0);
        let height = (round * self.layout.unit).min(26.0);
        let right = WIDTH - 26.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a round number from 1 on"
        )]
        let words = self.map.things.so_many(round as u64, self.look.language);
        let _ = write!(
            self.out,
            "<path class=\"km-scale\" d=\"M{right:.1} {:.1}v{height:.1}\" stroke=\"{INK}\" stroke-width=\"3\"/>\
             <text class=\"km-key\" x=\"{:.1}\" y=\"{y:.1}\" text-anchor=\"end\" font-size=\"12\">{words}</text>",
            y - 4.0 - height / 2.0,
            right - 9.0
        );
    }
}
