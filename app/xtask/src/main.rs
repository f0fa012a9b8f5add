//! `cargo xtask`: sets a machine up, builds the PWA, serves it and checks everything.
//!
//! One file per task, named like it; the rest is what tasks share.

mod arguments;
mod bench;
mod budget;
mod build;
mod check;
mod command;
mod cut;
mod error;
mod hex;
mod merge_bench;
mod oracles;
mod other_browsers;
mod packs;
mod precache;
mod relay_bench;
mod run;
mod scanner;
mod simulate;
mod split;
mod stamp;
mod stories;
mod symbol;
mod test;
mod texts;
mod tool;
mod wasm;
mod workspace;

use std::process::ExitCode;

use arguments::{Bench, Task};
use error::Error;
use workspace::Workspace;

fn main() -> ExitCode {
    match carry_out() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out() -> Result<(), Error> {
    let workspace = Workspace::of_this_build();
    match arguments::parse(std::env::args_os().skip(1))? {
        Task::Help => {
            println!("{}", arguments::HELP);
            Ok(())
        }
        Task::Run { port, profile } => run::run(&workspace, port, profile),
        Task::Test { scope, filters } => test::run(&workspace, scope, &filters),
        Task::Build { profile } => build::run(&workspace, profile),
        Task::Budget => budget::run(&workspace),
        Task::Bench { subject: Bench::App } => bench::run(&workspace),
        Task::Bench { subject: Bench::Merge } => merge_bench::run(&workspace),
        Task::Bench { subject: Bench::Relay } => relay_bench::run(&workspace),
        Task::Simulate { seeds, from } => simulate::run(&workspace, seeds, from),
        Task::Precache => {
            let staging = std::env::var_os("TRUNK_STAGING_DIR").ok_or(Error::NoStagingFolder)?;
            // The service worker's list names every file, so all of them have to be there first.
            packs::compile(&workspace, staging.as_ref())?;
            texts::compile(&workspace, staging.as_ref())?;
            if build::Profile::of_this_hook() == build::Profile::Release {
                cut::run(&workspace, staging.as_ref())?;
            }
            scanner::run(&workspace, staging.as_ref())?;
            Ok(precache::run(staging.as_ref())?)
        }
    }
}
