//! The words of the pages, in each language. They stand in `messages/*.toml`; a key that is missing or unknown fails
//! the test below.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::language::Language;

/// Declares a table of texts.
macro_rules! section {
    ($(#[$doc:meta])* $name:ident { $($key:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name { $(pub(crate) $key: String),+ }
    };
}

section! {
    /// On every page.
    Site { name, about, skip, other_language, sample_badge, sample_notice, answer_for, answer_for_now, unknown }
}

section! {
    /// The first page and the search.
    Search { question, button, common_tasks, title, found, nothing, nothing_next, meant, suggestions, suggested, procedure, office, place, near_me, near_me_words, near_me_instead }
}

section! {
    /// What was understood of a citizen's words.
    Understood { counted_from, heading, task, place, time, kind, rest, remove, change, unused, here, here_unknown, meaning, now, today, tomorrow, saturday, after_work, where_else, where_ask, where_show, at_place, anywhere, none_then, none, far, others, any_time, other_tasks, hours }
}

section! {
    /// Where a task can be done.
    Find { title, official, together, documents, nothing_to_visit, nothing_to_visit_more, no_link, owner_unknown, also_online, online_link, choose_first, show, whole_area, here, here_instead, from, from_you, nearest_to, nearest_to_you, soonest_from, soonest_from_you, in_charge_of, several_in_charge, in_charge, others, everywhere, only_open, any_state, nothing_open, nothing_open_next, nothing_open_soonest, filtered_out, again, nobody, nobody_next, incomplete, unconfirmed }
}

section! {
    /// The form of a citizen's position.
    Position { waiting, refused, timeout, unsupported }
}

section! {
    /// What offices have to be besides doing what is asked for.
    Filters { heading, active, open, kind, department, radius, any, within, show, clear }
}

section! {
    /// What one brings along.
    Bring { heading, all }
}

section! {
    /// Reading without a network.
    Saved { kept, title, text, none, remove, no_network, again, needs_script }
}

section! {
    /// What the choice of a place asks for, by what decides the responsible office.
    WhereToAsk { residence, property, event, workplace, anywhere }
}

section! {
    /// The map of an answer.
    #[derive(Serialize)]
    Map { label, show, hide, loading, failed, here, open, closed, unknown, phone, close_popup, zoom_in, zoom_out, pan_up, pan_down, pan_left, pan_right, credits }
}

section! {
    /// Which office is responsible.
    Rule { any, unknown, must, warning, province, district, local, assigned, residence, property, event, workplace }
}

section! {
    /// The office that is responsible for a case.
    Responsible { title, hint, show, another, here, here_if, here_instead, nearby, found, likely, ambiguous, none, anywhere, near_you, near_there, opens, closed_season, no_copy, all_about, all_offices, unknown_place, too_large, no_number, too_many, no_boundaries, map_show, map_hide, map_hint, map_use, map_failed }
}

section! {
    /// What holds at a door.
    State { open, open_day, open_then_unknown, open_always, closing, lunch_break, short_break, not_open_yet, closed_day, closed_now_day, closed, unknown, call, ask, certain, holiday, holiday_date, undecided_day, special_day, today, tomorrow, later_day, last_acceptance, too_late }
}

section! {
    /// Whether one who sets out is served.
    Arrival { served, too_late, long_closed, lunch_break, short_break, before_opening, in_time, acceptance_over, acceptance_break, wait, closed, closed_until, uncertain, done_day }
}

section! {
    /// The choice of the moment that a page answers for.
    Time { now, present, change, this_afternoon, tomorrow_morning, saturday, choose, date, date_hint, time, show, faulty, error, no_date, bad_date, no_time, bad_time, thai_time }
}

section! {
    /// How one travels, and what the first office is best in.
    Choice { travel, walk, motorcycle, car, rank, distance, soonest }
}

section! {
    /// Going to an office, what takes how long, and what that rests on.
    Going { walk, motorcycle, car, leave_by, estimate, route, minutes, hours, hours_minutes, counter, result, basis, basis_distance, basis_estimate, basis_route, basis_departs, basis_done }
}

section! {
    /// The page of an office.
    Office { today, chosen_day, sentence_as_written, week, day, hours, closed, all_day, all_day_unknown, unknown_part, local_time, address, area, postcode, phone, call, phone_unknown, email, website, directions, no_position, procedures, no_procedures, procedure_page, own_hours, last_acceptance, accepts_until, accepts_today, and, coming, no_holidays, head_decides, call_first, hours_confirmed, hours_unconfirmed, hours_sample, confirmed, kilometres, metres }
}

section! {
    /// The page of a procedure.
    Procedure { aliases, find, facts, minutes, minutes_value, days, days_value, fee, fee_value, no_fee, channel, in_person, online, both, season, url, documents, documents_hint, documents_unknown, steps, responsible, owner, confirmed, summary }
}

section! {
    /// The four parts of an office's page.
    Tabs { label, info, copies, satisfaction, services, picture, picture_link, around, as_list, map, no_rating, no_rating_text, few_ratings, rating, rate }
}

section! {
    /// Taking a page's address elsewhere.
    Share { heading, text, button, copied, failed, qr, qr_download, poster, printed }
}

section! {
    /// The sheet at an office's door.
    Poster { title, many, part, none, print, hint, next, back, what, hours, no_hours, phone, tasks, more, code, scan, what_for, what_for_and_rate }
}

section! {
    /// Which procedures of an office ask for photocopies.
    Copies { share, untold_all, without, with, untold, one_without, one_with, one_untold }
}

section! {
    /// Reporting a mistake.
    Report { link, title, heading, field, choose, shown, text, text_hint, trap, privacy, send, no_field, no_text, too_long, personal, link_in_text, too_many, not_kept, thanks, thanks_text, back }
}

section! {
    /// Rating a visit.
    Rate { title, heading, stars, one, two, three, four, five, text, text_hint, privacy, no_stars }
}

section! {
    /// What a report can be about.
    ReportField { name, hours, address, postcode, area, position, phone, email, website, picture, procedure, copies, title, aliases, documents, steps, fee, minutes, days, channel, season, responsible, other }
}

section! {
    /// The page of an area.
    Area { all, country, only, not_only, around, offices, open_now, open_then, unknown, parts, procedures, more_procedures, untold, offices_heading, none, page, pages, before, after }
}

section! {
    /// What is used here, and who made it.
    Credits { title, text, boundaries, base_map, names, places, holidays, land, map, font, notices, privacy, privacy_text }
}

section! {
    /// Names of areas.
    Place { province, capital, district, capital_district, subdistrict, capital_subdistrict, separator }
}

section! {
    /// Pages that tell what went wrong.
    Problem { home, not_found, not_found_text, unknown_procedure, unknown_procedure_text, unknown_area, unknown_area_text, unknown_office, unknown_office_text, bad_place, bad_place_text, choose_place, bad_position, bad_position_text, bad_value, bad_value_text, too_long, too_long_text, failed, failed_text }
}

/// Names of days and months, and how a date is put together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Calendar {
    pub(crate) date: String,
    /// Of a year that goes without saying.
    pub(crate) short_date: String,
    pub(crate) moment: String,
    /// From Monday.
    pub(crate) weekdays: [String; 7],
    pub(crate) months: [String; 12],
}

