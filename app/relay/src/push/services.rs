use std::str::FromStr;

use axum::http::Uri;
use axum::http::uri::{Authority, Scheme};

/// The browser makers' push services: a name, or all names below it. From what the browsers hand out: Chrome and what is
/// built on it, Firefox, Safari, Edge on Windows.
const MAKERS: [&str; 4] =
    ["fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com"];

/// The push services that this relay sends to. An address comes from whoever asks, and a server that posts to any address
/// it is told would be a hand inside its own network.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Services {
    own: Vec<Authority>,
}

impl Services {
    /// The browser makers' services and `own` ones, which may be spoken to without TLS on this machine.
    pub fn new(own: Vec<Authority>) -> Self {
        Self { own }
    }

    /// The address of an endpoint, if its service is one of these.
    pub fn address(&self, endpoint: &str) -> Option<Uri> {
        let address = Uri::from_str(endpoint).ok()?;
        let authority = address.authority()?;
        let is_secret = address.scheme() == Some(&Scheme::HTTPS);
        let is_own = self.own.contains(authority)
            && (is_secret || (address.scheme() == Some(&Scheme::HTTP) && is_here(authority)));
        let is_makers = is_secret && MAKERS.iter().any(|maker| is_at(authority, maker));
        (is_own || is_makers).then_some(address)
    }
}

/// Without a user, a password or a port before or behind the name.
fn is_at(authority: &Authority, maker: &str) -> bool {
    let name = authority.as_str().to_ascii_lowercase();
    name == maker || name.strip_suffix(maker).is_some_and(|sub| sub.ends_with('.') && is_name(sub))
}

fn is_name(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
}

fn is_here(authority: &Authority) -> bool {
    matches!(authority.host(), "localhost" | "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::chrome("https://fcm.googleapis.com/fcm/send/dXq8:APA91b")]
    #[case::firefox("https://updates.push.services.mozilla.com/wpush/v2/gAAAA")]
    #[case::safari("https://web.push.apple.com/QGuC7")]
    #[case::edge("https://wns2-par02p.notify.windows.com/w/?token=BQY%3d")]
    #[case::own("https://push.example.org/up?token=1")]
    #[case::own_here("http://localhost:7001/send/1")]
    fn a_push_service_is_known(#[case] endpoint: &str) {
        let own = ["push.example.org", "localhost:7001"].map(|name| name.parse().unwrap());
        assert!(Services::new(own.to_vec()).address(endpoint).is_some());
    }

    #[rstest]
    #[case::nobody("https://example.org/send")]
    #[case::the_network_inside("http://169.254.169.254/latest")]
    #[case::this_machine("http://localhost:8080/metrics")]
    #[case::without_tls("http://fcm.googleapis.com/fcm/send/1")]
    #[case::another_port("https://fcm.googleapis.com:8443/fcm/send/1")]
    #[case::a_user("https://a:b@fcm.googleapis.com/fcm/send/1")]
    #[case::a_user_that_looks_like_it("https://fcm.googleapis.com@example.org/")]
    #[case::a_name_that_ends_like_it("https://evilfcm.googleapis.com.example.org/")]
    #[case::a_name_that_ends_so("https://evil-push.apple.com/")]
    #[case::own_without_tls_elsewhere("http://push.example.org/up")]
    #[case::no_address("fcm.googleapis.com")]
    #[case::another_scheme("file:///etc/passwd")]
    #[case::nothing("")]
    fn any_other_address_is_refused(#[case] endpoint: &str) {
        let own = ["push.example.org", "localhost:7001"].map(|name| name.parse().unwrap());
        assert_eq!(Services::new(own.to_vec()).address(endpoint), None);
    }
}
