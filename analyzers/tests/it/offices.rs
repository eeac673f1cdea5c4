use std::fs;
use std::path::Path;

use analyzers::{UnitKind, UnitName, unit_name};

/// A name, its kind, and then place, subdistrict, district, province and branch, each empty if there is none.
type Case = (&'static str, UnitKind, [&'static str; 5]);

const CASES: &[Case] = &[
    (
        "องค์การบริหารส่วนตำบลโนนสมบูรณ์ อำเภอเมืองบึงกาฬ จังหวัดบึงกาฬ",
        UnitKind::SubdistrictAdministration,
        ["โนนสมบูรณ์", "", "เมืองบึงกาฬ", "บึงกาฬ", ""],
    ),
    (
        "อบต.โนนสมบูรณ์ อ.เมือง จ.บึงกาฬ",
        UnitKind::SubdistrictAdministration,
        ["โนนสมบูรณ์", "", "เมือง", "บึงกาฬ", ""],
    ),
    ("อบต. โนนสมบูรณ์", UnitKind::SubdistrictAdministration, ["โนนสมบูรณ์", "", "", "", ""]),
    ("เทศบาลเมืองปากช่อง", UnitKind::TownMunicipality, ["ปากช่อง", "", "", "", ""]),
    ("ทม.ปากช่อง จ.นครราชสีมา", UnitKind::TownMunicipality, ["ปากช่อง", "", "", "นครราชสีมา", ""]),
    ("สำนักงานเทศบาลนครเชียงใหม่", UnitKind::CityMunicipality, ["เชียงใหม่", "", "", "", ""]),
    ("ทต.คลองพน", UnitKind::SubdistrictMunicipality, ["คลองพน", "", "", "", ""]),
    ("องค์การบริหารส่วนจังหวัดเลย", UnitKind::ProvincialAdministration, ["เลย", "", "", "", ""]),
    ("ที่ว่าการอำเภอเซกา จังหวัดบึงกาฬ", UnitKind::DistrictOffice, ["เซกา", "", "", "บึงกาฬ", ""]),
    ("ศาลากลางจังหวัดบึงกาฬ", UnitKind::ProvinceHall, ["บึงกาฬ", "", "", "", ""]),
    ("สำนักงานเขตบางรัก กรุงเทพมหานคร", UnitKind::BangkokDistrictOffice, ["บางรัก", "", "", "กรุงเทพมหานคร", ""]),
    ("สำนักงานที่ดินจังหวัดบึงกาฬ สาขาเซกา", UnitKind::LandOffice, ["", "", "", "บึงกาฬ", "เซกา"]),
    ("สนง.ที่ดิน จ.เลย", UnitKind::LandOffice, ["", "", "", "เลย", ""]),
    ("สำนักงานขนส่งจังหวัดเลย สาขาอำเภอวังสะพุง", UnitKind::TransportOffice, ["", "", "", "เลย", "วังสะพุง"]),
    ("โรงพยาบาลสมเด็จพระยุพราชด่านซ้าย", UnitKind::Hospital, ["สมเด็จพระยุพราชด่านซ้าย", "", "", "", ""]),
    ("รพ.สต.บ้านนา ต.โพนทอง อ.เซกา", UnitKind::HealthCentre, ["บ้านนา", "โพนทอง", "เซกา", "", ""]),
    ("สภ.เมืองเลย", UnitKind::PoliceStation, ["เมืองเลย", "", "", "", ""]),
    ("สถานีตำรวจนครบาลบางรัก", UnitKind::PoliceStation, ["บางรัก", "", "", "", ""]),
    ("สน.บางรัก เขตบางรัก กทม.", UnitKind::PoliceStation, ["บางรัก", "", "บางรัก", "กรุงเทพมหานคร", ""]),
    ("สำนักทะเบียนอำเภอปาย", UnitKind::Registry, ["ปาย", "", "", "", ""]),
    ("สำนักงานสรรพากรพื้นที่เลย", UnitKind::RevenueOffice, ["เลย", "", "", "", ""]),
    ("สำนักงานประกันสังคมจังหวัดเลย", UnitKind::SocialSecurityOffice, ["", "", "", "เลย", ""]),
    ("สำนักงานจัดหางานจังหวัดเลย", UnitKind::Office, ["จัดหางาน", "", "", "เลย", ""]),
    ("ที่ว่าการกิ่งอำเภอบุ่งคล้า", UnitKind::DistrictOffice, ["บุ่งคล้า", "", "", "", ""]),
    ("โรงเรียนบ้านเขตใหม่", UnitKind::School, ["บ้านเขตใหม่", "", "", "", ""]),
];

#[test]
fn the_name_of_an_office_says_its_kind_and_its_place() {
    for (text, kind, fields) in CASES {
        let found = unit_name(text);
        let [place, subdistrict, district, province, branch] = fields;
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let expected = UnitName {
            kind: *kind,
            place: (*place).to_owned(),
            subdistrict: some(subdistrict),
            district: some(district),
            province: some(province),
            branch: some(branch),
        };
        assert_eq!(found, Some(expected), "{text}");
    }
}

#[test]
fn a_text_that_begins_with_no_kind_of_office_is_no_name_of_one() {
    for text in ["", "ขอมีบัตร", "บ้านนา", "ศาลาวัดป่า", "รพี", "สนามบิน", "ThaID"]
    {
        assert_eq!(unit_name(text), None, "{text}");
    }
}

/// The register's own word for the kind of each unit.
const REGISTER_KINDS: &[(&str, UnitKind)] = &[
    ("special", UnitKind::Pattaya),
    ("pao", UnitKind::ProvincialAdministration),
    ("sao", UnitKind::SubdistrictAdministration),
    ("municipality_city", UnitKind::CityMunicipality),
    ("municipality_town", UnitKind::TownMunicipality),
    ("municipality_tambon", UnitKind::SubdistrictMunicipality),
];

#[test]
fn every_local_administration_of_the_register_has_its_kind_and_a_place() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/lao_register.csv");
    let Ok(table) = fs::read_to_string(&path) else {
        println!("DID NOT RUN: the register is absent ({})", path.display());
        return;
    };
    let (mut all, mut wrong) = (0, Vec::new());
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let expected = REGISTER_KINDS.iter().find(|(kind, _)| *kind == cells[2]).map(|(_, kind)| *kind);
        all += 1;
        match unit_name(cells[1]) {
            Some(name)
                if Some(name.kind) == expected
                    && !name.place.is_empty()
                    && cells[1].ends_with(&name.place) => {}
            found => wrong.push(format!("{} {}: {found:?}", cells[1], cells[2])),
        }
    }
    println!("{} of {all} names are taken apart as the register says", all - wrong.len());
    assert!(wrong.is_empty(), "{} are not: {:#?}", wrong.len(), &wrong[..wrong.len().min(8)]);
}
