"""Compares the tables that Spark wrote with the lines of one worker: check.py MANIFEST DIRECT_JSONL RESULTS"""
import csv
import glob
import json
import sys
from collections import Counter

import pyarrow.parquet as parquet

NAMES = ("recording_id", "participant", "visit", "condition")


def main(manifest, direct, results):
    with open(manifest, encoding="utf-8") as file:
        planned = {row["recording_id"]: row for row in csv.DictReader(file)}
    with open(direct, encoding="utf-8") as file:
        lines = file.read().splitlines()
    expected = {line["id"]: line for line in map(json.loads, lines)}
    assert len(lines) == len(planned) and set(expected) == set(planned), "one worker: not every recording exactly once"

    # The lines themselves: the same bytes, whatever was killed.
    written = []
    for path in glob.glob(f"{results}/lines/part-*"):
        with open(path, encoding="utf-8") as file:
            written += file.read().splitlines()
    assert Counter(written) == Counter(lines), "the lines differ from those of one worker"

    tables = {name: parquet.read_table(f"{results}/{name}.parquet").to_pylist()
              for name in ("recordings", "figures", "strides", "stumbles", "failures")}

    # Every recording exactly once, with its own names.
    ids = Counter(row["recording_id"] for row in tables["recordings"])
    assert ids == Counter(list(planned)), "not every recording exactly once"
    for row in tables["recordings"] + tables["failures"]:
        assert all(row[name] == planned[row["recording_id"]][name] for name in NAMES), row

    # Only the poison crashed; the broken ones failed, each for its own reason.
    status = {row["recording_id"]: row["status"] for row in tables["recordings"]}
    code = {row["recording_id"]: (row["status"], row["code"]) for row in tables["failures"]}
    assert code == {
        "poison": ("crashed", "crashed"), "broken-empty": ("failed", "bad_data"), "broken-text": ("failed", "bad_data"),
        "broken-missing": ("failed", "cannot_open")}, code
    assert all(status[name] == "ok" for name in planned if name not in code), "a healthy recording has no result"
    for row in tables["failures"]:
        error = expected[row["recording_id"]]["error"]
        assert all(row[name] == error.get(name) for name in ("code", "role", "line", "message", "hint")), (row, error)

    # Row for row what the worker says.
    good = [line for line in expected.values() if line["status"] == "ok"]
    for row in tables["recordings"]:
        line = expected[row["recording_id"]]
        for name in ("version", "fingerprint", "duration_s", "laterality"):
            assert row[name] == line.get(name), (name, row[name], line.get(name))
        for name in ("files", "inputs", "quality", "feet"):
            assert without_empty(row[name] or []) == without_empty(line.get(name, [])), (name, row[name], line.get(name))
    compare("figures", tables["figures"], ((line, figure) for line in good for figure in line["figures"]))
    compare("stumbles", tables["stumbles"], ((line, stumble) for line in good for stumble in line["stumbles"]))
    compare("strides", tables["strides"], (
        (line, dict(zip(line["strides"], values)))
        for line in good for values in zip(*line["strides"].values(), strict=True)))
    assert all(tables.values()), "an empty table"

    print(f"equal to one worker: {len(ids)} recordings, {len(set(ids))} distinct, {dict(Counter(status.values()))}, "
          + ", ".join(f"{len(rows)} {name}" for name, rows in tables.items() if name != "recordings"))


def compare(name, rows, expected):
    """The rows hold exactly what is expected, in any order; what is missing in a line is null in a row."""
    columns = [column for column in rows[0] if column not in NAMES] if rows else []
    found = Counter((row["recording_id"], *(row[column] for column in columns)) for row in rows)
    wanted = Counter()
    for line, item in expected:
        assert not columns or set(item) <= set(columns), (name, set(item) - set(columns))
        wanted[(line["id"], *(item.get(column) for column in columns))] += 1
    assert found == wanted, (name, list((found - wanted).items())[:3], list((wanted - found).items())[:3])


def without_empty(items):
    return [{name: value for name, value in item.items() if value is not None} for item in items]


main(*sys.argv[1:])
