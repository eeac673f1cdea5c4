//! What a form says of a manual, read by the parsers that read tables.

use domain::id::GroupId;
use domain::{HoursExpression, Procedure, written};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::admin::faults::Faults;
use crate::admin::given::{Given, given};

/// Longest title or word, in characters.
pub(super) const MAX_TITLE_CHARS: usize = 500;
/// Longest document or step, in characters.
const MAX_TEXT_CHARS: usize = 2_000;
/// Most documents, steps and words of a procedure.
const MOST: usize = 200;
/// Most minutes and days; as of the import.
const MAX_WHOLE_NUMBER: u32 = 100_000;

/// What a manual says from now on. What is left out stays as it is, and null empties a field.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"fee_thb": 100.0, "documents": ["บัตรประจำตัวประชาชนเดิม"], "reason": "ประกาศใหม่"}))]
pub(crate) struct ManualFields {
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    group_id: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    title_th: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    title_en: Given<String>,
    /// Words that citizens use for it.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>)]
    aliases: Given<Vec<String>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    ministry: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    department: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    category: Given<String>,
    /// Minutes at the counter.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<u32>)]
    counter_minutes: Given<u32>,
    /// Days until the result.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<u32>)]
    processing_days: Given<u32>,
    /// Fee in baht.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<f64>)]
    fee_thb: Given<f64>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>)]
    documents: Given<Vec<String>>,
    /// Steps in their order.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>)]
    steps: Given<Vec<String>>,
    /// `any`, `province`, `district`, `local` or `assigned`.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    jurisdiction: Given<String>,
    /// `residence`, `property`, `event`, `workplace` or `none`.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    jurisdiction_basis: Given<String>,
    /// OSM date ranges in which applications are taken, such as `Oct-Nov`.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    season: Given<String>,
    /// `in_person`, `online` or `both`.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    channel: Given<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    url: Given<String>,
    /// Why it is changed, for the log.
    pub(super) reason: Option<String>,
}

impl ManualFields {
    pub(super) fn apply(self, procedure: &mut Procedure, faults: &mut Faults) {
        if let Some(title) = self.title_th {
            let title = faults.text("title_th", &title.unwrap_or_default(), MAX_TITLE_CHARS);
            procedure.title_th = title.unwrap_or_default();
        }
        for (field, value, slot) in [
            ("title_en", self.title_en, &mut procedure.title_en),
            ("ministry", self.ministry, &mut procedure.ministry),
            ("department", self.department, &mut procedure.department),
            ("category", self.category, &mut procedure.category),
        ] {
            if let Some(value) = value {
                *slot = value.and_then(|text| faults.text(field, &text, MAX_TITLE_CHARS));
            }
        }
        for (field, value, slot) in [
            ("aliases", self.aliases, &mut procedure.aliases),
            ("documents", self.documents, &mut procedure.documents),
            ("steps", self.steps, &mut procedure.steps),
        ] {
            if let Some(value) = value {
                *slot = texts(faults, field, value.unwrap_or_default());
            }
        }
        for (field, value, slot) in [
            ("counter_minutes", self.counter_minutes, &mut procedure.counter_minutes),
            ("processing_days", self.processing_days, &mut procedure.processing_days),
        ] {
            if let Some(value) = value {
                *slot = value.and_then(|number| faults.read(field, whole_number(number)));
            }
        }
        if let Some(fee) = self.fee_thb {
            procedure.fee_thb = fee.and_then(|fee| faults.read("fee_thb", baht(fee)));
        }
        if let Some(group) = self.group_id {
            procedure.group = group.and_then(|group| faults.read("group_id", GroupId::new(group.trim())));
        }
        if let Some(word) = self.jurisdiction {
            procedure.jurisdiction = word.and_then(|word| faults.read("jurisdiction", word.parse()));
        }
        if let Some(word) = self.jurisdiction_basis {
            procedure.jurisdiction_basis =
                word.and_then(|word| faults.read("jurisdiction_basis", word.parse()));
        }
        if let Some(word) = self.channel {
            procedure.channel = word.and_then(|word| faults.read("channel", word.parse()));
        }
        if let Some(season) = self.season {
            procedure.season = season.and_then(|text| {
                let read = HoursExpression::parse(&text).map_err(|error| error.reason);
                faults.read("season", read).map(|season| season.as_str().to_owned())
            });
        }
        if let Some(url) = self.url {
            procedure.url = url.and_then(|url| faults.read("url", written::web_address(url.trim())));
        }
    }
}

fn texts(faults: &mut Faults, field: &str, texts: Vec<String>) -> Vec<String> {
    if texts.len() > MOST {
        faults.add(field, "invalid", format!("{} are too many: expected at most {MOST}", texts.len()));
    }
    texts.into_iter().filter_map(|text| faults.text(field, &text, MAX_TEXT_CHARS)).collect()
}

fn whole_number(number: u32) -> Result<u32, String> {
    let expected = || format!("{number} is out of range: expected 0 to {MAX_WHOLE_NUMBER}");
    Some(number).filter(|number| *number <= MAX_WHOLE_NUMBER).ok_or_else(expected)
}

fn baht(fee: f64) -> Result<f64, String> {
    let expected = || format!("{fee} is no fee: expected baht such as 0 or 100.5");
    Some(fee).filter(|fee| fee.is_finite() && *fee >= 0.0).ok_or_else(expected)
}
