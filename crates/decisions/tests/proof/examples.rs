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

/// A table over plain columns: names, kinds, allowed values; rules of cells and one answer.
fn plain(
    policy: HitPolicy,
    columns: &[(&str, Option<&str>)],
    answer: Option<&str>,
    rules: &[(&[&str], &str)],
) -> Draft {
    let mut draft = draft(&vec![Asked::Whole(2); columns.len()], &[], 1);
    draft.hit_policy = policy;
    for (input, (name, allowed)) in draft.inputs.iter_mut().zip(columns) {
        (*name).clone_into(&mut input.expression);
        (input.allowed, input.decimals) = (allowed.map(str::to_owned), None);
        input.type_name = Some("number".to_owned());
    }
    draft.outputs[0].allowed = answer.map(str::to_owned);
    draft.outputs[0].type_name = Some("number".to_owned());
    let rule = |(cells, answer): &(&[&str], &str)| RuleDraft {
        inputs: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        outputs: vec![(*answer).to_owned()],
        ..RuleDraft::default()
    };
    draft.rules = rules.iter().map(rule).collect();
    draft
}

#[test]
fn numbers_finer_than_forty_decimals_are_not_overlooked() {
    let cases = [
        ("[0..1]", "<= 1e-50", ">= 2e-50"),
        ("[0..1]", "<= 0", ">= 2e-6176"),
        ("-", "<= 9000000000000000000000000000000001", ">= 9000000000000000000000000000000003"),
        ("-", "<= 9.5e6144", ">= 9.6e6144"),
    ];
    for (allowed, below, above) in cases {
        let rules: [(&[&str], &str); 2] = [(&[below], "1"), (&[above], "2")];
        let report = said(&plain(HitPolicy::Unique, &[("x", Some(allowed))], None, &rules));
        assert!(report.contains("NOT complete"), "{below} {above}: {report}");
    }
    let rules: [(&[&str], &str); 1] = [(&["<= 9e6144"], "1")];
    assert!(said(&plain(HitPolicy::Unique, &[("x", None)], None, &rules)).contains("NOT complete"));
    // Where nothing lies between, nothing is missing.
    let rules: [(&[&str], &str); 2] = [(&["<= 0"], "1"), (&["> 0"], "2")];
    assert!(!said(&plain(HitPolicy::Unique, &[("x", None)], None, &rules)).contains("NOT"));
}

#[test]
fn a_table_that_nobody_can_ask_is_not_proved() {
    for allowed in ["null", "not(<= 3, > 3)"] {
        let report = said(&plain(HitPolicy::Unique, &[("x", Some(allowed))], None, &[]));
        assert_eq!(
            report,
            "`answer`: NOT proved: nothing can be asked, free of contradiction\n  column `x` allows no value at all",
        );
        let draft = plain(HitPolicy::Unique, &[("x", Some(allowed))], None, &[]);
        assert!(!model(&draft).tables().next().unwrap().check(Limits::default()).holds());
    }
}

#[test]
fn rules_that_work_out_the_same_do_not_contradict() {
    let table = |second: &str, cell: &str| {
        let rules: [(&[&str], &str); 2] = [(&["-"], "x + 1"), (&[cell], second)];
        plain(HitPolicy::Any, &[("x", Some("[0..9]"))], None, &rules)
    };
    assert!(said(&table("3", "2")).contains("complete, free of contradiction"));
    let other = said(&table("4", "2"));
    assert!(other.contains("CONTRADICTS itself\n  overlap of rules 1 and 2: x = 2"), "{other}");
    // Equal in every case that was tried is not proved.
    let open = said(&table("1 + x", "> 2"));
    assert!(open.contains("CONTRADICTS itself\n  perhaps different answers of rules 1 and 2"), "{open}");
}

#[test]
fn answers_that_come_to_nothing_or_to_what_is_not_allowed_are_told() {
    let one = |answer: &str, allowed: Option<&str>| {
        let rules: [(&[&str], &str); 1] = [(&["-"], answer)];
        said(&plain(HitPolicy::Unique, &[("x", Some("[-5..5]"))], allowed, &rules))
    };
    let tried = "1 rules work their answer out: tried in cases, not proved";
    assert!(
        one("x", Some("[1..2]")).contains("rule 1, column `answer`: comes to -5, not allowed, for x = -5")
    );
    assert!(one("1 / x", None).contains("rule 1, column `answer`: comes to nothing, for x = 0"));
    assert!(one("-", None).ends_with("rule 1, column `answer`: the answer is empty"));
    assert!(one("x + 1", None).ends_with(tried) && one("if x > 2 then null else 1", None).ends_with(tried));
    assert_eq!(one("1", Some("[1..2]")), "`answer`: complete, free of contradiction");
}

#[test]
fn columns_with_one_name_are_told_apart() {
    let rules: [(&[&str], &str); 2] = [(&["1", "-"], "1"), (&["not(1)", "2"], "2")];
    let mut draft = plain(HitPolicy::Unique, &[("x", Some("1, 2")), ("y", Some("1, 2"))], None, &rules);
    for input in &mut draft.inputs {
        input.label = Some("days".to_owned());
    }
    assert!(said(&draft).ends_with("gap: x = 2, y = 1"), "{}", said(&draft));
}

/// A double would round these, and the answer would be that of another rule.
#[test]
fn numbers_in_json_are_what_they_say() {
    let rules: [(&[&str], &str); 3] = [
        (&["0.1234567890123456789"], "1"),
        (&["99999999999999999999999999999"], "2"),
        (&["not(0.1234567890123456789, 99999999999999999999999999999)"], "3"),
    ];
    let model = model(&plain(HitPolicy::Unique, &[("x", None)], None, &rules));
    for (json, wanted) in [
        ("0.1234567890123456789", 1),
        ("99999999999999999999999999999", 2),
        ("1e29", 3),
        ("\"0.1234567890123456789\"", 1),
        ("-1.5E-3", 3),
    ] {
        let inputs = decisions::Inputs::from_json(&format!("{{\"x\": {json}}}"), &model).unwrap();
        let said = model.decide("answer", &inputs).unwrap().value;
        assert_eq!(said, decisions::Value::from(wanted), "{json}");
    }
    let wrong = decisions::Inputs::from_json("[1]", &model).unwrap_err().to_string();
    assert!(wrong.contains("JSON object"), "{wrong}");
}
