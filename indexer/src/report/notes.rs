//! What each kind of note means for a clerk. Nothing but words; a code without them does not compile.

use super::explanation::NoteExplanation;
use crate::NoteCode;

impl NoteCode {
    /// What this kind of note means.
    #[must_use]
    pub fn explanation(self) -> NoteExplanation {
        match self {
            Self::UnknownColumn => NoteExplanation {
                title_en: "A column that is not read",
                title_th: "คอลัมน์ที่ระบบไม่รู้จัก",
                meaning_th: "ระบบไม่ได้อ่านคอลัมน์นี้ ถ้าตั้งใจให้ใช้ ให้แก้ชื่อหัวตารางให้ตรง ถ้าไม่ใช้ ไม่ต้องทำอะไร",
            },
            Self::UnknownFile => NoteExplanation {
                title_en: "A file that is not read",
                title_th: "ไฟล์ที่ระบบไม่รู้จัก",
                meaning_th: "ระบบไม่ได้อ่านไฟล์นี้ ถ้าตั้งใจให้ใช้ ให้แก้ชื่อไฟล์ให้ตรง เช่น service_points.csv",
            },
            Self::UnknownSheet => NoteExplanation {
                title_en: "A sheet of a workbook that is not read",
                title_th: "แผ่นงานที่ไม่ได้อ่าน",
                meaning_th: "ระบบอ่านไฟล์ละหนึ่งแผ่นงาน ถ้าข้อมูลอยู่ในแผ่นงานนี้ ให้ย้ายไปรวมในแผ่นงานที่อ่าน",
            },
            Self::Encoding => NoteExplanation {
                title_en: "The file is not UTF-8",
                title_th: "ไฟล์ใช้รหัสอักษรแบบเก่า",
                meaning_th: "ระบบอ่านเป็นภาษาไทยแบบ Windows-874 (TIS-620) ถ้าตัวอักษรในรายงานนี้อ่านออก ไม่ต้องทำอะไร",
            },
            Self::Delimiter => NoteExplanation {
                title_en: "The cells are not separated by commas",
                title_th: "ไฟล์ไม่ได้คั่นช่องด้วยจุลภาค",
                meaning_th: "ระบบรู้จักเครื่องหมายคั่นนี้และอ่านได้ครบ ไม่ต้องทำอะไร",
            },
        }
    }
}
