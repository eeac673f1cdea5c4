//! Who is responsible: territories of offices, who serves an area, and what the register answers to "who is it for me?".

mod allowed;
mod coverage;
mod drawn;
mod home;
mod responsible;
mod served;
mod territory;

pub(crate) use allowed::{Allowed, Bound};
pub use coverage::{Coverage, CoverageFinding, coverage};
pub(crate) use drawn::Hold;
pub use drawn::lay_over;
pub(crate) use drawn::{count_under, lay_over_areas};
pub(crate) use home::home_at;
pub use home::{UnusableHome, home_named};
pub use responsible::{Responsible, ResponsibleOffice};
pub(crate) use responsible::{responsible, why_hit};
pub(crate) use served::{Served, rows_of, sorted_rows, write as write_served};
pub(crate) use territory::{Charge, is_municipality};

use domain::Procedure;
use domain::procedure::Jurisdiction;

use crate::format::search;
use crate::format::sections::SectionWriter;

/// Writes which offices are responsible for each procedure.
pub(crate) fn write_jurisdictions(procedures: &[Procedure], file: &mut SectionWriter) {
    let place = |jurisdiction: Jurisdiction| {
        let place = Jurisdiction::ALL.iter().position(|known| *known == jurisdiction);
        place.map_or(0, |place| place as u8 + 1)
    };
    let places: Vec<u8> =
        procedures.iter().map(|procedure| procedure.jurisdiction.map_or(0, place)).collect();
    file.add(search::JURISDICTIONS, "", &places);
}
