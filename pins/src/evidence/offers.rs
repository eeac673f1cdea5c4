//! Procedures that are missing, or unusual for the kind.

use super::usual::Kind;
use super::{Code, Evidence};
use crate::case::Case;

/// Fewest offices of a kind that say what is usual.
const FEWEST: usize = 20;
/// How many times more or fewer than usual is unusual.
const TIMES: usize = 5;
/// A procedure that so many of a kind have is missed, and one that so few have is odd.
const NEARLY_ALL: f64 = 0.9;
const HARDLY_ANY: f64 = 0.02;
/// Procedures that a sentence names.
const NAMED: usize = 3;

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let (Some(own), Some(kind)) = (&case.office.procedures, case.peers.kind(case.office, case.claim)) else {
        return;
    };
    if kind.counts.len() < FEWEST {
        return;
    }
    let usual = kind.counts[kind.counts.len() / 2];
    if own.is_empty() {
        found.extend((usual > 0).then(|| none(usual)));
        return;
    }
    let (missing, odd) = (missing(kind, own), odd(kind, own));
    let is_count_unusual = usual > 0 && (own.len() > TIMES * usual || own.len() * TIMES < usual);
    if is_count_unusual || !missing.is_empty() || !odd.is_empty() {
        found.push(unusual(own.len(), usual, &missing, &odd));
    }
}

fn none(usual: usize) -> Evidence {
    Evidence::new(
        Code::NoProcedures,
        format!("ไม่มีคู่มือที่ปักหมุด หน่วยประเภทนี้มักมี {usual} เรื่อง"),
        format!("No procedures; offices of the kind usually have {usual}."),
    )
    .with("procedures", 0.0)
    .with("usual", usual as f64)
}

fn missing<'k>(kind: &Kind<'k>, own: &[&str]) -> Vec<&'k str> {
    let nearly_all = kind.procedures.keys().copied().filter(|id| kind.share_with(id) >= NEARLY_ALL);
    nearly_all.filter(|id| !own.contains(id)).collect()
}

/// What hardly any other has, where the kind is one whose offices have much in common.
fn odd<'o>(kind: &Kind<'_>, own: &[&'o str]) -> Vec<&'o str> {
    let is_uniform = kind.procedures.keys().any(|id| kind.share_with(id) >= NEARLY_ALL);
    let odd = own.iter().copied().filter(|id| kind.share_with(id) <= HARDLY_ANY);
    if is_uniform { odd.collect() } else { Vec::new() }
}

fn unusual(own: usize, usual: usize, missing: &[&str], odd: &[&str]) -> Evidence {
    let mut th = format!("มีคู่มือ {own} เรื่อง หน่วยประเภทนี้มักมี {usual} เรื่อง");
    let mut en = format!("{own} procedures; offices of the kind usually have {usual}.");
    for (ids, of_th, of_en) in [
        (missing, "ขาดที่หน่วยอื่นเกือบทุกแห่งมี", "Missing, though nearly all others have them"),
        (odd, "มีที่แทบไม่มีหน่วยอื่นมี", "Hardly any other has"),
    ] {
        if ids.is_empty() {
            continue;
        }
        let named = ids[..ids.len().min(NAMED)].join(", ");
        let more = if ids.len() > NAMED { format!(" +{}", ids.len() - NAMED) } else { String::new() };
        th.push_str(&format!(" · {of_th}: {named}{more}"));
        en.push_str(&format!(" {of_en}: {named}{more}."));
    }
    Evidence::new(Code::UnusualProcedures, th, en)
        .with("procedures", own as f64)
        .with("usual", usual as f64)
        .with("missing", missing.len() as f64)
        .with("odd", odd.len() as f64)
}
