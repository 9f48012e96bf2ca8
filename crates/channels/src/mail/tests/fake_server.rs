//! A mail server that does what it is told, also what no mail server should.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// What the server does with one connection. Unless it says otherwise, it accepts everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    Accepts,
    BusyAtGreeting,
    RubbishAtGreeting,
    SilentAtGreeting,
    RefusesSender,
    Greylists,
    HasNoSuchMailbox,
    HasFullMailbox,
    SkipsGoAhead,
    DropsHalfway,
    RefusesContent,
    PostponesContent,
    DropsBeforeConfirming,
    SilentAtConfirming,
    SilentAtGoodbye,
    SilentAtRefusalGoodbye,
    RefusesPassword,
}

/// A mail that arrived whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    pub from: String,
    pub to: String,
    pub message: Vec<u8>,
}

/// The server; it stops when the test ends.
pub struct FakeServer {
    pub port: u16,
    arrived: Arc<Mutex<Vec<Arrived>>>,
    commands: Arc<Mutex<Vec<String>>>,
}

/// How the server speaks TLS.
#[derive(Clone)]
pub enum Tls {
    Never,
    FirstByte(TlsAcceptor),
    Upgrade(TlsAcceptor),
}

impl FakeServer {
    /// Starts a server without TLS whose first connection meets the first manner, and so on; the last one stays.
    pub async fn start(manners: &[Manner]) -> Self {
        Self::start_with(manners, Tls::Never).await
    }

    pub async fn start_with(manners: &[Manner], tls: Tls) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            arrived: Arc::default(),
            commands: Arc::default(),
        };
        let manners = manners.to_vec();
        let (arrived, commands) = (server.arrived.clone(), server.commands.clone());
        tokio::spawn(async move {
            for connection in 0.. {
                let (stream, _) = listener.accept().await.unwrap();
                let manner = manners[connection.min(manners.len() - 1)];
                let session = Session { manner, arrived: arrived.clone(), commands: commands.clone() };
                // A session that breaks off is what these tests are about: its error is of no interest.
                tokio::spawn(session.run(stream, tls.clone()));
            }
        });
        server
    }

    pub fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().unwrap().clone()
    }

    /// Every line the client sent outside a message.
    pub fn commands(&self) -> Vec<String> {
        self.commands.lock().unwrap().clone()
    }
}

struct Session {
    manner: Manner,
    arrived: Arc<Mutex<Vec<Arrived>>>,
    commands: Arc<Mutex<Vec<String>>>,
}

/// How a session goes on after a command.
enum Next {
    Says(&'static str),
    Leaves,
    BecomesTls,
}

impl Session {
    async fn run(self, stream: TcpStream, tls: Tls) -> std::io::Result<()> {
        match tls {
            Tls::Never => drop(self.serve(BufReader::new(stream), false, true).await?),
            Tls::FirstByte(acceptor) => {
                drop(self.serve(BufReader::new(acceptor.accept(stream).await?), false, true).await?);
            }
            Tls::Upgrade(acceptor) => {
                if let Some(plain) = self.serve(BufReader::new(stream), true, true).await? {
                    let stream = acceptor.accept(plain.into_inner()).await?;
                    drop(self.serve(BufReader::new(stream), false, false).await?);
                }
            }
        }
        Ok(())
    }

    /// Speaks SMTP until the client leaves; gives the connection back when it must become TLS.
    async fn serve<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        mut line: BufReader<S>,
        offers_tls: bool,
        greets: bool,
    ) -> std::io::Result<Option<BufReader<S>>> {
        if greets {
            match self.manner {
                Manner::BusyAtGreeting => return say(&mut line, "421 too busy").await.map(|()| None),
                Manner::RubbishAtGreeting => {
                    return say(&mut line, "HTTP/1.1 400 Bad Request").await.map(|()| None);
                }
                Manner::SilentAtGreeting => return std::future::pending().await,
                _ => say(&mut line, "220 fake ready").await?,
            }
        }
        let mut mail = Arrived { from: String::new(), to: String::new(), message: Vec::new() };
        loop {
            let mut command = String::new();
            if line.read_line(&mut command).await? == 0 {
                return Ok(None);
            }
            let command = command.trim_end().to_owned();
            self.commands.lock().unwrap().push(command.clone());
            let verb = command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            let next = match verb.as_str() {
                "EHLO" if offers_tls => Next::Says("250-fake\r\n250 STARTTLS"),
                "STARTTLS" if offers_tls => Next::BecomesTls,
                "DATA" => self.data(&mut line, &mut mail).await?,
                "QUIT" => self.quit(&mut line).await?,
                _ => Next::Says(self.envelope(&verb, &command, &mut mail)),
            };
            match next {
                Next::Says(answer) => say(&mut line, answer).await?,
                Next::Leaves => return Ok(None),
                Next::BecomesTls => {
                    say(&mut line, "220 go ahead").await?;
                    return Ok(Some(line));
                }
            }
        }
    }

