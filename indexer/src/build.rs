//! From what was read to a published snapshot.

use std::path::Path;

use engine::{Manifest, Staged};

use crate::Checked;

/// Builds a snapshot of what was read, checks it and publishes it under a folder; the old one stays until then.
///
/// # Errors
/// When a file can't be written, or when the self-check finds a fault; then nothing was published.
pub fn build(checked: Checked, out: &Path) -> Result<Manifest, engine::Error> {
    stage(checked, out)?.publish()
}

/// Builds a snapshot of what was read beside the published one, and checks it. Whoever stages it decides about records
/// that can't be found by something of their own ([`Staged::quarantined`]).
///
/// # Errors
/// When a file can't be written, or when the self-check finds a fault; then nothing is left of it.
pub fn stage(checked: Checked, out: &Path) -> Result<Staged, engine::Error> {
    let Checked { records, provenance, change, .. } = checked;
    engine::stage(records, change, provenance, out)
}
