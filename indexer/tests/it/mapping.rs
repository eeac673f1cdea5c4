//! `mapping.toml`: an agency's own files give the same records as the tables would.

use std::error::Error;
use std::fs;
use std::path::Path;

use indexer::{Checked, Encoding, FileForm, Note, NoteCode, Refusal, build, read_source};
use tempfile::TempDir;

use super::formats::{delimited, rewrite, windows_874};
use super::workbooks::workbook;
use super::{defects, read_mapped, sample, write};

/// A source directory of these files and nothing else.
pub(super) fn only(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    for (name, content) in files {
        write(dir.path(), name, content.as_bytes());
    }
    dir
}

fn read(files: &[(&str, &str)]) -> Result<Checked, Refusal> {
    read_source(only(files).path())
}

/// Service points as `id|name|type|address|hours`, with a dash for what is unknown.
fn points(checked: &Checked) -> Vec<String> {
    let text = |text: Option<&str>| text.unwrap_or("-").to_owned();
    let line = |point: &domain::ServicePoint| {
        let (kind, address) = (text(point.kind.as_deref()), text(point.address.as_deref()));
        format!("{}|{}|{kind}|{address}", point.id, point.name_th)
    };
    checked.records.points.iter().map(line).collect()
}

/// A mapping for one file of offices with these columns.
fn of_columns(columns: &str) -> String {
    format!("[[tables.service_points]]\nfile = \"units.csv\"\n[tables.service_points.columns]\n{columns}\n")
}

#[test]
fn each_rule_makes_its_cell() -> Result<(), Box<dyn Error>> {
    const UNITS: &str = "no,ชื่อ,kind,tambon,amphoe,code,old\n7,อบต.ก, SAO ,ต.ก,,38/01,\n";
    for (columns, expected) in [
        ("id = \"no\"\nname_th = \"ชื่อ\"", "7|อบต.ก|-|-"),
        ("id = { template = \"u-{no}\" }\nname_th = \"ชื่อ\"", "u-7|อบต.ก|-|-"),
        ("id = \"no\"\nname_th = \"ชื่อ\"\ntype = { constant = \"sao\" }", "7|อบต.ก|sao|-"),
        ("id = \"no\"\nname_th = { first = [\"amphoe\", \"ชื่อ\"] }", "7|อบต.ก|-|-"),
        (
            "id = \"no\"\nname_th = \"ชื่อ\"\ntype = { column = \"kind\", values = { SAO = \"sao\" } }",
            "7|อบต.ก|sao|-",
        ),
        (
            "id = \"no\"\nname_th = \"ชื่อ\"\ntype = { column = \"kind\", values = { x = \"y\" }, otherwise = \"keep\" }",
            "7|อบต.ก|SAO|-",
        ),
        (
            "id = \"no\"\nname_th = \"ชื่อ\"\ntype = { column = \"old\", values = { x = \"y\" }, default = \"none\" }",
            "7|อบต.ก|none|-",
        ),
        (
            "id = \"no\"\nname_th = \"ชื่อ\"\naddress = { join = [\"tambon\", \"amphoe\", \"no\"], with = \" \" }",
            "7|อบต.ก|-|ต.ก 7",
        ),
        (
            "id = \"no\"\nname_th = \"ชื่อ\"\naddress = { template = \"{tambon}[ อ.{amphoe}] 1\" }",
            "7|อบต.ก|-|ต.ก 1",
        ),
        (
            "id = \"no\"\nname_th = \"ชื่อ\"\naddress = { column = \"code\", split = { at = \"/\", part = 2 } }",
            "7|อบต.ก|-|01",
        ),
        ("id = \"no\"\nname_th = \"ชื่อ\"\naddress = { column = \"gone\", optional = true }", "7|อบต.ก|-|-"),
    ] {
        let mapping = of_columns(columns);
        let checked = read(&[("units.csv", UNITS), ("mapping.toml", &mapping)])?;
        assert_eq!(points(&checked), [expected], "{columns}");
        assert_eq!(defects(&checked), [] as [&str; 0], "{columns}");
    }
    Ok(())
}

