//! How many requests one address may send.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use sha2::{Digest as _, Sha256};

/// How many addresses are counted at once before those that have been quiet are forgotten.
const MANY: usize = 50_000;

/// Counts requests by address without keeping any address: only a hash with a salt that is nowhere but in this memory.
pub struct Rate {
    per_minute: u32,
    salt: [u8; 32],
    buckets: Mutex<HashMap<u64, Bucket>>,
}

/// How many requests are left, as of a moment.
#[derive(Clone, Copy)]
struct Bucket {
    left: f64,
    at: Instant,
}

/// Too many requests.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooMany {
    /// After how many seconds the next one is taken.
    pub retry_after_s: u32,
}

impl Rate {
    /// At most this many requests a minute from one address, in one go or spread; 0 is no limit.
    pub fn new(per_minute: u32, salt: [u8; 32]) -> Self {
        Self { per_minute, salt, buckets: Mutex::new(HashMap::new()) }
    }

    /// Counts one request.
    ///
    /// # Errors
    /// [`TooMany`] once the minute's number is used up, until a part of the minute has passed.
    pub fn count(&self, address: IpAddr, now: Instant) -> Result<(), TooMany> {
        if self.per_minute == 0 {
            return Ok(());
        }
        let (most, key) = (f64::from(self.per_minute), self.key(address));
        let each = most / 60.0;
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MANY {
            buckets.retain(|_, bucket| now.saturating_duration_since(bucket.at) < Duration::from_mins(1));
        }
        let bucket = buckets.entry(key).or_insert(Bucket { left: most, at: now });
        let waited = now.saturating_duration_since(bucket.at).as_secs_f64();
        let left = (bucket.left + waited * each).min(most);
        *bucket = Bucket { left, at: now };
        if left < 1.0 {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "from 0 to 60: the limit is at least one request a minute"
            )]
            let retry_after_s = ((1.0 - left) / each).ceil() as u32;
            return Err(TooMany { retry_after_s: retry_after_s.max(1) });
        }
        bucket.left = left - 1.0;
        Ok(())
    }

    fn key(&self, address: IpAddr) -> u64 {
        let mut hash = Sha256::new().chain_update(self.salt);
        match address.to_canonical() {
            IpAddr::V4(address) => hash.update(address.octets()),
            // A household has a network of 64 bits (RFC 6177); its last half changes by itself.
            IpAddr::V6(address) => hash.update(&address.octets()[..8]),
        }
        let hash: [u8; 32] = hash.finalize().into();
        hash.first_chunk().copied().map_or(0, u64::from_le_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn the_number_of_a_minute_may_come_at_once_and_then_evenly() {
        let rate = Rate::new(60, [7; 32]);
        let (start, here) = (Instant::now(), address("192.0.2.1"));
        let taken = (0..100).filter(|_| rate.count(here, start).is_ok()).count();
        assert_eq!(taken, 60);
        assert_eq!(rate.count(here, start), Err(TooMany { retry_after_s: 1 }));
        assert_eq!(rate.count(here, start + Duration::from_secs(1)), Ok(()));
        assert_eq!(rate.count(here, start + Duration::from_secs(1)), Err(TooMany { retry_after_s: 1 }));
        assert_eq!(rate.count(address("192.0.2.2"), start), Ok(()));
    }

    #[test]
    fn retry_after_is_when_the_next_request_is_taken() {
        let rate = Rate::new(2, [7; 32]);
        let (start, here) = (Instant::now(), address("192.0.2.1"));
        assert_eq!([rate.count(here, start), rate.count(here, start)], [Ok(()), Ok(())]);
        assert_eq!(rate.count(here, start), Err(TooMany { retry_after_s: 30 }));
        assert_eq!(rate.count(here, start + Duration::from_secs(30)), Ok(()));
    }

    #[test]
    fn a_network_of_64_bits_is_one_address_and_a_mapped_one_is_the_old_one() {
        let rate = Rate::new(1, [7; 32]);
        let now = Instant::now();
        assert!(rate.count(address("2001:db8::1"), now).is_ok());
        assert!(rate.count(address("2001:db8::ffff:2"), now).is_err());
        assert!(rate.count(address("2001:db8:0:1::1"), now).is_ok());
        assert!(rate.count(address("192.0.2.1"), now).is_ok());
        assert!(rate.count(address("::ffff:192.0.2.1"), now).is_err());
    }

    #[test]
    fn zero_is_no_limit_and_a_clock_that_stands_still_harms_nobody() {
        let rate = Rate::new(0, [7; 32]);
        let now = Instant::now();
        assert!((0..1_000).all(|_| rate.count(address("192.0.2.1"), now).is_ok()));
    }

    #[test]
    fn who_has_been_quiet_is_forgotten_when_there_are_many() {
        let rate = Rate::new(1, [7; 32]);
        let start = Instant::now();
        for nth in 0..u32::try_from(MANY).unwrap() {
            rate.count(IpAddr::V4(nth.into()), start).unwrap();
        }
        rate.count(address("2001:db8::1"), start + Duration::from_secs(61)).unwrap();
        assert_eq!(rate.buckets.lock().unwrap().len(), 1);
    }
}
