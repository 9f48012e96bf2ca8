//! `demo`: the demo association with a stand-in for its ERP, on the embedded database, for anybody to try.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use domain::calendar::amsterdam;
use jiff::civil::Date;
use stand_in_erp::{Options, Seed, StandInErp};
use usecases::House;
use web::demo_post::{DemoSignIn, routes};

use super::serve::Service;
use crate::failure::Failure;
use crate::installation::Migrating;
use crate::logs;
use crate::settings::{Need, Settings, read};

/// What the demo is set to where nobody said otherwise.
const SETTINGS: [(&str, &str); 11] = [
    ("KANAALWIJZER_DATA", "data/demo"),
    ("KANAALWIJZER_ASSOCIATION_NAME", "Woonstichting De Brink"),
    ("KANAALWIJZER_ASSOCIATION_PHONE", "088 000 12 34"),
    ("KANAALWIJZER_ASSOCIATION_EMERGENCY_PHONE", "088 000 12 99"),
    ("KANAALWIJZER_ASSOCIATION_EMAIL", "info@debrink.example.nl"),
    ("KANAALWIJZER_ASSOCIATION_ADDRESS", "Brink 1, 8951 AB Markerbrink"),
    ("KANAALWIJZER_MAIL_SERVER", "kept"),
    ("KANAALWIJZER_ERP_API_KEY", "sleutel-van-de-demo"),
    ("KANAALWIJZER_ERP_ORGANISATION", "Woonstichting De Brink"),
    ("KANAALWIJZER_ERP_SETTLE", "5s"),
    ("KANAALWIJZER_LOG_LEVEL", "warn"),
];
const ERP_BASE_URL: &str = "KANAALWIJZER_ERP_BASE_URL";

/// How to show the demo.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Where the stand-in for the ERP answers.
    #[arg(long, default_value = "127.0.0.1:8081")]
    erp_listen: SocketAddr,
}

pub(super) async fn run(config: Option<PathBuf>, arguments: Arguments) -> Result<ExitCode, Failure> {
    let began = Instant::now();
    let erp = Erp::start(arguments.erp_listen, &environment(None)).await?;
    let settings = settings(config.as_deref(), &erp.base_url)?;
    logs::begin(&settings.log);
    let service = Service::open(settings, Migrating::Always).await?;
    let (house, clock) = (service.installation.house.clone(), service.installation.clock.clone());
    let known = demo::load(&house, clock.now()).await?;
    if !known.moved_in && known.today.is_none() {
        return Err(Failure::new(OTHERS_LIVE_HERE));
    }
    demo::install_policies(&house, clock.now()).await?;
    if known.moved_in {
        println!(
            "Woonstichting De Brink moved in: {} homes, {} leases, a year of history.",
            known.homes, known.leases
        );
    }
    erp.learn_later(house, known.erp, known.today);
    say(&service, &erp, began.elapsed())?;
    let sign_in = DemoSignIn { second_factor: Some(second_factor) };
    service.until_stopped(routes(&sign_in), || drop(erp)).await
}

/// Said when the database holds homes that the demo did not bring: it would write in a real one, and keep its mail back.
const OTHERS_LIVE_HERE: &str = "this database holds another association, and the demo would mix with it: nothing was changed. \
     Give the demo a folder of its own, such as `KANAALWIJZER_DATA=demo-data kanaalwijzer demo`, without KANAALWIJZER_DATABASE_URL.";

/// What the stand-in knows, kept from the day on which the association moved in.
const ERP_KNOWS: &str = "stand-in-erp-knows.json";

/// The stand-in for the ERP: ours, unless the settings name another.
struct Erp {
    base_url: String,
    page_url: String,
    data: PathBuf,
    stand_in: Option<Arc<StandInErp>>,
}

impl Erp {
    async fn start(address: SocketAddr, environment: &BTreeMap<String, String>) -> Result<Self, Failure> {
        let data = environment.get("KANAALWIJZER_DATA").map(PathBuf::from).unwrap_or_default();
        if let Some(base_url) = environment.get(ERP_BASE_URL) {
            let (base_url, page_url) = (base_url.clone(), base_url.clone());
            return Ok(Self { base_url, page_url, data, stand_in: None });
        }
        std::fs::create_dir_all(&data).map_err(Failure::new)?;
        let mut options = Options { file: Some(data.join("stand-in-erp.jsonl")), ..Options::default() };
        options.entry.api_key = environment.get("KANAALWIJZER_ERP_API_KEY").cloned().unwrap_or_default();
        let stand_in = StandInErp::start(address, options).await.map_err(Failure::new)?;
        let (base_url, page_url) = (stand_in.base_url(), stand_in.page_url());
        Ok(Self { base_url, page_url, data, stand_in: Some(Arc::new(stand_in)) })
    }

