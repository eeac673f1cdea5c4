//! Pictures of tasks.

use std::fmt;

use askama::filters::HtmlSafe;
use domain::Procedure;

/// A picture by a word of the title or category that calls for it; the first one that occurs decides. Titles go first,
/// so that the tasks of one category look different.
const BY_WORD: [(&str, Icon); 15] = [
    ("การเกิด", Icon(include_str!("../../assets/icons/birth.svg"))),
    ("การตาย", Icon(include_str!("../../assets/icons/death.svg"))),
    ("การย้าย", Icon(include_str!("../../assets/icons/move.svg"))),
    ("เลขที่บ้าน", Icon(include_str!("../../assets/icons/house.svg"))),
    ("ผู้สูงอายุ", Icon(include_str!("../../assets/icons/old_age.svg"))),
    ("พิการ", Icon(include_str!("../../assets/icons/disability.svg"))),
    ("ผู้ป่วย", Icon(include_str!("../../assets/icons/health.svg"))),
    ("บัตรประจำตัว", Icon(include_str!("../../assets/icons/card.svg"))),
    ("สมรส", Icon(include_str!("../../assets/icons/rings.svg"))),
    ("ชื่อบุคคล", Icon(include_str!("../../assets/icons/name.svg"))),
    ("ขับรถ", Icon(include_str!("../../assets/icons/car.svg"))),
    ("ภาษี", Icon(include_str!("../../assets/icons/tax.svg"))),
    ("สวัสดิการ", Icon(include_str!("../../assets/icons/health.svg"))),
    ("ทะเบียนราษฎร", Icon(include_str!("../../assets/icons/house.svg"))),
    ("ที่ดิน", Icon(include_str!("../../assets/icons/land.svg"))),
];

const DEFAULT: Icon = Icon(include_str!("../../assets/icons/document.svg"));

/// An inline SVG that assistive technology passes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Icon(&'static str);

impl HtmlSafe for Icon {}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Icon {
    /// The picture of a procedure.
    pub(crate) fn of(procedure: &Procedure) -> Self {
        let category = procedure.category.as_deref().unwrap_or_default();
        let fitting =
            |text: &str| BY_WORD.iter().find(|(word, _)| text.contains(word)).map(|(_, icon)| *icon);
        fitting(&procedure.title_th).or_else(|| fitting(category)).unwrap_or(DEFAULT)
    }
}
