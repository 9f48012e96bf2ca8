//! Ribbons: as wide as the number of people, coloured by how long they waited or how content they were.

use std::fmt::Write;

use super::super::layout::RibbonBox;
use super::super::map::{Colour, JourneyMap, Ribbon};
use super::super::words::{Language, lane_name, scored, waited, waited_shortly};
use super::{INK, PAPER, Pen, text};

/// The colours from good to bad: each darker or warmer than the one before, also for those who see few colours.
pub(super) const CLASSES: [&str; 5] = ["#6fb1a9", "#a8c08f", "#ecc565", "#dd8a3a", "#a83f24"];
/// Nothing is known.
pub(super) const UNKNOWN: &str = "#b9bfc4";
/// Seconds in an hour.
const HOUR: f64 = 3_600.0;
/// From where each class of satisfaction goes; the last takes the rest.
const CONTENT: [f64; 4] = [4.3, 3.7, 3.1, 2.5];
/// A ribbon as wide as this has room for words.
const ROOM_FOR_WORDS: f64 = 10.0;
/// At most so many ribbons say how long they took.
const SAYING: usize = 10;

/// The class of a ribbon, from 0 for good to 4 for bad.
pub(super) fn class(map: &JourneyMap, ribbon: &Ribbon) -> Option<usize> {
    match map.colour {
        Colour::Waiting => {
            // Up to where each class goes, in seconds; the last has no end.
            let day = map.working_day.unwrap_or(24.0 * HOUR);
            let ends = [HOUR, 4.0 * HOUR, day, 3.0 * day];
            ribbon.waiting.map(|waiting| ends.iter().filter(|end| waiting > **end).count())
        }
        Colour::Satisfaction => Some(
            CONTENT.iter().filter(|start| ribbon.satisfaction.is_some_and(|score| score < **start)).count(),
        )
        .filter(|_| ribbon.satisfaction.is_some()),
    }
}

fn said(map: &JourneyMap, ribbon: &Ribbon, language: Language) -> String {
    let (from, to) = (lane_name(map, ribbon.from, language), lane_name(map, ribbon.to, language));
    let people = language.number(ribbon.people);
    let share = language.percent(ribbon.people as f64 / map.people.max(1) as f64);
    let things = map.things.many(language);
    let after = ribbon.waiting.map_or_else(String::new, |waiting| {
        let after = waited(map, waiting, language);
        match language {
            Language::Dutch => format!(", de helft binnen {after}"),
            Language::English => format!(", half within {after}"),
        }
    });
    let score = scored(ribbon, language).map_or_else(String::new, |score| {
        format!(", {} {score}", language.pick("tevredenheid", "satisfaction"))
    });
    let cost = ribbon.cost.map_or_else(String::new, |cents| {
        let euros = language.euros(cents);
        match language {
            Language::Dutch => format!(", kosten {euros}"),
            Language::English => format!(", cost {euros}"),
        }
    });
    let (step, next) = (ribbon.step + 1, ribbon.step + 2);
    match language {
        Language::Dutch => {
            format!(
                "{from} naar {to}, contact {step} naar {next}: {people} {things} ({share}){after}{score}{cost}"
            )
        }
        Language::English => {
            format!(
                "{from} to {to}, contact {step} to {next}: {people} {things} ({share}){after}{score}{cost}"
            )
        }
    }
}

fn path(stands: &RibbonBox) -> String {
    let RibbonBox { from_x, from_y, to_x, to_y, width } = *stands;
    let width = width.max(1.2);
    let (bend_from, bend_to) = (from_x + (to_x - from_x) * 0.46, from_x + (to_x - from_x) * 0.54);
    format!(
        "M{from_x:.1} {from_y:.1}C{bend_from:.1} {from_y:.1} {bend_to:.1} {to_y:.1} {to_x:.1} {to_y:.1}v{width:.1}\
         C{bend_to:.1} {:.1} {bend_from:.1} {:.1} {from_x:.1} {:.1}Z",
        to_y + width,
        from_y + width,
        from_y + width
    )
}

