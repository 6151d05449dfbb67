"""What the corpus's scorer does not measure: title, author, date, lead picture, captions, lost pages, readerable, findings that take a piece of the story."""
import datetime
import html
import json
import os
import re
import unicodedata
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urlsplit

import pages

WORD = re.compile(r"\w+")
# A page on which fewer of the truth's words come back has lost its story.
LOST = 0.8
# Shortest paragraph of a truth that a finding must not take; shorter ones stand on a page more than once.
PARAGRAPH = 60
DEGREE = re.compile(r"(?:[A-Z]\w{0,2}\.? ?){1,4}")
# Longest name of a site, in words.
SITE_NAME = 4
TITLED = ("readability", "metadata", "english", "world", "mixed")


def words(text):
    return WORD.findall(unicodedata.normalize("NFKC", text or "").lower())


def names(author):
    """The set of names in a byline, whatever stands between and before them. Truths of several origins have "By ", degrees and jobs behind a comma, dates in a second line."""
    if not isinstance(author, list):
        author = (author or "").strip().split("\n")[0].strip("[]【】")
    parts = author if isinstance(author, list) else re.split(r"[;,，、&/／|•]|\band\b|\bund\b|\bet\b", author)
    out = set()
    for part in parts:
        part = re.sub(r"^\W*(?:(?:written|edited|posted|story) )?(?:\b(?:by|par|von|por|di|de|door)\b|著者|作者|文)[:：●]?", "", part.strip(), flags=re.I)
        part = re.sub(r"\(.*?\)|（.*?）", "", part)
        key = " ".join(words(part))
        # A degree or an agency's initials behind a name are no second name.
        if key and not any(c.isdigit() for c in key) and not (out and DEGREE.fullmatch(part.strip())):
            out.add(key)
    return out


def day(text):
    """The calendar days that a date can mean: as written, and in UTC. Without a zone it may be the day of any zone."""
    match = re.match(r"(\d{4})-(\d\d?)[-.](\d\d?)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?", text or "")
    if not match:
        return set(), None
    year, month, number, hour, minute, zone = match.groups()
    out = {(int(year), int(month), int(number))}
    if hour and zone:
        offset = datetime.timedelta(0)
        if zone != "Z":
            offset = datetime.timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:])) * (-1 if zone[0] == "-" else 1)
        moment = datetime.datetime(int(year), int(month), int(number), int(hour), int(minute)) - offset
        return out | {(moment.year, moment.month, moment.day)}, moment
    return out, None


def same_day(a, b):
    """Whether two dates mean the same day. A day without a zone is compared with the days that a moment is in anywhere on earth."""
    (days, moment), (others, other) = day(a), day(b)
    if days & others:
        return True
    if days and others and (moment is None) != (other is None):
        moment, written = (moment, others) if moment else (other, days)
        ends = [moment + datetime.timedelta(hours=hours) for hours in (-12, 14)]
        return any((end.year, end.month, end.day) in written for end in ends)
    return False


def picture(url):
    """A picture's name without its size, its host and its query, and the numbers by which its server knows it: the same picture comes in many widths, cuts and folders."""
    parts = urlsplit(url or "")
    # Resizing services carry the picture's own address.
    inner = parse_qs(parts.query).get("url")
    path = unquote(unquote(urlsplit(inner[0]).path if inner else parts.path)).lower()
    name = re.sub(r"\.(?:jpe?g|png|webp|gif|avif).*$", "", re.sub(r"[-_.]?\d{2,4}x\d{2,4}|[-_]scaled", "", path.rsplit("/", 1)[-1]))
    numbers = {word for word in re.findall(r"[a-z0-9]{9,}", path) if sum(c.isdigit() for c in word) >= 3 and not re.fullmatch(r"\d{12}|\d{14}", word)}
    return name, numbers


def same_picture(a, b):
    (name, numbers), (other, others) = picture(a), picture(b)
    return name == other or bool(numbers & others)


def title_right(page, metadata):
    """Same words. Truths that a program made of `<title>` may carry the site's name behind a mark; a title without it is right."""
    if not page.get("title"):
        return None
    ours, truth = metadata.get("title") or "", page["title"].replace("\xad", "")
    cut = re.split(r"\s+(?:[|–—»·:]|::|-|--)\s*", truth)
    without = [" - ".join(cut[:end]) for end in range(1, len(cut)) if len(words(" ".join(cut[end:]))) <= SITE_NAME]
    return any(words(ours) == words(form) for form in [truth, *without])


