//! The columns of the tables in a clerk's words: what each is called, and what belongs into it.

use crate::Field;

/// A column for a clerk.
#[derive(Clone, Copy)]
pub(super) struct ColumnWords {
    /// What it is called.
    pub(super) name_th: &'static str,
    /// What belongs into it.
    pub(super) expected_th: &'static str,
}

const DATE: &str = "วันที่ เช่น 2026-11-23 หรือ 23 พ.ย. 2569";
const OWN_ID: &str = "รหัสที่ไม่ซ้ำกับแถวอื่น ไม่มีเครื่องหมาย /";
const HOURS: &str = "วันและเวลา เช่น Mo-Fr 08:30-16:30";

/// Names of columns, after the table's where it means something else there.
const WORDS: &[(&str, &str, &str)] = &[
    ("id", "รหัสประจำแถว", OWN_ID),
    ("service_points.id", "รหัสจุดบริการ", OWN_ID),
    ("procedures.id", "รหัสเรื่อง", OWN_ID),
    ("code", "รหัสหน่วยงาน", "ตัวเลข 13 หรือ 14 หลัก"),
    ("name_th", "ชื่อภาษาไทย", "ชื่อทางการภาษาไทย"),
    ("name_en", "ชื่อภาษาอังกฤษ", "ชื่อภาษาอังกฤษ หรือเว้นว่าง"),
    ("holidays.name_th", "ชื่อวันหยุด", "ชื่อวันหยุดภาษาไทย"),
    ("holidays.name_en", "ชื่อวันหยุดภาษาอังกฤษ", "ชื่อภาษาอังกฤษ หรือเว้นว่าง"),
    ("type", "ประเภท", "รหัสประเภทตามไฟล์ types"),
    ("subtype", "ประเภทย่อย", "ข้อความ หรือเว้นว่าง"),
    ("category", "หมวด", "ข้อความ หรือเว้นว่าง"),
    ("level", "ระดับ", "ข้อความ หรือเว้นว่าง"),
    ("ministry", "กระทรวง", "ชื่อหรือรหัสกระทรวง"),
    ("department", "กรม", "ชื่อหรือรหัสกรม"),
    ("agency", "หน่วยงาน", "ชื่อหรือรหัสหน่วยงาน"),
    ("parent_id", "สังกัดหน่วยงาน (รหัส)", "รหัสของแถวอื่นในไฟล์เดียวกัน หรือเว้นว่าง"),
    ("calendars.id", "ชื่อปฏิทิน", OWN_ID),
    ("calendars.parent_id", "ปฏิทินที่ใช้เมื่อปฏิทินนี้ไม่ได้กำหนด", "ชื่อปฏิทินอื่น, none (ไม่มี) หรือเว้นว่าง (national)"),
    ("lat", "ละติจูด (พิกัดเหนือ)", "องศา เช่น 13.756331 ในไทยอยู่ราว 5–21"),
    ("lon", "ลองจิจูด (พิกัดตะวันออก)", "องศา เช่น 100.501762 ในไทยอยู่ราว 97–106"),
    ("address", "ที่อยู่", "ที่อยู่ หรือเว้นว่าง"),
    ("subdistrict_code", "รหัสตำบล", "รหัสตำบล 6 หลัก เช่น 380101"),
    ("postcode", "รหัสไปรษณีย์", "ตัวเลข 5 หลัก เช่น 38000"),
    ("phone", "โทรศัพท์", "หมายเลข เช่น 0 4249 1234 ต่อ 12 หรือเว้นว่าง"),
    ("email", "อีเมล", "เช่น office@example.go.th"),
    ("website", "เว็บไซต์", "ที่อยู่ที่ขึ้นต้นด้วย https:// หรือ http://"),
    ("hours", "เวลาทำการ", HOURS),
    ("exceptions.hours", "เวลาในวันพิเศษ", "off (ปิด) หรือเวลา เช่น 08:30-12:00"),
    ("offers.hours", "เวลาให้บริการเรื่องนี้", HOURS),
    ("calendar", "ปฏิทินวันหยุด", "ชื่อปฏิทินที่มีในไฟล์ holidays หรือเว้นว่าง"),
    ("timezone", "เขตเวลา", "เว้นว่างถ้าอยู่ในไทย หรือเช่น Europe/Berlin"),
    ("status", "สถานะการแสดง", "shown (แสดง) หรือ hidden (ซ่อน)"),
    ("serves", "พื้นที่รับผิดชอบ", "รหัสพื้นที่ 2, 4 หรือ 6 หลัก คั่นด้วย | (ถ้าวาดเป็นรูป ใช้ไฟล์ territories.geojson)"),
    ("succeeded_by", "หน่วยงานที่รับช่วงต่อ (รหัส)", "รหัสของแถวอื่นในไฟล์เดียวกัน หรือเว้นว่าง"),
    ("photo", "รูปภาพ", "https://… หรือชื่อไฟล์ เช่น photos/a.jpg"),
    ("updated_at", "วันที่แก้ไขล่าสุด", DATE),
    ("sample_fields", "คอลัมน์ที่เป็นค่าสมมติ", "ชื่อคอลัมน์ คั่นด้วย |"),
    ("group_id", "รหัสกลุ่มคู่มือ", "รหัสที่ไม่มีเครื่องหมาย / หรือเว้นว่าง"),
    ("title_th", "ชื่อเรื่องภาษาไทย", "ชื่อทางการภาษาไทย"),
    ("title_en", "ชื่อเรื่องภาษาอังกฤษ", "ชื่อภาษาอังกฤษ หรือเว้นว่าง"),
    ("service_points.aliases", "ชื่ออื่นที่คนเรียก", "ชื่อย่อหรือชื่อเดิม คั่นด้วย |"),
    ("aliases", "คำที่ประชาชนใช้เรียก", "คำเรียก คั่นด้วย |"),
    ("counter_minutes", "เวลาที่เคาน์เตอร์ (นาที)", "ตัวเลขล้วน เช่น 15"),
    ("processing_days", "เวลาดำเนินการ (วัน)", "ตัวเลขล้วน เช่น 30"),
    ("fee_thb", "ค่าธรรมเนียม (บาท)", "ตัวเลขล้วน เช่น 0 หรือ 100.50"),
    ("documents", "เอกสารที่ต้องใช้", "ชื่อเอกสาร คั่นด้วย |"),
    ("steps", "ขั้นตอน", "ขั้นตอน คั่นด้วย |"),
    ("jurisdiction", "ขอบเขตที่ยื่นได้", "any, province, district, local หรือ assigned"),
    ("jurisdiction_basis", "สิ่งที่กำหนดพื้นที่", "residence, property, event, workplace หรือ none"),
    ("season", "ช่วงเวลารับคำขอ", "เช่น Oct-Nov หรือเว้นว่าง"),
    ("channel", "ช่องทาง", "in_person, online หรือ both"),
    ("url", "ลิงก์", "ที่อยู่ที่ขึ้นต้นด้วย https:// หรือ http://"),
    ("service_point_id", "รหัสจุดบริการ", "รหัสที่มีในไฟล์จุดบริการ"),
    ("procedure_id", "รหัสเรื่อง", "รหัสที่มีในไฟล์คู่มือ"),
    ("last_acceptance", "หยุดรับก่อนปิด (นาที)", "ตัวเลขล้วน เช่น 30"),
    ("copies_required", "ต้องใช้สำเนาหรือไม่", "true (ใช่) หรือ false (ไม่ใช่)"),
    ("note", "หมายเหตุ", "ข้อความ หรือเว้นว่าง"),
    ("date", "วันที่", DATE),
    ("kind", "ชนิดของวัน", "closed (หยุด), open (เปิด) หรือ unknown (ไม่แน่นอน)"),
    ("from", "ตั้งแต่เวลา", "เวลา เช่น 12:00"),
    ("to", "ถึงเวลา", "เวลาหลังเวลาเริ่ม เช่น 16:30"),
    ("announced_on", "วันที่ประกาศ", DATE),
    ("withdrawn_on", "วันที่ยกเลิกประกาศ", DATE),
    ("source", "ที่มา", "ข้อความ หรือเว้นว่าง"),
    ("date_from", "วันแรก", DATE),
    ("date_to", "วันสุดท้าย", DATE),
    ("reason", "เหตุผล", "ข้อความ หรือเว้นว่าง"),
    ("word", "คำที่ควรรู้จัก", "คำไทยคำเดียว ไม่มีเว้นวรรค"),
];

