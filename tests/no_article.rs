//! A page without an article leads to articles, sells, asks or answers: the automatic mode must not open the reader on one.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by stopping")]

use broadsheet::dom::from_html;
use broadsheet::{Options, Reading, read};

const PROSE: &[&str] = &[
    "The council approved the new rail line on Monday evening after a debate that lasted more than five hours, officials said.",
    "Work is due to begin in spring, and the first trains are expected to run between the cities before the end of the decade.",
    "Opponents of the plan argue that the money would be better spent on buses, which could serve three times as many villages.",
    "The ministry pays for two thirds of the cost, while the rest is to be raised through bonds, according to the treasurer.",
];

fn reading(address: &str, head: &str, body: &str) -> Reading {
    let url = broadsheet::Address::parse(address);
    let nav = "<nav><ul><li><a href=/n>News</a><li><a href=/p>Politics</a><li><a href=/s>Sport</a></ul></nav>";
    let html = format!("<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body><header>{nav}</header>{body}</body></html>");
    read(&from_html(&html, url), &Options::default())
}

/// Something printed once for each number.
fn each(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

fn prose(number: usize) -> &'static str {
    PROSE.get(number % PROSE.len()).copied().unwrap_or_default()
}

/// Address, head and body of pages of other kinds.
fn pages() -> Vec<(&'static str, &'static str, String)> {
    let cards = each(24, |n| {
        format!(
            "<article class=card><a href=/s{n}><img src=/i{n}.jpg><h2>Headline number {n} of what happened in the town</h2></a><p class=teaser>A summary of story {n}, long enough to look like prose, which ends with a full stop here.</p><span>2 hours ago</span></article>"
        )
    });
    let titles = each(8, |n| {
        format!("<li><a href=/s{n}><h3>Story number {n} about what happened in the town yesterday</h3></a></li>")
    });
    let reviews = each(6, |n| format!("<div class=review><p>{}</p></div>", prose(n)));
    let paragraphs = each(3, |n| format!("<p>{}</p>", prose(n)));
    let rules = paragraphs.repeat(6);
    let fields = each(6, |n| format!("<label>Number {n} <input name=n{n}></label>"));
    vec![
        ("https://news.example/", "<title>The Example</title>", format!("<main><h1>The Example</h1>{cards}</main>")),
        ("https://news.example/index.html", "<title>The Example</title>", format!("<main>{cards}</main>")),
        ("https://news.example/en/", "<title>The Example</title><meta property=og:type content=website>", format!("<main><h1>News of the region</h1><div><h2><a href=/x>Council approves new rail line</a></h2><p>{}</p></div>{cards}</main>", prose(0))),
        ("https://news.example/politics", "<title>Politics</title>", format!("<main><h1>Politics</h1>{cards}</main>")),
        ("https://news.example/sport", "<title>Sport</title><meta property=og:type content=article>", format!("<main><h1>Sport in the region</h1>{cards}</main>")),
        ("https://news.example/tags/rail", "<title>Rail</title>", format!("<main><h1>Rail and trains</h1><ul>{}</ul></main>", each(20, |n| format!("<li><h3><a href=/s{n}>Story number {n} on rail in the region</a></h3><p>{}</p></li>", prose(n))))),
        ("https://blog.example/page/2", "<title>Rails, a blog</title>", format!("<main>{}</main>", each(8, |n| format!("<article><h2><a href=/p{n}>Post number {n} on the line and its friends</a></h2>{paragraphs}<a href=/p{n}>Continue reading</a></article>")))),
        ("https://news.example/search?q=rail", "<title>Search</title>", format!("<h1>412 results for rail</h1><ol>{}</ol>", each(10, |n| format!("<li><a href=/s{n}>Story number {n} about rail</a><p>… {} …</p></li>", prose(n))))),
        ("https://news.example/author/anna-berg", "<title>Anna Berg</title>", format!("<h1>Anna Berg</h1><p>Anna Berg is a reporter who has covered trains, towns and their councils since 2009. Before, she studied history.</p>{cards}")),
        ("https://shop.example/p/1234", "<title>Train set</title><meta property=og:type content=product>", format!("<h1>Model train set, 24 pieces</h1><span>$49.00</span><button>Add to cart</button><p>A set of twenty-four pieces, with an engine, four carriages, and rails for an oval of two metres.</p><h2>Customer reviews</h2>{reviews}<ul>{titles}</ul>")),
        ("https://forum.example/t/991", "<title>Which train to the coast?</title>", format!("<h1>Which train to the coast?</h1>{}<form><textarea></textarea><button>Reply</button></form>", each(6, |n| format!("<div class=post><div class=author>user{n}</div><div class=content><p>{}</p></div></div>", prose(n))))),
        ("https://news.example/login", "<title>Log in</title>", "<main><h1>Log in to your account</h1><form><input type=email><input type=password><button>Log in</button></form><p>By logging in you agree to our terms of use, and to our privacy policy, which says what we keep and for how long.</p></main>".to_owned()),
        ("https://news.example/contact", "<title>Contact</title>", "<main><h1>Contact the newsroom</h1><p>Write to us at the address below, or call us between nine and five on working days. We answer within two days.</p></main>".to_owned()),
        ("https://news.example/video", "<title>Video</title>", format!("<h1>All our videos</h1>{}", each(30, |n| format!("<div><a href=/v{n}><img src=/t{n}.jpg><span>Video number {n}: what the council said</span></a></div>")))),
        ("https://news.example/weather", "<title>Weather</title>", format!("<h1>Weather in Bergstad</h1><table>{}</table><p>Rain will move in from the west in the afternoon, with strong winds at the coast and snow above 900 metres.</p>", each(7, |n| format!("<tr><td>Day {n}<td>{n}°<td>Light rain, wind from the north-west</tr>")))),
        ("https://news.example/nix", "<title>Page not found</title>", format!("<main><h1>Page not found</h1><p>The page that you were looking for is not here. It may have been moved, or it may never have existed.</p><ul>{titles}</ul></main>")),
        ("https://news.example/newsletters", "<title>Newsletters</title>", format!("<h1>Our newsletters</h1>{}", each(9, |n| format!("<div><h3>The Daily {n}</h3><p>Every morning at six, the news of the day in five minutes, written by our editors for you.</p><button>Sign up</button></div>")))),
        ("https://news.example/world", "<title>World | The Example</title>", format!("<main><h1>World</h1>{}</main>", each(12, |n| format!("<div><h3>What happened in town number {n}</h3>{paragraphs}<a href=/s{n}>Read more</a></div>")))),
        ("https://news.example/culture", "<title>Culture</title>", format!("<main><h1>Culture</h1><p>All news of books, films and music, with what our critics think of them.</p>{}</main>", each(16, |n| format!("<article class=card><a href=/s{n}><img src=/{n}.jpg></a><h2><a href=/s{n}>Story number {n} of the stage</a></h2>{paragraphs}<time>{n} May</time></article>")))),
        ("https://news.example/regional", "<title>Regional | The Example</title><meta property=og:type content=article>", format!("<main><h1>News of the region</h1>{}</main>", each(12, |n| format!("<div><h3>What happened in town number {n}</h3>{paragraphs}<a href=/s{n}>Read more</a></div>")))),
        ("https://news.example/gone", "<title>Page not found</title>", format!("<main><h1>Page not found</h1><p>The page that you were looking for is not here.</p>{}</main>", each(5, |n| format!("<div><h2><a href=/s{n}>Story number {n} of the day</a></h2>{paragraphs}</div>")))),
        ("https://news.example/tonight", "<title>On air tonight</title>", format!("<main><h1>On air tonight</h1>{}</main>", each(20, |n| format!("<div class=show><time>20:{n}</time><h3>Show {n}</h3><p>{}</p></div>", prose(n))))),
        ("https://news.example/jobs", "<title>Jobs</title>", format!("<main><h1>Jobs in health</h1>{}</main>", each(14, |n| format!("<div><h3><a href=/j{n}>Nurse, ward {n}</a></h3><p>City Hospital, full time</p>{paragraphs}</div>")))),
        ("https://chat.example/c/12", "<title>harbour | Chat</title>", format!("<main><h1>harbour</h1>{}</main>", each(14, |n| format!("<div class=message><b>Anna Berg</b> <time>9:{n}</time><div class=text>{}</div></div>", prose(n))))),
        ("https://mail.example/inbox", "<title>Inbox | Mail</title>", format!("<h1>Your inbox</h1><table>{}</table>", each(14, |n| format!("<tr><td>Anna Berg<td>{}<td>Monday</tr>", prose(n))))),
        ("https://news.example/privacy-policy", "<title>Privacy policy | The Example</title><meta property=og:type content=article><script type=application/ld+json>{\"@type\":\"WebPage\",\"datePublished\":\"2024-05-14\"}</script>", format!("<main><h1>Privacy policy</h1>{paragraphs}</main>")),
        ("https://news.example/kitchens", "<title>Kitchen fitting</title><meta property=og:type content=article>", format!("<main><h1>Kitchen fitting</h1>{paragraphs}</main>")),
        ("https://news.example/2026/council-and-the-new-rail", "<title>Council and the new rail line</title><meta property=article:published_time content=2026-03-12>", "<article><h1>Council and the new rail line</h1><p>The council has voted for the new rail line.</p><div class=paywall><h2>Register to read on</h2><p>To read this article, you need an account, which is free and takes less than a minute.</p><button>Register</button></div></article>".to_owned()),
        ("https://docs.example/queue.html", "<title>queue - Corvid 4.2</title>", format!("<div itemscope itemtype=http://schema.org/Article><h1>queue, for connections</h1>{}</div>", each(9, |n| format!("<dl><dt>queue.put{n}()</dt><dd><p>{}</p></dd></dl>", prose(n))))),
        ("https://blog.example/tag/tram", "<title>Posts tagged tram | Slow Trams</title>", format!("<main><h1>Posts tagged tram</h1>{}</main>", each(2, |n| format!("<div class=post><h2><a href=/p{n}>A post on trams, number {n}</a></h2>{}</div>", paragraphs.repeat(3))))),
        ("https://news.example/photos", "<title>Photos | The Example</title>", format!("<main><h1>Photos</h1><p>{}</p><p>{}</p>{}</main>", prose(0), prose(1), each(24, |n| format!("<figure><a href=/g{n}><img src=/{n}.jpg></a><figcaption><b>Gallery {n} of the town</b> {}</figcaption></figure>", prose(n).replace("the ", &format!("the {n} ")))))),
        ("https://news.example/2026/pictures", "<title>Council and the new rail line</title><meta property=article:published_time content=2026-03-12>", format!("<article><h1>Council and the new rail line</h1>{}</article>", each(2, |n| format!("<figure><img src=/{n}.jpg><figcaption>{}</figcaption></figure>", prose(n))))),
        ("https://news.example/guide", "<title>TV guide | The Example</title>", format!("<main><h1>TV guide for the whole of Saturday</h1>{}</main>", each(3, |c| format!("<section><h2>Channel {c}</h2>{}</section>", each(7, |n| format!("<div class=show><span>1{n}:00</span><h3>Show {n} of {c}</h3><p>{}</p></div>", prose(n))))))),
        ("https://forum.example/register.php", "<title>Join the tram forum</title>", format!("<main><h1>Join the tram forum</h1>{rules}<button>I agree</button></main>")),
        ("https://forum.example/index.php?mode=register", "<title>Join the tram forum</title>", format!("<main><h1>Join the tram forum</h1>{rules}<button>I agree</button></main>")),
        ("https://town.example/kontakt", "<title>The town's office</title><meta property=og:type content=article><meta name=author content='Ann Lee'>", format!("<main><h1>The office of the town</h1>{rules}</main>")),
        ("https://fair.example/stand", "<title>A stand at the fair</title>", format!("<main><h1>A stand at the fair</h1>{}<form>{fields}<textarea></textarea></form>{}</main>", paragraphs.repeat(2), paragraphs.repeat(2))),
        ("https://shop.example/oval", "<title>Train set with an oval of rails</title><script type=application/ld+json>{\"@type\":\"Product\",\"offers\":{\"@type\":\"Offer\"}}</script>", format!("<main><h1>Train set with an oval of rails</h1>{rules}</main>")),
        ("https://news.example/2026/x.html", "<title>Before you continue</title>", format!("<div class=consent><h1>We value your privacy</h1>{}<button>Accept all</button></div>", each(6, |_| "<p>We and our partners store and access information on a device, such as cookies, and process personal data, with your consent.</p>".to_owned()))),
    ]
}

