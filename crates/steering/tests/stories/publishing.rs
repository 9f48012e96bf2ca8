//! Publishing: what is proved, what is refused, and that a rule taken away shows the tenant who falls through.

use crate::policies::{beside, earlier, output, rule, sources, standard, with_rules};
use domain::language::Language;
use steering::differences::{self, RuleChange, RuleColumn};
use steering::policy::{Asked, DECISION, Fault, Ground, Sources};
use steering::{Policy, PolicyError};

#[test]
fn the_standard_policy_and_the_one_before_it_are_proved_for_everybody() {
    let proof = standard().prove(beside(None)).unwrap();
    assert!(proof.report.holds());
    // emergency 2 × self-reliance 3 × topics 9 × complexity 3 × case 2 × waits 5 (0, 9, 10, 11, 240) × preference 9
    assert_eq!(proof.tried, 2 * 3 * 9 * 3 * 2 * 5 * 9);
    assert!(earlier().prove(beside(None)).is_ok());
    assert!(standard().prove(beside(Some(earlier().parameters()))).is_ok());
}

#[test]
fn every_rule_taken_away_shows_a_tenant_who_falls_through() {
    let standard = standard();
    let draft = standard.model().draft(DECISION).unwrap();
    for lost in 0..draft.rules.len() {
        let policy = with_rules(|rules| {
            rules.remove(lost);
        });
        let objections = policy.prove(beside(None)).unwrap_err();
        assert_eq!(objections[0].fault, Fault::Gap, "rule {}", lost + 1);
        // That very tenant is answered by the rule that was taken away.
        let example = objections[0].example.clone().unwrap();
        let json: serde_json::Map<String, serde_json::Value> = example
            .0
            .iter()
            .map(|(name, value)| {
                let plain = serde_json::from_str(value).unwrap_or_else(|_| value.as_str().into());
                (name.clone(), plain)
            })
            .collect();
        let json = serde_json::Value::from(json).to_string();
        let inputs = decisions::Inputs::from_json(&json, standard.model()).unwrap();
        let outcome = standard.model().decide(DECISION, &inputs).unwrap();
        assert_eq!(outcome.rules[0].number, lost + 1);
    }
}

#[test]
fn a_contradiction_names_both_rules_and_a_tenant() {
    let policy = with_rules(|rules| {
        // The unknown column: difficult questions of people about whom nothing is known.
        rules[2].inputs[3] = "-".to_owned();
    });
    let objections = policy.prove(beside(None)).unwrap_err();
    assert_eq!(objections[0].fault, Fault::Contradiction);
    assert_eq!(objections[0].rules, [3, 4]);
    let example = objections[0].example.clone().unwrap();
    assert_eq!(example.value(Asked::Complexity), Some("3"));
}

#[test]
fn a_column_that_leaves_tenants_out_is_refused() {
    let sources = sources();
    let narrow = sources
        .table
        .replace("<text>\"self\", \"help\", \"unknown\"</text>", "<text>\"self\", \"help\"</text>");
    let narrow = narrow.replace("<text>\"unknown\"</text>", "<text>\"help\"</text>");
    let narrow = narrow.replace("<text>\"self\", \"unknown\"</text>", "<text>\"self\"</text>");
    assert_ne!(narrow, sources.table);
    let policy = Policy::read("channel-policy", 3, Sources { table: narrow, ..sources }).unwrap();
    let objections = policy.prove(beside(None)).unwrap_err();
    assert!(objections.iter().any(|found| found.fault == Fault::Domain), "{objections:#?}");
}

#[test]
fn what_may_not_count_is_refused_with_the_reason() {
    let named = |name: &str| {
        let sources = sources();
        let table = sources.table.replace("name=\"case open\"", &format!("name=\"{name}\""));
        let table = table.replace("<text>case open</text>", &format!("<text>{name}</text>"));
        Policy::read("channel-policy", 3, Sources { table, ..sources }).unwrap_err()
    };
    let cases = [
        ("age", Ground::Age),
        ("nationaliteit", Ground::Origin),
        ("postcode", Ground::Neighbourhood),
        ("bsn", Ground::CitizenNumber),
        ("health score", Ground::Health),
        ("social media", Ground::Signals),
    ];
    for (name, ground) in cases {
        assert_eq!(named(name), PolicyError::Forbidden { name: name.to_owned(), ground });
    }
    // A harmless label does not hide it, nor does a harmful one pass.
    let labelled = sources().table.replace("label=\"Loopt er al iets\"", "label=\"Leeftijd boven 67\"");
    let error = Policy::read("channel-policy", 3, Sources { table: labelled, ..sources() }).unwrap_err();
    assert!(matches!(error, PolicyError::Forbidden { ground: Ground::Age, .. }));
    assert!(named("shoe size").to_string().contains("known are: topic"));
}

