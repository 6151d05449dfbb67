#!/usr/bin/env python3
"""Prints how many of the ad slots that were looked at by hand are right, by rule, and how many of them the present build still finds.

  tools/score/slots.py [--binary target/release/examples/clutter]

The sample is `tests/score/slots-checked.tsv`; the corpus ($BROADSHEET_CORPUS, else ../shared/corpus) is asked only for the second figure.
"""
import argparse
import csv
import os
from collections import Counter

import clutter
import pages


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=os.path.join(clutter.ROOT, "target/release/examples/clutter"))
    options = parser.parse_args()
    with open(os.path.join(clutter.ROOT, "tests/score/slots-checked.tsv"), encoding="utf-8") as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
    right = Counter(row["rule"] for row in rows if row["verdict"] == "yes")
    every = Counter(row["rule"] for row in rows)
    print(f"right {sum(right.values())} of {len(rows)}: {sum(right.values()) / len(rows):.3f}", {rule: f"{right[rule]}/{count}" for rule, count in every.items()})
    for row in rows:
        if row["verdict"] != "yes":
            print("  wrong:", row["page"], row["rule"], row["evidence"], "–", row["why"])
    corpus = os.environ.get("BROADSHEET_CORPUS") or os.path.join(clutter.ROOT, "../shared/corpus")
    if not os.path.isdir(corpus) or not os.path.exists(options.binary):
        return
    found = Counter()
    for dataset in sorted({row["dataset"] for row in rows}):
        keys = sorted({row["page"] for row in rows if row["dataset"] == dataset})
        assert all(pages.part(key, pages.truth(corpus, dataset)[key]) == "dev" for key in keys)
        for key, answer in clutter.measure(options.binary, corpus, dataset, keys).items():
            found.update((key, finding["rule"], finding["names"][:60]) for finding in answer["findings"])
    still = sum(found[(row["page"], row["rule"], row["names"])] > 0 for row in rows)
    print(f"still found {still} of {len(rows)}")


if __name__ == "__main__":
    main()
