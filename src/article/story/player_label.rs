//! A player's label is the line that a player, or a counter of reading time, prints among the paragraphs, in the languages of the press.

use crate::dom::word_filter::Beginnings;
use crate::words::{Words, words};

/// Whether a line, in small letters, is a label of a player or of a reading time: "Listen to this article 4 min", "Lesezeit: 3 Minuten".
pub(super) fn is_label(lower: &str) -> bool {
    let lower = lower.trim();
    let is_sentence = || lower.ends_with(['.', '!', '?']) && !lower.contains(|c: char| c.is_ascii_digit());
    if lower.len() >= LONGEST || is_sentence() {
        return false;
    }
    let of_label = |c: &char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '-' | '\'' | '’');
    let whole = || WHOLE.has(lower.chars().filter(of_label).collect::<String>().trim());
    BEGINNINGS.begin(lower) || whole()
}

/// Whether a line says how long a video runs, and at most whose it is behind a mark: "3:10", "1:02:03 • Source: Example TV".
pub(super) fn is_running_time(text: &str) -> bool {
    let mut words = text.split_ascii_whitespace();
    let mut parts = words.next().unwrap_or_default().split(':');
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let time = parts.next().is_some_and(digits) && (1..=2).contains(&parts.clone().count()) && parts.all(|part| part.len() == 2 && digits(part));
    time && words.next().is_none_or(|mark| !mark.contains(char::is_alphanumeric))
}

static BEGINNINGS: Beginnings = Beginnings::of(STARTS);

/// Bytes of the longest label of a player.
const LONGEST: usize = 60;
/// Labels of players, whole.
const WHOLE: Words = words![
    "autoplay",
    "play",
    "audio",
    "loading",
    "weitere videos",
    "more videos",
    "show captions",
    "hide captions",
    "next slide",
    "previous slide",
    "link zum youtube-inhalt",
    "artikel vorlesen",
    "escuchar",
    "écouter",
    "ascolta",
    "luisteren",
    "lyssna",
    "lytt",
    "lyt",
    "kuuntele",
    "posłuchaj",
    "min read",
    "minute read",
    "minutes read",
];
/// Words with which labels of players and of reading times begin.
const STARTS: Words = words![
    "listen to this ",
    "listen to article",
    "listen to story",
    "now playing",
    "reading time",
    "read time",
    "estimated reading time",
    "artikel anhören",
    "beitrag anhören",
    "lesezeit",
    "lesedauer",
    "temps de lecture",
    "écouter l",
    "lire la vidéo",
    "tiempo de lectura",
    "escuchar el",
    "escucha est",
    "escucha la nota",
    "tempo di lettura",
    "ascolta l",
    "ascolta quest",
    "tempo de leitura",
    "ouvir o",
    "ouça est",
    "leestijd",
    "luister naar d",
    "lästid",
    "lyssna på art",
    "lesetid",
    "læsetid",
    "lukuaika",
    "czas czytania",
    "posłuchaj artykułu",
    "doba čtení",
    "doba čítania",
    "okuma süresi",
    "время чтения",
    "час читання",
    "χρόνος ανάγνωσης",
    "مدة القراءة",
    "زمان مطالعه",
    "זמן קריאה",
    "waktu baca",
    "thời gian đọc",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_times_are_told_from_sentences_with_a_time() {
        for line in ["3:10", "03:29 - Source: Example TV", "1:02:03 • Example TV"] {
            assert!(is_running_time(line), "{line}");
        }
        for line in ["3:10 in the morning", "2024:10", "3:1", "The vote ended 3:10", "3:10pm", ""] {
            assert!(!is_running_time(line), "{line}");
        }
    }

    #[test]
    fn labels_are_told_from_sentences() {
        for line in [
            "listen to this article 4 min",
            "lesezeit: 3 minuten",
            "temps de lecture : 4 min.",
            "autoplay",
        ] {
            assert!(is_label(line), "{line}");
        }
        for line in ["lesezeit ist lebenszeit, sagte er.", "the play was over"] {
            assert!(!is_label(line), "{line}");
        }
    }
}
