//! Who may do what: pure, so that every combination can be looked at.

use chrono::{DateTime, Utc};
use domain::{AreaCode, ServicePointId, vocabulary};

vocabulary! {
    /// Something that can be done in the back office.
    Action("action") {
        /// Find any unit by name or pin, also a hidden one, to see whether it is there already.
        Find = "find",
        /// Read everything about a unit, and its history.
        Read = "read",
        /// Change its data, hours, special days and pictures.
        Edit = "edit",
        /// Move its pin.
        MovePin = "move_pin",
        /// Show or hide it.
        SetVisibility = "set_visibility",
        /// Link manuals to it, or unlink them.
        Link = "link",
        /// Export lists.
        Export = "export",
        /// Undo a change.
        Undo = "undo",
        /// Add a unit.
        Add = "add",
        /// Merge twins.
        Merge = "merge",
        /// Decide about somebody else's change that waits for a second person.
        Review = "review",
        /// Issue and revoke a unit's authorize code.
        Invite = "invite",
        /// Change a manual.
        EditProcedure = "edit_procedure",
        /// Confirm that an agency's list of manuals is complete, correct and current.
        ConfirmManuals = "confirm_manuals",
        /// Ask units or agencies to confirm something, and see who did.
        Campaign = "campaign",
        /// Change calendars.
        EditCalendar = "edit_calendar",
        /// Give and take roles.
        Appoint = "appoint",
        /// Read the whole change log.
        ReadLog = "read_log",
        /// Read who the people are, and what they may do.
        ReadPeople = "read_people",
        /// Erase a personal value.
        Erase = "erase",
    }
}

impl Action {
    /// Whether it leaves everything as it is.
    #[must_use]
    pub fn only_reads(self) -> bool {
        matches!(self, Self::Find | Self::Read | Self::Export | Self::ReadLog | Self::ReadPeople)
    }
}

/// What somebody is, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Works at a unit, and so at what stands below it.
    Officer(ServicePointId),
    /// Answers for the units of a department or a ministry.
    Manager(String),
    /// Answers for the units of an area.
    Supervisor(AreaCode),
    /// Answers for the whole register.
    Administrator,
    /// Reads everything and writes nothing.
    Auditor,
}

/// A role, until when it lasts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// When it ends; none: when it is taken.
    pub until: Option<DateTime<Utc>>,
}

/// Where a unit belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitPlace {
    /// The unit and all those above it.
    pub units: Vec<ServicePointId>,
    /// Its department and ministry, and all organisations above them.
    pub organisations: Vec<String>,
    /// Where it stands.
    pub subdistrict: Option<AreaCode>,
}

/// What something is done to.
#[derive(Clone, Copy, Debug)]
pub enum Target<'t> {
    /// A unit.
    Unit(&'t UnitPlace),
    /// A manual of an organisation, with all those above it, or all that is of it; empty: nobody knows whose.
    Procedure(&'t [String]),
    /// Everything in an area.
    Area(AreaCode),
    /// The register as a whole.
    Register,
}

/// How far a right reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Nowhere.
    No,
    /// What the role is for.
    Own,
    /// Everything.
    All,
}

/// What each role may do. Whatever isn't here nobody may.
const RIGHTS: [(Action, [Reach; 5]); 20] = {
    use Reach::{All, No, Own};
    [
        // Officer, manager, supervisor, administrator, auditor.
        (Action::Find, [All, All, All, All, All]),
        (Action::Read, [Own, Own, Own, All, All]),
        (Action::Edit, [Own, Own, Own, All, No]),
        (Action::MovePin, [Own, Own, Own, All, No]),
        (Action::SetVisibility, [Own, Own, Own, All, No]),
        (Action::Link, [Own, Own, Own, All, No]),
        (Action::Export, [Own, Own, Own, All, All]),
        (Action::Undo, [Own, Own, Own, All, No]),
        (Action::Add, [No, Own, Own, All, No]),
        (Action::Merge, [No, Own, Own, All, No]),
        (Action::Review, [No, Own, Own, All, No]),
        (Action::Invite, [No, Own, Own, All, No]),
        (Action::EditProcedure, [No, Own, No, All, No]),
        (Action::ConfirmManuals, [No, Own, No, All, No]),
        (Action::Campaign, [No, Own, Own, All, No]),
        (Action::EditCalendar, [No, No, No, All, No]),
        (Action::Appoint, [No, No, No, All, No]),
        (Action::ReadLog, [No, No, No, All, All]),
        (Action::ReadPeople, [No, No, No, All, All]),
        (Action::Erase, [No, No, No, All, No]),
    ]
};

/// Whether somebody with these roles may do something to something at a time.
#[must_use]
pub fn may(grants: &[Grant], action: Action, target: Target<'_>, now: DateTime<Utc>) -> bool {
    let holds = |grant: &&Grant| grant.until.is_none_or(|until| now < until);
    grants.iter().filter(holds).any(|grant| match reach(&grant.role, action) {
        Reach::No => false,
        Reach::Own => grant.role.covers(target),
        Reach::All => true,
    })
}

pub(crate) fn reach(role: &Role, action: Action) -> Reach {
    let of_roles = RIGHTS.iter().find(|(of, _)| *of == action).map(|(_, reaches)| reaches);
    let column = match role {
        Role::Officer(_) => 0,
        Role::Manager(_) => 1,
        Role::Supervisor(_) => 2,
        Role::Administrator => 3,
        Role::Auditor => 4,
    };
    of_roles.map_or(Reach::No, |reaches| reaches[column])
}

impl Role {
    /// Whether it is for something.
    fn covers(&self, target: Target<'_>) -> bool {
        match (self, target) {
            (Self::Officer(own), Target::Unit(unit)) => unit.units.contains(own),
            (Self::Manager(own), Target::Unit(unit)) => unit.organisations.contains(own),
            (Self::Manager(own), Target::Procedure(organisations)) => organisations.contains(own),
            (Self::Supervisor(own), Target::Unit(unit)) => {
                unit.subdistrict.and_then(|area| area.at(own.level())) == Some(*own)
            }
            (Self::Supervisor(own), Target::Area(area)) => own.contains(area),
            (Self::Administrator | Self::Auditor, _) => true,
            (Self::Officer(_) | Self::Supervisor(_), Target::Procedure(_)) => false,
            (Self::Officer(_) | Self::Manager(_), Target::Area(_)) => false,
            (Self::Officer(_) | Self::Manager(_) | Self::Supervisor(_), Target::Register) => false,
        }
    }
}
