//! The words that say a moment.

use chrono::Weekday;

/// A part of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeWord {
    /// ตอนนี้.
    Now,
    /// So many days from today.
    Days(u32),
    /// A day of the week with the word for day before it: วันเสาร์.
    Weekday(Weekday),
    /// The name alone, which may be much else: จันทร์, อาทิตย์.
    BareWeekday(Weekday),
    /// เสาร์อาทิตย์.
    Weekend,
    /// สัปดาห์; อาทิตย์ is one too.
    Week,
    /// สัปดาห์หน้า, in one word where it is one.
    NextWeek,
    /// เดือน.
    Month,
    /// A part of a month.
    PartOfMonth(PartOfMonth),
    /// ธันวาคม.
    MonthName(u32),
    /// หน้า, next.
    Next,
    /// นี้, this.
    This,
    /// อีก, in: so many days from today.
    Ahead,
    /// วัน as a unit.
    Day,
    /// วันที่, before a day of the month.
    DayOfMonth,
    /// A part of the day.
    Part(Part),
    /// A part of the day that may be another word: เย็น, สาย.
    BarePart(Part),
    /// The same of today: เย็นนี้.
    PartOfToday(Part),
    /// หลังเลิกงาน and the like: minutes of a day from and to.
    Span(u32, u32),
    /// ตอน, ช่วง: a part of the day follows.
    During,
    /// หลัง, ตั้งแต่.
    After,
    /// ก่อน, ภายใน.
    Before,
    /// โมง.
    Clock,
    /// โมงเช้า.
    ClockMorning,
    /// โมงเย็น.
    ClockEvening,
    /// ทุ่ม.
    Night,
    /// ตี.
    SmallHours,
    /// น., นาฬิกา.
    Oclock,
    /// am.
    Am,
    /// pm.
    Pm,
    /// ครึ่ง.
    Half,
    /// ถึง.
    To,
    /// พ.ศ., ปี.
    Year,
    /// A number in words, up to twelve.
    Number(u32),
}

/// A part of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartOfMonth {
    /// The first ten days.
    Start,
    /// The eleventh to the twentieth.
    Middle,
    /// From the twenty-first on.
    End,
    /// The last day.
    Last,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// เช้า.
    Morning,
    /// สาย.
    LateMorning,
    /// เที่ยง.
    Noon,
    /// บ่าย.
    Afternoon,
    /// เย็น.
    Evening,
    /// ค่ำ, กลางคืน.
    Night,
}

impl Part {
    /// The minutes of the day from and to. เช้า is until noon, บ่าย from noon until evening, เย็น near sunset, as the
    /// dictionary of the Royal Society (2011) has them; where it names no hour, the usual ones are taken.
    pub(crate) fn minutes(self) -> (u32, u32) {
        let hours = |from: u32, to: u32| (from * 60, to * 60);
        match self {
            Self::Morning => hours(6, 12),
            Self::LateMorning => hours(9, 12),
            Self::Noon => hours(12, 13),
            Self::Afternoon => hours(12, 18),
            Self::Evening => hours(16, 19),
            Self::Night => hours(18, 24),
        }
    }
}

/// Offices close at 16:30, and most people stop working at 17:00.
const AFTER_WORK: TimeWord = TimeWord::Span(17 * 60, 24 * 60);
const BEFORE_WORK: TimeWord = TimeWord::Span(6 * 60, 8 * 60 + 30);
const LUNCH: TimeWord = TimeWord::Span(12 * 60, 13 * 60);

use Part::{Afternoon, Evening, LateMorning, Morning, Night as AtNight, Noon};
use TimeWord as T;
use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

