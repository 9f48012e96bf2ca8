//! The `Message-ID` of a mail follows from its idempotency key and is signed: a reply can be trusted to name it.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Bytes of the signature that go into the identifier: 128 bits, half of what HMAC-SHA-256 gives (RFC 2104 section 5).
const SIGNATURE_BYTES: usize = 16;
/// The shortest secret accepted.
const SECRET_BYTES: usize = 32;

/// The secret for signing is too short to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the secret that signs Message-IDs has {found} bytes: use at least {SECRET_BYTES} random ones")]
pub struct WeakSecret {
    /// How many bytes were given.
    pub found: usize,
}

/// Makes the identifiers of our mails and recognises them in replies.
#[derive(Clone)]
pub struct MessageIds {
    signer: Hmac<Sha256>,
    domain: String,
}

impl MessageIds {
    /// Identifiers that end in `@domain`, the association's mail domain, signed with `secret`.
    pub fn new(secret: &[u8], domain: &str) -> Result<Self, WeakSecret> {
        let weak = WeakSecret { found: secret.len() };
        if secret.len() < SECRET_BYTES {
            return Err(weak);
        }
        // HMAC takes a key of any length; only its interface allows for others.
        let signer = Hmac::new_from_slice(secret).map_err(|_| weak)?;
        Ok(Self { signer, domain: domain.to_ascii_lowercase() })
    }

    /// The identifier for `idempotency_key`, between angle brackets; always the same for the same key.
    pub fn id_of(&self, idempotency_key: &str) -> String {
        let encoded = encode(idempotency_key);
        let signature = hexadecimal(&self.signature(&encoded));
        format!("<{encoded}.{signature}@{}>", self.domain)
    }

    /// The idempotency key of the mail of ours that `message_id` names; `None` when we never gave it out.
    ///
    /// For `In-Reply-To` and `References` of mail that comes in, which anybody can write.
    pub fn key_of(&self, message_id: &str) -> Option<String> {
        let id = message_id.trim().trim_start_matches('<').trim_end_matches('>').to_ascii_lowercase();
        let (local, domain) = id.rsplit_once('@')?;
        let (encoded, signature) = local.rsplit_once('.')?;
        let signature = from_hexadecimal(signature).filter(|bytes| bytes.len() == SIGNATURE_BYTES)?;
        let mut signer = self.signer.clone();
        signer.update(encoded.as_bytes());
        let genuine = signer.verify_truncated_left(&signature).is_ok() && domain == self.domain;
        if genuine { decode(encoded) } else { None }
    }

    fn signature(&self, encoded: &str) -> [u8; SIGNATURE_BYTES] {
        let mut signer = self.signer.clone();
        signer.update(encoded.as_bytes());
        let whole = signer.finalize().into_bytes();
        std::array::from_fn(|index| whole[index])
    }
}

impl std::fmt::Debug for MessageIds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MessageIds").field("domain", &self.domain).finish_non_exhaustive()
    }
}

/// Lower-case letters, digits and hyphens as they are, other bytes as `=` and two hexadecimal digits: an identifier
/// that survives mail systems which change capitals.
fn encode(key: &str) -> String {
    let mut encoded = String::with_capacity(key.len());
    for byte in key.bytes() {
        if byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' {
            encoded.push(char::from(byte));
        } else {
            encoded.push('=');
            encoded.push_str(&hexadecimal(&[byte]));
        }
    }
    encoded
}

fn decode(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let Some(first) = rest.chars().next() {
        if first == '=' {
            bytes.extend(from_hexadecimal(rest.get(1..3)?)?);
            rest = &rest[3..];
        } else {
            bytes.push(u8::try_from(first).ok()?);
            rest = &rest[1..];
        }
    }
    String::from_utf8(bytes).ok()
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    bytes.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]).collect()
}

fn from_hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        text.chars().map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok())).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MessageIds, WeakSecret};

    fn ids(secret: u8) -> MessageIds {
        MessageIds::new(&[secret; 32], "Voorbeeldwonen.example").unwrap()
    }

    #[test]
    fn a_key_has_one_identifier_and_another_secret_another() {
        let id = ids(1).id_of("termination-receipt/019AA1");
        assert_eq!(id, ids(1).id_of("termination-receipt/019AA1"));
        assert!(id.starts_with("<termination-receipt=2f019=41=411."), "{id}");
        assert!(id.ends_with("@voorbeeldwonen.example>"), "{id}");
        assert_ne!(id, ids(2).id_of("termination-receipt/019AA1"));
        assert_ne!(id, ids(1).id_of("termination-receipt/019aa1"));
    }

    #[test]
    fn only_identifiers_we_gave_out_are_recognised() {
        let id = ids(1).id_of("receipt/1");
        assert_eq!(ids(1).key_of(&id).as_deref(), Some("receipt/1"));
        assert_eq!(
            ids(1).key_of(&id.to_uppercase()).as_deref(),
            Some("receipt/1"),
            "some systems change capitals"
        );
        assert_eq!(ids(1).key_of(id.trim_matches(['<', '>'])).as_deref(), Some("receipt/1"));
        let forged = [
            id.replace("receipt", "receipx"),
            id.replace("voorbeeldwonen", "anderwonen"),
            id.replace('.', ".0"),
            "<receipt=2f1.@voorbeeldwonen.example>".to_owned(),
            "<receipt=2f1.00@voorbeeldwonen.example>".to_owned(),
            "<é.é@é>".to_owned(),
            String::new(),
        ];
        for message_id in forged {
            assert_eq!(ids(1).key_of(&message_id), None, "{message_id}");
        }
        assert_eq!(ids(2).key_of(&id), None);
    }

    #[test]
    fn a_short_secret_is_refused_and_none_is_shown() {
        assert_eq!(MessageIds::new(b"geheim", "x.nl").unwrap_err(), WeakSecret { found: 6 });
        assert!(!format!("{:?}", ids(7)).contains('7'));
    }

    proptest! {
        #[test]
        fn every_key_comes_back_and_fits_a_header(key in any::<String>()) {
            let id = ids(1).id_of(&key);
            prop_assert!(id.bytes().all(|byte| byte.is_ascii_graphic()));
            prop_assert_eq!(ids(1).key_of(&id), Some(key));
        }

        #[test]
        fn no_text_breaks_the_reader(text in any::<String>()) {
            prop_assert_eq!(ids(1).key_of(&text), None);
        }
    }
}
