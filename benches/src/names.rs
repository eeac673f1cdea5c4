//! Names of offices: the kind's name, the place's, and a number. A place is made up of three parts, of which each comes
//! from a list of its own, so that no place holds the words of another.

const HEADS: [&str; 20] = [
    "ที่ว่าการอำเภอ",
    "สำนักงานที่ดิน",
    "สำนักงานเขต",
    "เทศบาลตำบล",
    "โรงพยาบาล",
    "สถานีตำรวจ",
    "ศาลจังหวัด",
    "สรรพากรพื้นที่",
    "ขนส่ง",
    "ประกันสังคม",
    "จัดหางาน",
    "พาณิชย์",
    "การไฟฟ้า",
    "การประปา",
    "ไปรษณีย์",
    "ธนารักษ์",
    "ด่านศุลกากร",
    "อุตสาหกรรม",
    "เกษตร",
    "วัฒนธรรม",
];
const FIRST: [&str; 10] = ["บ้าน", "หนอง", "ห้วย", "ดอน", "โคก", "ท่า", "บาง", "คลอง", "เขา", "ทุ่ง"];
const SECOND: [&str; 10] = ["ใหม่", "ใหญ่", "แดง", "ขาว", "ดำ", "เหนือ", "ใต้", "กลาง", "สูง", "ยาว"];
const THIRD: [&str; 10] =
    ["พัฒนา", "สามัคคี", "เจริญ", "มงคล", "สวรรค์", "อุดม", "สมบูรณ์", "รุ่งเรือง", "ศรีสุข", "ไพศาล"];

/// The name of a kind of office; several kinds share one.
pub(crate) fn head(kind: usize) -> &'static str {
    HEADS[kind % HEADS.len()]
}

/// The name of a place, different for the first thousand.
pub(crate) fn place(number: usize) -> String {
    [FIRST[number % 10], SECOND[number / 10 % 10], THIRD[number / 100 % 10]].concat()
}
