//! A mapping that can't be run: the refusal names the file, the key's full path, and what was expected.

use indexer::{Refusal, SHIPPED_MAPPINGS, read_source};
use proptest::prelude::*;

use super::mapping::only;
use super::read_mapped;

const UNITS: &str = "no,n\n1,ก\n";

/// What a mapping file is refused with, beside a file units.csv and a table of procedures.
fn refusal(mapping: &str) -> Refusal {
    let dir = only(&[
        ("units.csv", UNITS),
        ("service_points.csv", "id,name_th\na,ก\n"),
        ("procedures.csv", "id,title_th\np,ก\n"),
        ("mapping.toml", mapping),
    ]);
    read_source(dir.path()).expect_err(mapping)
}

#[test]
fn an_error_names_the_full_path_of_its_key_and_what_was_expected() {
    const POINTS: &str = "[[tables.service_points]]\nfile = \"units.csv\"\n";
    let points = |rest: &str| format!("{POINTS}{rest}");
    let columns = |rest: &str| points(&format!("columns = {{ id = \"no\", name_th = \"n\"{rest} }}"));
    for (mapping, expected) in [
        ("[tables".to_owned(), "line 1, column "),
        ("a = 1\nb = \n".to_owned(), "line 2, column 5: not TOML: "),
        ("tabels = {}".to_owned(), "tabels: is not a key here: expected one of include, tables"),
        ("tables = 1".to_owned(), "tables: is a whole number: expected a table"),
        (
            "[[tables.points]]".to_owned(),
            "tables.points: is not a key here: expected one of service_points, procedures, ",
        ),
        ("[tables.types]".to_owned(), "tables.types: is a table: expected a list"),
        (
            "[[tables.types]]".to_owned(),
            "tables.types[0]: needs one place to take rows from: expected one of file, rows",
        ),
        (
            "[[tables.offers]]\nfile = \"units.csv\"\nrows = []".to_owned(),
            "tables.offers[0]: needs one place to take rows from: expected one of file, rows, derive",
        ),
        (points(""), "tables.service_points[0]: has no columns: "),
        (
            points("columns = { id = \"no\" }"),
            "tables.service_points[0].columns: has no name_th: expected at least id, name_th",
        ),
        (
            columns(", nam = \"n\""),
            "tables.service_points[0].columns.nam: \"nam\" is not a column of service_points: expected one of id, code, ",
        ),
        (
            columns(", address = \"ที่อยู่\""),
            "tables.service_points[0].columns.address: names column \"ที่อยู่\" that \"units.csv\" doesn't have: expected one of no, n",
        ),
        (
            columns(", address = 5"),
            "tables.service_points[0].columns.address: is a whole number: expected a table",
        ),
        (
            columns(", address = {}"),
            "tables.service_points[0].columns.address: has nothing to take a value from: expected one of column, constant, ",
        ),
        (
            columns(", address = { column = \"n\", constant = \"x\" }"),
            "tables.service_points[0].columns.address: has column and constant to take a value from: ",
        ),
        (
            columns(", address = { template = \"{n\" }"),
            "tables.service_points[0].columns.address.template: has a { that is not closed",
        ),
        (
            columns(", address = { template = \"{road}\" }"),
            "tables.service_points[0].columns.address.template: names column \"road\" that",
        ),
        (
            columns(", address = { column = \"n\", otherwise = \"keep\" }"),
            "tables.service_points[0].columns.address.otherwise: stands without values",
        ),
        (
            columns(", address = { column = \"n\", values = { a = \"b\" }, otherwise = \"drop\" }"),
            "tables.service_points[0].columns.address.otherwise: is \"drop\": expected one of report, keep, empty",
        ),
        (
            columns(", address = { column = \"n\", values = { \"ก ข\" = 1 } }"),
            "tables.service_points[0].columns.address.values.\"ก ข\": is a whole number: expected a text",
        ),
        (
            columns(", address = { column = \"n\", split = { at = \"/\", part = 0 } }"),
            "tables.service_points[0].columns.address.split.part: is a whole number: expected a whole number from 1 on",
        ),
        (
            columns(", address = { column = \"n\", repair = \"all\" }"),
            "tables.service_points[0].columns.address.repair: is \"all\": expected thai-scan",
        ),
        (
            columns(", address = { group = \"hours\" }"),
            "tables.service_points[0].file: groups by hours, which no rule makes",
        ),
        (
            columns(", address = { group = \"name_th\", default = \"x\" }"),
            "tables.service_points[0].columns.address: has a group and a further step",
        ),
        (
            columns(", address = { group = \"name_th\" }, agency = { group = \"name_th\" }"),
            "tables.service_points[0].columns.address: is the second group of the table",
        ),
        (columns(", address = { first = [] }"), "tables.service_points[0].columns.address.first: is empty"),
        (
            columns(", address = { column = \"n\", defualt = \"x\" }"),
            "tables.service_points[0].columns.address.defualt: is not a key here: expected one of optional, column, ",
        ),
        (
            columns(
                ", address = { lookup = { file = \"x.csv\", key = \"no\", match = \"no\", column = \"a\" } }",
            ),
            "tables.service_points[0].columns.address.lookup.file: there is no \"x.csv\" in the source directory: expected one of ",
        ),
        (
            columns(
                ", address = { lookup = { file = \"units.csv\", key = \"no\", match = \"nr\", column = \"n\" } }",
            ),
            "tables.service_points[0].columns.address.lookup.match: names column \"nr\" that",
        ),
        (
            "[[tables.service_points]]\nfile = \"gone.csv\"\ncolumns = { id = \"a\", name_th = \"b\" }"
                .to_owned(),
            "tables.service_points[0].file: there is no \"gone.csv\" in the source directory: expected one of ",
        ),
        (
            "[[tables.service_points]]\nfile = \"../units.csv\"\ncolumns = { id = \"a\", name_th = \"b\" }"
                .to_owned(),
            "tables.service_points[0].file: is \"../units.csv\": expected the name of a file of the source directory",
        ),
        (
            format!("{}\n{}", columns(""), columns("")),
            "tables.service_points[1]: maps \"units.csv\" to service_points as mapping.toml: tables.service_points[0] does already",
        ),
        (
            "[[tables.types]]\nrows = [{ id = \"a\", name = \"b\" }]".to_owned(),
            "tables.types[0].rows[0].name: \"name\" is not a column of types",
        ),
        (
            "[[tables.offers]]\nderive = \"kind\"\nkinds = {}".to_owned(),
            "tables.offers[0].derive: is \"kind\": expected type or subtype",
        ),
        ("[[tables.offers]]\nderive = \"type\"".to_owned(), "tables.offers[0]: has no kinds: "),
        (
            "[[tables.offers]]\nderive = \"type\"\nkinds = { sao = [\"p\", \"gone\"] }".to_owned(),
            "tables.offers[0].kinds.sao[1]: \"gone\" is not the id of any kept row of procedures.csv",
        ),
        (
            "[[tables.offers]]\nderive = \"type\"\nnote = \" \"\nkinds = {}".to_owned(),
            "tables.offers[0].note: is empty",
        ),
        (
            "include = [\"gone.toml\"]".to_owned(),
            "include[0]: \"gone.toml\" is no file beside it: expected one, or one of dla-and-dga, ",
        ),
        (
            "include = [\"../other.toml\"]".to_owned(),
            "include[0]: is \"../other.toml\": expected the name of a file",
        ),
        (
            "include = [\"mapping.toml\"]".to_owned(),
            "include[0]: mapping.toml includes mapping.toml: expected no circle",
        ),
    ] {
        let message = refusal(&mapping).to_string();
        assert!(message.starts_with(&format!("mapping.toml: {expected}")), "{mapping}\n{message}");
    }
}

