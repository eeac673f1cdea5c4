//! `indexer boundaries`.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use domain::AreaCode;
use domain::ellipsoid::Metres;
use indexer::boundaries::{Difference, Import, ImportOptions, Misfit, Origin, Progress, Repairs, Simplified};
use indicatif::BinaryBytes;
use serde_json::{Value, json};

use super::arguments::Format;
use super::progress::Stage;
use super::report::count;

/// Of messages of a kind, those that are shown one by one.
const SHOWN: usize = 10;

pub(super) fn run(from: &OsStr, out: &Path, simplify: f64, format: Format) -> anyhow::Result<ExitCode> {
    let from = Origin::from(from);
    let stage = Stage::begin(format!("importing {}", from.shown().display()));
    let options = ImportOptions { simplify: Metres(simplify) };
    let import = indexer::boundaries::import(&from, out, options, &|progress| show(&stage, progress))?;
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

fn show(stage: &Stage, progress: Progress) {
    match progress {
        Progress::Step(step) => stage.step(step.to_owned(), None),
        Progress::Downloading { bytes: 0, of } => stage.step("downloading".to_owned(), of),
        Progress::Downloading { bytes, of } => {
            let of = of.map_or(String::new(), |of| format!(" of {}", BinaryBytes(of)));
            stage.reached(bytes, format!("{}{of}", BinaryBytes(bytes)));
        }
    }
}

fn print_messages(import: &Import) -> io::Result<()> {
    let mut err = io::stderr().lock();
    for message in &import.dropped {
        writeln!(err, "{message}")?;
    }
    print_some(&mut err, &import.notes, |note| format!("note: {note}"))?;
    print_some(&mut err, &import.mended, |line| format!("note: {line}"))?;
    print_some(&mut err, &import.differences, difference)?;
    for (codes, what) in
        [(&import.unknown, "not in the gazetteer"), (&import.missing, "in the gazetteer, without a polygon")]
    {
        if !codes.is_empty() {
            writeln!(err, "note: {what}: {}", joined(codes))?;
        }
    }
    print_some(&mut err, &import.misfits, misfit)
}

/// Prints the first messages of a kind, and how many there are more.
fn print_some<M>(err: &mut impl Write, messages: &[M], line: impl Fn(&M) -> String) -> io::Result<()> {
    messages.iter().take(SHOWN).try_for_each(|message| writeln!(err, "{}", line(message)))?;
    let more = messages.len().saturating_sub(SHOWN);
    if more > 0 { writeln!(err, "note: and {more} more of this kind: see --format json") } else { Ok(()) }
}

fn difference(difference: &Difference) -> String {
    let Difference { code, own_square_metres, together_square_metres } = difference;
    let [own, together] =
        [own_square_metres, together_square_metres].map(|square_metres| square_metres / 1e6);
    format!(
        "note: {code}: {own:.1} km² by its own outline, {together:.1} km² put together from subdistricts: written"
    )
}

fn misfit(misfit: &Misfit) -> String {
    let Misfit { place, square_metres, areas } = misfit;
    let kind = if areas.is_empty() { "gap".to_owned() } else { format!("overlap of {}", joined(areas)) };
    let (latitude, longitude) = (place.latitude_degrees(), place.longitude_degrees());
    format!("note: {kind}: {square_metres:.0} m² at {latitude:.5},{longitude:.5}")
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
    let Repairs { closed, turned, repeated_points, spikes, joined, split, crossed, dropped } = import.repairs;
    writeln!(
        out,
        "repaired: {} closed, {turned} turned, {} and {} removed; dropped: {}, {}",
        count(closed, "ring"),
        count(repeated_points, "repeated point"),
        count(spikes, "spike"),
        count(dropped, "ring"),
        count(import.dropped.len() as u64, "feature"),
    )?;
    writeln!(
        out,
        "outlines: {} cut where they touch themselves, {} where they cross, {} joined to edges of neighbours",
        count(split, "area"),
        count(crossed, "area"),
        vertices(joined),
    )?;
    let Simplified { before, after } = import.simplified;
    writeln!(out, "borders: {} of {before} kept", vertices(after as u64))?;
    let (gaps, overlaps) = gaps_and_overlaps(import);
    writeln!(out, "between subdistricts: {}, {}", extent(&gaps, "gap"), extent(&overlaps, "overlap"))
}

fn vertices(number: u64) -> String {
    if number == 1 { "1 vertex".to_owned() } else { format!("{number} vertices") }
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
    let different = |difference: &Difference| {
        json!({
            "code": difference.code.to_string(),
            "own_square_metres": difference.own_square_metres,
            "together_square_metres": difference.together_square_metres,
        })
    };
    let differences: Vec<Value> = import.differences.iter().map(different).collect();
    let [provinces, districts, subdistricts] = import.written;
    let Repairs { closed, turned, repeated_points, spikes, joined, split, crossed, dropped } = import.repairs;
    let (gaps, overlaps) = gaps_and_overlaps(import);
    json!({
        "written": {"provinces": provinces, "districts": districts, "subdistricts": subdistricts},
        "put_together": import.put_together,
        "repairs": {
            "closed": closed,
            "turned": turned,
            "repeated_points": repeated_points,
            "spikes": spikes,
            "joined": joined,
            "split_areas": split,
            "crossed_areas": crossed,
            "dropped_rings": dropped,
        },
        "mended": import.mended,
        "notes": import.notes,
        "vertices": {"before": import.simplified.before, "after": import.simplified.after},
        "differences": differences,
        "dropped": import.dropped,
        "unknown": codes(&import.unknown),
        "missing": codes(&import.missing),
        "gaps": misfits(gaps),
        "overlaps": misfits(overlaps),
    })
}
