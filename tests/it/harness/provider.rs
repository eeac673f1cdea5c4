//! A provider of sign-in of one test: a real one, run by Node.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use ureq::http::Request;

use super::http::{Reply, agent, reply};

/// Stands before the address in the line that says that the provider is ready.
const READY: &str = "provider on ";

/// Most addresses that a sign-in leads through.
const MOST_STEPS: usize = 12;

/// A running provider. It is killed when the value goes.
pub(crate) struct Provider {
    child: Child,
    url: String,
}

impl Provider {
    /// Starts a provider that sends people back to a path of a server on this machine, and signs by an algorithm.
    pub(crate) fn start(path_back: &str, algorithm: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("provider");
        assert!(
            folder.join("node_modules").join("oidc-provider").is_dir(),
            "the provider of sign-in isn't installed: run `npm ci` in tests/provider (`cargo xtask test` does)"
        );
        let mut child = Command::new("node")
            .arg(folder.join("provider.mjs"))
            .args([&format!("http://127.0.0.1{path_back}"), algorithm])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Node is missing: install Node 20 or newer");
        let stdout = BufReader::new(child.stdout.take().expect("standard output is piped"));
        let mut lines = stdout.lines().map_while(Result::ok);
        let url = lines.find_map(|line| line.strip_prefix(READY).map(str::to_owned));
        // Read on, so that it can always print: it ends when it can't.
        thread::spawn(move || lines.for_each(drop));
        Self { child, url: url.expect("the provider starts") }
    }

    /// Its address.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Goes where a browser is sent, gives a login, agrees to everything, and gives the address that it is sent back to.
    pub(crate) fn sign_in(&self, sent_to: &str, login: &str) -> String {
        let mut browser = Browser::default();
        let mut answer = browser.get(sent_to);
        for _ in 0..MOST_STEPS {
            if let Some(to) = answer.header("location").map(str::to_owned) {
                let to = if to.starts_with('/') { format!("{}{to}", self.url) } else { to };
                if !to.starts_with(&self.url) {
                    return to;
                }
                answer = browser.get(&to);
                continue;
            }
            let page = answer.text().to_owned();
            let action = between(&page, "action=\"", "\"").unwrap_or_else(|| panic!("no form: {page}"));
            let prompt = between(&page, "name=\"prompt\" value=\"", "\"").expect("a prompt");
            answer = browser.post(action, &[("prompt", prompt), ("login", login), ("password", "anything")]);
        }
        panic!("{sent_to} leads nowhere");
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        // It may have ended already, and then there is nothing left to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What keeps cookies between requests.
#[derive(Default)]
struct Browser {
    cookies: Vec<(String, String)>,
}

impl Browser {
    fn get(&mut self, url: &str) -> Reply {
        let request = Request::get(url).header("cookie", self.cookie());
        let answer = reply(agent().run(request.body(()).expect("a request")));
        self.keep(answer)
    }

    fn post(&mut self, url: &str, form: &[(&str, &str)]) -> Reply {
        let request = agent().post(url).header("cookie", self.cookie());
        let answer = reply(request.send_form(form.iter().copied()));
        self.keep(answer)
    }

    fn cookie(&self) -> String {
        let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }

    fn keep(&mut self, answer: Reply) -> Reply {
        for cookie in answer.headers.get_all("set-cookie") {
            let cookie = cookie.to_str().expect("cookies are ASCII");
            let (name, value) =
                cookie.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        answer
    }
}

fn between<'t>(text: &'t str, before: &str, behind: &str) -> Option<&'t str> {
    text.split_once(before)?.1.split_once(behind).map(|(found, _)| found)
}
