//! What a browser gets from the relay.
#![expect(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::ffi::OsString;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{Method, Request, Response, StatusCode};
use http_body_util::BodyExt as _;
use relay::exchange::Exchange;
use relay::options::Options;
use relay::router::router;
use relay::site::Site;
use rstest::rstest;
use tempfile::TempDir;
use tokio::sync::watch;
use tower::ServiceExt as _;

const POLICY: &str = "default-src 'self'";
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// A small build and the relay that serves it.
struct Server {
    _dist: TempDir,
    router: Router,
}

impl Server {
    async fn new() -> Self {
        let dist = TempDir::new().unwrap();
        for (name, text) in [
            ("index.html", "the page"),
            ("index.html.br", "the page, smaller"),
            ("headers.json", r#"{"content-security-policy": "default-src 'self'"}"#),
            ("sw.js", "the worker"),
            ("web-0123456789abcdef.js", "the script"),
            ("web-0123456789abcdef_bg.wasm", "the program"),
            ("manifest.webmanifest", "{}"),
            ("icons/icon.svg", "<svg/>"),
        ] {
            let path = dist.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let database = format!("sqlite:{}", dist.path().join("relay.sqlite3").display());
        let arguments = ["--dist".into(), dist.path().into(), "--database".into(), OsString::from(database)];
        let options = Options::read(arguments, |_| None).unwrap().unwrap();
        let exchange = Exchange::open(&options, watch::channel(false).1).await.unwrap();
        let router = router(Site::open(dist.path()).unwrap(), Arc::new(exchange));
        Self { _dist: dist, router }
    }

    async fn answer(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn get(&self, path: &str) -> Response<Body> {
        self.answer(Request::get(path).body(Body::empty()).unwrap()).await
    }
}

async fn text(response: Response<Body>) -> String {
    String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
}

#[rstest]
#[case("/")]
#[case("/rendez-vous")]
#[case("/papiers/3f2a/lire")]
#[case("/papiers?tri=date")]
#[case::escaped("/pr%C3%A9nom")]
#[case::folder("/icons")]
#[case::folder_with_slash("/icons/")]
#[tokio::test]
async fn a_place_in_the_app_gets_the_page(#[case] path: &str) {
    let response = Server::new().await.get(path).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()[CACHE_CONTROL], "no-cache");
    assert_eq!(text(response).await, "the page");
}

#[rstest]
#[case("/sw.js", "text/javascript", "no-cache")]
#[case("/web-0123456789abcdef.js", "text/javascript", FOR_GOOD)]
#[case("/web-0123456789abcdef_bg.wasm", "application/wasm", FOR_GOOD)]
#[case("/manifest.webmanifest", "application/manifest+json", "no-cache")]
#[case("/icons/icon.svg", "image/svg+xml", "no-cache")]
#[tokio::test]
async fn a_file_has_its_type_and_its_lifetime(
    #[case] path: &str,
    #[case] kind: &str,
    #[case] lifetime: &str,
) {
    let response = Server::new().await.get(path).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()[CONTENT_TYPE], kind);
    assert_eq!(response.headers()[CACHE_CONTROL], lifetime);
}

#[rstest]
#[case("/missing.js")]
#[case("/web-fedcba9876543210.js")]
#[case("/headers.json")]
#[case::escaped_letter("/headers%2Ejson")]
#[case::escaped_name("/%68eaders.json")]
#[case::same_folder("/./headers.json")]
#[case::two_slashes("//headers.json")]
#[case::up_and_down("/icons/../headers.json")]
#[case::outside("/../../etc/passwd.txt")]
#[case::outside_escaped("/..%2f..%2fetc/passwd.txt")]
#[tokio::test]
async fn what_is_not_for_browsers_is_not_found_and_not_kept(#[case] path: &str) {
    let response = Server::new().await.get(path).await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert_eq!(response.headers()[CACHE_CONTROL], "no-cache");
    assert!(!text(response).await.contains("the page"));
}

#[rstest]
#[case("/")]
#[case("/sw.js")]
#[case("/missing.js")]
#[case("/healthz")]
#[case("/metrics")]
#[tokio::test]
async fn every_answer_to_a_browser_carries_the_policy(#[case] path: &str) {
    let response = Server::new().await.get(path).await;
    assert_eq!(response.headers()["content-security-policy"], POLICY);
}

#[tokio::test]
async fn an_answer_to_a_phone_is_never_shown_or_kept() {
    let response = Server::new().await.get("/relay/v1/exchange").await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert_eq!(response.headers()["content-security-policy"], "default-src 'none'");
    assert_eq!(response.headers()[CACHE_CONTROL], "no-store");
    assert_eq!(text(response).await, "");
}

#[rstest]
#[case::accepted("gzip, deflate, br", Some("br"), "the page, smaller")]
#[case::refused("gzip, br;q=0", None, "the page")]
#[tokio::test]
async fn the_smaller_sibling_goes_to_those_who_accept_it(
    #[case] accepted: &str,
    #[case] encoding: Option<&str>,
    #[case] expected: &str,
) {
    let request = Request::get("/rendez-vous").header(ACCEPT_ENCODING, accepted).body(Body::empty()).unwrap();
    let response = Server::new().await.answer(request).await;
    let sent = response.headers().get(CONTENT_ENCODING).map(|value| value.to_str().unwrap());
    assert_eq!(sent, encoding);
    assert_eq!(response.headers()[CONTENT_TYPE], "text/html");
    assert_eq!(response.headers().get_all(VARY).iter().count(), 1);
    assert_eq!(text(response).await, expected);
}

#[tokio::test]
async fn an_unchanged_file_is_not_sent_twice() {
    let server = Server::new().await;
    let modified = server.get("/sw.js").await.headers()["last-modified"].clone();
    let again = Request::get("/sw.js").header("if-modified-since", modified).body(Body::empty()).unwrap();
    let response = server.answer(again).await;
    assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(text(response).await, "");
}

#[tokio::test]
async fn health_is_one_word() {
    assert_eq!(text(Server::new().await.get("/healthz").await).await, "ok");
}

#[rstest]
#[case(Method::POST)]
#[case(Method::DELETE)]
#[tokio::test]
async fn a_file_can_only_be_read(#[case] method: Method) {
    let request = Request::builder().method(method).uri("/sw.js").body(Body::empty()).unwrap();
    assert_eq!(Server::new().await.answer(request).await.status(), StatusCode::METHOD_NOT_ALLOWED);
}
