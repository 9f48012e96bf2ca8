//! The journey map: nobody gets lost between its parts, and what is drawn is sound XML.

use insight::pictures::{JourneyMap, Language, Look, MapSetting, behind, journey_map, table, tell};
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
        let setting = MapSetting { steps, routes, lanes, ..MapSetting::default() };
        let map = JourneyMap::of(&log(&events), &setting);
        let begun: u64 = map.nodes.iter().filter(|node| node.step == 0).map(|node| node.people).sum();
        prop_assert_eq!(begun + map.other.people, map.people);
        for node in &map.nodes {
            let away: u64 = map.ribbons.iter().filter(|one| (one.step, one.from) == (node.step, node.lane)).map(|one| one.people).sum();
            prop_assert_eq!(away + node.last + node.beyond, node.people);
            let reached: u64 = map.ribbons.iter().filter(|one| (one.step + 1, one.to) == (node.step, node.lane)).map(|one| one.people).sum();
            prop_assert!(node.step == 0 || reached == node.people);
        }
        for ribbon in &map.ribbons {
            let (from, to) = (&map.lanes[ribbon.from].name, &map.lanes[ribbon.to].name);
            let cases = behind(&log(&events), &setting, ribbon.step, from, to);
            prop_assert_eq!(cases.len() as u64, ribbon.people, "the cases behind a ribbon are as many as it is wide");
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

/// Cases `from..until`, each with these channels an hour apart.
fn went(cases: std::ops::Range<u8>, channels: &[usize]) -> Vec<crate::Event> {
    let of_case = |case| channels.iter().zip(0..).map(move |(channel, hour)| (case, 0, Some(*channel), hour));
    cases.flat_map(of_case).collect()
}

#[test]
fn the_few_are_not_told_nor_what_gives_them_away() {
    // 40, 12 and 4 people: without the 12 the 4 would follow from the total.
    let events = [went(0..40, &[0]), went(40..52, &[0, 1]), went(52..56, &[1, 0])].concat();
    let map = JourneyMap::of(&log(&events), &MapSetting { few: 10, ..MapSetting::default() });
    assert_eq!((map.other.people, map.other.routes), (16, 2));
    assert!(map.nodes.iter().all(|node| node.people == 40) && map.ribbons.is_empty(), "{map:?}");
    // Where only one route can be told of, the map is about that one.
    let two = [went(0..40, &[0]), went(40..44, &[1])].concat();
    let map = JourneyMap::of(&log(&two), &MapSetting { few: 10, ..MapSetting::default() });
    assert_eq!((map.people, map.other.people, map.nodes.len()), (40, 0, 1));
    let all = JourneyMap::of(&log(&events), &MapSetting::default());
    assert_eq!(all.ribbons.len(), 2, "where nothing has to be hidden all is drawn");
}

#[test]
fn a_switch_costs_what_its_contacts_cost() {
    let events = [went(0..30, &[0]), went(30..50, &[0, 1])].concat();
    let costs = [("email", 500.0), ("phone", 690.0)].map(|(name, cents)| (name.to_owned(), cents)).into();
    let map = JourneyMap::of(&log(&events), &MapSetting { costs, ..MapSetting::default() });
    assert_eq!(map.ribbons[0].cost, Some(20.0 * 690.0));
    let cost = map.switch.clone().unwrap().cost.unwrap();
    assert!((cost.total - 13_800.0).abs() < 1e-6 && cost.low < 13_800.0 && cost.high > 13_800.0, "{cost:?}");
    assert!(
        tell(&map, Language::Dutch).contains("Dat kost €\u{a0}138 aan extra contacten"),
        "{}",
        tell(&map, Language::Dutch)
    );
    assert!(journey_map(&map, &Look::default()).contains("kosten €\u{a0}138"));
}

#[test]
fn a_wanted_channel_that_nobody_used_has_its_lane() {
    let wanted = Some("portal @portal".parse().unwrap());
    let map = JourneyMap::of(&log(&went(0..5, &[0])), &MapSetting { wanted, ..MapSetting::default() });
    assert_eq!(
        map.lanes.iter().map(|lane| (lane.name.as_str(), lane.people)).collect::<Vec<_>>(),
        [("email", 5), ("portal", 0)]
    );
    assert_eq!(map.wanted, [[1]]);
    assert!(journey_map(&map, &Look::default()).contains("km-ring"));
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
         Niet getekend: 3 vragen (15 %) met één andere route."
    );
    assert!(journey_map(&map, &Look::default()).contains("Andere routes"));
}
