//! A caption's neighbour is a line right before or after a caption, no paragraph of the story between; it is a copy where it says the caption's words with what editors and
//! templates change: a credit behind them, a label before them, a cut, a word or two.
//!
//! ## What it finds
//! - `caption_nearly`: a neighbour that says what the caption says, or a part of it, or cuts it short.
//! - `caption_shorter`: a caption whose neighbour says the same with the credit, or goes on where the caption is cut: the longer one stays.
//!
//! ## What it leaves alone
//! A neighbour that says more than the caption and a credit.

use super::captions::{HEAD, LONGEST, Place};
use super::lines::is_dense;
use super::{Finding, Kind, Page, why};
use crate::dom::joined;
use crate::search::Search;

/// Lines before and after a caption among which its copies stand: picture's credit, caption, copy.
const NEAR: usize = 3;
/// Elements above a line among which a heading is looked for.
const ABOVE: usize = 4;
/// Share of the words of both lines that has to be the same, in percent, where words were changed.
const ALIKE: usize = 80;
/// Most words of a credit.
const CREDIT: usize = 9;
/// Most words that are compared; longer captions are told by their beginning.
const MOST_WORDS: usize = 80;

/// Letters of writing without spaces that say about as much as a word.
const DENSE: usize = 2;
/// Letters of such a credit that need no word for a picture: an agency's name behind a sign.
const SHORTEST_CREDIT: usize = 4;
/// Most words of a label before a caption.
const MOST_LABEL: usize = 4;
/// Words of such labels beside numbers and words for a picture.
const LABEL_WORDS: &str = "pictured above below left right top bottom seen here im bild of von de di sur caption no nr fig figure abb legende";

/// Words for a picture and for who made it, folded.
const PICTURE_WORDS: &str = "photo photos photograph photographer picture image images credit courtesy source via file foto fotos bild bilder quelle credits imagen \
    credito fuente imagem fonte immagine kuva zdjecie fot фото снимка φωτογραφια fotograf archive archiv archivo 写真 撮影 提供 图 圖 摄 攝 사진 ภาพ";
/// Agencies, folded.
const AGENCIES: &str = "getty reuters afp ap dpa epa efe ansa pti ani xinhua tass тасс 共同 新华社 新華社 연합뉴스 뉴시스 뉴스1";

/// What a neighbour is to a caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kin {
    /// Its words, or fewer.
    Copy,
    /// Its words and the credit, or the words that the caption lacks.
    Fuller,
}

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    for (at, line) in page.lines.iter() {
        if page.place(at) <= Place::Beside || line.hash == 0 || line.characters > LONGEST {
            continue;
        }
        let (caption, text) = (page.lines.key(line), page.lines.text(line));
        for neighbour in neighbours(page, at) {
            let Some(other) = page.lines.get(neighbour) else { continue };
            // A heading that says what a caption says is the one that is wanted.
            let heading = || {
                let mut above = page.document.node(other.first).ancestors().take(ABOVE);
                above.any(|node| node.tag().heading_level().is_some())
            };
            let far = other.hash == line.hash && neighbour.abs_diff(at) > 1;
            if other.hash == 0 || other.linked > 0 || other.characters > LONGEST || far || heading() {
                continue;
            }
            let (copy, rule) = match kin(caption, text, page.lines.key(other), page.lines.text(other)) {
                Some(Kin::Copy) => (neighbour, "caption_nearly"),
                // The credit behind the copy is the one that stands by itself under the caption.
                Some(Kin::Fuller) if ends_in_a_line_between(page, at, neighbour) => (neighbour, "caption_nearly"),
                Some(Kin::Fuller) => (at, "caption_shorter"),
                None => continue,
            };
            for node in page.lines.pieces(page.document, page.features, copy) {
                out.push(page.finding(Kind::RepeatedCaption, node, rule, vec![why::plain("caption_beside")]));
            }
        }
    }
}

