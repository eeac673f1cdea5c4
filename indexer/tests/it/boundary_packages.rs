//! Boundaries as they are published: shapefiles, zip files, addresses.

use std::io::{Cursor, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::thread;

use encoding_rs::{Encoding, UTF_8, WINDOWS_874};
use indexer::boundaries::{ImportError, ImportOptions, Origin};
use serde_json::{Value, json};
use shapefile::dbase::encoding::EncodingRs;
use shapefile::dbase::{FieldName, FieldValue, Record, TableWriterBuilder};
use shapefile::record::EsriShape;
use shapefile::{Point, PointZ, Polygon, PolygonRing, PolygonZ, Polyline, Writer};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::boundaries::{collection, directory, feature, indexer, ring, text, two_squares, written};

const WGS_84: &str = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],\
                      PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
const UTM: &str = "PROJCS[\"Indian_1975_UTM_Zone_47N\",GEOGCS[\"GCS_Indian_1975\",DATUM[\"D_Indian_1975\"]]]";

/// The files of a shapefile layer, all but its ending a part of the name.
fn layer<S: EsriShape>(
    name: &str,
    shapes: &[(&str, &str, S)],
    encoding: &'static Encoding,
) -> Vec<(String, Vec<u8>)> {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join(format!("{name}.shp"));
    let field = |name: &str| FieldName::try_from(name).expect("a name of a field");
    let table = TableWriterBuilder::with_encoding(EncodingRs::from(encoding))
        .add_character_field(field("ADM0_PCODE"), 2)
        .add_character_field(field("ADM3_TH"), 50)
        .add_character_field(field("ADM3_PCODE"), 8);
    let mut writer = Writer::from_path(&path, table).expect("a shapefile");
    for (code, name_th, shape) in shapes {
        let mut record = Record::default();
        for (name, value) in [("ADM0_PCODE", "TH"), ("ADM3_PCODE", *code), ("ADM3_TH", *name_th)] {
            record.insert(name.to_owned(), FieldValue::Character(Some(value.to_owned())));
        }
        writer.write_shape_and_record(shape, &record).expect("a row");
    }
    drop(writer);
    let mut files = Vec::new();
    for ending in ["shp", "shx", "dbf"] {
        let bytes = std::fs::read(path.with_extension(ending)).expect("a file");
        files.push((format!("{name}.{ending}"), bytes));
    }
    files.push((format!("{name}.prj"), WGS_84.into()));
    files
}

fn corners([west, south, east, north]: [f64; 4]) -> Vec<Point> {
    let corners = [(west, south), (west, north), (east, north), (east, south), (west, south)];
    corners.iter().map(|(x, y)| Point::new(*x, *y)).collect()
}

/// Two squares side by side, the second with a square lake and an island on it.
fn squares() -> Vec<(&'static str, &'static str, Polygon)> {
    let second = Polygon::with_rings(vec![
        PolygonRing::Outer(corners([103.1, 18.0, 103.2, 18.1])),
        PolygonRing::Inner(corners([103.12, 18.02, 103.18, 18.08])),
        PolygonRing::Outer(corners([103.14, 18.04, 103.16, 18.06])),
    ]);
    vec![
        ("TH380101", "บึงกาฬ", Polygon::new(PolygonRing::Outer(corners([103.0, 18.0, 103.1, 18.1])))),
        ("TH380102", "โนนสมบูรณ์", second),
    ]
}

fn official(encoding: &'static Encoding) -> Vec<(String, Vec<u8>)> {
    layer("tha_admbnda_adm3_rtsd_20220121", &squares(), encoding)
}

fn folder(files: &[(String, Vec<u8>)]) -> TempDir {
    directory(&files.iter().map(|(name, content)| (&**name, &**content)).collect::<Vec<_>>())
}

fn zip(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(name, SimpleFileOptions::default()).expect("a file");
        zip.write_all(content).expect("its content");
    }
    zip.finish().expect("a zip file").into_inner()
}

/// Imports, and gives the exit status, the report (null where there is none), standard error and the directory.
fn import(from: &str) -> (i32, Value, String, TempDir) {
    let out = tempfile::tempdir().expect("a directory");
    let dir = out.path().join("boundaries");
    let call = ["boundaries", "--from", from, "--out", text(&dir), "--format", "json"];
    let (status, stdout, stderr) = indexer(&call, b"");
    assert_eq!(dir.exists(), status == 0, "{stderr}");
    (status, serde_json::from_str(&stdout).unwrap_or(Value::Null), stderr, out)
}

