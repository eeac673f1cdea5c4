//! The code that a printed page carries: whoever photographs it reads the page's address for good.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use fast_qr::ECL;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::{QRBuilder, QRCode, QRCodeError};

use super::problem::Problem;
use super::visit::{Visit, link};
use crate::app::App;
use crate::path::segment;
use crate::site::Origin;

/// How long caches may keep a picture: it changes with the site's address alone.
const KEPT_SECONDS: u32 = 86_400;

pub(crate) async fn of_office(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let asked = id.clone();
    let record = app.ask(move |engine| engine.office(&asked)).await;
    let record = record.map_err(|error| Problem::failed(&visit, &error))?;
    let point = record.ok_or_else(|| Problem::unknown_office(&visit, &id))?.point;
    if let Some(successor) = &point.succeeded_by {
        let path = format!("/service-points/{}/qr.svg", segment(successor.as_str()));
        return Ok(Redirect::permanent(&link(visit.language, &path, [])).into_response());
    }
    let path = link(visit.language, &format!("/service-points/{}", segment(&id)), []);
    let origin = visit.origin.as_ref().map_or("", Origin::as_str);
    let picture = svg(&format!("{origin}{path}")).ok_or_else(|| Problem::not_found(&visit))?;
    let caching = visit.caching_of_addresses(KEPT_SECONDS);
    let headers = [(header::CONTENT_TYPE, "image/svg+xml".to_owned()), (header::CACHE_CONTROL, caching)];
    Ok((headers, picture).into_response())
}

/// The code of an address as SVG, with the white around it that readers need; none: the address is too long.
pub(super) fn svg(address: &str) -> Option<String> {
    Some(SvgBuilder::default().to_str(&code(address).ok()?))
}

/// The code of an address. A quarter of it may be dirty or torn.
fn code(address: &str) -> Result<QRCode, QRCodeError> {
    QRBuilder::new(address).ecl(ECL::Q).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pixels a module.
    const SCALE: usize = 4;
    /// Modules around a code (ISO/IEC 18004).
    const QUIET: usize = 4;

    #[test]
    fn another_programs_reader_reads_the_address() {
        for address in [
            "https://example.go.th/service-points/dopa-3804",
            "https://example.go.th/en/service-points/%E0%B9%80%E0%B8%9B%E0%B8%B4%E0%B8%94%20%E0%B9%80%E0%B8%94%E0%B8%B4%E0%B8%A1",
        ] {
            let code = code(address).expect("a code");
            let side = (code.size + 2 * QUIET) * SCALE;
            let is_dark = |at: [usize; 2]| {
                let [x, y] = at.map(|at| (at / SCALE).checked_sub(QUIET).filter(|at| *at < code.size));
                x.zip(y).is_some_and(|(x, y)| code[y][x].value())
            };
            let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
                if is_dark([x, y]) { 0 } else { 255 }
            });
            let (_, read) = picture.detect_grids()[0].decode().expect("readable");
            assert_eq!(read, address);
        }
    }
}
