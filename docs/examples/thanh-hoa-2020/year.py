#!/usr/bin/env python3
"""Writes year.csv: a whole year of plan 1026, every figure and every name in it invented.

  dutoan estimate --plan plan.toml --by line -O csv | ./year.py > year.csv

There is no chance in it: whoever runs it again gets the same bytes. What is special about a class
stands in the tables below; everything else follows from the estimate.
"""

import csv
import datetime
import sys

COLUMNS = ["kind", "number", "date", "posted_on", "payee", "line", "amount", "follows", "description",
           "author", "decider", "evidence", "total", "id", "contract", "funding", "class", "trainees",
           "days", "from", "until", "place", "merged_into"]
AUTHORS = ["kt.hoa", "kt.minh"]
DECIDERS = ["truong-ban", "pho-truong-ban"]
SURNAMES = ["Lê", "Phạm", "Hà", "Lò", "Vi", "Bùi", "Trương", "Cầm", "Lương", "Quách", "Đinh"]
GIVEN = ["Văn Thành", "Thị Hạnh", "Đức Lộc", "Thị Mơ", "Văn Tuyên", "Minh Châu", "Thị Sen"]
# The first day of each class; Bá Thước's fifth was not held: its people sat in the other four.
NOT_HELD = "BT5"
FIRST_DAYS = {"XA1": (9, 7), "XA2": (9, 14), "XA3": (9, 21), "XA4": (9, 28), "XA5": (10, 5),
              "TQ1": (10, 12), "TQ2": (11, 9)}
# How the advance of a class ended; all others were cleared by exactly what was advanced.
GREATER = {"ML2", "QH1", "BT3", "TX2", "NT2", "XA2", "TT1"}
SMALLER = {"ML4", "QS3", "LC2", "NL1", "TX4", "XA4", "GR1"}
IN_TWO_PARTS = {"QH4", "BT1", "NT3", "XA5"}
OPEN = {"LC3"}         # nothing was cleared
OPEN_IN_PART = {"NX2"}  # half was cleared
# Papers that never came; what else a class needs is there.
NO_REPORT = {"LC2"}
NO_ACCEPTANCE = {"TX3"}
# Fewer people than planned: in percent of them.
ABSENT = {"ML4": 3, "QS3": 5, "LC2": 2, "NL1": 4, "TX4": 1, "XA4": 2, "GR1": 6}


def day(month, number, year=2020):
    return datetime.date(year, month, number)


class Year:
    """Documents in any order; they are sorted by day and numbered at the end."""

    def __init__(self, lines):
        self.left = dict(lines)  # what may still be spent on each line
        self.documents = []

    def add(self, kind, date, lines, prefix="", key="", **fields):
        document = {"kind": kind, "date": date, "lines": lines, "prefix": prefix, "key": key,
                    "order": len(self.documents)}
        document.update(fields)
        self.documents.append(document)
        return document

    def spend(self, kind, date, lines, prefix, **fields):
        lines = [(code, amount) for code, amount in lines if amount > 0]
        for code, amount in lines:
            self.left[code] -= amount
            assert self.left[code] >= 0, (code, self.left[code])
        return self.add(kind, date, lines, prefix, **fields)


def name_of(number):
    return SURNAMES[number % len(SURNAMES)] + " " + GIVEN[number * 3 % len(GIVEN)]


def grants(year):
    year.add("allotment", day(12, 16, 2019), [("", 5_500_000_000)], number="3518/QĐ-UBND",
             posted_on=day(1, 2), funding="2020-BDT-483-085-01-12-0392", author="kt.hoa",
             decider="chu-tich", description="giao dự toán năm 2020 (số tiền giả định)")
    year.add("estimate", day(5, 12), [], number="DT-1", author="kt.hoa")
    year.add("approval", day(5, 18), [], number="GĐ-1512/QĐ-UBND", author="kt.hoa",
             decider="chu-tich", description="phê duyệt dự toán chi tiết")
    year.add("supplement", day(8, 10), [("", 60_000_000)], number="GĐ-2790/QĐ-UBND",
             author="kt.minh", decider="chu-tich", description="bổ sung kinh phí tham quan")
    year.add("withholding", day(9, 15), [("", 50_000_000)], number="GĐ-3120/QĐ-UBND",
             author="kt.minh", decider="chu-tich", description="giữ lại để tiết kiệm chi")