#[test]
fn no_page_without_an_article_is_called_readerable() {
    let wrong: Vec<&str> = pages()
        .into_iter()
        .filter(|(address, head, body)| reading(address, head, body).readerable)
        .map(|(address, ..)| address)
        .collect();
    assert!(wrong.is_empty(), "called readerable: {wrong:?}");
}

#[test]
fn home_pages_and_lists_say_what_they_are() {
    for (address, head, body) in pages().into_iter().take(5) {
        let notes = reading(address, head, &body).notes;
        assert!(notes.contains(&broadsheet::Note::List), "{address}: {notes:?}");
    }
}

#[test]
fn articles_among_the_same_furniture_are_called_readerable() {
    let head = "<title>Council approves new rail line</title><meta property=og:type content=article>";
    let together = each(4, |n| format!("<p>{}</p>", prose(n)));
    let apart = each(4, |n| {
        format!(
            "<div class=entry><span>1{n}:30</span><h2>Entry number {n}</h2><div class=text><p>{}</p></div></div>",
            prose(n)
        )
    });
    for body in [together, apart] {
        let page = format!("<main><h1>Council approves new rail line</h1>{body}</main>");
        assert!(reading("https://news.example/2026/rail.html", head, &page).readerable, "{page}");
    }
    // Short news among more links than words, with nothing in its head.
    let links = each(60, |n| {
        format!("<li><a href=/s{n}>Headline number {n} of what happened in the town</a></li>")
    });
    let page = format!(
        "<main><h1>Council approves new rail line</h1><p>By Ann Lee, 14 May 2024</p><div>{}</div></main><ul>{links}</ul>",
        each(3, |n| format!("<p>{}</p>", prose(n)))
    );
    assert!(reading("https://news.example/rail", "<title>Council approves new rail line</title>", &page).readerable);
    // A story over a form for letters to the editor, and beside one to log in by.
    let letter = "<form><input name=name><input name=town><input name=mail><textarea></textarea><input type=checkbox></form>";
    let login = "<form class=login><input name=user><input type=password><input type=password></form>";
    let page = format!(
        "{login}<main><h1>Council approves new rail line</h1>{}{letter}<p>Letters may be cut, and are printed on Saturdays, said the editor.</p></main>",
        each(20, |n| format!("<p>{}</p>", prose(n)))
    );
    assert!(reading("https://news.example/rail", "<title>Council approves new rail line</title>", &page).readerable);
}

