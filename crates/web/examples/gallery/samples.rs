//! What the pages of the gallery show: one tenant, one lease, one termination.

use domain::channels::Channel;
use web::components::{Choice, Errors, HelpWay, SlotDay, Step, StepState, SummaryRow, Topic};
use web::shell::{MijnShell, NavItem, OtherLanguage};

pub fn wrong(errors: &[(&str, &str)]) -> Errors {
    let mut all = Errors::none();
    for (field, message) in errors {
        all.add(field, (*message).to_owned());
    }
    all
}

pub fn mijn(title: &str, with_nav: bool) -> MijnShell {
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

pub fn nav_item(label: &str, icon: &str, url: &str, current: bool, count: &str) -> NavItem {
    NavItem { label: label.into(), icon: icon.into(), url: url.into(), current, count: count.into() }
}

fn way(channel: &str, label: &str, url: &str, when: &str, open: bool) -> HelpWay {
    HelpWay { channel: channel.into(), label: label.into(), url: url.into(), when: when.into(), open }
}

fn topic(icon: &str, title: &str, hint: &str) -> Topic {
    Topic { icon: icon.into(), title: title.into(), hint: hint.into(), url: "#".into() }
}

pub fn topics() -> Vec<Topic> {
    vec![
        topic("repair", "Reparatie melden", "Er is iets kapot in huis"),
        topic("lease-end", "Huur opzeggen", "U gaat verhuizen"),
        topic("nuisance", "Overlast melden", "U heeft last van uw buurt"),
        topic("payment", "Huur betalen", "Betalen, een regeling of een vraag"),
        topic("question", "Iets anders vragen", ""),
    ]
}

pub fn more() -> Vec<Topic> {
    vec![
        topic("building", "Tuinstraat 12a, Groningen", "Uw huis en uw contract"),
        topic("document", "Brieven en berichten", "2 nieuwe"),
    ]
}

fn step(title: &str, when: &str, text: &str, state: StepState) -> Step {
    Step { title: title.into(), when: when.into(), text: text.into(), state }
}

pub fn steps() -> Vec<Step> {
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

pub fn days() -> Vec<SlotDay> {
    let days = ["dinsdag 1 december", "woensdag 2 december", "donderdag 3 december", "vrijdag 4 december"]
        .iter()
        .enumerate()
        .map(|(day, date)| SlotDay {
            date: (*date).to_owned(),
            times: ["9.00 – 9.45", "10.00 – 10.45", "13.15 – 14.00", "15.30 – 16.15"]
                .iter()
                .enumerate()
                .take(if day == 1 { 2 } else { 4 })
                .map(|(time, label)| {
                    Choice::new(&format!("{day}-{time}"), (*label).to_owned(), day == 0 && time == 1)
                })
                .collect(),
            open: true,
        });
    SlotDay::folded(days.collect())
}

pub fn choices() -> Vec<Choice> {
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

pub fn answers() -> Vec<SummaryRow> {
    vec![
        answer("Woning", "Tuinstraat 12a\n9711 AB Groningen"),
        answer("Laatste dag", "donderdag 31 december 2026"),
        answer("Waarom u weggaat", "Ik ga ergens anders huren"),
        answer("Rekening voor de eindafrekening", "NL91 ABNA 0417 1643 00"),
        answer("De opzichter komt", "dinsdag 1 december, tussen 10.00 en 10.45 uur"),
    ]
}

pub fn channels() -> Vec<String> {
    Channel::ALL.iter().map(|channel| channel.code().to_owned()).collect()
}
