//! The journey map as SVG.
//!
//! Colours are attributes, so that the picture looks right by itself and under a policy that forbids styles in a page;
//! classes (`km-…`) let the style sheet of a page change them, for a dark screen or for print.

mod legend;
mod ribbons;
mod wanted;

use std::fmt::Write;

use super::channels::{colour, known};
use super::counting::Count;
use super::layout::{BAR, LaneBox, Layout, TOP, WIDTH, x};
use super::map::JourneyMap;
use super::words::{Language, counted, lane_name, nothing, tell};

/// The colour of text and lines.
const INK: &str = "#16232e";
/// Softer text.
const SOFT: &str = "#4b5a66";
/// The paper.
const PAPER: &str = "#ffffff";
/// Hair lines.
const LINE: &str = "#e5e0d6";
/// The typeface of the product, and what comes near.
const TYPEFACE: &str =
    "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', 'Segoe UI', system-ui, sans-serif";

/// How to draw.
#[derive(Clone, Copy)]
pub struct Look<'look> {
    /// The language of the words.
    pub language: Language,
    /// What stands above the picture for those who hear it; also its name.
    pub title: &'look str,
    /// Sets the identifiers of this picture apart when a page has more than one; letters only.
    pub id: &'look str,
    /// Where a ribbon leads to, by its number in the map; without it ribbons are no links.
    pub link: Option<&'look dyn Fn(usize) -> String>,
}

impl Default for Look<'_> {
    fn default() -> Self {
        Self { language: Language::Dutch, title: "", id: "km", link: None }
    }
}

/// Draws a journey map as one SVG element, in plain black on white paper where colours are missing.
pub fn journey_map(map: &JourneyMap, look: &Look<'_>) -> String {
    let layout = Layout::of(map);
    let mut out = String::new();
    let mut pen = Pen { map, layout: &layout, look, out: &mut out };
    let height = match nothing(map, look.language) {
        Some(words) => pen.nothing(&words),
        None => pen.everything(),
    };
    let body = out;
    let mut svg = String::with_capacity(body.len() + 2_000);
    let (id, title) = (look.id, text(look.title));
    let role = if look.link.is_some() { "group" } else { "img" };
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"km\" viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"{role}\" \
         aria-labelledby=\"{id}-title {id}-desc\" font-family=\"{TYPEFACE}\" font-size=\"13\" fill=\"{INK}\">\
         <title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{}</desc>",
        text(&tell(map, look.language))
    );
    svg.push_str(&definitions(map, look));
    let _ =
        write!(svg, "<rect class=\"km-paper\" width=\"{WIDTH}\" height=\"{height:.0}\" fill=\"{PAPER}\"/>");
    svg.push_str(&body);
    svg.push_str("</svg>");
    svg
}

/// What draws, and where it writes.
struct Pen<'pen> {
    map: &'pen JourneyMap,
    layout: &'pen Layout,
    look: &'pen Look<'pen>,
    out: &'pen mut String,
}

/// The colour of a lane.
fn lane_colour(map: &JourneyMap, lane: usize) -> &'static str {
    let name = map.lanes.get(lane).map(|lane| lane.name.as_str()).unwrap_or_default();
    let channel = if map.lanes_are_channels { known(name) } else { None };
    channel.map_or_else(|| colour(lane), |channel| channel.colour)
}

/// The class of a lane, by its channel.
fn lane_class(map: &JourneyMap, lane: usize) -> String {
    let name = map.lanes.get(lane).map(|lane| lane.name.as_str()).unwrap_or_default();
    let channel = if map.lanes_are_channels { known(name) } else { None };
    channel.map_or_else(|| format!("km-lane-{}", lane % 8), |channel| format!("km-channel-{}", channel.code))
}

