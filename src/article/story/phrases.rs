//! Phrases are what pages print around a story, in the languages of the press: the words of date lines, of headings over other articles.

use super::counted::counts;
use super::endnote::{SHORT_ENDNOTE, names_somebody};
use super::phrase_table::{ALSO_STARTS, FOREIGN_HEADINGS, FOREIGN_STARTS, LINE_STARTS};
use super::player_label;
use crate::dom::word_filter::Beginnings;
use crate::search::{Search, any_of};
use crate::words::{Words, words};

/// Whether the line ends as a sentence does, in any script.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(|c: char| {
        matches!(
            c,
            '.' | '!'
                | '?'
                | ':'
                | '…'
                | '"'
                | '\''
                | '”'
                | '“'
                | '’'
                | '»'
                | '«'
                | '」'
                | '』'
                | '。'
                | '！'
                | '？'
                | '：'
                | '।'
                | '॥'
                | '؟'
                | '۔'
                | '։'
                | '።'
                | '᠃'
                | ')'
                | ';'
        )
    })
}

/// Whether a text was cut to fit.
pub(super) fn is_broken_off(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with('…') || text.ends_with("...")
}

/// Whether a short line is a date line: a date or a time of day, and few words besides.
pub(in crate::article) fn is_date_line(text: &str) -> bool {
    let text = player_label::without_reading_time(text.trim());
    let is_run = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > LONGEST_WORD;
    if text.len() > LONGEST_DATE_LINE
        || text.split_whitespace().any(is_run)
        || text.holds(";")
        || text.ends_with_any(".!?:,…”\"»。！？") && !ends_with_hour(text)
    {
        return false;
    }
    let words = text.split_whitespace().filter(|word| word.holds_one(char::is_alphabetic)).count();
    // A line without any letter is a counter, a rule or a time.
    words == 0 || words <= DATE_WORDS && names_a_time(text)
}

/// Whether a line is a time of day and nothing else.
pub(super) fn is_time(text: &str) -> bool {
    let words = || text.split_whitespace().filter(|word| word.holds_one(char::is_alphabetic)).count();
    text.len() <= LONGEST_TIME && words() <= 1 && names_a_time(text)
}

/// Whether a line's first word is a time of day: of an entry, with its title behind it.
pub(super) fn begins_with_time(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(is_time)
}

/// Bytes of the longest time of day: "10:05 Uhr", in any script's digits.
const LONGEST_TIME: usize = 16;

/// Whether a text has a date in figures (24.04.2024, 2024-04-24), a year with a day (24 avril 2024) or a time of day (15:10, 15h10) in it.
pub(super) fn names_a_time(text: &str) -> bool {
    let (mut numbers, mut year, mut day, mut clock) = (0, false, false, false);
    // The run of digits that is open, the one before it, and what stood between them.
    let (mut run, mut value, mut before, mut between) = (0u32, 0u32, 0u32, String::new());
    let mut dotted = 0;
    for c in text.chars().chain([' ']) {
        if let Some(digit) = digit(c) {
            run += 1;
            value = value.wrapping_mul(10).wrapping_add(digit);
            continue;
        }
        if run > 0 {
            numbers += 1;
            year |= run == 4 && YEARS.contains(&value);
            day |= run <= 2 && (1..=31).contains(&value);
            clock |= run == 2 && value < 60 && before < 24 && numbers > 1 && matches!(between.as_str(), ":" | "h" | "時");
            // Three figures between dots are thousands: 7.818.781.
            dotted = if numbers > 1 && run != 3 && matches!(between.as_str(), "." | "/" | "-" | ". " | "年" | "月") {
                dotted + 1
            } else {
                0
            };
            if dotted >= 2 {
                return true;
            }
            (before, run, value) = (value, 0, 0);
            between.clear();
        }
        // Longer ones part no figures, and neither does what stands before the first.
        if numbers > 0 && between.len() <= LONGEST_BETWEEN {
            between.push(c);
        }
    }
    // Two years and nothing else are somebody's life.
    clock || year && (day || numbers > 1 && text.len() <= LONGEST_TIME)
}

/// Bytes of what stands between two figures of a date at most.
const LONGEST_BETWEEN: usize = 3;

