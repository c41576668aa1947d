#!/usr/bin/env python3
"""Estimates and reports as PDF, as other programs read them: pdftotext, pdfinfo, pdffonts.

Every amount of the answer stands on a page; pages are A4 with a number from the second on; heads
stand on every page of their table; the fonts are in the file, and none but the one typeface.
"""

import csv
import io
import os
import re
import subprocess
import sys
import tempfile

DUTOAN = os.environ["DUTOAN_BINARY"]
SOURCE = os.environ["DUTOAN_SOURCE_DIR"]
EXAMPLE = f"{SOURCE}/docs/examples/thanh-hoa-2020/plan.toml"
A4 = {(595, 842), (842, 595)}

failures = []


def check(holds, message):
    if not holds:
        failures.append(message)


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def dutoan(*arguments, environment=None):
    done = subprocess.run([DUTOAN, *arguments, "-r", f"{SOURCE}/rates"], capture_output=True,
                          text=True, env={**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})})
    check(done.returncode in (0, 1), f"{arguments}: {done.returncode} {done.stderr}")
    return done.stdout


def pages_of(path):
    """The text of each page, laid out as it is seen."""
    return run("pdftotext", "-layout", path, "-").split("\f")[:-1]


def sizes_of(path):
    told = run("pdfinfo", "-l", "9999", path)
    return [tuple(round(float(n)) for n in size)
            for size in re.findall(r"^Page +\d+ size: +([\d.]+) x ([\d.]+)", told, re.MULTILINE)]


def check_fonts(path):
    rows = run("pdffonts", path).splitlines()[2:]
    check(rows, f"{path}: no font")
    for row in rows:
        name = row.split()[0]
        check(re.fullmatch(r"[A-Z]{6}\+LiberationSerif(-Bold|-Italic|-BoldItalic)?", name), f"{path}: {row}")
        embedded = re.search(r" (yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", row)
        check(embedded and embedded.group(1) == "yes" and embedded.group(3) == "yes", f"{path}: {row}")


