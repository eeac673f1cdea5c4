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
            Self::AbolishedArea => NoteExplanation {
                title_en: "The code of an area that was abolished",
                title_th: "รหัสพื้นที่เดิมที่เลิกใช้แล้ว",
                meaning_th: "พื้นที่นี้เปลี่ยนรหัสหลังแยกหรือรวมเขตปกครอง ระบบใช้รหัสปัจจุบันแทน ประชาชนค้นหาได้ตามปกติ ถ้าสะดวกให้แก้รหัสในไฟล์ต้นทาง",
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
            Self::RepairedText => NoteExplanation {
                title_en: "Scanning noise that was repaired",
                title_th: "คำที่เพี้ยนจากการสแกน ระบบแก้ให้แล้ว",
                meaning_th: "สระหรือวรรณยุกต์อยู่ผิดที่ หรือมีช่องว่างแทรกกลางคำ และในไฟล์มีคำที่ถูกอยู่แล้ว ระบบจึงแสดงคำที่แก้แก่ประชาชน ไฟล์ต้นทางไม่ถูกเปลี่ยน ตรวจดูว่าแก้ถูกแล้ว ถ้าสะดวกให้แก้ในไฟล์ต้นทางด้วย",
            },
            Self::SuspiciousText => NoteExplanation {
                title_en: "A text that looks like scanning noise",
                title_th: "คำที่น่าจะเพี้ยนจากการสแกน",
                meaning_th: "ระบบไม่แน่ใจจึงไม่ได้แก้ ประชาชนจะเห็นตามไฟล์และอาจค้นหาไม่พบ ถ้าคำนี้ผิด ให้แก้ในไฟล์ต้นทาง ถ้าถูกแล้ว ไม่ต้องทำอะไร",
            },
            Self::RowsLeftOut => NoteExplanation {
                title_en: "Rows that the mapping leaves out",
                title_th: "แถวที่ตั้งใจไม่อ่าน",
                meaning_th: "ไฟล์จับคู่คอลัมน์ (mapping) กำหนดให้อ่านเฉพาะแถวที่มีค่าตามที่ระบุ เช่น เฉพาะบริการที่ยังเปิดอยู่ ถ้าจำนวนนี้มากผิดปกติ ให้แจ้งผู้ดูแลระบบ",
            },
            Self::UnusedMapping => NoteExplanation {
                title_en: "Something in the mapping that no row has a use for",
                title_th: "ข้อกำหนดในไฟล์จับคู่ที่ไม่มีแถวใดใช้",
                meaning_th: "ไม่มีจุดบริการประเภทนี้ในข้อมูล อาจสะกดประเภทไม่ตรงกัน ให้แจ้งผู้ดูแลระบบ ข้อมูลอื่นไม่ได้รับผล",
            },
            Self::MappingAvailable => NoteExplanation {
                title_en: "A shipped mapping knows the columns of the file",
                title_th: "ระบบมีวิธีอ่านไฟล์นี้ที่ครบกว่า",
                meaning_th: "ระบบรู้จักหัวตารางของไฟล์นี้และมีไฟล์จับคู่คอลัมน์ (mapping) ให้แล้ว ให้แจ้งผู้ดูแลระบบตรวจอีกครั้งโดยเพิ่ม --mapping ตามรายละเอียด",
            },
        }
    }
}
