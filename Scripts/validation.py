#!/usr/bin/env python3
"""Prints the tables of docs/validation.md from the release build: simulated walks with exact truth, and, where the folder
of real recordings is there, the walk with optical motion capture.

usage: Scripts/validation.py [--binary .build/release/steppage] [--data ../shared/data] [--seeds 3]
"""
import argparse, glob, json, os, subprocess, sys, tempfile

PRESETS = ["healthy", "fast", "slow", "foot-drop-left", "foot-drop-right", "bilateral-drop", "mild-drop-right", "slap",
           "turns", "curve", "stop-and-go", "slope-up", "slope-down", "stairs-up", "stairs-down", "random"]
COLUMNS = [("initial_contact_s", "contact ms"), ("toe_off_s", "toe-off ms"), ("stride_length_m", "length mm"),
           ("max_swing_pitch_deg", "greatest pitch °"), ("min_toe_clearance_m", "MTC mm"), ("rise_m", "rise mm")]


def run(*arguments):
    result = subprocess.run(arguments, capture_output=True, text=True)
    if result.returncode:
        sys.exit(f"{' '.join(arguments)}\n{result.stderr}")
    return result.stdout


def agreement(binary, result, truth):
    return json.loads(run(binary, "evaluate", result, truth, "--format", "json"))


def figure(reports, name):
    """Mean bias and largest SD over the runs in which the column has values."""
    columns = [c for report in reports for c in report["columns"] if c["name"] == name and c["n"]]
    if not columns:
        return "–"
    return f"{sum(c['bias'] for c in columns) / len(columns):+.1f} ± {max(c['sd'] or 0 for c in columns):.1f}"


def coverage(reports):
    covered = [r["min_toe_clearance_coverage"] for r in reports if r.get("min_toe_clearance_coverage")]
    counted = sum(c["n"] for c in covered)
    return f"{100 * sum(c['share'] * c['n'] for c in covered) / counted:.0f} %" if counted else "–"


def simulated(binary, seeds, rate):
    print(f"\n{rate:g} Hz, seeds 1–{seeds}, random mounting; mean bias ± largest SD over straight strides\n")
    print("| preset | strides | missed | extra | " + " | ".join(title for _, title in COLUMNS) + " | interval covers |")
    print("|---|---|---|---|" + "---|" * (len(COLUMNS) + 1))
    for preset in PRESETS:
        reports = []
        for seed in range(1, seeds + 1):
            with tempfile.TemporaryDirectory() as folder:
                walk, result = f"{folder}/walk", f"{folder}/result"
                run(binary, "simulate", "--preset", preset, "--seed", str(seed), "--rate", str(rate), "--out", walk)
                run(binary, "analyze", "--left", f"{walk}/left.csv", "--right", f"{walk}/right.csv", "--quiet",
                    "--out", result)
                reports.append(agreement(binary, result, f"{walk}/truth"))
        total = [sum(report["strides"][key] for report in reports) for key in ("reference", "missed", "extra")]
        print(f"| {preset} | {total[0]} | {total[1]} | {total[2]} | "
              + " | ".join(figure(reports, name) for name, _ in COLUMNS) + f" | {coverage(reports)} |")


def recorded(binary, data):
    for truth in sorted(glob.glob(f"{data}/gaitmap/walk_*_truth.csv")):
        stem = truth[: -len("_truth.csv")]
        for source in (f"{stem}.csv", f"{stem}_not_rotated.csv"):
            with tempfile.TemporaryDirectory() as folder:
                run(binary, "analyze", source, "--rate", "204.8", "--quiet", "--out", f"{folder}/result")
                print(f"\n{os.path.basename(source)}\n\n```")
                print(run(binary, "evaluate", f"{folder}/result", truth).strip())
                print("```")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/steppage")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--rates", type=float, nargs="+", default=[204.8, 100])
    options = parser.parse_args()
    for rate in options.rates:
        simulated(options.binary, options.seeds, rate)
    recorded(options.binary, options.data)
