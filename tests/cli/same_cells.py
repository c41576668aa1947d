#!/usr/bin/env python3
"""One estimate as a workbook of ours, saved anew by LibreOffice as .xlsx and as .ods: the reader finds
the same cells in all three, whichever program wrote them."""
import os
import subprocess
import sys
import tempfile

BINARY = os.environ["DUTOAN_BINARY"]
READ = os.environ["DUTOAN_READ_BOOK"]
SOURCE = os.environ["DUTOAN_SOURCE_DIR"]


def cells(path):
    done = subprocess.run([READ, path], capture_output=True, text=True)
    assert done.returncode == 0, f"{path}: {done.stdout[:500]}"
    return done.stdout.splitlines()[:-1]


def saved_anew(path, form, folder):
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form,
         "--outdir", f"{folder}/{form}", path],
        check=True, capture_output=True, timeout=300)
    name = os.path.splitext(os.path.basename(path))[0]
    return f"{folder}/{form}/{name}.{form}"


failures = []
with tempfile.TemporaryDirectory() as folder:
    for example in ("thanh-hoa-2020", "invented-2026"):
        ours = f"{folder}/{example}.xlsx"
        subprocess.run([BINARY, "estimate", "--plan", f"{SOURCE}/docs/examples/{example}/plan.toml", "--rates",
                        f"{SOURCE}/rates", "-o", ours], check=False, capture_output=True)
        expected = cells(ours)
        if len(expected) < 100 or not any(" formula " in line for line in expected):
            failures.append(f"{example}: {len(expected)} cells of our own workbook")
        for form in ("xlsx", "ods"):
            found = cells(saved_anew(ours, form, folder))
            for line in sorted(set(expected) ^ set(found))[:5]:
                failures.append(f"{example} as .{form}: {'lost' if line in expected else 'new'}: {line}")
for failure in failures:
    print(failure)
sys.exit(1 if failures else 0)
