//! Renders every component and layout to static pages, to be looked at and checked in a browser.
//!
//! `cargo run -p web --example gallery -- OUT` writes `OUT/*.html` and the assets they ask for; serve OUT as a website's root.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use askama::Template;
use domain::language::{Language, Texts};
use web::components::{
    Choice, DateParts, Errors, EventLine, Fact, HelpWay, Item, Progress, SlotDay, Step, StepState,
    SummaryRow, Tab, Topic, Wait,
};
use web::shell::{BalieShell, MijnShell, NavItem, OtherLanguage, Theme};
use web::texts::{SOURCES, Say};
// Templates ask for `crate::assets`: here that is the web crate's.
use web::assets;

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
    kind: String,
    number: String,
}

#[derive(Template)]
#[template(path = "gallery/desk.html")]
struct Desk {
    t: Say,
    page: BalieShell,
    tabs: Vec<Tab>,
    items: Vec<Item>,
    events: Vec<EventLine>,
    facts: Vec<Fact>,
    steps: Vec<Step>,
    channels: Vec<String>,
}

#[derive(Template)]
#[template(path = "gallery/desk_form.html")]
struct DeskForm {
    t: Say,
    page: BalieShell,
    errors: Errors,
    choices: Vec<Choice>,
    parts: DateParts,
}

#[derive(Template)]
#[template(path = "errors/desk.html")]
struct DeskError {
    t: Say,
    page: BalieShell,
    kind: String,
    number: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/gallery".to_owned()));
    fs::create_dir_all(out.join("assets"))?;
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frontend/dist");
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        fs::copy(entry.path(), out.join("assets").join(entry.file_name()))?;
    }
    let texts = Arc::new(Texts::read(SOURCES)?);
    let t = || Say::new(Arc::clone(&texts), Language::Nl);
    let english = || Say::new(Arc::clone(&texts), Language::En);
    let write = |name: &str, html: Result<String, askama::Error>| -> Result<(), Box<dyn Error>> {
        let html = html?;
        println!("{:>7}  {name}", html.len());
        Ok(fs::write(out.join(name), html)?)
    };

    write(
        "home.html",
        Home { t: t(), page: mijn("Start", true), topics: topics(), steps: steps(), more: more() }.render(),
    )?;
    write(
        "question.html",
        Question {
            t: t(),
            page: mijn("Vanaf wanneer wilt u weg?", false),
            errors: Errors::none(),
            parts: DateParts::default(),
            progress: Progress { number: 3, total: 7 },
        }
        .render(),
    )?;
    write(
        "question_wrong.html",
        Question {
            t: t(),
            page: mijn("Fout: Vanaf wanneer wilt u weg?", false),
            errors: wrong(&[("end-date", "Vul een datum in na 1 december.")]),
            parts: DateParts { day: "31".into(), month: "11".into(), year: "2026".into() },
            progress: Progress { number: 3, total: 7 },
        }
        .render(),
    )?;
    write(
        "slots.html",
        Slots {
            t: t(),
            page: mijn("Kies een tijd", false),
            days: days(),
            progress: Progress { number: 6, total: 7 },
        }
        .render(),
    )?;
    for (name, errors) in [("fields.html", Errors::none()), ("fields_wrong.html", field_errors())] {
        let page = mijn("Alle velden", false);
        write(
            name,
            Fields { t: t(), page, errors, parts: DateParts::default(), choices: choices() }.render(),
        )?;
    }
    write(
        "answers.html",
        Answers { t: t(), page: mijn("Kloppen uw antwoorden?", false), rows: answers() }.render(),
    )?;
    write(
        "follow.html",
        Follow { t: t(), page: mijn("Huur opzeggen", true), steps: steps(), channels: channels() }.render(),
    )?;
    write("sign_in.html", SignIn { t: t(), page: mijn("Inloggen", false) }.render())?;
    for kind in ["not-found", "broken"] {
        let (kind, number) = (kind.to_owned(), if kind == "broken" { "7F3A-19" } else { "" }.to_owned());
        let name = format!("error_{kind}.html");
        write(&name, TenantError { t: english(), page: mijn("Error", false), kind, number }.render())?;
    }
    for theme in [Theme::Light, Theme::Dark] {
        let name = format!("desk_{}.html", theme.code());
        write(&name, desk(t(), theme).render())?;
        let (page, errors) =
            (balie("Huur opzeggen", theme), wrong(&[("end-date", "Vul een datum in na 1 december.")]));
        let name = format!("desk_form_{}.html", theme.code());
        write(
            &name,
            DeskForm { t: t(), page, errors, choices: choices(), parts: DateParts::default() }.render(),
        )?;
    }
    let (kind, number) = ("not-found".to_owned(), String::new());
    write(
        "desk_error.html",
        DeskError { t: t(), page: balie("Niet gevonden", Theme::Auto), kind, number }.render(),
    )?;
    Ok(())
}

