//! Campaigns, who confirmed what, and the share of manuals without photocopies.

use chrono::NaiveDate;
use domain::area::AreaLevel;
use domain::service_point::{UpdatedAt, Visibility};
use domain::{AreaCode, ChangeNumber, Position};
use registry::{
    Author, Campaign, Cause, Confirmation, CopiesShare, Edit, Error, Progress, Record, Registry, Task,
    UnitFilter,
};

use crate::places::on_both;
use crate::world::{at, office, office_id, office_key, officer, procedure, record};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
}

fn area(code: &str) -> AreaCode {
    code.parse().expect("a code")
}

/// Seven offices: 1 to 3 in Seka, 4 elsewhere in the province, 5 in another one, 6 hidden, 7 nowhere.
async fn filled(register: &Registry) {
    let procedures = (1..4).map(|number| Edit::set(procedure(number, "ก"), ChangeNumber(0)));
    register.append(procedures.collect(), &officer()).await.expect("new ones");
    let places = ["380401", "380401", "380402", "380501", "900101", "380401", ""];
    for (number, code) in (1..).zip(places) {
        let mut office = office(number, &format!("สำนักงาน {number}"), &[1, 2, 3]);
        office.point.subdistrict = code.parse().ok();
        office.point.department = Some(if number == 2 { "ที่ดิน" } else { "ปกครอง" }.into());
        office.point.position =
            (number != 4).then(|| Position::from_degrees(18.0, 103.0).expect("a position"));
        if number == 6 {
            office.point.visibility = Visibility::Hidden;
        }
        office.offers[0].copies_required = Some(false);
        office.offers[1].copies_required = (number < 3).then_some(true);
        register.append(vec![Edit::set(record(office), ChangeNumber(0))], &officer()).await.expect("a unit");
    }
}

fn campaign(task: Task) -> Campaign {
    Campaign {
        id: "2026-11".to_owned(),
        title_th: "ตรวจสอบข้อมูลจุดบริการ".to_owned(),
        title_en: None,
        task,
        units: UnitFilter { area: Some(area("38")), ..UnitFilter::default() },
        begins_on: day(10),
        deadline: day(30),
    }
}

async fn confirm(
    register: &Registry,
    task: Task,
    number: u32,
    on: u32,
) -> Result<Vec<Option<ChangeNumber>>, Error> {
    let seen = register.current(&office_key(number)).await.expect("readable").expect("it is there").number;
    let said = Confirmation::of_unit(task, &office_id(number), seen, day(on));
    register.confirm(&said, &Author::new("person:malee", at(i64::from(on)), Cause::Edit)).await
}

fn told(progress: &[Progress]) -> Vec<(Option<String>, u64, u64)> {
    progress.iter().map(|one| (one.area.map(|area| area.to_string()), one.units, one.done)).collect()
}

#[test]
fn a_confirmation_is_a_change_in_the_log_that_the_unit_shows() {
    on_both(async |place| {
        let register = place.register().await;
        filled(&register).await;
        let numbers = confirm(&register, Task::Data, 1, 12).await.expect("the newest version");
        assert_eq!(numbers, [Some(ChangeNumber(11)), Some(ChangeNumber(12))]);
        let unit = register.current(&office_key(1)).await.expect("readable").expect("it is there");
        let Some(Record::ServicePoint(office)) = &unit.record else { panic!("{unit:?}") };
        assert_eq!(office.point.updated_at.as_ref().map(UpdatedAt::as_str), Some("2026-11-12"));
        let entry = register.entry(ChangeNumber(12)).await.expect("readable").expect("it is in the log");
        assert_eq!((entry.actor.as_str(), entry.batch == unit.batch), ("person:malee", true));
        let expected = Confirmation::of_unit(Task::Data, &office_id(1), ChangeNumber(4), day(12));
        assert_eq!(entry.record, Some(Record::Confirmation(expected.clone())));
        // Of a version that is gone nothing is confirmed.
        let stale = register.confirm(&expected, &officer()).await.expect_err("it was changed meanwhile");
        assert!(matches!(stale, Error::Conflict(_)), "{stale}");
        // The same again on the same day says nothing new, and on another day it does.
        assert_eq!(confirm(&register, Task::Pin, 1, 12).await.expect("a pin"), [Some(ChangeNumber(13))]);
        assert_eq!(confirm(&register, Task::Pin, 1, 12).await.expect("a pin"), [None]);
        assert_eq!(confirm(&register, Task::Pin, 1, 13).await.expect("a pin"), [Some(ChangeNumber(14))]);
        for (task, number) in [(Task::Pin, 4), (Task::Data, 9)] {
            let said = Confirmation::of_unit(task, &office_id(number), ChangeNumber(7), day(12));
            let refused = register.confirm(&said, &officer()).await.expect_err("no such pin, no such unit");
            assert!(matches!(refused, Error::Refused { .. }), "{refused}");
        }
        // Undone, it isn't confirmed.
        register.undo(ChangeNumber(14), &officer()).await.expect("the newest");
        let pins = register.confirmed(Task::Pin).await.expect("readable");
        assert_eq!(pins, [("office 1".to_owned(), day(12), "person:somchai".to_owned())]);
        assert_eq!(register.verify(None).await.expect("readable").faults, []);
    });
}

