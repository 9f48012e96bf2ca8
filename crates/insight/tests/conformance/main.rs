//! Alignments against an oracle that tries everything, on small cases.

use std::collections::BTreeMap;

use insight::conformance::{Aligner, Conformance, DeviationKind, Move, Step, Wanted};
use insight::log::{EventLog, LogBuilder, Report, Row};
use insight::measures::People;
use proptest::prelude::*;

const ACTIVITIES: [&str; 3] = ["a", "b", "c"];
const CHANNELS: [&str; 2] = ["phone", "mail"];

fn log(cases: &[Vec<(usize, Option<usize>)>]) -> EventLog {
    let mut builder = LogBuilder::new();
    // Every name is known, so that numbers are places in the lists above.
    let all = (0..3).map(|at| (at, Some(at % 2))).collect::<Vec<_>>();
    for (case, events) in std::iter::once(&all).chain(cases).enumerate() {
        for (time, (activity, channel)) in (0..).zip(events) {
            let case = case.to_string();
            let channel = channel.map(|channel| CHANNELS[channel]);
            builder.event(&Row {
                case: &case,
                activity: ACTIVITIES[*activity],
                time,
                channel,
                resource: None,
            });
        }
    }
    builder.finish(&mut Report::new())
}

/// The least cost by trying: every way to read the rest of the events as the rest of the steps.
fn oracle(events: &[(usize, Option<usize>)], steps: &[Step], begun: bool) -> u32 {
    let mut least = u32::MAX;
    let mut offer = |cost: u32| least = least.min(cost);
    if events.is_empty() && steps.is_empty() {
        return 0;
    }
    if let Some((_, rest)) = events.split_first() {
        offer(1 + oracle(rest, steps, begun));
    }
    if let Some((step, rest)) = steps.split_first() {
        // A step that was begun may end; one that was not costs when it is needed.
        offer(u32::from(!begun && !step.optional) + oracle(events, rest, false));
        if let Some((&(activity, channel), later)) = events.split_first()
            && step.activities.iter().any(|name| name == ACTIVITIES[activity])
            && (!begun || step.repeats)
        {
            let named = channel.map(|channel| CHANNELS[channel]);
            let fits = step.channels.is_empty()
                || named.is_some_and(|name| step.channels.iter().any(|one| one == name));
            offer(u32::from(!fits) + oracle(later, steps, true));
        }
    }
    least
}

fn a_step() -> impl Strategy<Value = Step> {
    let name = |names: &'static [&'static str]| prop::sample::select(names).prop_map(str::to_owned);
    (
        prop::collection::vec(name(&ACTIVITIES), 1..3),
        any::<bool>(),
        any::<bool>(),
        prop::collection::vec(name(&CHANNELS), 0..2),
    )
        .prop_map(|(activities, optional, repeats, channels)| Step {
            activities,
            optional,
            repeats,
            channels,
        })
}

fn a_case() -> impl Strategy<Value = Vec<(usize, Option<usize>)>> {
    prop::collection::vec((0..3usize, prop::option::of(0..2usize)), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn no_reading_is_cheaper(events in a_case(), steps in prop::collection::vec(a_step(), 0..5)) {
        let wanted = Wanted { steps };
        let log = log(std::slice::from_ref(&events));
        let aligner = Aligner::new(&wanted, &log);
        let numbered: Vec<(u32, u32)> = log.rows(1).map(|row| (log.activity()[row], log.channel()[row])).collect();
        let found = aligner.align(&numbered);
        prop_assert_eq!(found.cost, oracle(&events, &wanted.steps, false));
        // The moves tell the whole case and cost what is said.
        let departures = found.moves.iter().filter(|made| !matches!(made, Move::Follows { .. })).count();
        prop_assert_eq!(departures, found.cost as usize);
        let told: Vec<usize> = found.moves.iter().filter_map(|made| match made {
            Move::Follows { event, .. } | Move::OtherChannel { event, .. } | Move::Extra { event, .. } => Some(*event),
            Move::Missing { .. } => None,
        }).collect();
        prop_assert_eq!(told, (0..events.len()).collect::<Vec<_>>());
        prop_assert!((0.0..=1.0).contains(&found.fitness()));
    }

    #[test]
    fn written_and_read_it_is_the_same(steps in prop::collection::vec(a_step(), 1..5)) {
        let wanted = Wanted { steps };
        prop_assert_eq!(wanted.to_string().parse::<Wanted>().unwrap(), wanted);
    }
}

#[test]
fn departures_are_named_counted_and_priced() {
    let cases = [
        vec![(0, Some(1)), (1, Some(0))],
        vec![(0, Some(1)), (0, Some(0)), (1, Some(0))],
        vec![(0, Some(0))],
    ];
    let log = log(&cases).keep_cases(|case| case > 0);
    let wanted: Wanted = "a @mail > b".parse().unwrap();
    let costs: BTreeMap<String, f64> = [("phone".to_owned(), 900.0), ("mail".to_owned(), 400.0)].into();
    let report = Conformance::of(&log, &wanted, &People::default(), &costs);
    assert_eq!((report.cases, report.following.count), (3, 1));
    let told: Vec<(DeviationKind, &str, &str, u64, f64)> = report
        .deviations
        .iter()
        .map(|one| {
            (one.kind, one.activity.as_str(), one.channel.as_str(), one.cases, one.cost.unwrap().total)
        })
        .collect();
    assert_eq!(
        told,
        [
            (DeviationKind::Extra, "a", "phone", 1, 900.0),
            (DeviationKind::OtherChannel, "a", "phone", 1, 500.0),
            (DeviationKind::Missing, "b", "", 1, 0.0),
        ]
    );
    for deviation in &report.deviations {
        assert_eq!(deviation.cases_of(&log, &wanted).len() as u64, deviation.cases, "{deviation:?}");
    }
    assert_eq!((report.steps[0].follows, report.steps[0].other_channel, report.steps[1].missing), (2, 1, 1));
    // (1 + (1 - 1/5) + (1 - 2/3)) / 3
    assert!((report.fitness.value - (1.0 + 0.8 + 1.0 / 3.0) / 3.0).abs() < 1e-9);
}

#[test]
fn a_slip_of_the_pen_is_told() {
    let log = log(&[vec![(0, None)]]);
    let report = Conformance::of(&log, &"a > bb".parse().unwrap(), &People::default(), &BTreeMap::new());
    assert_eq!(report.unknown, ["bb"]);
}

#[test]
fn who_comes_back_is_the_one_too_many() {
    let log = log(&[vec![(0, Some(0)), (0, Some(1))]]).keep_cases(|case| case > 0);
    let report = Conformance::of(&log, &"a".parse().unwrap(), &People::default(), &BTreeMap::new());
    let told: Vec<(DeviationKind, &str, usize)> =
        report.deviations.iter().map(|one| (one.kind, one.channel.as_str(), one.step)).collect();
    assert_eq!(told, [(DeviationKind::Extra, log.channels().name(1), 1)]);
}