#[test]
fn a_mapping_holds_no_secret_and_no_message_repeats_one() {
    for (mapping, key) in [
        (
            "[[tables.types]]\nrows = [{ id = \"a\", name_th = \"password: hunter2\" }]",
            "tables.types[0].rows[0].name_th",
        ),
        (
            "[[tables.offers]]\nderive = \"type\"\nnote = \"รหัสผ่าน: hunter2\"\nkinds = {}",
            "tables.offers[0].note",
        ),
        ("include = [\"token = hunter2\"]", "include[0]"),
    ] {
        let refusal = refusal(mapping);
        assert!(matches!(refusal, Refusal::ForbiddenMapping { .. }), "{refusal}");
        assert!(refusal.to_string().starts_with(&format!("mapping.toml: {key}: ")), "{refusal}");
        assert!(!format!("{refusal} {refusal:?}").contains("hunter2"), "{refusal}");
    }
    let broken = "password = hunter2\n";
    assert!(!format!("{0} {0:?}", refusal(broken)).contains("hunter2"));
}

#[test]
fn no_mapping_brings_a_password_column_in() {
    let mapping =
        "[[tables.procedures]]\nfile = \"list.csv\"\ncolumns = { id = \"no\", title_th = \"รหัสผ่าน\" }";
    let dir = only(&[
        ("service_points.csv", "id,name_th\na,ก\n"),
        ("list.csv", "no;รหัสผ่าน\n1;hunter2\n"),
        ("mapping.toml", mapping),
    ]);
    let refusal = read_source(dir.path()).expect_err("a password").to_string();
    assert!(refusal.starts_with("list.csv: รหัสผ่าน: the import firewall refuses"), "{refusal}");
}

