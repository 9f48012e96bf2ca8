//! The pages of a tenant, with every component on one of them.

use askama::Template;
use web::components::{Choice, DateParts, Errors, Progress, SlotDay, Step, SummaryRow, Topic};
use web::shell::MijnShell;
use web::texts::Say;

use crate::Page;
use crate::samples::{answers, channels, choices, days, mijn, more, steps, topics, wrong};

#[derive(Template)]
#[template(path = "gallery/home.html")]
struct Home {
    t: Say,
    page: MijnShell,
    topics: Vec<Topic>,
    steps: Vec<Step>,
    more: Vec<Topic>,
}

#[derive(Template)]
#[template(path = "gallery/question.html")]
struct Question {
    t: Say,
    page: MijnShell,
    errors: Errors,
    parts: DateParts,
    progress: Progress,
}

#[derive(Template)]
#[template(path = "gallery/slots.html")]
struct Slots {
    t: Say,
    page: MijnShell,
    days: Vec<SlotDay>,
    progress: Progress,
}

#[derive(Template)]
#[template(path = "gallery/fields.html")]
struct Fields {
    t: Say,
    page: MijnShell,
    errors: Errors,
    parts: DateParts,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "gallery/answers.html")]
struct Answers {
    t: Say,
    page: MijnShell,
    rows: Vec<SummaryRow>,
}

#[derive(Template)]
#[template(path = "gallery/follow.html")]
struct Follow {
    t: Say,
    page: MijnShell,
    steps: Vec<Step>,
    channels: Vec<String>,
}

#[derive(Template)]
#[template(path = "gallery/sign_in.html")]
struct SignIn {
    t: Say,
    page: MijnShell,
}

#[derive(Template)]
#[template(path = "errors/error.html")]
struct TenantError {
    t: Say,
    page: MijnShell,
    title: String,
    text: Vec<String>,
    number: String,
}

/// Every page, first to last.
pub fn pages(t: &Say, english: &Say) -> Vec<Page> {
    let mut pages = questions(t);
    pages.extend(overviews(t));
    pages.push(("error_not-found.html", error(english, "not-found", "")));
    pages.push(("error_broken.html", error(english, "broken", "7F3A-19")));
    pages
}

fn questions(t: &Say) -> Vec<Page> {
    let progress = Progress { number: 3, total: 7 };
    let question = |title: &str, errors, parts| {
        Box::new(Question { t: t.clone(), page: mijn(title, false), errors, parts, progress })
    };
    let fields = |errors| {
        let (page, parts) = (mijn("Alle velden", false), DateParts::default());
        Box::new(Fields { t: t.clone(), page, errors, parts, choices: choices() })
    };
    let typed = DateParts { day: "31".into(), month: "11".into(), year: "2026".into() };
    let late = wrong(&[("end-date", "Vul een datum in na 1 december.")]);
    let progress = Progress { number: 6, total: 7 };
    vec![
        ("question.html", question("Wat is uw laatste dag?", Errors::none(), DateParts::default())),
        ("question_wrong.html", question("Fout: Wat is uw laatste dag?", late, typed)),
        ("fields.html", fields(Errors::none())),
        ("fields_wrong.html", fields(field_errors())),
        (
            "slots.html",
            Box::new(Slots { t: t.clone(), page: mijn("Kies een tijd", false), days: days(), progress }),
        ),
    ]
}

fn overviews(t: &Say) -> Vec<Page> {
    let t = || t.clone();
    let (topics, steps, more) = (topics(), steps(), more());
    let home = Home { t: t(), page: mijn("Start", true), topics, steps: steps.clone(), more };
    let answers = Answers { t: t(), page: mijn("Kloppen uw antwoorden?", false), rows: answers() };
    let follow = Follow { t: t(), page: mijn("Huur opzeggen", true), steps, channels: channels() };
    let sign_in = SignIn { t: t(), page: mijn("Inloggen", false) };
    vec![
        ("home.html", Box::new(home)),
        ("answers.html", Box::new(answers)),
        ("follow.html", Box::new(follow)),
        ("sign_in.html", Box::new(sign_in)),
    ]
}

fn error(t: &Say, kind: &str, number: &str) -> Box<TenantError> {
    Box::new(TenantError {
        t: t.clone(),
        page: mijn("Error", false),
        title: t.text(&format!("error-{kind}-title")),
        text: vec![t.text(&format!("error-{kind}-text"))],
        number: number.into(),
    })
}

fn field_errors() -> Errors {
    wrong(&[
        ("name", "Vul uw naam in."),
        ("iban", "Dit rekeningnummer klopt niet. Kijk het nog eens na."),
        ("end-date", "Vul een datum in na 1 december."),
        ("reason", "Kies waarom u weggaat."),
        ("agree", "Zet een vinkje als u het ermee eens bent."),
    ])
}
