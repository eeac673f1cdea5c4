//! What a text that is being typed suggests, which offices it names, and what a question was meant to be.

use std::sync::Arc;

use analyzers::{clusters, qwerty_to_kedmanee};
use domain::change::Changed;
use domain::ellipsoid::geodesic;
use domain::{Change, Position, ServicePoint};
use engine::{
    Likeness, OfficeQuery, Overlay, QueryEngine, Records, Snapshot, SuggestQuery, Suggested, Suggestion, View,
};
use fastrand::Rng;

use crate::world;

const TITLES: [(&str, &str, &[&str]); 5] = [
    ("card", "การขอมีบัตรประจำตัวประชาชน", &["ทำบัตรประชาชน"]),
    ("birth", "การรับแจ้งการเกิด", &["แจ้งเกิด"]),
    ("licence", "การขอรับใบอนุญาตขับรถ", &[]),
    ("marriage", "การจดทะเบียนสมรส", &["ทะเบียนสมรส"]),
    ("house", "การแจ้งย้ายที่อยู่ในทะเบียนบ้าน", &["ย้ายบ้าน"]),
];

fn office(id: &str, name: &str, address: &str, place: Option<(f64, f64)>) -> ServicePoint {
    let position = place.map(|(latitude, longitude)| world::position(latitude, longitude));
    let point = world::point(id, position);
    ServicePoint { name_th: name.to_owned(), address: Some(address.to_owned()), ..point }
}

fn offices() -> Vec<ServicePoint> {
    let mut old = office("d", "เทศบาลตำบลหอคำ", "อำเภอเมืองบึงกาฬ จังหวัดบึงกาฬ", Some((18.27, 103.49)));
    old.aliases = vec!["อบต.หอคำ".to_owned(), "สุขาภิบาลหอคำ".to_owned()];
    vec![
        office("a", "องค์การบริหารส่วนตำบลโสกก่าม", "อำเภอเซกา จังหวัดบึงกาฬ", Some((18.1, 104.0))),
        office("b", "องค์การบริหารส่วนตำบลศรีชมภู", "อำเภอพรเจริญ จังหวัดบึงกาฬ", Some((18.02, 103.7))),
        office("c", "องค์การบริหารส่วนตำบลศรีชมภู", "อำเภอโซ่พิสัย จังหวัดบึงกาฬ", Some((18.19, 103.44))),
        old,
        office("e", "โรงพยาบาลเซกา", "อำเภอเซกา จังหวัดบึงกาฬ", None),
    ]
}

fn records() -> Records {
    let mut records = Records { points: offices(), ..Records::default() };
    for (id, title, aliases) in TITLES {
        let mut procedure = world::procedure(id);
        title.clone_into(&mut procedure.title_th);
        procedure.aliases = aliases.iter().map(|&alias| alias.to_owned()).collect();
        records.procedures.push(procedure);
    }
    records
}

fn published(records: &Records) -> (tempfile::TempDir, Arc<Snapshot>) {
    let dir = tempfile::tempdir().expect("a directory");
    let snapshot = world::published(records, dir.path());
    (dir, snapshot)
}

fn suggest(view: &View, text: &str, from: Option<Position>) -> Vec<Suggestion> {
    let query = SuggestQuery { text: text.to_owned(), from, limit: 8 };
    view.suggest(&query).expect("an answer")
}

/// What suggestions lead to: ids, and codes of places.
fn targets(suggestions: &[Suggestion]) -> Vec<String> {
    let name = |what: &Suggested| match what {
        Suggested::Procedure(id) => id.to_string(),
        Suggested::Office(id) => id.to_string(),
        Suggested::Place(code) => code.to_string(),
    };
    suggestions.iter().map(|suggestion| name(&suggestion.what)).collect()
}

fn suggested(view: &View, text: &str) -> Vec<String> {
    targets(&suggest(view, text, None))
}

fn named(view: &View, text: &str) -> Vec<String> {
    let query = OfficeQuery { text: text.to_owned(), from: None, limit: 10 };
    let found = view.find_offices(&query).expect("an answer");
    found.iter().map(|one| one.id.to_string()).collect()
}

