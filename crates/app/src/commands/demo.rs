//! `demo`: the demo association with a stand-in for its ERP, on the embedded database, for anybody to try.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use domain::calendar::amsterdam;
use stand_in_erp::{Options, StandInErp};
use web::demo_post::{DemoSignIn, routes};

use super::serve::Service;
use crate::failure::Failure;
use crate::installation::Migrating;
use crate::logs;
use crate::settings::{Need, Settings, read};

/// What the demo is set to where nobody said otherwise.
const SETTINGS: [(&str, &str); 10] = [
    ("KANAALWIJZER_DATA", "data/demo"),
    ("KANAALWIJZER_ASSOCIATION_NAME", "Woonstichting De Brink"),
    ("KANAALWIJZER_ASSOCIATION_PHONE", "088 000 12 34"),
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
    demo::install_policies(&house, clock.now()).await?;
    if known.moved_in {
        println!(
            "Woonstichting De Brink moved in: {} homes, {} leases, a year of history.",
            known.homes, known.leases
        );
    }
    // The ERP knows the association of the day on which it moved in, also when the demo is started again later.
    if let Some(today) = known.today {
        erp.learn_later(house.clone(), today);
    }
    say(&service, &erp, began.elapsed())?;
    let sign_in = DemoSignIn { second_factor: Some(second_factor) };
    service.until_stopped(routes(&sign_in), || drop(erp)).await
}

/// The stand-in for the ERP: ours, unless the settings name another.
struct Erp {
    base_url: String,
    page_url: String,
    stand_in: Option<std::sync::Arc<StandInErp>>,
}

impl Erp {
    async fn start(address: SocketAddr, environment: &BTreeMap<String, String>) -> Result<Self, Failure> {
        if let Some(base_url) = environment.get(ERP_BASE_URL) {
            return Ok(Self { base_url: base_url.clone(), page_url: base_url.clone(), stand_in: None });
        }
        let data = environment.get("KANAALWIJZER_DATA").map(PathBuf::from).unwrap_or_default();
        std::fs::create_dir_all(&data).map_err(Failure::new)?;
        let mut options = Options { file: Some(data.join("stand-in-erp.jsonl")), ..Options::default() };
        options.entry.api_key = environment.get("KANAALWIJZER_ERP_API_KEY").cloned().unwrap_or_default();
        let stand_in = StandInErp::start(address, options).await.map_err(Failure::new)?;
        let (base_url, page_url) = (stand_in.base_url(), stand_in.page_url());
        Ok(Self { base_url, page_url, stand_in: Some(std::sync::Arc::new(stand_in)) })
    }

    /// Lets the ERP know the same homes, people and leases, without anybody waiting for it.
    fn learn_later(&self, house: std::sync::Arc<usecases::House>, today: jiff::civil::Date) {
        let Some(stand_in) = self.stand_in.clone() else { return };
        tokio::task::spawn_blocking(move || {
            if let Some(process) = house.processes.first() {
                let association = demo::association(today, demo::SEED, process.as_ref());
                stand_in.learn(demo::erp_seed(&association), amsterdam::start_of(today));
            }
        });
    }
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
