//! Who may decide about a change: whoever may about everything that it changes.

use domain::ServicePointId;
use registry::{Action, Edit, Kind, Office, Record, Target, UnitPlace, Waiting};

use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::api::problem::Problem;

/// Where a record that changes belongs.
enum Place {
    Unit(UnitPlace),
    Procedure(Vec<String>),
    Register,
}

/// Whether somebody may do something to everything that a change changes.
///
/// # Errors
/// When the register fails.
pub(super) async fn may(
    admin: &Admin,
    signed_in: &SignedIn,
    waiting: &Waiting,
    action: Action,
) -> Result<bool, Problem> {
    for edit in &waiting.edits {
        if signed_in.require(action, target(&place(admin, edit).await?)).is_err() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Refuses whoever may not.
///
/// # Errors
/// A problem, also when the register fails.
pub(super) async fn require(
    admin: &Admin,
    signed_in: &SignedIn,
    waiting: &Waiting,
    action: Action,
) -> Result<(), Problem> {
    for edit in &waiting.edits {
        signed_in.require(action, target(&place(admin, edit).await?))?;
    }
    Ok(())
}

/// Whether somebody sees what everyone does.
pub(super) fn reads_everything(signed_in: &SignedIn) -> bool {
    signed_in.require(Action::ReadLog, Target::Register).is_ok()
}

fn target(place: &Place) -> Target<'_> {
    match place {
        Place::Unit(place) => Target::Unit(place),
        Place::Procedure(organisations) => Target::Procedure(organisations),
        Place::Register => Target::Register,
    }
}

async fn place(admin: &Admin, edit: &Edit) -> Result<Place, Problem> {
    let register = &admin.registry;
    match edit.key.kind {
        Kind::ServicePoint => {
            let Ok(id) = ServicePointId::new(&edit.key.id) else { return Ok(Place::Register) };
            if let Some(place) = register.unit_place(&id).await? {
                return Ok(Place::Unit(place));
            }
            match &edit.record {
                Some(Record::ServicePoint(office)) => Ok(Place::Unit(of_new(admin, office).await?)),
                _ => Ok(Place::Register),
            }
        }
        Kind::Procedure => {
            let Ok(id) = domain::ProcedureId::new(&edit.key.id) else { return Ok(Place::Register) };
            let organisations = register.procedure_organisations(&id).await?;
            Ok(organisations.map_or(Place::Register, Place::Procedure))
        }
        _ => Ok(Place::Register),
    }
}

/// Where a unit belongs that isn't in the register yet.
async fn of_new(admin: &Admin, office: &Office) -> Result<UnitPlace, Problem> {
    let point = &office.point;
    let mut place = UnitPlace { units: vec![point.id.clone()], ..UnitPlace::default() };
    if let Some(parent) = &point.parent
        && let Some(above) = admin.registry.unit_place(parent).await?
    {
        place.units.extend(above.units);
    }
    for own in [&point.ministry, &point.department, &point.agency].into_iter().flatten() {
        place.organisations.extend(admin.registry.organisation_and_above(own).await?);
    }
    place.subdistrict = point.subdistrict;
    Ok(place)
}
