//! `indexer boundaries`.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use domain::AreaCode;
use indexer::boundaries::{Import, Misfit, Repairs};
use serde_json::{Value, json};

use super::arguments::Format;
use super::progress::Stage;
use super::report::count;

/// Misfits that are shown one by one.
const SHOWN: usize = 10;

pub(super) fn run(from: &Path, out: &Path, format: Format) -> anyhow::Result<ExitCode> {
    let stage = Stage::begin(format!("importing {}", from.display()));
    let import = indexer::boundaries::import(from, out)?;
    drop(stage);
    match format {
        Format::Text => {
            print_messages(&import)?;
            print_summary(&import, out)?;
        }
        Format::Json => writeln!(io::stdout(), "{}", json_of(&import))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn print_messages(import: &Import) -> io::Result<()> {
    let mut err = io::stderr().lock();
    for message in &import.dropped {
        writeln!(err, "{message}")?;
    }
    for (codes, what) in
        [(&import.unknown, "not in the gazetteer"), (&import.missing, "in the gazetteer, without a polygon")]
    {
        if !codes.is_empty() {
            writeln!(err, "note: {what}: {}", joined(codes))?;
        }
    }
    for misfit in import.misfits.iter().take(SHOWN) {
        let Misfit { place, square_metres, areas } = misfit;
        let kind = if areas.is_empty() { "gap".to_owned() } else { format!("overlap of {}", joined(areas)) };
        let (latitude, longitude) = (place.latitude_degrees(), place.longitude_degrees());
        writeln!(err, "note: {kind}: {square_metres:.0} m² at {latitude:.5},{longitude:.5}")?;
    }
    Ok(())
}

fn print_summary(import: &Import, dir: &Path) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let [provinces, districts, subdistricts] = import.written.map(|number| number as u64);
    writeln!(
        out,
        "wrote {}, {}, {} to {}{}",
        count(provinces, "province"),
        count(districts, "district"),
        count(subdistricts, "subdistrict"),
        dir.display(),
        if import.put_together > 0 {
            format!(" ({} put together from subdistricts)", import.put_together)
        } else {
            String::new()
        }
    )?;
    let Repairs { closed, turned, repeated_points, spikes, dropped } = import.repairs;
    writeln!(
        out,
        "repaired: {} closed, {turned} turned, {} and {} removed; dropped: {}, {}",
        count(closed, "ring"),
        count(repeated_points, "repeated point"),
        count(spikes, "spike"),
        count(dropped, "ring"),
        count(import.dropped.len() as u64, "feature"),
    )?;
    let (gaps, overlaps) = gaps_and_overlaps(import);
    writeln!(out, "between subdistricts: {}, {}", extent(&gaps, "gap"), extent(&overlaps, "overlap"))
}

fn extent(misfits: &[&Misfit], noun: &str) -> String {
    // A sum of nothing would be a negative zero.
    let square_metres = misfits.iter().fold(0.0, |sum, misfit| sum + misfit.square_metres);
    format!("{} ({:.3} km²)", count(misfits.len() as u64, noun), square_metres / 1e6)
}

fn gaps_and_overlaps(import: &Import) -> (Vec<&Misfit>, Vec<&Misfit>) {
    import.misfits.iter().partition(|misfit| misfit.areas.is_empty())
}

fn joined(codes: &[AreaCode]) -> String {
    codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn json_of(import: &Import) -> Value {
    let codes = |codes: &[AreaCode]| codes.iter().map(ToString::to_string).collect::<Vec<_>>();
    let misfits = |misfits: Vec<&Misfit>| {
        let shown = |misfit: &Misfit| {
            json!({
                "lat": misfit.place.latitude_degrees(),
                "lon": misfit.place.longitude_degrees(),
                "square_metres": misfit.square_metres,
                "areas": codes(&misfit.areas),
            })
        };
        misfits.into_iter().map(shown).collect::<Vec<_>>()
    };
    let [provinces, districts, subdistricts] = import.written;
    let Repairs { closed, turned, repeated_points, spikes, dropped } = import.repairs;
    let (gaps, overlaps) = gaps_and_overlaps(import);
    json!({
        "written": {"provinces": provinces, "districts": districts, "subdistricts": subdistricts},
        "put_together": import.put_together,
        "repairs": {
            "closed": closed,
            "turned": turned,
            "repeated_points": repeated_points,
            "spikes": spikes,
            "dropped_rings": dropped,
        },
        "dropped": import.dropped,
        "unknown": codes(&import.unknown),
        "missing": codes(&import.missing),
        "gaps": misfits(gaps),
        "overlaps": misfits(overlaps),
    })
}
