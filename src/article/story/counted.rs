//! What is counted is pictures in a gallery and readers of a page: a line that gives such a number is no part of the story.

use crate::decimal::whole;
use crate::search::any_of;
use crate::words::{Words, words};

/// Whether a line counts what a gallery shows, or who looked at the page: "2 von 17", "View 3 Images", "1,204 views".
pub(super) fn counts(lower: &str) -> bool {
    let mut words = lower.split_whitespace();
    let number = |word: Option<&str>| word.and_then(whole::<u32>);
    let (one, of, all) = (number(words.next()), words.next(), number(words.next()));
    let mut of_all =
        || one.zip(all).is_some_and(|(one, all)| (1..=all).contains(&one)) && of.is_some_and(|of| OF.has(of)) && words.all(|word| word == "|");
    let counted = lower.strip_prefix("view ").unwrap_or(lower).split_once(' ');
    let figures =
        |text: &str| text.len() <= LONGEST_COUNT && !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | 'k'));
    let labelled = || {
        lower
            .split_once(any_of(":："))
            .is_some_and(|(what, count)| figures(count.trim()) && READ.has(what.trim()))
    };
    of_all() || counted.is_some_and(|(count, what)| figures(count) && COUNTED.has(what)) || labelled()
}

/// Bytes of the longest number of pictures or of readers: "1,204,560".
const LONGEST_COUNT: usize = 10;

/// What pages count, beside the story.
const COUNTED: Words = words!["images", "photos", "pictures", "views", "shares", "likes", "min read", "minute read"];

/// What stands before the number of a page's readers.
#[rustfmt::skip]
const READ: Words = words![
    "hits", "views", "aufrufe", "zugriffe", "vues", "affichages", "visitas", "lecturas", "visualizações", "acessos", "visite", "letture", "odsłony", "wyświetleń", "zobrazení",
    "просмотров", "просмотры", "переглядів", "görüntülenme", "okunma", "lượt xem", "dibaca", "المشاهدات", "عدد المشاهدات", "浏览", "点击", "阅读", "瀏覽", "點閱", "조회", "조회수",
];

/// Words for "of" between two numbers.
const OF: Words = words!["of", "von", "sur", "de", "di", "van", "av", "af", "из", "з", "z", "od", "din", "dari"];

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn what_is_counted_is_told_from_numbers_of_the_story() {
        for line in [
            "2 von 17",
            "view 3 images",
            "1,204 views",
            "3.5k shares",
            "12 photos",
            "просмотров: 1203",
            "阅读：12",
        ] {
            assert!(counts(line), "{line}");
        }
        for line in [
            "4 von 3",
            "12 eggs",
            "view of a room",
            "three views",
            "the 12 photos",
            "views: many",
            "score: 12",
        ] {
            assert!(!counts(line), "{line}");
        }
    }
}
