//! A token is what a date is written with: a number, a word or a mark.

use crate::search::Search;

/// Longest text in which a date is looked for, in characters.
const LONGEST: usize = 300;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A number and how many digits it was written with.
    Number(i64, usize),
    /// Letters, in lower case.
    Word(String),
    /// Anything else but white space.
    Mark(char),
}

/// The tokens of a text's beginning.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut number: Option<(i64, usize)> = None;
    let mut word = String::new();
    for c in text.chars().take(LONGEST).chain(std::iter::once(' ')) {
        let digit = digit(c);
        if digit.is_none()
            && let Some((value, digits)) = number.take()
        {
            out.push(Token::Number(value, digits));
        }
        // Thai shortens its months to letters with stops between: "พ.ค.".
        if c == '.' && word.starts_as(is_thai) && word.chars().count() <= 3 {
            continue;
        }
        if !is_letter(c) && !word.is_empty() {
            out.push(Token::Word(std::mem::take(&mut word)));
        }
        match digit {
            Some(digit) => {
                let (value, digits) = number.unwrap_or_default();
                // Longer numbers are no date; what they are does not matter.
                number = Some((value.saturating_mul(10).saturating_add(digit), digits + 1));
            }
            None if is_letter(c) => {
                // Each of these is a unit by itself: 2024年5月3日.
                if matches!(c, '年' | '月' | '日' | '년' | '월' | '일' | '時' | '时' | '分' | '시' | '분') {
                    if !word.is_empty() {
                        out.push(Token::Word(std::mem::take(&mut word)));
                    }
                    out.push(Token::Mark(c));
                } else {
                    word.extend(crate::lower::letter(c));
                }
            }
            None if !c.is_whitespace() && !crate::dom::is_invisible(c) && !matches!(c, '\u{200e}' | '\u{200f}') => out.push(Token::Mark(c)),
            None => {}
        }
    }
    out
}

/// The value of a digit in any of the scripts that news is written in.
fn digit(c: char) -> Option<i64> {
    let c = u32::from(c);
    let digit = match c {
        0x30..=0x39 | 0x660..=0x669 | 0x6f0..=0x6f9 | 0xe50..=0xe59 | 0xff10..=0xff19 => c & 0xf,
        // The scripts of India stand in rows of one order.
        0x966..=0xdef => (c - 0x966) & 0x7f,
        _ => 10,
    };
    (digit < 10).then(|| i64::from(digit))
}

fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e4e}')
}

fn is_letter(c: char) -> bool {
    // Vowel signs of Indic scripts and of Thai are no letters to Unicode, but parts of a word.
    digit(c).is_none()
        && (c.is_alphanumeric() || matches!(c, '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' | '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}'))
}

/// The number at a token and how many digits it was written with.
pub(super) fn number(tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    match tokens.get(at)? {
        Token::Number(value, digits) => Some((*value, *digits)),
        _ => None,
    }
}
