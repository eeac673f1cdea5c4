//! Ratings of visits: citizens give stars and perhaps words, everyone sees the average from the fifth on, the unit alone the words.

use std::net::IpAddr;
use std::time::Duration;

use axum::http::HeaderMap;
use chrono::NaiveDate;
use domain::ServicePointId;
use registry::{Registry, Score};

use crate::reports::{Most, Peer, Senders, has_email, has_identification_number, has_link};

/// The longest words: half a page, as of a report.
pub(crate) const MOST_CHARACTERS: usize = 500;

/// An office's page waits this share of the time for a question for its score before it goes without: 200 ms of 2 s.
const PATIENCE: f64 = 0.1;

/// Takes and gives ratings.
#[derive(Debug)]
pub(crate) struct Ratings {
    register: Registry,
    senders: Senders,
    patience: Duration,
}

/// Why words can't be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum UnfitWords {
    /// They are too long.
    #[error("the words are too long: expected at most {MOST_CHARACTERS} characters")]
    TooLong,
    /// They tell who somebody is.
    #[error("the words hold an identification number or an e-mail address: leave it out")]
    Personal,
    /// They lead elsewhere.
    #[error("the words hold a link: leave it out")]
    Link,
}

impl Ratings {
    /// Ratings of a register, at a server that has so much time for a question.
    pub(crate) fn new(register: Registry, proxies: Vec<IpAddr>, time_per_request: Duration) -> Self {
        let patience = time_per_request.mul_f64(PATIENCE);
        Self { register, senders: Senders::new(Most::WORDS, proxies), patience }
    }

    /// Whether a sender may send another rating now. Asking counts as sending.
    pub(crate) fn may_send(&self, peer: Option<Peer>, headers: &HeaderMap) -> bool {
        self.senders.may_send(peer, headers)
    }

    /// Keeps a rating. It is on the disk when this returns.
    ///
    /// # Errors
    /// When the register refuses it or fails.
    pub(crate) async fn keep(
        &self,
        point: &ServicePointId,
        stars: u8,
        words: Option<&str>,
        language: &str,
        on: NaiveDate,
    ) -> Result<(), registry::Error> {
        self.register.rate(point, stars, words, language, on).await
    }

    /// What all ratings of an office come to, as far as that is shown. A register that fails or takes its time is logged, and
    /// nothing waits for it.
    pub(crate) async fn shown(&self, point: &ServicePointId) -> Option<ShownScore> {
        let score = match tokio::time::timeout(self.patience, self.register.score(point)).await {
            Ok(Ok(score)) => score,
            Ok(Err(error)) => {
                tracing::warn!(%error, "ratings can't be read");
                metrics::counter!("pakmut_register_failures_total").increment(1);
                return None;
            }
            Err(_) => {
                tracing::warn!("ratings take too long: a page goes without");
                return None;
            }
        };
        ShownScore::of(score)
    }
}

/// A score that there are enough ratings for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ShownScore {
    /// Tenths of stars on average, rounded.
    pub(crate) tenths: u64,
    /// Ratings.
    pub(crate) count: u64,
}

impl ShownScore {
    pub(crate) fn of(score: Score) -> Option<Self> {
        Some(Self { tenths: (score.shown()? * 10.0).round() as u64, count: score.count })
    }

    /// Stars on average, to a tenth.
    pub(crate) fn average(self) -> f64 {
        self.tenths as f64 / 10.0
    }
}

/// The words of a rating as they are kept; nothing where there is nothing to read.
///
/// # Errors
/// [`UnfitWords`] when they are too long, or hold what isn't to be kept.
pub(crate) fn words(sent: &str) -> Result<Option<String>, UnfitWords> {
    let sent = sent.replace("\r\n", "\n");
    let words: String = sent.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    let words = words.trim();
    if !words.chars().any(char::is_alphanumeric) {
        return Ok(None);
    }
    if words.chars().count() > MOST_CHARACTERS {
        return Err(UnfitWords::TooLong);
    }
    if has_identification_number(words) || has_email(words) {
        return Err(UnfitWords::Personal);
    }
    if has_link(words) {
        return Err(UnfitWords::Link);
    }
    Ok(Some(words.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_unless_they_tell_who_somebody_is_or_lead_elsewhere() {
        let long = "ก".repeat(MOST_CHARACTERS + 1);
        for (sent, expected) in [
            ("  เจ้าหน้าที่\r\nใจดี\u{7} ", Ok(Some("เจ้าหน้าที่\nใจดี".to_owned()))),
            ("", Ok(None)),
            (" \n…!", Ok(None)),
            (&long[..3 * MOST_CHARACTERS], Ok(Some("ก".repeat(MOST_CHARACTERS)))),
            (&long, Err(UnfitWords::TooLong)),
            ("บัตร 1-2345-67890-12-1", Err(UnfitWords::Personal)),
            ("ติดต่อ somchai@example.com", Err(UnfitWords::Personal)),
            ("ดู https://example.com", Err(UnfitWords::Link)),
        ] {
            assert_eq!(words(sent), expected, "{sent}");
        }
    }

    #[test]
    fn a_score_is_told_to_a_tenth_from_the_fifth_rating_on() {
        let of = |count, stars| ShownScore::of(Score { count, stars, by_stars: [0; 5] });
        assert_eq!(of(4, 20), None);
        assert_eq!(of(5, 18), Some(ShownScore { tenths: 36, count: 5 }));
        assert_eq!(of(6, 25).map(ShownScore::average), Some(4.2));
    }
}
