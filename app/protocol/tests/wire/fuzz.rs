//! Every decoder against noise and against damaged good input.
//!
//! `PAS_A_PAS_FUZZ=N` makes it N inputs for each decoder instead of a few thousand; `PAS_A_PAS_FUZZ_SEED` repeats a run.
//! Each entry point is a plain function of bytes, so that any other driver can call it as well.

use protocol::{
    DecodeError, Envelope, EventsRequest, InviteLeave, InviteTake, InviteTaken, News, Problem, Snapshot,
    SyncAnswer, SyncRequest,
};

use crate::sample;

/// One decoder: what it makes of bytes, written again.
type EntryPoint = fn(&[u8]) -> Result<Vec<u8>, DecodeError>;

struct Target {
    name: &'static str,
    again: EntryPoint,
    good: Vec<u8>,
}

fn targets() -> Vec<Target> {
    let leave = InviteLeave { id: protocol::InviteId([1; 16]), expires_s: 600, sealed: vec![9; 300] };
    let conflict =
        Problem::Conflict { space: sample::space(7), dot: sample::fixed_envelope().header().last_dot() };
    let target = |name, good, again| Target { name, again, good };
    vec![
        target("envelope", sample::fixed_envelope().encode(), |b| Envelope::decode(b).map(|x| x.encode())),
        target("snapshot", sample::fixed_snapshot().encode(), |b| Snapshot::decode(b).map(|x| x.encode())),
        target("request", sample::fixed_request().encode(), |b| SyncRequest::decode(b).map(|x| x.encode())),
        target("answer", sample::fixed_answer().encode(), |b| SyncAnswer::decode(b).map(|x| x.encode())),
        target("events", EventsRequest { spaces: vec![sample::space(7); 3] }.encode(), |b| {
            EventsRequest::decode(b).map(|x| x.encode())
        }),
        target("news", b"65535".to_vec(), |b| {
            let text = std::str::from_utf8(b).ok().and_then(News::parse);
            text.map(|news| news.print().into_bytes()).ok_or(DecodeError::Truncated)
        }),
        target("invite-leave", leave.encode(), |b| InviteLeave::decode(b).map(|x| x.encode())),
        target("invite-take", InviteTake { id: leave.id }.encode(), |b| {
            InviteTake::decode(b).map(|x| x.encode())
        }),
        target("invite-taken", InviteTaken { sealed: vec![3; 200] }.encode(), |b| {
            InviteTaken::decode(b).map(|x| x.encode())
        }),
        target("problem", conflict.encode(), |b| Problem::decode(b).map(|x| x.encode())),
    ]
}

/// xorshift64* (Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled", 2016).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() >> 33).unwrap() % end.max(1)
    }

    fn byte(&mut self) -> u8 {
        // The values at which readers go wrong, more often than the others.
        const SPECIAL: [u8; 8] = [0, 1, 2, 0x7f, 0x80, 0x81, 0xfe, 0xff];
        match self.below(3) {
            0 => SPECIAL[self.below(SPECIAL.len())],
            _ => self.roll().to_be_bytes()[0],
        }
    }

    fn noise(&mut self) -> Vec<u8> {
        let bytes = self.below(300);
        (0..bytes).map(|_| self.byte()).collect()
    }

    fn damaged(&mut self, good: &[u8]) -> Vec<u8> {
        let mut bytes = good.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len());
            match self.below(5) {
                0 => bytes.truncate(at),
                1 => bytes.insert(at, self.byte()),
                2 => bytes.extend_from_within(at..),
                3 if !bytes.is_empty() => drop(bytes.remove(at)),
                _ if !bytes.is_empty() => bytes[at] = self.byte(),
                _ => {}
            }
        }
        bytes
    }
}

fn asked(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

#[test]
fn whatever_a_decoder_takes_it_writes_again_byte_for_byte() {
    let seed = asked("PAS_A_PAS_FUZZ_SEED", 0x5eed);
    let rounds = asked("PAS_A_PAS_FUZZ", 4_000);
    let mut dice = Dice(seed | 1);
    for Target { name, again, good } in targets() {
        assert_eq!(again(&good).as_ref(), Ok(&good), "{name}: its own sample");
        for round in 0..rounds {
            let bytes = if round % 4 == 0 { dice.noise() } else { dice.damaged(&good) };
            if let Ok(written) = again(&bytes) {
                assert_eq!(written, bytes, "{name}, seed {seed}, round {round}");
            }
        }
    }
}
