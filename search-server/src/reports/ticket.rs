//! Tickets: what was reported, a line of JSON each, in a file that only grows.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use domain::ChangeNumber;
use registry::{Key, Kind, NewTicket};
use serde::Serialize;

/// The one file of a folder of reports.
const NAME: &str = "tickets.jsonl";
/// No larger than this: then somebody has to look at what is in it. A ticket has at most about 5 KiB.
const MOST_BYTES: u64 = 256 << 20;

/// What somebody says is wrong about a record. It tells nothing about who said it, and the day alone about when.
#[derive(Debug, Serialize)]
pub(crate) struct Ticket {
    /// The day in Thailand, ISO 8601.
    pub(crate) received_on: String,
    /// `service_point` or `procedure`.
    pub(crate) record: &'static str,
    /// Its permanent id.
    pub(crate) id: String,
    /// What of it is wrong, see the list of fields of each kind of record.
    pub(crate) field: &'static str,
    /// The procedure, where it is about one at an office.
    pub(crate) procedure: Option<String>,
    /// What the page showed, where it shows one text.
    pub(crate) shown: Option<String>,
    /// What would be right, in the sender's words.
    pub(crate) text: String,
    /// The language of the page.
    pub(crate) language: &'static str,
    /// The data that the page was made of.
    pub(crate) snapshot: String,
    /// The register's last change that the page knew.
    pub(crate) change: u64,
}

#[derive(Debug)]
pub(super) struct File {
    file: Mutex<fs::File>,
}

impl TryFrom<Ticket> for NewTicket {
    type Error = anyhow::Error;

    fn try_from(ticket: Ticket) -> anyhow::Result<Self> {
        let kind = ticket.record.parse::<Kind>().map_err(anyhow::Error::msg)?;
        Ok(Self {
            received_on: ticket.received_on.parse()?,
            record: Key::new(kind, ticket.id),
            field: ticket.field.to_owned(),
            procedure: ticket.procedure,
            shown: ticket.shown,
            words: ticket.text,
            language: ticket.language.to_owned(),
            snapshot: ticket.snapshot,
            change: ChangeNumber(ticket.change),
            asked_by: None,
        })
    }
}

impl File {
    /// Opens the file of a folder, and makes both where they are missing.
    pub(super) fn open(dir: &Path) -> io::Result<Self> {
        fs::create_dir_all(dir)?;
        let mut file = OpenOptions::new().create(true).append(true).read(true).open(dir.join(NAME))?;
        if ends_within_line(&mut file)? {
            // A line that a crash cut off stays alone.
            file.write_all(b"\n")?;
        }
        Ok(Self { file: Mutex::new(file) })
    }

    pub(super) fn append(&self, ticket: &Ticket) -> io::Result<()> {
        let mut line = serde_json::to_vec(ticket)?;
        line.push(b'\n');
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let length = file.metadata()?.len();
        if length + line.len() as u64 > MOST_BYTES {
            let full = format!("{NAME} has {length} bytes and takes no more: move it away");
            return Err(io::Error::new(io::ErrorKind::StorageFull, full));
        }
        if let Err(error) = file.write_all(&line) {
            // What is half written would be the beginning of the next ticket.
            let _ = file.set_len(length);
            return Err(error);
        }
        file.sync_data()
    }
}

fn ends_within_line(file: &mut fs::File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn ticket(text: &str) -> Ticket {
        Ticket {
            received_on: "2026-12-08".to_owned(),
            record: "service_point",
            id: "x".to_owned(),
            field: "phone",
            procedure: None,
            shown: None,
            text: text.to_owned(),
            language: "th",
            snapshot: "s".to_owned(),
            change: 0,
        }
    }

    fn lines(dir: &Path) -> Vec<Option<Value>> {
        let text = fs::read_to_string(dir.join(NAME)).expect("a file");
        text.lines().map(|line| serde_json::from_str(line).ok()).collect()
    }

    #[test]
    fn tickets_are_lines_whatever_is_in_them_and_stay_when_the_server_starts_again() {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = dir.path().join("new");
        File::open(&folder).expect("opened").append(&ticket("ก\n\"ข\"")).expect("kept");
        File::open(&folder).expect("opened").append(&ticket("ค")).expect("kept");
        let texts: Vec<_> =
            lines(&folder).into_iter().map(|line| line.expect("JSON")["text"].clone()).collect();
        assert_eq!(texts, ["ก\n\"ข\"", "ค"]);
    }

    #[test]
    fn a_line_that_was_cut_off_spoils_no_other() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::write(dir.path().join(NAME), "{\"received_on\":\"20").expect("written");
        File::open(dir.path()).expect("opened").append(&ticket("ค")).expect("kept");
        let lines = lines(dir.path());
        assert_eq!(lines.len(), 2);
        assert!(lines[0].is_none() && lines[1].is_some());
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error_at_the_start() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = dir.path().join("file");
        fs::write(&file, "").expect("written");
        assert!(File::open(&file.join("below")).is_err());
    }
}
