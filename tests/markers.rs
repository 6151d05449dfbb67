//! Ad markers in the languages of the press, each in the forms in which pages print them: a table of labels, a table of forms, and a page for each pair.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by stopping")]

use broadsheet::dom::{from_html, from_snapshot};
use broadsheet::findings::Kind;
use broadsheet::{Options, read};

/// Labels by language, as printed over ads; written down apart from the list that the core reads; many more are in `tests/labels/`.
const LABELS: &[(&str, &str)] = &[
    ("en", "Advertisement"),
    ("de", "Anzeige"),
    ("de", "Werbung"),
    ("fr", "Publicité"),
    ("es", "Publicidad"),
    ("ca", "Publicitat"),
    ("gl", "Publicidade"),
    ("pt", "Publicidade"),
    ("it", "Pubblicità"),
    ("ro", "Publicitate"),
    ("nl", "Advertentie"),
    ("af", "Advertensie"),
    ("sv", "Annons"),
    ("da", "Annonce"),
    ("no", "Annonse"),
    ("is", "Auglýsing"),
    ("fi", "Mainos"),
    ("et", "Reklaam"),
    ("lv", "Reklāma"),
    ("lt", "Reklama"),
    ("pl", "Reklama"),
    ("cs", "Reklama"),
    ("hu", "Hirdetés"),
    ("sl", "Oglas"),
    ("hr", "Oglas"),
    ("sr", "Реклама"),
    ("bg", "Реклама"),
    ("uk", "Реклама"),
    ("be", "Рэклама"),
    ("kk", "Жарнама"),
    ("az", "Reklam"),
    ("hy", "Գովազդ"),
    ("ka", "რეკლამა"),
    ("el", "Διαφήμιση"),
    ("sq", "Reklamë"),
    ("tr", "Reklam"),
    ("ar", "إعلان"),
    ("fa", "تبلیغات"),
    ("ur", "اشتہار"),
    ("he", "פרסומת"),
    ("am", "ማስታወቂያ"),
    ("hi", "विज्ञापन"),
    ("mr", "जाहिरात"),
    ("bn", "বিজ্ঞাপন"),
    ("gu", "જાહેરાત"),
    ("pa", "ਇਸ਼ਤਿਹਾਰ"),
    ("ta", "விளம்பரம்"),
    ("ml", "പരസ്യം"),
    ("si", "දැන්වීම්"),
    ("th", "โฆษณา"),
    ("my", "ကြော်ငြာ"),
    ("vi", "Quảng cáo"),
    ("id", "Iklan"),
    ("tl", "Patalastas"),
    ("ja", "広告"),
    ("zh", "广告"),
    ("zh", "廣告"),
    ("ko", "광고"),
];

/// Sentences that stand around ads, by language.
const SENTENCES: &[&str] = &[
    "Story continues below advertisement",
    "Article continues below",
    "Advertisement - scroll to continue",
    "Continue reading after the advertisement",
    "This article continues after the ad",
    "La suite après cette publicité",
    "Continua después de la publicidad",
    "Continúa leyendo después de la publicidad",
    "Continua após a publicidade",
    "Weiter nach der Anzeige",
    "Nach der Anzeige geht es weiter",
    "Artikel wird nach der Werbung fortgesetzt",
    "Continua a leggere dopo la pubblicità",
    "Lees verder na de advertentie",
    "Artikkelen fortsetter under annonsen",
    "Artikeln fortsätter efter annonsen",
    "Artiklen fortsætter efter annoncen",
    "Juttu jatkuu mainoksen jälkeen",
    "Dalsza część artykułu pod reklamą",
    "Článek pokračuje pod reklamou",
    "Продолжение после рекламы",
    "Haberin devamı reklamdan sonra",
];

/// How pages dress a label.
const FORMS: &[(&str, &str)] = &[
    ("plain", "{}"),
    ("capitals", "^"),
    ("dashes", "- {} -"),
    ("signs", "◊ {} ◊"),
    ("brackets", "[{}]"),
    ("number", "{} 3"),
    ("colon", "{}:"),
    ("split", "<b>{</b><span>}</span>"),
    ("nested", "<span><small>{}</small></span>"),
];