#[test]
fn short_headlines_and_headlines_that_are_no_first_level_heading_count() {
    let story = each(4, |n| format!("<p>{}</p>", prose(n)));
    let long = each(8, |n| format!("<p>{} Number {n}.</p>", prose(n)));
    let title = "<title>Council approves new rail line | The Example</title>";
    let said =
        |title: &str| format!("<title>{title} | The Example</title><meta property=og:type content=article><meta name=author content='Ann Lee'>");
    let apart = each(4, |n| format!("<section><span>{n}</span><p>{}</p></section>", prose(n)));
    let pages = [
        ("/2026/rail.html", said("Fire!"), format!("<h1>Fire!</h1>{apart}")),
        ("/2026/rail.html", said("松の湯が閉店"), format!("<h1>松の湯が閉店</h1>{apart}")),
        ("/#!/story/12", said("Council approves"), format!("<h1>Council approves</h1>{story}")),
        (
            "/rail.asp",
            title.to_owned(),
            format!("<h3>Council approves new rail line</h3><div>{long}</div>"),
        ),
        (
            "/rail.asp",
            title.to_owned(),
            format!("<table><tr><td class=title>Council approves new rail line</td></tr><tr><td>{long}</td></tr></table>"),
        ),
        (
            "/rail.asp",
            title.to_owned(),
            format!(
                "<h1>Council approves new rail line</h1><p class=byline>By Ann Lee and Reuters</p><p class=date>14 May 2024</p><div>{story}</div>"
            ),
        ),
    ];
    for (path, head, body) in pages {
        let page = reading(&format!("https://news.example{path}"), &head, &format!("<main>{body}</main>"));
        assert!(page.readerable && !page.other_kind, "{body}");
    }
}

