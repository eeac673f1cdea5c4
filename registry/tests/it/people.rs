//! Signing in: what opens a door opens it once, or as long as it says, and stands nowhere.

use chrono::TimeDelta;
use domain::ChangeNumber;
use registry::{
    ABSOLUTE, Author, Cause, CodeState, Denied, Edit, Error, Grant, IDLE, Registry, Role, TokenScope,
    TokenUse,
};
use sqlx::Row;

use crate::places::on_both;
use crate::world::{at, office, office_id, officer, record};

const PASSWORD: &str = "สี่คำที่ไม่มีใครเดาได้";

async fn with_unit(register: &Registry) {
    let unit = Edit::set(record(office(1, "เซกา", &[])), ChangeNumber(0));
    register.append(vec![unit], &officer()).await.expect("a new unit");
}

/// Every text of every table.
async fn everything(url: &str) -> String {
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(url).await.expect("the database is there");
    let mut all = String::new();
    for sql in [
        "SELECT body FROM change_log",
        "SELECT value FROM private_value",
        "SELECT password FROM account",
        "SELECT salt || ' ' || hash FROM authorize_code",
        "SELECT hash FROM session",
        "SELECT hash || ' ' || id || ' ' || name FROM api_token",
        "SELECT hash FROM one_time_link",
    ] {
        for row in sqlx::query(sql).fetch_all(&pool).await.expect("readable") {
            all.extend(row.try_get::<Option<String>, _>(0).expect("a text"));
            all.push('\n');
        }
    }
    pool.close().await;
    all
}

#[test]
fn a_code_makes_one_person_an_officer_of_its_unit_once() {
    on_both(async |place| {
        let register = place.register().await;
        with_unit(&register).await;
        let unit = office_id(1);
        assert_eq!(register.code_state(&unit, at(0)).await.expect("readable"), None);
        let unknown = register.issue_code(&office_id(9), TimeDelta::days(1), &officer()).await;
        assert!(matches!(unknown, Err(Error::Refused { .. })), "{unknown:?}");
        let issued = register.issue_code(&unit, TimeDelta::days(30), &officer()).await.expect("a code");
        let code = issued.code.reveal().to_owned();
        assert_eq!((code.len(), format!("{:?}", issued.code)), (19, "Secret".to_owned()));
        let state = register.code_state(&unit, at(0)).await.expect("readable");
        assert_eq!(
            state,
            Some(CodeState::Issued { until: at(0) + TimeDelta::days(30), by: officer().actor })
        );
        assert!(!everything(&place.url).await.contains(&code.replace('-', "")), "only its hash is kept");

        let redeem = async |person: &str, typed: &str, minute: i64| {
            register.redeem_code(person, &unit, typed, at(minute)).await.expect("the database answers")
        };
        let person = register.add_person(Some("สมชาย"), None, at(0)).await.expect("a person").id;
        assert_eq!(redeem(&person, "0000-0000-0000-0000", 1).await, Err(Denied::Wrong));
        assert_eq!(
            register.redeem_code(&person, &office_id(2), &code, at(1)).await.expect("an answer"),
            Err(Denied::Wrong)
        );
        // As people type: small letters, spaces, a letter for a digit.
        let typed = code.to_lowercase().replace('-', " ").replace('0', "o");
        assert_eq!(redeem(&person, &typed, 2).await, Ok(()));
        assert_eq!(redeem("person-2", &code, 3).await, Err(Denied::Wrong), "it was used");
        let state = register.code_state(&unit, at(9)).await.expect("readable");
        assert_eq!(state, Some(CodeState::Used { at: at(2), by: person.clone() }));
        let (grants, change) = register.grants(&person).await.expect("readable");
        assert_eq!(grants, [Grant { role: Role::Officer(unit.clone()), until: None }]);
        let entry = register.entry(change).await.expect("readable").expect("it is in the log");
        assert_eq!((entry.actor, entry.cause), (person, Cause::AuthorizeCode));
        assert_eq!(register.verify(None).await.expect("readable").faults, []);
    });
}

#[test]
fn a_code_ends_by_its_date_by_a_newer_one_and_when_it_is_taken_back() {
    on_both(async |place| {
        let register = place.register().await;
        with_unit(&register).await;
        let unit = office_id(1);
        let issue = async |minute: i64| issued_at(&register, minute, 10).await;
        let redeem = async |typed: &str, minute: i64| {
            register.redeem_code("person-1", &unit, typed, at(minute)).await.expect("the database answers")
        };
        let state = async |minute: i64| {
            register.code_state(&unit, at(minute)).await.expect("readable").map(|state| state.as_str())
        };
        let late = issue(0).await;
        assert_eq!(state(10).await, Some("expired"));
        assert_eq!(redeem(&late, 10).await, Err(Denied::Wrong));
        let replaced = issue(20).await;
        issue(21).await;
        assert_eq!(redeem(&replaced, 22).await, Err(Denied::Wrong));
        let taken = issue(30).await;
        register.revoke_code(&unit, &Author { at: at(31), ..officer() }).await.expect("the database answers");
        assert_eq!((state(31).await, redeem(&taken, 31).await), (Some("revoked"), Err(Denied::Wrong)));
        assert_eq!(register.grants("person-1").await.expect("readable").0, []);
        let by = register.code_state(&unit, at(31)).await.expect("readable");
        assert_eq!(by, Some(CodeState::Revoked { at: at(31), by: Some(officer().actor) }));
        // Two that are issued in one instant, as by a double click: the second one holds.
        let (first, second) = (issue(40).await, issue(40).await);
        assert_eq!(redeem(&first, 41).await, Err(Denied::Wrong));
        assert_eq!(redeem(&second, 41).await, Ok(()));
    });
}

