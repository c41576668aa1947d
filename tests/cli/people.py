#!/usr/bin/env python3
"""The people of a book by the command line, and what `serve` refuses before anybody is let in."""

import http.client
import json
import os
import pathlib
import re
import signal
import stat
import subprocess
import sys
import tempfile
import urllib.parse

SOURCE = pathlib.Path(os.environ["DUTOAN_SOURCE_DIR"])
ENVIRONMENT = {"PATH": os.environ.get("PATH", "/usr/bin"), "LC_ALL": "C.UTF-8", "DUTOAN_LANG": "en",
               "DUTOAN_RATES": str(SOURCE / "rates"), "USER": "root-of-tests"}
PASSWORD = "bon tram linh nam con cho"

# words after "dutoan", what is piped in, exit code, what is said somewhere
STEPS = [
    ("user list --book none.db", None, 8, "DT8010"),
    ("serve --port 0", None, 3, "DT9120"),
    ("user add quan-tri --name An --role administrator", "short\n", 3, "DT9105"),
    ("user add quan-tri --name An --role administrator --dry-run", PASSWORD + "\n", 0, "Dry run"),
    ("user list", None, 0, "PEOPLE AND ROLES"),
    ("user add quan-tri --name An --role administrator", "", 3, "DT9111"),
    ("user add quan-tri --name An --role administrator", PASSWORD + "\n", 0, "Added quan-tri"),
    ("user add quan-tri --name An --role administrator", PASSWORD + "\n", 6, "DT9101"),
    ("user add kt.hoa --name Hoa --role accountant --password-file secret", None, 0, "Added kt.hoa"),
    ("user add kt.lan --name Lan --role owner", PASSWORD + "\n", 2, "DT9004"),
    ("user list", None, 0, "kt.hoa"),
    ("user role kt.hoa --role chief_accountant", None, 0, "Chief accountant"),
    ("user disable quan-tri", None, 6, "DT9110"),
    ("user disable nobody", None, 4, "DT9100"),
    ("user disable kt.hoa", None, 0, "Let in no more: kt.hoa"),
    ("user enable kt.hoa", None, 0, "Let in again: kt.hoa"),
    ("user passwd kt.hoa", PASSWORD + " moi\n", 0, "A new password for kt.hoa"),
    ("user log", None, 0, "kt.hoa: chief_accountant"),
    ("user log --person nobody", None, 0, "AUDIT TRAIL"),
    ("user log --before x", None, 2, "DT9004"),
    ("user log --verify", None, 0, "Entries: 6"),
    ("serve --address 0.0.0.0", None, 3, "DT9121"),
    ("serve --address 10.0.0.1 --port 0", None, 3, "DT9121"),
    ("serve --behind-tls", None, 3, "DT9122"),
    ("serve --port 70000", None, 2, "DT9004"),
]


def run(words, folder, text):
    return subprocess.run([os.environ["DUTOAN_BINARY"], *words.split()], cwd=folder, env=ENVIRONMENT,
                          input=text or "", text=True, encoding="utf-8", stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=120)


def steps(folder, failures):
    for words, text, code, said in STEPS:
        done = run(words, folder, text)
        if done.returncode != code or said not in done.stdout:
            failures.append(f"dutoan {words}: exit {done.returncode}, not {code} with \"{said}\":\n{done.stdout}")
        if PASSWORD in done.stdout:
            failures.append(f"dutoan {words} prints a password")


def ask(port, method, path, body=None, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def served(folder, failures):
    """Somebody comes in over a socket, sees the book, and is put out by the command line."""
    server = subprocess.Popen([os.environ["DUTOAN_BINARY"], "serve", "--port", "0"], cwd=folder,
                              env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        port = int(re.search(r":(\d+)/", server.stdout.readline()).group(1))
        answer, text = ask(port, "GET", "/left?by=line")
        if answer.status != 401 or 'name="to" value="/left?by=line"' not in text:
            failures.append(f"without a session: {answer.status}\n{text}")
        form = urllib.parse.urlencode({"person": "kt.hoa", "password": PASSWORD + " moi",
                                       "to": "/left?by=line"})
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        answer, _ = ask(port, "POST", "/login", form, kind)
        cookie = (answer.headers["Set-Cookie"] or "").split(";")[0]
        if answer.status != 303 or answer.headers["Location"] != "/left?by=line":
            failures.append(f"login: {answer.status} {answer.headers['Location']}")
        answer, text = ask(port, "GET", "/account", headers={"Cookie": cookie})
        if answer.status != 200 or "kt.hoa" not in text:
            failures.append(f"account: {answer.status}")
        run("user disable kt.hoa", folder, None)
        answer, _ = ask(port, "GET", "/account", headers={"Cookie": cookie})
        if answer.status != 401:
            failures.append(f"a disabled person still gets {answer.status}")
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=120)
    log = json.loads(run("user log -O json", folder, None).stdout)
    deeds = [row["deed"] for row in log["tables"]["entries"]["rows"]]
    if "came in" not in deeds:
        failures.append(f"the trail does not tell of the login: {deeds}")


def main():
    failures = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "secret").write_text(PASSWORD + "\nand no more\n", encoding="utf-8")
        run("init", folder, None)
        steps(folder, failures)
        served(folder, failures)
        mode = stat.S_IMODE((folder / "so.db-people.db").stat().st_mode)
        if mode != 0o600:
            failures.append(f"the file of people has mode {mode:o}")
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
