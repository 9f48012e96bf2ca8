//! The journey map: nobody gets lost between its parts, and what is drawn is sound XML.

use insight::pictures::{
    Colour, Count, JourneyMap, Language, Look, MapSetting, Things, Told, behind, journey_map, table, tell,
};
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

const HIDING: MapSetting = MapSetting {
    things: Things::Questions,
    person: None,
    steps: 6,
    routes: 24,
    few: 10,
    least: 1,
    lanes: 9,
    colour: Colour::Waiting,
    satisfaction: None,
    wanted: None,
    costs: std::collections::BTreeMap::new(),
    hours: None,
};

#[test]
fn the_words_tell_no_more_people_than_the_map_is_about() {
    // Forty call; three call and then mail, which are too few to tell of.
    let map = JourneyMap::of(&log(&[went(0..40, &[1]), went(40..43, &[1, 0])].concat()), &HIDING);
    assert_eq!(
        tell(&map, Language::Dutch),
        "Deze kaart gaat over 40 vragen. De meeste beginnen bij Telefoon: 40, dat is 100 %. Na één contact is het bij \
         40 vragen klaar (100 %)."
    );
    assert_eq!((map.lanes[0].people, map.lanes.len(), map.routes), (40, 1, 1));
    assert!(!journey_map(&map, &Look::default()).contains(">43 "));
}

#[test]
fn a_few_who_are_folded_do_not_follow_from_what_is_drawn() {
    // 30 call; 11 mail; 3 call and then mail: folded together with the 11, and not to be told apart from them.
    let map = JourneyMap::of(
        &log(&[went(0..30, &[1]), went(30..41, &[0]), went(41..44, &[1, 0])].concat()),
        &HIDING,
    );
    assert_eq!((map.people, map.other.people), (44, 14));
    let told = Count { people: 30, told: Told::AtLeast };
    assert_eq!(map.first, Some(("phone".to_owned(), told)));
    assert_eq!((map.lanes[0].people, map.lanes[0].told), (30, Told::AtLeast));
    assert_eq!(map.switch, None);
    let words = tell(&map, Language::Dutch);
    assert!(words.contains("Telefoon: minstens 30, dat is minstens 68 %"), "{words}");
}

#[test]
fn too_few_are_not_told_of_at_all() {
    let wanted = Some("portal @portal".parse().unwrap());
    let map = JourneyMap::of(&log(&went(0..9, &[0])), &MapSetting { wanted, ..HIDING });
    assert_eq!((map.people, map.routes, map.lanes.len(), map.wanted.len()), (0, 0, 0, 0));
    assert_eq!(tell(&map, Language::Dutch), "Dit zijn te weinig vragen voor een kaart.");
    assert!(journey_map(&map, &Look::default()).contains("te weinig vragen voor een kaart.</text>"));
    let none = JourneyMap::of(&log(&[]), &MapSetting::default());
    assert_eq!(tell(&none, Language::English), "There are no questions to draw.");
    elements(&journey_map(&none, &Look::default()));
}

proptest! {
    #[test]
    fn no_number_beside_the_map_gives_a_few_away(events in events(200), few in 2..12u64, routes in 1..6usize) {
        let map = JourneyMap::of(&log(&events), &MapSetting { few, routes, steps: 3, ..HIDING });
        let apart = |all: Count, drawn: u64| match all.told {
            Told::Exactly => all.people == drawn || all.people - drawn >= few,
            Told::AtLeast => all.people == drawn,
            Told::Few => drawn == 0 && all.people == 0,
        };
        let drawn: u64 = map.nodes.iter().filter(|node| node.step == 0).map(|node| node.people).sum();
        prop_assert!(map.people == drawn || map.people - drawn >= few);
        if let Some((lane, count)) = &map.first {
            let begun = map.nodes.iter().filter(|node| node.step == 0 && map.lanes[node.lane].name == *lane);
            prop_assert!(apart(*count, begun.map(|node| node.people).sum()));
            prop_assert!(count.people <= map.people);
        }
        if let Some(once) = map.once {
            let done: u64 = map.nodes.iter().filter(|node| node.step == 0).map(|node| node.last).sum();
            prop_assert!(apart(once, done));
        }
        if let Some(switch) = &map.switch {
            let named = |lane: usize| map.lanes[lane].name.as_str();
            let made = map.ribbons.iter().filter(|one| named(one.from) == switch.from && named(one.to) == switch.to);
            let times = Count { people: switch.times, told: switch.told };
            prop_assert!(apart(times, made.map(|one| one.people).sum()));
        }
        for count in map.nodes.iter().map(|node| node.people).chain(map.ribbons.iter().map(|one| one.people)) {
            prop_assert!(count >= few);
        }
    }
}

