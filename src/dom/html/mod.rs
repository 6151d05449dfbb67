//! HTML text comes in through a tokenizer, becomes a tree by the rules of the HTML standard, and is flattened into a [`Document`].
//!
//! All of it is ours: it keeps no more of a page than is read, and copies nothing that stands in the page as it is meant. A property test holds it to
//! `html5ever` and `scraper`, which take 90 KB more of the WASM.

mod body;
mod construction;
mod doctype;
mod entities;
mod flatten;
mod foreign;
mod formatting;
mod guard;
mod kind;
mod raw;
mod references;
mod rules;
mod tables;
mod token;
mod tokenizer;
mod tree;

use super::{Builder, Document, Limits, Origin};
use std::borrow::Cow;

/// Longest page that is read, in bytes: places in it are numbers of 32 bits, in what is kept beside it too.
const LONGEST: usize = 1 << 30;

/// Parses HTML text as browsers do (parsing does not fail) and flattens the tree.
pub fn from_html(html: &str, url: Option<url::Url>) -> Document {
    let limits = Limits::default();
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    let html = one_line_end(html.get(..html.floor_char_boundary(LONGEST)).unwrap_or(html));
    let tokenizer::Parsed { tree, cut } = tokenizer::run(&html, limits.nodes);
    let mut builder = Builder::with_limits(Origin::Html, url.clone(), limits);
    if cut {
        builder.truncate(Limits::TOO_MANY_NODES);
    }
    flatten::reserve(&tree, &mut builder);
    builder.base(flatten::base(&tree).and_then(|href| crate::url::base(href, url.as_ref())));
    flatten::flatten(&tree, &mut builder);
    drop(tree);
    let mut document = builder.finish();
    super::reveal::reveal(&mut document);
    document
}

/// The text with every line ended by U+000A, as HTML is read.
fn one_line_end(html: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', html.as_bytes()).is_none() {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    for (number, line) in html.split('\r').enumerate() {
        let after_end = number > 0;
        out.push_str(if after_end { "\n" } else { "" });
        out.push_str(line.strip_prefix('\n').filter(|_| after_end).unwrap_or(line));
    }
    Cow::Owned(out)
}

