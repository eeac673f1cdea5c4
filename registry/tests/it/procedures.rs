//! Lists of procedures: whose they are, who offers them, and what others of a kind do.

use domain::{ChangeNumber, Offer};
use registry::{Edit, Page, ProcedureQuestion, Record};

use crate::places::on_both;
use crate::world::{office, office_id, officer, procedure, procedure_id, record};

#[test]
fn procedures_are_listed_by_owner_words_and_units_and_leave_the_list_when_removed() {
    on_both(async |place| {
        let register = place.register().await;
        let own = |number: u32, title: &str, department: &str| {
            let Record::Procedure(mut one) = procedure(number, title) else { unreachable!("a procedure") };
            one.department = Some(department.to_owned());
            Edit::set(Record::Procedure(one), ChangeNumber(0))
        };
        let procedures = vec![
            own(0, "การขอมีบัตรประจำตัวประชาชน", "กรมการปกครอง"),
            own(1, "การแจ้งเกิด", "กรมการปกครอง"),
            own(2, "การจดทะเบียนที่ดิน", "กรมที่ดิน"),
        ];
        register.append(procedures, &officer()).await.expect("new ones");
        let mut unit = office(1, "เซกา", &[0, 2]);
        unit.point.kind = Some("district_office".into());
        let mut peer = office(2, "พรเจริญ", &[0, 1]);
        peer.point.kind = Some("district_office".into());
        let units = vec![Edit::set(record(unit), ChangeNumber(0)), Edit::set(record(peer), ChangeNumber(0))];
        register.append(units, &officer()).await.expect("new ones");
        let (peers, offered) =
            register.offered_by_kind("district_office", None, &office_id(1)).await.expect("readable");
        let offered: Vec<_> = offered.iter().map(|one| (one.procedure.as_str(), one.units)).collect();
        assert_eq!((peers, offered), (1, vec![("procedure-0", 1), ("procedure-1", 1)]));

        let everything = ProcedureQuestion {
            ministry: None,
            department: None,
            offered_by: None,
            missing_at: None,
            words: "",
            page: &Page::Skip(0),
            limit: 10,
        };
        let id = office_id(1);
        for (question, expected) in [
            (everything.clone(), vec![(0, 2), (2, 1), (1, 1)]),
            (
                ProcedureQuestion {
                    department: Some("กรมการปกครอง"), ..everything.clone()
                },
                vec![(0, 2), (1, 1)],
            ),
            (ProcedureQuestion { offered_by: Some(id.as_str()), ..everything.clone() }, vec![(0, 2), (2, 1)]),
            (ProcedureQuestion { missing_at: Some(id.as_str()), ..everything.clone() }, vec![(1, 1)]),
            (ProcedureQuestion { words: "ประชาชน บัตร", ..everything.clone() }, vec![(0, 2)]),
        ] {
            let listing = register.list_procedures(&question).await.expect("a list");
            let found: Vec<_> = listing.procedures.iter().map(|one| (one.id.clone(), one.units)).collect();
            let expected: Vec<_> =
                expected.iter().map(|(number, units)| (procedure_id(*number).to_string(), *units)).collect();
            assert_eq!(found, expected, "{question:?}");
            assert_eq!(listing.total, expected.len() as u64);
        }
        let (ministries, departments) = register.procedure_owners(None).await.expect("readable");
        let counted: Vec<_> = departments.iter().map(|one| (one.word.as_str(), one.count)).collect();
        assert_eq!((ministries, counted), (Vec::new(), vec![("กรมการปกครอง", 2), ("กรมที่ดิน", 1)]));
        let removed = Edit::remove(crate::world::procedure_key(2), ChangeNumber(3));
        register.append(vec![removed], &officer()).await.expect("it goes");
        let left = register.list_procedures(&everything).await.expect("a list");
        assert_eq!(left.total, 2);
        let offers: Vec<Offer> = match register.current(&crate::world::office_key(1)).await {
            Ok(Some(entry)) => match entry.record {
                Some(Record::ServicePoint(office)) => office.offers,
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        };
        assert_eq!(offers.len(), 1);
    });
}
