//! Phrases are what pages print around a story, in the languages of the press: the words of date lines, of headings over other articles.

use super::player_label;

/// Whether the line ends as a sentence does, in any script.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(|c: char| {
        matches!(
            c,
            '.' | '!'
                | '?'
                | ':'
                | '…'
                | '"'
                | '\''
                | '”'
                | '“'
                | '’'
                | '»'
                | '«'
                | '」'
                | '』'
                | '。'
                | '！'
                | '？'
                | '।'
                | '॥'
                | '؟'
                | '۔'
                | '։'
                | '።'
                | ')'
                | ';'
        )
    })
}

/// Whether a short line is a date line: a date or a time of day, and few words besides.
pub(super) fn is_date_line(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST_DATE_LINE
        || text.contains(';')
        || text.ends_with(['.', '!', '?', ':', ',', '…', '”', '"', '»']) && !text.ends_with("h.") && !text.ends_with("Uhr.")
    {
        return false;
    }
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    // A line without any letter is a counter, a rule or a time.
    words == 0 || words <= DATE_WORDS && names_a_time(text)
}

/// Whether a line is a time of day and nothing else.
pub(super) fn is_time(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    text.len() <= LONGEST_TIME && words <= 1 && names_a_time(text)
}

/// Bytes of the longest time of day: "10:05 Uhr", in any script's digits.
const LONGEST_TIME: usize = 16;

/// Whether a text has a date in figures (24.04.2024, 2024-04-24), a year with a day (24 avril 2024) or a time of day (15:10, 15h10) in it.
fn names_a_time(text: &str) -> bool {
    let (mut numbers, mut year, mut clock) = (0, false, false);
    // The run of digits that is open, the one before it, and what stood between them.
    let (mut run, mut value, mut before, mut between) = (0u32, 0u32, 0u32, String::new());
    let mut dotted = 0;
    for c in text.chars().chain([' ']) {
        if let Some(digit) = digit(c) {
            run += 1;
            value = value.wrapping_mul(10).wrapping_add(digit);
            continue;
        }
        if run > 0 {
            numbers += 1;
            year |= run == 4 && YEARS.contains(&value);
            clock |= run == 2 && value < 60 && before < 24 && numbers > 1 && matches!(between.as_str(), ":" | "h" | "時");
            dotted = if numbers > 1 && matches!(between.as_str(), "." | "/" | "-" | ". " | "年" | "月") {
                dotted + 1
            } else {
                0
            };
            if dotted >= 2 {
                return true;
            }
            (before, run, value) = (value, 0, 0);
            between.clear();
        }
        between.push(c);
    }
    clock || year && numbers >= 2
}

/// A digit of the scripts that the press writes dates in.
fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '০'..='৯' => '০',
        '๐'..='๙' => '๐',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

/// Years that a story on the web can be dated with, in the Gregorian calendar.
const YEARS: std::ops::Range<u32> = 1980..2100;
/// Bytes of the longest date line.
const LONGEST_DATE_LINE: usize = 140;
/// Most words of a date line that have letters in them: "Anna Smith, Tuesday, 24 April 2024, updated at" and its kin.
const DATE_WORDS: usize = 8;

/// Whether a short line says who wrote the story.
pub(super) fn is_byline(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST_BYLINE || text.ends_with(['.', '!', '?', ':', '…', '”', '"', '»', '“']) {
        return false;
    }
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    if !BYLINE_STARTS.contains(&first) {
        return false;
    }
    // A name follows: a capital, and few small words in the whole line.
    let capital = words
        .next()
        .is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic()));
    let small = text
        .split_whitespace()
        .skip(1)
        .filter(|word| word.starts_with(char::is_lowercase))
        .count();
    capital && small <= BYLINE_SMALL_WORDS
}

/// Bytes of the longest byline.
const LONGEST_BYLINE: usize = 120;
/// Most words in small letters of a byline: "and", "in", an agency's name.
const BYLINE_SMALL_WORDS: usize = 3;
/// The word for "by" at the start of a byline, with a capital as it is printed there.
const BYLINE_STARTS: &[&str] = &[
    "By",
    "BY",
    "Von",
    "VON",
    "Por",
    "POR",
    "Par",
    "PAR",
    "Di",
    "Door",
    "DOOR",
    "Av",
    "AV",
    "Af",
    "AF",
    "Text:",
    "Texte",
    "Tekst:",
    "Autor:",
    "Author:",
    "Autore:",
    "Auteur:",
    "Autor",
    "Redaktion:",
    "Автор:",
    "Przez",
    "Oleh",
    "Oleh:",
    "Penulis:",
    "Editor:",
    "Written",
    "Reporter:",
    "Bron:",
];

