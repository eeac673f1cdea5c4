//! From what was read to a published snapshot.

use std::collections::HashSet;
use std::path::Path;

use domain::service_point::Visibility;
use domain::{ChangeNumber, ServicePoint, ServicePointId};
use engine::Manifest;

use crate::Checked;

/// Builds a snapshot of what was read, checks it and publishes it under a folder; the old one stays until then.
///
/// # Errors
/// When a file can't be written, or when the self-check finds a fault; then nothing was published.
pub fn build(checked: Checked, out: &Path) -> Result<Manifest, engine::Error> {
    let Checked { mut records, provenance, .. } = checked;
    forget_hidden(&mut records.points);
    engine::publish(&records, ChangeNumber::default(), provenance, out)
}

/// Takes hidden points out, and their ids out of those that refer to them: nothing published names a hidden point.
fn forget_hidden(points: &mut Vec<ServicePoint>) {
    let is_hidden = |point: &ServicePoint| point.visibility == Visibility::Hidden;
    let hidden: HashSet<ServicePointId> =
        points.iter().filter(|point| is_hidden(point)).map(|point| point.id.clone()).collect();
    if hidden.is_empty() {
        return;
    }
    points.retain(|point| !is_hidden(point));
    for point in points {
        point.parent.take_if(|id| hidden.contains(id));
        point.succeeded_by.take_if(|id| hidden.contains(id));
    }
}
