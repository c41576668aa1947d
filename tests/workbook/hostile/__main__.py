"""Writes every kind into a folder."""
import os
import sys

from . import KINDS

os.makedirs(sys.argv[1], exist_ok=True)
for name, make in KINDS.items():
    with open(f"{sys.argv[1]}/{name}", "wb") as file:
        file.write(make())
