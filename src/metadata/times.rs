//! A time on the page is when a reader is told that the article was published, or changed since; one line often tells both.

use super::claims::{Claims, Field, Source};
use super::date;
use super::listed::is_listed;
use super::months::month;
use super::people::parted;
use super::visible::Candidate;
use crate::dom::word_filter::Inside;
use crate::dom::{Document, NodeRef, Tag};
use crate::order;
use crate::search::Search;
use crate::words::{Words, words};
use std::cell::LazyCell;

/// Beginnings of words that say of the date behind them that the article was changed then.
#[rustfmt::skip]
const CHANGED: Words = words![
    "updated", "update", "last modified", "modified", "amended", "corrected", "edited", "revised", "aktualisiert", "stand:", "zuletzt", "geändert", "mis à jour", "mise à jour", "modifié", "actualiz",
    "actualis", "atualiz", "modificad", "última", "aggiornat", "ultimo agg", "uppdater", "ändrad", "oppdater", "opdater", "sist endret", "bijgewerkt", "aangepast", "gewijzigd", "laatste",
    "aktualiz", "zmodyf", "обновл", "измен", "оновл", "ενημερ", "ενημέρ", "τελευταία", "frissít", "módos", "modificat", "modifica", "güncelle", "päivitetty", "muokattu", "更新", "最終", "수정",
    "업데이트", "تحديث", "آخر", "עודכן", "עדכון", "به‌روز", "अपडेट", "আপডেট", "अद्यतन", "diperbarui", "cập nhật", "อัปเดต", "อัพเดท", "แก้ไข",
    "ažurir", "zadnja izm", "izmijenj", "izmenj", "ажурир", "измење", "posodob", "последна пром", "uuendat", "muudet", "atjaun", "atnauj", "actualitz", "dikemas kini", "புதுப்", "പുതുക്ക", "اپ ڈیٹ", "ปรับปรุง",
    "imeboresh", "opgedateer", "обнове", "përditës", "yenilən", "абноўл", "განახლ", "թարմաց",
];

/// Beginnings of words that say that it was published then.
#[rustfmt::skip]
const PUBLISHED: Words = words![
    "publi", "posted", "first published", "veröffentlicht", "erschienen", "erstellt", "geschrieben", "pubblic", "gepubl", "geplaatst", "julkaistu", "opublik", "zveřej", "megjelen", "közzé", "giriş",
    "yayın", "опублик", "опублік", "δημοσ", "公開", "掲載", "配信", "发布", "發布", "发表", "입력", "등록", "نشر", "منتشر", "פורסם", "प्रकाशित", "প্রকাশ", "dipublikasikan", "diterbitkan", "đăng",
    "เผยแพร่", "created", "créé:", "objavlj", "објавље", "avaldat", "paskelbt", "terbit", "வெளியிட", "പ്രസിദ്ധീ", "شائع", "imechapish", "публикув", "botuar", "dərc", "апублік", "გამოქვ", "승인", "投稿",
];

static CHANGES: Inside = Inside::of(CHANGED);
static PUBLISHES: Inside = Inside::of(PUBLISHED);

/// How lines begin that say of the text that they stand under when it was published, in the languages of the press (WordPress's default themes print most of them).
#[rustfmt::skip]
const OWN: Words = words![
    "this entry was posted", "this post was published", "this article was", "this story was", "dieser artikel wurde", "dieser beitrag wurde", "cet article a été",
    "este artículo fue", "este artigo foi", "questo articolo è stato",
    "dit bericht werd", "ten wpis został", "artykuł został", "dette innlegget", "запись опубликована",
    
];

/// Whether a line says of its own text when it was published, wherever it stands; or, for `all`, begins with what says so: "Published: 3 May 2024".
pub(super) fn is_own(line: &str, all: bool) -> bool {
    let start = crate::lower::start(line.trim_start(), 24);
    let begin = |words: &Words| words.iter().any(|beginning| start.starts_with(beginning));
    begin(&OWN) || all && begin(&PUBLISHED)
}

/// Fewest words of a line with a stop behind it that is a sentence.
const SENTENCE: usize = 10;
/// Fewest words in small letters of a shorter one: "The fair on 3 June 2025 is free."
const SMALL: usize = 4;

