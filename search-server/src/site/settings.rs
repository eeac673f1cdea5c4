//! The settings of a site, as they stand in the file, and as the server runs on them.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use domain::Metres;
use registry::{Limits, Registry};
use serde::Deserialize;

use super::base_map;
use super::{BaseMap, Origin, PublicUrl, Site};
use crate::pictures::Pictures;
use crate::ratings::Ratings;
use crate::reports::{Most, Reports, Senders};

/// What the settings file says about the site.
#[derive(Debug, Default)]
pub(crate) struct File {
    pub(crate) public_url: Option<PublicUrl>,
    pub(crate) base_map: Option<base_map::File>,
    pub(crate) pictures: PicturesFile,
    pub(crate) reports: ReportsFile,
    pub(crate) review: ReviewFile,
}

/// The table `pictures` of the settings file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PicturesFile {
    #[serde(default)]
    origins: Vec<Origin>,
    dir: Option<PathBuf>,
}

impl PicturesFile {
    /// The same, with a folder beside the file of a register where none is named.
    pub(crate) fn beside(self, register: Option<&str>) -> Self {
        let file = register.and_then(|url| url.strip_prefix("sqlite:"));
        let beside = file.map(|path| Path::new(path.trim_start_matches("//")).with_extension("pictures"));
        Self { dir: self.dir.or(beside), ..self }
    }
}

/// The table `reports` of the settings file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReportsFile {
    dir: Option<PathBuf>,
    #[serde(default)]
    trusted_proxies: Vec<IpAddr>,
}

/// The table `review` of the settings file: from where on a change waits for a second person.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewFile {
    /// Metres that a pin may be moved alone.
    move_m: Option<f64>,
    /// Records that may be changed alone in one act.
    records: Option<usize>,
}

impl TryFrom<ReviewFile> for Limits {
    type Error = anyhow::Error;

    fn try_from(file: ReviewFile) -> anyhow::Result<Self> {
        let default = Self::default();
        let metres = file.move_m.unwrap_or(default.moved.0);
        anyhow::ensure!(metres >= 0.0, "review.move_m = {metres}: expected metres, 0 or more");
        Ok(Self { moved: Metres(metres), records: file.records.unwrap_or(default.records) })
    }
}

impl ReportsFile {
    /// The same with another folder, where one was typed.
    pub(crate) fn with_dir(self, typed: Option<PathBuf>) -> Self {
        Self { dir: typed.or(self.dir), ..self }
    }
}

/// What the server runs on.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Settings {
    public_url: Option<PublicUrl>,
    base_map: Option<BaseMap>,
    pictures: Vec<Origin>,
    /// Where pictures are kept that are uploaded; none: none are.
    kept_pictures: Option<PathBuf>,
    /// Where reports of mistakes are kept where there is no register; none: nobody takes them then.
    reports: Option<PathBuf>,
    /// Whose word about a sender's address is believed.
    trusted_proxies: Vec<IpAddr>,
    review_limits: Limits,
}

impl TryFrom<File> for Settings {
    type Error = anyhow::Error;

    fn try_from(file: File) -> anyhow::Result<Self> {
        let ReportsFile { dir, trusted_proxies } = file.reports;
        Ok(Self {
            public_url: file.public_url,
            base_map: file.base_map.map(BaseMap::try_from).transpose()?,
            pictures: file.pictures.origins,
            kept_pictures: file.pictures.dir,
            reports: dir,
            trusted_proxies,
            review_limits: file.review.try_into()?,
        })
    }
}

impl Settings {
    /// The site of these settings, and of a register, if there is one: then reports are kept there. `time_per_request` is how long
    /// a question may take.
    ///
    /// # Errors
    /// When reports or pictures can't be kept where they should be.
    pub(crate) fn site(self, register: Option<Registry>, time_per_request: Duration) -> anyhow::Result<Site> {
        let proxies = self.trusted_proxies;
        let reports = match (&register, &self.reports) {
            (Some(register), _) => Some(Reports::in_register(register.clone(), proxies.clone())),
            (None, Some(dir)) => Some(Reports::in_folder(dir, proxies.clone())?),
            (None, None) => None,
        };
        let kept_pictures = self.kept_pictures.as_deref().map(Pictures::open).transpose()?;
        Ok(Site {
            public_url: self.public_url,
            base_map: self.base_map,
            pictures: self.pictures,
            kept_pictures: kept_pictures.map(Arc::new),
            reports: reports.map(Arc::new),
            sign_ins: register.as_ref().map(|_| Arc::new(Senders::new(Most::SIGN_INS, proxies.clone()))),
            ratings: register.map(|register| Arc::new(Ratings::new(register, proxies, time_per_request))),
            review_limits: self.review_limits,
        })
    }
}
