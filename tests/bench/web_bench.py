"""web_bench.py BINARY [--users 50] [--seconds 20] [--think MS] [--seed 1]: the web interface under load, on loopback.
web_bench.py BINARY --alone 7: each page by itself, as many times, in processor time of the server.

A book of the sample year is served by BINARY; the users keep their connections and ask one page after
another, of all pages that the menu leads to and of those that these lead to, a third of the time the panel
of what is left. With --think each waits about that long between two requests; without it none waits, and
what is measured is what so many users wait for each other. Prints for each route what the server needed
until the answer was there (Server-Timing, which includes waiting for a worker) and what the client waited.

With --alone one user asks one page after another. Processor time does not grow with what else a machine does,
so a busy machine can compare two programs by it.
"""

import argparse
import asyncio
import os
import pathlib
import random
import re
import sys
import time

options = argparse.ArgumentParser()
options.add_argument("binary")
options.add_argument("--users", type=int, default=50)
options.add_argument("--seconds", type=float, default=20)
options.add_argument("--think", type=float, default=0, help="milliseconds")
options.add_argument("--seed", type=int, default=1)
options.add_argument("--alone", type=int, default=0, help="rounds")
asked = options.parse_args()
os.environ["DUTOAN_BINARY"] = os.path.abspath(asked.binary)
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "web"))
sys.dont_write_bytecode = True
from loopback import served_sample  # noqa: E402
from payloads import crawl, pattern_of, patterns  # noqa: E402

PANEL = "/vouchers/new?beside&line=ML1/hall&amount=1tr5"


async def user(served, pages, until, chance, times):
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    while time.monotonic() < until:
        page = PANEL if chance.random() < 1 / 3 else chance.choice(pages)
        start = time.perf_counter()
        writer.write(served.head("GET", page))
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        await reader.readexactly(int(re.search(r"(?i)content-length: (\d+)", head).group(1)))
        waited = (time.perf_counter() - start) * 1000
        needed = re.search(r"answer;dur=([\d.]+)", head)
        times.append((page, int(head.split(" ", 2)[1]), float(needed.group(1)) if needed else waited, waited))
        if asked.think:
            await asyncio.sleep(chance.expovariate(1000 / asked.think))
    writer.close()


async def load(served, pages):
    times = []
    until = time.monotonic() + asked.seconds
    await asyncio.gather(*(user(served, pages, until, random.Random(asked.seed * 1000 + i), times)
                           for i in range(asked.users)))
    return times


def at(values, percent):
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def row(name, times):
    needed, waited = [t[2] for t in times], [t[3] for t in times]
    print(f"{name:34} {len(times):6} " + " ".join(f"{at(needed, p):8.1f}" for p in (50, 95, 99)) + "  " +
          " ".join(f"{at(waited, p):8.1f}" for p in (50, 95, 99)))


def processor(served):
    """What all threads of the server have used, in milliseconds."""
    threads = pathlib.Path(f"/proc/{served.process.pid}/task").iterdir()
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e6


def alone(served, pages):
    known, routes = patterns(), {}
    for page in [PANEL, *pages]:
        name = "panel of what is left" if page == PANEL else pattern_of(page.split("?")[0], known)
        served.get(page)
        for _ in range(asked.alone):
            before = processor(served)
            assert served.get(page).status == 200, page
            routes.setdefault(name, []).append(processor(served) - before)
    print(f"{'route':40} {'count':>6} {'p50':>7} {'p95':>7}  processor ms")
    for name in sorted(routes):
        print(f"{name:40} {len(routes[name]):6} {at(routes[name], 50):7.1f} {at(routes[name], 95):7.1f}")


def under_load(served, pages):
    before, work = served.memory(), served.work()
    times = asyncio.run(load(served, pages))
    work = served.work() - work
    print(f"{len(times) / asked.seconds:.0f} requests/s of {asked.users} users over {asked.seconds:.0f} s, think {asked.think:.0f} ms; "
          f"processor {work / len(times) * 1000:.2f} ms a request; memory {before:.0f} -> {served.memory():.0f} MiB; "
          f"load of the machine {os.getloadavg()[0]:.1f}")
    wrong = [t for t in times if t[1] != 200]
    print(f"{'route':34} {'count':>6} {'server ms: p50, p95, p99':>26}  {'client ms: p50, p95, p99':>26}")
    known = patterns()
    routes = {}
    for t in times:
        routes.setdefault("panel of what is left" if t[0] == PANEL else pattern_of(t[0].split("?")[0], known), []).append(t)
    for name in sorted(routes):
        row(name, routes[name])
    row("all", times)
    refused = sorted({(t[0], t[1]) for t in wrong})
    print(f"not 200: {refused}" if refused else "every answer was 200")


with served_sample() as served:
    (alone if asked.alone else under_load)(served, crawl(served)[0])
