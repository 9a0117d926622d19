#!/usr/bin/env python3
"""Prints the finding of every recording of walking people, for docs/validation.md: a row a recording with finding, z and
side difference of each foot.

usage: Scripts/finding_table.py [--binary .build/release/steppage] [--data ../shared/data]
"""
import argparse, csv, glob, json, os, re, subprocess, tempfile

WORDS = {"within_reference": "within", "reduced": "reduced", "markedly_reduced": "marked", "not_assessable": "n/a"}
HEADER = ["time_s"] + [f"acc_{c}_m/s^2" for c in "xyz"] + [f"gyr_{c}_deg/s" for c in "xyz"]


def split(path, folder):
    """A trial of Truong et al. as a file a foot; its columns have names of their own."""
    rows = list(csv.DictReader(open(path)))
    for side in "LR":
        with open(f"{folder}/{side}.csv", "w", newline="") as file:
            table = csv.writer(file)
            table.writerow(HEADER)
            for k, row in enumerate(rows):
                table.writerow([k / 100] + [float(row[f"{side}A{c}"]) * 9.80665 for c in "XYZ"]
                               + [row[f"{side}R{c}"] for c in "XYZ"])
    return ["--left", f"{folder}/L.csv", "--right", f"{folder}/R.csv"]


def recordings(data, folder):
    """(name, group, what the data set says of the person, arguments)"""
    def order(path):
        return [int(n) for n in re.findall(r"\d+", os.path.basename(path))]

    for path in sorted(glob.glob(f"{data}/truong/*.csv"), key=order):
        about = json.load(open(path[:-4] + ".json"))
        speed = about.get("WalkingSpeed")
        yield ("truong " + os.path.basename(path)[:-4], about["PathologyGroup"],
               f"{speed} m/s, {about['Sensor']}", split(path, folder))
    for path in sorted(glob.glob(f"{data}/voisard/*_lf.txt")):
        yield "voisard " + os.path.basename(path)[:-7], "Healthy", "", ["--left", path, "--right", path[:-7] + "_rf.txt"]
    for name in ("walk_outbound", "walk_outbound_not_rotated"):
        if os.path.exists(f"{data}/gaitmap/{name}.csv"):
            yield f"gaitmap {name}", "Healthy", "", [f"{data}/gaitmap/{name}.csv", "--rate", "204.8"]
    if os.path.exists(f"{data}/gaitmap/ms_left.csv"):
        yield ("gaitmap ms", "Multiple sclerosis", "",
               ["--left", f"{data}/gaitmap/ms_left.csv", "--right", f"{data}/gaitmap/ms_right.csv", "--rate", "102.4"])


def number(value, decimals=1):
    return "–" if value is None else f"{value:.{decimals}f}"


def row(drop):
    """Finding and grade, strides, pitch, z, side difference."""
    if not drop:
        return ["–"] * 5
    difference = (drop["side_difference_deg"] or {}).get("value")
    pitch = next((sign["value"] for sign in drop["signs"] if sign["name"] == "max_swing_pitch"), None)
    grade = f" {drop['evidence_grade']}" if drop["evidence_grade"] else ""
    return [WORDS[drop["finding"]] + grade, str(drop["n_strides"]), number(pitch), number(drop["z"]), number(difference)]


def main(options, folder):
    print("| recording | person (stated speed, sensor) | m/s | left | n | pitch | z | D | right | n | pitch | z | D | side |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    flagged, healthy = [], 0
    for name, group, about, arguments in recordings(options.data, folder):
        result = subprocess.run([options.binary, "analyze", *arguments, "--format", "json", "--quiet"],
                                capture_output=True, text=True)
        if result.returncode:
            print(f"| {name} | {group} | failed: {result.stderr.strip()} |")
            continue
        session = json.loads(result.stdout)
        feet = [session["feet"].get(side) for side in ("left", "right")]
        drops = [foot["foot_drop"] if foot else None for foot in feet]
        speeds = [drop["walking_speed_mps"] for drop in drops if drop and drop["walking_speed_mps"] is not None]
        cells = [text for drop in drops for text in row(drop)]
        person = f"{group} ({about})" if about else group
        print(f"| {name} | {person} | {number(min(speeds, default=None), 2)} | {' | '.join(cells)} | {session['laterality']} |")
        if options.verbose:
            for drop in drops:
                print("   ", drop["statement"], drop["flags"])
            print("   ", session["laterality_statement"])
        if group == "Healthy":
            healthy += 1
            if any(drop and "reduced" in drop["finding"] for drop in drops):
                flagged.append(name)
    print(f"\n{healthy} recordings of healthy people, {len(flagged)} flagged {' '.join(flagged)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/steppage")
    parser.add_argument("--data", default="../shared/data")
    parser.add_argument("--verbose", action="store_true")
    with tempfile.TemporaryDirectory() as folder:
        main(parser.parse_args(), folder)
