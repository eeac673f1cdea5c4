//! Records of tests: simple ones, and ones drawn by a seed with every field.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::hours::{CalendarDay, DayKind, Exception, ExceptionHours, MinuteSpan};
use domain::id::{CalendarId, GroupId};
use domain::jurisdiction::DrawnTerritory;
use domain::procedure::{Channel, Jurisdiction, JurisdictionBasis};
use domain::service_point::{UpdatedAt, Visibility};
use domain::{
    AreaCode, HoursExpression, Offer, Position, Procedure, ProcedureId, ServicePoint, ServicePointId,
    UnitCode,
};
use fastrand::Rng;
use registry::{Author, CalendarDate, Cause, Key, Kind, Office, Record, Term};

pub(crate) fn at(minute: i64) -> DateTime<Utc> {
    let begin = DateTime::parse_from_rfc3339("2026-11-27T02:00:00.250Z").expect("an instant");
    begin.to_utc() + TimeDelta::minutes(minute)
}

pub(crate) fn officer() -> Author {
    Author::new("person:somchai", at(0), Cause::Edit)
}

pub(crate) fn office_id(number: u32) -> ServicePointId {
    ServicePointId::new(&format!("office {number}")).expect("an id")
}

pub(crate) fn procedure_id(number: u32) -> ProcedureId {
    ProcedureId::new(&format!("procedure-{number}")).expect("an id")
}

pub(crate) fn office_key(number: u32) -> Key {
    Key::new(Kind::ServicePoint, office_id(number).as_str())
}

pub(crate) fn procedure_key(number: u32) -> Key {
    Key::new(Kind::Procedure, procedure_id(number).as_str())
}

/// An office that offers procedures.
pub(crate) fn office(number: u32, name: &str, procedures: &[u32]) -> Office {
    let id = office_id(number);
    let offers = procedures.iter().map(|procedure| Offer::plain(id.clone(), procedure_id(*procedure)));
    Office {
        offers: offers.collect(),
        exceptions: Vec::new(),
        point: ServicePoint::named(id, name.to_owned()),
    }
}

pub(crate) fn record(office: Office) -> Record {
    Record::ServicePoint(Box::new(office))
}

pub(crate) fn procedure(number: u32, title: &str) -> Record {
    Record::Procedure(Box::new(Procedure::titled(procedure_id(number), title.to_owned())))
}

/// Draws records. Ids repeat, so that records are changed.
pub(crate) struct Draw {
    pub(crate) rng: Rng,
}

const OFFICES: u32 = 6;
const PROCEDURES: u32 = 4;

impl Draw {
    pub(crate) fn new(seed: u64) -> Self {
        Self { rng: Rng::with_seed(seed) }
    }

