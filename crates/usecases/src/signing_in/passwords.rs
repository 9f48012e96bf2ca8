//! Passwords of staff: Argon2id with the parameters of OWASP, and what a password must be.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::chance::Chance;
use tokio::sync::Semaphore;

use crate::Error;

/// Memory in KiB, passes and lanes (OWASP Password Storage Cheat Sheet, Argon2id).
const PARAMETERS: (u32, u32, u32) = (19 * 1024, 2, 1);
/// The fewest characters of a password. With a second factor NIST SP 800-63B asks for 8; staff see everybody's data.
const SHORTEST: usize = 12;
/// The most bytes of a password: longer ones only cost time.
const LONGEST: usize = 256;
/// Letters of generated passwords: none that are taken for another (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Each hashing takes 19 MiB and a core: no more at a time than this, the others wait their turn.
static HASHING: Semaphore = Semaphore::const_new(2);

/// What came of a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is the password.
    Right,
    /// It is the password, and its hash was made with other parameters than ours: hash it again.
    RightButOld,
    /// It is not.
    Wrong,
}

fn ours() -> Result<Argon2<'static>, Error> {
    let (memory, passes, lanes) = PARAMETERS;
    let parameters = Params::new(memory, passes, lanes, None);
    let parameters = parameters.map_err(|error| Error::Defect(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters))
}

/// What is verified when there is nobody with the address that was typed, so that it takes as long.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| scramble_with(b"nobody has this!", b"0123456789abcdef").unwrap_or_default());

fn scramble_with(password: &[u8], salt: &[u8]) -> Result<String, Error> {
    let hash = ours()?.hash_password_with_salt(password, salt);
    Ok(hash.map_err(|error| Error::Defect(error.to_string()))?.to_string())
}

/// The hash of `password`, in PHC form, on this thread: for commands and seeding.
pub fn hash(password: &str, chance: &dyn Chance) -> Result<String, Error> {
    let mut salt = [0_u8; 16];
    chance.fill(&mut salt);
    scramble_with(password.as_bytes(), &salt)
}

/// The hash of `password`, in PHC form, without holding up other work.
pub async fn scramble(password: &str, chance: &dyn Chance) -> Result<String, Error> {
    let mut salt = [0_u8; 16];
    chance.fill(&mut salt);
    let password = password.to_owned();
    aside(move || scramble_with(password.as_bytes(), &salt)).await?
}

/// Verifies `password`; without a hash, because there is nobody, it is wrong and takes as long.
pub async fn verify(password: &str, hash: Option<&str>) -> Result<Verdict, Error> {
    let known = hash.is_some();
    let (password, hash) = (password.to_owned(), hash.map(ToOwned::to_owned));
    let verdict = aside(move || compare(&password, hash.as_deref().unwrap_or(&NOBODY))).await??;
    Ok(if known { verdict } else { Verdict::Wrong })
}

/// Whether `password` is the one that `hash` was made of.
pub async fn is_password(password: &str, hash: &str) -> Result<bool, Error> {
    Ok(verify(password, Some(hash)).await? != Verdict::Wrong)
}

fn compare(password: &str, hash: &str) -> Result<Verdict, Error> {
    let broken = |error| Error::Defect(format!("a stored password hash cannot be read: {error}"));
    let stored = PasswordHash::new(hash).map_err(broken)?;
    let ours = ours()?;
    if password.len() > LONGEST || ours.verify_password(password.as_bytes(), &stored).is_err() {
        return Ok(Verdict::Wrong);
    }
    let current = Params::try_from(&stored).is_ok_and(|parameters| {
        (parameters.m_cost(), parameters.t_cost(), parameters.p_cost()) == PARAMETERS
    });
    let current = current && stored.algorithm.as_str() == Algorithm::Argon2id.as_str();
    Ok(if current { Verdict::Right } else { Verdict::RightButOld })
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let defect = |error: &dyn std::fmt::Display| Error::Defect(format!("a password was not hashed: {error}"));
    let _turn = HASHING.acquire().await.map_err(|error| defect(&error))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| defect(&error))
}

