//! Which offices may do what, given the place that decides.

use domain::jurisdiction::Home;
use domain::procedure::Jurisdiction;

use super::served::Serving;
use crate::nearest::Found;
use crate::ordinals::Ordinals;
use crate::overlay::OverlayPoint;
use crate::register::Register;

/// The offices whose territory holds the place that decides.
#[derive(Clone, Debug)]
pub(crate) struct Allowed {
    /// Of the snapshot, those that the overlay replaced included.
    all: Ordinals,
    /// Those of them that can be a local administration.
    local: Ordinals,
    home: Home,
}

/// Which of the allowed offices may do a procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// All of them.
    ToTerritory,
    /// The local administrations.
    ToLocal,
}

impl Bound {
    /// None: any office may do it.
    pub(crate) fn of(jurisdiction: Option<Jurisdiction>) -> Option<Self> {
        match jurisdiction? {
            Jurisdiction::Any => None,
            Jurisdiction::Local => Some(Self::ToLocal),
            Jurisdiction::Province | Jurisdiction::District | Jurisdiction::Assigned => {
                Some(Self::ToTerritory)
            }
        }
    }
}

impl Allowed {
    pub(crate) fn at(home: &Home, register: Register<'_>) -> Self {
        let served = register.base.served();
        let serving: Vec<Serving> =
            home.subdistricts.iter().flat_map(|place| served.serving(*place, home)).collect();
        let local = serving.iter().filter(|one| one.is_local);
        Self {
            all: Ordinals::gathered(serving.iter().map(|one| one.ordinal)),
            local: Ordinals::gathered(local.map(|one| one.ordinal)),
            home: home.clone(),
        }
    }

    /// The offices of the snapshot that may do what is bound so.
    pub(crate) fn of_base(&self, bound: Bound) -> &Ordinals {
        match bound {
            Bound::ToTerritory => &self.all,
            Bound::ToLocal => &self.local,
        }
    }

    pub(crate) fn holds_base(&self, ordinal: u32, bound: Bound) -> bool {
        self.of_base(bound).contains(ordinal)
    }

    pub(crate) fn holds_overlay(&self, entry: &OverlayPoint, bound: Bound) -> bool {
        let is_let = entry.charge.may_be_local || bound == Bound::ToTerritory;
        is_let && entry.charge.holds_any(&self.home)
    }

    /// All offices that may do what is bound so.
    pub(crate) fn found(&self, bound: Bound, register: Register<'_>) -> Vec<Found> {
        let replaced = register.overlay.replaced();
        let base = self.of_base(bound).as_slice().iter().copied();
        let mut found: Vec<Found> =
            base.filter(|ordinal| !replaced.contains(*ordinal)).map(Found::Base).collect();
        let places = (0..register.overlay.places()).filter(|place| {
            register.overlay.get(*place).is_some_and(|entry| self.holds_overlay(entry, bound))
        });
        found.extend(places.map(Found::Overlay));
        found
    }
}
