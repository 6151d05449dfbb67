//! A tongue is the language of a page and the direction in which it is written.

use super::tongues::{LETTERS, SCRIPTS, SMALL};
use crate::article::Direction;
use crate::dom::{Document, NodeRef, Tag};
use crate::quick::HashMap;
use crate::search::{Search, any_of};
use crate::words::Words;

/// Languages that are written from right to left in the press (Unicode CLDR, "characterOrder").
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ku-arab", "ps", "sd", "ug", "ur", "yi", "uz-arab", "az-arab",
];
/// How many letters of a page's lines are looked at to tell its language.
const SAMPLE: usize = 2_000;
/// Shortest text that is a line of the story's, in visible characters: menus are often in another language.
const LINE: u32 = 30;
/// Share of the letters that a script has where a page is written in it; where it says that it is written in another one.
const WRITTEN: f32 = 0.3;
const SURELY: f32 = 0.7;
/// Of so many words one is a small word of the language that a text is written in.
const ONE_IN: usize = 16;
/// Letters of the longest small word of English.
const LONGEST_ENGLISH: usize = 4;
/// Fewest words that tell a language.
const WORDS: usize = 25;

/// The language of a page: what it says, unless that is the English that templates begin with and its text is none; else what its letters and words tell.
pub(super) fn language(document: &Document, stated: Option<String>) -> Option<String> {
    let english = |lang: &String| lang == "en" || lang.starts_with("en-");
    if stated.as_ref().is_some_and(|lang| !english(lang)) {
        return stated;
    }
    let sample = sample(document);
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count().max(1);
    let share = |count: usize| count as f32 / letters as f32;
    let least = if stated.is_some() { SURELY } else { WRITTEN };
    let within = |from: char, to: char| sample.chars().filter(|c| (from..=to).contains(c)).count();
    // Most pages have no letter of these scripts, and need not be searched for each.
    let is_beyond = |c: &char| *c > '\u{24f}';
    let beyond = share(sample.chars().filter(is_beyond).count()) > WRITTEN;
    // Every script's letters together, as Japanese has two.
    let script = SCRIPTS.iter().find(|(from, to, _)| beyond && share(within(*from, *to)) > WRITTEN);
    let foreign = || sample.chars().filter(|c| c.is_alphabetic() && is_beyond(c)).count();
    if let Some((.., usual)) = script.filter(|_| share(foreign()) > least) {
        let own = LETTERS.iter().filter(|(script, ..)| script == usual).find(|(_, _, own, least)| {
            let count = sample.chars().filter(|c| own.has(*c)).count();
            count * 1_000 >= letters * least
        });
        return Some(own.map_or(*usual, |(_, lang, ..)| lang).to_owned());
    }
    spoken(&sample, stated.is_some()).map(str::to_owned).or(stated)
}

/// The beginnings of the lines of a page, to tell its language by; of all its texts where it has but short ones.
fn sample(document: &Document) -> String {
    let mut out = String::new();
    for least in [LINE, 1] {
        let shown =
            |node: &NodeRef<'_>| node.is_text() && node.counts().characters >= least && node.parent().is_none_or(|parent| !parent.tag().is_unseen());
        for line in document.iter().filter(shown) {
            let text = line.raw_text();
            let end = text.char_indices().nth(SAMPLE).map_or(text.len(), |(end, _)| end);
            out.push_str(text.get(..end).unwrap_or_default());
            out.push(' ');
            if out.len() > SAMPLE {
                break;
            }
        }
        if out.len() > SAMPLE / 10 {
            break;
        }
    }
    out
}

/// The language whose small words a text has most of, where it has enough of them. `english` says that the page calls it English: then this has to be wrong.
fn spoken(text: &str, english: bool) -> Option<&'static str> {
    let all = crate::dom::words(text).count();
    // Other languages have some of them too: "a", "on". Most pages are English, and most of them have said so after a few lines.
    let may_be = |word: &&str| !word.is_ascii() || word.len() <= LONGEST_ENGLISH;
    let small_words = || crate::dom::words(text).filter(may_be).map(crate::lower::text);
    let is_english = |small: Words| small_words().filter(|word| small.has(word)).nth((all * 2).div_ceil(ONE_IN) - 1).is_some();
    if all < WORDS || english && SMALL.iter().any(|(lang, small)| *lang == "en" && is_english(*small)) {
        return None;
    }
    let words: Vec<String> = crate::dom::words(text).map(crate::lower::text).collect();
    let mut times: HashMap<&str, u32> = HashMap::default();
    words.iter().for_each(|word| *times.entry(word).or_default() += 1);
    let count = |small: Words| small.iter().filter_map(|word| times.get(word)).sum::<u32>() as usize;
    let enough = |count: usize| count * ONE_IN >= all;
    let (mut best, mut most, mut again) = (None, 0, false);
    for (lang, small) in SMALL {
        let count = count(*small);
        if count > most {
            (best, most, again) = (Some(*lang), count, false);
        } else if count == most {
            again = true;
        }
    }
    best.filter(|lang| enough(most) && !again && !(english && *lang == "en"))
}