/// Refuses a password that is too short, too long, or guessed from whose it is.
pub fn acceptable(password: &str, email: &str, name: &str) -> Result<(), Error> {
    let refuse = |key: &str| Err(Error::Input(key.to_owned()));
    if password.chars().count() < SHORTEST {
        return refuse("staff-password-short");
    }
    if password.len() > LONGEST {
        return refuse("staff-password-long");
    }
    let plain = password.to_lowercase();
    let mut different: Vec<char> = plain.chars().collect();
    different.sort_unstable();
    different.dedup();
    let own = email.split(['@', '.']).chain(name.split_whitespace());
    let own = own.filter(|part| part.chars().count() > 3).map(str::to_lowercase);
    if different.len() < 5 || own.into_iter().any(|part| plain.contains(&part)) {
        return refuse("staff-password-guessable");
    }
    Ok(())
}

/// A new password of 100 random bits in four groups, to be handed over once: `k3f9z-…`.
pub fn generate(chance: &dyn Chance) -> String {
    let mut bytes = [0_u8; 20];
    chance.fill(&mut bytes);
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::{Verdict, acceptable, compare, generate, hash, verify};
    use argon2::password_hash::PasswordHasher as _;
    use argon2::{Algorithm, Argon2, Params, Version};
    use domain::chance::SeededChance;

    #[tokio::test]
    async fn a_password_is_recognised_and_nobody_has_none() {
        let chance = SeededChance::new(3);
        let stored = hash("correct horse battery", &chance).unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert_ne!(stored, hash("correct horse battery", &chance).unwrap(), "another salt each time");
        let verdict = async |password, hash| verify(password, hash).await.unwrap();
        assert_eq!(verdict("correct horse battery", Some(&stored)).await, Verdict::Right);
        assert_eq!(verdict("correct horse batterY", Some(&stored)).await, Verdict::Wrong);
        assert_eq!(verdict("nobody has this!", None).await, Verdict::Wrong);
        assert!(verify("x", Some("plain")).await.is_err());
    }

    #[test]
    fn a_hash_with_other_parameters_is_to_be_made_again() {
        let weaker = Params::new(8 * 1024, 1, 1, None).unwrap();
        for algorithm in [Algorithm::Argon2id, Algorithm::Argon2i] {
            let weaker = Argon2::new(algorithm, Version::V0x13, weaker.clone());
            let old =
                weaker.hash_password_with_salt(b"correct horse", b"0123456789abcdef").unwrap().to_string();
            assert_eq!(compare("correct horse", &old).unwrap(), Verdict::RightButOld);
            assert_eq!(compare("wrong horse", &old).unwrap(), Verdict::Wrong);
        }
    }

    #[test]
    fn a_password_is_long_and_not_guessed_from_whose_it_is() {
        let table = [
            ("elf tekens!", false),
            ("twaalf teken", true),
            ("aaaaaaaaaaaaaaaa", false),
            ("ababcabcabcabcab", false),
            ("SanneDeBoer2026!", false),
            ("welkom bij groningen", true),
            ("mijn-voorbeeld-hond", false),
            ("zeven blauwe fietsen", true),
        ];
        for (password, fine) in table {
            let outcome = acceptable(password, "s.boer@voorbeeld.nl", "Sanne de Boer");
            assert_eq!(outcome.is_ok(), fine, "{password}");
        }
        assert!(acceptable(&"lang genoeg ".repeat(30), "s@voorbeeld.nl", "S").is_err());
    }

    #[test]
    fn a_generated_password_is_acceptable_and_never_the_same() {
        let chance = SeededChance::new(3);
        let (one, other) = (generate(&chance), generate(&chance));
        assert_ne!(one, other);
        assert_eq!(one.len(), 23);
        assert!(acceptable(&one, "s@voorbeeld.nl", "S").is_ok(), "{one}");
    }
}