/// All words of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Messages {
    pub(crate) site: Site,
    pub(crate) search: Search,
    pub(crate) understood: Understood,
    pub(crate) find: Find,
    pub(crate) position: Position,
    pub(crate) filters: Filters,
    pub(crate) bring: Bring,
    pub(crate) saved: Saved,
    pub(crate) where_to_ask: WhereToAsk,
    pub(crate) rule: Rule,
    pub(crate) responsible: Responsible,
    pub(crate) state: State,
    pub(crate) arrival: Arrival,
    pub(crate) time: Time,
    pub(crate) choice: Choice,
    pub(crate) going: Going,
    pub(crate) office: Office,
    pub(crate) procedure: Procedure,
    pub(crate) tabs: Tabs,
    pub(crate) share: Share,
    pub(crate) poster: Poster,
    pub(crate) copies: Copies,
    pub(crate) report: Report,
    pub(crate) rate: Rate,
    pub(crate) report_field: ReportField,
    pub(crate) area: Area,
    pub(crate) credits: Credits,
    pub(crate) place: Place,
    pub(crate) map: Map,
    pub(crate) calendar: Calendar,
    pub(crate) problem: Problem,
}

impl Messages {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        static THAI: LazyLock<Messages> = LazyLock::new(|| read(include_str!("../../messages/th.toml")));
        static ENGLISH: LazyLock<Messages> = LazyLock::new(|| read(include_str!("../../messages/en.toml")));
        match language {
            Language::Thai => &THAI,
            Language::English => &ENGLISH,
        }
    }
}

fn read(file: &str) -> Messages {
    toml::from_str(file).expect("the files are part of the program, and a test reads them")
}

/// Puts values in the place of their names in braces. A value is never looked into for further names. `{days|day|days}` is
/// the first word where the value is one, and the second where it is anything else.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(b, r)| Some((b, r.split_once('}')?)))
    {
        filled.push_str(before);
        filled.push_str(filled_in(name, values));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn filled_in<'t>(name: &'t str, values: &[(&str, &'t str)]) -> &'t str {
    let value = |name| values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| *value);
    match name.split_once('|') {
        None => value(name),
        Some((name, words)) => {
            let (one, more) = words.split_once('|').unwrap_or((words, words));
            if value(name) == "1" { one } else { more }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_word() {
        for language in Language::ALL {
            assert!(!Messages::of(language).site.name.is_empty());
        }
    }

    #[test]
    fn a_value_that_looks_like_a_name_is_not_filled_in() {
        assert_eq!(fill("{a} of {b}", &[("a", "{b}"), ("b", "c")]), "{b} of c");
        assert_eq!(fill("no names {", &[]), "no names {");
    }

    #[test]
    fn one_has_a_word_of_its_own() {
        let said = |count| fill("{count} {count|office|offices}", &[("count", count)]);
        assert_eq!(["0", "1", "2", "21"].map(said), ["0 offices", "1 office", "2 offices", "21 offices"]);
    }
}
