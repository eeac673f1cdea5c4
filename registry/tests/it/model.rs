//! Random acts, compared with a list of everything that was ever written.

use std::collections::{BTreeMap, BTreeSet};

use domain::ChangeNumber;
use registry::{Author, Edit, Error, Key, Kind, Record, Registry};

use crate::places::on_both;
use crate::world::{Draw, officer};

const ACTS: u32 = 60;

/// What a register is: entries, one after another.
#[derive(Default)]
struct Model {
    entries: Vec<(Key, u64, Option<Record>, Option<String>)>,
}

/// Why an act is refused.
#[derive(Debug, PartialEq)]
enum Refusal {
    Conflict(Key),
    Refused(Key),
}

impl Model {
    fn number(&self, key: &Key, until: u64) -> u64 {
        let of_key = (1..).zip(&self.entries).take(until as usize).filter(|(_, entry)| entry.0 == *key);
        of_key.map(|(number, _)| number).last().unwrap_or(0)
    }

    fn record(&self, key: &Key, until: u64) -> Option<Record> {
        match self.number(key, until) {
            0 => None,
            number => self.entries[number as usize - 1].2.clone(),
        }
    }

    fn len(&self) -> u64 {
        self.entries.len() as u64
    }

    fn keys(&self) -> BTreeSet<Key> {
        self.entries.iter().map(|entry| entry.0.clone()).collect()
    }

    fn append(&mut self, mut edits: Vec<Edit>, batch: Option<&str>) -> Result<Vec<Option<u64>>, Refusal> {
        let asked = edits.len();
        self.take_offers(&mut edits);
        if let Some(edit) = edits.iter().find(|edit| self.number(&edit.key, self.len()) != edit.base.0) {
            return Err(Refusal::Conflict(edit.key.clone()));
        }
        let is_there = |id: &str| {
            let key = Key::new(Kind::Procedure, id);
            match edits.iter().find(|edit| edit.key == key) {
                Some(edit) => edit.record.is_some(),
                None => self.record(&key, self.len()).is_some(),
            }
        };
        let mut missing: Vec<(String, Key)> = Vec::new();
        for edit in &edits {
            if let Some(Record::ServicePoint(office)) = &edit.record {
                let procedures = office.offers.iter().map(|offer| offer.procedure.as_str());
                let unknown = procedures.filter(|id| !is_there(id));
                missing.extend(unknown.map(|id| (id.to_owned(), edit.key.clone())));
            }
        }
        missing.sort();
        if let Some((procedure, _)) = missing.first() {
            let last = missing.iter().rfind(|(id, _)| id == procedure);
            return Err(Refusal::Refused(last.expect("the first is one of them").1.clone()));
        }
        if let Some(key) = self.circle(&edits) {
            return Err(Refusal::Refused(key));
        }
        let mut numbers = Vec::new();
        for edit in edits {
            if self.record(&edit.key, self.len()) == edit.record {
                numbers.push(None);
                continue;
            }
            self.entries.push((edit.key, edit.base.0, edit.record, batch.map(str::to_owned)));
            numbers.push(Some(self.len()));
        }
        numbers.truncate(asked);
        Ok(numbers)
    }

    /// The first of the edited points that would be its own successor in the end.
    fn circle(&self, edits: &[Edit]) -> Option<Key> {
        let successor = |key: &Key| {
            let edited = edits.iter().find(|edit| edit.key == *key);
            let record = edited.map_or_else(|| self.record(key, self.len()), |edit| edit.record.clone());
            match record? {
                Record::ServicePoint(office) => {
                    office.point.succeeded_by.map(|id| Key::new(Kind::ServicePoint, id.as_str()))
                }
                _ => None,
            }
        };
        let returns = |edit: &&Edit| {
            let chain = std::iter::successors(successor(&edit.key), successor);
            chain.take(20).any(|key| key == edit.key)
        };
        edits.iter().find(returns).map(|edit| edit.key.clone())
    }

    /// Points that offer what is removed change with it, in the order in which they were last changed.
    fn take_offers(&self, edits: &mut Vec<Edit>) {
        let removed: Vec<String> = edits
            .iter()
            .filter(|edit| edit.record.is_none() && edit.key.kind == Kind::Procedure)
            .map(|edit| edit.key.id.clone())
            .collect();
        let mut taken = BTreeMap::new();
        for key in self.keys().into_iter().filter(|key| edits.iter().all(|edit| edit.key != *key)) {
            let number = self.number(&key, self.len());
            let Some(Record::ServicePoint(mut office)) = self.record(&key, self.len()) else { continue };
            let is_removed = |id: &str| removed.iter().any(|removed| removed == id);
            if office.offers.iter().any(|offer| is_removed(offer.procedure.as_str())) {
                office.offers.retain(|offer| !is_removed(offer.procedure.as_str()));
                office.exceptions.retain(|e| e.procedure.as_ref().is_none_or(|id| !is_removed(id.as_str())));
                taken.insert(number, Edit::set(Record::ServicePoint(office), ChangeNumber(number)));
            }
        }
        edits.extend(taken.into_values());
    }

    /// What undoes entries.
    fn undoing(&self, numbers: &[u64]) -> Vec<Edit> {
        let undo = |number: &u64| {
            let (key, base, _, _) = &self.entries[*number as usize - 1];
            let record = (*base > 0).then(|| self.entries[*base as usize - 1].2.clone()).flatten();
            Edit {
                key: key.clone(),
                record,
                base: ChangeNumber(*number),
                refers_to: Some(ChangeNumber(*number)),
            }
        };
        numbers.iter().map(undo).collect()
    }

