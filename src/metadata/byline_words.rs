//! The words that bylines are written with in the languages of the press: what stands before a name, behind it and between two.

use crate::dom::joined;
use crate::words::{Words, words};

/// Last words of what newsrooms call a part of themselves.
#[rustfmt::skip]
pub(super) const DESKS: Words = words![
    "bureau", "board", "desk", "editors", "editorial", "newsdesk", "newsroom", "redacción", "redacao", "redaktion",
    "rédaction", "redação", "redazione", "redactie", "redaksi", "redakcja", "redakce", "staff", "team", "agencies", "service", "services", "news",
];

/// What stands before a name in the languages of the press, alone or behind one of [`WORK`].
#[rustfmt::skip]
pub(super) const BEFORE: Words = words![
    "by", "von", "par", "por", "di", "door", "av", "af", "oleh", "bởi", "από", "от", "od", "przez", "yazan", "autor", "autora", "autores",
    "autoren", "autorin", "author", "authors", "auteur", "auteurs", "autore", "autori", "autorzy", "autoři", "writer", "writers", "penulis",
    "reporter", "автор", "авторы", "автори", "tekst", "text", "texte", "texto", "testo", "teksti", "szerző", "yazar", "muhabir", "συντάκτης", "του",
    "της", "بقلم", "كتب", "كتبت", "מאת", "लेखक", "文", "作者", "記者", "记者", "撰文", "著者", "著", "筆者", "執筆", "取材", "편집", "글", "기자", "from", "with", "mit",
    "avec", "con", "aus", "dal", "dalla", "von:", "oprac", "opracowanie", "napisała", "írta", "szöveg", "haber", "haberi", "текст", "підготував", "підготувала", "подготовил", "подготовила", "γράφει",
    "γράφουν", "ρεπορτάζ", "نویسنده", "گزارش", "خبرنگار", "تحریر", "রিপোর্ট", "লেখক", "প্রতিবেদক", "giả", "โดย", "ผู้เขียน", "เรื่อง",
    "führte", "rozmawiała", "rozmawiał", "kirjoittaja", "napsal", "napsala", "napísal", "napísala", "opracowała", "opracował", "piše", "pišu", "пише", "аутор", "avtor", "avtorica", "autorica", "autorka", "autors", "autorius", "autorė", "parašė", "द्वारा", "रिपोर्ट", "লিখেছেন", "إعداد", "ដោយ", "deur", "pripravil", "pripravila", "기자명", "беседовала", "eftir", "نوشته", "توسط", "بواسطة", "الكاتب", "від", "написал", "написала", "опубликовал", "kirjoittanut", "작성자", "글쓴이", "投稿者", "作成者",
    "müəllif", "muallif", "ავტორი", "հեղինակ", "höfundur", "ידי", "เขียนโดย", "objavio", "objavila",
];

/// What people do who are named in a byline: "Written by", "Ein Kommentar von", "Propos recueillis par".
#[rustfmt::skip]
pub(super) const WORK: Words = words![
    "written", "authored", "posted", "published", "story", "words", "report", "reported", "reporting", "article", "review", "reviewed", "opinion", "analysis",
    "column", "commentary", "perspective", "feature", "comment", "editorial", "op-ed", "interview", "erstellt", "publiziert", "artikel", "pressemitteilung", "created", "contributed", "submitted", "gespeichert", "enviado", "soumis", "ingediend", "compiled", "ein", "eine", "der", "kommentar", "analyse", "bericht",
    "gastbeitrag", "gastkommentar", "leitartikel", "beitrag", "glosse", "meinung", "aufgezeichnet", "kolumne", "rezension", "geschrieben", "verfasst", "das", "gespräch", "protokoll", "veröffentlicht", "propos", "recueillis", "publié", "écrit",
    "rédigé", "article", "escrito", "publicado", "redactado", "scritto", "pubblicato", "cura", "a", "geschreven", "skriven", "skrevet", "napisane",
    "napisał", "opublikowane", "опубликовано", "ditulis", "guest", "post", "essay", "blog", "this", "was", "is", "the", "un", "une", "una", "il",
    "le", "la", "entretien", "reportage", "reportaje", "artículo", "artigo", "articolo", "tác", "ο", "η",
    "scris", "publicat", "crónica", "chronique", "intervista", "servizio", "enquête", "récit", "статьи", "статті", "článku", "artykułu",
    "curated", "exclusive", "imeandikwa", "recherche", "articol", "نشر", "نُشر", "נכתב", "פורסם", "על", "diposting", "dipublikasikan", "postat", "skrivet", "publicerad",
    "publisert", "udgivet", "postado", "posté", "gepostet", "geplaatst", "gepubliceerd", "đăng", "viết",
];