/// What a clerk is told about a column of a table.
pub(super) fn words(Field { table, column }: Field) -> Option<ColumnWords> {
    let find = |wanted: &str| WORDS.iter().find(|(name, ..)| *name == wanted);
    let (_, name_th, expected_th) = find(&format!("{table}.{column}")).or_else(|| find(column))?;
    Some(ColumnWords { name_th, expected_th })
}

/// What a table is called.
pub(super) fn table(table: &str) -> &str {
    match table {
        "service_points" => "จุดบริการ",
        "procedures" => "คู่มือ (เรื่องที่ทำได้)",
        "offers" => "จุดบริการใดทำเรื่องใดได้",
        "calendars" => "ปฏิทิน",
        "holidays" => "วันหยุด",
        "exceptions" => "วันเปิดปิดพิเศษ",
        "types" => "ประเภทจุดบริการ",
        "organisations" => "กระทรวง กรม และหน่วยงาน",
        "words" => "คำเฉพาะของหน่วยงาน",
        "territories" => "เขตพื้นที่รับผิดชอบที่วาดเป็นรูป",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Layout;

    #[test]
    fn every_table_and_every_column_has_words() {
        for layout in Layout::ALL {
            assert_ne!(table(layout.table), layout.table);
            for column in layout.columns {
                let field = Field { table: layout.table, column: column.name };
                assert!(words(field).is_some(), "{field}");
            }
        }
    }

    #[test]
    fn no_words_are_about_a_column_that_is_gone() {
        for (name, ..) in WORDS {
            let (table, column) = name.split_once('.').unwrap_or(("", name));
            let has = |layout: &&Layout| {
                (table.is_empty() || layout.table == table) && layout.position(column).is_some()
            };
            assert!(Layout::ALL.iter().any(has), "{name}");
        }
    }
}
