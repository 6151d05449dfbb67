//! An endnote is the line below a story that says where it came from: agencies, rights, who edited it, thanks to readers.

use super::phrase_table::{ENDNOTE_PARTS, ENDNOTE_STARTS, ENDNOTE_WHOLE, JOBS};
use crate::dom::word_filter::{Beginnings, Inside};

static ENDNOTE_BEGINNINGS: Beginnings = Beginnings::of(ENDNOTE_STARTS);
static ENDNOTE_WHOLES: Inside = Inside::of(ENDNOTE_WHOLE);
static ENDNOTE_WORDS: Inside = Inside::of(ENDNOTE_PARTS);

/// Whether the last line of a story only says where it came from: agencies, rights, thanks to readers.
pub(super) fn is_endnote(text: &str) -> bool {
    let whole = text.trim();
    let text = whole.trim_start_matches(['—', '–', '-', '*', '(', '（', '[', '【', '>', '_', ' ']);
    let count = text.chars().count();
    if count > LONGEST_ENDNOTE {
        return false;
    }
    // Who wrote it, in initials: (lhu), (yus/hal).
    let initial = |c: char| c.is_lowercase() || c == '/';
    if whole.len() <= LONGEST_INITIALS && whole.starts_with('(') && text.strip_suffix(')').is_some_and(|text| text.chars().all(initial)) {
        return true;
    }
    // The address to write to, behind a name.
    let address = |word: &str| {
        word.trim_matches(['(', ')', '.', ','])
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    if count <= SHORT_ENDNOTE && text.split_whitespace().count() <= ADDRESSED && text.split_whitespace().next_back().is_some_and(address) {
        return true;
    }
    let lower = crate::lower::text(text);
    let said = |phrase: &str, at: usize| {
        let rest = &lower[at + phrase.len()..];
        count <= SHORT_ENDNOTE
            || names_somebody(rest, text)
            || lower.contains(['@', '©'])
            || phrase.ends_with(" freelance") && JOBS.iter().any(|job| rest.contains(job))
    };
    ENDNOTE_BEGINNINGS.begin(&lower) && ENDNOTE_STARTS.iter().any(|phrase| lower.starts_with(phrase) && said(phrase, 0))
        || ENDNOTE_WHOLES.stand_in(&lower)
        || ENDNOTE_WORDS.stand_in(&lower) && ENDNOTE_PARTS.iter().any(|phrase| lower.find(phrase).is_some_and(|at| said(phrase, at)))
}

/// Whether an endnote names who edited the story: nothing of it stands behind that.
pub(super) fn signs_off(text: &str) -> bool {
    (text.contains("编") || text.contains("編")) && is_endnote(text)
}

/// Bytes of the longest initials of who wrote a story, in brackets.
const LONGEST_INITIALS: usize = 12;
/// Most words of a line that is a name and the address to write to.
const ADDRESSED: usize = 5;
/// Characters of the longest endnote.
const LONGEST_ENDNOTE: usize = 300;
/// A longer one names people, agencies, years or addresses right behind its phrase. "First published in 1851, the novel …" and "Copyright holders
/// say …" go on as sentences do.
pub(super) const SHORT_ENDNOTE: usize = 90;

/// Whether what follows a phrase, here in small letters, begins with a name, a figure or a sign in the line itself, or ends the line.
pub(super) fn names_somebody(rest: &str, text: &str) -> bool {
    // The same letters from the end: lower case may be longer or shorter, but not behind the phrase in the scripts that have it.
    let tail = text.len().checked_sub(rest.len()).and_then(|at| text.get(at..)).unwrap_or(text);
    tail.trim_start().chars().next().is_none_or(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::is_endnote;

    #[test]
    fn endnotes_say_where_a_story_came_from() {
        for line in [
            "—Associated Press writer John Leicester in Paris contributed to this report.",
            "Mit Agenturmaterial.",
            "(责编：牛镛、岳弘彬)",
            "【编辑：姚昊】",
            "本文来源：每日经济新闻 责任编辑：荀建国_NN7379",
            "（资料来源：参考消息、海外网等）",
            "本文为原创文章，未经允许不得转载。",
            "The paper is not responsible for the opinions, statements or pictures of its contributors.",
            "For the latest stories and breaking news updates download the Post's apps.",
            "Sie können alle Antworten zu diesem Eintrag durch den RSS 2.0 Feed verfolgen. Kommentare und Pings sind derzeit geschlossen.",
            "(lhu)",
            "Denise Okafor covers high school sports for the Register. Reach her at dokafor@example.com.",
            "Een versie van dit artikel verscheen ook in de krant van 19 maart 2024.",
            "(yus/hal)",
            "Editor : M.B.",
            "The views expressed here are the author's own and do not necessarily reflect those of the paper.",
        ] {
            assert!(is_endnote(line), "{line}");
        }
        assert!(!is_endnote("(Applause)"));
        assert!(!is_endnote("The report was contributed by nobody in particular."));
        assert!(!is_endnote("编辑们说，他们第二天才知道这件事，而且没有人问过他们。"));
    }
}
