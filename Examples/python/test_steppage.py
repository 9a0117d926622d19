"""The Python doorway against the program: python3 test_steppage.py [STEPPAGE], or pytest with STEPPAGE set.

What the doorway gives is compared with the files the command writes for the same recording.
"""
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from steppage import Session, Steppage, SteppageError

DEMO = Path(__file__).resolve().parents[2] / "Fixtures" / "demo"
PROGRAM = os.environ.get("STEPPAGE", "steppage")
BOTH = {"left": DEMO / "left.csv", "right": DEMO / "right.csv"}


def test_tables_equal_those_of_the_command():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([PROGRAM, "analyze", "--left", BOTH["left"], "--right", BOTH["right"], "--out", folder, "--quiet"],
                       check=True, stdout=subprocess.DEVNULL)
        with open(Path(folder) / "strides.csv", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        with open(Path(folder) / "session.json", encoding="utf-8") as file:
            written = json.load(file)
    with Steppage(PROGRAM) as steppage:
        session = steppage.analyse(**BOTH)

    assert len(rows) > 20 and list(session.strides.columns) == list(rows[0])
    for row, stride in zip(rows, session.strides.to_dict("records"), strict=True):
        for name, text in row.items():
            assert agree(text, stride[name]), (name, text, stride[name])

    assert len(session.stumbles) == len(written["stumbles"])
    assert session.result["laterality"] == written["laterality"]
    for foot in session.result["feet"]:
        assert foot["n_strides"] == written["feet"][foot["side"]]["n_strides"]
        assert foot["finding"] == written["feet"][foot["side"]]["foot_drop"]["finding"]
    table = session.parameters.set_index(["side", "parameter"])
    for side in ("left", "right"):
        for name, expected in written["feet"][side]["parameters"].items():
            for key, figure in (("median", "value"), ("mean", "mean"), ("p95", "p95"), ("n", "n")):
                text = "" if expected[key] is None else str(expected[key])
                assert agree(text, table.loc[(side, name), figure]), (side, name, key)


def agree(text, value):
    """Whether a value, in full, is what is written rounded; a cell is empty where there is none."""
    if isinstance(value, str):
        return text == value
    if not text:
        return value is None or value != value
    decimals = len(text.partition(".")[2])
    return abs(float(text) - value) <= 0.500001 * 10**-decimals


def test_options_arrive():
    with Steppage(PROGRAM) as steppage:
        whole, part = steppage.analyse(**BOTH), steppage.analyse(**BOTH, to=15.0)
    assert 0 < len(part.strides) < len(whole.strides)
    assert part.strides["end_s"].max() <= 15.0 + 1 / 128  # the file has 128 samples a second


def test_failure_is_an_exception_and_the_worker_goes_on():
    with Steppage(PROGRAM) as steppage:
        for job, code in (({"left": DEMO / "missing.csv"}, "cannot_open"), ({"left": __file__}, "bad_data")):
            try:
                steppage.analyse(**job)
            except SteppageError as error:
                assert error.code == code and error.message and error.job == job, error
            else:
                raise AssertionError(f"{job} has a result")
        assert len(steppage.analyse(**BOTH).strides) > 20


def test_many_in_order_and_equal_to_one_at_a_time():
    missing = {"left": DEMO / "missing.csv"}
    jobs = [BOTH, missing, {"left": BOTH["left"]}, {"right": BOTH["right"]}, missing, BOTH] * 3
    with Steppage(PROGRAM) as steppage:
        outcomes = list(steppage.analyse_many(jobs, n=3))
        assert len(outcomes) == len(jobs)
        for job, outcome in zip(jobs, outcomes):
            if job is missing:
                assert isinstance(outcome, SteppageError) and outcome.code == "cannot_open", outcome
            else:
                alone = dict(steppage.analyse(**job).result, id=None)
                assert isinstance(outcome, Session) and dict(outcome.result, id=None) == alone


def test_stopping_early_leaves_no_worker():
    with Steppage(PROGRAM) as steppage:
        results = steppage.analyse_many([BOTH] * 500, n=2)
        assert isinstance(next(results), Session)
        started = time.monotonic()
        results.close()
        assert time.monotonic() - started < 10
        assert isinstance(steppage.analyse(**BOTH), Session)
    assert steppage._worker.returncode == 0


def test_poison_takes_no_other_with_it():
    os.environ["STEPPAGE_TEST_CRASH"] = "right.csv"
    try:
        with Steppage(PROGRAM) as steppage:
            left, right, again = steppage.analyse_many(
                [{"left": BOTH["left"]}, {"right": BOTH["right"]}, {"left": BOTH["left"]}], n=1)
    finally:
        del os.environ["STEPPAGE_TEST_CRASH"]
    assert isinstance(right, SteppageError) and right.code == "crashed", right
    assert isinstance(left, Session) and left.strides.equals(again.strides)


if __name__ == "__main__":
    PROGRAM = sys.argv[1] if len(sys.argv) > 1 else PROGRAM
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            begun = time.monotonic()
            test()
            print(f"ok   {name} ({time.monotonic() - begun:.1f} s)")
