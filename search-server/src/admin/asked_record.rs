//! The unit or the manual that a list is narrowed to.

use registry::{Key, Kind};

use crate::api::parameters::Parameters;

/// Reads `service_point` or `procedure`; both are a fault. None: the list is about all records.
pub(super) fn read(given: &mut Parameters) -> Option<Key> {
    let unit = given.one("service_point").map(|id| Key::new(Kind::ServicePoint, id));
    let manual = given.one("procedure").map(|id| Key::new(Kind::Procedure, id));
    if unit.is_some() && manual.is_some() {
        given.error("procedure", "invalid", "expected either a unit or a manual");
    }
    unit.or(manual)
}
