//! A fuzz target for stable Rust that every test run can afford: valid samples are damaged again and again, and a
//! decoder has to answer each with an error or a value, never with a panic.
//!
//! ```
//! // Every decoder is given some thousand damaged samples.
//! mutation::attack("utf-8", &["Passeport".as_bytes().to_vec()], |bytes| {
//!     let _ = std::str::from_utf8(bytes);
//! });
//! ```
//!
//! `MUTATIONS=1000000` makes it longer, `MUTATION_SEED=42` different. What made a decoder panic is printed as hex, with
//! the seed and the round.

use std::env;
use std::fmt::Write as _;

/// How many damaged inputs a decoder gets unless `MUTATIONS` says otherwise.
const ROUNDS: u64 = 4000;
/// The most bytes of an input.
const LONGEST: usize = 1 << 17;

/// Gives `decode` every sample as it is, then `MUTATIONS` damaged ones.
///
/// # Panics
/// If `decode` does, or an environment variable is no number.
pub fn attack(name: &str, samples: &[Vec<u8>], mut decode: impl FnMut(&[u8])) {
    let seed = number("MUTATION_SEED", 1);
    let mut random = Random(seed | 1);
    for sample in samples {
        decode(sample);
    }
    for round in 0..number("MUTATIONS", ROUNDS) {
        let input = damaged(samples, &mut random);
        let report = Report { name, seed, round, input: &input };
        decode(&input);
        drop(report);
    }
}

fn number(variable: &str, otherwise: u64) -> u64 {
    match env::var(variable) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{variable} is no number: {text}")),
        Err(_) => otherwise,
    }
}

/// Speaks only if it is dropped by a panic.
struct Report<'a> {
    name: &'a str,
    seed: u64,
    round: u64,
    input: &'a [u8],
}

impl Drop for Report<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let hex = self.input.iter().fold(String::new(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            });
            eprintln!("{} fails with MUTATION_SEED={}, round {}: {hex}", self.name, self.seed, self.round);
        }
    }
}

/// Marsaglia's xorshift64: the same damage for the same seed, on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % end.max(1)
    }

    fn byte(&mut self) -> u8 {
        // The bytes at which lengths, signs and continuation bits turn.
        const EDGES: [u8; 8] = [0, 1, 0x7F, 0x80, 0x81, 0xC0, 0xFE, 0xFF];
        match self.below(2) {
            0 => EDGES[self.below(EDGES.len())],
            _ => self.below(256).to_le_bytes()[0],
        }
    }
}

/// One sample with one to four damages; once in a while noise alone.
fn damaged(samples: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = samples.get(random.below(samples.len() + 1)).cloned().unwrap_or_default();
    for _ in 0..=random.below(4) {
        damage(&mut bytes, samples, random);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn damage(bytes: &mut Vec<u8>, samples: &[Vec<u8>], random: &mut Random) {
    let at = random.below(bytes.len());
    let length = random.below(1 + (bytes.len() - at).min(32));
    match random.below(9) {
        0 if !bytes.is_empty() => bytes[at] ^= 1 << random.below(8),
        1 if !bytes.is_empty() => bytes[at] = random.byte(),
        2 => bytes.truncate(at),
        3 => drop(bytes.drain(at..at + length)),
        4 => {
            let noise: Vec<u8> = (0..=random.below(16)).map(|_| random.byte()).collect();
            drop(bytes.splice(at..at, noise));
        }
        5 => bytes.extend_from_within(at..at + length),
        6 => bytes[at..at + length].fill(random.byte()),
        // The head of one sample on the tail of another.
        7 => {
            let other = samples.get(random.below(samples.len())).map_or(&[][..], |sample| &sample[..]);
            let from = random.below(other.len());
            bytes.truncate(at);
            bytes.extend_from_slice(&other[from.min(other.len())..]);
        }
        // A length that no memory holds, where a length may be expected.
        _ => {
            let huge: &[u8] = match random.below(3) {
                0 => &[0xFF; 4],
                1 => &[0xFF; 8],
                _ => &[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
            };
            let end = (at + huge.len()).min(bytes.len());
            drop(bytes.splice(at..end, huge.iter().copied()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_same_seed_does_the_same_damage() {
        let seen = || {
            let mut seen = Vec::new();
            attack("collect", &[vec![7; 40]], |bytes| seen.push(bytes.to_vec()));
            seen
        };
        assert_eq!(seen(), seen());
    }

    #[test]
    fn damage_is_varied_and_the_sample_comes_first() {
        let mut seen = Vec::new();
        attack("collect", &[(0..60).collect()], |bytes| seen.push(bytes.to_vec()));
        assert_eq!(seen[0], (0..60).collect::<Vec<u8>>());
        let lengths: HashSet<usize> = seen.iter().map(Vec::len).collect();
        assert!(lengths.contains(&0) && lengths.contains(&60) && lengths.len() > 50, "{}", lengths.len());
        assert!(seen.iter().any(|bytes| bytes.windows(8).any(|part| part == [0xFF; 8])));
    }

    #[test]
    #[should_panic(expected = "a length taken on trust")]
    fn a_decoder_that_trusts_a_length_is_found_out() {
        attack("trusting", &[vec![3, 1, 2, 3]], |bytes| {
            if let Some((&length, rest)) = bytes.split_first() {
                assert!(usize::from(length) <= rest.len(), "a length taken on trust");
            }
        });
    }
}
