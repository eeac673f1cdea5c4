//! Where units and manuals stand in the trees of units and organisations: what rights are compared with.

use domain::{Procedure, ProcedureId, ServicePoint, ServicePointId};
use sqlx::Row;

use crate::Error;
use crate::record::{Key, Kind, Record};
use crate::registry::Registry;
use crate::rights::UnitPlace;

/// Most steps upwards. Administrations have fewer levels; a tree that is deeper runs in a circle.
const MOST_STEPS: usize = 32;

impl Registry {
    /// Where a unit belongs; none: there is no such unit.
    ///
    /// # Errors
    /// When the database fails or something stored is damaged.
    pub async fn unit_place(&self, id: &ServicePointId) -> Result<Option<UnitPlace>, Error> {
        let sql =
            "SELECT ministry, department, agency, subdistrict, parent_id FROM listed_point WHERE id = $1";
        let row = sqlx::query(sql).bind(id.as_str()).fetch_optional(&self.database.pool).await?;
        let Some(row) = row else { return Ok(None) };
        let text = |column: &str| row.try_get::<Option<String>, _>(column);
        let own = [text("ministry")?, text("department")?, text("agency")?];
        let subdistrict = text("subdistrict")?.map(|code| code.parse()).transpose();
        let subdistrict = subdistrict.map_err(|error| Error::damaged(0, &error))?;
        let organisations = self.organisations_above(own.into_iter().flatten()).await?;
        let units = self.units_above(id, text("parent_id")?).await?;
        Ok(Some(UnitPlace { units, organisations, subdistrict }))
    }

    /// Where a unit would belong as it is given, whether it is there or not.
    ///
    /// # Errors
    /// When the database fails or something stored is damaged.
    pub async fn place_of(&self, point: &ServicePoint) -> Result<UnitPlace, Error> {
        let own = [&point.ministry, &point.department, &point.agency];
        let own = own.into_iter().flatten().map(ToString::to_string);
        let organisations = self.organisations_above(own).await?;
        let parent = point.parent.as_ref().map(ToString::to_string);
        let units = self.units_above(&point.id, parent).await?;
        Ok(UnitPlace { units, organisations, subdistrict: point.subdistrict })
    }

    /// The organisations that would answer for a procedure as it is given.
    ///
    /// # Errors
    /// When the database fails or something stored is damaged.
    pub async fn organisations_of(&self, procedure: &Procedure) -> Result<Vec<String>, Error> {
        let own = [&procedure.ministry, &procedure.department];
        self.organisations_above(own.into_iter().flatten().cloned()).await
    }

    /// The organisations that answer for a procedure; none: there is no such procedure.
    ///
    /// # Errors
    /// When the database fails or something stored is damaged.
    pub async fn procedure_organisations(&self, id: &ProcedureId) -> Result<Option<Vec<String>>, Error> {
        let entry = self.current(&Key::new(Kind::Procedure, id.as_str())).await?;
        let Some(Record::Procedure(procedure)) = entry.and_then(|entry| entry.record) else {
            return Ok(None);
        };
        let own = [procedure.ministry, procedure.department];
        Ok(Some(self.organisations_above(own.into_iter().flatten()).await?))
    }

    /// An organisation and those above it.
    ///
    /// # Errors
    /// When the database fails or something stored is damaged.
    pub async fn organisation_and_above(&self, id: &str) -> Result<Vec<String>, Error> {
        self.organisations_above(std::iter::once(id.to_owned())).await
    }

    /// A unit and those above it.
    async fn units_above(
        &self,
        id: &ServicePointId,
        parent: Option<String>,
    ) -> Result<Vec<ServicePointId>, Error> {
        let (mut units, mut next) = (vec![id.clone()], parent);
        while let Some(parent) = next.take().filter(|_| units.len() < MOST_STEPS) {
            let parent = ServicePointId::new(&parent).map_err(|error| Error::damaged(0, &error))?;
            if units.contains(&parent) {
                break;
            }
            let sql = "SELECT parent_id FROM listed_point WHERE id = $1";
            let above = sqlx::query(sql).bind(parent.as_str());
            if let Some(row) = above.fetch_optional(&self.database.pool).await? {
                next = row.try_get(0)?;
            }
            units.push(parent);
        }
        Ok(units)
    }

    /// Organisations and those above them.
    async fn organisations_above(&self, own: impl Iterator<Item = String>) -> Result<Vec<String>, Error> {
        let mut organisations: Vec<String> = Vec::new();
        for id in own {
            let mut next = Some(id);
            while let Some(id) = next.take().filter(|_| organisations.len() < MOST_STEPS) {
                if organisations.contains(&id) {
                    break;
                }
                let entry = self.current(&Key::new(Kind::Organisation, &id)).await?;
                organisations.push(id);
                if let Some(Record::Organisation(term)) = entry.and_then(|entry| entry.record) {
                    next = term.parent;
                }
            }
        }
        Ok(organisations)
    }
}