#[track_caller]
fn check_squares(from: &str, written_subdistricts: usize) {
    let (status, report, stderr, out) = import(from);
    assert_eq!(status, 0, "{stderr}");
    assert_eq!(
        report["written"],
        json!({"provinces": 1, "districts": 1, "subdistricts": written_subdistricts})
    );
    // The lake.
    let gaps = report["gaps"].as_array().map_or(0, Vec::len);
    assert_eq!((&report["repairs"]["turned"], gaps), (&json!(0), 1));
    let out = out.path().join("boundaries");
    let first = &written(&out, "subdistricts")["features"][0]["properties"];
    assert_eq!((&first["code"], &first["name_th"]), (&json!("380101"), &json!("บึงกาฬ")));
    let places = "18.05,103.05\n18.01,103.11\n18.03,103.13\n18.05,103.15\n18.2,103.05\n";
    let (_, located, _) = indexer(&["locate", "--boundaries", text(&out)], places.as_bytes());
    assert_eq!(located, "380101\n380102\n\n380102\n\n");
}

#[track_caller]
fn check_refused(from: &str, expected: &[&str]) {
    let (status, _, stderr, _out) = import(from);
    assert_eq!(status, 3, "{stderr}");
    for expected in expected {
        assert!(stderr.contains(expected), "{expected} is not in: {stderr}");
    }
}

#[test]
fn a_folder_of_shapefiles_is_read_in_any_encoding_of_its_names() {
    for (encoding, label) in [
        (WINDOWS_874, Some("874")),
        (WINDOWS_874, Some("CP874\r\n")),
        (WINDOWS_874, None),
        (UTF_8, Some("UTF-8")),
    ] {
        let mut files = official(encoding);
        files.extend(label.map(|label| ("tha_admbnda_adm3_rtsd_20220121.CPG".to_owned(), label.into())));
        check_squares(text(folder(&files).path()), 2);
    }
}

#[test]
fn names_without_a_named_encoding_are_read_as_what_they_are() {
    for encoding in [WINDOWS_874, UTF_8] {
        let mut files = official(encoding);
        // Where the table names its encoding: 0x57 stands for that of the machine that wrote it.
        files[2].1[29] = 0x57;
        check_squares(text(folder(&files).path()), 2);
    }
    let mut files = official(WINDOWS_874);
    files.push(("tha_admbnda_adm3_rtsd_20220121.cpg".to_owned(), b"UTF-8".to_vec()));
    check_refused(
        text(folder(&files).path()),
        &["tha_admbnda_adm3_rtsd_20220121.dbf", "its texts are not UTF-8"],
    );
    files.last_mut().expect("a file").1 = b"KLINGON".to_vec();
    check_refused(text(folder(&files).path()), &[".cpg", "\"klingon\" is no encoding"]);
}

#[test]
fn one_shapefile_and_a_zip_of_folders_are_read_like_a_folder() {
    let files = official(WINDOWS_874);
    let dir = folder(&files);
    check_squares(text(&dir.path().join("tha_admbnda_adm3_rtsd_20220121.shp")), 2);

    let mut nested: Vec<(String, Vec<u8>)> =
        files.iter().map(|(name, content)| (format!("../THA/shp files/{name}"), content.clone())).collect();
    nested.push(("__MACOSX/THA/shp files/._tha_admbnda_adm3_rtsd_20220121.shp".to_owned(), b"x".to_vec()));
    nested.push(("readme.txt".to_owned(), b"x".to_vec()));
    let zipped = folder(&[("package".to_owned(), zip(&nested))]);
    check_squares(text(&zipped.path().join("package")), 2);
    let names: Vec<_> = std::fs::read_dir(zipped.path()).expect("a directory").flatten().collect();
    assert_eq!(names.len(), 1);
}

#[test]
fn heights_are_left_out_and_layers_of_lines_are_passed_over() {
    let heights = |bounds| corners(bounds).iter().map(|at| PointZ::new(at.x, at.y, 9.0, 0.0)).collect();
    let first = PolygonZ::new(PolygonRing::Outer(heights([103.0, 18.0, 103.1, 18.1])));
    let mut files = layer("adm3", &[("TH380101", "บึงกาฬ", first)], UTF_8);
    let line = Polyline::new(corners([103.0, 18.0, 103.1, 18.1]));
    files.extend(layer("admbndl", &[("TH380101", "เส้น", line)], UTF_8));
    let (status, report, stderr, _out) = import(text(folder(&files).path()));
    assert_eq!((status, &report["written"]["subdistricts"]), (0, &json!(1)), "{stderr}");
    assert_eq!(report["notes"], json!(["admbndl.shp: passed over: it holds Polyline, not Polygon"]));
}

