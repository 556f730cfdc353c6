//! What comes with the program: every crate is from the registry, under a licence that is allowed, wanted for a
//! reason, and none of them speaks to a network. `.cargo/deny.toml` has the lists; `.ci/supply` asks more of them.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::{path::Path, process::Command};

use serde_json::Value;
use spdx::{Expression, LicenseReq, ParseMode};

const LISTS: &str = include_str!("../.cargo/deny.toml");
const MANIFEST: &str = include_str!("../Cargo.toml");

/// The quoted words of `name = [ … ]`.
fn list(name: &str) -> Vec<&'static str> {
    let (_, rest) = LISTS.split_once(&format!("\n{name} = [")).expect(name);
    let (words, _) = rest.split_once(']').expect("the list ends");
    words.split('"').skip(1).step_by(2).collect()
}

/// What cargo says of every package in the lock file.
fn packages() -> Vec<Value> {
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--all-features", "--format-version", "1"])
        .arg("--manifest-path")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        .output()
        .unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let packages = told["packages"].as_array().unwrap().clone();
    assert!(packages.len() > 100, "{} packages", packages.len());
    packages
}

fn named(package: &Value) -> &str {
    package["name"].as_str().unwrap()
}

#[test]
fn every_licence_is_one_that_is_allowed() {
    let allowed = list("allow");
    let is_allowed = |licence: &LicenseReq| allowed.contains(&licence.to_string().as_str());
    for package in packages() {
        let licence = package["license"].as_str().unwrap_or_else(|| panic!("{} has no licence", named(&package)));
        let expression = Expression::parse_mode(licence, ParseMode::LAX).unwrap();
        assert!(expression.evaluate(is_allowed), "{} is under {licence}", named(&package));
    }
    assert!(!Expression::parse("GPL-3.0-only").unwrap().evaluate(is_allowed));
}

#[test]
fn every_crate_is_from_the_registry_and_none_speaks_to_a_network() {
    let denied = list("deny");
    for package in packages() {
        let source = package["source"].as_str();
        let is_ours = named(&package) == env!("CARGO_PKG_NAME");
        assert!(is_ours || source.is_some_and(|source| source.starts_with("registry+")), "{package}");
        assert!(!denied.contains(&named(&package)), "{} is not wanted", named(&package));
    }
}

#[test]
fn every_dependency_is_there_for_a_reason() {
    let mut count = 0;
    let mut is_list = false;
    for line in MANIFEST.lines() {
        if line.starts_with('[') {
            is_list = line.ends_with("dependencies]");
        } else if is_list && line.contains('=') {
            let (_, reason) = line.split_once(" # ").unwrap_or_else(|| panic!("no reason for {line}"));
            assert!(reason.trim().len() > 10, "{line}");
            count += 1;
        }
    }
    assert!(count > 30, "{count} dependencies");
}

/// The one way to a network that needs no crate.
#[test]
fn no_room_of_the_program_knows_sockets() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let reaches = ["std::net", "TcpStream", "TcpListener", "UdpSocket", "UnixStream"];
            assert!(!reaches.iter().any(|word| text.contains(word)), "{}", path.display());
            files += 1;
        }
    }
    assert!(files > 200, "{files} files");
}