/// Whether the last line of a story only says where it came from: agencies, rights, thanks to readers.
pub(super) fn is_endnote(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['—', '–', '-', '*', '(', '[', '>', '_', ' ']);
    let lower = text.to_lowercase();
    text.chars().count() <= LONGEST_ENDNOTE
        && (ENDNOTE_STARTS.iter().any(|phrase| lower.starts_with(phrase)) || ENDNOTE_PARTS.iter().any(|phrase| lower.contains(phrase)))
}

/// Characters of the longest endnote.
const LONGEST_ENDNOTE: usize = 300;
/// First words of endnotes, in the languages of the press.
const ENDNOTE_STARTS: &[&str] = &[
    "source:",
    "sources:",
    "source :",
    "reporting by",
    "editing by",
    "additional reporting",
    "with reporting by",
    "with files from",
    "with inputs from",
    "with input from",
    "edited by",
    "provided by",
    "the associated press",
    "associated press writer",
    "ap writer",
    "this story was originally",
    "this article was originally",
    "this article originally",
    "this story originally",
    "originally published",
    "first published",
    "more information:",
    "citation:",
    "copyright",
    "©",
    "all rights reserved",
    "contact the author",
    "get in touch",
    "do you have a story",
    "have a story",
    "follow us",
    "for more stories",
    "for more news",
    "subscribe to ",
    "subscribe for ",
    "subscribe and ",
    "download our",
    "disclaimer:",
    "editor's note:",
    "editor’s note:",
    "correction:",
    "mit agenturmaterial",
    "mit material von",
    "mit informationen der",
    "mit informationen von",
    "quelle:",
    "quellen:",
    "redaktion:",
    "dieser artikel ist zuerst",
    "dieser artikel erschien",
    "dieser text erschien",
    "dieser beitrag erschien",
    "dieser artikel ist eine übersetzung",
    "übersetzung:",
    "fehler gefunden",
    "sendung:",
    "(dpa",
    "dpa/",
    "mehr artikel aus",
    "aktuelle nachrichten aufs handy",
    "transparenzhinweis",
    "das ist die europäische perspektive",
    "(avec",
    "avec afp",
    "source afp",
    "propos recueillis par",
    "(con información",
    "con información de",
    "fuente:",
    "© riproduzione",
    "riproduzione riservata",
    "fonte:",
    "com informações",
    "edição:",
    "bron:",
    "källa:",
    "kilde:",
    "lähde:",
    "źródło:",
    "zdroj:",
    "kaynak:",
    "muhabir:",
    "источник:",
    "джерело:",
    "πηγή:",
    "المصدر:",
    "منبع:",
    "स्रोत:",
    "sumber:",
    "editor:",
    "theo ",
    "nguồn:",
    "責編",
    "责编",
    "(责编",
    "责任编辑",
    "責任編輯",
    "（责编",
    "编辑：",
    "來源",
    "来源：",
    "資料來源",
    "원본",
    "무단전재",
    "copyright",
    "저작권자",
    "出典",
    "（取材",
];
/// Words within endnotes.
const ENDNOTE_PARTS: &[&str] = &[
    "can be reached at",
    "follow him on",
    "follow her on",
    "follow them on",
    "follow us on",
    "email us at",
    "contact us at",
    "is a senior reporter",
    "is a staff writer",
    "is a freelance",
    "was originally published",
    "originally appeared in",
    "already a subscriber",
    "subscribe now.",
    "subscribe now!",
    "subscribe now to ",
    "subscribe now for ",
    "subscribe now and ",
    "please subscribe",
    "to continue reading",
    "to read the full story",
    "view the full story",
    "réservée aux abonnés",
    "réservé aux abonnés",
    "solo para suscriptores",
    "sign up for our",
    "sign up to our",
    "weiterlesen mit",
    "join our whatsapp",
    "join our telegram",
    "canal de telegram",
    "canal de whatsapp",
    "contributed to this report",
    "contributed reporting",
    "contributed to this article",
    "contributed to this story",
    "all rights reserved",
    "alle rechte vorbehalten",
    "riproduzione riservata",
    "tous droits réservés",
    "todos los derechos reservados",
    "todos os direitos reservados",
    "無断転載",
    "版权所有",
    "版權所有",
    "무단 전재",
    "subject to copyright",
    "may not be published, broadcast, rewritten",
];

