//! What inputs begin as: small files that their readers take.

use crate::targets::packed;

const OFFICES: &str = "\
id,code,name_th,type,lat,lon,phone,hours,updated_at
a,1234567890123,ที่ว่าการอำเภอ,district_office,18.36,103.65,0 4200 0001,Mo-Fr 08:30-16:30; PH off,2026-06-10
b,,เทศบาลตำบล,municipality_tambon,\"18° 21' 36\"\" N\",\"103° 39' 0\"\" E\",\"0 4200 0002, 3\",24/7,16 เม.ย. 63
ค,,องค์การบริหารส่วนตำบล,sao,\"๑๘.๓๖, ๑๐๓.๖๕\",,๑๖๖๙,,๓๑ สิงหาคม ๒๕๖๓
";

/// The table as UTF-8, with semicolons, with tabs, and in Windows-874.
pub(crate) fn delimited() -> Vec<Vec<u8>> {
    let thai = OFFICES.chars().map(|c| match c {
        'ก'..='๛' => (u32::from(c) - 0xd60) as u8,
        '°' => b'd',
        c => c as u8,
    });
    let marked = [b"\xef\xbb\xbf", OFFICES.as_bytes()].concat();
    vec![
        OFFICES.into(),
        marked,
        OFFICES.replace(',', ";").into(),
        OFFICES.replace(',', "\t").into(),
        thai.collect(),
    ]
}

/// A workbook.
pub(crate) fn workbook() -> Vec<Vec<u8>> {
    sheet().iter().map(|sheet| packed(&book(sheet))).collect()
}

/// The sheet of a workbook.
pub(crate) fn sheet() -> Vec<Vec<u8>> {
    let cell = |(column, text): (char, &str), row: usize| {
        format!("<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let row = |number: usize, texts: [&str; 3]| {
        let cells: String = ('A'..).zip(texts).map(|of| cell(of, number)).collect();
        format!("<row r=\"{number}\">{cells}</row>")
    };
    let rows =
        [row(1, ["id", "name_th", "lat"]), row(2, ["a", "ก", "18.36"]), row(3, ["b", "ข", ""])].concat();
    let number = "<row r=\"4\"><c r=\"A4\"><v>7</v></c><c r=\"B4\" t=\"str\"><v>ค</v></c><c r=\"C4\"><v>18.5</v></c></row>";
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}{number}</sheetData></worksheet>"
    );
    vec![sheet.into()]
}

/// The parts of a workbook around its sheet.
pub(crate) fn book(sheet: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let link = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" Type=\"{LINKS}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
    );
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    vec![
        ("[Content_Types].xml", types.into()),
        ("_rels/.rels", link("officeDocument", "xl/workbook.xml").into()),
        ("xl/workbook.xml", book.into()),
        ("xl/_rels/workbook.xml.rels", link("worksheet", "worksheets/sheet1.xml").into()),
        ("xl/worksheets/sheet1.xml", sheet.to_vec()),
    ]
}

/// Mappings for the files that the target puts beside them.
pub(crate) fn mapping() -> Vec<Vec<u8>> {
    let renamed = r#"
[[tables.service_points]]
file = "units.csv"
[tables.service_points.columns]
id = { template = "u-{no}" }
name_th = "name"
type = { column = "kind", values = { sao = "sao", pao = "pao" } }
ministry = { constant = "กระทรวงมหาดไทย" }
lat = "lat"
lon = "lon"

[[tables.offers]]
[tables.offers.derive]
by = "type"
kinds = { sao = ["LAO-001"] }
"#;
    vec![renamed.into(), b"include = [\"dla-register\"]\n".to_vec()]
}

/// Offices as features.
pub(crate) fn features() -> Vec<Vec<u8>> {
    let text = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","id":"a","properties":{"id":"a","name_th":"ก","type":"sao"},"geometry":{"type":"Point","coordinates":[103.65,18.36]}},
{"type":"Feature","properties":{"id":"b","name_th":"ข"},"geometry":null}]}"#;
    vec![text.into()]
}

/// Polygons in our properties and in those of the official package.
pub(crate) fn polygons() -> Vec<Vec<u8>> {
    let ring = "[[103.0,18.0],[103.5,18.0],[103.5,18.5],[103.0,18.5],[103.0,18.0]]";
    let hole = "[[103.1,18.1],[103.1,18.2],[103.2,18.2],[103.2,18.1],[103.1,18.1]]";
    let ours = format!(
        r#"{{"type":"FeatureCollection","features":[
{{"type":"Feature","properties":{{"code":"380101","name_th":"ก","name_en":"A","postcode":"38000"}},"geometry":{{"type":"Polygon","coordinates":[{ring},{hole}]}}}},
{{"type":"Feature","properties":{{"code":"380102","name_th":"ข","name_en":"B"}},"geometry":{{"type":"MultiPolygon","coordinates":[[{hole}],[[[103.5,18.0],[104.0,18.0],[104.0,18.5],[103.5,18.5],[103.5,18.0]]]]}}}}]}}"#
    );
    let official = format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"ADM3_PCODE":"TH380101","ADM3_TH":"ก","ADM3_EN":"A","ADM2_PCODE":"TH3801","ADM1_PCODE":"TH38"}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}]}}"#
    );
    vec![ours.into(), official.into()]
}

/// A packed package.
pub(crate) fn package() -> Vec<Vec<u8>> {
    polygons().into_iter().map(|layer| packed(&[("layers/subdistricts.geojson", layer)])).collect()
}

/// Hours in the OSM language.
pub(crate) fn hours() -> Vec<Vec<u8>> {
    let texts = [
        "Mo-Fr 08:30-12:00,13:00-16:30; PH off",
        "24/7",
        "We[2] 09:00-15:00",
        "Apr-Sep: Mo-Su,PH 20:00-02:00",
        "Mo-Fr 08:30-16:30 unknown \"by appointment\"",
        "วันจันทร์ ถึง วันศุกร์ ตั้งแต่เวลา ๐๘.๓๐-๑๒.๐๐ น. และ ๑๓.๐๐ – ๑๖.๓๐ น. (ยกเว้นวันหยุดราชการ)",
        "ทุกวัน ตลอด 24 ชั่วโมง",
    ];
    texts.map(|text| text.as_bytes().to_vec()).to_vec()
}
