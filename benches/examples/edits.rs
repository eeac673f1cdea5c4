//! How soon an officer's edit is told by the public API, over a register of any size:
//!
//! ```sh
//! indexer build --registry sqlite:register.db --out index
//! cargo run --release --package benches --example edits -- sqlite:register.db index
//! ```
//!
//! The real server, which stands in the same target directory, follows the register. An administrator sets the telephone number of
//! units here and there, one edit after the other. Of each edit two times are told: until the server said that it is done, and
//! from then on until the public API has it, which is asked until it does. `--replica` starts a second server over the same
//! register, and asks that one.

#[path = "../src/http/program.rs"]
mod starting;

use std::error::Error;
use std::ffi::OsStr;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use starting::Program;

type Failed = Box<dyn Error>;

/// Edits that are made.
const EDITS: u32 = 500;
/// So long nobody waits for an edit.
const TOO_LONG: Duration = Duration::from_secs(10);
/// Units that every so manieth is edited of: far from each other in any order.
const STRIDE: u64 = 7_919;

fn main() -> Result<(), Failed> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (registry, index, is_replica) = match &arguments[..] {
        [registry, index] => (registry, index, false),
        [registry, index, replica] if replica == "--replica" => (registry, index, true),
        _ => {
            return Err(
                "expected the address of a register, the folder of its index, and perhaps --replica".into()
            );
        }
    };
    let server = start(registry, index)?;
    let replica = if is_replica { Some(start(registry, index)?) } else { None };
    let address = |server: &Program| format!("http://{}", server.address());
    let admin = Administrator::come_in(&address(&server), registry)?;
    let asked = address(replica.as_ref().unwrap_or(&server));
    let total = admin.get("/admin/v1/service-points?limit=1")?.1["total"].as_u64().unwrap_or(0).max(1);

    let (mut answered, mut visible) = (Vec::new(), Vec::new());
    for edit in 0..EDITS {
        let skip = u64::from(edit) * STRIDE % total;
        let listed = admin.get(&format!("/admin/v1/service-points?status=shown&limit=1&skip={skip}"))?.1;
        let Some(id) = listed["results"][0]["id"].as_str() else { continue };
        let version =
            admin.get(&format!("/admin/v1/service-points/{id}"))?.0.ok_or("a card has a version")?;
        // Another one than an earlier run has left there.
        let phone = format!("0 4249 {:0>8}", version.trim_matches('"'));
        let begun = Instant::now();
        admin.set_phone(id, &version, &phone)?;
        let done = Instant::now();
        answered.push(done - begun);
        let public = format!("{asked}/v1/service-points/{id}");
        while !ureq::get(&public).call()?.body_mut().read_to_string()?.contains(&phone) {
            if done.elapsed() > TOO_LONG {
                return Err(format!("{id} isn't told with {phone} after {TOO_LONG:?}").into());
            }
        }
        visible.push(done.elapsed());
    }
    println!("{} edits of {total} units, milliseconds, p50 / p99 / longest", answered.len());
    tell("until it was said to be done", answered);
    tell("from then on until the public API told it, one request included", visible);
    Ok(())
}

fn tell(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let of = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    println!("{what}: {:.1} / {:.1} / {:.1}", of(0.5), of(0.99), of(1.0));
}

/// Starts the server over a register.
fn start(registry: &str, index: &str) -> Result<Program, Failed> {
    let options =
        ["--index", index, "--registry", registry, "--listen", "127.0.0.1:0", "--ops-listen", "127.0.0.1:0"];
    Ok(Program::start(&program()?, &options.map(OsStr::new))?)
}

/// The server of the same build.
fn program() -> Result<std::path::PathBuf, Failed> {
    let own = std::env::current_exe()?;
    let target = own.parent().and_then(std::path::Path::parent).ok_or("an example has a target directory")?;
    Ok(target.join("search-server"))
}

struct Administrator {
    server: String,
    cookie: String,
    token: String,
}

impl Administrator {
    fn come_in(server: &str, registry: &str) -> Result<Self, Failed> {
        let email = "bench@example.org";
        let made = Command::new(program()?)
            .args(["admin", "create", "--registry", registry, "--email", email])
            .output()?;
        let link = String::from_utf8(made.stdout)?;
        let word = link.trim().rsplit('/').next().ok_or("a link ends with a word")?;
        let mut reply = ureq::post(format!("{server}/admin/v1/links/{word}")).send_empty()?;
        let cookie = reply.headers().get("set-cookie").ok_or("a session has a cookie")?.to_str()?;
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        let session: Value = serde_json::from_str(&reply.body_mut().read_to_string()?)?;
        let token = session["csrf_token"].as_str().ok_or("a session has a token")?.to_owned();
        Ok(Self { server: server.to_owned(), cookie, token })
    }

    /// What a path answers, with its version.
    fn get(&self, path: &str) -> Result<(Option<String>, Value), Failed> {
        let mut reply = ureq::get(format!("{}{path}", self.server)).header("cookie", &self.cookie).call()?;
        let version = reply.headers().get("etag").and_then(|tag| tag.to_str().ok()).map(str::to_owned);
        Ok((version, serde_json::from_str(&reply.body_mut().read_to_string()?)?))
    }

    fn set_phone(&self, id: &str, version: &str, phone: &str) -> Result<(), Failed> {
        let request = ureq::patch(format!("{}/admin/v1/service-points/{id}", self.server))
            .header("cookie", &self.cookie)
            .header("x-csrf-token", &self.token)
            .header("if-match", version)
            .header("content-type", "application/json");
        request.send(json!({ "phone": phone }).to_string())?;
        Ok(())
    }
}
