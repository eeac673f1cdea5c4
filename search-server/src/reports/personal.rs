//! What must not be in words that citizens send, because it tells who a person is, or leads elsewhere.

/// Digits of a Thai identification number.
const DIGITS: usize = 13;

/// Whether a text holds a Thai identification number, however it is grouped: thirteen digits whose last one is the check
/// digit of the others (Department of Provincial Administration: 11 less the remainder by 11 of their sum, weighted from 13
/// down to 2).
pub(crate) fn has_identification_number(text: &str) -> bool {
    let mut run = Vec::new();
    for c in text.chars().chain(['x']) {
        match digit(c) {
            Some(digit) => run.push(digit),
            None if is_between_groups(c) => {}
            None => {
                if run.windows(DIGITS).any(is_checked) {
                    return true;
                }
                run.clear();
            }
        }
    }
    false
}

fn digit(c: char) -> Option<u32> {
    match c {
        '๐'..='๙' => Some(c as u32 - '๐' as u32),
        _ => c.to_digit(10),
    }
}

fn is_between_groups(c: char) -> bool {
    matches!(c, ' ' | '-' | '\u{a0}' | '–' | '.')
}

fn is_checked(digits: &[u32]) -> bool {
    let weighted = digits.iter().zip((2..=13).rev()).map(|(digit, weight)| digit * weight);
    let check = (11 - weighted.sum::<u32>() % 11) % 10;
    digits[0] != 0 && digits[DIGITS - 1] == check
}

/// Whether a text holds an e-mail address.
pub(crate) fn has_email(text: &str) -> bool {
    let is_part = |part: &str| {
        part.contains('@')
            && part.split_once('@').is_some_and(|(user, host)| {
                user.ends_with(|c: char| c.is_ascii_alphanumeric()) && host.contains('.')
            })
    };
    text.split_whitespace().any(is_part)
}

/// Whether a text leads somewhere.
pub(crate) fn has_link(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["http://", "https://", "www.", "[url", "<a "].iter().any(|sign| text.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identification_numbers_are_seen_however_they_are_written() {
        // Made up: the check digit is worked out by hand. 1·13+2·12+3·11+4·10+5·9+6·8+7·7+8·6+9·5+0·4+1·3+2·2 = 352, 352 mod 11 = 0, 11 mod 10 = 1.
        for (text, has_one) in [
            ("1234567890121", true),
            ("เลข 1-2345-67890-12-1 ครับ", true),
            ("๑๒๓๔๕๖๗๘๙๐๑๒๑", true),
            ("1234567890122", false),
            ("123456789012", false),
            ("โทร 0 4200 0001 ถึง 0 4200 0009", false),
            ("", false),
        ] {
            assert_eq!(has_identification_number(text), has_one, "{text}");
        }
    }

    #[test]
    fn addresses_and_links_are_seen() {
        assert!(has_email("ติดต่อ somchai@example.com ได้") && !has_email("@ชั้น 2") && !has_email("a@b"));
        assert!(has_link("ดู HTTPS://a.b") && has_link("www.a.b") && !has_link("ชั้น 2 ห้อง 3"));
    }
}
