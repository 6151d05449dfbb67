//! An article's address tells it from a list's: its last part holds a headline's words or a long number; and from that of a page to register,
//! log in, write or order on: it is called by nothing but that.

use crate::search::{Search, any_of};
use crate::words::{Words, words};

/// Words in the last part of an address that are a headline's, and digits that are an article's number or day.
const ADDRESS_WORDS: usize = 4;
const ADDRESS_DIGITS: usize = 5;
/// Folders of addresses that list pages stand in, in the languages of the press.
#[rustfmt::skip]
const OF_LISTS: Words = words![
    "tag", "tags", "topic", "topics", "category", "categories", "section", "sections", "author", "authors", "search", "archive", "archives", "page", "label", "user", "users", "profile",
    "thema", "themen", "rubrik", "autor", "autoren", "suche", "archiv", "theme", "themes", "auteur", "auteurs", "recherche", "tema", "temas", "etiqueta", "etiquetas", "categoria",
    "categorias", "autores", "buscar", "busca", "argomenti", "autori", "cerca", "onderwerp", "zoeken", "etiket", "konu", "yazar", "arama", "forum", "shop", "privacy", "imprint",
];

/// What the words begin with that name pages on which somebody registers, logs in, writes to the house or orders: as content systems, forums and shops call them in the
/// languages of the press.
#[rustfmt::skip]
const TO_USE: Words = words![
    "regis", "rejestr", "login", "logon", "forgot", "passwor", "contact", "inscri", "iscri", "anmeld", "kontakt", "contat", "sign", "connexion", "opret", "tilmeld", "account", "myaccount", "konto",
    "kundenkonto", "user", "member", "customer", "create", "reset", "vergessen", "feedback", "checkout", "warenkorb", "panier", "carrito", "carrello",
];
/// Those that a program is asked for: articles are sorted by when comments were created, too.
const ASKED: [&str; 3] = ["regis", "login", "contact"];
/// Letters of the longest word that says nothing beside those: "my", "us", "new".
const LITTLE: usize = 3;

/// What an address says of its page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Addressed {
    /// It is an article's: its last part holds a headline's words or a long number, and no folder is one of lists.
    pub article: bool,
    /// The page is there to be used: the last part is nothing but words for that, or a program is asked for one. A story's own name is longer.
    pub to_use: bool,
}

/// Reads what an address says.
pub(super) fn addressed(url: &crate::Address) -> Addressed {
    let begins = |name: &str| TO_USE.iter().any(|word| name.starts_with(word));
    let asks = |value: &str| ASKED.iter().any(|word| value.starts_with(word));
    let query = url.query().unwrap_or_default();
    let asked = query.split('&').any(|pair| {
        pair.parted("=")
            .is_some_and(|(name, value)| asks(value) && !crate::url::is_tracking(name))
    });
    let path = url.path().to_ascii_lowercase();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let Some((last, folders)) = parts.split_last() else {
        return Addressed {
            article: false,
            to_use: asked,
        };
    };
    let name = last.split('.').next().unwrap_or_default();
    let pieces = || name.split(any_of("-_+")).filter(|piece| !piece.is_empty());
    let spoken = pieces()
        .filter(|piece| piece.len() > 1 && !piece.bytes().all(|byte| byte.is_ascii_digit()))
        .count()
        >= ADDRESS_WORDS;
    let numbered = parts.iter().any(|part| part.bytes().filter(u8::is_ascii_digit).count() >= ADDRESS_DIGITS);
    let listed = folders.iter().any(|folder| OF_LISTS.has(folder)) || pieces().next().is_some_and(|first| OF_LISTS.has(first));
    let used = pieces().any(begins) && pieces().all(|piece| piece.len() <= LITTLE || begins(piece));
    let named = spoken || numbered;
    Addressed {
        article: named && !listed,
        to_use: asked || used && !named,
    }
}

/// Whether a page's address says that it is there to be used.
pub(crate) fn is_to_use(document: &crate::dom::Document) -> bool {
    document.url().is_some_and(|url| addressed(url).to_use)
}

/// Whether an address is a site's first page, or its first one in a language: `/`, `/en/`, `/de-ch/home.html`. A question in it may ask for an article, unless it only
/// says where a reader comes from, and so may a place that is a path of its own.
pub(super) fn is_home(url: &crate::Address) -> bool {
    let mut parts = url.path().split('/').filter(|part| !part.is_empty());
    let (first, second) = (parts.next(), parts.next());
    let named = |part: &str| matches!(part.split('.').next(), Some("index" | "home" | "default"));
    let tongue = |part: &str| {
        part.split(any_of("-_"))
            .all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
    };
    let home = match (first, second) {
        (None, _) => true,
        (Some(only), None) => named(only) || tongue(only),
        (Some(first), Some(last)) => tongue(first) && named(last),
    };
    home && parts.next().is_none()
        && !url
            .fragment()
            .is_some_and(|place| place.trim_start_matches('!').len() > 1 && place.starts_with_any("!/"))
        && url.pairs().all(|(name, _)| crate::url::is_tracking(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what is said of addresses on a site.
    fn check(says: impl Fn(&crate::Address) -> bool, table: &[(&str, bool)]) {
        let site = crate::Address::parse("https://example.com").unwrap();
        for (path, want) in table {
            assert_eq!(says(&site.join(path).unwrap()), *want, "{path}");
        }
    }

    #[test]
    fn a_site_has_a_first_page_in_each_language() {
        let table = [
            ("/", true),
            ("/en/", true),
            ("/de-CH", true),
            ("/home.html", true),
            ("/fr/index.shtml", true),
            ("/?utm_source=letter&fbclid=x", true),
            ("/?p=4711", false),
            ("/#top", true),
            ("/#/story/12", false),
            ("/#!/story/12", false),
            ("/index.php?id=12", false),
            ("/en/bridge", false),
            ("/bridge", false),
            ("/en/home/bridge", false),
            ("/12", false),
        ];
        check(is_home, &table);
    }

    #[test]
    fn headlines_and_numbers_are_articles_and_folders_of_lists_are_none() {
        let table = [
            ("/news/bridge-opens-to-lorries-after-nine-years", true),
            ("/news/bridge_opens_to_lorries.html", true),
            ("/2024/05/14/bridge", false),
            ("/a/20240514/c12-345.htm", true),
            ("/story/6712345", true),
            ("/politics", false),
            ("/", false),
            ("/tag/bridge-and-river-of-valley", false),
            ("/author/ann-lee-of-the-valley", false),
            ("/news/archive-2024-05", false),
        ];
        check(|url| addressed(url).article, &table);
    }

    #[test]
    fn pages_to_be_used_are_called_so() {
        let table = [
            ("/register.php", true),
            ("/user/sign-up", true),
            ("/konto/passwort_vergessen", true),
            ("/de/Kontakt/", true),
            ("/create-an-account", true),
            ("/contact-us-2", true),
            ("/forum/ucp.php?mode=register", true),
            ("/?login", false),
            ("/", false),
            ("/my-us", false),
            ("/health/contact-lenses", false),
            ("/account-of-the-war", false),
            ("/local/registered-nurses-walk-out", false),
            ("/20240514/signals", false),
            ("/story?sort=created", false),
            ("/story?utm_content=register", false),
        ];
        check(|url| addressed(url).to_use, &table);
    }
}
