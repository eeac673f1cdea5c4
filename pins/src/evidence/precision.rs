//! How finely the pin was written.

use domain::ellipsoid::metres_per_degree;

use super::{Code, Evidence, length};
use crate::case::Case;
use crate::map_click;

/// Decimals that are too few: a pin with two lies anywhere in a cell of 1.1 km.
const TOO_FEW: u8 = 2;

/// The largest zoom at which a map shows villages and no streets. In the register of local administrations a fourth of the pins
/// clicked at up to zoom 13 lie more than a kilometre outside of their subdistrict, of those clicked from zoom 16 on 1 in 200.
const TOO_FAR: u8 = 13;

/// Steps of grids that coordinates are read off maps by: minutes, and twentieths of a degree.
const STEPS: [f64; 2] = [1.0 / 60.0, 0.05];
/// How near a multiple of a step counts, in degrees: 1 m.
const ON_STEP: f64 = 1e-5;

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let (Some(position), Some(written)) = (case.position(), case.written()) else { return };
    if written.decimals <= TOO_FEW {
        let (north, _) = metres_per_degree(position.latitude_degrees());
        let cell_m = north.0 * 0.1_f64.powi(i32::from(written.decimals));
        let decimals = written.decimals;
        found.push(
            Evidence::new(
                Code::FewDecimals,
                format!("พิกัดมีทศนิยมเพียง {decimals} ตำแหน่ง คลาดเคลื่อนได้ถึง {}", length(cell_m / 2.0, true)),
                format!(
                    "The pin has {decimals} decimals: it may be off by {} for that alone.",
                    length(cell_m / 2.0, false)
                ),
            )
            .with("decimals", f64::from(decimals))
            .with("cell_m", cell_m),
        );
        return;
    }
    if let Some(zoom) = map_click::zoom(position, written).filter(|zoom| *zoom <= TOO_FAR) {
        let pixel_m = map_click::pixel_m(zoom, position);
        found.push(
            Evidence::new(
                Code::FarClick,
                format!(
                    "ปักบนแผนที่ที่ย่อไว้ที่ระดับ {zoom} ซึ่งจุดภาพหนึ่งกว้าง {} จึงมองไม่เห็นอาคาร",
                    length(pixel_m, true)
                ),
                format!(
                    "The pin was clicked on a map at zoom {zoom}, where a pixel is {} wide and no building shows.",
                    length(pixel_m, false)
                ),
            )
            .with("zoom", f64::from(zoom))
            .with("pixel_m", pixel_m),
        );
    }
    let is_on = |degrees: f64, step: f64| ((degrees / step).round() * step - degrees).abs() < ON_STEP;
    let step =
        STEPS.into_iter().find(|step| is_on(written.latitude, *step) && is_on(written.longitude, *step));
    if let Some(step) = step {
        found.push(
            Evidence::new(
                Code::OnGrid,
                format!("ทั้งละติจูดและลองจิจูดลงตัวที่ทุก {step:.4} องศา เหมือนอ่านจากเส้นตาราง"),
                format!("Both coordinates are multiples of {step:.4} degrees, as read off a grid."),
            )
            .with("step_degrees", step),
        );
    }
}
