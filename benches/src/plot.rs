//! `cargo xtask bench plot`: recorded runs of several sizes as one drawing, a panel for each class.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// What is drawn.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Recorded runs of `cargo xtask bench`
    #[arg(required = true, value_name = "RUN.json")]
    runs: Vec<PathBuf>,
    /// File for the drawing
    #[arg(long, value_name = "FILE.svg")]
    out: PathBuf,
}

/// A panel and the space around it, in pixels.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 240.0;
const MARGIN: f64 = 64.0;
const COLUMNS: usize = 3;
/// Room for the legend below the panels.
const LEGEND: f64 = 70.0;
/// Colours that people who see colours differently can tell apart (Okabe and Ito, 2008), the engine's first.
const COLOURS: [&str; 8] =
    ["#D55E00", "#000000", "#0072B2", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#999999"];

/// Points and microseconds.
type Curve = Vec<(f64, f64)>;
/// p50 and p99 of each system of a class.
type Panel = BTreeMap<String, [Curve; 2]>;

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let mut panels: BTreeMap<String, Panel> = BTreeMap::new();
    for path in &arguments.runs {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        add(&mut panels, &serde_json::from_str(&text)?).with_context(|| path.display().to_string())?;
    }
    fs::write(&arguments.out, drawing(&panels)?).with_context(|| arguments.out.display().to_string())
}

fn add(panels: &mut BTreeMap<String, Panel>, run: &Value) -> Result<()> {
    let points = run["points"].as_f64().context("a run has points")?;
    for row in run["rows"].as_array().context("a run has rows")? {
        let text = |name: &str| {
            row[name].as_str().map(str::to_owned).with_context(|| format!("a row has no {name}"))
        };
        let panel = panels.entry(text("class")?).or_default();
        let curves = panel.entry(text("system")?).or_default();
        for (curve, name) in curves.iter_mut().zip(["p50_us", "p99_us"]) {
            curve.push((points, row[name].as_f64().with_context(|| format!("a row has no {name}"))?));
            curve.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
    }
    Ok(())
}

/// Powers of ten around some values.
struct Scale {
    low: f64,
    high: f64,
    length: f64,
}

impl Scale {
    fn around(values: impl Iterator<Item = f64> + Clone, length: f64) -> Self {
        let low = values.clone().fold(f64::INFINITY, f64::min).log10().floor();
        let high = values.fold(0.0, f64::max).log10().ceil();
        Self { low, high: high.max(low + 1.0), length }
    }

    /// Pixels from the low end.
    fn at(&self, value: f64) -> f64 {
        (value.log10() - self.low) / (self.high - self.low) * self.length
    }

    fn powers(&self) -> impl Iterator<Item = f64> {
        (self.low as i32..=self.high as i32).map(|power| 10f64.powi(power))
    }
}

fn drawing(panels: &BTreeMap<String, Panel>) -> Result<String> {
    let curves = panels.values().flat_map(BTreeMap::values).flatten().flatten();
    ensure!(curves.clone().all(|(_, micros)| *micros > 0.0), "a time isn't positive");
    let x = Scale::around(curves.clone().map(|(points, _)| *points), WIDTH);
    let y = Scale::around(curves.map(|(_, micros)| *micros), HEIGHT);
    let mut names: Vec<&String> = panels.values().flat_map(BTreeMap::keys).collect();
    names.sort_by_key(|name| (*name != "engine", *name));
    names.dedup();
    let width = COLUMNS as f64 * (WIDTH + MARGIN) + MARGIN;
    let panels_height = panels.len().div_ceil(COLUMNS) as f64 * (HEIGHT + MARGIN) + MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
        panels_height + LEGEND
    );
    for (place, (class, panel)) in panels.iter().enumerate() {
        let left = MARGIN + (place % COLUMNS) as f64 * (WIDTH + MARGIN);
        let top = MARGIN + (place / COLUMNS) as f64 * (HEIGHT + MARGIN);
        writeln!(svg, "<g transform=\"translate({left} {top})\">")?;
        axes(&mut svg, class, &x, &y)?;
        for (name, curves) in panel {
            let colour = colour(&names, name);
            for (curve, dashes) in curves.iter().zip(["", " stroke-dasharray=\"4 3\""]) {
                line(&mut svg, curve, (&x, &y), &format!("stroke=\"{colour}\"{dashes}"))?;
            }
        }
        svg.push_str("</g>\n");
    }
    legend(&mut svg, &names, panels_height)?;
    svg.push_str("</svg>\n");
    Ok(svg)
}