/// Fading colours for who is done, and the hatching of what was folded.
fn definitions(map: &JourneyMap, look: &Look<'_>) -> String {
    let mut out = String::from("<defs>");
    for lane in 0..map.lanes.len() {
        let (id, class, colour) = (look.id, lane_class(map, lane), lane_colour(map, lane));
        let _ = write!(
            out,
            "<linearGradient id=\"{id}-fade-{lane}\" class=\"{class}\">\
             <stop stop-color=\"{colour}\" stop-opacity=\".34\"/>\
             <stop offset=\"1\" stop-color=\"{colour}\" stop-opacity=\"0\"/></linearGradient>"
        );
    }
    let id = look.id;
    let _ = write!(
        out,
        "<pattern id=\"{id}-hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><path class=\"km-hatch\" d=\"M0 0V7\" stroke=\"#8b959d\" \
         stroke-width=\"2.4\"/></pattern></defs>"
    );
    out
}

impl Pen<'_> {
    /// Draws the map; gives its height.
    fn everything(&mut self) -> f64 {
        self.lanes();
        self.leaving();
        self.ribbons();
        self.nodes();
        self.leaving_words();
        self.wanted();
        self.ribbon_labels();
        self.foot()
    }

    /// Says why there is nothing to draw; gives the height.
    fn nothing(&mut self, words: &str) -> f64 {
        let _ = write!(
            self.out,
            "<text class=\"km-nothing\" x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"middle\" font-size=\"15\">{}</text>",
            WIDTH / 2.0,
            TOP + 26.0,
            text(words)
        );
        TOP + 60.0
    }

    fn lanes(&mut self) {
        let (map, language) = (self.map, self.look.language);
        for step in 0..map.steps {
            let at = x(map, step) + BAR / 2.0;
            let _ = write!(
                self.out,
                "<text class=\"km-step\" x=\"{at:.1}\" y=\"24\" text-anchor=\"middle\" font-size=\"12.5\" \
                 fill=\"{SOFT}\">{}</text><path class=\"km-rule\" d=\"M{at:.1} {TOP}V{:.1}\" stroke=\"{LINE}\"/>",
                language.contact(step, map.lanes_are_channels),
                self.layout.bottom
            );
        }
        for lane in 0..map.lanes.len() {
            self.lane(lane);
        }
    }

    fn lane(&mut self, lane: usize) {
        let (map, stands) = (self.map, self.layout.lanes[lane]);
        let LaneBox { top, height } = stands;
        let (class, colour, middle) = (lane_class(map, lane), lane_colour(map, lane), stands.middle());
        let _ = write!(
            self.out,
            "<rect class=\"km-lane {class}\" y=\"{top:.1}\" width=\"{WIDTH}\" height=\"{height:.1}\" fill=\"{colour}\" \
             fill-opacity=\"{}\"/><path class=\"km-line\" d=\"M0 {top:.1}H{WIDTH}\" stroke=\"{LINE}\"/>",
            if lane.is_multiple_of(2) { ".055" } else { ".02" }
        );
        let name = lane_name(map, lane, self.look.language);
        let channel = if map.lanes_are_channels { known(&map.lanes[lane].name) } else { None };
        let text_at = if channel.is_some() { 42.0 } else { 26.0 };
        match channel {
            Some(channel) => {
                let _ = write!(
                    self.out,
                    "<path class=\"km-sign {class}\" d=\"{}\" transform=\"translate(12 {:.1}) scale(.92)\" fill=\"none\" \
                     stroke=\"{colour}\" stroke-width=\"1.8\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>",
                    channel.sign,
                    middle - 11.0
                );
            }
            None => {
                let _ = write!(
                    self.out,
                    "<rect class=\"km-mark {class}\" x=\"12\" y=\"{:.1}\" width=\"6\" height=\"20\" rx=\"3\" \
                     fill=\"{colour}\"/>",
                    middle - 10.0
                );
            }
        }
        let lines = broken(&name, if channel.is_some() { 14 } else { 18 });
        let first = middle - 2.0 - 7.5 * (lines.len() as f64 - 1.0);
        for (at, line) in (0u32..).zip(&lines) {
            let _ = write!(
                self.out,
                "<text class=\"km-name\" x=\"{text_at}\" y=\"{:.1}\" font-weight=\"600\">{}</text>",
                first + 15.0 * f64::from(at),
                text(line)
            );
        }
        let _ = write!(
            self.out,
            "<text class=\"km-soft\" x=\"{text_at}\" y=\"{:.1}\" font-size=\"11.5\" fill=\"{SOFT}\">{} {}</text>",
            first + 15.0 * lines.len() as f64,
            counted(Count { people: map.lanes[lane].people, told: map.lanes[lane].told }, self.look.language),
            self.map.things.many(self.look.language)
        );
    }

    /// Those whose last contact this was fade away to the right.
    fn leaving(&mut self) {
        for (node, stands) in self.map.nodes.iter().zip(&self.layout.nodes) {
            if node.last + node.beyond == 0 {
                continue;
            }
            let (left, top, height) =
                (stands.x + BAR, stands.top + stands.last_at, stands.last_height.max(1.5));
            let _ = write!(
                self.out,
                "<path class=\"km-leaving\" d=\"M{left:.1} {top:.1}h44v{height:.1}h-44Z\" \
                 fill=\"url(#{}-fade-{})\"/>",
                self.look.id, node.lane
            );
        }
    }

    /// How many are done, where there is room to say so.
    fn leaving_words(&mut self) {
        let language = self.look.language;
        for (node, stands) in self.map.nodes.iter().zip(&self.layout.nodes) {
            if stands.last_height < 9.0 {
                continue;
            }
            let done = format!("{} {}", language.number(node.last), language.pick("klaar", "done"));
            let more = format!("{} {}", language.number(node.beyond), language.pick("verder", "go on"));
            let lines: Vec<String> = [(node.last, done), (node.beyond, more)]
                .into_iter()
                .filter(|(people, _)| *people > 0)
                .map(|(_, words)| words)
                .collect();
            let first = stands.top + stands.last_at + stands.last_height / 2.0 + 4.0
                - 6.5 * (lines.len() as f64 - 1.0);
            for (at, line) in (0u32..).zip(&lines) {
                let _ = write!(
                    self.out,
                    "<text class=\"km-soft\" x=\"{:.1}\" y=\"{:.1}\" font-size=\"11.5\" fill=\"{SOFT}\" \
                     paint-order=\"stroke\" stroke=\"{PAPER}\" stroke-opacity=\".7\" stroke-width=\"3\">{line}</text>",
                    stands.x + BAR + 6.0,
                    first + 13.0 * f64::from(at)
                );
            }
        }
    }

    fn nodes(&mut self) {
        for (node, stands) in self.map.nodes.iter().zip(&self.layout.nodes) {
            let (class, colour) = (lane_class(self.map, node.lane), lane_colour(self.map, node.lane));
            let people = self.look.language.number(node.people);
            let _ = write!(
                self.out,
                "<rect class=\"km-node {class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{BAR}\" height=\"{:.1}\" rx=\"2.5\" \
                 fill=\"{colour}\"/><text class=\"km-count\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\" \
                 font-size=\"12\" font-weight=\"600\" paint-order=\"stroke\" stroke=\"{PAPER}\" stroke-width=\"3.5\" \
                 stroke-linejoin=\"round\">{people}</text>",
                stands.x,
                stands.top,
                stands.height,
                stands.x + BAR / 2.0,
                stands.top - 4.0
            );
        }
    }
}

/// A name over at most two lines, cut where it is longer.
fn broken(name: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in name.split_whitespace() {
        let length = lines.last().map_or(0, |line| line.chars().count());
        if length > 0 && length + 1 + word.chars().count() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let more = lines.len() > 2;
    lines.truncate(2);
    for (at, line) in lines.iter_mut().enumerate() {
        let long = line.chars().count() > width;
        if long || (more && at == 1) {
            *line = line.chars().take(width - 1).collect::<String>() + "…";
        }
    }
    lines
}

/// A text as it may stand in an element or attribute.
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0'..='\x1f' => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}
