//! Procedures that are missing, or far from what is usual for the kind.

use super::{Code, Evidence};
use crate::case::Case;

/// Fewest offices of a kind that say what is usual.
const FEWEST: usize = 20;
/// How many times more or fewer than usual is unusual.
const TIMES: usize = 5;

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let (Some(count), Some(kind)) = (case.office.procedures, case.peers.kind(case.office)) else { return };
    if kind.procedures.len() < FEWEST {
        return;
    }
    let usual = kind.procedures[kind.procedures.len() / 2];
    if usual == 0 {
        return;
    }
    let (code, th, en) = if count == 0 {
        let th = format!("ไม่มีคู่มือที่ปักหมุด หน่วยประเภทนี้มักมี {usual} เรื่อง");
        (Code::NoProcedures, th, format!("No procedures; offices of the kind usually have {usual}."))
    } else if count > TIMES * usual || count * TIMES < usual {
        let th = format!("มีคู่มือ {count} เรื่อง หน่วยประเภทนี้มักมี {usual} เรื่อง");
        (
            Code::UnusualProcedures,
            th,
            format!("{count} procedures; offices of the kind usually have {usual}."),
        )
    } else {
        return;
    };
    found.push(Evidence::new(code, th, en).with("procedures", count as f64).with("usual", usual as f64));
}
