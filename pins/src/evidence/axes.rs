//! Numbers that are no place in Thailand, and the slips that explain them.

use super::{Code, Evidence};
use crate::case::Case;
use crate::transformation::{Explained, explained};

pub(super) fn find(case: &Case<'_>, found: &mut Vec<Evidence>) {
    let Some(written) = case.written() else {
        let is_empty = case.position().is_none();
        if is_empty {
            found.push(Evidence::new(
                Code::NoPin,
                "หน่วยนี้ยังไม่มีพิกัด".to_owned(),
                "This unit has no pin.".to_owned(),
            ));
        }
        return;
    };
    let (latitude, longitude) = (written.latitude, written.longitude);
    let explained = explained(case);
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
    } else if let Some(explained) = explained {
        found.push(slip(explained, latitude, longitude));
    } else if written.position().is_none() {
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
