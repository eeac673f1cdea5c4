//! Changes that wait for a second person: proposed, decided by somebody else, never of a version that is gone.

use domain::ChangeNumber;
use domain::service_point::Visibility;
use registry::{
    Author, Cause, Edit, Error, NotDecided, Personal, Reason, Registry, Waiting, WaitingFilter, WaitingState,
};
use serde_json::json;

use crate::places::on_both;
use crate::world::{Draw, at, office, office_key, officer, procedure, procedure_key, record};

const AUTHOR: &str = "person:somchai";
const SECOND: &str = "person:malee";

/// A register with a shown office, and the edit that hides it.
async fn hiding(register: &Registry) -> Edit {
    let shown = Edit::set(record(office(1, "เซกา", &[])), ChangeNumber(0));
    register.append(vec![shown], &officer()).await.expect("a new unit");
    let mut hidden = office(1, "เซกา", &[]);
    hidden.point.visibility = Visibility::Hidden;
    hidden.point.phone = Some("081 000 0000".to_owned());
    Edit::set(record(hidden), ChangeNumber(1))
}

async fn propose(register: &Registry, edits: Vec<Edit>) -> String {
    let author = Author {
        reason: Some("ปิดถาวร".to_owned()), ..Author::new(AUTHOR, at(1), Cause::Edit)
    };
    let findings = json!({ "evidence": ["near-border"] });
    register.wait(edits, &author, &[Reason::Hidden], &findings).await.expect("it could be written")
}

async fn waiting(register: &Registry, id: &str) -> Waiting {
    register.waiting(id).await.expect("readable").expect("it is there")
}

#[test]
fn what_waits_is_in_no_log_and_once_approved_it_is_one_act_that_names_both() {
    on_both(async |place| {
        let register = place.register().await;
        let hide = hiding(&register).await;
        let id = propose(&register, vec![hide.clone()]).await;
        assert_eq!(register.head().await.expect("readable").number, ChangeNumber(1));
        let seen = register.seen_by(std::slice::from_ref(&hide)).await.expect("readable");
        assert_eq!(seen, [Some(record(office(1, "เซกา", &[])))]);
        let proposed = waiting(&register, &id).await;
        assert_eq!((proposed.state, proposed.made_by.as_str()), (WaitingState::Waiting, AUTHOR));
        assert_eq!((proposed.why.as_deref(), proposed.made_at), (Some("ปิดถาวร"), at(1)));
        assert_eq!((proposed.reasons, proposed.decision), (vec![Reason::Hidden], None));
        assert_eq!(proposed.findings, json!({ "evidence": ["near-border"] }));
        assert_eq!(proposed.edits[0].record, hide.record);

        let own = register.approve(&id, AUTHOR, at(2), None).await.expect("an answer");
        assert_eq!(own, Err(NotDecided::Own));
        let approved = register.approve(&id, SECOND, at(3), Some("โทรถามแล้ว")).await.expect("an answer");
        assert_eq!(approved, Ok(vec![Some(ChangeNumber(2))]));
        let entry = register.entry(ChangeNumber(2)).await.expect("readable").expect("it is in the log");
        assert_eq!((entry.actor.as_str(), entry.approved_by.as_deref()), (AUTHOR, Some(SECOND)));
        assert_eq!((entry.batch.as_ref(), entry.at), (Some(&id), at(3)));
        assert_eq!((entry.record, entry.reason.as_deref()), (hide.record, Some("ปิดถาวร")));
        assert_eq!(register.verify(None).await.expect("readable").faults, []);
        let decided = waiting(&register, &id).await;
        let decision = decided.decision.expect("it was decided");
        assert_eq!(
            (decided.state, decision.at, decision.by.as_str()),
            (WaitingState::Approved, at(3), SECOND)
        );
        assert_eq!(decision.words.as_deref(), Some("โทรถามแล้ว"));
        let again = register.approve(&id, SECOND, at(4), None).await.expect("an answer");
        assert_eq!(again, Err(NotDecided::Already(WaitingState::Approved)));
        // Undone as any other act.
        let undone = register.undo_batch(&id, &officer()).await.expect("the newest versions");
        assert_eq!(undone, [Some(ChangeNumber(3))]);
        // Whoever says afterwards that somebody else approved it breaks the chain.
        place.tamper("UPDATE change_log SET approved_by = 'person:other' WHERE number = 2").await;
        assert_eq!(register.verify(None).await.expect("readable").faults[0].number, 2);
    });
}

