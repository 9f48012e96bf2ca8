//! Reports as people and programs read them.

use crate::tables::{Asked, draft, model};
use decisions::proof::Limits;
use decisions::tables::{Draft, HitPolicy, RuleDraft};

fn table(policy: HitPolicy, rules: &[([&str; 2], &str)]) -> Draft {
    let mut draft = draft(&[Asked::Whole(10), Asked::Words(3)], &[], 1);
    draft.hit_policy = policy;
    draft.inputs[0].label = Some("waiting days".to_owned());
    draft.inputs[1].label = Some("help".to_owned());
    let rule = |(cells, answer): &([&str; 2], &str)| RuleDraft {
        inputs: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        outputs: vec![(*answer).to_owned()],
        ..RuleDraft::default()
    };
    draft.rules = rules.iter().map(rule).collect();
    draft
}

fn said(draft: &Draft) -> String {
    model(draft).tables().next().unwrap().check(Limits::default()).to_string()
}

#[test]
fn a_report_says_what_holds_and_what_does_not() {
    let rules = [(["< 3", "-"], "1"), ([">= 3", "\"w0\""], "2"), ([">= 3", "not(\"w0\")"], "3")];
    assert_eq!(said(&table(HitPolicy::Unique, &rules)), "`answer`: complete, free of contradiction");

    let gap = said(&table(HitPolicy::Unique, &rules[..2]));
    assert_eq!(gap, "`answer`: NOT complete, free of contradiction\n  gap: waiting days = 3, help = \"w1\"");

    let wider = [rules[0], ([">= 2", "\"w0\""], "2"), rules[2]];
    assert_eq!(
        said(&table(HitPolicy::Unique, &wider)),
        "`answer`: complete, CONTRADICTS itself\n  overlap of rules 1 and 2: waiting days = 2, help = \"w0\""
    );

    let hidden = [rules[0], (["-", "-"], "2"), (["5", "\"w9\""], "3")];
    assert_eq!(
        said(&table(HitPolicy::First, &hidden)),
        "`answer`: complete, free of contradiction\n  \
         rule 3 never makes an answer: its cell in `help` accepts nothing that may occur\n  \
         rule 3, column `help`: \"w9\" cannot occur"
    );
}

#[test]
fn a_report_is_json_for_programs() {
    let rules = [(["< 3", "-"], "1"), ([">= 3", "\"w0\""], "2")];
    let report = model(&table(HitPolicy::Unique, &rules)).tables().next().unwrap().check(Limits::default());
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["completeness"], "incomplete");
    assert_eq!(json["gaps"][0]["inputs"], serde_json::json!({ "waiting days": 3, "help": "w1" }));
    assert_eq!(
        json["gaps"][0]["region"],
        serde_json::json!({ "waiting days": "[3..9]", "help": "\"w1\", \"w2\"" })
    );
    let misses =
        serde_json::json!([{ "rule": 1, "column": "waiting days" }, { "rule": 2, "column": "help" }]);
    assert_eq!(json["gaps"][0]["near_misses"], misses);
}
