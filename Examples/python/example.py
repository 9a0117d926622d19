"""Both feet of the bundled recording, then two recordings at a time: python3 example.py [STEPPAGE]"""
import sys
from pathlib import Path

from steppage import Steppage, SteppageError

DEMO = Path(__file__).resolve().parents[2] / "Fixtures" / "demo"

with Steppage(*sys.argv[1:2]) as steppage:
    session = steppage.analyse(left=DEMO / "left.csv", right=DEMO / "right.csv")
    for foot in session.result["feet"]:
        print(f"{foot['side']}: {foot['n_strides']} strides. {foot['statement']}")

    strides = session.strides
    print(strides.groupby("side")[["stride_length_m", "min_toe_clearance_m", "max_swing_pitch_deg"]].median().round(3))

    below = session.parameters.query("flag == 'below'")
    print(below[["side", "parameter", "value", "unit", "reference_low"]].to_string(index=False))

    jobs = [{"left": DEMO / "left.csv"}, {"left": DEMO / "missing.csv"}, {"right": DEMO / "right.csv"}]
    for job, outcome in zip(jobs, steppage.analyse_many(jobs, n=2)):
        name = next(iter(job.values())).name
        if isinstance(outcome, SteppageError):
            print(f"{name}: {outcome}")
        else:
            print(f"{name}: {len(outcome.strides)} strides, {len(outcome.stumbles)} stumbles")
