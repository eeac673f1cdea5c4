//! A procedure: one thing that an office does for a citizen, as its manual describes it.

use crate::ProcedureId;
use crate::id::GroupId;
use crate::service_point::UpdatedAt;
use crate::vocabulary;

vocabulary! {
    /// Which offices are responsible for a case.
    Jurisdiction("jurisdiction") {
        /// Any office that offers it.
        Any = "any",
        /// The office of the deciding province.
        Province = "province",
        /// The office of the deciding district.
        District = "district",
        /// The administration of the deciding subdistrict: municipality, SAO, Bangkok district office, Pattaya; never a PAO.
        Local = "local",
        /// An office that is assigned to the case.
        Assigned = "assigned",
    }
}

vocabulary! {
    /// What decides the jurisdiction.
    JurisdictionBasis("jurisdiction_basis") {
        /// The applicant's house registration.
        Residence = "residence",
        /// Where the plot or building lies.
        Property = "property",
        /// Where it happened, such as a birth.
        Event = "event",
        /// Where the applicant works.
        Workplace = "workplace",
        /// Nothing: every office will do.
        None = "none",
    }
}

vocabulary! {
    /// How a procedure can be done.
    Channel("channel") {
        /// At a counter only.
        InPerson = "in_person",
        /// Online only: there is no need to go anywhere.
        Online = "online",
        /// Either way.
        Both = "both",
    }
}

/// What an office can do for a citizen.
#[derive(Clone, Debug, PartialEq)]
pub struct Procedure {
    /// Its permanent id.
    pub id: ProcedureId,
    /// The same manual of several agencies has one group.
    pub group: Option<GroupId>,
    /// Official Thai title.
    pub title_th: String,
    /// English title.
    pub title_en: Option<String>,
    /// Words that citizens use for it.
    pub aliases: Vec<String>,
    /// Ministry that answers for it.
    pub ministry: Option<String>,
    /// Department that answers for it.
    pub department: Option<String>,
    /// Field of life it belongs to.
    pub category: Option<String>,
    /// Minutes at the counter.
    pub counter_minutes: Option<u32>,
    /// Days until the result.
    pub processing_days: Option<u32>,
    /// Fee in baht.
    pub fee_thb: Option<f64>,
    /// Documents to bring.
    pub documents: Vec<String>,
    /// Steps in their order.
    pub steps: Vec<String>,
    /// Which offices are responsible.
    pub jurisdiction: Option<Jurisdiction>,
    /// What decides it.
    pub jurisdiction_basis: Option<JurisdictionBasis>,
    /// OSM date ranges in which applications are taken; empty: unknown or always.
    pub season: Option<String>,
    /// How it can be done.
    pub channel: Option<Channel>,
    /// Where to do it or read about it online.
    pub url: Option<String>,
    /// When the agency last confirmed it.
    pub updated_at: Option<UpdatedAt>,
    /// Columns whose value is made up for the sample.
    pub sample_fields: Vec<String>,
}

impl Jurisdiction {
    /// Whether only the office of some place can do it, so that the nearest one may be the wrong one.
    #[must_use]
    pub fn is_bound(self) -> bool {
        self != Self::Any
    }
}

impl Procedure {
    /// Whether only the office of some place can do it, as far as anybody said.
    #[must_use]
    pub fn is_bound(&self) -> bool {
        self.jurisdiction.is_some_and(Jurisdiction::is_bound)
    }

    /// A procedure of which only id and title are known.
    #[must_use]
    pub fn titled(id: ProcedureId, title_th: String) -> Self {
        Self {
            id,
            group: None,
            title_th,
            title_en: None,
            aliases: Vec::new(),
            ministry: None,
            department: None,
            category: None,
            counter_minutes: None,
            processing_days: None,
            fee_thb: None,
            documents: Vec::new(),
            steps: Vec::new(),
            jurisdiction: None,
            jurisdiction_basis: None,
            season: None,
            channel: None,
            url: None,
            updated_at: None,
            sample_fields: Vec::new(),
        }
    }
}
