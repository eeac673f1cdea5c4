//! Units that are counted together: where they stand, whose they are, of which kind.

use domain::AreaCode;

/// Which units are counted; everything that is given has to hold. Only those that citizens can be sent to ever are: shown, and
/// without a successor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitFilter {
    /// In an area of any level.
    pub area: Option<AreaCode>,
    /// Of an organisation, be it the ministry, the department or the agency of the unit.
    pub organisation: Option<String>,
    /// Of a kind of office.
    pub kind: Option<String>,
}

impl UnitFilter {
    /// Conditions on `listed_point p` with numbered places, and what stands in these. `within` narrows them to another area.
    pub(crate) fn conditions(&self, within: Option<AreaCode>) -> (String, Vec<String>) {
        let mut conditions = vec!["p.hidden = 0 AND p.succeeded_by IS NULL".to_owned()];
        let mut given = Vec::new();
        for area in [self.area, within].into_iter().flatten() {
            // The codes that begin with this one lie in front of the digit behind 9.
            let first = area.to_string();
            given.extend([first.clone(), format!("{first}:")]);
            let place = given.len();
            conditions.push(format!("p.subdistrict >= ${} AND p.subdistrict < ${place}", place - 1));
        }
        if let Some(organisation) = &self.organisation {
            given.push(organisation.clone());
            conditions.push(format!("${} IN (p.ministry, p.department, p.agency)", given.len()));
        }
        if let Some(kind) = &self.kind {
            given.push(kind.clone());
            conditions.push(format!("p.type = ${}", given.len()));
        }
        (conditions.join(" AND "), given)
    }
}
