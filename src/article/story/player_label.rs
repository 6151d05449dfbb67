//! A player's label is the line that a player, or a counter of reading time, prints among the paragraphs, in the languages of the press.

use crate::dom::word_filter::Beginnings;
use crate::search::Search;
use crate::words::{Words, words};

/// Whether a line, in small letters, is a label of a player or of a reading time: "Listen to this article 4 min", "Lesezeit: 3 Minuten".
pub(super) fn is_label(lower: &str) -> bool {
    let lower = lower.trim();
    let is_sentence = || lower.ends_with_any(".!?") && !lower.contains(|c: char| c.is_ascii_digit());
    if lower.len() >= LONGEST || is_sentence() {
        return false;
    }
    let of_label = |c: &char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '-' | '\'' | '’');
    // Most lines have more letters than any of these, and most figures stand beside none.
    let letters = lower.bytes().filter(u8::is_ascii_lowercase).count();
    let few = letters <= LONGEST_WHOLE && (letters > 2 || !lower.is_ascii());
    let whole = || few && WHOLE.has(lower.chars().filter(of_label).collect::<String>().replaced("  ", " ").trim());
    BEGINNINGS.begin(lower) || whole()
}

/// A line without the reading time that it ends with, if it has other words: "06.02.2024, 05:10 Lesezeit: 4 Min."
pub(super) fn without_reading_time(text: &str) -> &str {
    let last_digit = text.bytes().rposition(|byte| byte.is_ascii_digit());
    let Some(last_digit) = last_digit.filter(|_| text.len() <= LONGEST_TIMED) else {
        return text;
    };
    let (mut before, mut end) = (' ', text.len());
    for (at, c) in text.char_indices().take_while(|(at, _)| *at <= last_digit) {
        let begins = !before.is_alphanumeric() || before.is_ascii_digit() != c.is_ascii_digit();
        before = c;
        let rest = text.get(at..).unwrap_or_default();
        if at == 0 || !begins || !c.is_alphanumeric() || rest.len() >= LONGEST {
            continue;
        }
        if is_label(&crate::lower::text(rest)) {
            end = at;
        }
    }
    let rest = text.get(..end).unwrap_or_default();
    let parts = |c: char| !c.is_alphanumeric() && c != '.' && c != ')';
    if end < text.len() { rest.trim_end_matches(parts) } else { text }
}

/// Whether a line says how long a video runs, and at most whose it is behind a mark: "3:10", "1:02:03 • Source: Example TV".
pub(super) fn is_running_time(text: &str) -> bool {
    let mut words = text.split_ascii_whitespace();
    let mut parts = words.next().unwrap_or_default().split(':');
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let time = parts.next().is_some_and(digits) && (1..=2).contains(&parts.clone().count()) && parts.all(|part| part.len() == 2 && digits(part));
    time && words.next().is_none_or(|mark| !mark.holds_one(char::is_alphanumeric))
}

static BEGINNINGS: Beginnings = Beginnings::of(STARTS);

/// Bytes of the longest label of a player.
const LONGEST: usize = 60;
/// Most letters of ASCII in a label that is known whole.
const LONGEST_WHOLE: usize = 20;
/// Bytes of the longest line of a date or a name that ends with a reading time.
const LONGEST_TIMED: usize = 160;
/// Labels of players, whole.
const WHOLE: Words = words![
    "autoplay",
    "play",
    "play video",
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
    "estimated minutes",
    "min read",
    "minute read",
    "minutes read",
    "lecture min",
    "min de lecture",
    "minuti di lettura",
    "minutos de lectura",
    "min de leitura",
    "min lesezeit",
    "min leestijd",
    "min čtení",
    "мин на чтение",
    "dk okuma",
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
    "読了時間",
    "阅读时间",
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
    fn a_reading_time_is_cut_off() {
        for (line, rest) in [
            (
                "Von Anna Kranz, Wismar 06.02.2024, 05:10Lesezeit: 4 Min.",
                "Von Anna Kranz, Wismar 06.02.2024, 05:10",
            ),
            ("By Anna Crane | May 4, 2024 | 5 min read", "By Anna Crane | May 4, 2024"),
            ("Di Anna Grua - 4 minuti di lettura", "Di Anna Grua"),
            ("Par Anne Grue, le 3 mai 2024 (lecture 4 min)", "Par Anne Grue, le 3 mai 2024"),
            ("The run took 4 minutes", "The run took 4 minutes"),
            ("3:10 in the morning", "3:10 in the morning"),
        ] {
            assert_eq!(without_reading_time(line), rest, "{line}");
        }
    }

    #[test]
    fn labels_are_told_from_sentences() {
        for line in [
            "listen to this article 4 min",
            "lesezeit: 3 minuten",
            "temps de lecture : 4 min.",
            "autoplay",
            "estimated 4 minutes",
        ] {
            assert!(is_label(line), "{line}");
        }
        for line in ["lesezeit ist lebenszeit, sagte er.", "the play was over"] {
            assert!(!is_label(line), "{line}");
        }
    }
}
