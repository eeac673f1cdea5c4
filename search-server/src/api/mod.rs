//! The public API: the only place that knows its JSON.

pub(crate) mod area_code;
pub(crate) mod areas;
pub(crate) mod body;
pub(crate) mod cache;
pub(crate) mod coming;
pub(crate) mod conditions;
pub(crate) mod health;
pub(crate) mod home;
pub(crate) mod instant;
pub(crate) mod media_type;
pub(crate) mod nearest;
pub(crate) mod openapi;
pub(crate) mod parameters;
pub(crate) mod position;
pub(crate) mod problem;
pub(crate) mod procedures;
pub(crate) mod record_id;
pub(crate) mod responsible;
pub(crate) mod search;
pub(crate) mod service;
pub(crate) mod service_points;
pub(crate) mod suggest;
pub(crate) mod tiles;
pub(crate) mod trip;
mod trip_answer;
pub(crate) mod understood;
pub(crate) mod wire;