    /// Lets the ERP know the same homes, people and leases, without anybody waiting for it. It knows the association of
    /// the day on which it moved in, `today`, also when the demo is started again later.
    fn learn_later(&self, house: Arc<House>, moved_in: Option<Seed>, today: Option<Date>) {
        let (Some(stand_in), Some(today)) = (self.stand_in.clone(), today) else { return };
        let file = self.data.join(ERP_KNOWS);
        tokio::task::spawn_blocking(move || {
            let known = if moved_in.is_none() { kept(&file) } else { None };
            let seed = known.or_else(|| {
                let seed = moved_in.or_else(|| made_again(&house, today))?;
                if let Err(error) = keep(&file, &seed) {
                    tracing::warn!(%error, "what the stand-in ERP knows could not be kept: it is made again next time");
                }
                Some(seed)
            });
            if let Some(seed) = seed {
                stand_in.learn(seed, amsterdam::start_of(today));
            }
        });
    }
}

fn kept(file: &Path) -> Option<Seed> {
    serde_json::from_slice(&std::fs::read(file).ok()?).ok()
}

/// Whole or not at all: a program that is killed meanwhile leaves no half file under this name.
fn keep(file: &Path, seed: &Seed) -> std::io::Result<()> {
    let draft = file.with_extension("draft");
    std::fs::write(&draft, serde_json::to_vec(seed)?)?;
    std::fs::rename(draft, file)
}

/// The association of that day once more; the same day gives the same one.
fn made_again(house: &House, today: Date) -> Option<Seed> {
    let process = house.process(domain::processes::lease_termination::KEY).ok()?;
    Some(demo::erp_seed(demo::association(today, demo::SEED, process)))
}

/// The environment with the demo's own settings where nobody set anything.
fn environment(erp: Option<&str>) -> BTreeMap<String, String> {
    let own = SETTINGS.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let erp = erp.map(|base_url| (ERP_BASE_URL.to_owned(), base_url.to_owned()));
    let given = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .filter(|(_, value)| !value.is_empty());
    own.chain(erp).chain(given).collect()
}

fn settings(config: Option<&std::path::Path>, erp: &str) -> Result<Settings, Failure> {
    Ok(read(config, environment(Some(erp)).into_iter(), Need::Serving).settings?)
}

/// The code of everybody's second factor at the demo association.
fn second_factor(now: jiff::Timestamp) -> String {
    usecases::signing_in::totp_code(&demo::SECOND_FACTOR, now).unwrap_or_default()
}

fn say(service: &Service, erp: &Erp, took: Duration) -> Result<(), Failure> {
    let address = service.address()?;
    println!();
    println!("Kanaalwijzer, demo association: http://{address}   (ready after {} ms)", took.as_millis());
    println!();
    println!(
        "  Mijn    http://{address}/           sign in with an address below; the code is in the mail page"
    );
    println!(
        "  Post    http://{address}/demo/post  every mail of the demo, and the code of the second factor"
    );
    println!("  Balie   http://{address}/balie      password for everybody: {}", demo::PASSWORD);
    println!("  ERP     {}   the stand-in: what it holds, and buttons to make it behave badly", erp.page_url);
    println!("  API     http://{address}/api/v1/openapi.json   key: {}", demo::API_KEY);
    println!();
    println!("Tenants:");
    for tenant in &demo::TENANTS {
        println!("  {:<28} {}", tenant.email, tenant.en);
    }
    println!("  {:<28} Twelve plain tenants, to try things on.", "huurder01 … 12@example.nl");
    println!();
    println!("Staff:");
    for (email, name, role) in demo::TEAM.iter().take(3) {
        println!("  {email:<28} {name}, {}", role.code());
    }
    println!();
    println!("Stop with Ctrl-C. Start afresh by removing the folder {}.", service.settings.data.display());
    Ok(())
}
