//! A picture as it was sent, made into one that can be shown: whatever else a file carries stays behind.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

/// The largest file that is taken: what telephones make, with room to spare.
pub(crate) const MOST_BYTES: usize = 8 << 20;

/// The most pixels of a picture, 75 MB once it is read. A few bytes can claim to be billions.
const MOST_PIXELS: u64 = 25_000_000;

/// The longest side that is kept: a screen's width.
const LONGEST_SIDE: u32 = 1_600;

/// The longest side of the small one, for lists.
const LONGEST_SMALL_SIDE: u32 = 400;

/// Where JPEG looks like what was photographed.
const QUALITY: u8 = 85;

/// What is taken, told by the first bytes and not by a name.
const KNOWN: [ImageFormat; 3] = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];

/// Why a file is no picture for here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refused {
    /// Too many bytes.
    #[error("the file has {bytes} bytes: expected at most {MOST_BYTES}")]
    TooLarge {
        /// How many.
        bytes: usize,
    },
    /// Something else than a picture of a kind that is known.
    #[error("the file is of no kind that is taken: expected JPEG, PNG or WebP")]
    UnknownKind,
    /// Too many pixels.
    #[error("the picture has {width} × {height} pixels: expected at most {MOST_PIXELS} in all")]
    TooManyPixels {
        /// Of a line.
        width: u32,
        /// Lines.
        height: u32,
    },
    /// It can't be read.
    #[error("the picture can't be read to its end: send the file again, or another one")]
    Broken,
}

/// A picture that can be shown, in two sizes: JPEG without anything but the pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Prepared {
    pub(super) full: Vec<u8>,
    pub(super) small: Vec<u8>,
}

/// Reads a file, turns the picture upright, and writes it anew.
pub(super) fn prepared(file: &[u8]) -> Result<Prepared, Refused> {
    if file.len() > MOST_BYTES {
        return Err(Refused::TooLarge { bytes: file.len() });
    }
    let format = image::guess_format(file).ok().filter(|format| KNOWN.contains(format));
    let format = format.ok_or(Refused::UnknownKind)?;
    // A fault of a decoder is a file that can't be read.
    catch_unwind(AssertUnwindSafe(|| of_kind(file, format))).unwrap_or(Err(Refused::Broken))
}

fn of_kind(file: &[u8], format: ImageFormat) -> Result<Prepared, Refused> {
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_PIXELS * 8);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refused::TooManyPixels { width, height });
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    // Turned once it is small, and the colour of what is transparent decided last.
    let mut picture = within(picture, LONGEST_SIDE);
    picture.apply_orientation(orientation);
    let small = within(picture.clone(), LONGEST_SMALL_SIDE);
    Ok(Prepared { full: encoded(&picture)?, small: encoded(&small)? })
}

fn broken(_: ImageError) -> Refused {
    Refused::Broken
}

fn within(picture: DynamicImage, longest: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= longest {
        return picture;
    }
    picture.resize(longest, longest, FilterType::Triangle)
}

fn encoded(picture: &DynamicImage) -> Result<Vec<u8>, Refused> {
    let mut file = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut file, QUALITY);
    on_white(picture).write_with_encoder(encoder).map_err(broken)?;
    Ok(file)
}

