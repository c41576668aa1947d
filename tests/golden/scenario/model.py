"""A second way to the scenarios of plan 1026, with nothing of the program in it.

Every class is written out with its own figures (there are no levels, no shares looked up, no norm
files), each change is an edit of those figures, and amounts are exact fractions rounded half away
from zero. The changes of a case are made cause by cause; what each step adds to the total is its
effect. The savings that fit a ceiling are found by trying every combination of every step.
`python3 model.py` prints whatif.csv, `python3 model.py fit` prints fit.csv. Rates and figures were
copied by hand from the plan and from the two circulars, the savings from rates/norms/fit.toml.
"""

import itertools
import math
import sys
from fractions import Fraction

# code, people, people of a village, km, hired car, hall per day, held in the provincial city
DISTRICTS = [
    ("ML", 425, 5, 35, 6_000_000, 2_000_000, False, 4), ("QH", 470, 5, 28, 4_000_000, 2_000_000,
        False, 4),
    ("QS", 420, 5, 30, 4_500_000, 2_000_000, False, 4), ("BT", 545, 5, 22, 3_500_000, 2_000_000,
        False, 5),
    ("LC", 295, 5, 20, 3_500_000, 2_000_000, False, 3), ("NL", 168, 4, 15, 2_500_000, 2_000_000,
        False, 2),
    ("TX", 380, 5, 32, 3_500_000, 2_000_000, False, 4), ("NX", 224, 4, 25, 3_000_000, 2_000_000,
        False, 2),
    ("NT", 300, 4, 18, 2_500_000, 2_000_000, False, 3), ("CT", 56, 4, 9, 2_500_000, 2_000_000, False,
        1),
    ("TT", 216, 4, 16, 2_500_000, 2_000_000, False, 2), ("GR", 208, 4, 45, 0, 4_000_000, True, 2)]


def half_away(x):
    return int(math.floor(x + Fraction(1, 2)))


