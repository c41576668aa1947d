"""Vouchers from a list: what is wrong is told at its cell and nothing is posted; what is right is posted once,
whichever file it comes in; a list of ten thousand rows takes its time and little memory.

tests/golden/bad/vouchers.csv changes one thing of tests/golden/vouchers/year.csv a row.
"""

import contextlib
import csv
import hashlib
import io
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

from bad_inputs import MOST_MEMORY, SOURCE, changed, table, told
from progress import left_on_screen, on_terminal

BINARY = os.environ["DUTOAN_BINARY"]
YEAR = SOURCE / "tests/golden/vouchers/year.csv"
GRANT = ["--year", "2020", "--unit", "BDT", "--chapter", "483", "--subcategory", "085", "--source", "01",
         "--nature", "12", "--programme", "0392"]
BOOK = [
    ["init"],
    ["allot", "1tỷ", "-N", "3518/QĐ-UBND", "-d", "16/12/2019", "--posted-on", "02/01/2020", *GRANT],
    ["approve", "ML1/hall=100tr", "ML1/trainee-meals=250tr", "TQ1/bus=612tr5", "-N", "QD-2", "-d", "10/2/2020"],
    ["commit", "ML1/hall=60tr", "--contract", "12/HĐ", "--payee", "TTBDCT Mường Lát", "-N", "HD-1", "-d", "2/3/2020"],
]
PEOPLE = {"DUTOAN_AUTHOR": "ke-toan", "DUTOAN_DECIDER": "truong-ban"}
ROWS = 10_000
# A memory checker has its own.
MOST = 16 * MOST_MEMORY if os.environ.get("DUTOAN_SANITIZED") else MOST_MEMORY

faults = []


def check(holds, what):
    if not holds:
        faults.append(what)


class Run:
    """One command, what it said and what it cost."""

    def __init__(self, folder, *words, expected=0, language="en"):
        environment = {"PATH": "/usr/bin", "LC_ALL": "C", **PEOPLE}
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = subprocess.Popen([BINARY, "--lang", language, *words], cwd=folder, env=environment,
                                     stdin=subprocess.DEVNULL, stdout=out, stderr=err)
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = self.exit = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            self.out, self.err = out.read(), err.read().decode()
        self.memory = used.ru_maxrss
        check(self.exit == expected, f"{' '.join(words)}: exit {self.exit}, not {expected}\n{self.err[:600]}")

    @property
    def text(self):
        return self.out.decode()


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rows_in(path):
    """What stands in the book. Posting nothing more writes its header once again: what was found is flushed."""
    with contextlib.closing(sqlite3.connect(path)) as book:
        return list(book.iterdump())


def made_folder(path):
    """A folder with the sample plan, the rates, and a book to which nothing was paid yet."""
    path.mkdir()
    (path / "rates").symlink_to(SOURCE / "rates")
    shutil.copy(SOURCE / "docs/examples/thanh-hoa-2020/plan.toml", path)
    for command in BOOK:
        Run(path, *command)
    shutil.copy(path / "so.db", path / "begun.db")
    return path


def begin(folder):
    for left in folder.glob("so.db*"):
        left.unlink()
    shutil.copy(folder / "begun.db", folder / "so.db")


def book_of(folder):
    """What the book says, but for when it was recorded."""
    return (Run(folder, "voucher", "list", "-O", "json").out, Run(folder, "status", "-O", "json").out,
            Run(folder, "left", "--by", "line", "-O", "json").out)


