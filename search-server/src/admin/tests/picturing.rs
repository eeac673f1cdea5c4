//! Pictures of a unit: uploaded, put in order, taken away, each as a change of the unit.

use std::io::Cursor;
use std::sync::Arc;

use axum::body::Body;
use axum::http::Method;
use image::{ImageFormat, Rgb, RgbImage};
use registry::Role;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::back_office::{Answer, BackOffice, Client, unit};
use crate::pictures::{MOST_BYTES, Pictures};
use crate::site::Site;

const PICTURES: &str = "/admin/v1/service-points/unit-a/pictures";

async fn with_pictures() -> (BackOffice, Client, TempDir) {
    let dir = tempfile::tempdir().expect("a folder");
    let pictures = Pictures::open(dir.path()).expect("a folder");
    let site = Site { kept_pictures: Some(Arc::new(pictures)), ..Site::default() };
    let office = BackOffice::of_site(site).await;
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    (office, officer, dir)
}

fn picture(colour: u8) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    RgbImage::from_pixel(500, 20, Rgb([colour, 0, 0]))
        .write_to(&mut file, ImageFormat::Png)
        .expect("encoded");
    file.into_inner()
}

async fn upload(office: &BackOffice, who: &Client, file: Vec<u8>) -> Answer {
    let seen = office.get(who, PICTURES).await;
    let who = who.with("if-match", seen.header("etag")).with("content-type", "application/octet-stream");
    office.send_raw(&who, Method::POST, PICTURES, Body::from(file)).await
}

fn addresses(answer: &Answer) -> Vec<String> {
    let told = answer.json();
    let pictures = told["pictures"].as_array().expect("a list");
    pictures.iter().map(|one| one["address"].as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn a_picture_is_uploaded_shown_moved_and_taken_away() {
    let (office, officer, _dir) = with_pictures().await;
    let first = addresses(upload(&office, &officer, picture(9)).await.has_status(201)).remove(0);
    let both = addresses(upload(&office, &officer, picture(200)).await.has_status(201));
    assert_eq!((both.len(), &both[0]), (2, &first));
    // The same one again is there already.
    assert_eq!(addresses(upload(&office, &officer, picture(9)).await.has_status(201)), both);
    let shown = office.get(&Client::default(), &first).await;
    assert_eq!(shown.has_status(200).header("content-type"), "image/jpeg");

    let order = async |pictures: Value| {
        let seen = office.get(&officer, PICTURES).await;
        let officer = officer.with("if-match", seen.header("etag"));
        office.send(&officer, Method::PUT, PICTURES, Some(&json!({ "pictures": pictures }))).await
    };
    let turned = [both[1].clone(), first.clone()];
    assert_eq!(addresses(order(json!(turned)).await.has_status(200)), turned);
    let unknown = order(json!(["https://elsewhere.example/a.jpg"])).await;
    assert_eq!(unknown.has_status(400).json()["errors"][0]["parameter"], "pictures[0]");
    order(json!([first, first])).await.has_status(400);
    assert_eq!(addresses(order(json!([])).await.has_status(200)), [""; 0]);
    office.get(&Client::default(), &first).await.has_status(200);
}

#[tokio::test]
async fn what_is_no_picture_or_of_an_old_version_changes_nothing() {
    let (office, officer, _dir) = with_pictures().await;
    for (name, file, status) in [
        ("a page", b"<html>".to_vec(), 422),
        ("nothing", Vec::new(), 422),
        ("too many bytes", vec![0xff; MOST_BYTES + 1], 413),
    ] {
        assert_eq!(upload(&office, &officer, file).await.status.as_u16(), status, "{name}");
    }
    let raw = async |who: &Client| office.send_raw(who, Method::POST, PICTURES, Body::from(picture(9))).await;
    assert_eq!(raw(&officer).await.has_status(428).code(), "if_match_required");
    assert_eq!(raw(&officer.with("if-match", "\"1\"")).await.has_status(412).code(), "conflict");
    let other = office.signed_in(&[Role::Officer(unit("unit-b"))]).await;
    raw(&other.with("if-match", "\"1\"")).await.has_status(403);
    let told = office.get(&officer, PICTURES).await;
    assert_eq!(addresses(&told), [""; 0]);
    for colour in 0..8 {
        upload(&office, &officer, picture(20 * colour)).await.has_status(201);
    }
    let ninth = upload(&office, &officer, picture(255)).await;
    assert_eq!(ninth.has_status(422).code(), "refused");
}

#[tokio::test]
async fn where_there_is_no_folder_pictures_are_not_taken() {
    let office = BackOffice::new().await;
    let officer = office.signed_in(&[Role::Officer(unit("unit-a"))]).await;
    assert_eq!(upload(&office, &officer, picture(9)).await.has_status(404).code(), "no_pictures");
}
