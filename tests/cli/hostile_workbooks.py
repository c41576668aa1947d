#!/usr/bin/env python3
"""Every workbook of tests/workbook/hostile/ gets the answer of tests/golden/hostile_workbooks.csv, in at
most 5 s and 256 MiB: cells, or problems with place and reason, never a crash. DUTOAN_UPDATE_HOSTILE=1
writes the table anew; read the difference before you commit it."""
import csv
import os
import re
import subprocess
import sys
import tempfile

READ = os.environ["DUTOAN_READ_BOOK"]
SOURCE = os.environ["DUTOAN_SOURCE_DIR"]
TABLE = f"{SOURCE}/tests/golden/hostile_workbooks.csv"
MOST_SECONDS, MOST_MEBIBYTES = (60, 4096) if os.environ.get("DUTOAN_SANITIZED") else (5, 256)
sys.dont_write_bytecode = True
sys.path.insert(0, f"{SOURCE}/tests/workbook")
import hostile  # noqa: E402

HEAD = """# What the reader of workbooks answers to each file of tests/workbook/hostile/: its first line, and how
# many lines there are. A line is a cell or a problem.
"""


def printable(line):
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in line)[:100]


def answer(path, name, failures):
    done = subprocess.run([READ, path], capture_output=True, text=True, errors="replace", timeout=120)
    lines = done.stdout.splitlines()
    costs = re.fullmatch(r"(\S+) s (\d+) MiB", lines[-1] if lines else "")
    if done.returncode not in (0, 1) or not costs:
        failures.append(f"{name}: ends with {done.returncode}: {done.stderr[-300:]}")
        return ["", "0"]
    seconds, mebibytes = float(costs[1]), int(costs[2])
    if os.environ.get("DUTOAN_HOSTILE_COSTS"):
        print(f"{name}: {seconds:.2f} s, {mebibytes} MiB")
    if seconds > MOST_SECONDS or mebibytes > MOST_MEBIBYTES:
        failures.append(f"{name}: {seconds:.1f} s and {mebibytes} MiB")
    lines = lines[:-1]
    return [printable(lines[0]) if lines else "", str(len(lines))]


failures, found = [], {}
with tempfile.TemporaryDirectory() as folder:
    for name, make in hostile.KINDS.items():
        path = f"{folder}/book"
        with open(path, "wb") as file:
            file.write(make())
        found[name] = answer(path, name, failures)
if os.environ.get("DUTOAN_UPDATE_HOSTILE"):
    with open(TABLE, "w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["kind", "answer", "lines"])
        rows.writerows([name, *row] for name, row in found.items())
with open(TABLE, encoding="utf-8", newline="") as file:
    expected = {row[0]: row[1:] for row in csv.reader(line for line in file if not line.startswith("#"))}
expected.pop("kind")
for name in sorted(set(expected) | set(found)):
    if expected.get(name) != found.get(name):
        failures.append(f"{name}: {found.get(name)}, the table has {expected.get(name)}")
for failure in failures:
    print(failure)
sys.exit(1 if failures else 0)
