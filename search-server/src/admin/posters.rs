//! `/admin/posters/print`: the sheets of many units on one page to print. It is a page, and asks for what the table of units is
//! narrowed to.

use axum::Router;
use axum::extract::{FromRequestParts, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::ServicePointId;
use registry::{ListedPoint, Page, PointFilter, PointOrder, PointQuestion};

use super::part::MAX_SKIP;
use super::service_points::asked;
use super::service_points::list::readable;
use super::signed_in::SignedIn;
use super::state::Admin;
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;
use crate::pages::poster::{self, Batch};
use crate::pages::visit::Visit;

/// Where it is.
const PATH: &str = "/admin/posters/print";

/// Sheets of a page: what a browser lays out within seconds, and a printer takes as one task.
const MOST_SHEETS: u32 = 100;

/// Where one signs in.
const SIGN_IN: &str = "/admin/sign-in";

/// The page.
pub(super) fn router() -> Router<Admin> {
    Router::new().route(PATH, get(print))
}

async fn print(State(admin): State<Admin>, request: Request) -> Result<Response, Problem> {
    let (mut parts, _) = request.into_parts();
    let signed_in = match SignedIn::from_request_parts(&mut parts, &admin).await {
        Ok(signed_in) => signed_in,
        Err(problem) if problem.is_not_signed_in() => return Ok(Redirect::to(SIGN_IN).into_response()),
        Err(problem) => return Err(problem),
    };
    let visit = match Visit::from_request_parts(&mut parts, &admin.app).await {
        Ok(visit) => visit,
        Err(never) => match never {},
    };
    let mut given = Parameters::of_query(&parts.uri);
    let filter = PointFilter { is_hidden: Some(false), ..asked::filter(&mut given) };
    let skip = given.whole_number("skip", 0..=MAX_SKIP).unwrap_or(0) as u64;
    given.finish()?;
    let listing = admin
        .registry
        .list(&PointQuestion {
            filter: &filter,
            scope: &readable(&signed_in),
            order: PointOrder::Code,
            is_descending: false,
            page: &Page::Skip(skip),
            limit: MOST_SHEETS,
            now: signed_in.now,
        })
        .await?;
    let last = skip + listing.points.len() as u64;
    let next = (last < listing.total).then(|| next(&visit, last));
    let part = [skip + 1, last, listing.total];
    let ids: Vec<ServicePointId> = listing.points.iter().filter(|point| is_own(point)).map(id).collect();
    let answer = admin.app.ask(move |engine| {
        let mut records = Vec::with_capacity(ids.len());
        for id in &ids {
            records.extend(engine.office(id.as_str())?);
        }
        poster::batch(&visit, engine, &Batch { records, part, next })
    });
    Ok(answer.await?)
}

/// Whose work another unit took over has a sheet no more.
fn is_own(point: &ListedPoint) -> bool {
    point.succeeded_by.is_none()
}

fn id(point: &ListedPoint) -> ServicePointId {
    point.id.clone()
}

/// The same with the sheets behind these.
fn next(visit: &Visit, skip: u64) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(visit.params.pairs().filter(|(name, _)| *name != "skip"));
    format!("{PATH}?{}", query.append_pair("skip", &skip.to_string()).finish())
}
