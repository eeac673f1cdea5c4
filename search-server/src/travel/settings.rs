//! Which routing service is asked, and how long.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use domain::travel::Means;
use serde::Deserialize;
use ureq::http::Uri;

/// Time for an answer of the service in milliseconds.
const DEFAULT_TIMEOUT_MS: u64 = 300;
/// Longest time that can be set, in milliseconds: more than a question has altogether.
const MAX_TIMEOUT_MS: u64 = 2_000;

/// The table `travel` of the settings file.
#[derive(Debug, Deserialize)]
#[serde(tag = "service", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum File {
    /// OSRM: `osrm-routed` serves one profile, so that each means of travel has an address of its own.
    Osrm { profiles: Profiles, timeout_ms: Option<u64> },
    /// Valhalla: one address for every means.
    Valhalla { url: Url, timeout_ms: Option<u64> },
}

/// The addresses of OSRM; a means without one is estimated by the straight line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Profiles {
    walk: Option<Url>,
    motorcycle: Option<Url>,
    car: Option<Url>,
}

impl Profiles {
    pub(super) fn of(&self, means: Means) -> Option<&Url> {
        match means {
            Means::Walk => self.walk.as_ref(),
            Means::Motorcycle => self.motorcycle.as_ref(),
            Means::Car => self.car.as_ref(),
        }
    }
}

/// What the server runs on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(super) service: Service,
    /// Time for a whole answer.
    pub(super) time: Duration,
}

/// The service that is asked.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Service {
    Osrm(Profiles),
    Valhalla(Url),
}

impl TryFrom<File> for Settings {
    type Error = anyhow::Error;

    fn try_from(file: File) -> anyhow::Result<Self> {
        let (service, timeout_ms) = match file {
            File::Osrm { profiles, timeout_ms } => (Service::Osrm(profiles), timeout_ms),
            File::Valhalla { url, timeout_ms } => (Service::Valhalla(url), timeout_ms),
        };
        if service == Service::Osrm(Profiles::default()) {
            anyhow::bail!("travel.profiles is empty: expected an address of walk, motorcycle or car");
        }
        let timeout_ms = timeout_ms.unwrap_or(DEFAULT_TIMEOUT_MS);
        if !(1..=MAX_TIMEOUT_MS).contains(&timeout_ms) {
            anyhow::bail!("travel.timeout_ms = {timeout_ms} is out of range: expected 1 to {MAX_TIMEOUT_MS}");
        }
        Ok(Self { service, time: Duration::from_millis(timeout_ms) })
    }
}

/// Where a service is: `http` or `https`, a host, and a path if it has one; no slash at the end.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Url(String);

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Url {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl FromStr for Url {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        // What may be a password isn't repeated.
        if text.contains('@') {
            return Err("an address has a user in it: expected one such as http://127.0.0.1:5000".to_owned());
        }
        let uri: Option<Uri> = text.parse().ok();
        let is_address = |uri: &Uri| {
            matches!(uri.scheme_str(), Some("http" | "https"))
                && uri.host().is_some()
                && uri.query().is_none()
        };
        if !uri.as_ref().is_some_and(is_address) || text.contains('#') {
            return Err(format!("{text:?} is not an address: expected one such as http://127.0.0.1:5000"));
        }
        Ok(Self(text.trim_end_matches('/').to_owned()))
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
    fn osrm_has_an_address_for_each_means_and_valhalla_one_for_all() {
        let osrm =
            settings("service = \"osrm\"\nprofiles = { car = \"http://car:5000/\" }").expect("settings");
        let Service::Osrm(profiles) = osrm.service else { panic!("{osrm:?}") };
        assert_eq!(profiles.of(Means::Car).map(ToString::to_string).as_deref(), Some("http://car:5000"));
        assert_eq!(profiles.of(Means::Walk), None);
        assert_eq!(osrm.time, Duration::from_millis(300));
        let valhalla = "service = \"valhalla\"\nurl = \"https://roads.example/v\"\ntimeout_ms = 50";
        let valhalla = settings(valhalla).expect("settings");
        assert_eq!(valhalla.service, Service::Valhalla(Url("https://roads.example/v".to_owned())));
        assert_eq!(valhalla.time, Duration::from_millis(50));
    }

    #[test]
    fn what_cannot_be_a_service_is_refused_by_name() {
        for (text, named) in [
            ("service = \"google\"", "google"),
            ("service = \"valhalla\"", "url"),
            ("service = \"osrm\"\nprofiles = {}", "travel.profiles"),
            ("service = \"osrm\"\nprofiles = { bus = \"http://a\" }", "bus"),
            ("service = \"valhalla\"\nurl = \"http://a\"\nprofiles = {}", "profiles"),
            ("service = \"valhalla\"\nurl = \"ftp://a\"", "ftp://a"),
            ("service = \"valhalla\"\nurl = \"a:5000\"", "a:5000"),
            ("service = \"valhalla\"\nurl = \"http://a/?key=1\"", "http://a/?key=1"),
            ("service = \"valhalla\"\nurl = \"http://a\"\ntimeout_ms = 0", "travel.timeout_ms = 0"),
        ] {
            let refusal = settings(text).expect_err(text);
            assert!(refusal.contains(named), "{text}: {refusal}");
        }
        let refusal = settings("service = \"valhalla\"\nurl = \"http://user:word@a\"").expect_err("a user");
        assert!(refusal.contains("has a user"), "{refusal}");
    }
}
