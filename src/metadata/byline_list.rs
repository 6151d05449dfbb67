//! A list of names is what several people stand in: with commas, signs and the word for "and" between them.

use super::byline_words::AND;

/// The pieces of a list of names, and whether "and" or its like stands before each.
pub(super) fn split<'a>(text: &'a str, lang: Option<&str>) -> Vec<(&'a str, bool)> {
    let mut out = Vec::new();
    for part in text.split([';', '&', '/', '／', '、', '；', '،', '\n', '+']) {
        for part in part.split([',', '，']) {
            let mut start = 0;
            let mut at = 0;
            let mut joined = false;
            for word in part.split_whitespace() {
                let begin = part.get(at..).and_then(|tail| tail.find(word)).map_or(at, |offset| at + offset);
                at = begin + word.len();
                // In Arabic "and" is the first letter of the word behind it: "أحمد علي وسارة حسن".
                let count = |text: Option<&str>| text.map_or(0, |text| text.split_whitespace().count());
                if lang == Some("ar")
                    && let Some(name) = word.strip_prefix('و')
                    && name.chars().count() > 2
                    && count(part.get(start..begin)) > 1
                    && count(part.get(begin..)) > 1
                {
                    out.push((part.get(start..begin).unwrap_or_default(), joined));
                    start = at - name.len();
                    joined = true;
                    continue;
                }
                let lower = crate::lower::text(word);
                let joins = AND.iter().any(|(and, only)| *and == lower && only.is_none_or(|only| Some(only) == lang));
                // A name stands before it and behind it; where the word is a part of names too, two whole names.
                let least = if AND.iter().any(|(and, only)| *and == lower && only.is_some()) {
                    2
                } else {
                    1
                };
                // Behind a comma it may open the last piece: "A, B, and C".
                let opens = joins && start == 0 && count(part.get(..begin)) == 0 && !out.is_empty();
                if opens || joins && count(part.get(start..begin)) >= least && count(part.get(at..)) >= least {
                    if !opens {
                        out.push((part.get(start..begin).unwrap_or_default(), joined));
                    }
                    start = at;
                    joined = true;
                }
            }
            out.push((part.get(start..).unwrap_or_default(), joined));
        }
    }
    out.retain(|(piece, _)| !piece.trim().is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_where_words_join_them_and_not_inside() {
        for (text, lang, want) in [
            (
                "Ann Lee, Bo Ek, and Cy Day",
                "en",
                &[("Ann Lee", false), ("Bo Ek", false), ("Cy Day", true)][..],
            ),
            ("José Ortega y Gasset", "es", &[("José Ortega y Gasset", false)]),
            ("Ana Ortega y Luis Sanz", "es", &[("Ana Ortega", false), ("Luis Sanz", true)]),
            ("and", "en", &[("and", false)]),
            ("", "en", &[]),
        ] {
            let got: Vec<(&str, bool)> = split(text, Some(lang))
                .into_iter()
                .map(|(piece, joined)| (piece.trim(), joined))
                .collect();
            assert_eq!(got, want, "{text}");
        }
    }
}
