//! Seals what must be read back but is worth stealing: the secrets of second factors.
//!
//! Whoever holds the database alone, such as a backup, cannot read them; the key lives outside it, with the
//! configuration. ChaCha20-Poly1305 (RFC 8439) with a random nonce, bound to the identifier of its owner so that a
//! sealed text moved to another row does not open.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::chance::Chance;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use crate::Error;

/// The form of sealed text, so that a later form can be told from it.
const FORM: &str = "v1.";

/// The key of this installation is not 32 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the installation's key is not 32 bytes in base64: make one with `openssl rand -base64 32`")]
pub struct InvalidSealKey;

/// The key of this installation. All servers that share a database share it.
pub struct Seal(LessSafeKey);

impl Seal {
    /// A seal with this key.
    pub fn new(key: [u8; 32]) -> Result<Self, InvalidSealKey> {
        UnboundKey::new(&CHACHA20_POLY1305, &key)
            .map(|key| Self(LessSafeKey::new(key)))
            .map_err(|_| InvalidSealKey)
    }

    /// A seal with a key written in base64, with or without padding, standard or safe for addresses.
    pub fn from_text(text: &str) -> Result<Self, InvalidSealKey> {
        let plain = text.trim().trim_end_matches('=').replace('+', "-").replace('/', "_");
        let bytes = URL_SAFE_NO_PAD.decode(plain).map_err(|_| InvalidSealKey)?;
        Self::new(bytes.try_into().map_err(|_| InvalidSealKey)?)
    }

    /// Seals `secret` for `owner`.
    pub fn close(&self, secret: &[u8], owner: &str, chance: &dyn Chance) -> Result<String, Error> {
        let mut nonce = [0_u8; NONCE_LEN];
        chance.fill(&mut nonce);
        let mut text = secret.to_vec();
        self.0
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(owner), &mut text)
            .map_err(|_| Error::Defect("a secret could not be sealed".to_owned()))?;
        Ok(format!("{FORM}{}", URL_SAFE_NO_PAD.encode([nonce.as_slice(), &text].concat())))
    }

    /// Opens what was sealed for `owner`.
    pub fn open(&self, sealed: &str, owner: &str) -> Result<Vec<u8>, Error> {
        let broken =
            || Error::Defect("a sealed secret does not open: is this the key it was sealed with?".to_owned());
        let bytes = sealed.strip_prefix(FORM).and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
        let bytes = bytes.ok_or_else(broken)?;
        let (nonce, text) = bytes.split_at_checked(NONCE_LEN).ok_or_else(broken)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| broken())?;
        let mut text = text.to_vec();
        let opened = self.0.open_in_place(nonce, Aad::from(owner), &mut text).map_err(|_| broken())?;
        Ok(opened.to_vec())
    }
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{InvalidSealKey, Seal};
    use domain::chance::SeededChance;

    #[test]
    fn what_is_sealed_opens_for_its_owner_with_its_key_only() {
        let chance = SeededChance::new(1);
        let seal = Seal::new([7; 32]).unwrap();
        let sealed = seal.close(b"secret", "aya", &chance).unwrap();
        assert_eq!(seal.open(&sealed, "aya").unwrap(), b"secret");
        assert_ne!(sealed, seal.close(b"secret", "aya", &chance).unwrap(), "another nonce each time");
        assert!(seal.open(&sealed, "bo").is_err());
        assert!(Seal::new([8; 32]).unwrap().open(&sealed, "aya").is_err());
        for broken in ["", "v1.", "v1.AAAA", &sealed[3..], &sealed[..sealed.len() - 2]] {
            assert!(seal.open(broken, "aya").is_err(), "{broken}");
        }
        assert!(!format!("{seal:?}").contains('7'));
    }

    #[test]
    fn a_key_is_read_in_either_alphabet() {
        let chance = SeededChance::new(1);
        let sealed = Seal::new([0xfb; 32]).unwrap().close(b"x", "aya", &chance).unwrap();
        let standard = format!("{}+/s=\n", "+/v7".repeat(10));
        for text in [standard.replace('=', ""), standard.replace('+', "-").replace('/', "_"), standard] {
            assert_eq!(Seal::from_text(&text).unwrap().open(&sealed, "aya").unwrap(), b"x", "{text}");
        }
        for text in ["", "AAAA", "not base64 at all, and of a length that is not right either"] {
            assert_eq!(Seal::from_text(text).unwrap_err(), InvalidSealKey, "{text}");
        }
    }
}
