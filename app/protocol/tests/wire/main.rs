//! What travels reads back as it was written, and nothing else reads at all.
#![expect(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod bad_input;
mod fuzz;
mod laws;
mod sample;
mod vectors;