/// Whether a script's type says that it holds structured data.
fn is_structured_data(kind: &str) -> bool {
    kind.trim().eq_ignore_ascii_case("application/ld+json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use scraper::{Html, Node};

    /// Pieces of markup that change how the rest is read, wherever they stand.
    const PIECES: &[&str] = &[
        "<",
        "</",
        "<!",
        "<!--",
        "-->",
        "--!>",
        "--",
        "-",
        "!",
        ">",
        "/",
        "=",
        "\"",
        "'",
        " ",
        "\n",
        "\r",
        "\r\n",
        "\0",
        "\t",
        "\u{c}",
        "&",
        "&amp",
        "&amp;",
        "&not",
        "&notin;",
        "&#",
        "&#x4",
        "41",
        "&#128;",
        ";",
        "a",
        "p",
        "é",
        "日本",
        "?",
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<script>",
        "</script>",
        "<script",
        "</script",
        "<style>",
        "</style>",
        "<title>",
        "</title>",
        "<textarea>",
        "</textarea>",
        "<pre>",
        "<svg>",
        "</svg>",
        "<![CDATA[",
        "]]>",
        "<math>",
        "<annotation-xml encoding=text/html>",
        "<foreignObject>",
        "<use xlink:href=#a>",
        "<a href=x>",
        "<a onclick=y>",
        "</a>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<font color=red>",
        "<nobr>",
        "<!doctype html>",
        "<!DOCTYPE",
        "PUBLIC",
        "\"-//W3C//DTD HTML 3.2//EN\"",
        "system",
        "<select>",
        "<option>",
        "<noscript>",
        "</noscript>",
        "<iframe>",
        "</iframe>",
        "<xmp>",
        "</xmp>",
        "<plaintext>",
        "<template>",
        "</template>",
        "<frameset>",
        "<body class=x>",
        "<html lang=en>",
        "<meta charset=x>",
        "<br/>",
        "<img SRC=A Alt=b&lt;c class=x class=y>",
        "<img src='a' alt=\"b&copy=1\">",
        "<form>",
        "<button>",
        "<ul>",
        "<li>",
        "<h1>",
        "</h2>",
        "class=",
        "id=\"",
        "title='",
        "</option>",
        "<optgroup>",
        "<ruby>",
        "<rt>",
        "<rtc>",
        "<rp>",
        "<dl>",
        "<dd>",
        "<dt>",
        "</li>",
        "</ul>",
        "</select>",
        "<caption>",
        "</caption>",
        "<col>",
        "<colgroup>",
        "</colgroup>",
        "<tbody>",
        "</tbody>",
        "<thead>",
        "<th>",
        "</td>",
        "</tr>",
        "<input type=hidden>",
        "<input>",
        "<image>",
        "</nobr>",
        "<object>",
        "</object>",
        "<marquee>",
        "<head>",
        "</head>",
        "</body>",
        "</html>",
        "<html class=y>",
        "<body id=z>",
        "<frame>",
        "</frameset>",
        "<noframes>",
        "</noframes>",
        "<hr>",
        "<base href=x>",
        "</form>",
        "</button>",
        "<address>",
        "<h2>",
        "</h1>",
        "</br>",
        "<keygen>",
        "<listing>",
        "</pre>",
        "<mi>",
        "<mglyph>",
        "</math>",
        "<annotation-xml>",
        "<desc>",
        "</desc>",
        "<title/>",
        "<circle/>",
        "<font>",
        "</font>",
        "<em>",
        "</em>",
        "<span>",
        "</span>",
        "<x-y>",
        "</x-y>",
        "<center>",
        "<dialog>",
        "<search>",
        "<param>",
        "<area>",
        "<link>",
        "<hgroup>",
        "<use xml:lang=b xlink:title=c title=d>",
        "<a class=1 id=2>",
        "<a id=2 class=1>",
        "<b><b><b><b>",
        "<i><p>",
        "<div><a>",
        "<a><table><a>",
        "<template><tr>",
        "<svg><desc>",
        "<table><tr><td>",
        "<select><table>",
        "<script type=application/ld+json>",
        "{\"a\":1}",
    ];

    fn nodes(document: &Document) -> Vec<String> {
        let text = |node: super::super::NodeRef<'_>| if node.is_text() { node.raw_text().to_owned() } else { String::new() };
        let line = |node: super::super::NodeRef<'_>| {
            let attributes: Vec<_> = node.attributes().collect();
            format!("{} {} {attributes:?} {:?}", node.depth(), node.name(), text(node))
        };
        document.iter().map(line).collect()
    }

    /// The same page through html5ever and scraper. Names in drawings have capitals there, which no rule reads.
    fn by_the_book(html: &str) -> Document {
        let tree = Html::parse_document(html);
        let mut builder = Builder::new(Origin::Html, None);
        let root = *tree.root_element();
        let mut at = root;
        'walk: loop {
            match at.value() {
                Node::Element(element) => {
                    builder.open(&element.name().to_ascii_lowercase());
                    for (name, value) in element.attrs() {
                        builder.attribute(name, value);
                    }
                    if let Some(child) = at.first_child().filter(|_| is_sent(element)) {
                        at = child;
                        continue;
                    }
                    builder.close();
                }
                Node::Text(text) => builder.text(text),
                _ => {}
            }
            while at != root {
                if let Some(next) = at.next_sibling() {
                    at = next;
                    continue 'walk;
                }
                at = at.parent().unwrap();
                builder.close();
            }
            return builder.finish();
        }
    }

    fn is_sent(element: &scraper::node::Element) -> bool {
        match element.name() {
            "script" => element.attr("type").is_some_and(is_structured_data),
            "style" | "template" => false,
            _ => true,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]
        #[test]
        fn whatever_the_markup_the_document_is_the_same_as_by_html5ever(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..24)) {
            let html = pieces.concat();
            prop_assert_eq!(nodes(&from_html(&html, None)), nodes(&by_the_book(&html)));
        }
    }

    #[test]
    fn scripts_hide_their_own_end_tags_in_comments_as_browsers_have_it() {
        for html in [
            "<script>var x = '</p>';</script>b<style>p{}</style>c<script>",
            "<script><!-- <script> '</script>' --></script><p>x",
            "<script><!-- <script> </script> </script><p>x",
            "<script><!--><script></script><p>x",
            "<!-- <script> --><p>x</p><textarea><script></textarea><b>y</b><title><style></title><script/>1</script>2",
            "<svg><style>a</style><script>b</script></svg><div title='<script>'>z</div><noscript><style></noscript><i>q",
            "<script type='application/ld+json'>{\"a\":1}</script><template><script>x</script><p>t</template>u",
        ] {
            assert_eq!(nodes(&from_html(html, None)), nodes(&by_the_book(html)), "{html}");
        }
    }
}