#[test]
fn defects_name_the_real_file_row_and_column() -> Result<(), Refusal> {
    let mapping = of_columns(
        "id = { template = \"u-{no}\" }\nname_th = \"ชื่อ\"\nlat = \"ละติจูด\"\nlon = \"lng\"\n\
         type = { column = \"kind\", values = { SAO = \"sao\" } }",
    );
    let units = "no;ชื่อ;ละติจูด;lng;kind\n1;ก;x;103.5;SAO\n;ข;;;SAO\n1;ค;;;OTHER\n";
    let checked = read(&[("units.csv", units), ("mapping.toml", &mapping)])?;
    assert_eq!(
        defects(&checked),
        [
            "units.csv:2: ละติจูด: not-a-number",
            "units.csv:3: no: missing-id",
            "units.csv:4: no: duplicate-id",
            "units.csv:4: kind: untranslated-value",
        ]
    );
    let message = &checked.defects[3].message;
    assert_eq!(message, "\"OTHER\" is not translated by the mapping: expected one of SAO; left empty");
    Ok(())
}

#[test]
fn columns_that_no_rule_names_are_noted_unless_they_are_left_out_on_purpose() -> Result<(), Refusal> {
    let mapping = "[[tables.service_points]]\nfile = \"units.csv\"\nignore = [\"b\"]\ncolumns = { id = \"no\", name_th = \"a\" }";
    let checked = read(&[("units.csv", "no,a,b,c\n1,ก,x,x\n"), ("mapping.toml", mapping)])?;
    let notes: Vec<String> = checked.notes.iter().map(ToString::to_string).collect();
    assert_eq!(notes, ["units.csv: c: unknown-column: this column is not read: the mapping doesn't name it"]);
    Ok(())
}

#[test]
fn several_files_make_one_table_in_their_order_and_an_id_twice_names_the_other_file() -> Result<(), Refusal> {
    let mapping = "[[tables.service_points]]\nfile = \"b.csv\"\ncolumns = { id = \"no\", name_th = \"n\" }\n\
         [[tables.service_points]]\nfile = \"a.csv\"\ncolumns = { id = \"nr\", name_th = \"n\" }\n\
         [[tables.types]]\nrows = [{ id = \"sao\", name_th = \"อบต.\" }]\n";
    let checked = read(&[
        ("service_points.csv", "id,name_th\nown,ก\n"),
        ("b.csv", "no,n\n1,ข\n2,ค\n"),
        ("a.csv", "nr,n\n3,ง\n2,จ\n"),
        ("mapping.toml", mapping),
    ])?;
    assert_eq!(points(&checked), ["own|ก|-|-", "1|ข|-|-", "2|ค|-|-", "3|ง|-|-"]);
    assert_eq!(
        checked.defects.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "a.csv:3: nr: duplicate-id: \"2\" is already the id of row 3 of b.csv: expected another; the row is dropped"
        ]
    );
    let defect = &checked.defects[0];
    assert_eq!((defect.first_row, defect.first_file.as_deref()), (Some(3), Some("b.csv")));
    assert_eq!(checked.records.terms.len(), 1);
    assert_eq!(checked.provenance[0].kept, 4);
    let text = FileForm::Text { encoding: Encoding::Utf8, delimiter: ',' };
    let holidays = checked.provenance.iter().find(|table| table.table == "holidays");
    let files: Vec<_> =
        checked.files.iter().map(|file| (file.table, file.file.as_str(), file.form, file.kept)).collect();
    assert_eq!(
        files,
        [
            ("service_points", "service_points.csv", text, 1),
            ("service_points", "b.csv", text, 2),
            ("service_points", "a.csv", text, 1),
            ("holidays", "holidays.csv", FileForm::BuiltIn, holidays.map_or(0, |table| table.kept)),
            ("types", "mapping.toml, tables.types[0]", FileForm::Mapping, 1),
        ]
    );
    Ok(())
}