/// Notes what near elements say of when. Nearest and surest come first.
pub(super) fn note(document: &Document, times: &[Candidate<'_>], heading: Option<NodeRef<'_>>, lang: Option<&str>, claims: &mut Claims) {
    let (mut published, mut changes) = (false, false);
    for candidate in times {
        let node = candidate.node;
        if !candidate.is_near() && candidate.rank > 0 {
            continue;
        }
        // The nearest and surest word on both is had.
        if published && changes {
            return;
        }
        let mut add = |changed: bool, source, value: &str| {
            // "Last updated" over the page tells of the site.
            if changed && candidate.rank > 2 {
                return;
            }
            let (field, had) = if changed {
                (Field::Modified, &mut changes)
            } else {
                (Field::Published, &mut published)
            };
            *had = true;
            claims.add(field, source, value, node.id());
        };
        let source = if candidate.rank >= 2 { Source::Words } else { Source::Visible };
        let stated = ["datetime", "content", "title", "data-timestamp", "data-time"]
            .iter()
            .find_map(|name| node.attribute(name))
            .and_then(|value| Some((value, date::date(value, lang)?)));
        if stated.is_none() && !node.raw_text().holds_one(char::is_numeric) {
            continue;
        }
        let text = parted(node);
        let shown = LazyCell::new(|| date::date(&text, lang));
        // Where the time of a change stands first in a line, the other one stands in an element of its own.
        let first = |time: &Candidate<'_>| {
            let within = time.changed && time.node != node && node.contains(time.node.id());
            within && date::date(time.node.raw_text(), lang).is_some_and(|change| shown.as_ref() == Some(&change))
        };
        if !candidate.changed && times.iter().any(first) {
            continue;
        }
        if is_listed(document, candidate, heading, lang) {
            continue;
        }
        // Days that a story tells of stand in its sentences.
        // The stop of "p.m." or "น." is none of a sentence.
        let cut = || text.chars().rev().nth(2).is_some_and(|before| !before.is_alphanumeric());
        if candidate.rank >= 2 && text.ends_with_any(".!?”\"。") && is_long(&text) && !cut() {
            continue;
        }
        // So do the points in front of it, without a stop; and what came before the Web is what a page tells of.
        if candidate.rank == 2
            && (node.tag() == Tag::Li && is_long(&text) || !is_said(&text) && shown.as_ref().is_some_and(|day| !day.is_of_the_web()))
        {
            continue;
        }
        // What is shown is right where the two are of different days, and says more where it has the hour or the zone.
        let stated = stated.filter(|(_, stated)| !shown.as_ref().is_some_and(|shown| shown.corrects(stated)));
        // "Updated <time>…</time>": what is said of a time stands before it.
        // Not what stands before it of another day.
        let label = candidate.before;
        let led = || {
            let said = said_in(&crate::lower::text(label)).last().map(|(_, changed)| *changed);
            said.filter(|_| !label.holds_one(char::is_numeric))
        };
        let mut told = told(&text, lang);
        if let Some((value, _)) = stated {
            // "May 14, 2024 Updated 9:30 p.m." says of the day nothing, "Updated 3 hours ago" tells no day. Two hours are told by words.
            if told.is_empty() {
                let said = said_in(&crate::lower::text(&text)).first().map(|(_, changed)| *changed);
                told.push((String::new(), said));
            }
            if told.len() < 2 || shown.as_ref().is_some_and(|day| day.time.is_none()) {
                told[0].0 = value.to_owned();
            }
        }
        // "14 May, updated 2 hours ago" stands in what is called the time of a change.
        let changed = candidate.changed && !is_said(&text);
        // "This article was written on 3 May 2024. … RSS 2.0 …": what is said of the day stands behind it, and more numbers behind that.
        let own = is_own(&text, false);
        let first = || said_in(&crate::lower::text(&text)).first().map(|(_, changed)| *changed);
        for (value, said) in told {
            let said = if own { said.or_else(first) } else { said };
            if own && said.is_none() {
                continue;
            }
            add(said.or_else(led).unwrap_or(changed), source, &value);
        }
    }
}

/// Whether a line has as many words as a sentence, or as many small ones and says of no day what it is; where no spaces are written, a stop ends no shorter line.
fn is_long(line: &str) -> bool {
    let small = line.split_whitespace().filter(|word| word.starts_as(char::is_lowercase));
    line.split_whitespace().count() >= SENTENCE || line.ends_with('。') || small.count() >= SMALL && !is_said(line)
}

/// Whether a line says of its date what happened then.
pub(crate) fn is_said(line: &str) -> bool {
    !said_in(&crate::lower::text(line)).is_empty()
}

/// Letters of the shortest word beside a date that says something; shorter ones are "the", "Uhr", "de".
const WORD: usize = 4;

