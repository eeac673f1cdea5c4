//! Addresses of servers: `https://example.go.th`, without a path.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use ureq::http::Uri;

/// Scheme, host and port of an address.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Origin(String);

/// The address of the first page as everyone reaches it, without the slash at its end.
pub(crate) type PublicUrl = Origin;

impl Origin {
    /// That of an address, whatever stands behind it.
    pub(crate) fn of(address: &str) -> Option<Self> {
        let uri: Uri = address.parse().ok()?;
        let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "http" | "https"))?;
        let authority = uri.authority().filter(|authority| !authority.as_str().contains('@'))?;
        Some(Self(format!("{scheme}://{}", authority.as_str().to_ascii_lowercase())))
    }

    /// Whether an address lies there.
    pub(crate) fn has(&self, address: &str) -> bool {
        Self::of(address).as_ref() == Some(self)
    }

    /// That of a request by its header `Host`, where nobody said better; none where that is no host.
    pub(crate) fn of_host(host: &str) -> Option<Self> {
        let is_plain =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']');
        let is_host = !host.is_empty() && host.len() <= 255 && host.bytes().all(is_plain);
        is_host.then(|| Self::of(&format!("http://{host}")))?
    }

    /// As text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let origin = Self::of(text);
        let is_all = |origin: &Self| text.trim_end_matches('/').eq_ignore_ascii_case(origin.as_str());
        origin.filter(is_all).ok_or_else(|| {
            format!("{text:?} is no address of a server: expected http or https, a host, and no path")
        })
    }
}

impl TryFrom<String> for Origin {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_has_a_scheme_and_a_host_and_no_path() {
        for (text, read) in [
            ("https://a.go.th", Some("https://a.go.th")),
            ("https://A.go.th/", Some("https://a.go.th")),
            ("http://127.0.0.1:8080", Some("http://127.0.0.1:8080")),
            ("https://a.go.th/path", None),
            ("https://a.go.th?q", None),
            ("ftp://a.go.th", None),
            ("a.go.th", None),
            ("https://user@a.go.th", None),
            ("", None),
        ] {
            let origin: Result<Origin, String> = text.parse();
            assert_eq!(origin.as_ref().ok().map(Origin::as_str), read, "{text}");
        }
    }

    #[test]
    fn no_header_puts_anything_but_a_host_into_a_page() {
        assert_eq!(
            Origin::of_host("a.go.th:81").map(|origin| origin.0),
            Some("http://a.go.th:81".to_owned())
        );
        for host in ["", "a b", "a\"><script>", "a/b", "a@b", "é"] {
            assert_eq!(Origin::of_host(host), None, "{host}");
        }
    }
}
