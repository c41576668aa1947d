"""Every page of figures says what the command line says, to the đồng.

FIGURES maps each address of schemas/api/openapi.json that is asked with GET to the command that prints the
same: an address without a row fails. Parts of addresses go through
what the sample year has (FOUND_BY): classes, lines, vouchers, rates, all statements. For each of them /api/1… is the command's
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

sys.dont_write_bytecode = True
from loopback import BINARY, SETTINGS, SOURCE, say, seconds, served_sample  # noqa: E402

# Address → the command's words: "{part}" is what the address has there, "{?name}" what is asked behind the
# question mark. The questions after it are the ways in which the page is asked. NONE: no figures, or
# the figures of another row; it says which.
NONE = None
MORE = "and figures of other rows"  # an overview shows several reports
PART = "of the command's rows"  # a page of a long list has some of them
FIGURES = {
    # overview
    "/": ("status", [], MORE),
    "/left": ("left --by {?by} {?subject}", ["by=activity", "by=line", "by=line&subject=ML1"]),
    "/ledger": ("ledger {?subject} --payee {?payee} --from {?from} --to {?to}",
                ["subject=ML1", "subject=ML1/hall", "from=1/7/2020&to=30/9/2020", "subject=LC3&from=1/8/2020"]),
    # plan, estimate and rates
    "/plan": ("plan show", []),
    "/plan/check": ("plan check", []),
    "/estimate": ("estimate --by {?by}", ["", "by=row", "by=category", "by=sub-item", "by=item", "by=line"]),
    "/classes": NONE,  # as the rows of /estimate by class
    "/classes/{class}": ("estimate {class}", []),
    "/lines/{class}/{item}": ("explain {class}/{item}", [], MORE),
    "/explain/{code}": NONE,  # words
    "/estimate/what-if": ("estimate --set {?set} --rates-on {?on} --fit {?fit}", ["set=ML/days=2", "on=1/1/2024", "fit=kinh-phi"]),
    "/rates": ("rates list {?key} --on {?on} --status {?status}", ["", "key=conf", "on=15/6/2020", "status=unread"]),
    "/rates/documents": NONE,  # a list of names
    "/rates/documents/{number}": NONE,  # as the next, by the document's number
    "/rates/{key}": ("rates show {key} --on {?on}", ["", "on=15/6/2020"]),
    "/rates/lint": ("rates lint", []),
    "/rates/compare": ("rates diff {?before} {?after}", ["before=1/6/2020&after=1/1/2024"]),
    # appraisal
    "/appraisal": ("appraise list --classes", []),
    "/appraisal/{class}": ("appraise list {class}", []),
    "/appraisal/cuts": ("appraise list --cuts", []),
    "/appraisal/check": ("appraise check", []),
    "/appraisal/report": ("appraise report", []),
    "/appraisal/workbook": NONE,  # of a version that was submitted: tests/web/appraisal_test.cpp
    "/history": ("history", []),
    "/history/{version}": NONE,  # the command's JSON is the file of the version
    "/history/{version}/letter": NONE,  # a paper of the version
    "/approval/annex/{number}": ("voucher show {number}", []),
    "/diff": ("diff {?from} {?to}", ["from=1&to=1:approved"]),
    # vouchers, advances
    "/vouchers": ("voucher list", ["", "page=2"], PART),
    "/vouchers/{number}": ("voucher show {number}", []),
    "/vouchers/drafts": ("voucher list --drafts", []),
    "/vouchers/exports": NONE,
    "/vouchers/exports/account-008": NONE,  # files, as `export` writes them
    "/vouchers/exports/hledger": NONE,
    "/vouchers/exports/beancount": NONE,
    "/vouchers/template": NONE,
    "/vouchers/import-errors": NONE,
    "/advances": ("advance list --today {?today}", ["", "today=31/12/2020"], MORE),
    "/commitments": NONE,  # the documents of /vouchers that are open
    "/allotments": NONE,  # the documents of /vouchers that allot
    "/lines/suggest": NONE,  # for the form's drop-down
    "/jump": NONE,
    # settlement
    "/settlement": ("settle status", []),
    "/settlement/rehearse": ("settle rehearse", []),
    "/settlement/classes": ("settle class", []),
    "/classes/{class}/settlement": ("settle class {class}", []),
    "/statements": ("settle statement", []),
    "/statements/{form}": ("settle statement {form}", []),
    "/trace/{form}/{row}/{column}": ("trace {form}/{row}/{column}", []),
    "/execution": ("report execution --by {?by}", ["by=class", "by=district", "by=category", "by=sub-item", "by=month"]),
    "/results": ("report results", []),
    "/outcomes": NONE,
    "/review": NONE,  # nothing is submitted in the sample
    "/review/letters/{letter}": NONE,
    "/reconciliation": NONE,
    "/reconciliation/template": NONE,
    # system, help
    "/system/book": NONE,
    "/system/book/checkpoint": NONE,
    "/system/book/checkpoint.txt": NONE,
    "/system/book/journal.hledger": NONE,
    "/system/book/journal.beancount": NONE,
    "/account": NONE,  # people, no figures: tests/web/login_test.cpp
    "/people": NONE,
    "/people/{code}": NONE,
    "/audit": NONE,
    "/review/vouchers": NONE,  # a list to choose from
    "/help": NONE,
    "/help/api": NONE,
}
WITHOUT_BOOK = ("plan", "rates", "estimate", "explain", "words")
FOUND_BY = {("class",): "left --by activity", ("number",): "voucher list", ("form",): "settle statement",
            ("class", "item"): "left --by line", ("key",): "rates list", ("version",): "history"}
GIVEN = {("code",): ["DT5001", "DT2001"],
         ("form", "row", "column"): ["B01/I/1", "F01-01/I/1", "F01-02/I/1"]}
MOST = 40  # of what an address may name, evenly from all of it


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
    if isinstance(value, str) and re.fullmatch(r"-?\d+", value):
        return {int(value)}  # a quantity is a text in JSON
    return {value} if isinstance(value, int) else set()


def command(served, words):
    of_book = [] if words[0] in WITHOUT_BOOK and words[:2] != ["estimate", "save"] else ["--book", str(served.book)]
    run = subprocess.run([BINARY, *words, *of_book, "-O", "json"], env=SETTINGS, capture_output=True,
                         encoding="utf-8", cwd=served.book.parent)
    said = json.loads(run.stdout) if run.stdout.startswith("{") else {}
    return (said if "tables" in said else None), f"{run.returncode}: {run.stdout[:80]!r} {run.stderr[:100]!r}"


def words_of(template, parts, query):
    """The command's words; one of which nothing is known is left out, with its option."""
    words = []
    for word in template.split():
        if found := re.fullmatch(r"\{\?([\w-]+)\}", word):
            if value := query.get(found.group(1), ""):
                words.append(value)
            elif words and words[-1].startswith("--"):
                words.pop()
        else:
            words.append(re.sub(r"\{(\w+)\}", lambda m: parts[m.group(1)], word))
    return words


