//! Talking to the provider: what it is, what it signs with, and what it says for a code.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jsonwebtoken::jwk::JwkSet;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use ureq::Agent;

use super::id_token::{self, Claims, Disbelief, Expected};
use super::settings::{Settings, is_private_way};

/// Time for each answer of the provider.
const PATIENCE: Duration = Duration::from_secs(10);

/// Largest answer in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// How long what the provider says about itself is believed.
const FRESH: Duration = Duration::from_secs(600);

/// A key that isn't known is looked for at most so often: whoever sends tokens of invented keys keeps nobody busy.
const PAUSE: Duration = Duration::from_secs(10);

/// What the provider says about itself (OpenID Connect Discovery, 3).
#[derive(Debug, Deserialize)]
pub(super) struct Metadata {
    issuer: String,
    pub(super) authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    userinfo_endpoint: Option<String>,
}

#[derive(Debug)]
struct Known {
    metadata: Metadata,
    keys: JwkSet,
    since: Instant,
}

/// The provider, as far as it is known.
#[derive(Debug)]
pub(super) struct Provider {
    pub(super) settings: Settings,
    agent: Agent,
    known: Mutex<Option<Arc<Known>>>,
}

/// Why somebody can't be signed in; for the log, so without anything of them.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The provider can't be asked, or says what can't be read.
    #[error("{what} of the provider of sign-in: {reason}")]
    Provider {
        /// What was asked for.
        what: &'static str,
        /// What went wrong.
        reason: String,
    },
    /// It doesn't take the code.
    #[error("the provider of sign-in doesn't take the code")]
    Refused,
    /// What it signed doesn't hold.
    #[error("a token of the provider of sign-in: {0}")]
    Token(#[from] Disbelief),
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
    access_token: Option<String>,
}

impl Provider {
    pub(super) fn new(settings: Settings) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .http_status_as_error(false)
            .https_only(settings.issuer.starts_with("https://"));
        Self { settings, agent: config.build().into(), known: Mutex::new(None) }
    }

    /// Where people are sent. Waits for the provider: not for a thread that others wait for.
    ///
    /// # Errors
    /// When the provider can't be asked.
    pub(super) fn authorization_endpoint(&self) -> Result<String, Failure> {
        self.known(FRESH).map(|known| known.metadata.authorization_endpoint.clone())
    }

    /// What the provider says about whoever came back with a code. Waits for the provider.
    ///
    /// # Errors
    /// When the provider can't be asked, doesn't take the code, or what it signed doesn't hold.
    pub(super) fn claims(
        &self,
        code: &str,
        verifier: &str,
        nonce: &str,
        redirect_uri: &str,
    ) -> Result<Claims, Failure> {
        let known = self.known(FRESH)?;
        let tokens = self.exchange(&known.metadata, code, verifier, redirect_uri)?;
        let expected = Expected { issuer: &self.settings.issuer, client_id: &self.settings.client_id, nonce };
        let claims = match id_token::read(&tokens.id_token, &known.keys, expected) {
            Err(Disbelief::UnknownKey) => {
                id_token::read(&tokens.id_token, &self.known(PAUSE)?.keys, expected)?
            }
            read => read?,
        };
        if claims.email.is_some() {
            return Ok(claims);
        }
        self.with_userinfo(&known.metadata, claims, tokens.access_token.as_deref())
    }

    /// What is known, at most as old as asked for.
    fn known(&self, at_most: Duration) -> Result<Arc<Known>, Failure> {
        let kept = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(known) = kept.filter(|known| known.since.elapsed() < at_most) {
            return Ok(known);
        }
        let issuer = self.settings.issuer.trim_end_matches('/');
        let metadata: Metadata =
            self.get("the description", &format!("{issuer}/.well-known/openid-configuration"), None)?;
        expect_own(&metadata, &self.settings.issuer)?;
        let keys = self.get("the keys", &metadata.jwks_uri, None)?;
        let known = Arc::new(Known { metadata, keys, since: Instant::now() });
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&known));
        Ok(known)
    }

    fn exchange(
        &self,
        metadata: &Metadata,
        code: &str,
        verifier: &str,
        redirect_uri: &str,
    ) -> Result<Tokens, Failure> {
        let Settings { client_id, client_secret, .. } = &self.settings;
        let mut request = self.agent.post(&metadata.token_endpoint).header("accept", "application/json");
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", redirect_uri),
            ("code_verifier", verifier),
        ];
        match client_secret {
            // Both parts are encoded as in a form (RFC 6749, 2.3.1).
            Some(secret) => {
                let pair = format!("{}:{}", encoded(client_id), encoded(secret));
                request = request.header("authorization", format!("Basic {}", STANDARD.encode(pair)));
            }
            None => form.push(("client_id", client_id)),
        }
        let what = "the tokens";
        let response = request.send_form(form).map_err(|error| failure(what, &error))?;
        // What it answers otherwise may repeat the code.
        if response.status().is_client_error() {
            return Err(Failure::Refused);
        }
        read(what, response)
    }

    /// Asks for what the token doesn't say about whoever it names.
    fn with_userinfo(
        &self,
        metadata: &Metadata,
        claims: Claims,
        access_token: Option<&str>,
    ) -> Result<Claims, Failure> {
        let (Some(url), Some(token)) = (&metadata.userinfo_endpoint, access_token) else { return Ok(claims) };
        let told: Claims = self.get("what is known about somebody", url, Some(token))?;
        // Whoever else it tells about isn't the one who came (OpenID Connect Core, 5.3.2).
        if told.sub != claims.sub {
            return Err(Disbelief::Token("what is told besides is about somebody else".to_owned()).into());
        }
        Ok(Claims { name: claims.name.or(told.name), ..told })
    }

    fn get<T: DeserializeOwned>(
        &self,
        what: &'static str,
        url: &str,
        token: Option<&str>,
    ) -> Result<T, Failure> {
        let mut request = self.agent.get(url).header("accept", "application/json");
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        read(what, request.call().map_err(|error| failure(what, &error))?)
    }
}

/// Refuses a description of somebody else, and one that sends secrets where others read along.
fn expect_own(metadata: &Metadata, issuer: &str) -> Result<(), Failure> {
    let what = "the description";
    let is_own = metadata.issuer == issuer;
    let ways = [&metadata.authorization_endpoint, &metadata.token_endpoint, &metadata.jwks_uri];
    let mut ways = ways.into_iter().chain(&metadata.userinfo_endpoint);
    if !is_own {
        let reason = format!("it is of {:?}: expected {issuer:?}, letter by letter", metadata.issuer);
        return Err(Failure::Provider { what, reason });
    }
    match ways.find(|way| !is_private_way(way)) {
        Some(way) => Err(Failure::Provider { what, reason: format!("{way:?} isn't https") }),
        None => Ok(()),
    }
}

fn read<T: DeserializeOwned>(
    what: &'static str,
    mut response: ureq::http::Response<ureq::Body>,
) -> Result<T, Failure> {
    if !response.status().is_success() {
        let reason = format!("status {}", response.status().as_u16());
        return Err(Failure::Provider { what, reason });
    }
    let body = response.body_mut().with_config().limit(MAX_BYTES).read_to_vec();
    let body = body.map_err(|error| failure(what, &error))?;
    // What can't be read may hold a secret, so it isn't repeated.
    let unread = |_| Failure::Provider { what, reason: "the answer can't be read".to_owned() };
    serde_json::from_slice(&body).map_err(unread)
}

fn failure(what: &'static str, error: &ureq::Error) -> Failure {
    Failure::Provider { what, reason: error.to_string() }
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
