#!/usr/bin/env python3
"""The appraiser's workbook of the real case, 43 activities: it goes out and comes back through LibreOffice,
untouched as no change, filled in as decisions that are told first and posted once; LibreOffice, made to count
every formula anew, comes to our figures, there and in the letters; nothing else than the appraiser's cells is open."""
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from xml.sax.saxutils import escape

BINARY = os.environ["DUTOAN_BINARY"]
SOURCE = os.environ["DUTOAN_SOURCE_DIR"]
SAMPLE = f"{SOURCE}/docs/examples/thanh-hoa-2020/plan.toml"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINES = "xl/worksheets/sheet1.xml"
sys.dont_write_bytecode = True
sys.path.insert(0, f"{SOURCE}/tests/workbook")
import hostile  # noqa: E402

failures = []


def check(holds, what):
    if not holds:
        failures.append(what)


class Office:
    """A folder with a book, and who works with it."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copy(SAMPLE, f"{folder}/plan.toml")

    def run(self, *arguments, expected=0, author="chuyen-vien", decider="giam-doc"):
        done = subprocess.run(
            [BINARY, *arguments], capture_output=True, text=True, cwd=self.folder,
            env={**os.environ, "DUTOAN_RATES": f"{SOURCE}/rates", "DUTOAN_PLAN": "plan.toml",
                 "DUTOAN_AUTHOR": author, "DUTOAN_DECIDER": decider})
        if done.returncode != expected:
            failures.append(f"dutoan {' '.join(arguments)}: exit {done.returncode}, not {expected}\n"
                            f"{done.stdout[-600:]}{done.stderr[:800]}")
        return done

    def path(self, name):
        return os.path.join(self.folder, name)

    def begin(self):
        self.run("init", author="ke-toan", decider="ubnd")
        self.run("allot", "5,5tỷ", "-N", "3518/QĐ-UBND", "-d", "16/12/2019", "--posted-on", "02/01/2020",
                 "-y", "2020", "--unit", "BDT", "--chapter", "483", "--subcategory", "085", "--source", "01",
                 "--nature", "12", "--programme", "0392", author="ke-toan", decider="ubnd")
        self.submit("12/05/2020", "12/TTr-BDT", "14/05/2020")
        self.run("appraise", "cut", "ML2/hall", "unit_rate=1,5tr", "--reason", "saving=-1.000.000", "--text",
                 "tiết kiệm", "--cite", "", "--reason", "above-rate=-500.000", "--text", "quá mức", "--cite",
                 "TT 40/2017 Đ12", "-d", "18/05/2020")

    def submit(self, saved_on, number, date):
        self.run("estimate", "save", "-d", saved_on, author="ke-toan", decider="ubnd")
        self.run("submit", "-N", number, "-d", date, "-o", "to-trinh.xlsx", author="ktt", decider="truong-ban")

    def book(self):
        return hashlib.sha256(open(self.path("so.db"), "rb").read()).hexdigest()

    def totals(self):
        return json.loads(self.run("appraise", "list", "-O", "json").stdout)


def parts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def write_parts(path, contents):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in contents.items():
            book.writestr(name, content)


def without_results(contents):
    """Nothing to fall back on: whatever LibreOffice shows, it has counted."""
    strip = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")
    return {name: strip.sub(rb"\1", content) if name.startswith("xl/worksheets/sheet") else content
            for name, content in contents.items()}


def converted(path, form, folder):
    target = tempfile.mkdtemp(dir=folder)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form,
                    "--outdir", target, path], capture_output=True, timeout=120)
    made = os.path.join(target, os.path.basename(path).rsplit(".", 1)[0] + "." + form)
    if not os.path.exists(made):
        sys.exit(f"soffice made nothing of {path}")
    return made


def shared_texts(contents):
    root = ET.fromstring(contents["xl/sharedStrings.xml"])
    return ["".join(t.text or "" for t in item.iter(f"{MAIN}t")) for item in root]


def rows_of(contents):
    """{the line's hidden code: its row}, and the letters of the columns by their marks."""
    texts, rows, marks = shared_texts(contents), {}, {}
    for cell in ET.fromstring(contents[LINES]).iter(f"{MAIN}c"):
        if cell.get("t") != "s":
            continue
        letters, row = re.match(r"([A-Z]+)(\d+)", cell.get("r")).groups()
        text = texts[int(cell.find(f"{MAIN}v").text)]
        if row == "7":
            marks[text] = letters
        elif marks and letters == marks.get("line"):
            rows[text] = int(row)
    return rows, marks


def typed_over(contents, values):
    """The same workbook with other values in the cells named."""
    sheet = contents[LINES].decode()
    for name, value in values.items():
        style = re.search(rf'<c r="{name}"( s="\d+")?', sheet)
        if not style:
            sys.exit(f"the sheet has no cell {name}")
        if isinstance(value, str):
            cell = f'<c r="{name}"{style.group(1) or ""} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
        else:
            cell = f'<c r="{name}"{style.group(1) or ""}><v>{value}</v></c>'
        sheet, count = re.subn(rf'<c r="{name}"[^>]*?(/>|>.*?</c>)', lambda _: cell, sheet, count=1)
        check(count == 1, f"{name} is not replaced")
    return {**contents, LINES: sheet.encode()}


def is_no_change(office, path):
    before = office.book()
    done = office.run("appraise", "import", path)
    check("KHÔNG CÓ THAY ĐỔI" in done.stdout, f"{path}: {done.stdout}")
    office.run("appraise", "import", path, "--accept", "-d", "20/05/2020")
    check(office.book() == before, f"{path}: importing wrote something")


def goes_out_and_comes_back(office):
    office.run("appraise", "export", "-o", "td.xlsx")
    first = parts(office.path("td.xlsx"))
    office.run("appraise", "export", "-o", "td.xlsx")
    check(parts(office.path("td.xlsx")) == first, "the same appraisal gives other bytes")
    ods = converted(office.path("td.xlsx"), "ods", office.folder)
    for path in ("td.xlsx", ods, converted(ods, "xlsx", office.folder)):
        is_no_change(office, path)
    write_parts(office.path("bare.xlsx"), without_results(first))
    is_no_change(office, converted(office.path("bare.xlsx"), "ods", office.folder))
    return first


def only_the_appraisers_cells_are_open(contents):
    for position in (1, 2, 3):
        check(b"<sheetProtection" in contents[f"xl/worksheets/sheet{position}.xml"], f"sheet {position} is open")
    check(b'name="dutoan" sheetId="3" state="hidden"' in contents["xl/workbook.xml"], "the stamp is shown")
    check(contents[LINES].count(b"<dataValidation ") == 3, "no drop-downs")
    styles = ET.fromstring(contents["xl/styles.xml"]).find(f"{MAIN}cellXfs")
    is_open = [any(p.get("locked") == "0" for p in style.iter(f"{MAIN}protection")) for style in styles]
    rows, marks = rows_of(contents)
    may_open = {marks[m] for m in ("D", "E", "F", "G")} | {marks[str(n)] for n in (7, 8, 9, 10, 11)}
    opened = set()
    for cell in ET.fromstring(contents[LINES]).iter(f"{MAIN}c"):
        letters, row = re.match(r"([A-Z]+)(\d+)", cell.get("r")).groups()
        if is_open[int(cell.get("s", 0))]:
            opened.add(letters)
            check(int(row) in rows.values() and letters in may_open, f"{cell.get('r')} is open")
    check(opened == may_open, f"open are only {sorted(opened)}")
    check(sum("/" in code for code in rows) == 600, f"{len(rows)} rows")


def figures(contents):
    """{(sheet, cell): (formula, value)} of every cell that shows something."""
    found = {}
    for name in sorted(name for name in contents if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)):
        for cell in ET.fromstring(contents[name]).iter(f"{MAIN}c"):
            value, formula = cell.find(f"{MAIN}v"), cell.find(f"{MAIN}f")
            if value is not None or formula is not None:
                found[name, cell.get("r")] = (formula, value.text if value is not None else "nothing")
    return found


