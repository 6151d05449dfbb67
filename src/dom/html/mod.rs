//! HTML text comes in through a tokenizer of our own, `html5ever`'s tree builder and `scraper`'s tree, and is flattened into a [`Document`].

mod doctype;
mod entities;
mod guard;
mod raw;
mod recent_names;
mod references;
mod tokenizer;
mod window;

use super::{Builder, Document, Limits, Origin};
use scraper::{Html, Node};

/// Parses HTML text as browsers do (parsing does not fail) and flattens the tree.
pub fn from_html(html: &str, url: Option<crate::Address>) -> Document {
    let limits = Limits::default();
    let guard::Parsed { mut tree, cut } = guard::parse(html, limits.nodes);
    let mut builder = Builder::with_limits(Origin::Html, url.clone(), limits);
    if cut {
        builder.truncate(Limits::TOO_MANY_NODES);
    }
    let size = Size::of(&tree);
    builder.reserve(size.nodes, size.attributes, size.text);
    builder.base(size.base.and_then(|href| crate::url::base(href, url.as_ref())));
    flatten(&mut tree, &mut builder);
    drop(tree);
    let mut document = builder.finish();
    super::reveal::reveal(&mut document);
    document
}

/// How much a tree holds, and the first base that it names.
#[derive(Default)]
struct Size<'a> {
    nodes: usize,
    attributes: usize,
    text: usize,
    base: Option<&'a str>,
}

impl Size<'_> {
    fn of(tree: &Html) -> Size<'_> {
        let mut size = Size::default();
        for node in tree.tree.values() {
            size.nodes += usize::from(!node.is_comment());
            match node {
                Node::Text(text) => size.text += text.len(),
                Node::Element(element) => {
                    size.attributes += element.attrs.len();
                    if size.base.is_none() && element.name() == "base" {
                        size.base = element.attr("href");
                    }
                }
                _ => {}
            }
        }
        size
    }
}

/// Walks the tree by its links, without recursion, and hands it to the builder. What was handed over is taken out of the tree, so that the page is not held twice.
fn flatten(tree: &mut Html, builder: &mut Builder) {
    let root = tree.root_element().id();
    let mut at = root;
    'walk: loop {
        let Some(mut node) = tree.tree.get_mut(at) else { return };
        let (is_element, descend) = match std::mem::replace(node.value(), Node::Fragment) {
            Node::Element(element) => {
                builder.open(element.name());
                for (name, value) in element.attrs() {
                    builder.attribute(name, value);
                }
                (true, is_sent(&element))
            }
            Node::Text(text) => {
                builder.text(&text);
                (false, false)
            }
            _ => (false, false),
        };
        if descend && let Some(child) = node.first_child() {
            at = child.id();
            continue;
        }
        if is_element {
            builder.close();
        }
        while at != root {
            let Some(mut node) = tree.tree.get_mut(at) else { return };
            if let Some(next) = node.next_sibling() {
                at = next.id();
                continue 'walk;
            }
            let Some(parent) = node.parent() else { return };
            at = parent.id();
            builder.close();
        }
        return;
    }
}

/// Whether what an element holds is read: programs, style sheets and template contents are not, structured data is.
fn is_sent(element: &scraper::node::Element) -> bool {
    match element.name() {
        "script" => element.attr("type").is_some_and(is_structured_data),
        "style" | "template" => false,
        _ => true,
    }
}

/// Whether a script's type says that it holds structured data.
fn is_structured_data(kind: &str) -> bool {
    kind.trim().eq_ignore_ascii_case("application/ld+json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    /// The same page through html5ever's own tokenizer.
    fn by_the_book(html: &str) -> Document {
        let mut builder = Builder::new(Origin::Html, None);
        flatten(&mut Html::parse_document(html), &mut builder);
        builder.finish()
    }

    #[test]
    fn a_doctype_that_comes_late_keeps_the_line_s_end_behind_it() {
        for html in ["<pre><!doctype html>\nx", "<pre>\nx", "<textarea>\nx", "<table><!doctype html>\n<tr>x"] {
            assert_eq!(nodes(&from_html(html, None)), nodes(&by_the_book(html)), "{html}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]
        #[test]
        fn whatever_the_markup_the_document_is_the_same_as_by_html5ever_s_tokenizer(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..24)) {
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
