#!/usr/bin/env python3
"""A plan goes out as a workbook and comes back: untouched it is no change, whichever program saved it;
touched it is a list of differences, and nothing is written before it is accepted. A list with
mistakes comes back as the user's own sheet with a column more."""
import csv
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

BINARY = os.environ["DUTOAN_BINARY"]
SOURCE = os.environ["DUTOAN_SOURCE_DIR"]
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)


def dutoan(*arguments, folder, expected):
    done = subprocess.run([BINARY, *arguments, "--rates", f"{SOURCE}/rates"], capture_output=True, text=True, cwd=folder)
    if done.returncode != expected:
        failures.append(f"dutoan {' '.join(arguments)}: exit {done.returncode}, not {expected}\n{done.stderr[:800]}")
    return done


def converted(path, form, folder):
    target = tempfile.mkdtemp(dir=folder)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form,
                    "--outdir", target, path], capture_output=True, timeout=120)
    return os.path.join(target, os.path.basename(path).rsplit(".", 1)[0] + "." + form)


def changed_cell(path, before, after, target):
    """The same workbook with one text or number of its cells changed."""
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        count = 0
        for name in book.namelist():
            content = book.read(name).decode("utf-8") if name.endswith(".xml") else book.read(name)
            if name.endswith(".xml"):
                content, n = re.subn(before, after, content, count=1)
                count += n
            out.writestr(name, content)
    check(count == 1, f"{before} stands {count} times in {path}")


def digest(folder):
    return {name: hashlib.sha256(open(os.path.join(folder, name), "rb").read()).hexdigest()
            for name in sorted(os.listdir(folder)) if os.path.isfile(os.path.join(folder, name))}


def goes_out_and_comes_back(example, folder):
    plan = f"{SOURCE}/docs/examples/{example}/plan.toml"
    where = tempfile.mkdtemp(dir=folder)
    for name in os.listdir(os.path.dirname(plan)):
        shutil.copy(os.path.join(os.path.dirname(plan), name), where)
    dutoan("plan", "export", "-p", "plan.toml", "-o", "kh.xlsx", folder=where, expected=0)
    book = os.path.join(where, "kh.xlsx")
    ods = converted(book, "ods", folder)
    for path in (book, ods, converted(ods, "xlsx", folder)):
        before = digest(where)
        done = dutoan("plan", "import", path, "-p", "plan.toml", folder=where, expected=0)
        check("Số khác biệt: 0" in done.stdout, f"{path}: {done.stdout}")
        check(digest(where) == before, f"{path}: importing wrote something")
    json_of = lambda p: dutoan("estimate", "-p", p, "-O", "json", folder=where, expected=0).stdout
    check(json_of("plan.toml") == json_of("kh.xlsx"), f"{example}: the workbook is estimated otherwise")
    return where


def changes_are_told_and_accepted(where):
    changed_cell(f"{where}/kh.xlsx", r"<v>425</v>", "<v>430</v>", f"{where}/kh-2.xlsx")
    before = digest(where)
    done = dutoan("plan", "import", "kh-2.xlsx", "-p", "plan.toml", folder=where, expected=1)
    check("425" in done.stdout and "430" in done.stdout and "Dòng!G" in done.stdout, done.stdout)
    check("DT3001" in done.stderr, f"the sums that no longer hold are not told: {done.stderr}")
    check(digest(where) == before, "importing wrote something unasked")
    dutoan("plan", "import", "kh-2.xlsx", "-p", "plan.toml", "--accept", "plan.toml", folder=where, expected=8)
    check(digest(where) == before, "an existing plan was replaced")
    dutoan("plan", "import", "kh-2.xlsx", "-p", "plan.toml", "--accept", "plan-2.toml", folder=where, expected=1)
    done = dutoan("plan", "import", "kh-2.xlsx", "-p", "plan-2.toml", folder=where, expected=1)
    check("Số khác biệt: 0" in done.stdout, "the accepted plan is not the workbook's")
    done = dutoan("plan", "import", "kh.xlsx", "-p", "none.toml", "--accept", "new.toml", folder=where, expected=0)
    same = dutoan("plan", "import", "kh.xlsx", "-p", "new.toml", folder=where, expected=0)
    check("Số khác biệt: 0" in same.stdout, "a plan that began as a workbook is not the same")


def mistakes_come_back_beside_their_rows(where):
    changed_cell(f"{where}/kh.xlsx", r"<v>425</v>", "<v>425.5</v>", f"{where}/kh-3.xlsx")
    done = dutoan("plan", "import", "kh-3.xlsx", "-p", "plan.toml", "--errors", "loi.xlsx", folder=where, expected=3)
    check("kh-3.xlsx!Dòng!G" in done.stderr and "DT1004" in done.stderr, done.stderr)
    copy = os.path.join(where, "loi.xlsx")
    check(os.path.exists(copy), "no workbook of errors")
    with zipfile.ZipFile(copy) as book:
        texts = book.read("xl/sharedStrings.xml").decode("utf-8")
    check("DT1004" in texts and "Huyện Mường Lát" in texts and "Lỗi" in texts, "the copy lacks rows or errors")
    # The copy, corrected, is read as it is, with its column of errors.
    again = dutoan("plan", "import", "loi.xlsx", "-p", "plan.toml", folder=where, expected=3)
    check(again.stderr.count("DT1004]") == 1 and "DT7" not in again.stderr, again.stderr)
    changed_cell(copy, r"<v>425.5</v>", "<v>425</v>", f"{where}/sua.xlsx")
    done = dutoan("plan", "import", "sua.xlsx", "-p", "plan.toml", folder=where, expected=0)
    check("Số khác biệt: 0" in done.stdout, done.stdout)
    with open(f"{where}/dong.csv", "w", encoding="utf-8") as out:
        out.write('Nhóm;Mã dòng;Tên dòng;Số người\n# ghi chú\nI;ML;"Huyện\nMường Lát";1.23\nI;QH;Huyện Quan Hóa;470\n')
    dutoan("plan", "import", "dong.csv", "-p", "plan.toml", "--errors", "loi.csv", folder=where, expected=3)
    with open(f"{where}/loi.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    check(rows[0][-1] == "Lỗi" and rows[1] == ["# ghi chú"], f"titles or comments: {rows[:2]}")
    check(rows[2][2] == "Huyện\nMường Lát" and "DT1004" in rows[2][-1], f"the row with the mistake: {rows[2]}")
    check(rows[3] == ["I", "QH", "Huyện Quan Hóa", "470"], f"a row without a mistake: {rows[3]}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for example in ("invented-2020", "invented-2026", "invented-son-la-2024"):
            goes_out_and_comes_back(example, folder)
        where = goes_out_and_comes_back("thanh-hoa-2020", folder)
        changes_are_told_and_accepted(where)
        mistakes_come_back_beside_their_rows(where)
    for failure in failures[:20]:
        print(failure)
    sys.exit(1 if failures else 0)


main()
