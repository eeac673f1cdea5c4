//! The back office as a browser or a program asks it, over a register in a file.

mod back_office;
mod campaigning;
mod people;
mod picturing;
mod reading;
mod reviewing;
mod rights_matrix;
mod signing_in;
mod structure;
mod units;
mod voices;
