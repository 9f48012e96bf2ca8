//! Tenants sign in: an address, then the code that is mailed to it, then perhaps which of several tenants they are.
//!
//! Nobody learns here whether an address is known: the answer is the same, the same rows are counted and written,
//! and only the mail itself differs. That one write costs some tens of microseconds; the web answers every request
//! for a code after the same fixed time, which is longer.

use domain::actors::Actor;
use domain::channels::Channel;
use domain::contacts::{EmailAddress, EmailError};
use domain::events::Subject;
use domain::ids::RelationId;
use domain::language::Language;
use domain::mails::Mail;
use domain::messages::{Message, Value};
use domain::processes::intake::Problem;
use domain::tenancy::Relation;
use jiff::SignedDuration;
use serde_json::json;
use store::Tx;
use store::login_codes::Verdict;

use super::sessions::{Beginning, Guest, SessionToken, Step, Visit, begin, step_up};
use super::{Door, limits};
use crate::{Error, mails, outbox, secrets};

/// How long a code works.
const LIFE: SignedDuration = SignedDuration::from_mins(10);
/// How often a code may be mistyped.
const TRIES: u32 = 5;

/// A code that was asked for, as the browser that asked keeps it: only there does the code work. So nobody can use
/// up or guess a code that somebody else asked for, and a thief of the database cannot either.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeRequest {
    /// For which address.
    pub email: EmailAddress,
    binding: String,
}

impl CodeRequest {
    /// As it is kept in a cookie.
    pub fn to_cookie(&self) -> String {
        use base64::Engine as _;
        let email = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(self.email.as_str());
        format!("{}.{email}", self.binding)
    }

    /// As it came back from a browser; `None` when it is not one of ours.
    pub fn from_cookie(text: &str) -> Option<Self> {
        use base64::Engine as _;
        let (binding, email) = text.split_once('.')?;
        let email = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(email).ok()?;
        let email = EmailAddress::parse(std::str::from_utf8(&email).ok()?).ok()?;
        Some(Self { email, binding: binding.to_owned() })
    }

    /// Which browser asked, without the binding itself.
    fn browser(&self) -> String {
        use base64::Engine as _;
        use sha2::{Digest as _, Sha256};
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(Sha256::digest(&self.binding))
    }

    /// What the code is stored under.
    fn key(&self) -> String {
        format!("{}/{}", self.email, self.browser())
    }

    /// What is compared: the code alone has too little chance in it to be stored, even as a digest.
    fn proof(&self, code: &str) -> String {
        format!("{}{code}", self.binding)
    }
}

impl std::fmt::Debug for CodeRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CodeRequest({:?})", self.email)
    }
}

/// Sends a code to `email` when a tenant has that address. The answer does not tell whether one does.
pub async fn request_code(door: &Door<'_>, email: &str, language: Language) -> Result<CodeRequest, Error> {
    let email = EmailAddress::parse(email).map_err(wrong_address)?;
    limits::count(door, limits::CODES_FROM_CLIENT, door.from).await?;
    limits::count_asked(door, email.as_str()).await?;
    let chance = door.house.chance.as_ref();
    let request = CodeRequest { email, binding: secrets::token(chance) };
    store::retry(|| send(door, &request, language)).await?;
    Ok(request)
}