#[test]
fn every_beginning_of_every_word_of_a_name_suggests_it_from_the_first_cluster_on() {
    let (_dir, snapshot) = published(&records());
    let view = View::new(snapshot);
    for (text, expected) in [
        ("บั", "card"),
        ("บัตร", "card"),
        ("ประจำ", "card"),
        ("แจ้ง", "birth"),
        ("ขับรถ", "licence"),
        ("โสก", "a"),
        ("ตำบลโสก", "a"),
        ("อบต โส", "a"),
        ("อบต. โสกก่าม", "a"),
        ("โรงพยาบาล เซ", "e"),
        ("เซกา โรงพยาบาล", "e"),
        ("ศรีชมภู โซ่พิสัย", "c"),
        ("sok kam", "a"),
        ("บึงก", "38"),
        ("จ.บึงกาฬ", "38"),
        ("bueng", "38"),
    ] {
        assert!(
            suggested(&view, text).contains(&expected.to_owned()),
            "{text}: {:?}",
            suggested(&view, text)
        );
    }
    for (id, title, aliases) in TITLES {
        for name in [&title].into_iter().chain(aliases) {
            let mut so_far = String::new();
            for cluster in clusters(name) {
                so_far.push_str(cluster);
            }
            assert_eq!(suggested(&view, &so_far).first().map(String::as_str), Some(id), "{name}");
        }
    }
    for text in ["", " ", "()", "xyzzy", "ฯ"] {
        assert_eq!(suggested(&view, text), [""; 0], "{text:?}");
    }
}

#[test]
fn a_slip_of_the_finger_and_the_other_layout_of_the_keyboard_are_understood() {
    let (_dir, snapshot) = published(&records());
    let view = View::new(snapshot);
    for (text, expected) in [
        ("ทะเบยีนสมรส", "marriage"),
        ("ทะเบีนสมรส", "marriage"),
        ("ทะะเบียนสมรส", "marriage"),
        ("ทะเบียรสมรส", "marriage"),
        ("เเจ้งเกิด", "birth"),
        ("แจงเกิด", "birth"),
        ("ใบอนุญาติขับรถ", "licence"),
        ("อบต.โสกกาม", "a"),
        ("โสกก่าม อ.เซก่า", "a"),
        ("[y9ixit=k=o", "card"),
        ("c0h'gdbf", "birth"),
    ] {
        assert_eq!(suggested(&view, text).first().map(String::as_str), Some(expected), "{text}");
    }
    let typed = analyzers::kedmanee_to_qwerty("โสกก่าม");
    assert_eq!(qwerty_to_kedmanee(&typed), "โสกก่าม");
    assert_eq!(suggested(&view, &typed).first().map(String::as_str), Some("a"));
}

#[test]
fn a_word_that_is_there_is_never_taken_for_another() {
    let names = ["ศาลนา", "ศาลนาย", "ศาลมานา", "ศาลที่นา"];
    let points = names.iter().map(|name| office(name, name, "", None)).collect();
    let (_dir, snapshot) = published(&Records { points, ..Records::default() });
    let view = View::new(snapshot);
    assert_eq!(named(&view, "ศาลมานา"), ["ศาลมานา"]);
    assert_eq!(named(&view, "ศาลนา"), ["ศาลนา", "ศาลนาย"]);
    assert_eq!(named(&view, "ศาลนาย"), ["ศาลนาย"]);
    // Two clusters hold no slip.
    assert_eq!(named(&view, "มาน"), ["ศาลมานา"]);
    assert_eq!(named(&view, "มาร"), [""; 0]);
}

#[test]
fn of_offices_that_match_as_well_the_nearer_ones_come_first() {
    let mut random = Rng::with_seed(5);
    let between = |random: &mut Rng, low: f64, high: f64| low + (high - low) * random.f64();
    let points: Vec<ServicePoint> = (0..400)
        .map(|number| {
            let place = (between(&mut random, 6.0, 20.0), between(&mut random, 98.0, 105.0));
            office(&format!("{number:03}"), &format!("สถานี {number:03}"), "", Some(place))
        })
        .collect();
    let (_dir, snapshot) = published(&Records { points: points.clone(), ..Records::default() });
    let view = View::new(snapshot);
    for _ in 0..50 {
        let from = world::position(between(&mut random, 6.0, 20.0), between(&mut random, 98.0, 105.0));
        let mut by_distance: Vec<&ServicePoint> = points.iter().collect();
        let distance = |point: &ServicePoint| geodesic(from, point.position.expect("a pin")).0;
        by_distance.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
        let nearest: Vec<String> = by_distance.iter().take(8).map(|point| point.id.to_string()).collect();
        assert_eq!(targets(&suggest(&view, "สถานี", Some(from))), nearest);
    }
}

