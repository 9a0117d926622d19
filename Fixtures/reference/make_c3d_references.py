#!/usr/bin/env python3
"""Writes the reference values that the tests of the C3D reader compare with, computed by ezc3d.

    python3 Fixtures/reference/make_c3d_references.py REAL_DATA FORMATS

REAL_DATA is the folder of real recordings, FORMATS that of genuine samples of formats; the files themselves are not in
the repository. Needs `pip install ezc3d numpy`. The values land in c3d.json beside this script.
"""

import hashlib
import json
import pathlib
import sys

import ezc3d
import numpy as np

HERE = pathlib.Path(__file__).parent
FILES = [
    ("data", "force_plates/Gait.c3d"),
    ("data", "force_plates/Qualisys.c3d"),
    ("formats", "c3d/Gait_DEC_int.c3d"),
    ("formats", "c3d/racing_full_69.99Hz.c3d"),
    ("formats", "c3d/walking2.c3d"),
    ("formats", "c3d/walking5.c3d"),
    ("formats", "c3d/walkingOptiTrack_DEC_noanalog.c3d"),
]


def digest(rows):
    """SHA-256 of rows of doubles, little-endian, what is missing as zero."""
    rows = np.ascontiguousarray(np.where(np.isnan(rows), 0.0, rows), dtype="<f8")
    return hashlib.sha256(rows.tobytes()).hexdigest()


def listed(columns):
    """A list of vectors; what is not finite is null."""
    return [[value if np.isfinite(value) else None for value in vector] for vector in columns.T.tolist()]


def plate(found):
    """Force, moment and centre of pressure of a plate at every 397th sample, in N, N·mm and mm."""
    pick = slice(0, None, 397)
    rows = {key: listed(found[key][:, pick]) for key in ("force", "moment", "center_of_pressure")}
    return {"units": [found["unit_force"], found["unit_moment"], found["unit_position"]], **rows}


def describe(path):
    """What ezc3d reads of a file."""
    file = ezc3d.c3d(str(path), extract_forceplat_data=True)
    points = file["data"]["points"][:3].transpose(1, 0, 2)
    analog = file["data"]["analogs"][0]
    return {
        "points": points.shape[0],
        "frames": points.shape[2],
        "rate": file["parameters"]["POINT"]["RATE"]["value"][0],
        "missing": int(np.isnan(points).any(axis=1).sum()),
        "points_sha256": digest(points),
        "channels": analog.shape[0],
        "analog_samples": analog.shape[1],
        "analog_sha256": digest(analog),
        "plates": [plate(found) for found in file["data"]["platform"]],
    }


def main():
    folders = {"data": pathlib.Path(sys.argv[1]), "formats": pathlib.Path(sys.argv[2])}
    files = [{"folder": folder, "file": name, **describe(folders[folder] / name)} for folder, name in FILES]
    content = {"ezc3d": ezc3d.__version__, "stride": 397, "files": files}
    text = json.dumps(content, separators=(",", ":")).replace('{"folder"', '\n{"folder"')
    (HERE / "c3d.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