#[test]
fn a_table_that_says_what_nobody_understands_is_refused() {
    let cases = [
        ("<text>\"preferred\"</text>", "<text>\"first\"</text>", "not allowed"),
        ("name=\"visit\"", "name=\"fax\"", "no output column `visit`"),
        ("hitPolicy=\"UNIQUE\"", "hitPolicy=\"COLLECT\"", "gives several answers"),
    ];
    for (old, new, reason) in cases {
        let sources = sources();
        assert!(sources.table.contains(old), "{old}");
        let table = sources.table.replace(old, new);
        let error = Policy::read("channel-policy", 3, Sources { table, ..sources }).unwrap_err();
        assert!(error.to_string().contains(reason), "{error}");
    }
    let parameters = sources().parameters.replace("complexity = 1", "complexity = 4");
    let error = Policy::read("channel-policy", 3, Sources { parameters, ..sources() }).unwrap_err();
    assert!(error.to_string().contains("1, 2 or 3"), "{error}");
}

#[test]
fn versions_differ_in_words() {
    let found = differences::between(&earlier(), &standard());
    let keys: Vec<&str> = found.said.iter().map(|message| message.key.as_str()).collect();
    for key in [
        "steering-changed-hold-out",
        "steering-changed-salt",
        "steering-changed-visits-baseline",
        "steering-changed-visits-added",
        "steering-changed-visits-kept",
        "steering-column-came",
    ] {
        assert!(keys.contains(&key), "{keys:?}");
    }
    assert!(differences::between(&standard(), &standard()).is_empty());
    let one_gone = with_rules(|rules| {
        rules.remove(9);
    });
    let found = differences::between(&standard(), &one_gone);
    assert!(found.said.is_empty());
    assert_eq!(found.rules.len(), 1);
    assert_eq!((found.rules[0].number, found.rules[0].change), (10, RuleChange::Went));
}

#[test]
fn a_rule_that_changed_is_told_by_the_cells_that_did() {
    let changed = with_rules(|rules| {
        rules[1].inputs[0] = "-".to_owned();
        rules[1].outputs[0] = "\"discouraged\"".to_owned();
        rules[1].annotations[0] = "Anders gezegd.".to_owned();
        let mut copy = rules[2].clone();
        copy.id = Some("another".to_owned());
        rules.insert(3, copy);
    });
    let found = differences::between(&standard(), &changed);
    assert!(found.said.is_empty());
    let told: Vec<_> = found.rules.iter().map(|rule| (rule.number, rule.change)).collect();
    assert_eq!(told, [(2, RuleChange::Changed), (4, RuleChange::Came)]);
    let cells = &found.rules[0].cells;
    assert!(matches!(&cells[0].column, RuleColumn::Answers(name) if name == "portal"), "{cells:#?}");
    assert_eq!(
        (cells[0].old.as_deref(), cells[0].new.as_deref()),
        (Some("\"open\""), Some("\"discouraged\""))
    );
    let widened = cells.iter().find(|cell| matches!(&cell.column, RuleColumn::Asks(_))).unwrap();
    assert_eq!(widened.new.as_deref(), Some(""), "it asks nothing any more");
    assert!(cells.iter().any(|cell| matches!(&cell.column, RuleColumn::Explains(_))));
    assert_eq!(cells.len(), 3);
    assert!(found.rules[1].cells.iter().all(|cell| cell.old.is_none() && cell.new.is_some()));
}

