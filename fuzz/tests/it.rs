//! A small seeded run of every target; `cargo run --release -p fuzz` is the long one.

use fuzz::{Inputs, TARGETS};

const INPUTS: usize = 150;

#[test]
fn no_input_makes_a_reader_panic_or_contradict_itself() {
    for target in TARGETS {
        for input in Inputs::new((target.seeds)(), 7).take(INPUTS) {
            (target.run)(&input);
        }
    }
}

#[test]
fn every_seed_is_taken_as_it_is() {
    for target in TARGETS {
        let seeds = (target.seeds)();
        assert!(!seeds.is_empty(), "{}", target.name);
        for seed in seeds {
            (target.run)(&seed);
        }
    }
}