#[test]
fn what_matched_is_shown_in_whole_clusters_and_places_tell_the_same_names_apart() {
    let (_dir, snapshot) = published(&records());
    let view = View::new(snapshot);
    let shown = |text: &str| {
        let found = suggest(&view, text, None).swap_remove(0);
        let part = |span: &std::ops::Range<usize>| -> String {
            found.text.chars().take(span.end).skip(span.start).collect()
        };
        (found.matched.iter().map(part).collect::<Vec<_>>(), found.text.clone())
    };
    assert_eq!(shown("ย้ายท"), (vec!["ย้ายที่".to_owned()], "การแจ้งย้ายที่อยู่ในทะเบียนบ้าน".to_owned()));
    assert_eq!(shown("อบต.โสก").0, ["องค์การบริหารส่วนตำบลโสก"]);
    assert_eq!(shown("สุขาภิบาล"), (vec!["สุขาภิบาล".to_owned()], "สุขาภิบาลหอคำ".to_owned()));
    assert_eq!(shown("sok kam").0, [""; 0]);
    let details: Vec<Option<String>> =
        suggest(&view, "อบต.ศรีชมภู", None).into_iter().map(|found| found.detail_th).collect();
    let expected = ["อำเภอพรเจริญ จังหวัดบึงกาฬ", "อำเภอโซ่พิสัย จังหวัดบึงกาฬ"];
    assert_eq!(details, expected.map(|detail| Some(detail.to_owned())));
}

#[test]
fn an_office_is_named_by_an_old_name_and_by_the_kind_that_it_was() {
    let (_dir, snapshot) = published(&records());
    let view = View::new(snapshot);
    let likeness = |text: &str| {
        let query = OfficeQuery { text: text.to_owned(), from: None, limit: 1 };
        view.find_offices(&query).expect("an answer").first().map(|found| found.likeness)
    };
    assert_eq!((named(&view, "อบต.หอคำ"), likeness("อบต.หอคำ")), (vec!["d".into()], Some(Likeness::Name)));
    assert_eq!((named(&view, "ทต.โสกก่าม"), likeness("ทต.โสกก่าม")), (vec!["a".into()], Some(Likeness::Alike)));
    assert_eq!(likeness("โสก"), Some(Likeness::Part));
}

#[test]
fn changes_are_suggested_and_what_they_took_is_not() {
    let (_dir, base) = published(&records());
    let mut overlay = Overlay::new(&base);
    let apply = |overlay: &mut Overlay, what: Changed| {
        let number = overlay.change().next();
        overlay.apply(&base, Change { number, what })
    };
    let moved = office("a", "เทศบาลตำบลโสกก่าม", "อำเภอเซกา จังหวัดบึงกาฬ", None);
    let (offers, exceptions) = (Vec::new(), Vec::new());
    apply(&mut overlay, Changed::ServicePoint { point: Box::new(moved), offers, exceptions })
        .expect("applied");
    let removed = Changed::ServicePointRemoved(offices()[4].id.clone());
    apply(&mut overlay, removed).expect("applied");
    let table =
        "scope = 'registration'\n[[entry]]\nwords = ['ใบแต่งดอง']\nofficial = ['จดทะเบียนสมรส']\nsource = 'x'";
    let view = View::with_overlay(Arc::clone(&base), overlay.clone());
    assert_eq!(suggested(&view, "ใบแต่งด"), [""; 0]);
    apply(&mut overlay, Changed::Synonyms(table.to_owned())).expect("applied");
    let known = overlay.change();
    let broken = apply(&mut overlay, Changed::Synonyms("scope = 'moon'\nentry = []".to_owned()));
    assert!(broken.is_err_and(|error| error.is_unusable_synonyms()));
    assert_eq!(overlay.change(), known);
    let view = View::with_overlay(base, overlay);
    assert_eq!(suggested(&view, "ใบแต่งด"), ["marriage"]);
    assert_eq!(view.vocabulary().expand("ขอใบแต่งดอง")[0].official, ["จดทะเบียนสมรส"]);
    assert_eq!(named(&view, "ทต.โสกก่าม"), ["a"]);
    assert_eq!(named(&view, "องค์การบริหารส่วนตำบลโสกก่าม"), ["a"]);
    assert_eq!(named(&view, "โรงพยาบาลเซกา"), [""; 0]);
}

