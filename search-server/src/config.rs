//! Configuration in two stages: what was typed or stands in the file, then what the server runs on.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::Deserialize;

use crate::admin::oidc;
use crate::newcomer::TypedRole;
use crate::{comparison, site, travel};

/// Where the index lies when nothing else is said: made by `cargo xtask demo` or `indexer build`.
const DEFAULT_INDEX: &str = ".pakmut/index";
/// Port of the API and the pages when nothing else is said.
const DEFAULT_PORT: u16 = 8080;
/// Time for a question before it answers with what it has, in milliseconds.
const DEFAULT_REQUEST_MS: u64 = 2_000;

/// Answers which office can do it, how far it is, and whether it is open.
#[derive(Debug, Parser)]
#[command(
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  search-server --index .pakmut/index\n  search-server --index /srv/pakmut --listen 0.0.0.0:8080 --ops-listen 127.0.0.1:9090\n  search-server admin create --registry sqlite:register.db --email malee@example.go.th"
)]
pub(crate) struct Arguments {
    /// What to do instead of serving.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// Folder with the published snapshot [default: .pakmut/index]
    #[arg(long, value_name = "DIR")]
    index: Option<PathBuf>,
    /// System of record whose changes are searched at once: sqlite:PATH or postgres://… [default: none]
    #[arg(long, value_name = "URL")]
    registry: Option<String>,
    /// Address of the API and the pages; port 0 takes a free one [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// Address of the metrics, for operators only [default: 127.0.0.1:9090]
    #[arg(long, value_name = "ADDRESS")]
    ops_listen: Option<SocketAddr>,
    /// Folder that takes reports of mistakes in the data [default: nobody takes them]
    #[arg(long, value_name = "DIR")]
    reports: Option<PathBuf>,
    /// Settings in a file; what is typed goes before
    #[arg(long, value_name = "FILE.toml")]
    config: Option<PathBuf>,
    /// Form of the log on standard error [default: text]
    #[arg(long, value_enum)]
    log_format: Option<LogFormat>,
}

/// What the program does besides serving.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The people of the back office
    Admin {
        /// What to do about them.
        #[command(subcommand)]
        command: AdminCommand,
    },
}

/// What is done about the people of the back office by whoever works on its machine.
#[derive(Debug, Subcommand)]
pub(crate) enum AdminCommand {
    /// Prints a link that works once, within 24 hours: whoever uses it is an administrator from then on
    ///
    /// Made for the first administrator, and for whoever was shut out by a lost password: who may read and write the register on
    /// its machine may do so anyway. Where nobody uses the link, nobody becomes an administrator. With roles, the person has
    /// these instead, in the place of those before, and has them at once. The link before it, for the same address, is worth
    /// nothing any more.
    Create(Newcomer),
}

/// For whom a link is made, and where.
#[derive(Debug, Args)]
pub(crate) struct Newcomer {
    /// System of record: sqlite:PATH or postgres://… [default: that of the settings]
    #[arg(long, value_name = "URL")]
    pub(crate) registry: Option<String>,
    /// E-mail address of the person
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) email: String,
    /// What the person may do: officer:UNIT, manager:ORGANISATION, supervisor:AREA, administrator or auditor; may be repeated
    /// [default: administrator, once the link was used]
    #[arg(long = "role", value_name = "ROLE")]
    pub(crate) roles: Vec<TypedRole>,
    /// Name of the person
    #[arg(long, value_name = "NAME", requires = "roles")]
    pub(crate) name: Option<String>,
    /// Address of the first page, which the link begins with [default: public_url of the settings, or where the server listens]
    #[arg(long, value_name = "URL")]
    pub(crate) site: Option<site::PublicUrl>,
    /// Settings of the server
    #[arg(long, value_name = "FILE.toml")]
    pub(crate) config: Option<PathBuf>,
}

/// Form of the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For programs: one JSON object a line.
    Json,
}

/// The settings file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    index: Option<PathBuf>,
    registry: Option<String>,
    listen: Option<SocketAddr>,
    ops_listen: Option<SocketAddr>,
    log_format: Option<LogFormat>,
    request_ms: Option<u64>,
    travel: Option<travel::File>,
    public_url: Option<site::PublicUrl>,
    base_map: Option<site::BaseMapFile>,
    #[serde(default)]
    pictures: site::PicturesFile,
    #[serde(default)]
    reports: site::ReportsFile,
    oidc: Option<oidc::File>,
    #[serde(default)]
    review: site::ReviewFile,
    #[serde(default)]
    selfcheck: comparison::File,
}

impl File {
    /// The settings of a file, or none.
    fn read(path: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = path else { return Ok(Self::default()) };
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        toml::from_str(&text).with_context(|| path.display().to_string())
    }
}

impl Newcomer {
    /// Where the register is, and where the site will be.
    ///
    /// # Errors
    /// When the settings can't be read, or nothing says where the register is.
    pub(crate) fn places(&self) -> anyhow::Result<(String, String)> {
        let file = File::read(self.config.as_deref())?;
        let registry = self.registry.clone().or(file.registry);
        let registry =
            registry.context("where is the register? Give --registry URL, or --config with its settings")?;
        registry::Registry::check_address(&registry)?;
        let listen = file.listen.unwrap_or_else(|| loopback(DEFAULT_PORT));
        let site = self.site.clone().or(file.public_url);
        let site = site.map_or_else(|| format!("http://{listen}"), |url| url.to_string());
        Ok((registry, site))
    }
}

