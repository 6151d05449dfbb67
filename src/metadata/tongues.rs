//! Tongues that share their letters are told apart by what only some of them have: a few letters of their own, or the small words that every text is full of.

use crate::words::{Words, words};

/// A script by where its letters stand in Unicode, and the language that is meant where the press writes one language in it.
#[rustfmt::skip]
pub(super) const SCRIPTS: &[(char, char, &str)] = &[
    ('\u{3040}', '\u{30ff}', "ja"), ('\u{ac00}', '\u{d7af}', "ko"), ('\u{4e00}', '\u{9fff}', "zh"), ('\u{400}', '\u{4ff}', "ru"), ('\u{600}', '\u{6ff}', "ar"),
    ('\u{900}', '\u{97f}', "hi"), ('\u{e00}', '\u{e7f}', "th"), ('\u{370}', '\u{3ff}', "el"), ('\u{590}', '\u{5ff}', "he"), ('\u{980}', '\u{9ff}', "bn"),
    ('\u{a00}', '\u{a7f}', "pa"), ('\u{a80}', '\u{aff}', "gu"), ('\u{b00}', '\u{b7f}', "or"), ('\u{b80}', '\u{bff}', "ta"), ('\u{c00}', '\u{c7f}', "te"),
    ('\u{c80}', '\u{cff}', "kn"), ('\u{d00}', '\u{d7f}', "ml"), ('\u{d80}', '\u{dff}', "si"), ('\u{e80}', '\u{eff}', "lo"), ('\u{1000}', '\u{109f}', "my"),
    ('\u{10a0}', '\u{10ff}', "ka"), ('\u{530}', '\u{58f}', "hy"), ('\u{1200}', '\u{137f}', "am"), ('\u{1780}', '\u{17ff}', "km"),
];

/// Languages of a script that others have too: the script's usual one, the language, letters that it alone uses, and how many of a thousand letters of its texts are these at least.
/// Whose letters come first is asked first, as later ones have them as well.
#[rustfmt::skip]
pub(super) const LETTERS: &[(&str, &str, &str, usize)] = &[
    ("ru", "be", "ў", 3), ("ru", "kk", "қғң", 5), ("ru", "mn", "өү", 10), ("ru", "mk", "ѓќѕ", 2), ("ru", "sr", "ђћјљњ", 5), ("ru", "uk", "їєґ", 3),
    ("ru", "ru", "ыэ", 5), ("ru", "bg", "ъ", 5), ("ar", "ur", "ٹڈڑںے", 10), ("ar", "fa", "پچژگیک", 15), ("hi", "mr", "ळ", 3), ("hi", "ne", "छ", 10),
];

/// The small words of languages in Latin letters: the commonest that others of these have not, and some that they share.
#[rustfmt::skip]
pub(super) const SMALL: &[(&str, Words)] = &[
    ("en", words!["the", "and", "of", "to", "in", "a", "is", "that", "for", "was", "with", "on", "as"]), ("de", words!["der", "die", "und", "das", "den", "von", "mit", "ist", "nicht", "auf", "zu", "im", "ein", "dem"]),
    ("fr", words!["de", "la", "le", "et", "les", "des", "en", "un", "une", "est", "que", "dans", "pour", "du"]), ("es", words!["de", "la", "que", "el", "en", "y", "los", "del", "las", "por", "con", "una", "para", "se"]),
    ("pt", words!["de", "que", "do", "da", "em", "os", "as", "dos", "não", "uma", "com", "para", "por", "um"]), ("it", words!["di", "che", "il", "la", "e", "per", "del", "della", "un", "una", "con", "gli", "sono", "nel"]),
    ("nl", words!["de", "het", "een", "van", "en", "dat", "niet", "voor", "met", "zijn", "op", "te", "is", "in"]), ("sv", words!["och", "att", "det", "som", "är", "av", "för", "inte", "på", "den", "en", "i"]),
    ("da", words!["og", "at", "det", "som", "er", "af", "for", "ikke", "på", "den", "en", "i"]), ("nb", words!["og", "å", "det", "som", "er", "av", "for", "ikke", "på", "den", "en", "i"]),
    ("fi", words!["ja", "on", "ei", "että", "oli", "se", "ovat", "kun", "hän", "myös", "mutta", "joka", "kuin", "jos"]), ("pl", words!["w", "i", "na", "z", "się", "nie", "do", "że", "jest", "to"]),
    ("cs", words!["a", "v", "se", "na", "je", "že", "s", "pro", "byl", "do"]), ("sk", words!["a", "v", "sa", "na", "je", "že", "s", "pre", "bol", "do"]),
    ("hu", words!["a", "az", "és", "hogy", "nem", "egy", "is", "volt", "meg", "ki", "azt", "csak"]), ("ro", words!["de", "și", "în", "la", "cu", "care", "nu", "din", "pentru", "pe", "o", "un", "că"]),
    ("hr", words!["je", "i", "u", "na", "se", "da", "su", "za", "od", "koji"]), ("sl", words!["je", "in", "v", "na", "se", "da", "so", "za", "ki", "pri"]),
    ("et", words!["ja", "on", "ei", "et", "oli", "see", "mis", "kui", "ning", "ka", "aga", "ta"]), ("lv", words!["un", "ir", "ar", "no", "par", "kas", "bija", "tas", "lai", "arī", "ka", "uz", "kā"]),
    ("lt", words!["ir", "į", "kad", "su", "iš", "yra", "buvo", "tai", "kaip", "jis", "bet", "už", "dėl"]), ("ca", words!["de", "la", "el", "que", "els", "les", "i", "amb", "per", "del", "en", "una", "és", "dels"]),
    ("tr", words!["ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "olan", "daha"]), ("vi", words!["và", "của", "là", "có", "cho", "không", "được", "các", "những", "trong"]),
    ("id", words!["yang", "dan", "di", "itu", "dengan", "untuk", "tidak", "dari", "ini", "pada"]), ("ms", words!["yang", "dan", "di", "itu", "dengan", "untuk", "tidak", "daripada", "ini", "kepada"]),
    ("sw", words!["na", "ya", "wa", "kwa", "ni", "katika", "za", "la", "kuwa", "hiyo"]), ("af", words!["die", "en", "het", "van", "nie", "wat", "om", "te", "is", "sy", "in", "dat", "vir"]),
    ("sq", words!["dhe", "të", "në", "që", "për", "me", "një", "është", "nga", "ka"]), ("az", words!["və", "bir", "bu", "ki", "ilə", "üçün", "da", "olan", "edib", "var"]),
    ("is", words!["og", "að", "í", "á", "er", "sem", "um", "til", "ekki", "við"]),
];