def counted_anew(office, name, at_least):
    """Every formula of the workbook, as LibreOffice comes to it."""
    contents = parts(office.path(name))
    ours = {place: value for place, (formula, value) in figures(contents).items() if formula is not None}
    check(len(ours) >= at_least, f"{name}: only {len(ours)} formulas")
    write_parts(office.path("bare.xlsx"), without_results(contents))
    theirs = figures(parts(converted(office.path("bare.xlsx"), "xlsx", office.folder)))
    for place, value in ours.items():
        formula, found = theirs.get(place, (None, "nothing"))
        check(formula is not None and found != "nothing" and abs(float(found) - float(value)) < 1e-6,
              f"{name}: {place}: ours {value}, LibreOffice {found}")


def four_kinds_of_changes(office, contents):
    rows, marks = rows_of(contents)

    def cell(line, mark):
        return f"{marks[mark]}{rows[line]}"

    filled = typed_over(contents, {
        cell("ML1/hall", "11"): 1800000, cell("ML1/hall", "E"): "Tiết kiệm chi", cell("ML1/hall", "F"): "=1+1",
        cell("ML3/trainee-meals", "8"): 2, cell("ML3/trainee-meals", "E"): "days-differ",
        cell("ML3/trainee-meals", "F"): "hai ngày",
        cell("ML4/management", "11"): 4, cell("ML4/management", "E"): "Vượt định mức, mức chi",
        cell("ML4/management", "F"): "quá tỷ lệ", cell("ML4/management", "G"): "TT 36/2018 Đ5",
        cell("TQ1/tickets", "D"): "không chấp nhận", cell("TQ1/tickets", "E"): "Chưa có báo giá, thiếu hồ sơ",
        cell("TQ1/tickets", "F"): "chưa có báo giá", cell("ML3/hall", "D"): "chấp nhận"})
    write_parts(office.path("filled.xlsx"), without_results(filled))
    ods = converted(office.path("filled.xlsx"), "ods", office.folder)
    before, book = office.totals(), office.book()
    told = office.run("appraise", "import", ods, expected=1).stdout
    for words in ("CHƯA GHI SỔ", cell("ML1/hall", "11"), "2.000.000", "1.800.000", cell("ML3/trainee-meals", "8"),
                  cell("ML4/management", "11"), cell("TQ1/tickets", "D"), "=1+1", "Số dòng thay đổi: 5"):
        check(words in told, f"not told: {words}\n{told}")
    as_json = json.loads(office.run("appraise", "import", ods, "-O", "json", expected=1).stdout)
    effects = sum(row["effect"] or 0 for row in as_json["tables"]["cells"]["rows"][:-1])
    # By hand: 3 days × 200.000; 105 people × 1 day × 150.000; each with 5 % of management; 1 % of a class;
    # all tickets of a tour.
    tickets = next(row for row in before["tables"]["lines"]["rows"] if row["line"] == "TQ1/tickets")["requested"]
    base = next(row for row in before["tables"]["lines"]["rows"] if row["line"] == "ML4/management")["requested"] * 20
    by_hand = -(600000 * 105 // 100) - (15750000 * 105 // 100) - base // 100 - tickets
    check(as_json["after"] - as_json["before"] == effects, f"the effects add up to {effects}")
    check(effects == by_hand or effects == by_hand - tickets * 5 // 100, f"{effects}, by hand {by_hand}")
    check(office.book() == book, "the preview wrote something")
    refused = office.run("appraise", "import", ods, "--accept", "-d", "20/05/2020", expected=5, author="ke-toan")
    check("DT5042" in refused.stderr, refused.stderr)
    check(office.book() == book, "a refused workbook wrote something")
    tried = office.run("appraise", "import", ods, "--accept", "-d", "20/05/2020", "--dry-run").stdout
    check("CHƯA GHI GÌ" in tried and office.book() == book, f"a dry run wrote something: {tried}")
    accepted = office.run("appraise", "import", ods, "--accept", "-d", "20/05/2020").stdout
    check("ĐÃ GHI SỔ" in accepted and "TĐ-1.2" in accepted, accepted)
    after = office.totals()
    check(after["appraised"] == as_json["after"], f"{after['appraised']} and {as_json['after']}")
    check(after["undecided"] == before["undecided"] - 5, f"{after['undecided']} lines are undecided")
    is_no_change(office, ods)
    return ods


def a_changed_protected_cell_is_told(office, contents):
    rows, marks = rows_of(contents)
    name = f"{marks['5']}{rows['ML4/hall']}"
    write_parts(office.path("locked.xlsx"), typed_over(contents, {name: 2500000}))
    done = office.run("appraise", "import", "locked.xlsx", "--accept", "-d", "20/05/2020", expected=3)
    check("DT4136" in done.stderr and f"Thẩm định!{name}" in done.stderr, done.stderr)
    sheet = contents[LINES].decode()
    gone = re.sub(rf'<row r="{rows["ML4/hall"]}".*?</row>', "", sheet, count=1)
    write_parts(office.path("gone.xlsx"), {**contents, LINES: gone.encode()})
    done = office.run("appraise", "import", "gone.xlsx", expected=3)
    check("DT4135" in done.stderr and "ML4/hall" in done.stderr, done.stderr)


def hostile_workbooks_are_refused(office):
    book = office.book()
    for name, make in list(hostile.KINDS.items())[::9]:  # hostile_workbooks.py has the reader read all
        with open(office.path("hostile.xlsx"), "wb") as file:
            file.write(make())
        done = subprocess.run([BINARY, "appraise", "import", "hostile.xlsx", "--accept", "-d", "20/05/2020"],
                              capture_output=True, text=True, errors="replace", cwd=office.folder, timeout=60,
                              env={**os.environ, "DUTOAN_RATES": f"{SOURCE}/rates"})
        check(3 <= done.returncode <= 8 and not done.stdout, f"{name}: exit {done.returncode}: {done.stdout[:300]}")
    check(office.book() == book, "a hostile workbook wrote something")


def another_version_is_refused(office, old):
    """And the letters of the new one, to the end of its course."""
    office.run("appraise", "close", "--return", "-N", "9/STC", "-d", "22/05/2020", "-m", "bổ sung báo giá")
    with open(office.path("plan.toml"), encoding="utf-8") as file:
        plan = file.read()
    with open(office.path("plan.toml"), "w", encoding="utf-8") as file:
        file.write(plan.replace("amount = 14_500", "amount = 14_000"))
    office.submit("25/05/2020", "20/TTr-BDT", "26/05/2020")
    counted_anew(office, "to-trinh.xlsx", 3)
    done = office.run("appraise", "import", old, expected=6)
    check("DT4132" in done.stderr, done.stderr)
    office.run("appraise", "accept", "*", "-d", "27/05/2020")
    office.run("appraise", "close", "-N", "45/BC-STC", "-d", "28/05/2020")
    office.run("approve", "-N", "1512/QĐ-UBND", "-d", "29/05/2020", "-o", "phu-luc.xlsx", author="ke-toan",
               decider="chu-tich")
    counted_anew(office, "phu-luc.xlsx", 50)


def main():
    if shutil.which("soffice") is None:
        sys.exit("soffice is missing: ./test installs it (packages.txt, group test)")
    with tempfile.TemporaryDirectory() as folder:
        office = Office(folder)
        office.begin()
        contents = goes_out_and_comes_back(office)
        only_the_appraisers_cells_are_open(contents)
        counted_anew(office, "td.xlsx", 1800)
        filled = four_kinds_of_changes(office, contents)
        office.run("appraise", "report", "-o", "bao-cao.xlsx")
        counted_anew(office, "bao-cao.xlsx", 1800)
        a_changed_protected_cell_is_told(office, contents)
        hostile_workbooks_are_refused(office)
        another_version_is_refused(office, filled)
    for failure in failures[:20]:
        print(failure)
    sys.exit(1 if failures else 0)


main()
