//! A server that is killed while people write: what was acknowledged is there, nothing is there by half, and the log proves
//! itself.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fastrand::Rng;
use serde_json::{Value, json};

use crate::harness::back_office::{Client, import_sample, on_postgresql, on_sqlite};
use crate::harness::{Server, indexer, succeeds, utf8};

/// Kills of a test on each database.
const KILLS: u32 = 100;

/// Longest that a server may write before it is killed; on a machine on which answers take long, as long as so many looks at
/// what is there.
const LONGEST: Duration = Duration::from_millis(200);
const LONGEST_LOOKS: u32 = 4;

/// So many kills later a new snapshot is built: what was written before is no longer read at each start.
const KILLS_A_SNAPSHOT: u32 = 200;

/// The unit that one officer renumbers again and again.
const UNIT: &str = "dopa-3804";

/// The units at which another one links and unlinks a manual in one act.
const UNITS: [&str; 4] = ["dopa-3801", "dopa-3802", "dopa-3803", "dopa-3805"];

/// What was acknowledged so far.
#[derive(Default)]
struct Acknowledged {
    /// The last telephone number, and its change.
    phone: Option<(u64, u64)>,
    /// Whether the manual is linked, and the change of the first unit.
    linked: Option<(bool, u64)>,
    /// How many acts.
    acts: u64,
}

/// Renumbers the unit until nobody answers; gives the last number that was acknowledged.
fn renumber(client: &Client<'_>, mut number: u64, is_over: &AtomicBool) -> Vec<(u64, u64)> {
    let path = format!("/admin/v1/service-points/{UNIT}");
    let mut acknowledged = Vec::new();
    let Some(card) = client.try_send("GET", &path, &[], None) else { return acknowledged };
    let mut seen = card.header("etag").expect("a version").to_owned();
    while !is_over.load(Ordering::Relaxed) {
        number += 1;
        let body = json!({"phone": format!("{number}"), "reason": format!("ครั้งที่ {number}")});
        let Some(reply) = client.try_send("PATCH", &path, &[("if-match", &seen)], Some(&body)) else { break };
        assert_eq!(reply.status, 200, "{}", reply.text());
        seen = reply.header("etag").expect("a version").to_owned();
        acknowledged.push((number, reply.json()["change"].as_u64().expect("a number")));
    }
    acknowledged
}

/// Links and unlinks a manual at several units, until nobody answers.
fn relink(
    client: &Client<'_>,
    procedure: &str,
    mut is_linked: bool,
    is_over: &AtomicBool,
) -> Vec<(bool, u64)> {
    let mut acknowledged = Vec::new();
    while !is_over.load(Ordering::Relaxed) {
        is_linked = !is_linked;
        let (add, remove) = if is_linked { (vec![procedure], vec![]) } else { (vec![], vec![procedure]) };
        let body = json!({"units": UNITS, "add": add, "remove": remove});
        let Some(reply) = client.try_send("POST", "/admin/v1/offers/mass", &[], Some(&body)) else { break };
        assert_eq!(reply.status, 200, "{}", reply.text());
        acknowledged.push((is_linked, reply.json()["results"][0]["change"].as_u64().expect("a number")));
    }
    acknowledged
}

/// Compares what is there with what was acknowledged; gives the number and the link that are there.
fn compare(client: &Client<'_>, procedure: &str, acknowledged: &Acknowledged) -> (u64, bool) {
    let card = client.get(&format!("/admin/v1/service-points/{UNIT}")).json();
    let phone: u64 = card["data"]["phone"].as_str().and_then(|phone| phone.parse().ok()).unwrap_or(0);
    if let Some((number, change)) = acknowledged.phone {
        // What was on its way may have been written, unseen.
        assert!(phone == number || phone == number + 1, "{number} was acknowledged, {phone} is there");
        assert!(card["change"].as_u64() >= Some(change), "change {change} was acknowledged: {card}");
    }
    if let Some((_, change)) = acknowledged.linked {
        let head = client.get("/admin/v1/changes?limit=1").json()["results"][0]["number"].as_u64();
        assert!(head >= Some(change), "change {change} was acknowledged, {head:?} is the last");
    }
    let linked = client.get(&format!("/admin/v1/service-points?procedure={procedure}&limit=100")).json();
    let linked: Vec<&str> =
        linked["results"].as_array().expect("a list").iter().filter_map(|one| one["id"].as_str()).collect();
    let linked = UNITS.iter().filter(|id| linked.contains(id)).count();
    assert!(linked == 0 || linked == UNITS.len(), "an act was written by half: {linked} of {UNITS:?}");
    (phone, linked > 0)
}

