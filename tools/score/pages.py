"""The corpus: its datasets, what is true of their pages, what the program makes of them, and which of them are held out."""
import gzip
import hashlib
import json
import os
import re
import subprocess
from urllib.parse import urlsplit

# Second-level names under which countries register domains; the registrable domain then has three labels (publicsuffix.org).
SECOND_LEVEL = {"ac", "co", "com", "edu", "go", "gob", "gov", "gv", "ne", "net", "nic", "or", "org"}
# One publisher in three is held out.
HELD_OUT = 3


def datasets(corpus):
    return sorted(name for name in os.listdir(corpus) if os.path.exists(os.path.join(corpus, name, "truth.json")))


def truth(corpus, dataset):
    with open(os.path.join(corpus, dataset, "truth.json"), encoding="utf-8") as file:
        return json.load(file)


def html(corpus, dataset, key):
    with gzip.open(os.path.join(corpus, dataset, "html", key + ".html.gz")) as file:
        return file.read().decode("utf-8", "replace")


def uninjected(key):
    """The dataset and the name of the page that clutter was put into."""
    return ("english", key.removeprefix("andy-")) if key.startswith("andy-") else ("world", key.removeprefix("fundus-tests-"))


def publisher(key, page):
    """The registrable domain of a page; the page's name where it has no address."""
    host = urlsplit(page.get("url") or "").hostname or ""
    labels = host.split(".")
    if len(labels) < 2:
        return key
    long = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL
    return ".".join(labels[-3 if long else -2:])


def part(key, page):
    digest = hashlib.sha256(publisher(key, page).encode()).digest()
    return "held out" if digest[0] % HELD_OUT == 0 else "dev"


def batch(binary, lines, *arguments):
    """What the program answers to pages given as (key, url, html), by key. A page that failed has None."""
    def encode():
        for key, url, source in lines:
            line = {"id": key, "html": source}
            if url:
                line["url"] = url
            yield json.dumps(line) + "\n"

    run = subprocess.run([binary, "batch", *arguments], input="".join(encode()), capture_output=True, text=True, check=True, encoding="utf-8")
    return {answer["id"]: answer.get("output") for answer in map(json.loads, run.stdout.splitlines())}


def read(binary, corpus, dataset, pages):
    """The text that is scored and the whole reading, by page."""
    lines = [(key, page.get("url"), html(corpus, dataset, key)) for key, page in pages.items()]
    # Into these pages captions were put, and the scorer looks for them.
    parts = ["--with", "captions"] if dataset == "injected" else []
    text = batch(binary, lines, "--format", "text", *parts)
    reading = batch(binary, lines, "--format", "json")
    return {key: {"text": text[key] or "", "reading": json.loads(reading[key] or "{}")} for key in pages}


def rivals(corpus):
    """The rivals' figures from the corpus's README: {program: {name of the figure: text}}."""
    out = {}
    with open(os.path.join(corpus, "README.md"), encoding="utf-8") as file:
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in file if line.startswith("|")]
    header = None
    for row in rows:
        if row[0] == "" and len(row) > 1:
            header = row
        elif header and len(row) == len(header) and not row[1].startswith("---"):
            figures = dict(zip(header[1:], row[1:]))
            for name, value in list(figures.items()):
                if "caption once" in name:
                    once, twice, lost = (share(part) for part in value.split("/"))
                    figures.update({"injected · caption once": once, "injected · caption twice or more": twice, "injected · caption lost": lost})
                elif value.endswith("%"):
                    figures[name] = share(value)
            out[row[0]] = figures
    with open(os.path.join(corpus, "README.md"), encoding="utf-8") as file:
        mixed = next((line for line in file if line.startswith("On `mixed`")), "")
    for program, word, snippets in re.findall(r"([\w.-]+) (0\.\d+) · (0\.\d+)", mixed):
        for name in out:
            if names_same(program, name):
                out[name].update({"mixed · word F1": word, "mixed · snippets F1": snippets})
    return out


def names_same(program, name):
    """`trafilatura-rs` in the sentence is "trafilatura 0.6 (Rust)" in the table."""
    rust = program == "trafilatura-rs"
    return name.startswith("trafilatura" if rust else program + " ") and (program not in ("trafilatura", "trafilatura-rs") or ("(Rust)" in name) == rust)


def share(text):
    return f"{float(text.strip().rstrip('%')) / 100:.3f}"
