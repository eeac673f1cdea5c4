//! UTF-8 or Windows-874, decided from the whole file before anything of it is read.
//!
//! A file with a byte order mark of UTF-8, or that is UTF-8 from end to end, is UTF-8. Any other file is taken as
//! Windows-874, of which TIS-620 is a part, only when all of this holds, and as (broken) UTF-8 otherwise:
//!
//! - every byte has a character, and none is a control character other than tab and line ends;
//! - there are at least 8 Thai characters, and they are at least 9 in 10 of those beyond ASCII;
//! - at least half of them stand in runs of 3 or more;
//! - at most 1 in 50 is a vowel or tone mark without a letter to stand on, as accents of other encodings would be;
//! - at most 1 in 10 bytes beyond ASCII stands in a sequence that is a Thai character of UTF-8, so that a broken UTF-8
//!   file never passes for Windows-874.

use std::io::{self, Read, Seek};
use std::str;

use encoding_rs::{Decoder, DecoderResult, WINDOWS_874};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Bytes that are looked at or decoded at once.
const CHUNK_BYTES: usize = 1 << 16;

/// Fewest Thai characters of a file that is taken as Windows-874.
const MIN_THAI: u64 = 8;

/// Shortest run of Thai characters that looks like a word.
const MIN_RUN: u64 = 3;

/// How the bytes of a file make text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// Windows-874, of which TIS-620 is a part.
    Windows874,
}

/// Reads a whole file to find how its bytes make text; once, unless it is no UTF-8.
pub(super) fn detect(mut bytes: impl Read + Seek) -> io::Result<Encoding> {
    if is_utf8(&mut bytes)? {
        return Ok(Encoding::Utf8);
    }
    bytes.rewind()?;
    let mut evidence = Evidence::new();
    let mut chunk = vec![0; CHUNK_BYTES];
    while !evidence.is_impossible {
        let length = fill(&mut bytes, &mut chunk)?;
        if length == 0 {
            break;
        }
        evidence.add(&chunk[..length]);
    }
    Ok(if evidence.is_windows_874() { Encoding::Windows874 } else { Encoding::Utf8 })
}

/// Whether bytes are UTF-8 from end to end, or begin with its byte order mark.
fn is_utf8(bytes: &mut impl Read) -> io::Result<bool> {
    let mut chunk = vec![0; CHUNK_BYTES];
    // The beginning of a character that the next chunk ends.
    let mut begun: Vec<u8> = Vec::new();
    let mut is_first = true;
    loop {
        let length = fill(bytes, &mut chunk)?;
        let read = &chunk[..length];
        if std::mem::take(&mut is_first) && read.starts_with(BYTE_ORDER_MARK) {
            return Ok(true);
        }
        begun.extend_from_slice(read);
        match str::from_utf8(&begun) {
            Ok(_) => begun.clear(),
            Err(error) if error.error_len().is_none() && length > 0 => {
                begun.drain(..error.valid_up_to());
            }
            Err(_) => return Ok(false),
        }
        if length == 0 {
            return Ok(true);
        }
    }
}

