//! An endnote is the line below a story that says where it came from: agencies, rights, who edited it, thanks to readers.

use super::phrase_table::{ENDNOTE_PARTS, ENDNOTE_STARTS, ENDNOTE_WHOLE, JOBS, MISTAKES};
use crate::dom::is_quoted;
use crate::dom::word_filter::{Beginnings, Inside};
use crate::search::{Search, any_of};

static ENDNOTE_BEGINNINGS: Beginnings = Beginnings::of(ENDNOTE_STARTS);
static ENDNOTE_WHOLES: Inside = Inside::of(ENDNOTE_WHOLE);
static ENDNOTE_WORDS: Inside = Inside::of(ENDNOTE_PARTS);
static MISTAKE_WORDS: Inside = Inside::of(MISTAKES);

/// Whether the last line of a story only says where it came from: agencies, rights, thanks to readers.
pub(in crate::article) fn is_endnote(text: &str) -> bool {
    let whole = text.trim();
    let text = whole.trim_start_matches(any_of("—–-*(（[【>_※ "));
    let count = text.chars().count();
    if count > LONGEST_ENDNOTE || is_quoted(whole) {
        return false;
    }
    // Who wrote it, in initials: (lhu), (yus/hal).
    let initial = |c: char| c.is_lowercase() || c == '/';
    if whole.len() <= LONGEST_INITIALS && whole.starts_with('(') && text.strip_suffix(')').is_some_and(|text| text.chars().all(initial)) {
        return true;
    }
    if count <= LONGEST_SIGNATURE && is_signature(whole) {
        return true;
    }
    // The address to write to, behind a name.
    if count <= SHORT_ENDNOTE && text.split_whitespace().count() <= ADDRESSED && text.split_whitespace().next_back().is_some_and(is_address) {
        return true;
    }
    let lower = crate::lower::text(text);
    // How to reach who wrote it.
    if text.split_whitespace().any(is_address) && JOBS.iter().any(|job| lower.holds(job)) {
        return true;
    }
    // Which keys send the editors a mistake that was marked.
    if lower.holds("ctrl") && lower.holds("enter") && MISTAKE_WORDS.stand_in(&lower) {
        return true;
    }
    let said = |phrase: &str, at: usize| {
        let rest = &lower[at + phrase.len()..];
        count <= SHORT_ENDNOTE
            || names_somebody(rest, text)
            || lower.holds_any("@©")
            || phrase.ends_with(" freelance") && JOBS.iter().any(|job| rest.holds(job))
    };
    ENDNOTE_BEGINNINGS.begin(&lower) && ENDNOTE_STARTS.iter().any(|phrase| lower.starts_with(phrase) && said(phrase, 0))
        || ENDNOTE_WHOLES.stand_in(&lower)
        || ENDNOTE_WORDS.stand_in(&lower) && ENDNOTE_PARTS.iter().any(|phrase| lower.place(phrase).is_some_and(|at| said(phrase, at)))
}

/// Whether a word is an address to write to.
fn is_address(word: &str) -> bool {
    let parts = word.trim_matches(any_of("().,")).split_once('@');
    parts.is_some_and(|(name, host)| name.ends_as(char::is_alphanumeric) && host.holds("."))
}

/// Whether a line in brackets says whose the story is: an agency's letters (AFP), two names (Newsroom/Anna Lind), a telegram's place and day (中央社記者…日電).
fn is_signature(line: &str) -> bool {
    let Some(inside) = line.strip_prefix(['(', '（']).and_then(|line| line.strip_suffix([')', '）'])) else {
        return false;
    };
    let letters = |part: &str| part.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    let two = || {
        inside
            .split_once(any_of("/／"))
            .is_some_and(|(one, other)| letters(one) && letters(other))
    };
    letters(inside) && inside.len() <= AGENCY && inside.bytes().all(|byte| byte.is_ascii_uppercase()) || inside.ends_with_any("電电") || two()
}

/// Whether an endnote names who edited the story: nothing of it stands behind that.
pub(super) fn signs_off(text: &str) -> bool {
    (text.holds("编") || text.holds("編")) && is_endnote(text)
}

/// Bytes of the longest initials of who wrote a story, in brackets.
const LONGEST_INITIALS: usize = 12;
/// Most words of a line that is a name and the address to write to.
const ADDRESSED: usize = 5;
/// Characters of the longest line in brackets that says whose the story is, and of an agency's letters.
const LONGEST_SIGNATURE: usize = 48;
const AGENCY: usize = 5;
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
            "Denise Okafor is the roads reporter. Contact her at dokafor@example.com or on X at @dokafor.",
            "Reach reporter Denise Okafor at denise@example.org.",
            "* I understand and agree that registration on or use of this site constitutes agreement to its user agreement and privacy policy.",
            "Republish our articles for free, online or in print, under a Creative Commons license.",
            "Een versie van dit artikel verscheen ook in de krant van 19 maart 2024.",
            "(yus/hal)",
            "Editor : M.B.",
            "(AFP)",
            "(Tribunnews.com/Erik S)",
            "（中央社記者王小明台北12日電）",
            "（編輯：林興盟）1130512",
            "※ 歡迎用「轉貼」或「分享」的方式轉傳文章連結；未經授權，請勿複製轉貼文章內容",
            "(इनपुट: भाषा)",
            "کد خبر: 123456",
            "Якщо ви помітили помилку, виділіть необхідний текст і натисніть Ctrl + Enter, щоб повідомити про це редакцію.",
            "Нашли ошибку? Выделите её и нажмите Ctrl+Enter",
            "Если вы обнаружили ошибку, сообщите нам об этом.",
            "Уважаемый посетитель, Вы зашли на сайт как незарегистрированный пользователь.",
            "Посетители, находящиеся в группе Гости, не могут оставлять комментарии к данной публикации.",
            "Heb je een tip? Laat het ons weten via het formulier.",
            "Translated by Anna Lind",
            "The views expressed here are the author's own and do not necessarily reflect those of the paper.",
        ] {
            assert!(is_endnote(line), "{line}");
        }
        assert!(!is_endnote("(Applause)") && !is_endnote("(1/2)") && !is_endnote("Press Ctrl + Enter, and the window closes."));
        assert!(!is_endnote("The report was contributed by nobody in particular."));
        assert!(!is_endnote("编辑们说，他们第二天才知道这件事，而且没有人问过他们。"));
    }
}