/// Whether a line with a date says something of what it tells beside it: more than a day, a place with a day, or when the page was published. Behind the
/// story, where `open` is `false`, stand names with a day, too: there it is a label, or words in small letters.
pub(crate) fn tells_with_date(line: &str, open: bool) -> bool {
    let word = |word: &&str| {
        let letters = word.trim_matches(|c: char| !c.is_alphabetic());
        letters.chars().count() >= WORD && !letters.contains(|c: char| c.is_numeric()) && month(&crate::lower::text(letters), None).is_none()
    };
    let mut words = line.split_whitespace().filter(word);
    let (Some(first), second) = (words.next(), words.next()) else {
        return false;
    };
    // "Saturday, 14 September", "Marston, 3 May", "Freitag 12 Uhr".
    let behind = line.parted(first).map_or("", |(_, behind)| behind.trim_start());
    let of_day = second.is_none() && (first.ends_with(',') || behind.starts_as(char::is_numeric));
    let labelled = line.parted(": ").is_some_and(|(label, _)| label.holds_one(char::is_alphabetic));
    let told =
        open || labelled || first.starts_as(char::is_lowercase) || second.into_iter().chain(words).any(|word| word.starts_as(char::is_lowercase));
    told && (labelled || !of_day) && !is_said(line)
}

/// Where a text in lower case speaks of a change (`true`) or of publishing (`false`), in order.
fn said_in(lower: &str) -> Vec<(usize, bool)> {
    let mut out: Vec<(usize, bool)> = Vec::new();
    for (words, changed, begin) in [(CHANGED, true, &CHANGES), (PUBLISHED, false, &PUBLISHES)] {
        if !begin.stand_in(lower) {
            continue;
        }
        for word in words.iter() {
            for at in lower.places(word) {
                // Within a word it is another one: "republic", "lastupdated". "Edited by" says who, not when.
                let starts = !lower.get(..at).unwrap_or_default().ends_with(|c: char| c.is_alphabetic() && c.is_ascii());
                let edited = || word == "edited" && lower.get(at + word.len()..).is_some_and(|rest| rest.starts_with(" by"));
                if starts && !edited() {
                    out.push((at, changed));
                }
            }
        }
    }
    order::by_number(&mut out, |(at, changed)| (*at as u64) << 1 | u64::from(*changed));
    out
}

/// The stretches of a text that hold a date, each with what is said of it: "Published 3 May, updated 4 May 2024".
fn told(text: &str, lang: Option<&str>) -> Vec<(String, Option<bool>)> {
    if date::date(text, lang).is_none() {
        return Vec::new();
    }
    let lower = crate::lower::text(text);
    let marks = said_in(&lower);
    if marks.is_empty() {
        return vec![(text.to_owned(), None)];
    }
    let mut out: Vec<(String, Option<bool>)> = Vec::new();
    let mut start = 0;
    let mut said = None;
    for (end, next) in marks.iter().map(|(at, changed)| (*at, Some(*changed))).chain([(lower.len(), None)]) {
        let stretch = lower.get(start..end).unwrap_or_default();
        if date::date(stretch, lang).is_some() {
            out.push((stretch.to_owned(), said));
        } else if end == lower.len()
            && !stretch.holds_one(char::is_numeric)
            && let Some((text, before @ None)) = out.last_mut()
        {
            // "2024年5月14日 更新": what is said of it stands behind it; "Updated 3 hours ago" says it of another.
            *before = said;
            // "2024/5/14 17:32 (2024/5/14 19:02更新)" says it of the second.
            if let Some((first, last)) = text.rsplit_once('(')
                && date::date(first, lang).is_some()
                && date::date(last, lang).is_some()
            {
                let first = first.to_owned();
                *text = last.to_owned();
                out.insert(0, (first, None));
            }
        }
        (start, said) = (end, next);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_tell_of_two_times() {
        for (text, lang, want) in [
            ("14 May 2024", "en", &[("14 May 2024", None)][..]),
            (
                "Updated: May 15, 2024 | Published: May 14, 2024",
                "en",
                &[("updated: may 15, 2024 | ", Some(true)), ("published: may 14, 2024", Some(false))],
            ),
            ("2024年5月14日 更新", "ja", &[("2024年5月14日 ", Some(true))]),
            (
                "2024/5/14 17:32 (2024/5/15 19:02更新)",
                "ja",
                &[("2024/5/14 17:32 ", None), ("2024/5/15 19:02", Some(true))],
            ),
            ("May 14, 2024 Updated 9:30 p.m. ET", "en", &[("may 14, 2024 ", None)]),
            ("The republic of 14 May 2024", "en", &[("The republic of 14 May 2024", None)]),
            ("Updated just now", "en", &[]),
        ] {
            let got = told(text, Some(lang));
            let got: Vec<(&str, Option<bool>)> = got.iter().map(|(text, said)| (text.as_str(), *said)).collect();
            assert_eq!(got, want, "{text}");
        }
    }
}
