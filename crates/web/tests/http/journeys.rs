//! Klantreizen: who is behind a ribbon and who may see it, what is too few to tell, periods, groups, the wanted journey.

use axum::http::StatusCode;
use domain::actors::StaffRole;
use domain::channels::Channel;
use domain::events::Subject;
use domain::ids::{RelationId, StatementId};
use jiff::SignedDuration;
use serde_json::json;
use store::events;
use store::steering::self_reliance;
use usecases::testing::Town;

use crate::balie::{open, signed_in};
use crate::browser::{Server, settings};
use crate::stuur::{asks, asks_before, busy, leaking_taps};

const RIBBON: &str = "/stuur/klantreizen/mensen?onderwerp=&dagen=90&stap=1&van=email&naar=phone";

/// The looks into journeys that were recorded, newest first.
async fn looks(server: &Server, topic: &str) -> Vec<events::Recorded> {
    events::about(&server.house.store, &Subject::new("journeys", topic), 10).await.unwrap()
}

#[tokio::test]
async fn a_ribbon_leads_to_its_people_and_the_look_is_recorded() {
    let server = busy().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let page = open(&mut manager, "/stuur/klantreizen").await;
    let link = format!("href=\"{}\"", RIBBON.replace('&', "&amp;"));
    assert!(page.contains(&link), "the ribbon is a link, without script: {page}");
    assert!(looks(&server, "all").await.is_empty(), "the map shows nobody");
    let people = open(&mut manager, RIBBON).await;
    assert_eq!(people.matches("href=\"/balie/huurders/").count(), 12, "{people}");
    assert!(people.contains("Van E-mail naar Telefoon, na het 1e contact. 12 vragen."), "{people}");
    assert!(people.contains("Vastgelegd is dat u deze mensen zag"), "{people}");
    let looks = looks(&server, "all").await;
    assert_eq!(looks.len(), 1);
    let look = &looks[0].event;
    assert_eq!((look.kind.as_str(), look.actor.role()), ("journeys-looked-into", "manager"));
    assert_eq!(look.data["people"].as_array().unwrap().len(), 12);
    assert_eq!(look.data["behind"]["ribbon"]["from"], "email");
}