class Head(HTMLParser):
    """A page's <title>, its og:title and its first-level headings, each as words."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.text, self.told, self.headings = None, [], [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "meta" and (attrs.get("property") or attrs.get("name") or "").lower() == "og:title":
            self.told.append(words(attrs.get("content") or attrs.get("value")))
        if tag in ("title", "h1"):
            self.open, self.text = tag, []

    def handle_endtag(self, tag):
        if tag == self.open:
            (self.told if tag == "title" else self.headings).append(words(" ".join(self.text)))
            self.open = None

    def handle_data(self, data):
        if self.open:
            self.text.append(data)


def shows_another(source, truth, ours):
    """Whether a truth is what machines are told, while the page shows readers the headline that is given: such truths are the output of programs that read the head."""
    head = Head()
    head.feed(source)
    return words(truth) in head.told and words(ours) in head.headings and words(truth) not in head.headings


def author_right(page, metadata):
    want = names(page.get("author"))
    return want == names(metadata.get("byline")) if want else None


def date_right(page, metadata):
    return same_day(page["date"], metadata.get("published")) if day(page.get("date"))[0] else None


def image_right(page, metadata):
    covers = [image for image in page.get("images") or [] if image.get("is_cover") and image.get("url")]
    want = page.get("lead_image") or (covers[0]["url"] if covers else None)
    return same_picture(want, metadata.get("lead_image")) if want else None


# Truths that are wrong or arguable, with the reason: the figures count them as they stand, and stand once more without them. README.md says who looked at the held-out pages.
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "doubtful.json"), encoding="utf-8") as file:
    DOUBTFUL = json.load(file)

FIELDS = {"title": title_right, "author": author_right, "date": date_right, "lead_image": image_right}


def measure(corpus, binary, readings, wrong):
    """Every figure as {label: {part: [right, of]}}."""
    out = {}

    def count(label, part, right):
        entry = out.setdefault(label, {}).setdefault(part, [0, 0])
        entry[0] += right
        entry[1] += 1

    for dataset, answers in readings.items():
        truth = pages.truth(corpus, dataset)
        for key, page in truth.items():
            part, reading = pages.part(key, page), answers[key]["reading"]
            metadata = reading.get("metadata") or {}

            def show(field, want, got):
                if wrong == field and part == "dev":
                    print(f"{dataset} {key}\n    truth {want!r}\n    ours  {got!r}")

            if dataset in TITLED:
                for field, right in FIELDS.items():
                    answer = right(page, metadata)
                    if answer is None:
                        continue
                    count(f"{dataset} · {field.replace('_', ' ')} right", part, answer)
                    doubtful = field in DOUBTFUL.get(dataset, {}).get(key, {})
                    if not doubtful:
                        count(f"all · {field.replace('_', ' ')} right, doubtful truths left out", part, answer)
                    if dataset in ("readability", "metadata"):
                        count(f"readability + metadata · {field.replace('_', ' ')} right", part, answer)
                        if not doubtful:
                            count(f"readability + metadata · {field.replace('_', ' ')} right, doubtful truths left out", part, answer)
                        if field == "title":
                            headed = answer or shows_another(pages.html(corpus, dataset, key), page["title"], metadata.get("title"))
                            count("readability + metadata · title right, or the headline that the page shows", part, headed)
                    if not answer:
                        ours = {"author": "byline", "date": "published"}.get(field, field)
                        show(field, page.get(field) or page.get("images"), metadata.get(ours))
                        reason = DOUBTFUL.get(dataset, {}).get(key, {}).get(field)
                        if reason and wrong == field and part == "dev":
                            print(f"    doubtful: {reason}")
            if dataset in ("world", "english"):
                got, want = words(answers[key]["text"]), words(page["text"])
                lost = recall(want, got) < LOST
                count("world + english · pages with less than 80 % of the words", part, lost)
                if lost:
                    show("words", len(want), len(got))
                for finding, piece in taken(reading, page):
                    show("taken", piece, finding)
                count("world + english · pages where a finding takes a paragraph", part, bool(taken(reading, page)))
            if dataset == "world":
                for caption in captions(page):
                    times = shown(reading).count(caption)
                    count("world · captions exactly once", part, times == 1)
                    if times != 1:
                        show("caption", caption, times)
            if dataset != "injected" and page.get("text") and page.get("readerable", True):
                count("articles called readerable (recall)", part, bool(reading.get("readerable")))
                if not reading.get("readerable"):
                    show("readerable", "an article", reading.get("notes"))
    for label, part, answer, key in negatives(corpus, binary, readings):
        count(label, part, answer)
        if answer and wrong == "readerable" and part == "dev":
            print(f"{label} {key} is called readerable")
    return out


def recall(want, got):
    left = {}
    for word in got:
        left[word] = left.get(word, 0) + 1
    hits = 0
    for word in want:
        if left.get(word, 0):
            left[word] -= 1
            hits += 1
    return hits / len(want) if want else 1.0


def taken(reading, page):
    """Findings whose first words are those of a paragraph of the truth."""
    paragraphs = [" ".join(words(line)) for line in (page.get("paragraphs") or page["text"].split("\n")) if len(line) >= PARAGRAPH]
    out = []
    for finding in reading.get("findings") or []:
        excerpt = " ".join(words(finding["excerpt"]))
        if len(excerpt) >= PARAGRAPH:
            out.extend((finding["rule"], piece) for piece in paragraphs if piece.startswith(excerpt) or excerpt.startswith(piece))
    return out


def captions(page):
    own = " ".join(words(page["text"]))
    for image in page.get("images") or []:
        caption = " ".join(words(image.get("caption")))
        # One that the story repeats, or of a word or two, cannot be counted.
        if len(caption) >= 20 and caption not in own:
            yield caption


def shown(reading):
    """Every word that the reader's page shows, blocks and captions and the lead picture's."""
    pieces = []
    for block in reading.get("blocks") or []:
        pieces += [span["text"] for name in ("text", "caption") for span in block.get(name) or [] if isinstance(span, dict)]
        pieces += [span["text"] for paragraph in block.get("paragraphs") or [] for span in paragraph]
        pieces += [span["text"] for item in block.get("items") or [] for span in item["text"]]
        pieces.append("\n")
    return " ".join(words(" ".join(pieces)))


def negatives(corpus, binary, readings):
    """Pages that hold no article. The corpus has few: test pages that Firefox's engine finds not worth reading, and pages whose address is a site's root. So the story is
    taken out of the pages of `world` and `english`, every text that the truth holds, and with it what the head says of an article; what is left is what list and home pages
    are made of: menus, teasers, lists of links."""
    lines = {}
    for dataset in readings:
        for key, page in pages.truth(corpus, dataset).items():
            part = pages.part(key, page)
            root = page.get("url") and urlsplit(page["url"]).path in ("", "/") and not urlsplit(page["url"]).query
            if dataset == "readability" and not page.get("readerable"):
                yield "test pages without an article called readerable", part, bool(readings[dataset][key]["reading"].get("readerable")), key
            elif root:
                yield "home pages called readerable", part, bool(readings[dataset][key]["reading"].get("readerable")), key
            elif dataset in ("world", "english"):
                lines[dataset + " " + key] = (part, page.get("url"), without_story(pages.html(corpus, dataset, key), page["text"]))
    answers = pages.batch(binary, [(key, url, source) for key, (_, url, source) in lines.items()], "--format", "json")
    for key, (part, _, _) in lines.items():
        yield "pages without their story called readerable", part, bool(answers[key] and '"readerable":true' in answers[key]), key


class Remover(HTMLParser):
    """Copies a page without the texts that stand in `story`, its structured data and its Open Graph tags."""

    def __init__(self, story):
        super().__init__(convert_charrefs=True)
        self.story, self.out, self.raw = story, [], None

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "style"):
            self.raw = tag
        elif tag != "meta":
            self.out.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.raw = None
        else:
            self.out.append(f"</{tag}>")

    def handle_data(self, data):
        key = " ".join(words(data))
        # A word or two may stand in the story and in a menu; a clause cannot.
        if self.raw is None and not (len(key) > 12 and key in self.story):
            self.out.append(html.escape(data, quote=False))


def without_story(source, text):
    remover = Remover(" ".join(words(text)))
    remover.feed(source)
    remover.close()
    return "".join(remover.out)


def table(own):
    lines = ["", f"{'':70s}{'dev':>20s}{'held out':>20s}"]
    for label in sorted(own):
        cells = []
        for part in ("dev", "held out"):
            right, of = own[label].get(part, (0, 0))
            cells.append(f"{right / of:.3f} ({right}/{of})" if of else "–")
        lines.append(f"{label:70s}{cells[0]:>20s}{cells[1]:>20s}")
    return "\n".join(lines)