#[test]
fn offers_follow_from_the_kind_of_an_office_and_say_so() -> Result<(), Refusal> {
    let mapping = "[[tables.offers]]\nderive = \"type\"\nkinds = { sao = [\"p\", \"q\"], pao = [\"p\"] }\n";
    let checked = read(&[
        ("service_points.csv", "id,name_th,type\na,ก,sao\nb,ข,town\n"),
        ("procedures.csv", "id,title_th\np,ก\nq,ข\n"),
        ("offers.csv", "service_point_id,procedure_id,note\na,p,ถามที่ช่อง 3\n"),
        ("mapping.toml", mapping),
    ])?;
    let offers: Vec<String> = checked
        .records
        .offers
        .iter()
        .map(|offer| {
            format!("{} {} {}", offer.service_point, offer.procedure, offer.note.as_deref().unwrap_or("-"))
        })
        .collect();
    assert_eq!(offers, ["a p ถามที่ช่อง 3", "a q ตามอำนาจหน้าที่ (อนุมานจากประเภทหน่วยงาน)"]);
    // What the file says already is no row that was left out.
    assert!(checked.files.iter().all(|file| file.rows == file.kept || file.table == "holidays"));
    assert_eq!(defects(&checked), [] as [&str; 0]);
    let notes: Vec<String> = checked.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "mapping.toml: tables.offers[0].kinds.pao: unused-mapping: no service point has the type \"pao\": nothing follows from it"
        ]
    );
    Ok(())
}

#[test]
fn rows_of_another_file_are_looked_up() -> Result<(), Refusal> {
    let mapping = of_columns(
        "id = \"no\"\nname_th = \"n\"\n\
         address = { lookup = { file = \"places.csv\", key = \"no\", match = \"unit\", template = \"{road}[ {town}]\" } }\n\
         type = { lookup = { file = \"places.csv\", key = \"no\", match = \"unit\", column = \"town\", join = \"+\" } }\n\
         phone = { lookup = { file = \"phones.csv\", key = \"no\", match = \"unit\", column = \"n\", optional = true } }",
    );
    let checked = read(&[
        ("units.csv", "no,n\n1,ก\n2,ข\n"),
        ("places.csv", "unit;road;town\n1;;x\n1;ถ.1;y\n3;ถ.3;z\n"),
        ("mapping.toml", &mapping),
    ])?;
    assert_eq!(points(&checked), ["1|ก|x+y|ถ.1 y", "2|ข|-|-"]);
    Ok(())
}

/// Renames each column of a table, and writes the mapping that names it back.
fn renamed(dir: &Path, table: &str, mapping: &mut String) -> Result<(), Box<dyn Error>> {
    let path = dir.join(format!("{table}.csv"));
    let text = fs::read_to_string(&path)?;
    let (header, rows) = text.split_once('\n').ok_or("a header")?;
    fs::remove_file(&path)?;
    let other: Vec<String> = header.split(',').map(|column| format!("คอลัมน์ {column}")).collect();
    fs::write(dir.join(format!("own {table}.csv")), format!("{}\n{rows}", other.join(",")))?;
    mapping.push_str(&format!("[[tables.{table}]]\nfile = \"own {table}.csv\"\n[tables.{table}.columns]\n"));
    for (column, other) in header.split(',').zip(&other) {
        mapping.push_str(&format!("{column} = \"{other}\"\n"));
    }
    Ok(())
}

#[test]
fn the_sample_through_a_mapping_gives_the_same_snapshot_in_every_form() -> Result<(), Box<dyn Error>> {
    let direct = sample();
    let mapped = sample();
    let semicolons = sample();
    let workbooks = sample();
    let mut mapping = String::new();
    for table in ["service_points", "procedures", "offers", "holidays", "exceptions", "types"] {
        renamed(mapped.path(), table, &mut mapping)?;
        renamed(semicolons.path(), table, &mut String::new())?;
        renamed(workbooks.path(), table, &mut String::new())?;
    }
    rewrite(semicolons.path(), "csv", |text| windows_874(&String::from_utf8_lossy(&delimited(text, b';'))));
    rewrite(workbooks.path(), "xlsx", |text| workbook(&[text]));
    write(mapped.path(), "mapping.toml", mapping.as_bytes());
    write(semicolons.path(), "mapping.toml", mapping.as_bytes());
    write(workbooks.path(), "mapping.toml", mapping.replace(".csv", ".xlsx").as_bytes());
    let mut manifests = Vec::new();
    for dir in [direct, mapped, semicolons, workbooks] {
        let checked = read_source(dir.path())?;
        assert_eq!(defects(&checked), [] as [&str; 0]);
        let is_form = |note: &Note| matches!(note.code, NoteCode::Encoding | NoteCode::Delimiter);
        assert!(checked.notes.iter().all(is_form), "{:?}", checked.notes);
        let out = tempfile::tempdir()?;
        manifests.push(build(checked, out.path())?);
    }
    assert!(manifests.iter().all(|manifest| *manifest == manifests[0]));
    Ok(())
}

