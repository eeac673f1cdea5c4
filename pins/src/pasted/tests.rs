use super::*;

/// What is read, as `notation latitude longitude` with five decimals.
fn told(text: &str) -> Vec<String> {
    let told = |reading: Reading| {
        let (latitude, longitude) =
            (reading.position.latitude_degrees(), reading.position.longitude_degrees());
        format!("{} {latitude:.5} {longitude:.5}", reading.notation.as_str())
    };
    read(text).map(|readings| readings.into_iter().map(told).collect()).unwrap_or_default()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(told(text), *expected, "{text}");
    }
}

#[test]
fn degrees_are_read_in_every_notation_and_order() {
    check(&[
        ("18.36, 103.65", &["decimal 18.36000 103.65000"]),
        ("103.65,18.36", &["decimal 18.36000 103.65000"]),
        ("18.36 103.65", &["decimal 18.36000 103.65000"]),
        ("(๑๘.๓๖, ๑๐๓.๖๕)", &["decimal 18.36000 103.65000"]),
        ("ละติจูด 18.36 ลองจิจูด 103.65", &["decimal 18.36000 103.65000"]),
        ("lat: 18.36\nlng: 103.65", &["decimal 18.36000 103.65000"]),
        ("18,36 103,65", &["decimal 18.36000 103.65000"]),
        ("18.36N 103.65E", &["decimal 18.36000 103.65000"]),
        ("N18.36 E103.65", &["decimal 18.36000 103.65000"]),
        ("18°21'36\"N 103°39'00\"E", &["dms 18.36000 103.65000"]),
        ("18°21′36″ 103°39′0″", &["dms 18.36000 103.65000"]),
        ("E 103 39 00, N 18 21 36", &["dms 18.36000 103.65000"]),
        ("18 21 36 103 39 00", &["dms 18.36000 103.65000"]),
        ("18 องศา 21 ลิปดา 36 พิลิปดา เหนือ 103 องศา 39 ลิปดา 0 พิลิปดา ตะวันออก", &["dms 18.36000 103.65000"]),
        ("18°21.6'N, 103°39.0'E", &["decimal-minutes 18.36000 103.65000"]),
        ("18 21.6, 103 39.0", &["decimal-minutes 18.36000 103.65000"]),
        ("-33.87, 151.21", &["decimal -33.87000 151.21000"]),
        ("52.5, 13.4", &["decimal 52.50000 13.40000", "decimal 13.40000 52.50000"]),
    ]);
}

/// The metres by PROJ, as the tests of the projection have them.
#[test]
fn metres_are_read_with_their_zone_or_without() {
    check(&[
        ("48Q 357367.615 2030544.644", &["utm-48 18.36000 103.65000"]),
        ("47P 662366.598 1521280.655", &["utm-47 13.75630 100.50180"]),
        ("UTM Zone 47N 662366.598 1521280.655", &["utm-47 13.75630 100.50180"]),
        ("โซน 47 E 662366.598 N 1521280.655", &["utm-47 13.75630 100.50180"]),
        ("47 N 1521280.655 E 662366.598", &["utm-47 13.75630 100.50180"]),
        ("662366.598mE 1521280.655mN 47", &["utm-47 13.75630 100.50180"]),
        ("47 N 662366.598 1521280.655", &["utm-47 13.75630 100.50180"]),
        ("662,366.598 1,521,280.655", &["utm-47 13.75630 100.50180"]),
        ("357367.615, 2030544.644", &["utm-47 18.36000 97.65000", "utm-48 18.36000 103.65000"]),
        ("N 774955.402 E 662896.715 47", &["utm-47 7.00860 100.47470"]),
        ("47 662366 1521280 12", &[]),
        ("46Q 662366 1521280", &[]),
    ]);
}

#[test]
fn links_of_maps_are_read_without_following_them() {
    check(&[
        (
            "https://www.google.com/maps/place/X/@18.30,103.60,17z/data=!3m1!4b1!4m6!3m5!1s0x0:0x0!8m2!3d18.36!4d103.65!16s",
            &["google 18.36000 103.65000"],
        ),
        ("https://www.google.co.th/maps/@18.36,103.65,17z?entry=ttu", &["google 18.36000 103.65000"]),
        ("ดู https://maps.google.com/?q=18.36,103.65 ครับ", &["google 18.36000 103.65000"]),
        ("https://www.google.com/maps/search/?api=1&query=18.36%2C103.65", &["google 18.36000 103.65000"]),
        ("https://www.google.com/maps/dir//18.36,103.65", &["google 18.36000 103.65000"]),
        ("https://www.google.com/maps/search/18.36,+103.65?shorturl=1", &["google 18.36000 103.65000"]),
        ("https://maps.google.com/maps?daddr=18.36,103.65", &["google 18.36000 103.65000"]),
        ("https://www.openstreetmap.org/#map=17/18.36/103.65", &["openstreetmap 18.36000 103.65000"]),
        (
            "https://www.openstreetmap.org/?mlat=18.36&mlon=103.65#map=12/18.3/103.6",
            &["openstreetmap 18.36000 103.65000"],
        ),
        ("https://maps.apple.com/?ll=18.36,103.65", &["map-link 18.36000 103.65000"]),
        ("geo:18.36,103.65;u=35", &["geo 18.36000 103.65000"]),
        ("GEO:0,0?q=18.36,103.65(ที่ว่าการอำเภอ)", &["geo 18.36000 103.65000"]),
    ]);
}

#[test]
fn what_is_no_place_is_told_as_that() {
    for (text, expected) in [
        ("https://maps.app.goo.gl/AbCdEf123", Unread::ShortLink),
        ("https://www.google.com/maps/place/X", Unread::LinkWithoutPlace),
        ("geo:", Unread::LinkWithoutPlace),
        ("", Unread::NotAPlace),
        ("ข้างวัด", Unread::NotAPlace),
        ("18.36", Unread::NotAPlace),
        ("95, 190", Unread::NotAPlace),
        ("0 4249 1234", Unread::NotAPlace),
    ] {
        assert_eq!(read(text), Err(expected), "{text}");
    }
}
