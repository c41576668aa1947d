#!/usr/bin/env bash
# ledger.sh BUILD_FOLDER [VOUCHERS]: what docs/performance.md says of the book, measured anew: the
# table of goals as Markdown on standard output, every figure on standard error. VOUCHERS are those
# of the large book (1000000); books are made once, below BUILD_FOLDER/books. PEERS=0 leaves out
# the other programs; they are the packages ledger, hledger and beancount of the group `test`.
set -euo pipefail
build=$(readlink -f "${1:?ledger.sh BUILD_FOLDER [VOUCHERS]}")
exec python3 - "$build" "${2:-1000000}" "${PEERS:-1}" <<'PYTHON'
import os, shutil, statistics, subprocess, sys, time

build, large_count, wants_peers = sys.argv[1], int(sys.argv[2]), sys.argv[3] != "0"
bench, dutoan = f"{build}/tests/bench/ledger_bench", f"{build}/dutoan"
folder = f"{build}/books"
os.makedirs(folder, exist_ok=True)
MEMORY = ["/usr/bin/time", "-f", "%M"]
PEER_SECONDS = 600  # a peer that takes longer is stopped, and said to be


def measured(*arguments):
    """The figures of one run of ledger_bench, by name."""
    run = subprocess.run([bench, *map(str, arguments)], stdout=subprocess.PIPE, text=True,
                         check=True)
    sys.stderr.write(f"# {' '.join(map(str, arguments))}\n{run.stdout}")
    return {name: float(value) for name, value in map(str.split, run.stdout.splitlines())}


def book(count):
    """The book of so many vouchers, made unless it is there."""
    path = f"{folder}/{count}.db"
    if not os.path.exists(path):
        made = measured("make", path + ".new", count)
        os.rename(path + ".new", path)
        with open(f"{path}.made", "w") as note:
            note.write(f"{made['vouchers_per_s']}")
    return path


def timed(command, runs=1, limit=None):
    """Median seconds and peak MB of the whole process; nothing when it was stopped or failed."""
    times, peak = [], 0
    for _ in range(runs):
        start = time.perf_counter()
        try:
            run = subprocess.run(MEMORY + command, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, text=True, timeout=limit)
        except subprocess.TimeoutExpired:
            return None
        if run.returncode != 0:
            sys.stderr.write(f"# failed: {' '.join(command)}\n{run.stderr[-500:]}\n")
            return None
        times.append(time.perf_counter() - start)
        peak = max(peak, int(run.stderr.split()[-1]) / 1024)
    sys.stderr.write(f"# {' '.join(command)}: {statistics.median(times):.4f} s, {peak:.1f} MB\n")
    return statistics.median(times), peak


print("| Measure | Goal | Found | |\n|---|---|---|---|")


def tell(what, goal, found, mark):
    print(f"| {what} | {goal} | {found} | {mark} |", flush=True)


def row(what, goal, found, is_met):
    tell(what, goal, found, "met" if is_met else "**missed**")


def asked(path, *words):
    return [dutoan, *words, "--book", path]


small, large, empty = book(1_000), book(large_count), book(0)
n = f"{large_count:,}"

bulk = measured("bulk", folder, 20_000)
row("bulk import of 20,000 vouchers with checks, chain and balances, beside raw inserts",
    "≥ 60 %", f"{100 * bulk['bulk_of_raw']:.0f} % ({bulk['bulk_ours_per_s']:,.0f} beside "
    f"{bulk['bulk_raw_per_s']:,.0f} vouchers/s)", bulk["bulk_of_raw"] >= 0.6)

single = measured("single", folder, empty, large)
row("durable single posting, same journal mode, beside raw", "≥ 90 %",
    f"{100 * single['single_0_of_raw']:.0f} % ({single['single_0_ms']:.2f} beside "
    f"{single['single_raw_ms']:.2f} ms)", single["single_0_of_raw"] >= 0.9)
row(f"posting into {n} vouchers beside an empty book", "≤ 1.2 ×",
    f"{single['single_growth']:.2f} ×", single["single_growth"] <= 1.2)

read = measured("read", small, large)
for name, words in (("left_of_a_class", "`left` of a class by line"), ("status", "`status`"),
                    ("statement_of_a_class", "statement of a class, 61 entries"),
                    ("statement_of_a_month", "the same for a month"),
                    ("figures_of_the_year", "the figures of which B01, F01-01 and F01-02 are made"),
                    ("execution_by_month", "execution by month"),
                    ("voucher_by_number", "a document by its number")):
    growth = read[f"{name}_growth"]
    row(f"{words}: {n} vouchers beside 1,000", "≤ 1.2 ×",
        f"{growth:.2f} × ({read[f'{name}_small_ms']:.3f} → {read[f'{name}_large_ms']:.3f} ms)",
        growth <= 1.2)
