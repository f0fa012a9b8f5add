//! What phones get from the relay, on SQLite and on PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a helper of a test fails the test")]

mod bad_input;
mod child;
mod contract;
mod database;
mod events;
mod invites;
mod postgres;
mod program;
mod push_service;
mod reminders;
mod server;
mod writer;
