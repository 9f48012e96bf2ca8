//! Tokens for links, sessions and keys: long, random, stored only as digests.

use domain::chance::Chance;
use store::SecretHash;

/// A new token: 256 random bits as 43 characters that are safe in an address.
pub fn token(chance: &dyn Chance) -> String {
    use base64::Engine as _;
    let mut bytes = [0_u8; 32];
    chance.fill(&mut bytes);
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// The digest under which a token is stored.
pub fn hash(token: &str) -> SecretHash {
    SecretHash::of(token.as_bytes())
}
