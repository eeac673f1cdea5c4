//! Twins that are merged: nothing of them is lost, and every old id arrives.

use domain::ChangeNumber;
use domain::service_point::Visibility;
use registry::{Edit, Error, Office, Record, Registry, Seen};

use crate::places::on_both;
use crate::world::{office, office_id, office_key, officer, procedure, record};

async fn seen(register: &Registry, number: u32) -> Seen {
    let entry = register.current(&office_key(number)).await.expect("readable").expect("it is there");
    Seen { id: office_id(number), change: entry.number }
}

async fn now(register: &Registry, number: u32) -> Office {
    let entry = register.current(&office_key(number)).await.expect("readable").expect("it is there");
    let Some(Record::ServicePoint(office)) = entry.record else { panic!("it was removed") };
    *office
}

fn procedures_of(office: &Office) -> Vec<&str> {
    office.offers.iter().map(|offer| offer.procedure.as_str()).collect()
}

async fn filled(register: &Registry) {
    let mut below = office(3, "จุดบริการ", &[]);
    below.point.parent = Some(office_id(1));
    let mut earlier = office(4, "เดิม", &[]);
    earlier.point.succeeded_by = Some(office_id(1));
    let mut kept = office(2, "เทศบาลตำบลเซกา", &[2, 3]);
    kept.offers[0].note = Some("ชั้น 2".to_owned());
    let mut gone = office(1, "อบต.เซกา", &[1, 2]);
    gone.point.code = domain::UnitCode::new("1234567890123").ok();
    gone.point.aliases = vec!["อบต.เก่า".to_owned()];
    let procedures = (1..4).map(|number| procedure(number, "ก"));
    let offices = [gone, kept, below, earlier].map(record);
    let records = procedures.chain(offices).map(|one| Edit::set(one, ChangeNumber(0)));
    register.append(records.collect(), &officer()).await.expect("new ones");
}

#[test]
fn a_successor_takes_over_everything_and_every_old_id_leads_to_it() {
    on_both(async |place| {
        let register = place.register().await;
        filled(&register).await;
        let before = register.contents(None).await.expect("readable");
        let (gone, kept) = (seen(&register, 1).await, seen(&register, 2).await);
        let act = register.merge(&gone, &kept, &officer()).await.expect("both are there");

        let new = now(&register, 2).await;
        assert_eq!(procedures_of(&new), ["procedure-1", "procedure-2", "procedure-3"]);
        assert_eq!(new.offers[1].note.as_deref(), Some("ชั้น 2"), "its own offer stays as it was");
        assert!(new.offers.iter().all(|offer| offer.service_point == office_id(2)));
        assert_eq!(new.point.aliases, ["อบต.เซกา", "อบต.เก่า"]);
        assert_eq!(new.point.code.as_ref().map(domain::UnitCode::as_str), Some("1234567890123"));
        let old = now(&register, 1).await;
        assert_eq!((old.offers.len(), &old.point.code, &old.point.position), (0, &None, &None));
        assert_eq!(old.point.visibility, Visibility::Shown, "its address has to lead on");
        assert_eq!(old.point.name_th, "อบต.เซกา");
        for number in [1, 4] {
            assert_eq!(
                now(&register, number).await.point.succeeded_by,
                Some(office_id(2)),
                "office {number}"
            );
        }
        assert_eq!(now(&register, 3).await.point.parent, Some(office_id(2)));

        register.undo_batch(&act, &officer()).await.expect("nobody changed anything since");
        let after = register.contents(None).await.expect("readable");
        assert_eq!((after.points, after.offers), (before.points, before.offers));
        assert_eq!(register.verify(None).await.expect("readable").faults, []);
    });
}

#[test]
fn no_id_leads_back_to_itself_and_nobody_is_merged_twice() {
    on_both(async |place| {
        let register = place.register().await;
        filled(&register).await;
        let (first, second) = (seen(&register, 1).await, seen(&register, 2).await);
        let refused = register.merge(&first, &first, &officer()).await.expect_err("the same");
        assert_eq!(refused.to_string(), "service_point office 1: can't be merged with itself");
        let unknown = Seen { id: office_id(9), change: ChangeNumber(0) };
        let refused = register.merge(&unknown, &second, &officer()).await.expect_err("unknown");
        assert_eq!(refused.to_string(), "service_point office 9: isn't in the register");
        let stale = Seen { change: ChangeNumber(1), ..first.clone() };
        let refused = register.merge(&stale, &second, &officer()).await.expect_err("an old version");
        assert!(matches!(refused, Error::Conflict(_)), "{refused}");

        register.merge(&first, &second, &officer()).await.expect("both are there");
        let (first, second) = (seen(&register, 1).await, seen(&register, 2).await);
        let refused = register.merge(&second, &first, &officer()).await.expect_err("one is gone");
        assert_eq!(refused.to_string(), "service_point office 1: has a successor already: merge that one");
        // An edit can't make a circle either: 4 leads to 2, which would lead to 4.
        let mut edited = now(&register, 2).await;
        edited.point.succeeded_by = Some(office_id(4));
        let edit = Edit::set(record(edited), second.change);
        let refused = register.append(vec![edit], &officer()).await.expect_err("a circle");
        assert_eq!(refused.to_string(), "service_point office 2: would be its own successor in the end");
    });
}
