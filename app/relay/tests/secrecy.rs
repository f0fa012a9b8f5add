//! The relay is built without the code that could read what a person wrote.
#![expect(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::process::Command;

/// The rooms that know plaintext.
const FORBIDDEN: [&str; 5] = ["crypto", "domain", "store", "sync", "web"];

fn packages(package: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--package", package, "--edges", "normal,build"])
        .args(["--target", "all", "--prefix", "none", "--format", "{p}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn the_relay_depends_on_no_room_that_knows_plaintext() {
    let packages = packages("relay");
    assert!(packages.contains(&"axum".to_owned()), "cargo tree lists the relay's packages: {packages:?}");
    for room in FORBIDDEN {
        assert!(!packages.contains(&room.to_owned()), "the relay depends on {room}");
    }
}

#[test]
fn a_forbidden_room_would_be_seen() {
    assert!(packages("store").contains(&"domain".to_owned()));
}
