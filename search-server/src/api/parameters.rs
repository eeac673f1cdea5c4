//! Reading parameters, from a query string or a JSON body alike: every one is known, given once unless it may repeat,
//! and either read or reported by name.

use std::fmt::Display;

use axum::body::Bytes;
use axum::http::{HeaderMap, Uri, header};
use serde_json::Value;

use super::problem::{ParameterError, Problem};

/// Longest value echoed in an error, in characters.
const ECHOED_CHARS: usize = 80;

/// The parameters of a request that are still to be read, and what was wrong with those that were.
#[derive(Debug, Default)]
pub(crate) struct Parameters {
    given: Vec<(String, String)>,
    errors: Vec<ParameterError>,
}

impl Parameters {
    /// The parameters of a query string.
    pub(crate) fn of_query(uri: &Uri) -> Self {
        let mut parameters = Self::default();
        for (name, value) in form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()) {
            // The decoder puts this character where the bytes are no UTF-8.
            if value.contains(char::REPLACEMENT_CHARACTER) {
                parameters.error(
                    &name,
                    "invalid",
                    "the value is not UTF-8: expected text in percent-encoded UTF-8",
                );
            } else {
                parameters.given.push((name.into_owned(), value.into_owned()));
            }
        }
        parameters
    }

    /// The parameters of a JSON object: numbers, texts, true and false as they are, lists as repetitions, null as not given.
    ///
    /// # Errors
    /// A problem when the body is not JSON, or not an object of such values.
    pub(crate) fn of_body(headers: &HeaderMap, body: &Bytes) -> Result<Self, Problem> {
        let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let essence = media_type.and_then(|value| value.split(';').next()).unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/json") {
            return Err(Problem::media_type());
        }
        let body: Value = serde_json::from_slice(body).map_err(|error| Problem::body(error.to_string()))?;
        let Value::Object(members) = body else {
            return Err(Problem::body("expected a JSON object with the parameters"));
        };
        let mut parameters = Self::default();
        for (name, value) in members {
            parameters.add_json(&name, value);
        }
        Ok(parameters)
    }

    fn add_json(&mut self, name: &str, value: Value) {
        match value {
            Value::Null => {}
            Value::String(text) => self.given.push((name.to_owned(), text)),
            Value::Number(number) => self.given.push((name.to_owned(), number.to_string())),
            Value::Bool(yes) => self.given.push((name.to_owned(), u8::from(yes).to_string())),
            Value::Array(values) if values.iter().all(|value| !value.is_array() && !value.is_object()) => {
                for value in values {
                    self.add_json(name, value);
                }
            }
            Value::Array(_) | Value::Object(_) => {
                self.error(name, "invalid", "expected a text, a number, or a list of these");
            }
        }
    }

    /// Reports a parameter.
    pub(crate) fn error(&mut self, name: &str, code: &'static str, detail: impl Into<String>) {
        let parameter = echoed(name);
        self.errors.push(ParameterError { parameter, code, detail: detail.into() });
    }

    /// Whether any error was reported so far.
    pub(crate) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Number of errors reported so far.
    pub(crate) fn error_count(&self) -> usize {
        self.errors.len()
    }

    /// Whether a parameter was given and is still to be read.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.given.iter().any(|(given, _)| given == name)
    }

    /// Takes all values of a parameter that may be repeated.
    pub(crate) fn many(&mut self, name: &str) -> Vec<String> {
        if !self.has(name) {
            return Vec::new();
        }
        let (taken, rest) = std::mem::take(&mut self.given).into_iter().partition(|(given, _)| given == name);
        self.given = rest;
        let taken: Vec<(String, String)> = taken;
        let values: Vec<String> = taken.into_iter().map(|(_, value)| value).collect();
        if values.iter().any(|value| value.trim().is_empty()) {
            self.error(name, "invalid", "the value is empty: leave the parameter out or give it a value");
            return Vec::new();
        }
        values
    }

    /// Takes the value of a parameter that may be given once.
    pub(crate) fn one(&mut self, name: &str) -> Option<String> {
        let mut values = self.many(name);
        if values.len() > 1 {
            self.error(name, "repeated", "given more than once: expected one value");
            return None;
        }
        values.pop()
    }

    /// Takes and reads a parameter that may be given once.
    pub(crate) fn read<T, E: Display>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let value = self.one(name)?;
        match read(&value) {
            Ok(read) => Some(read),
            Err(error) => {
                self.error(name, "invalid", error.to_string());
                None
            }
        }
    }

    /// Takes a whole number within a range.
    pub(crate) fn whole_number(
        &mut self,
        name: &str,
        range: std::ops::RangeInclusive<usize>,
    ) -> Option<usize> {
        self.read(name, |value| {
            let number = value.parse::<usize>().ok().filter(|number| range.contains(number));
            let (low, high) = (range.start(), range.end());
            number.ok_or_else(|| format!("{} is not a whole number from {low} to {high}", quoted(value)))
        })
    }

    /// Takes a decimal number.
    pub(crate) fn number(&mut self, name: &str, expected: &str) -> Option<f64> {
        self.read(name, |value| {
            let number = value.trim().parse::<f64>().ok().filter(|number| number.is_finite());
            number.ok_or_else(|| format!("{} is not a number: expected {expected}", quoted(value)))
        })
    }

    /// Takes one of some words.
    pub(crate) fn word<T: Copy>(&mut self, name: &str, words: &[(&str, T)]) -> Option<T> {
        self.read(name, |value| {
            let known = words.iter().find(|(word, _)| *word == value);
            known.map(|(_, meaning)| *meaning).ok_or_else(|| {
                let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                format!("{} is not known: expected one of {}", quoted(value), words.join(", "))
            })
        })
    }

    /// Takes a text of limited length.
    pub(crate) fn text(&mut self, name: &str, most_chars: usize) -> Option<String> {
        self.read(name, |value| {
            let chars = value.chars().count();
            if chars > most_chars {
                return Err(format!("{chars} characters are too many: expected at most {most_chars}"));
            }
            Ok(value.to_owned())
        })
    }

    /// Ends the reading: whatever was not taken is unknown.
    ///
    /// # Errors
    /// A problem with every parameter that is unknown or was reported.
    pub(crate) fn finish(mut self) -> Result<(), Problem> {
        let mut unknown: Vec<String> =
            std::mem::take(&mut self.given).into_iter().map(|(name, _)| name).collect();
        unknown.sort_unstable();
        unknown.dedup();
        for name in unknown {
            self.error(&name, "unknown", "there is no such parameter");
        }
        if self.errors.is_empty() { Ok(()) } else { Err(Problem::parameters(self.errors)) }
    }
}

