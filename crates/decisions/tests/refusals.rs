//! What is not supported is refused when a model is loaded, with file, table, cell and reason: never a wrong answer.

use decisions::Model;

const NAMESPACE: &str = "https://www.omg.org/spec/DMN/20230324/MODEL/";

/// A model with two inputs and one decision whose logic is `logic`; `beside` stands beside it.
fn file(beside: &str, logic: &str) -> String {
    format!(
        "<definitions xmlns=\"{NAMESPACE}\" id=\"m\" name=\"m\" namespace=\"urn:test\">\
         <inputData id=\"n\" name=\"days\"><variable name=\"days\" typeRef=\"number\"/></inputData>\
         <inputData id=\"t\" name=\"help\"><variable name=\"help\" typeRef=\"string\"/></inputData>{beside}\
         <decision id=\"d\" name=\"channel\"><variable name=\"channel\"/>\
         <informationRequirement><requiredInput href=\"#n\"/></informationRequirement>\
         <informationRequirement><requiredInput href=\"#t\"/></informationRequirement>{logic}</decision></definitions>"
    )
}

/// A table over both inputs with one rule.
fn table(attributes: &str, first: &str, second: &str, answer: &str) -> String {
    let escape = |text: &str| text.replace('<', "&lt;");
    format!(
        "<decisionTable {attributes}><input><inputExpression><text>days</text></inputExpression></input>\
         <input label=\"Help\"><inputExpression><text>help</text></inputExpression></input>\
         <output name=\"to\" typeRef=\"string\"><outputValues><text>\"phone\",\"portal\"</text></outputValues></output>\
         <rule><inputEntry><text>{}</text></inputEntry><inputEntry><text>{}</text></inputEntry>\
         <outputEntry><text>{}</text></outputEntry></rule></decisionTable>",
        escape(first),
        escape(second),
        escape(answer)
    )
}

