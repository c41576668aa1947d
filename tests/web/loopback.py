"""A server of our own on loopback, and requests to it byte by byte; what the scripts of this folder share.

Each script makes a book of the sample year below a temporary folder, serves it by `dutoan open` under a
port that is free, and ends only what it started. Every answer that `read_answer` reads must carry the
standing headers: no test needs to think of them.
"""

import contextlib
import hashlib
import os
import pathlib
import re
import resource
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.parse

SOURCE = pathlib.Path(os.environ.get("DUTOAN_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
BINARY = os.environ.get("DUTOAN_BINARY", str(SOURCE / "build/dev/dutoan"))
IS_SANITIZED = bool(os.environ.get("DUTOAN_SANITIZED"))
SETTINGS = {"PATH": os.environ["PATH"], "DUTOAN_SAMPLES": str(SOURCE / "docs/examples"),
            "DUTOAN_PLAN": str(SOURCE / "docs/examples/thanh-hoa-2020/plan.toml"),
            "DUTOAN_RATES": str(SOURCE / "rates"), "DUTOAN_AUTHOR": "kt.hoa",
            **{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}}
STANDING = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
                               "img-src 'self' data:; font-src 'self'; connect-src 'self'; "
                               "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Answer:
    """Status, headers by lower-case name (the last of several) and body."""

    def __init__(self, head, body):
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split(" ", 2)[1])
        self.headers = {}
        self.cookies = []
        for line in lines[1:]:
            name, _, value = line.partition(":")
            name, value = name.strip().lower(), value.strip()
            self.headers[name] = value
            if name == "set-cookie":
                self.cookies.append(value)
        self.body = body
        if self.status == 100:
            return
        for name, value in STANDING.items():
            assert self.headers.get(name) == value, f"{self.status}: header {name} is missing: {self.headers}"

    def text(self):
        return self.body.decode("utf-8")


class Line:
    """One connection."""

    def __init__(self, port, patience=20):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=patience)
        self.rest = b""

    def close(self):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def read_answer(self, has_body=True):
        """The next answer, or nothing where the other end closed instead."""
        try:
            while b"\r\n\r\n" not in self.rest:
                more = self.socket.recv(65536)
                if not more:
                    assert not self.rest, f"half an answer: {self.rest[:80]!r}"
                    return None
                self.rest += more
        except (ConnectionResetError, BrokenPipeError):
            return None
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        length = re.search(rb"(?im)^content-length: *(\d+)", head)
        size = int(length.group(1)) if length and has_body else 0
        parts, have = [self.rest], len(self.rest)
        while have < size:
            more = self.socket.recv(1 << 20)
            assert more, "a body that ends early"
            parts.append(more)
            have += len(more)
        whole = b"".join(parts)
        self.rest = whole[size:]
        return Answer(head, whole[:size])


PASSWORD = "bon tram linh nam con cho"  # of everybody in a book of several people
ROLES = ("administrator", "drafter", "accountant", "chief_accountant", "head", "appraiser", "auditor")


