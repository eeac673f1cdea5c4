//! The week as a form has it: seven days, a break, and public holidays.

use domain::hours::{FaultyOpening, GridFault, MinuteSpan, Openings, WeekGrid};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::FaultTold;

const DAY_MINUTES: u16 = 1440;

/// Days in a body, Monday first.
const DAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];

/// When a door opens and closes, by its clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Opening {
    #[schema(example = "08:30")]
    from: String,
    /// An earlier time than `from` is one of the next day; `24:00` is midnight.
    #[schema(example = "16:30")]
    to: String,
}

/// Openings of each day of a week; none: closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Week {
    mo: Vec<Opening>,
    tu: Vec<Opening>,
    we: Vec<Opening>,
    th: Vec<Opening>,
    fr: Vec<Opening>,
    sa: Vec<Opening>,
    su: Vec<Opening>,
}

impl Opening {
    pub(super) fn of(span: MinuteSpan) -> Self {
        let time = |minute: u16| {
            let minute = if minute > DAY_MINUTES { minute - DAY_MINUTES } else { minute };
            format!("{:02}:{:02}", minute / 60, minute % 60)
        };
        Self { from: time(span.from), to: time(span.to) }
    }
}

impl Week {
    pub(super) fn of(grid: &WeekGrid) -> Self {
        let [mo, tu, we, th, fr, sa, su] = grid.days.each_ref().map(|openings| told(openings));
        Self { mo, tu, we, th, fr, sa, su }
    }

    /// The week with a break and holidays; what is wrong goes to the faults.
    pub(super) fn read(
        self,
        lunch: Option<&Opening>,
        holidays: Option<Vec<Opening>>,
        faults: &mut Vec<FaultTold>,
    ) -> Option<WeekGrid> {
        let before = faults.len();
        let Self { mo, tu, we, th, fr, sa, su } = self;
        let mut days = [mo, tu, we, th, fr, sa, su].into_iter().zip(DAYS);
        let days = std::array::from_fn(|_| {
            let (openings, name) = days.next().unwrap_or_default();
            read_all(&openings, &format!("week.{name}"), faults)
        });
        let lunch = lunch.and_then(|opening| read(opening, "lunch", faults));
        let holidays = holidays.map(|openings| read_all(&openings, "holidays", faults));
        if faults.len() > before {
            return None;
        }
        let grid = WeekGrid { days, lunch, holidays };
        faults.extend(grid.faults().into_iter().map(fault));
        (faults.len() == before).then_some(grid)
    }
}

pub(super) fn told(openings: &[MinuteSpan]) -> Vec<Opening> {
    openings.iter().copied().map(Opening::of).collect()
}

fn read_all(openings: &[Opening], field: &str, faults: &mut Vec<FaultTold>) -> Openings {
    let read = |(place, opening)| read(opening, &format!("{field}[{place}]"), faults);
    openings.iter().enumerate().filter_map(read).collect()
}

fn read(opening: &Opening, field: &str, faults: &mut Vec<FaultTold>) -> Option<MinuteSpan> {
    let mut time = |text: &str, part: &str| {
        let minute = minute(text);
        if minute.is_none() {
            faults.push(FaultTold::new(
                format!("{field}.{part}"),
                "ต้องเป็นเวลา เช่น 08:30 หรือ 24:00",
                "expected a time such as 08:30 or 24:00",
            ));
        }
        minute
    };
    let (from, to) = (time(&opening.from, "from"), time(&opening.to, "to"));
    let (from, to) = (from?, to?);
    Some(MinuteSpan { from, to: if to < from { to + DAY_MINUTES } else { to } })
}

/// Minutes from midnight: `08:30`, or `8.30` as it is written in Thai.
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once([':', '.'])?;
    let number = |digits: &str, most: usize| {
        let is_number =
            (1..=most).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { digits.parse::<u16>().ok() } else { None }
    };
    let (hour, minute) = (number(hour, 2)?, number(minute, 2).filter(|_| minute.len() == 2)?);
    let minutes = hour * 60 + minute;
    (minute < 60 && minutes <= DAY_MINUTES).then_some(minutes)
}

fn fault(FaultyOpening { day, place, fault }: FaultyOpening) -> FaultTold {
    let field = match day.map(|day| DAYS.get(day)) {
        Some(Some(name)) => format!("week.{name}[{place}]"),
        Some(None) => format!("holidays[{place}]"),
        None => "lunch".to_owned(),
    };
    let thai = match fault {
        GridFault::NotASpan => "เวลาปิดต้องมาหลังเวลาเปิด",
        GridFault::Overlaps => "ช่วงเวลานี้ซ้อนกับช่วงก่อนหน้า",
        GridFault::NotABreak => "เวลาพักต้องเริ่มก่อนสิ้นสุดในวันเดียวกัน",
    };
    FaultTold::new(field, thai, fault.to_string())
}