def bad_lists(folder):
    year = YEAR.read_bytes()
    rows = table(SOURCE / "tests/golden/bad/vouchers.csv")
    begin(folder)
    before = digest(folder / "so.db")
    for row in rows:
        (folder / "vouchers.csv").write_bytes(changed(year, row))
        (folder / "errors.csv").unlink(missing_ok=True)
        run = Run(folder, "voucher", "import", "vouchers.csv", "--errors", "errors.csv", expected=int(row["exit"]))
        check(digest(folder / "so.db") == before, f"{row['what']}: the book was changed")
        begin(folder)
        check(not run.out, f"{row['what']}: on stdout: {run.out[:80]!r}")
        found = told(run.err)
        copied = (folder / "errors.csv").read_text("utf-8-sig") if (folder / "errors.csv").exists() else ""
        for code, place in zip(row["code"].split(";"), row["place"].split(";")):
            check(any(c == code and p.startswith(place) for c, p in found), f"{row['what']}: {found} and not {code} {place}")
            if "cell" in place and code != "1008":
                check(f"DT{code}" in copied, f"{row['what']}: DT{code} is not beside its row")
    return len(rows)


def all_problems_at_once(folder):
    """Every row of the table that may stand beside the others."""
    begin(folder)
    year = YEAR.read_text(encoding="utf-8")
    for old, new in [("TU-2;4/5/2020", "TU-2;31/4/2020"), ("58.000.000", "58.00"), ("nộp lại tạm ứng;NL-1", "nộp;NL-1"),
                     (";TQ1/bus;100tr", ";TQ1/bus;112500001")]:
        year = year.replace(old, new)
    (folder / "vouchers.csv").write_text(year, encoding="utf-8")
    run = Run(folder, "voucher", "import", "vouchers.csv", expected=7)
    found = [(code, place.split(" (cell ")[-1].rstrip(")")) for code, place in told(run.err)]
    expected = [("1004", "F5"), ("1005", "C6"), ("5085", "G7"), ("5081", "A8"), ("5001", "F10"), ("5085", "G11")]
    check(found == expected, f"all at once: {found}")


def rows_of(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.reader(lines, delimiter=";"))


def serial(text):
    """A day as a spreadsheet counts it."""
    import datetime
    day, month, year = (int(part) for part in text.split("/"))
    return (datetime.date(year, month, day) - datetime.date(1899, 12, 30)).days


def filled_in(template, target, rows):
    """The template with rows below its guide, each in the column that has the title; dates and amounts are
    numbers in the column's own format."""
    titles = {"Loại CT": 0, "Số CT": 1, "Ngày": 2, "Người nhận": 4, "Dòng dự toán": 5, "Số tiền (đồng)": 6,
              "Theo chứng từ": 7, "Diễn giải": 8, "Giấy tờ kèm theo": 10}
    plain = {"30tr": 30_000_000, "190tr": 190_000_000, "10tr": 10_000_000, "500tr": 500_000_000, "100tr": 100_000_000,
             "5tr": 5_000_000, "58.000.000": 58_000_000, "200000000": 200_000_000}
    with zipfile.ZipFile(template) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    styles = re.findall(r'<col [^>]*style="(\d+)"', sheet)
    made = ""
    for number, row in enumerate(rows[1:], start=3):
        cells = []
        for title, text in zip(rows[0], row):
            column = titles[title]
            at = f'r="{chr(65 + column)}{number}" s="{styles[column]}"'
            text = text.replace("&", "&amp;").replace("<", "&lt;")
            if text and column == 2:
                cells.append((column, f"<c {at}><v>{serial(text)}</v></c>"))
            elif text and column == 6:
                cells.append((column, f"<c {at}><v>{plain[text]}</v></c>"))
            elif text:
                cells.append((column, f'<c {at} t="inlineStr"><is><t>{text}</t></is></c>'))
        made += f'<row r="{number}">' + "".join(cell for _, cell in sorted(cells)) + "</row>"
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("</sheetData>", made + "</sheetData>").encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)


def converted(path, form, folder):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form,
                    "--outdir", str(folder), str(path)], capture_output=True, timeout=120, check=False)
    return folder / f"{path.stem}.{form}"