/// Whether a heading announces something other than the story.
pub(super) fn is_foreign_heading(text: &str) -> bool {
    let text = heading_words(text);
    FOREIGN_HEADINGS.iter().any(|phrase| text == *phrase) || FOREIGN_STARTS.iter().any(|phrase| text.starts_with(phrase))
}

fn heading_words(text: &str) -> String {
    text.trim().trim_end_matches([':', '.', '…', '>', '»', '›']).trim().to_lowercase()
}

/// Whether a line is furniture by its words: a date line, a call to read something else. "More in hope than in fear, she said." is a sentence.
/// `linked` says whether a part of it is a link.
pub(super) fn is_furniture(text: &str, linked: bool) -> bool {
    let lower = text.trim().to_lowercase();
    let sentence = ends_sentence(text) && !lower.ends_with(':');
    let told = !linked && lower.ends_with(['.', '।', '。']);
    FOREIGN_HEADINGS.contains(&heading_words(text).as_str())
        || !sentence && is_foreign_heading(text)
        || player_label::is_label(&lower)
        || text.chars().count() < LONGEST_LINE
            && (LINE_STARTS.iter().any(|phrase| lower.starts_with(phrase)) || !told && ALSO_STARTS.iter().any(|phrase| lower.starts_with(phrase)))
}

/// Characters of the longest line that is furniture by its first words.
const LONGEST_LINE: usize = 160;

