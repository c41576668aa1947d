"""Texts that mean harm, in every field of every form and every question of every page: W8, I4, I5, I6.

payloads.py [--long] [--seed N]: without --long the column of ./test (some payloads in all fields of every form at once,
and every field alone with one after the other); with it every payload in every field alone. Forms and pages are found by crawling, and
by schemas/api/openapi.json. No answer is a fault, none gives a payload back as markup, none that refuses
writes; what was accepted is inert in every page, list, workbook and paper that shows it.
"""

import argparse
import csv
import html.parser
import io
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.dom.minidom
import zipfile

sys.dont_write_bytecode = True
from loopback import SOURCE, say, seconds, served_sample  # noqa: E402

MARK = "zq7"  # stands in every payload that could come back as markup
SCRIPTS = [
    f"<script>{MARK}</script>", f"<{MARK} onload=x>", f'"><{MARK}>', f"'><{MARK}>", f"</textarea><{MARK}>",
    f"</title><{MARK}>", f"<!--<{MARK}>", f"<svg/onload={MARK}><{MARK}>", f"{{{{{{<{MARK}>}}}}}}",
    f"<img src=x onerror={MARK}()><{MARK}>", f"&lt;<{MARK}>", f"]]><{MARK}>", f"<\u0130{MARK}><{MARK}>",
    f"\u2028<{MARK}>", f"<a href=javascript:{MARK}>", f"%3C{MARK}%3E<{MARK}>",
]
TEMPLATES = ["{{title}}", "{{{body}}}", "{{#menu}}x{{/menu}}", "{{=<% %>=}}<%body%>", "{{>layout.html}}", "${7*7}{{7*7}}"]
SQL = ["' OR '1'='1", "'; DROP TABLE document; --", "1; DELETE FROM line", "\" OR \"\"=\"", "' UNION SELECT 1,2,3 --",
       "%' AND 1=1 --", "x' || (SELECT 1) || '", "0) OR (1=1", "\\'; --", "?1", ":a", "@a", "$1"]
PATHS = ["../../../../etc/passwd", "..\\..\\x", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:1/", "%2e%2e%2f",
         ".", "..", "~", "C:\\x", "//evil.example/", "a/../b", "so.db", "con"]
FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1",
            "=HYPERLINK(\"http://evil.example\",\"x\")", "＝1+1", "'=1+1", "=1+1\";=2", "%0A=1+1", ";=1+1", ",=1+1"]
CONTROLS = ["a\x01b", "a\x1b[31mred", "a\x07b", "a\x7fb", "a\u0085b", "a\u009bb", "a\r\nSet-Cookie: x=1", "a\rb",
            "a\uffffb", "a\ufffeb", "a\u202eb", "a\u2066b", "a\u200fb", "a\ufeffb", "\u0301", "a\u0000b".replace("\0", "%00")]
SIZES = ["x" * 10000, "Ệ" * 5000, "9" * 400, "-" * 300, "a " * 3000, "\U0001F4A9" * 500]
NUMBERS = ["-1", "0", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e9", "1.5", "0x10",
           "NaN", "Infinity", "٣", "1,5", "1 000", "99999999999999999999", "31/02/2020", "2020-02-30", "0000-00-00",
           "29/2/2021", "32/1/2020", "1/13/2020", "99/99/9999"]
ALL = SCRIPTS + TEMPLATES + SQL + PATHS + FORMULAS + CONTROLS + SIZES + NUMBERS
SOME = (SCRIPTS[:6] + TEMPLATES[:3] + SQL[:3] + PATHS[:2] + FORMULAS[:4] + CONTROLS[:2] + CONTROLS[6:10] + SIZES[:1] + NUMBERS[2:5])


class Form(html.parser.HTMLParser):
    """The links of a page, and its forms with their fields."""

    def __init__(self, text):
        super().__init__()
        self.links, self.forms, self.current, self.foreign = [], [], None, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if (MARK in tag or any(MARK in name or name.startswith("on") for name in a) or tag == "style"
                or (tag == "script" and "src" not in a) or a.get("href", "").startswith("javascript:")):
            self.foreign.append(self.get_starttag_text())
        if tag == "a" and a.get("href"):
            self.links.append(a["href"])
        elif tag == "form":
            self.current = {"action": a.get("action", ""), "method": a.get("method", "get").lower(),
                            "multipart": "multipart" in a.get("enctype", ""), "fields": []}
            self.forms.append(self.current)
        elif tag in ("input", "select", "textarea", "button") and a.get("name") and self.current is not None:
            self.current["fields"].append((a["name"], a.get("type", tag), a.get("value", "")))

    def handle_endtag(self, tag):
        if tag == "form":
            self.current = None


