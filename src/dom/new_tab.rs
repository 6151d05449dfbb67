//! A new tab is what some links open, and to who cannot see that, their last words say it: ", opens new tab". They are said of the link, and no text of the story.

use crate::words::{Words, words};

/// Bytes of the longest such words.
const LONGEST: usize = 90;
/// Most words of them.
const MOST_WORDS: usize = 8;

/// With what they begin and end in the languages of the press, and the beginnings of "new", which stands between.
#[rustfmt::skip]
const FIRST: Words = words![
    "opens", "open", "öffnet", "ouvre", "s'ouvre", "s’ouvre", "abre", "se", "si", "apre", "opent", "öppnas", "åpnes", "åpner", "åbner", "åbnes", "avautuu",
    "aukeaa", "otwiera", "otworzy", "otevře", "otvorí", "откроется", "открывается", "відкриється", "відкривається", "yeni", "يفتح", "नए",
];
#[rustfmt::skip]
const LAST: Words = words![
    "tab", "window", "fenster", "onglet", "fenêtre", "pestaña", "ventana", "aba", "guia", "janela", "separador", "scheda", "finestra", "tabblad", "venster",
    "flik", "fönster", "fane", "vindu", "vindue", "välilehteen", "ikkunaan", "karcie", "oknie", "okně", "okne", "kartě", "karte", "вкладке", "окне", "вкладці",
    "вікні", "açılır", "جديدة", "है",
];
const NEW: Words = words![
    "neue", "new", "nouv", "nuev", "nov", "nuov", "nieu", "ny", "uute", "now", "нов", "yeni", "جديد", "नए"
];
/// The whole of it where words are not written apart.
const WHOLE: Words = words![
    "新しいタブで開く",
    "新しいウィンドウで開く",
    "新しいウィンドウで開きます",
    "別ウィンドウで開く",
    "在新窗口打开",
    "在新标签页中打开",
    "在新窗口中打开",
    "在新視窗中開啟",
    "새 창에서 열림",
    "새 창 열림",
    "새창열림",
];

/// A link's text without such words, which stand at its end in brackets or behind a comma, or are all of it.
pub(super) fn without(text: &str) -> &str {
    let brackets = ['(', '[', '（', ')', ']', '）', ',', '.', ' ', '\n', '\u{a0}'];
    let said = text.trim_end_matches(brackets);
    let start = said.rfind(['(', '[', '（', ',']).unwrap_or(0);
    let phrase = said.get(start..).unwrap_or_default().trim_matches(brackets);
    if phrase.is_empty() || phrase.len() > LONGEST || !is_said(&crate::lower::text(phrase)) {
        return text;
    }
    text.get(..start).unwrap_or_default()
}

fn is_said(phrase: &str) -> bool {
    let mut words = phrase.split_whitespace();
    let ends = words.next().is_some_and(|word| FIRST.has(word)) && words.clone().take(MOST_WORDS).last().is_some_and(|word| LAST.has(word));
    ends && phrase.split_whitespace().any(|word| NEW.iter().any(|new| word.starts_with(new))) || WHOLE.has(phrase)
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
