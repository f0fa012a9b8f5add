//! The security headers that came with the build.

use std::collections::BTreeMap;
use std::fmt;

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// Header fields that every response carries; never empty.
///
/// The build writes them, because only it knows the hashes of the page's inline scripts.
#[derive(Clone, Debug)]
pub struct SecurityHeaders(HeaderMap);

/// A `headers.json` that cannot be sent.
#[derive(Debug)]
pub enum Error {
    /// No JSON object of strings.
    Json(serde_json::Error),
    /// An object without a content security policy, the one header that must not be missing.
    NoPolicy,
    /// A name or a value that HTTP does not allow (RFC 9110, section 5).
    Field {
        /// The name as it was given.
        name: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(source) => write!(f, "{source}"),
            Self::NoPolicy => f.write_str("it has no content-security-policy"),
            Self::Field { name } => write!(f, "`{name}` is no header that HTTP allows"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Json(source) => Some(source),
            Self::NoPolicy | Self::Field { .. } => None,
        }
    }
}

impl SecurityHeaders {
    /// Reads a JSON object from header name to value.
    ///
    /// ```
    /// use relay::headers::SecurityHeaders;
    ///
    /// assert!(SecurityHeaders::parse(br#"{"content-security-policy": "default-src 'self'"}"#).is_ok());
    /// assert!(SecurityHeaders::parse(b"{}").is_err());
    /// ```
    ///
    /// # Errors
    /// [`Error::Json`], [`Error::NoPolicy`], [`Error::Field`].
    pub fn parse(json: &[u8]) -> Result<Self, Error> {
        let fields: BTreeMap<String, String> = serde_json::from_slice(json).map_err(Error::Json)?;
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            let parsed = HeaderName::try_from(&name).ok().zip(HeaderValue::try_from(value).ok());
            let (key, value) = parsed.ok_or(Error::Field { name })?;
            headers.insert(key, value);
        }
        if !headers.contains_key("content-security-policy") {
            return Err(Error::NoPolicy);
        }
        Ok(Self(headers))
    }

    /// Sets each field, whatever was there before.
    pub fn add_to(&self, response: &mut HeaderMap) {
        response.extend(self.0.clone());
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn a_field_set_earlier_is_replaced() {
        let headers =
            SecurityHeaders::parse(br#"{"content-security-policy": "default-src 'none'"}"#).unwrap();
        let mut response = HeaderMap::new();
        response.insert("content-security-policy", HeaderValue::from_static("default-src *"));
        headers.add_to(&mut response);
        let values: Vec<_> = response.get_all("content-security-policy").iter().collect();
        assert_eq!(values, ["default-src 'none'"]);
    }

    #[rstest]
    #[case::not_json(b"default-src 'self'".as_slice())]
    #[case::not_an_object(b"[]")]
    #[case::not_strings(br#"{"content-security-policy": 1}"#)]
    #[case::no_policy(br#"{"referrer-policy": "no-referrer"}"#)]
    #[case::two_lines(br#"{"content-security-policy": "a\nb"}"#)]
    #[case::no_name(br#"{"content-security-policy": "a", "": "b"}"#)]
    fn what_cannot_be_sent_is_refused(#[case] json: &[u8]) {
        assert!(SecurityHeaders::parse(json).is_err());
    }
}
