//! The dependency arrows between the members.

use super::{assert_none, name, packages};

/// What each member may depend on inside the workspace, its dev-dependencies included.
const ALLOWED: [(&str, &[&str]); 9] = [
    ("analyzers", &[]),
    ("domain", &[]),
    ("engine", &["analyzers", "domain"]),
    ("fuzz", &["domain", "engine", "indexer"]),
    ("indexer", &["analyzers", "domain", "engine", "pins", "registry"]),
    ("pins", &["analyzers", "domain", "engine"]),
    ("registry", &["analyzers", "domain"]),
    ("search-server", &["domain", "engine", "pins", "registry"]),
    ("xtask", &[]),
];
/// These may depend on every member, because no member may depend on them.
const ON_TOP: [&str; 2] = ["benches", "tests"];

#[test]
fn every_dependency_between_members_follows_the_arrows() {
    let packages = packages();
    let members: Vec<&str> = packages.iter().map(name).collect();
    let mut faults = Vec::new();
    for package in &packages {
        let from = name(package);
        if ON_TOP.contains(&from) {
            continue;
        }
        let Some((_, allowed)) = ALLOWED.iter().find(|(member, _)| *member == from) else {
            faults.push(format!("{from} has no row in this table"));
            continue;
        };
        let dependencies = package["dependencies"].as_array().expect("metadata lists dependencies");
        for to in dependencies.iter().map(name).filter(|to| members.contains(to) && !allowed.contains(to)) {
            faults.push(format!("{from} depends on {to}: expected only {allowed:?}"));
        }
    }
    assert_none(&faults);
}