def amend(year, number, date, changes, description):
    for code, amount in changes:
        year.left[code] += amount
    year.add("amendment", date, changes, number=number, author="kt.minh", decider="chu-tich",
             description=description)


def merge_class(year):
    """105 people of BT5 go to BT1 to BT4; what a class costs by itself is not spent."""
    each = {"trainee-meals": (450_000, 105), "trainee-lodging": (600_000, 42),
            "trainee-travel": (127_600, 79), "drinks": (120_000, 105), "materials": (30_000, 105),
            "stationery": (20_000, 105)}
    changes = []
    for item, (price, people) in each.items():
        assert year.left["BT5/" + item] == price * people, item
        changes.append(("BT5/" + item, -price * people))
        for n in range(4):
            more = people // 4 + (n < people % 4)
            changes.append((f"BT{n + 1}/{item}", price * more))
    amend(year, "GĐ-1777/QĐ-UBND", day(6, 22), changes,
          "Bá Thước gộp 5 lớp thành 4, vẫn 545 người")


def contracts(year, classes):
    lines = [(f"{c}/{item}", year.left[f"{c}/{item}"]) for c in classes
             for item in ("materials", "stationery") if year.left[f"{c}/{item}"]]
    year.add("commitment", day(6, 24), lines, "CK", "in", payee="Công ty in Hàm Rồng Xanh",
             contract="08/2020/HĐ-IN", description="in tài liệu, văn phòng phẩm cho các lớp")
    half = [(code, amount * 3 // 10 // 1000 * 1000) for code, amount in lines]
    year.add("advance", day(6, 26), half, "TU", "in-tu", follows="in",
             payee="Công ty in Hàm Rồng Xanh", description="tạm ứng 30 % hợp đồng in")
    for code, amount in lines:
        year.left[code] -= amount
    halls = [(f"{c}/hall", year.left[f"{c}/hall"]) for c in classes if c[:2] in ("XA", "GR")]
    year.add("commitment", day(6, 25), halls, "CK", "hall", payee="Trung tâm hội nghị 25B",
             contract="12/2020/HĐ-HT", description="thuê hội trường các lớp tại thành phố")
    for c in ("TQ1", "TQ2"):
        year.add("commitment", day(9, 16), [(f"{c}/bus", year.left[f"{c}/bus"])], "CK", c,
                 payee="Công ty du lịch Sông Mã Mới", contract=f"2{c[2]}/2020/HĐ-XE",
                 description="thuê xe tham quan")
    return lines, halls


def clear_printing(year, lines):
    """What was advanced is cleared; the rest of the contract is paid, 50.000 đồng is released."""
    advanced = {code: amount * 3 // 10 // 1000 * 1000 for code, amount in lines}
    year.add("clearance", day(7, 2), [(c, a) for c, a in advanced.items()], "TT", follows="in-tu",
             description="nghiệm thu in, đợt 1", evidence=[
                 ("hóa đơn", "0001207", day(7, 1)), ("biên bản nghiệm thu", "NT-1", day(7, 1))])
    rest = [(code, amount - advanced[code]) for code, amount in lines]
    last, amount = rest[-1]
    rest[-1] = (last, amount - 50_000)
    year.add("payment", day(7, 30), rest, "PC", follows="in", payee="Công ty in Hàm Rồng Xanh",
             description="nghiệm thu in, đợt 2", evidence=[
                 ("hóa đơn", "0001333", day(7, 29)), ("biên bản nghiệm thu", "NT-2", day(7, 29))])
    year.add("release", day(8, 3), [(last, 50_000)], "GP", follows="in",
             description="số in ít hơn hợp đồng")


def advance_of(year, code, n, first, last, lines):
    """What the manager of a class draws, and how it is cleared."""
    payee = name_of(n)
    drawn = lines
    if code in GREATER:
        drawn = [(line, amount * 8 // 10 // 1000 * 1000) for line, amount in lines]
    key = code + "-tu"
    year.add("advance", first - datetime.timedelta(days=4), drawn, "TU", key, payee=payee,
             description=f"mở lớp {code}")
    if code in OPEN:
        return
    spent = lines
    if code in SMALLER:
        spent = [(line, amount - amount // 100 * ABSENT[code] // 1000 * 1000)
                 for line, amount in lines]
    if code in OPEN_IN_PART:
        spent = [(line, amount // 2 // 1000 * 1000) for line, amount in lines[:1]]
    sheet = [("danh sách ký nhận", f"DS-{code}", last)]
    done = last + datetime.timedelta(days=8)
    if code in IN_TWO_PARTS:
        year.add("clearance", done, spent[:1], "TT", follows=key, evidence=sheet,
                 description=f"tiền ăn lớp {code}")
        year.add("clearance", done + datetime.timedelta(days=3), spent[1:], "TT", follows=key,
                 evidence=sheet, description=f"tiền nghỉ, nước uống lớp {code}")
    else:
        year.add("clearance", done, spent, "TT", follows=key, evidence=sheet,
                 description=f"thanh toán lớp {code}")
    back = [(line, a - b) for (line, a), (_, b) in zip(drawn, spent) if a > b]
    if back and code in SMALLER:
        year.add("repayment", done + datetime.timedelta(days=1), back, "NL", follows=key,
                 description=f"nộp lại phần thừa lớp {code}")


def papers(code, date, *kinds):
    return [(kind, f"{code}-{number}", date) for number, kind in enumerate(kinds, 1)]


def outcome(year, code, date, people, held, first, last, place):
    """How it was held, with the papers of the class itself."""
    before = first - datetime.timedelta(days=10)
    kinds = ["quyết định mở lớp", "chương trình", "danh sách học viên", "bảng điểm danh"]
    evidence = (papers(code, before, *kinds[:2]) + papers(f"{code}/HV", first, *kinds[2:])
                + ([] if code in NO_REPORT else papers(f"{code}/BC", date, "báo cáo kết quả")))
    said = "đúng kế hoạch"
    if code.startswith("BT"):
        said = "gộp 5 lớp thành 4 theo GĐ-1777/QĐ-UBND"
    elif held != people:
        said = f"vắng {people - held} người"
    year.add("outcome", date, [], number=f"KQ-{code}", author=AUTHORS[0], decider="",
             description=said, evidence=evidence, **{
                 "class": code, "trainees": held, "days": (last - first).days + 1,
                 "from": first.isoformat(), "until": last.isoformat(), "place": place})


def hold_class(year, code, n, first, people):
    days = 4 if code.startswith("XA") else 3
    last = first + datetime.timedelta(days=days - 1)
    paid = last + datetime.timedelta(days=5)
    district = code[:2]

    def of(*items):
        return [(f"{code}/{item}", year.left[f"{code}/{item}"]) for item in items
                if year.left.get(f"{code}/{item}", 0) > 0]

    def pay(days_later, payee, description, lines, *kinds, **fields):
        if lines:
            return year.spend("payment", paid + datetime.timedelta(days=days_later), lines, "PC",
                              payee=payee, description=description + " lớp " + code,
                              evidence=papers(f"{code}/{lines[0][0].split('/')[1]}", last, *kinds),
                              **fields)

    advance_of(year, code, n, first, last, of("trainee-meals", "trainee-lodging", "drinks"))
    pay(0, name_of(n), "tiền đi lại học viên", of("trainee-travel"), "danh sách ký nhận")
    pay(0, "Giảng viên " + name_of(n + 5), "thù lao", of("trainer-fee"), "giấy mời giảng viên",
        "bảng kê thù lao")
    pay(1, "Giảng viên " + name_of(n + 5), "phụ cấp, tiền nghỉ giảng viên",
        of("trainer-per-diem", "trainer-lodging"), "giấy đi đường")
    pay(2, f"Hợp tác xã vận tải {district}-Bình Minh", "xe đưa giảng viên", of("trainer-transport"),
        "hóa đơn", key=code + "-xe")
    pay(2, "Ban tổ chức lớp " + code, "phụ cấp, tiền nghỉ ban tổ chức",
        of("organiser-per-diem", "organiser-lodging"), "giấy đi đường")
    if district not in ("XA", "GR"):
        pay(3, f"Trung tâm bồi dưỡng chính trị {district} (giả định)", "thuê hội trường", of("hall"),
            "hóa đơn", *([] if code in NO_ACCEPTANCE else ["biên bản nghiệm thu"]))
    pay(3, "Cửa hàng quảng cáo Hừng Đông", "phông, ma két", of("backdrop"), "hóa đơn")
    pay(9, "Ban tổ chức lớp " + code, "chi quản lý", [
        (line, amount * 96 // 100 // 1000 * 1000) for line, amount in of("management")])
    held = people - -(-people * ABSENT.get(code, 0) // 100)  # rounded up
    outcome(year, code, last + datetime.timedelta(days=16), people, held, first, last,
            "Trung tâm hội nghị 25B" if district in ("XA", "GR")
            else f"Trung tâm bồi dưỡng chính trị {district} (giả định)")


def pay_halls(year, halls, first_days):
    for code, amount in halls:
        first = first_days[code.split("/")[0]]
        year.add("payment", first + datetime.timedelta(days=6), [(code, amount)], "PC",
                 follows="hall", payee="Trung tâm hội nghị 25B",
                 description="thuê hội trường lớp " + code.split("/")[0],
                 evidence=[("hóa đơn", f"00{first.month:02}{first.day:02}",
                            first + datetime.timedelta(days=5)),
                           ("biên bản nghiệm thu", f"NT-{code.split('/')[0]}",
                            first + datetime.timedelta(days=5))])


def tour(year, code, first, people):
    lodging = [(line, year.left[line]) for line in year.left
               if line.startswith(code + "/lodging") and year.left[line]]
    meals = [(f"{code}/{item}", year.left[f"{code}/{item}"])
             for item in ("trainee-meals", "official-per-diem")]
    key = code + "-tu"
    guide = name_of(int(code[2]) + 40)
    year.add("advance", first - datetime.timedelta(days=5), meals + lodging, "TU", key, payee=guide,
             description=f"đưa đoàn {code} đi tham quan")
    done = first + datetime.timedelta(days=16)
    last = first + datetime.timedelta(days=5)
    sheet = [("danh sách ký nhận", f"DS-{code}", first + datetime.timedelta(days=6)),
             ("công lệnh", f"CL-{code}", first)]
    if code == "TQ1":
        year.add("clearance", done, meals + lodging, "TT", follows=key, evidence=sheet,
                 description=f"thanh toán đoàn {code}")
    else:  # the hotel's invoices had not come by the end of the year
        year.add("clearance", done, meals, "TT", follows=key, evidence=sheet,
                 description=f"phụ cấp, tiền ăn đoàn {code}")
    year.add("payment", first + datetime.timedelta(days=11), [(f"{code}/bus", year.left[code + "/bus"])],
             "PC", follows=code, payee="Công ty du lịch Sông Mã Mới",
             description=f"thuê xe đoàn {code}",
             evidence=[("hóa đơn", f"00045{code[2]}", first + datetime.timedelta(days=8)),
                       ("biên bản nghiệm thu", f"NT-{code}", first + datetime.timedelta(days=8))])
    year.spend("payment", first + datetime.timedelta(days=10),
               [(f"{code}/speaker", year.left[code + "/speaker"])], "PC",
               payee="Báo cáo viên " + name_of(int(code[2]) + 60), description=f"báo cáo đoàn {code}",
               evidence=papers(code + "/speaker", last, "giấy mời giảng viên", "bảng kê thù lao"))
    year.spend("payment", first + datetime.timedelta(days=12),
               [(f"{code}/tickets", year.left[code + "/tickets"])], "PC", payee=guide,
               description=f"vé tham quan, thuốc, bảo hiểm đoàn {code}",
               evidence=papers(code + "/tickets", last, "hóa đơn"))
    outcome(year, code, first + datetime.timedelta(days=20), people, people, first, last,
            "miền Trung" if code == "TQ1" else "Tây Nguyên")


def mistakes(year):
    """One payment on the wrong line, reversed and entered anew; one that was too high."""
    year.add("payment", day(8, 27), [("TT2/backdrop", 500_000)], "PC", "wrong",
             payee="Cửa hàng quảng cáo Hừng Đông", description="phông, ma két lớp QS1")
    year.add("reversal", day(8, 27), [], "DS", follows="wrong", description="ghi nhầm lớp")
    year.add("recovery", day(12, 4), [("NT1/trainer-transport", 500_000)], "TH", follows="NT1-xe",
             payee="Hợp tác xã vận tải NT-Bình Minh", description="chi thừa một chuyến")


def people_of(lines):
    """Who comes, out of the printed sets; those of BT5 are spread over the other four."""
    people = {line.split("/")[0]: amount // (60_000 if line.startswith("XA") else 30_000)
              for line, amount in lines.items() if line.endswith("/materials")}
    people.update({line.split("/")[0]: amount // 100_000 for line, amount in lines.items()
                   if line.endswith("/tickets")})
    for n in range(4):
        people[f"BT{n + 1}"] += people["BT5"] // 4 + (n < people["BT5"] % 4)
    return people


def schedule(classes):
    """Village classes on Mondays and Wednesdays from 6 July on, in the plan's order."""
    first_days, date = {}, day(7, 6)
    for code in classes:
        if code in FIRST_DAYS:
            first_days[code] = day(*FIRST_DAYS[code])
        elif code != NOT_HELD:
            first_days[code] = date
            date += datetime.timedelta(days=3 if date.weekday() == 0 else 4)
    return first_days


def written(documents):
    """In the order of days, what is followed before what follows it, numbered by kind."""
    posted = lambda d: d.get("posted_on", d["date"])
    documents.sort(key=lambda d: (posted(d), d["order"]))
    counts, numbers = {}, {}
    n = -1
    for d in documents:
        n += d["kind"] != "outcome"  # who entered a voucher does not hang on outcomes
        if "number" not in d:
            counts[d["prefix"]] = counts.get(d["prefix"], 0) + 1
            d["number"] = f"{d['prefix']}-{counts[d['prefix']]:03}"
        if d["key"]:
            numbers[d["key"]] = d["number"]
        first = {"kind": d["kind"], "number": d["number"], "date": d["date"].isoformat(),
                 "posted_on": d["posted_on"].isoformat() if "posted_on" in d else "",
                 "payee": d.get("payee", ""), "follows": numbers.get(d.get("follows", ""), ""),
                 "description": d.get("description", ""),
                 "author": d.get("author", AUTHORS[n % 3 % 2]),
                 "decider": "" if d["kind"] == "estimate" else d.get("decider", DECIDERS[n % 5 // 4]),
                 "evidence": "|".join(f"{k};{number};{on.isoformat()}"
                                      for k, number, on in d.get("evidence", [])),
                 "total": sum(a for _, a in d["lines"]) if d["lines"] else "",
                 "contract": d.get("contract", ""), "funding": d.get("funding", ""),
                 **{key: d.get(key, "") for key in COLUMNS[-7:]}}
        rows = d["lines"] or [("", "")]
        for position, (line, amount) in enumerate(rows):
            row = dict(first) if position == 0 else {"kind": d["kind"], "number": d["number"]}
            yield {**row, "line": line, "amount": amount}


def main():
    lines = {row["line"]: int(row["amount"]) for row in csv.DictReader(sys.stdin)
             if row["line"] and row["amount"]}
    classes = list(dict.fromkeys(line.split("/")[0] for line in lines))
    year = Year(lines)
    grants(year)
    merge_class(year)
    held = [c for c in classes if c != NOT_HELD]
    first_days = schedule(classes)
    people = people_of(lines)
    printed, halls = contracts(year, [c for c in held if not c.startswith("TQ")])
    clear_printing(year, printed)
    amend(year, "GĐ-2855/QĐ-UBND", day(8, 24), [("TQ2/lodging-prov", 7_000_000)],
          "thêm phòng ở Tây Nguyên")
    for n, code in enumerate(held):
        if code.startswith("TQ"):
            tour(year, code, first_days[code], people[code])
        else:
            hold_class(year, code, n, first_days[code], people[code])
    year.add("outcome", day(6, 22), [], number="KQ-" + NOT_HELD, author=AUTHORS[0], decider="",
             description="gộp 5 lớp thành 4 theo GĐ-1777/QĐ-UBND, 105 người học ở BT1 đến BT4",
             **{"class": NOT_HELD, "merged_into": "BT1"})
    pay_halls(year, halls, first_days)
    mistakes(year)
    out = csv.DictWriter(sys.stdout, COLUMNS, restval="", lineterminator="\n")
    print("# Written by year.py. Every figure, date, number and name below is invented.")
    out.writeheader()
    out.writerows(written(year.documents))


main()
