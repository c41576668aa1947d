#!/usr/bin/env python3
"""The schemas of schemas/files and the program's reader agree.

Every shipped file is accepted by its schema. Then, in the example plan and in one file of each kind
of regulations, every key of every table is spoiled in every way that a schema can see: a required
key dropped, a key added, a value of another type, a word outside its list, a number out of range.
The schema and the program must both refuse each of them. Both must accept the other way of writing
an amount, a number or a date, and must require the same keys.
"""

import copy
import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

import jsonschema

BINARY = os.environ["DUTOAN_BINARY"]
SOURCE = pathlib.Path(os.environ["DUTOAN_SOURCE_DIR"])
PLAN = SOURCE / "docs/examples/thanh-hoa-2020/plan.toml"
RATES = SOURCE / "rates"
BAD_INPUT = 3
MISSING_KEY = "[DT1010]"
NEEDED_SOMETIMES = {"classes", "class"}  # by the split of the group: no schema says this
MOST_AT_ONCE = 40  # the program tells fifty problems of a run


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def as_json(value):
    """What a schema sees: dates of TOML are ISO strings in JSON."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def as_toml(value):
    """`value` as TOML on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(k)} = {as_toml(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(as_toml(each) for each in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


def line_of(path):
    """What stands on a line of its own: a key of the root, or an item of a list there."""
    return tuple(path[:2]) if len(path) > 1 and isinstance(path[1], int) else tuple(path[:1])


def file_text(root):
    """`root` as TOML, and the number of each line by what stands on it."""
    lines, numbers = [], {}

    def add(text, *path):
        lines.append(text)
        if path:
            numbers[path] = len(lines)

    for key, value in root.items():
        if isinstance(value, list):
            add(f"{json.dumps(key)} = [")
            for i, each in enumerate(value):
                add(f"  {as_toml(each)},", key, i)
            add("]")
        else:
            add(f"{json.dumps(key)} = {as_toml(value)}", key)
    return "\n".join(lines) + "\n", numbers


def wrong_values(schema):
    """Values that `schema` refuses, each with what is wrong about it."""
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if "oneOf" in schema:  # a text or a list of texts
        yield "type", 7
        yield "type of an item", [7]
        return
    if "object" in types or "$ref" in schema:
        yield "type", 7
    elif "array" in types:
        yield "type", 7
        yield "type of an item", ["spoiled"] if "$ref" in schema["items"] else [True]
    elif types == ["boolean"]:
        yield "type", "yes"
    elif types == ["integer"]:
        yield "type", "4"
    elif "integer" in types:
        yield "type", True
        yield "text", "1.2.3"
    else:
        yield "type", 7
        yield ("word", "no-such-word") if "enum" in schema else ("text", " ")
    if "minimum" in schema:
        yield "least", schema["minimum"] - 1
    if "maximum" in schema:
        yield "most", schema["maximum"] + 1


def other_writing(value, schema):
    """`value` as people may write it too, or nothing."""
    if isinstance(value, datetime.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, int) and not isinstance(value, bool) and "string" in schema["type"]:
        return f"{value:,}".replace(",", ".")
    return None


class Spoiler:
    """Walks through a file beside its schema and lists every way to spoil it."""

    def __init__(self, root, schema):
        self.root, self.schema = root, schema
        self.places = {}  # of each form or map: its schema, and where it occurs
        self.rewritten = copy.deepcopy(root)  # every value written the other way
        self.bare = copy.deepcopy(root)  # no key that may be absent
        self.walk(root, schema, [])
        self.strip(self.bare, schema)

    def resolve(self, schema):
        while "$ref" in schema:
            schema = self.schema["$defs"][schema["$ref"].rpartition("/")[2]]
        return schema

    def walk(self, table, schema, path):
        schema = self.resolve(schema)
        self.places.setdefault(id(schema), (schema, []))[1].append(path)
        for key, value in table.items():
            of_key = schema["properties"][key] if "properties" in schema \
                else schema["additionalProperties"]
            self.walk_value(value, of_key, path + [key])

    def walk_value(self, value, schema, path):
        if isinstance(value, dict):
            self.walk(value, schema, path)
        elif isinstance(value, list):
            for i, each in enumerate(value):
                if isinstance(each, dict):
                    self.walk(each, schema["items"], path + [i])
        elif (written := other_writing(value, schema)) is not None:
            at(self.rewritten, path[:-1])[path[-1]] = written

    def strip(self, value, schema):
        schema = self.resolve(schema)
        if isinstance(value, list):
            for each in value:
                self.strip(each, schema["items"])
        elif isinstance(value, dict) and "properties" in schema:
            for key in value.keys() - NEEDED_SOMETIMES - set(schema.get("required", [])):
                del value[key]
            for key, each in value.items():
                self.strip(each, schema["properties"][key])

    def ways(self):
        """(path, what, edit) of every way; those of one form are spread over where it occurs."""
        for schema, paths in self.places.values():
            edits = list(form_edits(schema) if "properties" in schema
                         else map_edits(schema, at(self.root, paths[0])))
            for i, (what, edit) in enumerate(edits):
                yield paths[i % len(paths)], what, edit


def at(root, path):
    for step in path:
        root = root[step]
    return root


def form_edits(schema):
    yield "an unknown key", lambda t: t.update({"no_such_key": 1})
    for key, of_key in schema["properties"].items():
        if key in schema.get("required", []):
            yield f"no {key}", lambda t, k=key: t.pop(k)
        for what, value in wrong_values(of_key):
            yield f"wrong {what} of {key}", lambda t, k=key, v=value: t.update({k: v})


def map_edits(schema, table):
    key = next(iter(table), "key")
    for what, value in wrong_values(schema["additionalProperties"]):
        yield f"wrong {what} of an entry", lambda t, k=key, v=value: t.update({k: v})


class Bench:
    """A folder in which one file at a time is replaced and read by the program."""

    def __init__(self, folder):
        self.rates = folder / "rates"
        self.plan = folder / "plan.toml"
        shutil.copytree(RATES, self.rates)
        shutil.copy(PLAN, self.plan)
        self.failures = []
        self.ways = self.runs = 0

    def read_by_program(self, path, root):
        """The exit code, the lines of `path` at which the program points, by what they hold, and
        what it said."""
        text, numbers = file_text(root)
        path.write_text(text, encoding="utf-8")
        self.runs += 1
        run = subprocess.run(
            [BINARY, "plan", "check", "--plan", str(self.plan), "--rates", str(self.rates),
             "--lang", "en"], capture_output=True, text=True, encoding="utf-8", check=False)
        pointed = {int(n) for n in re.findall(rf"┌─ {re.escape(str(path))}:(\d+)", run.stderr)}
        return run.returncode, {what for what, n in numbers.items() if n in pointed}, run.stderr

    def try_file(self, path, root, schema):
        good = path.read_bytes()
        validator = jsonschema.Draft202012Validator(schema)
        spoiler = Spoiler(root, schema)
        for what, each in [("as shipped", root), ("written the other way", spoiler.rewritten)]:
            code, _, told = self.read_by_program(path, each)
            accepts = validator.is_valid(as_json(each))
            if code != 0 or not accepts:
                self.failures.append(f"{path.name}, {what}: schema accepts: {accepts}, program "
                                     f"exits with {code}\n{told[:500]}")
        # Other rules may refuse what is left, but nothing may be missed that the schema lets go.
        _, _, told = self.read_by_program(path, spoiler.bare)
        if MISSING_KEY in told or not validator.is_valid(as_json(spoiler.bare)):
            self.failures.append(f"{path.name}, required keys only: refused\n{told[:500]}")
        pending = list(spoiler.ways())
        self.ways += len(pending)
        for way in pending:
            self.try_schema(path, root, validator, way)
        while pending:
            pending = self.try_program(path, root, pending)
        path.write_bytes(good)

    def try_schema(self, path, root, validator, way):
        where, what, edit = way
        changed = copy.deepcopy(root)
        edit(at(changed, where))
        if validator.is_valid(as_json(changed)):
            self.failures.append(f"{path.name}, {where} {what}: the schema accepts it")

    def try_program(self, path, root, pending):
        """Spoils as many lines at once as there are; the program must point at each. What changes
        the root itself is tried alone. Returns what is left to try."""
        taken, left = {}, []
        for way in pending:
            line = line_of(way[0])
            is_free = line not in taken and () not in taken and (line or not taken)
            if is_free and len(taken) < MOST_AT_ONCE:
                taken[line] = way
            else:
                left.append(way)
        changed = copy.deepcopy(root)
        for where, _, edit in taken.values():
            edit(at(changed, where))
        code, pointed, _ = self.read_by_program(path, changed)
        for line, (where, what, _) in taken.items():
            if code != BAD_INPUT or (line and line not in pointed):
                self.failures.append(
                    f"{path.name}, {where} {what}: the program does not refuse it (exit {code})")
        return left


def schema_of(root):
    name = root["format"].split("/")[1]
    return json.loads((SOURCE / f"schemas/files/{name}.schema.json").read_text(encoding="utf-8"))


def check_shipped(failures):
    """Every shipped file against its schema; the first file of each kind of regulations."""
    first = {}
    for path in [PLAN, *sorted(RATES.rglob("*.toml"))]:
        root = read(path)
        schema = schema_of(root)
        jsonschema.Draft202012Validator.check_schema(schema)
        for error in jsonschema.Draft202012Validator(schema).iter_errors(as_json(root)):
            failures.append(f"{path.relative_to(SOURCE)}: {error.json_path}: {error.message}")
        # A longer file of a kind says more of it.
        kind = root["format"]
        if kind not in first or path.stat().st_size > first[kind].stat().st_size:
            first[kind] = path
    return first


def main():
    failures = []
    kinds = check_shipped(failures)
    shipped = {f"dutoan/{path.name.removesuffix('.schema.json')}/1"
               for path in (SOURCE / "schemas/files").iterdir()}
    if shipped != set(kinds):
        failures.append(f"kinds of files without an example: {sorted(shipped ^ set(kinds))}")
    if failures:
        print("\n".join(failures))
        return 1
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(pathlib.Path(folder))
        for path in kinds.values():
            copied = bench.plan if path == PLAN else bench.rates / path.relative_to(RATES)
            bench.try_file(copied, read(path), schema_of(read(path)))
    for failure in bench.failures:
        print(failure)
    print(f"{bench.ways} ways to spoil a file in {bench.runs} runs, "
          f"{len(bench.failures)} disagreements")
    return 1 if bench.failures else 0


if __name__ == "__main__":
    sys.exit(main())