#[test]
fn a_register_brings_its_own_words_and_one_that_cannot_be_used_is_refused() {
    let table =
        "scope = 'id-card'\n[[entry]]\nwords = ['บัตรแข็งน้อย']\nofficial = ['บัตรประจำตัวประชาชน']\nsource = 'x'";
    let own = Records { synonyms: Some(table.to_owned()), ..records() };
    let (_dir, snapshot) = published(&own);
    let view = View::new(snapshot);
    assert_eq!(suggested(&view, "บัตรแข็ง"), ["card"]);
    assert_eq!(suggested(&view, "ใบขับขี่").first().map(String::as_str), Some("licence"));
    let broken = Records { synonyms: Some("scope = 'moon'\nentry = []".to_owned()), ..records() };
    let dir = tempfile::tempdir().expect("a directory");
    let refused = engine::publish(broken, domain::ChangeNumber(0), Vec::new(), dir.path());
    assert!(refused.is_err_and(|error| error.is_unusable_synonyms()));
    assert!(engine::open_current(dir.path()).is_err_and(|error| error.is_missing()));
}

#[test]
fn a_question_is_put_right_only_where_a_word_is_nowhere() {
    let (_dir, snapshot) = published(&records());
    let view = View::new(snapshot);
    for (asked, meant) in [
        ("ทะเบียรสมรส", Some("ทะเบียนสมรส")),
        ("จดทเบียนสมรส", Some("จดทะเบียนสมรส")),
        ("ทำบัตรประขาชน", Some("ทำบัตรประชาชน")),
        ("ทำบัตรประชาชน", None),
        ("ทะเบียนสมรส ที่ไหน", None),
        ("ใบขับขี่", None),
        ("xyzzy", None),
        ("", None),
    ] {
        assert_eq!(view.did_you_mean(asked).expect("an answer").as_deref(), meant, "{asked}");
    }
}

#[test]
fn procedures_that_came_or_changed_are_suggested_and_put_questions_right() {
    let (_dir, base) = published(&records());
    let mut overlay = Overlay::new(&base);
    let mut apply = |what: Changed| {
        let number = overlay.change().next();
        overlay.apply(&base, Change { number, what }).expect("applied");
    };
    let titled = |id: &str, title: &str| {
        let mut procedure = world::procedure(id);
        title.clone_into(&mut procedure.title_th);
        Changed::Procedure(Box::new(procedure))
    };
    apply(titled("pawn", "การต่ออายุใบอนุญาตตั้งโรงรับจำนำ"));
    apply(titled("birth", "การรับแจ้งเด็กคลอด"));
    apply(Changed::ProcedureRemoved(world::procedure("house").id));
    let view = View::with_overlay(base, overlay);
    assert_eq!(suggested(&view, "โรงรับ"), ["pawn"]);
    assert_eq!(suggested(&view, "โรงรัจำนำ"), ["pawn"]);
    assert_eq!(suggested(&view, "การรับแจ้งเด็ก"), ["birth"]);
    assert_eq!(suggested(&view, "การรับแจ้งการเกิด"), [""; 0]);
    assert_eq!(suggested(&view, "ย้ายบ้าน"), [""; 0]);
    // A citizen's word of the built-in tables leads to a title that came.
    assert_eq!(suggested(&view, "โรงจำนำ"), ["pawn"]);
    let meant = |asked: &str| view.did_you_mean(asked).expect("an answer");
    assert_eq!(meant("โรงรับจำนำ"), None);
    assert_eq!(meant("ต่อโรงรับจำนัม").as_deref(), Some("ต่อโรงรับจำนำ"));
}

#[test]
fn a_sentence_is_read_with_the_words_of_the_register() {
    let table = "scope = 'registration'\n[[entry]]\nwords = ['ใบพรุ่งนี้รัก']\nofficial = ['การจดทะเบียนสมรส']\nsource = 'x'";
    let understood = |view: &View| {
        let at = chrono::DateTime::parse_from_rfc3339("2026-11-26T10:00:00+07:00").expect("an instant");
        view.understand("ใบพรุ่งนี้รัก เซกา", engine::Asker { at, from: None }).expect("an answer")
    };
    let ids = |understanding: &engine::Understanding| {
        understanding.procedures.iter().map(|meant| meant.procedure.id.to_string()).collect::<Vec<_>>()
    };
    let (_dir, base) = published(&records());
    let mut overlay = Overlay::new(&base);
    let before = understood(&View::with_overlay(Arc::clone(&base), overlay.clone()));
    assert!(before.time.is_some());
    let number = overlay.change().next();
    overlay.apply(&base, Change { number, what: Changed::Synonyms(table.to_owned()) }).expect("applied");
    let after = understood(&View::with_overlay(base, overlay));
    assert_eq!((ids(&after), after.time, after.rest.as_str()), (vec!["marriage".to_owned()], None, ""));
    assert_eq!(after.place.map(|place| place.area.to_string()).as_deref(), Some("3804"));
}
