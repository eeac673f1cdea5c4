//! The service of an office by its record and a walk through the minutes.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use super::minutes::{date, minute, open_minutes, printed, travel_minutes};
use crate::harness::Server;

const DAY: i64 = 1_440;
/// How far ahead service is looked for.
const HORIZON: i64 = 14 * DAY;
/// The first minute that is walked through, and for how many days: questions and windows lie within two weeks.
const FIRST_DAY: &str = "2026-12-08T00:00:00+07:00";
const DAYS_WALKED: u64 = 32;
/// The members of the one group that is asked for.
const ID_CARD: [&str; 2] = ["id-card-first", "id-card-renewal"];

/// A question, as far as service depends on it.
pub(super) struct Terms {
    travel: String,
    departs: i64,
    /// The latest arrival, and whether one arrives just then.
    arrives: Option<(i64, bool)>,
    stay: i64,
    windows: Vec<(i64, i64)>,
    /// The ids of each group, or groups of ids.
    groups: Vec<Vec<String>>,
}

impl Terms {
    pub(super) fn of(body: &Value) -> Self {
        let texts = |name: &str| body[name].as_array().into_iter().flatten().filter_map(Value::as_str);
        let departs = body["depart_at"].as_str();
        let window = |text: &str| {
            let (from, to) = text.split_once('/').expect(text);
            (minute(from), minute(to))
        };
        Self {
            travel: body["travel"].as_str().unwrap_or("car").to_owned(),
            departs: minute(departs.or(body["at"].as_str()).expect("an instant")),
            arrives: body["arrive_by"].as_str().map(|text| (minute(text), departs.is_none())),
            stay: body["stay_min"].as_i64().unwrap_or(0),
            windows: texts("window").map(window).collect(),
            groups: texts("procedure").map(|group| group.split(',').map(str::to_owned).collect()).collect(),
        }
    }

    /// The minute of arrival after so many minutes, and whether that is in time.
    fn arrival(&self, travel: i64) -> (i64, bool) {
        let soonest = self.departs + travel;
        match self.arrives {
            Some((latest, true)) if soonest <= latest => (latest, true),
            Some((latest, _)) => (soonest, soonest <= latest),
            None => (soonest, true),
        }
    }

    fn horizon(&self) -> i64 {
        self.windows.first().map_or(self.departs, |(from, _)| self.departs.max(*from)) + HORIZON
    }
}

/// What a counter of an office takes.
struct Counter {
    minutes: i64,
    last_acceptance: i64,
    open: HashSet<i64>,
}

impl Counter {
    /// The beginning and the end of the earliest case for someone who is there from a minute on.
    fn earliest(&self, arrival: i64, terms: &Terms) -> Option<(i64, i64)> {
        let case = |starts: i64| (starts, starts + self.minutes.max(terms.stay));
        (arrival..terms.horizon()).map(case).find(|(starts, done)| self.takes(*starts, *done, terms))
    }

    fn takes(&self, starts: i64, done: i64, terms: &Terms) -> bool {
        let fits =
            terms.windows.is_empty() || terms.windows.iter().any(|(from, to)| *from <= starts && done <= *to);
        if !fits || !self.open.contains(&starts) {
            return false;
        }
        let closes = (starts..starts + DAY).find(|at| !self.open.contains(at)).unwrap_or(starts + DAY);
        let is_accepted = closes - starts >= self.last_acceptance && closes - starts >= terms.stay;
        is_accepted && (done <= closes || !self.reopens(closes))
    }

    /// Whether the door opens again on the day on which it closes.
    fn reopens(&self, closes: i64) -> bool {
        let day = date(closes - 1);
        (closes..closes + DAY).take_while(|at| date(*at) == day).any(|at| self.open.contains(&at))
    }
}

/// The offices of the sample, by what their records show.
pub(super) struct Offices<'a> {
    server: &'a Server,
    exceptions: Vec<(String, String, NaiveDate, String)>,
    records: HashMap<String, Value>,
    /// By office and procedure; no procedure: the office's own door.
    counters: HashMap<(String, Option<String>), Option<Counter>>,
}

impl<'a> Offices<'a> {
    pub(super) fn of(server: &'a Server) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../indexer/sample/exceptions.csv");
        let table = fs::read_to_string(path).expect("the sample's exceptions");
        let mut exceptions = Vec::new();
        for row in table.lines().skip(1) {
            let [office, procedure, from, to, hours, ..] = row.split(',').collect::<Vec<_>>()[..] else {
                continue;
            };
            let (from, to): (NaiveDate, NaiveDate) = (from.parse().expect(row), to.parse().expect(row));
            let days = (0..).map(|day| from + Days::new(day)).take_while(|day| *day <= to);
            exceptions
                .extend(days.map(|day| (office.to_owned(), procedure.to_owned(), day, hours.to_owned())));
        }
        Self { server, exceptions, records: HashMap::new(), counters: HashMap::new() }
    }