/// Kills a server again and again, and looks at what is left each time.
fn kill_again_and_again(dir: &Path, registry: &str, kills: u32, seed: u64) -> Acknowledged {
    import_sample(dir, registry);
    let index = dir.join("index");
    let mut random = Rng::with_seed(seed);
    let mut acknowledged = Acknowledged::default();
    let first = Server::start_following(&index, registry);
    let administrator = Client::administrator(&first, registry);
    let until = (chrono::Utc::now() + chrono::TimeDelta::days(30)).to_rfc3339();
    let token = json!({"name": "ทดสอบ", "scope": "write", "until": until});
    let token =
        administrator.post("/admin/v1/tokens", &token).json()["token"].as_str().expect("a token").to_owned();
    let missing = administrator.get("/admin/v1/procedures?missing_at=dopa-3801").json();
    let procedure = procedure_that_none_has(&administrator, &missing);
    first.assert_clean_log();
    for kill in 1..=kills {
        let server = Server::start_following(&index, registry);
        let client = Client::program(&server, &token);
        let looked = Instant::now();
        let (number, is_linked) = compare(&client, &procedure, &acknowledged);
        let longest = LONGEST.max(looked.elapsed() * LONGEST_LOOKS);
        let (is_over, lives) = (AtomicBool::new(false), random.u64(..longest.as_micros() as u64));
        let (numbers, links) = thread::scope(|scope| {
            let numbers = scope.spawn(|| renumber(&client, number, &is_over));
            let links = scope.spawn(|| relink(&client, &procedure, is_linked, &is_over));
            thread::sleep(Duration::from_micros(lives));
            server.kill_at_once();
            is_over.store(true, Ordering::Relaxed);
            (numbers.join().expect("an officer ends"), links.join().expect("an officer ends"))
        });
        acknowledged.acts += (numbers.len() + links.len()) as u64;
        acknowledged.phone =
            numbers.last().copied().or(acknowledged.phone.map(|(_, change)| (number, change)));
        acknowledged.linked = links.last().copied().or(acknowledged.linked);
        if kill % KILLS_A_SNAPSHOT == 0 {
            succeeds(&["build", "--registry", registry, "--out", utf8(&index)]);
        }
    }
    let server = Server::start_following(&index, registry);
    compare(&Client::program(&server, &token), &procedure, &acknowledged);
    server.stop();
    let verified = indexer(&["verify", "--registry", registry]);
    assert_eq!(verified.code(), 0, "{}{}", verified.stdout, verified.stderr);
    acknowledged
}

/// A manual that none of the units has.
fn procedure_that_none_has(client: &Client<'_>, missing: &Value) -> String {
    let is_free = |procedure: &&str| {
        UNITS.iter().all(|id| {
            let offers = client.get(&format!("/admin/v1/service-points/{id}/offers")).json();
            offers["results"].as_array().expect("a list").iter().all(|one| one["procedure"] != **procedure)
        })
    };
    let all = missing["results"].as_array().expect("a list");
    let free = all.iter().filter_map(|one| one["id"].as_str()).find(is_free);
    free.expect("the units don't offer everything").to_owned()
}

fn loses_nothing(dir: &Path, registry: &str) {
    let begun = Instant::now();
    let acknowledged = kill_again_and_again(dir, registry, KILLS, 11);
    println!("{KILLS} kills, {} acts in {:?}", acknowledged.acts, begun.elapsed());
    assert!(acknowledged.acts > u64::from(KILLS) / 4, "{} acts", acknowledged.acts);
}

// One test for each database, so that both run at once.
#[test]
fn on_sqlite_a_server_that_is_killed_while_people_write_loses_nothing_and_leaves_nothing_by_half() {
    on_sqlite(loses_nothing);
}

#[test]
fn on_postgresql_a_server_that_is_killed_while_people_write_loses_nothing_and_leaves_nothing_by_half() {
    on_postgresql(loses_nothing);
}

#[test]
#[ignore = "takes hours: cargo xtask prove kills"]
fn ten_thousand_kills_lose_nothing_and_leave_nothing_by_half() {
    let kills: u32 = std::env::var("PROOF_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(10_000);
    let half = |dir: &Path, registry: &str| {
        let begun = Instant::now();
        let acknowledged = kill_again_and_again(dir, registry, kills.div_ceil(2), 23);
        let database = registry.split(':').next().unwrap_or_default();
        println!(
            "PROOF {{\"database\":\"{database}\",\"kills\":{},\"acts\":{},\"lost\":0,\"by_half\":0,\"seconds\":{:.1}}}",
            kills.div_ceil(2),
            acknowledged.acts,
            begun.elapsed().as_secs_f64()
        );
    };
    thread::scope(|scope| {
        scope.spawn(|| on_sqlite(half));
        scope.spawn(|| on_postgresql(half));
    });
}
