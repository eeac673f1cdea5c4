//! Writing a snapshot beside the published one, checking it, and putting it in place in one step.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use domain::service_point::Visibility;
use domain::{AreaCode, ChangeNumber, Ecef, ServicePoint, ServicePointId};

use super::schedules::ScheduleInterner;
use super::self_check::{Input, Quarantined};
use super::{Boundaries, Records, facets, names, offers, places, self_check, spatial};
use crate::format::hours::StoredCalendar;
use crate::format::manifest::{Counts, FORMAT_VERSION, FileDigest, Manifest, SourceTable};
use crate::format::point_records::{StoredDetails, StoredSummary};
use crate::format::records::{self, StoredProcedure, StoredTerm};
use crate::format::search_records::{Posting, Spot};
use crate::format::sections::SectionWriter;
use crate::format::{
    AREAS_FILE, CURRENT_FILE, NAMES_FILE, OFFICE_TEXT_DIR, PROCEDURE_TEXT_DIR, RECORDS_FILE, SEARCH_FILE,
    SNAPSHOTS_DIR, WORDS_FILE, search, tables,
};
use crate::jurisdiction;
use crate::synonyms;
use crate::text::{self, Analyzer, OfficeIndex, ProcedureIndex};
use crate::{Area, Areas, Error};

/// Snapshots that stay under the folder: the published one, and the one before for whoever is still reading it.
const KEPT_SNAPSHOTS: usize = 2;

/// Builds a snapshot of the records as of a change, checks it, and publishes it under a folder: [`stage`] and
/// [`Staged::publish`] in one. Records that are quarantined are published.
///
/// # Errors
/// Those of both.
pub fn publish(
    records: Records,
    change: ChangeNumber,
    provenance: Vec<SourceTable>,
    out: &Path,
) -> Result<Manifest, Error> {
    stage(records, change, provenance, out)?.publish()
}

/// Builds a snapshot of the records as of a change beside the published one, and checks it. Whoever reads the folder goes
/// on seeing the old one.
///
/// The same records give the same bytes and so the same id. Hidden points, offers of theirs, and references to them are
/// left out.
///
/// # Errors
/// When a file can't be written, when there is more than a snapshot can hold ([`Error::is_too_large`]), or
/// when the self-check finds a fault ([`Error::is_self_check`]); then nothing is left of it.
pub fn stage(
    records: Records,
    change: ChangeNumber,
    provenance: Vec<SourceTable>,
    out: &Path,
) -> Result<Staged, Error> {
    stage_with(records, change, provenance, out, |_| Ok(()))
}

/// [`stage`], with something done between writing and checking: tests put faults there.
pub(super) fn stage_with(
    mut records: Records,
    change: ChangeNumber,
    provenance: Vec<SourceTable>,
    out: &Path,
    written: impl FnOnce(&Path) -> Result<(), Error>,
) -> Result<Staged, Error> {
    forget_hidden(&mut records.points);
    check_count(records.points.len())?;
    jurisdiction::lay_over(&mut records.points, &records.boundaries.subdistricts);
    sort_spatially(&mut records.points);
    records.procedures.sort_unstable_by(|a, b| a.id.cmp(&b.id));

    let snapshots = out.join(SNAPSHOTS_DIR);
    fs::create_dir_all(&snapshots).map_err(Error::io(&snapshots))?;
    let lock_path = out.join(".lock");
    let lock = File::create(&lock_path).map_err(Error::io(&lock_path))?;
    lock.lock().map_err(Error::io(&lock_path))?;

    let building = snapshots.join(".building");
    remove_dir(&building)?;
    fs::create_dir(&building).map_err(Error::io(&building))?;
    // From here on it removes what it leaves.
    let mut staged =
        Staged { out: out.to_owned(), building, manifest: None, quarantined: Vec::new(), _lock: lock };
    let boundaries = std::mem::take(&mut records.boundaries);
    let (manifest, offers) = build_into(&staged.building, &mut records, boundaries, change, provenance)?;
    written(&staged.building)?;
    staged.quarantined = self_check::run(&staged.building, &Input { records: &records, offers })?;
    staged.manifest = Some(manifest);
    Ok(staged)
}