/// What begins the naming of someone who did not write the article, or of a time.
#[rustfmt::skip]
pub(super) const BEHIND: Words = words![
    "published", "updated", "posted", "edited", "erstellt", "publiziert", "photographed", "photography", "photographs", "photos", "illustrated",
    "illustration", "translated", "reviewed", "medically", "last", "modified", "created", "on", "at", "veröffentlicht", "aktualisiert", "stand",
    "fotos", "publié", "mis", "modifié", "publicado", "actualizado", "atualizado", "pubblicato", "aggiornato", "gepubliceerd", "bijgewerkt",
    "publicerad", "uppdaterad", "publisert", "oppdatert", "publiceret", "opublikowano", "aktualizacja", "follow", "share", "read", "view", "see",
    "more", "skrifar", "contact", "email", "e-mail", "reading", "min", "minutes", "comments", "is", "was", "has", "covers", "in", "for", "get", "all", "rss",
    "في", "subscribe", "save", "listen", "watch", "click", "join", "send", "print", "copy", "writes", "mise", "le", "el", "am", "den", "il", "em", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "as", "via",
];

/// What people are: such words behind a name are its bearer's job, and alone they are no name.
#[rustfmt::skip]
pub(super) const JOBS: Words = words![
    "writers", "reporters", "contributor", "contributing", "senior", "staff", "chief", "executive", "managing", "deputy", "associate", "assistant", "freelance",
    "freelancer", "producer", "author", "analyst", "critic", "blogger", "intern", "fellow", "host", "anchor", "photographer", "professor", "lecturer",
    "researcher", "phd", "m.d", "md", "m.d.", "ph.d", "ph.d.", "founder", "co-founder", "ceo", "director", "manager", "head", "lead", "specialist", "expert",
    "consultant", "autor", "autorin", "volontär", "volontärin", "ressortleiter", "ressortleiterin", "leiter", "leiterin", "rédacteur", "rédactrice",
    "correspondant", "correspondante", "envoyé", "envoyée", "envoyés", "spécial", "spéciale", "spéciaux", "inviato", "inviata", "corrispondente", "guest",
    "redactor", "redactora", "corresponsal", "jornalista", "repórter", "redactie", "correspondente", "redaktor", "reportér", "политический", "обозреватель",
    "muhabir", "политика", "special", "political", "education", "transport", "crime", "local", "business", "science", "technology", "health", "sports",
    "economics", "news", "web", "digital", "video", "content", "media", "university", "universität", "université", "universidad", "institute", "institut",
    "instituto", "college", "foundation", "association", "network", "guidelines", "disclosure", "bio", "entertainment", "affairs", "home", "housing",
    "environment", "us", "újságíró",
    "meteorologist", "mitarbeiterin",
];

/// What no one is called.
#[rustfmt::skip]
pub(super) const NOBODY: Words = words![
    "admin", "posts", "blog", "home", "team", "staff", "administrator", "unknown", "none", "null", "undefined", "author", "authors", "editor", "by",
    "n/a", "na", "others", "guest", "user", "root", "webmaster", "anonymous", "staff writer", "view all posts", "super user", "false", "true", "default", "see all", "more",
    "share", "follow", "read more", "size", "test", "contributor", "contributors", "autoreninfo", "autor*in", "autor:in", "autor/in", "anónimo",
    "anonym", "name", "your name", "unbekannt", "inconnu", "desconocido", "sconosciuto", "неизвестен", "未知", "不详", "佚名", "匿名", "a staff", "correspondent", "实习生", "實習生", "实习", "通讯员", "通訊員", "merkezi", "网络", "网络整理", "发布于",
];

/// What people are who write, as [`JOBS`]; it may be somebody's who is named behind them: "Journalist Anna Ek", "Political Editor Ann Lee".
#[rustfmt::skip]
pub(super) const WRITERS: Words = words![
    "editor", "writer", "columnist", "journaliste", "periodista", "giornalista", "dziennikarz", "dziennikarka", "verslaggever", "toimittaja", "корреспондент",
    "журналист",
];

