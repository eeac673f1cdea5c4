//! Several who write at once.

use std::collections::BTreeSet;

use domain::ChangeNumber;
use registry::{Edit, Error, Registry};

use crate::places::on_both;
use crate::world::{office, office_key, officer, record};

const WRITERS: u32 = 4;
const EDITS: u32 = 25;

/// Renames one office again and again, each time from the version that it has seen; gives its numbers, and how often
/// somebody else was faster.
async fn rename(register: Registry, writer: u32) -> (Vec<u64>, u32) {
    let (mut numbers, mut conflicts) = (Vec::new(), 0);
    while numbers.len() < EDITS as usize {
        let seen = register.current(&office_key(1)).await.expect("readable").expect("it is there").number;
        let name = format!("{writer} {}", numbers.len());
        match register.append(vec![Edit::set(record(office(1, &name, &[])), seen)], &officer()).await {
            Ok(written) => numbers.extend(written.into_iter().flatten().map(|number| number.0)),
            Err(Error::Conflict(_)) => conflicts += 1,
            Err(other) => panic!("{other}"),
        }
    }
    (numbers, conflicts)
}

#[test]
fn writers_at_once_leave_no_gap_and_overwrite_nobody() {
    on_both(async |place| {
        let register = place.register().await;
        let first = Edit::set(record(office(1, "เซกา", &[])), ChangeNumber(0));
        register.append(vec![first], &officer()).await.expect("a new office");
        let writers: Vec<_> =
            (0..WRITERS).map(|writer| tokio::spawn(rename(register.clone(), writer))).collect();
        let (mut numbers, mut conflicts) = (Vec::new(), 0);
        for writer in writers {
            let (of_writer, lost) = writer.await.expect("a writer ends");
            numbers.extend(of_writer);
            conflicts += lost;
        }
        println!("{conflicts} conflicts");
        let distinct: BTreeSet<u64> = numbers.iter().copied().collect();
        let last = u64::from(WRITERS * EDITS) + 1;
        assert_eq!(distinct, (2..=last).collect(), "each edit has its number, and none is missing");
        let history = register.history(&office_key(1)).await.expect("readable");
        // Each was made of the one before it: nobody's edit was overwritten unseen.
        assert!(history.windows(2).all(|pair| pair[1].base == pair[0].number));
        assert_eq!(register.verify(None).await.expect("readable").faults, []);
    });
}