    fn maybe<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.rng.bool().then(|| draw(self))
    }

    fn text(&mut self) -> String {
        let words =
            ["ที่ว่าการอำเภอ", "เซกา", "\"quoted\"", "\\u0041", "a\tb", "{}", "น้ำ", "😀", "' OR 1=1 --", "$1"];
        let count = self.rng.usize(1..4);
        (0..count).map(|_| words[self.rng.usize(..words.len())]).collect()
    }

    fn texts(&mut self) -> Vec<String> {
        (0..self.rng.usize(..3)).map(|_| self.text()).collect()
    }

    fn hours(&mut self) -> HoursExpression {
        let texts = ["Mo-Fr 08:30-16:30; PH off", "24/7", "Mo-Sa 08:00-12:00"];
        HoursExpression::parse(texts[self.rng.usize(..texts.len())]).expect("hours")
    }

    fn date(&mut self) -> NaiveDate {
        NaiveDate::from_yo_opt(2026, self.rng.u32(1..=365)).expect("a day")
    }

    fn updated_at(&mut self) -> UpdatedAt {
        UpdatedAt::new(["2026-11-23", "2026-11-23T10:15:00+07:00"][self.rng.usize(..2)]).expect("a date")
    }

    pub(crate) fn office(&mut self) -> Office {
        let number = self.rng.u32(..OFFICES);
        let mut office = office(number, "", &[]);
        office.point = self.point(office.point.id);
        for procedure in 0..PROCEDURES {
            if self.rng.u8(..3) == 0 {
                office.offers.push(self.offer(&office.point.id, procedure_id(procedure)));
            }
        }
        office.exceptions = (0..self.rng.usize(..3)).map(|_| self.exception(&office.point.id)).collect();
        office
    }

    fn point(&mut self, id: ServicePointId) -> ServicePoint {
        let area = |code: &str| code.parse::<AreaCode>().expect("a code");
        ServicePoint {
            code: self.maybe(|d| UnitCode::new(&format!("{:013}", d.rng.u32(..))).expect("a code")),
            name_th: self.text(),
            name_en: self.maybe(Self::text),
            aliases: self.texts(),
            kind: self.maybe(|d| d.text().into()),
            subtype: self.maybe(|d| d.text().into()),
            category: self.maybe(|d| d.text().into()),
            level: self.maybe(|d| d.text().into()),
            ministry: self.maybe(|d| d.text().into()),
            department: self.maybe(|d| d.text().into()),
            agency: self.maybe(|d| d.text().into()),
            parent: self.maybe(|d| office_id(d.rng.u32(..OFFICES))),
            position: self.maybe(|d| {
                let (latitude, longitude) = (d.rng.f64() * 180.0 - 90.0, d.rng.f64() * 360.0 - 180.0);
                Position::from_degrees(latitude, longitude).expect("a position")
            }),
            address: self.maybe(Self::text),
            subdistrict: self.maybe(|_| area("380401")),
            territory: self.maybe(|d| {
                let mut corner =
                    || Position::from_degrees(17.0 + d.rng.f64(), 103.0 + d.rng.f64()).expect("a position");
                let ring = vec![corner(), corner(), corner()];
                DrawnTerritory::of(vec![vec![ring.clone(), ring], Vec::new()]).into()
            }),
            postcode: self.maybe(|_| "38150".to_owned()),
            phone: self.maybe(Self::text),
            email: self.maybe(Self::text),
            website: self.maybe(Self::text),
            hours: self.maybe(Self::hours),
            calendar: CalendarId::new(["national", "th-38"][self.rng.usize(..2)]).expect("an id"),
            zone: [chrono_tz::Asia::Bangkok, chrono_tz::Europe::Berlin][self.rng.usize(..2)],
            visibility: Visibility::ALL[self.rng.usize(..2)],
            serves: if self.rng.bool() { vec![area("38"), area("3804")] } else { Vec::new() },
            succeeded_by: self.maybe(|d| office_id(d.rng.u32(..OFFICES))),
            photo: self.maybe(Self::text),
            updated_at: self.maybe(Self::updated_at),
            sample_fields: self.texts(),
            ..ServicePoint::named(id, String::new())
        }
    }

    fn offer(&mut self, point: &ServicePointId, procedure: ProcedureId) -> Offer {
        Offer {
            hours: self.maybe(Self::hours),
            last_acceptance_minutes: self.maybe(|d| d.rng.u32(..90)),
            copies_required: self.maybe(|d| d.rng.bool()),
            note: self.maybe(Self::text),
            updated_at: self.maybe(Self::updated_at),
            sample_fields: self.texts(),
            ..Offer::plain(point.clone(), procedure)
        }
    }

    fn exception(&mut self, point: &ServicePointId) -> Exception {
        let hours = match self.rng.u8(..3) {
            0 => ExceptionHours::Closed,
            1 => ExceptionHours::Unknown,
            _ => ExceptionHours::Hours(self.hours()),
        };
        Exception {
            service_point: point.clone(),
            procedure: self.maybe(|d| procedure_id(d.rng.u32(..PROCEDURES))),
            from: self.date(),
            to: self.date(),
            hours,
            reason: self.maybe(Self::text),
            announced_on: self.maybe(Self::date),
        }
    }

    pub(crate) fn procedure(&mut self) -> Procedure {
        let id = procedure_id(self.rng.u32(..PROCEDURES));
        Procedure {
            group: self.maybe(|_| GroupId::new("group").expect("an id")),
            title_th: self.text(),
            title_en: self.maybe(Self::text),
            aliases: self.texts(),
            ministry: self.maybe(Self::text),
            department: self.maybe(Self::text),
            category: self.maybe(Self::text),
            counter_minutes: self.maybe(|d| d.rng.u32(..)),
            processing_days: self.maybe(|d| d.rng.u32(..)),
            fee_thb: self.maybe(|d| d.rng.f64() * 1e4),
            documents: self.texts(),
            steps: self.texts(),
            jurisdiction: self.maybe(|d| Jurisdiction::ALL[d.rng.usize(..Jurisdiction::ALL.len())]),
            jurisdiction_basis: self
                .maybe(|d| JurisdictionBasis::ALL[d.rng.usize(..JurisdictionBasis::ALL.len())]),
            season: self.maybe(|_| "Oct-Nov".to_owned()),
            channel: self.maybe(|d| Channel::ALL[d.rng.usize(..Channel::ALL.len())]),
            url: self.maybe(Self::text),
            updated_at: self.maybe(Self::updated_at),
            sample_fields: self.texts(),
            ..Procedure::titled(id, String::new())
        }
    }

    /// Any record.
    pub(crate) fn record(&mut self) -> Record {
        let calendar = CalendarId::new("th-38").expect("an id");
        let term = |d: &mut Self| Term {
            id: format!("term-{}", d.rng.u32(..2)),
            name_th: d.text(),
            name_en: d.maybe(Self::text),
            parent: d.maybe(Self::text),
        };
        match self.rng.u8(..12) {
            0..4 => record(self.office()),
            4..7 => Record::Procedure(Box::new(self.procedure())),
            7 => Record::Calendar { id: calendar, refines: self.maybe(|_| CalendarId::national()) },
            8 => {
                let date = NaiveDate::from_ymd_opt(2026, 12, self.rng.u32(5..7)).expect("a day");
                let days = vec![CalendarDay {
                    span: MinuteSpan { from: self.rng.u16(..720), to: 1440 },
                    name_en: self.maybe(Self::text),
                    announced_on: self.maybe(Self::date),
                    withdrawn_on: self.maybe(Self::date),
                    ..CalendarDay::whole(date, DayKind::ALL[self.rng.usize(..3)], &self.text())
                }];
                Record::CalendarDate(CalendarDate { calendar, date, days })
            }
            9 => Record::OfficeType(term(self)),
            10 => Record::Organisation(term(self)),
            _ => match self.rng.bool() {
                true => Record::Words(self.texts()),
                false => Record::Synonyms(self.text()),
            },
        }
    }
}