/// What somebody writes of, right before one of [`JOBS`]: "Ann Lee Court Reporter". Elsewhere such words are names, or parts of a house's name.
#[rustfmt::skip]
pub(super) const TOPICS: Words = words![
    "breaking", "city", "community", "consumer", "court", "culture", "data", "film", "food", "football", "freie", "hall", "legal", "live", "security",
];

/// Ends of the words for who writes in languages that put words together: "Chefreporterin", "Talpost-Redakteur".
#[rustfmt::skip]
const OF_WRITERS: Words = words![
    "redakteur", "redakteurin", "redaktör", "redaktør", "reporter", "reporterin", "korrespondent", "korrespondentin", "journalist", "journalistin", "skribent", "redacteur",
    "correspondent",
];

/// Whether a word in lower case says that somebody writes.
#[inline(never)]
pub(super) fn writes(word: &str) -> bool {
    WRITERS.has(word) || OF_WRITERS.iter().any(|end| word.ends_with(end))
}

/// Whether it says what somebody is.
pub(super) fn is_job(word: &str) -> bool {
    JOBS.has(word) || writes(word)
}

/// What a firm's name says of its form.
pub(super) const FIRMS: Words = words!["GmbH", "KG", "AG", "SE", "Inc", "Ltd", "Limited", "LLC", "s.r.o", "o.o", "e.V", "Verlag"];

/// Days of the week, which stand before dates.
#[rustfmt::skip]
pub(super) const WEEKDAYS: Words = words![
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
    "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì",
    "sabato", "domenica", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
];

/// Small words inside names, which are written with small letters.
#[rustfmt::skip]
pub(super) const PARTICLES: Words = words![
    "de", "da", "do", "dos", "das", "di", "del", "della", "der", "den", "van", "von", "vom", "zu", "zum", "zur", "la", "le", "las", "los", "el", "al",
    "bin", "bint", "ibn", "ben", "y", "e", "i", "du", "des", "ten", "ter", "af", "av", "auf", "mac", "o", "st", "d'", "of", "the", "for", "and", "und", "dei", "degli", "dal", "lo", "binti",
];

/// What joins two names: a word, with the language that it joins them in where it means something else elsewhere.
#[rustfmt::skip]
pub(super) const AND: Words = words![
    "and", "und", "et", "og", "och", "și", "şi", "és", "и", "και", "with", "mit", "avec", "và", "और", "و", "ja fi", "y es", "e it", "e pt", "en nl", "i pl", "i ca",
    "a cs", "a sk", "ve tr", "dan id", "dan ms", "та uk", "con es", "con it", "com pt", "i sr", "i hr", "i bs", "in sl", "un lv", "ja et",
];

/// Whether a list has a word for one language, which stands behind it there: "y es".
#[inline(never)]
pub(super) fn has_in(list: Words, word: &str, lang: Option<&str>) -> bool {
    lang.is_some_and(|lang| list.has(&joined(&[word, lang], " ")))
}

/// Those of [`BEFORE`] that begin other lines more often than bylines.
pub(super) const WEAK: Words = words!["from", "with", "mit", "con", "avec", "aus", "dal", "dalla", "إعداد"];

/// Those of [`WORK`] that stand right before a name; before the others a word like "by" stands, or what the text is about: "Review: Golden Gate", "Interview: Tom Hanks".
const MAKES: Words = words!["words", "recherche", "protokoll", "reporting"];

/// Whether what such a word stands before is what a text is about.
pub(super) fn is_about(word: &str) -> bool {
    WEAK.has(word) || WORK.has(word) && !BEFORE.has(word) && !MAKES.has(word)
}

/// What may stand between what was done and who did it: "Texto de Ana Sá".
pub(super) const OF: Words = words!["de ", "di ", "da ", "do ", "von ", "by ", "av ", "af ", "ο ", "η ", "οι ", "از "];

/// What somebody is, hung on the name without a space or behind it.
pub(super) const HUNG_ON: Words = words!["선임기자", "기자", "특파원", "記者", "记者", "特派員"];