/// A digit of the scripts that the press writes dates in.
fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '০'..='৯' => '০',
        '๐'..='๙' => '๐',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

/// Years that a story on the web can be dated with, in the Gregorian calendar.
const YEARS: std::ops::Range<u32> = 1980..2100;
/// Letters of the longest word of a date line; a longer one is a clause in a script without spaces.
const LONGEST_WORD: usize = 24;
/// Whether a line ends with an hour's word. Hours before and after noon are those of what is to come, too, unless a whole date stands before them.
fn ends_with_hour(text: &str) -> bool {
    let whole = || text.bytes().filter(u8::is_ascii_digit).count() > DAY_AND_HOUR;
    text.ends_with("h.") || text.ends_with("Uhr.") || text.ends_with(".m.") && whole()
}

/// Most digits of a day and an hour without a year: "Doors open June 23 at 10:30 p.m."
const DAY_AND_HOUR: usize = 6;
/// Bytes of the longest date line.
const LONGEST_DATE_LINE: usize = 140;
/// Most words of a date line that have letters in them: "Anna Smith, Tuesday, 24 April 2024, updated at" and its kin.
const DATE_WORDS: usize = 8;

/// Whether a short line says who wrote the story.
pub(in crate::article) fn is_byline(text: &str) -> bool {
    let text = text.trim();
    if !BYLINE_BEGINNINGS.begin(text) {
        return false;
    }
    let text = player_label::without_reading_time(text);
    if text.len() > LONGEST_BYLINE || text.ends_with_any(".!?:…”\"»“") {
        return false;
    }
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    if !BYLINE_STARTS.has(first) {
        return false;
    }
    // A name follows: a capital, and few small words in the whole line.
    let capital = words
        .next()
        .is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic()));
    let small = text.split_whitespace().skip(1).filter(|word| word.starts_as(char::is_lowercase)).count();
    capital && small <= BYLINE_SMALL_WORDS
}

/// Whether a line is a date line, or nothing but the word before an author's name.
pub(super) fn says_when_or_by(text: &str) -> bool {
    names_a_time(text) && is_date_line(text) || BYLINE_STARTS.has(text)
}

/// Bytes of the longest byline, with its days in letters of two bytes.
const LONGEST_BYLINE: usize = 240;
/// Most words in small letters of a byline: "and", "in", an agency's name.
const BYLINE_SMALL_WORDS: usize = 3;
/// The word for "by" at the start of a byline, with a capital as it is printed there.
const BYLINE_STARTS: Words = words![
    "By",
    "BY",
    "Von",
    "VON",
    "Por",
    "POR",
    "Par",
    "PAR",
    "Di",
    "Door",
    "DOOR",
    "Av",
    "AV",
    "Af",
    "AF",
    "Text:",
    "Texte",
    "Tekst:",
    "Autor:",
    "Author:",
    "Autore:",
    "Auteur:",
    "Autor",
    "Redaktion:",
    "Автор:",
    "Przez",
    "Oleh",
    "Oleh:",
    "Penulis:",
    "Editor:",
    "Written",
    "Reporter:",
    "Bron:",
];

/// Whether a heading announces something other than the story.
pub(in crate::article) fn is_foreign_heading(text: &str) -> bool {
    let lower = crate::lower::text(text.trim());
    // How many there are stands before or behind it: "2 comments", "Comments (2)".
    let counts = |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '[' | ']' | ' ');
    let words = heading_words(&lower).trim_matches(counts);
    FOREIGN_HEADINGS.has(words) || FOREIGN_BEGINNINGS.begin(words)
}

fn heading_words(lower: &str) -> &str {
    lower.trim_end_matches(any_of(":.…>»›")).trim()
}

static FOREIGN_BEGINNINGS: Beginnings = Beginnings::of(FOREIGN_STARTS);
static BYLINE_BEGINNINGS: Beginnings = Beginnings::of(BYLINE_STARTS);
static LINE_BEGINNINGS: Beginnings = Beginnings::of(LINE_STARTS);
static ALSO_BEGINNINGS: Beginnings = Beginnings::of(ALSO_STARTS);

