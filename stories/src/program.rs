//! The real program as a child process: started on an address of its own, stopped by no more than a kill.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// The key of the demo association's ERP.
pub const ERP_KEY: &str = "sleutel-van-de-demo";
/// The key with which systems ask the demo association's API, as the demo prints it.
pub const API_KEY: &str = "kw_demoDeBrink1_only-for-the-demo-association-nobody-else-has-it";
/// Where the binary is when it is not beside the tests.
const BINARY: &str = "KANAALWIJZER_TEST_BINARY";
/// Where programs of stories answer.
const PORTS: Range<u16> = 12_000..32_000;
/// The first start moves the demo association in, on a slow machine that does other things too.
const MOVING_IN: Duration = Duration::from_mins(3);

/// How to set the program up.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Where its data live.
    pub data: PathBuf,
    /// The ERP; the program's own stand-in when `None`.
    pub erp: Option<String>,
    /// A PostgreSQL database; the embedded one when `None`.
    pub database: Option<String>,
    /// Further settings, as variables.
    pub more: Vec<(&'static str, String)>,
}

impl Setting {
    /// On the embedded database, with its own stand-in for the ERP.
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self { data: data.into(), erp: None, database: None, more: Vec::new() }
    }
}

/// The program, showing the demo association.
#[derive(Debug)]
pub struct Program {
    setting: Setting,
    binary: PathBuf,
    address: SocketAddr,
    erp_address: SocketAddr,
    child: Option<Child>,
}

/// The binary that was built beside whatever runs this.
pub fn binary() -> PathBuf {
    if let Some(named) = std::env::var_os(BINARY) {
        return named.into();
    }
    let here = std::env::current_exe().unwrap_or_default();
    let name = format!("kanaalwijzer{}", std::env::consts::EXE_SUFFIX);
    here.ancestors()
        .skip(1)
        .take(3)
        .map(|folder| folder.join(&name))
        .find(|file| file.is_file())
        .unwrap_or_else(|| {
            panic!(
                "there is no {name} beside {}: run `cargo build -p app` first, or set {BINARY}",
                here.display()
            )
        })
}

/// An address that was free a moment ago, and that nobody else gets while the program is dead: below the ports that a
/// machine gives to whoever calls out (32768 on Linux, 49152 elsewhere), and another one for every process that asks.
fn free_address() -> SocketAddr {
    static ASKED: AtomicU32 = AtomicU32::new(0);
    let begin = std::process::id().wrapping_mul(7919);
    for _ in PORTS {
        let place =
            begin.wrapping_add(ASKED.fetch_add(1, Ordering::Relaxed)) % u32::from(PORTS.end - PORTS.start);
        let port = PORTS.start + u16::try_from(place).unwrap_or_default();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
    panic!("no free port on this machine from {} to {}", PORTS.start, PORTS.end)
}

impl Program {
    /// Not started yet.
    pub fn new(setting: Setting) -> Self {
        Self { setting, binary: binary(), address: free_address(), erp_address: free_address(), child: None }
    }

    /// Starts it and waits until it says that it is ready; returns how long that took.
    pub async fn start(&mut self) -> Duration {
        let log = self.log();
        let out = File::options().create(true).append(true).open(&log);
        let out = out.unwrap_or_else(|error| panic!("{}: {error}", log.display()));
        let both = out.try_clone().unwrap_or_else(|error| panic!("{}: {error}", log.display()));
        let began = Instant::now();
        // Nothing of the surroundings but what it is given here: settings of this machine are not part of a story.
        let mut command = Command::new(&self.binary);
        command.env_clear().env("KANAALWIJZER_DATA", &self.setting.data);
        command.env("KANAALWIJZER_LISTEN", self.address.to_string());
        // Every visitor of a story has an address of their own, or the brake on floods would hold them all up.
        command.env("KANAALWIJZER_TRUSTED_PROXIES", "127.0.0.1");
        command.env("KANAALWIJZER_ERP_API_KEY", ERP_KEY);
        if let Some(erp) = &self.setting.erp {
            command.env("KANAALWIJZER_ERP_BASE_URL", erp);
        }
        if let Some(database) = &self.setting.database {
            command.env("KANAALWIJZER_DATABASE_URL", database);
        }
        command.envs(self.setting.more.iter().map(|(name, value)| (name, value)));
        command.arg("demo").arg("--erp-listen").arg(self.erp_address.to_string());
        command.stdin(Stdio::null()).stdout(Stdio::from(out)).stderr(Stdio::from(both));
        let started = command.spawn();
        let child =
            started.unwrap_or_else(|error| panic!("{} does not start: {error}", self.binary.display()));
        self.child = Some(child);
        while !self.is_ready().await {
            self.still_runs();
            assert!(began.elapsed() < MOVING_IN, "not ready after {MOVING_IN:?}:\n{}", self.said());
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        began.elapsed()
    }

    fn still_runs(&mut self) {
        if let Some(Ok(Some(status))) = self.child.as_mut().map(Child::try_wait) {
            panic!("the program stopped by itself ({status}):\n{}", self.said());
        }
    }

    /// Whether it answers that it is ready.
    async fn is_ready(&self) -> bool {
        let asked = async {
            let mut stream = TcpStream::connect(self.address).await?;
            let request =
                format!("GET /readyz HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.address);
            stream.write_all(request.as_bytes()).await?;
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).await?;
            Ok::<_, std::io::Error>(answer)
        };
        asked.await.is_ok_and(|answer| answer.starts_with(b"HTTP/1.1 200"))
    }

    /// Kills it as a power cut does (SIGKILL): it gets to finish nothing.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let killed = child.kill().and_then(|()| child.wait());
            killed.unwrap_or_else(|error| panic!("the program cannot be killed: {error}"));
        }
    }

    /// Where it answers: `http://127.0.0.1:4711`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The identifier of the running process.
    pub fn process(&self) -> Option<u32> {
        self.child.as_ref().map(Child::id)
    }

    /// The folder of its data.
    pub fn data(&self) -> &Path {
        &self.setting.data
    }

    /// The binary it was started from.
    pub fn binary(&self) -> &Path {
        &self.binary
    }

    fn log(&self) -> PathBuf {
        self.setting.data.with_extension("log")
    }

    /// Everything it said, all starts together.
    pub fn said(&self) -> String {
        std::fs::read_to_string(self.log()).unwrap_or_default()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            // Whatever happened to the story: nobody else cleans up after it.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
