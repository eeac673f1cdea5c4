//! One try to sign in by the provider: what goes there with the browser has to come back to the same browser.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};

/// Random bytes of each part: 256 bits, and 43 characters as PKCE asks for (RFC 7636, 4.1).
const BYTES: usize = 32;

/// Stands between the parts.
const BETWEEN: char = '.';

/// What a browser keeps in a cookie between being sent away and coming back.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Attempt {
    /// Comes back in the address, so that nobody else's sign-in does.
    pub(super) state: String,
    /// Comes back in the signed token, so that no other token does.
    pub(super) nonce: String,
    /// What only this browser can show for the code (PKCE).
    pub(super) verifier: String,
    /// Where to go then: a path of this site.
    pub(super) return_to: String,
}

impl Attempt {
    /// A new one.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub(super) fn new(return_to: &str) -> Result<Self, getrandom::Error> {
        let return_to = return_to.to_owned();
        Ok(Self { state: random()?, nonce: random()?, verifier: random()?, return_to })
    }

    /// What goes to the provider instead of the verifier (RFC 7636, 4.2).
    pub(super) fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(digest(&SHA256, self.verifier.as_bytes()))
    }

    /// As the value of a cookie.
    pub(super) fn to_cookie(&self) -> String {
        let parts = [&self.state, &self.nonce, &self.verifier, &self.return_to];
        parts.map(String::as_str).join(&BETWEEN.to_string())
    }

    /// Of the value of a cookie.
    pub(super) fn of_cookie(value: &str) -> Option<Self> {
        let mut parts = value.splitn(4, BETWEEN).map(str::to_owned);
        let mut next = || parts.next().filter(|part| !part.is_empty());
        let attempt = Self { state: next()?, nonce: next()?, verifier: next()?, return_to: next()? };
        is_own_path(&attempt.return_to).then_some(attempt)
    }

    /// Whether this is the one that came back, in a time that doesn't depend on where it differs.
    pub(super) fn is(&self, state: &str) -> bool {
        blake3::hash(self.state.as_bytes()) == blake3::hash(state.as_bytes())
    }
}

/// Whether something is a path of this site, of characters that a cookie may hold.
pub(super) fn is_own_path(path: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~%?=&".contains(&byte);
    path.len() <= 500 && path.starts_with('/') && !path.starts_with("//") && path.bytes().all(is_plain)
}

fn random() -> Result<String, getrandom::Error> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attempt_comes_back_as_it_went() {
        let attempt = Attempt::new("/a/b.c?d=e").expect("random bytes");
        assert!(Attempt::of_cookie(&attempt.to_cookie()) == Some(attempt.clone()));
        assert!(attempt.is(&attempt.state) && !attempt.is(&attempt.nonce));
        for cookie in ["", "a.b.c", "a.b..//x", "a..c./x", "a.b.c.//elsewhere.example"] {
            assert!(Attempt::of_cookie(cookie).is_none(), "{cookie}");
        }
    }

    #[test]
    fn the_challenge_is_the_one_of_the_standard() {
        // RFC 7636, appendix B.
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".to_owned();
        let attempt = Attempt { verifier, ..Attempt::new("/").expect("random bytes") };
        assert_eq!(attempt.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn nobody_is_sent_to_another_site() {
        for (path, is_own) in [
            ("/", true),
            ("/admin/units?q=a&b=%E0", true),
            ("//elsewhere.example", false),
            ("/\\elsewhere.example", false),
            ("https://elsewhere.example", false),
            ("", false),
            ("/a;b", false),
            ("/a b", false),
        ] {
            assert_eq!(is_own_path(path), is_own, "{path}");
        }
    }
}