def examples(served, names):
    if names in GIVEN:
        return GIVEN[names]
    report, failed = command(served, FOUND_BY[names].split())
    assert report, failed
    rows = [row for table in report["tables"].values() for row in table["rows"] if row["kind"] == "plain"]
    found = list(dict.fromkeys(str(row[k]) for row in rows for k in ("code", "number", "form", "key", "version") if row.get(k)))
    if names == ("form",):  # an address names "B01/BCQT" by what stands before the stroke
        found = [each.split("/")[0] for each in found]
    found = [each for each in found if len(names) == 1 or each.count("/") == len(names) - 1]
    return found[::max(1, len(found) // MOST)]


def targets(served, path, questions):
    names = tuple(re.findall(r"\{(\w+)\}", path))
    for value in examples(served, names) if names else [""]:
        parts = dict(zip(names, value.split("/") if len(names) > 1 else [value]))
        target = re.sub(r"\{(\w+)\}", lambda m: urllib.parse.quote(parts[m.group(1)], safe="/" if len(names) == 1 else ""), path)
        for question in questions or [""]:
            yield target + ("?" + question if question else ""), parts, dict(urllib.parse.parse_qsl(question))


def shapes():
    document = json.loads((SOURCE / "schemas/api/openapi.json").read_text())

    def shape(name):
        return jsonschema.Draft202012Validator({"$ref": f"#/components/schemas/{name}",
                                                "components": document["components"]})

    return document, {name: shape(name) for name in ("Report", "Refusal", "Problems")}


def is_part(some, whole):
    """Whether the tables are these tables, with some of their rows and without sums."""
    return all(key in whole and all(row in whole[key]["rows"] for row in table["rows"] if row["kind"] == "plain")
               for key, table in some.items())


def check(served, target, parts, query, row, shape, wrong):
    words = words_of(row[0], parts, query)
    printed, failed = command(served, words)
    api = "/api/1" + target
    answer = served.get(api)
    if printed is None and answer.status >= 400:
        shape["Refusal"].validate(json.loads(answer.body))  # both refuse
        return 0, 0
    if answer.status != 200 or printed is None:
        wrong.append(f"{api}: {answer.status} {answer.text()[:60]!r}; `{' '.join(words)}`: {failed}")
        return 0, 0
    said = json.loads(answer.body)
    shape["Report"].validate(said)
    # A page may have one table more; it has each of the command's, and each of these is the same.
    same = is_part(said["tables"], printed["tables"]) if PART in row else all(
        said["tables"].get(key) == table for key, table in printed["tables"].items())
    if not same:
        wrong.append(f"{api} is not `{' '.join(words)}`")
    known = {abs(n) for n in whole_numbers(said)}
    page = served.get(target)
    assert page.status == 200, f"{target}: {page.status}"
    amounts = Amounts(page.text()).found
    foreign = [a for a in amounts if abs(a) not in known]
    if foreign and MORE not in row:
        wrong.append(f"{target}: on the page, and not in its JSON: {foreign[:3]}")
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
    began, figures, amounts, pages, wrong = seconds(), 0, 0, 0, []
    with served_sample() as served:
        assert json.loads(served.get("/api/1/openapi.json").body) == document
        for path, row in FIGURES.items():
            if row is NONE or path not in asked:
                continue
            for target, parts, query in targets(served, path, row[1]):
                in_json, on_page = check(served, target, parts, query, row, shape, wrong)
                figures, amounts, pages = figures + in_json, amounts + on_page, pages + 1
        assert not wrong, "\n".join(wrong[:40]) + f"\n{len(wrong)} in all"
        refused = refusals(served, document, shape)
    say(f"{pages} pages: {figures} figures are the command line's, {amounts} amounts on pages are these; "
        f"{refused} refusals have their shape; {seconds() - began:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
