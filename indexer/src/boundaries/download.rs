//! A package from an address, into a file that goes when it has been read.

use std::env;
use std::io::{self, Read, Write};
use std::time::Duration;

use tempfile::NamedTempFile;
use ureq::Agent;

use super::files::MAX_UNPACKED_BYTES;
use super::import::{ImportError, Progress};
use crate::Refusal;

/// How long to wait for a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);

/// How long to wait for the next bytes. A whole package may take as long as it likes.
const READ_TIMEOUT: Duration = Duration::from_secs(60);

const MAX_REDIRECTS: u32 = 5;

const BUFFER_BYTES: usize = 64 << 10;

/// Downloads what is at an address.
pub(super) fn download(url: &str, progress: &dyn Fn(Progress)) -> Result<NamedTempFile, ImportError> {
    let refused = |reason: String| Refusal::NotDownloaded { url: shown(url), reason };
    progress(Progress::Downloading { bytes: 0, of: None });
    let response = agent(url).get(url).call().map_err(|error| refused(error.to_string()))?;
    let status = response.status();
    if status != 200 {
        return Err(refused(format!("the server answered {status}: expected 200 OK")).into());
    }
    let body = response.into_body();
    let of = body.content_length();
    let too_large = || refused(format!("it has more than {MAX_UNPACKED_BYTES} bytes: expected at most that"));
    if of.is_some_and(|bytes| bytes > MAX_UNPACKED_BYTES) {
        return Err(too_large().into());
    }
    let failed = |source| ImportError::Unwritable { path: env::temp_dir(), source };
    let mut file = NamedTempFile::with_prefix("boundaries").map_err(failed)?;
    let mut source = body.into_reader();
    let (mut bytes, mut buffer) = (0, vec![0; BUFFER_BYTES]);
    loop {
        let read = match source.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => {
                return Err(refused(format!("it broke off after {bytes} bytes: {error}")).into());
            }
        };
        bytes += read as u64;
        if bytes > MAX_UNPACKED_BYTES {
            return Err(too_large().into());
        }
        file.write_all(&buffer[..read]).map_err(failed)?;
        progress(Progress::Downloading { bytes, of });
    }
    match of {
        Some(expected) if expected != bytes => {
            Err(refused(format!("it broke off after {bytes} of {expected} bytes")).into())
        }
        _ => Ok(file),
    }
}

fn agent(url: &str) -> Agent {
    // An address that says https must not be answered by one that doesn't.
    let is_https = url.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("https:"));
    let config = Agent::config_builder()
        .https_only(is_https)
        .http_status_as_error(false)
        .max_redirects(MAX_REDIRECTS)
        .timeout_resolve(Some(CONNECT_TIMEOUT))
        .timeout_connect(Some(CONNECT_TIMEOUT))
        .timeout_per_read(Some(READ_TIMEOUT))
        .user_agent(concat!("pakmut-indexer/", env!("CARGO_PKG_VERSION")))
        .build();
    config.into()
}

/// An address without what may be secret in it: a password, the parameters of a signed address.
pub(super) fn shown(url: &str) -> String {
    let plain = url.split(['?', '#']).next().unwrap_or_default();
    let Some((scheme, rest)) = plain.split_once("://") else { return plain.to_owned() };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.rsplit('@').next().unwrap_or_default();
    format!("{scheme}://{host}{path}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_address_is_shown_without_what_may_be_secret() {
        for (url, expected) in [
            ("https://data.humdata.org/x/a.zip", "https://data.humdata.org/x/a.zip"),
            ("https://user:word@data.humdata.org/a@b.zip?key=1#x", "https://data.humdata.org/a@b.zip"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ] {
            assert_eq!(super::shown(url), expected);
        }
    }
}
