//! One way of typing for each text: digits, dashes, spaces, vowels; with the way back to what was typed.

/// A text in its plain form.
pub(super) struct Typed {
    /// Lower case, ASCII digits, `-` for every dash, `;` for a line break, single characters for split vowels.
    pub(super) plain: String,
    /// For each byte of `plain`, and for its end, the byte of the original that it comes from.
    origins: Vec<usize>,
}

impl Typed {
    pub(super) fn new(text: &str) -> Self {
        let mut typed = Self { plain: String::with_capacity(text.len()), origins: Vec::new() };
        let mut characters = text.char_indices().filter(|(_, c)| !is_invisible(*c)).peekable();
        while let Some((at, character)) = characters.next() {
            let followed_by =
                |wanted: char, next: Option<&(usize, char)>| next.is_some_and(|(_, c)| *c == wanted);
            match character {
                // Two เ look like one แ.
                'เ' if followed_by('เ', characters.peek()) => {
                    characters.next();
                    typed.push('แ', at);
                }
                // The dot and the stroke of ำ, with or without a tone mark between them.
                '\u{e4d}' if followed_by('า', characters.peek()) => {
                    characters.next();
                    typed.push('ำ', at);
                }
                '\u{e4d}' => match characters.next_if(|(_, c)| is_tone_mark(*c)) {
                    Some((_, tone)) if followed_by('า', characters.peek()) => {
                        characters.next();
                        typed.push(tone, at);
                        typed.push('ำ', at);
                    }
                    Some((_, tone)) => {
                        typed.push(character, at);
                        typed.push(tone, at);
                    }
                    None => typed.push(character, at),
                },
                _ => typed.push(plain(character), at),
            }
        }
        typed.origins.push(text.len());
        typed
    }

    fn push(&mut self, character: char, origin: usize) {
        self.plain.push(character);
        self.origins.resize(self.plain.len(), origin);
    }

    /// The byte of the original that a byte of the plain text comes from.
    pub(super) fn origin(&self, at: usize) -> usize {
        self.origins.get(at).or(self.origins.last()).copied().unwrap_or_default()
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{20e3}' | '\u{fe0e}' | '\u{fe0f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}')
}

/// Pictures that say nothing. Those that close a door or name a telephone are words.
fn is_picture(c: char) -> bool {
    let says_something = matches!(c, '☎' | '☏' | '✆' | '📞' | '📱' | '❌' | '✖' | '✘' | '⛔' | '🚫');
    let is_picture = matches!(c,
        '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '…' | '•' | '·' | '"' | '“' | '”' | '*' | '#' | '=' | '_');
    is_picture && !says_something
}

fn is_tone_mark(c: char) -> bool {
    ('\u{e48}'..='\u{e4b}').contains(&c)
}

fn plain(c: char) -> char {
    match c {
        '๐'..='๙' => ascii_digit(c, '๐'),
        '０'..='９' => ascii_digit(c, '０'),
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2043}'
        | '\u{2192}'
        | '\u{2794}'
        | '\u{279c}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}'
        | '~'
        | '～' => '-',
        '：' | '∶' => ':',
        '．' => '.',
        '，' | '、' => ',',
        '；' | '\n' | '\r' => ';',
        '／' | '|' => '/',
        '（' | '[' => '(',
        '）' | ']' => ')',
        '’' | '‘' => '\'',
        c if c.is_whitespace() || is_picture(c) => ' ',
        c => c.to_ascii_lowercase(),
    }
}

fn ascii_digit(digit: char, zero: char) -> char {
    let value = u32::from(digit) - u32::from(zero);
    char::from_digit(value, 10).unwrap_or(digit)
}
