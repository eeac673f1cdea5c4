//! `/v1/service-points/{id}`: one office in full, with what it offers and what holds now.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, FixedOffset};
use domain::{Position, Procedure, Schedule};
use engine::{HoursSource, OfficeRecord};
use serde::Serialize;
use utoipa::ToSchema;

use super::instant::Stamp;
use super::parameters::Parameters;
use super::problem::Problem;
use super::ratings::RatingScore;
use super::record_id::RecordId;
use super::wire::{Area, Open};
use super::{cache, instant, territory};
use crate::app::{self, App};
use crate::path::segment;
use crate::ratings::ShownScore;

/// An office in full. Null is unknown.
#[derive(Serialize, ToSchema)]
pub(crate) struct ServicePoint {
    snapshot: String,
    change: u64,
    /// The instant that `open` is about.
    #[schema(value_type = String, format = DateTime)]
    at: Stamp,
    id: String,
    /// Official unit code.
    code: Option<String>,
    name_th: String,
    name_en: Option<String>,
    /// Other names that it is found by: old ones, short ones.
    aliases: Vec<String>,
    /// Kind of office.
    #[serde(rename = "type")]
    kind: Option<String>,
    subtype: Option<String>,
    category: Option<String>,
    level: Option<String>,
    ministry: Option<String>,
    department: Option<String>,
    agency: Option<String>,
    parent_id: Option<String>,
    /// WGS-84 degrees; null: it has no pin yet.
    lat: Option<f64>,
    lon: Option<f64>,
    address: Option<String>,
    area: Option<Area>,
    postcode: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    website: Option<String>,
    /// Address of the first picture.
    photo: Option<String>,
    /// Addresses of all pictures, in the order in which the office shows them; those that this server keeps are paths here.
    photos: Vec<String>,
    /// What visitors' ratings come to; null before the fifth, and where nobody takes ratings.
    rating: Option<RatingScore>,
    /// Calendar whose days close it.
    calendar: String,
    /// IANA time zone of its clock.
    timezone: &'static str,
    open: Open<'static>,
    /// Codes of the areas that it is responsible for.
    serves: Vec<String>,
    /// What it drew of its territory, as a GeoJSON geometry; left out where it drew nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    territory: Option<serde_json::Value>,
    offers: Vec<Offered>,
    updated_at: Option<String>,
    /// Columns whose value is made up for the sample.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sample_fields: Vec<String>,
}

/// A procedure that an office offers.
#[derive(Serialize, ToSchema)]
struct Offered {
    procedure: String,
    title_th: String,
    title_en: Option<String>,
    /// What holds for this procedure at this office.
    open: Open<'static>,
    /// Minutes before closing after which no case is taken, where the office says so.
    last_acceptance_minutes: Option<u32>,
    /// Whether photocopies must still be brought.
    copies_required: Option<bool>,
    note: Option<String>,
    updated_at: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sample_fields: Vec<String>,
}

/// One office in full.
#[utoipa::path(
    get,
    operation_id = "service_point",
    path = "/v1/service-points/{id}",
    tag = "records",
    params(
        ("id" = String, Path),
        ("at" = Option<String>, Query, description = "RFC 3339 instant; default: now, to the minute"),
    ),
    responses(
        (status = 200, body = ServicePoint),
        (status = 308, description = "Another office took over its work: see Location"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn one(
    State(app): State<App>,
    RecordId(id): RecordId,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut given = Parameters::of_query(&uri);
    let at = given.read("at", instant::read).unwrap_or_else(|| instant::thai(app::this_minute()));
    given.finish()?;
    let wanted = id.clone();
    let engine = app.engine();
    let office = app::ask(engine.clone(), move |engine| engine.office(&wanted)).await?;
    let office = office.ok_or_else(|| Problem::not_found("service point", &id))?;
    if let Some(successor) = &office.point.succeeded_by {
        let location = format!("/v1/service-points/{}", segment(successor.as_str()));
        return Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response());
    }
    let rating = match &app.site.ratings {
        Some(ratings) => ratings.shown(&office.point.id).await,
        None => None,
    };
    let tag = cache::tag(&*engine, &[&format!("service point {id} {at} {rating:?}")]);
    if cache::is_known(&headers, &tag) {
        return Ok(cache::not_modified(&tag));
    }
    let record = ServicePoint::new(office, rating, at, engine.snapshot_id(), engine.change().0);
    Ok(cache::with_tag(Json(record).into_response(), &tag))
}

impl ServicePoint {
    fn new(
        office: OfficeRecord,
        rating: Option<ShownScore>,
        at: DateTime<FixedOffset>,
        snapshot: &str,
        change: u64,
    ) -> Self {
        let open = open_at(&office.schedule, HoursSource::Unit, at);
        let offers = office
            .offers
            .into_iter()
            .map(|(offer, procedure, schedule)| Offered::new(offer, procedure, &schedule, at))
            .collect();
        let point = office.point;
        let photos: Vec<String> = point.pictures().map(str::to_owned).collect();
        Self {
            snapshot: snapshot.to_owned(),
            change,
            at: Stamp::of(&at),
            id: point.id.to_string(),
            code: point.code.map(|code| code.as_str().to_owned()),
            name_th: point.name_th,
            name_en: point.name_en,
            aliases: point.aliases,
            kind: point.kind.as_deref().map(str::to_owned),
            subtype: point.subtype.as_deref().map(str::to_owned),
            category: point.category.as_deref().map(str::to_owned),
            level: point.level.as_deref().map(str::to_owned),
            ministry: point.ministry.as_deref().map(str::to_owned),
            department: point.department.as_deref().map(str::to_owned),
            agency: point.agency.as_deref().map(str::to_owned),
            parent_id: point.parent.map(|parent| parent.to_string()),
            lat: point.position.map(Position::latitude_degrees),
            lon: point.position.map(Position::longitude_degrees),
            address: point.address,
            area: Area::of(point.subdistrict, office.found),
            postcode: point.postcode,
            phone: point.phone,
            email: point.email,
            website: point.website,
            photo: photos.first().cloned(),
            photos,
            rating: rating.map(RatingScore::from),
            calendar: point.calendar.to_string(),
            timezone: point.zone.name(),
            open,
            serves: point.serves.iter().map(ToString::to_string).collect(),
            territory: point.territory.as_deref().map(territory::geometry),
            offers,
            updated_at: point.updated_at.map(|date| date.as_str().to_owned()),
            sample_fields: point.sample_fields,
        }
    }
}

impl Offered {
    fn new(
        offer: domain::Offer,
        procedure: Procedure,
        schedule: &Schedule,
        at: DateTime<FixedOffset>,
    ) -> Self {
        let source = if offer.hours.is_some() { HoursSource::Procedure } else { HoursSource::Unit };
        Self {
            procedure: procedure.id.to_string(),
            title_th: procedure.title_th,
            title_en: procedure.title_en,
            open: open_at(schedule, source, at),
            last_acceptance_minutes: offer.last_acceptance_minutes,
            copies_required: offer.copies_required,
            note: offer.note,
            updated_at: offer.updated_at.map(|date| date.as_str().to_owned()),
            sample_fields: offer.sample_fields,
        }
    }
}

fn open_at(schedule: &Schedule, source: HoursSource, at: DateTime<FixedOffset>) -> Open<'static> {
    Open::new(&schedule.state_at(at.to_utc()), source, schedule.hours()).into_owned()
}
