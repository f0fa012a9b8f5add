//! How long a browser may keep a file.

use axum::http::HeaderValue;

/// Hexadecimal digits of the hash that Trunk puts into a file's name.
const HASH_DIGITS: usize = 16;

/// How long an answer may be used without asking again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    /// The name holds a hash of the bytes: they never change (RFC 8246).
    ForGood,
    /// To be asked for again each time; an unchanged file then costs no download.
    AskAgain,
}

impl Lifetime {
    /// Decided by the file's own name: `-`, sixteen hexadecimal digits, then no further one.
    ///
    /// A hash in a folder's name counts for nothing, because that is not a hash of the bytes inside.
    ///
    /// ```
    /// use relay::lifetime::Lifetime;
    ///
    /// assert_eq!(Lifetime::of("/web-0123456789abcdef_bg.wasm"), Lifetime::ForGood);
    /// assert_eq!(Lifetime::of("/sw.js"), Lifetime::AskAgain);
    /// ```
    pub fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or_default();
        let is_hash = |part: &str| {
            let digits = part.bytes().take_while(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')).count();
            digits == HASH_DIGITS
        };
        if name.split('-').skip(1).any(is_hash) { Self::ForGood } else { Self::AskAgain }
    }

    /// The value of `Cache-Control`.
    pub fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::ForGood => "public, max-age=31536000, immutable",
            Self::AskAgain => "no-cache",
        })
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("/web-0123456789abcdef.js", Lifetime::ForGood)]
    #[case("/web-0123456789abcdef_bg.wasm", Lifetime::ForGood)]
    #[case("/two-words-0123456789abcdef.css", Lifetime::ForGood)]
    #[case("/index.html", Lifetime::AskAgain)]
    #[case("/sw.js", Lifetime::AskAgain)]
    #[case("/icons/icon-192.png", Lifetime::AskAgain)]
    #[case::one_digit_short("/web-0123456789abcde.js", Lifetime::AskAgain)]
    #[case::one_digit_more("/web-0123456789abcdef0.js", Lifetime::AskAgain)]
    #[case::capitals("/web-0123456789ABCDEF.js", Lifetime::AskAgain)]
    #[case::no_hyphen("/0123456789abcdef.js", Lifetime::AskAgain)]
    #[case::folder("/snippets/web-0123456789abcdef/inline0.js", Lifetime::AskAgain)]
    fn only_a_name_with_its_own_hash_is_for_good(#[case] path: &str, #[case] expected: Lifetime) {
        assert_eq!(Lifetime::of(path), expected);
    }
}