#[test]
fn a_change_of_a_version_that_is_gone_conflicts_and_goes_on_waiting() {
    on_both(async |place| {
        let register = place.register().await;
        let hide = hiding(&register).await;
        let id = propose(&register, vec![hide.clone()]).await;
        let renamed = Edit::set(record(office(1, "ที่ว่าการอำเภอเซกา", &[])), ChangeNumber(1));
        register.append(vec![renamed], &officer()).await.expect("the newest version");
        let late = register.approve(&id, SECOND, at(3), None).await.expect_err("it was changed meanwhile");
        let Error::Conflict(conflict) = late else { panic!("{late}") };
        assert_eq!((conflict.base, conflict.yours), (1, hide.record.clone()));
        assert_eq!(conflict.theirs.map(|entry| entry.number), Some(ChangeNumber(2)));
        assert_eq!(register.head().await.expect("readable").number, ChangeNumber(2));
        let still = waiting(&register, &id).await;
        assert_eq!((still.state, &still.edits[0].record), (WaitingState::Waiting, &hide.record));
        // Nor can a change wait that couldn't be written.
        let stale = register.wait(vec![hide], &officer(), &[Reason::Hidden], &json!({})).await;
        assert!(matches!(stale, Err(Error::Conflict(_))), "{stale:?}");
        let unknown = Edit::set(record(office(2, "ก", &[9])), ChangeNumber(0));
        let refused = register.wait(vec![unknown], &officer(), &[], &json!({})).await;
        assert!(matches!(refused, Err(Error::Refused { .. })), "{refused:?}");
    });
}

#[test]
fn a_second_person_sends_back_and_only_the_author_withdraws() {
    on_both(async |place| {
        let register = place.register().await;
        let hide = hiding(&register).await;
        let (first, second) =
            (propose(&register, vec![hide.clone()]).await, propose(&register, vec![hide.clone()]).await);
        let missing = register.send_back("review-0", SECOND, at(2), "ทำไม").await.expect("an answer");
        assert_eq!(missing, Err(NotDecided::Missing));
        let own = register.send_back(&first, AUTHOR, at(2), "ทำไม").await.expect("an answer");
        assert_eq!(own, Err(NotDecided::Own));
        assert_eq!(register.send_back(&first, SECOND, at(2), "ยังเปิดอยู่").await.expect("an answer"), Ok(()));
        let other = register.withdraw(&second, SECOND, at(2), None).await.expect("an answer");
        assert_eq!(other, Err(NotDecided::NotOwn));
        assert_eq!(register.withdraw(&second, AUTHOR, at(3), None).await.expect("an answer"), Ok(()));
        for (id, state) in [(&first, WaitingState::Returned), (&second, WaitingState::Withdrawn)] {
            let late = register.approve(id, "person:third", at(4), None).await.expect("an answer");
            assert_eq!(late, Err(NotDecided::Already(state)));
            let kept = waiting(&register, id).await;
            assert_eq!((kept.state, &kept.edits[0].record), (state, &hide.record), "nothing of it is lost");
        }
        assert_eq!(register.head().await.expect("readable").number, ChangeNumber(1));
    });
}

#[test]
fn two_who_approve_at_once_write_it_once() {
    on_both(async |place| {
        let register = place.register().await;
        let id = propose(&register, vec![hiding(&register).await]).await;
        let approve = |register: Registry, id: String, by: &'static str| async move {
            register.approve(&id, by, at(2), None).await.expect("an answer")
        };
        let first = tokio::spawn(approve(register.clone(), id.clone(), SECOND));
        let second = tokio::spawn(approve(register.clone(), id, "person:third"));
        let both = [first.await.expect("it ends"), second.await.expect("it ends")];
        assert_eq!(both.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{both:?}");
        assert!(both.contains(&Err(NotDecided::Already(WaitingState::Approved))));
        assert_eq!(register.head().await.expect("readable").number, ChangeNumber(2));
    });
}

