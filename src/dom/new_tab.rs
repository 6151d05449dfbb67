//! A new tab is what some links open, and to who cannot see that, their last words say it: ", opens new tab". They are said of the link, and no text of the story.

use crate::search::any_of;
use crate::words::{Words, words};

/// Bytes of the longest such words.
const LONGEST: usize = 90;

/// With what they begin, behind "se" and its kin, and end, in the languages of the press.
#[rustfmt::skip]
const FIRST: Words = words![
    "opens", "öffnet", "ouvre", "abre", "apre", "opent", "öppnas", "åpnes", "åpner", "åbner", "avautuu", "otwiera", "otevře", "откроется", "открывается",
    "відкриється",
];
#[rustfmt::skip]
const LAST: Words = words![
    "tab", "window", "fenster", "onglet", "fenêtre", "pestaña", "ventana", "aba", "guia", "janela", "scheda", "finestra", "tabblad", "venster", "flik",
    "fönster", "fane", "vindu", "vindue", "välilehteen", "ikkunaan", "karcie", "oknie", "okně", "вкладке", "окне", "вкладці", "вікні",
];
/// The whole of it where words are not written apart.
const WHOLE: Words = words!["新しいタブで開く", "新しいウィンドウで開く", "在新窗口打开", "새 창에서 열림"];

/// A link's text without such words, which stand at its end in brackets or behind a comma, or are all of it.
pub(super) fn without(text: &str) -> &str {
    let brackets = |c: char| matches!(c, '(' | '[' | '（' | ')' | ']' | '）' | ',' | '.') || c.is_whitespace();
    let said = text.trim_end_matches(brackets);
    let start = said.rfind(any_of("([（,")).unwrap_or(0);
    let phrase = said.get(start..).unwrap_or_default().trim_matches(brackets);
    if phrase.is_empty() || phrase.len() > LONGEST || !is_said(&crate::lower::text(phrase)) {
        return text;
    }
    text.get(..start).unwrap_or_default()
}

fn is_said(phrase: &str) -> bool {
    let mut words = phrase.split(any_of(" \n'’")).filter(|word| !word.is_empty());
    let first = words.by_ref().find(|word| word.len() > 2);
    first.is_some_and(|word| FIRST.has(word)) && words.next_back().is_some_and(|word| LAST.has(word)) || WHOLE.has(phrase)
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn what_a_link_says_of_itself_is_cut_off() {
        for (text, rest) in [
            ("Purchase Licensing Rights, opens new tab", "Purchase Licensing Rights"),
            ("The report (opens in a new window)", "The report "),
            (", opens new tab", ""),
            ("Zum Bericht (öffnet in neuem Tab)", "Zum Bericht "),
            ("Le rapport (s’ouvre dans une nouvelle fenêtre)", "Le rapport "),
            ("El informe, se abre en una nueva ventana", "El informe"),
            ("Raport (otwiera się w nowym oknie)", "Raport "),
            ("報告書（新しいウィンドウで開く）", "報告書"),
        ] {
            assert_eq!(without(text), rest, "{text}");
        }
        for text in [
            "He opens a window, a new one",
            "Museum opens new wing",
            "Se asoma a la ventana",
            "(new tab)",
            "",
            "opens",
            "Bakery opens new shop (and a window)",
        ] {
            assert_eq!(without(text), text);
        }
    }
}
