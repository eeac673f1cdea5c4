//! Sentences and what is read in them. Those of the corpus are measured by `cargo xtask relevance`.

use chrono::DateTime;
use domain::area::Gazetteer;
use domain::{AreaCode, Position};

use analyzers::Vocabulary;

use super::{Asker, Sense, Surroundings, kind, understand};

/// A country without offices.
struct Country;

impl Surroundings for Country {
    fn position(&self, area: AreaCode) -> Option<Position> {
        Gazetteer::built_in().position(area)
    }

    fn offices(&self, _: AreaCode) -> usize {
        0
    }
}

/// A Thursday morning.
const THURSDAY: &str = "2026-11-26T10:00:00+07:00";

fn read_at(text: &str, at: &str, from: Option<(f64, f64)>) -> Sense {
    let at = DateTime::parse_from_rfc3339(at).expect("an instant");
    let from = from.map(|(lat, lon)| Position::from_degrees(lat, lon).expect("a position"));
    understand(text, Asker { at, from }, &Country, Vocabulary::built_in())
}

fn read(text: &str) -> Sense {
    read_at(text, THURSDAY, None)
}

fn time_at(text: &str, at: &str) -> String {
    let time = read_at(text, at, None).time;
    time.map_or_else(String::new, |time| {
        format!("{} {}", time.from.format("%d %H:%M"), time.to.format("%d %H:%M"))
    })
}

fn place(text: &str, from: Option<(f64, f64)>) -> String {
    read_at(text, THURSDAY, from).place.map_or_else(String::new, |place| place.area.to_string())
}

#[test]
fn relative_words_count_from_the_instant_of_the_question() {
    for (text, expected) in [
        ("ตอนนี้", "26 10:00 26 10:01"),
        ("วันนี้", "26 00:00 27 00:00"),
        ("พรุ่งนี้", "27 00:00 28 00:00"),
        ("พรุ่งนี้บ่าย", "27 12:00 27 18:00"),
        ("เช้าพรุ่งนี้", "27 06:00 27 12:00"),
        ("มะรืน", "28 00:00 29 00:00"),
        ("อีก 3 วัน", "29 00:00 30 00:00"),
        ("อีกสองอาทิตย์", "10 00:00 11 00:00"),
        ("วันเสาร์", "28 00:00 29 00:00"),
        ("เสาร์นี้", "28 00:00 29 00:00"),
        ("วันพฤหัส", "03 00:00 04 00:00"),
        ("พฤหัสนี้", "26 00:00 27 00:00"),
        ("วันศุกร์หน้า", "04 00:00 05 00:00"),
        ("วันอาทิตย์หน้า", "06 00:00 07 00:00"),
        ("อาทิตย์หน้า", "30 00:00 07 00:00"),
        ("สัปดาห์นี้", "26 00:00 30 00:00"),
        ("เสาร์อาทิตย์", "28 00:00 30 00:00"),
        ("เสาร์-อาทิตย์หน้า", "05 00:00 07 00:00"),
        ("เดือนหน้า", "01 00:00 01 00:00"),
        ("สิ้นเดือน", "30 00:00 01 00:00"),
        ("17 ธ.ค. 2569", "17 00:00 18 00:00"),
        ("17 ธันวา 69", "17 00:00 18 00:00"),
        ("17/12/69", "17 00:00 18 00:00"),
        ("๑๗/๑๒/๒๕๖๙", "17 00:00 18 00:00"),
        ("2026-12-17", "17 00:00 18 00:00"),
        ("วันที่ 5", "05 00:00 06 00:00"),
        ("วันศุกร์ที่ 27 พ.ย.", "27 00:00 28 00:00"),
        ("หลังเลิกงาน", "26 17:00 27 00:00"),
        ("ก่อนเที่ยง", "26 00:00 26 12:00"),
        ("หลังห้าโมง", "26 17:00 27 00:00"),
        ("พรุ่งนี้ก่อนสิบโมง", "27 00:00 27 10:00"),
        ("พรุ่งนี้ 9 โมงครึ่ง", "27 09:30 27 10:30"),
        ("พรุ่งนี้บ่ายสองโมง", "27 14:00 27 15:00"),
        ("วันจันทร์ 13.30 น.", "30 13:30 30 14:30"),
        ("วันจันทร์ 9.00-12.00", "30 09:00 30 12:00"),
        ("tomorrow morning", "27 06:00 27 12:00"),
        ("on saturday", "28 00:00 29 00:00"),
        ("next monday at 3 pm", "30 15:00 30 16:00"),
        ("december 17", "17 00:00 18 00:00"),
        ("after work", "26 17:00 27 00:00"),
    ] {
        assert_eq!(time_at(text, THURSDAY), expected, "{text}");
    }
    // What is over today is meant of tomorrow.
    assert_eq!(time_at("ก่อนเที่ยง", "2026-11-26T13:00:00+07:00"), "27 00:00 27 12:00");
    // The next Saturday is another one than today.
    assert_eq!(time_at("วันเสาร์", "2026-11-28T08:00:00+07:00"), "05 00:00 06 00:00");
    assert_eq!(time_at("เสาร์นี้", "2026-11-28T08:00:00+07:00"), "28 00:00 29 00:00");
}