def patterns():
    """The paths of the interface, as expressions; the most particular first."""
    paths = json.loads((SOURCE / "schemas/api/openapi.json").read_text()).get("paths", {})
    return sorted(((re.compile(re.sub(r"\\\{[^}]*\\\}", "[^?]+", re.escape(p)) + r"$"), p) for p in paths),
                  key=lambda pair: pair[1].count("{"))


def pattern_of(path, known):
    for expression, pattern in known:
        if expression.match(path):
            return pattern
    return "/".join(re.sub(r".*\d.*", "*", part) for part in path.split("/"))


def crawl(served, each=2, most=250):
    """Pages by pattern, at most `each` of one, and all forms."""
    known = patterns()
    todo, seen, count, pages, forms = ["/"], {"/"}, {}, [], {}
    while todo and len(pages) < most:
        target = todo.pop(0)
        answer = served.get(target)
        assert answer.status < 500, f"{target}: {answer.status}"
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        pages.append(target)
        page = Form(answer.text())
        for form in page.forms:
            action = urllib.parse.urljoin(target, form["action"]) or target
            if action not in ("/leave",) and form["fields"]:
                forms.setdefault((form["method"], pattern_of(action.split("?")[0], known),
                                  tuple(n for n, _, _ in form["fields"])), {**form, "action": action})
        for link in page.links:
            to = urllib.parse.urljoin(target, link).split("#")[0]
            parts = urllib.parse.urlsplit(to)
            query = sorted(name for name, _ in urllib.parse.parse_qsl(parts.query))
            key = (pattern_of(parts.path, known), tuple(query))
            if parts.netloc or to in seen or "lang" in query or "as" in query or count.get(key, 0) >= each:
                continue
            seen.add(to)
            count[key] = count.get(key, 0) + 1
            todo.append(to)
    return pages, list(forms.values())


class Judge:
    """What no answer may be."""

    def __init__(self, served):
        self.served, self.asked, self.refused, self.wrong = served, 0, 0, []
        self.last = self.stamp()

    def look(self, what, answer):
        self.asked += 1
        kind = answer.headers.get("content-type", "")
        if answer.status >= 500:
            self.wrong.append(f"{what}: {answer.status} {answer.body[:60]!r}")
        if kind.startswith("text/html"):
            text = answer.text()
            foreign = (Form(text).foreign + re.findall(rf"<[!/?]*{MARK}", text)) if MARK in text else []
            if foreign:
                self.wrong.append(f"{what}: comes back as markup: {foreign[0]!r}")
            if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text):
                self.wrong.append(f"{what}: a control character comes back")
        if "x=1" in "".join(answer.cookies) or answer.headers.get("location", "/").startswith("//"):
            self.wrong.append(f"{what}: a header was made of it")
        now = self.stamp()
        if answer.status >= 400:
            self.refused += 1
            if now != self.last:
                self.wrong.append(f"{what}: {answer.status}, and the book was written")
        self.last = now

    def stamp(self):
        """Changes with every write: a digest of the whole book each time would be most of the work."""
        state = self.served.book.stat()
        return state.st_mtime_ns, state.st_size

    def end(self):
        assert not self.wrong, "\n".join(self.wrong[:20]) + f"\n{len(self.wrong)} in all"


HONEST = {"line": "", "amount": "1", "date": "15/9/2020", "decider": "truong-ban", "payee": "TTBDCT",
          "description": "x", "reason": "x"}


def send(served, form, values, name):
    """Sends the form's fields; a file where it has one."""
    fields = [(n, v) for n, v in values if n not in ("token", "intent")]
    if form["method"] == "get":
        return served.get(form["action"].split("?")[0] + "?" + urllib.parse.urlencode(fields))
    if not form["multipart"]:
        return served.post(form["action"], fields)
    parts = b"".join(f'--X\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'.encode()
                     for n, v in [("token", served.token), *fields] if n not in name)
    for n in name:
        value = dict(fields).get(n, "")
        parts += f'--X\r\nContent-Disposition: form-data; name="{n}"; filename="x.csv"\r\n\r\n{value}\r\n'.encode()
    return served.ask("POST", form["action"], [("Content-Type", "multipart/form-data; boundary=X"),
                                               ("Origin", f"http://{served.host}"),
                                               ("Sec-Fetch-Site", "same-origin")], parts + b"--X--\r\n")


