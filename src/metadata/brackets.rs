//! Brackets in a byline hold what is no name: a job, an address, or what somebody did who wrote nothing.

use super::byline::{bare, is_han, key};
use super::byline_words::CREDITED;
use crate::dom::{is_invisible, joined};
use crate::search::{Search, any_of};

/// What opens and closes the brackets that a byline stands in.
const OPEN: &str = "([（【〔［";
const CLOSE: &str = ")]）】〕］";

/// What stands in the brackets around a whole byline.
pub(super) fn within_brackets(whole: &str) -> Option<&str> {
    let inner = whole.strip_prefix(any_of(OPEN))?.strip_suffix(any_of(CLOSE))?;
    (!inner.holds_any(OPEN)).then_some(inner)
}

/// How far into a text the brackets open that name its reporter: behind an agency, a place and a day. And the longest that stands in them.
const DATELINE: usize = 24;
const INNER: usize = 40;

/// Stands for brackets that say of the name before them that it is a photographer's.
pub(super) const PICTURED: char = '¦';

/// Who is named in brackets at the start of a text, and nobody behind them: "〔記者王小明／台北報導〕市議會…", "…5月14日电（记者王小明、李四）…", "【北京＝山田太郎】…".
pub(super) fn dateline<'a>(text: &'a str, lang: Option<&str>) -> Option<&'a str> {
    let text = text.trim_start();
    let chinese = match lang {
        Some("zh") => true,
        Some("ja") if text.starts_with('【') => false,
        _ => return None,
    };
    let (open, bracket) = text.char_indices().take(DATELINE).find(|(_, c)| OPEN.has(*c))?;
    let (inner, behind) = text.get(open + bracket.len_utf8()..)?.split_once(any_of(CLOSE))?;
    let length = |text: &str| text.chars().count();
    if behind.trim().is_empty() || length(inner) > INNER || inner.ends_with_any("摄攝影") {
        return None;
    }
    if !chinese {
        let (_, name) = inner.split_once(any_of("＝="))?;
        // "【本社＝東京都】" says where a house sits.
        let named = (3..=5).contains(&length(name)) && name.chars().all(is_han) && !name.ends_with_any("都府県市区町村");
        return named.then_some(name);
    }
    let (house, name) = inner.parted("记者").or_else(|| inner.parted("記者"))?;
    // "【记者手记】" is what a column is called: a name ends where names do, or the day stands before it.
    let parted = name.chars().any(|c| !is_han(c)) || text.get(..open)?.trim_end().ends_with_any("电電讯訊");
    (parted && house.chars().all(is_han)).then(|| bare(name))
}

/// The text without what stands in brackets, without addresses of mail and of social networks.
pub(super) fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inner = String::new();
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            _ if c == '<' || OPEN.has(c) => {
                depth += 1;
                inner.clear();
            }
            _ if c == '>' || CLOSE.has(c) => {
                depth = depth.saturating_sub(1);
                out.push(' ');
                out.extend(CREDITED.has(&key(&inner)).then_some(PICTURED));
            }
            _ if depth > 0 => inner.push(c),
            // Lines that end with an address keep what stands before it: "Ann Lee|ann@example.com".
            '|' => out.push_str(" | "),
            // Colons of China, Armenia and Cambodia.
            '：' => out.push_str("： "),
            '＝' => out.push('='),
            '՝' | '៖' => out.push_str(": "),
            _ if !is_invisible(c) => out.push(c),
            _ => {}
        }
    }
    // A bracket that never closes took the rest with it; the name stands before it.
    let words: Vec<&str> = out.split_whitespace().filter(|word| !word.holds("@")).collect();
    joined(&words, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_brackets_goes_and_photographers_are_marked() {
        for (text, want) in [
            ("Ann Lee (ann@example.com), Bo Ek", "Ann Lee , Bo Ek"),
            ("Jörg Müller (Text) und Anna Groß (Fotos)", "Jörg Müller und Anna Groß ¦"),
            ("Ann Lee (left", "Ann Lee"),
            ("Ann Lee @annlee", "Ann Lee"),
            ("By Ann Lee|ann@example.com", "By Ann Lee |"),
        ] {
            assert_eq!(without_brackets(text), want, "{text}");
        }
    }
}
