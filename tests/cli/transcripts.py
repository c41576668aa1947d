"""Runs every transcript in tests/cli/transcripts and compares what the program says.

A transcript is a session in a folder that holds rates/ and plan.toml, the sample plan:
  # a remark
  % other.toml: find => replace      a copy of plan.toml with one change; ⏎ is the end of a line
  % other.toml < rates/x.toml: find => replace      the same of another file of the repository
  @ DUTOAN_AUTHOR=kt1                a variable for the commands that follow
  $ dutoan plan check other.toml     a command
  exit 3                             its exit code
  ? words                            words that its output must hold
  brief                              only its exit code and the words above are checked
  1| …                               its output, line by line
  2| …                               its errors
A run that fails must leave the folder as it was.
DUTOAN_UPDATE_TRANSCRIPTS=1 writes the lines 1| and 2| anew; exit and ? stay and are checked.
"""

import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["DUTOAN_SOURCE_DIR"])
BINARY = os.environ["DUTOAN_BINARY"]
SAMPLE = SOURCE / "docs/examples/thanh-hoa-2020/plan.toml"
UPDATE = os.environ.get("DUTOAN_UPDATE_TRANSCRIPTS") == "1"
LONGEST = 120  # seconds: never, on a busy machine, too


class Step:
    """One command with what is expected of it."""

    def __init__(self, head, command):
        self.head = head  # the lines before the output, kept when the transcript is rewritten
        self.command = command
        self.exit = 0
        self.must_hold = []
        self.is_brief = False
        self.told = {"1": [], "2": []}


def read_steps(path):
    """The steps of a transcript, and the lines before each command."""
    steps, lead = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("$ "):
            steps.append(Step(lead + [line], line[2:]))
            lead = []
        elif steps and line.startswith("exit "):
            steps[-1].exit = int(line[5:])
            steps[-1].head.append(line)
        elif steps and line.startswith("? "):
            steps[-1].must_hold.append(line[2:])
            steps[-1].head.append(line)
        elif steps and line == "brief":
            steps[-1].is_brief = True
            steps[-1].head.append(line)
        elif steps and line[:2] in ("1|", "2|"):
            steps[-1].told[line[0]].append(line[3:])
        else:
            lead.append(line)
    return steps


def plant(folder, line):
    """Carries out a line such as: % other.toml: people = 425 => people = 424."""
    name, change = line[2:].split(": ", 1)
    name, _, source = name.partition(" < ")
    find, replace = (part.replace("⏎", "\n") for part in change.split(" => ", 1))
    text = (SOURCE / source if source else SAMPLE).read_text(encoding="utf-8")
    if text.count(find) != 1:
        raise ValueError(f"{find!r} stands {text.count(find)} times in {source or SAMPLE.name}")
    (folder / name).write_text(text.replace(find, replace), encoding="utf-8")


def contents(folder):
    """Every file but the journal of a book, in which SQLite undoes what it does not keep."""
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*")
            if p.is_file() and not p.name.endswith("-journal")}


def run(folder, command, variables):
    words = shlex.split(command)
    environment = {"DUTOAN_SAMPLES": str(SAMPLE.parent.parent), "PATH": os.environ.get("PATH", "/usr/bin"), "LC_ALL": "C"} | variables
    return subprocess.run([BINARY] + words[1:], cwd=folder, env=environment, timeout=LONGEST,
                          stdin=subprocess.DEVNULL, capture_output=True, check=False)


def compare(step, done, changed):
    """What differs from the transcript, as sentences."""
    told = {"1": done.stdout.decode("utf-8"), "2": done.stderr.decode("utf-8")}
    faults = []
    if done.returncode != step.exit:
        faults.append(f"exit code {done.returncode}, expected {step.exit}")
    for words in step.must_hold:
        if words not in told["1"] + told["2"]:
            faults.append(f"the output does not hold: {words}")
    if done.returncode > 1 and changed:
        faults.append("a failed run changed the folder")
    for stream in () if step.is_brief else ("1", "2"):
        lines = told[stream].split("\n")
        if lines[-1] == "":
            lines.pop()
        if UPDATE:
            step.told[stream] = lines
        elif lines != step.told[stream]:
            faults.append(difference(stream, step.told[stream], lines))
    return faults


def difference(stream, expected, found):
    for i in range(max(len(expected), len(found))):
        one = expected[i] if i < len(expected) else "(nothing)"
        other = found[i] if i < len(found) else "(nothing)"
        if one != other:
            return f"line {i + 1} of {stream}| differs\n    expected: {one}\n    found:    {other}"
    return ""


def write_steps(path, steps):
    lines = []
    for step in steps:
        lines += step.head
        for stream in ("1", "2"):
            told = [] if step.is_brief else step.told[stream]
            lines += [f"{stream}| {line}" if line else f"{stream}|" for line in told]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def run_transcript(path):
    """The faults of one transcript."""
    faults = []
    steps = read_steps(path)
    if not steps:
        return [f"{path.name}: no command"]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(SOURCE / "rates", folder / "rates")
        shutil.copy(SAMPLE, folder / "plan.toml")
        variables = {}
        for step in steps:
            for line in step.head:
                if line.startswith("% "):
                    plant(folder, line)
                elif line.startswith("@ "):
                    variables |= [line[2:].split("=", 1)]
            before = contents(folder)
            done = run(folder, step.command, variables)
            for fault in compare(step, done, contents(folder) != before):
                faults.append(f"{path.name}: $ {step.command}\n  {fault}")
    if UPDATE:
        write_steps(path, steps)
    return faults


def main():
    paths = sorted((SOURCE / "tests/cli/transcripts").glob("*.txt"))
    faults = [fault for path in paths for fault in run_transcript(path)]
    for fault in faults:
        print(fault)
    print(f"{len(paths)} transcripts, {len(faults)} faults")
    return 1 if faults or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
