//! The snapshot on disk: a manifest, files of named sections, and a text index.
//!
//! ```text
//! DIR/current                      id of the published snapshot
//! DIR/snapshots/ID/manifest.json   format, checksums, counts, provenance
//! DIR/snapshots/ID/search.bin      columns, postings, trees: read by every question
//! DIR/snapshots/ID/records.bin     whole records: read for what is printed
//! DIR/snapshots/ID/areas.bin       polygons of subdistricts and the grid over them; only where there are any
//! DIR/snapshots/ID/names.bin       what everything is called, sorted by every word: for what is being typed
//! DIR/snapshots/ID/words.txt       words that its texts were cut with besides the dictionary's; only if there are any
//! DIR/snapshots/ID/synonyms.toml   citizens' words beside those that are built in; only if there are any
//! DIR/snapshots/ID/text/           two text indexes, of offices and procedures, of one tantivy segment each
//! ```

pub(crate) mod hours;
pub(crate) mod manifest;
pub(crate) mod offer_rows;
pub(crate) mod point_records;
pub(crate) mod records;
pub(crate) mod search_records;
pub(crate) mod sections;
mod territory_records;

/// Columns, postings and trees.
pub(crate) const SEARCH_FILE: &str = "search.bin";
/// Whole records.
pub(crate) const RECORDS_FILE: &str = "records.bin";
/// Polygons of subdistricts.
pub(crate) const AREAS_FILE: &str = "areas.bin";
/// What everything is called.
pub(crate) const NAMES_FILE: &str = "names.bin";
/// Words added to the dictionary.
pub(crate) const WORDS_FILE: &str = "words.txt";
/// Citizens' words beside those that are built in.
pub(crate) const SYNONYMS_FILE: &str = "synonyms.toml";
/// The text index of offices.
pub(crate) const OFFICE_TEXT_DIR: &str = "text/offices";
/// The text index of procedures.
pub(crate) const PROCEDURE_TEXT_DIR: &str = "text/procedures";
/// The manifest.
pub(crate) const MANIFEST_FILE: &str = "manifest.json";
/// Holds the id of the published snapshot.
pub(crate) const CURRENT_FILE: &str = "current";
/// Folder of all snapshots.
pub(crate) const SNAPSHOTS_DIR: &str = "snapshots";

/// Names of the sections of [`SEARCH_FILE`]. Points stand in their spatial order, those without a pin at the end.
pub(crate) mod search {
    /// [`Spot`](super::search_records::Spot) a point.
    pub(crate) const SPOTS: &str = "spots";
    /// `[f64; 2]` a pinned point: latitude, longitude in degrees.
    pub(crate) const POINT_DEGREES: &str = "point-degrees";
    /// `u32` a point: the byte at which its set of offers begins in [`OFFER_SETS`].
    pub(crate) const POINT_OFFERS: &str = "point-offers";
    /// `[u32; 3]` a point: symbols of kind, ministry, department ([`NO_SYMBOL`](super::NO_SYMBOL): none).
    pub(crate) const POINT_FACETS: &str = "point-facets";
    /// `u32` a pinned point: number of the subdistrict's code that its pin lies in, and [`UNCERTAIN`](super::UNCERTAIN)
    /// near a border; 0 outside of all. Empty where there are no polygons.
    pub(crate) const POINT_FOUND_AREA: &str = "point-found-area";
    /// `u32`: pinned points whose area is known, by ascending number of that, then ordinal.
    pub(crate) const POINTS_BY_AREA: &str = "points-by-area";
    /// `u32`: numbers of the codes of areas that have a place, ascending.
    pub(crate) const PLACE_AREAS: &str = "place-areas";
    /// `[f64; 2]` each of those areas: latitude, longitude in degrees.
    pub(crate) const PLACE_DEGREES: &str = "place-degrees";
    /// `u8`: procedures of each distinct set, as an [`OfferRow`](super::offer_rows::OfferRow) writes them.
    pub(crate) const OFFER_SETS: &str = "offer-sets";
    /// `u64` a tree, and one more: where its postings start. Tree 0 is of all pinned points, tree p + 1 of procedure p.
    pub(crate) const POSTING_STARTS: &str = "posting-starts";
    /// [`Posting`](super::search_records::Posting): points of each tree, ascending.
    pub(crate) const POSTINGS: &str = "postings";
    /// `u64` a tree: where its own schedules start in [`POSTING_SCHEDULES`], or `u64::MAX` when each posting keeps
    /// its point's schedule.
    pub(crate) const POSTING_SCHEDULE_STARTS: &str = "posting-sched-starts";
    /// `u32`: schedules by posting, of those trees that have any.
    pub(crate) const POSTING_SCHEDULES: &str = "posting-schedules";
    /// `u32` a tree, and one more: where its levels start in [`LEVELS`].
    pub(crate) const LEVEL_STARTS: &str = "level-starts";
    /// `[u32; 2]` a level, leaves first: its first node and number of nodes.
    pub(crate) const LEVELS: &str = "levels";
    /// [`Node`](super::search_records::Node) a node.
    pub(crate) const NODES: &str = "nodes";
    /// `u8` a schedule: its class, 0 to 63.
    pub(crate) const SCHEDULE_CLASS: &str = "schedule-class";
    /// `u32` a point: points by id, bytewise.
    pub(crate) const POINTS_BY_ID: &str = "points-by-id";
    /// `u32` a procedure: minutes that a case takes at the counter, 0 where nobody said.
    pub(crate) const COUNTER_MINUTES: &str = "counter-minutes";
    /// `u32` a procedure: the least minutes before closing that any pinned office asks for to take a case.
    pub(crate) const LEAST_ACCEPTANCE_MINUTES: &str = "least-acceptance";
    /// `u32`: numbers of areas that are served, ascending, once for each office that serves one.
    pub(crate) const SERVED_AREAS: &str = "served-areas";
    /// `u32` each of those: the point that serves it, ascending within an area, with the marks of
    /// [`Served`](crate::jurisdiction::Served).
    pub(crate) const SERVED_BY: &str = "served-by";
    /// `u8` a procedure: place of its jurisdiction in the vocabulary and one more, 0 where nobody said.
    pub(crate) const JURISDICTIONS: &str = "jurisdictions";
    /// `u64` an offer with details, ascending: point << 32 | procedure.
    pub(crate) const OFFER_DETAIL_KEYS: &str = "offer-detail-keys";
}

