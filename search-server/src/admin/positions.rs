//! `POST /admin/v1/positions/read`: the place that somebody pastes, in whatever notation.

use axum::Json;
use pins::pasted::{self, MAX_CHARS, Reading, Unread};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::Body;
use super::faults::Faults;
use super::signed_in::SignedIn;
use crate::api::problem::Problem;

/// What was pasted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pasted {
    /// Degrees in any notation and order, metres on the UTM grid, or the link of a map, which isn't followed.
    #[schema(example = "47Q 0498451 2077404")]
    text: String,
}

/// The places that it may mean.
#[derive(Serialize, ToSchema)]
pub(crate) struct Readings {
    /// The likeliest first: those within Thailand before others.
    readings: Vec<ReadingTold>,
    /// Why there is none; null where there is one.
    fault: Option<FaultTold>,
}

/// A place that a text may mean.
#[derive(Serialize, ToSchema)]
struct ReadingTold {
    /// WGS-84 degrees, to a centimetre.
    #[schema(example = 18.7883)]
    lat: f64,
    #[schema(example = 98.9853)]
    lon: f64,
    /// `decimal`, `decimal-minutes`, `dms`, `utm-47`, `utm-48`, `google`, `openstreetmap`, `map-link` or `geo`.
    #[schema(example = "utm-47")]
    notation: &'static str,
}

/// Why no place was read.
#[derive(Serialize, ToSchema)]
struct FaultTold {
    /// `short-link`, `link-without-place` or `not-a-place`.
    #[schema(example = "short-link")]
    code: &'static str,
    message_th: &'static str,
    message_en: &'static str,
}

impl From<Reading> for ReadingTold {
    fn from(Reading { position, notation }: Reading) -> Self {
        let rounded = |degrees: f64| (degrees * 1e7).round() / 1e7;
        Self {
            lat: rounded(position.latitude_degrees()),
            lon: rounded(position.longitude_degrees()),
            notation: notation.as_str(),
        }
    }
}

impl From<Unread> for FaultTold {
    fn from(unread: Unread) -> Self {
        let (code, message_th, message_en) = match unread {
            Unread::ShortLink => (
                "short-link",
                "ลิงก์ย่อไม่มีพิกัดอยู่ในตัว เปิดลิงก์ในเบราว์เซอร์ก่อน แล้วคัดลอกที่อยู่ยาวที่ขึ้นมาวางแทน",
                "A short link holds no coordinates: open it in a browser, and paste the long address that appears",
            ),
            Unread::LinkWithoutPlace => (
                "link-without-place",
                "ลิงก์นี้ไม่มีพิกัดอยู่ข้างใน กดค้างที่จุดบนแผนที่นั้น แล้วคัดลอกตัวเลขพิกัดมาวางแทน",
                "No coordinates stand in this link: press the place on that map, and paste the numbers that it shows",
            ),
            Unread::NotAPlace => (
                "not-a-place",
                "อ่านเป็นพิกัดไม่ได้ ตัวอย่างที่อ่านได้: 18.3612, 103.6512 หรือ 18°21'40\"N 103°39'04\"E หรือ 48Q 357367 2030544",
                "No coordinates were read; expected for example 18.3612, 103.6512 or 18°21'40\"N 103°39'04\"E or 48Q 357367 2030544",
            ),
        };
        Self { code, message_th, message_en }
    }
}

/// Reads a place as it is pasted. Nothing is fetched, and nothing is kept.
#[utoipa::path(
    post,
    operation_id = "admin_read_position",
    path = "/admin/v1/positions/read",
    tag = "units",
    request_body = Pasted,
    responses(
        (status = 200, body = Readings),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn read(
    _signed_in: SignedIn,
    Body(Pasted { text }): Body<Pasted>,
) -> Result<Json<Readings>, Problem> {
    let mut faults = Faults::default();
    faults.expect_text("text", &text, MAX_CHARS);
    faults.finish()?;
    Ok(Json(match pasted::read(&text) {
        Ok(readings) => {
            Readings { readings: readings.into_iter().map(ReadingTold::from).collect(), fault: None }
        }
        Err(unread) => Readings { readings: Vec::new(), fault: Some(unread.into()) },
    }))
}
