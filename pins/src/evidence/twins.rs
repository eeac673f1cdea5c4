//! Other records with the same pin, or of the same unit.

use domain::service_point::Visibility;

use super::{Code, Evidence, length};
use crate::case::Case;
use crate::country::distance;
use crate::transformation::datum_shift;

/// How near two pins of one unit are the same place: a large compound.
const SAME_PLACE_M: f64 = 300.0;

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let others = case.with_same_pin();
    if let Some(first) = others.first() {
        let (count, name) = (others.len(), &case.peers.office(*first).point.name_th);
        found.push(
            Evidence::new(
                Code::SharedPin,
                format!(
                    "ใช้พิกัดเดียวกับ{name}{}",
                    if count > 1 {
                        format!(" และอีก {} หน่วย", count - 1)
                    } else {
                        String::new()
                    }
                ),
                format!(
                    "{name} has the same pin{}.",
                    if count > 1 { format!(", and {} others", count - 1) } else { String::new() }
                ),
            )
            .with("others", count as f64),
        );
    }
    let Some(twin) = case.twin() else { return };
    let other = case.peers.office(twin).point;
    let (name, id) = (&other.name_th, &other.id);
    let (hidden_th, hidden_en) = if other.visibility == Visibility::Hidden {
        ("ที่ซ่อนอยู่ ", "hidden ")
    } else {
        ("", "")
    };
    let mut same = Evidence::new(
        Code::SameUnit,
        format!("น่าจะเป็นหน่วยเดียวกับระเบียน{hidden_th} {id} ({name})"),
        format!("The {hidden_en}record {id} ({name}) is probably the same unit."),
    );
    if let Some((here, there)) = case.position().zip(case.peers.office(twin).position()) {
        let apart_m = distance(here, there).0;
        same = same.with("apart_m", apart_m);
        if apart_m > SAME_PLACE_M && datum_shift(here, there).is_some() {
            found.push(
                Evidence::new(
                    Code::Datum,
                    format!("พิกัดห่างจากระเบียน {id} {} ตามทิศทางของพื้นหลักฐาน Indian 1975", length(apart_m, true)),
                    format!(
                        "The pin is {} from record {id}, just as Indian 1975 is from WGS 84.",
                        length(apart_m, false)
                    ),
                )
                .with("shift_m", apart_m),
            );
        } else if apart_m > SAME_PLACE_M {
            same.message_th.push_str(&format!(" แต่พิกัดห่างกัน {}", length(apart_m, true)));
            same.message_en.push_str(&format!(" Their pins are {} apart.", length(apart_m, false)));
        }
    }
    found.push(same);
}
