//! From what was read to a published snapshot.

use std::path::Path;

use domain::ChangeNumber;
use engine::Manifest;

use crate::Checked;

/// Builds a snapshot of what was read, checks it and publishes it under a folder; the old one stays until then.
///
/// # Errors
/// When a file can't be written, or when the self-check finds a fault; then nothing was published.
pub fn build(checked: Checked, out: &Path) -> Result<Manifest, engine::Error> {
    let Checked { records, provenance, .. } = checked;
    engine::publish(records, ChangeNumber::default(), provenance, out)
}
