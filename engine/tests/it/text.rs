//! What words find: offices, in the index and in the overlay alike, and procedures, the best first.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use domain::change::Changed;
use domain::{Change, ServicePoint};
use engine::{Budget, NearestQuery, Overlay, QueryEngine, Records, Snapshot, View};
use proptest::prelude::*;

use crate::world;

const NAMES: [&str; 20] = [
    "สถานีวิทยุ",
    "สถานีวิทย์",
    "สวนขัน",
    "สวนขน",
    "โรงน้ำ",
    "โรงนา",
    "ที่",
    "ท",
    "องค์การบริหารส่วนตำบลโนนสมบูรณ์",
    "อบต. โนนสูง",
    "รพ.สต.บ้านนา",
    "หน่วยเลือกตั้ง ปี 2569",
    "Permits and licences",
    "สำนักงานเขตพระนคร กรุงเทพฯ",
    "กองกำลังบำรุง",
    "สำนักงานโนนดินแดงสมบูรณ์",
    "Café ๑๒",
    "ศูนย์คิวอาร์โค้ดกลาง",
    "บ้านเด็กๆ",
    "เทศบาลเมืองกระบี่",
];

/// Questions, and the places in [`NAMES`] of what they find.
const QUESTIONS: &[(&str, &[usize])] = &[
    ("วิทยุ", &[0]),
    ("วิทย์", &[1]),
    ("วิทย", &[0, 1]),
    ("สวนขัน", &[2]),
    ("สวนขน", &[3]),
    ("โรงน้ำ", &[4]),
    ("โรงน\u{e4d}\u{e49}า", &[4]),
    ("โรงนา", &[5]),
    ("ที่", &[6]),
    ("ท", &[7]),
    ("อบต.โนนสมบูรณ์", &[8]),
    ("อบต. โนน", &[8, 9]),
    ("อบต โนนสมบูรณ์", &[8]),
    ("องค์การบริหารส่วนตำบลโนนสูง", &[9]),
    ("โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านนา", &[10]),
    ("รพ.สต. บ้านนา", &[10]),
    ("โนนสมบูรณ์", &[8]),
    ("2026", &[11]),
    ("ปี ๒๕๖๙", &[11]),
    ("permit", &[12]),
    ("LICENCE permits", &[12]),
    ("กรุงเทพมหานคร", &[13]),
    ("กรุงเทพ", &[13]),
    ("กำลัง", &[14]),
    ("ก\u{e4d}\u{e32}ลังบ\u{e4d}\u{e32}รุง", &[14]),
    ("cafe 12", &[16]),
    ("คิวอาร์โค้ด", &[17]),
    ("อาร์โค", &[17]),
    ("เด็ก", &[18]),
    ("เทศบาลกระบี่", &[19]),
    ("ไม่มี", &[]),
    ("()", &[]),
    ("", &[]),
];

const USER_WORDS: [&str; 3] = ["โนนสมบูรณ์", "คิวอาร์โค้ด", "กระบี่"];

fn point(number: usize, name: &str) -> ServicePoint {
    let place = world::position(13.0 + number as f64 / 100.0, 100.5);
    ServicePoint { name_th: name.to_owned(), ..world::point(&format!("{number}"), Some(place)) }
}

fn published(records: Records, dir: &Path) -> Arc<Snapshot> {
    let words = USER_WORDS.map(str::to_owned).to_vec();
    world::published(&Records { words, ..records }, dir)
}

/// The names in an index, and the same in an overlay over an empty one.
fn both(names: &[&str]) -> [View; 2] {
    let dirs = [(); 2].map(|()| tempfile::tempdir().expect("a directory"));
    let points: Vec<ServicePoint> = (0..).zip(names).map(|(number, name)| point(number, name)).collect();
    let base = published(Records { points: points.clone(), ..Records::default() }, dirs[0].path());
    let empty = published(Records::default(), dirs[1].path());
    let mut overlay = Overlay::new(&empty);
    for point in points {
        let number = overlay.change().next();
        let what =
            Changed::ServicePoint { point: Box::new(point), offers: Vec::new(), exceptions: Vec::new() };
        overlay.apply(&empty, Change { number, what }).expect("applied");
    }
    [View::new(base), View::with_overlay(empty, overlay)]
}

