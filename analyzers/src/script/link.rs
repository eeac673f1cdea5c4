//! Addresses of the web and of e-mail: one word to a reader, whatever punctuation they hold.

const WEB: [&[u8]; 3] = [b"https://", b"http://", b"www."];
/// Bytes of the longest local part of an e-mail address (RFC 5321, 4.5.3.1.1). It bounds how far one is looked for.
const MOST_LOCAL_BYTES: usize = 64;

/// The bytes of the link that `text` begins with; `None` if it begins with none.
pub(super) fn link_bytes(text: &str) -> Option<usize> {
    let text = text.as_bytes();
    if !text.first()?.is_ascii_alphanumeric() {
        return None;
    }
    web_bytes(text).or_else(|| mail_bytes(text))
}

fn web_bytes(text: &[u8]) -> Option<usize> {
    let is_beginning =
        |web: &&[u8]| text.get(..web.len()).is_some_and(|start| start.eq_ignore_ascii_case(web));
    let beginning = WEB.into_iter().find(is_beginning)?.len();
    let rest = address(&text[beginning..], |byte| {
        byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&*+,;=%".contains(&byte)
    });
    (!rest.is_empty()).then_some(beginning + rest.len())
}

fn mail_bytes(text: &[u8]) -> Option<usize> {
    let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let local = text.iter().take(MOST_LOCAL_BYTES).take_while(|byte| is_local(byte)).count();
    let after = text[local..].strip_prefix(b"@")?;
    let domain = address(after, |byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
    let is_domain = domain.contains(&b'.') && domain[0].is_ascii_alphanumeric();
    is_domain.then_some(local + 1 + domain.len())
}

/// What belongs to an address, without the punctuation of the sentence that it ends.
fn address(text: &[u8], belongs: impl Fn(u8) -> bool) -> &[u8] {
    let length = text.iter().take_while(|&&byte| belongs(byte)).count();
    let is_inside = |&byte: &u8| byte.is_ascii_alphanumeric() || b"/=&#~".contains(&byte);
    let end = text[..length].iter().rposition(is_inside).map_or(0, |last| last + 1);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::link_bytes;

    #[test]
    fn a_link_ends_where_the_sentence_goes_on() {
        for (text, link) in [
            ("https://www.dopa.go.th/th/home?a=1#b ได้", Some("https://www.dopa.go.th/th/home?a=1#b")),
            ("www.dlt.go.thครับ", Some("www.dlt.go.th")),
            ("HTTP://a.b/).", Some("HTTP://a.b/")),
            ("info@dopa.go.th, หรือ", Some("info@dopa.go.th")),
            ("info@dopa", None),
            ("info@.th", None),
            ("@dopa.go.th", None),
            ("http://", None),
            ("www...", None),
            ("", None),
        ] {
            assert_eq!(link_bytes(text).map(|bytes| &text[..bytes]), link, "{text}");
        }
    }
}
