//! Runs schedules from a seed on: `simulator --seeds N [--from SEED]`.

use simulator::{Merge, Report, run};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let (mut seeds, mut from) = (10_000, 0);
    while let Some(word) = words.next() {
        let number = words.next().and_then(|number| number.parse::<u64>().ok());
        match (word.as_str(), number) {
            ("--seeds", Some(number)) => seeds = number,
            ("--from", Some(number)) => from = number,
            _ => {
                eprintln!("usage: simulator --seeds N [--from SEED]");
                return ExitCode::FAILURE;
            }
        }
    }
    let mut sum = Report::default();
    for seed in from..from.saturating_add(seeds) {
        match run(seed, Merge::Ours) {
            Ok(report) => sum += report,
            Err(broken) => {
                eprintln!("{broken}\nTo see it again: cargo xtask simulate --seeds 1 --from {seed}");
                return ExitCode::FAILURE;
            }
        }
    }
    println!(
        "{seeds} schedules from seed {from}: {} actions, {} exchanges, {} lies noticed, {} blows; equal after at most \
         {} rounds.",
        sum.acts, sum.exchanges, sum.lies, sum.blows, sum.rounds
    );
    ExitCode::SUCCESS
}