impl Pen<'_> {
    pub(super) fn ribbons(&mut self) {
        let largest = self.map.widest_switch().map(|ribbon| (ribbon.step, ribbon.from, ribbon.to));
        let mut order: Vec<usize> = (0..self.map.ribbons.len().min(self.layout.ribbons.len())).collect();
        // The narrow on top of the wide, so that none is out of sight.
        order.sort_by_key(|at| std::cmp::Reverse(self.map.ribbons[*at].people));
        for at in order {
            let (ribbon, stands) = (&self.map.ribbons[at], &self.layout.ribbons[at]);
            let class = class(self.map, ribbon);
            let colour = class.map_or(UNKNOWN, |class| CLASSES[class]);
            let stressed = largest == Some((ribbon.step, ribbon.from, ribbon.to));
            let edge =
                if stressed { format!(" stroke=\"{INK}\" stroke-width=\"1.3\"") } else { String::new() };
            let said = text(&said(self.map, ribbon, self.look.language));
            let shape = format!(
                "<path class=\"km-ribbon km-class-{}{}\" d=\"{}\" fill=\"{colour}\" fill-opacity=\".82\"{edge}>\
                 <title>{said}</title></path>",
                class.map_or(0, |class| class + 1),
                if stressed { " km-largest" } else { "" },
                path(stands)
            );
            let _ = match self.look.link {
                Some(link) => write!(
                    self.out,
                    "<a class=\"km-link\" href=\"{}\" aria-label=\"{said}\">{shape}</a>",
                    text(&link(at))
                ),
                None => write!(self.out, "{shape}"),
            };
        }
    }

    /// The widest ribbons say how long it took, where there is room for it.
    pub(super) fn ribbon_labels(&mut self) {
        let language = self.look.language;
        let mut order: Vec<usize> = (0..self.map.ribbons.len().min(self.layout.ribbons.len())).collect();
        order.sort_by_key(|at| std::cmp::Reverse(self.map.ribbons[*at].people));
        let mut taken: Vec<(f64, f64)> = Vec::new();
        for at in order.into_iter().take(SAYING) {
            let (ribbon, stands) = (&self.map.ribbons[at], &self.layout.ribbons[at]);
            if stands.width < ROOM_FOR_WORDS {
                continue;
            }
            let told = match (self.map.colour, ribbon.satisfaction) {
                (Colour::Satisfaction, Some(score)) => {
                    format!("{score:.1}").replace('.', language.pick(",", "."))
                }
                (Colour::Satisfaction, None) => language.pick("niet bekend", "not known").to_owned(),
                (Colour::Waiting, _) => match ribbon.waiting {
                    Some(waiting) => waited_shortly(self.map, waiting, language),
                    None => language.pick("niet bekend", "not known").to_owned(),
                },
            };
            let words = format!("{} · {told}", language.number(ribbon.people));
            let half = words.chars().count() as f64 * 3.1 + 4.0;
            let spots = [0.5, 0.36, 0.64, 0.28].map(|part| middle(stands, part));
            let free = |spot: &(f64, f64)| {
                taken.iter().all(|(x, y)| (spot.0 - x).abs() > half * 2.0 || (spot.1 - y).abs() > 14.0)
            };
            let Some((x, y)) = spots.into_iter().find(|spot| free(spot)) else { continue };
            taken.push((x, y));
            let _ = write!(
                self.out,
                "<text class=\"km-time\" x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" font-size=\"11.5\" \
                 paint-order=\"stroke\" stroke=\"{PAPER}\" stroke-opacity=\".75\" stroke-width=\"3\" \
                 stroke-linejoin=\"round\" pointer-events=\"none\">{words}</text>",
                y + 4.0
            );
        }
    }
}

/// The middle of a ribbon at a part of its way.
fn middle(stands: &RibbonBox, part: f64) -> (f64, f64) {
    let x = stands.from_x + (stands.to_x - stands.from_x) * part;
    // The height of the bend follows a smooth step closely enough to put a word in it.
    let smooth = part * part * (3.0 - 2.0 * part);
    (x, stands.from_y + (stands.to_y - stands.from_y) * smooth + stands.width / 2.0)
}