const STORY: &str = "<p>The council voted on Tuesday to open the old bridge again, a decision that ends four years of detours, officials said.</p>";

fn dressed(form: &str, label: &str) -> String {
    // Split where a letter begins: a mark that is written onto a letter stays with it.
    let middle = label.char_indices().nth(label.chars().count() / 2).map_or(0, |(at, _)| at);
    let (head, tail) = label.split_at(middle);
    match form {
        "^" => label.to_uppercase(),
        _ if form.contains("{}") => form.replace("{}", label),
        _ => form.replace("{<", &format!("{head}<")).replace(">}", &format!(">{tail}")),
    }
}

fn is_found(inside: &str) -> bool {
    let html = format!("<article><h1>Bridge opens</h1>{STORY}{inside}{STORY}{STORY}</article>");
    let reading = read(&from_html(&html, None), &Options::default());
    reading
        .findings
        .iter()
        .any(|finding| matches!(finding.kind, Kind::AdMarker | Kind::AdSlot))
}

#[test]
fn every_label_is_found_in_every_form() {
    let mut missed = Vec::new();
    for (language, label) in LABELS {
        for (form, pattern) in FORMS {
            let line = dressed(pattern, label);
            if !is_found(&format!("<div>{line}</div>")) {
                missed.push(format!("{language} {form}: {line}"));
            }
        }
        for (form, inside) in [
            ("aria-label", format!("<div aria-label=\"{label}\" style=\"min-height:250px\"></div>")),
            (
                "data-label",
                format!("<div class=box data-label=\"{label}\" style=\"min-height:250px\"></div>"),
            ),
        ] {
            if !is_found(&inside) {
                missed.push(format!("{language} {form}"));
            }
        }
        let drawn = format!(
            "BS1\u{1f}https://news.example/a\u{1f}https://news.example/a\u{1f}text/html\u{1f}1200\u{1f}800\u{1e}\u{1}html\u{1}body\u{1}article\u{1}p\u{5}The council voted on Tuesday to open the old bridge again, a decision that ends four years of detours, officials said.\u{6}\
             \u{1}div\u{2}class\u{3}x\u{4}b300,250\u{4}c{label}\u{6}\u{1}p\u{5}Engineers will begin with the work in spring; until then, lorries have to take the road along the river, as before.\u{6}\u{6}\u{6}\u{6}"
        );
        let reading = read(&from_snapshot(&drawn).unwrap(), &Options::default());
        if !reading
            .findings
            .iter()
            .any(|finding| matches!(finding.kind, Kind::AdMarker | Kind::AdSlot))
        {
            missed.push(format!("{language} drawn before: {label}"));
        }
    }
    for sentence in SENTENCES {
        if !is_found(&format!("<p>{sentence}</p>")) {
            missed.push((*sentence).to_owned());
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn misspelt_labels_are_found() {
    let misspelt = [
        "Advertisment",
        "Avertisement",
        "ADVERTISMENT",
        "Advertisemnt",
        "Adverstisement",
        "Advertisemet",
        "Adevrtisement",
        "Publcidad",
        "Publicdad",
        "Publicdade",
        "Pubblicta",
        "Advertenite",
    ];
    let missed: Vec<&str> = misspelt.into_iter().filter(|label| !is_found(&format!("<p>{label}</p>"))).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn a_label_of_an_unknown_language_is_known_by_its_repetition() {
    let line = "<div class=zq><small>Zorbalk</small></div><div style=\"min-height:250px\"></div>";
    let html = format!(
        "<article><h1>Bridge opens</h1>{0}{line}{0}{line}{0}{line}{0}</article>",
        STORY.replace("Tuesday", "Monday")
    );
    let reading = read(&from_html(&html, None), &Options::default());
    let found = reading.findings.iter().filter(|finding| finding.excerpt == "Zorbalk").count();
    assert_eq!(found, 3, "{:?}", reading.findings);
}
