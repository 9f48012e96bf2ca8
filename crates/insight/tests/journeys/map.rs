//! The journey map: nobody gets lost between its parts, and what is drawn is sound XML.

use insight::pictures::{JourneyMap, Language, Look, MapSetting, journey_map, table, tell};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event as Xml;

use crate::{events, log};

/// The names of all elements; fails when it is not well formed.
fn elements(svg: &str) -> Vec<String> {
    let mut reader = Reader::from_str(svg);
    let mut names = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Xml::Start(tag) | Xml::Empty(tag) => {
                assert!(tag.attributes().all(|attribute| attribute.is_ok()));
                names.push(tag.local_name().as_ref().to_owned());
            }
            Xml::Eof => return names,
            _ => {}
        }
    }
}

proptest! {
    #[test]
    fn nobody_gets_lost(events in events(120), steps in 1..7usize, routes in 1..12usize, lanes in 1..4usize) {
        let map = JourneyMap::of(&log(&events), &MapSetting { steps, routes, lanes, ..MapSetting::default() });
        let begun: u64 = map.nodes.iter().filter(|node| node.step == 0).map(|node| node.people).sum();
        prop_assert_eq!(begun + map.other.people, map.people);
        for node in &map.nodes {
            let away: u64 = map.ribbons.iter().filter(|one| (one.step, one.from) == (node.step, node.lane)).map(|one| one.people).sum();
            prop_assert_eq!(away + node.last + node.beyond, node.people);
            let reached: u64 = map.ribbons.iter().filter(|one| (one.step + 1, one.to) == (node.step, node.lane)).map(|one| one.people).sum();
            prop_assert!(node.step == 0 || reached == node.people);
        }
        for language in [Language::Dutch, Language::English] {
            let link = |ribbon: usize| format!("?a=1&ribbon={ribbon}");
            let drawn = journey_map(&map, &Look { language, title: "Een <kaart> & \"meer\"", link: Some(&link), ..Look::default() });
            let names = elements(&drawn);
            prop_assert_eq!(names.iter().filter(|name| *name == "a").count(), map.ribbons.len());
            prop_assert_eq!(table(&map, language).1.len(), map.ribbons.len());
            prop_assert!(!drawn.contains("NaN") && !drawn.contains("inf"));
        }
    }
}

#[test]
fn folded_routes_are_told_with_their_share() {
    let mut events = Vec::new();
    for case in 0..20u8 {
        events.push((case, 0, Some(0), 0));
        if case < 3 {
            events.push((case, 0, Some(1), 4));
        }
    }
    let map = JourneyMap::of(&log(&events), &MapSetting { least: 5, ..MapSetting::default() });
    assert_eq!((map.other.people, map.other.routes), (3, 1));
    assert!((map.other.share - 0.15).abs() < 1e-9);
    let words = tell(&map, Language::Dutch);
    assert_eq!(
        words,
        "Deze kaart gaat over 20 vragen. De meeste beginnen bij E-mail: 20, dat is 100 %. Na één contact is het bij 17 \
         vragen klaar (85 %). De grootste overstap is van E-mail naar Telefoon: 3 keer. De helft doet dat binnen 4 uur. \
         Niet getekend: 3 vragen (15 %) met 1 andere routes, die ieder zelden voorkomen."
    );
    assert!(journey_map(&map, &Look::default()).contains("Andere routes"));
}
