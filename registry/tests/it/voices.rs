//! What citizens say: ratings that follow an office to its successor and back, and reports that are decided once.

use chrono::NaiveDate;
use domain::ChangeNumber;
use domain::service_point::Visibility;
use registry::{Answer, Edit, Error, NewTicket, Registry, Score, Seen, Ticket, TicketFilter, TicketState};

use crate::places::on_both;
use crate::world::{at, office, office_id, office_key, officer, procedure_key, record};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
}

async fn offices(register: &Registry, count: u32) {
    for number in 1..=count {
        let edit = Edit::set(record(office(number, &format!("สำนักงาน {number}"), &[])), ChangeNumber(0));
        register.append(vec![edit], &officer()).await.expect("a new unit");
    }
}

async fn score(register: &Registry, number: u32) -> Score {
    register.score(&office_id(number)).await.expect("readable")
}

#[test]
fn an_average_is_shown_from_the_fifth_rating_on() {
    on_both(async |place| {
        let register = place.register().await;
        offices(&register, 1).await;
        assert_eq!(score(&register, 1).await, Score::default());
        for (given, stars) in (1_u64..).zip([5, 4, 1, 5, 3]) {
            register.rate(&office_id(1), stars, None, "th", day(27)).await.expect("a rating");
            let score = score(&register, 1).await;
            assert_eq!(score.count, given);
            assert_eq!(score.shown(), (given >= 5).then_some(3.6));
        }
        assert_eq!(score(&register, 1).await, Score { count: 5, stars: 18, by_stars: [1, 0, 1, 1, 2] });
    });
}

#[test]
fn what_is_no_rating_of_an_office_is_refused() {
    on_both(async |place| {
        let register = place.register().await;
        offices(&register, 1).await;
        let mut hidden = office(2, "ซ่อน", &[]);
        hidden.point.visibility = Visibility::Hidden;
        register.append(vec![Edit::set(record(hidden), ChangeNumber(0))], &officer()).await.expect("a unit");
        for (number, stars) in [(1, 0), (1, 6), (2, 3), (3, 3)] {
            let refused = register.rate(&office_id(number), stars, None, "th", day(27)).await;
            assert!(matches!(refused, Err(Error::Refused { .. })), "{number} {stars}: {refused:?}");
        }
        for number in 1..=3 {
            assert_eq!(score(&register, number).await.count, 0);
        }
    });
}

#[test]
fn ratings_count_where_the_work_went_and_come_back_when_that_is_undone() {
    on_both(async |place| {
        let register = place.register().await;
        offices(&register, 4).await;
        for (number, stars) in [(1, 1), (2, 2), (3, 3), (4, 4)] {
            register
                .rate(&office_id(number), stars, Some("คิวยาว"), "th", day(20 + number))
                .await
                .expect("a rating");
        }
        let seen = |number: u32, change: u64| Seen { id: office_id(number), change: ChangeNumber(change) };
        register.merge(&seen(1, 1), &seen(2, 2), &officer()).await.expect("twins");
        let change = register.current(&office_key(2)).await.expect("readable").expect("it is there").number;
        let second = register.merge(&seen(2, change.0), &seen(3, 3), &officer()).await.expect("twins");
        assert_eq!(score(&register, 3).await, Score { count: 3, stars: 6, by_stars: [1, 1, 1, 0, 0] });
        assert_eq!(score(&register, 4).await.count, 1);
        let listed = register.ratings(&office_id(3), 0, 10).await.expect("readable");
        let told: Vec<_> = listed.iter().map(|rating| (rating.received_on, rating.stars)).collect();
        assert_eq!(told, [(day(23), 3), (day(22), 2), (day(21), 1)]);
        assert_eq!(register.ratings(&office_id(3), 1, 1).await.expect("readable"), listed[1..2]);
        // Words are erased through the office that they count for, and through no other.
        let erase = async |number: u32| {
            register
                .erase_rating_words(&office_id(number), &listed[2].id)
                .await
                .expect("the database answers")
        };
        assert!(!erase(4).await);
        assert!(erase(3).await && !erase(3).await);
        let listed = register.ratings(&office_id(3), 0, 10).await.expect("readable");
        assert_eq!((listed[2].stars, &listed[2].words), (1, &None));
        register.undo_batch(&second, &officer()).await.expect("the newest versions");
        assert_eq!((score(&register, 3).await.count, score(&register, 2).await.count), (1, 2));
    });
}

fn ticket(record: registry::Key, words: &str, on: u32) -> NewTicket {
    NewTicket {
        received_on: day(on),
        record,
        field: "phone".to_owned(),
        procedure: Some("procedure-1".to_owned()),
        shown: Some("0 4200 0004".to_owned()),
        words: words.to_owned(),
        language: "th".to_owned(),
        snapshot: "snapshot".to_owned(),
        change: ChangeNumber(7),
        asked_by: None,
    }
}

#[test]
fn a_report_is_kept_as_it_came_and_decided_once() {
    on_both(async |place| {
        let register = place.register().await;
        let sent = ticket(office_key(1), "เบอร์นี้ไม่มีคนรับ\n\"ข\"", 20);
        let id = register.report(&sent).await.expect("kept");
        let other = register.report(&ticket(procedure_key(1), "ข", 22)).await.expect("kept");
        let newest = register.report(&ticket(office_key(2), "ค", 23)).await.expect("kept");
        let kept = register.ticket(&id).await.expect("readable").expect("it is there");
        let expected = Ticket { id: id.clone(), state: TicketState::Open, report: sent, answer: None };
        assert_eq!(kept, expected);
        assert_eq!(register.ticket("ticket-0").await.expect("readable"), None);

        let answer = Answer {
            at: at(3), by: "person:malee".to_owned(), words: Some("แก้แล้ว".to_owned())
        };
        let decide = async |state| register.answer_ticket(&id, state, &answer).await.expect("an answer");
        assert!(decide(TicketState::Answered).await);
        assert!(!decide(TicketState::Closed).await, "it was decided");
        let decided = register.ticket(&id).await.expect("readable").expect("it is there");
        assert_eq!((decided.state, decided.answer), (TicketState::Answered, Some(answer)));

        let list = async |state, record| -> Vec<String> {
            let found = register.tickets(&TicketFilter { state, record }, 0, 10).await.expect("readable");
            found.into_iter().map(|ticket| ticket.id).collect()
        };
        assert_eq!(list(None, None).await, [newest.clone(), other.clone(), id.clone()]);
        assert_eq!(list(Some(TicketState::Open), None).await, [newest.clone(), other]);
        assert_eq!(list(None, Some(office_key(1))).await, [id]);
        assert_eq!(list(Some(TicketState::Open), Some(office_key(2))).await, [newest]);
    });
}
