//! A snapshot opened for reading.

mod areas;
mod read;
mod words;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use domain::procedure::Jurisdiction;
use domain::{
    AreaCode, Calendars, ChangeNumber, Offer, Position, Procedure, ProcedureId, Schedule, ServicePoint,
    ServicePointId,
};

use crate::build::Term;
use crate::format::manifest::Manifest;
use crate::format::offer_rows::OfferRow;
use crate::format::point_records::{ArchivedStoredSummary, StoredDetails, StoredSummary};
use crate::format::records::{
    self, ArchivedStoredOfferDetail, ArchivedStoredTerm, OfferTerms, StoredOfferDetail, StoredProcedure,
};
use crate::format::search_records::Spot;
use crate::format::sections::{Column, SectionFile, Table};
use crate::format::{
    AREAS_FILE, CURRENT_FILE, NAMES_FILE, OFFICE_TEXT_DIR, PROCEDURE_TEXT_DIR, RECORDS_FILE, SEARCH_FILE,
    SNAPSHOTS_DIR, SYNONYMS_FILE, UNCERTAIN, search, tables,
};
use crate::hours::HoursIndex;
use crate::jurisdiction::Served;
use crate::names::Names;
use crate::nearest::Forest;
use crate::preview::Universe;
use crate::procedure_ids::ProcedureIds;
use crate::query::{Facet, Summary};
use crate::synonyms::{self, Synonyms};
use crate::text::{Analyzer, OfficeIndex, ProcedureIndex};
use crate::tiles::BorderLines;
use crate::{Areas, Error, Located};
use read::{read_calendars, read_schedules, read_words, subdistrict_numbers};

/// An immutable set of service points, procedures and offers, mapped from disk.
pub struct Snapshot {
    manifest: Manifest,
    spots: Column<Spot>,
    point_offers: Column<u32>,
    offer_sets: Column<u8>,
    point_facets: Column<[u32; 3]>,
    point_found_area: Column<u32>,
    points_by_area: Column<u32>,
    place_areas: Column<u32>,
    place_degrees: Column<[f64; 2]>,
    points_by_id: Column<u32>,
    served: Served,
    jurisdictions: Column<u8>,
    point_degrees: Column<[f64; 2]>,
    offer_detail_keys: Column<u64>,
    counter_minutes: Column<u32>,
    least_acceptance_minutes: Column<u32>,
    forest: Forest,
    summaries: Table,
    details: Table,
    procedure_ids: ProcedureIds,
    procedure_records: Table,
    offer_details: Table,
    symbols: Table,
    terms: Table,
    hours: HoursIndex,
    calendars: Calendars,
    analyzer: Analyzer,
    names: Names,
    synonyms: Synonyms,
    office_text: OfficeIndex,
    procedure_text: ProcedureIndex,
    areas: Option<Areas>,
    /// Made at the first question for a map.
    border_lines: OnceLock<BorderLines>,
    universe: OnceLock<Universe>,
}

/// Opens the snapshot that is published under a folder.
///
/// # Errors
/// When nothing is published there ([`Error::is_missing`]), or the snapshot is damaged or of another format.
pub fn open_current(dir: &Path) -> Result<Snapshot, Error> {
    let id = current_id(dir)?;
    Snapshot::open(&dir.join(SNAPSHOTS_DIR).join(id))
}

/// The id of the snapshot that is published under a folder.
///
/// # Errors
/// When nothing is published there.
pub fn current_id(dir: &Path) -> Result<String, Error> {
    let path = dir.join(CURRENT_FILE);
    let text = match fs::read_to_string(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Error::no_snapshot(dir)),
        read => read.map_err(Error::io(&path))?,
    };
    let id = text.trim();
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Error::damaged(&path, "it doesn't hold the id of a snapshot"));
    }
    Ok(id.to_owned())
}

