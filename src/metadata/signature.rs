//! A signature names who wrote a text where no byline does: behind the day, or at the end of the text.

use super::brackets::dateline;
use super::byline::{MARKS, bare, begins, is_desk, is_han, is_headed, is_label, names};
use super::byline_words::ROLES;
use super::introduced::behind_day;
use super::people::to_person;
use super::{date, person};
use crate::dom::{NodeRef, Tag};
use crate::search::{Search, any_of};
use crate::words::{Words, words};

/// Letters of a name in Japanese brackets.
const IN_BRACKETS: std::ops::RangeInclusive<usize> = 3..=5;

/// What stands in such brackets over a list or a picture.
const LABELS: Words = words!["記事", "写真", "動画", "特集", "画像", "連載", "速報", "情報", "一覧"];

/// Longest that stands in brackets behind a signature, in bytes.
const BRACKETED: usize = 40;

/// Whether a line of a page is what a text is signed with: it stands in a block of its own, or between breaks.
pub(super) fn is_signed(line: NodeRef<'_>, lang: Option<&str>) -> bool {
    alone(line).is_some_and(|block| {
        let text = line.raw_text().trim();
        // "【関連記事】" over other articles leads to nobody.
        let led = || {
            line.ancestors()
                .take_while(|around| around.tag().is_inline())
                .any(|around| around.tag() == Tag::A && !to_person(&around))
        };
        is_signature(text, stands_aside(block), lang) && !(text.starts_with_any("【（") && led())
    })
}

/// The block that a line stands in, if it says no more than the line and what may stand in brackets behind it.
fn alone<'a>(line: NodeRef<'a>) -> Option<NodeRef<'a>> {
    let block = line.ancestors().find(|around| !around.tag().is_inline())?;
    // Between breaks, or in a paragraph.
    let broken = line.parent() == Some(block) && matches!(block.tag(), Tag::Div | Tag::Article | Tag::Section);
    let short = block.raw_text().trim().len() <= line.raw_text().trim().len() + BRACKETED;
    (broken || short && matches!(block.tag(), Tag::P | Tag::Div)).then_some(block)
}

/// Whether a block stands at the side of the page where lines of its script end.
fn stands_aside(block: NodeRef<'_>) -> bool {
    let said = |name: &str| block.attribute(name).unwrap_or_default();
    let (style, class) = (said("style"), said("class"));
    let sides = ["align:right", "align: right", "align-right", "text-right"];
    block.tag() == Tag::P && sides.iter().any(|side| style.holds(side) || class.holds(side))
}

/// Whether a text begins with brackets that name its reporter.
pub(super) fn is_reported(text: NodeRef<'_>, lang: Option<&str>) -> bool {
    dateline(text.raw_text(), lang).is_some()
}

/// Whether a line stands behind a break.
pub(super) fn is_broken(line: NodeRef<'_>) -> bool {
    line.parent()
        .is_some_and(|around| around.children().any(|child| child.tag() == Tag::Br && child.id() < line.id()))
}

/// Whether a line names people behind a day: "14.05.2024 von Jörg Müller", "May 14, 2024 | by Ann Lee".
pub(super) fn is_behind_day(line: &str, lang: Option<&str>) -> bool {
    let before = behind_day(line).and_then(|name| line.strip_suffix(name));
    // "Politics | By Ann Lee | May 14, 2024"
    let by = |piece: &str| begins(piece, lang) && is_headed(piece, lang) && names(piece, lang).iter().all(|name| person::is_surely(name));
    before.is_some_and(|before| date::date(before, lang).is_some()) || line.split(any_of(MARKS)).skip(1).any(by) && date::date(line, lang).is_some()
}

/// Whether a line is what a text is signed with: an agency behind a dash or in brackets, a name in Japanese brackets, a role and a colon before a name. `aside` says that
/// it stands at the other side of the page than lines do, as letters are signed.
fn is_signature(line: &str, aside: bool, lang: Option<&str>) -> bool {
    let line = line
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
        .filter(|inner| inner.holds_any(":："))
        .unwrap_or(line);
    let bare = bare(line);
    let is_one = |name: &String| person::is_surely(name) || person::is_agency(name);
    let all = || Some(names(line, lang)).is_some_and(|names| !names.is_empty() && names.iter().all(is_one));
    let marked = bare.len() < line.len();
    let bracketed = lang == Some("ja")
        && line.starts_with_any("【（")
        && line.ends_with_any("】）")
        && IN_BRACKETS.contains(&bare.chars().count())
        && bare.chars().all(is_han)
        && !LABELS.iter().any(|label| bare.holds(label));
    // "Von Anna Ek am 03.05.2013, 11:51 | 0 Meinungen": blogs sign so under the text.
    let dated = || begins(line, lang) && is_headed(line, lang) && date::date(line, lang).is_some();
    let labelled = || {
        line.split_once(any_of(":："))
            .is_some_and(|(label, _)| is_label(label, lang) || ROLES.has(label.trim()))
    };
    let plain = || !line.contains(|c: char| c.is_numeric() || matches!(c, '?' | '!'));
    // "Reporting by The Associated Press.", "VT-Redaktion"
    let stopped = line.strip_suffix('.').unwrap_or(line);
    let headed = || stopped.len() < line.len() && begins(stopped, lang) && is_headed(stopped, lang);
    marked && person::is_agency(bare)
        || bracketed
        || (aside || labelled() || headed()) && plain() && all()
        || dated()
        || line.holds("-") && is_desk(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_text_or_a_day_is_a_signature() {
        for (line, aside, lang, want) in [
            ("– Reuters", false, "en", true),
            ("(AFP)", false, "fr", true),
            ("Reuters", false, "en", false),
            ("Text: Jörg Müller", false, "de", true),
            ("Foto: Jörg Müller", false, "de", false),
            ("Anne Petit", true, "fr", true),
            ("Anne Petit", false, "fr", false),
            ("Werben auf 5 Minuten?", true, "de", false),
            ("【山田花子】", false, "ja", true),
            ("【動画】", false, "ja", false),
        ] {
            assert_eq!(is_signature(line, aside, Some(lang)), want, "{line}");
        }
        for (line, want) in [
            ("May 14, 2024 | by Ann Lee", true),
            ("14.05.2024 08:15 von Jörg Müller (0)", true),
            ("#1 Comment by Ann Lee 14 May 2024", false),
            ("May 14, 2024 | Politics", false),
        ] {
            assert_eq!(is_behind_day(line, Some("en")), want, "{line}");
        }
    }
}
