//! Checks a published snapshot in full: `cargo xtask prove snapshot --index DIR`.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use engine::{CheckExtent, Checked, Error};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [index, questions] = &arguments[..] else {
        eprintln!("expected: DIR QUESTIONS");
        return ExitCode::from(2);
    };
    let Ok(questions) = questions.parse() else {
        eprintln!("{questions:?} is no number of questions");
        return ExitCode::from(2);
    };
    match check(Path::new(index), questions) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prove_snapshot: {error}");
            ExitCode::FAILURE
        }
    }
}

fn check(index: &Path, questions: usize) -> Result<(), Error> {
    let snapshot = engine::open_current(index)?;
    let (id, points) = (snapshot.manifest().id.clone(), snapshot.points());
    let started = Instant::now();
    let extent = CheckExtent { questions, titles: usize::MAX, names_by_question: true };
    let Checked { questions, titles, names, quarantined } = engine::check(snapshot, extent)?;
    for one in &quarantined {
        println!("quarantined: {:?} {}: not found by its {} {:?}", one.kind, one.id, one.column, one.value);
    }
    println!(
        "snapshot {id}: {points} service points, {names} names and codes looked up, {titles} titles, {questions} \
         questions equal to brute force, {} quarantined, in {:.1} s",
        quarantined.len(),
        started.elapsed().as_secs_f64()
    );
    Ok(())
}
