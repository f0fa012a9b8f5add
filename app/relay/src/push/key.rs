use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use axum::http::Uri;
use base64ct::{Base64UrlUnpadded, Encoding as _};
use p256::SecretKey;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use protocol::{POINT_BYTES, ReminderKey};

/// How long a push service may take a token for good: half of what RFC 8292, section 2, allows.
const TOKEN_S: u64 = 12 * 60 * 60;

/// The key with which this relay signs what it sends to push services (RFC 8292). Browsers subscribe for it alone, so it
/// must stay the same.
pub struct Key {
    signing: SigningKey,
    /// Whom a push service writes to about trouble: a `mailto:` or `https:` address.
    contact: String,
}

/// The key's file cannot be used.
#[derive(Debug)]
pub enum KeyError {
    /// It can be neither read nor made.
    File {
        /// Where.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It holds something else than 32 bytes of a key in base64url.
    Content {
        /// Where.
        path: PathBuf,
    },
}

impl std::fmt::Display for KeyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File { path, source } => write!(f, "The push key {}: {source}.", path.display()),
            Self::Content { path } => {
                write!(f, "{} holds no push key: 32 bytes in base64url. Nothing was changed.", path.display())
            }
        }
    }
}

impl std::error::Error for KeyError {}

impl Key {
    /// Reads the key, or makes a new one, readable for this user alone, where there is no file yet.
    ///
    /// # Errors
    /// [`KeyError`]; a file that holds something else is left as it is.
    pub fn open(path: &Path, contact: &str) -> Result<Self, KeyError> {
        let failed = |source| KeyError::File { path: path.to_owned(), source };
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(missing) if missing.kind() == ErrorKind::NotFound => make(path).map_err(failed)?,
            Err(source) => return Err(failed(source)),
        };
        let key = Base64UrlUnpadded::decode_vec(text.trim())
            .ok()
            .and_then(|bytes| SecretKey::from_slice(&bytes).ok());
        let key = key.ok_or_else(|| KeyError::Content { path: path.to_owned() })?;
        Ok(Self { signing: key.into(), contact: contact.to_owned() })
    }

    /// What browsers subscribe for.
    pub fn public(&self) -> ReminderKey {
        let point = VerifyingKey::from(&self.signing).to_encoded_point(false);
        let mut bytes = [0; POINT_BYTES];
        // An uncompressed point of this curve has exactly these bytes.
        bytes.copy_from_slice(point.as_bytes());
        ReminderKey(bytes)
    }

    /// The `Authorization` for an address of a push service (RFC 8292, section 3). `now` is in seconds since 1970.
    pub fn authorization(&self, to: &Uri, now: u64) -> String {
        let origin =
            format!("{}://{}", to.scheme_str().unwrap_or("https"), to.authority().map_or("", |a| a.as_str()));
        let claims = serde_json::json!({ "aud": origin, "exp": now + TOKEN_S, "sub": self.contact });
        let part = |json: &str| Base64UrlUnpadded::encode_string(json.as_bytes());
        let signed = format!("{}.{}", part(r#"{"typ":"JWT","alg":"ES256"}"#), part(&claims.to_string()));
        let signature: Signature = self.signing.sign(signed.as_bytes());
        let signature = Base64UrlUnpadded::encode_string(&signature.to_bytes());
        let public = Base64UrlUnpadded::encode_string(&self.public().0);
        format!("vapid t={signed}.{signature}, k={public}")
    }
}

fn make(path: &Path) -> io::Result<String> {
    let text = loop {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        // One of 2³² draws is above the curve's order.
        if SecretKey::from_slice(&bytes).is_ok() {
            break Base64UrlUnpadded::encode_string(&bytes);
        }
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    const CONTACT: &str = "mailto:relay@example.org";

    #[test]
    fn a_key_is_made_once_and_for_this_user_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/push.key");
        let made = Key::open(&path, CONTACT).unwrap().public();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(Key::open(&path, CONTACT).unwrap().public(), made);
        let other = Key::open(&folder.path().join("other.key"), CONTACT).unwrap().public();
        assert_ne!(other, made);
    }

    #[test]
    fn a_file_that_holds_no_key_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("push.key");
        for content in ["", "a letter", &"A".repeat(43)] {
            fs::write(&path, content).unwrap();
            assert!(matches!(Key::open(&path, CONTACT), Err(KeyError::Content { .. })), "{content}");
            assert_eq!(fs::read_to_string(&path).unwrap(), content);
        }
    }

    #[test]
    fn a_folder_is_no_key() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(Key::open(folder.path(), CONTACT), Err(KeyError::File { .. })));
    }
}
