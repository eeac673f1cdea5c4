//! What decides how often each origin of a pin happens: how it was written, and whether it is alone.

use domain::Position;

use crate::map_click;
use crate::written::Written;

/// How finely a pin was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One decimal or none: 11 km and more.
    Coarse,
    /// Two decimals: 1.1 km.
    Rounded,
    /// Three or four decimals, or with that few nothing else is known.
    Short,
    /// Five decimals and more, by no click that can be told.
    Fine,
    /// Clicked on a map of zoom 9 or less: a pixel is 300 m and more.
    ClickedTo9,
    /// At zoom 10.
    ClickedAt10,
    /// At zoom 11, at which many forms open their map.
    ClickedAt11,
    /// At zoom 12 or 13: villages show.
    ClickedTo13,
    /// At zoom 14 or 15: streets show.
    ClickedTo15,
    /// At zoom 16 and more: buildings show.
    ClickedNear,
}

impl Precision {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Coarse,
        Self::Rounded,
        Self::Short,
        Self::Fine,
        Self::ClickedTo9,
        Self::ClickedAt10,
        Self::ClickedAt11,
        Self::ClickedTo13,
        Self::ClickedTo15,
        Self::ClickedNear,
    ];

    /// That of a pin.
    #[must_use]
    pub fn of(pin: Position, written: Written) -> Self {
        match (written.decimals, map_click::zoom(pin, written)) {
            (0 | 1, _) => Self::Coarse,
            (2, _) => Self::Rounded,
            (_, Some(0..=9)) => Self::ClickedTo9,
            (_, Some(10)) => Self::ClickedAt10,
            (_, Some(11)) => Self::ClickedAt11,
            (_, Some(12 | 13)) => Self::ClickedTo13,
            (_, Some(14 | 15)) => Self::ClickedTo15,
            (_, Some(_)) => Self::ClickedNear,
            (3 | 4, None) => Self::Short,
            (_, None) => Self::Fine,
        }
    }

    /// Its name in the parameters.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Coarse => "coarse",
            Self::Rounded => "rounded",
            Self::Short => "short",
            Self::Fine => "fine",
            Self::ClickedTo9 => "clicked to zoom 9",
            Self::ClickedAt10 => "clicked at zoom 10",
            Self::ClickedAt11 => "clicked at zoom 11",
            Self::ClickedTo13 => "clicked to zoom 13",
            Self::ClickedTo15 => "clicked to zoom 15",
            Self::ClickedNear => "clicked near",
        }
    }

    /// Whether rounding alone moves a pin by hundreds of metres.
    pub(super) fn is_rounded(self) -> bool {
        matches!(self, Self::Coarse | Self::Rounded)
    }
}

/// What decides how often each origin happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stratum {
    /// Of the pin as written.
    pub precision: Precision,
    /// Whether another unit has the same pin.
    pub is_shared: bool,
}

impl Stratum {
    /// All of them, each precision alone and shared.
    pub fn all() -> impl Iterator<Item = Self> {
        Precision::ALL
            .into_iter()
            .flat_map(|precision| [false, true].map(|is_shared| Self { precision, is_shared }))
    }

    /// That of a pin.
    #[must_use]
    pub fn of(pin: Position, written: Written, is_shared: bool) -> Self {
        Self { precision: Precision::of(pin, written), is_shared }
    }

    /// Its place in [`Stratum::all`].
    #[must_use]
    pub fn index(self) -> usize {
        self.precision as usize * 2 + usize::from(self.is_shared)
    }

    /// Its name in the parameters.
    #[must_use]
    pub fn name(self) -> String {
        let shared = if self.is_shared { " shared" } else { "" };
        format!("{}{shared}", self.precision.as_str())
    }
}
