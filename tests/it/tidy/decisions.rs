//! Every decision is listed, and answers what a reader will ask.

use super::{assert_none, our_files, read};

const FOLDER: &str = "docs/decisions";
const SECTIONS: [&str; 5] = ["Question", "Options", "Measured", "Choice", "What would change it"];

#[test]
fn every_decision_is_listed_and_has_every_section() {
    let list = read(&format!("{FOLDER}/README.md"));
    let mut faults = Vec::new();
    let mut decisions = 0;
    for path in our_files().into_iter().filter(|path| path.starts_with(FOLDER)) {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        if !file.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        decisions += 1;
        if !list.contains(&format!("]({file})")) {
            faults.push(format!("{file} isn't linked from {FOLDER}/README.md"));
        }
        let text = read(&path.to_string_lossy());
        let missing = SECTIONS.iter().filter(|section| !text.contains(&format!("\n## {section}\n")));
        faults.extend(missing.map(|section| format!("{file} has no section {section}")));
    }
    assert!(decisions > 0, "{FOLDER} has no decision");
    assert_none(&faults);
}