def in_forms(served, forms, payloads, is_long):
    """All fields of a form at once, and each alone with the others as they should be."""
    judge = Judge(served)
    turn = 0
    for form in forms:
        names = [n for n, kind, _ in form["fields"] if kind not in ("submit",) and n not in ("token", "intent")]
        files = [n for n, kind, _ in form["fields"] if kind == "file"]
        what = f'{form["method"]} {form["action"]}'
        for payload in payloads if is_long else random.sample(payloads, 10):
            judge.look(f"{what} all = {payload[:40]!r}",
                       send(served, form, [(n, payload) for n in names if n != "id"], files))
        for name in dict.fromkeys(names):
            for _ in range(len(payloads) if is_long else 2):
                payload = payloads[turn % len(payloads)]
                turn += 1
                values = [(n, payload if n == name else v or HONEST.get(n, "")) for n, k, v in form["fields"]
                          if k not in ("submit", "button") and n != "id" or n == name]
                judge.look(f"{what} {name} = {payload[:40]!r}", send(served, form, values, files))
    judge.end()
    say(f"W8 {len(forms)} forms: {judge.asked} requests with payloads, {judge.refused} refused, no fault, nothing written by those")


def in_questions(served, pages, payloads, is_long):
    """As query and as a part of each path, for people and for programs."""
    judge = Judge(served)
    document = json.loads((SOURCE / "schemas/api/openapi.json").read_text())
    names = {p["name"] for path in document.get("paths", {}).values() for way in path.values()
             for p in way["parameters"] if p["in"] == "query"} | {"by", "subject", "as", "lang", "beside", "q", "page"}
    turn = 0
    for path in document.get("paths", {}):
        for _ in range(len(payloads) if is_long else 3):
            payload = payloads[turn % len(payloads)]
            turn += 1
            part = urllib.parse.quote(payload[:2000].replace("\0", ""), safe="")
            target = re.sub(r"\{[^}]*\}", lambda _: part, path)
            if target != path:
                judge.look(target, served.get(target))
                judge.look(target, served.get("/api/1" + target))
    for page in pages:
        base = page.split("?")[0]
        for payload in payloads if is_long else random.sample(payloads, 2):
            query = urllib.parse.urlencode({name: payload[:500] for name in sorted(names) if name != "as"})
            judge.look(f"{base}?{query[:80]}", served.get(f"{base}?{query}"))
        for name in sorted(names) if is_long else random.sample(sorted(names), 2):
            payload = payloads[turn % len(payloads)]
            turn += 1
            query = urllib.parse.urlencode({name: payload[:2000]})
            judge.look(f"{base}?{query[:80]}", served.get(f"{base}?{query}"))
    judge.end()
    say(f"I5 {len(pages)} pages: {judge.asked} requests with payloads in paths and questions")


def with_money(served):
    """The code of a line that has money left for all that is entered here."""
    rows = json.loads(served.get("/api/1/left?by=line").body)["tables"]["left"]["rows"]
    return max((r for r in rows if r["kind"] == "plain" and "/" in r["code"]), key=lambda r: r["left"])["code"]


def stored(served, payloads):
    """Vouchers of which every text is a payload; how many the book took."""
    kept = 0
    for i, payload in enumerate(payloads):
        answer = served.post("/vouchers/new", [
            ("id", f"payload-{i}"), ("line", HONEST["line"]), ("amount", "1"), ("date", "15/9/2020"),
            ("number", f"XP-{i}"), ("payee", payload[:300]), ("description", payload[:300]), ("decider", "truong-ban")])
        assert answer.status in (303, 422), f"{payload[:40]!r}: {answer.status}"
        kept += answer.status == 303
    assert kept > len(payloads) // 3, f"only {kept} payloads were accepted: nothing to look at"
    return kept


def cells_of_csv(text):
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")))
    return [cell for row in rows for cell in row]


def sheets_of(workbook):
    with zipfile.ZipFile(io.BytesIO(workbook)) as book:
        for name in book.namelist():
            if name.endswith((".xml", ".rels")):
                xml.dom.minidom.parseString(book.read(name))  # what a text does to it, no program opens
        return [book.read(n).decode() for n in book.namelist() if n.startswith("xl/worksheets/sheet")]


def is_figure(text):
    return re.fullmatch(r"-?\d+([.,]\d+)?", text) is not None


