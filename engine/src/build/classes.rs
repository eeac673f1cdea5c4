//! Classes of schedules: a node of a tree has a bit for each class that stands below it, and a search passes over nodes
//! and postings of which no class has a door that passes. So doors that are open at the same times share a class, and
//! those of the most doors have one to themselves.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, TimeDelta};
use domain::hours::CalendarView;
use domain::{HoursExpression, Schedule, Status, UtcMinute};

use crate::format::hours::StoredSchedule;
use crate::format::records;
use crate::hours::HoursIndex;

/// Classes that the bits of a node tell apart.
const CLASSES: usize = 64;

/// Half hours of a week.
const SLOTS: usize = 7 * 48;
/// A week without holidays in Thailand, from Monday, 15 June 2026, 00:15 in Bangkok. Which one it is changes how much a search
/// looks at, never what it finds: on other days doors of one class may differ.
const FIRST_SLOT: DateTime<chrono::Utc> = match DateTime::from_timestamp(1_781_457_300, 0) {
    Some(instant) => instant,
    None => DateTime::UNIX_EPOCH,
};
const SLOT: TimeDelta = TimeDelta::minutes(30);

/// The share of doors below which it no longer matters how few are open.
const FEWEST_OPEN: f64 = 0.01;

/// The slots in which a door is open, a bit each.
type Slots = [u64; SLOTS.div_ceil(64)];

/// The class of each schedule, below 64, by the number of doors that keep it.
pub(super) fn classes_of(schedules: &[StoredSchedule], doors: &[u64]) -> Vec<u8> {
    if schedules.len() <= CLASSES {
        return (0..schedules.len() as u8).collect();
    }
    let opening = opening_times(schedules);
    let mut weeks: BTreeMap<Opening, u64> = BTreeMap::new();
    for (opening, doors) in opening.iter().zip(doors) {
        *weeks.entry(*opening).or_default() += doors;
    }
    let costs = Costs::of(&weeks);
    let weeks: Vec<Week> = weeks.into_iter().map(|(opening, doors)| costs.week(opening, doors)).collect();
    let class_of: HashMap<Opening, u8> = (0..)
        .zip(divided(&costs, &weeks))
        .flat_map(|(class, weeks)| weeks.into_iter().map(move |week| (week.opening, class)))
        .collect();
    opening.iter().map(|opening| class_of[opening]).collect()
}

/// When a door is open in an ordinary week, and whether that is ever unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Opening {
    is_unknown: bool,
    slots: Slots,
}

/// Doors that are open at the same times.
#[derive(Clone, Copy, Debug)]
struct Week {
    opening: Opening,
    doors: u64,
    /// What they cost in the times when they are open.
    needed: f64,
}

/// When each schedule is open, leaving out calendars and special days.
fn opening_times(schedules: &[StoredSchedule]) -> Vec<Opening> {
    let mut numbers: HashMap<(Option<&str>, &str), usize> = HashMap::new();
    let mut ordinary = Vec::new();
    let rules: Vec<usize> = schedules
        .iter()
        .map(|stored| {
            *numbers.entry((stored.hours.as_deref(), stored.zone.as_str())).or_insert_with(|| {
                ordinary.push(ordinary_schedule(stored));
                ordinary.len() - 1
            })
        })
        .collect();
    let count = ordinary.len();
    let index = HoursIndex::new(ordinary, vec![0; count]);
    let mut openings = vec![Opening { is_unknown: false, slots: [0; SLOTS.div_ceil(64)] }; count];
    for slot in 0..SLOTS {
        let table = index.at(UtcMinute::of(FIRST_SLOT + SLOT * slot as i32));
        for (number, opening) in (0..).zip(&mut openings) {
            match table.status(number) {
                Status::Open => opening.slots[slot / 64] |= 1 << (slot % 64),
                Status::Closed => {}
                Status::Unknown => opening.is_unknown = true,
            }
        }
    }
    rules.into_iter().map(|rule| openings[rule]).collect()
}

/// The schedule without its calendar and special days. What can't be read counts as unknown here; it is refused elsewhere.
fn ordinary_schedule(stored: &StoredSchedule) -> Schedule {
    let hours = stored.hours.as_deref().and_then(|hours| HoursExpression::parse(hours).ok());
    let zone = records::zone(&stored.zone).unwrap_or(chrono_tz::Asia::Bangkok);
    Schedule::new(hours, CalendarView::default(), Vec::new(), zone)
}

/// Weeks that share a class.
struct Cluster {
    weeks: Vec<Week>,
    /// What a search looks at for nothing, see [`Costs`].
    excess: f64,
}

/// What slots cost.
struct Costs {
    /// What a posting costs that is looked at in a slot: a search that looks for a few open ones among few looks at more
    /// of them.
    of_slot: [f64; SLOTS],
}

impl Costs {
    /// Of slots, by the doors that are open then.
    fn of(weeks: &BTreeMap<Opening, u64>) -> Self {
        let total: u64 = weeks.values().sum();
        let mut of_slot = [0.0; SLOTS];
        for (slot, cost) in of_slot.iter_mut().enumerate() {
            let open = weeks.iter().filter(|(opening, _)| is_open(&opening.slots, slot));
            let open: u64 = open.map(|(_, doors)| doors).sum();
            *cost = 1.0 / (open as f64 / total.max(1) as f64).max(FEWEST_OPEN);
        }
        Self { of_slot }
    }

    fn week(&self, opening: Opening, doors: u64) -> Week {
        Week { opening, doors, needed: doors as f64 * self.of_slots(&opening.slots) }
    }

    fn of_slots(&self, slots: &Slots) -> f64 {
        (0..SLOTS).filter(|slot| is_open(slots, *slot)).map(|slot| self.of_slot[slot]).sum()
    }