#[test]
fn steps_in_boxes_are_no_stream() {
    let steps = each(14, |n| {
        format!("<div class=step><b>Step {n}</b><p>{} So say {n} of them.</p></div>", prose(n))
    });
    assert!(
        reading(
            "https://food.example/cake",
            "<title>Mole cake</title>",
            &format!("<main><h1>Mole cake</h1>{steps}</main>")
        )
        .readerable
    );
}

#[test]
fn a_story_in_headed_parts_is_no_list() {
    let head = "<title>Seven bridges to see this spring | The Example</title>";
    let shops = each(10, |n| {
        format!(
            "<section><h2>{n}. Bridge number {n}</h2><img src=/b{n}.jpg><p>{}</p><p>{}</p><a href=https://shop.example/{n}>Book a tour</a></section>",
            prose(n),
            prose(n + 1)
        )
    });
    let answers = each(9, |n| {
        format!(
            "<div class=qa><p><b>What happened then, and why, number {n}?</b></p><p>{}</p><p>{}</p></div>",
            prose(n),
            prose(n + 1)
        )
    });
    for parts in [shops, answers] {
        let page = format!(
            "<main><h1>Seven bridges to see this spring</h1><p>{}</p><div>{parts}</div></main>",
            prose(0)
        );
        assert!(
            reading("https://news.example/travel/seven-bridges-to-see-this-spring", head, &page).readerable,
            "{page}"
        );
    }
}