/// What stands where names stand and is none: labels of buttons, counters and parts of a page, whole and in lower case. Ad labels are known to the findings.
#[rustfmt::skip]
pub(super) const FURNITURE: Words = words![
    "updated", "update", "new update", "published", "filed under", "breaking", "breaking news", "live", "exclusive", "comments", "comment", "share",
    "tweet", "x", "facebook", "twitter", "whatsapp", "instagram", "linkedin", "menu", "login", "log in", "log", "sign in", "sign up", "register",
    "subscribe", "apply now", "about us", "about", "about the author", "contact us", "our staff", "meet the team", "latest news", "news",
    "newsletter", "archive", "contents", "table of contents", "related", "opinion", "politics", "sports", "world", "business", "entertainment",
    "lifestyle", "technology", "health", "review", "human", "team", "people", "home page", "blog home", "print", "follow us", "advertising", "teilen",
    "kommentare", "kommentar", "merken", "drucken", "vorlesen", "abonnieren", "startseite", "exklusiv", "aktualisiert", "nachrichten", "partager",
    "commentaires", "écouter l’article", "écouter", "imprimer", "enregistrer", "réservé aux abonnés", "abonnés", "accueil", "mis à jour",
    "actualités", "compartir", "comentarios", "guardar", "imprimir", "escuchar", "suscríbete", "actualizado", "noticias", "inicio", "partilhar",
    "compartilhar", "comentários", "atualizado", "notícias", "ouvir", "condividi", "commenti", "stampa", "ascolta", "aggiornato", "notizie", "delen",
    "reacties", "opslaan", "nieuws", "dela", "del", "spara", "kommentarer", "nyheter", "nyheder", "jaa", "kommentit", "uutiset", "udostępnij",
    "komentarze", "wiadomości", "sdílet", "diskuse", "zprávy", "megosztás", "hozzászólások", "hírek", "distribuie", "comentarii", "știri", "paylaş",
    "yorumlar", "haberler", "κοινοποίηση", "σχόλια", "ειδήσεις", "поделиться", "комментарии", "новости", "поширити", "коментарі", "новини", "シェア",
    "コメント", "ニュース", "人氣", "閱讀", "浏览", "阅读", "조회", "分享", "评论", "評論", "新闻", "新聞", "相关文章", "공유", "댓글", "뉴스", "مشاركة", "تعليقات", "أخبار", "שתף", "תגובות",
    "חדשות", "اخبار", "शेयर करें", "टिप्पणियाँ", "समाचार", "bagikan", "komentar", "berita", "chia sẻ", "bình luận", "tin tức", "แชร์", "ความคิดเห็น",
    "ข่าว",
];

/// First words of what buttons, menus and headings say; no name begins with them.
#[rustfmt::skip]
pub(super) const TEACHING: Words = words![
    "about", "apply", "log", "sign", "meet", "our", "your", "how", "why", "what", "when", "where", "who", "best", "top", "all", "learn", "find",
    "discover", "try", "buy", "shop", "next", "previous", "back", "skip", "go", "open", "close", "show", "hide", "view", "see", "watch", "listen",
    "follow", "share", "save", "print", "copy", "contact", "join", "subscribe", "download", "click", "new", "latest", "most", "related",
    "recommended", "popular", "trending", "understanding", "mastering", "guide", "get", "ask", "start", "stop", "introducing", "more", "advertise",
    "écouter", "lire", "voir", "leia", "leggi", "lees", "weiter", "mehr", "alle", "zur", "zum", "this", "these", "from", "in", "on", "at", "to",
];

/// What people did, in scripts without spaces, where their names follow at once.
#[rustfmt::skip]
pub(super) const ROLES: Words = words![
    "文", "取材", "執筆", "執筆者", "著者", "筆者", "ライター", "記者", "记者", "作者", "撰文", "撰稿", "撰稿人", "采写", "構成", "聞き手", "文責", "글", "취재", "写真", "撮影", "摄影", "攝影", "编辑", "編集",
    "編輯", "责任编辑", "责编", "사진", "편집",
];