/// All of them. Spaces, full stops and capitals don't matter.
pub(crate) const TIME_WORDS: &[(&str, TimeWord)] = &[
    ("ตอนนี้", T::Now),
    ("เดี๋ยวนี้", T::Now),
    ("ขณะนี้", T::Now),
    ("เวลานี้", T::Now),
    ("ตอนนี้เลย", T::Now),
    ("ณ ตอนนี้", T::Now),
    ("now", T::Now),
    ("right now", T::Now),
    ("วันนี้", T::Days(0)),
    ("today", T::Days(0)),
    ("พรุ่งนี้", T::Days(1)),
    ("วันพรุ่งนี้", T::Days(1)),
    ("พรุ้งนี้", T::Days(1)),
    ("พรุ่งนี", T::Days(1)),
    ("tomorrow", T::Days(1)),
    ("tmr", T::Days(1)),
    ("มะรืน", T::Days(2)),
    ("มะรืนนี้", T::Days(2)),
    ("วันมะรืน", T::Days(2)),
    ("วันมะรืนนี้", T::Days(2)),
    ("the day after tomorrow", T::Days(2)),
    ("day after tomorrow", T::Days(2)),
    ("มะเรื่อง", T::Days(3)),
    ("มะเรื่องนี้", T::Days(3)),
    ("วันจันทร์", T::Weekday(Mon)),
    ("วันอังคาร", T::Weekday(Tue)),
    ("วันพุธ", T::Weekday(Wed)),
    ("วันพฤหัส", T::Weekday(Thu)),
    ("วันพฤหัสบดี", T::Weekday(Thu)),
    ("วันพฤหัสฯ", T::Weekday(Thu)),
    ("วันศุกร์", T::Weekday(Fri)),
    ("วันสุก", T::Weekday(Fri)),
    ("วันเสาร์", T::Weekday(Sat)),
    ("วันอาทิตย์", T::Weekday(Sun)),
    ("monday", T::Weekday(Mon)),
    ("tuesday", T::Weekday(Tue)),
    ("wednesday", T::Weekday(Wed)),
    ("thursday", T::Weekday(Thu)),
    ("friday", T::Weekday(Fri)),
    ("saturday", T::Weekday(Sat)),
    ("sunday", T::Weekday(Sun)),
    ("on monday", T::Weekday(Mon)),
    ("on tuesday", T::Weekday(Tue)),
    ("on wednesday", T::Weekday(Wed)),
    ("on thursday", T::Weekday(Thu)),
    ("on friday", T::Weekday(Fri)),
    ("on saturday", T::Weekday(Sat)),
    ("on sunday", T::Weekday(Sun)),
    ("จันทร์", T::BareWeekday(Mon)),
    ("อังคาร", T::BareWeekday(Tue)),
    ("พุธ", T::BareWeekday(Wed)),
    ("พฤหัส", T::BareWeekday(Thu)),
    ("พฤหัสบดี", T::BareWeekday(Thu)),
    ("ศุกร์", T::BareWeekday(Fri)),
    ("เสาร์", T::BareWeekday(Sat)),
    ("อาทิตย์", T::BareWeekday(Sun)),
    ("เสาร์อาทิตย์", T::Weekend),
    ("วันเสาร์อาทิตย์", T::Weekend),
    ("วันเสาร์วันอาทิตย์", T::Weekend),
    ("เสาร์หรืออาทิตย์", T::Weekend),
    ("สุดสัปดาห์", T::Weekend),
    ("วันหยุดสุดสัปดาห์", T::Weekend),
    ("weekend", T::Weekend),
    ("on the weekend", T::Weekend),
    ("at the weekend", T::Weekend),
    ("สัปดาห์", T::Week),
    ("week", T::Week),
    ("weeks", T::Week),
    ("next week", T::NextWeek),
    ("เดือน", T::Month),
    ("month", T::Month),
    ("months", T::Month),
    ("ต้นเดือน", T::PartOfMonth(PartOfMonth::Start)),
    ("กลางเดือน", T::PartOfMonth(PartOfMonth::Middle)),
    ("ปลายเดือน", T::PartOfMonth(PartOfMonth::End)),
    ("สิ้นเดือน", T::PartOfMonth(PartOfMonth::Last)),
    ("วันสิ้นเดือน", T::PartOfMonth(PartOfMonth::Last)),
    ("วันสุดท้ายของเดือน", T::PartOfMonth(PartOfMonth::Last)),
    ("end of month", T::PartOfMonth(PartOfMonth::Last)),
    ("end of the month", T::PartOfMonth(PartOfMonth::Last)),
    ("มกราคม", T::MonthName(1)),
    ("มกรา", T::MonthName(1)),
    ("ม.ค.", T::MonthName(1)),
    ("january", T::MonthName(1)),
    ("jan", T::MonthName(1)),
    ("กุมภาพันธ์", T::MonthName(2)),
    ("กุมภา", T::MonthName(2)),
    ("ก.พ.", T::MonthName(2)),
    ("february", T::MonthName(2)),
    ("feb", T::MonthName(2)),
    ("มีนาคม", T::MonthName(3)),
    ("มีนา", T::MonthName(3)),
    ("มี.ค.", T::MonthName(3)),
    ("march", T::MonthName(3)),
    ("mar", T::MonthName(3)),
    ("เมษายน", T::MonthName(4)),
    ("เมษา", T::MonthName(4)),
    ("เม.ย.", T::MonthName(4)),
    ("april", T::MonthName(4)),
    ("apr", T::MonthName(4)),
    ("พฤษภาคม", T::MonthName(5)),
    ("พฤษภา", T::MonthName(5)),
    ("พ.ค.", T::MonthName(5)),
    ("may", T::MonthName(5)),
    ("มิถุนายน", T::MonthName(6)),
    ("มิถุนา", T::MonthName(6)),
    ("มิ.ย.", T::MonthName(6)),
    ("june", T::MonthName(6)),
    ("jun", T::MonthName(6)),
    ("กรกฎาคม", T::MonthName(7)),
    ("กรกฎา", T::MonthName(7)),
    ("ก.ค.", T::MonthName(7)),
    ("july", T::MonthName(7)),
    ("jul", T::MonthName(7)),
    ("สิงหาคม", T::MonthName(8)),
    ("สิงหา", T::MonthName(8)),
    ("ส.ค.", T::MonthName(8)),
    ("august", T::MonthName(8)),
    ("aug", T::MonthName(8)),
    ("กันยายน", T::MonthName(9)),
    ("กันยา", T::MonthName(9)),
    ("ก.ย.", T::MonthName(9)),
    ("september", T::MonthName(9)),
    ("sep", T::MonthName(9)),
    ("sept", T::MonthName(9)),
    ("ตุลาคม", T::MonthName(10)),
    ("ตุลา", T::MonthName(10)),
    ("ต.ค.", T::MonthName(10)),
    ("october", T::MonthName(10)),
    ("oct", T::MonthName(10)),
    ("พฤศจิกายน", T::MonthName(11)),
    ("พฤศจิกา", T::MonthName(11)),
    ("พ.ย.", T::MonthName(11)),
    ("november", T::MonthName(11)),
    ("nov", T::MonthName(11)),
    ("ธันวาคม", T::MonthName(12)),
    ("ธันวา", T::MonthName(12)),
    ("ธ.ค.", T::MonthName(12)),
    ("december", T::MonthName(12)),
    ("dec", T::MonthName(12)),
    ("หน้า", T::Next),
    ("ถัดไป", T::Next),
    ("next", T::Next),
    ("นี้", T::This),
    ("this", T::This),
    ("อีก", T::Ahead),
    ("in", T::Ahead),
    ("วัน", T::Day),
    ("day", T::Day),
    ("days", T::Day),
    ("วันที่", T::DayOfMonth),
    ("on the", T::DayOfMonth),
    ("เช้า", T::BarePart(Morning)),
    ("เช้าๆ", T::Part(Morning)),
    ("ตอนเช้า", T::Part(Morning)),
    ("ช่วงเช้า", T::Part(Morning)),
    ("แต่เช้า", T::Part(Morning)),
    ("morning", T::Part(Morning)),
    ("in the morning", T::Part(Morning)),
    ("สาย", T::BarePart(LateMorning)),
    ("สายๆ", T::Part(LateMorning)),
    ("ตอนสาย", T::Part(LateMorning)),
    ("เที่ยง", T::BarePart(Noon)),
    ("ตอนเที่ยง", T::Part(Noon)),
    ("เที่ยงวัน", T::Part(Noon)),
    ("noon", T::Part(Noon)),
    ("at noon", T::Part(Noon)),
    ("บ่าย", T::BarePart(Afternoon)),
    ("บ่ายๆ", T::Part(Afternoon)),
    ("ตอนบ่าย", T::Part(Afternoon)),
    ("ช่วงบ่าย", T::Part(Afternoon)),
    ("afternoon", T::Part(Afternoon)),
    ("in the afternoon", T::Part(Afternoon)),
    ("เย็น", T::BarePart(Evening)),
    ("เย็นๆ", T::Part(Evening)),
    ("ตอนเย็น", T::Part(Evening)),
    ("ช่วงเย็น", T::Part(Evening)),
    ("evening", T::Part(Evening)),
    ("in the evening", T::Part(Evening)),
    ("ค่ำ", T::BarePart(AtNight)),
    ("ค่ำๆ", T::Part(AtNight)),
    ("ตอนค่ำ", T::Part(AtNight)),
    ("กลางคืน", T::Part(AtNight)),
    ("ตอนกลางคืน", T::Part(AtNight)),
    ("ตอนดึก", T::Part(AtNight)),
    ("ดึกๆ", T::Part(AtNight)),
    ("at night", T::Part(AtNight)),
    ("เช้านี้", T::PartOfToday(Morning)),
    ("สายนี้", T::PartOfToday(LateMorning)),
    ("บ่ายนี้", T::PartOfToday(Afternoon)),
    ("เย็นนี้", T::PartOfToday(Evening)),
    ("ค่ำนี้", T::PartOfToday(AtNight)),
    ("คืนนี้", T::PartOfToday(AtNight)),
    ("tonight", T::PartOfToday(AtNight)),
    ("this morning", T::PartOfToday(Morning)),
    ("this afternoon", T::PartOfToday(Afternoon)),
    ("this evening", T::PartOfToday(Evening)),
    ("หลังเลิกงาน", AFTER_WORK),
    ("เลิกงานแล้ว", AFTER_WORK),
    ("หลังเลิกเรียน", T::Span(16 * 60, 24 * 60)),
    ("ตอนเลิกงาน", AFTER_WORK),
    ("นอกเวลาราชการ", T::Span(16 * 60 + 30, 24 * 60)),
    ("หลังเวลาราชการ", T::Span(16 * 60 + 30, 24 * 60)),
    ("after work", AFTER_WORK),
    ("after office hours", T::Span(16 * 60 + 30, 24 * 60)),
    ("ก่อนเข้างาน", BEFORE_WORK),
    ("ก่อนไปทำงาน", BEFORE_WORK),
    ("before work", BEFORE_WORK),
    ("พักเที่ยง", LUNCH),
    ("ช่วงพักเที่ยง", LUNCH),
    ("ตอนพักเที่ยง", LUNCH),
    ("ช่วงเที่ยง", LUNCH),
    ("lunch break", LUNCH),
    ("lunchtime", LUNCH),
    ("ตอน", T::During),
    ("ช่วง", T::During),
    ("เวลา", T::During),
    ("ประมาณ", T::During),
    ("สัก", T::During),
    ("at", T::During),
    ("หลัง", T::After),
    ("หลังจาก", T::After),
    ("ตั้งแต่", T::After),
    ("after", T::After),
    ("ก่อน", T::Before),
    ("ภายใน", T::Before),
    ("ไม่เกิน", T::Before),
    ("before", T::Before),
    ("โมง", T::Clock),
    ("โมงเช้า", T::ClockMorning),
    ("โมงเย็น", T::ClockEvening),
    ("โมงตรง", T::Clock),
    ("ทุ่ม", T::Night),
    ("ทุ่มตรง", T::Night),
    ("ตี", T::SmallHours),
    ("น.", T::Oclock),
    ("นาฬิกา", T::Oclock),
    ("o'clock", T::Oclock),
    ("am", T::Am),
    ("pm", T::Pm),
    ("ครึ่ง", T::Half),
    ("ถึง", T::To),
    ("to", T::To),
    ("until", T::To),
    ("พ.ศ.", T::Year),
    ("ปี", T::Year),
    ("หนึ่ง", T::Number(1)),
    ("สอง", T::Number(2)),
    ("สาม", T::Number(3)),
    ("สี่", T::Number(4)),
    ("ห้า", T::Number(5)),
    ("หก", T::Number(6)),
    ("เจ็ด", T::Number(7)),
    ("แปด", T::Number(8)),
    ("เก้า", T::Number(9)),
    ("สิบ", T::Number(10)),
    ("สิบเอ็ด", T::Number(11)),
    ("สิบสอง", T::Number(12)),
];