/// Reads until the buffer is full or the file ends.
fn fill(bytes: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < buffer.len() {
        match bytes.read(&mut buffer[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}

/// What speaks for and against Windows-874.
struct Evidence {
    decoder: Decoder,
    text: String,
    is_impossible: bool,
    beyond_ascii: u64,
    thai: u64,
    /// Thai characters in runs that are long enough.
    in_runs: u64,
    /// Length of the run so far.
    run: u64,
    /// Marks with nothing to stand on.
    stray_marks: u64,
    carries_a_mark: bool,
    /// Bytes in sequences that are Thai in UTF-8.
    in_utf8: u64,
    last_two: [u8; 2],
}

impl Evidence {
    fn new() -> Self {
        Self {
            decoder: WINDOWS_874.new_decoder_without_bom_handling(),
            text: String::with_capacity(3 * CHUNK_BYTES),
            is_impossible: false,
            beyond_ascii: 0,
            thai: 0,
            in_runs: 0,
            run: 0,
            stray_marks: 0,
            carries_a_mark: false,
            in_utf8: 0,
            last_two: [0; 2],
        }
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let is_thai_in_utf8 = matches!(
                (self.last_two, byte),
                ([0xe0, 0xb8], 0x81..=0xba | 0xbf) | ([0xe0, 0xb9], 0x80..=0x9b)
            );
            self.in_utf8 += if is_thai_in_utf8 { 3 } else { 0 };
            self.last_two = [self.last_two[1], *byte];
        }
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        let (result, _) = self.decoder.decode_to_string_without_replacement(bytes, &mut text, false);
        self.is_impossible |= result != DecoderResult::InputEmpty;
        text.chars().for_each(|c| self.add_char(c));
        self.text = text;
    }

    fn add_char(&mut self, c: char) {
        self.is_impossible |= c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        self.beyond_ascii += u64::from(!c.is_ascii());
        if !('\u{e01}'..='\u{e5b}').contains(&c) {
            (self.run, self.carries_a_mark) = (0, false);
            return;
        }
        self.thai += 1;
        self.run += 1;
        self.in_runs += match self.run {
            ..MIN_RUN => 0,
            MIN_RUN => MIN_RUN,
            _ => 1,
        };
        let is_mark = matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}');
        self.stray_marks += u64::from(is_mark && !self.carries_a_mark);
        self.carries_a_mark = is_mark || ('ก'..='ฮ').contains(&c);
    }

    fn is_windows_874(&self) -> bool {
        !self.is_impossible
            && self.thai >= MIN_THAI
            && self.thai * 10 >= self.beyond_ascii * 9
            && self.in_runs * 2 >= self.thai
            && self.stray_marks * 50 <= self.thai
            && self.in_utf8 * 10 <= self.beyond_ascii
    }
}

/// Windows-874 read as UTF-8.
pub(super) struct Windows874Reader<R> {
    bytes: R,
    decoder: Decoder,
    chunk: Vec<u8>,
    text: Vec<u8>,
    /// How much of the text was handed on.
    given: usize,
}

impl<R: Read> Windows874Reader<R> {
    pub(super) fn new(bytes: R) -> Self {
        let decoder = WINDOWS_874.new_decoder_without_bom_handling();
        Self { bytes, decoder, chunk: vec![0; CHUNK_BYTES], text: Vec::new(), given: 0 }
    }
}

impl<R: Read> Read for Windows874Reader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.given == self.text.len() {
            let length = self.bytes.read(&mut self.chunk)?;
            let most = self.decoder.max_utf8_buffer_length_without_replacement(length);
            self.text.resize(most.unwrap_or_default(), 0);
            let (result, _, written) = self.decoder.decode_to_utf8_without_replacement(
                &self.chunk[..length],
                &mut self.text,
                length == 0,
            );
            if result != DecoderResult::InputEmpty {
                let message = "no Windows-874 text any more: was it changed while it was read?";
                return Err(io::Error::new(io::ErrorKind::InvalidData, message));
            }
            self.text.truncate(written);
            self.given = 0;
        }
        let length = out.len().min(self.text.len() - self.given);
        out[..length].copy_from_slice(&self.text[self.given..self.given + length]);
        self.given += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    const OFFICES: &str = "id,name_th,note\na,ที่ว่าการอำเภอเมืองบึงกาฬ,“เปิด” – วันจันทร์\nb,เทศบาลตำบลวิศิษฐ์,อ.เมือง\n";

    fn windows_874(text: &str) -> Vec<u8> {
        let (bytes, _, has_unmappable) = WINDOWS_874.encode(text);
        assert!(!has_unmappable, "{text}");
        bytes.into_owned()
    }

    /// The bytes of a text with one replaced.
    fn broken(text: &str, at: usize) -> Vec<u8> {
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] = b'?';
        bytes
    }

    #[test]
    fn only_a_file_that_is_no_utf_8_and_plain_thai_is_windows_874() {
        let utf8 = |text: &str| text.as_bytes().to_vec();
        let latin_1 =
            b"name\nMusee caf\xe9 d\xe9j\xe0 vu, \xe9l\xe8ve \xe0 l'\xe9cole fran\xe7aise\n".to_vec();
        let mixed = [OFFICES.as_bytes(), &windows_874(OFFICES)].concat();
        let abbreviations = windows_874("ก ข ค ง จ ฉ ช ซ ฌ ญ ฎ ฏ");
        let control = windows_874("ที่ว่าการอำเภอ\u{0}");
        let undefined = [windows_874(OFFICES), vec![0xfc]].concat();
        let with_mark = [BYTE_ORDER_MARK, &windows_874(OFFICES)].concat();
        let utf_16: Vec<u8> = OFFICES.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (name, bytes, expected) in [
            ("nothing", Vec::new(), Encoding::Utf8),
            ("ASCII", utf8("id,name_th\na,x\n"), Encoding::Utf8),
            ("UTF-8", utf8(OFFICES), Encoding::Utf8),
            ("Windows-874", windows_874(OFFICES), Encoding::Windows874),
            ("one office in Windows-874", windows_874("id,name_th\na,ที่ว่าการ\n"), Encoding::Windows874),
            ("UTF-8 with a broken byte", broken(OFFICES, 20), Encoding::Utf8),
            ("UTF-8 that ends in a character", utf8(OFFICES)[..20].to_vec(), Encoding::Utf8),
            ("half a Thai character", b"id,name_th\na,ok\xe0\xb8\n".to_vec(), Encoding::Utf8),
            ("both encodings", mixed, Encoding::Utf8),
            ("a mark and Windows-874", with_mark, Encoding::Utf8),
            ("single letters", abbreviations, Encoding::Utf8),
            ("French in Latin-1", latin_1, Encoding::Utf8),
            ("a control character", control, Encoding::Utf8),
            ("a byte without a character", undefined, Encoding::Utf8),
            ("UTF-16", utf_16, Encoding::Utf8),
        ] {
            assert_eq!(detect(Cursor::new(&bytes)).expect(name), expected, "{name}");
        }
    }

    #[test]
    fn no_single_broken_byte_turns_utf_8_into_windows_874() {
        for at in 0..OFFICES.len() {
            for byte in [b'?', 0x80, 0xa1, 0xe0, 0xff] {
                let mut bytes = OFFICES.as_bytes().to_vec();
                bytes[at] = byte;
                assert_eq!(detect(Cursor::new(&bytes)).expect("bytes"), Encoding::Utf8, "{at} {byte:x}");
            }
        }
    }

    #[test]
    fn characters_across_the_ends_of_chunks_are_whole() {
        for padding in 0..4 {
            let text = format!("{}{}", "x".repeat(padding), "ที่ว่าการอำเภอ\n".repeat(CHUNK_BYTES / 10));
            assert_eq!(detect(Cursor::new(&text)).expect("bytes"), Encoding::Utf8);
            let bytes = windows_874(&text);
            assert_eq!(detect(Cursor::new(&bytes)).expect("bytes"), Encoding::Windows874);
            let mut decoded = String::new();
            Windows874Reader::new(&bytes[..]).read_to_string(&mut decoded).expect("UTF-8");
            assert!(decoded == text);
        }
    }
}
