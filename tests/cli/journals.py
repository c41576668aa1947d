"""hledger, ledger and Beancount add an exported book up to what `status` says.

They count in their own way, so they would find a posting that is exported wrongly or not at all.
"""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["DUTOAN_SOURCE_DIR"])
BINARY = os.environ["DUTOAN_BINARY"]
ENTERED = """
init
allot 1tỷ -N QD-1 -d 02/01/2020 -y 2020 --unit BDT --chapter 483 --subcategory 085 --source 01
 --nature 12 --programme 0392
approve ML1/hall=100tr "ml1 tien an=250tr" -N QD-2 -d 10/02/2020
commit ML1/hall=60tr --contract 12/HĐ --payee "Trung tâm; số 2 | A" -N HD-1 -d 02/03/2020
advance pay ML1/hall=30tr --on HD-1 --payee B -N TU-1 -d 09/03/2020 -m "một: hai  ba"
advance clear TU-1 58tr -N TT-1 -d 06/04/2020 -m "nghiệm thu \\"đợt 1\\""
release HD-1 -N GP-1 -d 06/04/2020
advance pay ML1/trainee-meals=200tr --payee C -N TU-2 -d 04/05/2020 -m "* ! = @"
voucher add ML1/trainee-meals=7.000.001 --payee D -N PC-1 -d 05/05/2020 -m x
voucher reverse PC-1 -N DS-1 -d 06/05/2020 -m "ghi nhầm"
"""


def ask(folder, command):
    words = [BINARY] + shlex.split(command)
    environment = {"PATH": os.environ.get("PATH", "/usr/bin"), "DUTOAN_AUTHOR": "a",
                   "DUTOAN_DECIDER": "b"}
    return subprocess.run(words, cwd=folder, env=environment, check=True, capture_output=True,
                          encoding="utf-8").stdout


def stages_told(folder):
    """What status says of each stage, but for those that are empty."""
    rows = json.loads(ask(folder, "status -O json"))["tables"]["stages"]["rows"]
    told = {row["stage"]: row["amount"] for row in rows if row["kind"] == "plain" and row["amount"]}
    told["authority"] = -sum(told.values())
    return told


def counted_by(program, journal):
    """The same as hledger or ledger count it."""
    run = subprocess.run([program, "-f", journal, "balance", "--depth", "1"], check=True,
                         capture_output=True, encoding="utf-8", env={"PATH": os.environ["PATH"],
                                                                      "LC_ALL": "C.UTF-8"})
    return {name: int(amount) for amount, name in
            re.findall(r"^ *(-?\d+) VND  +([a-z_]+)$", run.stdout, re.MULTILINE)}


def counted_by_beancount(journal):
    query = "SELECT leaf(root(account, 2)), sum(number) GROUP BY 1"
    run = subprocess.run(["bean-query", "-f", "csv", journal, query], check=True,
                         capture_output=True, encoding="utf-8")
    rows = re.findall(r"^([A-Z]\w+) *,\s*(-?\d+)\s*$", run.stdout, re.MULTILINE)
    return {name.lower(): int(amount) for name, amount in rows if int(amount)}


def main():
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(SOURCE / "rates", folder / "rates")
        shutil.copy(SOURCE / "docs/examples/thanh-hoa-2020/plan.toml", folder)
        for command in ENTERED.replace("\n ", " ").strip().splitlines():
            ask(folder, command)
        ask(folder, "export -o book.txt")
        ask(folder, "export --as beancount -o beancount.txt")
        told = stages_told(folder)
        subprocess.run(["bean-check", str(folder / "beancount.txt")], check=True)
        for program, counted in (
                ("hledger", counted_by("hledger", str(folder / "book.txt"))),
                ("ledger", counted_by("ledger", str(folder / "book.txt"))),
                ("beancount", counted_by_beancount(str(folder / "beancount.txt")))):
            if counted != told:
                faults.append(f"{program} counts {counted}, status says {told}")
    print("\n".join(faults) or "three programs count what status says")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