#[test]
fn a_time_has_the_offset_of_the_question() {
    let time = read_at("tomorrow", "2026-11-26T23:30:00+01:00", None).time.expect("a time");
    assert_eq!(time.from.to_rfc3339(), "2026-11-27T00:00:00+01:00");
}

#[test]
fn words_that_only_look_like_times_are_none() {
    for text in [
        "รายงานตัว 90 วัน",
        "เปิดกี่โมง",
        "พลังงานแสงอาทิตย์",
        "เจ้าหน้าที่",
        "ติดต่อหน้าบ้าน",
        "บ้านเลขที่ 12/5",
        "เครื่องทำความเย็น",
        "คลอดลูกเมื่อวาน",
        "อายุ 17 ปี",
        "มาตรา 39",
        "แม่สาย",
    ] {
        assert_eq!(time_at(text, THURSDAY), "", "{text}");
    }
}

#[test]
fn places_are_read_by_their_names_levels_and_what_people_call_them() {
    for (text, expected) in [
        ("แถวบางนา", "1047"),
        ("อำเภอพรเจริญ", "3802"),
        ("อ.พรเจริญ", "3802"),
        ("ต.พรเจริญ", "380203"),
        ("เขต บางนา", "1047"),
        ("จ.บึงกาฬ", "38"),
        ("บึงกาฬ", "38"),
        ("อ.เมือง จ.บึงกาฬ", "3801"),
        ("เมืองบึงกาฬ", "3801"),
        ("ต.โสกก่าม อ.เซกา จ.บึงกาฬ", "380409"),
        ("อ.เซกา จ.หนองคาย", "3804"),
        ("ใกล้อนุสาวรีย์ชัย", "103702"),
        ("โคราช", "30"),
        ("กทม.", "10"),
        ("near bang na", "1047"),
        ("seka district", "3804"),
        ("จังหวัดเลย", "42"),
        ("อบต โสกก่าม", "380409"),
    ] {
        assert_eq!(place(text, None), expected, "{text}");
    }
}

#[test]
fn ordinary_words_are_no_places_without_a_word_that_says_so() {
    for text in [
        "ทำบัตรในเมือง",
        "ขอเลขที่บ้านใหม่",
        "จดทะเบียนเรือ ท่าเรือ",
        "ทำเลย",
        "ตากผ้า",
        "ลูกสองคน",
        "เขตปลอดอากร",
        "ที่ทำงาน",
    ] {
        assert_eq!(place(text, None), "", "{text}");
    }
}

#[test]
fn of_areas_of_one_name_the_one_near_the_asker_is_meant_and_the_others_are_offered() {
    let in_mukdahan = (16.55, 104.5);
    assert_eq!(place("บางนา", Some((14.56, 100.5))), "141505", "the subdistrict of Ayutthaya");
    assert_eq!(place("บางนา", Some((13.67, 100.6))), "1047");
    assert_eq!(place("บางนา", Some(in_mukdahan)), "1047");
    let bang_na = read("แถวบางนา").place.expect("a place");
    let alternatives: Vec<String> = bang_na.alternatives.iter().map(ToString::to_string).collect();
    assert!(alternatives.contains(&"141505".to_owned()), "{alternatives:?}");
}

#[test]
fn every_part_stands_where_it_says_and_what_is_left_is_the_matter() {
    let text = "ต่อภาษีรถ แถวบางนา วันเสาร์";
    let sense = read(text);
    assert_eq!(&text[sense.place.expect("a place").spans[0].clone()], "บางนา");
    assert_eq!(&text[sense.time.expect("a time").spans[0].clone()], "วันเสาร์");
    let matter: Vec<&str> = sense.matter.iter().map(|span| &text[span.clone()]).collect();
    assert_eq!(matter, ["ต่อภาษีรถ"]);
    assert_eq!(read("ทำบัตร แถวนี้").here, Some("ทำบัตร ".len().."ทำบัตร แถวนี้".len()));
}

#[test]
fn a_word_of_procedures_is_a_kind_of_office_only_where_one_goes_there() {
    let kinds = |text: &str| -> Vec<String> {
        let text = text.to_owned();
        read(&text).kinds.iter().map(|word| text[word.span.clone()].to_owned()).collect()
    };
    assert_eq!(kinds("ที่ดิน บึงกาฬ เปิดกี่โมง"), ["ที่ดิน"]);
    assert_eq!(kinds("โอนรถที่ขนส่งบึงกาฬ"), ["ขนส่ง"]);
    assert_eq!(kinds("อบต โสกก่าม"), ["อบต"]);
    assert!(kinds("โอนที่ดินให้ลูก").is_empty());
    assert!(kinds("สมัครประกันสังคม มาตรา 40").is_empty());
}

#[test]
fn the_table_of_kinds_can_be_read() {
    assert!(kind::words().count() > 100);
}
