//! The report as one page for clerks. It holds its style and needs nothing else, neither a network nor a script.

use askama::Template;

use super::thai::{instant, number, visible};
use super::{Effect, Kind, NoteKind, Report, columns};
use crate::{Code, Defect, Encoding, Field, FileForm, Note, SourceFile};

/// Rows of a kind that the page shows at once.
pub const FIRST_ROWS: usize = 20;

/// Most rows of a kind that the page holds. It says so where there are more.
pub const MOST_ROWS: usize = 1_000;

#[derive(Template)]
#[template(path = "report.html")]
struct Page {
    source: String,
    made_at: String,
    /// Whether nothing has to be put right.
    is_clean: bool,
    service_points: String,
    hidden: Option<String>,
    pinned: String,
    procedures: String,
    offers: String,
    defects: String,
    rows_with_defects: String,
    rows_dropped: Option<String>,
    files: Vec<FileLine>,
    kinds: Vec<KindSection>,
    notes: Vec<NoteSection>,
}

struct FileLine {
    table: String,
    file: String,
    form: String,
    rows: String,
    kept: String,
    dropped: String,
}

struct KindSection {
    code: &'static str,
    title: &'static str,
    drops_rows: bool,
    /// Rows that were left out although this kind alone costs none.
    also_dropped: Option<String>,
    count: String,
    why: &'static str,
    did: &'static str,
    fix: &'static [&'static str],
    rows: Rows<DefectLine>,
}

struct NoteSection {
    code: &'static str,
    title: &'static str,
    meaning: &'static str,
    count: String,
    rows: Rows<NoteLine>,
}

/// The rows of a kind: those that are shown at once, those that are unfolded, and how many are elsewhere.
struct Rows<T> {
    first: Vec<T>,
    folded: Vec<T>,
    folded_count: String,
    shown_count: String,
    elsewhere: Option<String>,
}

struct DefectLine {
    file: String,
    /// As a spreadsheet shows it, without separators.
    row: u64,
    column: ColumnName,
    value: Option<String>,
    /// What stands there instead of a value.
    nothing: &'static str,
    first_row: Option<u64>,
    /// The file of that row, where it is another.
    first_file: Option<String>,
    expected: Option<&'static str>,
    /// Whether the whole row is left out, where the kind alone doesn't say so.
    is_dropped: bool,
}

struct NoteLine {
    file: String,
    row: Option<u64>,
    column: Option<ColumnName>,
    message: String,
}

/// A column by its Thai name, where it has one, and by the name in the file.
struct ColumnName {
    thai: Option<&'static str>,
    name: String,
}

impl Report<'_> {
    /// The report as a page of HTML.
    ///
    /// # Errors
    /// When a template can't be rendered, which none of the data brings about.
    pub fn html(&self) -> Result<String, std::fmt::Error> {
        self.page().render().map_err(|_| std::fmt::Error)
    }

    fn page(&self) -> Page {
        let totals = self.totals;
        let unless_none = |count: u64| (count > 0).then(|| number(count));
        Page {
            source: visible(&self.source),
            made_at: instant(&self.made_at),
            is_clean: self.kinds.is_empty(),
            service_points: number(totals.service_points),
            hidden: unless_none(totals.hidden),
            pinned: number(totals.pinned),
            procedures: number(totals.procedures),
            offers: number(totals.offers),
            defects: number(self.checked.defects.len() as u64),
            rows_with_defects: number(totals.rows_with_defects),
            rows_dropped: unless_none(totals.rows_dropped),
            files: self.checked.files.iter().map(file_line).collect(),
            kinds: self.kinds.iter().map(kind_section).collect(),
            notes: self.note_kinds.iter().map(note_section).collect(),
        }
    }
}

impl<T> Rows<T> {
    fn of<S>(all: &[S], line: impl Fn(&S) -> T) -> Self {
        let shown = all.len().min(MOST_ROWS);
        let (first, folded) = all[..shown].split_at(shown.min(FIRST_ROWS));
        let elsewhere = all.len() - shown;
        Self {
            first: first.iter().map(&line).collect(),
            folded: folded.iter().map(&line).collect(),
            folded_count: number(folded.len() as u64),
            shown_count: number(shown as u64),
            elsewhere: (elsewhere > 0).then(|| number(elsewhere as u64)),
        }
    }
}

