#!/usr/bin/env python3
"""Runs the release build over the corpus of saved pages and prints how good its articles are, beside the rivals' figures.

The corpus is no part of the project: $BROADSHEET_CORPUS names its folder, else ../shared/corpus beside the repository. Where there is none, there is nothing to
measure, and that is no failure. The pages are split by publisher: a third of the publishers is held out and looked at only as a figure, so that a rule which fits the
other two thirds alone shows. Both figures are means over pages, with the standard error that the corpus's own scorer draws."""
import argparse
import json
import os
import subprocess
import sys
import tempfile

import fields
import pages

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# What the table shows of what the corpus's scorer says: (dataset, name in the table, metric, figure, column of the rivals' table).
ROWS = [
    ("world", "world · paragraph F1", "paragraph", "f1", "world: paragraph F1"),
    ("world", "world · shingle F1", "shingle", "f1", "world: shingle F1"),
    ("english", "english · shingle F1", "shingle", "f1", "english: shingle F1"),
    ("english", "english · exactly right", "shingle", "accuracy", "english: exactly right"),
    ("snippets", "snippets · F1", "snippets", "f1", "snippets F1"),
    ("mixed", "mixed · word F1", "word", "f1", None),
    ("mixed", "mixed · snippets F1", "snippets", "f1", None),
    ("readability", "readability · shingle F1", "shingle", "f1", None),
    ("injected", "injected · clutter left", "injected", "clutter_left", "injected: clutter left"),
    ("injected", "injected · caption once", "injected", "captions_1", None),
    ("injected", "injected · caption twice or more", "injected", "captions_2+", None),
    ("injected", "injected · caption lost", "injected", "captions_0", None),
    ("injected", "injected · shingle F1", "shingle", "f1", None),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", default=os.environ.get("BROADSHEET_CORPUS", os.path.join(ROOT, "..", "shared", "corpus")))
    parser.add_argument("--binary", help="a build to measure, instead of building one")
    parser.add_argument("--dataset", action="append", help="only this one; may be given more than once")
    parser.add_argument("--wrong", metavar="FIELD", help="lists the dev pages whose title, author, date, lead_image, caption or words are wrong")
    parser.add_argument("--json", metavar="FILE", help="writes every figure to this file")
    arguments = parser.parse_args()

    corpus = os.path.normpath(arguments.corpus)
    if not os.path.exists(os.path.join(corpus, "score.py")):
        print(f"There is no corpus at {corpus}: nothing to measure. BROADSHEET_CORPUS names its folder.")
        return
    binary = arguments.binary or build()
    datasets = [name for name in pages.datasets(corpus) if not arguments.dataset or name in arguments.dataset]
    readings, figures = {}, {}
    for name in datasets:
        truth = pages.truth(corpus, name)
        print(f"reading {name} ({len(truth)} pages)", file=sys.stderr)
        readings[name] = pages.read(binary, corpus, name, truth)
        figures[name] = {part: scorer(corpus, name, truth, readings[name], part) for part in ("dev", "held out")}
    before = before_injection(corpus, binary, readings)
    own = fields.measure(corpus, binary, readings, arguments.wrong)

    rivals = pages.rivals(corpus)
    print(table(figures, rivals))
    if before:
        print("\ninjected · shingle F1 of the same pages before injection " + ", ".join(f"{part} {mean:.3f} (after {after:.3f})" for part, mean, after in before))
    print(fields.table(own))
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump({"scorer": figures, "own": own}, file, indent=1, ensure_ascii=False)


def build():
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    return os.path.join(ROOT, os.environ.get("CARGO_TARGET_DIR", "target"), "release", "broadsheet")


def scorer(corpus, name, truth, readings, part):
    """The corpus's own scorer over one part of a dataset; its figures as {metric: {figure: [mean, standard error]}}."""
    chosen = {key: value for key, value in truth.items() if pages.part(key, value) == part}
    if not chosen:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for what, data in (("truth", chosen), ("pred", {key: readings[key]["text"] for key in chosen})):
            paths[what] = os.path.join(folder, what + ".json")
            with open(paths[what], "w", encoding="utf-8") as file:
                json.dump(data, file)
        command = [sys.executable, os.path.join(corpus, "score.py"), "--dataset", name, "--pred", paths["pred"], "--truth", paths["truth"], "--json"]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)[name]


def before_injection(corpus, binary, readings):
    """Shingle F1 of the pages that clutter was put into, before that and after it: [(part, before, after)]."""
    if not all(name in readings for name in ("injected", "world", "english")):
        return []
    truth = pages.truth(corpus, "injected")
    names = {key: pages.uninjected(key) for key in truth}
    # With captions as after the injection, which takes them out of neither.
    lines = [(key, truth[key].get("url"), pages.html(corpus, dataset, name)) for key, (dataset, name) in names.items() if name in readings[dataset]]
    clean = {key: {"text": text or ""} for key, text in pages.batch(binary, lines, "--format", "text", "--with", "captions").items()}
    rows = []
    for part in ("dev", "held out"):
        same = {key: truth[key] for key in clean if pages.part(key, truth[key]) == part}
        # As texts of `english`: the truth's paragraphs are the pages' own, with nothing inserted.
        plain = {key: {name: value for name, value in page.items() if name not in ("inserted", "caption_once")} for key, page in same.items()}
        before = scorer(corpus, "english", plain, {key: clean[key] for key in plain}, part)
        after = scorer(corpus, "injected", same, {key: readings["injected"][key] for key in same}, part)
        rows.append((part, before["shingle"]["f1"][0], after["shingle"]["f1"][0]))
    return rows


def table(figures, rivals):
    """One row a figure: ours on both parts with standard errors, then every rival where its figure is known (over all pages)."""
    names = list(rivals)
    lines = ["", f"{'':34s}{'Broadsheet dev':>17s}{'held out':>17s}" + "".join(f"{short(name):>16s}" for name in names)]
    for dataset, label, metric, figure, column in ROWS:
        if dataset not in figures:
            continue
        cells = []
        for part in ("dev", "held out"):
            mean, error = figures[dataset].get(part, {}).get(metric, {}).get(figure, (None, None))
            cells.append("–" if mean is None else f"{mean:.3f}" + (f" ±{error:.3f}" if error is not None else ""))
        for name in names:
            cells.append(rivals[name].get(column or label, "–"))
        lines.append(f"{label:34s}{cells[0]:>17s}{cells[1]:>17s}" + "".join(f"{cell:>16s}" for cell in cells[2:]))
    return "\n".join(lines)


def short(name):
    return name.split(" (")[0][:15]


if __name__ == "__main__":
    main()
