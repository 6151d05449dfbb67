//! HTML: the article as one complete file, plain and beautiful, that loads nothing but its pictures and runs nothing.

use super::With;
use super::heading_lines;
use super::markup::{Markup, Pictures, dir};
use super::note_numbers::NoteNumbers;
use crate::Reading;

const STYLE: &str = include_str!("html_page.css");
/// What the file may load, for the browser to enforce: pictures and the style above.
const POLICY: &str = "default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'";

pub(super) fn write(reading: &Reading, _: With) -> String {
    let metadata = &reading.metadata;
    let notes = NoteNumbers::of(&reading.blocks);
    let mut out = Markup::new(&notes, Pictures::Linked);
    let mut root: Vec<(&'static str, &str)> = Vec::new();
    if let Some(lang) = &metadata.lang {
        root.push(("lang", lang));
    }
    if let Some(direction) = metadata.dir {
        root.push(("dir", dir(direction)));
    }
    out.raw("<!DOCTYPE html>\n");
    out.open("html", &root);
    out.raw("\n<head>\n");
    out.void("meta", &[("charset", "utf-8")]);
    out.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    out.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
    out.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    if let Some(author) = heading_lines::byline(metadata) {
        out.void("meta", &[("name", "author"), ("content", &author)]);
    }
    if let Some(url) = &metadata.canonical_url {
        out.void("link", &[("rel", "canonical"), ("href", url.as_str())]);
    }
    out.open("title", &[]);
    out.text(metadata.title.as_deref().unwrap_or("Article"));
    out.close("title");
    out.raw("\n<style>\n");
    out.raw(STYLE);
    out.raw("</style>\n</head>\n<body>\n<article>\n");
    heading(reading, &mut out);
    for block in reading.lead.iter().chain(&reading.blocks) {
        out.block(block);
    }
    out.raw("</article>\n</body>\n</html>\n");
    out.finish()
}

/// Headline, and one line of byline, time and source.
pub(super) fn heading(reading: &Reading, out: &mut Markup<'_>) {
    let metadata = &reading.metadata;
    let (byline, time) = (heading_lines::byline(metadata), heading_lines::time(metadata));
    if metadata.title.is_none() && byline.is_none() && time.is_none() && reading.source().is_none() {
        return;
    }
    out.open("header", &[]);
    if let Some(title) = &metadata.title {
        out.open("h1", &[]);
        out.text(title);
        out.close("h1");
    }
    out.open("p", &[("class", "about")]);
    let mut first = true;
    let mut between = |out: &mut Markup<'_>| {
        if !std::mem::take(&mut first) {
            out.raw(" · ");
        }
    };
    if let Some(byline) = &byline {
        between(out);
        out.text(byline);
    }
    if let Some(time) = time {
        between(out);
        out.open("time", &[("datetime", time)]);
        out.text(&heading_lines::readable_time(time));
        out.close("time");
    }
    if let Some(url) = reading.source() {
        between(out);
        out.open("a", &[("href", url.as_str()), ("rel", "noopener noreferrer")]);
        let host = url.host();
        out.text(metadata.site_name.as_deref().or(host.as_deref()).unwrap_or(url.as_str()));
        out.close("a");
    } else if let Some(site) = &metadata.site_name {
        between(out);
        out.text(site);
    }
    out.close("p");
    out.close("header");
    out.raw("\n");
}

#[cfg(test)]
mod tests {
    use crate::article::blocks_of;
    use crate::export::any_blocks;
    use crate::export::tests::reading_of;
    use crate::export::{With, export};
    use proptest::prelude::*;

    fn html(body: &str) -> String {
        export(&reading_of(blocks_of(body)), "html", With::default()).unwrap()
    }

    fn article(body: &str) -> String {
        let html = html(body);
        let (_, story) = html.split_once("</header>\n").unwrap();
        story.split_once("</article>").unwrap().0.to_owned()
    }

    #[test]
    fn every_kind_of_block_has_its_form() {
        assert_eq!(
            article(
                "<p>a <b>b</b><sup><a href=#n1>1</a></sup><ol start=3><li>x<ul><li>y</ul><li>z</ol><blockquote>q<footer>Jane</footer></blockquote><ol><li id=n1>note</ol>"
            ),
            "<p>a <strong>b</strong><sup><a href=\"#note-1\">1</a></sup></p>\n<ol start=\"3\"><li>x<ul><li>y</li></ul></li><li>z</li></ol>\n\
            <blockquote><p>q</p><p><cite>Jane</cite></p></blockquote>\n<ol><li id=\"note-1\">note</li></ol>\n"
        );
        assert_eq!(
            article(
                "<figure><img src=/a.jpg width=600 height=400><figcaption>C (AP)</figcaption></figure><table><tr><th>A<th>B<tr><td rowspan=9>1<td>2</table>"
            ),
            "<figure><img src=\"https://example.com/a.jpg\" alt=\"\" loading=\"lazy\" width=\"600\" height=\"400\"/><figcaption>C <small>AP</small></figcaption></figure>\n\
            <div class=\"table\"><table><tbody><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></tbody></table></div>\n"
        );
    }

    #[test]
    fn nothing_of_the_page_becomes_markup() {
        let html =
            html("<p>&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt; <a href='https://e.com/\"onx=1'>l</a> <a href=javascript:x>j</a></p>");
        assert!(!html.contains("<script") && !html.contains("javascript:"));
        assert!(html.contains("&lt;/style&gt;&lt;script&gt;"));
    }

    /// Every element and attribute that an exported file may hold.
    const ELEMENTS: &[&str] = &[
        "html",
        "head",
        "meta",
        "link",
        "title",
        "style",
        "body",
        "article",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "a",
        "time",
        "strong",
        "em",
        "s",
        "mark",
        "sup",
        "sub",
        "code",
        "br",
        "ul",
        "ol",
        "li",
        "blockquote",
        "cite",
        "figure",
        "img",
        "figcaption",
        "small",
        "div",
        "table",
        "caption",
        "tbody",
        "tr",
        "th",
        "td",
        "pre",
        "hr",
    ];
    const ATTRIBUTES: &[&str] = &[
        "lang",
        "xml:lang",
        "dir",
        "charset",
        "name",
        "content",
        "http-equiv",
        "rel",
        "href",
        "class",
        "id",
        "datetime",
        "src",
        "alt",
        "loading",
        "width",
        "height",
        "start",
        "colspan",
        "rowspan",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(192))]
        #[test]
        fn any_article_parses_back_to_the_closed_set(blocks in any_blocks::blocks(), title in any_blocks::words()) {
            let mut reading = reading_of(blocks);
            reading.metadata.lang = Some(title.clone());
            reading.metadata.published = Some(title.clone());
            reading.metadata.title = Some(title);
            let html = export(&reading, "html", With::default()).unwrap();
            let tree = scraper::Html::parse_document(&html);
            for element in tree.tree.values().filter_map(scraper::Node::as_element) {
                prop_assert!(ELEMENTS.contains(&element.name()), "{} in {html}", element.name());
                for (name, value) in element.attrs() {
                    prop_assert!(ATTRIBUTES.contains(&name), "{name} in {html}");
                    if matches!(name, "href" | "src") {
                        prop_assert!(["http:", "https:", "mailto:", "#note-", "data:image/"].iter().any(|start| value.starts_with(start)), "{value}");
                    }
                }
            }
            prop_assert_eq!(tree.tree.values().filter(|node| node.is_comment()).count(), 0);
        }
    }
}
