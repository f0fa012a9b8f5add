//! Damaged messages, files and hours: every one gets an answer or an error, never a panic.
#![cfg(test)]

mod calendar;
mod directory;
mod hours;
mod sms;
