//! The settings of a site, as they stand in the file, and as the server runs on them.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Deserialize;

use super::base_map;
use super::{BaseMap, Origin, PublicUrl, Site};
use crate::reports::Reports;

/// What the settings file says about the site.
#[derive(Debug, Default)]
pub(crate) struct File {
    pub(crate) public_url: Option<PublicUrl>,
    pub(crate) base_map: Option<base_map::File>,
    pub(crate) pictures: PicturesFile,
    pub(crate) reports: ReportsFile,
}

/// The table `pictures` of the settings file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PicturesFile {
    #[serde(default)]
    origins: Vec<Origin>,
}

/// The table `reports` of the settings file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReportsFile {
    dir: Option<PathBuf>,
    #[serde(default)]
    trusted_proxies: Vec<IpAddr>,
}

impl ReportsFile {
    /// The same with another folder, where one was typed.
    pub(crate) fn with_dir(self, typed: Option<PathBuf>) -> Self {
        Self { dir: typed.or(self.dir), ..self }
    }
}

/// What the server runs on.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    public_url: Option<PublicUrl>,
    base_map: Option<BaseMap>,
    pictures: Vec<Origin>,
    /// Where reports of mistakes are kept, and whose word about a sender's address is believed.
    reports: Option<(PathBuf, Vec<IpAddr>)>,
}

impl TryFrom<File> for Settings {
    type Error = anyhow::Error;

    fn try_from(file: File) -> anyhow::Result<Self> {
        let ReportsFile { dir, trusted_proxies } = file.reports;
        Ok(Self {
            public_url: file.public_url,
            base_map: file.base_map.map(BaseMap::try_from).transpose()?,
            pictures: file.pictures.origins,
            reports: dir.map(|dir| (dir, trusted_proxies)),
        })
    }
}

impl Settings {
    /// The site of these settings.
    ///
    /// # Errors
    /// When reports can't be kept where they should be.
    pub(crate) fn site(self) -> anyhow::Result<Site> {
        let reports = self.reports.map(|(dir, proxies)| Reports::open(&dir, proxies)).transpose()?;
        Ok(Site {
            public_url: self.public_url,
            base_map: self.base_map,
            pictures: self.pictures,
            reports: reports.map(Arc::new),
        })
    }
}