#[test]
fn after_ten_wrong_codes_of_a_unit_everyone_waits_and_then_the_right_one_is_right() {
    on_both(async |place| {
        let register = place.register().await;
        with_unit(&register).await;
        let code = issued_at(&register, 0, 100).await;
        let redeem = async |unit: u32, typed: &str, minute: i64| {
            let unit = office_id(unit);
            register.redeem_code("person-1", &unit, typed, at(minute)).await.expect("the database answers")
        };
        for unit in [1, 9] {
            for _ in 0..10 {
                assert_eq!(redeem(unit, "AAAA", 1).await, Err(Denied::Wrong));
            }
            assert_eq!(redeem(unit, &code, 15).await, Err(Denied::TooMany), "also where there is no unit");
        }
        assert_eq!(redeem(1, "AAAA", 16).await, Err(Denied::Wrong), "one more try");
        assert_eq!(redeem(1, &code, 30).await, Err(Denied::TooMany));
        assert_eq!(redeem(1, &code, 31).await, Ok(()));
    });
}

async fn issued_at(register: &Registry, minute: i64, minutes: i64) -> String {
    let author = Author { at: at(minute), ..officer() };
    let issued = register.issue_code(&office_id(1), TimeDelta::minutes(minutes), &author).await;
    issued.expect("a code").code.reveal().to_owned()
}

#[test]
fn a_password_opens_an_account_until_it_is_guessed_at() {
    on_both(async |place| {
        let register = place.register().await;
        let person = register.add_person(None, Some("a@example.org"), at(0)).await.expect("a person").id;
        let twice =
            register.add_person(None, Some("a@example.org"), at(0)).await.expect_err("the same address");
        assert!(twice.to_string().ends_with("somebody has this e-mail address already"), "{twice}");
        let short = register.set_password(&person, "somchai", "short").await.expect_err("too short");
        assert!(short.to_string().contains("expected at least 15 characters"), "{short}");
        register.set_password(&person, "somchai", PASSWORD).await.expect("a password");
        let other = register.set_password("person-2", "somchai", PASSWORD).await.expect_err("a taken login");
        assert!(other.to_string().ends_with("choose another"), "{other}");
        assert!(!everything(&place.url).await.contains(PASSWORD));
        register.set_password(&person, "malee", PASSWORD).await.expect("another login");
        assert_eq!(register.login(&person).await.expect("readable").as_deref(), Some("malee"));
        register.set_password(&person, "somchai", PASSWORD).await.expect("a password");

        let sign_in = async |login: &str, password: &str, minute: i64| {
            register.sign_in(login, password, at(minute)).await.expect("the database answers")
        };
        assert_eq!(sign_in("somchai", PASSWORD, 1).await, Ok(person.clone()));
        for login in ["somchai", "nobody", "malee"] {
            for _ in 0..8 {
                assert_eq!(sign_in(login, "wrong", 2).await, Err(Denied::Wrong));
            }
            assert_eq!(sign_in(login, PASSWORD, 16).await, Err(Denied::TooMany), "{login}");
        }
        assert_eq!(sign_in("somchai", PASSWORD, 17).await, Ok(person.clone()), "after a quarter of an hour");
        register
            .disable_person(&person, &Author { at: at(18), ..officer() })
            .await
            .expect("the database answers");
        assert_eq!(sign_in("somchai", PASSWORD, 40).await, Err(Denied::Wrong));
    });
}

#[test]
fn a_session_ends_when_nothing_is_done_after_a_day_of_work_and_everywhere() {
    on_both(async |place| {
        let register = place.register().await;
        let person = register.add_person(None, None, at(0)).await.expect("a person").id;
        let whose = async |word: &str, minute: i64| {
            register.session(word, at(minute)).await.expect("the database answers")
        };
        let word = register.begin_session(&person, at(0)).await.expect("a session");
        let word = word.reveal();
        assert!(!everything(&place.url).await.contains(word));
        assert_eq!(whose("0123", 1).await, None);
        let (idle, absolute) = (IDLE.num_minutes(), ABSOLUTE.num_minutes());
        for minute in (0..absolute).step_by(idle as usize - 1) {
            assert_eq!(whose(word, minute).await.as_ref(), Some(&person), "minute {minute}");
        }
        assert_eq!(whose(word, absolute).await, None, "also of somebody who goes on working");
        let word = register.begin_session(&person, at(0)).await.expect("a session");
        assert_eq!(whose(word.reveal(), idle).await, None);
        assert_eq!(whose(word.reveal(), 1).await, None, "what is over doesn't come back");

        let words =
            [register.begin_session(&person, at(0)).await, register.begin_session(&person, at(0)).await];
        assert_eq!(register.end_sessions(&person).await.expect("the database answers"), 2);
        for word in words {
            assert_eq!(whose(word.expect("a session").reveal(), 1).await, None);
        }
        let word = register.begin_session(&person, at(0)).await.expect("a session");
        register
            .disable_person(&person, &Author { at: at(1), ..officer() })
            .await
            .expect("the database answers");
        assert_eq!(whose(word.reveal(), 2).await, None);
    });
}