fn file_line(file: &SourceFile) -> FileLine {
    FileLine {
        table: columns::table(file.table).to_owned(),
        file: visible(&file.file),
        form: form(file.form),
        rows: number(file.rows),
        kept: number(file.kept),
        dropped: number(file.rows - file.kept),
    }
}

fn form(form: FileForm) -> String {
    let (encoding, delimiter) = match form {
        FileForm::Workbook => return "สมุดงาน Excel (.xlsx)".to_owned(),
        FileForm::GeoJson => return "ข้อมูลแผนที่ GeoJSON".to_owned(),
        FileForm::Mapping => return "ไม่มีไฟล์ เป็นแถวที่กำหนดไว้ในไฟล์จับคู่คอลัมน์ (mapping)".to_owned(),
        FileForm::BuiltIn => return "ไม่มีไฟล์ ใช้ข้อมูลที่มากับระบบ".to_owned(),
        FileForm::Text { encoding, delimiter } => (encoding, delimiter),
    };
    let encoding = match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Windows874 => "Windows-874 (TIS-620)",
    };
    let delimiter = match delimiter {
        ',' => "จุลภาค (,)".to_owned(),
        ';' => "อัฒภาค (;)".to_owned(),
        '\t' => "แท็บ".to_owned(),
        other => other.to_string(),
    };
    format!("{encoding} คั่นด้วย{delimiter}")
}

fn kind_section(kind: &Kind<'_>) -> KindSection {
    let explanation = kind.code.explanation();
    let drops_rows = explanation.effect == Effect::RowDropped;
    let dropped = kind.in_dropped_rows() as u64;
    KindSection {
        code: kind.code.as_str(),
        title: explanation.title_th,
        drops_rows,
        also_dropped: (!drops_rows && dropped > 0).then(|| number(dropped)),
        count: number(kind.defects.len() as u64),
        why: explanation.why_th,
        did: explanation.did_th,
        fix: explanation.fix_th,
        rows: Rows::of(&kind.defects, |defect| defect_line(defect)),
    }
}

fn defect_line(defect: &Defect) -> DefectLine {
    let words = defect.field.and_then(columns::words);
    let explanation = defect.code.explanation();
    DefectLine {
        file: visible(&defect.file),
        row: defect.row,
        column: column_name(defect.field, &defect.column),
        value: defect.value.as_deref().map(visible),
        // The cells of a row that is too long are there, only that no column is theirs; schedules stand in other rows.
        nothing: match defect.code {
            Code::RowTooLong | Code::ScheduleNotUnderstood => "–",
            _ => "ว่าง",
        },
        first_row: defect.first_row,
        first_file: defect.first_file.as_deref().map(visible),
        expected: explanation.in_row_th.or(words.map(|words| words.expected_th)),
        is_dropped: defect.row_dropped && explanation.effect != Effect::RowDropped,
    }
}

fn note_section(kind: &NoteKind<'_>) -> NoteSection {
    let explanation = kind.code.explanation();
    NoteSection {
        code: kind.code.as_str(),
        title: explanation.title_th,
        meaning: explanation.meaning_th,
        count: number(kind.notes.len() as u64),
        rows: Rows::of(&kind.notes, |note| note_line(note)),
    }
}

fn note_line(note: &Note) -> NoteLine {
    NoteLine {
        file: visible(&note.file),
        row: note.row,
        column: note.column.as_deref().map(|column| column_name(note.field, column)),
        message: visible(&note.message),
    }
}

fn column_name(field: Option<Field>, column: &str) -> ColumnName {
    let thai = field.and_then(columns::words).map(|words| words.name_th);
    let name = match column.strip_prefix("column ") {
        Some(number) => format!("คอลัมน์ที่ {number}"),
        None => column.to_owned(),
    };
    ColumnName { thai, name: visible(&name) }
}