    fn of_batch(&self, batch: &str) -> Vec<u64> {
        let entries = (1..).zip(&self.entries);
        entries.filter(|(_, entry)| entry.3.as_deref() == Some(batch)).map(|(number, _)| number).collect()
    }
}

fn told<T>(outcome: Result<T, Error>) -> Result<T, Refusal> {
    outcome.map_err(|error| match error {
        Error::Conflict(conflict) => Refusal::Conflict(conflict.key),
        Error::Refused { key, .. } => Refusal::Refused(key),
        other => panic!("{other}"),
    })
}

fn plain(numbers: Vec<Option<ChangeNumber>>) -> Vec<Option<u64>> {
    numbers.into_iter().map(|number| number.map(|number| number.0)).collect()
}

/// One act on both.
async fn act(number: u32, draw: &mut Draw, model: &mut Model, register: &Registry) {
    let batch = format!("act {number}");
    let author =
        Author { batch: Some(batch.clone()), reason: Some("เหตุผล".to_owned()), ..officer() };
    let newest = |model: &Model, key: &Key| ChangeNumber(model.number(key, model.len()));
    let keys: Vec<Key> = model.keys().into_iter().collect();
    match draw.rng.u8(..10) {
        0 if !keys.is_empty() => {
            let key = keys[draw.rng.usize(..keys.len())].clone();
            let edit = vec![Edit::remove(key.clone(), newest(model, &key))];
            let expected = model.append(edit.clone(), Some(&batch));
            assert_eq!(told(register.append(edit, &author).await).map(plain), expected);
        }
        1 if !keys.is_empty() => {
            let undone = draw.rng.u64(1..=model.len());
            let edits = model.undoing(&[undone]);
            let expected = model.append(edits, Some(&batch)).map(|numbers| numbers[0]);
            let outcome = told(register.undo(ChangeNumber(undone), &author).await);
            assert_eq!(outcome.map(|number| number.map(|number| number.0)), expected);
        }
        2 if number > 0 => {
            let undone = format!("act {}", draw.rng.u32(..number));
            let edits = model.undoing(&model.of_batch(&undone));
            let expected = model.append(edits, Some(&batch));
            assert_eq!(told(register.undo_batch(&undone, &author).await).map(plain), expected);
        }
        3 if !keys.is_empty() => {
            let key = keys[draw.rng.usize(..keys.len())].clone();
            let (then, base) = (draw.rng.u64(..=model.len()), newest(model, &key));
            let edit = Edit { record: model.record(&key, then), ..Edit::remove(key.clone(), base) };
            let expected = model.append(vec![edit], Some(&batch)).map(|numbers| numbers[0]);
            let outcome = told(register.restore(&key, ChangeNumber(then), base, &author).await);
            assert_eq!(outcome.map(|number| number.map(|number| number.0)), expected);
        }
        stale => {
            let mut edits: BTreeMap<Key, Edit> = BTreeMap::new();
            for _ in 0..draw.rng.usize(1..4) {
                let record = draw.record();
                let (key, mut base) = (record.key(), newest(model, &record.key()));
                if stale == 9 {
                    base = ChangeNumber(draw.rng.u64(..=base.0));
                }
                edits.insert(key, Edit::set(record, base));
            }
            let edits: Vec<Edit> = edits.into_values().collect();
            let expected = model.append(edits.clone(), Some(&batch));
            assert_eq!(told(register.append(edits, &author).await).map(plain), expected);
        }
    }
}

/// Every record as of every change is what the list says, and the log proves itself.
async fn compare(model: &Model, register: &Registry) {
    assert_eq!(register.head().await.expect("readable").number.0, model.len());
    for key in model.keys() {
        for until in 0..=model.len() {
            let entry = register.as_of(&key, ChangeNumber(until)).await.expect("readable");
            assert_eq!(
                entry.as_ref().map_or(0, |e| e.number.0),
                model.number(&key, until),
                "{key} as of {until}"
            );
            assert_eq!(entry.and_then(|e| e.record), model.record(&key, until), "{key} as of {until}");
        }
    }
    for until in [model.len() / 3, model.len() / 2, model.len()] {
        let contents = register.contents(Some(ChangeNumber(until))).await.expect("readable");
        let records: Vec<Record> = model.keys().iter().filter_map(|key| model.record(key, until)).collect();
        let mut offers = Vec::new();
        let mut points = Vec::new();
        for record in &records {
            if let Record::ServicePoint(office) = record {
                points.push(office.point.clone());
                offers.extend(office.offers.clone());
            }
        }
        assert_eq!((contents.points, contents.offers), (points, offers), "as of {until}");
        let procedures = records.iter().filter(|record| matches!(record, Record::Procedure(_))).count();
        assert_eq!(contents.procedures.len(), procedures, "as of {until}");
    }
    let verification = register.verify(None).await.expect("readable");
    assert_eq!((verification.faults, verification.entries), (Vec::new(), model.len()));
}

#[test]
fn random_acts_give_what_a_list_of_everything_gives() {
    on_both(async |place| {
        for seed in 0..3 {
            place.empty().await;
            let register = place.register().await;
            let (mut draw, mut model) = (Draw::new(seed), Model::default());
            for number in 0..ACTS {
                act(number, &mut draw, &mut model, &register).await;
            }
            assert!(model.len() > 40, "{} entries", model.len());
            compare(&model, &register).await;
            register.close().await;
        }
    });
}