#[test]
fn a_group_of_people_is_no_topic_and_an_unknown_key_is_told_by_its_ground() {
    let with = |old: &str, new: &str| {
        let parameters = sources().parameters.replacen(old, new, 1);
        assert_ne!(parameters, sources().parameters);
        Policy::read("channel-policy", 3, Sources { parameters, ..sources() })
    };
    let cases = [
        ("nl = \"Klacht\"", "nl = \"Klacht (boven 67 jaar)\"", Ground::Age),
        ("en = \"Complaint\"", "en = \"Refugees\"", Ground::Origin),
        ("process = \"nuisance\"", "process = \"65-plus\"", Ground::Age),
        ("percent = 5.0", "percent = 5.0\nage = 67", Ground::Age),
        ("key = \"complaint\"", "key = \"complaint\"\npostcode = \"3025\"", Ground::Neighbourhood),
    ];
    for (old, new, wanted) in cases {
        let error = with(old, new).unwrap_err();
        assert!(matches!(error, PolicyError::Forbidden { ground, .. } if ground == wanted), "{new}: {error}");
    }
    assert!(with("nl = \"Overlast\"", "nl = \"Buurtoverlast\"").is_ok());
    assert!(with("nl = \"Problemen met betalen\"", "nl = \"Schulden\"").is_ok());
}

#[test]
fn nothing_that_changed_is_left_untold_and_nothing_else_is_told() {
    use crate::policies::with_parameters;
    let told = |old: &str, new: &str| -> Vec<(String, Vec<String>)> {
        let values = |message: &domain::messages::Message| {
            let plain = |(name, value): &(String, domain::messages::Value)| {
                ["old", "new"].contains(&name.as_str()).then(|| format!("{value:?}"))
            };
            message.values.iter().filter_map(plain).collect::<Vec<_>>()
        };
        let found = differences::between(&standard(), &with_parameters(old, new));
        assert!(found.rules.is_empty());
        found.said.iter().map(|message| (message.key.clone(), values(message))).collect()
    };
    let cases = [
        ("baseline-per-week = 120", "baseline-per-week = 20", "changed-visits-baseline"),
        ("nl = \"Klacht\"", "nl = \"Klachten\"", "topic-renamed"),
        ("salt = \"2026\"", "salt = \"2027\"", "changed-salt"),
        ("percent = 5.0", "percent = 5.25", "changed-hold-out"),
        ("title = \"Kanaalbeleid\"", "title = \"Beleid\"", "changed-title"),
        ("Wie hulp wil, krijgt een mens.", "Wie hulp wil, krijgt hulp.", "changed-purpose"),
        ("process = \"nuisance\"\n", "", "topic-process-changed"),
        ("staff = 8", "staff = 9", "channel-staff-changed"),
        ("days = \"thursday\"", "days = \"tuesday\"", "channel-hours-changed"),
        ("good_friday = false", "good_friday = true", "changed-good-friday"),
    ];
    for (old, new, key) in cases {
        let found = told(old, new);
        assert!(!found.is_empty(), "{new}");
        for (said, values) in found {
            assert_eq!(said, format!("steering-{key}"), "{new}");
            assert!(values.is_empty() || values[0] != values[1], "{said}: {values:?}");
        }
    }
}

#[test]
fn the_order_of_rules_is_told_where_it_decides() {
    let first = |turned: bool| {
        let draft = {
            let mut draft = standard().model().draft(DECISION).unwrap();
            draft.hit_policy = decisions::tables::HitPolicy::First;
            if turned {
                draft.rules.swap(4, 5);
            }
            draft
        };
        let table = standard().model().with_draft(DECISION, &draft).unwrap().write();
        Policy::read("channel-policy", 3, Sources { table, ..sources() }).unwrap()
    };
    let found = differences::between(&first(false), &first(true));
    assert!(found.rules.is_empty());
    assert_eq!(found.said.len(), 1);
    assert_eq!(found.said[0].key, "steering-order-changed");
    let turned = with_rules(|rules| rules.swap(4, 5));
    assert!(differences::between(&standard(), &turned).is_empty(), "under U no order decides");
}