#[test]
fn geojson_in_a_zip_is_read_and_shapefiles_come_first() {
    let geojson = ("tha/tha_admin3.geojson".to_owned(), two_squares());
    let metadata = ("tha/about.json".to_owned(), b"[]".to_vec());
    let zipped = folder(&[("a.zip".to_owned(), zip(&[geojson.clone(), metadata]))]);
    let (status, report, stderr, _out) = import(text(&zipped.path().join("a.zip")));
    assert_eq!((status, &report["written"]["subdistricts"]), (0, &json!(2)), "{stderr}");

    let mut both = official(UTF_8);
    both.push(geojson);
    let zipped = folder(&[("a.zip".to_owned(), zip(&both))]);
    check_squares(text(&zipped.path().join("a.zip")), 2);
}

#[test]
fn what_is_missing_from_a_shapefile_or_is_not_wgs_84_is_refused_by_name() {
    let name = "tha_admbnda_adm3_rtsd_20220121";
    let without = |ending: &str| -> Vec<(String, Vec<u8>)> {
        official(UTF_8).into_iter().filter(|(name, _)| !name.ends_with(ending)).collect()
    };
    check_refused(text(folder(&without(".dbf")).path()), &[&format!("there is no {name}.dbf beside it")]);
    let mut utm = without(".prj");
    utm.push((format!("{name}.PRJ"), UTM.into()));
    check_refused(text(folder(&utm).path()), &[&format!("{name}.PRJ"), "Indian_1975_UTM_Zone_47N", "WGS 84"]);
    // Without a word about it, coordinates are taken as degrees, which those of a projection can't be.
    let (status, report, stderr, _out) = import(text(folder(&without(".prj")).path()));
    assert_eq!(status, 0, "{stderr}");
    assert!(report["notes"][0].as_str().is_some_and(|note| note.contains("no .prj")));

    let crs = json!({"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::24047"}});
    let mut geojson: Value = serde_json::from_slice(&two_squares()).expect("JSON");
    geojson["crs"] = crs;
    let projected = folder(&[("a.geojson".to_owned(), geojson.to_string().into_bytes())]);
    check_refused(text(projected.path()), &["EPSG::24047"]);
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let files = official(UTF_8);
    for (index, (name, content)) in files.iter().enumerate().take(3) {
        for length in [0, 1, 50, 99, content.len() - 16, content.len() - 2] {
            let mut cut = files.clone();
            cut[index].1.truncate(length);
            let (status, _, stderr, _out) = import(text(folder(&cut).path()));
            assert_eq!(status, 3, "{name} of {length} bytes: {stderr}");
        }
    }
    let whole = zip(&files);
    for length in [4, 30, whole.len() / 2, whole.len() - 1] {
        let cut = folder(&[("a.zip".to_owned(), whole[..length].to_vec())]);
        check_refused(text(&cut.path().join("a.zip")), &["a.zip", "not a zip file that can be unpacked"]);
    }
    let mut damaged = whole.clone();
    for byte in &mut damaged[200..220] {
        *byte ^= 0x5a;
    }
    let damaged = folder(&[("a.zip".to_owned(), damaged)]);
    check_refused(text(&damaged.path().join("a.zip")), &["cut off or damaged"]);
}

#[test]
fn a_damaged_file_is_read_or_refused_and_never_a_crash() {
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |limit: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        (random >> 33) as usize % limit
    };
    let out = tempfile::tempdir().expect("a directory");
    for files in [official(WINDOWS_874), vec![("a.zip".to_owned(), zip(&official(UTF_8)))]] {
        for _ in 0..150 {
            let mut damaged = files.clone();
            let index = below(damaged.len().min(3));
            for _ in 0..=below(3) {
                // Where headers are, damage does most.
                let content = &mut damaged[index].1;
                let limit = if below(2) == 0 { content.len() } else { content.len().min(200) };
                content[below(limit)] = [0, 1, 0x7f, 0x80, 0xff, below(256) as u8][below(6)];
            }
            let dir = folder(&damaged);
            let from = if files.len() == 1 { dir.path().join("a.zip") } else { dir.path().to_owned() };
            let imported = indexer::boundaries::import(
                &Origin::Path(from),
                &out.path().join("boundaries"),
                ImportOptions::default(),
                &|_| {},
            );
            assert!(!matches!(imported, Err(ImportError::Unwritable { .. })), "{imported:?}");
        }
    }
}

