#!/usr/bin/env python3
"""Compares what the program reads of C3D files with what ezc3d reads: rates, lengths, gaps, and the range of every
coordinate of a marker and of every force, moment and centre of pressure.

usage: python3 Scripts/check-c3d.py PROGRAM FILE.c3d ...

Needs `pip install ezc3d numpy`. Exits with 1 when something differs.
"""

import json
import subprocess
import sys

import ezc3d
import numpy as np

# The inspection prints six decimals in the file's unit.
TOLERANCE = 2e-6
# Below this force there is no centre of pressure, N.
LEAST_FORCE = 10.0
DERIVED = ["ANGLES", "FORCES", "MOMENTS", "POWERS", "SCALARS"]


def inspected(program, path):
    """The streams the program finds, by name."""
    result = subprocess.run([program, "inspect", path, "--format", "json"], capture_output=True, text=True)
    if result.returncode:
        sys.exit(f"{path}: {result.stderr.strip()}")
    return {stream["sensor"]: stream for stream in json.loads(result.stdout)["streams"]}


def texts(file, group, name):
    """The strings of a parameter and its continuations."""
    values, number = [], 1
    while f"{name}{number if number > 1 else ''}" in file["parameters"].get(group, {}):
        values += file["parameters"][group][f"{name}{number if number > 1 else ''}"]["value"]
        number += 1
    return values


def expected(path):
    """What the streams should hold: name, rate, and rows of signals with NaN where nothing was measured."""
    file = ezc3d.c3d(path, extract_forceplat_data=True)
    points = file["data"]["points"][:3]
    rate = file["parameters"]["POINT"]["RATE"]["value"][0]
    derived = {label for name in DERIVED for label in texts(file, "POINT", name)}
    labels, counts = texts(file, "POINT", "LABELS"), {}
    for index in range(points.shape[1]):
        label = labels[index].strip() if index < len(labels) else ""
        rows = np.where(np.isnan(points[:, index]).any(axis=0), np.nan, points[:, index])
        if not label or label.startswith("*") or label in derived or np.isnan(rows).all():
            continue
        counts[label] = counts.get(label, 0) + 1
        yield label if counts[label] == 1 else f"{label} ({counts[label]})", rate, rows
    samples = file["data"]["analogs"].shape[2] / max(points.shape[2], 1)
    for number, plate in enumerate(file["data"]["platform"], 1):
        # Level plates: the vertical of the laboratory is the plate's normal.
        loaded = np.abs(plate["force"][2]) >= LEAST_FORCE
        centre = np.where(loaded, plate["center_of_pressure"], np.nan)
        yield f"plate {number}", rate * samples, np.vstack([plate["force"], plate["moment"], centre])


def differences(stream, rate, rows):
    """What differs between a stream and its rows."""
    if stream is None:
        yield "not read"
        return
    if abs(stream["effective_rate_hz"] - rate) > 1e-5:
        yield f"rate {stream['effective_rate_hz']} and {rate}"
    if stream["n_samples"] != rows.shape[1]:
        yield f"{stream['n_samples']} and {rows.shape[1]} samples"
    for channel, row in zip(stream["channels"], rows, strict=True):
        missing = int(np.isnan(row).sum())
        if channel["n_missing"] != missing:
            yield f"{channel['name']}: {channel['n_missing']} and {missing} missing"
        elif missing < len(row):
            for name, value in [("min", np.nanmin(row)), ("max", np.nanmax(row))]:
                if abs(channel[name] - value) > TOLERANCE * max(1, abs(value)):
                    yield f"{channel['name']}: {name} {channel[name]} and {value}"


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    is_same = True
    for path in sys.argv[2:]:
        streams = inspected(sys.argv[1], path)
        wanted = list(expected(path))
        found = [f"{name}: {text}" for name, rate, rows in wanted for text in differences(streams.get(name), rate, rows)]
        found += [f"{name}: not in the file" for name in streams if name not in {entry[0] for entry in wanted}]
        print(f"{path}: {len(wanted)} markers and plates, {len(found)} differences")
        for text in found:
            print(f"  {text}")
        is_same = is_same and not found
    sys.exit(0 if is_same else 1)


if __name__ == "__main__":
    main()
