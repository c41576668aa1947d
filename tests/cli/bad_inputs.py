"""Bad input: the program names what is wrong and where, quickly and in little memory, and changes nothing.

The tables stand in tests/golden/bad: one change of a small valid file, or one command line, a row, with
the code, the place and the exit code of the first problem that must be told. Rows whose bytes are made
stand below, with limits in threes. The errors of tests/golden/plan/mutations.csv, which say where the
reader finds them, go through the whole program, too.

Every run must end within LONGEST seconds of processor time and MOST_MEMORY, write nothing to stdout, leave its folder as it
was to the byte, and show nothing that a terminal would obey.
"""

import csv
import hashlib
import os
import pathlib
import re
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor

SOURCE = pathlib.Path(os.environ["DUTOAN_SOURCE_DIR"])
BINARY = os.environ["DUTOAN_BINARY"]
TABLES = SOURCE / "tests/golden/bad"
EXAMPLE = SOURCE / "docs/examples/invented-2020"
REAL_PLAN = SOURCE / "docs/examples/thanh-hoa-2020/plan.toml"
LONGEST = 5  # seconds of processor time: a busy machine makes a run wait, not work
PATIENCE = 120  # seconds
MOST_MEMORY = 256 * 1024  # KiB
MIB = 1024 * 1024
NOBODY = 65534
ESTIMATE = ["estimate", "-O", "csv", "-o", "out.csv"]
# Control characters but the end of a line, C1 in UTF-8, and the marks that turn a text around.
OBEYED = re.compile(rb"[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xd8\x9c")


def text_of(cell):
    """⏎ is the end of a line, ' a double quote, ‹1B 5B› bytes in hexadecimal."""
    parts = re.split("‹([0-9A-F ]+)›", cell.replace("⏎", "\n").replace("'", '"'))
    return b"".join(bytes.fromhex(p) if i % 2 else p.encode() for i, p in enumerate(parts))


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#") and line.strip()]
    rows = list(csv.DictReader(lines, skipinitialspace=True))
    if any(None in row or None in row.values() for row in rows):
        raise ValueError(f"{path}: a row of another width")
    return rows


def changed(content, row):
    """`content` with `find` replaced once; * is the whole."""
    find, replace = text_of(row["find"]), text_of(row["replace"])
    if find == b"*":
        return replace
    if find not in content:
        raise ValueError(f"{row['what']}: {row['find']!r} is not in the file")
    return content.replace(find, replace, 1)


class Case:
    """One run: the files that differ from the valid ones, the command, what must be told."""

    def __init__(self, what, files, words, code="", place="", exit_code=3, answer=b""):
        self.what, self.files, self.words = what, files, words
        self.code, self.place, self.exit = code, place, int(exit_code)
        self.answer = answer  # what must stand on stdout, where nothing is wrong


def plan_cases():
    plan = (EXAMPLE / "plan.toml").read_bytes()
    for row in table(TABLES / "plan.csv"):
        yield Case(row["what"], {"plan.toml": changed(plan, row)}, ESTIMATE, row["code"], row["place"], row["exit"])
    classes = (EXAMPLE / "classes.csv").read_bytes()
    for row in table(TABLES / "list.csv"):
        yield Case("list: " + row["what"], {"classes.csv": changed(classes, row)}, ESTIMATE,
                   row["code"], row["place"], row["exit"])


def regulation_cases():
    for row in table(TABLES / "regulations.csv"):
        content = (SOURCE / "rates" / row["file"]).read_bytes()
        yield Case(f"{row['file']}: {row['what']}", {"rates/" + row["file"]: changed(content, row)}, ESTIMATE,
                   row["code"], row["place"], row["exit"])


def command_cases():
    for row in table(TABLES / "command.csv"):
        words = [text_of(word) for word in shlex.split(row["arguments"])]
        yield Case("dutoan " + row["arguments"], {}, words, row["code"], row["place"], row["exit"])


def mutation_cases():
    plan = REAL_PLAN.read_bytes()
    for row in table(SOURCE / "tests/golden/plan/mutations.csv"):
        if row["found"]:
            yield Case("real plan: " + row["what"], {"plan.toml": changed(plan, row)}, ESTIMATE,
                       row["found"].split(" ")[0], "plan.toml")


def in_threes(what, make, limit, code, place):
    """One less and the limit itself are no matter of this code; one more is."""
    yield Case(f"{what}: one less", {"plan.toml": make(limit - 1)}, ESTIMATE, "!" + code)
    yield Case(f"{what}: the limit", {"plan.toml": make(limit)}, ESTIMATE, "!" + code)
    yield Case(f"{what}: one more", {"plan.toml": make(limit + 1)}, ESTIMATE, code, place)