/// What the server runs on.
#[derive(Debug, PartialEq)]
pub(crate) struct Config {
    pub(crate) index: PathBuf,
    /// The system of record to follow; none: only snapshots bring anything new.
    pub(crate) registry: Option<String>,
    pub(crate) listen: SocketAddr,
    pub(crate) ops_listen: SocketAddr,
    pub(crate) log_format: LogFormat,
    /// Time for a question before it answers with what it has.
    pub(crate) time_per_request: Duration,
    /// The routing service; none: journeys are estimated.
    pub(crate) travel: Option<travel::Settings>,
    /// The provider of sign-in to the back office; none: local accounts only.
    pub(crate) oidc: Option<oidc::Settings>,
    /// Which answers are compared with brute force; none: none.
    pub(crate) comparison: Option<comparison::Settings>,
    /// What the pages are made with.
    pub(crate) site: site::Settings,
}

impl Config {
    /// Joins what was typed with the settings file and the defaults.
    ///
    /// # Errors
    /// When the file can't be read, or holds an unknown key or a bad value; the message names it.
    pub(crate) fn of(arguments: Arguments) -> anyhow::Result<Self> {
        let file = File::read(arguments.config.as_deref())?;
        let travel = file.travel.map(travel::Settings::try_from).transpose()?;
        let registry = arguments.registry.or(file.registry);
        let site = site::File {
            public_url: file.public_url,
            base_map: file.base_map,
            pictures: file.pictures.beside(registry.as_deref()),
            reports: file.reports.with_dir(arguments.reports),
            review: file.review,
        };
        if let Some(url) = &registry {
            registry::Registry::check_address(url)?;
        }
        anyhow::ensure!(
            file.oidc.is_none() || registry.is_some(),
            "oidc signs people in to the back office, which needs a register: give --registry URL too"
        );
        Ok(Self {
            index: arguments.index.or(file.index).unwrap_or_else(|| DEFAULT_INDEX.into()),
            registry,
            listen: arguments.listen.or(file.listen).unwrap_or_else(|| loopback(DEFAULT_PORT)),
            ops_listen: arguments.ops_listen.or(file.ops_listen).unwrap_or_else(|| loopback(9090)),
            log_format: arguments.log_format.or(file.log_format).unwrap_or_default(),
            time_per_request: Duration::from_millis(file.request_ms.unwrap_or(DEFAULT_REQUEST_MS)),
            travel,
            oidc: file.oidc.map(oidc::Settings::try_from).transpose()?,
            comparison: comparison::Settings::of(&file.selfcheck)?,
            site: site.try_into()?,
        })
    }
}

fn loopback(port: u16) -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], port))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(file: &str, typed: &[&str]) -> anyhow::Result<Config> {
        let dir = tempfile::tempdir()?;
        let path = dir.path().join("server.toml");
        std::fs::write(&path, file)?;
        let path = path.to_string_lossy().into_owned();
        Config::of(Arguments::try_parse_from(
            ["search-server", "--config", &path].into_iter().chain(typed.iter().copied()),
        )?)
    }

    #[test]
    fn what_is_typed_goes_before_the_file_and_the_file_before_the_defaults() -> anyhow::Result<()> {
        let config =
            config("listen = \"127.0.0.1:1\"\nindex = \"a\"\nrequest_ms = 5", &["--listen", "127.0.0.1:2"])?;
        assert_eq!(config.listen.port(), 2);
        assert_eq!(config.index, PathBuf::from("a"));
        assert_eq!(config.ops_listen.port(), 9090);
        assert_eq!(config.time_per_request, Duration::from_millis(5));
        Ok(())
    }

    #[test]
    fn the_example_has_settings_that_the_server_starts_with() -> anyhow::Result<()> {
        let config = config(include_str!("../server.example.toml"), &[])?;
        assert!(config.travel.is_some() && config.comparison.is_some() && config.oidc.is_some());
        Ok(())
    }

    #[test]
    fn an_unknown_key_is_named() {
        let error = config("lissten = \"127.0.0.1:1\"", &[]).expect_err("an unknown key");
        assert!(format!("{error:#}").contains("lissten"), "{error:#}");
        let error =
            config("[travel]\nservice = \"valhalla\"\nurll = \"http://a\"", &[]).expect_err("an unknown key");
        assert!(format!("{error:#}").contains("urll"), "{error:#}");
        let error =
            config("[oidc]\nissuer = \"https://a.go.th\"\nclient_id = \"a\"", &[]).expect_err("no register");
        assert!(format!("{error:#}").contains("registry"), "{error:#}");
        let error = config("public_url = \"example.go.th\"", &[]).expect_err("no address of a server");
        assert!(format!("{error:#}").contains("public_url"), "{error:#}");
    }
}