/// JPEG has nothing transparent.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [colour @ .., opacity] = picture.get_pixel(x, y).0;
        let opacity = u16::from(opacity);
        Rgb(colour.map(|of| ((u16::from(of) * opacity + 255 * (255 - opacity)) / 255) as u8))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture whose left half is red and whose right half is blue.
    fn picture(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(
            width,
            height,
            |x, _| if x < width / 2 { Rgb([220, 0, 0]) } else { Rgb([0, 0, 220]) },
        )
    }

    fn file(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        picture.write_to(&mut file, format).expect("encoded");
        file.into_inner()
    }

    fn read(file: &[u8]) -> RgbImage {
        image::load_from_memory_with_format(file, ImageFormat::Jpeg).expect("a JPEG").to_rgb8()
    }

    /// Whether a pixel is rather red than blue.
    fn is_red(picture: &RgbImage, x: u32, y: u32) -> bool {
        let Rgb([red, _, blue]) = *picture.get_pixel(x, y);
        red > blue
    }

    /// A JPEG with an EXIF segment behind its first marker: the orientation, and a text that nobody is to read.
    fn with_exif(file: &[u8], orientation: u8) -> Vec<u8> {
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01".to_vec();
        exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
        exif.extend(b"GPS 18.1 103.9");
        let length = (exif.len() + 2) as u16;
        [&file[..2], &[0xff, 0xe1], &length.to_be_bytes(), &exif, &file[2..]].concat()
    }

    #[test]
    fn every_kind_that_is_taken_is_kept_as_jpeg_in_two_sizes() {
        for format in KNOWN {
            let prepared = prepared(&file(&picture(2_000, 1_000), format)).expect("a picture");
            let (full, small) = (read(&prepared.full), read(&prepared.small));
            assert_eq!((full.dimensions(), small.dimensions()), ((1_600, 800), (400, 200)), "{format:?}");
            assert!(is_red(&full, 10, 10) && !is_red(&full, 1_590, 10), "{format:?}");
        }
        // A small one isn't blown up.
        let small = prepared(&file(&picture(30, 20), ImageFormat::Png)).expect("a picture");
        assert_eq!((read(&small.full).dimensions(), read(&small.small).dimensions()), ((30, 20), (30, 20)));
    }

    #[test]
    fn a_picture_stands_upright_and_says_nothing_of_where_it_was_taken() {
        let sent = file(&picture(80, 40), ImageFormat::Jpeg);
        for (orientation, size, red_at) in
            [(1, (80, 40), (5, 20)), (3, (80, 40), (75, 20)), (6, (40, 80), (20, 5)), (8, (40, 80), (20, 75))]
        {
            let sent = with_exif(&sent, orientation);
            let kept = prepared(&sent).expect("a picture");
            for kept in [&kept.full, &kept.small] {
                let picture = read(kept);
                assert_eq!(picture.dimensions(), size, "orientation {orientation}");
                assert!(is_red(&picture, red_at.0, red_at.1), "orientation {orientation}");
                let has = |text: &[u8]| kept.windows(text.len()).any(|bytes| bytes == text);
                assert!(!has(b"Exif") && !has(b"GPS"), "orientation {orientation}");
            }
        }
    }

    #[test]
    fn what_is_transparent_is_white() {
        let clear = image::RgbaImage::from_pixel(8, 8, image::Rgba([0, 0, 0, 0]));
        let mut file = Cursor::new(Vec::new());
        clear.write_to(&mut file, ImageFormat::Png).expect("encoded");
        let kept = prepared(&file.into_inner()).expect("a picture");
        assert!(read(&kept.full).pixels().all(|pixel| pixel.0.iter().all(|of| *of > 250)));
    }

    #[test]
    fn what_is_no_picture_or_would_fill_the_memory_is_refused() {
        let mut bomb = file(&picture(8, 8), ImageFormat::Png);
        // Width and height stand behind the signature and the head of the first chunk (PNG, 11.2.2), its check sum behind them.
        bomb[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
        let sum = crc32(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&sum.to_be_bytes());
        for (name, file, expected) in [
            ("nothing", vec![], Refused::UnknownKind),
            ("a page", b"<html>".to_vec(), Refused::UnknownKind),
            ("a drawing with a script", b"<svg onload=\"alert(1)\"/>".to_vec(), Refused::UnknownKind),
            ("another kind of picture", b"GIF89a".to_vec(), Refused::UnknownKind),
            ("nine megabytes", vec![0xff; 9 << 20], Refused::TooLarge { bytes: 9 << 20 }),
            ("a bomb", bomb, Refused::TooManyPixels { width: 65_536, height: 65_536 }),
            ("a beginning", file(&picture(80, 40), ImageFormat::Png)[..60].to_vec(), Refused::Broken),
        ] {
            assert_eq!(prepared(&file), Err(expected), "{name}");
        }
    }

    /// The check sum of a chunk of PNG (PNG, annex D).
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 }
            })
        })
    }

    #[test]
    fn files_that_were_damaged_are_refused_or_kept_whole_and_never_stop_anything() {
        let mut random = fastrand::Rng::with_seed(27);
        let (mut kept, mut refused) = (0, 0);
        for format in KNOWN {
            let whole = file(&picture(64, 48), format);
            for _ in 0..200 {
                let mut broken = whole.clone();
                for _ in 0..random.usize(1..6) {
                    let at = random.usize(..broken.len());
                    broken[at] = random.u8(..);
                }
                if random.bool() {
                    broken.truncate(random.usize(..=broken.len()));
                }
                match prepared(&broken) {
                    Err(_) => refused += 1,
                    Ok(prepared) => {
                        kept += 1;
                        let (width, height) = read(&prepared.full).dimensions();
                        assert!(width.max(height) <= LONGEST_SIDE);
                    }
                }
            }
        }
        assert!(kept > 20 && refused > 100, "{kept} kept, {refused} refused");
    }
}
