//! What an operator says about the site: its address, its base map, where its pictures lie, where reports are kept.

mod base_map;
mod origin;
mod settings;

use std::fmt::Write;
use std::sync::Arc;

pub(crate) use base_map::{BaseMap, File as BaseMapFile, OWN_PMTILES};
pub(crate) use origin::{Origin, PublicUrl};
use registry::Limits;
pub(crate) use settings::{File, PicturesFile, ReportsFile, ReviewFile, Settings};

use crate::pictures::{self, Pictures};
use crate::ratings::Ratings;
use crate::reports::{Reports, Senders};

/// The site of this server.
#[derive(Debug, Default)]
pub(crate) struct Site {
    /// What stands before every path in an address that leaves the site; none: what the visitor used.
    pub(crate) public_url: Option<PublicUrl>,
    /// A map under ours; none: a plain one of our own.
    pub(crate) base_map: Option<BaseMap>,
    /// From where pages show pictures, besides this server.
    pub(crate) pictures: Vec<Origin>,
    /// Pictures that are kept here; none: nobody uploads any.
    pub(crate) kept_pictures: Option<Arc<Pictures>>,
    /// Where reports of mistakes go; none: nobody takes them.
    pub(crate) reports: Option<Arc<Reports>>,
    /// Where ratings of visits are kept; none: nobody takes them.
    pub(crate) ratings: Option<Arc<Ratings>>,
    /// Counts tries to come into the back office by where they are made; none: nobody counts them.
    pub(crate) sign_ins: Option<Arc<Senders>>,
    /// What officers may do alone.
    pub(crate) review_limits: Limits,
}

impl Site {
    /// Whether a page may show a picture itself: it asks nobody for one who isn't trusted with its readers' addresses.
    pub(crate) fn shows_picture(&self, address: &str) -> bool {
        pictures::is_own(address) || self.pictures.iter().any(|origin| origin.has(address))
    }

    /// The content security policy: no third party, no inline script or style, no frame. Only what the operator named is
    /// let in besides.
    pub(crate) fn content_security_policy(&self) -> String {
        let mut images = String::from("'self' data:");
        let mut connections = String::from("'self'");
        for origin in &self.pictures {
            // Cannot fail: a String takes everything.
            let _ = write!(images, " {origin}");
        }
        if let Some(origin) = self.base_map.as_ref().and_then(BaseMap::origin) {
            let _ = write!(images, " {origin}");
            let _ = write!(connections, " {origin}");
        }
        format!(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src {images}; connect-src {connections}; \
             font-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; \
             frame-ancestors 'none'"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_lets_in_what_was_configured_and_nobody_else() {
        let plain = Site::default().content_security_policy();
        assert!(!plain.contains("http"), "{plain}");
        let tiles = "https://tiles.example.go.th/{z}/{x}/{y}.png";
        let site = Site {
            base_map: Some(BaseMap::of_tiles(tiles, "© ผู้ทำแผนที่", None).expect("a base map")),
            pictures: vec!["https://pictures.example.go.th".parse().expect("an origin")],
            ..Site::default()
        };
        let policy = site.content_security_policy();
        assert!(
            policy
                .contains("img-src 'self' data: https://pictures.example.go.th https://tiles.example.go.th;")
        );
        assert!(policy.contains("connect-src 'self' https://tiles.example.go.th;"), "{policy}");
    }

    #[test]
    fn a_picture_is_shown_from_named_places_only() {
        let site = Site { pictures: vec!["https://a.go.th".parse().expect("an origin")], ..Site::default() };
        for (address, is_shown) in [
            ("https://a.go.th/1.jpg", true),
            ("https://A.go.th/1.jpg", true),
            ("https://a.go.th.evil.com/1.jpg", false),
            ("https://a.go.th:444/1.jpg", false),
            ("http://a.go.th/1.jpg", false),
            ("https://user@a.go.th/1.jpg", false),
            ("javascript:alert(1)", false),
            ("/1.jpg", false),
        ] {
            assert_eq!(site.shows_picture(address), is_shown, "{address}");
        }
    }
}
