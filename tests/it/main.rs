//! Black-box tests of the real programs, and tidy checks of the workspace.

mod api;
mod areas;
mod back_office;
mod brute_force;
mod comparison;
mod harness;
mod interrupted;
mod jurisdiction;
mod kills;
mod programs;
mod record;
mod register;
mod sample;
mod search;
mod service_times;
mod site;
mod snapshots;
mod suggest;
mod territory;
mod tidy;
mod tiles;
mod travel;
