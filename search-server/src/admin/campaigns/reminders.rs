//! Whom to remind: the units that haven't confirmed yet, with how they are reached, as a file for a spreadsheet.

use axum::extract::State;
use axum::http::{HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::AreaCode;
use registry::{Campaign, DueUnit, Key, Kind, Record};

use super::progress::names_of;
use super::{found, require_reading};
use crate::admin::service_points::export_row::{BYTE_ORDER_MARK, line, thai_day};
use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::admin::unit::bad;
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// Units that are read at a time.
const PAGE: u32 = 500;

/// Most units of a file. More are told by area.
const MOST_UNITS: u64 = 20_000;

const HEADER: [&str; 14] = [
    "รหัสหน่วยงาน (13 หลัก)",
    "หน่วยงาน",
    "กระทรวง",
    "กรม",
    "จังหวัด",
    "อำเภอ",
    "ตำบล",
    "โทรศัพท์",
    "อีเมล",
    "เรื่องที่ขอให้ยืนยัน",
    "กำหนดวันสุดท้าย",
    "กำหนดวันสุดท้าย (ISO 8601)",
    "ยืนยันครั้งก่อน (ISO 8601)",
    "รหัสระเบียน",
];

/// The units that haven't confirmed yet, as CSV for spreadsheets: UTF-8 with a mark, and no cell that would be a formula.
#[utoipa::path(
    get,
    operation_id = "admin_campaign_reminders",
    path = "/admin/v1/campaigns/{id}/reminders.csv",
    tag = "campaigns",
    params(
        ("id" = String, Path, example = "campaign-7Q2MX0123456789A"),
        ("area" = Option<String>, Query, description = "Within an area; code of 2, 4 or 6 digits"),
    ),
    responses(
        (status = 200, body = String, content_type = "text/csv"),
        (status = 400, description = "Also where more than 20,000 units are due: ask by area", body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn csv(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    uri: Uri,
) -> Result<Response, Problem> {
    let (_, campaign) = found(&admin, &id).await?;
    let mut given = Parameters::of_query(&uri);
    let within: Option<AreaCode> = given.read("area", str::parse);
    given.finish()?;
    require_reading(&admin, &signed_in, &campaign, within).await?;
    super::expect_units(&campaign)?;
    let mut file = format!("{BYTE_ORDER_MARK}{}", line(HEADER.map(str::to_owned)));
    let mut skip = 0;
    loop {
        let due = admin.registry.due(&campaign, within, Some(false), skip, PAGE).await?;
        if due.total > MOST_UNITS {
            let detail = format!("{} units are due: expected an area with at most {MOST_UNITS}", due.total);
            return Err(bad("area", detail));
        }
        if due.units.is_empty() {
            break;
        }
        skip += due.units.len() as u32;
        for unit in due.units {
            let reached = reached(&admin, &unit).await?;
            file.push_str(&line(cells(&campaign, unit, reached)));
        }
    }
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"reminders.csv\"")),
    ];
    Ok((headers, file).into_response())
}

/// Telephone number and e-mail address of a unit.
async fn reached(admin: &Admin, unit: &DueUnit) -> Result<[Option<String>; 2], Problem> {
    let key = Key::new(Kind::ServicePoint, unit.id.as_str());
    let record = admin.registry.current(&key).await?.and_then(|entry| entry.record);
    Ok(match record {
        Some(Record::ServicePoint(office)) => [office.point.phone, office.point.email],
        _ => [None, None],
    })
}

fn cells(campaign: &Campaign, unit: DueUnit, [phone, email]: [Option<String>; 2]) -> [String; 14] {
    let [province, district, subdistrict] = names_of(unit.subdistrict);
    let day = |day: NaiveDate| day.to_string();
    [
        unit.code.unwrap_or_default(),
        unit.name_th,
        unit.ministry.unwrap_or_default(),
        unit.department.unwrap_or_default(),
        province,
        district,
        subdistrict,
        phone.unwrap_or_default(),
        email.unwrap_or_default(),
        campaign.title_th.clone(),
        thai_day(campaign.deadline),
        day(campaign.deadline),
        unit.confirmed.map(|(on, _)| day(on)).unwrap_or_default(),
        unit.id.to_string(),
    ]
}
