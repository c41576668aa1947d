"""Every page of figures says what the command line says, to the đồng.

FIGURES maps each address of schemas/api/openapi.json that is asked with GET to the command that prints the
same: an address without a row fails, and so does a row without an address. Parts of addresses go through
all that the sample year has (ALL_OF): all classes, all statements. For each of them /api/1… is the command's
`-O json`, value for value; every amount in a table of the page is one of its figures; and both have the
shape that openapi.json gives a report. Refusals are asked for as well, for their shape.
"""

import html.parser
import json
import re
import subprocess
import sys
import tempfile
import urllib.parse

import jsonschema

from loopback import BINARY, SETTINGS, SOURCE, say, seconds, served_sample

# Address → the command's words. "{part}" is what the address has there, "{?name}" what is asked behind the
# question mark; a list of questions after it asks the page in each of these ways. NONE: no figures, or
# figures of a question that the command line answers otherwise, and then the reason.
NONE = None
FIGURES = {
    "/help/api": NONE,  # no figures
    "/": NONE,  # of several reports at once: tests/web/overview_test.cpp
    "/history": ("history", []),
    "/history/{version}": NONE,  # `history 1 -O json` is the frozen estimate itself
    "/history/{version}/letter": NONE,  # the same, for its paper
    "/approval/annex/{number}": ("voucher show {number}", []),
    "/diff": ("diff {?from} {?to}", ["from=1&to=1:approved"]),
    "/appraisal": ("appraise list --classes", []),
    "/appraisal/cuts": ("appraise list --cuts", []),
    "/appraisal/check": ("appraise check", []),
    "/appraisal/report": ("appraise report", []),
    "/appraisal/workbook": NONE,  # of a version that was submitted: tests/web/appraisal_test.cpp
    "/appraisal/{class}": ("appraise list {class}", []),
    "/account": NONE,  # people, no figures: tests/web/login_test.cpp
    "/people": NONE,
    "/people/{code}": NONE,
    "/audit": NONE,
    "/left": ("left --by {?by} {?subject}", ["by=activity", "by=line", "by=line&subject=ML1"]),
    "/settlement": ("settle status", []),
    "/settlement/rehearse": ("settle rehearse", []),
    "/settlement/classes": ("settle class", []),
    "/classes/{class}/settlement": ("settle class {class}", []),
    "/outcomes": ("settle outcome", []),
    "/execution": ("report execution --by {?by}",
                   ["by=class", "by=district", "by=category", "by=sub-item", "by=month"]),
    "/results": ("report results", []),
    "/statements": ("settle statement", []),
    "/statements/{form}": ("settle statement {form}", []),
    "/trace/{form}/{row}/{column}": NONE,  # each cell of each form: tests/web/statement_test.cpp
    "/reconciliation": NONE,  # the command line tells it only while it is entered
    "/reconciliation/template": ("settle reconcile", []),
    "/review": ("settle review", []),
    "/review/vouchers": NONE,  # a list to choose from
    "/review/letters/{letter}": NONE,  # of a year that was reviewed: tests/web/settlement_test.cpp
    "/system/book": NONE,  # a file, no figures
    "/system/book/checkpoint": NONE,
    "/system/book/checkpoint.txt": NONE,
    "/vouchers": ("voucher list", []),
    "/vouchers/{number}": ("voucher show {number}", []),
}
ALL_OF = {"class": "left --by activity", "number": "voucher list", "form": "settle statement"}
MOST = 40  # of the numbers of vouchers, evenly from all of them


class Amounts(html.parser.HTMLParser):
    """The amounts that stand alone in cells of the page's tables."""

    def __init__(self, text):
        super().__init__()
        self.cell, self.found = None, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag == "td":
            self.cell = ""

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag):
        if tag == "td" and self.cell is not None:
            text = self.cell.strip().replace("\u2212", "-").replace("\u2060", "")
            if re.fullmatch(r"-?\d{1,3}(\.\d{3})+", text):
                self.found.append(int(text.replace(".", "")))
            self.cell = None


def whole_numbers(value):
    if isinstance(value, dict):
        return set().union(*map(whole_numbers, value.values())) if value else set()
    if isinstance(value, list):
        return set().union(*map(whole_numbers, value)) if value else set()
    return {value} if isinstance(value, int) else set()