/// Headings over lists of other articles, over comments and over what is said about the author. Collected from the pages of the
/// press in these languages.
const FOREIGN_HEADINGS: &[&str] = &[
    "related",
    "related articles",
    "related stories",
    "related news",
    "related content",
    "related topics",
    "related posts",
    "read more",
    "read next",
    "read also",
    "more",
    "more news",
    "more stories",
    "more on this story",
    "more on this topic",
    "most read",
    "most popular",
    "trending",
    "trending now",
    "recommended",
    "recommended for you",
    "recommended stories",
    "you may also like",
    "you might also like",
    "you may like",
    "around the web",
    "latest news",
    "latest",
    "latest stories",
    "latest videos",
    "top stories",
    "popular",
    "up next",
    "what to read next",
    "editor's picks",
    "editors' picks",
    "see also",
    "also read",
    "don't miss",
    "share this",
    "share this article",
    "share this story",
    "share",
    "comments",
    "join the conversation",
    "leave a reply",
    "leave a comment",
    "about the author",
    "about the authors",
    "author",
    "tags",
    "topics",
    "topics in this article",
    "keywords",
    "newsletter",
    "sign up",
    "advertisement",
    "sponsored",
    "key takeaways from this article",
    "mehr zum thema",
    "mehr lesen über",
    "auch interessant",
    "das könnte sie auch interessieren",
    "lesen sie auch",
    "lesen sie mehr",
    "weitere artikel",
    "weitere themen",
    "weitere meldungen",
    "mehr aus",
    "meistgelesen",
    "passend zum artikel",
    "zum selben thema",
    "zum thema",
    "themen",
    "schlagworte",
    "kommentare",
    "über den autor",
    "über die autorin",
    "zur person des autors",
    "artikel teilen",
    "empfehlungen",
    "empfehlungen der redaktion",
    "anzeige",
    "mehr",
    "mehr dazu",
    "links zum artikel",
    "lesetipps",
    "neueste artikel",
    "aktuelle nachrichten",
    "à lire aussi",
    "lire aussi",
    "à lire également",
    "sur le même sujet",
    "les plus lus",
    "articles liés",
    "plus d'articles",
    "voir aussi",
    "commentaires",
    "sur le même thème",
    "à découvrir aussi",
    "más información",
    "noticias relacionadas",
    "relacionado",
    "relacionadas",
    "te puede interesar",
    "lee también",
    "lo más leído",
    "lo más visto",
    "comentarios",
    "temas",
    "etiquetas",
    "sobre la firma",
    "archivado en",
    "más noticias",
    "ver también",
    "ver más",
    "leggi anche",
    "articoli correlati",
    "potrebbe interessarti",
    "i più letti",
    "commenti",
    "argomenti",
    "leggi tutto",
    "correlati",
    "leia também",
    "leia mais",
    "saiba mais",
    "veja também",
    "relacionados",
    "mais lidas",
    "mais lidos",
    "últimas notícias",
    "notícias relacionadas",
    "tópicos",
    "lees ook",
    "lees meer",
    "meer over dit onderwerp",
    "gerelateerd",
    "meest gelezen",
    "gerelateerde artikelen",
    "meer nieuws",
    "lees verder",
    "läs mer",
    "läs också",
    "läs även",
    "mer om",
    "relaterat",
    "mest läst",
    "les også",
    "les mer",
    "mest lest",
    "relaterte artikler",
    "læs også",
    "læs mere",
    "mest læste",
    "lue myös",
    "lue lisää",
    "luetuimmat",
    "lisää aiheesta",
    "czytaj także",
    "czytaj też",
    "zobacz też",
    "zobacz także",
    "przeczytaj także",
    "czytaj więcej",
    "powiązane",
    "polecane",
    "komentarze",
    "tagi",
    "źródło",
    "čtěte také",
    "čtěte též",
    "mohlo by vás zajímat",
    "související",
    "související články",
    "nejčtenější",
    "diskuze",
    "témata",
    "prečítajte si aj",
    "kapcsolódó cikkek",
    "ezt is ajánljuk",
    "citește și",
    "citiți și",
    "articole similare",
    "прочетете още",
    "свързани новини",
    "čitajte i",
    "pročitajte i",
    "povezane vijesti",
    "preberite tudi",
    "skaitykite taip pat",
    "lasi arī",
    "loe ka",
    "loe lisaks",
    "ilgili haberler",
    "ilgili konular",
    "bu haberi paylaşın",
    "ayrıca bakınız",
    "en çok okunanlar",
    "öne çıkanlar",
    "etiketler",
    "yorumlar",
    "διαβάστε επίσης",
    "διαβάστε ακόμη",
    "σχετικά άρθρα",
    "δείτε επίσης",
    "читайте также",
    "читать также",
    "по теме",
    "похожие новости",
    "самое читаемое",
    "комментарии",
    "ещё по теме",
    "читайте ще",
    "читайте також",
    "за темою",
    "اقرأ أيضا",
    "اقرأ أيضًا",
    "إقرأ أيضاً",
    "اقرأ أيضاً",
    "مواضيع ذات صلة",
    "أخبار ذات صلة",
    "الأكثر قراءة",
    "موضوعات متعلقة",
    "بیشتر بخوانید",
    "اخبار مرتبط",
    "مطالب مرتبط",
    "برچسب ها",
    "قراءة المزيد",
    "یہ بھی پڑھیں",
    "קראו גם",
    "עוד בנושא",
    "כתבות נוספות",
    "यह भी पढ़ें",
    "ये भी पढ़ें",
    "इसे भी पढ़ें",
    "संबंधित खबरें",
    "আরও পড়ুন",
    "आणखी वाचा",
    "हेही वाचा",
    "மேலும் படிக்க",
    "மேலும் செய்திகள்",
    "ఇది కూడా చదవండి",
    "ಇದನ್ನೂ ಓದಿ",
    "ഇതും വായിക്കുക",
    "baca juga",
    "berita terkait",
    "artikel terkait",
    "terpopuler",
    "tag terkait",
    "simak juga",
    "xem thêm",
    "đọc thêm",
    "tin liên quan",
    "bài liên quan",
    "chủ đề",
    "tin cùng chuyên mục",
    "soma zaidi",
    "soma pia",
    "habari zinazohusiana",
    "関連記事",
    "関連ニュース",
    "おすすめ記事",
    "あわせて読みたい",
    "人気記事",
    "ランキング",
    "アクセスランキング",
    "この記事をシェア",
    "キーワード",
    "タグ",
    "相关新闻",
    "相关阅读",
    "相关报道",
    "推荐阅读",
    "延伸阅读",
    "延伸閱讀",
    "相關新聞",
    "推薦閱讀",
    "热门推荐",
    "更多新闻",
    "關鍵字",
    "热点",
    "責任編輯",
    "责任编辑",
    "관련기사",
    "관련 기사",
    "추천 기사",
    "인기기사",
    "많이 본 뉴스",
    "기사 공유",
    "ข่าวที่เกี่ยวข้อง",
    "อ่านเพิ่มเติม",
    "บทความที่เกี่ยวข้อง",
];

/// Words with which such headings begin, whatever follows.
const FOREIGN_STARTS: &[&str] = &[
    "more from ",
    "more in ",
    "more on ",
    "mehr von ",
    "mehr aus ",
    "mehr lesen über",
    "topics in this ",
    "articles by ",
    "lesen sie auch:",
    "sign up for ",
    "follow us on ",
    "read more about ",
];

