"""A kind of class, a line, a factor and a rate are added as files: the program is not touched."""
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

source = Path(os.environ["DUTOAN_SOURCE_DIR"])

RATES = """
format = "dutoan/rates/1"
[document]
type = "Quyết định"
number = "7/2020/QĐ-VD"
short = "QĐ 7/2020"
title = "Quyết định ví dụ, tự đặt"
issuer = "Cơ quan ví dụ"
layer = "province"
jurisdiction = "thanh-hoa"
[[value]]
key = "example.childcare"
from = 2020-01-01
amount = 12_345
kind = "fixed"
article = "1"
status = "recalled"
source = "nhớ lại"
"""

KEYS = """
[[key]]
key = "example.childcare"
vi = "Trông trẻ"
en = "Child care"
measure = "amount"
unit = "person-day"
"""

FACTOR = """
[[factor]]
code = "children"
vi = "trẻ"
en = "children"
"""

NORM = """
format = "dutoan/norm/1"
kind = "evening-class"
vi = "Lớp buổi tối"
en = "Evening class"
[[line]]
code = "childcare"
vi = "Trông trẻ cho học viên"
en = "Child care for trainees"
category = "other"
sub_item = "6699"
unit = "person-day"
rate = "example.childcare"
factors = ["children", "days"]
"""

GROUP = """
[[group]]
code = "IV"
name = "Lớp buổi tối"
kind = "evening-class"
unit = "thôn"
split = "listed"
factors = { days = 3 }
assumed = { children = 7 }
[[group.row]]
code = "BT2"
name = "Lớp buổi tối thử"
[[group.row.class]]
code = "TOI1"
"""

with tempfile.TemporaryDirectory() as folder:
    rates = Path(folder) / "rates"
    shutil.copytree(source / "rates", rates)
    (rates / "thanh-hoa" / "qd-7-2020.toml").write_text(RATES)
    (rates / "norms" / "evening-class.toml").write_text(NORM)
    for name, more in (("vocabulary.toml", KEYS), ("norms/factors.toml", FACTOR)):
        with open(rates / name, "a") as file:
            file.write(more)
    plan = Path(folder) / "plan.toml"
    example = source / "docs/examples/thanh-hoa-2020/plan.toml"
    plan.write_text(example.read_text() + GROUP)
    done = subprocess.run(
        [os.environ["DUTOAN_BINARY"], "estimate", "TOI1", "--plan", plan, "--rates", rates,
         "-O", "csv"], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    row = done.stdout.splitlines()[1].split(",")
    assert row[1] == "TOI1/childcare", row
    assert "7 trẻ × 3 ngày" in row and "259245" in row and "QĐ 7/2020 Đ1" in row, row
