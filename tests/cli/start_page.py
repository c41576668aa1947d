#!/usr/bin/env python3
"""The commands of docs/start.md and the README files print what the pages show.

Every line that begins with "$ " in a ```console block is run, page by page, in a folder that holds
a copy of the example and the rates; "./run" is the program under test. What stands below it is its
output, standard error included. A line "…" stands for any lines, or none.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["DUTOAN_SOURCE_DIR"])
PAGES = ["docs/start.md", "README.md", "README.vi.md"]
RUN = """#!/usr/bin/env bash
export DUTOAN_PLAN=${DUTOAN_PLAN-docs/examples/thanh-hoa-2020/plan.toml}
export DUTOAN_RATES=${DUTOAN_RATES-rates}
[ $# -eq 0 ] || exec "$DUTOAN_BINARY" "$@"
"$DUTOAN_BINARY" estimate
"$DUTOAN_BINARY" init sample.db --sample thanh-hoa-2020 >/dev/null
exec "$DUTOAN_BINARY" status --book sample.db
"""
MARK = "=== end of command ==="
ANYTHING = "…"


def commands_of(page):
    """(line number, command, lines shown) of every command of the page."""
    commands, is_console = [], False
    for number, line in enumerate(page.splitlines(), start=1):
        if line.startswith("```"):
            is_console = line == "```console"
        elif is_console and line.startswith("$ "):
            commands.append((number, line[2:], []))
        elif is_console and commands:
            commands[-1][2].append(line.rstrip())
    return commands


def outputs_of(commands, folder):
    """What each command prints. One shell runs them all, so that variables and $? carry over."""
    script = "".join(f"{{ {command}\n}} 2>&1\ncode=$?\nprintf '%s\\n' '{MARK}'\n(exit $code)\n"
                     for _, command, _ in commands)
    environment = {key: value for key, value in os.environ.items()
                   if key == "DUTOAN_BINARY" or not key.startswith("DUTOAN_")}
    run = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, text=True,
                         encoding="utf-8", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         check=False)
    return [[line.rstrip() for line in output.splitlines()]
            for output in run.stdout.split(MARK + "\n")]


def agrees(shown, printed):
    """Whether the lines `shown` are those `printed`, with any lines in the place of "…"."""
    if not shown:
        return not printed
    if shown[0] == ANYTHING:
        return any(agrees(shown[1:], printed[i:]) for i in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and agrees(shown[1:], printed[1:])


def first_unmet(shown, printed):
    """The first line of the page that the output does not have in its place."""
    for count in range(1, len(shown) + 1):
        if not agrees(shown[:count] + [ANYTHING], printed):
            return shown[count - 1]
    return "(the output goes on)"


def check_page(name, folder):
    shutil.copytree(SOURCE / "docs/examples", folder / "docs/examples")
    (folder / "rates").symlink_to(SOURCE / "rates")
    run = folder / "run"
    run.write_text(RUN, encoding="utf-8")
    run.chmod(0o755)
    commands = commands_of((SOURCE / name).read_text(encoding="utf-8"))
    if not commands:
        return [f"{name}: no command found"]
    failures = []
    for (number, command, shown), printed in zip(commands, outputs_of(commands, folder)):
        if not agrees(shown, printed):
            failures.append(f"{name}:{number}: $ {command}\n  shown but not printed: "
                            f"{first_unmet(shown, printed)}\n  printed:\n" +
                            "".join(f"    {line}\n" for line in printed))
    return failures


def main():
    failures = []
    for name in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            failures += check_page(name, pathlib.Path(folder))
    print("\n".join(failures) or "every command prints what its page shows")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