#[test]
fn records_of_any_kind_wait_and_come_back_as_they_were() {
    on_both(async |place| {
        let register = place.register().await;
        let procedures = (0..4).map(|number| Edit::set(procedure(number, "ก"), ChangeNumber(0)));
        register.append(procedures.collect(), &officer()).await.expect("new ones");
        let mut draw = Draw::new(5);
        for _ in 0..40 {
            let mut drawn = draw.office();
            drawn.point.succeeded_by = None;
            let key = record(drawn.clone()).key();
            let base = register.current(&key).await.expect("readable").map_or(ChangeNumber(0), |e| e.number);
            let title = Edit::set(procedure(1, &drawn.point.name_th), ChangeNumber(2));
            let removal = Edit::remove(procedure_key(9), ChangeNumber(0));
            let edits = vec![Edit::set(record(drawn), base), title, removal];
            let id = register.wait(edits.clone(), &officer(), &[Reason::Unpinned], &json!([])).await;
            let kept = waiting(&register, &id.expect("it could be written")).await;
            let told = |edits: &[Edit]| -> Vec<_> {
                edits.iter().map(|e| (e.key.clone(), e.record.clone(), e.base, e.refers_to)).collect()
            };
            assert_eq!(told(&kept.edits), told(&edits));
        }
    });
}

#[test]
fn lists_have_what_is_asked_for_the_newest_first() {
    on_both(async |place| {
        let register = place.register().await;
        let hide = hiding(&register).await;
        let mut ids = Vec::new();
        for minute in 0..4 {
            let by = if minute % 2 == 0 { AUTHOR } else { SECOND };
            let author = Author::new(by, at(minute), Cause::Edit);
            ids.push(register.wait(vec![hide.clone()], &author, &[], &json!({})).await.expect("an id"));
        }
        register.withdraw(&ids[0], AUTHOR, at(9), None).await.expect("an answer").expect("its own");
        let list = async |filter: WaitingFilter| -> Vec<usize> {
            let found = register.waiting_changes(&filter, 0, 10).await.expect("readable");
            let place = |waiting: &Waiting| ids.iter().position(|id| *id == waiting.id);
            found.iter().filter_map(place).collect()
        };
        let of = |state, made_by: Option<&str>, record| WaitingFilter {
            state,
            made_by: made_by.map(str::to_owned),
            record,
        };
        let open = Some(WaitingState::Waiting);
        assert_eq!(list(of(None, None, None)).await, [3, 2, 1, 0]);
        assert_eq!(list(of(open, None, None)).await, [3, 2, 1]);
        assert_eq!(list(of(open, Some(AUTHOR), None)).await, [2]);
        assert_eq!(list(of(None, None, Some(office_key(1)))).await, [3, 2, 1, 0]);
        assert_eq!(list(of(open, Some(SECOND), Some(office_key(2)))).await, [0; 0]);
        let page = register.waiting_changes(&WaitingFilter::default(), 1, 2).await.expect("readable");
        assert_eq!(page.iter().map(|one| &one.id).collect::<Vec<_>>(), [&ids[2], &ids[1]]);
    });
}

#[test]
fn an_erased_number_stands_in_no_proposal_either() {
    on_both(async |place| {
        let register = place.register().await;
        let id = propose(&register, vec![hiding(&register).await]).await;
        let erasure = Author::new(SECOND, at(5), Cause::Erasure);
        register.erase(&office_key(1), &Personal::Phone, &erasure).await.expect("an erasure");
        let proposed = waiting(&register, &id).await;
        let mut expected = office(1, "เซกา", &[]);
        expected.point.visibility = Visibility::Hidden;
        assert_eq!(proposed.edits[0].record, Some(record(expected)));
        assert!(proposed.why.is_some());
        register.erase(&office_key(1), &Personal::ChangeReasons, &erasure).await.expect("an erasure");
        assert_eq!(waiting(&register, &id).await.why, None);
    });
}
