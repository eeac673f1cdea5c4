//! The API described by itself.

use axum::http::header;
use axum::response::IntoResponse;
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Pakmut",
        description = "Which office can do this for me, how far is it, and will it be open?",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    paths(
        super::nearest::get,
        super::nearest::post,
        super::search::get,
        super::search::post,
        super::trip::get,
        super::trip::post,
        super::procedures::search,
        super::procedures::one,
        super::suggest::get,
        super::suggest::post,
        super::service_points::one,
        super::ratings::rate,
        super::areas::locate,
        super::tiles::get,
        super::health::alive,
        super::health::ready,
        crate::admin::sessions::sign_in,
        crate::admin::sessions::current,
        crate::admin::sessions::sign_out,
        crate::admin::sessions::sign_out_everywhere,
        crate::admin::links::redeem,
        crate::admin::sign_up::sign_up,
        crate::admin::oidc::sign_in,
        crate::admin::oidc::callback,
        crate::admin::account::read,
        crate::admin::account::set,
        crate::admin::tokens::list,
        crate::admin::tokens::issue,
        crate::admin::tokens::revoke,
        crate::admin::people::list,
        crate::admin::people::invite,
        crate::admin::people::one,
        crate::admin::people::forget,
        crate::admin::people::appoint,
        crate::admin::people::disable,
        crate::admin::people::enable,
        crate::admin::links::issue,
        crate::admin::codes::state,
        crate::admin::codes::issue,
        crate::admin::codes::revoke,
        crate::admin::service_points::list::list,
        crate::admin::service_points::list::facets,
        crate::admin::service_points::export::csv,
        crate::admin::service_points::twins::find,
        crate::admin::service_points::add::post,
        crate::admin::service_points::card::one,
        crate::admin::service_points::edit::patch,
        crate::admin::service_points::history::of_unit,
        crate::admin::service_points::history::compare,
        crate::admin::service_points::visibility::put,
        crate::admin::service_points::merge::post,
        crate::admin::service_points::offers::list,
        crate::admin::service_points::offers::put_all,
        crate::admin::service_points::offers::put_one,
        crate::admin::service_points::offers::delete_one,
        crate::admin::service_points::linked::of_kind,
        crate::admin::service_points::linked::copy,
        crate::admin::service_points::linked::mass,
        crate::admin::changes::list,
        crate::admin::changes::undo,
        crate::admin::changes::undo_batch,
        crate::admin::erasures::erase,
        crate::admin::procedures::list,
        crate::admin::procedures::post,
        crate::admin::procedures::facets,
        crate::admin::procedures::one,
        crate::admin::procedures::patch,
        crate::admin::procedures::history,
        crate::admin::terms::organisations,
        crate::admin::terms::put_organisation,
        crate::admin::terms::office_types,
        crate::admin::terms::put_office_type,
        crate::admin::calendars::list,
        crate::admin::calendars::put,
        crate::admin::calendars::dates,
        crate::admin::calendars::put_date,
        crate::admin::calendars::delete_date,
        crate::admin::reviews::list,
        crate::admin::reviews::one,
        crate::admin::reviews::approve,
        crate::admin::reviews::send_back,
        crate::admin::reviews::withdraw,
        crate::admin::check::check,
        crate::admin::pictures::list,
        crate::admin::pictures::add,
        crate::admin::pictures::order,
        crate::admin::ratings::list,
        crate::admin::ratings::erase_words,
        crate::admin::copies::shares,
        crate::admin::tickets::list,
        crate::admin::tickets::one,
        crate::admin::tickets::answer,
        crate::admin::tickets::close,
        crate::admin::campaigns::list,
        crate::admin::campaigns::begin,
        crate::admin::campaigns::one,
        crate::admin::campaigns::end,
        crate::admin::campaigns::progress::progress,
        crate::admin::campaigns::progress::units,
        crate::admin::campaigns::reminders::csv,
        crate::admin::campaigns::confirm::of_unit,
        crate::admin::campaigns::confirm::of_manuals,
    )
)]
struct Description;

/// The description as text.
pub(crate) fn json() -> String {
    Description::openapi().to_json().unwrap_or_default()
}

/// `/openapi.json`, OpenAPI 3.1.
pub(crate) async fn document() -> impl IntoResponse {
    let headers =
        [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "public, max-age=3600")];
    (headers, json())
}
