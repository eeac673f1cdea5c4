//! Becoming somebody: by a unit's code, by an invitation, by a provider of sign-in, by the first administrator's link.

use chrono::TimeDelta;
use domain::ChangeNumber;
use registry::{
    Author, Cause, Chosen, Denied, Edit, Error, Grant, Means, Newcomer, Recognised, Registry, Role, Vouched,
};

use crate::places::on_both;
use crate::world::{at, office, office_id, officer, record};

const PASSWORD: &str = "สี่คำที่ไม่มีใครเดาได้";

async fn with_code(register: &Registry) -> String {
    let unit = Edit::set(record(office(1, "เซกา", &[])), ChangeNumber(0));
    register.append(vec![unit], &officer()).await.expect("a new unit");
    let issued = register.issue_code(&office_id(1), TimeDelta::days(1), &officer()).await.expect("a code");
    issued.code.reveal().to_owned()
}

fn vouched(subject: &str, email: Option<&str>) -> Vouched {
    Vouched {
        issuer: "https://id.example.go.th".to_owned(),
        subject: subject.to_owned(),
        name: Some("มาลี".to_owned()),
        email: email.map(str::to_owned),
    }
}

#[test]
fn whoever_signs_up_is_somebody_wholly_or_not_at_all_and_the_code_lasts_until_then() {
    on_both(async |place| {
        let register = place.register().await;
        let code = with_code(&register).await;
        let known = register.add_person(None, Some("taken@example.org"), at(0)).await.expect("a person").id;
        register.set_password(&known, "taken", PASSWORD).await.expect("a password");
        let sign_up = async |login: &str, password: &str, email: &str, typed: &str| {
            let means = Means::Account(Chosen { login, password });
            let newcomer = Newcomer { name: Some("สมชาย"), email: Some(email), means };
            register.sign_up(&office_id(1), typed, newcomer, at(1)).await
        };
        for (login, password, email, field) in [
            ("taken", PASSWORD, "new@example.org", "login"),
            ("new", PASSWORD, "Taken@example.org", "email"),
            ("new", "too short", "new@example.org", "password"),
            ("", PASSWORD, "new@example.org", "login"),
        ] {
            let refused = sign_up(login, password, email, &code).await.expect_err("it can't be taken");
            assert!(
                matches!(&refused, Error::Unsuitable { field: named, .. } if *named == field),
                "{refused}"
            );
        }
        let wrong = sign_up("new", PASSWORD, "new@example.org", "0000").await.expect("an answer");
        assert_eq!(wrong, Err(Denied::Wrong));
        assert_eq!(register.people(None, "", 10).await.expect("readable").len(), 1, "nobody was added");

        let person =
            sign_up("new", PASSWORD, "new@example.org", &code).await.expect("an answer").expect("let in");
        let (grants, _) = register.grants(&person).await.expect("readable");
        assert_eq!(grants, [Grant { role: Role::Officer(office_id(1)), until: None }]);
        assert_eq!(register.sign_in("new", PASSWORD, at(2)).await.expect("an answer"), Ok(person.clone()));
        let found = register.people(Some("new@"), "", 10).await.expect("readable");
        assert_eq!(found.iter().map(|person| &person.id).collect::<Vec<_>>(), [&person]);
        let again = sign_up("newer", PASSWORD, "newer@example.org", &code).await.expect("an answer");
        assert_eq!(again, Err(Denied::Wrong), "the code was used");
    });
}

#[test]
fn a_provider_lets_in_whom_it_let_in_before_and_whom_a_verified_address_was_invited_by() {
    on_both(async |place| {
        let register = place.register().await;
        let recognise = async |vouched: &Vouched, minute: i64| {
            register.recognise(vouched, at(minute)).await.expect("the database answers")
        };
        let auditor = vec![Grant { role: Role::Auditor, until: None }];
        let invited =
            register.invite(None, "Malee@example.org", auditor, TimeDelta::minutes(60), &officer()).await;
        let invited = invited.expect("an invitation").person.id;
        let is_newcomer =
            |recognised: &Result<Recognised, Denied>| matches!(recognised, Ok(Recognised::Newcomer(_)));
        for (subject, email, minute) in [
            ("s-1", None, 1),
            ("s-1", Some("other@example.org"), 1),
            // When the invitation is over.
            ("s-1", Some("malee@example.org"), 60),
        ] {
            assert!(is_newcomer(&recognise(&vouched(subject, email), minute).await), "{email:?} {minute}");
        }
        let malee = vouched("s-1", Some("malee@example.org"));
        assert_eq!(recognise(&malee, 2).await, Ok(Recognised::Person(invited.clone())));
        // By the subject from then on; an address is nobody.
        assert_eq!(recognise(&vouched("s-1", None), 3).await, Ok(Recognised::Person(invited.clone())));
        assert!(is_newcomer(&recognise(&vouched("s-2", Some("malee@example.org")), 3).await));
        register
            .disable_person(&invited, &Author { at: at(4), ..officer() })
            .await
            .expect("the database answers");
        assert_eq!(recognise(&malee, 5).await, Err(Denied::Wrong));
        register
            .forget_person(&invited, &Author { at: at(6), ..officer() })
            .await
            .expect("the database answers");
        assert!(is_newcomer(&recognise(&malee, 7).await), "nothing tells who it was");
    });
}

