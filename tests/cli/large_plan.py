"""A plan so large that one can watch it: the invented example with many more classes."""

import os
import pathlib
import shutil

SOURCE = pathlib.Path(os.environ["DUTOAN_SOURCE_DIR"])
EXAMPLE = SOURCE / "docs/examples/invented-2020"


def write_large_plan(folder, classes):
    """Writes plan.toml with `classes` classes more, and what it needs beside it."""
    text = (EXAMPLE / "plan.toml").read_text(encoding="utf-8")
    for old, new in [
        ("states = { classes = 3, people = 34, units = 17 }",
         f"states = {{ classes = {classes}, people = {classes * 20}, units = {classes * 10} }}"),
        ("classes = 3\npeople = 34", f"classes = {classes}\npeople = {classes * 20}"),
        ("amount = 400_000_000", "amount = 9_000_000_000_000"),
        ("amount = 60_000_000", "amount = 9_000_000_000"),
    ]:
        if text.count(old) != 1:
            raise ValueError(f"{old!r} is not once in the example")
        text = text.replace(old, new)
    (folder / "plan.toml").write_text(text, encoding="utf-8")
    shutil.copy(EXAMPLE / "classes.csv", folder)