fn refused(text: &str) -> String {
    match Model::read(text, "policy.dmn") {
        Ok(_) => panic!("accepted: {text}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_table_that_the_others_spoil_is_read() {
    assert!(Model::read(&file("", &table("", "< 3", "\"yes\"", "\"phone\"")), "policy.dmn").is_ok());
}

#[test]
fn a_cell_is_refused_with_file_table_rule_column_and_reason() {
    let days = "policy.dmn: `channel`: rule 1, column `days`: ";
    let help = "policy.dmn: `channel`: rule 1, column `Help`: ";
    let to = "policy.dmn: `channel`: rule 1, column `to`: ";
    let cases: [(&str, &str, &str, &str, &str); 16] = [
        ("> help", "-", "\"phone\"", days, "`help` is not a name known here"),
        ("days > 3", "-", "\"phone\"", days, "`days` is not a name known here"),
        ("? > 3", "-", "\"phone\"", days, "`?` is not supported"),
        ("\"3\"", "-", "\"phone\"", days, "is a string, but the column holds a number"),
        ("3, \"a\"", "-", "\"phone\"", days, "a cell holds one kind"),
        ("[5..3]", "-", "\"phone\"", days, "nothing lies between 5 and 3"),
        ("(3..3)", "-", "\"phone\"", days, "nothing lies between 3 and 3"),
        ("[1..\"b\"]", "-", "\"phone\"", days, "a range runs between two values of one kind"),
        ("!= 3", "-", "\"phone\"", days, "write not(3)"),
        ("[1..2", "-", "\"phone\"", days, "must end with `]` or `)`"),
        ("1/0", "-", "\"phone\"", days, "comes to nothing"),
        ("-", "\"yes", "\"phone\"", help, ""),
        ("-", "date and time(\"2026-01-01T00:00:00\")", "\"phone\"", help, ""),
        ("-", "matches(help, \"a.*\")", "\"phone\"", help, "`matches` is not a name known here"),
        ("-", "-", "\"fax\"", to, "allowed are \"phone\", \"portal\""),
        ("-", "-", "for x in [1] return x", to, "`for` is not supported"),
    ];
    for (first, second, answer, place, reason) in cases {
        let said = refused(&file("", &table("", first, second, answer)));
        assert!(said.starts_with(place) && said.contains(reason), "{first} | {second} | {answer}: {said}");
    }
}

#[test]
fn a_table_is_refused_with_its_name_and_reason() {
    let cases = [
        ("hitPolicy=\"BEST\"", "`BEST` is not a hit policy"),
        ("hitPolicy=\"COLLECT\" aggregation=\"MEAN\"", "`MEAN` is not an aggregation"),
        ("hitPolicy=\"FIRST\" aggregation=\"SUM\"", "only a table with the hit policy COLLECT"),
        ("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", "\"phone\" is not a number"),
    ];
    for (attributes, reason) in cases {
        let said = refused(&file("", &table(attributes, "-", "-", "\"phone\"")));
        assert!(said.starts_with("policy.dmn: `channel`: ") && said.contains(reason), "{attributes}: {said}");
    }
    let no_order = table("hitPolicy=\"PRIORITY\"", "-", "-", "\"phone\"")
        .replace("<outputValues><text>\"phone\",\"portal\"</text></outputValues>", "");
    assert!(refused(&file("", &no_order)).contains("goes by the order of the output values"));
    let short = table("", "-", "-", "\"phone\"").replace("<inputEntry><text>-</text></inputEntry>", "");
    assert!(refused(&file("", &short)).contains("rule 1 has 0 input and 1 output cells"));
    let odd = table("", "-", "-", "\"phone\"").replace("</decisionTable>", "<matrix/></decisionTable>");
    assert!(refused(&file("", &odd)).contains("a table cannot hold `matrix`"));
}

#[test]
fn logic_of_another_sort_is_refused() {
    let literal = |text: &str| format!("<literalExpression><text>{text}</text></literalExpression>");
    let cases = [
        ("<context/>".to_owned(), "a boxed `context` is not supported"),
        ("<functionDefinition/>".to_owned(), "a boxed `functionDefinition` is not supported"),
        ("<list/>".to_owned(), "a boxed `list` is not supported"),
        (String::new(), "it has no logic"),
        (literal("some x in [1] satisfies x = 1"), "`some` is not supported"),
        (literal("[1, 2][1]"), "filters are not supported"),
        (literal("unknown + 1"), "`unknown` is not a name known here; known are: days, help"),
        (literal("time(\"10:00:00\")"), "`time` is not a name known here"),
        (
            "<literalExpression expressionLanguage=\"python\"><text>1</text></literalExpression>".to_owned(),
            "the expression language `python` is not supported",
        ),
    ];
    for (logic, reason) in cases {
        let said = refused(&file("", &logic));
        assert!(said.starts_with("policy.dmn: `channel`: ") && said.contains(reason), "{logic}: {said}");
    }
}

#[test]
fn what_stands_beside_decisions_is_refused_too() {
    let good = table("", "-", "-", "\"phone\"");
    let definition = |inner: &str| format!("<itemDefinition name=\"tOne\">{inner}</itemDefinition>");
    let cases = [
        ("<import namespace=\"urn:x\" name=\"x\" importType=\"urn:dmn\"/>".to_owned(), "imports"),
        ("<itemComponent/>".to_owned(), "`itemComponent` is not supported in a model"),
        (definition("<typeRef>time</typeRef>"), "type `tOne`: the type `time` is not supported"),
        (definition("<typeRef>tTwo</typeRef>"), "there is no type `tTwo`"),
        (definition("<typeRef>tOne</typeRef>"), "the type holds itself"),
        (definition("<functionItem/>"), "function types are not supported"),
        (
            "<businessKnowledgeModel id=\"k\" name=\"k\"><encapsulatedLogic kind=\"Java\"/>\
             </businessKnowledgeModel>"
                .to_owned(),
            "a function of the kind Java is not supported",
        ),
        (
            "<inputData id=\"n2\" name=\"days\"><variable name=\"days\" typeRef=\"number\"/></inputData>"
                .to_owned(),
            "two input data with the name `days`",
        ),
    ];
    for (beside, reason) in cases {
        let said = refused(&file(&beside, &good));
        assert!(said.starts_with("policy.dmn: ") && said.contains(reason), "{beside}: {said}");
    }
}

#[test]
fn decisions_that_need_each_other_are_refused() {
    let decision = |name: &str, other: &str| {
        format!(
            "<decision id=\"{name}\" name=\"{name}\"><informationRequirement><requiredDecision href=\"#{other}\"/>\
             </informationRequirement><literalExpression><text>1</text></literalExpression></decision>"
        )
    };
    let beside = decision("a", "b") + &decision("b", "a");
    let said = refused(&file(&beside, &table("", "-", "-", "\"phone\"")));
    assert!(said.contains("these decisions need each other in a circle"), "{said}");
}

#[test]
fn files_that_are_no_model_are_refused() {
    let bomb = format!("<!DOCTYPE d [<!ENTITY a \"aaaa\">]><definitions xmlns=\"{NAMESPACE}\"/>");
    let deep = format!("<definitions xmlns=\"{NAMESPACE}\">{}", "<a>".repeat(200));
    let cases = [
        ("", "there is no element"),
        ("<definitions/>", "not a DMN model of version 1.2, 1.3, 1.4, 1.5"),
        (
            "<definitions xmlns=\"http://www.omg.org/spec/DMN/20151101/dmn.xsd\"/>",
            "not a DMN model of version",
        ),
        ("<a>\n<b></a>", "line 2"),
        (bomb.as_str(), "a document type is not accepted"),
        (deep.as_str(), "elements nest deeper than"),
    ];
    for (text, reason) in cases {
        let said = refused(text);
        assert!(said.contains(reason), "{said}");
    }
}

/// Types that double at every step would take the memory of a large machine.
#[test]
fn types_that_grow_without_end_are_refused() {
    let definition = |at: usize| {
        let part = |name: &str| {
            format!("<itemComponent name=\"{name}\"><typeRef>t{}</typeRef></itemComponent>", at - 1)
        };
        format!("<itemDefinition name=\"t{at}\">{}{}</itemDefinition>", part("a"), part("b"))
    };
    let first = "<itemDefinition name=\"t0\"><typeRef>number</typeRef></itemDefinition>".to_owned();
    let beside: String = std::iter::once(first).chain((1..30).map(definition)).collect();
    let said = refused(&file(&beside, &table("", "-", "-", "\"phone\"")));
    assert!(said.contains("too large"), "{said}");
}