/// Whether a line is furniture by its words: a date line, a call to read something else. "More in hope than in fear, she said." is a sentence.
/// `linked` says whether a part of it is a link.
pub(super) fn is_furniture(text: &str, linked: bool) -> bool {
    let text = text.trim();
    let sentence = ends_sentence(text) && !text.ends_with(':');
    if sentence && text.chars().count() >= LONGEST_LINE {
        return false;
    }
    let lower = crate::lower::text(text);
    let told = !linked && lower.ends_with_any(".।。");
    let words = heading_words(&lower);
    let counted = words.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(' ');
    FOREIGN_HEADINGS.has(counted.unwrap_or(words))
        || !sentence && FOREIGN_BEGINNINGS.begin(words)
        || player_label::is_label(&lower)
        || lower.starts_with('#') && lower.holds(" #") && lower.split(' ').all(|word| word.starts_with('#'))
        || lead_in(text, &lower, told)
        || text.starts_with_any(ARROWS) && text.ends_with_any(ARROWS)
        || counts(&lower)
}

/// Whether a line's first words lead to something else or say when and under whose rights the story was printed. A long sentence that goes on behind
/// them in small letters is the story's.
fn lead_in(text: &str, lower: &str, told: bool) -> bool {
    let also = !told && ALSO_BEGINNINGS.begin(lower);
    if !also && !LINE_BEGINNINGS.begin(lower) {
        return false;
    }
    let count = text.chars().count();
    let goes_on = |phrase: &str| told && count > SHORT_ENDNOTE && !names_somebody(&lower[phrase.len()..], text.trim());
    count < LONGEST_LINE && (also || LINE_STARTS.iter().any(|phrase| lower.starts_with(phrase) && !goes_on(phrase)))
}

/// What stands on both sides of a line that points to the pictures below or above it.
const ARROWS: &str = "▼▲↓↑👇";
/// Characters of the longest line that is furniture by its first words.
const LONGEST_LINE: usize = 160;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_lines_are_told_from_figures() {
        for line in [
            "17.04.2024, 12:24",
            "Stand: 24.04.2024 22:58 Uhr",
            "April 24, 2024",
            "Le 3 mai 2024 à 14h05",
            "२४/०४/२०२४",
            "2024年4月24日",
            "01:53",
            "By Anna Smith | 2024-04-24",
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in [
            "Market share: 12.89%",
            "The war ended in 1945",
            "Version 3.2 of 2 parts",
            "On April 24, 2024, the council voted.",
            "Goals: 4, 12, 55",
            "Vaccinated so far: 7.818.781",
            "2018年进口继续扩大，突破3000亿美元",
            "2018年3月20日，大会表决通过了这部法律。",
            "自2016年开园到现在，这座公园已经走过了四个年头，先后有12座桥建成，它们分别是——",
        ] {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn sentences_end_in_vertical_scripts_too() {
        assert!(super::ends_sentence("ᠰᠠᠶᠢᠨ ᠪᠠᠶᠢᠨ᠎ᠠ ᠤᠤ ᠃"));
        assert!(!super::ends_sentence("ᠰᠠᠶᠢᠨ"));
    }

    #[test]
    fn bylines_begin_with_by_and_a_name() {
        for line in [
            "By Anna Smith",
            "Von Felix Schröder und Jörg Soldwisch, dpa",
            "Por María R. Sahuquillo | Bruselas",
            "Автор: Мария Стоянова / Публикувана: 12.03.2024 14:05 / Последна промяна: 12.03.2024 16:00 / Прочетена: 812",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "By the time he arrived, it was late.",
            "Von wegen",
            "By far the most expensive of the four plans on the table",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn headings_over_other_articles_are_known_and_the_storys_are_not() {
        for heading in [
            "Related articles",
            "Článek",
            "Mehr zum Thema:",
            "À lire aussi",
            "Ähnliche Beiträge",
            "Más sobre La Crónica",
            "関連記事",
            "More from Politics",
            "Zobacz również",
            "Haberle ilgili daha fazlası:",
        ] {
            assert!(is_foreign_heading(heading), "{heading}");
        }
        for heading in ["More than a game", "Related to the king", "Themenwechsel"] {
            assert!(!is_foreign_heading(heading), "{heading}");
        }
    }
}