#[test]
fn a_wanted_lane_of_folded_people_is_not_empty() {
    let wanted = || Some("portal @portal".parse().unwrap());
    let lane = |cases: u8| {
        let events = [went(0..30, &[1]), went(30..45, &[0]), went(45..45 + cases, &[2, 1])].concat();
        let map = JourneyMap::of(&log(&events), &MapSetting { wanted: wanted(), routes: 1, ..HIDING });
        let lane = map.lanes.iter().find(|lane| lane.name == "portal").cloned().unwrap();
        (lane.people, lane.told, journey_map(&map, &Look::default()).contains("enkele vragen"))
    };
    assert_eq!(lane(7), (0, Told::Few, true));
    assert_eq!(lane(12), (12, Told::Exactly, false));
    assert_eq!(lane(0), (0, Told::Exactly, false));
}

#[test]
fn the_largest_switch_may_come_after_what_is_drawn() {
    // Thirty mail six times and then call; twelve mail and then go to the portal.
    let late = [0, 0, 0, 0, 0, 0, 1];
    let map =
        JourneyMap::of(&log(&[went(0..30, &late), went(30..42, &[0, 2])].concat()), &MapSetting::default());
    let switch = map.switch.unwrap();
    assert_eq!((switch.from.as_str(), switch.to.as_str(), switch.times), ("email", "phone", 30));
    assert_eq!(map.steps, 6);
}

#[test]
fn the_wanted_journey_is_drawn_to_its_end() {
    let wanted = Some("a @email > b @phone > c @portal > d @email".parse().unwrap());
    let map = JourneyMap::of(&log(&went(0..20, &[0])), &MapSetting { wanted, ..MapSetting::default() });
    assert_eq!((map.steps, map.wanted.len()), (4, 4));
    assert_eq!(journey_map(&map, &Look::default()).matches("km-ring").count(), 4);
}

#[test]
fn the_satisfaction_of_a_few_has_no_colour() {
    use insight::log::columns::Kind;
    use insight::log::{LogBuilder, Report, Row};
    let of = |scores: usize| {
        let mut builder = LogBuilder::new();
        for case in 0..20 {
            for (at, channel) in ["email", "phone"].into_iter().enumerate() {
                let time = i64::try_from(at).unwrap() * crate::HOUR;
                let case = case.to_string();
                builder.event(&Row {
                    case: &case,
                    activity: "asks",
                    time,
                    channel: Some(channel),
                    resource: None,
                });
            }
            if case < scores {
                builder.of_case("score", Kind::Whole, "2");
            }
        }
        let setting = MapSetting {
            satisfaction: Some("score".to_owned()),
            colour: Colour::Satisfaction,
            ..MapSetting::default()
        };
        JourneyMap::of(&builder.finish(&mut Report::new()), &setting)
    };
    assert_eq!((of(9).ribbons[0].satisfaction, of(9).ribbons[0].scores), (None, None));
    assert_eq!((of(10).ribbons[0].satisfaction, of(10).ribbons[0].scores), (Some(2.0), Some(10)));
    assert!(table(&of(10), Language::Dutch).1[0].contains(&"2,0 (n = 10)".to_owned()));
}
