//! Black-box tests of the real programs, and tidy checks of the workspace.

mod harness;
mod programs;
mod tidy;