/// Nobody comes to visit for the rent, for a general question, or where no process arranges it; what a process that is
/// still to come brings, nobody knows.
#[test]
fn times_are_promised_only_where_somebody_comes() {
    let promised = |id: &str, stimulus: &str, reason: &str| {
        with_rules(|rules| {
            let rule = rule(rules, id);
            rule.outputs[output("stimulus")] = format!("\"{stimulus}\"");
            rule.outputs[output("reason")] = format!("\"{reason}\"");
        })
        .prove(beside(None))
    };
    for (stimulus, reason) in
        [("earlier-times", "step-by-step"), ("choose-time", "step-by-step"), ("explain", "times-online")]
    {
        let objections = promised("steps", stimulus, reason).unwrap_err();
        assert_eq!(objections.len(), 1, "one for the rule: {objections:#?}");
        let objection = &objections[0];
        assert_eq!((objection.fault, &*objection.rules), (Fault::Promise, &[10][..]), "{stimulus} {reason}");
        let topic = objection.example.as_ref().unwrap().value(Asked::Topic);
        assert_eq!(topic, Some("rent-and-costs"), "the first topic of the rule that nothing arranges");
    }
    assert!(promised("lease-termination", "earlier-times", "times-online").is_ok());
    assert!(promised("repair", "choose-time", "times-online").is_ok());
    // A table that does not ask the topic promises it to all of them.
    let blind = with_rules(|rules| {
        for rule in rules.iter_mut() {
            rule.inputs[2] = "-".to_owned();
        }
        rules.retain(|rule| !["simple", "simple-busy", "steps"].contains(&rule.id.as_deref().unwrap()));
        rules.iter_mut().find(|rule| rule.id.as_deref() == Some("repair")).unwrap().inputs[3] =
            "1".to_owned();
    });
    let objections = blind.prove(beside(None)).unwrap_err();
    assert!(objections.iter().all(|found| found.fault == Fault::Promise), "{objections:#?}");
}

/// What is wrong is told in the language of who reads it; the words of the readers are for the log.
#[test]
fn what_cannot_be_read_is_told_in_both_languages() {
    let texts = crate::words::texts();
    let told = |table: (&str, &str), parameters: (&str, &str)| {
        let before = sources();
        assert!(
            before.table.contains(table.0) && before.parameters.contains(parameters.0),
            "{table:?} {parameters:?}"
        );
        let table = before.table.replacen(table.0, table.1, 1);
        let parameters = before.parameters.replacen(parameters.0, parameters.1, 1);
        let error = Policy::read("channel-policy", 3, Sources { table, parameters }).unwrap_err();
        [Language::Nl, Language::En].map(|language| error.sentence().say(&texts, language))
    };
    let of_parameters = [
        ("complexity = 1", "complexity = 4", "Hoe moeilijk iets is, is 1, 2 of 3."),
        ("cost-cents = 45", "cost-cents = \"45\"", "Hier hoort iets anders"),
        ("channel = \"portal\"", "channel = \"fax\"", "“fax” kennen wij hier niet. Kies uit: portal, chat"),
        ("salt = \"2026\"", "pepper = \"2026\"", "“pepper” kennen wij hier niet. Kies uit: percent, salt."),
        ("salt = \"2026\"\n", "", "Hier ontbreekt “salt”. Zet het erbij."),
        ("monday-friday", "friday-monday", "Schrijf dagen als monday tot en met sunday"),
        ("from = \"08:00\"", "from = \"25:00\"", "Deze waarde kan hier niet."),
        ("percent = 5.0", "percent = 5.0\npercent = 6.0", "Deze naam staat er twee keer."),
        ("[hold-out]", "[hold-out", "Kijk naar de aanhalingstekens"),
    ];
    for (old, new, wanted) in of_parameters {
        let [dutch, english] = told(("", ""), (old, new));
        assert!(dutch.starts_with("Regel ") && dutch.contains(wanted), "{dutch}");
        assert!(english.starts_with("Line ") && english != dutch, "{english}");
        for foreign in ["expected", "unknown field", "invalid", "missing", "duplicate"] {
            assert!(!dutch.contains(foreign), "{dutch}");
        }
    }
    let of_tables = [
        (
            "<text>\"preferred\"</text>",
            "<text>\"first\"</text>",
            "Regel 1, kolom “Telefoon”: dit past niet in de tabel.",
        ),
        ("name=\"visit\"", "name=\"fax\"", "De kolom voor Huisbezoek ontbreekt."),
        (
            "hitPolicy=\"UNIQUE\"",
            "hitPolicy=\"COLLECT\"",
            "De regels geven samen meer antwoorden (C). Kies U, A, F of P.",
        ),
        (
            "<text>phone wait</text>",
            "<text>phone wait + 1</text>",
            "De kolom “Wachttijd telefoon (minuten)” rekent iets uit: phone wait + 1.",
        ),
    ];
    for (old, new, wanted) in of_tables {
        let [dutch, english] = told((old, new), ("", ""));
        assert!(dutch.contains(wanted), "{dutch}");
        assert_ne!(dutch, english);
    }
}
