//! Hours in the words of offices: in tables, and through `indexer hours` as a real process.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use super::{defects, read};

fn hours_command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_indexer"));
    command.args(["hours", "--at", "2026-11-23T10:15:00+07:00"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn each_line_gives_its_form_status_and_next_change() {
    let mut process = hours_command().spawn().expect("the command runs");
    let mut input = process.stdin.take().expect("an input");
    let lines =
        "จันทร์-ศุกร์ 08.30-16.30 น. เว้นวันหยุดราชการ\nรอประกาศ\n\nตลอด 24 ชม.\nSat 9am-noon\nMo-Fr 08:30-10:00\n";
    input.write_all(lines.as_bytes()).expect("it reads");
    drop(input);
    let output = process.wait_with_output().expect("an output");
    let expected = "Mo-Fr 08:30-16:30; PH off\topen\t2026-11-23T16:30:00+07:00\n\
                    \tunknown\t\n\tunknown\t\n24/7\topen\t\n\
                    Sa 09:00-12:00\tclosed\t2026-11-28T09:00:00+07:00\n\
                    Mo-Fr 08:30-10:00\tclosed\t2026-11-24T08:30:00+07:00\n";
    assert_eq!(String::from_utf8(output.stdout).expect("UTF-8"), expected);
    let messages = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(messages.lines().count(), 1, "{messages}");
    assert!(messages.starts_with("line 2: from character 1 on, \"รอประกาศ\": expected days"), "{messages}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    let mut process = hours_command().spawn().expect("the command runs");
    let mut input = process.stdin.take().expect("an input");
    let mut answers = BufReader::new(process.stdout.take().expect("an output"));
    for (line, expected) in [("ทุกวัน 24 ชม.", "24/7\topen\t\n"), ("?", "\tunknown\t\n")] {
        writeln!(input, "{line}").expect("it reads");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("a line");
        assert_eq!(answer, expected);
    }
    drop(input);
    assert!(process.wait().expect("an end").success());
}

#[test]
fn an_instant_without_offset_is_wrong_usage() {
    let output = Command::new(env!("CARGO_BIN_EXE_indexer"))
        .args(["hours", "--at", "2026-11-23 10:15"])
        .output()
        .expect("the command runs");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn tables_take_hours_in_thai_and_their_last_acceptance() {
    let checked = read(&[
        (
            "service_points.csv",
            "id,name_th,hours\na,ก,จันทร์-ศุกร์ 08.30-16.30 น. รับบัตรคิวถึง 15.30 น.\nb,ข,จันทร์-ศุกร์ 08.30-16.30 น. แล้วแต่วัน\n",
        ),
        ("procedures.csv", "id,title_th\np,เรื่อง\nq,เรื่อง\nr,เรื่อง\n"),
        (
            "offers.csv",
            "service_point_id,procedure_id,hours,last_acceptance\na,p,,\na,q,เสาร์ 9.00-12.00 น. คิวสุดท้าย 11.30 น.,\na,r,,5\n",
        ),
    ])
    .expect("read");
    assert_eq!(defects(&checked), ["service_points.csv:3: hours: hours-not-understood"]);
    assert!(
        checked.defects[0].message.contains("from character 29 on, \"แล้วแต่วัน\""),
        "{}",
        checked.defects[0].message
    );
    let hours = checked.records.points[0].hours.as_ref().map(|hours| hours.as_str().to_owned());
    assert_eq!(hours.as_deref(), Some("Mo-Fr 08:30-16:30"));
    let minutes: Vec<_> = checked.records.offers.iter().map(|offer| offer.last_acceptance_minutes).collect();
    assert_eq!(minutes, [Some(60), Some(30), Some(5)]);
}