/// A snapshot that was built and checked, and isn't published yet. Dropped, it leaves nothing.
#[derive(Debug)]
pub struct Staged {
    out: PathBuf,
    building: PathBuf,
    /// None: it isn't whole.
    manifest: Option<Manifest>,
    quarantined: Vec<Quarantined>,
    /// Nobody else builds under the folder until this is closed.
    _lock: File,
}

impl Staged {
    /// The records that can't be found by something of their own.
    #[must_use]
    pub fn quarantined(&self) -> &[Quarantined] {
        &self.quarantined
    }

    /// Publishes it: its directory is renamed to its id, and at the very last the file that names the published snapshot
    /// is replaced by a rename.
    ///
    /// # Errors
    /// When a file can't be written.
    ///
    /// # Panics
    /// Never: what [`stage`] gives is whole.
    pub fn publish(mut self) -> Result<Manifest, Error> {
        let manifest = self.manifest.take().expect("what is staged has a manifest");
        put_in_place(&self.out, &self.building, manifest)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // What can't be removed now is removed by the next build.
        let _ = remove_dir(&self.building);
    }
}

/// Writes a snapshot into a directory; gives its manifest and the digest of its offers.
fn build_into(
    dir: &Path,
    records: &mut Records,
    boundaries: Boundaries,
    change: ChangeNumber,
    provenance: Vec<SourceTable>,
) -> Result<(Manifest, u64), Error> {
    let attribution = boundaries.attribution.clone();
    let (counts, offers, areas) = write_files(dir, records, boundaries)?;
    let analyzer = Analyzer::new(std::mem::take(&mut records.words));
    let vocabulary = synonyms::read(records.synonyms.as_deref())?;
    let synonyms_file = synonyms::write(dir, records.synonyms.as_deref())?;
    let words_file = analyzer.write(&dir.join(WORDS_FILE))?.then_some(WORDS_FILE);
    let offices = names::offices_by_procedure(&records.offers);
    // Nobody asks for them again, and there are the most of them.
    records.offers = Vec::new();
    write_texts(dir, records, &names::Known { areas, offices, vocabulary }, &analyzer)?;
    let files = digests(dir, counts.areas > 0, words_file, synonyms_file)?;
    let mut manifest = Manifest {
        format: FORMAT_VERSION,
        id: String::new(),
        change: change.0,
        dictionary: analyzers::DICTIONARY_HASH.to_owned(),
        counts,
        provenance,
        boundaries_attribution: attribution,
        files,
    };
    manifest.seal(dir)?;
    Ok((manifest, offers))
}

/// Writes what is found by words: names as they are typed, and beside it the indexes, which cost about as much.
fn write_texts(
    dir: &Path,
    records: &Records,
    known: &names::Known,
    analyzer: &Analyzer,
) -> Result<(), Error> {
    std::thread::scope(|scope| {
        let names = scope.spawn(|| names::write(&dir.join(NAMES_FILE), records, known, analyzer.segmenter()));
        let offices = OfficeIndex::write(&dir.join(OFFICE_TEXT_DIR), analyzer, &records.points);
        let procedures = ProcedureIndex::write(&dir.join(PROCEDURE_TEXT_DIR), analyzer, &records.procedures);
        let names = names.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        names.and(offices).and(procedures)
    })
}

/// The checksums of the files that were written.
fn digests(
    dir: &Path,
    has_areas: bool,
    words_file: Option<&'static str>,
    synonyms_file: Option<&'static str>,
) -> Result<BTreeMap<String, FileDigest>, Error> {
    let mut files = BTreeMap::new();
    let areas_file = has_areas.then_some(AREAS_FILE);
    let given = areas_file.into_iter().chain(words_file).chain(synonyms_file);
    for name in [SEARCH_FILE, RECORDS_FILE, NAMES_FILE].into_iter().chain(given) {
        files.insert(name.to_owned(), FileDigest::of(&dir.join(name))?);
    }
    for text_dir in [OFFICE_TEXT_DIR, PROCEDURE_TEXT_DIR] {
        for name in text::file_names(&dir.join(text_dir))? {
            let path = format!("{text_dir}/{name}");
            let digest = FileDigest::of(&dir.join(&path))?;
            files.insert(path, digest);
        }
    }
    Ok(files)
}