#[test]
fn a_page_to_be_used_is_not_opened_in_the_reader() {
    let article = "<meta property=og:type content=article><meta name=author content='Ann Lee'><title>How well do you know the week? | The Example</title><h1>How well do you know the week?</h1>";
    let radio = |n| format!("<label><input type=radio name=q{n}>Answer {n}</label>");
    let poll = format!("<fieldset>{}</fieldset>", each(4, radio));
    let quiz = each(10, |n| {
        format!("<fieldset><legend>Question {n}</legend>{}</fieldset>", each(4, |_| radio(n)))
    });
    let buttons = each(10, |n| {
        format!("<div><h3>Question {n}</h3>{}</div>", "<button>That is it</button>".repeat(4))
    });
    let crossword = "<div class=grid><input maxlength=1></div>".repeat(80);
    let map = "<iframe src=/map width=1200 height=800></iframe>".to_owned();
    let intro = format!("<p>{}</p>", prose(0));
    let is_readerable = |text: &str, tool: &str| {
        let body = format!("<main>{text}{tool}</main>");
        reading("https://news.example/2026/how-well-do-you-know-the-week", article, &body).readerable
    };
    for tool in [&quiz, &buttons, &crossword, &map] {
        assert!(!is_readerable(&intro, tool), "{tool}");
    }
    let story = each(12, |n| format!("<p>{}</p>", prose(n)));
    for tool in [&poll, &quiz, &map] {
        assert!(is_readerable(&story, tool), "{tool}");
    }
    for beside in [poll.as_str(), "<iframe src=/x width=300 height=250></iframe>", ""] {
        assert!(is_readerable(&intro, beside), "{beside}");
    }
}
