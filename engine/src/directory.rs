//! All offices of an area, with a pin or without, and what can be done there.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use domain::area::AreaLevel;
use domain::hours::State;
use domain::{AreaCode, ProcedureId, ServicePointId, Status, UtcMinute};

use crate::asked::{Asked, Groups};
use crate::hours::{HoursIndex, StatusTable};
use crate::nearest::{Found, Gate};
use crate::overlay::OverlayGate;
use crate::query::{NearestQuery, Summary};
use crate::register::{Register, Statuses};
use crate::{Budget, Error};

/// How many offices there are, and what holds at their doors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfficeCounts {
    /// All of them.
    pub all: usize,
    /// Those that are open.
    pub open: usize,
    /// Those of which nobody knows.
    pub unknown: usize,
}

impl OfficeCounts {
    fn add(&mut self, status: Status) {
        self.all += 1;
        self.open += usize::from(status == Status::Open);
        self.unknown += usize::from(status == Status::Unknown);
    }
}

/// What an area has.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// Its offices, counted.
    pub counts: OfficeCounts,
    /// The same of each area one level below that has any, ascending.
    pub parts: Vec<(AreaCode, OfficeCounts)>,
    /// What they offer, each with how many of them do: most of them first, then by id.
    pub procedures: Vec<(ProcedureId, usize)>,
    /// The part of them that was asked for, in the order of Thai dictionaries, then by id.
    pub offices: Vec<ListedOffice>,
}

/// An office of a list.
#[derive(Clone, Debug)]
pub struct ListedOffice {
    /// The office.
    pub point: Summary,
    /// What holds at its door.
    pub state: Arc<State>,
    /// What holds there when that ends.
    pub then: Status,
}

/// The offices of an area, or of the whole register without one, that pass a question wherever it is asked from: their
/// counts, and those of a range of their list. What they offer is told of an area only.
pub(crate) fn directory(
    register: Register<'_>,
    area: Option<AreaCode>,
    query: &NearestQuery,
    listed: Range<usize>,
) -> Result<Directory, Error> {
    let statuses = Statuses::at(register, UtcMinute::of(query.at));
    let groups = Groups::of(query, register);
    let mut members = members(register, area);
    keep_passing(register, query, &groups, &statuses, &mut members)?;
    let mut directory = Directory::default();
    let mut parts: BTreeMap<AreaCode, OfficeCounts> = BTreeMap::new();
    for (found, own) in &members {
        let door = Door::of(register, *found, &groups, &statuses)?;
        let status = door.table.status(door.schedule);
        directory.counts.add(status);
        let part = own.and_then(|own| own.at(level_below(area)?));
        if let Some(part) = part {
            parts.entry(part).or_default().add(status);
        }
    }
    directory.parts = parts.into_iter().collect();
    if area.is_some() {
        directory.procedures = procedures(register, &members)?;
    }
    if !listed.is_empty() {
        sort_by_name(register, &mut members)?;
        let offices = part(&members, listed);
        let offices = offices.iter().map(|(found, _)| office(register, *found, &groups, &statuses));
        directory.offices = offices.collect::<Result<_, _>>()?;
    }
    Ok(directory)
}

/// The level one below an area.
fn level_below(area: Option<AreaCode>) -> Option<AreaLevel> {
    match area.map(AreaCode::level) {
        None => Some(AreaLevel::Province),
        Some(AreaLevel::Province) => Some(AreaLevel::District),
        Some(AreaLevel::District) => Some(AreaLevel::Subdistrict),
        Some(AreaLevel::Subdistrict) => None,
    }
}

type Member = (Found, Option<AreaCode>);

fn members(register: Register<'_>, area: Option<AreaCode>) -> Vec<Member> {
    let Register { base, overlay, .. } = register;
    let belongs = |own: Option<AreaCode>| area.is_none_or(|area| own.is_some_and(|own| area.contains(own)));
    let pinned: Vec<u32> = match area {
        Some(area) => base.points_in(area).to_vec(),
        None => (0..base.pinned() as u32).collect(),
    };
    let others = base.pinned() as u32..base.points() as u32;
    let ordinals = pinned.into_iter().chain(others);
    let of_base = ordinals.filter(|ordinal| !overlay.replaced().contains(*ordinal));
    let of_base = of_base.map(|ordinal| (Found::Base(ordinal), base.area(ordinal)));
    let of_overlay =
        (0..overlay.places()).filter_map(|place| Some((Found::Overlay(place), overlay.get(place)?.area())));
    of_base.chain(of_overlay).filter(|(_, own)| belongs(*own)).collect()
}

/// Leaves those that pass a question.
fn keep_passing(
    register: Register<'_>,
    query: &NearestQuery,
    groups: &Groups<'_>,
    statuses: &Statuses,
    members: &mut Vec<Member>,
) -> Result<(), Error> {
    let Some(gate) = Gate::of(register, query, groups, statuses, &Budget::unlimited())? else {
        // No question is without end.
        members.clear();
        return Ok(());
    };
    let overlay_gate = OverlayGate::new(register.base, query, groups, &statuses.overlay);
    let mut passing = Vec::with_capacity(members.len());
    for (found, area) in members.drain(..) {
        let passes = match found {
            Found::Base(ordinal) => gate.passes(ordinal)?,
            Found::Overlay(place) => overlay_gate.passes(register.changed(place)),
        };
        if passes {
            passing.push((found, area));
        }
    }
    *members = passing;
    Ok(())
}