def inert(served, pages):
    """I4, I5: no formula in a list or workbook, no markup in a page that shows what was stored."""
    judge = Judge(served)
    formulas = 0
    for page in pages:
        judge.look(page, served.get(page))
        base = page + ("&" if "?" in page else "?") + "as="
        listed = served.get(base + "csv")
        if not listed.headers.get("content-type", "").startswith("text/csv"):
            continue
        for cell in cells_of_csv(listed.text()):
            if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and cell not in ("-", "+") and not is_figure(cell):
                judge.wrong.append(f"{page}: a formula in CSV: {cell[:60]!r}")
        book = served.get(base + "xlsx")
        if book.status == 200:
            formulas += sum(sheet.count(MARK) for sheet in sheets_of(book.body))
            for sheet in sheets_of(book.body):
                for formula in re.findall(r"<f[ >].*?</f>", sheet):
                    if not re.fullmatch(r"<f[^>]*>[A-Z0-9$:+\-*/(),.;<>=&\" a-z]*</f>", formula) or re.search(r"cmd|HYPERLINK|1\+1", formula):
                        judge.wrong.append(f"{page}: a formula in the workbook: {formula[:80]}")
    judge.end()
    say(f"I4 {len(pages)} pages with what was stored: no formula of theirs in CSV and workbooks, no markup")


def figures_of(report):
    """The amounts of a report in JSON, above a thousand: below that anything could be a count."""
    found = []

    def walk(value):
        if isinstance(value, dict):
            for each in value.values():
                walk(each)
        elif isinstance(value, list):
            for each in value:
                walk(each)
        elif isinstance(value, int) and not isinstance(value, bool) and abs(value) > 9999:
            found.append(value)

    walk(report["tables"])
    return found


BY_DOCUMENT = ("/advances",)  # on the page, and by line in the report: tests/web/advance_test.cpp


def same_in_all_forms(served, pages):
    """I6: what JSON says stands in CSV (its first table), workbook, PDF and page, to the đồng."""
    checked, has_pdf = 0, shutil.which("pdftotext") is not None
    for page in pages:
        base = page + ("&" if "?" in page else "?") + "as="
        said = served.get(base + "json")
        if said.status != 200 or not said.headers["content-type"].startswith("application/json"):
            continue
        report = json.loads(said.body)
        amounts = figures_of(report)
        if not amounts:
            continue
        first = next(iter(report["tables"].values()))
        listed = set(cells_of_csv(served.get(base + "csv").text()))
        for amount in figures_of({"tables": {"": first}}):
            assert str(amount) in listed, f"{page}: {amount} is not in CSV"
        shown = re.sub(r"<[^>]*>", " ", served.get(page).text()).replace(".", "").replace("\u2212", "-")
        book = " ".join(sheets_of(served.get(base + "xlsx").body))
        texts = ""
        if has_pdf:
            with tempfile.NamedTemporaryFile(suffix=".pdf") as paper:
                paper.write(served.get(base + "pdf").body)
                paper.flush()
                texts = subprocess.run(["pdftotext", "-layout", paper.name, "-"], capture_output=True,
                                       check=True).stdout.decode().replace(".", "")
        missing = {"page": [a for a in amounts if str(abs(a)) not in shown],
                   "workbook": [a for a in amounts if f"<v>{a}</v>" not in book],
                   "paper": [a for a in amounts if has_pdf and str(abs(a)) not in texts]}
        for form, left in missing.items():
            # An official paper may show other columns than the report; then it has its own test.
            assert len(left) < len(amounts) / 2 or form != "page" or page.split("?")[0] in BY_DOCUMENT, f"{page}: not in the {form}: {left[:5]}"
            if left:
                say(f"I6 {page}: {len(left)} of {len(amounts)} amounts are not in its {form}: {left[:3]}")
        checked += len(amounts)
    say(f"I6 {checked} amounts are the same in JSON, CSV, workbook, paper and page")
    assert checked > 100


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--long", action="store_true")
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    random.seed(asked.seed)
    payloads = ALL if asked.long else SOME
    random.shuffle(payloads)
    began = seconds()
    with served_sample() as served:
        pages, forms = crawl(served, each=2 if asked.long else 1)
        say(f"{len(pages)} pages and {len(forms)} forms found in {seconds() - began:.0f} s")
        same_in_all_forms(served, pages if asked.long else random.sample(pages, min(6, len(pages))) + ["/left", "/vouchers"])
        HONEST["line"] = with_money(served)
        kept = stored(served, ALL if asked.long else SOME)
        say(f"{kept} of {len(payloads)} payloads were accepted as texts of a voucher")
        in_questions(served, pages, payloads, asked.long)
        in_forms(served, forms, payloads, asked.long)
        inert(served, ["/vouchers", "/vouchers/XP-0", "/vouchers/XP-1"] + (pages if asked.long else pages[:10]))
    say(f"{seconds() - began:.0f} s")


if __name__ == "__main__":
    main()
