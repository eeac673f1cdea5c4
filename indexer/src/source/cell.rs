//! The text of a cell as the table has it.

use super::layout::CellKind;

/// Without white space, and without the invisible characters that web pages and spreadsheets leave, at both ends.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}

/// Writes a trimmed cell as its kind asks for.
pub(super) fn normalise(kind: CellKind, cell: &str, out: &mut String) {
    match kind {
        CellKind::Verbatim => out.push_str(cell),
        CellKind::Data => out.extend(cell.chars().map(western_digit)),
        CellKind::Number => {
            out.extend(cell.chars().map(western_digit));
            let is_fraction = out.split_once('.').is_some_and(|(whole, fraction)| {
                let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
                digits(whole.strip_prefix('-').unwrap_or(whole)) && digits(fraction)
            });
            if is_fraction {
                out.truncate(out.trim_end_matches('0').trim_end_matches('.').len());
            }
        }
        CellKind::Text => {
            let lines = cell.split(char::is_control).map(str::trim).filter(|line| !line.is_empty());
            for line in lines {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(line);
            }
        }
    }
}

fn western_digit(c: char) -> char {
    match c {
        '๐'..='๙' => char::from(b'0' + (u32::from(c) - u32::from('๐')) as u8),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_digits_become_0_to_9_in_data_and_stay_in_words_and_ids() {
        for (kind, cell, expected) in [
            (CellKind::Data, "๐๑๒๓๔๕๖๗๘๙", "0123456789"),
            (CellKind::Number, "๑๓.๕๐", "13.5"),
            (CellKind::Number, "100.00", "100"),
            (CellKind::Number, "-0.50", "-0.5"),
            (CellKind::Number, "100", "100"),
            (CellKind::Number, "13.7.0", "13.7.0"),
            (CellKind::Number, "5.", "5."),
            (CellKind::Text, "หมู่ ๙", "หมู่ ๙"),
            (CellKind::Verbatim, "อบต-๙", "อบต-๙"),
            (CellKind::Text, "ชั้น 1 \r\n\tอาคาร ก", "ชั้น 1 อาคาร ก"),
        ] {
            let mut found = String::new();
            normalise(kind, cell, &mut found);
            assert_eq!(found, expected);
        }
    }
}
