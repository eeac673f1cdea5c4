//! What a provider signed about a person, believed only if everything holds (OpenID Connect Core, 3.1.3.7).

use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{DecodingKey, Validation, decode, decode_header};
use serde::Deserialize;
use serde_json::Value;

use super::signature;

/// What is expected of a token.
#[derive(Clone, Copy)]
pub(super) struct Expected<'e> {
    /// Who signed it.
    pub(super) issuer: &'e str,
    /// For whom.
    pub(super) client_id: &'e str,
    /// For which sign-in.
    pub(super) nonce: &'e str,
}

/// What a token says about a person.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Claims {
    pub(super) sub: String,
    pub(super) name: Option<String>,
    pub(super) email: Option<String>,
    /// Not told: it isn't.
    #[serde(default)]
    pub(super) email_verified: bool,
}

#[derive(Deserialize)]
struct Signed {
    nonce: Option<String>,
    /// One, or a list.
    aud: Value,
    azp: Option<String>,
    #[serde(flatten)]
    claims: Claims,
}

/// Why a token isn't believed; for the log, so without anything that it says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Disbelief {
    /// It is signed by a key that the provider doesn't show, perhaps by a new one.
    #[error("it is signed by a key that isn't known")]
    UnknownKey,
    /// Something in it doesn't hold.
    #[error("{0}")]
    Token(String),
}

/// Reads a token.
///
/// # Errors
/// What doesn't hold.
pub(super) fn read(token: &str, keys: &JwkSet, expected: Expected<'_>) -> Result<Claims, Disbelief> {
    signature::install();
    let bad = |reason: &str| Disbelief::Token(reason.to_owned());
    let header = decode_header(token).map_err(|_| bad("it is no token"))?;
    if !signature::ALGORITHMS.contains(&header.alg) {
        return Err(bad("it is signed in a way that isn't taken: expected RS256 or ES256"));
    }
    let key = key(keys, header.kid.as_deref()).ok_or(Disbelief::UnknownKey)?;
    let key = DecodingKey::from_jwk(key).map_err(|_| bad("its key can't be used"))?;
    let mut validation = Validation::new(header.alg);
    validation.validate_nbf = true;
    validation.set_issuer(&[expected.issuer]);
    validation.set_audience(&[expected.client_id]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    let signed: Signed =
        decode(token, &key, &validation).map_err(|error| Disbelief::Token(reason(error.kind())))?.claims;
    if signed.nonce.as_deref() != Some(expected.nonce) {
        return Err(bad("it is of another sign-in"));
    }
    let is_shared = signed.aud.as_array().is_some_and(|many| many.len() > 1);
    let is_ours = signed.azp.as_deref() == Some(expected.client_id);
    if (is_shared || signed.azp.is_some()) && !is_ours {
        return Err(bad("it was given to somebody else"));
    }
    if signed.claims.sub.is_empty() {
        return Err(bad("it names nobody"));
    }
    Ok(signed.claims)
}

/// What is wrong, without what the token says.
fn reason(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::Json(_) | ErrorKind::Base64(_) | ErrorKind::Utf8(_) => "it can't be read".to_owned(),
        kind => format!("{kind:?}"),
    }
}