    /// What the doors of some weeks cost beyond the times when they are open, if all of them are looked at whenever any of
    /// them is open.
    fn excess(&self, weeks: &[Week]) -> f64 {
        let any = weeks.iter().fold(Slots::default(), |any, week| joined(any, week.opening.slots));
        let doors: u64 = weeks.iter().map(|week| week.doors).sum();
        doors as f64 * self.of_slots(&any) - weeks.iter().map(|week| week.needed).sum::<f64>()
    }

    fn cluster(&self, weeks: Vec<Week>) -> Cluster {
        Cluster { excess: self.excess(&weeks), weeks }
    }
}

fn is_open(slots: &Slots, slot: usize) -> bool {
    slots[slot / 64] >> (slot % 64) & 1 == 1
}

fn joined(mut one: Slots, other: Slots) -> Slots {
    one.iter_mut().zip(other).for_each(|(bits, more)| *bits |= more);
    one
}

/// Weeks in at most [`CLASSES`] clusters, by always dividing the one with the largest excess.
fn divided(costs: &Costs, weeks: &[Week]) -> Vec<Vec<Week>> {
    let (unknown, known): (Vec<Week>, Vec<Week>) = weeks.iter().partition(|week| week.opening.is_unknown);
    let some = [known, unknown].into_iter().filter(|weeks| !weeks.is_empty());
    let mut clusters: Vec<Cluster> = some.map(|weeks| costs.cluster(weeks)).collect();
    while clusters.len() < CLASSES {
        let largest = (0..clusters.len()).max_by(|a, b| clusters[*a].excess.total_cmp(&clusters[*b].excess));
        let Some(largest) = largest.filter(|largest| clusters[*largest].excess > 0.0) else { break };
        let [open, closed] = best_division(costs, &clusters[largest].weeks);
        clusters[largest] = open;
        clusters.push(closed);
    }
    clusters.into_iter().map(|cluster| cluster.weeks).collect()
}

/// Weeks divided by the slot that leaves the least excess: those that are open then, and those that are closed.
///
/// # Panics
/// If no slot tells any two of the weeks apart; then they have no excess.
fn best_division(costs: &Costs, weeks: &[Week]) -> [Cluster; 2] {
    let divided_at = |slot: usize| {
        let (open, closed): (Vec<Week>, Vec<Week>) =
            weeks.iter().partition(|week| is_open(&week.opening.slots, slot));
        (!open.is_empty() && !closed.is_empty()).then(|| [costs.cluster(open), costs.cluster(closed)])
    };
    let excess = |[one, other]: &[Cluster; 2]| one.excess + other.excess;
    (0..SLOTS)
        .filter_map(divided_at)
        .min_by(|a, b| excess(a).total_cmp(&excess(b)))
        .expect("weeks with an excess differ in a slot")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(hours: &str) -> StoredSchedule {
        StoredSchedule {
            hours: (!hours.is_empty()).then(|| hours.to_owned()),
            calendar: "th".to_owned(),
            zone: "Asia/Bangkok".to_owned(),
            exceptions: Vec::new(),
        }
    }

    /// Every opening and closing of a grid on working days, and on Saturdays, at night and unknown.
    fn many() -> Vec<StoredSchedule> {
        let mut texts = vec![String::new(), "24/7".to_owned(), "Mo-Su 20:00-02:00".to_owned()];
        for from in 0..24 {
            for to in 0..24 {
                for days in ["Mo-Fr", "Mo-Sa"] {
                    let (from, to) = (7 * 60 + from * 5, 15 * 60 + to * 5);
                    texts.push(format!(
                        "{days} {:02}:{:02}-{:02}:{:02}",
                        from / 60,
                        from % 60,
                        to / 60,
                        to % 60
                    ));
                }
            }
        }
        texts.iter().map(|text| stored(text)).collect()
    }

    #[test]
    fn few_schedules_have_a_class_each() {
        let classes = classes_of(&many()[..CLASSES], &[1; CLASSES]);
        assert_eq!(classes, (0..64).collect::<Vec<u8>>());
    }

    #[test]
    fn doors_that_are_never_open_together_share_no_class() {
        let schedules = many();
        let classes = classes_of(&schedules, &vec![1; schedules.len()]);
        assert!(classes.iter().all(|class| usize::from(*class) < CLASSES));
        for (number, schedule) in schedules.iter().enumerate() {
            let like = |other: &StoredSchedule| {
                [&schedule.hours, &other.hours]
                    .map(|hours| hours.as_deref().map(|text| text.starts_with("Mo-Sa")))
            };
            for (other, class) in schedules.iter().zip(&classes).skip(number + 1) {
                let [one, other] = like(other);
                assert!(one == other || classes[number] != *class, "{schedule:?} {other:?}");
            }
        }
    }

    #[test]
    fn what_most_doors_keep_has_a_class_to_itself() {
        let schedules = many();
        let mut doors = vec![1; schedules.len()];
        let common = schedules.iter().position(|one| one.hours.as_deref() == Some("Mo-Fr 08:30-16:30"));
        let common = common.expect("a schedule of the grid");
        doors[common] = 100_000;
        let classes = classes_of(&schedules, &doors);
        let slots = opening_times(&schedules);
        for (other, class) in classes.iter().enumerate() {
            assert!(
                *class != classes[common] || slots[other] == slots[common],
                "{:?}",
                schedules[other].hours
            );
        }
    }

    #[test]
    fn the_first_slot_is_a_monday_morning_in_bangkok() {
        let local = FIRST_SLOT.with_timezone(&chrono_tz::Asia::Bangkok);
        assert_eq!(local.to_string(), "2026-06-15 00:15:00 +07");
    }
}
