//! A doctype says how old a page's markup is; in pages of the last century a table may stand inside a paragraph.

use crate::search::Search;

/// Reads a doctype whose keyword ends at the start of the text: whether it is of the last century, and its length with the `>` that ends it.
pub(super) fn read(text: &str) -> (bool, usize) {
    let mut reader = Reader { text, at: 0 };
    let is_old = reader.is_old().unwrap_or(true);
    // What is wrong is skipped up to the end of the tag.
    let rest = reader.rest().find('>').map_or(text.len(), |at| reader.at + at + 1);
    (is_old, rest)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Whether name and identifiers are old ones; `None` where they are not as they should be, which counts as old.
    fn is_old(&mut self) -> Option<bool> {
        self.space();
        let length = self.rest().find(|c: char| is_space(c) || c == '>').unwrap_or(self.rest().len());
        let is_other = !self.take(length).eq_ignore_ascii_case("html");
        self.space();
        let keyword = self.rest().get(..6).unwrap_or_default();
        let public = keyword.eq_ignore_ascii_case("public");
        if !public && !keyword.eq_ignore_ascii_case("system") {
            return self.rest().starts_with('>').then_some(is_other);
        }
        self.at += keyword.len();
        self.space();
        let mut id = "";
        if public {
            id = self.quoted()?;
            self.space();
            if self.rest().starts_with('>') {
                return Some(is_other || is_of_last_century(id, false));
            }
        }
        self.quoted()?;
        // What follows an identifier makes no difference, but the page may not end there.
        self.rest().holds(">").then(|| is_other || is_of_last_century(id, true))
    }

    /// An identifier in quotes; `None` where one of them is missing.
    fn quoted(&mut self) -> Option<&'a str> {
        let quote = self.rest().chars().next().filter(|c| matches!(c, '"' | '\''))?;
        self.at += 1;
        let length = self.rest().find([quote, '>']).unwrap_or(self.rest().len());
        let id = self.take(length);
        let closed = self.rest().starts_with(quote);
        self.at += usize::from(closed);
        closed.then_some(id)
    }

    #[inline(never)]
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, length: usize) -> &'a str {
        let taken = self.rest().get(..length).unwrap_or_default();
        self.at += taken.len();
        taken
    }

    #[inline(never)]
    fn space(&mut self) {
        self.at += self.rest().find(|c| !is_space(c)).unwrap_or(self.rest().len());
    }
}

/// Whether a public identifier is one that HTML's rules list as old: what came before HTML 4, and what of HTML 4 allows everything, of 4.01 only where no
/// address stands behind it. Identifiers made since are of XHTML.
fn is_of_last_century(id: &str, has_address: bool) -> bool {
    let id = id.to_ascii_lowercase();
    let is_strict = ["xhtml", "dtd html 4.0//", "dtd html 4.01//"].iter().any(|name| id.holds(name));
    id.starts_with("-//") && id.holds("//dtd ") && !is_strict && !(has_address && id.holds("html 4.01"))
}

fn is_space(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{c}' | ' ')
}

#[cfg(test)]
mod tests {
    use super::super::from_html;

    /// Whether html5ever and we agree on a page with this before its first tag; only old markup lets a table stand in a paragraph.
    fn is_old(before: &str) -> bool {
        let html = format!("{before}<p>a<table><tr><td>b</table>");
        let depth = |document: &crate::dom::Document| document.iter().find(|node| node.tag() == crate::dom::Tag::Table).map(|node| node.depth());
        let ours = depth(&from_html(&html, None)) == Some(3);
        let theirs = scraper::Html::parse_document(&html).quirks_mode == html5ever::tree_builder::QuirksMode::Quirks;
        assert_eq!(ours, theirs, "{before}");
        ours
    }

    #[test]
    fn what_is_old_is_what_html5ever_calls_so() {
        let old = [
            "-//W3C//DTD HTML 4.0 Transitional//EN",
            "-//W3C//DTD HTML 4.0 Frameset//EN",
            "-//W3C//DTD HTML 3.2 Final//EN",
            "-//W3C//DTD HTML Experimental 970421//EN",
            "-//IETF//DTD HTML 2.0//EN",
            "-//IETF//DTD HTML//EN",
            "-//Netscape Comm. Corp.//DTD HTML//EN",
            "-//Microsoft//DTD Internet Explorer 3.0 HTML//EN",
            "-//SoftQuad//DTD HoTMetaL PRO 4.0::19971010::extensions to HTML 4.0//EN",
            "-//SQ//DTD HTML 2.0 HoTMetaL + extensions//EN",
            "-//W3O//DTD W3 HTML Strict 3.0//EN//",
            "-//WebTechs//DTD Mozilla HTML 2.0//EN",
        ];
        let newer = [
            "-//W3C//DTD HTML 4.01//EN",
            "-//W3C//DTD HTML 4.0//EN",
            "-//W3C//DTD XHTML 1.0 Strict//EN",
            "-//W3C//DTD XHTML 1.0 Transitional//EN",
            "-//W3C//DTD XHTML 1.0 Frameset//EN",
            "-//W3C//DTD XHTML 1.1//EN",
            "-//W3C//DTD XHTML+RDFa 1.0//EN",
            "-//W3C//DTD XHTML Basic 1.1//EN",
            "-//WAPFORUM//DTD XHTML Mobile 1.0//EN",
        ];
        for (ids, is) in [(&old[..], true), (&newer[..], false)] {
            for id in ids {
                assert_eq!(is_old(&format!("<!DOCTYPE html PUBLIC \"{id}\">")), is, "{id}");
                assert_eq!(
                    is_old(&format!("<!doctype HTML public '{}' \"http://example.com/x.dtd\">\n", id.to_lowercase())),
                    is,
                    "{id}"
                );
            }
        }
        for id in ["-//W3C//DTD HTML 4.01 Transitional//EN", "-//W3C//DTD HTML 4.01 Frameset//EN"] {
            assert!(is_old(&format!("<!DOCTYPE HTML PUBLIC \"{id}\">")));
            assert!(!is_old(&format!(
                "<!DOCTYPE HTML PUBLIC \"{id}\" \"http://www.w3.org/TR/html4/loose.dtd\">"
            )));
        }
        for new in [
            "<!doctype html>",
            " \n<!-- saved from x --><?xml version='1.0'?><!DOCTYPE html>",
            "<!DOCTYPE html SYSTEM \"about:legacy-compat\">",
            "&#32;<!doctype html>",
        ] {
            assert!(!is_old(new), "{new}");
        }
        for old in [
            "",
            "<!-- none -->",
            "x<!doctype html>",
            "</x><!doctype html>",
            "<!doctype>",
            "<!doctype svg>",
            "<!doctype html public>",
            "<!doctype html public \"x>",
            "\0<!doctype html>",
        ] {
            assert!(is_old(old), "{old}");
        }
    }
}
