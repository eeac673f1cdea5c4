//! What the handlers of the back office work with.

use axum::http::{HeaderMap, header};
use registry::Registry;

use super::cookie::Cookies;
use super::oidc;
use crate::app::App;
use crate::bell::Bell;
use crate::pin_doctor::PinDoctor;
use crate::pin_queue::PinQueue;
use crate::site::Origin;

/// Shared by all requests to the back office; cheap to clone.
#[derive(Clone)]
pub(crate) struct Admin {
    /// What the public API works with.
    pub(crate) app: App,
    /// The system of record.
    pub(crate) registry: Registry,
    /// Under which names cookies are set.
    pub(super) cookies: Cookies,
    /// Looks at pins that somebody is about to set.
    pub(super) pin_doctor: PinDoctor,
    /// Keeps the pins that are doubted.
    pub(super) pin_queue: PinQueue,
    /// The provider of sign-in; none: people sign in by local accounts only.
    pub(super) oidc: Option<oidc::Client>,
    bell: Bell,
}

impl Admin {
    /// The back office of a register that is followed by whoever hears the bell.
    pub(crate) fn new(app: App, registry: Registry, bell: Bell) -> Self {
        let cookies = Cookies::of(&app.site);
        let (pin_doctor, pin_queue) = (PinDoctor::default(), PinQueue::default());
        Self { app, registry, cookies, pin_doctor, pin_queue, oidc: None, bell }
    }

    /// The same with a provider of sign-in.
    pub(crate) fn with_provider(self, settings: Option<oidc::Settings>) -> Self {
        Self { oidc: settings.map(oidc::Client::new), ..self }
    }

    /// Where the site is, as the operator says, or else as whoever asks found it.
    pub(super) fn origin(&self, headers: &HeaderMap) -> Option<Origin> {
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        self.app.site.public_url.clone().or_else(|| host.and_then(Origin::of_host))
    }

    /// Says that the register changed, and waits until that is searched: whoever writes calls it after a successful write, so
    /// that who looks next sees it.
    pub(crate) async fn changed(&self) {
        self.bell.ring().await;
    }
}