def made_cases():
    plan = (EXAMPLE / "plan.toml").read_bytes()
    classes = (EXAMPLE / "classes.csv").read_bytes()

    def of_plan(what, content, code, place):
        return Case(what, {"plan.toml": content}, ESTIMATE, code, place)

    def of_list(what, content, code, place):
        return Case("list: " + what, {"classes.csv": content}, ESTIMATE, code, place)

    yield from in_threes("bytes of a file", lambda n: b"#" * n, 8 * MIB, "1014", "plan.toml")
    yield from in_threes("nested lists", lambda n: b"a = " + b"[" * (n - 1) + b"]" * (n - 1), 32, "1014", "plan.toml:1:36")
    yield from in_threes("parts of a key", lambda n: b"a" + b".a" * (n - 1) + b" = 1", 32, "1014", "plan.toml:1:1")
    yield of_plan("UTF-16 without its mark", plan.decode().encode("utf-16-le"), "1007", "plan.toml:1:2")
    yield of_plan("UTF-32", plan.decode().encode("utf-32"), "1007", "plan.toml:1:1")
    yield of_plan("all bytes", bytes(range(1, 256)) * 16, "1007", "plan.toml:2:")
    yield of_plan("the first half", plan[:len(plan) // 2 - 3], "10", "plan.toml:")
    yield of_plan("the plan twice", plan + plan, "1009", "plan.toml:")
    yield of_plan("8 MiB of brackets", b"[" * (8 * MIB), "10", "plan.toml:1:")
    yield of_plan("8 MiB of one key", b"a" * (8 * MIB), "1001", "plan.toml:1:")
    yield of_plan("8 MiB of newlines", b"\n" * (8 * MIB), "10", "plan.toml")
    yield of_plan("100 000 nested tables", b"a = " + b"{b = " * 100_000, "1014", "plan.toml:1:")
    yield of_plan("200 000 unknown keys", b"".join(b"k%d = 1\n" % i for i in range(200_000)), "10", "plan.toml")
    yield of_plan("one key 200 000 times", b"k = 1\n" * 200_000, "1009", "plan.toml:2:1")
    yield of_plan("100 000 empty groups", b"[[group]]\n" * 100_000, "10", "plan.toml")
    yield of_plan("a number of a million digits", plan.replace(b'"14.330"', b"9" * MIB, 1), "1012", "plan.toml:64:10")
    yield of_plan("a title of a million letters", plan.replace("Cơ quan ví dụ".encode(), "ậ".encode() * MIB + b'" x', 1), "1008", "plan.toml:10:")
    yield of_list("UTF-16 without its mark", classes.decode().encode("utf-16-le"), "1007", "classes.csv:1:2")
    yield of_list("a row of a million cells", b";" * MIB, "1014", "classes.csv")
    yield of_list("a row of a million quotes", b'"' * (MIB + 1), "70", "classes.csv:1:1 (cell A1)")
    yield of_list("a line of 8 MiB", b"a" * (8 * MIB), "70", "classes.csv:1:1")
    yield of_list("8 MiB and a byte", b"a" * (8 * MIB + 1), "1014", "classes.csv")
    yield of_list("a million rows", b"a;b\n" + b"1;2\n" * MIB, "1014", "classes.csv")
    yield of_list("100 000 classes of no row", "Mã lớp;Dòng\n".encode() + b"".join(b"c%d;x\n" % i for i in range(100_000)), "1011", "classes.csv:2:")
    yield of_list("100 000 headers", b";".join(b"c%d" % i for i in range(100_000)), "7005", "classes.csv:1:1 (cell A1)")


def accepted_cases():
    """Not bad: other ways to write the same plan."""
    plan = (EXAMPLE / "plan.toml").read_bytes()
    for what, content in [("a byte-order mark before the plan", b"\xef\xbb\xbf" + plan),
                          ("lines that end in CR LF", plan.replace(b"\n", b"\r\n")),
                          ("no newline at the end", plan.rstrip(b"\n")),
                          ("a long comment", plan + b"#" * MIB),
                          ("accents in pieces", unicodedata.normalize("NFD", plan.decode()).encode())]:
        yield Case(what, {"plan.toml": content}, ["estimate", "--by", "row", "-O", "csv"], exit_code=0,
                   answer=b"178920134")


def sparse_cases():
    """A gigabyte that takes no room on the disk."""
    yield Case("a plan of a gigabyte", {"plan.toml": 1024 * MIB}, ESTIMATE, "1014", "plan.toml")
    yield Case("a list of a gigabyte", {"classes.csv": 1024 * MIB}, ESTIMATE, "1014", "classes.csv")
    yield Case("a rate file of a gigabyte", {"rates/VN/nd-38-2019.toml": 1024 * MIB}, ESTIMATE, "1014",
               "rates/VN/nd-38-2019.toml")


class Folder:
    """A folder in which every case finds the valid files again."""

    def __init__(self, path):
        self.path = path
        shutil.copytree(SOURCE / "rates", path / "rates")
        for name in ("plan.toml", "classes.csv"):
            shutil.copy(EXAMPLE / name, path / name)
        (path / "empty").mkdir()
        os.mkfifo(path / "pipe.csv")
        (path / "circle.csv").symlink_to("circle.csv")
        (path / "dangling.csv").symlink_to("nowhere.csv")
        (path / "locked.csv").write_bytes(b"code;row\n")
        for entry in [path, *path.rglob("*")]:
            if not entry.is_symlink():
                entry.chmod(0o777 if entry.is_dir() else 0o666)
        (path / "locked.csv").chmod(0)

    def contents(self):
        """Every entry with its kind and what it holds; a sparse gigabyte by its size."""
        found = {}
        for entry in self.path.rglob("*"):
            status = entry.lstat()
            is_file = stat.S_ISREG(status.st_mode) and status.st_mode & 0o400 and status.st_size <= 16 * MIB
            held = hashlib.blake2b(entry.read_bytes()).digest() if is_file else status.st_size
            found[entry] = (stat.S_IFMT(status.st_mode), status.st_mtime_ns, held)
        return found

    def write(self, files):
        kept = {}
        for name, content in files.items():
            path = self.path / name
            kept[name] = path.read_bytes()
            if isinstance(content, int):
                os.truncate(path, content)
            else:
                path.write_bytes(content)
        return kept

    def run(self, words):
        """(exit code, or None when it took too long; stdout; stderr; peak memory in KiB)"""
        as_user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = subprocess.Popen([BINARY, "--lang", "en", *words], cwd=self.path, stdin=subprocess.DEVNULL,
                                     stdout=out, stderr=err, env={"PATH": "/usr/bin", "LC_ALL": "C"}, **as_user)
            timer = threading.Timer(PATIENCE, child.kill)
            timer.start()
            _, status, used = os.wait4(child.pid, 0)
            timer.cancel()
            child.returncode = os.waitstatus_to_exitcode(status)
            texts = []
            for file in (out, err):
                file.seek(0)
                texts.append(file.read())
            took_too_long = child.returncode == -9 or used.ru_utime + used.ru_stime > LONGEST
            return (None if took_too_long else child.returncode), *texts, used.ru_maxrss


def told(text):
    """(code, place) of every problem told; the place as file:line:column (cell), or the sentence that names it."""
    problems = []
    for problem in text.split("\n\n"):
        code = re.search(r"^\w+\[DT(\d+)\]: ([^\n]*)", problem)
        place = re.search(r"^  ┌─ (.*)$", problem, re.M)
        if code:
            problems.append((code.group(1), place.group(1) if place else code.group(2)))
    return problems


def misplaced(case, text):
    """Whether the problem is told where it is. A file without a line is named by the sentence."""
    problems = told(text)
    if case.code.startswith("!"):
        return [f"told DT{code} at {place}" for code, place in problems if code == case.code[1:]]
    for code, place in problems:
        is_there = place.startswith(case.place) if ":" in case.place else case.place in place
        if code.startswith(case.code) and is_there:
            return []
    return [f"not told: DT{case.code} at {case.place!r}, but {problems[:5]}"]


def faults_of(case, folder):
    kept = folder.write(case.files)
    before = folder.contents()
    code, out, err, memory = folder.run(case.words)
    faults = []
    if folder.contents() != before:
        faults.append("the folder was changed")
    for name, content in kept.items():
        (folder.path / name).write_bytes(content)
    if code is None:
        return [*faults, f"more than {LONGEST} seconds"]
    if code != case.exit:
        faults.append(f"exit code {code} and not {case.exit}")
    if bool(out) != bool(case.answer) or case.answer not in out:
        faults.append(f"on stdout: {out[:100]!r}")
    if memory > MOST_MEMORY:
        faults.append(f"{memory // 1024} MiB of memory")
    if found := OBEYED.search(err):
        faults.append(f"a terminal would obey {found.group()!r} in {err[max(found.start() - 60, 0):][:80]!r}")
    return faults if case.answer else faults + misplaced(case, err.decode(errors="replace"))


def all_cases():
    for make in (plan_cases, regulation_cases, command_cases, mutation_cases, made_cases, sparse_cases, accepted_cases):
        yield from make()


def judged(cases, path):
    """Takes one case after the other. They are made only then: what this process holds would be counted as
    its children's memory."""
    folder, count, faults = Folder(path), 0, []
    while (case := cases()) is not None:
        count += 1
        faults += [f"{case.what}: {fault}" for fault in faults_of(case, folder)]
    return count, faults


def main():
    lock, cases = threading.Lock(), all_cases()

    def next_case():
        with lock:
            return next(cases, None)

    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(2) as pool:
        os.chmod(name, 0o755)
        paths = [pathlib.Path(name) / str(i) for i in range(2)]
        for path in paths:
            path.mkdir()
        counts, found = zip(*pool.map(lambda path: judged(next_case, path), paths))
    faults = [fault for some in found for fault in some]
    for fault in faults:
        print(fault)
    print(f"{sum(counts)} inputs, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
