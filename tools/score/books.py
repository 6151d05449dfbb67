"""Books: writes the article of corpus pages as EPUB, as the terminal does, and has every one judged by `epubcheck` (Debian: `apt-get install epubcheck`).

    python3 tools/score/books.py [--count 50]

The pages are spread over the datasets, so that many publishers and scripts are among them; held-out ones are left out. The exit code says whether every book is clean.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import pages

DATASETS = ["world", "english", "mixed", "readability"]
PROJECT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = PROJECT / "target" / "release" / "broadsheet"


def chosen(corpus, count):
    """Pages of each dataset in turn."""
    rows = []
    for dataset in DATASETS:
        truth = pages.truth(corpus, dataset)
        dev = [key for key in sorted(truth) if pages.part(key, truth[key]) == "dev"]
        share = max(1, count // len(DATASETS))
        step = max(1, len(dev) // share)
        rows.extend((dataset, key, truth[key].get("url")) for key in dev[::step][: share + 1])
    return rows[:count]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=50)
    options = parser.parse_args()
    # Debian's is a Java archive, which not every system runs by its name.
    judge = shutil.which("epubcheck")
    if judge is None:
        sys.exit("There is no epubcheck on this machine: apt-get install epubcheck")
    corpus = os.environ.get("BROADSHEET_CORPUS") or PROJECT.parent / "shared" / "corpus"
    clean, written = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for number, (dataset, key, url) in enumerate(chosen(corpus, options.count)):
            book = pathlib.Path(folder) / f"{number}.epub"
            html = pathlib.Path(folder) / "page.html"
            html.write_text(pages.html(corpus, dataset, key), encoding="utf-8")
            subprocess.run([PROGRAM, html, *(["--url", url] if url else []), "--epub", book], check=True)
            written += 1
            verdict = subprocess.run(["java", "-jar", judge, book], capture_output=True, text=True)
            said = [line for line in (verdict.stdout + verdict.stderr).splitlines() if line.startswith(("ERROR", "WARNING", "FATAL"))]
            if verdict.returncode == 0 and not said:
                clean += 1
            else:
                print(f"{dataset}/{key}:", *said[:4], sep="\n  ")
    print(f"{clean} of {written} books are clean")
    sys.exit(0 if clean == written else 1)


if __name__ == "__main__":
    main()
