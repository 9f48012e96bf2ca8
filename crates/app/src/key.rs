//! The key of the installation: seals what must be read back, and signs the identifiers of our mails.

use std::io::Write;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::chance::Chance;
use secrecy::{ExposeSecret, SecretBox, SecretString};
use sha2::{Digest, Sha256};
use usecases::signing_in::{InvalidSealKey, Seal};

/// The file in the data folder that holds the key when no setting does.
const FILE: &str = "key";

/// The key of the installation.
#[derive(Debug)]
pub struct Key(SecretBox<[u8; 32]>);

/// The key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// It is not 32 bytes.
    #[error("{0}; set it as `key`, or leave the setting out to have one made in the data folder")]
    Invalid(InvalidSealKey),
    /// The file cannot be read or made.
    #[error("the file {file} with the key of the installation cannot be used: {problem}")]
    File {
        /// Which file.
        file: String,
        /// Why not.
        problem: std::io::Error,
    },
}

impl Key {
    /// The key that was set, or the one in the data folder, which is made when there is none.
    pub fn of(setting: Option<&SecretString>, data: &Path, chance: &dyn Chance) -> Result<Self, KeyError> {
        if let Some(text) = setting {
            return Self::from_text(text.expose_secret());
        }
        let file = data.join(FILE);
        let fail = |problem| KeyError::File { file: file.display().to_string(), problem };
        match std::fs::read_to_string(&file) {
            Ok(text) => Self::from_text(&text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let mut bytes = [0_u8; 32];
                chance.fill(&mut bytes);
                write(&file, &STANDARD.encode(bytes)).map_err(fail)?;
                // Two servers that start together: the one whose file stands has made the key.
                std::fs::read_to_string(&file).map_err(fail).and_then(|text| Self::from_text(&text))
            }
            Err(error) => Err(fail(error)),
        }
    }

    fn from_text(text: &str) -> Result<Self, KeyError> {
        let plain = text.trim().trim_end_matches('=').replace('+', "-").replace('/', "_");
        let bytes = URL_SAFE_NO_PAD.decode(plain).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        bytes.map(|bytes| Self(SecretBox::new(Box::new(bytes)))).ok_or(KeyError::Invalid(InvalidSealKey))
    }

    /// The seal with this key.
    pub fn seal(&self) -> Result<Seal, KeyError> {
        Seal::new(*self.0.expose_secret()).map_err(KeyError::Invalid)
    }

    /// By which the key is recognised, and from which nothing about it can be told.
    pub fn fingerprint(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.derived("fingerprint"))
    }

    /// A secret for one purpose, from which neither the key nor a secret for another purpose can be told.
    pub fn derived(&self, purpose: &str) -> [u8; 32] {
        let mut digest = Sha256::new();
        digest.update(self.0.expose_secret());
        digest.update(purpose.as_bytes());
        digest.finalize().into()
    }
}

/// Writes the key so that it appears whole, readable by its owner only, and never replaces another.
fn write(file: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let draft = file.with_extension(format!("{}", std::process::id()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut made = options.open(&draft)?;
    made.write_all(format!("{text}\n").as_bytes())?;
    made.sync_all()?;
    let linked = std::fs::hard_link(&draft, file);
    std::fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use domain::chance::SeededChance;
    use secrecy::SecretString;

    use super::Key;

    #[test]
    fn a_key_is_made_once_and_read_after() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let chance = SeededChance::new(1);
        let made = Key::of(None, &data, &chance).unwrap();
        let read = Key::of(None, &data, &chance).unwrap();
        assert_eq!(made.derived("mail"), read.derived("mail"));
        assert_ne!(made.derived("mail"), made.derived("other"));
        let other = Key::of(Some(&SecretString::from("A".repeat(43))), &data, &chance).unwrap();
        assert_ne!(made.derived("mail"), other.derived("mail"), "a setting goes before the file");
        let files: Vec<_> =
            std::fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(files, ["key"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let rights = std::fs::metadata(data.join("key")).unwrap().permissions();
            assert_eq!(rights.mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_key_of_another_length_is_refused_and_not_shown() {
        let error = Key::of(Some(&SecretString::from("geheim")), "/nergens".as_ref(), &SeededChance::new(1));
        let error = error.unwrap_err().to_string();
        assert!(error.contains("openssl rand -base64 32") && !error.contains("geheim"), "{error}");
    }
}