/// A value cut to what an error may repeat.
pub(crate) fn echoed(value: &str) -> String {
    value.chars().take(ECHOED_CHARS).collect()
}

/// The same in quotation marks. Unlike by `Debug`, vowels and tone marks of Thai stay where they can be read.
pub(crate) fn quoted(value: &str) -> String {
    let visible = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    format!("\"{}\"", value.chars().take(ECHOED_CHARS).map(visible).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_in_an_error_can_be_read_and_controls_cannot_hide_in_it() {
        assert_eq!(quoted("ทุกวัน\u{7}"), "\"ทุกวัน\u{fffd}\"");
        assert_eq!(quoted(&"ก".repeat(200)).chars().count(), ECHOED_CHARS + 2);
    }

    fn parameters(query: &str) -> Parameters {
        Parameters::of_query(&format!("/?{query}").parse().expect("a URI"))
    }

    fn problem_of(parameters: Parameters) -> String {
        let problem = parameters.finish().expect_err("a problem");
        serde_json::to_string(&problem).expect("JSON")
    }

    #[test]
    fn what_nobody_read_is_unknown_and_what_is_repeated_is_named() {
        let mut given = parameters("lat=1&lat=2&lan=3&lan=4");
        assert_eq!(given.one("lat"), None);
        let problem = problem_of(given);
        assert!(problem.contains(r#"{"parameter":"lat","code":"repeated""#), "{problem}");
        assert_eq!(problem.matches(r#"{"parameter":"lan","code":"unknown""#).count(), 1, "{problem}");
    }

    #[test]
    fn a_number_that_is_none_is_reported_with_its_value() {
        for (value, read) in
            [("18.5", Some(18.5)), ("-1e2", Some(-100.0)), ("NaN", None), ("inf", None), ("x", None)]
        {
            let mut given = parameters(&format!("lat={value}"));
            assert_eq!(given.number("lat", "degrees"), read, "{value}");
            assert_eq!(given.finish().is_ok(), read.is_some(), "{value}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_and_not_replaced() {
        let problem = problem_of(parameters("q=%E0%B8"));
        assert!(problem.contains("not UTF-8"), "{problem}");
    }

    #[test]
    fn a_body_has_the_same_parameters_as_a_query() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, "application/json; charset=utf-8".parse().expect("a header"));
        let body =
            Bytes::from_static(br#"{"lat": 18.25, "procedure": ["a,b", "c"], "explain": true, "at": null}"#);
        let mut given = Parameters::of_body(&headers, &body).expect("parameters");
        assert_eq!(given.number("lat", "degrees"), Some(18.25));
        assert_eq!(given.many("procedure"), ["a,b", "c"]);
        assert_eq!(given.one("explain"), Some("1".to_owned()));
        assert!(given.finish().is_ok());
        for body in [&b"[]"[..], b"{", b"", b"\xff"] {
            assert!(Parameters::of_body(&headers, &Bytes::from_static(body)).is_err());
        }
        assert!(Parameters::of_body(&HeaderMap::new(), &Bytes::from_static(b"{}")).is_err());
    }
}
