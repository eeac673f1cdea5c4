//! What may not be done alone: pure.

use domain::ellipsoid::geodesic;
use domain::service_point::Visibility;
use domain::{Metres, ServicePoint};
use serde::{Deserialize, Serialize};

use crate::append::Edit;
use crate::record::{Kind, Record};

/// From where on somebody has to look at a change of somebody else's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// A pin may be moved alone as far as that.
    pub moved: Metres,
    /// So many records may be changed alone in one act.
    pub records: usize,
}

impl Default for Limits {
    /// A kilometre: what the pin doctor and the checks of other registers call a wrong pin, so that no move of one that is right
    /// to a kilometre makes it wrong alone (decision 0011). Fifty records: the pages that a person looks through.
    fn default() -> Self {
        Self { moved: Metres(1_000.0), records: 50 }
    }
}

/// Why a change waits for a second person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case", deny_unknown_fields)]
pub enum Reason {
    /// A pin moves farther than one may move it alone.
    Moved {
        /// How far.
        metres: f64,
    },
    /// A pin is taken away.
    Unpinned,
    /// The outline of what a unit is responsible for is another one, is new, or goes: who lives there is sent elsewhere.
    Redrawn,
    /// The public sees a unit no longer.
    Hidden,
    /// The public is led from a unit to another one.
    Replaced,
    /// A unit or a manual is removed.
    Removed,
    /// So many records change in one act.
    Mass {
        /// How many.
        records: usize,
    },
    /// The pin doctor doubts a pin that the change sets.
    Doubted {
        /// How likely it is wrong by a kilometre, 0 to 1.
        wrong_by_1_km: f64,
        /// The rules that it breaks, and the one before didn't.
        codes: Vec<String>,
    },
}

/// Why an act waits for a second person, but for what the pin doctor says; nothing: it doesn't. `before` is what its records are
/// now, in the order of the edits.
#[must_use]
pub fn reasons_to_wait(edits: &[Edit], before: &[Option<Record>], limits: Limits) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for (edit, before) in edits.iter().zip(before) {
        match (before, &edit.record) {
            (Some(Record::ServicePoint(before)), Some(Record::ServicePoint(after))) => {
                of_point(&before.point, &after.point, limits, &mut reasons);
            }
            (Some(_), None) if matches!(edit.key.kind, Kind::ServicePoint | Kind::Procedure) => {
                reasons.push(Reason::Removed);
            }
            _ => {}
        }
    }
    if edits.len() > limits.records {
        reasons.push(Reason::Mass { records: edits.len() });
    }
    once(reasons)
}

fn of_point(before: &ServicePoint, after: &ServicePoint, limits: Limits, reasons: &mut Vec<Reason>) {
    // Nobody is sent to a door that wasn't shown.
    if before.visibility == Visibility::Hidden {
        return;
    }
    if after.visibility == Visibility::Hidden {
        reasons.push(Reason::Hidden);
    }
    if after.succeeded_by.is_some() && before.succeeded_by.is_none() {
        // Nobody is sent to its own door any more.
        reasons.push(Reason::Replaced);
        return;
    }
    if before.territory != after.territory {
        reasons.push(Reason::Redrawn);
    }
    match (before.position, after.position) {
        (Some(from), Some(to)) => {
            let moved = geodesic(from, to);
            if moved.0 > limits.moved.0 {
                reasons.push(Reason::Moved { metres: moved.0 });
            }
        }
        (Some(_), None) => reasons.push(Reason::Unpinned),
        (None, _) => {}
    }
}

/// Each reason once, the longest move for all.
fn once(reasons: Vec<Reason>) -> Vec<Reason> {
    let mut kept: Vec<Reason> = Vec::new();
    for reason in reasons {
        match (kept.iter_mut().find(|known| is_same_kind(known, &reason)), &reason) {
            (Some(Reason::Moved { metres: longest }), Reason::Moved { metres }) => {
                *longest = longest.max(*metres);
            }
            (Some(_), _) => {}
            (None, _) => kept.push(reason),
        }
    }
    kept
}