#[test]
fn a_token_is_its_persons_within_its_scope_and_until_its_end() {
    on_both(async |place| {
        let register = place.register().await;
        let person = register.add_person(None, None, at(0)).await.expect("a person").id;
        let issue = async |until: i64| {
            register
                .issue_token(&person, "นำเข้า", TokenScope::Write, at(until), at(0))
                .await
                .expect("a token")
        };
        let whose = async |token: &str, minute: i64| {
            register.token(token, at(minute)).await.expect("the database answers")
        };
        let issued = issue(60).await;
        let token = issued.token.reveal();
        assert!(token.starts_with("pakmut_") && !everything(&place.url).await.contains(token));
        let used = TokenUse { person: person.clone(), scope: TokenScope::Write };
        assert_eq!(whose(token, 59).await, Some(used));
        assert_eq!(whose(token, 60).await, None);
        assert_eq!(whose("pakmut_0", 1).await, None);
        let revoke = async |person: &str| {
            register.revoke_token(person, &issued.id, at(2)).await.expect("the database answers")
        };
        assert!(!revoke("person-2").await, "nobody else's");
        assert!(revoke(&person).await && !revoke(&person).await);
        assert_eq!(whose(token, 3).await, None);
        let issued = issue(60).await;
        register
            .disable_person(&person, &Author { at: at(1), ..officer() })
            .await
            .expect("the database answers");
        assert_eq!(whose(issued.token.reveal(), 2).await, None);
    });
}

#[test]
fn a_link_lets_one_in_once() {
    on_both(async |place| {
        let register = place.register().await;
        let person = register.add_person(None, None, at(0)).await.expect("a person").id;
        let issue = async || register.issue_link(&person, TimeDelta::hours(24), at(0)).await.expect("a link");
        let redeem = async |word: &str, minute: i64| {
            register.redeem_link(word, None, at(minute)).await.expect("the database answers")
        };
        let (replaced, late) = (issue().await, issue().await);
        assert!(!everything(&place.url).await.contains(late.reveal()));
        assert_eq!(redeem(replaced.reveal(), 1).await, Err(Denied::Wrong));
        assert_eq!(redeem(late.reveal(), 24 * 60).await, Err(Denied::Wrong));
        let word = issue().await;
        let both = futures_of_two(&register, word.reveal()).await;
        assert_eq!(both.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{both:?}");
        assert!(both.contains(&Ok(person.clone())));
        assert_eq!(redeem(word.reveal(), 2).await, Err(Denied::Wrong));
    });
}

/// Two who use a link at once.
async fn futures_of_two(register: &Registry, word: &str) -> [Result<String, Denied>; 2] {
    let redeem = |register: Registry, word: String| async move {
        register.redeem_link(&word, None, at(1)).await.expect("the database answers")
    };
    let first = tokio::spawn(redeem(register.clone(), word.to_owned()));
    let second = tokio::spawn(redeem(register.clone(), word.to_owned()));
    [first.await.expect("it ends"), second.await.expect("it ends")]
}

#[test]
fn roles_are_changes_in_the_log_and_two_who_give_them_conflict() {
    on_both(async |place| {
        let register = place.register().await;
        let person =
            register.add_person(Some("มาลี"), Some("m@example.org"), at(0)).await.expect("a person").id;
        let auditor = vec![Grant { role: Role::Auditor, until: Some(at(60)) }];
        let given = register.appoint(&person, auditor.clone(), ChangeNumber(0), &officer()).await;
        assert_eq!(given.expect("nobody was faster"), Some(ChangeNumber(1)));
        let other = vec![Grant { role: Role::Supervisor("38".parse().expect("a code")), until: None }];
        let late =
            register.appoint(&person, other, ChangeNumber(0), &officer()).await.expect_err("somebody was");
        assert!(matches!(late, Error::Conflict(_)), "{late}");
        assert_eq!(register.grants(&person).await.expect("readable"), (auditor, ChangeNumber(1)));
        register
            .forget_person(&person, &Author { at: at(5), ..officer() })
            .await
            .expect("the database answers");
        let forgotten = register.person(&person).await.expect("readable").expect("the id stays");
        assert_eq!((forgotten.name, forgotten.email, forgotten.disabled_at), (None, None, Some(at(5))));
    });
}