#[test]
fn a_stranger_of_a_provider_has_a_quarter_of_an_hour_to_give_a_code() {
    on_both(async |place| {
        let register = place.register().await;
        let code = with_code(&register).await;
        let stranger = vouched("s-9", Some("somchai@example.org"));
        let word = async |minute: i64| match register.recognise(&stranger, at(minute)).await {
            Ok(Ok(Recognised::Newcomer(word))) => word,
            other => panic!("{other:?}"),
        };
        let sign_up = async |word: &str, minute: i64| {
            let newcomer = Newcomer { name: None, email: None, means: Means::Provider(word) };
            register.sign_up(&office_id(1), &code, newcomer, at(minute)).await.expect("the database answers")
        };
        let late = word(0).await;
        assert_eq!(sign_up(late.reveal(), 15).await, Err(Denied::Wrong));
        assert_eq!(sign_up("0", 15).await, Err(Denied::Wrong));
        let person = sign_up(word(20).await.reveal(), 21).await.expect("let in");
        let told = register.person(&person).await.expect("readable").expect("somebody");
        assert_eq!((told.name.as_deref(), told.email.as_deref()), (Some("มาลี"), Some("somchai@example.org")));
        let back = register.recognise(&stranger, at(30)).await.expect("the database answers");
        assert_eq!(back, Ok(Recognised::Person(person)));
    });
}

#[test]
fn the_first_administrator_is_one_once_the_link_is_used_and_not_before() {
    on_both(async |place| {
        let register = place.register().await;
        let issue =
            async |email: &str| register.issue_administrator_link(email, TimeDelta::hours(24), at(0)).await;
        let word = issue("First@example.org").await.expect("a link");
        let person = register.people(None, "", 10).await.expect("readable").pop().expect("a person");
        assert_eq!(register.grants(&person.id).await.expect("readable"), (Vec::new(), ChangeNumber(0)));
        let newer = issue("first@example.org").await.expect("a link");
        let redeem = async |word: &str, minute: i64| {
            register.redeem_link(word, None, at(minute)).await.expect("the database answers")
        };
        assert_eq!(redeem(word.reveal(), 1).await, Err(Denied::Wrong), "the newer link is the only one");
        assert_eq!(redeem(newer.reveal(), 24 * 60).await, Err(Denied::Wrong), "it is over");
        assert_eq!(redeem(newer.reveal(), 1).await, Ok(person.id.clone()));
        let (grants, change) = register.grants(&person.id).await.expect("readable");
        assert_eq!(grants, [Grant { role: Role::Administrator, until: None }]);
        let entry = register.entry(change).await.expect("readable").expect("it is in the log");
        assert_eq!((entry.actor, entry.cause), (person.id.clone(), Cause::OneTimeLink));
        register
            .disable_person(&person.id, &Author { at: at(2), ..officer() })
            .await
            .expect("the database answers");
        let refused = issue("first@example.org").await.expect_err("they were shut out");
        assert!(refused.to_string().contains("shut out"), "{refused}");
    });
}

#[test]
fn whoever_is_welcomed_again_has_the_newest_link_and_roles_and_is_the_same_person() {
    on_both(async |place| {
        let register = place.register().await;
        let author = officer();
        let welcome = async |role: Role| {
            let grants = vec![Grant { role, until: None }];
            register.welcome(Some("มาลี"), "Malee@example.org", grants, TimeDelta::hours(24), &author).await
        };
        let first = welcome(Role::Auditor).await.expect("somebody new");
        let again = welcome(Role::Auditor).await.expect("the same");
        assert_eq!((&again.person, again.change), (&first.person, first.change), "nothing was changed");
        let other = welcome(Role::Administrator).await.expect("another role");
        assert!(other.change > again.change, "{other:?}");
        let (grants, _) = register.grants(&first.person.id).await.expect("readable");
        assert_eq!(grants, [Grant { role: Role::Administrator, until: None }]);
        let redeem = async |word: &str| register.redeem_link(word, None, at(1)).await.expect("answers");
        assert_eq!(redeem(first.word.reveal()).await, Err(Denied::Wrong), "the newest link is the only one");
        assert_eq!(redeem(other.word.reveal()).await, Ok(first.person.id.clone()));
        register.disable_person(&first.person.id, &author).await.expect("the database answers");
        let refused = welcome(Role::Auditor).await.expect_err("they were shut out");
        assert!(refused.to_string().contains("shut out"), "{refused}");
    });
}

#[test]
fn nobody_is_an_officer_of_a_unit_that_is_not_there() {
    on_both(async |place| {
        let register = place.register().await;
        let grants = vec![Grant { role: Role::Officer(office_id(9)), until: None }];
        let author = officer();
        let invited =
            register.invite(None, "a@example.org", grants.clone(), TimeDelta::days(1), &author).await;
        let refused = invited.expect_err("there is no such unit");
        assert!(matches!(refused, Error::Unsuitable { field: "roles", .. }), "{refused}");
        let person =
            register.add_person(None, Some("a@example.org"), at(0)).await.expect("nobody was added").id;
        let refused = register.appoint(&person, grants, ChangeNumber(0), &officer()).await;
        assert!(matches!(refused, Err(Error::Unsuitable { field: "roles", .. })), "{refused:?}");
        assert_eq!(register.head().await.expect("readable").number, ChangeNumber(0));
    });
}
