//! The relay is built without the code that could read what a person wrote.
#![expect(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// Every room but the relay itself; all but `protocol` know plaintext, or the keys to it.
const ROOMS: [&str; 8] = ["crypto", "domain", "protocol", "relay", "store", "sync", "web", "xtask"];

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
fn of_all_rooms_the_relay_depends_on_the_protocol_alone() {
    let packages = packages("relay");
    assert!(packages.contains(&"axum".to_owned()), "cargo tree lists the relay's packages: {packages:?}");
    let rooms: BTreeSet<&str> =
        packages.iter().map(String::as_str).filter(|package| ROOMS.contains(package)).collect();
    assert_eq!(rooms, BTreeSet::from(["protocol", "relay"]));
}

#[test]
fn no_room_is_missing_here() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folders = std::fs::read_dir(app).unwrap().map(|folder| folder.unwrap().file_name());
    let rooms: BTreeSet<String> = folders.map(|name| name.into_string().unwrap()).collect();
    assert_eq!(rooms, ROOMS.iter().copied().map(str::to_owned).collect());
}

#[test]
fn the_protocol_depends_on_no_other_room() {
    let packages = packages("protocol");
    let rooms: Vec<_> = packages.iter().filter(|package| ROOMS.contains(&package.as_str())).collect();
    assert_eq!(rooms, ["protocol"]);
}

#[test]
fn a_forbidden_room_would_be_seen() {
    assert!(packages("store").contains(&"domain".to_owned()));
}
