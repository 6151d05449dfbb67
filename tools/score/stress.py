#!/usr/bin/env python3
"""Reads every stress document in a process of its own and prints which took longest and most memory.

  cargo build --release && tools/score/stress.py [--folder ../shared/hostile] [--scale 1] [--seconds 2] [--megabytes 256]

A document passes when the program ends by itself, with an article or with a sentence that says why there is none, within the time and the memory.
Time is the process's own (user and system), so that a busy machine changes it little.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = ROOT / "target/release/broadsheet"
# A program that has not ended after so many times the limit is ended.
PATIENCE = 30


def run(document, limit):
    """Exit code (None: had to be ended), seconds of processor, megabytes, first line of what it said."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([PROGRAM, document, "--format", "json", "-o", os.devnull], stdout=subprocess.DEVNULL, stderr=said)
        started = time.monotonic()
        ended = 0
        while not ended:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if not ended and time.monotonic() - started > PATIENCE * limit:
                process.kill()
                _, status, usage = os.wait4(process.pid, 0)
                return None, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, "had to be ended"
            if not ended:
                time.sleep(0.005)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        line = said.read().decode(errors="replace").split("\n")[0]
        return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, line


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path(os.environ.get("BROADSHEET_HOSTILE", ROOT.parent / "shared/hostile")))
    parser.add_argument("--scale", default="1")
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--megabytes", type=float, default=256)
    parser.add_argument("--all", action="store_true", help="print every document, not the ten slowest and what failed")
    arguments = parser.parse_args()
    maker = arguments.folder / "make_stress.py"
    if not maker.exists():
        sys.exit(f"stress: {maker} is not there; --folder names the folder that holds it.")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, maker, folder, "--scale", arguments.scale], check=True, stdout=subprocess.DEVNULL)
        rows = []
        for document in sorted(path for path in pathlib.Path(folder).rglob("*") if path.is_file() and path.suffix in (".html", ".txt")):
            rows.append((document.name, document.stat().st_size / 1e6, *run(document, arguments.seconds)))
    rows.sort(key=lambda row: -row[3])
    failed = [row for row in rows if row[2] is None or row[2] < 0 or row[2] > 2 or row[3] > arguments.seconds or row[4] > arguments.megabytes]
    print(f"{'document':34} {'MB':>6} {'exit':>5} {'s':>6} {'MB used':>8}")
    for row in rows if arguments.all else rows[:10] + [row for row in failed if row not in rows[:10]]:
        name, size, code, seconds, megabytes, line = row
        print(f"{name:34} {size:6.1f} {'-' if code is None else code:>5} {seconds:6.2f} {megabytes:8.0f} {line[:90]}")
    within = f"{arguments.seconds:g} s and {arguments.megabytes:g} MB"
    print(f"stress: {len(rows)} documents at scale {arguments.scale}, {len(rows) - len(failed)} ended within {within}")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
