//! `indexer locate`.

use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use domain::Position;
use engine::Areas;

use super::lines;
use super::progress::Stage;

pub(super) fn run(boundaries: &Path) -> anyhow::Result<ExitCode> {
    let stage = Stage::begin(format!("reading {}", boundaries.display()));
    let (subdistricts, dropped) = indexer::boundaries::read_subdistricts(boundaries)?;
    let areas = Areas::new(subdistricts);
    drop(stage);
    for message in dropped {
        eprintln!("{message}");
    }

    let mut out = BufWriter::new(io::stdout().lock());
    lines::answer_each(BufReader::new(io::stdin().lock()), &mut out, |number, line, out| {
        match position(line) {
            Ok(position) => match areas.locate(position) {
                Some(located) => {
                    writeln!(out, "{}{}", located.subdistrict, if located.uncertain { "~" } else { "" })
                }
                // The border that is near may be on the other side.
                None => writeln!(out, "{}", if areas.is_near_border(position) { "~" } else { "" }),
            },
            Err(reason) => {
                eprintln!("line {number}: {reason}");
                writeln!(out)
            }
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

fn position(line: &[u8]) -> Result<Position, String> {
    let numbers = || {
        let (latitude, longitude) = std::str::from_utf8(line).ok()?.split_once(',')?;
        Some((latitude.trim().parse().ok()?, longitude.trim().parse().ok()?))
    };
    let (latitude, longitude) =
        numbers().ok_or("expected latitude,longitude in degrees, such as 18.36,103.65")?;
    Position::from_degrees(latitude, longitude).map_err(|error| error.to_string())
}
