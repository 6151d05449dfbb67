//! A byline names who wrote an article: people, or the desk that stands for them.

/// Last words of what newsrooms call a part of themselves.
const DESKS: &[&str] = &[
    "bureau",
    "correspondent",
    "correspondents",
    "desk",
    "editors",
    "newsdesk",
    "newsroom",
    "redacción",
    "redaktion",
    "rédaction",
    "redação",
    "redazione",
    "redactie",
    "staff",
];
/// What stands before the name in the languages of the press.
const BEFORE: &[&str] = &[
    "by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "av",
    "af",
    "autor",
    "autora",
    "автор",
    "oleh",
    "yazan",
];
/// Longest name in words: Spanish, Portuguese and Arabic names have six.
const WORDS: usize = 6;

/// Whether a whole line is a byline: a name behind "By" or its like, or the name of a desk.
pub fn is_byline(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let named = |words: &[&str]| {
        (1..=WORDS).contains(&words.len())
            && words
                .iter()
                .all(|word| word.starts_with(|c: char| !c.is_lowercase() && !c.is_ascii_digit()))
    };
    let introduced = BEFORE.contains(&first.trim_end_matches(':').to_lowercase().as_str());
    introduced && named(words.get(1..).unwrap_or_default()) || named(&words) && words.len() > 1 && DESKS.contains(&last.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind_by_and_desks_are_bylines() {
        for line in [
            "By Ann Lee",
            "Von Jörg Müller",
            "BY ANN LEE",
            "Autor: Ana Sá",
            "The Gazette Desk",
            "Reuters Staff",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "New Update",
            "By the end of the week",
            "Desk",
            "Council votes for the plan",
            "By 2030",
            "",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }
}
