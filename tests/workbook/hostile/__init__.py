"""Workbooks made to harm their reader: each function that `@kind` marks gives the bytes of one file.

What the reader answers stands in tests/golden/hostile_workbooks.csv; tests/cli/hostile_workbooks.py
compares. `python3 -m hostile FOLDER` writes the files.
"""
from . import archives, targets, xml, xlsx_cells, ods_cells  # noqa: F401  (they register their kinds)
from .parts import KINDS  # noqa: F401