def check_pages(path, head):
    """Sizes, numbers, and `head` on every page that begins within a table."""
    pages = pages_of(path)
    check(len(sizes_of(path)) == len(pages), f"{path}: pages {len(pages)}")
    check(set(sizes_of(path)) <= A4, f"{path}: sizes {set(sizes_of(path))}")
    for number, page in enumerate(pages, start=1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        check((lines[0] == str(number)) == (number > 1), f"{path}: page {number} begins with {lines[0]!r}")
        if number > 1 and head:
            check(head.search(page), f"{path}: page {number} has no head")
    return pages


def within_margins(path):
    """No word reaches out of the margins but page numbers and the footer."""
    told = run("pdftotext", "-bbox", path, "-")
    for page in re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', told, re.DOTALL):
        width, height = float(page[0]), float(page[1])
        for x1, y1, x2, y2, word in re.findall(
                r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<', page[2]):
            inside = float(x1) > 84 and float(x2) < width - 41 and float(y1) > 25 and float(y2) < height - 25
            check(inside, f"{path}: {word!r} at {x1} {y1} {x2} {y2} of {width} x {height}")


def amounts_of(table):
    """The amounts of a table of the program's CSV, as people read them."""
    return {f"{int(row['amount']):,}".replace(",", ".")
            for row in csv.DictReader(io.StringIO(table)) if row["amount"]}


def stands_in(amount, text):
    return re.search(rf"(?<![\d.]){re.escape(amount)}(?![\d.])", text)


def estimate(folder):
    path = os.path.join(folder, "estimate.pdf")
    dutoan("estimate", "-p", EXAMPLE, "-o", path)
    pages = check_pages(path, None)
    check_fonts(path)
    within_margins(path)
    text = "\n".join(pages)
    for by in ("row", "class", "category", "sub-item", "line"):
        for amount in amounts_of(dutoan("estimate", "-p", EXAMPLE, "--by", by, "-O", "csv")):
            check(stands_in(amount, text), f"by {by}: {amount} is not in the PDF")
    check("Bằng chữ: Năm tỷ bốn trăm tám mươi ba triệu" in text, "no words below the total")
    check("ML1/trainee-meals" not in text, "a hidden column is printed")
    for number, page in enumerate(pages, start=1):
        if "THỦ TRƯỞNG ĐƠN VỊ" in page:
            lines = [line for line in page.splitlines() if line.strip()]
            before = next(i for i, line in enumerate(lines) if "THỦ TRƯỞNG ĐƠN VỊ" in line)
            check(before >= 3 + (number > 1), f"page {number}: the signatures stand alone")
    for word, told in (("Title", "DỰ TOÁN CHI TIẾT"), ("Author", "Ban Dân tộc tỉnh Thanh Hóa"),
                       ("CreationDate", "2020-05-06T00:00:00Z")):
        line = re.search(rf"^{word}: +(.*)$", run("pdfinfo", "-isodates", "-enc", "UTF-8", path), re.MULTILINE)
        check(line and told in line.group(1), f"{word} is {line and line.group(1)}")


def same_bytes(folder):
    """At another hour, in another place, with other fonts to choose from."""
    one, two = os.path.join(folder, "one.pdf"), os.path.join(folder, "two.pdf")
    for lang in ("vi", "en"):
        dutoan("estimate", "-p", EXAMPLE, "--lang", lang, "-o", one)
        dutoan("estimate", "-p", EXAMPLE, "--lang", lang, "-o", two,
               environment={"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C", "HOME": folder, "LANGUAGE": "de"})
        with open(one, "rb") as first, open(two, "rb") as second:
            check(first.read() == second.read(), f"{lang}: other bytes the second time")


def reports(folder):
    path = os.path.join(folder, "lines.pdf")
    dutoan("estimate", "-p", EXAMPLE, "--by", "line", "-O", "pdf", "-o", path)
    pages = check_pages(path, re.compile("Khoản chi|Tổng cộng"))
    check(len(pages) > 20, f"the lines fill {len(pages)} pages")
    check_fonts(path)
    within_margins(path)
    text = "\n".join(pages)
    for amount in amounts_of(dutoan("estimate", "-p", EXAMPLE, "--by", "line", "-O", "csv")):
        check(stands_in(amount, text), f"lines: {amount} is not in the PDF")
    for command in (["plan", "show", "-p", EXAMPLE], ["plan", "check", "-p", EXAMPLE], ["rates", "list"],
                    ["explain", "ML1/trainee-travel", "-p", EXAMPLE], ["estimate", "ML1", "-p", EXAMPLE]):
        path = os.path.join(folder, command[0] + ".pdf")
        dutoan(*command, "-o", path)
        check_pages(path, None)
        check_fonts(path)
        within_margins(path)


def letter(folder):
    """The appraisal as it is signed: number and day of the conclusion, one difference everywhere."""
    people = {"DUTOAN_BOOK": os.path.join(folder, "book.db"), "DUTOAN_PLAN": EXAMPLE,
              "DUTOAN_AUTHOR": "ke-toan", "DUTOAN_DECIDER": "truong-ban"}
    office = {**people, "DUTOAN_AUTHOR": "chuyen-vien", "DUTOAN_DECIDER": "giam-doc-so"}
    path = os.path.join(folder, "letter.pdf")
    dutoan("init", environment=people)
    dutoan("allot", "5,5tỷ", "-N", "3518/QĐ-UBND", "-d", "16/12/2019", "--posted-on", "02/01/2020", "-y", "2020",
           "--unit", "BDT", "--chapter", "483", "--subcategory", "085", "--source", "01", "--nature", "12",
           "--programme", "0392", environment=people)
    dutoan("estimate", "save", "-d", "12/05/2020", environment=people)
    dutoan("submit", "-N", "12/TTr-BDT", "-d", "14/05/2020", "--author", "ke-toan-truong", environment=people)
    dutoan("appraise", "cut", "*/hall", "unit_rate<=1,8tr", "--reason", "above-price", "--text", "báo giá thấp nhất",
           "-d", "20/05/2020", environment=office)
    dutoan("appraise", "report", "-o", path, environment=office)
    check("Số: …/BC-…" in pages_of(path)[0], "a letter before its conclusion has a number")
    dutoan("appraise", "accept", "*", "-d", "22/05/2020", environment=office)
    dutoan("appraise", "close", "-N", "45/BC-STC", "-d", "25/05/2020", environment=office)
    dutoan("appraise", "report", "-o", path, environment=office)
    pages = check_pages(path, None)
    check_fonts(path)
    within_margins(path)
    for words in ("Số: 45/BC-STC", "ngày 25 tháng 5 năm 2020", "giảm 123.480.000 đồng"):
        check(words in pages[0], f"the letter does not say {words}")
    text = "\n".join(pages)
    check(text.count("(123.480.000)") == 4, f"{text.count('(123.480.000)')} totals of the difference")
    check(text.count("báo giá thấp nhất") >= 41, "a reason is missing")
    for number, page in enumerate(pages, start=1):
        check(re.search(rf"DT-1 · SHA-256 [0-9a-f]{{16}} +{number}/{len(pages)}$", page.strip()),
              f"page {number} has no footer")


def without_typeface(folder):
    """A machine without the typeface says so, and writes nothing."""
    fonts = os.path.join(folder, "fonts.conf")
    with open(fonts, "w", encoding="utf-8") as file:
        file.write("<fontconfig><dir>/nowhere</dir></fontconfig>")
    path = os.path.join(folder, "none.pdf")
    done = subprocess.run([DUTOAN, "estimate", "-p", EXAMPLE, "-r", f"{SOURCE}/rates", "-o", path],
                          capture_output=True, text=True, env={**os.environ, "FONTCONFIG_FILE": fonts})
    check(done.returncode == 8 and "fonts-liberation2" in done.stderr, f"{done.returncode} {done.stderr}")
    check(not os.path.exists(path), "a PDF without letters was written")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for test in (estimate, same_bytes, reports, letter, without_typeface):
            test(folder)
    for failure in failures[:20]:
        print(failure)
    sys.exit(1 if failures else 0)


main()
