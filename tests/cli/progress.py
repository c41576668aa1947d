"""The bar: on a terminal only, after half a second only, within the width, and gone at the end."""

import fcntl
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import time

from large_plan import SOURCE, write_large_plan

BINARY = os.environ["DUTOAN_BINARY"]
CLASSES = 12_000
COLUMNS = 60
CLEAR = "\x1b[K"

faults = []


def check(holds, what):
    if not holds:
        faults.append(what)


def on_terminal(folder, words, term="xterm"):
    """What appears on the terminal that is standard error, and when, in seconds."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
    environment = {"PATH": os.environ.get("PATH", "/usr/bin"), "TERM": term,
                   "DUTOAN_RATES": str(SOURCE / "rates")}
    start = time.monotonic()
    run = subprocess.Popen([BINARY] + words, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    seen = []
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the terminal's other end is closed
            break
        if not part:
            break
        seen.append((time.monotonic() - start, part))
    os.close(ours)
    check(run.wait() == 0, f"{words}: exit code {run.returncode}")
    return seen


def left_on_screen(text):
    """The lines that a terminal shows in the end."""
    lines = [""]
    for piece in re.findall(r"\r|\n|\x1b\[K|[^\r\n\x1b]+", text):
        if piece == "\n":
            lines.append("")
        elif piece == "\r":
            lines[-1] = ""  # what follows overwrites or clears it
        elif piece != CLEAR:
            lines[-1] += piece
    return lines


def check_bar(folder, words, expected):
    seen = on_terminal(folder, words)
    text = b"".join(part for _, part in seen).decode()
    drawn = [line for line in re.split(r"\r", text) if line.strip() not in ("", CLEAR)]
    check(drawn, f"{words}: no bar")
    if not drawn:
        return
    check(seen[0][0] >= 0.45, f"{words}: a bar after {seen[0][0]:.2f} s")
    check(len(drawn) <= 10 * seen[-1][0] + 1, f"{words}: {len(drawn)} bars in {seen[-1][0]:.1f} s")
    check(any(re.search(expected, line) for line in drawn), f"{words}: {drawn[:3]}")
    for line in drawn:
        check(len(line.replace(CLEAR, "")) < COLUMNS, f"{words}: too wide: {line!r}")
    check(left_on_screen(text) == [""], f"{words}: left {left_on_screen(text)}")


def check_silence(folder):
    seen = on_terminal(folder, ["estimate", "-o", "out.csv"], term="dumb")
    check(not seen, f"a terminal that cannot erase: {seen[:3]}")
    environment = {**os.environ, "TERM": "xterm", "DUTOAN_RATES": str(SOURCE / "rates")}
    run = subprocess.run([BINARY, "estimate", "-o", "out.csv"], cwd=folder, env=environment,
                         stderr=subprocess.PIPE, check=False)
    check(run.stderr == b"", f"no terminal: {run.stderr[:100]!r}")
    quick = on_terminal(SOURCE / "docs/examples/thanh-hoa-2020", ["plan", "check"])
    check(not quick, f"a quick command: {quick[:3]}")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_large_plan(folder, CLASSES)
        check_bar(folder, ["estimate", "-o", "out.csv"], r"^Đang \S.* [\d.]+/[\d.]+ (lớp|dòng) \[#*-*\]")
        check_bar(folder, ["estimate", "-o", "out.xlsx", "--lang", "en"],
                  r"^(Estimating|Laying out|Writing) [\d.]+/[\d.]+ (classes|lines|rows) \[#*-*\]")
        check_silence(folder)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
