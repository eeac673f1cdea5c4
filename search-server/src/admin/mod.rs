//! The back office: who signs in there, and everything that they do to the register. Mounted only where there is a register.

pub(crate) mod account;
mod asked_record;
mod body;
pub(crate) mod calendars;
pub(crate) mod campaigns;
pub(crate) mod changes;
pub(crate) mod check;
pub(crate) mod codes;
mod consequences;
mod cookie;
pub(crate) mod copies;
mod day;
pub(crate) mod doctor;
pub(crate) mod erasures;
mod failure;
mod faults;
mod findings;
pub(crate) mod gaps;
mod given;
pub(crate) mod hours;
pub(crate) mod links;
mod names;
pub(crate) mod oidc;
mod own_pages;
mod part;
pub(crate) mod people;
pub(crate) mod pictures;
pub(crate) mod positions;
mod posters;
pub(crate) mod procedures;
pub(crate) mod ratings;
mod reach;
pub(crate) mod reviews;
mod screen;
pub(crate) mod service_points;
pub(crate) mod sessions;
mod shell;
pub(crate) mod sign_up;
mod signed_in;
mod state;
pub(crate) mod terms;
#[cfg(test)]
mod tests;
pub(crate) mod tickets;
pub(crate) mod tokens;
mod told;
mod tries;
mod two_ids;
mod unit;
mod version;
mod wire;
mod write;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum::routing::{delete, get, post, put};

use crate::api;
use crate::app::App;
use crate::pictures::MOST_BYTES;
pub(crate) use links::PATH as LINKS;
pub(crate) use state::Admin;

/// Every path of the back office, readable from top to bottom.
pub(crate) fn router(admin: Admin) -> Router<App> {
    let router = Router::new()
        .merge(doors(&admin))
        .route("/admin/v1/sessions/current", get(sessions::current).delete(sessions::sign_out))
        .route("/admin/v1/oidc/sign-in", get(oidc::sign_in))
        .route("/admin/v1/oidc/callback", get(oidc::callback))
        .route("/admin/v1/account", get(account::read).put(account::set))
        .route("/admin/v1/tokens", get(tokens::list).post(tokens::issue))
        .route("/admin/v1/tokens/{id}", delete(tokens::revoke))
        .route("/admin/v1/people", get(people::list).post(people::invite))
        .route("/admin/v1/people/{id}", get(people::one).delete(people::forget))
        .route("/admin/v1/people/{id}/roles", put(people::appoint))
        .route("/admin/v1/people/{id}/disable", post(people::disable))
        .route("/admin/v1/people/{id}/enable", post(people::enable))
        .route("/admin/v1/people/{id}/link", post(links::issue))
        .route(
            "/admin/v1/service-points/{id}/authorize-code",
            get(codes::state).post(codes::issue).delete(codes::revoke),
        )
        .merge(units())
        .merge(structure())
        .merge(second_person())
        .merge(voices())
        .merge(shell::router());
    router
        .merge(posters::router())
        .method_not_allowed_fallback(api::problem::no_such_method)
        .layer((axum::middleware::map_response(keep_nothing), own_pages::only(&admin.app.site)))
        .with_state(admin)
}

/// Where one comes in by something that could be guessed.
fn doors(admin: &Admin) -> Router<Admin> {
    Router::new()
        .route("/admin/v1/sessions", post(sessions::sign_in).delete(sessions::sign_out_everywhere))
        .route("/admin/v1/links/{word}", post(links::redeem))
        .route("/admin/v1/sign-up", post(sign_up::sign_up))
        .route_layer(axum::middleware::from_fn_with_state(admin.clone(), tries::count))
}

/// Units and what they have linked.
fn units() -> Router<Admin> {
    use service_points::{add, card, edit, export, history, linked, list, merge, offers, twins, visibility};
    Router::new()
        .route("/admin/v1/service-points", get(list::list).post(add::post))
        .route("/admin/v1/service-points/facets", get(list::facets))
        .route("/admin/v1/service-points/export.csv", get(export::csv))
        .route("/admin/v1/service-points/twins", post(twins::find))
        .route("/admin/v1/service-points/{id}", get(card::one).patch(edit::patch))
        .route("/admin/v1/service-points/{id}/history", get(history::of_unit))
        .route("/admin/v1/service-points/{id}/compare", get(history::compare))
        .route("/admin/v1/service-points/{id}/visibility", put(visibility::put))
        .route("/admin/v1/service-points/{id}/merge", post(merge::post))
        .route("/admin/v1/service-points/{id}/offers", get(offers::list).put(offers::put_all))
        .route("/admin/v1/service-points/{id}/of-kind", get(linked::of_kind))
        .route(
            "/admin/v1/service-points/{id}/offers/{procedure}",
            put(offers::put_one).delete(offers::delete_one),
        )
        .route("/admin/v1/service-points/{id}/offers/copy-from/{other}", post(linked::copy))
        .route("/admin/v1/offers/mass", post(linked::mass))
}

