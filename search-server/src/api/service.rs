//! `service` of an office in an answer: the way there, when one is served, and what the procedures take.

use std::collections::HashMap;

use chrono_tz::Tz;
use domain::travel::Means;
use domain::{Procedure, ProcedureId, UtcMinute};
use engine::{Error, Hit, NearestQuery, QueryEngine};
use serde::Serialize;
use utoipa::ToSchema;

use super::instant::Stamp;

/// Going to an office and being served there: one leaves, travels, waits until the counter takes the case, and is
/// done. A case is taken while the door is open, not in the minutes of last acceptance before any closing, and only if
/// it is done before a break; what is taken before the end of the day is finished. Unknown hours are not open. Several
/// procedures are done one after the other, in the order that ends first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Service {
    /// When one is there, with the office's offset: as soon as one can, or as late as `arrive_by` and `window` allow.
    #[schema(value_type = String, format = DateTime)]
    arrives_at: Stamp,
    /// When the first case is taken; null: nothing is certain within 14 days of leaving or of the first window, or one
    /// is there later than `arrive_by`.
    #[schema(value_type = Option<String>, format = DateTime)]
    starts_at: Option<Stamp>,
    /// When the last case is done at the counter; null with `starts_at`. Minutes that nobody said count as none: see
    /// `counter_min`.
    #[schema(value_type = Option<String>, format = DateTime)]
    done_by: Option<Stamp>,
    /// `walk`, `motorcycle` or `car`.
    #[schema(example = "car")]
    travel: &'static str,
    /// Minutes of travel, rounded up.
    travel_min: i64,
    /// `estimate`: by the straight distance and usual speeds. `route`: over roads.
    #[schema(example = "estimate")]
    travel_basis: &'static str,
    /// Minutes at the counter for all the procedures asked for. Null: none was asked for, nobody said, or those of
    /// which any will do differ.
    counter_min: Option<u32>,
    /// Days until the last result after that, which `done_by` doesn't count. Null as with `counter_min`.
    result_days: Option<u32>,
}

impl Service {
    pub(crate) fn new(hit: &Hit, errand: &Errand) -> Self {
        let (service, zone) = (&hit.service, hit.point.zone);
        let print = |minute| print(minute, zone);
        Self {
            arrives_at: print(service.arrives),
            starts_at: service.visit.map(|visit| print(visit.starts)),
            done_by: service.visit.map(|visit| print(visit.done)),
            travel: errand.travel.as_str(),
            travel_min: whole_minutes(service.journey.time.num_milliseconds()),
            travel_basis: service.journey.basis.as_str(),
            counter_min: errand.counter_minutes(&hit.procedures),
            result_days: errand.result_days(&hit.procedures),
        }
    }
}

/// The instant at which a minute begins, by an office's clock.
pub(crate) fn print(minute: UtcMinute, zone: Tz) -> Stamp {
    let start =
        minute.start().expect("instants asked about have years of four digits, and no journey takes more");
    Stamp::of(&start.with_timezone(&zone))
}

fn whole_minutes(milliseconds: i64) -> i64 {
    milliseconds.div_euclid(60_000) + i64::from(milliseconds.rem_euclid(60_000) > 0)
}

/// What one goes for, and how.
pub(crate) struct Errand {
    travel: Means,
    groups: Vec<Vec<ProcedureId>>,
    procedures: HashMap<ProcedureId, Procedure>,
}

impl Errand {
    /// Looks the procedures of a question up.
    ///
    /// # Errors
    /// When the data is damaged.
    pub(crate) fn of(query: &NearestQuery, engine: &dyn QueryEngine) -> Result<Self, Error> {
        let mut procedures = HashMap::new();
        for id in query.procedures.iter().flatten() {
            if let Some(procedure) = engine.procedure(id.as_str())? {
                procedures.insert(id.clone(), procedure);
            }
        }
        Ok(Self { travel: query.travel, groups: query.procedures.clone(), procedures })
    }

    fn counter_minutes(&self, offered: &[ProcedureId]) -> Option<u32> {
        self.of_each_group(offered, |procedure| procedure.counter_minutes)?
            .into_iter()
            .reduce(u32::saturating_add)
    }

    fn result_days(&self, offered: &[ProcedureId]) -> Option<u32> {
        self.of_each_group(offered, |procedure| procedure.processing_days)?.into_iter().max()
    }

    /// A value of each group, if every group has one that all its procedures at an office agree on: nobody knows which
    /// of them it will be.
    fn of_each_group(
        &self,
        offered: &[ProcedureId],
        value: impl Fn(&Procedure) -> Option<u32>,
    ) -> Option<Vec<u32>> {
        let of_group = |group: &Vec<ProcedureId>| {
            let members = group.iter().filter(|id| offered.contains(id));
            let mut values = members.map(|id| self.procedures.get(id).and_then(&value));
            let first = values.next()??;
            values.all(|other| other == Some(first)).then_some(first)
        };
        self.groups.iter().map(of_group).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Procedures by their minutes and days, such as `a:15:`.
    fn errand(groups: &[&[&str]]) -> Errand {
        let mut errand = Errand { travel: Means::Car, groups: Vec::new(), procedures: HashMap::new() };
        for group in groups {
            let mut ids = Vec::new();
            for text in *group {
                let mut parts = text.split(':');
                let id = ProcedureId::new(parts.next().expect("an id")).expect("an id");
                let mut number = || parts.next().expect("a number").parse().ok();
                let mut procedure = Procedure::titled(id.clone(), "ก".to_owned());
                (procedure.counter_minutes, procedure.processing_days) = (number(), number());
                errand.procedures.insert(id.clone(), procedure);
                ids.push(id);
            }
            errand.groups.push(ids);
        }
        errand
    }

    #[test]
    fn minutes_add_up_the_longest_wait_counts_and_what_is_not_certain_is_not_said() {
        for (groups, offered, minutes, days) in [
            (&[&["a:15:7"][..]][..], &["a"][..], Some(15), Some(7)),
            (&[&["a:15:7"], &["b:20:3"]], &["a", "b"], Some(35), Some(7)),
            (&[&["a:15:"], &["b:20:3"]], &["a", "b"], Some(35), None),
            (&[&["a::7"], &["b:20:3"]], &["a", "b"], None, Some(7)),
            (&[&["a:15:7", "b:15:3"]], &["a", "b"], Some(15), None),
            (&[&["a:15:7", "b:15:3"]], &["b"], Some(15), Some(3)),
            (&[&["a:15:7", "b::7"]], &["a", "b"], None, Some(7)),
            (&[&["a:0:0"]], &["a"], Some(0), Some(0)),
            (&[&["a:15:7"], &["a:15:7"]], &["a"], Some(30), Some(7)),
            (&[], &["a"], None, None),
        ] {
            let errand = errand(groups);
            let offered: Vec<ProcedureId> =
                offered.iter().map(|id| ProcedureId::new(id).expect("an id")).collect();
            let found = (errand.counter_minutes(&offered), errand.result_days(&offered));
            assert_eq!(found, (minutes, days), "{groups:?} {offered:?}");
        }
    }

    #[test]
    fn a_part_of_a_minute_counts_as_a_minute() {
        for (milliseconds, minutes) in [(0, 0), (1, 1), (60_000, 1), (60_001, 2), (419_999, 7)] {
            assert_eq!(whole_minutes(milliseconds), minutes, "{milliseconds}");
        }
    }
}
