//! The year of contacts: the rhythm, the switches, the label.

use std::collections::{BTreeMap, BTreeSet};

use domain::calendar::{WorkingCalendar, amsterdam};
use domain::channels::Channel;
use domain::events::Event;
use jiff::civil::{DateTime, time};

use crate::association;

/// What tenants did about each question, in order.
fn journeys(events: &[Event]) -> BTreeMap<&str, Vec<&Event>> {
    let mut journeys: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in events.iter().filter(|event| event.data["inbound"] == true) {
        journeys.entry(event.data["question"].as_str().unwrap()).or_default().push(event);
    }
    journeys
}

#[test]
fn there_are_about_twelve_thousand_in_every_channel_about_every_topic() {
    let association = association();
    assert!((11_000..13_500).contains(&association.contacts.len()), "{}", association.contacts.len());
    for channel in Channel::ALL {
        let expected = !matches!(channel, Channel::Api | Channel::System);
        assert_eq!(association.contacts.iter().any(|it| it.channel == channel), expected, "{channel:?}");
    }
    for topic in ["repair", "lease-termination", "nuisance", "payment", "general-question"] {
        let count = association.contacts.iter().filter(|contact| contact.topic == topic).count();
        assert!(count > 400, "{topic}: {count}");
    }
}

#[test]
fn every_contact_has_its_event_and_says_that_it_is_generated() {
    let association = association();
    let mut events: BTreeMap<String, &Event> = BTreeMap::new();
    for event in association.events.iter().filter(|event| event.subject.kind == "contact") {
        assert_eq!(event.data["generated"], true);
        assert!(events.insert(event.subject.id.clone(), event).is_none());
    }
    assert_eq!(events.len(), association.contacts.len());
    for contact in &association.contacts {
        let event = events[&contact.id.to_string()];
        assert_eq!((event.at, event.channel, event.case), (contact.at, contact.channel, contact.case));
    }
}

#[test]
fn most_switches_are_from_mail_to_the_telephone_after_four_hours() {
    let association = association();
    let mut switches: BTreeMap<(Channel, Channel), Vec<(DateTime, i64)>> = BTreeMap::new();
    for steps in journeys(&association.events).values() {
        for pair in steps.windows(2).filter(|pair| pair[0].channel != pair[1].channel) {
            let minutes = pair[1].at.duration_since(pair[0].at).as_mins();
            let times = switches.entry((pair[0].channel, pair[1].channel)).or_default();
            times.push((amsterdam::local(pair[0].at), minutes));
        }
    }
    let (most, times) = switches.iter().max_by_key(|(_, times)| times.len()).unwrap();
    assert_eq!(*most, (Channel::Email, Channel::Phone));
    let all: usize = switches.values().map(Vec::len).sum();
    assert!(times.len() * 10 > all * 4, "{} of {all}", times.len());
    let calendar = WorkingCalendar::default();
    let in_the_morning = |at: &DateTime| calendar.is_working_day(at.date()) && (8..12).contains(&at.hour());
    let mornings: Vec<i64> = times.iter().filter(|(at, _)| in_the_morning(at)).map(|it| it.1).collect();
    let soon = mornings.iter().filter(|minutes| (240..=390).contains(*minutes)).count();
    assert!(soon * 10 > mornings.len() * 7, "{soon} of {} after four hours", mornings.len());
}

#[test]
fn the_leaking_tap_is_told() {
    let association = association();
    let about_a_tap: BTreeSet<String> = association
        .contacts
        .iter()
        .filter(|contact| contact.channel == Channel::Email && contact.summary.contains("kraan"))
        .map(|contact| contact.id.to_string())
        .collect();
    let told = journeys(&association.events).into_values().filter(|steps| {
        let channels: Vec<Channel> = steps.iter().map(|step| step.channel).take(2).collect();
        channels == [Channel::Email, Channel::Phone] && about_a_tap.contains(&steps[0].subject.id)
    });
    assert!(told.count() > 50);
}

#[test]
fn nobody_speaks_to_the_desk_when_it_is_closed() {
    let calendar = WorkingCalendar::default();
    let (mut monday, mut friday) = (0, 0);
    for contact in &association().contacts {
        let local = amsterdam::local(contact.at);
        match contact.channel {
            Channel::Phone | Channel::Counter | Channel::Letter => {
                assert!(calendar.is_working_day(local.date()), "{contact:?}");
                assert!((time(8, 30, 0, 0)..time(17, 1, 0, 0)).contains(&local.time()), "{contact:?}");
                monday += usize::from(local.weekday() == jiff::civil::Weekday::Monday);
                friday += usize::from(local.weekday() == jiff::civil::Weekday::Friday);
            }
            Channel::Chat => assert!((7..23).contains(&local.hour()), "{contact:?}"),
            _ => {}
        }
    }
    assert!(monday > friday, "{monday} on Monday, {friday} on Friday");
}
