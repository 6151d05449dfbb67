//! Silent loss is an article that is there and not found. Each kind of rubbish that a page can hold stands here once before, inside and after a story, and all of the story comes back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by stopping")]

use broadsheet::dom::from_html;
use broadsheet::export::{With, export};
use broadsheet::{Options, read};

/// How often a piece of rubbish stands: several times the letters of the story.
const MANY: usize = 400;

const STORY: &[&str] = &[
    "The council voted on Tuesday to open the old bridge again, a decision that ends four years of detours, officials said.",
    "Engineers will begin with the work in spring; until then, lorries have to take the road along the river, as before.",
    "Shopkeepers in the old town had asked for the bridge since the first of them closed, two winters ago.",
    "The state pays for half of the work, and the town takes a loan for the rest, the treasurer told reporters.",
    "Nobody expects the bridge to be finished in time, said a member of the board who did not want to be named.",
    "A second vote, on the colour of the railing, was put off until the autumn, when the board meets again.",
];

/// The kinds of rubbish, each as markup that opens and closes as browsers leave it to the page.
fn rubbish() -> Vec<(&'static str, String)> {
    let many = |piece: &str| piece.repeat(MANY);
    let counted = |piece: &dyn Fn(usize) -> String| (0..MANY).map(piece).collect::<String>();
    vec![
        (
            "links in a list",
            format!("<ul>{}</ul>", counted(&|n| format!("<li><a href=/a/{n}>Link number {n}</a></li>"))),
        ),
        ("links in a row", counted(&|n| format!("<a href=/a/{n}>Link number {n}</a> "))),
        ("siblings of one word", counted(&|n| format!("<p>w{n}</p>"))),
        (
            "siblings in a box",
            format!("<div>{}</div>", counted(&|n| format!("<div>word {n}</div>"))),
        ),
        ("empty siblings", many("<p></p><div></div>")),
        ("rows parted by breaks", format!("<div>{}</div>", many("text line<br>\n<br>"))),
        ("breaks", many("<br>")),
        ("nuls", many("<p>a\0b</p><d\0iv cl\0ass='x\0y'>t</d\0iv>")),
        (
            "controls",
            many("<p>\u{1}\u{8}\u{b}\u{c}\u{7f}\u{80}\u{9f}\u{feff}\u{fffe}\u{200b}\u{202e}\u{2066}\u{61c}</p>"),
        ),
        (
            "turned writing",
            many("<p>\u{202e}evitavresnoc\u{202c} <a href=https://example.com/\u{202e}gpj.exe>x</a> \u{2066}\u{2067}unclosed</p>"),
        ),
        ("what was no character", many("<p>a\u{fffd}\u{fffd}\u{fffd}b \u{fffd}\u{fffd} c</p>")),
        ("words of another charset", many("<p>cafÃ© â€œquoteâ€\u{9d}</p>")),
        ("carriage returns alone", many("<p>a\rb\r\r\n\u{c}c</p>")),
        ("references", many("<p>&amp &#0; &#xD800; &nosuch; &lt &#13;</p>")),
        ("headings", counted(&|n| format!("<h2>Heading {n}</h2>"))),
        (
            "buttons and fields",
            many("<button>Press</button><input value=x><select><option>one<option>two</select>"),
        ),
        ("pictures", counted(&|n| format!("<img src=/i/{n}.jpg alt='Picture {n}'>"))),
        (
            "figures",
            counted(&|n| format!("<figure><img src=/i/{n}.jpg><figcaption>Picture {n}, said so</figcaption></figure>")),
        ),
        (
            "a table",
            format!("<table>{}</table>", counted(&|n| format!("<tr><td>row {n}<td>{n}</tr>"))),
        ),
        ("one word", "a".repeat(MANY * 20)),
        ("drawings", many("<svg><g><text>t</text></g></svg>")),
        ("comments", many("<!-- x --><!-->")),
        ("deep boxes", format!("{}deep{}", "<div>".repeat(400), "</div>".repeat(400))),
        (
            "deep tables",
            format!("{}cell{}", "<table><tr><td>".repeat(100), "</td></tr></table>".repeat(100)),
        ),
    ]
}

/// What is never closed can only stand behind the story, or swallow it.
fn unclosed() -> Vec<(&'static str, String)> {
    vec![
        ("unclosed tables", "<table>x".repeat(200)),
        ("unclosed rows", "<table><tr><td>x".repeat(100)),
        ("unclosed boxes", "<div>x".repeat(300)),
        ("unclosed letters", "<b>x<i>y".repeat(200)),
        ("unclosed comment", format!("<!-- {}", "x ".repeat(MANY))),
        ("unclosed attribute", format!("<a href=\"{}", "x ".repeat(MANY))),
        ("unclosed text", format!("<textarea>{}", "x ".repeat(MANY))),
    ]
}

fn page(before: &str, story: &[&str], within: &str, end: &str, after: &str) -> String {
    let half = story.len() / 2;
    let paragraphs = |part: &[&str]| part.iter().map(|text| format!("<p>{text}</p>")).collect::<String>();
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Bridge opens again | Daily</title></head><body><header><nav><a href=/>Home</a></nav></header>{before}<main><article><h1>Bridge opens again</h1><p class=byline>By A. Writer</p>{}{within}{}{end}</article></main>{after}<footer>(c) Daily</footer></body></html>",
        paragraphs(&story[..half]),
        paragraphs(&story[half..]),
    )
}

#[test]
fn rubbish_takes_no_paragraph_with_it() {
    let mut report = String::new();
    let mut check = |what: &str, place: &str, story: &[&str], html: String| {
        let reading = read(&from_html(&html, None), &Options::default());
        let text = export(&reading, "text", With::default()).unwrap();
        let lost = story.iter().filter(|paragraph| !text.contains(**paragraph)).count();
        if lost > 0 {
            report.push_str(&format!("{what} {place}: {lost} of {} paragraphs\n", story.len()));
        }
    };
    for story in [STORY, &STORY[..2]] {
        for (what, rubbish) in rubbish() {
            check(what, "before the article", story, page(&rubbish, story, "", "", ""));
            check(what, "between the paragraphs", story, page("", story, &rubbish, "", ""));
            check(what, "under the paragraphs", story, page("", story, "", &rubbish, ""));
            check(what, "after the article", story, page("", story, "", "", &rubbish));
        }
        for (what, rubbish) in unclosed() {
            check(what, "under the paragraphs", story, page("", story, "", &rubbish, ""));
            check(what, "after the article", story, page("", story, "", "", &rubbish));
        }
    }
    assert!(report.is_empty(), "lost:\n{report}");
}