fn is_same_kind(a: &Reason, b: &Reason) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::jurisdiction::DrawnTerritory;
    use domain::{ChangeNumber, Position, ServicePointId};

    use super::*;
    use crate::record::Office;

    fn point(id: &str, pin: Option<f64>, is_hidden: bool, successor: Option<&str>) -> Record {
        let mut point = ServicePoint::named(ServicePointId::new(id).expect("an id"), "ก".to_owned());
        point.position = pin.map(|latitude| Position::from_degrees(latitude, 103.0).expect("a position"));
        point.visibility = if is_hidden { Visibility::Hidden } else { Visibility::Shown };
        point.succeeded_by = successor.map(|id| ServicePointId::new(id).expect("an id"));
        Record::ServicePoint(Box::new(Office { point, offers: Vec::new(), exceptions: Vec::new() }))
    }

    /// Shown, with an outline so many degrees wide.
    fn outlined(degrees: f64) -> Option<Record> {
        let Record::ServicePoint(mut office) = point("a", Some(18.0), false, None) else { return None };
        let corner =
            |lat: f64, lon: f64| Position::from_degrees(18.0 + lat, 103.0 + lon).expect("a position");
        let ring = vec![corner(0.0, 0.0), corner(0.0, degrees), corner(degrees, degrees), corner(0.0, 0.0)];
        office.point.territory = Some(Arc::new(DrawnTerritory::of(vec![vec![ring]])));
        Some(Record::ServicePoint(office))
    }

    fn codes(edits: &[Edit], before: &[Option<Record>]) -> Vec<String> {
        let reasons = reasons_to_wait(edits, before, Limits::default());
        let code = |reason: &Reason| serde_json::to_value(reason).expect("JSON")["code"].to_string();
        reasons.iter().map(|reason| code(reason).trim_matches('"').to_owned()).collect()
    }

    #[test]
    fn a_change_waits_where_the_public_would_lose_a_door_or_be_sent_elsewhere() {
        let shown = || Some(point("a", Some(18.0), false, None));
        for (name, before, after, expected) in [
            ("nothing changes", shown(), shown(), vec![]),
            ("a new unit", None, shown(), vec![]),
            ("a move of 890 m", shown(), Some(point("a", Some(18.008), false, None)), vec![]),
            ("a move of 1.1 km", shown(), Some(point("a", Some(18.01), false, None)), vec!["moved"]),
            ("the first pin", Some(point("a", None, false, None)), shown(), vec![]),
            ("no pin any more", shown(), Some(point("a", None, false, None)), vec!["unpinned"]),
            ("the first outline", shown(), outlined(0.1), vec!["redrawn"]),
            ("the same outline", outlined(0.1), outlined(0.1), vec![]),
            ("another outline", outlined(0.1), outlined(0.1001), vec!["redrawn"]),
            ("no outline any more", outlined(0.1), shown(), vec!["redrawn"]),
            ("hidden", shown(), Some(point("a", Some(18.0), true, None)), vec!["hidden"]),
            ("shown again", Some(point("a", Some(18.0), true, None)), shown(), vec![]),
            ("replaced", shown(), Some(point("a", Some(18.0), false, Some("b"))), vec!["replaced"]),
            ("removed", shown(), None, vec!["removed"]),
            (
                "hidden and moved at once",
                shown(),
                Some(point("a", Some(19.0), true, None)),
                vec!["hidden", "moved"],
            ),
            (
                "moved while it is hidden",
                Some(point("a", Some(18.0), true, None)),
                Some(point("a", Some(19.0), true, None)),
                vec![],
            ),
        ] {
            let key = point("a", None, false, None).key();
            let edit = Edit { key, record: after, base: ChangeNumber(1), refers_to: None };
            assert_eq!(codes(&[edit], &[before]), expected, "{name}");
        }
    }

    #[test]
    fn many_records_at_once_wait_and_each_reason_is_told_once() {
        let records = |count: usize| -> Vec<Record> {
            (0..count).map(|number| point(&format!("p{number}"), Some(18.0), false, None)).collect()
        };
        let edit = |record: &Record| Edit::set(record.clone(), ChangeNumber(1));
        let fifty = records(50);
        let edits: Vec<Edit> = fifty.iter().map(edit).collect();
        let before: Vec<Option<Record>> = fifty.iter().cloned().map(Some).collect();
        assert_eq!(codes(&edits, &before), [""; 0]);
        let more: Vec<Edit> = records(51).iter().map(edit).collect();
        assert_eq!(codes(&more, &vec![None; 51]), ["mass"]);
        let moved = [19.0, 20.0, 18.5]
            .map(|latitude| Edit::set(point("p0", Some(latitude), false, None), ChangeNumber(1)));
        let reasons = reasons_to_wait(&moved, &before[..3], Limits::default());
        assert!(
            matches!(reasons[..], [Reason::Moved { metres }] if (221_000.0..222_000.0).contains(&metres))
        );
    }
}