impl Snapshot {
    /// Opens a snapshot directory after comparing every file with its checksum.
    ///
    /// # Errors
    /// When it is damaged, of another format, or cut by another dictionary than this program's.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        let manifest = Manifest::read(dir)?;
        manifest.verify(dir)?;
        let search_file = SectionFile::open(&dir.join(SEARCH_FILE))?;
        let records_file = SectionFile::open(&dir.join(RECORDS_FILE))?;
        let calendars = read_calendars(&records_file.table(tables::CALENDARS)?)?;
        let schedules = read_schedules(&records_file.table(tables::SCHEDULES)?, &calendars)?;
        let analyzer = read_words(dir, &manifest)?;
        let procedure_records = records_file.table(tables::PROCEDURES)?;
        let classes: Column<u8> = search_file.column(search::SCHEDULE_CLASS, "")?;
        let snapshot = Self {
            spots: search_file.column(search::SPOTS, "")?,
            point_offers: search_file.column(search::POINT_OFFERS, "")?,
            offer_sets: search_file.column(search::OFFER_SETS, "")?,
            point_facets: search_file.column(search::POINT_FACETS, "")?,
            point_found_area: search_file.column(search::POINT_FOUND_AREA, "")?,
            points_by_area: search_file.column(search::POINTS_BY_AREA, "")?,
            place_areas: search_file.column(search::PLACE_AREAS, "")?,
            place_degrees: search_file.column(search::PLACE_DEGREES, "")?,
            points_by_id: search_file.column(search::POINTS_BY_ID, "")?,
            served: Served::open(&search_file)?,
            jurisdictions: search_file.column(search::JURISDICTIONS, "")?,
            point_degrees: search_file.column(search::POINT_DEGREES, "")?,
            offer_detail_keys: search_file.column(search::OFFER_DETAIL_KEYS, "")?,
            counter_minutes: search_file.column(search::COUNTER_MINUTES, "")?,
            least_acceptance_minutes: search_file.column(search::LEAST_ACCEPTANCE_MINUTES, "")?,
            forest: Forest::open(&search_file)?,
            summaries: records_file.table(tables::SUMMARIES)?,
            details: records_file.table(tables::DETAILS)?,
            procedure_ids: ProcedureIds::read(&procedure_records)?,
            procedure_records,
            offer_details: records_file.table(tables::OFFER_DETAILS)?,
            symbols: records_file.table(tables::SYMBOLS)?,
            terms: records_file.table(tables::TERMS)?,
            hours: HoursIndex::new(schedules, classes.to_vec()),
            calendars,
            office_text: OfficeIndex::open(&dir.join(OFFICE_TEXT_DIR), &analyzer)?,
            procedure_text: ProcedureIndex::open(&dir.join(PROCEDURE_TEXT_DIR), &analyzer)?,
            analyzer,
            names: Names::open(&dir.join(NAMES_FILE))?,
            synonyms: synonyms::open(dir, manifest.files.contains_key(SYNONYMS_FILE))?,
            areas: (manifest.counts.areas > 0)
                .then(|| Areas::open(&SectionFile::open(&dir.join(AREAS_FILE))?))
                .transpose()?,
            border_lines: OnceLock::new(),
            universe: OnceLock::new(),
            manifest,
        };
        snapshot.with_drawn_territories()
    }

    /// What it is made of.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The register's change that it was built as of.
    #[must_use]
    pub fn change(&self) -> ChangeNumber {
        ChangeNumber(self.manifest.change)
    }

    /// Number of service points.
    #[must_use]
    pub fn points(&self) -> usize {
        self.summaries.len()
    }

    /// Number of pinned service points: the ordinals below it have a position.
    #[must_use]
    pub fn pinned(&self) -> usize {
        self.point_degrees.len()
    }

    /// Its calendars.
    pub(crate) fn calendars(&self) -> &Calendars {
        &self.calendars
    }

    pub(crate) fn forest(&self) -> &Forest {
        &self.forest
    }

    /// Schedule number of a point.
    pub(crate) fn point_schedule(&self, ordinal: u32) -> u32 {
        self.spots[ordinal as usize].schedule
    }

    fn schedule(&self, number: u32) -> &Schedule {
        self.hours.schedule(number)
    }

    /// The hours of all its doors.
    #[must_use]
    pub fn hours(&self) -> &HoursIndex {
        &self.hours
    }

    /// The number of the schedule that a service point keeps, or that it keeps for a procedure; none: it isn't there,
    /// or doesn't offer that.
    ///
    /// # Errors
    /// When a record is damaged.
    pub fn schedule_number(
        &self,
        point: &ServicePointId,
        procedure: Option<&ProcedureId>,
    ) -> Result<Option<u32>, Error> {
        let Some(ordinal) = self.find_point(point) else { return Ok(None) };
        let Some(procedure) = procedure else { return Ok(Some(self.point_schedule(ordinal))) };
        match self.procedure_ids.find(procedure.as_str()) {
            Some(procedure) if self.offered(ordinal).contains(procedure) => {
                self.offer_schedule(ordinal, procedure).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Symbols of kind, ministry, department of a point.
    pub(crate) fn facets(&self, ordinal: u32) -> [u32; 3] {
        self.point_facets[ordinal as usize]
    }

    /// The subdistrict that a point says it stands in, or else the one that its pin lies in.
    pub(crate) fn area(&self, ordinal: u32) -> Option<AreaCode> {
        AreaCode::from_number(self.spots[ordinal as usize].area)
    }

    /// The subdistrict that a point's pin lies in.
    pub(crate) fn found_area(&self, ordinal: u32) -> Option<Located> {
        let found = *self.point_found_area.get(ordinal as usize)?;
        let subdistrict = AreaCode::from_number(found & !UNCERTAIN)?;
        Some(Located { subdistrict, uncertain: found & UNCERTAIN != 0 })
    }

    /// The pinned points of an area.
    pub(crate) fn points_in(&self, area: AreaCode) -> &[u32] {
        let codes = subdistrict_numbers(area);
        let spots = self.spots();
        let number = |ordinal: &u32| spots[*ordinal as usize].area;
        let start = self.points_by_area.partition_point(|ordinal| number(ordinal) < codes.start);
        let end = self.points_by_area.partition_point(|ordinal| number(ordinal) < codes.end);
        &self.points_by_area[start..end]
    }

    /// The subdistricts of pinned points, ascending.
    pub(crate) fn areas_with_points(&self) -> impl Iterator<Item = AreaCode> + '_ {
        let spots = self.spots();
        let same = |a: &u32, b: &u32| spots[*a as usize].area == spots[*b as usize].area;
        self.points_by_area.chunk_by(same).filter_map(|points| self.area(points[0]))
    }

    /// With the territories that offices drew at hand: they are few, and a question compares a point with them.
    fn with_drawn_territories(mut self) -> Result<Self, Error> {
        let drawn = self.served.read_drawn(|ordinal| self.point(ordinal))?;
        self.served.hold_drawn(drawn);
        Ok(self)
    }

    /// Who serves which area.
    pub(crate) fn served(&self) -> &Served {
        &self.served
    }

    /// Which offices are responsible for a procedure, by its ordinal; none: nobody said.
    pub(crate) fn jurisdiction(&self, procedure: u32) -> Option<Jurisdiction> {
        let place = self.jurisdictions[procedure as usize].checked_sub(1)?;
        Jurisdiction::ALL.get(usize::from(place)).copied()
    }

    /// A position that stands for an area.
    pub(crate) fn place(&self, area: AreaCode) -> Option<Position> {
        let index = self.place_areas.binary_search(&area.number()).ok()?;
        let [latitude, longitude] = self.place_degrees[index];
        Position::from_degrees(latitude, longitude).ok()
    }

    /// Number of a symbol.
    pub(crate) fn symbol(&self, word: &str) -> Option<u32> {
        let found = self.symbols.search(|index| Ok(self.symbols.bytes(index)?.cmp(word.as_bytes())));
        found.ok().flatten().map(|index| index as u32)
    }

    /// Whether any point has a value of a facet.
    pub(crate) fn knows(&self, facet: Facet, value: &str) -> bool {
        let known = |symbol| self.point_facets.iter().any(|symbols| symbols[facet as usize] == symbol);
        self.symbol(value).is_some_and(known)
    }

    /// Bytes of what a search by distance reads: where points stand and which hours they keep, what they offer, and the
    /// trees over both. They are mapped, and in memory once they were asked for. Symbols of kinds, ids, records and texts are
    /// not among them.
    #[must_use]
    pub fn search_bytes(&self) -> usize {
        let geometry = size_of_val(&*self.spots) + size_of_val(&*self.point_degrees);
        let sets = size_of_val(&*self.point_offers) + self.offer_sets.len();
        geometry + sets + size_of_val(&*self.offer_detail_keys) + self.forest.bytes()
    }

    /// The procedures that a point offers, ascending.
    pub(crate) fn offered(&self, ordinal: u32) -> OfferRow<'_> {
        OfferRow::of(&self.offer_sets[self.point_offers[ordinal as usize] as usize..])
    }

    /// Position of a pinned point.
    pub(crate) fn position(&self, ordinal: u32) -> Position {
        let [latitude, longitude] = self.point_degrees[ordinal as usize];
        Position::from_degrees(latitude, longitude).expect("positions are checked when a snapshot is built")
    }

    /// What a search reads of each point, by ordinal.
    pub(crate) fn spots(&self) -> &[Spot] {
        &self.spots
    }

    fn stored_summary(&self, ordinal: u32) -> Result<&ArchivedStoredSummary, Error> {
        records::read(&self.summaries, ordinal as usize)
    }

    /// Code (empty where there is none) and id of a point, for ties.
    pub(crate) fn tie_key(&self, ordinal: u32) -> Result<(&str, &str), Error> {
        Ok(self.stored_summary(ordinal)?.tie_key())
    }

    /// Id of a point.
    pub(crate) fn point_id(&self, ordinal: u32) -> Result<ServicePointId, Error> {
        let id = ServicePointId::new(self.tie_key(ordinal)?.1);
        id.map_err(|error| self.summaries.damaged(format!("record {ordinal}: {error}")))
    }

    /// What an answer says about a point.
    pub(crate) fn summary(&self, ordinal: u32) -> Result<Summary, Error> {
        let zone = self.schedule(self.point_schedule(ordinal)).zone();
        let summary = self.stored_summary(ordinal)?.summary(zone);
        summary.map_err(|error| self.summaries.damaged(format!("record {ordinal}: {error}")))
    }

    /// Looks once at all that describing these points reads. What isn't in the processor's caches then arrives from memory
    /// side by side, rather than each when its turn comes.
    pub(crate) fn look_ahead(&self, ordinals: impl Iterator<Item = u32>) {
        /// Bytes that arrive together, on all processors that matter here.
        const LINE: usize = 64;
        let rows = ordinals.map(|ordinal| {
            let place = ordinal as usize;
            let record = self.summaries.bytes(place).unwrap_or_default();
            (self.point_offers.get(place), self.point_degrees.get(place), record)
        });
        let rows: Vec<_> = rows.collect();
        let looked_at = rows.into_iter().map(|(offers, degrees, record)| {
            let offers = offers.and_then(|start| self.offer_sets.get(*start as usize)).copied();
            let record = record.iter().step_by(LINE).fold(0, |all, byte| all ^ byte);
            f64::from(offers.unwrap_or(0) ^ record) + degrees.map_or(0.0, |degrees| degrees[0])
        });
        std::hint::black_box(looked_at.sum::<f64>());
    }

    /// A service point by its ordinal.
    ///
    /// # Errors
    /// When a record is damaged.
    pub fn point(&self, ordinal: u32) -> Result<ServicePoint, Error> {
        let details: StoredDetails = records::copy(&self.details, ordinal as usize)?;
        let hours = self.schedule(self.point_schedule(ordinal)).hours().cloned();
        let point = details.into_point(self.stored_summary(ordinal)?, hours);
        point.map_err(|error| self.details.damaged(format!("record {ordinal}: {error}")))
    }

    /// Whether the point of an ordinal is stored just as it is given here.
    pub(crate) fn holds(&self, ordinal: u32, point: &ServicePoint) -> Result<bool, Error> {
        let summary = records::bytes(&StoredSummary::from(point));
        let details = records::bytes(&StoredDetails::from(point));
        Ok(self.summaries.bytes(ordinal as usize)? == &summary[..]
            && self.details.bytes(ordinal as usize)? == &details[..]
            && self.schedule(self.point_schedule(ordinal)).hours() == point.hours.as_ref())
    }

    /// The ordinals of all points, by id.
    pub(crate) fn points_by_id(&self) -> &[u32] {
        &self.points_by_id
    }

    /// The ordinal of a service point.
    #[must_use]
    pub fn find_point(&self, id: &ServicePointId) -> Option<u32> {
        let id_of = |at: &u32| self.stored_summary(*at).map(|stored| stored.id.as_str()).unwrap_or_default();
        let index = self.points_by_id.binary_search_by(|at| id_of(at).cmp(id.as_str())).ok()?;
        Some(self.points_by_id[index])
    }

    /// Number of procedures.
    #[must_use]
    pub fn procedures(&self) -> usize {
        self.procedure_records.len()
    }

    /// A procedure by its ordinal.
    pub(crate) fn procedure(&self, ordinal: u32) -> Result<Procedure, Error> {
        records::load::<StoredProcedure>(&self.procedure_records, ordinal as usize)
    }

    /// Ids of procedures and groups.
    pub(crate) fn procedure_ids(&self) -> &ProcedureIds {
        &self.procedure_ids
    }

    /// A procedure by its id.
    ///
    /// # Errors
    /// When a record is damaged.
    pub fn procedure_by_id(&self, id: &str) -> Result<Option<Procedure>, Error> {
        self.procedure_ids.find(id).map(|ordinal| self.procedure(ordinal)).transpose()
    }

    /// An offer of a point with its schedule number, and whether that is the procedure's own.
    pub(crate) fn offer(
        &self,
        point: u32,
        procedure: u32,
        ids: (&ServicePointId, &ProcedureId),
    ) -> Result<(Offer, u32), Error> {
        let key = u64::from(point) << 32 | u64::from(procedure);
        let Ok(index) = self.offer_detail_keys.binary_search(&key) else {
            return Ok((Offer::plain(ids.0.clone(), ids.1.clone()), self.point_schedule(point)));
        };
        let detail: StoredOfferDetail = records::copy(&self.offer_details, index)?;
        let number = detail.schedule;
        let offer = detail
            .into_offer(ids.0, ids.1, self.schedule(number).hours())
            .map_err(|error| self.offer_details.damaged(format!("record {index}: {error}")))?;
        Ok((offer, number))
    }

    /// Minutes that a case of a procedure takes; 0 where nobody said.
    pub(crate) fn counter_minutes(&self, procedure: u32) -> u32 {
        self.counter_minutes[procedure as usize]
    }

    /// The least minutes before closing that any pinned office asks for to take a case of a procedure.
    pub(crate) fn least_acceptance_minutes(&self, procedure: u32) -> u32 {
        self.least_acceptance_minutes[procedure as usize]
    }

    /// When a procedure is done at a point.
    pub(crate) fn offer_terms(&self, point: u32, procedure: u32) -> Result<OfferTerms, Error> {
        let key = u64::from(point) << 32 | u64::from(procedure);
        let Ok(index) = self.offer_detail_keys.binary_search(&key) else {
            return Ok(OfferTerms {
                schedule: self.point_schedule(point),
                has_own_hours: false,
                last_acceptance_minutes: None,
            });
        };
        let stored: &ArchivedStoredOfferDetail = records::read(&self.offer_details, index)?;
        Ok(stored.terms())
    }

    /// Schedule number of a procedure at a point.
    pub(crate) fn offer_schedule(&self, point: u32, procedure: u32) -> Result<u32, Error> {
        Ok(self.offer_terms(point, procedure)?.schedule)
    }

    /// Names of kinds and organisations.
    pub(crate) fn terms(&self) -> Result<Vec<Term>, Error> {
        (0..self.terms.len())
            .map(|index| {
                let stored: &ArchivedStoredTerm = records::read(&self.terms, index)?;
                Ok(Term {
                    id: stored.id.to_string(),
                    name_th: stored.name_th.to_string(),
                    name_en: stored.name_en.as_ref().map(ToString::to_string),
                })
            })
            .collect()
    }
}