def sizes(people, each, classes):
    units = people // each
    return [(units // classes + (1 if i < units % classes else 0)) * each for i in range(classes)]


def plan():
    """The rows of the plan: what a row needs before it is split, and figures for its classes."""
    rows = []
    for code, people, each, km, car, hall, city, classes in DISTRICTS:
        rows.append(dict(row=code, kind="village", group="I", people=people, each=each,
            classes=classes, km=km, car=car, hall=hall,
                         city=city, days=3, travel_days=2, trainers=1, organisers=2, fee=600_000,
                             materials=30_000,
                         stationery=20_000, backdrop=500_000, fuel=14_500, cars=1, backdrops=1,
                             trips=2, lodgers=Fraction(40, 100),
                         travellers=Fraction(75, 100), management=Fraction(5, 100), sessions=None,
                             hall_days=None, own={}))
    rows.append(dict(row="XA", kind="commune", group="II", people=496, each=4, classes=5,
        hall=6_000_000, days=4, trainers=1,
                     fee=1_000_000, materials=60_000, stationery=25_000, backdrop=1_000_000,
                         fare=80_000, backdrops=1, trips=2,
                     management=Fraction(5, 100), sessions=None, hall_days=None, own={}))
    for code, bus, nights in (("MT", 45_000_000, (3, 2, 0)), ("TN", 60_000_000, (3, 1, 1))):
        rows.append(dict(row=code, kind="tour", group="III", days=4, travel_days=2, bus=bus,
            nights=list(nights), speaker_sessions=2,
                         speaker_fee=500_000, tickets=100_000, buses=1))
    return rows


def up(x):
    return math.ceil(x)


def training(c, n):
    """The lines that village and commune classes share, without meals, lodging and travel."""
    sessions = c["sessions"] if c["sessions"] is not None else 2 * c["days"]
    hall_days = c["hall_days"] if c["hall_days"] is not None else c["days"]
    return [sessions * c["trainers"] * c["fee"], hall_days * c["hall"], n * sessions * 20_000,
        n * c["materials"],
            n * c["stationery"], c["backdrops"] * c["backdrop"]]


def village(c, n):
    nights = max(c["days"] - 1, 0)
    duty, duty_nights = c["days"] + c["travel_days"], max(c["days"] + c["travel_days"] - 1, 0)
    threshold = 15 if c["row"] == "GR" else 10
    lines = [n * c["days"] * 150_000,
        up(n * c["lodgers"]) * nights * (450_000 if c["city"] else 300_000)]
    if c["km"] >= threshold:
        lines.append(up(n * c["travellers"]) * c["trips"] * c["km"] * Fraction(2, 10) * c["fuel"])
    lines += training(c, n)
    if not c["city"]:
        lines += [c["trainers"] * duty * 200_000, c["trainers"] * duty_nights * 300_000,
            c["cars"] * c["car"],
                  c["organisers"] * duty * 200_000, c["organisers"] * duty_nights * 300_000]
    return lines


def commune(c, n):
    unsalaried, nights = n // 4, max(c["days"] - 1, 0)
    return [unsalaried * c["days"] * 150_000, unsalaried * nights * 450_000,
        unsalaried * c["trips"] * c["fare"]] + training(c, n)


def tour(c):
    duty = c["days"] + c["travel_days"]
    lodging = [35 * night * rate for night, rate in zip(c["nights"], (450_000, 350_000, 300_000))]
    return [9 * duty * 200_000, 26 * duty * 150_000] + lodging + [
        c["buses"] * c["bus"], c["speaker_sessions"] * c["speaker_fee"], 35 * c["tickets"]]


def cost(row):
    """What a row costs, class by class; row["own"] holds the figures of single classes."""
    if row["kind"] == "tour":
        return sum(half_away(Fraction(x)) for x in tour(row))
    total = 0
    for i, n in enumerate(sizes(row["people"], row["each"], row["classes"])):
        c = {**row, **row["own"].get(i + 1, {})}
        direct = sum(half_away(Fraction(x)) for x in (village if row["kind"] == "village" else commune)(c, n))
        total += direct + math.floor(direct * c["management"])
    return total


CAUSES = ["scope", "people", "days", "quantities", "unit_rates", "percentages"]


def every(name, change, only=lambda row: True):
    """Edits `name` wherever a row, or a class of it, has that figure."""
    def edit(rows):
        for row in rows:
            if not only(row) or name not in row:
                continue
            row[name] = change(row[name])
            for own in row.get("own", {}).values():
                if name in own:
                    own[name] = change(own[name])
    return edit


def of_row(code):
    return lambda row: row["row"] == code


def of_group(code):
    return lambda row: row["group"] == code


def class_of(code, number, name, value):
    def edit(rows):
        next(r for r in rows if r["row"] == code)["own"].setdefault(number, {})[name] = value
    return edit


def nights(position, change):
    def edit(rows):
        for row in rows:
            if row["kind"] == "tour":
                row["nights"][position] = change(row["nights"][position])
    return edit


def to(value):
    return lambda old: value


def tenths_up(old):
    return half_away(Fraction(old) * 11 / 10)


# Each change: its text, its cause, its edit.
CASES = [
    [("hall=1.500.000", "unit_rates", every("hall", to(1_500_000)))],
    [("ML/days=2", "days", every("days", to(2), of_row("ML")))],
    [("ML2/days=2", "days", class_of("ML", 2, "days", 2))],
    [("study-tour:days=-1", "days", every("days", lambda d: d - 1, of_group("III")))],
    [("I/days=-1", "days", every("days", lambda d: d - 1, of_group("I")))],
    [("fuel=+10%", "unit_rates", every("fuel", tenths_up))],
    [("fuel=14.501", "unit_rates", every("fuel", to(14_501)))],
    [("ML/classes=3", "scope", every("classes", to(3), of_row("ML")))],
    [("XA/classes=+1", "scope", every("classes", lambda n: n + 1, of_row("XA")))],
    [("ML/people=400", "people", every("people", to(400), of_row("ML")))],
    [("lodgers=30%", "people", every("lodgers", to(Fraction(30, 100))))],
    [("travellers=-10%", "people", every("travellers", lambda s: s * 9 / 10))],
    [("organisers=1", "people", every("organisers", to(1)))],
    [("ML/kilometres=9", "quantities", every("km", to(9), of_row("ML")))],
    [("ML/kilometres=10", "quantities", every("km", to(10), of_row("ML")))],
    [("kilometres=+5", "quantities", every("km", lambda k: k + 5))],
    [("cars=0", "quantities", every("cars", to(0)))],
    [("sessions=5", "days", every("sessions", to(5)))],
    [("hall_days=0", "days", every("hall_days", to(0)))],
    [("management=3", "percentages", every("management", to(Fraction(3, 100))))],
    [("management=-1,5", "percentages", every("management", lambda m: m - Fraction(15, 1000)))],
    [("GR/management=0", "percentages", every("management", to(Fraction(0)), of_row("GR")))],
    [("materials=-10%", "unit_rates", every("materials", lambda p: half_away(Fraction(p) * 9 / 10)))],
    [("materials=-33,33%", "unit_rates", every("materials",
        lambda p: half_away(Fraction(p) * 6667 / 10000)))],
    # What changes have to do with each other belongs to the later cause.
    [("days=2", "days", every("days", to(2))), ("ML/classes=3", "scope", every("classes", to(3),
        of_row("ML")))],
    [("management=4", "percentages", every("management", to(Fraction(4, 100)))), ("fuel=+10%",
        "unit_rates", every("fuel", tenths_up)),
     ("kilometres=+5", "quantities", every("km", lambda k: k + 5)), ("I/days=-1", "days",
         every("days", lambda d: d - 1, of_group("I"))),
     ("lodgers=30%", "people", every("lodgers", to(Fraction(30, 100)))), ("BT/classes=4", "scope",
         every("classes", to(4), of_row("BT")))],
    # Two of one cause: in the order given, one effect.
    [("hall=+10%", "unit_rates", every("hall", tenths_up)), ("fuel=15.000", "unit_rates",
        every("fuel", to(15_000)))],
    # A class's own figure is changed with its row's, and by its own share of it.
    [("ML2/hall=3.000.000", "unit_rates", class_of("ML", 2, "hall", 3_000_000)), ("ML/hall=+10%",
        "unit_rates", every("hall", tenths_up, of_row("ML")))],
    # A class that another change makes.
    [("ML/classes=5", "scope", every("classes", to(5), of_row("ML"))), ("ML5/days=2", "days",
        class_of("ML", 5, "days", 2))],
    [("study-tour:days=-1", "days", every("days", lambda d: d - 1, of_group("III"))),
        ("study-tour:nights_middle=-1", "days", nights(1, lambda n: n - 1))],
    [("trainer-fee=-20%", "unit_rates", every("fee", lambda p: half_away(Fraction(p) * 8 / 10))),
        ("ML/people=400", "people", every("people", to(400), of_row("ML")))],
]


def whatif():
    print("""# Scenarios of plan 1026: what each cause adds, in đồng. Worked out by model.py beside this file, a
# program of its own that writes every class out and edits its figures; the total before is the one
# that was worked out by hand for the main case. "0" is a cause without a change.
changes,before,scope,people,days,quantities,unit_rates,percentages,after,ML,BT,XA,TN""")
    for case in CASES:
        case = [change for change in case if change[1]]
        rows = plan()
        before = last = sum(map(cost, rows))
        effects = []
        for cause in CAUSES:
            for _, of, edit in case:
                if of == cause:
                    edit(rows)
            total = sum(map(cost, rows))
            effects.append(total - last)
            last = total
        by_row = {row["row"]: cost(row) for row in rows}
        texts = "; ".join(text for text, _, _ in case)
        print(",".join([f'"{texts}"'] + [str(x) for x in [before] + effects + [last] + [by_row[r] for r in ("ML", "BT", "XA", "TN")]]))


def off(name, tenths):
    return every(name, lambda price: half_away(Fraction(price) * (10 - tenths) / 10))


def both(*edits):
    def edit(rows):
        for each in edits:
            each(rows)
    return edit


def less(name, by, only=lambda row: True):
    return every(name, lambda n: n - by, only)


SAVINGS = [
    ("fewer-materials", [(f"materials=-{n}0%; stationery=-{n}0%", both(off("materials", n),
        off("stationery", n))) for n in (1, 2, 3)]),
    ("cheaper-hall", [(f"hall=-{n}0%", off("hall", n)) for n in (1, 2)]),
    ("lower-fees", [(f"trainer-fee=-{n}0%; speaker-fee=-{n}0%", both(off("fee", n), off("speaker_fee",
        n))) for n in (1, 2)]),
    ("lower-management", [(f"management=-{n}", less("management", Fraction(n, 100))) for n in (1, 2)]),
    ("fewer-organisers", [("organisers=-1", less("organisers", 1))]),
    # 496 people of XA in 4 classes: 124 each; 380 of TX in 3: 26 villages of 5 in the first, 130.
    ("merged-classes", [("XA/classes=4", less("classes", 1, of_row("XA"))),
                        ("XA/classes=4; TX/classes=3", less("classes", 1,
                            lambda row: row["row"] in ("XA", "TX")))]),
    ("shorter-tour", [("study-tour:days=-1; study-tour:nights_middle=-1",
                       both(less("days", 1, of_group("III")), nights(1, lambda n: n - 1)))])]


def every_combination():
    """(total, positions of the rules, their steps) of every choice of steps."""
    made = []
    for steps in itertools.product(*[range(-1, len(steps)) for _, steps in SAVINGS]):
        rows = plan()
        for (_, each), step in zip(SAVINGS, steps):
            if step >= 0:
                each[step][1](rows)
        made.append((sum(map(cost, rows)), [i for i, step in enumerate(steps) if step >= 0], steps))
    return made


def fit():
    print("""# What fits plan 1026 into a ceiling: the fewest savings, among equally many the ones that leave the
# greatest total, among those the earlier. Found by model.py beside this file, which tries all 1.296
# combinations of the steps of rates/norms/fit.toml. "no": not even all of them fit.
ceiling,fits,rules,changes,after""")
    made = every_combination()
    before = made[0][0] if not made[0][1] else None
    least = min(total for total, _, _ in made)
    ceilings = [before + 1, before, before - 1]
    for ceiling in (5_450_000_000, 5_400_000_000, 5_300_000_000, 5_250_000_000, 5_200_000_000,
        5_150_000_000, 5_100_000_000, 5_060_000_000):
        ceilings += [ceiling] + [best(made, ceiling)[0] + n for n in (1, 0, -1)]
    for ceiling in sorted(set(ceilings + [least + 1, least, least - 1, 1, 0]), reverse=True):
        found = best(made, ceiling)
        total, rules, steps = found or max(made, key=lambda m: len(m[1]) * 10 ** 12 - m[0])
        texts = "; ".join(SAVINGS[i][1][steps[i]][0] for i in rules)
        print(f'{ceiling},{"yes" if found else "no"},"{" ".join(SAVINGS[i][0] for i in rules)}","{texts}",{total}')


def best(made, ceiling):
    fitting = [m for m in made if m[0] <= ceiling]
    if not fitting:
        return None
    fewest = min(len(rules) for _, rules, _ in fitting)
    return min((m for m in fitting if len(m[1]) == fewest), key=lambda m: (-m[0], m[1], m[2]))


(fit if sys.argv[1:] == ["fit"] else whatif)()
