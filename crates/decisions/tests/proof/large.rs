//! Large tables: 2,000 rules over twelve columns are proved, and one rule gone among them is found. What it costs is
//! measured in `benches/tables.rs`.

use crate::tables::{Asked, COLUMNS, Dice, cut, draft, model};
use decisions::proof::{Completeness, Limits};
use decisions::tables::HitPolicy;

#[test]
fn two_thousand_rules_over_twelve_columns_are_proved_within_the_steps_allowed() {
    let mut boxes = cut(&COLUMNS, 2_000, &mut Dice(1));
    let whole = model(&draft(&COLUMNS, &boxes, 7));
    let report = whole.tables().next().unwrap().check(Limits::default());
    assert_eq!(report.completeness, Completeness::Complete);
    assert_eq!((report.overlap_count, report.unreachable.len()), (0, 0));

    let lost = boxes.remove(1_234);
    let broken = model(&draft(&COLUMNS, &boxes, 7));
    let report = broken.tables().next().unwrap().check(Limits::default());
    assert_eq!(report.completeness, Completeness::Incomplete);
    assert_eq!(report.gaps.len(), 1);
    let narrow = COLUMNS.iter().zip(&lost).filter(|(column, part)| **part != (0, column.size() - 1)).count();
    assert_eq!(report.gaps[0].region.len(), narrow);
}

/// Rules as people write them under "first hit": exceptions above, broader rules below, at the end one for the rest.
#[test]
fn rules_that_overlap_everywhere_are_proved_within_the_steps_allowed() {
    let columns: Vec<Asked> = COLUMNS.to_vec();
    let dice = &mut Dice(2);
    let mut boxes = Vec::new();
    for _ in 0..499 {
        let mut part: Vec<(usize, usize)> = columns.iter().map(|column| (0, column.size() - 1)).collect();
        for _ in 0..4 {
            let column = dice.below(columns.len());
            let low = dice.below(columns[column].size());
            part[column] = (low, low + dice.below(columns[column].size() - low));
        }
        boxes.push(part);
    }
    let mut open = draft(&columns, &boxes, 7);
    open.hit_policy = HitPolicy::First;
    let report = model(&open).tables().next().unwrap().check(Limits { told: 3, ..Limits::default() });
    assert_ne!(report.completeness, Completeness::Undecided, "{report}");

    boxes.push(columns.iter().map(|column| (0, column.size() - 1)).collect());
    let mut closed = draft(&columns, &boxes, 7);
    closed.hit_policy = HitPolicy::First;
    let report = model(&closed).tables().next().unwrap().check(Limits::default());
    assert_eq!(report.completeness, Completeness::Complete, "{report}");
}
