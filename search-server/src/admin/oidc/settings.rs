//! Which provider of sign-in is trusted (OpenID Connect).

use std::fmt;

use serde::Deserialize;
use ureq::http::Uri;

/// Holds the client's secret where the settings don't.
const SECRET_VARIABLE: &str = "PAKMUT_OIDC_CLIENT_SECRET";

/// The table `oidc` of the settings file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    issuer: String,
    client_id: String,
    client_secret: Option<String>,
}

/// Nothing of it is printed by accident.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// What the server runs on.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The provider, letter by letter as it names itself in what it signs.
    pub(super) issuer: String,
    /// Who we are there.
    pub(super) client_id: String,
    /// What shows it; none: only the proof of each sign-in does (PKCE).
    pub(super) client_secret: Option<String>,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

impl TryFrom<File> for Settings {
    type Error = anyhow::Error;

    fn try_from(file: File) -> anyhow::Result<Self> {
        let File { issuer, client_id, client_secret } = file;
        anyhow::ensure!(
            is_private_way(&issuer) && !issuer.contains(['?', '#']),
            "oidc.issuer = {issuer:?} is no provider: expected an https address without a query (http on this machine)"
        );
        anyhow::ensure!(
            !client_id.is_empty(),
            "oidc.client_id is empty: expected the id that the provider gave"
        );
        let client_secret = client_secret.or_else(|| std::env::var(SECRET_VARIABLE).ok());
        Ok(Self { issuer, client_id, client_secret: client_secret.filter(|secret| !secret.is_empty()) })
    }
}

/// Whether nobody reads along on the way to an address: https, or this machine.
pub(super) fn is_private_way(address: &str) -> bool {
    let Ok(uri) = address.parse::<Uri>() else { return false };
    if uri.authority().is_none_or(|authority| authority.as_str().contains('@')) {
        return false;
    }
    match uri.scheme_str() {
        Some("https") => true,
        Some("http") => matches!(uri.host(), Some("localhost" | "127.0.0.1" | "[::1]")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str) -> Result<Settings, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        Settings::try_from(file).map_err(|error| error.to_string())
    }

    #[test]
    fn a_provider_is_reached_where_nobody_reads_along() {
        for (issuer, is_taken) in [
            ("https://id.example.go.th", true),
            ("https://id.example.go.th/tenant/", true),
            ("http://127.0.0.1:5555", true),
            ("http://localhost:5555", true),
            ("http://id.example.go.th", false),
            ("http://127.0.0.1.example.go.th", false),
            ("https://somebody@id.example.go.th", false),
            ("https://id.example.go.th?a=b", false),
            ("id.example.go.th", false),
        ] {
            let read = settings(&format!("issuer = \"{issuer}\"\nclient_id = \"pakmut\""));
            assert_eq!(read.is_ok(), is_taken, "{issuer}: {read:?}");
        }
        assert!(settings("issuer = \"https://a.go.th\"\nclient_id = \"\"").is_err());
    }

    #[test]
    fn the_secret_of_the_client_prints_nowhere() {
        let text = "issuer = \"https://a.go.th\"\nclient_id = \"pakmut\"\nclient_secret = \"sesame1\"";
        let settings = settings(text).expect("settings");
        assert_eq!(settings.client_secret.as_deref(), Some("sesame1"));
        assert!(!format!("{settings:?}").contains("sesame1"));
    }
}