    fn envelope(&self, verb: &str, command: &str, mail: &mut Arrived) -> &'static str {
        match (verb, self.manner) {
            ("EHLO", _) => "250-fake\r\n250-AUTH PLAIN\r\n250 8BITMIME",
            ("AUTH", Manner::RefusesPassword) => "535 5.7.8 wrong password",
            ("AUTH", _) => "235 welcome",
            ("MAIL", Manner::RefusesSender) => "550 5.7.1 not for this sender",
            ("MAIL", _) => {
                mail.from = address_in(command);
                "250 ok"
            }
            ("RCPT", Manner::Greylists) => "451 4.7.1 greylisted, come back later",
            ("RCPT", Manner::HasFullMailbox) => "452 4.2.2 mailbox full",
            ("RCPT", Manner::HasNoSuchMailbox | Manner::SilentAtRefusalGoodbye) => {
                "550 5.1.1 no such mailbox"
            }
            ("RCPT", _) => {
                mail.to = address_in(command);
                "250 ok"
            }
            _ => "502 unknown command",
        }
    }

    async fn data<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        line: &mut BufReader<S>,
        mail: &mut Arrived,
    ) -> std::io::Result<Next> {
        if self.manner == Manner::SkipsGoAhead {
            return Ok(Next::Says("250 ok"));
        }
        say(line, "354 go on").await?;
        if self.manner == Manner::DropsHalfway {
            line.read_line(&mut String::new()).await?;
            return Ok(Next::Leaves);
        }
        let Some(message) = read_message(line).await? else { return Ok(Next::Leaves) };
        mail.message = message;
        match self.manner {
            Manner::RefusesContent => return Ok(Next::Says("554 5.7.1 looks like spam")),
            Manner::PostponesContent => return Ok(Next::Says("451 4.3.0 try again")),
            _ => self.arrived.lock().unwrap().push(mail.clone()),
        }
        match self.manner {
            Manner::DropsBeforeConfirming => Ok(Next::Leaves),
            Manner::SilentAtConfirming => std::future::pending().await,
            _ => Ok(Next::Says("250 2.0.0 queued as 4bXy")),
        }
    }

    async fn quit<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        line: &mut BufReader<S>,
    ) -> std::io::Result<Next> {
        if matches!(self.manner, Manner::SilentAtGoodbye | Manner::SilentAtRefusalGoodbye) {
            std::future::pending::<()>().await;
        }
        say(line, "221 bye").await?;
        Ok(Next::Leaves)
    }
}

async fn say<S: AsyncRead + AsyncWrite + Unpin>(
    line: &mut BufReader<S>,
    answer: &str,
) -> std::io::Result<()> {
    line.get_mut().write_all(format!("{answer}\r\n").as_bytes()).await?;
    line.get_mut().flush().await
}

/// The message up to the lone dot, with the dots that were doubled for the journey halved; `None` when it broke off.
async fn read_message<S: AsyncRead + AsyncWrite + Unpin>(
    line: &mut BufReader<S>,
) -> std::io::Result<Option<Vec<u8>>> {
    let mut message = Vec::new();
    loop {
        let mut row = Vec::new();
        if line.read_until(b'\n', &mut row).await? == 0 {
            return Ok(None);
        }
        if row == b".\r\n" {
            return Ok(Some(message));
        }
        message.extend_from_slice(row.strip_prefix(b".").unwrap_or(&row));
    }
}

fn address_in(command: &str) -> String {
    command
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'))
        .map_or("", |(address, _)| address)
        .to_owned()
}