/// First words of a line that leads to another article, or says when, by whom and under whose rights this one was printed.
const LINE_STARTS: &[&str] = &[
    "read more:",
    "read also:",
    "also read:",
    "see also:",
    "related:",
    "read next:",
    "must read:",
    "don't miss:",
    "recommended:",
    "more:",
    "watch:",
    "listen:",
    "in pictures:",
    "photos:",
    "published:",
    "published on ",
    "last updated",
    "updated:",
    "first published",
    "©",
    "copyright ",
    "(c) ",
    "all rights reserved",
    "follow @",
    "sign up for our",
    "sign up for the",
    "sign up for free",
    "sign up for a free",
    "subscribe to our",
    "click here to ",
    "photo:",
    "photograph:",
    "image:",
    "picture:",
    "image credit",
    "lesen sie auch:",
    "lesen sie hier:",
    "lesen sie mehr:",
    "mehr zum thema:",
    "auch interessant:",
    "mehr dazu:",
    "veröffentlicht am",
    "veröffentlicht:",
    "publiziert",
    "aktualisiert am",
    "aktualisiert:",
    "stand:",
    "quelle: ",
    "foto: ",
    "bild: ",
    "fotos: ",
    "à lire :",
    "publié le",
    "mis à jour le",
    "te puede interesar:",
    "publicado el",
    "actualizado",
    "leia mais:",
    "publicado em",
    "atualizado em",
    "gepubliceerd",
    "läs också:",
    "läs mer:",
    "läs även:",
    "publicerad",
    "les også:",
    "publisert",
    "sist oppdatert",
    "læs også:",
    "offentliggjort",
    "lue myös:",
    "julkaistu",
    "czytaj także:",
    "czytaj też:",
    "zobacz także:",
    "zobacz też:",
    "čtěte také:",
    "baca juga:",
    "baca juga :",
    "xem thêm:",
    "читайте также:",
    "関連記事",
    "【関連記事】",
    "延伸阅读",
    "延伸閱讀",
    "相关阅读",
    "관련기사",
];

/// First words of a line that leads to another article and of a sentence that says what else is to be read: the line is a link or ends without a stop.
const ALSO_STARTS: &[&str] = &[
    "lesen sie auch ",
    "à lire aussi",
    "lire aussi",
    "lee también",
    "lea también",
    "lea además",
    "leggi anche",
    "leia também",
    "veja também",
    "lees ook",
    "les også",
    "læs også",
    "czytaj także",
    "čtěte také",
    "čtěte též",
    "читайте также",
    "читайте також",
    "اقرأ أيضا",
    "اقرأ أيضاً",
    "إقرأ أيضاً",
    "यह भी पढ़ें",
    "ये भी पढ़ें",
    "আরও পড়ুন",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_lines_are_told_from_figures() {
        for line in [
            "17.04.2024, 12:24",
            "Stand: 24.04.2024 22:58 Uhr",
            "April 24, 2024",
            "Le 3 mai 2024 à 14h05",
            "२४/०४/२०२४",
            "2024年4月24日",
            "01:53",
            "By Anna Smith | 2024-04-24",
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in [
            "Market share: 12.89%",
            "The war ended in 1945",
            "Version 3.2 of 2 parts",
            "On April 24, 2024, the council voted.",
            "Goals: 4, 12, 55",
        ] {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn bylines_begin_with_by_and_a_name() {
        for line in [
            "By Anna Smith",
            "Von Felix Schröder und Jörg Soldwisch, dpa",
            "Por María R. Sahuquillo | Bruselas",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "By the time he arrived, it was late.",
            "Von wegen",
            "By far the most expensive of the four plans on the table",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn endnotes_say_where_a_story_came_from() {
        for line in [
            "—Associated Press writer John Leicester in Paris contributed to this report.",
            "Mit Agenturmaterial.",
            "(责编：牛镛、岳弘彬)",
        ] {
            assert!(is_endnote(line), "{line}");
        }
        assert!(!is_endnote("The report was contributed by nobody in particular."));
    }

    #[test]
    fn headings_over_other_articles_are_known_and_the_storys_are_not() {
        for heading in ["Related articles", "Mehr zum Thema:", "À lire aussi", "関連記事", "More from Politics"] {
            assert!(is_foreign_heading(heading), "{heading}");
        }
        for heading in ["More than a game", "Related to the king", "Themenwechsel"] {
            assert!(!is_foreign_heading(heading), "{heading}");
        }
    }
}