def command(served, words):
    run = subprocess.run([BINARY, *words, "--book", str(served.book), "-O", "json"], env=SETTINGS,
                         capture_output=True, encoding="utf-8", cwd=served.book.parent)
    assert run.stdout.startswith("{"), f"{words}: {run.returncode} {run.stderr[-500:]}"
    return json.loads(run.stdout)


def words_of(template, parts, query):
    """The command's words; one of which nothing is known is left out, with its option."""
    words = []
    for word in template.split():
        found = re.fullmatch(r"\{(\?)?(\w+)\}", word)
        if not found:
            words.append(word)
            continue
        value = (query if found.group(1) else parts).get(found.group(2), "")
        if value:
            words.append(value)
        elif words and words[-1].startswith("--"):
            words.pop()
    return words


def examples(served, name):
    rows = [row for table in command(served, ALL_OF[name].split())["tables"].values() for row in table["rows"]]
    keys = ("code", "number", "form")
    found = [str(row[k]) for row in rows if row["kind"] == "plain" for k in keys if row.get(k)]
    found = list(dict.fromkeys(found))
    return found[::max(1, len(found) // MOST)] if name == "number" else found


def targets(served, path, questions):
    names = re.findall(r"\{(\w+)\}", path)
    assert len(names) <= 1, f"{path}: give it a question of its own"
    for value in examples(served, names[0]) if names else [""]:
        target = path.replace("{" + names[0] + "}", urllib.parse.quote(value, safe="/")) if names else path
        for question in questions or [""]:
            yield target + ("?" + question if question else ""), {names[0]: value} if names else {}, dict(
                urllib.parse.parse_qsl(question))


def shapes():
    document = json.loads((SOURCE / "schemas/api/openapi.json").read_text())

    def shape(name):
        return jsonschema.Draft202012Validator({"$ref": f"#/components/schemas/{name}",
                                                "components": document["components"]})

    return document, {name: shape(name) for name in ("Report", "Refusal", "Problems")}


def check(served, target, parts, query, template, shape):
    api = "/api/1" + target
    answer = served.get(api)
    assert answer.status == 200, f"{api}: {answer.status} {answer.text()[:300]}"
    said = json.loads(answer.body)
    shape["Report"].validate(said)
    printed = command(served, words_of(template, parts, query))
    assert said["tables"] == printed["tables"], f"{api} is not `{' '.join(words_of(template, parts, query))}`"
    known = {abs(n) for n in whole_numbers(said)}
    page = served.get(target)
    assert page.status == 200, f"{target}: {page.status}"
    amounts = Amounts(page.text()).found
    for amount in amounts:
        assert abs(amount) in known, f"{target}: {amount} stands on the page, and not in its JSON"
    return len(whole_numbers(said)), len(amounts)


def refusals(served, document, shape):
    """Each address with something that is not there, and each form empty."""
    count = 0
    for path, ways in document["paths"].items():
        target = "/api/1" + re.sub(r"\{[^}]*\}", "KHÔNG-CÓ".encode().hex(), path)
        if "get" in ways and "{" in path:
            answer = served.get(target)
            if answer.status >= 400:
                shape["Refusal"].validate(json.loads(answer.body))
                count += 1
        if "post" in ways:
            answer = served.ask("POST", target, [("Content-Type", "application/json"),
                                                 ("X-Dutoan-Token", served.token)], b'{"dry_run": true}')
            assert answer.status < 500, f"{target}: {answer.status}"
            if answer.status >= 400:
                shape["Refusal"].validate(json.loads(answer.body))
                count += 1
    return count


def main():
    document, shape = shapes()
    asked = {path for path, ways in document["paths"].items() if "get" in ways}
    missing = sorted(asked - set(FIGURES))
    assert not missing, f"give each of these a row in FIGURES: {missing}"
    assert set(FIGURES) <= asked, f"no such address: {sorted(set(FIGURES) - asked)}"
    began, figures, amounts, pages = seconds(), 0, 0, 0
    with served_sample() as served:
        assert json.loads(served.get("/api/1/openapi.json").body) == document
        for path, row in FIGURES.items():
            if row is NONE:
                continue
            for target, parts, query in targets(served, path, row[1]):
                in_json, on_page = check(served, target, parts, query, row[0], shape)
                figures, amounts, pages = figures + in_json, amounts + on_page, pages + 1
        refused = refusals(served, document, shape)
    say(f"{pages} pages: {figures} figures are the command line's, {amounts} amounts on pages are these; "
        f"{refused} refusals have their shape; {seconds() - began:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