class Served:
    """A book that is served, and somebody who is in: its owner, or one of several people."""

    def __init__(self, folder, book, descriptors=None, has_people=False):
        def limit():
            if descriptors:
                resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))
        self.book = book
        self.errors = open(pathlib.Path(folder) / "errors.txt", "wb")
        way = ["serve"] if has_people else ["open", "--no-browser"]
        self.process = subprocess.Popen(
            [BINARY, *way, "--book", str(book), "--port", "0"], cwd=folder, env=SETTINGS, stdout=subprocess.PIPE,
            stderr=self.errors, preexec_fn=limit)
        said = self.process.stdout.readline().decode()
        found = re.search(r"http://127\.0\.0\.1:(\d+)(/\S*)", said)
        assert found, f"no address: {said}"
        self.port = int(found.group(1))
        self.host = f"127.0.0.1:{self.port}"
        self.line = None
        self.cookie = ""
        self.token = ""
        if has_people:
            self.come_in("head")
        else:
            self.take_session(self.ask("GET", found.group(2)))

    def come_in(self, person):
        """Everything is asked as that person from now on."""
        self.cookie = ""
        self.take_session(self.log_in(person))

    def log_in(self, person, password=PASSWORD):
        return self.ask("POST", "/login", [("Content-Type", "application/x-www-form-urlencoded")],
                        urllib.parse.urlencode({"person": person, "password": password}).encode())

    def take_session(self, came_in):
        assert came_in.status in (200, 303), came_in.status
        self.cookie = came_in.cookies[0].split(";")[0]
        self.token = re.search(r'name="token" value="([0-9a-f]+)"', self.get("/").text()).group(1)

    def head(self, method, target, headers=(), body=None, is_in=True):
        lines = [f"{method} {target} HTTP/1.1", f"Host: {self.host}"]
        if is_in and self.cookie:
            lines.append(f"Cookie: {self.cookie}")
        lines += [f"{name}: {value}" for name, value in headers]
        if body is not None:
            lines.append(f"Content-Length: {len(body)}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def ask(self, method, target, headers=(), body=None, is_in=True):
        """One request on the connection that is kept for them; it is made anew where it has ended."""
        for attempt in (1, 2):
            if self.line is None:
                self.line = Line(self.port, 120)
            try:
                self.line.send(self.head(method, target, headers, body, is_in) + (body or b""))
                answer = self.line.read_answer(has_body=method != "HEAD")
            except (BrokenPipeError, ConnectionResetError):
                answer = None
            if answer is not None:
                if answer.headers.get("connection", "").lower() == "close":
                    self.line.close()
                    self.line = None
                return answer
            self.line.close()
            self.line = None
            self.assert_alive()
        raise AssertionError(f"no answer to {method} {target}")

    def get(self, target):
        return self.ask("GET", target)

    def post(self, path, fields):
        """A form as our own pages send it."""
        body = urllib.parse.urlencode([("token", self.token), *fields]).encode()
        return self.ask("POST", path, [("Content-Type", "application/x-www-form-urlencoded"),
                                       ("Origin", f"http://{self.host}"),
                                       ("Sec-Fetch-Site", "same-origin")], body)

    def assert_alive(self):
        assert self.process.poll() is None, (
            f"the server ended with {self.process.returncode}: " +
            pathlib.Path(self.errors.name).read_text(errors="replace")[-2000:])

    def memory(self):
        """Resident, in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def work(self):
        """Processor time used so far, in seconds."""
        words = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    def digest(self):
        """Of the book's bytes: what was written shows here."""
        return hashlib.sha256(self.book.read_bytes()).hexdigest()

    def end(self):
        """Asks it to end, as Ctrl+C does."""
        if self.line:
            self.line.close()
        self.process.send_signal(2)
        code = self.process.wait(60)
        self.errors.close()
        said = pathlib.Path(self.errors.name).read_text(errors="replace")
        assert code == 0, f"the server ended with {code}: {said[-4000:]}"
        assert "Sanitizer" not in said and "runtime error" not in said, said[-4000:]


def lend_plan(folder):
    """The plan and the rates as copies: pages write them, and the sources are nobody's to write."""
    shutil.copytree(SOURCE / "docs/examples/thanh-hoa-2020", folder / "plan")
    shutil.copytree(SOURCE / "rates", folder / "rates")
    SETTINGS.update(DUTOAN_PLAN=str(folder / "plan/plan.toml"), DUTOAN_RATES=str(folder / "rates"))


def run(folder, *words, **how):
    """A command of the program; it must succeed."""
    return subprocess.run([BINARY, *words], cwd=folder, env=SETTINGS, check=True,
                          stdout=subprocess.PIPE, **how).stdout


@contextlib.contextmanager
def served_sample(descriptors=None, has_people=False):
    """The sample year, served to its owner, or to one person of each role, whose code is its word."""
    with tempfile.TemporaryDirectory() as folder:
        lend_plan(pathlib.Path(folder))
        book = pathlib.Path(folder) / "so.db"
        run(folder, "init", "--sample", "thanh-hoa-2020", "--book", str(book))
        for role in ROLES if has_people else ():
            run(folder, "user", "add", role, "--name", role, "--role", role, "--book", str(book),
                input=PASSWORD.encode())
        served = Served(folder, book, descriptors, has_people)
        try:
            yield served
            served.assert_alive()
        finally:
            if served.process.poll() is None:
                served.end()


def say(text):
    print(text, flush=True)


def seconds():
    return time.monotonic()
