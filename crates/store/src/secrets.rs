//! Secrets are stored only as digests: whoever reads the database cannot come in with what it holds.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The SHA-256 of a secret with enough chance in it to need no salt: a session token, a link, an API key.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretHash(String);

impl SecretHash {
    /// The digest of `secret`, which must hold at least 128 bits of chance.
    pub fn of(secret: &[u8]) -> Self {
        Self(hex(&Sha256::digest(secret)))
    }

    pub(crate) fn as_text(&self) -> &str {
        &self.0
    }

    /// Compares in constant time.
    pub fn matches(&self, other: &Self) -> bool {
        equal(&self.0, &other.0)
    }
}

impl std::fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretHash(…)")
    }
}

impl crate::values::Stored for SecretHash {
    type Raw = String;
    fn to_raw(&self) -> String {
        self.0.clone()
    }
    fn from_raw(raw: String) -> Result<Self, String> {
        Ok(Self(raw))
    }
}

/// Whether two texts are equal, in a time that does not tell where they differ.
pub(crate) fn equal(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

/// Bytes as lower-case hexadecimal text.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::SecretHash;

    #[test]
    fn the_digest_is_sha_256_and_is_not_shown() {
        let hash = SecretHash::of(b"abc");
        // FIPS 180-2, appendix B.1.
        assert_eq!(hash.as_text(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert!(!format!("{hash:?}").contains("ba78"));
        assert!(hash.matches(&SecretHash::of(b"abc")));
        assert!(!hash.matches(&SecretHash::of(b"abd")));
    }
}