day = read["opening_of_a_day_large_ms"]
row(f"what stood in all on a day of the past, {n} vouchers beside 1,000", "≤ 1.2 ×",
    f"{read['opening_of_a_day_growth']:,.0f} × ({day:.0f} ms)",
    read["opening_of_a_day_growth"] <= 1.2)
row(f"whole plan, {read['plan_lines']:,.0f} lines, beside reading the balances with the C API",
    "≤ 3 ×", f"{read['plan_of_raw']:.1f} × ({read['plan_ms']:.0f} beside "
    f"{read['plan_raw_ms']:.0f} ms)", read["plan_of_raw"] <= 3)

verify = measured("verify", large)
rate = large_count / verify["verify_s"]
row(f"`verify` of {n} vouchers", "≥ 300,000/s", f"{rate:,.0f}/s", rate >= 300_000)

memory = {"import of 5,000 more":
          measured("more", folder, large, 5_000)["peak_mb"], "`verify`": verify["peak_mb"]}
answers = {"left PROBE": asked(large, "left", "PROBE"), "status": asked(large, "status"),
           "ledger PROBE": asked(large, "ledger", "PROBE"),
           "left --by line": asked(large, "left", "--by", "line"),
           "left --by line -O csv": asked(large, "left", "--by", "line", "-O", "csv"),
           "left --by activity": asked(large, "left"),
           "advance list": asked(large, "advance", "list"),
           "voucher list": asked(large, "voucher", "list"),
           "voucher list -O csv": asked(large, "voucher", "list", "-O", "csv"),
           "voucher show": asked(large, "voucher", "show", "qd01"),
           "export": asked(large, "export"),
           "export --as beancount": asked(large, "export", "--as", "beancount")}
seconds = {}
for name, command in answers.items():
    result = timed(command, 1 if name.startswith(("voucher list", "export")) else 3)
    if result:
        seconds[name], memory[f"`{name}`"] = result
for name, peak in memory.items():
    row(f"memory at {n} vouchers, {name}", "≤ 64 MB", f"{peak:.0f} MB", peak <= 64)
row("whole process, `status` of the large book", "≤ 20 ms", f"{1000 * seconds['status']:.1f} ms",
    seconds["status"] <= 0.02)

PEERS = {"ledger": ["ledger", "-f", "{}.journal"], "hledger": ["hledger", "-f", "{}.journal"],
         "beancount": ["bean-query", "{}.beancount"]}
QUESTIONS = {"status": {"ledger": ["balance", "--depth", "1"], "hledger": ["balance", "--depth", "1"],
                        "beancount": ["SELECT root(account, 2), sum(number) GROUP BY 1"]},
             "ledger PROBE": {"ledger": ["register", "PROBE"], "hledger": ["register", "PROBE"],
                              "beancount": ["SELECT date, account, number, balance WHERE account"
                                            " ~ ':PROBE:'"]}}
stopped = set()
for count in (1_000, 10_000, 100_000, large_count) if wants_peers else ():
    path = book(count)
    for form, ending in (("hledger", "journal"), ("beancount", "beancount")):
        if not os.path.exists(f"{path}.{ending}"):
            with open(f"{path}.{ending}", "w") as journal:
                subprocess.run(asked(path, "export", "--as", form), stdout=journal, check=True)
    for question in QUESTIONS:
        own = timed(asked(path, *question.split()), 9)[0]
        for peer, arguments in QUESTIONS[question].items():
            if peer in stopped or not shutil.which(PEERS[peer][0]):
                continue
            if count > 100_000 and peer != "ledger":
                continue  # more memory than the machine of the measurement has
            took = timed([word.format(path) for word in PEERS[peer]] + arguments,
                         limit=PEER_SECONDS)
            if took is None:
                stopped.add(peer)
                tell(f"`{question}`, {count:,} vouchers, beside {peer}", "",
                     f"stopped after {PEER_SECONDS} s", "")
                continue
            times = took[0] / own
            goal = "≥ 1,000 ×" if count == large_count and peer == "ledger" else ""
            mark = "" if not goal else ("met" if times >= 1000 else "**missed**")
            tell(f"`{question}`, {count:,} vouchers, beside {peer}", goal,
                 f"{times:,.0f} × ({1000 * own:.1f} ms beside {took[0]:.2f} s, {took[1]:,.0f} MB)",
                 mark)
PYTHON