/// The hours of an office, at the door that decides for what is asked.
struct Door<'s> {
    hours: &'s HoursIndex,
    table: &'s StatusTable,
    schedule: u32,
}

impl<'s> Door<'s> {
    fn of(
        register: Register<'s>,
        found: Found,
        groups: &Groups<'_>,
        statuses: &'s Statuses,
    ) -> Result<Self, Error> {
        let (hours, table) = match found {
            Found::Base(_) => (register.base_hours, &statuses.base),
            Found::Overlay(_) => (register.overlay.hours(), &statuses.overlay),
        };
        let schedule = match found {
            Found::Base(ordinal) if groups.are_empty() => register.base.point_schedule(ordinal),
            Found::Base(ordinal) => Asked::of_base(register.base, ordinal, groups)?.decisive(table).schedule,
            Found::Overlay(place) => {
                Asked::of_overlay(register.changed(place), groups).decisive(table).schedule
            }
        };
        Ok(Self { hours, table, schedule })
    }
}

fn office(
    register: Register<'_>,
    found: Found,
    groups: &Groups<'_>,
    statuses: &Statuses,
) -> Result<ListedOffice, Error> {
    let door = Door::of(register, found, groups, statuses)?;
    let state = door.hours.state(door.schedule, door.table);
    let state = state.unwrap_or_else(|| Arc::new(State::NOTHING_KNOWN));
    let schedule = door.hours.schedule(door.schedule);
    Ok(ListedOffice {
        point: match found {
            Found::Base(ordinal) => register.base.summary(ordinal)?,
            Found::Overlay(place) => Summary::from(&register.changed(place).point),
        },
        then: state.until.map_or(Status::Closed, |until| schedule.status_at(until.to_utc())),
        state,
    })
}

fn sort_by_name(register: Register<'_>, members: &mut Vec<Member>) -> Result<(), Error> {
    let mut keyed = Vec::with_capacity(members.len());
    for member in members.drain(..) {
        let name = match member.0 {
            Found::Base(ordinal) => register.base.point_name(ordinal)?,
            Found::Overlay(place) => &register.changed(place).point.name_th,
        };
        keyed.push((analyzers::sort_key(name), register.id(member.0)?, member));
    }
    keyed.sort_unstable_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    members.extend(keyed.into_iter().map(|(.., member)| member));
    Ok(())
}

fn procedures(register: Register<'_>, members: &[Member]) -> Result<Vec<(ProcedureId, usize)>, Error> {
    let Register { base, overlay, .. } = register;
    let changed = overlay.procedures();
    let mut of_base: BTreeMap<u32, usize> = BTreeMap::new();
    let mut counts: BTreeMap<ProcedureId, usize> = BTreeMap::new();
    for (found, _) in members {
        match found {
            Found::Base(ordinal) => {
                for own in base.offered(*ordinal).into_iter().filter(|own| changed.keep_offers_of(*own)) {
                    *of_base.entry(own).or_default() += 1;
                }
            }
            Found::Overlay(place) => {
                let offers = register.changed(*place).offers.iter().map(|(offer, _)| &offer.procedure);
                for id in offers.filter(|id| changed.are_known(base, id)) {
                    *counts.entry(id.clone()).or_default() += 1;
                }
            }
        }
    }
    for (ordinal, count) in of_base {
        *counts.entry(base.procedure_ids().id(ordinal).clone()).or_default() += count;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|(a, many), (b, more)| more.cmp(many).then_with(|| a.cmp(b)));
    Ok(counts)
}

/// How many offices there are.
pub(crate) fn count(register: Register<'_>) -> usize {
    let Register { base, overlay, .. } = register;
    base.points() - overlay.replaced().len() as usize + overlay.points().count()
}

/// The ids of offices: a part of the list of all of them, ascending.
pub(crate) fn ids(register: Register<'_>, listed: Range<usize>) -> Result<Vec<ServicePointId>, Error> {
    let Register { base, overlay, .. } = register;
    let own = base.points_by_id();
    if overlay.replaced().is_empty() && overlay.places() == 0 {
        return part(own, listed).iter().map(|ordinal| base.point_id(*ordinal)).collect();
    }
    let kept = own.iter().filter(|ordinal| !overlay.replaced().contains(**ordinal));
    let mut ids: Vec<ServicePointId> =
        kept.map(|ordinal| base.point_id(*ordinal)).collect::<Result<_, _>>()?;
    ids.extend(overlay.points().map(|entry| entry.point.id.clone()));
    ids.sort_unstable();
    Ok(part(&ids, listed).to_vec())
}

/// The part of a list that a range has of it.
fn part<T>(list: &[T], range: Range<usize>) -> &[T] {
    let end = range.end.min(list.len());
    &list[range.start.min(end)..end]
}
