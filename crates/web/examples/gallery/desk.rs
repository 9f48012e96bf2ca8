//! The pages of the Balie, light and dark.

use askama::Template;
use web::components::{Choice, DateParts, Errors, EventLine, Fact, Item, Step, Tab, Wait};
use web::shell::{BalieShell, Theme};
use web::texts::Say;

use crate::Page;
use crate::samples::{channels, choices, nav_item, steps, wrong};

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
    title: String,
    text: Vec<String>,
    number: String,
}

/// Every page, light and dark.
pub fn pages(t: &Say) -> Vec<Page> {
    let (title, text) = (t.text("error-not-found-title"), vec![t.text("error-not-found-text")]);
    let page = balie("Niet gevonden", Theme::Auto);
    let error = DeskError { t: t.clone(), page, title, text, number: String::new() };
    vec![
        ("desk_light.html", desk(t.clone(), Theme::Light)),
        ("desk_dark.html", desk(t.clone(), Theme::Dark)),
        ("desk_form_light.html", form(t.clone(), Theme::Light)),
        ("desk_form_dark.html", form(t.clone(), Theme::Dark)),
        ("desk_error.html", Box::new(error)),
    ]
}

fn form(t: Say, theme: Theme) -> Box<DeskForm> {
    let (page, parts) = (balie("Huur opzeggen", theme), DateParts::default());
    let errors = wrong(&[("end-date", "Vul een datum in na 1 december.")]);
    Box::new(DeskForm { t, page, errors, choices: choices(), parts })
}

fn desk(t: Say, theme: Theme) -> Box<Desk> {
    let tab = |label: &str, count: &str, current| Tab {
        label: label.into(),
        url: "#".into(),
        count: count.into(),
        current,
    };
    let fact = |label: &str, value: &str, copy| Fact {
        label: label.into(),
        value: value.into(),
        copy,
        ..Fact::default()
    };
    Box::new(Desk {
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
    })
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