#[test]
fn a_mapping_is_taken_by_name_by_path_and_by_include() -> Result<(), Box<dyn Error>> {
    let units = of_columns("id = \"no\"\nname_th = \"n\"");
    let dir = only(&[("units.csv", "no,n\n1,ก\n")]);
    let elsewhere = only(&[("units.toml", &units), ("all.toml", "include = [\"units.toml\"]\n")]);
    for file in ["units.toml", "all.toml"] {
        let path = elsewhere.path().join(file).to_string_lossy().into_owned();
        assert_eq!(points(&read_mapped(dir.path(), &path)?), ["1|ก|-|-"]);
    }
    let register = "dla_code,name_th,kind,province,district,district_th,same_named_subdistrict,lat,lon,area_km2\n\
         9999999,เทศบาลตำบลสมมติ,municipality_tambon,38,3801,เมืองบึงกาฬ,,18.36,103.65,1\n";
    let dir = only(&[("lao_register.csv", register)]);
    let checked = read_mapped(dir.path(), "dla-register")?;
    let expected = "lao-9999999|เทศบาลตำบลสมมติ|municipality_tambon|อำเภอเมืองบึงกาฬ จังหวัดบึงกาฬ";
    assert_eq!(points(&checked), [expected]);
    Ok(())
}

#[test]
fn a_source_whose_files_a_shipped_mapping_knows_is_told_which() {
    let register = "dla_code,name_th,kind,province,district_th,lat,lon\n1,ก,sao,38,ก,,\n";
    let list = "id,title_th,ministry,agency\nP1,ก,,\n";
    for (files, expected) in [
        (
            &[("lao_register.csv", register)][..],
            "lao_register.csv has the columns of the shipped mapping dla-register: add --mapping dla-register",
        ),
        (
            &[("lao_register.csv", register), ("procedures.csv", list)],
            "lao_register.csv and procedures.csv have the columns of the shipped mapping dla-and-dga: add --mapping dla-and-dga",
        ),
    ] {
        let refusal = read(files).expect_err(expected).to_string();
        assert!(refusal.ends_with(expected), "{refusal}");
    }
}

#[test]
fn only_rows_with_the_values_asked_for_are_read_and_the_others_counted() -> Result<(), Refusal> {
    let mapping = "[[tables.service_points]]\nfile = \"units.csv\"\nonly = { state = [\"open\", \"\"] }\n\
         columns = { id = \"no\", name_th = \"n\" }";
    let units = "no,n,state\n1,ก,open\n2,ข,closed\n3,ค,\n4,ง,merged\n";
    let checked = read(&[("units.csv", units), ("mapping.toml", mapping)])?;
    assert_eq!(points(&checked), ["1|ก|-|-", "3|ค|-|-"]);
    let notes: Vec<String> = checked.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        ["units.csv: rows-left-out: 2 rows are left out: the mapping reads only those with certain values"]
    );
    Ok(())
}

#[test]
fn a_list_without_offices_asks_for_offices_and_for_no_mapping() {
    let list = "id,title_th,ministry,agency\nP1,ก,,กรม\n";
    let refusal = read(&[("procedures.csv", list)]).expect_err("no offices").to_string();
    assert!(
        refusal.contains("there is no service_points.csv in it: expected a source directory"),
        "{refusal}"
    );
}

#[test]
fn a_file_that_a_shipped_mapping_would_read_better_is_noted() -> Result<(), Refusal> {
    let list = "id,title_th,ministry,agency\nP1,ก,,กรม\n";
    let checked = read(&[("service_points.csv", "id,name_th\na,ก\n"), ("procedures.csv", list)])?;
    let notes: Vec<NoteCode> = checked.notes.iter().map(|note| note.code).collect();
    assert_eq!(notes, [NoteCode::MappingAvailable, NoteCode::UnknownColumn]);
    assert_eq!(checked.records.procedures.len(), 1);
    Ok(())
}
