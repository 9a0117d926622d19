#!/usr/bin/env python3
"""Writes the reference values that the tests of SignalProcessing compare with, computed by SciPy and NumPy.

    python3 Fixtures/reference/make_filter_references.py

The files land beside this script. Seeds are fixed: another run with the same versions writes the same bytes.
"""

import json
import pathlib
import statistics as exact

import numpy as np
import scipy
from scipy import integrate, interpolate, signal, stats

HERE = pathlib.Path(__file__).parent
RATE = 200.0


def listed(value):
    """Plain lists and numbers, which JSON keeps to the last bit."""
    if isinstance(value, dict):
        return {key: listed(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [listed(part) for part in value]
    return value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value


def write(name, content):
    content = {"scipy": scipy.__version__, "numpy": np.__version__, **content}
    lines = json.dumps(listed(content), separators=(",", ":")).replace("},{", "},\n{")
    (HERE / f"{name}.json").write_text(lines + "\n")


def gait_like(rng, count):
    """Noise on a swinging signal with an offset, a step in its middle and a short pulse."""
    time = np.arange(count) / RATE
    x = 9.81 + 3 * np.sin(2 * np.pi * 0.9 * time) + rng.normal(0, 0.5, count)
    x[count // 2 :] += 5
    x[count // 3] += 40
    return x


def design():
    wanted = []
    for rate, cutoffs in ((200.0, (0.3, 5.0, 20.0, 70.0)), (102.4, (0.5, 15.0, 50.0)), (2000.0, (1.0, 250.0))):
        for order in range(1, 9):
            for kind in ("lowpass", "highpass"):
                wanted += [(kind, order, [cutoff], rate) for cutoff in cutoffs]
    for rate, bands in ((200.0, ((0.5, 20.0), (8.0, 12.0), (3.0, 90.0))), (1000.0, ((20.0, 450.0), (1.0, 30.0)))):
        wanted += [("bandpass", order, band, rate) for band in bands for order in range(1, 9)]
    cases = []
    for kind, order, edges, rate in wanted:
        sos = signal.butter(order, edges if len(edges) > 1 else edges[0], kind, fs=rate, output="sos")
        rows = sos[:, [0, 1, 2, 4, 5]]
        cases.append({"kind": kind, "order": order, "edges": edges, "rate": rate, "sections": rows})
    write("butterworth", {"cases": cases})


def filtering():
    x = gait_like(np.random.default_rng(1), 240)
    wanted = [("lowpass", order, [cutoff]) for order in range(1, 9) for cutoff in (4.0, 15.0)]
    wanted += [("highpass", order, [1.5]) for order in (1, 2, 3, 4)]
    wanted += [("bandpass", order, [0.7, 20.0]) for order in (1, 2, 3, 4)]
    cases = []
    for kind, order, edges in wanted:
        sos = signal.butter(order, edges if len(edges) > 1 else edges[0], kind, fs=RATE, output="sos")
        resting = signal.sosfilt_zi(sos) * x[0]
        cases.append(
            {
                "kind": kind,
                "order": order,
                "edges": edges,
                "zeroPhase": signal.sosfiltfilt(sos, x),
                "forward": signal.sosfilt(sos, x),
                "fromRest": signal.sosfilt(sos, x, zi=resting)[0],
            }
        )
    short = []
    for order, count in ((2, 9), (2, 5), (4, 12), (3, 2), (2, 1)):
        sos = signal.butter(order, 6.0, fs=RATE, output="sos")
        y = signal.sosfiltfilt(sos, x[:count], padlen=count - 1)
        short.append({"order": order, "cutoff": 6.0, "count": count, "zeroPhase": y})
    write("filtering", {"rate": RATE, "input": x, "cases": cases, "short": short})


def peaks():
    rng = np.random.default_rng(2)
    rough = np.round(np.cumsum(rng.normal(0, 1, 400)), 1)
    flat = np.round(gait_like(rng, 300) / 2)
    towers = np.array([0, 1, 1, 0, 2, 2, 2, 0, 3, 3, 3, 3, 0, 3, 1, 3, 0, 5, 5], float)
    cases = []
    for x, distances in ((rough, (3, 10, 40)), (flat, (2, 25)), (towers, (2, 3))):
        settings = [{}, {"height": float(np.median(x))}, {"prominence": 1.0}, {"prominence": 3.0}]
        # A tiny slope tells equal heights apart: SciPy leaves open which of two equal peaks a distance removes.
        settings += [{"distance": d} for d in distances] + [{"distance": distances[0], "prominence": 2.0}]
        for setting in settings:
            y = x + 1e-6 * np.arange(x.size) if "distance" in setting else x
            index, found = signal.find_peaks(y, **{"prominence": (None, None), **setting})
            cases.append(
                {
                    "input": y,
                    "setting": setting,
                    "index": index,
                    "prominence": found["prominences"],
                    "leftBase": found["left_bases"],
                    "rightBase": found["right_bases"],
                }
            )
    write("peaks", {"cases": cases})


def spectra():
    x = gait_like(np.random.default_rng(3), 700)
    cases = []
    for count, length, overlap in (
        (700, 256, 128),
        (700, 256, 0),
        (700, 250, 200),
        (700, 101, 50),
        (700, 94, 47),
        (700, 77, 10),
        (67, 256, 33),
        (700, 2, 1),
    ):
        frequencies, density = signal.welch(
            x[:count], RATE, nperseg=min(length, count), noverlap=min(overlap, min(length, count) - 1)
        )
        cases.append(
            {"count": count, "length": length, "overlap": overlap, "frequencies": frequencies, "density": density}
        )
    write("spectra", {"rate": RATE, "input": x, "cases": cases})


def resampling():
    x = gait_like(np.random.default_rng(4), 120)
    cases = []
    for up, down in ((1, 2), (2, 1), (3, 2), (2, 3), (125, 128), (4, 6), (1, 7), (10, 1)):
        line = np.interp(np.arange(x.size), [0, x.size - 1], [x[0], x[-1]])
        count = -(-x.size * up // down)
        slope = (x[-1] - x[0]) / (x.size - 1)
        cases.append(
            {
                "up": up,
                "down": down,
                "none": signal.resample_poly(x, up, down),
                "mean": signal.resample_poly(x, up, down, padtype="mean"),
                "line": signal.resample_poly(x - line, up, down) + x[0] + slope * np.arange(count) * down / up,
            }
        )
    write("resampling", {"input": x, "cases": cases})


def interpolation():
    rng = np.random.default_rng(5)
    cases = []
    for values in (
        rng.normal(0, 1, 40),
        np.round(np.cumsum(rng.normal(0, 1, 40))),
        np.repeat([0.0, 1.0, 0.0, 2.0], 10),
        rng.normal(0, 1, 3),
        rng.normal(0, 1, 2),
    ):
        times = 3.5 + np.cumsum(rng.uniform(0.002, 0.03, values.size))
        at = np.linspace(times[0], times[-1], 97)
        cases.append(
            {
                "times": times,
                "values": values,
                "at": at,
                "pchip": interpolate.PchipInterpolator(times, values)(at),
                "akima": interpolate.Akima1DInterpolator(times, values)(at),
            }
        )
    write("interpolation", {"cases": cases})


def statistics():
    rng = np.random.default_rng(6)
    fractions = [0, 0.01, 0.05, 0.25, 1 / 3, 0.5, 0.77, 0.95, 1]
    samples = [rng.normal(0, 3, n) for n in (1, 2, 3, 10, 101, 256)]
    samples += [np.round(rng.normal(0, 2, 200)), np.full(9, 4.25), 1e9 + rng.normal(0, 1e-3, 50)]
    cases = []
    for values in samples:
        mad = stats.median_abs_deviation(values)
        cases.append(
            {
                "values": values,
                "quantiles": np.quantile(values, fractions),
                "median": np.median(values),
                "medianAbsoluteDeviation": mad,
                "robustStandardDeviation": mad / stats.norm.ppf(0.75),
                "mean": np.mean(values),
                # Exact arithmetic: NumPy's own loses digits of a small spread about a large mean.
                "standardDeviation": exact.stdev(values.tolist()) if values.size > 1 else None,
            }
        )
    x = gait_like(rng, 90)
    moving = [
        {
            "width": width,
            "mean": [x[max(0, i - width // 2) : i - width // 2 + width].mean() for i in range(x.size)],
        }
        for width in (1, 2, 3, 8, 25, 89, 90, 91, 179, 400)
    ]
    write(
        "statistics",
        {
            "fractions": fractions,
            "cases": cases,
            "signal": x,
            "moving": moving,
            "integral": integrate.cumulative_trapezoid(x, dx=1 / RATE, initial=0),
            "derivative": np.gradient(x, 1 / RATE),
        },
    )


if __name__ == "__main__":
    design()
    filtering()
    peaks()
    spectra()
    resampling()
    interpolation()
    statistics()