fn wrong(errors: &[(&str, &str)]) -> Errors {
    let mut all = Errors::none();
    for (field, message) in errors {
        all.add(field, (*message).to_owned());
    }
    all
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

fn mijn(title: &str, with_nav: bool) -> MijnShell {
    let nav = [
        ("Start", "home", "home.html"),
        ("Afspraken", "calendar", "#"),
        ("Mijn woning", "building", "#"),
        ("Mijn gegevens", "person", "#"),
    ];
    MijnShell {
        title: title.to_owned(),
        association: "Wonen aan de Diep".to_owned(),
        nav: nav
            .iter()
            .filter(|_| with_nav)
            .enumerate()
            .map(|(i, (label, icon, url))| nav_item(label, icon, url, i == 0, ""))
            .collect(),
        languages: vec![OtherLanguage { code: "en".into(), name: "English".into(), url: "?lang=en".into() }],
        tenant: "Fatma Yılmaz".to_owned(),
        help: vec![
            way("phone", "Bel 050 123 45 67", "tel:0501234567", "Nu open. U wacht ongeveer 3 minuten.", true),
            way("counter", "Kom langs: Nieuweweg 12", "#", "Morgen open vanaf 9.00 uur", false),
            way("email", "Stuur een e-mail", "mailto:post@example.nl", "Antwoord binnen 1 werkdag", false),
        ],
        message: String::new(),
    }
}

fn balie(title: &str, theme: Theme) -> BalieShell {
    let nav = [
        ("Werk", "inbox", "7"),
        ("Huurders", "people", ""),
        ("Zaken", "case", ""),
        ("Agenda", "calendar", ""),
        ("Koppeling", "replay", "2"),
    ];
    BalieShell {
        title: title.to_owned(),
        association: "Wonen aan de Diep".to_owned(),
        nav: nav
            .iter()
            .enumerate()
            .map(|(i, (label, icon, count))| nav_item(label, icon, "#", i == 0, count))
            .collect(),
        employee: "Sanne de Boer".to_owned(),
        theme,
        ..BalieShell::default()
    }
}

fn nav_item(label: &str, icon: &str, url: &str, current: bool, count: &str) -> NavItem {
    NavItem { label: label.into(), icon: icon.into(), url: url.into(), current, count: count.into() }
}

fn way(channel: &str, label: &str, url: &str, when: &str, open: bool) -> HelpWay {
    HelpWay { channel: channel.into(), label: label.into(), url: url.into(), when: when.into(), open }
}

fn topic(icon: &str, title: &str, hint: &str) -> Topic {
    Topic { icon: icon.into(), title: title.into(), hint: hint.into(), url: "#".into() }
}

fn topics() -> Vec<Topic> {
    vec![
        topic("repair", "Reparatie melden", "Er is iets kapot in huis"),
        topic("lease-end", "Huur opzeggen", "U gaat verhuizen"),
        topic("nuisance", "Overlast melden", "U heeft last van uw buurt"),
        topic("payment", "Huur betalen", "Betalen, een regeling of een vraag"),
        topic("question", "Iets anders vragen", ""),
    ]
}

fn more() -> Vec<Topic> {
    vec![
        topic("building", "Tuinstraat 12a, Groningen", "Uw huis en uw contract"),
        topic("document", "Brieven en berichten", "2 nieuwe"),
    ]
}

fn step(title: &str, when: &str, text: &str, state: StepState) -> Step {
    Step { title: title.into(), when: when.into(), text: text.into(), state }
}

fn steps() -> Vec<Step> {
    vec![
        step("U heeft de huur opgezegd", "zondag 22 november, 23.04 uur", "", StepState::Done),
        step(
            "Wij hebben het bevestigd",
            "zondag 22 november, 23.04 uur",
            "U kreeg een e-mail met de datums.",
            StepState::Done,
        ),
        step(
            "De opzichter komt kijken",
            "dinsdag 1 december, tussen 10.00 en 10.45 uur",
            "Zorg dat er iemand thuis is.",
            StepState::Now,
        ),
        step("U levert de sleutels in", "donderdag 31 december, voor 12.00 uur", "", StepState::Later),
        step("U krijgt de eindafrekening", "in januari", "", StepState::Later),
    ]
}

fn days() -> Vec<SlotDay> {
    ["dinsdag 1 december", "woensdag 2 december", "vrijdag 4 december"]
        .iter()
        .enumerate()
        .map(|(day, date)| SlotDay {
            date: (*date).to_owned(),
            times: ["9.00 – 9.45", "10.00 – 10.45", "13.15 – 14.00", "15.30 – 16.15"]
                .iter()
                .enumerate()
                .take(4 - day)
                .map(|(time, label)| {
                    Choice::new(&format!("{day}-{time}"), (*label).to_owned(), day == 0 && time == 1)
                })
                .collect(),
        })
        .collect()
}

fn choices() -> Vec<Choice> {
    vec![
        Choice::new("buy", "Ik koop een huis".into(), false),
        Choice::new("other", "Ik ga ergens anders huren".into(), true)
            .hint("Ook bij een andere verhuurder.".into()),
        Choice::new("care", "Ik ga naar een verzorgingshuis".into(), false),
    ]
}

fn answer(label: &str, value: &str) -> SummaryRow {
    SummaryRow { label: label.into(), value: value.into(), change: "#".into() }
}

fn answers() -> Vec<SummaryRow> {
    vec![
        answer("Woning", "Tuinstraat 12a\n9711 AB Groningen"),
        answer("Laatste dag", "donderdag 31 december 2026"),
        answer("Waarom u weggaat", "Ik ga ergens anders huren"),
        answer("Rekening voor de eindafrekening", "NL91 ABNA 0417 1643 00"),
        answer("De opzichter komt", "dinsdag 1 december, tussen 10.00 en 10.45 uur"),
    ]
}

fn channels() -> Vec<String> {
    domain::channels::Channel::ALL.iter().map(|channel| channel.code().to_owned()).collect()
}

fn desk(t: Say, theme: Theme) -> Desk {
    let tab = |label: &str, count: &str, current| Tab {
        label: label.into(),
        url: "#".into(),
        count: count.into(),
        current,
    };
    let fact = |label: &str, value: &str, copy| Fact { label: label.into(), value: value.into(), copy };
    Desk {
        t,
        page: balie("Huur opzeggen – Fatma Yılmaz", theme),
        tabs: vec![
            tab("Goedkeuren", "7", true),
            tab("Uitzonderingen", "3", false),
            tab("Mijn werk", "4", false),
        ],
        items: items(),
        events: events(),
        facts: vec![
            fact("Telefoon", "06 12 34 56 78", true),
            fact("E-mail", "f.yilmaz@example.nl", true),
            fact("Adres", "Tuinstraat 12a, 9711 AB Groningen", false),
            fact("Huurt sinds", "1 april 2014", false),
            fact("Liefst bereikbaar via", "WhatsApp", false),
        ],
        steps: steps(),
        channels: channels(),
    }
}

fn items() -> Vec<Item> {
    let item = |channel: &str, who: &str, what: &str, time: &str, status: (&str, &str), wait| Item {
        url: "#".into(),
        channel: channel.into(),
        who: who.into(),
        what: what.into(),
        time: time.into(),
        foot: "HO-2026-0412".into(),
        status: status.0.into(),
        status_kind: status.1.into(),
        wait,
        ..Item::default()
    };
    let mut items = vec![
        item(
            "portal",
            "Fatma Yılmaz",
            "Huur opzeggen, Tuinstraat 12a",
            "23.04",
            ("Goedkeuren", "attention"),
            Wait::Some,
        ),
        item(
            "phone",
            "J. van der Meulen-Oosterhuis",
            "Huur opzeggen, opgegeven door de dochter na overlijden",
            "22.41",
            ("Naar een mens", "wrong"),
            Wait::Late,
        ),
        item("letter", "A. Nowak", "Huur opzeggen, Korenstraat 3", "gisteren", ("Bezig", "busy"), Wait::Long),
        item("email", "Ş. Öztürk", "Vraag over de opname", "gisteren", ("Klaar", "good"), Wait::None),
        item(
            "whatsapp",
            "P. Hendriks",
            "Opname verzetten",
            "di 17 nov",
            ("Wacht op huurder", ""),
            Wait::None,
        ),
    ];
    items[0].current = true;
    items
}

fn events() -> Vec<EventLine> {
    let event = |channel: &str, icon: &str, title: &str, text: &str, time: &str| EventLine {
        channel: channel.into(),
        icon: icon.into(),
        title: title.into(),
        text: text.into(),
        time: time.into(),
    };
    vec![
        event("system", "", "Opname geboekt", "Henk Visser, 45 minuten", "23.04"),
        event("email", "", "Bevestiging verstuurd", "f.yilmaz@example.nl", "23.04"),
        event("portal", "", "Huur opgezegd", "door Fatma Yılmaz", "23.04"),
        event("phone", "", "Vraag over de opzegtermijn", "Sanne de Boer", "18 nov"),
        event("", "edit", "Telefoonnummer gewijzigd", "", "3 okt"),
    ]
}
