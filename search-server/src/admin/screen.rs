//! What may not be done alone: which changes wait for a second person, and what is found about them for whoever decides.

use chrono::{DateTime, Utc};
use registry::{Cause, Edit, Reason, reasons_to_wait};

use super::consequences;
use super::findings::{self, Findings, PinFindings};
use super::state::Admin;
use crate::api::problem::Problem;

/// A pin that is more likely wrong than right by a kilometre is doubted, if it wasn't just as doubtful before.
const DOUBTED: f64 = 0.5;

/// Why a change has to wait, and what was found about it.
pub(crate) struct Screened {
    pub(crate) reasons: Vec<Reason>,
    pub(crate) findings: Findings,
}

/// Looks at changes before they are written; none: they needn't wait.
///
/// # Errors
/// When the register or the data fails.
pub(crate) async fn screen(
    admin: &Admin,
    edits: &[Edit],
    cause: Cause,
    now: DateTime<Utc>,
) -> Result<Option<Screened>, Problem> {
    let before = admin.registry.seen_by(edits).await?;
    let mut reasons = reasons_to_wait(edits, &before, admin.app.site.review_limits);
    // Whoever may merge twins may lead from one to the other: that it happened is told, and undone as one.
    reasons.retain(|reason| cause != Cause::Merge || *reason != Reason::Replaced);
    let pins = findings::of_pins(admin, edits, &before, now).await;
    reasons.extend(doubted(&pins));
    if reasons.is_empty() {
        return Ok(None);
    }
    let preview = consequences::preview(admin, edits, now).await?;
    Ok(Some(Screened { reasons, findings: Findings { pins, preview } }))
}

/// The worst of the pins that the doctor doubts, with the rules that they break and didn't before.
pub(crate) fn doubted(pins: &[PinFindings]) -> Option<Reason> {
    let doubts = pins.iter().filter_map(|found| {
        let after = found.after.as_ref()?;
        let wrong = after.wrong_by_1_km.filter(|wrong| *wrong > DOUBTED)?;
        let before = found.before.as_ref();
        let before_wrong = before.and_then(|before| before.wrong_by_1_km);
        if before_wrong.is_some_and(|before| before >= wrong) {
            return None;
        }
        let was_broken =
            |code: &str| before.is_some_and(|b| b.evidence.iter().any(|known| known.code == code));
        let codes = after.evidence.iter().map(|evidence| evidence.code.clone());
        Some((wrong, codes.filter(|code| !was_broken(code)).collect::<Vec<_>>()))
    });
    let worst = doubts.max_by(|(a, _), (b, _)| a.total_cmp(b));
    worst.map(|(wrong_by_1_km, codes)| Reason::Doubted { wrong_by_1_km, codes })
}

#[cfg(test)]
mod tests {
    use super::super::findings::{DiagnosisTold, EvidenceTold};
    use super::*;

    fn told(wrong: f64, codes: &[&str]) -> DiagnosisTold {
        let evidence = codes.iter().map(|code| EvidenceTold {
            code: (*code).to_owned(),
            severity: "doubt".to_owned(),
            message_th: String::new(),
            message_en: String::new(),
            figures: std::collections::BTreeMap::new(),
        });
        DiagnosisTold {
            wrong_by_1_km: Some(wrong),
            wrong_by_5_km: None,
            off_m: None,
            evidence: evidence.collect(),
            repair: None,
        }
    }

    #[test]
    fn a_pin_is_doubted_where_it_is_probably_wrong_and_wasnt_just_as_wrong_before() {
        for (name, before, after, expected) in [
            ("a good pin", None, Some(told(0.1, &[])), None),
            ("a bad one", None, Some(told(0.9, &["sign"])), Some((0.9, vec!["sign"]))),
            (
                "a bad one made worse",
                Some(told(0.6, &["far"])),
                Some(told(0.9, &["far", "sign"])),
                Some((0.9, vec!["sign"])),
            ),
            ("a bad one made better", Some(told(0.9, &["sign"])), Some(told(0.6, &["far"])), None),
            ("nobody could be asked", None, None, None),
        ] {
            let pins = [PinFindings { id: "a".to_owned(), before, after, has_boundaries: true }];
            let expected = expected.map(|(wrong_by_1_km, codes)| Reason::Doubted {
                wrong_by_1_km,
                codes: codes.into_iter().map(str::to_owned).collect(),
            });
            assert_eq!(doubted(&pins), expected, "{name}");
        }
    }
}
