//! Settings as administrators write them, rightly and wrongly.

use std::path::Path;

use super::erp::ErpSettings;
use super::{Need, Read, read};

const WHOLE: &str = r#"
listen = "0.0.0.0:80"
data = "/var/lib/kanaalwijzer"
public-url = "https://mijn.voorbeeldwonen.nl/"
trusted-proxies = ["10.0.0.4", "fd00::/8"]

[association]
name = "Voorbeeld Wonen"
phone = "050 123 45 67"
email = "post@voorbeeldwonen.nl"
address = "Nieuweweg 12, Groningen"

[mail]
server = "smtp+starttls://mail.voorbeeldwonen.nl:2525"
username = "kanaalwijzer"
password = "geheim-van-de-post"

[erp]
base-url = "https://erp.voorbeeldwonen.nl/v4"
api-key = "geheim-van-het-erp"
timeout = "3s"
elsewhere.huurovereenkomsten = "https://erp.voorbeeldwonen.nl/v4/overeenkomsten"
"#;

fn of(text: &str, environment: &[(&str, &str)]) -> Read {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("k.toml");
    std::fs::write(&file, text).unwrap();
    from(Some(&file), environment)
}

fn from(file: Option<&Path>, environment: &[(&str, &str)]) -> Read {
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    read(file, environment, Need::Serving)
}