fn check_count(points: usize) -> Result<(), Error> {
    let most = Posting::MOST_POINTS;
    if points > most { Err(Error::too_many_points(points, most)) } else { Ok(()) }
}

/// Takes hidden points out, and their ids out of those that refer to them: nothing published names a hidden point.
fn forget_hidden(points: &mut Vec<ServicePoint>) {
    let is_hidden = |point: &ServicePoint| point.visibility == Visibility::Hidden;
    let hidden: HashSet<ServicePointId> =
        points.iter().filter(|point| is_hidden(point)).map(|point| point.id.clone()).collect();
    if hidden.is_empty() {
        return;
    }
    points.retain(|point| !is_hidden(point));
    for point in points {
        point.parent.take_if(|id| hidden.contains(id));
        point.succeeded_by.take_if(|id| hidden.contains(id));
    }
}

/// Pinned points along the curve, then those without a pin; ids decide among equals.
fn sort_spatially(points: &mut [ServicePoint]) {
    points.sort_by_cached_key(|point| {
        let key = point.position.map_or(u64::MAX, spatial::hilbert_key);
        (key, point.id.clone())
    });
}

fn write_files(
    dir: &Path,
    records: &Records,
    boundaries: Boundaries,
) -> Result<(Counts, u64, names::Areas), Error> {
    let Records { points, procedures, .. } = records;
    let areas = write_areas(dir, boundaries.subdistricts, &boundaries.people)?;
    let mut search_file = SectionWriter::create(&dir.join(SEARCH_FILE))?;
    let mut records_file = SectionWriter::create(&dir.join(RECORDS_FILE))?;
    let procedure_ordinals: HashMap<&str, u32> =
        (0u32..).zip(procedures).map(|(at, procedure)| (procedure.id.as_str(), at)).collect();
    let mut interner = ScheduleInterner::new(&records.exceptions);
    let point_schedules: Vec<u32> = points.iter().map(|point| interner.of_point(point)).collect();
    let placed = offers::placed(&records.offers, points, &procedure_ordinals, &mut interner);
    let schedules = interner.finish();
    let ecef: Vec<Ecef> = points.iter().map_while(|point| point.position.map(Ecef::of)).collect();

    write_points(points, &mut search_file, &mut records_file);
    let (places, of_points) = places::write(points, areas.as_ref(), &boundaries.places, &mut search_file);
    search_file.add(search::SPOTS, "", &spots(&ecef, &point_schedules, &of_points));
    facets::write(points, &mut search_file, &mut records_file);
    jurisdiction::write_served(points, &mut search_file);
    jurisdiction::write_jurisdictions(procedures, &mut search_file);
    offers::write_counters(&placed, procedures, ecef.len(), &mut search_file);
    offers::write_sets(&placed, points.len(), &mut search_file)?;
    offers::write_details(&placed, &point_schedules, &mut search_file, &mut records_file);
    offers::forest(&placed, &ecef, &point_schedules, &schedules.classes, procedures.len())
        .finish(&mut search_file);
    schedules.finish(&mut search_file, &mut records_file);
    write_reference_tables(records, &mut records_file);

    search_file.finish()?;
    records_file.finish()?;
    let counts = Counts {
        service_points: points.len() as u64,
        pinned: ecef.len() as u64,
        procedures: procedures.len() as u64,
        offers: placed.len() as u64,
        schedules: schedules.len() as u64,
        areas: areas.map_or(0, |areas| areas.codes().len() as u64),
    };
    Ok((counts, offers::digest(&placed), names::Areas { places, of_points }))
}

fn write_areas(
    dir: &Path,
    subdistricts: Vec<Area>,
    people: &BTreeMap<AreaCode, u64>,
) -> Result<Option<Areas>, Error> {
    if subdistricts.is_empty() {
        return Ok(None);
    }
    let areas = Areas::new(subdistricts).with_people(people);
    let mut file = SectionWriter::create(&dir.join(AREAS_FILE))?;
    areas.write(&mut file);
    file.finish()?;
    Ok(Some(areas))
}

