//! The place in a link of a map, as the link itself says it.

use super::{Notation, Reading, Unread, pair};

/// Hosts whose links say nothing until they are followed.
const SHORT: [&str; 5] = ["maps.app.goo.gl", "goo.gl", "g.co", "osm.org", "bit.ly"];

/// Parameters that hold a latitude and a longitude, the surest first.
const PARAMETERS: [&str; 9] =
    ["query", "q", "destination", "daddr", "ll", "sll", "center", "cp", "viewpoint"];

/// The first link within a text.
pub(super) fn within(text: &str) -> Option<&str> {
    let small = text.to_ascii_lowercase();
    let begins = ["https://", "http://", "geo:"].iter().filter_map(|scheme| small.find(scheme)).min()?;
    text[begins..].split_whitespace().next()
}

pub(super) fn read(link: &str) -> Result<Vec<Reading>, Unread> {
    let link = decoded(link);
    if let Some(place) = strip_scheme(&link, "geo:") {
        return of_geo(place);
    }
    let rest = strip_scheme(&link, "https://").or_else(|| strip_scheme(&link, "http://")).unwrap_or(&link);
    let (host, path) = rest.split_once(['/', '?', '#']).unwrap_or((rest, ""));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let notation = match host {
        _ if host.contains("google.") => Notation::Google,
        "openstreetmap.org" | "osm.org" => Notation::OpenStreetMap,
        _ => Notation::OtherMap,
    };
    let place = pinned(path).or_else(|| marked(path)).or_else(|| parameters(path)).or_else(|| middle(path));
    match place.as_deref().map(pair::read).and_then(|readings| readings.first().copied()) {
        Some(reading) => Ok(vec![Reading { notation, ..reading }]),
        None if SHORT.contains(&host) => Err(Unread::ShortLink),
        None => Err(Unread::LinkWithoutPlace),
    }
}

fn strip_scheme<'l>(link: &'l str, scheme: &str) -> Option<&'l str> {
    let begin = link.get(..scheme.len())?;
    begin.eq_ignore_ascii_case(scheme).then(|| &link[scheme.len()..])
}

/// `geo:18.36,103.65;u=35`, and `geo:0,0?q=18.36,103.65(ที่ว่าการ)` as telephones write it.
fn of_geo(place: &str) -> Result<Vec<Reading>, Unread> {
    let (position, query) = place.split_once('?').unwrap_or((place, ""));
    let asked = parameter(query, "q").map(|asked| asked.split('(').next().unwrap_or(asked).to_owned());
    let plain = position.split(';').next().unwrap_or(position).to_owned();
    let readings = asked.iter().chain([&plain]).find_map(|text| pair::read(text).first().copied());
    readings
        .map(|reading| vec![Reading { notation: Notation::Geo, ..reading }])
        .ok_or(Unread::LinkWithoutPlace)
}

/// `!3d18.36!4d103.65`: the pin of a place of Google Maps, whose middle (`@…`) may lie elsewhere.
fn pinned(path: &str) -> Option<String> {
    let (_, after) = path.rsplit_once("!3d")?;
    let (latitude, after) = after.split_once("!4d")?;
    let longitude = after.split(['!', '?', '&', '#']).next()?;
    Some(format!("{latitude},{longitude}"))
}

/// `mlat=18.36&mlon=103.65`: the marker of OpenStreetMap.
fn marked(path: &str) -> Option<String> {
    Some(format!("{},{}", parameter(path, "mlat")?, parameter(path, "mlon")?))
}

fn parameters(path: &str) -> Option<String> {
    let values = PARAMETERS.iter().filter_map(|name| parameter(path, name));
    let mut pairs = values.map(|value| value.trim_start_matches("loc:").to_owned());
    pairs.find(|value| !pair::read(value).is_empty())
}

/// `@18.36,103.65,17z`, `#map=17/18.36/103.65`, or a piece of the path that is a position.
fn middle(path: &str) -> Option<String> {
    if let Some((_, after)) = path.split_once("map=") {
        let mut parts = after.split(['/', '&']).skip(1);
        return Some(format!("{},{}", parts.next()?, parts.next()?));
    }
    path.split(['/', '?', '#']).rev().find_map(|piece| {
        let piece = piece.trim_start_matches('@');
        let mut numbers = piece.split(',').map(str::trim);
        let both = format!("{},{}", numbers.next()?, numbers.next()?);
        (!pair::read(&both).is_empty()).then_some(both)
    })
}

/// The value of a parameter, in the query or in the fragment.
fn parameter<'p>(path: &'p str, name: &str) -> Option<&'p str> {
    let mut pairs = path.split(['?', '&', '#', '/']).filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// A link with its escapes undone (RFC 3986, 2.1), a plus being a space as in forms.
fn decoded(link: &str) -> String {
    let bytes = link.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(byte) = bytes.get(at) {
        let escaped = (*byte == b'%').then(|| link.get(at + 1..at + 3)).flatten();
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(escaped) => {
                out.push(escaped);
                at += 3;
            }
            None => {
                out.push(if *byte == b'+' { b' ' } else { *byte });
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
