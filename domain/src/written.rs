//! Contacts as people write them: telephone numbers, postcodes, addresses of mail and of the web. A table that is imported and a
//! form that is filled in are read alike.

/// A text that isn't what it was to be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{value}\" {reason}")]
pub struct Unreadable {
    /// The text as written.
    pub value: String,
    /// What is wrong with it and what was expected.
    pub reason: &'static str,
}

fn expect(is: bool, text: &str, reason: &'static str) -> Result<(), Unreadable> {
    if is { Ok(()) } else { Err(Unreadable { value: text.to_owned(), reason }) }
}

/// A postcode.
///
/// # Errors
/// Unless it is five digits.
pub fn postcode(text: &str) -> Result<String, Unreadable> {
    let is_postcode = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    expect(is_postcode, text, "is not a postcode: expected 5 digits such as 38000")?;
    Ok(text.to_owned())
}

/// Telephone numbers: the digits as they are grouped, one space at most between groups and around `ต่อ` and commas.
///
/// # Errors
/// Without any digit.
pub fn phone(text: &str) -> Result<String, Unreadable> {
    let reason = "is not a telephone number: expected one such as 0 4249 1234 ต่อ 12";
    expect(text.contains(|c: char| c.is_ascii_digit()), text, reason)?;
    let dashed = text.replace(['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}'], "-");
    let spaced = dashed.replace("ต่อ", " ต่อ ").replace([',', ';'], " , ");
    let words: Vec<&str> = spaced.split(|c: char| c.is_whitespace() || c == '\u{200b}').collect();
    let joined = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    Ok(joined.replace(" ,", ",").replace(" - ", "-").trim_matches([',', ' ']).to_owned())
}

/// An e-mail address.
///
/// # Errors
/// Without a name, a host and one `@` between them.
pub fn email(text: &str) -> Result<String, Unreadable> {
    let parts = text.split_once('@');
    let is_email = parts
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
        && !text.contains(char::is_whitespace);
    expect(is_email, text, "is not an e-mail address: expected one such as office@example.go.th")?;
    Ok(text.to_owned())
}

/// A page on the web.
///
/// # Errors
/// Unless it leads to the web.
pub fn web_address(text: &str) -> Result<String, Unreadable> {
    let reason = "is not a web address: expected one that begins with https:// or http://";
    expect(is_web_address(text), text, reason)?;
    Ok(text.to_owned())
}

/// Pictures with a bar between them, each a web address, a path within the folder of pictures, or the path of one that a server
/// keeps.
///
/// # Errors
/// Unless each is one of these.
pub fn picture_address(text: &str) -> Result<String, Unreadable> {
    let is_inner_path = |text: &str| {
        !text.is_empty()
            && (!text.starts_with('/') || text.starts_with("/pictures/"))
            && !text.contains([':', '\\'])
            && !text.contains(char::is_control)
            && text.split('/').all(|part| part != "..")
    };
    let pictures: Vec<&str> = text.split('|').map(str::trim).collect();
    let are_known = pictures.iter().all(|picture| is_web_address(picture) || is_inner_path(picture));
    let reason = "is not a picture's address: expected https://… or a relative path without ..";
    expect(are_known, text, reason)?;
    Ok(pictures.join("|"))
}

fn is_web_address(text: &str) -> bool {
    let rest = text
        .split_once("://")
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"));
    rest.is_some_and(|(_, rest)| !rest.is_empty() && !rest.starts_with(['/', '?', '#']))
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}
