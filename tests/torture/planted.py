#!/usr/bin/env python3
"""tests/torture/planted.py [NAME…]: plants one fault after another in a copy of the source tree, and
shows which part of the torture finds it. Each must be found; one that is not ends the script with 1.

The short column is what runs, so ./test would find it too. The copy is built under build/planted.
"""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
TREE = SOURCE / "build/planted"


@dataclass(frozen=True)
class Fault:
    name: str
    file: str
    part: str
    changes: tuple[tuple[str, str], ...]


FAULTS = [
    Fault("the commit's failure is taken for success", "src/storage/transaction.cpp", "R2",
          (("    if (fault.problem().is(BookRule::book_busy)) throw;\n    throw UnknownOutcome{",
            "    is_open_ = false;\n    return;\n    throw UnknownOutcome{"),)),
    Fault("SQLite flushes less often", "src/storage/connection.cpp", "R3",
          (("PRAGMA synchronous = FULL", "PRAGMA synchronous = NORMAL"),)),
    Fault("the journal is removed, which nobody flushes", "src/storage/connection.cpp", "R3",
          (("PRAGMA journal_mode = PERSIST", "PRAGMA journal_mode = DELETE"),
           ('!= "persist")', '!= "delete")'))),
    Fault("what is found again is not flushed", "src/storage/sqlite_store.cpp", "R4",
          (("  if (!is_changed) transaction.flush_what_is_seen();", "  if (!is_changed) return receipts;"),)),
    Fault("a document that is known is decided again", "src/domain/ledger.cpp", "R1",
          (("book.document(document.id)) return repeated", "book.document(DocumentId{})) return repeated"),)),
    Fault("a batch is kept in several transactions", "src/storage/sqlite_store.cpp", "R3",
          (("      head = {sequence, kept.digest};",
            '      connection_->execute("COMMIT");\n      connection_->execute("BEGIN IMMEDIATE");\n'
            "      head = {sequence, kept.digest};"),)),
    Fault("a migration is no transaction", "src/storage/migration.cpp", "R10",
          (("  Immediate transaction{connection};\n", ""), ("  transaction.commit();\n", ""))),
    Fault("a book of a newer version is read", "src/storage/connection.cpp", "R10",
          (("header.mark() == book_mark && header.version() >", "header.mark() == 1 && header.version() >"),)),
    Fault("a transaction that writes begins as one that reads", "src/storage/transaction.cpp", "C1",
          (('execute("BEGIN IMMEDIATE")', 'execute("BEGIN")'),
           ("flock(file_, LOCK_EX)", "flock(file_, LOCK_SH)"))),
    Fault("writers do not queue", "src/storage/transaction.cpp", "C1",
          (("flock(file_, LOCK_EX)", "flock(file_, LOCK_SH)"),)),
    Fault("one đồng more than is left may be spent", "src/domain/ledger_left.cpp", "C3",
          (("if ((available.left() + change).is_negative())",
            "if ((available.left() + change + Money::dong(1)).is_negative())"),)),
    Fault("the digest leaves out what a document is about", "src/domain/document.cpp", "M3",
          (("add(d.contract), add(d.description);", "add(d.contract);"),)),
    Fault("the chain is not verified", "src/storage/verify.cpp", "M3",
          (("    if (!kept || next_link(before, *kept) != kept->digest)", "    if (!kept)"),)),
    Fault("a copy is made with a log", "src/storage/backup.cpp", "R2",
          (("      whole.journal = Journal::persist;", "      whole.journal = book.journal;"),)),
    Fault("a full disk is an outcome that nobody knows", "src/storage/sqlite_store.cpp", "R6",
          (("if (unknown.is_full() && is_without", "if (false && is_without"),)),
    Fault("SOCI's exception comes out of opening", "src/storage/connection.cpp", "R7",
          (("  } catch (const soci::soci_error&) {\n    throw_fault(SQLITE_NOMEM",
            "  } catch (const std::logic_error&) {\n    throw_fault(SQLITE_NOMEM"),)),
    Fault("a copy is of what is being written", "src/storage/backup.cpp", "R11",
          (("    Connection from{at(book, book.path, Access::read)};\n",
            "    std::filesystem::copy_file(book.path, part);\n"
            "    std::filesystem::rename(part, target);\n    return;\n"
            "    Connection from{at(book, book.path, Access::read)};\n"),)),
]


def run(*command: str, **more) -> subprocess.CompletedProcess:
    return subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)


def build() -> None:
    made = run("cmake", "--build", "--preset", "dev", "--target", "dutoan_torture", cwd=TREE)
    if made.returncode != 0:
        sys.exit(f"the copy does not build:\n{made.stdout[-3000:]}")


def copy_tree() -> None:
    """What git knows, so that nothing else gets in; what did not change keeps its time."""
    names = run("git", "ls-files", "-co", "--exclude-standard", cwd=SOURCE, check=True).stdout.splitlines()
    for name in names:
        source, target = SOURCE / name, TREE / name
        if target.exists() and target.read_bytes() == source.read_bytes():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    if shutil.which("ccache"):
        os.environ.setdefault("CMAKE_CXX_COMPILER_LAUNCHER", "ccache")
    run("cmake", "--preset", "dev", cwd=TREE, check=True)
    build()


def planted(fault: Fault, text: str) -> str:
    for old, new in fault.changes:
        if text.count(old) != 1:
            sys.exit(f"{fault.file}: {old!r} stands there {text.count(old)} times")
        text = text.replace(old, new)
    return text


def is_found(fault: Fault) -> bool:
    file = TREE / fault.file
    text = file.read_text()
    file.write_text(planted(fault, text))
    try:
        build()
        start = time.monotonic()
        try:
            ran = run("build/dev/tests/dutoan_torture", f"[{fault.part}]", cwd=TREE, timeout=300)
            is_caught = ran.returncode != 0
        except subprocess.TimeoutExpired:
            is_caught = True
        took = time.monotonic() - start
    finally:
        file.write_text(text)
    print(f"{'found' if is_caught else 'NOT FOUND'} by {fault.part} in {took:.0f} s: {fault.name}", flush=True)
    return is_caught


def main() -> int:
    faults = [each for each in FAULTS if not sys.argv[1:] or any(name in each.name for name in sys.argv[1:])]
    copy_tree()
    found = sum([is_found(fault) for fault in faults])
    print(f"M4 planted faults: {found} of {len(faults)} found")
    return 0 if faults and found == len(faults) else 1


sys.exit(main())