#[test]
fn a_zip_that_unpacks_to_far_more_than_it_is_is_refused() {
    let bomb = zip(&[("tha.geojson".to_owned(), vec![b' '; 33 << 20])]);
    assert!(bomb.len() < 100_000);
    let dir = folder(&[("bomb.zip".to_owned(), bomb)]);
    check_refused(text(&dir.path().join("bomb.zip")), &["tha.geojson", "packed more than 200 times"]);

    let crowd: Vec<(String, Vec<u8>)> =
        (0..10_001).map(|number| (format!("{number}.json"), Vec::new())).collect();
    let dir = folder(&[("crowd.zip".to_owned(), zip(&crowd))]);
    check_refused(text(&dir.path().join("crowd.zip")), &["10001 files"]);
}

#[test]
fn rows_that_are_not_those_of_the_polygons_are_refused() {
    let mut files = official(UTF_8);
    let rows_from = u16::from_le_bytes([files[2].1[8], files[2].1[9]]) as usize;
    files[2].1[rows_from] = b'*';
    check_refused(text(folder(&files).path()), &["1 of its 2 rows are marked as deleted"]);
    let mut files = official(UTF_8);
    files[2].1[4] = 1;
    check_refused(text(folder(&files).path()), &["2 polygons", "1 rows"]);
}

#[test]
fn a_package_is_downloaded_from_an_address() {
    let package = zip(&official(WINDOWS_874));
    let packed = {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(&two_squares()).expect("packed");
        packed.finish().expect("packed")
    };
    let geojson = collection(&[feature(&json!({"code": "380101"}), &ring([103.0, 18.0, 103.1, 18.1]))]);
    let address = serve(move |path| match path {
        "/package?key=secret" => answer("200 OK", "", &package),
        "/moved" => answer("302 Found", "Location: /package?key=secret\r\n", b""),
        "/loop" => answer("302 Found", "Location: /loop\r\n", b""),
        "/packed" => answer("200 OK", "", &packed),
        "/plain" => answer("200 OK", "", &geojson),
        "/page" => answer("200 OK", "Content-Type: text/html\r\n", b"<html>please sign in</html>"),
        "/short" => b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1000\r\n\r\nPK".to_vec(),
        "/huge" => b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 99000000000\r\n\r\nPK".to_vec(),
        _ => answer("404 Not Found", "", b"none"),
    });
    check_squares(&format!("{address}/package?key=secret"), 2);
    check_squares(&format!("{address}/moved"), 2);
    for (path, expected) in [("packed", 2), ("plain", 1)] {
        let (status, report, stderr, _out) = import(&format!("{address}/{path}"));
        assert_eq!((status, &report["written"]["subdistricts"]), (0, &json!(expected)), "{stderr}");
    }
    let gone = format!("{address}/gone");
    check_refused(&format!("{gone}?key=secret"), &[&format!("{gone}: not downloaded"), "404"]);
    check_refused(&format!("{address}/loop"), &["/loop", "redirect"]);
    check_refused(&format!("{address}/page"), &["/page", "not a GeoJSON"]);
    check_refused(&format!("{address}/short"), &["/short", "broke off"]);
    check_refused(&format!("{address}/huge"), &["/huge", "more than 2147483648 bytes"]);
    let (_, _, stderr, _out) = import(&format!("{gone}?key=secret"));
    assert!(!stderr.contains("secret"), "{stderr}");
    // A port that nobody listens on.
    check_refused("http://127.0.0.1:9/a.zip", &["http://127.0.0.1:9/a.zip: not downloaded"]);
}

#[test]
fn a_folder_of_something_else_is_refused() {
    let dir = folder(&[("a.gdb".to_owned(), b"x".to_vec())]);
    check_refused(text(dir.path()), &["there are no subdistricts in it: expected shapefiles or GeoJSON"]);
    check_refused(text(Path::new("/nowhere/a.zip")), &["/nowhere/a.zip"]);
}

fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let mut answer =
        format!("HTTP/1.1 {status}\r\n{headers}Connection: close\r\nContent-Length: {length}\r\n\r\n")
            .into_bytes();
    answer.extend(body);
    answer
}

/// Answers requests until the test ends, and gives the address.
fn serve(answer: impl Fn(&str) -> Vec<u8> + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that has gone is no fault of this test.
            let _ = respond(stream, &answer);
        }
    });
    format!("http://{address}")
}

fn respond(mut stream: TcpStream, answer: &impl Fn(&str) -> Vec<u8>) -> std::io::Result<()> {
    let mut request = Vec::new();
    let mut buffer = [0; 1024];
    while !request.ends_with(b"\r\n\r\n") {
        let read = stream.read(&mut buffer)?;
        if read == 0 {
            return Ok(());
        }
        request.extend(&buffer[..read]);
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let path = request.split(' ').nth(1).unwrap_or_default();
    stream.write_all(&answer(path))
}