/// The lines beside a caption that are no captions, up to the next paragraph of the story on either side, with that.
fn neighbours(page: &Page<'_>, at: usize) -> Vec<usize> {
    let is_story = |at: usize| page.place(at) == Place::Paragraph && page.lines.get(at).is_some_and(|line| page.lines.is_prose(line));
    let mut found = Vec::new();
    for back in 1..=NEAR {
        let Some(place) = at.checked_sub(back) else { break };
        found.push(place);
        if is_story(place) {
            break;
        }
    }
    for place in at + 1..(at + 1 + NEAR).min(page.lines.len()) {
        found.push(place);
        if is_story(place) {
            break;
        }
    }
    found.retain(|place| page.place(*place) == Place::Paragraph);
    found
}

/// Whether a neighbour behind a caption ends with the words of a line that stands between them.
fn ends_in_a_line_between(page: &Page<'_>, at: usize, neighbour: usize) -> bool {
    let key = |at: usize| page.lines.get(at).map_or("", |line| page.lines.key(line));
    (at + 1..neighbour).any(|between| !key(between).is_empty() && key(neighbour).ends_with(key(between)))
}

fn kin(caption: &str, caption_text: &str, other: &str, text: &str) -> Option<Kin> {
    let dense = is_dense(caption_text);
    let (a, b) = (words(caption, dense), words(other, dense));
    let credit_length = if dense { DENSE * CREDIT } else { CREDIT };
    if a.len() < 2 || b.len() < 2 {
        return None;
    }
    if a == b {
        return Some(Kin::Copy);
    }
    let (cut_a, cut_b) = (is_cut(caption_text), is_cut(text));
    // The last word of a line that was cut may be half a word.
    let whole = |words: &[&str], cut: bool| words.len() - usize::from(cut && words.len() > 1);
    if cut_b && whole(&b, true) >= HEAD && a.starts_with(b.get(..whole(&b, true))?) {
        return Some(Kin::Copy);
    }
    if cut_a && whole(&a, true) >= HEAD && b.starts_with(a.get(..whole(&a, true))?) {
        return Some(Kin::Fuller);
    }
    if b.len() < HEAD || a.len() < HEAD {
        return None;
    }
    // A part of the caption: its first sentence, or all of it but the credit.
    if a.windows(b.len()).any(|part| part == b) {
        return Some(Kin::Copy);
    }
    // All of it, and before or behind it a credit or a label.
    if let Some(from) = b.windows(a.len()).position(|part| part == a) {
        let (before, behind) = (b.get(..from).unwrap_or_default(), b.get(from + a.len()..).unwrap_or_default());
        if before.len() + behind.len() > credit_length {
            return None;
        }
        let credit = |words: &[&str]| is_credit(words, dense);
        // "1 / 3" behind a caption counts the pictures.
        let counted = behind.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        return match (leads(before, dense), counted) {
            (Some(kin), true) => Some(kin),
            (Some(_), false) if credit(behind) || in_brackets(text) => Some(Kin::Fuller),
            _ => None,
        };
    }
    let common = common(&a, &b);
    (common >= HEAD && common * 2 * 100 >= (a.len() + b.len()) * ALIKE && b.len() <= a.len() + 1).then_some(Kin::Copy)
}

/// The words of a line; of writing without spaces its letters, as what its lines have in common is parts of words.
fn words(key: &str, dense: bool) -> Vec<&str> {
    if !dense {
        return key.split(' ').take(MOST_WORDS).collect();
    }
    let letters = key.char_indices().filter(|(_, c)| *c != ' ');
    letters
        .take(DENSE * MOST_WORDS)
        .filter_map(|(at, c)| key.get(at..at + c.len_utf8()))
        .collect()
}

/// Whether words before or behind a caption are a credit.
fn is_credit(words: &[&str], dense: bool) -> bool {
    let mut known = PICTURE_WORDS.split(' ').chain(AGENCIES.split(' '));
    if dense {
        let whole = joined(words, "");
        return words.len() <= SHORTEST_CREDIT || known.any(|word| !word.is_ascii() && whole.holds(word));
    }
    known.any(|word| words.contains(&word))
}

