"""Interrupts at many moments: the program ends at once, says so, and leaves nothing half-written.

A run over an old answer is stopped after a share of the time that it needs, or as soon as the file
beside its target appears. What stands there then is the old answer or the whole new one.
"""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

from large_plan import SOURCE, write_large_plan

BINARY = os.environ["DUTOAN_BINARY"]
CLASSES = 4_000
MOMENTS = 7
OLD = b"the old answer\n"
SAID = {"vi": "đã dừng giữa chừng", "en": "interrupted"}

faults = []


def begin(folder, answer, language):
    environment = {"PATH": os.environ.get("PATH", "/usr/bin"), "LC_ALL": "C",
                   "TMPDIR": str(folder / "tmp"), "DUTOAN_RATES": str(SOURCE / "rates")}
    command = [BINARY, "estimate", "--lang", language, "-o", answer]
    return subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def whole(folder, answer, language):
    """The answer of a run that nobody stops, and how long it took."""
    start = time.monotonic()
    run = begin(folder, answer, language)
    told = run.communicate()[1]
    if run.returncode != 0:
        sys.exit(f"{answer}: exit code {run.returncode}: {told.decode()}")
    return (folder / answer).read_bytes(), time.monotonic() - start


def wait_for_part(folder, run):
    while run.poll() is None:
        if any(name.endswith(".part") for name in os.listdir(folder)):
            return
        time.sleep(0.0005)


def check_leftovers(folder, before, what):
    names = {p.relative_to(folder).as_posix() for p in folder.rglob("*")}
    if names != before:
        faults.append(f"{what}: left {sorted(names ^ before)}")


def stop(folder, answer, number, moment, new):
    """Stops a run at `moment` (seconds, or None: when its file appears)."""
    language = "en" if number == signal.SIGTERM else "vi"
    what = f"{answer}, {signal.Signals(number).name} " + (f"at {moment:.3f} s" if moment else "at the write")
    (folder / answer).write_bytes(OLD)
    before = {p.relative_to(folder).as_posix() for p in folder.rglob("*")}
    run = begin(folder, answer, language)
    if moment is None:
        wait_for_part(folder, run)
    else:
        time.sleep(moment)
    run.send_signal(number)
    sent = time.monotonic()
    told = run.communicate(timeout=120)[1].decode()
    left = (folder / answer).read_bytes()
    if left not in (OLD, new[language]):
        faults.append(f"{what}: {len(left)} bytes, neither old nor whole")
    if number == signal.SIGKILL:
        for part in folder.glob("*.part"):
            part.unlink()
        return
    if run.returncode not in (-number, 0):
        faults.append(f"{what}: exit code {run.returncode}: {told[:200]}")
    is_said = told.count("\n") == 1 and SAID[language] in told
    is_early = moment is not None and moment < 0.2  # before the program listens, it just ends
    if told and not is_said or run.returncode == -number and not told and not is_early:
        faults.append(f"{what}: said {told!r}")
    if run.returncode == 0 and left != new[language]:
        faults.append(f"{what}: finished, and the old answer stands there")
    if time.monotonic() - sent > 30:
        faults.append(f"{what}: ended {time.monotonic() - sent:.1f} s later")
    check_leftovers(folder, before, what)


def check_moments(folder):
    stopped = 0
    for answer in ("out.csv", "out.json", "out.xlsx"):
        new, needed = {}, 0
        for language in SAID:
            new[language], needed = whole(folder, answer, language)
        for i in range(MOMENTS):
            moment = 0.02 + needed * i / MOMENTS
            stop(folder, answer, (signal.SIGINT, signal.SIGTERM)[i % 2], moment, new)
            stopped += 1
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL):
            stop(folder, answer, number, None, new)
            stopped += 1
        (folder / answer).unlink()
    return stopped


def check_stale_part(folder):
    """What a killed run left does not stop the next one that has its number."""
    script = 'echo stale > "out.csv.$$.part"; exec "$0" estimate -p plan.toml --rates "$1" -o out.csv'
    run = subprocess.run(["sh", "-c", script, BINARY, str(SOURCE / "rates")], cwd=folder,
                         stderr=subprocess.PIPE, check=False)
    if run.returncode != 0 or list(folder.glob("*.part")):
        faults.append(f"a stale part: exit code {run.returncode}: {run.stderr.decode()}")


def check_ignored(folder):
    """Under nohup a hang-up changes nothing."""
    environment = {**os.environ, "DUTOAN_RATES": str(SOURCE / "rates")}
    run = subprocess.Popen(["nohup", BINARY, "estimate", "-o", "out.csv"], cwd=folder, env=environment,
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(0.1)
    run.send_signal(signal.SIGHUP)
    told = run.communicate(timeout=120)[1].decode()
    if run.returncode != 0:
        faults.append(f"nohup: exit code {run.returncode}: {told}")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "tmp").mkdir()
        write_large_plan(folder, CLASSES)
        stopped = check_moments(folder)
        check_stale_part(folder)
        check_ignored(folder)
    for fault in faults:
        print(fault)
    print(f"{stopped} interrupts, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