/// The log, manuals, organisations and calendars.
fn structure() -> Router<Admin> {
    Router::new()
        .route("/admin/v1/changes", get(changes::list))
        .route("/admin/v1/changes/{number}/undo", post(changes::undo))
        .route("/admin/v1/batches/{batch}/undo", post(changes::undo_batch))
        .route("/admin/v1/erasures", post(erasures::erase))
        .route("/admin/v1/procedures", get(procedures::list).post(procedures::post))
        .route("/admin/v1/procedures/facets", get(procedures::facets))
        .route("/admin/v1/procedures/{id}", get(procedures::one).patch(procedures::patch))
        .route("/admin/v1/procedures/{id}/history", get(procedures::history))
        .route("/admin/v1/organisations", get(terms::organisations))
        .route("/admin/v1/organisations/{id}", put(terms::put_organisation))
        .route("/admin/v1/office-types", get(terms::office_types))
        .route("/admin/v1/office-types/{id}", put(terms::put_office_type))
        .route("/admin/v1/calendars", get(calendars::list))
        .route("/admin/v1/calendars/{id}", put(calendars::put))
        .route("/admin/v1/calendars/{id}/dates", get(calendars::dates))
        .route(
            "/admin/v1/calendars/{id}/dates/{date}",
            put(calendars::put_date).delete(calendars::delete_date),
        )
}

/// What waits for a second person, and what is found and read before.
fn second_person() -> Router<Admin> {
    Router::new()
        .route("/admin/v1/reviews", get(reviews::list))
        .route("/admin/v1/reviews/{id}", get(reviews::one))
        .route("/admin/v1/reviews/{id}/approve", post(reviews::approve))
        .route("/admin/v1/reviews/{id}/return", post(reviews::send_back))
        .route("/admin/v1/reviews/{id}/withdraw", post(reviews::withdraw))
        .route("/admin/v1/service-points/{id}/check", post(check::check))
        .route("/admin/v1/service-points/{id}/pin-question", post(doctor::ask))
        .route("/admin/v1/doctor", get(doctor::list))
        .route("/admin/v1/gaps", get(gaps::list))
        .route("/admin/v1/positions/read", post(positions::read))
        .route("/admin/v1/hours/read", post(hours::read))
        .route(
            "/admin/v1/service-points/{id}/pictures",
            get(pictures::list)
                .post(pictures::add)
                .put(pictures::order)
                .layer(DefaultBodyLimit::max(MOST_BYTES)),
        )
}

/// What citizens say, and what units and agencies are asked to confirm.
fn voices() -> Router<Admin> {
    use campaigns::{confirm, progress, reminders};
    Router::new()
        .route("/admin/v1/service-points/{id}/ratings", get(ratings::list))
        .route("/admin/v1/service-points/{id}/ratings/{rating}/words", delete(ratings::erase_words))
        .route("/admin/v1/tickets", get(tickets::list))
        .route("/admin/v1/tickets/{id}", get(tickets::one))
        .route("/admin/v1/tickets/{id}/answer", post(tickets::answer))
        .route("/admin/v1/tickets/{id}/close", post(tickets::close))
        .route("/admin/v1/copies", get(copies::shares))
        .route("/admin/v1/service-points/{id}/confirmations", post(confirm::of_unit))
        .route("/admin/v1/organisations/{id}/manuals-confirmation", post(confirm::of_manuals))
        .route("/admin/v1/campaigns", get(campaigns::list).post(campaigns::begin))
        .route("/admin/v1/campaigns/{id}", get(campaigns::one).delete(campaigns::end))
        .route("/admin/v1/campaigns/{id}/progress", get(progress::progress))
        .route("/admin/v1/campaigns/{id}/units", get(progress::units))
        .route("/admin/v1/campaigns/{id}/reminders.csv", get(reminders::csv))
}

/// What the back office says is for one person at one moment.
async fn keep_nothing(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
