//! Tests of the engine through its public API, against an oracle that shares no code with it but the words of the
//! domain.

mod areas;
mod brute_force;
mod deadline;
mod directory;
mod exactness;
mod histories;
mod hours;
mod jurisdiction;
mod nearest;
mod oracle;
mod overlay;
mod preview;
mod roll;
mod snapshot;
mod soonest;
mod suggest;
mod text;
mod tiles;
mod trip;
mod world;
