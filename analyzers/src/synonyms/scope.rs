//! Fields of life that words belong to.

use serde::Deserialize;

/// The field of life that an entry belongs to: the same word may stand for different things in two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// What is done: ต่อ for ต่ออายุ, in every field.
    Actions,
    /// Building and roads.
    Building,
    /// Companies, shops and their licences.
    Business,
    /// Religion, culture, tourism, sports.
    Culture,
    /// Schools, certificates, military service.
    Education,
    /// Farming, forests, fishing, animals.
    Farming,
    /// Foreigners in Thailand, and nationality.
    Foreigners,
    /// Health and its professions.
    Health,
    /// Identity cards.
    IdCard,
    /// Police, courts, debts, elections, weapons.
    Justice,
    /// Work and social security.
    Labour,
    /// Land and houses as property.
    Land,
    /// Names and abbreviations of offices.
    Offices,
    /// Passports and borders.
    Passport,
    /// Births, deaths, houses, names, families.
    Registration,
    /// Taxes and duties.
    Tax,
    /// Electricity, water, telephone, post, waste.
    Utilities,
    /// Cars, driving, boats.
    Vehicles,
    /// Allowances and help.
    Welfare,
}