#[test]
fn titles_under_another_name_are_never_judged() {
    let mapping =
        "[[tables.procedures]]\nfile = \"list.csv\"\ncolumns = { id = \"no\", title_th = \"ชื่อคู่มือ\" }";
    let dir = only(&[
        ("service_points.csv", "id,name_th\na,ก\n"),
        ("list.csv", "no,ชื่อคู่มือ\n1,ลืมรหัสผ่าน: ขอใหม่\n"),
        ("mapping.toml", mapping),
    ]);
    assert!(read_source(dir.path()).is_ok_and(|checked| checked.records.procedures.len() == 1));
}

#[test]
fn a_mapping_that_is_asked_for_and_not_there_is_refused_with_the_names_that_are() {
    let dir = only(&[("service_points.csv", "id,name_th\na,ก\n")]);
    let refusal = read_mapped(dir.path(), "dla").expect_err("no mapping").to_string();
    assert!(
        refusal
            .starts_with("there is no mapping dla: expected a file, or one of dla-and-dga, dla-register, "),
        "{refusal}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// A shipped mapping with a piece of it replaced is read or refused; it never panics.
    #[test]
    fn a_mapping_that_anything_happened_to_is_read_or_refused(
        number in 0..SHIPPED_MAPPINGS.len(),
        at in any::<prop::sample::Index>(),
        length in 0..12_usize,
        piece in prop::sample::select(vec!["", "\"", "[", "]", "{", "}", "=", "\n", "ก", "1", "true", "[[tables.types]]\n", "id"]),
    ) {
        let mut text: Vec<char> = SHIPPED_MAPPINGS[number].text.chars().collect();
        let from = at.index(text.len());
        let to = (from + length).min(text.len());
        text.splice(from..to, piece.chars());
        let dir = only(&[
            ("lao_register.csv", "dla_code,name_th,kind,province,district_th,lat,lon\n1,ก,sao,38,ก,,\n"),
            ("procedures.csv", "id,title_th,ministry,agency\nLAO-001,ก,,\n"),
            ("locations.csv", "id,name,latitude,longitude\n1,ก,,\n"),
            ("mapping.toml", &text.into_iter().collect::<String>()),
        ]);
        let _ = read_source(dir.path());
    }
}