/// What words before a caption make of a copy: nothing, a label ("Photo:", "Image caption"), a number ("1/5", "Photo 2"), or a credit, which is worth keeping.
fn leads(words: &[&str], dense: bool) -> Option<Kin> {
    let listed = |list: &str, word: &str| list.split(' ').any(|known| known == word);
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    if words.len() > MOST_LABEL {
        return None;
    }
    if words
        .iter()
        .all(|word| is_number(word) || listed(LABEL_WORDS, word) || listed(PICTURE_WORDS, word))
    {
        return Some(Kin::Copy);
    }
    (!dense && is_credit(words, dense)).then_some(Kin::Fuller)
}

/// Whether a line was cut short.
fn is_cut(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | ']' | '['));
    text.ends_with('…') || text.ends_with("...")
}

/// Whether a line ends in brackets, as credits do.
fn in_brackets(text: &str) -> bool {
    text.trim_end().trim_end_matches('.').ends_with_any(")]")
}

/// How many words two lines have in common, in the same order.
fn common(a: &[&str], b: &[&str]) -> usize {
    let mut last = vec![0usize; b.len() + 1];
    for word in a {
        let mut corner = 0;
        for (at, other) in b.iter().enumerate() {
            let (Some(above), Some(left)) = (last.get(at + 1).copied(), last.get(at).copied()) else {
                break;
            };
            let here = if word == other { corner + 1 } else { above.max(left) };
            corner = above;
            if let Some(slot) = last.get_mut(at + 1) {
                *slot = here;
            }
        }
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::sentences::found;
    use super::*;

    const CAPTION: &str = "Workers inspect the old bridge over the Lind near Morrow in heavy rain on Tuesday";
    const STORY: &str = "<p>The council voted on Tuesday to open the bridge again, a decision that ends four years of detours, officials said.</p>";

    fn taken(caption: &str, beside: &str) -> Vec<String> {
        let html = format!(
            "<article>{STORY}<figure id=f><img src=a.jpg><figcaption id=c>{caption}</figcaption></figure><p id=x>{beside}</p>{}</article>",
            STORY.replace("Tuesday", "Monday")
        );
        found(Kind::RepeatedCaption, &html)
            .iter()
            .map(|found| found.split(' ').next().unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn copies_that_were_edited_go() {
        for beside in [
            &format!("Photo: {CAPTION}"),
            "Workers inspect the old bridge over the Lind near Morrow…",
            "Workers inspect the old bridge over the Lind near Morrow in hea...",
            &CAPTION.replace("heavy rain", "the rain"),
            &CAPTION.replace("inspect", "look at"),
        ] {
            assert_eq!(taken(CAPTION, beside), ["#x"], "{beside}");
        }
        assert_eq!(taken(&format!("Photo: Anna Berg/AP – {CAPTION}"), CAPTION), ["#x"]);
        assert_eq!(
            taken(&format!("{CAPTION}. It had been closed for four years."), &format!("{CAPTION}.")),
            ["#x"]
        );
    }

    #[test]
    fn the_copy_with_the_credit_or_the_end_stays() {
        for beside in [
            format!("{CAPTION}. Photo: Anna Berg/AP"),
            format!("{CAPTION} (Anna Berg / AP)"),
            format!("{CAPTION} | Foto: Anna Berg"),
        ] {
            assert_eq!(taken(CAPTION, &beside), ["#c"], "{beside}");
        }
        assert_eq!(taken("Workers inspect the old bridge over the Lind near…", CAPTION), ["#c"]);
    }

    #[test]
    fn a_neighbour_that_says_something_else_or_more_stays() {
        for beside in [
            &format!("{CAPTION}, and what they saw there was worse than the engineers had feared it would be."),
            "Workers had inspected the old bridge for four years before anybody asked them what they had found in it.",
            "Workers inspect the river",
            "Morrow in heavy rain",
        ] {
            assert_eq!(taken(CAPTION, beside), [] as [String; 0], "{beside}");
        }
    }
}
