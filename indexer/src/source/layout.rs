//! The tables of a source directory and their columns, in the order of the contract.

/// A table of a source directory.
#[derive(Debug)]
pub(crate) struct Layout {
    /// Its name, which is its file's name without the ending.
    pub(crate) table: &'static str,
    /// Its columns.
    pub(crate) columns: &'static [Column],
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) kind: CellKind,
    pub(crate) required: bool,
}

/// How the text of a cell is normalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CellKind {
    /// Ids and addresses of web pages: nothing but trimmed.
    Verbatim,
    /// Words for readers: line breaks and tabs become one space.
    Text,
    /// Dates, codes and hours: Thai digits become 0-9.
    Data,
    /// Numbers that may have a fraction: as data, and without zeros at the end of the fraction, as a spreadsheet keeps
    /// them.
    Number,
}

impl Layout {
    /// All tables, in the order in which their defects are reported.
    pub(crate) const ALL: [&'static Self; 9] = [
        &SERVICE_POINTS,
        &PROCEDURES,
        &OFFERS,
        &CALENDARS,
        &HOLIDAYS,
        &EXCEPTIONS,
        &TYPES,
        &ORGANISATIONS,
        &WORDS,
    ];

    /// The table's file in a source directory, as CSV.
    pub(crate) fn file_name(&self) -> String {
        format!("{}.csv", self.table)
    }

    /// The names that the table's file may have.
    pub(crate) fn file_names(&self) -> [String; 3] {
        [self.file_name(), format!("{}.xlsx", self.table), format!("{}.geojson", self.table)]
    }

    /// Names of the columns that the table can't do without.
    pub(crate) fn required(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().filter(|column| column.required).map(|column| column.name)
    }

    /// The place of a column in the table.
    pub(crate) fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| known.name == column)
    }
}

const fn verbatim(name: &'static str) -> Column {
    Column { name, kind: CellKind::Verbatim, required: false }
}

const fn text(name: &'static str) -> Column {
    Column { name, kind: CellKind::Text, required: false }
}

const fn data(name: &'static str) -> Column {
    Column { name, kind: CellKind::Data, required: false }
}

const fn number(name: &'static str) -> Column {
    Column { name, kind: CellKind::Number, required: false }
}

const fn required(column: Column) -> Column {
    Column { required: true, ..column }
}

/// Offices, counters and desks.
pub(crate) static SERVICE_POINTS: Layout = Layout {
    table: "service_points",
    columns: &[
        required(verbatim("id")),
        data("code"),
        required(text("name_th")),
        text("name_en"),
        text("aliases"),
        text("type"),
        text("subtype"),
        text("category"),
        text("level"),
        text("ministry"),
        text("department"),
        text("agency"),
        verbatim("parent_id"),
        number("lat"),
        number("lon"),
        text("address"),
        data("subdistrict_code"),
        data("postcode"),
        data("phone"),
        verbatim("email"),
        verbatim("website"),
        data("hours"),
        verbatim("calendar"),
        data("timezone"),
        data("status"),
        data("serves"),
        verbatim("succeeded_by"),
        verbatim("photo"),
        data("updated_at"),
        data("sample_fields"),
    ],
};

/// What offices do for citizens.
pub(crate) static PROCEDURES: Layout = Layout {
    table: "procedures",
    columns: &[
        required(verbatim("id")),
        verbatim("group_id"),
        required(text("title_th")),
        text("title_en"),
        text("aliases"),
        text("ministry"),
        text("department"),
        text("category"),
        data("counter_minutes"),
        data("processing_days"),
        number("fee_thb"),
        text("documents"),
        text("steps"),
        data("jurisdiction"),
        data("jurisdiction_basis"),
        data("season"),
        data("channel"),
        verbatim("url"),
        data("updated_at"),
        data("sample_fields"),
    ],
};

/// Which office does what.
pub(crate) static OFFERS: Layout = Layout {
    table: "offers",
    columns: &[
        required(verbatim("service_point_id")),
        required(verbatim("procedure_id")),
        data("hours"),
        data("last_acceptance"),
        data("copies_required"),
        text("note"),
        data("updated_at"),
        data("sample_fields"),
    ],
};

/// Which calendar refines which.
pub(crate) static CALENDARS: Layout =
    Layout { table: "calendars", columns: &[required(verbatim("id")), verbatim("parent_id")] };

/// Days of calendars.
pub(crate) static HOLIDAYS: Layout = Layout {
    table: "holidays",
    columns: &[
        required(data("date")),
        text("name_th"),
        text("name_en"),
        verbatim("calendar"),
        required(data("kind")),
        data("from"),
        data("to"),
        data("announced_on"),
        data("withdrawn_on"),
        text("source"),
    ],
};

/// Special days of offices.
pub(crate) static EXCEPTIONS: Layout = Layout {
    table: "exceptions",
    columns: &[
        required(verbatim("service_point_id")),
        verbatim("procedure_id"),
        required(data("date_from")),
        data("date_to"),
        data("hours"),
        text("reason"),
        data("announced_on"),
    ],
};

/// Names of kinds of offices.
pub(crate) static TYPES: Layout = Layout { table: "types", columns: TERM_COLUMNS };

/// Names of ministries, departments and agencies.
pub(crate) static ORGANISATIONS: Layout = Layout { table: "organisations", columns: TERM_COLUMNS };

/// Thai words that the dictionary should know.
pub(crate) static WORDS: Layout = Layout { table: "words", columns: &[required(text("word"))] };

const TERM_COLUMNS: &[Column] =
    &[required(verbatim("id")), required(text("name_th")), text("name_en"), verbatim("parent_id")];
