//! What several procedures ask for together: the documents to bring, each once, and the fees.

use crate::{Procedure, ProcedureId};

/// Whether photocopies of a document still have to be brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Copies {
    /// No office of the trip asks for any (การยกเลิกสำเนา).
    NotNeeded,
    /// Nobody said.
    Unknown,
    /// One does.
    Needed,
}

impl Copies {
    /// What an offer says.
    #[must_use]
    pub fn of(copies_required: Option<bool>) -> Self {
        match copies_required {
            Some(false) => Self::NotNeeded,
            Some(true) => Self::Needed,
            None => Self::Unknown,
        }
    }
}

/// A document to bring, for one or more procedures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// As the manuals have it.
    pub text: String,
    /// The procedures that need it.
    pub procedures: Vec<ProcedureId>,
    /// Whether copies of it are asked for at any of their counters.
    pub copies: Copies,
}

/// Fees in baht.
#[derive(Clone, Debug, PartialEq)]
pub struct Fees {
    /// Of each procedure; none: nobody said.
    pub each: Vec<(ProcedureId, Option<f64>)>,
    /// Of those that are known.
    pub known_total_thb: f64,
}

impl Fees {
    /// The fees of procedures.
    #[must_use]
    pub fn of<'p>(procedures: impl IntoIterator<Item = &'p Procedure>) -> Self {
        let each: Vec<(ProcedureId, Option<f64>)> =
            procedures.into_iter().map(|procedure| (procedure.id.clone(), procedure.fee_thb)).collect();
        let known_total_thb = each.iter().filter_map(|(_, fee)| *fee).sum();
        Self { each, known_total_thb }
    }

    /// Whether every fee is known.
    #[must_use]
    pub fn are_known(&self) -> bool {
        self.each.iter().all(|(_, fee)| fee.is_some())
    }
}

/// The documents of procedures in their order, each once however it is spaced, with what the counter of each says about
/// copies.
#[must_use]
pub fn documents(asked: &[(&Procedure, Copies)]) -> Vec<Document> {
    let mut documents: Vec<(String, Document)> = Vec::new();
    for (procedure, copies) in asked {
        for text in &procedure.documents {
            let key: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            match documents.iter_mut().find(|(known, _)| *known == key) {
                Some((_, document)) => {
                    if !document.procedures.contains(&procedure.id) {
                        document.procedures.push(procedure.id.clone());
                    }
                    document.copies = document.copies.max(*copies);
                }
                None => {
                    let procedures = vec![procedure.id.clone()];
                    documents.push((key, Document { text: text.clone(), procedures, copies: *copies }));
                }
            }
        }
    }
    documents.into_iter().map(|(_, document)| document).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn procedure(id: &str, fee_thb: Option<f64>, documents: &[&str]) -> Procedure {
        let id = ProcedureId::new(id).expect("an id");
        let documents = documents.iter().map(|text| (*text).to_owned()).collect();
        Procedure { fee_thb, documents, ..Procedure::titled(id, "ก".to_owned()) }
    }

    #[test]
    fn a_document_that_two_procedures_need_is_brought_once_and_copied_if_either_asks() {
        let card = procedure("card", Some(100.0), &["ทะเบียนบ้าน", "บัตร (แสดงตัวจริง)"]);
        let birth = procedure("birth", None, &["บัตร  (แสดงตัวจริง)", "หนังสือรับรองการเกิด"]);
        for (of_card, of_birth, expected) in [
            (Copies::NotNeeded, Copies::NotNeeded, Copies::NotNeeded),
            (Copies::NotNeeded, Copies::Unknown, Copies::Unknown),
            (Copies::Needed, Copies::NotNeeded, Copies::Needed),
        ] {
            let documents = documents(&[(&card, of_card), (&birth, of_birth)]);
            let texts: Vec<&str> = documents.iter().map(|document| document.text.as_str()).collect();
            assert_eq!(texts, ["ทะเบียนบ้าน", "บัตร (แสดงตัวจริง)", "หนังสือรับรองการเกิด"]);
            assert_eq!(documents[1].copies, expected);
            assert_eq!(documents[1].procedures.len(), 2);
            assert_eq!((documents[0].copies, documents[2].copies), (of_card, of_birth));
        }
    }

    #[test]
    fn fees_add_up_and_what_nobody_said_is_told() {
        let fees = Fees::of([&procedure("a", Some(100.0), &[]), &procedure("b", Some(20.5), &[])]);
        assert!(fees.are_known());
        assert!((fees.known_total_thb - 120.5).abs() < f64::EPSILON);
        assert!(!Fees::of([&procedure("a", None, &[])]).are_known());
    }
}
