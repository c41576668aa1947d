"""Odd, broken and hostile input: the program says what is wrong, quickly, and writes nothing.

Every run must end within LONGEST seconds with one of the exit codes of a refusal, with words on
stderr, and leave its folder as it was.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["DUTOAN_SOURCE_DIR"])
BINARY = os.environ["DUTOAN_BINARY"]
SAMPLE = (SOURCE / "docs/examples/thanh-hoa-2020/plan.toml").read_bytes()
REFUSALS = {1, 2, 3, 4, 8}
LONGEST = 5  # seconds
MIB = 1024 * 1024


def changed(find, replace):
    """The sample plan with one change."""
    if SAMPLE.count(find.encode()) < 1:
        raise ValueError(f"{find!r} is not in the sample plan")
    return SAMPLE.replace(find.encode(), replace.encode(), 1)


def many(count, text):
    return "".join(text.format(i) for i in range(count)).encode()


# What the file is, and its bytes. All of them are refused.
PLANS = [
    ("empty", b""),
    ("one newline", b"\n"),
    ("blanks", b" \t \r\n" * 100),
    ("a byte-order mark alone", b"\xef\xbb\xbf"),
    ("two byte-order marks", b"\xef\xbb\xbf\xef\xbb\xbf" + SAMPLE),
    ("UTF-16", SAMPLE.decode().encode("utf-16")),
    ("Latin-1", b'format = "dutoan/plan/1"\n# \xe9\xe8\n'),
    ("a byte of TCVN3 in the title", SAMPLE.replace("Tập".encode(), b"T\xcbp", 1)),
    ("an overlong encoding", SAMPLE + b"# \xc0\xaf\n"),
    ("a surrogate", SAMPLE + b"# \xed\xa0\x80\n"),
    ("beyond Unicode", SAMPLE + b"# \xf4\x90\x80\x80\n"),
    ("cut inside a character", SAMPLE[:SAMPLE.index("ậ".encode()) + 1]),
    ("NUL at the beginning", b"\0" + SAMPLE),
    ("NUL inside", SAMPLE.replace(b"classes = 4", b"classes = \0", 1)),
    ("all bytes", bytes(range(256)) * 16),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(1000)),
    ("a zip, as of a spreadsheet", b"PK\x03\x04" + bytes(range(256)) * 8),
    ("JSON", b'{"format": "dutoan/plan/1", "plan": {}}'),
    ("CSV", b"a;b;c\n1;2;3\n"),
    ("8 MiB of opening brackets", b"[" * (8 * MIB)),
    ("8 MiB and one byte", b"#" * (8 * MIB + 1)),
    ("8 MiB of one key", b"a" * (8 * MIB)),
    ("8 MiB of one comment", b"#" * (8 * MIB)),
    ("8 MiB of newlines", b"\n" * (8 * MIB)),
    ("100 000 nested arrays", b"a = " + b"[" * 100_000 + b"]" * 100_000),
    ("100 000 nested tables", b"a = " + b"{b = " * 100_000 + b"1" + b"}" * 100_000),
    ("100 000 dots in a key", b"a" + b".a" * 100_000 + b" = 1"),
    ("100 000 dots in a heading", b"[a" + b".a" * 100_000 + b"]"),
    ("1 000 unknown keys", many(1000, "k{} = 1\n")),
    ("200 000 unknown keys", many(200_000, "k{} = 1\n")),
    ("one key 200 000 times", b"k = 1\n" * 200_000),
    ("100 000 empty tables", b"[[group]]\n" * 100_000),
    ("100 000 rows of nothing", b"[[group]]\n" + b"[[group.row]]\n" * 100_000),
    ("an open string", changed('"1026/KH-UBND"', '"1026/KH-UBND')),
    ("an open long string", changed('"1026/KH-UBND"', '"""1026')),
    ("an open table", changed("{ days = 3 }", "{ days = 3")),
    ("the first half", SAMPLE[:len(SAMPLE) // 2]),
    ("lines that end in CR", SAMPLE.replace(b"\n", b"\r")),
    ("the sample twice", SAMPLE + SAMPLE),
    ("a number of 10 000 digits", changed("14_500", "9" * 10_000)),
    ("the largest number of 64 bits and one", changed("people = 425", "people = 9223372036854775808")),
    ("people without end", changed("people = 425", "people = inf")),
    ("people in hexadecimal", changed("people = 425", "people = 0x1A9")),
    ("as many people as may be", changed("people = 425", "people = 10_000_000")),
    ("classes beyond their limit", changed("classes = 4", "classes = 100_001")),
    ("a title of a million letters", changed('"1026/KH-UBND"', '"' + "ậ" * 1_000_000 + '"')[:-20]),
    ("a list beside the plan that is not there",
     changed('split = "listed"', 'split = "listed"\nclasses_file = "nowhere.csv"')),
    ("a list that is a folder", changed('split = "listed"', 'split = "listed"\nclasses_file = "rates"')),
    ("a list that is the plan itself",
     changed('split = "listed"', 'split = "listed"\nclasses_file = "plan.toml"')),
    ("a list in another place",
     changed('split = "listed"', 'split = "listed"\nclasses_file = "../../../../etc/passwd"')),
]

# Command lines that are refused; plan.toml is the sample.
COMMANDS = [
    ["plan", "check", "rates"],
    ["plan", "check", ""],
    ["plan", "check", "/dev/null"],
    ["plan", "check", "a" * 5000],
    ["plan", "check", "nowhere/../plan.tom"],
    ["estimate", "--rates", "plan.toml"],
    ["estimate", "--rates", "empty"],
    ["estimate", "--rates", "/dev/null"],
    ["estimate", ""],
    ["estimate", "ML1" * 5000],
    ["estimate", "\x1b[31m"],
    ["estimate", "ML1", "ML99"],
    ["estimate", "--plan"],
    ["estimate", "--by="],
    ["estimate", "--format", "XLSX"],
    ["estimate", "-Z"],
    ["estimate", "-o", "empty"],
    ["estimate", "-o", "plan.toml/out.csv"],
    ["explain", ""],
    ["explain", "/"],
    ["explain", "ML1/"],
    ["explain", "/hall"],
    ["explain", "DT0000"],
    ["explain", "DT99999999999999999999"],
    ["words", ""],
    ["words", "9" * 400],
    ["words", "1e9"],
    ["words", "--", "-"],
    ["--lang"],
    ["--lang", "fr"],
    ["--lang=fr", "words", "1"],
    ["words", "1", "--lang", "VI"],
    ["--nonsense"],
]

# Not refused: other ways to write the same plan, and odd words that still have an answer.
ACCEPTED = [
    ("a byte-order mark before the plan", b"\xef\xbb\xbf" + SAMPLE),
    ("lines that end in CR LF", SAMPLE.replace(b"\n", b"\r\n")),
    ("no newline at the end", SAMPLE.rstrip(b"\n")),
    ("a long comment", SAMPLE + b"#" * MIB + b"\n"),
]


def contents(folder):
    return {p.relative_to(folder): p.stat().st_size for p in folder.rglob("*") if p.is_file()}


def run(folder, words, stdout=subprocess.PIPE):
    environment = {"PATH": os.environ.get("PATH", "/usr/bin"), "LC_ALL": "C"}
    return subprocess.run([BINARY] + words, cwd=folder, env=environment, timeout=LONGEST,
                          stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE,
                          check=False)


def refused(folder, what, words):
    """What is wrong with a run that should be refused; empty when nothing is."""
    before = contents(folder)
    try:
        done = run(folder, words)
    except subprocess.TimeoutExpired:
        return [f"{what}: more than {LONGEST} seconds"]
    faults = []
    if done.returncode not in REFUSALS:
        faults.append(f"{what}: exit code {done.returncode}: {done.stderr[:300]!r}")
    if not done.stderr.strip():
        faults.append(f"{what}: nothing on stderr")
    if len(done.stderr) > 40 * MIB:
        faults.append(f"{what}: {len(done.stderr)} bytes on stderr")
    if contents(folder) != before:
        faults.append(f"{what}: the folder was changed")
    return faults


def check_plans(folder):
    faults = []
    for what, content in PLANS:
        (folder / "plan.toml").write_bytes(content)
        for command in (["plan", "check"], ["estimate", "-o", "out.csv"]):
            faults += refused(folder, f"{what}, {command[0]}", command)
    for what, content in ACCEPTED:
        (folder / "plan.toml").write_bytes(content)
        done = run(folder, ["estimate", "--by", "row", "-O", "csv"])
        if done.returncode != 0 or b"5483370780" not in done.stdout:
            faults.append(f"{what}: exit code {done.returncode}: {done.stderr[:300]!r}")
    return faults


def check_full_disk(folder):
    """A pipe that is full or gone: the program says so instead of losing figures silently."""
    with open("/dev/full", "wb") as full:
        done = run(folder, ["estimate"], stdout=full)
    return [] if done.returncode == 8 else [f"a full disk: exit code {done.returncode}"]


def main():
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(SOURCE / "rates", folder / "rates")
        (folder / "empty").mkdir()
        faults += check_plans(folder)
        (folder / "plan.toml").write_bytes(SAMPLE)
        for command in COMMANDS:
            faults += refused(folder, f"dutoan {command}"[:200], command)
        faults += check_full_disk(folder)
    for fault in faults:
        print(fault)
    runs = 2 * len(PLANS) + len(ACCEPTED) + len(COMMANDS) + 1
    print(f"{runs} runs, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
