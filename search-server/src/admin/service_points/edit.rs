//! `PATCH /admin/v1/service-points/{id}`: what a unit is from now on.

use axum::extract::State;
use axum::response::Response;
use domain::ServicePointId;
use domain::id::CalendarId;
use registry::{Action, Edit, Key, Kind, Office, Record};

use super::Present;
use super::card::{self, Card};
use super::fields::{self, Named, UnitFields};
use super::territory;
use crate::admin::body::Body;
use crate::admin::faults::Faults;
use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::admin::told;
use crate::admin::version::Seen;
use crate::admin::write::{self, MAX_REASON_CHARS, Waiting, Why};
use crate::api::problem::Problem;
use crate::api::record_id::RecordId;

/// Changes a unit: the fields that are given, of the version that was seen. Hours may be written in Thai.
#[utoipa::path(
    patch,
    operation_id = "admin_edit_service_point",
    path = "/admin/v1/service-points/{id}",
    tag = "units",
    params(
        ("id" = String, Path, example = "dopa-3804"),
        ("If-Match" = String, Header, description = "ETag of the card that was seen", example = "\"42\""),
    ),
    request_body = UnitFields,
    responses(
        (status = 200, body = Card, headers(("ETag" = String, description = "Number of the change that it is of"))),
        (status = 202, body = Waiting, description = "It waits for a second person"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, description = "Somebody changed it meanwhile", content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn patch(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    RecordId(id): RecordId,
    seen: Seen,
    Body(fields): Body<UnitFields>,
) -> Result<Response, Problem> {
    let id = super::id(&id)?;
    signed_in.require_unit(&admin, Action::Edit, &id).await?;
    if fields.pin.is_some() {
        signed_in.require_unit(&admin, Action::MovePin, &id).await?;
    }
    let Present { entry, mut office } = super::present(&admin, &id).await?;
    let before = Record::ServicePoint(Box::new(office.clone()));
    seen.expect(entry.number, || told::record(&before).into())?;
    let mut faults = Faults::default();
    let reason = fields.reason.clone();
    if let Some(reason) = &reason {
        faults.expect_text("reason", reason, MAX_REASON_CHARS);
    }
    let named = fields.apply(&mut office, &mut faults);
    expect_named(&admin, &id, &named, &mut faults).await?;
    faults.finish()?;
    let edit = Edit::set(Record::ServicePoint(Box::new(office)), entry.number);
    write_one(&admin, &signed_in, &id, edit, Why::edit(reason)).await
}

/// Writes a change of a unit, and answers with its card.
///
/// # Errors
/// Those of the register.
pub(super) async fn write_one(
    admin: &Admin,
    signed_in: &SignedIn,
    id: &ServicePointId,
    edit: Edit,
    why: Why,
) -> Result<Response, Problem> {
    let outcome = write::submit(admin, signed_in, vec![edit], why).await?;
    let answer = async |_| {
        let Present { entry, office } = super::present(admin, id).await?;
        card::answer(admin, signed_in, &entry, &office).await
    };
    outcome.answered(answer).await
}

/// Reports what fields name elsewhere and isn't there, or is another unit's.
///
/// # Errors
/// When the register fails.
pub(crate) async fn expect_named(
    admin: &Admin,
    id: &ServicePointId,
    named: &Named,
    faults: &mut Faults,
) -> Result<(), Problem> {
    if let Some(code) = &named.code
        && let Some(other) = admin.registry.unit_with_code(code, id).await?
    {
        faults.add(
            "code",
            "invalid",
            format!("{code:?} is the code of {other}: expected one that no other unit has"),
        );
    }
    if let Some(parent) = &named.parent {
        let above = unit(admin, parent).await?;
        if parent == id {
            faults.add("parent_id", "invalid", "is the unit itself: expected another one above it");
        } else if above.is_none() {
            faults.add("parent_id", "not_found", fields::missing("unit", parent));
        } else if leads_to(admin, parent, id).await? {
            faults.add(
                "parent_id",
                "invalid",
                format!("{parent} stands below this unit: expected one that doesn't"),
            );
        }
    }
    if let Some(drawn) = &named.territory {
        let engine = admin.app.engine();
        faults.read("territory", territory::expect_in_subdistricts(&*engine, drawn));
    }
    if let Some(calendar) = &named.calendar
        && !is_calendar(admin, calendar).await?
    {
        faults.add("calendar", "not_found", fields::missing("calendar", calendar));
    }
    Ok(())
}

async fn unit(admin: &Admin, id: &ServicePointId) -> Result<Option<Office>, Problem> {
    let entry = admin.registry.current(&Key::new(Kind::ServicePoint, id.as_str())).await?;
    Ok(match entry.and_then(|entry| entry.record) {
        Some(Record::ServicePoint(office)) => Some(*office),
        _ => None,
    })
}

/// Whether a unit stands below another one, however far.
async fn leads_to(admin: &Admin, from: &ServicePointId, to: &ServicePointId) -> Result<bool, Problem> {
    let mut met = vec![from.clone()];
    while let Some(office) = unit(admin, &met[met.len() - 1]).await? {
        match office.point.parent {
            Some(parent) if parent == *to => return Ok(true),
            // A circle that was there before isn't followed for ever.
            Some(parent) if !met.contains(&parent) => met.push(parent),
            _ => break,
        }
    }
    Ok(false)
}

/// Whether a calendar is named by any record.
pub(crate) async fn is_calendar(admin: &Admin, calendar: &CalendarId) -> Result<bool, Problem> {
    if *calendar == CalendarId::national() {
        return Ok(true);
    }
    let named = admin.registry.all(Kind::Calendar).await?;
    if named.iter().any(|entry| entry.key.id == calendar.as_str()) {
        return Ok(true);
    }
    let dates = admin.registry.all(Kind::CalendarDate).await?;
    let names = |record: &Record| match record {
        Record::CalendarDate(on) => on.calendar == *calendar,
        _ => false,
    };
    Ok(dates.iter().filter_map(|entry| entry.record.as_ref()).any(names))
}
