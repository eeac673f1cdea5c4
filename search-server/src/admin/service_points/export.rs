//! `/admin/v1/service-points/export.csv`: the table of units as a file. It is written page by page while it is sent, on a
//! thread that may be kept busy.

use std::collections::HashMap;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use hyper::body::Frame;
use registry::{Action, Kind, Page, PointFilter, PointQuestion, Record, Registry, Scope};
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::sync::mpsc::{self, Receiver, Sender};

use super::asked::{self, Sort};
use super::export_row;
use crate::admin::signed_in::SignedIn;
use crate::admin::state::Admin;
use crate::api::parameters::Parameters;
use crate::api::problem::Problem;

/// Units that are read at a time.
const PAGE: u32 = 500;

/// Pages that wait to be sent: whoever reads slowly makes the writer wait.
const PAGES_AHEAD: usize = 2;

/// Exports at a time; each keeps a thread.
const AT_A_TIME: usize = 4;

static TURNS: Semaphore = Semaphore::const_new(AT_A_TIME);

type Part = Result<Bytes, registry::Error>;

/// The table of units as CSV for spreadsheets: UTF-8 with a mark, a Thai header, the filter and the order of the list. A cell
/// that would be a formula has an apostrophe before it; cells of nothing but digits and the signs of telephone numbers and
/// coordinates have none. Of authorize codes the file has the state only. Each unit is as it is when its line is written.
#[utoipa::path(
    get,
    operation_id = "admin_service_points_export",
    path = "/admin/v1/service-points/export.csv",
    tag = "units",
    params(
        ("ministry" = Option<String>, Query),
        ("department" = Option<String>, Query),
        ("type" = Option<String>, Query),
        ("subtype" = Option<String>, Query),
        ("category" = Option<String>, Query),
        ("area" = Option<String>, Query, description = "Area code of 2, 4 or 6 digits"),
        ("status" = Option<String>, Query, description = "`shown` or `hidden`"),
        ("pin" = Option<String>, Query, description = "`yes`: with a pin; `no`: without"),
        ("procedure" = Option<String>, Query),
        ("q" = Option<String>, Query),
        ("code_state" = Option<String>, Query),
        ("sort" = Option<String>, Query, description = "`code` (default), `name`, `edited_at` or `offers`"),
        ("order" = Option<String>, Query, description = "`asc` (default) or `desc`"),
    ),
    responses(
        (status = 200, body = String, content_type = "text/csv"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn csv(
    State(admin): State<Admin>,
    signed_in: SignedIn,
    uri: Uri,
) -> Result<Response, Problem> {
    let mut given = Parameters::of_query(&uri);
    let (filter, sort) = (asked::filter(&mut given), asked::sort(&mut given));
    given.finish()?;
    let scope = Scope::of(&signed_in.grants, Action::Export, signed_in.now);
    // Read before the answer begins: a register that fails is told.
    admin.registry.count(&filter, &scope, signed_in.now).await?;
    // Never closed.
    let turn = TURNS.acquire().await.map_err(|_| Problem::internal())?;
    let (sender, receiver) = mpsc::channel(PAGES_AHEAD);
    let export = Export { registry: admin.registry, filter, scope, sort, now: signed_in.now };
    let handle = Handle::current();
    tokio::task::spawn_blocking(move || {
        let _turn = turn;
        handle.block_on(export.write(&sender));
    });
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment; filename=\"service-points.csv\""),
        ),
    ];
    Ok((headers, Body::new(Parts(receiver))).into_response())
}

struct Export {
    registry: Registry,
    filter: PointFilter,
    scope: Scope,
    sort: Sort,
    now: chrono::DateTime<chrono::Utc>,
}

impl Export {
    /// Sends the whole table, and stops when nobody reads it any more.
    async fn write(&self, sender: &Sender<Part>) {
        let begin = format!("{}{}", export_row::BYTE_ORDER_MARK, export_row::header());
        if sender.send(Ok(begin.into())).await.is_err() {
            return;
        }
        let mut page = Page::Skip(0);
        loop {
            let (part, next) = match self.part(&page).await {
                Ok((part, next)) => (Ok(part), next),
                Err(error) => {
                    tracing::error!(%error, "an export was broken off");
                    (Err(error), None)
                }
            };
            if sender.send(part).await.is_err() {
                return;
            }
            let Some(next) = next else { return };
            page = Page::Behind(next);
        }
    }

    async fn part(&self, page: &Page) -> Result<(Bytes, Option<registry::Cursor>), registry::Error> {
        let question = PointQuestion {
            filter: &self.filter,
            scope: &self.scope,
            order: self.sort.order,
            is_descending: self.sort.is_descending,
            page,
            limit: PAGE,
            now: self.now,
        };
        let (listed, next) = self.registry.list_on(&question).await?;
        let ids: Vec<&str> = listed.iter().map(|listed| listed.id.as_str()).collect();
        let present = self.registry.present(Kind::ServicePoint, &ids).await?;
        let mut offices = HashMap::with_capacity(present.len());
        for entry in present {
            if let Some(Record::ServicePoint(office)) = entry.record {
                offices.insert(entry.key.id, office);
            }
        }
        let lines = listed.iter().filter_map(|listed| {
            // One that was removed between the two looks has no line.
            offices.get(listed.id.as_str()).map(|office| export_row::of(listed, office))
        });
        Ok((lines.collect::<String>().into(), next))
    }
}

/// Parts of a body as they come.
struct Parts(Receiver<Part>);

impl hyper::body::Body for Parts {
    type Data = Bytes;
    type Error = registry::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        self.0.poll_recv(context).map(|part| part.map(|part| part.map(Frame::data)))
    }
}
