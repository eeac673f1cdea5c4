//! The `search-server` command.

mod app;
mod pages;

fn main() {}