fn colour(names: &[&String], name: &String) -> &'static str {
    let place = names.iter().position(|other| *other == name).unwrap_or_default();
    COLOURS[place % COLOURS.len()]
}

fn axes(svg: &mut String, class: &str, x: &Scale, y: &Scale) -> Result<()> {
    writeln!(svg, "<text y=\"-8\" font-weight=\"bold\">{class}</text>")?;
    for power in y.powers() {
        let at = HEIGHT - y.at(power);
        writeln!(svg, "<path d=\"M0 {at:.1}H{WIDTH}\" stroke=\"#ddd\"/>")?;
        writeln!(svg, "<text x=\"-6\" y=\"{:.1}\" text-anchor=\"end\">{}</text>", at + 4.0, time(power))?;
    }
    for power in x.powers() {
        let at = x.at(power);
        writeln!(svg, "<path d=\"M{at:.1} 0V{HEIGHT}\" stroke=\"#ddd\"/>")?;
        let label = count(power);
        writeln!(svg, "<text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{label}</text>", HEIGHT + 16.0)?;
    }
    Ok(())
}

/// Microseconds in a unit in which a power of ten is short.
fn time(micros: f64) -> String {
    match micros {
        ..1.0 => format!("{} ns", (micros * 1e3).round()),
        1e3.. => format!("{} ms", (micros / 1e3).round()),
        _ => format!("{} µs", micros.round()),
    }
}

/// A number of points as `--points` takes it.
fn count(points: f64) -> String {
    match points {
        1e6.. => format!("{} m", points / 1e6),
        1e3.. => format!("{} k", points / 1e3),
        _ => points.to_string(),
    }
}

fn line(svg: &mut String, curve: &Curve, (x, y): (&Scale, &Scale), style: &str) -> Result<()> {
    let place = |(points, micros): &(f64, f64)| format!("{:.1},{:.1}", x.at(*points), HEIGHT - y.at(*micros));
    let places: Vec<String> = curve.iter().map(place).collect();
    writeln!(svg, "<polyline points=\"{}\" fill=\"none\" stroke-width=\"1.5\" {style}/>", places.join(" "))?;
    for place in places {
        let (cx, cy) = place.split_once(',').expect("a place has two coordinates");
        writeln!(svg, "<circle cx=\"{cx}\" cy=\"{cy}\" r=\"2\" fill=\"none\" {style}/>")?;
    }
    Ok(())
}

fn legend(svg: &mut String, names: &[&String], top: f64) -> Result<()> {
    for (place, name) in names.iter().enumerate() {
        let left = MARGIN + place as f64 * 140.0;
        writeln!(
            svg,
            "<path d=\"M{left} {top}h20\" stroke=\"{}\" stroke-width=\"2\"/><text x=\"{}\" y=\"{}\">{name}</text>",
            colour(names, name),
            left + 26.0,
            top + 4.0
        )?;
    }
    writeln!(
        svg,
        "<text x=\"{MARGIN}\" y=\"{}\">time of a question over the number of points; whole lines p50, dashed p99</text>",
        top + 30.0
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_of_a_run_has_a_line_for_p50_and_one_for_p99() {
        let mut panels = BTreeMap::new();
        for points in [10_000, 100_000] {
            let row = |system: &str| serde_json::json!({"system": system, "class": "rare/open", "p50_us": 5.0, "p99_us": 19.5});
            let run = serde_json::json!({"points": points, "rows": [row("engine"), row("sqlite")]});
            add(&mut panels, &run).expect("a run");
        }
        let svg = drawing(&panels).expect("a drawing");
        assert_eq!(svg.matches("<polyline").count(), 4);
        assert_eq!(svg.matches("stroke-dasharray").count(), 2 + 4);
        assert!(svg.contains(">rare/open<") && svg.contains(">engine<") && svg.contains(">sqlite<"));
    }

    #[test]
    fn axes_are_told_in_units_that_keep_them_short() {
        assert_eq!(
            [0.01, 0.1, 1.0, 100.0, 1e3, 1e5].map(time),
            ["10 ns", "100 ns", "1 µs", "100 µs", "1 ms", "100 ms"]
        );
        assert_eq!([100.0, 1e4, 1e5, 1e7].map(count), ["100", "10 k", "100 k", "10 m"]);
    }

    #[test]
    fn a_run_without_rows_is_refused() {
        let error = add(&mut BTreeMap::new(), &serde_json::json!({"points": 1})).expect_err("no rows");
        assert!(error.to_string().contains("rows"), "{error}");
    }
}
