//! The second factor of staff: time-based codes (RFC 6238) that every authenticator app makes.

use domain::chance::Chance;
use jiff::Timestamp;
use totp_rs::{Algorithm, Builder, Secret, Totp};

use crate::Error;

/// Seconds that a code lasts; what every app assumes.
const STEP: u64 = 30;
/// Steps before and after now that are accepted, for clocks that are off.
const SKEW: u16 = 1;
/// Bytes of a secret: the length of the SHA-1 digest (RFC 4226, section 4).
const SECRET: usize = 20;

/// What somebody needs to put the second factor in an app.
#[derive(Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The address an app reads, to be shown as a QR code: `otpauth://totp/…`.
    pub address: String,
    /// The secret to type where no camera is at hand, in groups of four.
    pub secret: String,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Enrolment(…)")
    }
}

/// A new secret.
pub fn secret(chance: &dyn Chance) -> [u8; SECRET] {
    let mut secret = [0_u8; SECRET];
    chance.fill(&mut secret);
    secret
}

fn totp(secret: &[u8], issuer: Option<&str>, account: &str) -> Result<Totp, Error> {
    // A colon would end the issuer's part of the address.
    let issuer = issuer.map(|issuer| issuer.replace(':', " "));
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(SKEW)
        .with_step_duration(STEP)
        .with_secret(Secret::new(secret.into()))
        .with_account_name(account)
        .with_issuer(issuer)
        .build()
        .map_err(|error| Error::Defect(format!("a second factor cannot be made: {error}")))
}

/// What puts `secret` in an app, where it will be called `issuer` and `account`.
pub fn enrolment(secret: &[u8], issuer: &str, account: &str) -> Result<Enrolment, Error> {
    let totp = totp(secret, Some(issuer), account)?;
    let address = totp.to_url().map_err(|error| Error::Defect(error.to_string()))?;
    let letters: Vec<char> = totp.secret().to_base32().chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(Enrolment { address, secret: groups.join(" ") })
}

/// The time step of which `typed` is the code, if it is one of about now. The caller must use up the step.
pub fn step(secret: &[u8], typed: &str, now: Timestamp) -> Result<Option<i64>, Error> {
    let code: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let Ok(seconds) = u64::try_from(now.as_second()) else { return Ok(None) };
    let step = totp(secret, None, "staff")?.check(&code, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// The code of `now`, for tests and demonstrations.
pub fn code(secret: &[u8], now: Timestamp) -> Result<String, Error> {
    let seconds = u64::try_from(now.as_second()).unwrap_or(0);
    Ok(totp(secret, None, "staff")?.generate(seconds).to_string())
}

#[cfg(test)]
mod tests {
    use super::{enrolment, step};
    use jiff::Timestamp;

    /// RFC 6238, appendix B: the secret of its SHA-1 rows.
    const SECRET: &[u8; 20] = b"12345678901234567890";

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // The last six of the eight digits of the rows.
        let table = [
            (59, "287082", 1),
            (1_111_111_109, "081804", 0x0235_23EC),
            (1_111_111_111, "050471", 0x0235_23ED),
            (1_234_567_890, "005924", 0x0273_EF07),
            (2_000_000_000, "279037", 0x03F9_40AA),
        ];
        for (second, code, counter) in table {
            let at = |second| Timestamp::from_second(second).unwrap();
            assert_eq!(step(SECRET, code, at(second)).unwrap(), Some(counter), "{code}");
            let spaced = format!(" {} {} ", &code[..3], &code[3..]);
            assert_eq!(step(SECRET, &spaced, at(second + 30)).unwrap(), Some(counter), "one step late");
            assert_eq!(step(SECRET, code, at(second + 60)).unwrap(), None, "two steps late");
        }
        for wrong in ["", "12345", "1234567", "abcdef", "٠٨١٨٠٤", "-81804"] {
            assert_eq!(step(SECRET, wrong, Timestamp::from_second(59).unwrap()).unwrap(), None, "{wrong}");
        }
    }

    #[test]
    fn an_app_can_read_the_enrolment() {
        let enrolment = enrolment(SECRET, "Wonen: aan de Diep", "s.boer@voorbeeld.nl").unwrap();
        assert!(enrolment.address.starts_with("otpauth://totp/Wonen"), "{}", enrolment.address);
        assert!(enrolment.address.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
        assert_eq!(enrolment.secret, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert!(!format!("{enrolment:?}").contains("GEZD"));
    }
}