#[test]
fn an_agency_confirms_its_list_of_manuals() {
    on_both(async |place| {
        let register = place.register().await;
        filled(&register).await;
        let head = register.head().await.expect("readable").number;
        let said = Confirmation {
            task: Task::Manuals, of: "ที่ดิน".to_owned(), change: head, on: day(12)
        };
        let numbers = register.confirm(&said, &officer()).await.expect("nothing to conflict with");
        assert_eq!(numbers, [Some(ChangeNumber(11))]);
        let lists = register.confirmed(Task::Manuals).await.expect("readable");
        assert_eq!(lists, [("ที่ดิน".to_owned(), day(12), "person:somchai".to_owned())]);
        assert_eq!(register.confirmed(Task::Data).await.expect("readable"), []);
    });
}

#[test]
fn a_campaign_counts_who_confirmed_since_it_began_by_province_district_and_subdistrict() {
    on_both(async |place| {
        let register = place.register().await;
        filled(&register).await;
        // Too early, in time, in time, and of another task.
        for (task, number, on) in
            [(Task::Data, 1, 9), (Task::Data, 2, 10), (Task::Data, 4, 29), (Task::Pin, 3, 12)]
        {
            confirm(&register, task, number, on).await.expect("the newest version");
        }
        let asked = campaign(Task::Data);
        let by = async |asked: &Campaign, within: Option<&str>, level| {
            told(&register.progress(asked, within.map(area), level).await.expect("readable"))
        };
        let at = |code: &str, units, done| (Some(code.to_owned()), units, done);
        assert_eq!(by(&asked, None, AreaLevel::Province).await, [at("38", 4, 2)]);
        assert_eq!(by(&asked, None, AreaLevel::District).await, [at("3804", 3, 1), at("3805", 1, 1)]);
        assert_eq!(
            by(&asked, Some("3804"), AreaLevel::Subdistrict).await,
            [at("380401", 2, 1), at("380402", 1, 0)]
        );
        let everywhere = Campaign { units: UnitFilter::default(), ..asked.clone() };
        assert_eq!(
            by(&everywhere, None, AreaLevel::Province).await,
            [(None, 1, 0), at("38", 4, 2), at("90", 1, 0)]
        );
        let land = Campaign {
            units: UnitFilter { organisation: Some("ที่ดิน".to_owned()), ..asked.units.clone() },
            ..asked.clone()
        };
        assert_eq!(by(&land, None, AreaLevel::Province).await, [at("38", 1, 1)]);

        let due = async |is_done, skip, limit| {
            let due = register.due(&asked, None, is_done, skip, limit).await.expect("readable");
            let units: Vec<_> = due.units.iter().map(|due| (due.id.to_string(), due.is_done)).collect();
            (units, due.total)
        };
        let unit = |number: u32, is_done: bool| (office_id(number).to_string(), is_done);
        assert_eq!(due(Some(false), 0, 10).await, (vec![unit(1, false), unit(3, false)], 2));
        assert_eq!(due(Some(true), 0, 10).await, (vec![unit(2, true), unit(4, true)], 2));
        assert_eq!(due(None, 1, 2).await, (vec![unit(2, true), unit(3, false)], 4));
        let late = register.due(&asked, Some(area("380401")), Some(false), 0, 10).await.expect("readable");
        assert_eq!(late.units[0].confirmed, Some((day(9), "person:malee".to_owned())), "before it began");
    });
}

#[test]
fn a_campaign_is_a_record_of_the_log() {
    on_both(async |place| {
        let register = place.register().await;
        let begun = Record::Campaign(Box::new(campaign(Task::Data)));
        let ended =
            Campaign { deadline: day(20), title_en: Some("Check".to_owned()), ..campaign(Task::Manuals) };
        let ended = Record::Campaign(Box::new(ended));
        for (number, record) in (0..).zip([begun.clone(), ended.clone()]) {
            let edit = Edit::set(record, ChangeNumber(number));
            register.append(vec![edit], &officer()).await.expect("the newest version");
        }
        let history = register.history(&begun.key()).await.expect("readable");
        let records: Vec<_> = history.into_iter().filter_map(|entry| entry.record).collect();
        assert_eq!(records, [begun, ended]);
    });
}

#[test]
fn the_share_without_photocopies_is_that_of_manuals_of_which_somebody_said_so() {
    on_both(async |place| {
        let register = place.register().await;
        filled(&register).await;
        let of = |code: &str, units, told, without| CopiesShare {
            area: code.parse().ok(),
            units,
            manuals: 3 * units,
            told,
            without,
        };
        let all = UnitFilter::default();
        let shares = register.copies_by_area(&all, AreaLevel::Province).await.expect("readable");
        assert_eq!(shares, [of("", 1, 1, 1), of("38", 4, 6, 4), of("90", 1, 1, 1)]);
        let hidden = register.copies_of(&office_id(6)).await.expect("readable");
        assert_eq!(hidden, Some(of("380401", 1, 1, 1)));
        assert_eq!(register.copies_of(&office_id(9)).await.expect("readable"), None);
        let seka = UnitFilter { area: Some(area("3804")), ..all };
        let shares = register.copies_by_area(&seka, AreaLevel::Subdistrict).await.expect("readable");
        assert_eq!(shares, [of("380401", 2, 4, 2), of("380402", 1, 1, 1)]);
    });
}
