use core::str;

use crate::codec::{Reader, Writer};
use crate::{DecodeError, Limit};

/// Bytes of an uncompressed point of P-256 (SEC 1, section 2.3.3).
pub const POINT_BYTES: usize = 65;

/// Bytes of the secret with which a browser tells its own pushes from others' (RFC 8291, section 3.2).
pub const AUTH_BYTES: usize = 16;

/// Where a browser takes pushes, as its own `PushSubscription` says.
#[derive(Clone, PartialEq, Eq)]
pub struct Subscription {
    /// The address at the browser maker's push service, at most 1,024 bytes. Who knows it may replace its reminders.
    pub endpoint: String,
    /// The browser's key, `p256dh`.
    pub key: [u8; POINT_BYTES],
    /// The browser's secret, `auth`.
    pub auth: [u8; AUTH_BYTES],
}

impl core::fmt::Debug for Subscription {
    /// Without anything in it: an endpoint is as good as a telephone number.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Subscription").finish_non_exhaustive()
    }
}

/// All the moments at which a browser wants an empty push. They replace those of before; none at all forgets the browser.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reminders {
    /// Whom to push to.
    pub subscription: Subscription,
    /// In how many seconds, ascending, each once: at most 32, at most 400 days. A phone whose clock is wrong about the
    /// date is still right about these.
    pub after_s: Vec<u32>,
}

impl Reminders {
    /// The body of `POST /relay/v1/reminders`.
    pub fn encode(&self) -> Vec<u8> {
        let mut to = Writer::frame();
        to.sized(self.subscription.endpoint.as_bytes());
        to.put(&self.subscription.key);
        to.put(&self.subscription.auth);
        to.number(self.after_s.len() as u64);
        for after in &self.after_s {
            to.number(u64::from(*after));
        }
        to.0
    }

    /// What [`encode`](Self::encode) gave.
    ///
    /// # Errors
    /// [`DecodeError`] for anything else; [`DecodeError::Over`] for an endpoint of more than 1,024 bytes, more than 32
    /// reminders or more than 400 days; [`DecodeError::Order`] for reminders that do not ascend.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::frame(bytes, Limit::Body)?;
        let endpoint = reader.sized(Limit::Endpoint)?;
        let endpoint = str::from_utf8(endpoint).map_err(|_| DecodeError::Text)?.to_owned();
        let subscription = Subscription { endpoint, key: reader.array()?, auth: reader.array()? };
        let mut after_s: Vec<u32> = Vec::new();
        for _ in 0..reader.count(Limit::Reminders)? {
            let seconds = usize::try_from(reader.number()?).unwrap_or(usize::MAX);
            let seconds = Limit::ReminderSeconds.check(seconds)?;
            let seconds = u32::try_from(seconds).map_err(|_| DecodeError::Number)?;
            if after_s.last().is_some_and(|last| *last >= seconds) {
                return Err(DecodeError::Order);
            }
            after_s.push(seconds);
        }
        reader.end()?;
        Ok(Self { subscription, after_s })
    }
}

/// The key by which push services know this relay (RFC 8292, section 3.2): a browser's subscription is for it alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReminderKey(pub [u8; POINT_BYTES]);

impl ReminderKey {
    /// The body of the answer to `POST /relay/v1/reminders/key`.
    pub fn encode(&self) -> Vec<u8> {
        let mut to = Writer::frame();
        to.put(&self.0);
        to.0
    }

    /// What [`encode`](Self::encode) gave.
    ///
    /// # Errors
    /// [`DecodeError`] for anything else.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::frame(bytes, Limit::Answer)?;
        let key = reader.array()?;
        reader.end()?;
        Ok(Self(key))
    }
}
