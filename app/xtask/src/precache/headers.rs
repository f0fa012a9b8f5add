//! The security headers of every file, as the relay sends them.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::inline::{self, Element};

/// A JSON object from lower-case header name to value, for the built `pages`.
///
/// The policy lets nothing in from elsewhere: no third-party request is possible, whatever a later change forgets.
/// `'wasm-unsafe-eval'` is what compiling wasm needs and allows no `eval` (CSP Level 3, section 2.3.1).
pub(crate) fn json(pages: &BTreeMap<String, String>) -> String {
    let headers = BTreeMap::from([
        ("content-security-policy", policy(pages)),
        // Opening the page in a group of its own keeps other sites' windows from holding a handle on it.
        ("cross-origin-opener-policy", "same-origin".to_owned()),
        ("cross-origin-resource-policy", "same-origin".to_owned()),
        // A camera reads a QR code, a microphone fills a field, the position orders services; no frame gets any.
        ("permissions-policy", "camera=(self), geolocation=(self), microphone=(self)".to_owned()),
        ("referrer-policy", "no-referrer".to_owned()),
        ("x-content-type-options", "nosniff".to_owned()),
    ]);
    // A map of strings always has a JSON form.
    serde_json::to_string_pretty(&headers).unwrap_or_default()
}

fn policy(pages: &BTreeMap<String, String>) -> String {
    let script_src = with_hashes("script-src 'self' 'wasm-unsafe-eval'", pages, Element::Script);
    let style_src = with_hashes("style-src 'self'", pages, Element::Style);
    [
        "default-src 'self'",
        &script_src,
        &style_src,
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
    .join("; ")
}

fn with_hashes(directive: &str, pages: &BTreeMap<String, String>, element: Element) -> String {
    let mut directive = directive.to_owned();
    for text in pages.values().flat_map(|page| inline::texts(page, element)) {
        directive.push_str(" 'sha256-");
        BASE64_STANDARD.encode_string(Sha256::digest(text), &mut directive);
        directive.push('\'');
    }
    directive
}
