#!/usr/bin/env python3
"""Measures the findings alone, whatever article is made of the page: what clutter is left standing, and what of the story is taken.

  cargo build --release --example clutter && tools/score/clutter.py [--part dev] [--show taken|left|captions|slots|findings] [--dataset world]

The corpus is no part of the project ($BROADSHEET_CORPUS, else ../shared/corpus). Pages are split by publisher as in `score.py`: dev pages may be looked at, held-out
ones only counted. Figures:
  left       inserted strings that stand outside every finding, and pages with any (injected)
  captions   how often an inserted caption stands outside every finding: 0, 1 or more times (injected)
  taken      paragraphs of the truth that stand only inside findings; "to other stories" are those of them that are on the page a link as a whole, a label such
             as "Read more:" before it left out: some truths hold the publisher's links to other stories
  doubled    pages on which a line stands twice with no paragraph between, or again farther on ("again farther on": refrains, the lead of each product of a list)
  slots      boxes that the generic element-hiding rules of `easylist-hiding.txt` name, and how many of them are covered by a finding
"""
import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict

import pages

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORD = re.compile(r"\w+")
# A truth's paragraph shorter than this is a label, a name or a date that stands anywhere on a page.
SHORTEST = 25
# A copy of a caption or a standfirst has no paragraph between it and its original, no line of this many characters; what comes back later is said again.
PARAGRAPH = 80
# The share of a paragraph that is a link where the rest is a label before it.
LINKED = 0.6


def norm(text):
    return " ".join(WORD.findall((text or "").lower()))


def measure(binary, corpus, dataset, keys):
    truth = pages.truth(corpus, dataset)
    lines = "".join(json.dumps({"id": key, "url": truth[key].get("url"), "html": pages.html(corpus, dataset, key)}) + "\n" for key in keys)
    arguments = [binary, "--selectors", os.path.join(corpus, "easylist-hiding.txt")]
    run = subprocess.run(arguments, input=lines, capture_output=True, text=True, check=True, encoding="utf-8")
    return {answer["id"]: answer for answer in map(json.loads, run.stdout.splitlines())}


def paragraphs(page):
    return page.get("paragraphs") or [line for line in re.split(r"[\r\n]+", page.get("text") or "") if line.strip()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=os.path.join(ROOT, "target/release/examples/clutter"))
    parser.add_argument("--dataset", action="append")
    parser.add_argument("--part", choices=["dev", "held out"])
    parser.add_argument("--show", default="", help="what to list: taken, elsewhere, left, captions, slots, missed, findings, refused, doubled")
    parser.add_argument("--kind", help="list findings of this kind only")
    parser.add_argument("--limit", type=int, default=60)
    options = parser.parse_args()
    corpus = os.environ.get("BROADSHEET_CORPUS") or os.path.join(ROOT, "../shared/corpus")
    if not os.path.isdir(corpus):
        sys.exit("clutter: there is no corpus; $BROADSHEET_CORPUS names its folder")
    for dataset in options.dataset or ["injected", "world", "english"]:
        truth = pages.truth(corpus, dataset)
        for part in [options.part] if options.part else ["dev", "held out"]:
            keys = [key for key, page in truth.items() if pages.part(key, page) == part]
            report(dataset, part, {key: truth[key] for key in keys}, measure(options.binary, corpus, dataset, keys), options)


