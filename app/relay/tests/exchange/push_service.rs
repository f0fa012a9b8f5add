//! A browser and its push service, which takes nothing on trust.

use std::sync::{Arc, Mutex};

use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::{Aes128Gcm, Nonce};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base64ct::{Base64UrlUnpadded, Encoding as _};
use hkdf::Hkdf;
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};
use p256::{PublicKey, SecretKey};
use protocol::Subscription;
use sha2::Sha256;
use tokio::net::TcpListener;

/// What came, as it came.
#[derive(Clone, Debug)]
pub(crate) struct Push {
    pub(crate) to: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

/// How it answers from now on.
#[derive(Clone, Default)]
struct Answer {
    status: u16,
    retry_after: Option<&'static str>,
}

#[derive(Default)]
struct Inner {
    got: Mutex<Vec<Push>>,
    answer: Mutex<Answer>,
}

/// A push service on this machine.
#[derive(Clone)]
pub(crate) struct PushService {
    pub(crate) authority: String,
    inner: Arc<Inner>,
}

impl PushService {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let authority = format!("localhost:{}", listener.local_addr().unwrap().port());
        let service = Self { authority, inner: Arc::default() };
        service.answer(201, None);
        let router = Router::new().route("/send/{browser}", post(take)).with_state(service.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        service
    }

    pub(crate) fn answer(&self, status: u16, retry_after: Option<&'static str>) {
        *self.inner.answer.lock().unwrap() = Answer { status, retry_after };
    }

    /// All that came since it was last asked.
    pub(crate) fn take(&self) -> Vec<Push> {
        std::mem::take(&mut *self.inner.got.lock().unwrap())
    }
}

async fn take(
    State(service): State<PushService>,
    Path(to): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, HeaderMap) {
    service.inner.got.lock().unwrap().push(Push { to, headers, body: body.to_vec() });
    let Answer { status, retry_after } = service.inner.answer.lock().unwrap().clone();
    let mut headers = HeaderMap::new();
    if let Some(seconds) = retry_after {
        headers.insert("retry-after", seconds.parse().unwrap());
    }
    (StatusCode::from_u16(status).unwrap(), headers)
}

/// A browser with a subscription.
pub(crate) struct Browser {
    key: SecretKey,
    auth: [u8; 16],
    name: String,
}

impl Browser {
    pub(crate) fn new(name: &str) -> Self {
        let mut seed = [7; 32];
        seed[..name.len()].copy_from_slice(name.as_bytes());
        Self { key: SecretKey::from_slice(&seed).unwrap(), auth: [9; 16], name: name.to_owned() }
    }

    pub(crate) fn subscription(&self, service: &PushService) -> Subscription {
        let key = point(&self.key.public_key()).try_into().unwrap();
        Subscription {
            endpoint: format!("http://{}/send/{}", service.authority, self.name),
            key,
            auth: self.auth,
        }
    }

    /// What a push says to this browser.
    pub(crate) fn open(&self, push: &Push) -> Vec<u8> {
        assert_eq!(push.to, self.name);
        open(&self.key, self.auth, &push.body).unwrap()
    }
}

fn point(key: &PublicKey) -> Vec<u8> {
    p256::EncodedPoint::from(key).to_bytes().to_vec()
}

/// RFC 8291, section 3.4, and RFC 8188, section 2, for a message of one record.
fn open(key: &SecretKey, auth: [u8; 16], body: &[u8]) -> Option<Vec<u8>> {
    let (salt, rest) = body.split_at(16);
    let (record_size, rest) = rest.split_at(4);
    let (length, rest) = rest.split_at(1);
    let (sender, sealed) = rest.split_at(usize::from(length[0]));
    assert!(u32::from_be_bytes(record_size.try_into().unwrap()) as usize >= sealed.len());
    let public = PublicKey::from_sec1_bytes(sender).ok()?;
    let shared = p256::ecdh::diffie_hellman(key.to_nonzero_scalar(), public.as_affine());
    let info = [&b"WebPush: info\0"[..], &point(&key.public_key()), sender].concat();
    let ikm = expand::<32>(Some(&auth), shared.raw_secret_bytes(), &info);
    let content_key = expand::<16>(Some(salt), &ikm, b"Content-Encoding: aes128gcm\0");
    let nonce = expand::<12>(Some(salt), &ikm, b"Content-Encoding: nonce\0");
    let cipher = Aes128Gcm::new_from_slice(&content_key).unwrap();
    let mut plain = cipher.decrypt(Nonce::from_slice(&nonce), sealed).ok()?;
    while plain.pop_if(|byte| *byte == 0).is_some() {}
    assert_eq!(plain.pop(), Some(2), "the delimiter of the last record");
    Some(plain)
}

fn expand<const N: usize>(salt: Option<&[u8]>, secret: &[u8], info: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    Hkdf::<Sha256>::new(salt, secret).expand(info, &mut out).unwrap();
    out
}

/// The claims of a push that is signed for this key (RFC 8292, section 2 to 4).
pub(crate) fn claims(push: &Push, key: &[u8]) -> serde_json::Value {
    let authorization = push.headers["authorization"].to_str().unwrap();
    let parameters = authorization.strip_prefix("vapid ").unwrap();
    let value = |name: &str| {
        let mut parts = parameters.split(',').map(str::trim);
        parts.find_map(|part| part.strip_prefix(name)?.strip_prefix('=')).unwrap()
    };
    assert_eq!(Base64UrlUnpadded::decode_vec(value("k")).unwrap(), key);
    let (signed, signature) = value("t").rsplit_once('.').unwrap();
    let signature = Signature::from_slice(&Base64UrlUnpadded::decode_vec(signature).unwrap()).unwrap();
    VerifyingKey::from_sec1_bytes(key).unwrap().verify(signed.as_bytes(), &signature).unwrap();
    let (header, claims) = signed.split_once('.').unwrap();
    let json = |part: &str| -> serde_json::Value {
        serde_json::from_slice(&Base64UrlUnpadded::decode_vec(part).unwrap()).unwrap()
    };
    assert_eq!(json(header)["alg"], "ES256");
    json(claims)
}

/// RFC 8291, appendix A: the values of its example.
#[test]
fn the_example_of_the_standard_is_opened() {
    let bytes = |text: &str| Base64UrlUnpadded::decode_vec(text).unwrap();
    let key = SecretKey::from_slice(&bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")).unwrap();
    let auth: [u8; 16] = bytes("BTBZMqHH6r4Tts7J_aSIgg").try_into().unwrap();
    let body = bytes(concat!(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml",
        "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT",
        "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
    ));
    assert_eq!(open(&key, auth, &body).unwrap(), b"When I grow up, I want to be a watermelon");
    let mut forged = body;
    *forged.last_mut().unwrap() ^= 1;
    assert_eq!(open(&key, auth, &forged), None);
}