/// The problems, without the folder of the file.
fn problems(read: Read) -> String {
    let text = read.settings.unwrap_err().to_string();
    let folder = std::env::temp_dir().display().to_string();
    text.lines()
        .map(|line| match (line.find(&folder), line.find("k.toml")) {
            (Some(from), Some(to)) if from < to => format!("{}{}", &line[..from], &line[to..]),
            _ => line.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_whole_file_is_understood() {
    let settings = of(WHOLE, &[]).settings.unwrap();
    assert_eq!(settings.listen.to_string(), "0.0.0.0:80");
    assert_eq!(settings.public_url, "https://mijn.voorbeeldwonen.nl");
    assert_eq!(settings.database.to_string(), "sqlite:/var/lib/kanaalwijzer/kanaalwijzer.db");
    assert_eq!(settings.trusted_proxies.len(), 2);
    let mail = settings.mail.unwrap();
    assert_eq!(mail.from.as_str(), "post@voorbeeldwonen.nl");
    let server = mail.server.unwrap();
    assert_eq!((server.host.as_str(), server.port), ("mail.voorbeeldwonen.nl", Some(2525)));
    assert_eq!(server.hello_name, "voorbeeldwonen.nl");
    let ErpSettings::Vera { config, .. } = settings.erp else { panic!("{:?}", settings.erp) };
    assert_eq!((config.organisation.as_str(), config.timeout.as_secs()), ("Voorbeeld Wonen", 3));
    assert_eq!(config.elsewhere.len(), 1);
    crate::installation::prepare_tls();
    assert!(registers::vera::VeraClient::new(&config).is_ok());
}

#[test]
fn the_environment_goes_before_the_file() {
    let environment = [
        ("KANAALWIJZER_LISTEN", "127.0.0.1:9000"),
        ("KANAALWIJZER_DATABASE_URL", "postgres://aya:geheim@db/wonen"),
        ("KANAALWIJZER_ERP_BASE_URL", ""),
        ("KANAALWIJZER_TEST_POSTGRES", "not a setting"),
        ("PATH", "/bin"),
    ];
    let read = of(WHOLE, &environment);
    let settings = read.settings.unwrap();
    assert_eq!(settings.listen.port(), 9000);
    assert_eq!(settings.database.to_string(), "postgres://aya:…@db/wonen");
    assert!(matches!(settings.erp, ErpSettings::Vera { .. }), "an empty variable sets nothing");
}

#[test]
fn no_secret_is_ever_shown() {
    let read = of(WHOLE, &[("KANAALWIJZER_DATABASE_URL", "postgres://aya:geheim@db/wonen")]);
    let shown = format!("{:?}", read.shown);
    let settings = format!("{:?}", read.settings);
    for text in [&shown, &settings] {
        assert!(!text.contains("geheim"), "{text}");
    }
    let address = of(WHOLE, &[("KANAALWIJZER_ERP_BASE_URL", "https://jan:geheim@erp.nl/v4")]);
    assert!(!format!("{:?}", address.shown).contains("geheim"));
    let wrong = of(WHOLE, &[("KANAALWIJZER_MAIL_SERVER", "smtps://jan:geheim@mail.nl")]);
    assert!(!problems(wrong).contains("geheim"));
    let wrong = of(WHOLE, &[("KANAALWIJZER_DATABASE_URL", "mysql://jan:geheim@db")]);
    assert!(!problems(wrong).contains("geheim"));
}

#[test]
fn a_secret_may_lie_in_a_file_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("erp-key"), "geheim\n").unwrap();
    let file = folder.path().join("k.toml");
    std::fs::write(&file, WHOLE.replace("api-key = \"geheim-van-het-erp\"", "api-key-file = \"erp-key\""))
        .unwrap();
    let settings = from(Some(&file), &[]).settings.unwrap();
    assert!(matches!(settings.erp, ErpSettings::Vera { .. }));
    std::fs::remove_file(folder.path().join("erp-key")).unwrap();
    assert!(problems(from(Some(&file), &[])).contains("erp.api-key-file"));
}

#[test]
fn each_problem_says_which_where_what_and_what_to_do() {
    let text = WHOLE
        .replace("timeout = \"3s\"", "timeout = \"soon\"\nbase_url = \"x\"")
        .replace("email = \"post@voorbeeldwonen.nl\"", "email = \"post\"")
        .replace("listen = \"0.0.0.0:80\"", "listen = \"everywhere\"\nlisten-on = \"here\"");
    let environment = [("KANAALWIJZER_MAIL_PASWORD", "x"), ("KANAALWIJZER_LOG_FORMAT", "xml")];
    insta::assert_snapshot!(problems(of(&text, &environment)));
}

#[test]
fn nothing_at_all_says_what_is_needed() {
    insta::assert_snapshot!(problems(from(None, &[])));
}

#[test]
fn what_is_no_file_or_no_toml_says_so() {
    insta::assert_snapshot!(problems(of("listen = 127.0.0.1\n", &[])));
    let nowhere = from(Some(Path::new("/nergens/k.toml")), &[]).settings.unwrap_err().to_string();
    assert!(nowhere.contains("/nergens/k.toml"), "{nowhere}");
}

#[test]
fn an_erp_has_one_way_to_prove_who_we_are() {
    let both = of(WHOLE, &[("KANAALWIJZER_ERP_TOKEN_URL", "https://login.nl/token")]);
    assert!(problems(both).contains("choose one"));
    let client = of(
        &WHOLE.replace("api-key = \"geheim-van-het-erp\"", "token-url = \"https://login.nl/token\""),
        &[("KANAALWIJZER_ERP_CLIENT_ID", "wij")],
    );
    assert!(problems(client).contains("erp.client-secret"));
    let none = of(WHOLE, &[("KANAALWIJZER_ERP_BASE_URL", "none")]).settings.unwrap();
    assert!(matches!(none.erp, ErpSettings::None));
}

#[test]
fn whatsapp_and_chat_are_a_number_and_a_page() {
    let named = |key: &str, value: &str| of(WHOLE, &[(key, value)]);
    let settings = named("KANAALWIJZER_ASSOCIATION_WHATSAPP", "+31 6 12345678").settings.unwrap();
    assert_eq!(settings.association.unwrap().whatsapp.as_deref(), Some("+31 6 12345678"));
    let chat = "https://www.voorbeeldwonen.nl/chat?van=mijn";
    let settings = named("KANAALWIJZER_ASSOCIATION_CHAT_URL", chat).settings.unwrap();
    assert_eq!(settings.association.unwrap().chat_url.as_deref(), Some(chat));
    for (key, name, wrong) in [
        ("KANAALWIJZER_ASSOCIATION_WHATSAPP", "association.whatsapp", "via de website"),
        ("KANAALWIJZER_ASSOCIATION_WHATSAPP", "association.whatsapp", "06 12"),
        ("KANAALWIJZER_ASSOCIATION_CHAT_URL", "association.chat-url", "http://chat.voorbeeld.nl"),
        ("KANAALWIJZER_ASSOCIATION_CHAT_URL", "association.chat-url", "javascript:alert(1)"),
        ("KANAALWIJZER_ASSOCIATION_CHAT_URL", "association.chat-url", "https://"),
    ] {
        assert!(problems(named(key, wrong)).contains(name), "{wrong}");
    }
}