/// What a search reads of each point; those without a pin stand at the end.
fn spots(pinned: &[Ecef], schedules: &[u32], areas: &[u32]) -> Vec<Spot> {
    let ecef_m = pinned.iter().map(|point| point.0).chain(std::iter::repeat([0.0; 3]));
    let rest = schedules.iter().zip(areas);
    ecef_m
        .zip(rest)
        .map(|(ecef_m, (schedule, area))| Spot { ecef_m, schedule: *schedule, area: *area })
        .collect()
}

fn write_points(points: &[ServicePoint], search_file: &mut SectionWriter, records_file: &mut SectionWriter) {
    let degrees: Vec<[f64; 2]> = points
        .iter()
        .map_while(|point| point.position.map(|p| [p.latitude_degrees(), p.longitude_degrees()]))
        .collect();
    let mut by_id: Vec<u32> = (0..points.len() as u32).collect();
    by_id.sort_unstable_by_key(|at| &points[*at as usize].id);
    search_file.add(search::POINT_DEGREES, "", &degrees);
    search_file.add(search::POINTS_BY_ID, "", &by_id);
    let mut table = records_file.table(tables::SUMMARIES);
    for point in points {
        records::push(&mut table, &StoredSummary::from(point));
    }
    table.finish();
    let mut table = records_file.table(tables::DETAILS);
    for point in points {
        records::push(&mut table, &StoredDetails::from(point));
    }
    table.finish();
}

fn write_reference_tables(records: &Records, file: &mut SectionWriter) {
    let mut table = file.table(tables::PROCEDURES);
    for procedure in &records.procedures {
        records::push(&mut table, &StoredProcedure::from(procedure));
    }
    table.finish();
    let mut table = file.table(tables::CALENDARS);
    for (id, calendar) in records.calendars.iter() {
        records::push(&mut table, &StoredCalendar::new(id, calendar));
    }
    table.finish();
    let mut terms = records.terms.clone();
    terms.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    let mut table = file.table(tables::TERMS);
    for term in terms {
        records::push(&mut table, &StoredTerm { id: term.id, name_th: term.name_th, name_en: term.name_en });
    }
    table.finish();
}

fn put_in_place(out: &Path, building: &Path, manifest: Manifest) -> Result<Manifest, Error> {
    let snapshots = out.join(SNAPSHOTS_DIR);
    let home = snapshots.join(&manifest.id);
    let previous = fs::read_to_string(out.join(CURRENT_FILE)).ok().map(|id| id.trim().to_owned());
    // The same content may lie there already, whole or damaged: the new copy is known to be whole.
    remove_dir(&home)?;
    fs::rename(building, &home).map_err(Error::io(&home))?;
    sync_dir(&snapshots)?;

    let (temporary, current) = (out.join(".current"), out.join(CURRENT_FILE));
    let mut file = File::create(&temporary).map_err(Error::io(&temporary))?;
    writeln!(file, "{}", manifest.id).and_then(|()| file.sync_all()).map_err(Error::io(&temporary))?;
    fs::rename(&temporary, &current).map_err(Error::io(&current))?;
    sync_dir(out)?;
    forget_old(&snapshots, &[Some(manifest.id.clone()), previous])?;
    Ok(manifest)
}

/// Removes snapshots that are neither published nor were before this one. Who has one mapped keeps its files.
fn forget_old(snapshots: &Path, kept: &[Option<String>; KEPT_SNAPSHOTS]) -> Result<(), Error> {
    for entry in fs::read_dir(snapshots).map_err(Error::io(snapshots))? {
        let entry = entry.map_err(Error::io(snapshots))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !kept.iter().flatten().any(|id| *id == name) {
            remove_dir(&entry.path())?;
        }
    }
    Ok(())
}

fn sync_dir(dir: &Path) -> Result<(), Error> {
    File::open(dir).and_then(|dir| dir.sync_all()).map_err(Error::io(dir))
}

fn remove_dir(dir: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::io(dir)(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_points_than_a_snapshot_can_number_are_refused_with_both_numbers() {
        assert!(check_count(Posting::MOST_POINTS).is_ok());
        let error = check_count(Posting::MOST_POINTS + 1).expect_err("too many");
        assert!(error.is_too_large());
        assert_eq!(
            error.to_string(),
            "67108865 service points: expected 67108864 at most, which is what a snapshot can hold"
        );
    }
}