/// A language as a BCP 47 tag; `None` for what is no language.
pub(super) fn tag(value: &str) -> Option<String> {
    let value = value.split(any_of(",; ")).next()?.replace('_', "-");
    let mut parts = value.split('-');
    let first = parts.next()?.to_ascii_lowercase();
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !matches!(first.len(), 2 | 3) || !letters(&first) || matches!(first.as_str(), "und" | "mul" | "zxx" | "mis" | "utf" | "iso" | "gbk") {
        return None;
    }
    let mut out = first;
    for part in parts {
        if part.is_empty() || part.len() > 8 || !part.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            break;
        }
        out.push('-');
        match part.len() {
            2 => out.push_str(&part.to_ascii_uppercase()),
            4 if letters(part) => {
                out.push_str(&part.get(..1).unwrap_or_default().to_ascii_uppercase());
                out.push_str(&part.get(1..).unwrap_or_default().to_ascii_lowercase());
            }
            _ => out.push_str(&part.to_ascii_lowercase()),
        }
    }
    Some(out)
}

/// Which way the page's text runs: as its root or body says, else as its language is written.
pub(super) fn direction(document: &Document, lang: Option<&str>) -> Option<Direction> {
    let body = document.root().children().find(|node| node.tag() == Tag::Body);
    let stated =
        [Some(document.root()), body]
            .into_iter()
            .flatten()
            .find_map(|node| match node.attribute("dir")?.trim().to_ascii_lowercase().as_str() {
                "rtl" => Some(Direction::Rtl),
                "ltr" => Some(Direction::Ltr),
                _ => None,
            });
    let lang = lang?.to_ascii_lowercase();
    let first = lang.split('-').next().unwrap_or_default();
    let written = if RIGHT_TO_LEFT.iter().any(|known| *known == first || *known == lang) {
        Direction::Rtl
    } else {
        Direction::Ltr
    };
    // A template's left to right is often left over; a right to left is meant.
    Some(if written == Direction::Rtl {
        Direction::Rtl
    } else {
        stated.unwrap_or(written)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    #[test]
    fn small_words_are_small_and_stand_once_in_a_list() {
        for (lang, small) in SMALL {
            let mut words: Vec<&str> = small.iter().collect();
            words.sort_unstable();
            assert!(words.is_sorted_by(|one, other| one < other), "{lang}");
            assert!(*lang != "en" || small.iter().all(|word| word.len() <= LONGEST_ENGLISH));
        }
    }

    #[test]
    fn tags_are_put_in_their_form() {
        for (value, want) in [
            ("en_US", Some("en-US")),
            ("DE", Some("de")),
            ("zh-hant-tw", Some("zh-Hant-TW")),
            ("en, fr", Some("en")),
            ("english", None),
            ("utf-8", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(tag(value).as_deref(), want, "{value}");
        }
    }

    #[test]
    fn direction_follows_the_page_and_its_language() {
        let at = |html: &str, lang| direction(&from_html(html, None), lang);
        assert_eq!(at("<html dir=rtl><p>x", Some("en")), Some(Direction::Rtl));
        assert_eq!(at("<p>x", Some("ar-EG")), Some(Direction::Rtl));
        assert_eq!(at("<p>x", Some("de")), Some(Direction::Ltr));
        assert_eq!(at("<p>x", None), None);
    }

    #[test]
    fn letters_and_small_words_tell_a_language() {
        for (text, want) in [
            ("市議会は月曜日に橋の計画を承認しました。住民は十年にわたって待っていたと述べた。", "ja"),
            ("市议会星期二表决通过，历时九年施工的大桥将向货车开放，并感谢所有长期等待的市民。", "zh"),
            (
                "Міська рада у вівторок проголосувала за відкриття мосту для вантажівок після дев’яти років, і її подякували.",
                "uk",
            ),
            (
                "Городской совет во вторник проголосовал за открытие моста для грузовиков после девяти лет работ.",
                "ru",
            ),
            (
                "Общинският съвет гласува във вторник мостът да бъде отворен за камиони след девет години работа.",
                "bg",
            ),
            (
                "Градско веће је у уторак одлучило да отвори мост за камионе после девет година радова, рекла је инжењерка.",
                "sr",
            ),
            (
                "شورای شهر روز سه‌شنبه به باز شدن پل به روی کامیون‌ها پس از نه سال کار رأی داد و تشکر کرد.",
                "fa",
            ),
            ("صوّت مجلس المدينة يوم الثلاثاء على فتح الجسر أمام الشاحنات بعد تسع سنوات من العمل.", "ar"),
            (
                "شہر کی کونسل نے منگل کو نو سال کے کام کے بعد پل کو ٹرکوں کے لیے کھولنے کے حق میں ووٹ دیا۔",
                "ur",
            ),
            (
                "Der Stadtrat hat am Dienstag beschlossen, die Brücke nach neun Jahren Bauzeit für Lastwagen zu öffnen, und allen gedankt, die nicht von der Sache und mit dem Bau so lange gewartet haben.",
                "de",
            ),
            (
                "Le conseil municipal a voté mardi l'ouverture du pont aux camions après neuf ans de travaux, et a remercié tous ceux qui ont attendu dans les files et pour les bus que la ville a payés.",
                "fr",
            ),
        ] {
            let document = from_html(&format!("<p>{text}</p>"), None);
            assert_eq!(language(&document, None).as_deref(), Some(want), "{text}");
            assert_eq!(language(&document, Some("en-US".to_owned())).as_deref(), Some(want), "{text}");
            assert_eq!(language(&document, Some("cs".to_owned())).as_deref(), Some("cs"), "{text}");
        }
        let english = from_html(
            "<p>The council voted on Tuesday to open the bridge to lorries after nine years of work, and thanked everyone who had waited for it in the cold and the rain that was.",
            None,
        );
        assert_eq!(language(&english, Some("en-GB".to_owned())).as_deref(), Some("en-GB"));
        assert_eq!(language(&english, None).as_deref(), Some("en"));
        assert_eq!(language(&from_html("<p>Bridge", None), None), None);
    }
}
