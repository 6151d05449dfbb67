#!/usr/bin/env python3
"""Measures what other programs make of a page's metadata, on the same pages and by the same rules as ours: the table of README.md beside this file.

  npm install --prefix DIR @mozilla/readability jsdom && python3 -m venv DIR/venv && DIR/venv/bin/pip install trafilatura lxml_html_clean
  tools/score/rivals.py --installed DIR [--dataset metadata]

A program that is not installed in DIR is left out. The corpus is found as in `score.py`."""
import argparse
import json
import os
import subprocess
import sys

import fields
import pages

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
DATASETS = ["readability", "metadata", "english", "mixed"]


def commands(installed):
    """How each program that is installed is started: it takes one page a line and answers one line of metadata, in our names."""
    out = {}
    modules, python = os.path.join(installed, "node_modules"), os.path.join(installed, "venv", "bin", "python")
    if os.path.isdir(os.path.join(modules, "@mozilla", "readability")):
        out["Readability.js"] = ["node", os.path.join(HERE, "rival_readability.js"), modules]
    if os.path.exists(python):
        out["trafilatura"] = [python, os.path.join(HERE, "rival_trafilatura.py")]
    return out


def answers(command, corpus, dataset, truth):
    lines = "".join(json.dumps({"id": key, "url": page.get("url"), "html": pages.html(corpus, dataset, key)}) + "\n" for key, page in truth.items())
    run = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8")
    if run.returncode:
        sys.exit(f"rivals: {command[0]} failed\n{run.stderr[-2000:]}")
    return {answer["id"]: answer["metadata"] for answer in map(json.loads, run.stdout.splitlines())}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", default=os.environ.get("BROADSHEET_CORPUS", os.path.join(ROOT, "..", "shared", "corpus")))
    parser.add_argument("--installed", required=True, help="the folder with node_modules/ and venv/")
    parser.add_argument("--binary", default=os.path.join(ROOT, "target", "release", "broadsheet"))
    parser.add_argument("--dataset", action="append")
    options = parser.parse_args()
    figures = {}
    programs = commands(options.installed)
    for dataset in options.dataset or DATASETS:
        truth = pages.truth(options.corpus, dataset)
        print(f"reading {dataset} ({len(truth)} pages)", file=sys.stderr)
        made = {"Broadsheet": {key: answer["reading"].get("metadata") or {} for key, answer in pages.read(options.binary, options.corpus, dataset, truth).items()}}
        made.update({name: answers(command, options.corpus, dataset, truth) for name, command in programs.items()})
        for name, metadata in made.items():
            for key, page in truth.items():
                for field, right in fields.FIELDS.items():
                    verdict = right(page, metadata.get(key) or {})
                    if verdict is not None:
                        labels = [dataset] + (["readability + metadata"] if dataset in ("readability", "metadata") else [])
                        for label in labels:
                            entry = figures.setdefault((label, field), {}).setdefault((name, pages.part(key, page)), [0, 0])
                            entry[0] += verdict
                            entry[1] += 1
    names = ["Broadsheet", *programs]
    print("| | " + " | ".join(names) + " |")
    print("|---" * (len(names) + 1) + "|")
    for (label, field), row in figures.items():
        cells = []
        for name in names:
            shares = [row.get((name, part), [0, 0]) for part in ("dev", "held out")]
            cells.append(" / ".join(f"{right / of:.3f}" if of else "–" for right, of in shares))
        print(f"| {label} · {field.replace('_', ' ')} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