#[tokio::test]
async fn nobody_else_sees_who_is_behind_a_ribbon() {
    let server = busy().await;
    let mut agent = signed_in(&server, StaffRole::Agent).await;
    assert_eq!(agent.get(RIBBON).await.status, StatusCode::FORBIDDEN);
    let nobody = server.browser().get(RIBBON).await;
    assert_eq!(nobody.status, StatusCode::SEE_OTHER, "sign in first");
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    for nothing in [
        "/stuur/klantreizen/mensen",
        "/stuur/klantreizen/mensen?stap=1&van=phone&naar=email",
        "/stuur/klantreizen/mensen?stap=1&van=duif&naar=email",
        "/stuur/klantreizen/mensen?stap=1&van=email&naar=phone&pagina=2",
        "/stuur/klantreizen/mensen?stap=1&soort=onzin&naar=phone",
        "/stuur/klantreizen/mensen?stap=7&soort=extra&naar=phone",
    ] {
        assert_eq!(manager.get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
    assert!(looks(&server, "all").await.is_empty(), "who saw nothing did not look");
}

#[tokio::test]
async fn what_happens_after_the_map_was_opened_is_on_it() {
    let server = busy().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    assert!(open(&mut manager, "/stuur/klantreizen").await.contains("gaat over 24 vragen"));
    let person = store::tenancy::relations::by_number(&server.house.store, "R90").await.unwrap().unwrap();
    let new = usecases::contacts::NewContact {
        relation: person.id,
        case: None,
        channel: Channel::Counter,
        inbound: true,
        topic: "payment".to_owned(),
        summary: "Vraagt om een overzicht.".to_owned(),
    };
    let now = server.now();
    usecases::contacts::record(&server.house.program(now), &new).await.unwrap();
    assert!(open(&mut manager, "/stuur/klantreizen").await.contains("gaat over 25 vragen"));
    // All less the repairs would be the one who asked something else.
    let repairs = open(&mut manager, "/stuur/klantreizen?onderwerp=repair").await;
    assert!(repairs.contains("Hierover vertellen we niets apart"), "{repairs}");
    assert!(!repairs.contains("gaat over") && !repairs.contains("n = "), "{repairs}");
}

#[tokio::test]
async fn without_a_drawn_journey_every_contact_after_the_first_is_one_too_many() {
    let server = busy().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let page = open(&mut manager, "/stuur/klantreizen").await;
    assert!(page.contains("Komt terug na één contact, via Telefoon"), "{page}");
    assert!(page.contains("Het meeste verliest u hier: Komt terug na één contact, via Telefoon."), "{page}");
    // Twelve calls at 6.90 by the policy that holds.
    assert!(page.contains("€\u{a0}83 ("), "{page}");
    let people = open(&mut manager, "/stuur/klantreizen/mensen?dagen=90&stap=2&naar=phone&soort=extra").await;
    assert_eq!(people.matches("href=\"/balie/huurders/").count(), 12, "{people}");
}

const EDITOR: &str = "/stuur/klantreizen/gewenst?onderwerp=repair&dagen=90";

#[tokio::test]
async fn a_wanted_journey_is_drawn_with_plain_buttons_and_kept() {
    let server = busy().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    assert!(open(&mut manager, EDITOR).await.contains("Stap 1"));
    let drawn = [("version", "0"), ("kanaal-1", "portal"), ("doe", "erbij")];
    let added = manager.post(EDITOR, &drawn).await;
    assert!(added.status == StatusCode::OK && added.body.contains("Stap 2 omhoog"), "{}", added.body);
    let empty = [("version", "0"), ("kanaal-1", "portal"), ("stap-2", ""), ("doe", "bewaren")];
    let refused = manager.post(EDITOR, &empty).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Kies minstens één kanaal") && refused.body.contains("href=\"#kanaal-2\""));
    let whole = [
        ("version", "0"),
        ("kanaal-1", "portal"),
        ("kanaal-2", "visit"),
        ("mag-2", "ja"),
        ("doe", "bewaren"),
    ];
    assert!(manager.post(EDITOR, &whole).await.location().starts_with("/stuur/klantreizen?onderwerp=repair"));
    let page = open(&mut manager, "/stuur/klantreizen?onderwerp=repair").await;
    for words in [
        "Zo zou het moeten gaan:",
        "Huisbezoek (mag worden overgeslagen)",
        "km-wanted",
        "E-mail in plaats van Mijn",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    let elsewhere = open(&mut manager, "/stuur/klantreizen").await;
    assert!(!elsewhere.contains("km-wanted"), "it is wanted of repairs only");
    let stale = manager.post(EDITOR, &whole).await;
    assert!(
        stale.status == StatusCode::UNPROCESSABLE_ENTITY && stale.body.contains("Iemand anders veranderde")
    );
    let about = Subject::new("setting", "wanted-journey/repair");
    let told = events::about(&server.house.store, &about, 10).await.unwrap();
    assert_eq!(
        told.iter().map(|one| one.event.kind.as_str()).collect::<Vec<_>>(),
        ["wanted-journey-changed"]
    );
}

/// Beside all others nine people call about a payment, and call again the day after.
async fn few(town: Town) {
    leaking_taps(&town).await;
    for number in 0..9u32 {
        let relation = town.person(&format!("P{number}"), "Bo", true).await;
        asks(&town, relation, "payment", &[Channel::Email, Channel::Phone]).await;
    }
}

#[tokio::test]
async fn of_fewer_than_ten_nothing_is_told_drawn_compared_or_priced() {
    let server = Server::with(settings(), "https://mijn.example.nl", few).await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let all = open(&mut manager, "/stuur/klantreizen").await;
    assert!(all.contains("<svg") && !all.contains("value=\"payment\""), "no topic of nine is offered: {all}");
    for address in ["/stuur/klantreizen?onderwerp=payment", "/stuur/meten?onderwerp=payment"] {
        let page = open(&mut manager, address).await;
        let main = page.split("<main").nth(1).unwrap();
        assert!(main.contains("Dit gaat over minder dan tien mensen"), "{main}");
        assert!(main.contains("dagen=365"), "the way to more is shown: {main}");
        for told in [
            "class=\"km\"",
            "n = ",
            "€",
            "kaart gaat over",
            "Zoals gewenst verloopt",
            "Komt terug",
            "data-chart=",
        ] {
            assert!(!main.contains(told), "{told} is in {main}");
        }
    }
    for address in [
        "/stuur/klantreizen/kaart.svg?onderwerp=payment",
        "/stuur/klantreizen/kaart.csv?onderwerp=payment",
        "/stuur/klantreizen/mensen?onderwerp=payment&dagen=90&stap=1&van=email&naar=phone",
        "/stuur/klantreizen/mensen?onderwerp=payment&dagen=90&stap=2&naar=phone&soort=extra",
    ] {
        assert_eq!(manager.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    let file = manager.get("/stuur/meten.csv?onderwerp=payment").await;
    assert_eq!(file.body.lines().count(), 1, "only the heading: {}", file.body);
    assert!(looks(&server, "payment").await.is_empty(), "nobody was seen");
}

/// Beside all others three people write a letter about nuisance and then come by, each of them four times.
async fn often(town: Town) {
    leaking_taps(&town).await;
    for number in 0..3u32 {
        let relation = town.person(&format!("O{number}"), "Bo", true).await;
        for days in [20, 36, 52, 68] {
            let ways = [Channel::Letter, Channel::Counter];
            asks_before(&town, days, relation, "nuisance", &ways).await;
        }
    }
}

#[tokio::test]
async fn twelve_questions_of_three_people_are_of_three_people() {
    let server = Server::with(settings(), "https://mijn.example.nl", often).await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let page = open(&mut manager, "/stuur/klantreizen").await;
    let map = page.split("class=\"kw-map__scroll\"").nth(1).unwrap().split("<details").next().unwrap();
    assert!(map.contains("gaat over 36 vragen") && map.contains("Andere routes"), "{map}");
    assert!(!map.contains("Brief"), "three people are not drawn, however often they came: {map}");
    let switches = page.split("Overstappen</h2>").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(!switches.contains(">12<"), "two of the kind would be the mails and calls: {switches}");
    assert!(!page.contains("value=\"nuisance\""), "and are not offered");
    let topic = open(&mut manager, "/stuur/klantreizen?onderwerp=nuisance").await;
    assert!(topic.contains("Dit gaat over minder dan tien mensen"), "{topic}");
    for address in [
        "/stuur/klantreizen/mensen?onderwerp=&dagen=90&stap=1&van=letter&naar=counter",
        "/stuur/klantreizen/mensen?onderwerp=&dagen=90&stap=2&naar=counter&soort=extra",
    ] {
        assert_eq!(manager.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    let file = manager.get("/stuur/meten.csv").await.body;
    let row = |name: &str| file.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
    assert!(row("Kanaal;Brief;").starts_with("Kanaal;Brief;;"), "{file}");
    let hours = file.lines().filter(|line| line.starts_with("Dag en uur;"));
    let told: Vec<&str> = hours.filter_map(|line| line.rsplit(';').next()).collect();
    assert!(told.iter().all(|count| ["", "0", "12", "24"].contains(count)), "{told:?}");
}

#[tokio::test]
async fn what_is_not_there_is_said_and_the_whole_is_shown() {
    let server = busy().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let asked = "onderwerp=evil%E2%80%AE&groep=duivels&dagen=7&kleur=paars";
    for address in ["/stuur/klantreizen", "/stuur/meten"] {
        let page = open(&mut manager, &format!("{address}?{asked}")).await;
        for words in [
            "Het onderwerp ‘evil’ kennen we niet. U ziet alle onderwerpen.",
            "De groep ‘duivels’ kennen we niet. U ziet iedereen.",
            "De periode ‘7’ kennen we niet. U ziet de laatste 90 dagen.",
            "De kleur ‘paars’ kennen we niet. De linten tonen de wachttijd.",
        ] {
            assert!(page.contains(words), "{words} is not in {page}");
        }
        assert!(!page.contains("onderwerp=evil") && !page.contains("kennen we niet</option>"), "{page}");
        assert!(page.contains("Laatste 90 dagen."), "{page}");
    }
    assert!(!open(&mut manager, "/stuur/meten?onderwerp=repair&dagen=90").await.contains("kennen we niet"));
    for elsewhere in ["kaart.svg", "kaart.csv", "gewenst", "mensen"] {
        let address = format!("/stuur/klantreizen/{elsewhere}?{asked}&stap=1&van=email&naar=phone");
        assert_eq!(manager.get(&address).await.status, StatusCode::NOT_FOUND, "{elsewhere}");
    }
    assert_eq!(manager.get("/stuur/meten.csv?onderwerp=evil").await.status, StatusCode::NOT_FOUND);
    let kept = [("version", "0"), ("kanaal-1", "portal"), ("doe", "bewaren")];
    let unknown = manager.post("/stuur/klantreizen/gewenst?onderwerp=evil", &kept).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND, "nothing is kept of what nobody knows");
}

#[tokio::test]
async fn a_period_has_days_of_its_own_and_the_map_is_taken_along() {
    let server = busy().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let of = |days: &str| format!("/stuur/klantreizen?onderwerp=&dagen=zelf&{days}");
    let page = open(&mut manager, &of("vanaf=2026-02-01&tot=2026-02-28")).await;
    assert!(page.contains("gaat over 24 vragen"), "{page}");
    assert!(page.contains("Van 1 februari 2026 tot en met 28 februari 2026."), "{page}");
    let before = open(&mut manager, &of("vanaf=2026-01-01&tot=2026-01-31")).await;
    assert!(before.contains("In deze periode zijn er geen contacten"), "{before}");
    let wrong = open(&mut manager, &of("vanaf=2026-02-28&tot=2026-02-01")).await;
    assert!(
        wrong.contains("href=\"#vanaf\"") && wrong.contains("De eerste dag ligt na de laatste"),
        "{wrong}"
    );
    let picture = manager.get("/stuur/klantreizen/kaart.svg?dagen=90").await;
    assert!(picture.body.starts_with("<svg") && !picture.body.contains("href="), "{}", picture.body);
    let file = manager.get("/stuur/klantreizen/kaart.csv?dagen=90").await;
    assert!(file.body.starts_with("\u{feff}Na contact;Van;Naar;Vragen;"), "{}", file.body);
    assert!(file.body.contains("\r\n1;E-mail;Telefoon;12;0,5000;4,00;;82,80\r\n"), "{}", file.body);
}

/// Somebody said so many days ago what they can do alone.
async fn said(town: &Town, relation: RelationId, days: i64, value: &str) {
    let at = town.now - SignedDuration::from_hours(24 * days);
    let id = StatementId::new(at, town.house.chance.as_ref());
    let (value, source) = (value.to_owned(), "tenant".to_owned());
    let said = self_reliance::Kept { id, relation, topic: None, value, source, at };
    let mut tx = town.house.store.begin().await.unwrap();
    self_reliance::add(&mut tx, &said).await.unwrap();
    let act = town.house.program(at);
    tx.record(&act.event(Subject::new("relation", relation), "story-told", json!({}))).await.unwrap();
    tx.commit().await.unwrap();
}

/// Twelve said beforehand that they can do it alone; after their question each of them wanted help.
async fn later_helped(town: Town) {
    for number in 0..12u32 {
        let relation = town.person(&format!("G{number}"), "Bo", true).await;
        said(&town, relation, 40, "self").await;
        said(&town, relation, 1, "help").await;
        asks(&town, relation, "repair", &[Channel::Portal]).await;
    }
}

/// Thirty who can do it alone and come once, thirty who want help and call again.
async fn shut_out(town: Town) {
    for number in 0..60u32 {
        let relation = town.person(&format!("S{number}"), "Bo", true).await;
        let (value, ways): (&str, &[Channel]) = if number < 30 {
            ("self", &[Channel::Portal])
        } else {
            ("help", &[Channel::Portal, Channel::Phone])
        };
        said(&town, relation, 40, value).await;
        asks(&town, relation, "repair", ways).await;
    }
}

#[tokio::test]
async fn who_is_shut_out_stands_in_the_file_too() {
    let server = Server::with(settings(), "https://mijn.example.nl", shut_out).await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let page = open(&mut manager, "/stuur/meten").await;
    assert!(page.contains("Wordt iemand buitengesloten") || page.contains("id=\"exclusion\""), "{page}");
    let file = manager.get("/stuur/meten.csv").await;
    let gap = file.body.lines().find(|line| line.starts_with("Verschil met alle anderen;Wil hulp;"));
    // Solved less often by everybody: none of thirty, beside all of thirty.
    let gap: Vec<&str> = gap.unwrap().split(';').collect();
    assert_eq!((gap[2], gap[3], gap[6]), ("", "-1,0000", "30"), "{gap:?}");
}

#[tokio::test]
async fn a_group_is_what_people_could_do_when_they_asked() {
    let server = Server::with(settings(), "https://mijn.example.nl", later_helped).await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let alone = open(&mut manager, "/stuur/klantreizen?groep=self").await;
    assert!(
        alone.contains("gaat over 12 vragen") && alone.contains("Kan het zelf. Laatste 90 dagen."),
        "{alone}"
    );
    let helped = open(&mut manager, "/stuur/klantreizen?groep=help").await;
    assert!(helped.contains("In deze periode zijn er geen contacten"), "{helped}");
    let measures = open(&mut manager, "/stuur/meten").await;
    let groups = measures.split("id=\"group\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(groups.contains("Kan het zelf") && !groups.contains("Wil hulp"), "{groups}");
}
