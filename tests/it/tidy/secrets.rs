//! Nothing that looks like an account or a key.

use std::fs;

use super::{assert_none, our_files, root};

/// Each in two parts, so that this file doesn't hold what it looks for.
const FORBIDDEN: [(&str, &str, &str); 2] =
    [("@info", ".go.th", "an account of a unit"), ("PRIVATE", " KEY-----", "a private key")];

#[test]
fn no_file_holds_an_account_or_a_key() {
    let mut faults = Vec::new();
    for path in our_files() {
        let bytes = fs::read(root().join(&path)).expect("a file can be read");
        let text = String::from_utf8_lossy(&bytes);
        for (start, end, meaning) in FORBIDDEN {
            if text.contains(&format!("{start}{end}")) {
                faults.push(format!("{} holds {meaning}", path.display()));
            }
        }
    }
    assert_none(&faults);
}