/// Names of the sections of [`AREAS_FILE`].
pub(crate) mod areas {
    /// `u32` an area: number of its code, ascending.
    pub(crate) const CODES: &str = "codes";
    /// `u64` an area: how many people live there; the largest number: nobody said.
    pub(crate) const PEOPLE: &str = "people";
    /// `u32` an area, and one more: where its rings start.
    pub(crate) const RING_STARTS: &str = "ring-starts";
    /// `[f64; 3]` a ring: latitudes of its south and north end, longitude of its east end.
    pub(crate) const RING_REACHES: &str = "ring-reaches";
    /// `u32` a ring, and one more: where its vertices start.
    pub(crate) const VERTEX_STARTS: &str = "vertex-starts";
    /// `[f64; 2]` a vertex: longitude, latitude in degrees. The last of a ring is its first.
    pub(crate) const VERTICES: &str = "vertices";
    /// `[f64; 4]` an edge of a border: longitude and latitude of its ends.
    pub(crate) const BORDER_EDGES: &str = "border-edges";
    /// `f64`: how near a border an answer is uncertain, in metres.
    pub(crate) const UNCERTAIN_WITHIN: &str = "uncertain-within";
    /// `f64`: longitude and latitude of the grid's south-west corner, width of a cell in degrees.
    pub(crate) const GRID_CORNER: &str = "grid-corner";
    /// `u32`: columns, rows.
    pub(crate) const GRID_CELLS: &str = "grid-cells";
    /// `u32` a cell: what is known of it.
    pub(crate) const CELL_KINDS: &str = "cell-kinds";
    /// `[u32; 2]` a border cell, and one more: where its areas and edges start.
    pub(crate) const CELL_LIST_STARTS: &str = "cell-list-starts";
    /// `u32`: areas of the border cells.
    pub(crate) const CELL_AREAS: &str = "cell-areas";
    /// `u32`: edges of the border cells.
    pub(crate) const CELL_EDGES: &str = "cell-edges";
}

/// Names of the record tables in [`RECORDS_FILE`]; each is a section of offsets and one of bytes.
pub(crate) mod tables {
    /// What answers say about service points, by ordinal.
    pub(crate) const SUMMARIES: &str = "summaries";
    /// What else is known about them, by ordinal.
    pub(crate) const DETAILS: &str = "details";
    /// Procedures by ordinal, which is the order of their ids.
    pub(crate) const PROCEDURES: &str = "procedures";
    /// Details of the offers in `offer-detail-keys`.
    pub(crate) const OFFER_DETAILS: &str = "offer-details";
    /// Distinct schedules.
    pub(crate) const SCHEDULES: &str = "schedules";
    /// Calendars.
    pub(crate) const CALENDARS: &str = "calendars";
    /// Distinct words of kinds, ministries and departments, ascending.
    pub(crate) const SYMBOLS: &str = "symbols";
    /// Names of kinds and organisations.
    pub(crate) const TERMS: &str = "terms";
}

/// Stands for "no symbol" in `point-facets`.
pub(crate) const NO_SYMBOL: u32 = u32::MAX;
/// Marks a subdistrict in `point-found-area` as uncertain; codes have six digits.
pub(crate) const UNCERTAIN: u32 = 1 << 31;
/// Stands for "no schedules of its own" in `posting-schedule-starts`.
pub(crate) const NO_OWN_SCHEDULES: u64 = u64::MAX;
/// Postings of a leaf. Measured in the performance prototypes: 32 under a fan-out of 16.
pub(crate) const LEAF_POSTINGS: usize = 32;
/// Children of an inner node.
pub(crate) const FAN_OUT: usize = 16;
