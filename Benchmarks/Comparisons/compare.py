"""Compares steppage with other programs: ratios of medians of runs that take turns, in one session of one machine.

usage: compare.py KERNEL_TIMING STEPPAGE [WORK…]

WORK is any of filter, table, wave, walk; all of them without one. The environment may tell
  STEPPAGE_COMPARE_RUNS    runs of each program (5)
  STEPPAGE_COMPARE_SCALE   size of the made data as a share of the usual (1: 200 MB of text, 500 MB of sound)
  STEPPAGE_COMPARE_WALK    a table of two feet as gaitmap's example has it; without it `walk` is left out
  STEPPAGE_COMPARE_REPEATS how often that walk is repeated in one recording (60)
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
RUNS = int(os.environ.get("STEPPAGE_COMPARE_RUNS", "5"))
SCALE = float(os.environ.get("STEPPAGE_COMPARE_SCALE", "1"))
WALK = os.environ.get("STEPPAGE_COMPARE_WALK")
REPEATS = int(os.environ.get("STEPPAGE_COMPARE_REPEATS", "60"))


def run(command, processors):
    """Output of a program that is kept to so many of the processors."""
    allowed = sorted(os.sched_getaffinity(0))[:processors]
    keep = lambda: os.sched_setaffinity(0, allowed)
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, preexec_fn=keep).stdout


def printed(*command):
    """A program that prints its milliseconds."""
    return lambda processors: float(run([str(part) for part in command], processors))


def whole(*command):
    """A program that is timed from its start to its end."""

    def timed(processors):
        start = time.perf_counter()
        run([str(part) for part in command], processors)
        return 1000 * (time.perf_counter() - start)

    return timed


def rival(*arguments):
    return printed(sys.executable, HERE / "rivals.py", *arguments)


def compare(title, ours, rivals, processors):
    """Runs all programs in turn and prints a line each."""
    programs = {"steppage": ours, **rivals}
    times = {name: [] for name in programs}
    for _ in range(RUNS):
        for name, program in programs.items():
            times[name].append(program(processors))
    medians = {name: statistics.median(values) for name, values in times.items()}
    unit = "processor" if processors == 1 else "processors"
    print(f"\n{title}, {processors} {unit}", flush=True)
    for name, values in times.items():
        spread = (max(values) - min(values)) / 2 / medians[name]
        ratio = medians[name] / medians["steppage"]
        print(f"  {name:<16} {medians[name]:10.1f} ms ± {100 * spread:3.0f} %   {ratio:7.2f} x", flush=True)


def make_table(path):
    """Three million rows of time and six channels with six decimals."""
    import numpy as np
    import polars

    rows = max(1000, int(3_000_000 * SCALE))
    noise = np.random.default_rng(1)
    columns = {"time_s": np.arange(rows) / 200.0}
    for name in ("acc_x_m/s^2", "acc_y_m/s^2", "acc_z_m/s^2"):
        columns[name] = noise.normal(0, 8, rows) + (9.8 if "acc_z" in name else 0)
    for name in ("gyr_x_deg/s", "gyr_y_deg/s", "gyr_z_deg/s"):
        columns[name] = noise.normal(0, 150, rows)
    polars.DataFrame(columns).write_csv(path, float_precision=6)


def make_wave(path, bytes_per_sample):
    """Six channels of sound, 16-bit or floating-point, 500 MB."""
    import numpy as np
    from scipy.io import wavfile

    frames = max(1000, int(500e6 * SCALE / 6 / bytes_per_sample))
    samples = np.random.default_rng(1).uniform(-0.9, 0.9, (frames, 6)).astype(np.float32)
    if bytes_per_sample == 2:
        samples = (samples * 32767).astype(np.int16)
    wavfile.write(path, 200, samples)


def make_walk(path):
    """The walk again and again, the first column counting on."""
    lines = Path(WALK).read_text().splitlines()
    head = next(i for i, line in enumerate(lines) if line.split(",")[0].replace(".", "", 1).isdigit())
    rows = [line.split(",", 1)[1] for line in lines[head:] if line]
    with open(path, "w") as file:
        file.write("\n".join(lines[:head]) + "\n")
        for repeat in range(REPEATS):
            start = repeat * len(rows)
            file.write("".join(f"{start + i},{row}\n" for i, row in enumerate(rows)))


def filters(timing, _, scratch):
    count = max(1000, int(10_000_000 * SCALE))
    compare(
        f"Zero-phase Butterworth of the 4th order, 6 x {count} samples",
        printed(timing, "filter-in-place", 6, count),
        {"scipy": rival("scipy-filter", 6, count), "steppage, copied": printed(timing, "filter", 6, count)}, 1)


def tables(timing, _, scratch):
    path = scratch / "table.csv"
    make_table(path)
    size = path.stat().st_size / 1e6
    for processors in sorted({1, min(2, len(os.sched_getaffinity(0)))}):
        rivals = {name: rival(name, path) for name in ("polars", "pandas", "pyarrow")}
        compare(f"Text table of {size:.0f} MB", printed(timing, "read-table", path), rivals, processors)
    path.unlink()


def waves(timing, _, scratch):
    for name, size in (("16-bit", 2), ("floating-point", 4)):
        path = scratch / f"{name}.wav"
        make_wave(path, size)
        rivals = {
            "plain read": rival("read", path), "soundfile": rival("soundfile", path),
            "scipy": rival("scipy-wave", path), "steppage, whole": printed(timing, "read-wave", path),
        }
        compare(
            f"{name} WAV of {path.stat().st_size / 1e6:.0f} MB, in blocks",
            printed(timing, "read-wave-blocks", path), rivals, 1)
        path.unlink()


def walks(_, steppage, scratch):
    if not WALK or not Path(WALK).exists():
        print("\nWhole analysis against gaitmap: left out, STEPPAGE_COMPARE_WALK names no file", flush=True)
        return
    path = scratch / "walk.csv"
    make_walk(path)
    ours = whole(steppage, "analyze", path, "--rate", "204.8", "--quiet", "--out", scratch / "result")
    for processors in sorted({1, min(2, len(os.sched_getaffinity(0)))}):
        compare(
            f"Whole analysis of {REPEATS} walks, {path.stat().st_size / 1e6:.0f} MB", ours,
            {"gaitmap, warm": rival("gaitmap", path)}, processors)


WORK = {"filter": filters, "table": tables, "wave": waves, "walk": walks}

if __name__ == "__main__":
    if len(sys.argv) < 3 or not set(sys.argv[3:]) <= set(WORK):
        sys.exit(__doc__)
    timing, steppage = (Path(path).resolve() for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix="steppage-compare-") as folder:
        print(f"Medians of {RUNS} runs in turn, ± half the range; x: times as long as steppage", flush=True)
        for name in sys.argv[3:] or WORK:
            WORK[name](timing, steppage, Path(folder))