/// What those did who are named behind the author and did not write: pictures, editing, translation.
#[rustfmt::skip]
pub(super) const CREDITED: Words = words![
    "editor", "editors", "edited", "editing", "redaktur", "penyunting", "editör", "foto", "fotos", "photo", "photos", "photographer", "photographs", "photography", "camera", "kamera", "bild",
    "bilder", "kuva", "kuvat", "zdjęcia", "video", "producer", "translation", "translator", "übersetzung", "traduction", "traducción", "illustration", "фото", "редактор", "写真", "撮影",
    "摄影", "攝影", "编辑", "編集", "編輯", "责任编辑", "责编", "校对", "校對", "审校", "审核", "监制", "制图", "사진", "편집",
    "reporting", "additional", "illustrations", "illustrated", "reviewed", "medically", "checked", "fact-checked", "fotografía", "fotografías", "photograph",
    "produced", "producing", "pictures", "fot", "foto’s", "illustrationen", "agencies", "agenturen", "fotografia", "图", "files", "material", "informationen", "ภาพ",
];

/// Whose somebody is before his job: "our correspondent", "unserem Korrespondenten".
#[rustfmt::skip]
pub(super) const OUR: Words = words![
    "our", "unser", "unserem", "unserer", "unseren", "notre", "nos", "nuestro", "nuestra", "nosso", "nossa", "nostro", "nostra", "onze", "vår",
    "vores", "korrespondenten", "mitarbeiter", "mitarbeiterin",
];

/// News agencies, by the names that stand behind a reporter's, in lower case (the members of the European, Mediterranean and Pacific alliances of news agencies, and those
/// that they list beside themselves).
#[rustfmt::skip]
pub(super) const AGENCIES: Words = words![
    "reuters", "ap", "associated press", "afp", "agence france-presse", "dpa", "deutsche presse-agentur", "apa", "sda", "keystone-sda", "efe", "agencia efe", "europa press", "ansa",
    "adnkronos", "agi", "lusa", "anp", "belga", "ritzau", "tt", "ntb", "stt", "pap", "čtk", "tasr", "mti", "agerpres", "mediafax", "bta", "hina", "tanjug", "beta", "fena", "sta",
    "elta", "bns", "leta", "tass", "тасс", "ria novosti", "риа новости", "interfax", "интерфакс", "ukrinform", "укринформ", "укрінформ", "anadolu", "aa", "dha", "iha", "xinhua", "新华社",
    "新華社", "中新社", "中央社", "kyodo", "共同通信", "時事通信", "yonhap", "연합뉴스", "뉴시스", "pti", "ani", "ians", "bernama", "antara", "upi", "pa", "pa media", "press association", "canadian press",
    "aap", "australian associated press", "bloomberg", "télam", "notimex", "agência brasil", "estadão conteúdo", "folhapress", "spa", "wam", "mena", "kuna", "petra", "irna", "isna", "tnn",
];

#[cfg(test)]
mod tests {
    use super::super::byline::names;

    #[test]
    fn names_stand_behind_words_of_many_languages() {
        for (line, lang, name) in [
            ("بواسطة: أحمد علي", "ar", "أحمد علي"),
            ("نشر بواسطة أحمد علي", "ar", "أحمد علي"),
            ("توسط رضا احمدی", "fa", "رضا احمدی"),
            ("נכתב על ידי דנה כהן", "he", "דנה כהן"),
            ("Diposting oleh Budi Santoso", "id", "Budi Santoso"),
            ("Đăng bởi Nguyễn Văn An", "vi", "Nguyễn Văn An"),
            ("Skrivet av Anna Ek", "sv", "Anna Ek"),
            ("Udgivet af Bo Holm", "da", "Bo Holm"),
            ("Kirjoittanut Aino Laine", "fi", "Aino Laine"),
            ("Geplaatst door Jan Smit", "nl", "Jan Smit"),
            ("Posté par Anne Petit", "fr", "Anne Petit"),
            ("Postado por Ana Lima", "pt", "Ana Lima"),
            ("Postat de Ion Popescu", "ro", "Ion Popescu"),
            ("Від Олена Коваль", "uk", "Олена Коваль"),
            ("Опубликовал: Иван Орлов", "ru", "Иван Орлов"),
            ("Müəllif: Leyla Əliyeva", "az", "Leyla Əliyeva"),
            ("ავტორი: ნინო ბერიძე", "ka", "ნინო ბერიძე"),
            ("Հեղինակ՝ Անի Սարգսյան", "hy", "Անի Սարգսյան"),
            ("Höfundur: Jón Karlsson", "is", "Jón Karlsson"),
            ("작성자: 김민수", "ko", "김민수"),
            ("投稿者: 山田花子", "ja", "山田花子"),
        ] {
            assert_eq!(names(line, Some(lang)), [name], "{line}");
        }
    }
}
