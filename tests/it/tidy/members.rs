//! What every member of the workspace shares.

use std::fs;

use super::{assert_none, name, packages};

#[test]
fn every_member_inherits_the_lints() {
    let mut faults = Vec::new();
    for package in packages() {
        let manifest = package["manifest_path"].as_str().expect("a package has a manifest");
        let text = fs::read_to_string(manifest).expect("a manifest can be read");
        if !text.contains("[lints]\nworkspace = true\n") {
            faults.push(format!("{} doesn't inherit the lints of the workspace", name(&package)));
        }
    }
    assert_none(&faults);
}
