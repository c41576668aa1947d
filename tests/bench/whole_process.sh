#!/usr/bin/env bash
# whole_process.sh BINARY [RUNS]: medians of RUNS runs (21) of the whole program, in milliseconds,
# and the memory of one more run where /usr/bin/time is installed. The commands take turns, so that
# a disturbance hits all.
set -euo pipefail
binary=$(readlink -f "${1:?whole_process.sh BINARY [RUNS]}")
runs=${2:-21}
top=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
export DUTOAN_PLAN=$top/docs/examples/thanh-hoa-2020/plan.toml DUTOAN_RATES=$top/rates

exec python3 - "$binary" "$runs" <<'PYTHON'
import os, statistics, subprocess, sys, time

TIME = "/usr/bin/time"

binary, runs = sys.argv[1], int(sys.argv[2])
commands = [line.split() for line in
            ["--version", "words 1", "plan check", "estimate", "estimate --by line"]]


def milliseconds(command):
    start = time.perf_counter()
    subprocess.run([binary] + command, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - start) * 1000


def megabytes(command):
    """Not from this process's own account of its children: theirs begins with our size."""
    if not os.path.exists(TIME):
        return "-"
    run = subprocess.run([TIME, "-f", "%M", binary] + command, stdout=subprocess.DEVNULL,
                         stderr=subprocess.PIPE, text=True, check=True)
    return f"{int(run.stderr.split()[-1]) / 1024:.1f}"


measured = {tuple(c): [] for c in commands}
for _ in range(runs):
    for command in commands:
        measured[tuple(command)].append(milliseconds(command))

print(f"{'command':<30}{'median ms':>10}{'least ms':>10}{'MB':>8}")
for command, times in measured.items():
    print(f"dutoan {' '.join(command):<23}{statistics.median(times):>10.1f}{min(times):>10.1f}"
          f"{megabytes(list(command)):>8}")
PYTHON