fn found(view: &View, text: &str) -> BTreeSet<usize> {
    let from = world::position(13.0, 100.5);
    let query = NearestQuery {
        text: Some(text.to_owned()),
        limit: 100,
        ..NearestQuery::from_here(from, world::instant("2026-11-23T10:15:00+07:00"))
    };
    let answer = view.nearest(&query, &Budget::unlimited()).expect("an answer");
    answer.hits.iter().map(|hit| hit.point.id.as_str().parse().expect("a number")).collect()
}

#[test]
fn a_text_finds_the_offices_that_it_must_match_and_no_others() {
    let views = both(&NAMES);
    for (text, expected) in QUESTIONS {
        for view in &views {
            assert_eq!(found(view, text), expected.iter().copied().collect(), "{text}");
        }
    }
}

#[test]
fn the_overlay_finds_by_any_part_of_any_name_what_the_index_finds() {
    let views = both(&NAMES);
    let mut random = fastrand::Rng::with_seed(11);
    for _ in 0..400 {
        let name: Vec<char> = NAMES[random.usize(..NAMES.len())].chars().collect();
        let start = random.usize(..name.len());
        let mut text: String = name[start..=random.usize(start..name.len())].iter().collect();
        if random.bool() {
            text.insert(0, NAMES[random.usize(..NAMES.len())].chars().next().expect("a letter"));
        }
        assert_eq!(found(&views[0], &text), found(&views[1], &text), "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn index_and_overlay_agree_about_any_names_and_any_text(
        names in prop::collection::vec("[กขอบต.นเ่้ำา A1]{1,12}", 1..8),
        texts in prop::collection::vec("[กขอบต.นเ่้ำา A1]{1,6}", 20),
    ) {
        let views = both(&names.iter().map(String::as_str).collect::<Vec<_>>());
        for text in texts {
            prop_assert_eq!(found(&views[0], &text), found(&views[1], &text), "{:?} {:?}", names, text);
        }
    }
}

/// Titles with their aliases, by id.
const TITLES: [(&str, &str, &[&str]); 7] = [
    ("card", "การขอมีบัตรประจำตัวประชาชน", &["ทำบัตรประชาชน", "บัตร ปชช", "ต่อบัตรประชาชนหมดอายุ"]),
    ("child", "ทำบัตรประชาชน กรณีเด็ก", &[]),
    ("birth", "การแจ้งเกิด", &[]),
    ("tax", "ชำระภาษีที่ดินและสิ่งปลูกสร้าง ปี 2569", &[]),
    ("permit", "Building permits", &[]),
    ("marriage", "จดทะเบียนสมรส", &[]),
    ("company", "จดทะเบียนบริษัท", &[]),
];

fn titles(offices: usize) -> (tempfile::TempDir, View) {
    let dir = tempfile::tempdir().expect("a directory");
    let mut records = Records::default();
    for (id, title, aliases) in TITLES {
        let mut procedure = world::procedure(id);
        title.clone_into(&mut procedure.title_th);
        procedure.aliases = aliases.iter().map(|&alias| alias.to_owned()).collect();
        records.procedures.push(procedure);
    }
    records.points = (0..offices).map(|number| point(number, "สำนักงานทะเบียน")).collect();
    let view = View::new(published(records, dir.path()));
    (dir, view)
}

fn best(view: &View, text: &str) -> Vec<String> {
    let found = view.find_procedures(text, 10).expect("an answer");
    found.iter().map(|scored| scored.procedure.id.to_string()).collect()
}

#[test]
fn a_part_of_a_title_and_one_with_a_slip_or_another_spelling_find_it_first() {
    let (_dir, view) = titles(0);
    for (text, expected) in [
        // The whole of an alias comes before a title that begins with it.
        ("ทำบัตรประชาชน", "card"),
        ("ทำบัตรประชาชน เด็ก", "child"),
        ("แจ้งเกิด", "birth"),
        ("แจงเกด", "birth"),
        ("ภาสีทีดิน", "tax"),
        ("ษีที่", "tax"),
        ("ภาษีปี 2026", "tax"),
        ("permit", "permit"),
        ("จดทะเบียรสมรส", "marriage"),
        ("สมรด", "marriage"),
        ("บริษัท", "company"),
    ] {
        assert_eq!(best(&view, text).first().map(String::as_str), Some(expected), "{text}");
    }
    for text in ["", "()", "ฯ"] {
        assert_eq!(best(&view, text), [""; 0], "{text}");
    }
}

#[test]
fn a_question_typed_on_the_other_keyboard_layout_is_understood() {
    let (_dir, view) = titles(0);
    for (text, expected) in
        [("[y9ixit=k=o", "card"), (&*analyzers::qwerty_to_kedmanee("building permits"), "permit")]
    {
        assert_eq!(best(&view, text).first().map(String::as_str), Some(expected), "{text}");
    }
}

#[test]
fn how_many_offices_there_are_changes_nothing_about_procedures() {
    let [(_few_dir, few), (_many_dir, many)] = [titles(0), titles(300)];
    for text in ["ทะเบียน", "จดทะเบียนสมรส", "บัตร", "ภาษีทะเบียน", "สำนักงานทะเบียน"]
    {
        let [few, many] = [&few, &many].map(|view| view.find_procedures(text, 10).expect("an answer"));
        let scores = |found: &[engine::ScoredProcedure]| -> Vec<(String, f32)> {
            found.iter().map(|scored| (scored.procedure.id.to_string(), scored.score)).collect()
        };
        assert_eq!(scores(&few), scores(&many), "{text}");
    }
}

#[test]
fn of_titles_that_match_alike_the_one_that_more_offices_offer_comes_first() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut records = Records::default();
    for (id, title) in [
        ("a", "ขออนุญาตก่อสร้างอาคารชุด"),
        ("b", "ขออนุญาตก่อสร้างอาคารสูง"),
        ("c", "ขออนุญาตก่อสร้างอาคาร"),
        ("d", "ขออนุญาตก่อสร้างถนน"),
    ] {
        let mut procedure = world::procedure(id);
        title.clone_into(&mut procedure.title_th);
        records.procedures.push(procedure);
    }
    let place = world::position(13.7, 100.5);
    records.points = (0..200).map(|number| world::point(&format!("p{number}"), Some(place))).collect();
    records.offers =
        records.points.iter().flat_map(|p| [world::offer(p, "b"), world::offer(p, "d")]).collect();
    let view = View::new(published(records, dir.path()));
    for (text, expected) in [
        ("ก่อสร้างอาคาร", &["c", "b", "a"][..]),
        ("ขออนุญาตก่อสร้างอาคาร", &["c", "b", "a"]),
        ("ขออนุญาตก่อสร้างอาคารชุด", &["a"]),
    ] {
        assert_eq!(best(&view, text)[..expected.len()], *expected, "{text}");
    }
}

#[test]
fn a_snapshot_knows_the_words_that_it_was_cut_with() {
    let dir = tempfile::tempdir().expect("a directory");
    let snapshot = published(Records::default(), dir.path());
    let home = dir.path().join("snapshots").join(&snapshot.manifest().id);
    let words = std::fs::read_to_string(home.join("words.txt")).expect("text");
    assert_eq!(words, "กระบี่\nคิวอาร์โค้ด\nโนนสมบูรณ์\n");
    std::fs::write(home.join("words.txt"), "กระบี่\n").expect("written");
    assert!(Snapshot::open(&home).is_err_and(|error| error.is_damaged()));
}
