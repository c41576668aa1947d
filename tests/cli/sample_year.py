#!/usr/bin/env python3
"""The sample year: its table is what its script writes, the book made of it is whole, shows what the
golden pages show, and adds up to what the table alone says.

DUTOAN_UPDATE_SAMPLE=1 writes year.csv and the golden pages anew.
"""

import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["DUTOAN_SOURCE_DIR"])
SAMPLE = SOURCE / "docs/examples/thanh-hoa-2020"
GOLDEN = SOURCE / "tests/golden/thanh-hoa-2020"
UPDATE = os.environ.get("DUTOAN_UPDATE_SAMPLE") == "1"
ENVIRONMENT = {"PATH": os.environ.get("PATH", "/usr/bin"), "LC_ALL": "C.UTF-8",
               "DUTOAN_PLAN": str(SAMPLE / "plan.toml"), "DUTOAN_RATES": str(SOURCE / "rates"),
               "DUTOAN_SAMPLES": str(SAMPLE.parent)}


def told(command, folder, text=None):
    run = subprocess.run(command, cwd=folder, env=ENVIRONMENT, input=text, text=True,
                         encoding="utf-8", stdout=subprocess.PIPE, check=True)
    return run.stdout


def dutoan(folder, *words):
    return told([os.environ["DUTOAN_BINARY"], *words], folder)


def compare(path, text, failures):
    if UPDATE:
        path.write_text(text, encoding="utf-8")
    elif path.read_text(encoding="utf-8") != text:
        failures.append(f"{path.name} is not what is written now (DUTOAN_UPDATE_SAMPLE=1)")


def sums_of(estimated):
    """Where the money stands, from the table alone: no ledger, only plus and minus."""
    sums = {}
    with open(SAMPLE / "year.csv", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(line for line in file if line[0] != "#")]
    amounts = {"approval": estimated}
    reversed_numbers = {row["follows"] for row in rows if row["kind"] == "reversal"}
    on_contract = {"payment": 0, "advance": 0}
    contracts = {row["number"] for row in rows if row["kind"] == "commitment"}
    heads = {(row["kind"], row["number"]): row for row in rows if row["date"]}
    for row in rows:
        if row["amount"] and row["number"] not in reversed_numbers:
            amounts[row["kind"]] = amounts.get(row["kind"], 0) + int(row["amount"])
            if heads[row["kind"], row["number"]]["follows"] in contracts:
                if row["kind"] in on_contract:
                    on_contract[row["kind"]] += int(row["amount"])
    a = amounts
    approved = a["approval"] + a["amendment"]
    sums["allotted"] = a["allotment"] + a["supplement"] - a["withholding"] - approved
    sums["withheld"] = a["withholding"]
    sums["spent"] = a["payment"] + a["clearance"] - a["recovery"]
    sums["committed"] = a["commitment"] - a["release"] - sum(on_contract.values())
    sums["advanced and available"] = approved - sums["spent"] - sums["committed"]
    return sums


def main():
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        lines = dutoan(folder, "estimate", "--by", "line", "-O", "csv")
        compare(SAMPLE / "year.csv", told([sys.executable, str(SAMPLE / "year.py")], folder, lines),
                failures)
        dutoan(folder, "init", "--sample", "thanh-hoa-2020")
        compare(GOLDEN / "year_status.txt", dutoan(folder, "status"), failures)
        compare(GOLDEN / "year_left.txt", dutoan(folder, "left", "--by", "activity"), failures)
        verified = json.loads(dutoan(folder, "verify", "-O", "json"))
        if verified["findings"] != 0:
            failures.append(f"verify: {verified}")
        status = json.loads(dutoan(folder, "status", "-O", "json"))
        stages = {row["stage"]: row["amount"] for row in status["tables"]["stages"]["rows"]}
        stages["advanced and available"] = stages["advanced"] + stages["approved"]
        estimated = sum(int(row["amount"]) for row in csv.DictReader(lines.splitlines())
                        if row["line"])
        for stage, amount in sums_of(estimated).items():
            if stages[stage] != amount:
                failures.append(f"{stage}: the book says {stages[stage]}, the table {amount}")
        for question in (["status"], ["left"], ["ledger", "ML1"], ["advance", "list"], ["history"],
                         ["voucher", "list"], ["voucher", "show", "PC-001"]):
            if "Sổ mẫu" not in dutoan(folder, *question):
                failures.append(f"{question} does not say that its figures are invented")
    print("\n".join(failures) or "the sample year is what its script, its table and its book say")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
