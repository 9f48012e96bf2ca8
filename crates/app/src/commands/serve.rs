//! `serve`: tenants, staff and other systems, until a signal says to stop.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use clap::Args;
use registers::vera::VeraClient;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use web::WebState;
use work::Workers;
use work::erp::{ErpCourier, NoErp};
use work::mail::{MailCourier, Sender};
use work::timer::TimerCourier;

use crate::failure::Failure;
use crate::installation::{self, Installation, Migrating, open};
use crate::metering::Meter;
use crate::said::say;
use crate::settings::erp::ErpSettings;
use crate::settings::{AssociationSettings, Settings};
use crate::{logs, server, signals};

/// Deliveries that are under way when the program stops get this long.
const GRACE: Duration = Duration::from_secs(20);

/// How to serve.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Bring a PostgreSQL database up to date first; an embedded one always is.
    #[arg(long)]
    migrate: bool,
}

pub(super) async fn run(settings: Settings, arguments: &Arguments) -> Result<ExitCode, Failure> {
    logs::begin(&settings.log);
    let migrating = if arguments.migrate { Migrating::Always } else { Migrating::WhenEmbedded };
    let began = Instant::now();
    let service = Service::open(settings, migrating).await?;
    installation::install_policy(&service.settings, &service.installation).await?;
    let address = service.address()?;
    say(format_args!(
        "Kanaalwijzer answers at http://{address} (tenants reach it at {})",
        service.settings.public_url
    ));
    tracing::info!(%address, after_ms = began.elapsed().as_millis(), "ready");
    service.until_stopped(Router::new(), || {}).await
}

/// Everything that serves, ready to begin.
pub(super) struct Service {
    pub settings: Settings,
    pub installation: Installation,
    pub erp: Option<Arc<VeraClient>>,
    listener: TcpListener,
    figures: Option<TcpListener>,
    meter: Meter,
}

impl Service {
    /// Opens everything; takes the addresses first, so that a second program does not touch the database.
    pub async fn open(settings: Settings, migrating: Migrating) -> Result<Self, Failure> {
        installation::prepare_tls();
        let listener = server::listen(settings.listen, "listen").await?;
        let figures = match settings.metrics_listen {
            Some(address) => Some(server::listen(address, "metrics.listen").await?),
            None => None,
        };
        let meter = Meter::begin()?;
        web::describe_metrics();
        let erp = installation::erp_client(&settings.erp)?;
        let installation = open(&settings, migrating).await?;
        Ok(Self { settings, installation, erp, listener, figures, meter })
    }

    /// The address that was taken.
    pub fn address(&self) -> Result<std::net::SocketAddr, Failure> {
        self.listener.local_addr().map_err(Failure::new)
    }

    /// Serves until a signal says to stop; `more` pages are served beside the others. `last` is done after the last
    /// delivery.
    pub async fn until_stopped(
        self,
        more: Router<WebState>,
        last: impl FnOnce(),
    ) -> Result<ExitCode, Failure> {
        let workers = self.workers()?;
        let house = self.installation.house.clone();
        let (stop, stopped) = watch::channel(false);
        let mut answering = JoinSet::new();
        let mut router = web::router_with(self.web_state(), more);
        if let Some(token) = self.settings.metrics_token.clone() {
            router = router.merge(self.meter.clone().routes(Some(token)));
        }
        if let Some(listener) = self.figures {
            answering.spawn(server::answer(listener, self.meter.clone().routes(None), stopped.clone()));
        }
        answering.spawn(server::answer(self.listener, router, stopped));
        let upkeep = tokio::spawn(self.meter.keep_up());
        tokio::select! {
            () = signals::stop() => tracing::info!("stopping"),
            Some(_) = answering.join_next() => tracing::error!("the server no longer answers: stopping"),
        }
        stop.send_replace(true);
        while answering.join_next().await.is_some() {}
        workers.stop(GRACE).await;
        last();
        upkeep.abort();
        house.store.close().await;
        tracing::info!("stopped");
        Ok(ExitCode::SUCCESS)
    }

    fn web_state(&self) -> WebState {
        let clock = self.installation.clock.clone();
        let settings = web::Settings {
            trusted_proxies: self.settings.trusted_proxies.clone(),
            ..web::Settings::default()
        };
        WebState::new(self.installation.house.clone(), Arc::new(move || clock.now()), settings)
    }

    fn workers(&self) -> Result<Workers, Failure> {
        let Installation { house, key, clock } = &self.installation;
        let mut workers = Workers::new(house.clone(), clock.clone())
            .deliver(TimerCourier::new(house.clone()), work::deliver::Manners::default())
            .keep_house(self.settings.keep);
        if let (Some(mail), Some(association)) = (&self.settings.mail, &self.settings.association) {
            let transport = installation::mail_transport(mail, key)?;
            let patience = mail.server.as_ref().map_or(Duration::from_secs(5), |server| server.patience);
            let courier = MailCourier::new(transport, sender(association, mail.from.clone()));
            workers = workers.deliver(courier, work::mail::manners(patience));
        }
        workers = match (&self.settings.erp, &self.erp) {
            (ErpSettings::Vera { config, read_every }, Some(client)) => {
                let manners = work::erp::manners(config.timeout, config.settle);
                workers
                    .deliver(ErpCourier::new(client.clone()), manners)
                    .read_registers(client.clone(), *read_every)
            }
            (ErpSettings::None, _) => workers.deliver(NoErp, work::deliver::Manners::default()),
            _ => workers,
        };
        Ok(workers)
    }
}

fn sender(association: &AssociationSettings, from: domain::contacts::EmailAddress) -> Sender {
    Sender { name: association.name.clone(), from, answers: association.email.clone() }
}
