//! Every kind of defect and note is explained to clerks and to engineers.

use std::collections::BTreeSet;

use indexer::{Code, NoteCode};

fn is_thai(text: &str) -> bool {
    text.chars().any(|c| ('ก'..='๛').contains(&c))
}

#[test]
fn every_code_says_in_thai_what_why_and_what_to_do() {
    for code in Code::ALL {
        let explanation = code.explanation();
        let texts = [explanation.title_th, explanation.why_th, explanation.did_th];
        for text in texts.iter().chain(explanation.fix_th).chain(&explanation.in_row_th) {
            assert!(is_thai(text), "{code}: {text}");
            assert_eq!(text.trim(), *text, "{code}");
        }
        assert!(!explanation.fix_th.is_empty(), "{code}");
        assert!(explanation.title_en.is_ascii() && !explanation.title_en.is_empty(), "{code}");
    }
    for code in NoteCode::ALL {
        let explanation = code.explanation();
        assert!(is_thai(explanation.title_th) && is_thai(explanation.meaning_th), "{code}");
        assert!(explanation.title_en.is_ascii() && !explanation.title_en.is_empty(), "{code}");
    }
}

#[test]
fn no_two_codes_have_the_same_title() {
    let defects = Code::ALL.iter().map(|code| code.explanation()).map(|it| (it.title_th, it.title_en));
    let notes = NoteCode::ALL.iter().map(|code| code.explanation()).map(|it| (it.title_th, it.title_en));
    let (thai, english): (BTreeSet<&str>, BTreeSet<&str>) = defects.chain(notes).unzip();
    let codes = Code::ALL.len() + NoteCode::ALL.len();
    assert_eq!((thai.len(), english.len()), (codes, codes));
}

#[test]
fn a_code_is_said_to_drop_rows_where_its_rows_are_dropped() {
    for (name, files, _) in super::defects::CASES {
        let checked = super::read(files).expect(name);
        for defect in &checked.defects {
            let is_said = defect.code.explanation().effect == indexer::Effect::RowDropped;
            let has_said = defect.message.contains("row is dropped");
            assert!(!has_said || defect.row_dropped, "{defect}");
            // The one id that a row can do without is that of a group.
            let is_group = defect.column == "group_id";
            assert!(!is_said || defect.row_dropped || is_group, "{defect}");
        }
    }
}
