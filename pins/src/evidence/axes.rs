//! Numbers that are no place in Thailand, and the slips that explain them.

use super::{Code, Evidence};
use crate::case::Case;
use crate::transformation::Explained;

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let Some(written) = case.written() else {
        if case.position().is_none() {
            found.push(Evidence::new(
                Code::NoPin,
                "หน่วยนี้ยังไม่มีพิกัด".to_owned(),
                "This unit has no pin.".to_owned(),
            ));
        }
        return;
    };
    let before = found.len();
    find_unexplained(case, found);
    if found.len() == before
        && let Some(explained) = case.explained()
    {
        found.push(slip(explained, written.latitude, written.longitude));
    }
}

/// Numbers that are no place whatever was meant.
pub(super) fn find_unexplained(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let Some(written) = case.written() else { return };
    let (latitude, longitude) = (written.latitude, written.longitude);
    if latitude == 0.0 && longitude == 0.0 {
        found.push(Evidence::new(
            Code::Zero,
            "พิกัดเป็น 0,0 ซึ่งอยู่กลางมหาสมุทรแอตแลนติก".to_owned(),
            "The pin is 0,0, in the Atlantic Ocean.".to_owned(),
        ));
    } else if latitude == longitude && !case.is_abroad() {
        found.push(Evidence::new(
            Code::Equal,
            format!("ละติจูดและลองจิจูดเป็นเลขเดียวกัน ({latitude})"),
            format!("Latitude and longitude are the same number ({latitude})."),
        ));
    } else if written.position().is_none() && case.explained().is_none() {
        found.push(Evidence::new(
            Code::NotAPosition,
            format!("ค่าที่กรอก ({latitude}, {longitude}) ไม่ใช่ละติจูดและลองจิจูด"),
            format!("The numbers ({latitude}, {longitude}) are no latitude and longitude."),
        ));
    }
}

fn slip(explained: Explained, latitude: f64, longitude: f64) -> Evidence {
    let to = explained.position;
    let (to_latitude, to_longitude) = (to.latitude_degrees(), to.longitude_degrees());
    let what_th = explained.code.title_th();
    let what_en = explained.code.title_en();
    Evidence::new(
        explained.code,
        format!("{what_th}: {latitude}, {longitude} น่าจะหมายถึง {to_latitude:.6}, {to_longitude:.6} ซึ่งตรงกับที่ตั้งที่ระบุ"),
        format!("{what_en}: {latitude}, {longitude} probably means {to_latitude:.6}, {to_longitude:.6}, where the record says."),
    )
    .with("meant_latitude_degrees", to_latitude)
    .with("meant_longitude_degrees", to_longitude)
}
