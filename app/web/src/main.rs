//! Starts the PWA.

fn main() {}
