//! Month names in the languages of the press, as the Unicode CLDR has them (calendars, wide and abbreviated), with the forms that they take in a date.
//!
//! `*` stands for any ending, `|` parts the forms of one month, a space parts the months.

use crate::dom::word_filter::Threes;
use crate::search::any_of;
use std::sync::LazyLock;

/// A language and its months in one text, January first: an address and a length of each month's own would take more than the names.
type Months = (&'static str, &'static str);

#[rustfmt::skip]
const MONTHS: &[Months] = &[
    ("en", "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec"),
    ("de", "januar|jänner|jan februar|feber|feb märz|mär|mrz april|apr mai juni|jun juli|jul august|aug september|sept|sep oktober|okt november|nov dezember|dez"),
    ("fr", "janvier|janv février|févr|fév|fevrier mars avril|avr mai juin juillet|juil août|aout septembre|sept octobre|oct novembre|nov décembre|déc|decembre"),
    ("es", "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|setiembre|sept|sep|set octubre|oct noviembre|nov diciembre|dic"),
    ("pt", "janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set outubro|out novembro|nov dezembro|dez"),
    ("it", "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|sett|set ottobre|ott novembre|nov dicembre|dic"),
    ("ca", "gener|gen febrer|febr març abril|abr maig juny juliol|jul agost|ag setembre|set octubre|oct novembre|nov desembre|des"),
    ("nl", "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sept|sep oktober|okt november|nov december|dec"),
    ("sv", "januari|jan februari|feb mars|mar april|apr maj juni|jun juli|jul augusti|aug september|sept|sep oktober|okt november|nov december|dec"),
    ("da", "januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug september|sept|sep oktober|okt november|nov december|dec"),
    ("nb", "januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug september|sept|sep oktober|okt november|nov desember|des"),
    ("is", "janúar|jan febrúar|feb mars|mar apríl|apr maí júní|jún júlí|júl ágúst|ágú september|sep október|okt nóvember|nóv desember|des"),
    ("fi", "tammikuu* helmikuu* maaliskuu* huhtikuu* toukokuu* kesäkuu* heinäkuu* elokuu* syyskuu* lokakuu* marraskuu* joulukuu*"),
    ("et", "jaanuar* veebruar* märts* aprill* mai* juuni* juuli* august* september*|septembri* oktoober|oktoobri* november|novembri* detsember|detsembri*"),
    ("lv", "janvār* februār* mart* aprīl* maij* jūnij* jūlij* august* septembr* oktobr* novembr* decembr*"),
    ("lt", "saus* vasar* kov* baland* geguž* birž* liep* rugpj* rugs* spal* lapkr* gruod*"),
    ("pl", "stycz*|sty luty|lutego|lut marzec|marca|mar kwie*|kwi maj|maja czerwiec|czerwca|cze lipiec|lipca|lip sierp*|sie wrze*|wrz paźdz*|paź listopad*|lis grud*|gru"),
    ("cs", "leden|ledna|led únor|února|úno březen|března|bře duben|dubna|dub květen|května|kvě červen|června|čvn červenec|července|čvc srpen|srpna|srp září|zář říjen|října|říj listopad|listopadu|lis prosinec|prosince|pro"),
    ("sk", "január*|jan február*|feb marec|marca|mar apríl*|apr máj|mája jún|júna júl|júla august|augusta|aug september|septembra|sep október|októbra|okt november|novembra|nov december|decembra|dec"),
    ("hu", "január*|jan február*|febr március*|márc április*|ápr május*|máj június*|jún július*|júl augusztus*|aug szeptember*|szept október*|okt november*|nov december*|dec"),
    ("ro", "ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug septembrie|sept octombrie|oct noiembrie|nov|noi decembrie|dec"),
    ("hr", "siječ*|sij velja*|velj ožuj*|ožu travanj|travnja|tra svibanj|svibnja|svi lipanj|lipnja|lip srpanj|srpnja|srp kolovoz*|kol rujan|rujna|ruj listopad*|lis studen*|stu prosin*|pro"),
    ("sr", "januar*|jan|јануар* februar*|feb|фебруар* mart|marta|mar|март|марта april|aprila|apr|април* maj|maja|мај|маја jun|juna|јун|јуна jul|jula|јул|јула avgust*|avg|август* septemb*|sep|септемб* oktob*|okt|октоб* novemb*|nov|новемб* decemb*|dec|децемб*"),
    ("sl", "januar*|jan februar*|feb marec|marca|mar april|aprila|apr maj|maja junij|junija|jun julij|julija|jul avgust*|avg septemb*|sep oktob*|okt novemb*|nov decemb*|dec"),
    ("tr", "ocak|oca şubat|şub mart|mar nisan|nis mayıs|may haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki kasım|kas aralık|ara"),
    ("el", "ιανουαρ*|ιαν|γεν* φεβρουαρ*|φεβ|φλεβ* μαρτ*|μάρτ*|μαρ απριλ*|απρίλ*|απρ μαΐου|μαϊου|μαίου|μάιος|μαΐ|μάι ιουν*|ιούν* ιουλ*|ιούλ* αυγο*|αύγο*|αυγ σεπτ*|σεπ οκτ*|οκτώ* νοε*|νοέ* δεκ*"),
    ("ru", "январ*|янв феврал*|фев март|марта|мар апрел*|апр май|мая июн* июл* август*|авг сентябр*|сент|сен октябр*|окт ноябр*|ноя декабр*|дек"),
    ("uk", "січ* лют* берез*|бер квіт*|кві трав*|тра черв*|чер липень|липня|лип серп*|сер верес*|вер жовт*|жов листопад*|лис груд*|гру"),
    ("bg", "януари|ян февруари|февр март април|апр май юни юли август|авг септември|септ октомври|окт ноември|ноем декември|дек"),
    ("he", "ינואר|בינואר פברואר|בפברואר מרץ|מרס|במרץ|במרס אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי אוגוסט|באוגוסט ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר"),
    ("ar", "يناير|جانفي فبراير|فيفري|شباط مارس|آذار أبريل|ابريل|إبريل|أفريل|نيسان مايو|ماي|أيار|آيار يونيو|يونيه|جوان|حزيران يوليو|يوليه|يوليوز|جويلية|تموز أغسطس|اغسطس|أوت|غشت|آب سبتمبر|أيلول|شتنبر أكتوبر|اكتوبر نوفمبر|نونبر ديسمبر|دجنبر"),
    ("fa", "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
    // The Persian calendar's own.
    ("fa-persian", "فروردین اردیبهشت خرداد تیر مرداد|امرداد شهریور مهر آبان آذر دی بهمن اسفند"),
    ("ur", "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"),
    ("hi", "जनवरी|जन फरवरी|फ़रवरी|फर मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर"),
    ("bn", "জানুয়ারি|জানুয়ারী ফেব্রুয়ারি|ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"),
    ("ta", "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்"),
    ("af", "januarie|jan februarie|feb maart|mrt april|apr mei junie|jun julie|jul augustus|aug september|sep oktober|okt november|nov desember|des"),
    ("sq", "janar|jan shkurt|shk mars prill|pri maj qershor|qer korrik|kor gusht|gus shtator|sht tetor|tet nëntor|nën dhjetor|dhj"),
    ("az", "yanvar|yan fevral|fev mart|mar aprel|apr may iyun|iyn iyul|iyl avqust|avq sentyabr|sentabr|sen oktyabr|oktabr|okt noyabr|noy dekabr|dek"),
    ("be", "студз* лют* сак* крас* май|мая|траў* чэрв* ліп* жнів* верас* кастр* ліст* снеж*"),
    ("mk", "јануари|јан февруари|фев март|мар април|апр мај јуни|јун јули|јул август|авг септември|септ октомври|окт ноември|ноем декември|дек"),
    ("ka", "იან* თებ* მარ* აპრ* მაი* ივნ* ივლ* აგვ* სექ* ოქტ* ნოე* დეკ*"),
    ("hy", "հունվ* փետ* մարտ* ապր* մայ* հուն* հուլ* օգոս* սեպ* հոկ* նոյ* դեկ*"),
    ("sw", "januari|jan februari|feb machi|mac aprili|apr mei juni|jun julai|jul agosti|ago septemba|sep oktoba|okt novemba|nov desemba|des"),
    ("mr", "जानेवारी|जाने फेब्रुवारी|फेब्रु मार्च एप्रिल मे जून जुलै ऑगस्ट|ऑग सप्टेंबर|सप्टें ऑक्टोबर|ऑक्टो नोव्हेंबर|नोव्हें डिसेंबर|डिसें"),
    ("gu", "જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ|ઓગસ્ટ સપ્ટેમ્બર ઑક્ટોબર|ઓક્ટોબર નવેમ્બર ડિસેમ્બર"),
    ("te", "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై|జూలై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్"),
    ("kn", "ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್"),
    ("ml", "ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ്|മെയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ്|ആഗസ്റ്റ് സെപ്റ്റംബർ|സെപ്തംബർ ഒക്ടോബർ|ഒക്‌ടോബർ നവംബർ ഡിസംബർ"),
    ("th", "มกราคม|มค กุมภาพันธ์|กพ มีนาคม|มีค เมษายน|เมย พฤษภาคม|พค มิถุนายน|มิย กรกฎาคม|กค สิงหาคม|สค กันยายน|กย ตุลาคม|ตค พฤศจิกายน|พย ธันวาคม|ธค"),
    ("kk", "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"),
    ("si", "ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්"),
    ("id", "januari|jan februari|feb maret|mar april|apr mei juni|jun juli|jul agustus|agt|agu september|sep oktober|okt november|nopember|nov desember|des"),
    ("ms", "januari|jan februari|feb mac april|apr mei jun julai|jul ogos september|sep oktober|okt november|nov disember|dis"),
];

/// The number of a month, 1 to 12, that a word in lower case names. The page's language decides; where it has no such word, all languages that have it must agree.
pub(super) fn month(word: &str, lang: Option<&str>) -> Option<u8> {
    let lang = lang
        .and_then(|lang| lang.split(any_of("-_")).next())
        .map(|lang| if lang == "no" || lang == "nn" { "nb" } else { lang });
    // Persian is typed on Arabic keyboards, too.
    let typed: String;
    let word = if lang == Some("fa") {
        let persian = |c| match c {
            'ي' => 'ی',
            'ك' => 'ک',
            c => c,
        };
        typed = word.chars().map(persian).collect();
        &typed
    } else {
        word
    };
    if word.len() < 2 || !FIRST_LETTERS.may_begin(word.as_bytes()) {
        return None;
    }
    let own = MONTHS.iter().find(|(code, _)| Some(*code) == lang);
    if let Some(number) = own.and_then(|months| find(months, word)) {
        return Some(number);
    }
    // Most languages have no month with these letters at all: the rows are looked through for them before their forms are compared one by one.
    let start = word.as_bytes().get(..STEM).unwrap_or(word.as_bytes());
    let rows = MONTHS.iter().filter(|(_, months)| {
        months
            .as_bytes()
            .windows(start.len())
            .any(|letters| letters[0] == start[0] && letters == start)
    });
    let mut others = rows.filter_map(|months| find(months, word));
    let first = others.next()?;
    others.all(|other| other == first).then_some(first)
}

/// Bytes that every form has which stands for any ending.
const STEM: usize = 3;

/// What the forms of all months begin with: most words are told by it to be none.
static FIRST_LETTERS: LazyLock<Threes> = LazyLock::new(|| {
    let mut threes = Threes::new();
    for (_, months) in MONTHS {
        let forms = months.split(any_of(" |")).map(str::as_bytes);
        forms.filter(|form| !form.is_empty()).for_each(|form| threes.add(form, 0));
    }
    threes
});

fn find((_, months): &Months, word: &str) -> Option<u8> {
    let is = |form: &str| match form.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == form,
    };
    months
        .split(' ')
        .zip(1..)
        .find(|(forms, _)| forms.split('|').any(is))
        .map(|(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_any_ending_has_the_letters_that_are_looked_for() {
        let mut forms = MONTHS.iter().flat_map(|(_, months)| months.split([' ', '|']));
        assert!(forms.all(|form| form.strip_suffix('*').is_none_or(|stem| stem.len() >= STEM)));
    }

    #[test]
    fn nothing_and_pieces_of_letters_are_no_months() {
        for word in ["", "j", "ja", "х", "жо"] {
            assert_eq!(month(word, None), None, "{word}");
        }
    }

    #[test]
    fn the_pages_language_decides_between_months_of_one_name() {
        assert_eq!(month("listopada", Some("pl")), Some(11));
        assert_eq!(month("listopada", Some("hr-HR")), Some(10));
        assert_eq!(month("listopada", None), None);
        assert_eq!(month("dezember", Some("en")), Some(12));
        assert_eq!(month("марта", None), Some(3));
        assert_eq!(month("market", None), None);
    }
}