async fn send(door: &Door<'_>, request: &CodeRequest, language: Language) -> Result<(), Error> {
    let house = door.house;
    let code = code(house.chance.as_ref());
    let until = door.now.saturating_add(LIFE).unwrap_or(door.now);
    let mut tx = house.store.begin().await?;
    let known = store::tenancy::relations::by_email(&mut tx, request.email.as_str()).await?;
    let (key, proof) = (request.key(), request.proof(&code));
    store::login_codes::issue(&mut tx, &key, &proof, until, door.now, house.chance.as_ref()).await?;
    let mail = written(door, request, &known, language, &code);
    if !known.is_empty() {
        // A stream of its own: a mail that cannot be delivered holds up no other.
        let stream = format!("sign-in/{}", request.browser());
        outbox::mail(&house.program(door.now), &mut tx, stream, "sign-in-code", &mail, true).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn written(
    door: &Door<'_>,
    request: &CodeRequest,
    known: &[Relation],
    language: Language,
    code: &str,
) -> Mail {
    let house = door.house;
    let name = match known {
        [only] => only.name.spoken(),
        _ => String::new(),
    };
    let minutes = LIFE.as_mins().to_string();
    let association = house.association.name.as_str();
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    let values = [("code", spaced.as_str()), ("minutes", minutes.as_str()), ("association", association)];
    let say = |key: &str| house.texts.format(language, key, &values);
    let signed = mails::signed(&house.program(door.now), language);
    Mail {
        to: request.email.to_string(),
        to_name: name,
        language,
        subject: say("sign-in-code-mail-subject"),
        text: format!("{}\n\n{signed}", say("sign-in-code-mail-body")),
        button: None,
        calendar: Vec::new(),
    }
}

/// Six figures, each as likely as the next: 32 random bits over a million differ by less than 1 in 4,000.
fn code(chance: &dyn domain::chance::Chance) -> String {
    let mut bytes = [0_u8; 8];
    chance.fill(&mut bytes);
    format!("{:06}", u64::from_le_bytes(bytes) % 1_000_000)
}

fn wrong_address(error: EmailError) -> Error {
    let values = error.text_arguments().into_iter();
    let message = values.fold(Message::new(error.text_key()), |message, (name, value)| {
        message.with(name, Value::Text(value))
    });
    Error::Problems(vec![Problem { question: "sign-in", field: "email", message }])
}

/// What a right code leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameIn {
    /// The token of the session.
    pub token: SessionToken,
    /// Whether the tenant must first say which of several tenants they are.
    pub choose: bool,
}

/// Checks the code that was mailed for `request`; it works once.
pub async fn confirm_code(door: &Door<'_>, request: &CodeRequest, typed: &str) -> Result<CameIn, Error> {
    limits::count(door, limits::CODE_TRIES_FROM_CLIENT, door.from).await?;
    let code: String = typed.chars().filter(char::is_ascii_digit).collect();
    if code.is_empty() {
        return Err(Error::Input("sign-in-code-empty".to_owned()));
    }
    limits::may_guess(door, request.email.as_str()).await?;
    match store::retry(|| enter(door, request, &code)).await? {
        Ok(came) => Ok(came),
        Err(verdict) => Err(refused(door, request, verdict).await?),
    }
}

/// Uses up the code and begins the session, or neither: whoever is interrupted can type the same code again.
async fn enter(door: &Door<'_>, request: &CodeRequest, code: &str) -> Result<Result<CameIn, Verdict>, Error> {
    let mut tx = door.house.store.begin().await?;
    let (key, proof) = (request.key(), request.proof(code));
    let verdict = store::login_codes::verify_within(&mut tx, &key, &proof, TRIES, door.now).await?;
    if !matches!(verdict, Verdict::Accepted) {
        tx.commit().await?;
        return Ok(Err(verdict));
    }
    let known = store::tenancy::relations::by_email(&mut tx, request.email.as_str()).await?;
    let first = known.first().ok_or_else(|| Error::Input("sign-in-code-gone".to_owned()))?;
    let choose = known.len() > 1;
    let step = if choose { Step::ChooseTenant } else { Step::Done };
    let token = begin(door.house, &mut tx, door.now, beginning(first, step, &request.email)).await?;
    if !choose {
        came_in(door, &mut tx, first).await?;
    }
    limits::came_in(door, &mut tx, request.email.as_str()).await?;
    tx.commit().await?;
    Ok(Ok(CameIn { token, choose }))
}

/// Why a code is refused; a wrong one is counted.
async fn refused(door: &Door<'_>, request: &CodeRequest, verdict: Verdict) -> Result<Error, Error> {
    let why = match verdict {
        Verdict::Wrong { tries_left } => {
            limits::count_wrong(door, request.email.as_str()).await?;
            if tries_left == 0 { "sign-in-code-gone" } else { "sign-in-code-wrong" }
        }
        Verdict::NoCode | Verdict::Accepted => "sign-in-code-gone",
    };
    Ok(Error::Input(why.to_owned()))
}

fn beginning(tenant: &Relation, step: Step, email: &EmailAddress) -> Beginning {
    Beginning {
        guest: Guest::Tenant(tenant.id),
        step,
        name: tenant.name.spoken(),
        language: tenant.language,
        email: Some(email.to_string()),
    }
}

async fn came_in(door: &Door<'_>, tx: &mut Tx, tenant: &Relation) -> Result<(), Error> {
    let act = door.house.act(door.now, Actor::Tenant { id: tenant.id }, Channel::Portal);
    let event = act.event(Subject::new("relation", tenant.id), "tenant-signed-in", json!({}));
    Ok(tx.record(&event).await?)
}

/// One of the tenants who share an e-mail address.
#[derive(Debug, Clone)]
pub struct Account {
    /// Who.
    pub tenant: Relation,
    /// Where they rent, or rented: what tells people of one name apart.
    pub addresses: Vec<String>,
}

/// The tenants who share the address by which this visit came in: more than one means that they can switch.
pub async fn sharing(door: &Door<'_>, visit: &Visit) -> Result<Vec<Account>, Error> {
    let store = &door.house.store;
    let mut accounts = Vec::new();
    for tenant in known_by(door, visit).await? {
        let leases = store::tenancy::leases::of_relation(store, tenant.id).await?;
        let homes: Vec<_> = leases.iter().map(|lease| lease.home).collect();
        let homes = store::tenancy::homes::find_all(store, &homes).await?;
        let addresses = homes.iter().map(|home| home.address.to_string()).collect();
        accounts.push(Account { tenant, addresses });
    }
    Ok(accounts)
}

async fn known_by(door: &Door<'_>, visit: &Visit) -> Result<Vec<Relation>, Error> {
    let (Guest::Tenant(_), Some(email)) = (visit.guest, &visit.email) else { return Ok(Vec::new()) };
    Ok(store::tenancy::relations::by_email(&door.house.store, email).await?)
}

/// Goes on as one of the tenants who share the address; the new session replaces the old one.
pub async fn choose(door: &Door<'_>, visit: &Visit, tenant: RelationId) -> Result<SessionToken, Error> {
    let known = known_by(door, visit).await?;
    let chosen = known.iter().find(|relation| relation.id == tenant).ok_or(Error::NotFound)?;
    let email = visit.email.as_deref().and_then(|email| EmailAddress::parse(email).ok());
    let email = email.ok_or(Error::NotFound)?;
    store::retry(|| async {
        let mut tx = door.house.store.begin().await?;
        let token = step_up(door, &mut tx, visit, beginning(chosen, Step::Done, &email)).await?;
        came_in(door, &mut tx, chosen).await?;
        tx.commit().await?;
        Ok(token)
    })
    .await
}