    /// What `service` of a result should be; none for offices of another calendar.
    pub(super) fn service(&mut self, result: &Value, terms: &Terms) -> Option<Value> {
        let office = result["id"].as_str().expect("an id");
        if self.record(&format!("service-points/{office}"))["calendar"] != "national" {
            return None;
        }
        let travel = travel_minutes(&terms.travel, result["distance_m"].as_f64().expect("metres"));
        let (arrival, in_time) = terms.arrival(travel);
        let visit = if in_time { self.visit(office, arrival, terms) } else { None };
        // Who waits for a window comes when it begins.
        let begins = |starts: i64| terms.windows.iter().find(|(_, to)| starts < *to).map(|(from, _)| *from);
        let arrives = visit.and_then(|(starts, _)| begins(starts)).map_or(arrival, |from| from.max(arrival));
        Some(json!({
            "arrives_at": printed(arrives),
            "starts_at": visit.map(|(starts, _)| printed(starts)),
            "done_by": visit.map(|(_, done)| printed(done)),
            "travel": terms.travel,
            "travel_min": travel,
            "travel_basis": "estimate",
        }))
    }

    /// From the beginning of the first case to the end of the last, in the order that ends first.
    fn visit(&mut self, office: &str, arrival: i64, terms: &Terms) -> Option<(i64, i64)> {
        if terms.groups.is_empty() {
            return self.counter(office, None).as_ref()?.earliest(arrival, terms);
        }
        let all: Vec<usize> = (0..terms.groups.len()).collect();
        self.round(office, &all, (None, arrival), terms)
    }

    fn round(
        &mut self,
        office: &str,
        left: &[usize],
        (starts, at): (Option<i64>, i64),
        terms: &Terms,
    ) -> Option<(i64, i64)> {
        if left.is_empty() {
            return Some((starts?, at));
        }
        let mut rounds = Vec::new();
        for group in left {
            let rest: Vec<usize> = left.iter().copied().filter(|other| other != group).collect();
            if let Some((begins, done)) = self.any_of(office, &terms.groups[*group], at, terms) {
                rounds.extend(self.round(office, &rest, (starts.or(Some(begins)), done), terms));
            }
        }
        rounds.into_iter().min_by_key(|(starts, done)| (*done, *starts))
    }

    /// The case of a group that ends first.
    fn any_of(&mut self, office: &str, group: &[String], at: i64, terms: &Terms) -> Option<(i64, i64)> {
        let members =
            group.iter().flat_map(|id| if id == "id-card" { ID_CARD.to_vec() } else { vec![id.as_str()] });
        let mut visits = Vec::new();
        for member in members.map(str::to_owned).collect::<Vec<_>>() {
            visits.extend(self.counter(office, Some(&member)).as_ref().and_then(|c| c.earliest(at, terms)));
        }
        visits.into_iter().min_by_key(|(starts, done)| (*done, *starts))
    }

    /// The counter for a procedure, if the office offers it.
    fn counter(&mut self, office: &str, procedure: Option<&str>) -> &Option<Counter> {
        let key = (office.to_owned(), procedure.map(str::to_owned));
        if !self.counters.contains_key(&key) {
            let counter = self.read_counter(office, procedure);
            self.counters.insert(key.clone(), counter);
        }
        &self.counters[&key]
    }

    fn read_counter(&mut self, office: &str, procedure: Option<&str>) -> Option<Counter> {
        let record = self.record(&format!("service-points/{office}"));
        let (door, minutes) = match procedure {
            None => (record, 0),
            Some(id) => {
                let offers = record["offers"].as_array().expect("offers");
                let offer = offers.iter().find(|offer| offer["procedure"] == id)?.clone();
                let minutes = self.record(&format!("procedures/{id}"))["counter_minutes"].as_i64();
                (offer, minutes.expect("the sample has them all"))
            }
        };
        let applies = |of: &str| of.is_empty() || Some(of) == procedure;
        let exceptions: Vec<(NaiveDate, String)> = self
            .exceptions
            .iter()
            .filter(|(at, of, _, _)| at == office && applies(of))
            .map(|(_, _, day, hours)| (*day, hours.clone()))
            .collect();
        let open = open_minutes(door["open"]["hours"].as_str(), &exceptions, minute(FIRST_DAY), DAYS_WALKED);
        let last_acceptance = door["last_acceptance_minutes"].as_i64().unwrap_or(minutes);
        Some(Counter { minutes, last_acceptance, open })
    }

    fn record(&mut self, path: &str) -> Value {
        let server = self.server;
        let get = || server.get(&format!("/v1/{path}")).json();
        self.records.entry(path.to_owned()).or_insert_with(get).clone()
    }
}
