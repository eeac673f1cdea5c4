//! The shipped mappings on small invented files, and on the real ones where they are at hand.

use std::error::Error;
use std::path::Path;

use indexer::{Checked, NoteCode, Refusal, SHIPPED_MAPPINGS, build};

use super::mapping::only;
use super::{defects, read_mapped};

fn read(mapping: &str, files: &[(&str, &str)]) -> Result<Checked, Refusal> {
    read_mapped(only(files).path(), mapping)
}

#[test]
fn every_shipped_mapping_says_what_it_is_for_and_its_name_is_known() {
    let dir = only(&[("other.csv", "a\n1\n")]);
    for shipped in SHIPPED_MAPPINGS {
        assert!(!shipped.about().is_empty(), "{}", shipped.name);
        let refusal = read_mapped(dir.path(), shipped.name);
        let message = refusal.map(|_| ()).expect_err(shipped.name).to_string();
        assert!(!message.contains("no mapping") && !message.contains("not a key"), "{message}");
    }
}

const CITIZENINFO: &str = "รหัสหน่วยงาน,ประเภท,ประเภทย่อย,หน่วยงาน,ระดับ,แก้ไขล่าสุด\n\
    9999999999999,ส่วนราชการ,อำเภอ,ที่ว่าการอำเภอสมมติ,อำเภอ,\"16 เม.ย. 63, 09.03 น.\"\n";

#[test]
fn the_export_of_citizeninfo_is_read() -> Result<(), Refusal> {
    let checked = read("citizeninfo-export", &[("citizeninfo.csv", CITIZENINFO)])?;
    let point = &checked.records.points[0];
    assert_eq!(defects(&checked), [] as [&str; 0]);
    assert_eq!((point.id.as_str(), point.name_th.as_str()), ("unit-9999999999999", "ที่ว่าการอำเภอสมมติ"));
    assert_eq!(point.code.as_ref().map(domain::UnitCode::as_str), Some("9999999999999"));
    assert_eq!(
        point.updated_at.as_ref().map(domain::service_point::UpdatedAt::as_str),
        Some("2020-04-16T09:03:00+07:00")
    );
    Ok(())
}

#[test]
fn an_export_with_authorize_codes_is_refused_whatever_the_column_is_called() {
    for column in
        ["รหัส Authorize", "Authorize Code", "สถานะ Authorize Code", "authorize_code", "รหัสยืนยันการใช้งาน"]
    {
        let text: String = CITIZENINFO
            .lines()
            .enumerate()
            .map(|(row, line)| format!("{line},{}\n", if row == 0 { column } else { "hunter2" }))
            .collect();
        let refusal = read("citizeninfo-export", &[("citizeninfo.csv", &text)]).expect_err(column);
        assert!(refusal.to_string().starts_with(&format!("citizeninfo.csv: {column}: ")), "{refusal}");
        assert!(!format!("{refusal} {refusal:?}").contains("hunter2"), "{refusal}");
    }
}

#[test]
fn a_package_of_hsds_is_joined() -> Result<(), Refusal> {
    let checked = read(
        "hsds-3-csv",
        &[
            ("organizations.csv", "id,name,description\no1,เทศบาลสมมติ,x\n"),
            (
                "locations.csv",
                "id,location_type,name,latitude,longitude\nl1,physical,สำนักงานเทศบาลสมมติ,18.36,103.65\n",
            ),
            (
                "addresses.csv",
                "id,location_id,address_1,address_2,city,state_province,postal_code,country\n\
                 a1,l1,1 ถ.สมมติ,,เมืองบึงกาฬ,บึงกาฬ,38000,TH\n",
            ),
            ("phones.csv", "id,location_id,service_id,number\np1,l1,,0 4200 0001\np2,l1,,0 4200 0002\n"),
            (
                "services.csv",
                "id,organization_id,name,alternate_name,url,status\ns1,o1,การขอเลขที่บ้าน,ขอบ้านเลขที่,,active\n",
            ),
            ("service_at_locations.csv", "id,service_id,location_id,description\nx1,s1,l1,ช่อง 3\n"),
            (
                "schedules.csv",
                "id,location_id,service_id,service_at_location_id,freq,interval,byday,opens_at,closes_at\n\
                 1,l1,,,WEEKLY,1,\"MO,TU,WE,TH,FR\",08:30,16:30\n2,,,x1,WEEKLY,1,\"MO,WE\",09:00,12:00\n\
                 3,l1,s1,,WEEKLY,1,SA,09:00,12:00\n",
            ),
        ],
    )?;
    assert_eq!(defects(&checked), [] as [&str; 0]);
    let (point, offer) = (&checked.records.points[0], &checked.records.offers[0]);
    assert_eq!(point.address.as_deref(), Some("1 ถ.สมมติ เมืองบึงกาฬ บึงกาฬ"));
    assert_eq!(point.postcode.as_deref(), Some("38000"));
    assert_eq!(point.hours, domain::HoursExpression::parse("Mo-Fr 08:30-16:30").ok());
    assert_eq!(offer.hours, domain::HoursExpression::parse("Mo 09:00-12:00; We 09:00-12:00").ok());
    assert_eq!(checked.records.procedures[0].department.as_deref(), Some("เทศบาลสมมติ"));
    Ok(())
}