/// The key that a token names; one that names none is signed by the only key there is.
fn key<'k>(keys: &'k JwkSet, id: Option<&str>) -> Option<&'k Jwk> {
    match (id, keys.keys.as_slice()) {
        (Some(id), _) => keys.find(id),
        (None, [only]) => Some(only),
        (None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use ring::rand::SystemRandom;
    use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
    use serde_json::json;

    use super::*;

    const EXPECTED: Expected<'_> =
        Expected { issuer: "https://id.example.go.th", client_id: "pakmut", nonce: "n-1" };

    struct Signer {
        pair: EcdsaKeyPair,
        random: SystemRandom,
    }

    impl Signer {
        fn new() -> Self {
            let (random, algorithm) = (SystemRandom::new(), &ECDSA_P256_SHA256_FIXED_SIGNING);
            let key = EcdsaKeyPair::generate_pkcs8(algorithm, &random).expect("a key");
            let pair = EcdsaKeyPair::from_pkcs8(algorithm, key.as_ref(), &random).expect("a key");
            Self { pair, random }
        }

        fn keys(&self, id: &str) -> JwkSet {
            let (x, y) = self.pair.public_key().as_ref()[1..].split_at(32);
            let (x, y) = (URL_SAFE_NO_PAD.encode(x), URL_SAFE_NO_PAD.encode(y));
            let key = json!({"kty": "EC", "crv": "P-256", "x": x, "y": y, "kid": id, "alg": "ES256"});
            serde_json::from_value(json!({ "keys": [key] })).expect("keys")
        }

        fn token(&self, header: &Value, claims: &Value) -> String {
            let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
            let signed = format!("{}.{}", part(header), part(claims));
            let signature = self.pair.sign(&self.random, signed.as_bytes()).expect("a signature");
            format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
        }
    }

    fn claims() -> Value {
        let end = jsonwebtoken::get_current_timestamp() + 600;
        json!({"iss": EXPECTED.issuer, "aud": EXPECTED.client_id, "sub": "s-1", "exp": end, "nonce": "n-1"})
    }

    /// The claims of a token with one of them changed; null: without it.
    fn changed(name: &str, value: Value) -> Value {
        let mut claims = claims();
        claims[name] = value;
        if let Some(claims) = claims.as_object_mut() {
            claims.retain(|_, value| !value.is_null());
        }
        claims
    }

    #[test]
    fn a_token_is_believed_only_if_everything_holds() {
        let signer = Signer::new();
        let (keys, header) = (signer.keys("k"), json!({"alg": "ES256", "kid": "k"}));
        let long_ago = jsonwebtoken::get_current_timestamp() - 3_600;
        for (name, value, is_believed) in [
            ("name", json!("มาลี"), true),
            ("aud", json!(["pakmut"]), true),
            ("azp", json!("pakmut"), true),
            ("iss", json!("https://elsewhere.example"), false),
            ("iss", Value::Null, false),
            ("aud", json!("another"), false),
            ("aud", json!(["another"]), false),
            ("aud", json!(["pakmut", "another"]), false),
            ("aud", Value::Null, false),
            ("azp", json!("another"), false),
            ("exp", json!(long_ago), false),
            ("exp", Value::Null, false),
            ("nbf", json!(jsonwebtoken::get_current_timestamp() + 3_600), false),
            ("nonce", json!("n-2"), false),
            ("nonce", Value::Null, false),
            ("sub", json!(""), false),
            ("sub", Value::Null, false),
            ("email_verified", json!("yes"), false),
        ] {
            let token = signer.token(&header, &changed(name, value.clone()));
            let read = read(&token, &keys, EXPECTED);
            assert_eq!(read.is_ok(), is_believed, "{name} {value}: {read:?}");
        }
    }

    #[test]
    fn only_what_the_providers_key_signed_is_believed() {
        let (signer, other) = (Signer::new(), Signer::new());
        let header = json!({"alg": "ES256", "kid": "k"});
        let token = signer.token(&header, &claims());
        let read = |token: &str, keys: &JwkSet| read(token, keys, EXPECTED);
        assert_eq!(read(&token, &signer.keys("k")).map(|claims| claims.sub), Ok("s-1".to_owned()));
        assert!(read(&token, &other.keys("k")).is_err(), "another key of the same name");
        assert_eq!(read(&token, &signer.keys("another")), Err(Disbelief::UnknownKey));
        let without_kid = signer.token(&json!({"alg": "ES256"}), &claims());
        assert!(read(&without_kid, &signer.keys("k")).is_ok(), "there is only one key");
        for algorithm in ["none", "HS256", "RS256", "ES384"] {
            let token = signer.token(&json!({"alg": algorithm, "kid": "k"}), &claims());
            assert!(read(&token, &signer.keys("k")).is_err(), "{algorithm}");
        }
        let [head, body, _] = token.split('.').collect::<Vec<_>>()[..] else { panic!("{token}") };
        for forged in [format!("{head}.{body}."), format!("{head}.{body}"), String::new(), "a.b.c".to_owned()]
        {
            assert!(read(&forged, &signer.keys("k")).is_err(), "{forged}");
        }
    }
}
