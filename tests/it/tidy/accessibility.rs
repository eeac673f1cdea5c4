//! `docs/accessibility.md` has a row for each criterion of WCAG 2.2 at the levels A and AA (W3C Recommendation, 12 December
//! 2024): 31 and 24.

use super::{assert_none, read};

const A: [&str; 31] = [
    "1.1.1", "1.2.1", "1.2.2", "1.2.3", "1.3.1", "1.3.2", "1.3.3", "1.4.1", "1.4.2", "2.1.1", "2.1.2",
    "2.1.4", "2.2.1", "2.2.2", "2.3.1", "2.4.1", "2.4.2", "2.4.3", "2.4.4", "2.5.1", "2.5.2", "2.5.3",
    "2.5.4", "3.1.1", "3.2.1", "3.2.2", "3.2.6", "3.3.1", "3.3.2", "3.3.7", "4.1.2",
];

const AA: [&str; 24] = [
    "1.2.4", "1.2.5", "1.3.4", "1.3.5", "1.4.3", "1.4.4", "1.4.5", "1.4.10", "1.4.11", "1.4.12", "1.4.13",
    "2.4.5", "2.4.6", "2.4.7", "2.4.11", "2.5.7", "2.5.8", "3.1.2", "3.2.3", "3.2.4", "3.3.3", "3.3.4",
    "3.3.8", "4.1.3",
];

#[test]
fn every_criterion_says_whether_it_holds_and_how_that_was_checked() {
    let page = read("docs/accessibility.md");
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter(|line| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit())
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let mut faults = Vec::new();
    let levels = A.map(|number| (number, "A")).into_iter().chain(AA.map(|number| (number, "AA")));
    for (number, level) in levels {
        let own = rows.iter().filter(|row| row[0].split(' ').next() == Some(number)).collect::<Vec<_>>();
        match own[..] {
            [row] if row.len() == 4 && row[1] == level && row[2..].iter().all(|cell| !cell.is_empty()) => {}
            _ => faults.push(format!(
                "{number}: expected one row with {level}, whether it holds and how it was checked"
            )),
        }
    }
    assert_none(&faults);
    assert_eq!(rows.len(), A.len() + AA.len());
}
