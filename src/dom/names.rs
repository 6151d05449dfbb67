//! A name is a class or an id; its words say what its author took the element for: `ArticleByline_author-name` says article, byline, author, name.

/// Longest class or id that is cut into words, in bytes; a longer one is a program's output, not a name.
const LONGEST: usize = 1_024;

/// The words of a name in lower case, cut at capitals and at whatever is no letter.
pub fn name_words(name: &str) -> Vec<String> {
    let mut out = Vec::new();
    if name.len() > LONGEST {
        return out;
    }
    let mut word = String::new();
    let mut after_small = false;
    for c in name.chars().chain(std::iter::once(' ')) {
        if (!c.is_alphabetic() || c.is_uppercase() && after_small) && !word.is_empty() {
            out.push(std::mem::take(&mut word));
        }
        if c.is_alphabetic() {
            word.extend(crate::lower::letter(c));
        }
        after_small = c.is_lowercase();
    }
    out
}

/// Where in `block__element--modifier` the modifier begins, else the name's end.
pub(crate) fn modifier_at(name: &str) -> usize {
    name.as_bytes().windows(2).position(|pair| pair == b"--").unwrap_or(name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_at_capitals_and_marks() {
        assert_eq!(
            name_words("ArticleByline_author-name2 PDF x:y"),
            ["article", "byline", "author", "name", "pdf", "x", "y"]
        );
        assert!(name_words("").is_empty());
    }
}