def report(dataset, part, truth, answers, options):
    show = []
    kinds = Counter()
    rules = Counter()
    left = total = dirty = 0
    shown = Counter()
    taken = count = 0
    takers = Counter()
    elsewhere = again = 0
    slots = found = 0
    doubled = 0
    selectors = defaultdict(lambda: [0, 0])
    for key, page in truth.items():
        answer = answers[key]
        rest = [norm(line) for line in answer["rest"]]
        whole = " ".join(rest)
        standing = Counter(rest)
        for finding in answer["findings"]:
            kinds[finding["kind"]] += 1
            rules[finding["rule"]] += 1
            if options.show == "findings" and options.kind in (None, finding["kind"], finding["rule"]):
                show.append(f'{key[-12:]} {finding["kind"]}/{finding["rule"]} <{finding["tag"]} {finding["names"][:40]}> {" ¶ ".join(finding["lines"])[:160]}')
        for finding in answer["refused"]:
            if options.show == "refused":
                show.append(f'{key[-12:]} {finding["kind"]}/{finding["rule"]} {finding["evidence"]} :: {finding["excerpt"]}')
        if "inserted" in page:
            bad = 0
            for text in page["inserted"]:
                words = norm(text)
                # A short label counts where it is a whole line, a longer one wherever it stands; what the publisher's own page says besides is not counted.
                stands = standing[words] if len(words) < 45 else whole.count(words)
                bad += stands > 0
                if stands and options.show == "left":
                    show.append(f"{key[-12:]} {text} × {stands}")
            left += bad
            total += len(page["inserted"])
            dirty += bad > 0
            for text in page["caption_once"]:
                times = whole.count(norm(text))
                shown[min(times, 2)] += 1
                if times != 1 and options.show == "captions":
                    show.append(f"{key[-12:]} {times} × {text} {[kind for kind in page['kinds'] if kind.startswith('cap')]}")
        for text in paragraphs(page):
            words = norm(text)
            if len(words) < SHORTEST:
                continue
            count += 1
            if words in whole:
                continue
            taker = next((finding for finding in answer["findings"] if words in " ".join(norm(line) for line in finding["lines"])), None)
            if taker and any(words.endswith(link) and len(link) >= len(words) * LINKED for link in map(norm, taker["links"] + [" ".join(taker["links"])])):
                elsewhere += 1
                if options.show == "elsewhere":
                    show.append(f'{key[-12:]} {taker["kind"]}/{taker["rule"]} <{taker["tag"]} {taker["names"][:40]}> {text[:160]}')
            elif taker:
                taken += 1
                takers[f'{taker["kind"]}/{taker["rule"]}'] += 1
                if options.show == "taken":
                    show.append(f'{key[-12:]} {taker["kind"]}/{taker["rule"]} <{taker["tag"]} {taker["names"][:40]}> {text[:160]}')
        for slot in answer["slots"]:
            slots += 1
            found += slot["found"]
            selectors[slot["selector"]][slot["found"]] += 1
            if not slot["found"] and options.show == "slots":
                show.append(f'{key[-12:]} {slot["selector"]} <{slot["tag"]} {slot["names"][:60]}> in {slot["context"]} "{slot["text"][:80]}"')
        seen, near, far, before = {}, None, None, 0
        own = norm(page.get("text"))
        for line in filter(None, map(norm, answer["blocks"].splitlines())):
            if len(line) >= 30 and line in seen and own.count(line) < 2:
                if seen[line] == before:
                    near = near or line
                else:
                    far = far or line
            before += len(line) >= PARAGRAPH
            seen[line] = before
        doubled += near is not None
        again += far is not None
        if options.show == "doubled" and (near or far):
            show.append(f"{key[-12:]} {'near' if near else 'far'} {(near or far)[:120]}")
    print(f"{dataset}, {part}: {len(truth)} pages")
    if total:
        captions = sum(shown.values())
        print(f"  left {left / total:.4f} of {total}, pages with any {dirty / len(truth):.4f}; captions", {times: round(shown[times] / captions, 4) for times in (0, 1, 2)})
    print(f"  taken {taken} of {count} paragraphs: {taken / max(count, 1):.5f}", dict(takers.most_common(8)), f"; to other stories {elsewhere}")
    print(f"  slots {found} of {slots}: {found / max(slots, 1):.4f}; pages with a doubled line {doubled / max(len(truth), 1):.4f}, with one said again farther on {again / max(len(truth), 1):.4f}")
    print("  kinds", dict(kinds.most_common()), "rules", dict(rules.most_common()))
    # Held-out pages are counted and not looked at.
    for line in show[: options.limit] if part == "dev" else []:
        print("   ", line)


if __name__ == "__main__":
    main()
