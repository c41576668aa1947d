"""B01 and F01-01 of a book, computed anew out of its journal alone, cell by cell.

The journal that `export` writes for hledger says each posting; what follows from it is worked out here
by the rows' own formulas, written a second time. The code at the foot of a paper is checked, too.
"""

import collections
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["DUTOAN_SOURCE_DIR"])
BINARY = os.environ["DUTOAN_BINARY"]
PLAN = SOURCE / "docs/examples/thanh-hoa-2020/plan.toml"
AUTONOMOUS = {"13"}
OTHER = "--subcategory 341 --nature 13"
ENTERED = f"""
allot 200tr --as supplement -N BS-341 -d 05/10/2020 -y 2020 --unit BDT --chapter 483 --source 01 {OTHER}
amend ML1/hall=50tr ML1/trainee-meals=60tr ML1/drinks=20tr -N DC-341 -d 06/10/2020 -y 2020 {OTHER}
advance pay ML1/hall=20tr -N TU-341 -d 07/10/2020 --payee A -m x {OTHER}
advance clear TU-341 15.000.001 -N TT-341 -d 09/10/2020 -m x
voucher add ML1/trainee-meals=12.345.678 -N PC-341 -d 08/10/2020 --payee A -m x {OTHER}
voucher add ML1/drinks=3tr -N PC-342 -d 08/10/2020 --payee A -m x {OTHER}
voucher reverse PC-342 -N DS-341 -d 10/10/2020 -m x
"""
CASH = ("advanced", "spent", "settled", "refund_due", "refunded", "carried_advance")


def ask(folder, command, expected=0):
    environment = {"PATH": os.environ["PATH"], "DUTOAN_AUTHOR": "kt1", "DUTOAN_DECIDER": "tb1",
                   "DUTOAN_RATES": str(SOURCE / "rates"), "DUTOAN_PLAN": str(PLAN)}
    run = subprocess.run([BINARY] + shlex.split(command), cwd=folder, env=environment,
                         capture_output=True, encoding="utf-8")
    if run.returncode != expected:
        raise AssertionError(f"{command}: exit {run.returncode}\n{run.stdout}{run.stderr}")
    return run.stdout


def postings(journal):
    """Stage, khoản, nature, line, opener and amount of each posting, and the kind of its document."""
    kind = ""
    for line in journal.splitlines():
        if line.startswith("    ; id: "):
            kind = line[len("    ; id: "):].split("/")[0]
        elif line.startswith("    "):
            account, amount = re.fullmatch(r"    (.*)  (-?\d+) VND", line).groups()
            stage, year, _, codes, *rest = account.split(":")
            _, khoan, _, nature = codes.split("-")[:4]
            code = "/".join(rest[:2])
            yield kind, stage, int(year), khoan, nature, code, "/".join(rest[2:]), int(amount)


def leaves(journal, year):
    """The leaf rows of B01 by khoản, and what was expended by share, khoản and line."""
    rows = collections.defaultdict(lambda: collections.Counter())
    expended = collections.Counter()
    for kind, stage, of, khoan, nature, line, opener, amount in postings(journal):
        if of != year:
            continue
        own = nature in AUTONOMOUS
        add = lambda first, second: rows[khoan].update({first if own else second: amount})
        is_brought = kind == "opening"
        is_of_advance = opener.startswith("advance-due")
        if stage == "authority" and not is_brought:
            rows[khoan][("09" if own else "10")] -= amount
        if stage == "allotted" and is_brought:
            add("04", "07")
        if stage == "advanced" and is_brought:
            add("03", "06")
        if stage in CASH and not is_brought:
            add("15", "16")
        is_claim = stage in ("refund_due", "refunded")
        if stage in ("spent", "settled") or (is_claim and not is_of_advance):
            add("18", "19")
            expended["I" if own else "II", khoan, line] += amount
        if stage == "refunded" and is_of_advance:
            add("22", "26")
        if stage == "carried_advance":
            add("31", "34")
        if stage == "carried_allotment":
            add("32", "35")
    return rows, expended