def template_offers(folder):
    """Titles, drop-downs and formats of the template; with an English screen the titles are English."""
    begin(folder)
    Run(folder, "voucher", "template", "-o", "template.xlsx", language="vi")
    with zipfile.ZipFile(folder / "template.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()
        styles = book.read("xl/styles.xml").decode()
    check('"Tạm ứng,Thanh toán tạm ứng,Nộp lại tạm ứng,Thực chi,Thu hồi giảm chi"' in sheet, "no drop-down of kinds")
    check("'Dòng dự toán'!$A$2:$A$4" in sheet, "no drop-down of lines")
    check("<f>" not in sheet, "the template has formulas")
    for text in ("Số chứng từ", "ML1/hall Thuê hội trường", "TQ1/bus Thuê xe đi tham quan", "Cách điền bảng kê chứng từ"):
        check(f">{text}<" in texts, f"the template lacks {text}")
    for form in ("dd/mm/yyyy", "#,##0"):
        check(form in styles, f"no cell is shown as {form}")
    for form, separator in (("csv", ";"), ("tsv", "\t")):
        for language, title in (("vi", "Số chứng từ"), ("en", "Number")):
            run = Run(folder, "voucher", "template", "-O", form, language=language)
            lines = run.out.decode("utf-8-sig").splitlines()
            check(len(lines) == 2 and title in lines[0].split(separator) and lines[1].startswith("# "), f"{form}: {lines}")
            (folder / "empty.csv").write_bytes(run.out)
            check(told(Run(folder, "voucher", "import", "empty.csv", expected=3).err)[0][0] == "5086", "an empty template")
    Run(folder, "voucher", "template", "-o", "template.ods", expected=2)


def goes_in_once(folder, reference):
    """The same vouchers in every kind of file make the same book, and once only."""
    rows = rows_of(YEAR)
    filled_in(folder / "template.xlsx", folder / "year.xlsx", rows)
    with open(folder / "year.tsv", "w", encoding="utf-16", newline="") as file:
        csv.writer(file, delimiter="\t", lineterminator="\r\n").writerows(rows)
    shutil.copy(YEAR, folder / "year.csv")
    files = [folder / "year.csv", folder / "year.tsv", folder / "year.xlsx", converted(folder / "year.xlsx", "ods", folder)]
    for path in files:
        begin(folder)
        before = digest(folder / "so.db")
        Run(folder, "voucher", "import", path.name, "--dry-run")
        check(digest(folder / "so.db") == before, f"{path.name}: a dry run changed the book")
        first = Run(folder, "voucher", "import", path.name)
        check("LIST OF VOUCHERS POSTED" in first.text and "Rows of the file: 8" in first.text, first.text)
        check("DT5037" in first.text, f"{path.name}: warnings are not told")
        check(book_of(folder) == reference, f"{path.name}: another book than typing makes")
        kept = rows_in(folder / "so.db")
        again = Run(folder, "voucher", "import", path.name)
        check("NOTHING WAS POSTED" in again.text, again.text)
        check(rows_in(folder / "so.db") == kept, f"{path.name}: importing again changed the book")
        check("Findings: 0" in Run(folder, "verify").text, f"{path.name}: the book does not verify")
    cells = [line.split()[0] for line in first.text.splitlines() if "DT5037" in line]
    check(cells == ["Chứng", "Chứng"] or all("!" in cell for cell in cells), f"cells of a workbook: {cells}")
    check(bool(re.search(r"Chứng từ!G5\s+DT5037", first.text)), f"the warning's cell: {first.text}")


def typed_year(folder):
    """The same year typed as commands: what importing it must come to."""
    begin(folder)
    for words in [
        ["advance", "pay", "ML1/hall=30tr", "--on", "HD-1", "--payee", "TTBDCT Mường Lát", "-N", "TU-1", "-d", "9/3/2020", "-m", "tạm ứng hợp đồng"],
        ["advance", "clear", "TU-1", "58tr", "-N", "TT-1", "-d", "6/4/2020", "-m", "nghiệm thu", "-e", "biên bản nghiệm thu;05;06/04/2020;58tr"],
        ["advance", "pay", "ML1/trainee-meals=200tr", "--payee", "Nguyễn Văn A", "-N", "TU-2", "-d", "4/5/2020", "-m", "mở lớp"],
        ["advance", "clear", "TU-2", "190tr", "-N", "TT-2", "-d", "1/6/2020", "-m", "tiền ăn"],
        ["advance", "repay", "TU-2", "10tr", "-N", "NL-1", "-d", "2/6/2020", "-m", "nộp lại phần thừa"],
        ["voucher", "add", "TQ1/bus=500tr", "TQ1/bus=100tr", "--payee", "Công ty xe khách", "-N", "PC-1", "-d", "7/9/2020", "-m", "thuê xe"],
        ["voucher", "add", "5tr", "--recovers", "PC-1", "-N", "TH-1", "-d", "2/11/2020", "-m", "chi thừa"],
    ]:
        Run(folder, *words)
    return book_of(folder)


def typed_and_listed_are_one(folder):
    """A voucher that was typed is known when the list with it comes in; a changed one is refused at its cell."""
    begin(folder)
    Run(folder, "advance", "pay", "ML1/hall=30tr", "--on", "HD-1", "--payee", "TTBDCT Mường Lát", "-N", "TU-1", "-d",
        "9/3/2020", "-m", "tạm ứng hợp đồng")
    answer = Run(folder, "voucher", "import", "year.csv", "-O", "csv").text
    check("total,Total,6,7,1063000000,1" in answer, answer)
    year = YEAR.read_text(encoding="utf-8")
    for what, old, new, cell in [("amount", ";;190tr;", ";;189tr;", "F7"), ("payee", "Nguyễn Văn A", "Nguyễn Văn B", "D6"),
                                 ("date", "1/6/2020", "2/6/2020", "C7"), ("line", ";TQ1/bus;100tr", ";ML1/hall;100tr", "E10"),
                                 ("description", "chi thừa", "trả lại", "H11"), ("evidence", "thu;05;", "thu;06;", "I5")]:
        (folder / "changed.csv").write_text(year.replace(old, new, 1), encoding="utf-8")
        before = digest(folder / "so.db")
        found = told(Run(folder, "voucher", "import", "changed.csv", expected=6).err)
        check(len(found) == 1 and found[0][0] == "5005" and f"(cell {cell})" in found[0][1], f"a changed {what}: {found}")
        check(digest(folder / "so.db") == before, f"a changed {what}: the book was changed")


def formulas_stay_texts(folder):
    begin(folder)
    payload = '=HYPERLINK("http://x","y")'
    quoted = '"' + payload.replace('"', '""') + '"'
    year = YEAR.read_text(encoding="utf-8").replace("Nguyễn Văn A", quoted).replace("mở lớp", "@SUM(1)")
    (folder / "payload.csv").write_text(year, encoding="utf-8")
    Run(folder, "voucher", "import", "payload.csv")
    listed = list(csv.DictReader(io.StringIO(Run(folder, "voucher", "list", "-O", "csv").text)))
    check(any(row["payee"] == "'" + payload for row in listed), f"a formula reached CSV: {[r['payee'] for r in listed]}")
    rows = rows_of(YEAR)
    rows[3][3], rows[3][4], rows[4][7] = payload.replace('"', "'"), "=1+1", "@SUM(1)"
    filled_in(folder / "template.xlsx", folder / "payload.xlsx", rows)
    begin(folder)
    Run(folder, "voucher", "import", "payload.xlsx", "--errors", "errors.xlsx", expected=4)
    with zipfile.ZipFile(folder / "errors.xlsx") as book:
        sheet, texts = book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/sharedStrings.xml").decode()
    check("<f>" not in sheet, "a formula reached the copy with errors")
    check("DT30" in texts and "=1+1" in texts, "the copy does not tell the errors")


def large_list(folder):
    begin(folder)
    lines = ["Loại;Số;Ngày;Người nhận;Dòng;Số tiền;Theo chứng từ;Diễn giải"]
    for i in range(ROWS // 3 + 1):
        lines += [f"Tạm ứng;TU{i};4/5/2020;Nguyễn Văn {i};ml1 tiền ăn;20000;;mở lớp",
                  f"Thanh toán tạm ứng;TT{i};5/5/2020;;;15000;TU{i};tiền ăn",
                  f"Nộp lại tạm ứng;NL{i};6/5/2020;;;5000;TU{i};nộp lại"]
    lines = lines[:ROWS + 1]
    (folder / "large.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "broken.csv").write_text("\n".join(lines[:-1] + [lines[-1].replace("20000", "0")]) + "\n", encoding="utf-8")
    before = digest(folder / "so.db")
    run = Run(folder, "voucher", "import", "broken.csv", expected=3)
    check(told(run.err) == [("5017", f"broken.csv:{ROWS + 1}:53 (cell F{ROWS + 1})")], f"the last row: {told(run.err)}")
    check(digest(folder / "so.db") == before, "rows above the one with an error were posted")
    for title, words in [("LIST OF VOUCHERS POSTED", f"Rows of the file: {ROWS:,}".replace(",", ".")),
                         ("NOTHING WAS POSTED", f"{ROWS:,}".replace(",", "."))]:
        run = Run(folder, "voucher", "import", "large.csv")
        check(title in run.text and words in run.text, run.text[:300])
        check(run.memory < MOST, f"{run.memory // 1024} MiB of memory")
    # What is looked for in vain is not looked for in the whole book, row after row.
    (folder / "strangers.csv").write_text("\n".join(lines).replace(";TU", ";tu-x-") + "\n", encoding="utf-8")
    run = Run(folder, "voucher", "import", "strangers.csv", expected=6)
    check(run.memory < MOST, f"strangers: {run.memory // 1024} MiB of memory")


def tells_how_far(folder):
    """On a terminal the bar counts the documents, and is gone at the end."""
    begin(folder)
    words = ["voucher", "import", "large.csv", "--author", "ke-toan", "--decider", "truong-ban", "-o", "out.txt"]
    text = b"".join(part for _, part in on_terminal(folder, words)).decode()
    check(re.search(r"Đang ghi sổ [\d.]+/10\.000 chứng từ", text), f"no bar: {text[:200]!r}")
    check(left_on_screen(text) == [""], f"left on the screen: {left_on_screen(text)}")


def keeps_files(folder):
    """An answer takes the place of neither the book nor the list."""
    begin(folder)
    before = digest(folder / "so.db")
    for words in (["-o", "so.db"], ["-o", "year.csv"], ["--errors", "so.db"], ["--errors", "year.csv"]):
        Run(folder, "voucher", "import", "year.csv", *words, expected=2)
    Run(folder, "voucher", "import", "year.csv", "--sheet", "Không có")
    check(digest(folder / "year.csv") == digest(YEAR), "the list was overwritten")
    begin(folder)
    check(digest(folder / "so.db") == before, "the book was overwritten")
    Run(folder, "voucher", "import", "year.xlsx", "--sheet", "Không có", expected=3)
    check(told(Run(folder, "voucher", "import", "year.xlsx", "--sheet", "Hướng dẫn", expected=3).err)[0][0] == "5080",
          "a sheet without titles")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = made_folder(pathlib.Path(name) / "book")
        count = bad_lists(folder)
        all_problems_at_once(folder)
        reference = typed_year(folder)
        template_offers(folder)
        goes_in_once(folder, reference)
        typed_and_listed_are_one(folder)
        formulas_stay_texts(folder)
        keeps_files(folder)
        large_list(folder)
        tells_how_far(folder)
    for fault in faults:
        print(fault)
    print(f"{count} bad lists, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
