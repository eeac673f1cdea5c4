//! The import firewall: no password, secret or access code comes in, not even in a column that is never read.

use std::path::Path;

use analyzers::{fold_case, normalize};

use super::layout::Layout;
use super::records::RawRecords;
use crate::{Progress, Refusal};

/// Words for secrets, in lower case and without spaces, underscores and hyphens.
const SECRET_WORDS: [&str; 17] = [
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "pwd",
    "รหัสผ่าน",
    "รหัสลับ",
    "พาสเวิร์ด",
    "secret",
    "token",
    "authorizecode",
    "authorisecode",
    "authorizationcode",
    "authorisationcode",
    "รหัสอนุมัติ",
    "apikey",
    "credential",
];

/// Titles say what a procedure is about ("Forgotten password: …"), so they are never judged.
const NEVER_JUDGED: [&str; 3] = ["title_th", "title_en", "aliases"];

/// Longest label before a colon that is looked at, in characters; the longest secret word has 17.
const LABEL_CHARS: usize = 40;

/// Reads a whole file, every sheet of a workbook, and refuses it if a column or cell of it looks like a secret.
pub(super) fn inspect(
    path: &Path,
    layout: Option<&'static Layout>,
    progress: &dyn Progress,
) -> Result<(), Refusal> {
    let tables = RawRecords::open_all(path, layout)?.into_iter();
    tables.map(|records| records.observed_by(progress)).try_for_each(inspect_records)
}

fn inspect_records(mut records: RawRecords<'_>) -> Result<(), Refusal> {
    if let Some(index) = records.header().iter().position(|name| names_a_secret(name)) {
        // In a file without a header row the name is a value.
        let name = Some(records.column_name(index)).filter(|name| !holds_a_secret(name));
        let column = name.unwrap_or_else(|| format!("column {}", index + 1));
        return Err(Refusal::ForbiddenColumn { file: records.file().to_owned(), column });
    }
    let judged: Vec<bool> =
        records.header().iter().map(|name| !NEVER_JUDGED.contains(&name.as_str())).collect();
    while records.advance()? {
        let mut cells = records.cells().iter().enumerate();
        let forbidden = cells
            .find(|(index, cell)| judged.get(*index).is_none_or(|judged| *judged) && holds_a_secret(cell));
        if let Some((index, _)) = forbidden {
            let (file, column) = (records.file().to_owned(), records.column_name(index));
            return Err(Refusal::ForbiddenValue { file, row: records.row(), column });
        }
    }
    Ok(())
}

/// Whether a column's name has a word for a secret in it.
fn names_a_secret(name: &str) -> bool {
    // A secretary is no secret.
    let name = squashed(name).replace("secretar", "");
    SECRET_WORDS.iter().any(|word| name.contains(word))
}

/// Whether a cell holds a word for a secret, a colon or equals sign, and something after it.
fn holds_a_secret(cell: &str) -> bool {
    cell.match_indices([':', '=', '：', '＝']).any(|(at, sign)| {
        // A time of day: no word for a secret ends in a digit.
        if cell[..at].ends_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let value = cell[at + sign.len()..].trim_start_matches([':', '=', '>', ' ']);
        let start = cell[..at].char_indices().rev().nth(LABEL_CHARS).map_or(0, |(start, _)| start);
        let label = squashed(&cell[start..at]);
        !value.trim().is_empty() && SECRET_WORDS.iter().any(|word| label.ends_with(word))
    })
}

/// In one spelling, in lower case, with nothing but letters, marks and digits.
fn squashed(text: &str) -> String {
    let text = normalize(text);
    fold_case(&text).chars().filter(|c| !c.is_whitespace() && !c.is_ascii_punctuation()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_named_like_a_secret_is_found_however_it_is_written() {
        for name in [
            "password",
            "Admin_Password",
            "PASS WORD",
            "pwd",
            "passwd2",
            "รหัสผ่าน",
            "รหัสผ่านระบบ",
            "client-secret",
            "token",
            "Authorize Code",
            "authorise_code",
            "รหัสอนุมัติ",
            "API key",
            "รหัส ผ่าน",
            "pass\u{200b}word",
        ] {
            assert!(names_a_secret(name), "{name}");
        }
        for name in
            ["id", "code", "postcode", "subdistrict_code", "secretary_name", "รหัสหน่วยงาน", "passport", ""]
        {
            assert!(!names_a_secret(name), "{name}");
        }
    }

    #[test]
    fn a_cell_with_a_label_and_a_secret_is_found_and_a_sentence_about_one_is_not() {
        for cell in [
            "password: hunter2",
            "user admin, Password : hunter2",
            "pwd=hunter2",
            "รหัสผ่าน: hunter2",
            "รหัสผ่าน：hunter2",
            "token: abc",
            "\"api_key\": \"abc\"",
            "password\n=\nhunter2",
        ] {
            assert!(holds_a_secret(cell), "{cell}");
        }
        for cell in [
            "password:",
            "password: ",
            "ลืมรหัสผ่าน",
            "การขอรหัสผ่านใหม่ ติดต่อ: 0 2000 0000",
            "Mo-Fr 08:30-16:30",
            "https://example.go.th/?q=1",
            "",
        ] {
            assert!(!holds_a_secret(cell), "{cell}");
        }
    }
}