#[test]
fn noise_of_the_list_is_repaired_with_a_note_and_the_same_manual_is_one_group() -> Result<(), Refusal> {
    let list = "id,title_th,ministry,agency\n\
        P1,การขอรังวัดที่ดินเพื่อสอบเขต,,กรมที่ดิน\nP2,ขอรังวัดที่ดนิเพื่อสอบเขต,,เทศบาล\nP3,การขายที่ดิน,,กรมที่ดิน\n";
    let files = [("service_points.csv", "id,name_th\na,ก\n"), ("procedures.csv", list)];
    let checked = read("dga-procedures", &files)?;
    let [first, second, third] = &checked.records.procedures[..] else { panic!("three procedures") };
    assert_eq!(second.title_th, "ขอรังวัดที่ดินเพื่อสอบเขต");
    assert!(first.group.is_some() && first.group == second.group && third.group.is_none());
    let notes: Vec<String> = checked.notes.iter().map(ToString::to_string).collect();
    assert_eq!(notes, ["procedures.csv:3: title_th: repaired-text: \"ที่ดนิ\" is read as \"ที่ดิน\""]);
    Ok(())
}

#[test]
fn two_shipped_mappings_behind_one_another_are_one() -> Result<(), Refusal> {
    let texts: Vec<&str> = SHIPPED_MAPPINGS
        .iter()
        .filter(|shipped| ["dla-register", "dga-procedures"].contains(&shipped.name))
        .map(|shipped| shipped.text)
        .collect();
    let dir = only(&[
        (
            "lao_register.csv",
            "dla_code,name_th,kind,province,district_th,lat,lon\n9999999,อบต.สมมติ,sao,38,เมืองบึงกาฬ,,\n",
        ),
        ("procedures.csv", "id,title_th,ministry,agency\nP1,การขอใช้ที่ดิน,,กรมที่ดิน\n"),
        ("mapping.toml", &texts.concat()),
    ]);
    let checked = indexer::read_source(dir.path())?;
    assert_eq!((checked.records.points.len(), checked.records.procedures.len()), (1, 1));
    assert_eq!(checked.records.procedures[0].department.as_deref(), Some("กรมที่ดิน"));
    Ok(())
}

#[test]
fn the_real_register_and_list_are_read_whole() -> Result<(), Box<dyn Error>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let dir = tempfile::tempdir()?;
    for file in ["lao_register.csv", "procedures.csv"] {
        if !data.join(file).is_file() {
            eprintln!(
                "NOT RUN: the real register and list are read whole: there is no {}",
                data.join(file).display()
            );
            return Ok(());
        }
        std::fs::copy(data.join(file), dir.path().join(file))?;
    }
    let checked = read_mapped(dir.path(), "dla-and-dga")?;
    let pinned = checked.records.points.iter().filter(|point| point.position.is_some()).count();
    let counts = (checked.records.points.len(), pinned, checked.records.procedures.len());
    assert_eq!(counts, (7849, 4875, 4920));
    let half = checked.defects.iter().filter(|defect| defect.code == indexer::Code::HalfPosition).count();
    assert_eq!((half, checked.defects.len()), (44, 44));
    // Three allowances at each unit that isn't a province's.
    assert_eq!(checked.records.offers.len(), 3 * (7849 - 76));
    let repaired = checked.notes.iter().filter(|note| note.code == NoteCode::RepairedText).count();
    let groups: std::collections::BTreeSet<_> =
        checked.records.procedures.iter().filter_map(|procedure| procedure.group.as_ref()).collect();
    assert_eq!((repaired, groups.len()), (40, 9));
    let out = tempfile::tempdir()?;
    assert_eq!(build(checked, out.path())?.counts.pinned, 4875);
    Ok(())
}
