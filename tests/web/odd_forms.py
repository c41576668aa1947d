"""Forms, programs' bodies and raw bytes, changed by chance, over all routes, as every role: W2, W6, W8, W11.

odd_forms.py [--time SECONDS] [--seed N]: every request comes from a form that the interface shows or a route that
schemas/api/openapi.json lists, and is changed: fields dropped, doubled, swapped, filled with what means harm, the
body cut, a byte turned, the token wrong, the type another, sent in pieces or not to the end. No answer is a
fault; what is refused writes nothing; nothing is accepted under a wrong token. In the end the book and the
trail verify, and the book is the same to the byte where nothing was accepted. One line of counts.
"""

import argparse
import json
import random
import re
import sys
import urllib.parse

sys.dont_write_bytecode = True
from loopback import ROLES, SOURCE, Line, run, say, seconds, served_sample  # noqa: E402
from payloads import ALL, crawl  # noqa: E402

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
KEPT_OPEN = 60  # connections that ask for something and do not say the rest
LEFT_ALONE = ("/account/password", "/people")  # who is in stays in; their own tests put people out


class Run:
    """What was asked by chance, and what became of it."""

    def __init__(self, served, seed):
        self.served, self.chance = served, random.Random(seed)
        self.counts = dict.fromkeys(("forms", "bodies", "bytes", "slow", "shown", "accepted", "refused", "closed"), 0)
        self.wrong, self.open = [], []
        paths = json.loads((SOURCE / "schemas/api/openapi.json").read_text())["paths"]
        self.paths = [(way, p) for p, ways in paths.items() for way in ways if not p.startswith(LEFT_ALONE)]
        self.forms = [f for f in self.found() if not f["action"].startswith(LEFT_ALONE)]

    def found(self):
        """The forms that those are shown who enter most."""
        forms = []
        for person in ("accountant", "head"):
            self.served.come_in(person)
            forms += crawl(self.served, each=1)[1]
        return forms

    # ---- Changed by chance

    def value(self):
        chance = self.chance
        if chance.random() < 0.7:
            return chance.choice(ALL)[:chance.choice((5, 300, 20000))]
        return chance.randbytes(chance.randrange(40)).decode("latin-1")

    def changed(self, fields):
        """The fields with one to four changes."""
        chance, fields = self.chance, list(fields)
        for _ in range(chance.randrange(1, 5)):
            if not fields:
                break
            at, way = chance.randrange(len(fields)), chance.randrange(6)
            if way == 0:
                del fields[at]
            elif way == 1:
                fields += [fields[at]] * chance.choice((1, 2, 400))
            elif way == 2:
                other = chance.randrange(len(fields))
                fields[at], fields[other] = (fields[at][0], fields[other][1]), (fields[other][0], fields[at][1])
            elif way == 3:
                fields[at] = (self.value()[:50], fields[at][1])
            else:
                fields[at] = (fields[at][0], self.value())
        return fields

    def path(self, pattern):
        names = ["ML1", "BT5", "PC-1", "1", "B01", "hall", "DT2001", "travel.perdiem"]
        return re.sub(r"\{[^}]*\}", lambda _: urllib.parse.quote(
            self.chance.choice(names) if self.chance.random() < 0.6 else self.value()[:200], safe=""), pattern)

    def turned(self, data):
        """The bytes with some of them others, gone or more than there were."""
        data = bytearray(data)
        for _ in range(self.chance.randrange(1, 6)):
            at = self.chance.randrange(len(data))
            data[at:at + self.chance.randrange(3)] = self.chance.randbytes(self.chance.randrange(3))
            if not data:
                break
        return bytes(data)

    # ---- Asked

    def form_request(self):
        form = self.chance.choice(self.forms)
        values = [(n, v) for n, _, v in form["fields"] if n != "token"]
        body = urllib.parse.urlencode(self.changed(values), encoding="utf-8", errors="replace")
        if form["method"] == "get":
            return "GET", form["action"].split("?")[0] + "?" + body[:6000], [], b"", True
        is_right = self.chance.random() < 0.9
        token = self.served.token if is_right else self.chance.choice(("", "0" * 64, self.served.token[:-1]))
        kind = FORM if self.chance.random() < 0.9 else self.chance.choice((JSON, "text/plain", "multipart/form-data; boundary=X", ""))
        return "POST", form["action"], [("Content-Type", kind)], f"token={token}&{body}".encode(), is_right

    def body_request(self):
        way, pattern = self.chance.choice(self.paths)
        target = "/api/1" + self.path(pattern)
        if way == "get":
            query = urllib.parse.urlencode(self.changed([("by", "line"), ("on", "2020-12-31"), ("as", "json")]), errors="replace")
            return "GET", target + "?" + query[:6000], [], b"", True
        body = {n: self.chance.choice((v, [v], [v, 1], 10**30, -1, True, None, {"a": v}))
                for n, v in self.changed([("line", "BT5/hall"), ("amount", "1"), ("date", "2020-09-15"), ("number", "X-1"), ("payee", "x"), ("id", "x")])}
        is_right = self.chance.random() < 0.9
        headers = [("Content-Type", JSON), ("X-Dutoan-Token", self.served.token if is_right else "0" * 64)]
        return "POST", target, headers, json.dumps(body).encode(), is_right

    def judge(self, what, answer, is_right=True):
        if answer is None:
            self.counts["closed"] += 1
            return
        is_write = what.startswith("POST") and answer.status < 400
        self.counts["refused" if answer.status >= 400 else "accepted" if is_write else "shown"] += 1
        if answer.status >= 500 and answer.status != 503:
            self.wrong.append(f"{what}: {answer.status} {answer.body[:60]!r}")
        if is_write and not is_right:
            self.wrong.append(f"{what}: {answer.status} under a wrong token")
        now = self.stamp()
        if now != self.last and not is_write:
            self.wrong.append(f"{what}: {answer.status}, and the book was written")
        self.last = now

    def stamp(self):
        state = self.served.book.stat()
        return state.st_mtime_ns, state.st_size

    def ask(self, kind, request):
        method, target, headers, body, is_right = request
        self.counts[kind] += 1
        self.judge(f"{method} {target[:120]} {body[:200]!r}",
                   self.served.ask(method, target, headers, body if method == "POST" else None), is_right)

    def ask_bytes(self):
        """A whole request of which some bytes are others; each on a connection of its own."""
        method, target, headers, body, _ = self.chance.choice((self.form_request, self.body_request))()
        data = self.turned(self.served.head(method, target, headers, body) + body)
        self.counts["bytes"] += 1
        line = Line(self.served.port, 120)
        try:
            for at in range(0, len(data), size := self.chance.choice((len(data) + 1, 1000, 37))):
                line.send(data[at:at + size])
            line.socket.shutdown(1)
            answer = line.read_answer(has_body=not data.startswith(b"HEAD"))
        except OSError:
            answer = None
        finally:
            line.close()
        self.judge(f"{method} {data[:300]!r}", answer)

    def begin_slowly(self):
        """One more that does not say the rest; the oldest makes room."""
        method, target, headers, body, _ = self.form_request()
        data = self.served.head(method, target, headers, body) + body
        self.counts["slow"] += 1
        line = Line(self.served.port, 120)
        line.send(data[:self.chance.randrange(len(data))])
        self.open.append(line)
        if len(self.open) > KEPT_OPEN:
            self.open.pop(0).close()

    def step(self):
        kind = self.chance.random()
        if kind < 0.02:
            self.served.come_in(self.chance.choice(ROLES))
        elif kind < 0.45:
            self.ask("forms", self.form_request())
        elif kind < 0.75:
            self.ask("bodies", self.body_request())
        elif kind < 0.9:
            self.ask_bytes()
        else:
            self.begin_slowly()

    def go_on(self, lasting):
        self.last, began = self.stamp(), seconds()
        while seconds() - began < lasting and len(self.wrong) < 20:
            self.step()
        for line in self.open:
            line.close()
        assert not self.wrong, "\n".join(self.wrong)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--time", type=int, default=15)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    with served_sample(has_people=True) as served:
        before, memory = served.digest(), served.memory()
        going = Run(served, asked.seed)
        going.go_on(asked.time)
        grown = served.memory() - memory
        assert served.get("/left").status == 200
        if not going.counts["accepted"]:
            assert served.digest() == before, "nothing was accepted, and the book is another one"
        folder, book = served.book.parent, str(served.book)
        run(folder, "verify", "--book", book)
        run(folder, "user", "log", "--verify", "--book", book)
    say(f"seed {asked.seed}, {asked.time} s: " + ", ".join(f"{n} {kind}" for kind, n in going.counts.items())
        + f"; memory +{grown:.0f} MiB; no fault, book and trail verify")


if __name__ == "__main__":
    main()
