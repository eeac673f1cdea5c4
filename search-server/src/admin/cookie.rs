//! Cookies of the back office: read by no script, sent to no other site, and over https bound to this very host.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::site::{Origin, Site};

/// Names of hosts that are this machine, as browsers see them.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// What a cookie holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// The word of a session.
    Session,
    /// What is kept between being sent to a provider of sign-in and coming back.
    Attempt,
    /// The word of somebody for whom a provider vouched, until they give a unit's code.
    Newcomer,
}

impl Held {
    fn name(self) -> &'static str {
        match self {
            Self::Session => "pakmut_session",
            Self::Attempt => "pakmut_attempt",
            Self::Newcomer => "pakmut_newcomer",
        }
    }
}

/// How cookies are set at the address of this server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cookies {
    /// Everyone comes over https. The prefix `__Host-` keeps others, also of the same domain, from setting one (RFC 6265bis,
    /// 4.1.3.2).
    Secure,
    /// Over http: on this machine only.
    Loopback,
}

impl Cookies {
    /// As the operator says where the site is.
    pub(super) fn of(site: &Site) -> Self {
        let is_https = site.public_url.as_ref().is_some_and(|url| url.as_str().starts_with("https://"));
        if is_https { Self::Secure } else { Self::Loopback }
    }

    /// Whether somebody who asked for a host may be given a cookie: what goes over a network without https can be read there.
    pub(super) fn may_be_set(self, headers: &HeaderMap) -> bool {
        self == Self::Secure || is_loopback(headers)
    }

    /// The value of a cookie that came with a request.
    pub(super) fn get(self, held: Held, headers: &HeaderMap) -> Option<&str> {
        let given = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let name = self.name(held);
        given
            .flat_map(|given| given.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(given, value)| (given == name).then_some(value))
    }

    /// The header that sets a cookie for as long as the browser runs.
    ///
    /// # Panics
    /// Never: values are letters, digits, and what stands between them in a path.
    pub(super) fn set(self, held: Held, value: &str) -> HeaderValue {
        let cookie = format!("{}={value}; {}", self.name(held), self.attributes());
        HeaderValue::from_str(&cookie).expect("values are ASCII")
    }

    /// The header that takes a cookie away.
    ///
    /// # Panics
    /// Never: names are ASCII.
    pub(super) fn clear(self, held: Held) -> HeaderValue {
        let cookie = format!("{}=; {}; Max-Age=0", self.name(held), self.attributes());
        HeaderValue::from_str(&cookie).expect("names are ASCII")
    }

    fn name(self, held: Held) -> String {
        match self {
            Self::Secure => format!("__Host-{}", held.name()),
            Self::Loopback => held.name().to_owned(),
        }
    }

    fn attributes(self) -> &'static str {
        match self {
            Self::Secure => "Path=/; Secure; HttpOnly; SameSite=Lax",
            Self::Loopback => "Path=/; HttpOnly; SameSite=Lax",
        }
    }
}

/// Whether a request was sent to this machine by one of its own names.
fn is_loopback(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let origin = host.and_then(Origin::of_host);
    let Some(host) = origin.as_ref().and_then(|origin| origin.as_str().strip_prefix("http://")) else {
        return false;
    };
    let without_port = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    LOOPBACK.contains(&without_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().expect("a value"))])
    }

    #[test]
    fn over_https_a_cookie_is_bound_to_the_host_and_over_http_it_is_for_this_machine() {
        let site = |url: &str| Site { public_url: url.parse().ok(), ..Site::default() };
        let secure = Cookies::of(&site("https://a.go.th"));
        let set = secure.set(Held::Session, "W0RD");
        assert_eq!(set, "__Host-pakmut_session=W0RD; Path=/; Secure; HttpOnly; SameSite=Lax");
        assert!(secure.may_be_set(&HeaderMap::new()));
        let plain = Cookies::of(&Site::default());
        assert_eq!(plain, Cookies::of(&site("http://a.go.th")));
        assert_eq!(plain.clear(Held::Session), "pakmut_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
        for (host, may) in [
            ("127.0.0.1:8080", true),
            ("localhost", true),
            ("[::1]:80", true),
            ("a.go.th", false),
            ("127.0.0.1.a.go.th", false),
            ("localhost:80@a.go.th", false),
            ("", false),
        ] {
            assert_eq!(plain.may_be_set(&headers(header::HOST, host)), may, "{host}");
        }
    }

    #[test]
    fn a_cookie_is_found_among_others_by_its_whole_name() {
        let plain = Cookies::Loopback;
        for (given, found) in [
            ("pakmut_session=W0RD", Some("W0RD")),
            ("a=b; pakmut_session=W0RD; c=d", Some("W0RD")),
            ("__Host-pakmut_session=W0RD", None),
            ("xpakmut_session=W0RD", None),
            ("pakmut_session", None),
        ] {
            assert_eq!(plain.get(Held::Session, &headers(header::COOKIE, given)), found, "{given}");
        }
    }
}