def filled(r):
    """All rows of B01 from its leaves; the formulas stand here a second time."""
    r["02"], r["05"] = r["03"] + r["04"], r["06"] + r["07"]
    r["01"], r["08"] = r["02"] + r["05"], r["09"] + r["10"]
    r["12"], r["13"] = r["02"] + r["09"], r["05"] + r["10"]
    r["11"], r["14"], r["17"] = r["12"] + r["13"], r["15"] + r["16"], r["18"] + r["19"]
    r["23"] = r["03"] + r["15"] - r["18"] - r["22"] - r["31"]
    r["24"] = r["04"] + r["09"] - r["15"] - r["32"]
    r["27"] = r["06"] + r["16"] - r["19"] - r["26"] - r["34"]
    r["28"] = r["07"] + r["10"] - r["16"] - r["35"]
    r["21"], r["25"] = r["22"] + r["23"] + r["24"], r["26"] + r["27"] + r["28"]
    r["30"], r["33"] = r["31"] + r["32"], r["34"] + r["35"]
    r["20"], r["29"] = r["21"] + r["25"], r["30"] + r["33"]
    return r


def category_of(khoan):
    known = (10, 40, 70, 100, 130, 160, 190, 220, 250, 280, 340, 370, 400, 430)
    return f"{max(code for code in known if code < int(khoan)):03}"


def expected_b01(rows):
    """Each column of B01."""
    columns = {"total": collections.Counter()}
    for khoan, leaf in rows.items():
        for column in ("total", "c" + category_of(khoan), "c" + khoan):
            columns.setdefault(column, collections.Counter()).update(leaf)
    return {name: filled(leaf) for name, leaf in columns.items()}


def expected_f0101(expended, sub_item_of):
    rows = collections.Counter()
    for (share, khoan, line), amount in expended.items():
        sub_item = sub_item_of[line]
        item = f"{int(sub_item) // 50 * 50}"
        for code in ("total", share, f"{share}-{category_of(khoan)}", f"{share}-{khoan}",
                     f"{share}-{khoan}-{item}", f"{share}-{khoan}-{sub_item}"):
            rows[code] += amount
    return rows


def rows_told(folder, form, table="a"):
    answer = json.loads(ask(folder, f"settle statement {form} -y 2020 -O json"))
    return {row["code"]: row for row in answer["tables"][table]["rows"]}


def check_book(folder):
    rows, expended = leaves(ask(folder, "export"), 2020)
    compared = 0
    told = rows_told(folder, "B01")
    for column, values in expected_b01(rows).items():
        for number in range(1, 36):
            code = f"{number:02}"
            assert told[code][column] == values[code], (column, code, told[code], values[code])
            compared += 1
    estimate = json.loads(ask(folder, "history 1 -O json"))["estimate"]
    sub_item_of = {line["code"]: line["classified"]["sub_item"] for activity in estimate["activities"]
                   for line in activity["lines"]}
    wanted = expected_f0101(expended, sub_item_of)
    found = {code: row["c1"] for code, row in rows_told(folder, "F01-01").items() if row["c1"]}
    assert found == {code: amount for code, amount in wanted.items() if amount}, (found, wanted)
    return compared + len(found)


def check_paper(folder):
    """The code at the foot of a paper is that of the book, and of no book that says otherwise."""
    ask(folder, "settle statement B01 -y 2020 -o b01.pdf")
    text = subprocess.run(["pdftotext", "b01.pdf", "-"], cwd=folder, check=True,
                          capture_output=True, encoding="utf-8").stdout
    code = re.search(r"\d+(-[0-9a-f]{4}){8}", text).group()
    count, *groups = code.split("-")
    ask(folder, f"verify --against {code}")
    ask(folder, f"verify --against {'-'.join([count] + groups[:3])}")
    ask(folder, f"verify --against {count}:{''.join(groups).upper()}")
    other = "0" if groups[7][-1] != "0" else "1"
    ask(folder, f"verify --against {code[:-1] + other}", 1)
    ask(folder, f"verify --against {int(count) + 1}-{'-'.join(groups)}", 1)
    ask(folder, f"verify --against {'-'.join([count] + groups[:2])}", 8)  # too few: a file's name
    assert re.search(r"1/\d", text) and "Mẫu số B01/BCQT" in text


def main():
    with tempfile.TemporaryDirectory() as folder:
        ask(folder, "init --sample thanh-hoa-2020")
        compared = check_book(folder)
        for command in ENTERED.strip().splitlines():
            ask(folder, command)
        compared += check_book(folder)
        check_paper(folder)
    print(f"{compared} cells agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
