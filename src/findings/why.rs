//! A why is one clause of the reason for a finding: a code, and the values that fill its blanks. The terminal says it in English, the extension in
//! the language of its reader (`why_<code>` in `_locales`).

use serde::Serialize;

/// One clause of a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Why {
    /// Its code in [`WHYS`].
    pub code: &'static str,
    /// What stands in its blanks, in order: words of the page, names of its elements, figures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
}

/// Every clause there is: its code, and its English with the blanks `$1` and `$2`. A rule that needs another one adds a row, and its text to every language.
pub const WHYS: &[(&str, &str)] = &[
    ("name", "Its name “$1” says what it is."),
    ("name_hints", "Its name “$1” hints at an ad."),
    ("made_for_ads", "“$1” exists for ads alone."),
    ("ad_host", "It belongs to the ad network $1."),
    ("box_label", "It carries the ad label “$1”."),
    ("ad_size", "It has the size of an ad, $1."),
    ("marked_sponsored", "The page marks its link as sponsored."),
    ("empty", "It is empty."),
    ("picture_leads_away", "Its picture leads to another site."),
    ("beside_label", "It is an empty box beside an ad label."),
    ("ad_label", "The whole line is the ad label “$1”."),
    ("ad_label_misspelt", "The whole line is “$1”, a misspelling of the ad label “$2”."),
    ("ad_sentence", "The whole line says that the story goes on around an ad: “$1”."),
    ("stands_alone", "The line “$1” stands alone between paragraphs again and again."),
    ("number", "Number $1 of $2 on this page."),
    ("app_links", "Its links lead to app stores."),
    ("pinned_lower", "It is pinned along the window’s lower edge, over the page."),
    ("pinned_upper", "It is pinned at the window’s upper edge, over the page."),
    ("pinned_middle", "It is pinned over the middle of the window."),
    ("pinned_edge", "It is pinned at the window’s edge, over the page."),
    ("has_close", "It has a button to close it."),
    ("player_pinned", "It is pinned to the window and holds a player."),
    ("player_starts", "It is a video that starts by itself, outside the story."),
    (
        "asks_to_agree",
        "It is pinned over the page, speaks of cookies or privacy, and has a button to agree.",
    ),
    ("mail_form", "It asks for an e-mail address."),
    ("mail_line", "The line asks the reader to sign up for mail."),
    ("pay_line", "The line says that the story goes on for readers who pay."),
    ("publisher_label", "The whole line is a label of the publisher’s own: “$1”."),
    (
        "publisher_channel",
        "The line calls the reader to another channel of the publisher: “$1”.",
    ),
    ("publisher_appeal", "The line asks readers for money for the publisher."),
    ("blocker_notice", "It asks the reader to turn off an ad blocker."),
    ("sends_on", "The line sends the reader to another story: “$1”."),
    ("under_heading", "Under “$1” stand links to other stories."),
    ("mostly_links", "It holds mostly links."),
    ("caption_again", "The same caption stands on the page once more, and is kept there."),
    ("caption_beside", "It says what the caption of the picture beside it says."),
    (
        "caption_twice",
        "The caption says the same twice, once for screen readers or another screen.",
    ),
    ("line_before", "The line before says the same."),
    ("headline_says", "It says what the headline says."),
    ("standfirst_says", "It says what the standfirst above it says."),
    ("picture_before", "The same picture is shown before."),
    ("share_links", "Its links post the page to other sites."),
    ("share_line", "The whole line labels buttons that share the story."),
    ("holds_page", "Refused: it is the frame of the whole page."),
    ("holds_headline", "Refused: it holds the headline."),
    ("holds_story", "Refused: it holds $1 % of the story’s text."),
];

/// A clause without blanks.
#[inline(never)]
pub(super) fn plain(code: &'static str) -> Why {
    Why { code, values: Vec::new() }
}

/// A clause about one thing.
#[inline(never)]
pub(super) fn about(code: &'static str, value: &str) -> Why {
    Why {
        code,
        values: vec![value.to_owned()],
    }
}

/// A clause about two things.
#[inline(never)]
pub(super) fn about_both(code: &'static str, first: &str, second: &str) -> Why {
    Why {
        code,
        values: vec![first.to_owned(), second.to_owned()],
    }
}

impl Why {
    /// The clause in English, as a sentence.
    pub fn sentence(&self) -> String {
        let pattern = WHYS.iter().find(|(code, _)| *code == self.code).map_or("", |(_, english)| *english);
        let mut said = String::with_capacity(pattern.len());
        let mut parts = pattern.split('$');
        said.push_str(parts.next().unwrap_or_default());
        // What follows a dollar begins with the number of the blank; a page's own dollars are in the values.
        for part in parts {
            let (number, rest) = part.split_at_checked(1).unwrap_or_default();
            let at = number.parse::<usize>().unwrap_or(1).saturating_sub(1);
            said.push_str(self.values.get(at).map_or("", String::as_str));
            said.push_str(rest);
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_and_a_dollar_of_the_page_stays() {
        let why = about_both("ad_label_misspelt", "Adver$2 é", "Advertisement");
        assert_eq!(
            why.sentence(),
            "The whole line is “Adver$2 é”, a misspelling of the ad label “Advertisement”."
        );
        assert_eq!(plain("empty").sentence(), "It is empty.");
    }

    #[test]
    fn every_code_is_said_once() {
        for (at, (code, english)) in WHYS.iter().enumerate() {
            assert!(WHYS.iter().skip(at + 1).all(|(other, text)| other != code && text != english), "{code}");
        }
    }
}
