#!/usr/bin/env python3
"""Stumbles computed into real walking, and how many of them `steppage` finds (python3 with numpy).

  stumbles.py [--data DIR] [--binary FILE] [--seed N] [--variants N]

No recording with labelled stumbles of the feet is at hand, so they are computed: the motion of a real swing is
reconstructed from its sensor, changed from the contact on, and turned back into what the sensor would have read.
The sizes are those of the literature: an obstacle stops the foot within 20-50 ms; after an early contact the foot is
lifted over it and the swing lasts 15-60 % longer (elevating); after a later one it is put down at once (lowering);
a scuff costs part of the speed and little time. Movements that must not be called stumbles are made the same way.
What is found of these is the recall of this generator; real stumbles also bend the path and involve the other leg.
Nothing is fitted: the limits of the search are set by hand, and this counts what they find, by person.

The recordings (voisard, gaitmap, xio; truong with gravity put back) are the folder that shared data come in.
Their speeds come out at about half of the true ones, so that
they serve as irregular walking without stumbles more than as a base for stumbles. Gravity is put back into truong's accelerations by filtering the direction in which the given vertical acceleration is
the projection of the sensor's, carried along by the gyroscope.
"""
from __future__ import annotations
import argparse, csv, glob, json, os, subprocess, tempfile
from collections import Counter, defaultdict
import numpy as np

G = 9.80665
HEAD = ["time_s"] + [f"acc_{x}_m/s^2" for x in "xyz"] + [f"gyr_{x}_deg/s" for x in "xyz"]


# ---------------------------------------------------------------------------------------------- recordings

def put_gravity_back(a, w, vertical, rate):
    """Specific force from gravity-free acceleration `a`, rate `w` (rad/s) and the given vertical acceleration.

    From rest to rest gravity is carried by the gyroscope alone, so that it cancels exactly when it is removed again.
    """
    q, r = (np.deg2rad(1) / np.sqrt(rate)) ** 2, 0.5 ** 2
    u, P = np.array([0.0, 0.0, 1.0]), np.eye(3)
    up = np.empty_like(a)
    for sweep in (1, -1, 1):
        for i in range(len(a))[::sweep]:
            R = rotation(-w[i] * sweep / rate)
            u = R @ u
            P = R @ P @ R.T + q * np.eye(3)
            k = P @ a[i] / (a[i] @ P @ a[i] + r)
            u = u + k * (vertical[i] - a[i] @ u)
            P = P - np.outer(k, a[i]) @ P
            u /= np.linalg.norm(u)
            up[i] = u
    n = int(0.12 * rate) | 1
    still = np.convolve((w ** 2).sum(1), np.ones(n) / n, "same")
    half = int(0.25 * rate)
    rests = [i for i in range(half, len(a) - half) if still[i] == still[i - half:i + half + 1].min() and still[i] < 0.5]
    for i, j in zip([0] + rests, rests + [len(a)]):
        for k in range(i + 1, j):
            up[k] = rotation(-w[k - 1] / rate) @ up[k - 1]
    return a + G * up


def rotation(v):
    """The rotation by a vector, rad."""
    t = np.linalg.norm(v)
    if t < 1e-12:
        return np.eye(3)
    x, y, z = v / t
    K = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + np.sin(t) * K + (1 - np.cos(t)) * K @ K


def recordings(data):
    """Name, person, group, rate, {side: (samples, 6)} in m/s² and rad/s; lost samples are interpolated."""
    def steady(t, x, rate):
        grid = np.arange(t[0], t[-1], 1 / rate)
        return np.column_stack([np.interp(grid, t, x[:, i]) for i in range(x.shape[1])])

    for j in sorted(glob.glob(f"{data}/voisard/*.json")):
        code, feet = os.path.basename(j)[:-5], {}
        for side, f in (("left", "lf"), ("right", "rf")):
            x = np.genfromtxt(j[:-5] + f"_{f}.txt", skip_header=2)
            x = x[np.isfinite(x[:, :7]).all(1)]
            feet[side] = steady(x[:, 0] / 100, x[:, 1:7], 100)
        yield f"voisard-{code}", "v" + code.split("-")[0], "healthy", 100.0, feet
    def table(path, heads):
        lines = [l.rstrip("\n").split(",") for l in open(path)]
        keys = ["|".join(lines[k][i] for k in range(heads)) for i in range(len(lines[0]))]
        return keys, np.array(lines[heads:], dtype=float)

    def six(keys, x, side=""):
        c = [next(i for i, k in enumerate(keys) if side in k and k.endswith(n))
             for n in ("acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z")]
        return np.column_stack([x[:, c[:3]], np.deg2rad(x[:, c[3:]])])

    for file, group in (("walk_outbound", "healthy"), ("stair_up", "stairs")):
        keys, x = table(f"{data}/gaitmap/{file}.csv", 2)
        yield f"gaitmap-{file}", "g-" + file, group, 204.8, {s: six(keys, x, s) for s in ("left", "right")}
    feet = {}
    for side in ("left", "right"):
        text = open(f"{data}/gaitmap/ms_{side}.csv").read().splitlines()
        keys = ["", *text[0].split(",")] if text[1].count(",") > text[0].count(",") else text[0].split(",")
        feet[side] = six(keys, np.array([l.split(",") for l in text[1:]], dtype=float))
    yield "gaitmap-ms", "g-ms", "patient", 102.4, feet
    x = np.genfromtxt(f"{data}/xio/short_walk.csv", delimiter=",", skip_header=1)
    x = np.column_stack([x[:, 4:7] * G, np.deg2rad(x[:, 1:4])]), x[:, 0]
    yield "xio", "x1", "healthy", 400.0, {"left": steady(x[1], x[0], 400.0)}
    for j in sorted(glob.glob(f"{data}/truong/*.json")):
        m, code = json.load(open(j)), os.path.basename(j)[:-5]
        x = np.genfromtxt(j[:-5] + ".csv", delimiter=",", names=True)
        feet = {}
        for side, s in (("left", "L"), ("right", "R")):
            a = np.column_stack([x[f"{s}A{c}"] for c in "XYZ"]) * G
            w = np.deg2rad(np.column_stack([x[f"{s}R{c}"] for c in "XYZ"]))
            feet[side] = np.column_stack([put_gravity_back(a, w, x[f"{s}AV"] * G, 100), w])
        group = "healthy" if m["PathologyGroup"] == "Healthy" else "patient"
        yield f"truong-{code}", "t" + str(m["Subject"]), group, 100.0, feet


# ---------------------------------------------------------------------------------------------- motion

class Motion:
    """One stride of a foot between two rests: orientation, acceleration, velocity and place in the world."""

    def __init__(self, x, rate, s, e):
        self.rate, self.s, self.e = rate, s, e
        dt, n = 1 / rate, e - s + 1
        h = max(1, int(0.05 * rate))
        rest = [x[max(0, k - h):k + h + 1].mean(0) for k in (s, e)]
        z = rest[0][:3] / np.linalg.norm(rest[0][:3])
        y = np.cross(z, [1, 0, 0] if abs(z[0]) < 0.8 else [0, 1, 0]); y /= np.linalg.norm(y)
        R = np.empty((n, 3, 3)); R[0] = np.array([np.cross(y, z), y, z])
        self.w = x[s:e + 1, 3:]
        for k in range(1, n):
            R[k] = R[k - 1] @ rotation((self.w[k - 1] + self.w[k]) / 2 * dt)
        self.g = np.array([0, 0, (np.linalg.norm(rest[0][:3]) + np.linalg.norm(rest[1][:3])) / 2])
        a = np.einsum("kij,kj->ki", R, x[s:e + 1, :3]) - self.g
        a -= ((a[1:] + a[:-1]).sum(0) / 2 * dt) / ((n - 1) * dt)          # the foot ends at rest
        v = np.vstack([np.zeros(3), np.cumsum((a[1:] + a[:-1]) / 2 * dt, 0)])
        p = np.vstack([np.zeros(3), np.cumsum((v[1:] + v[:-1]) / 2 * dt, 0)])
        self.R, self.a, self.v, self.p = R, a, v, p
        self.forward = p[-1, :2] / np.linalg.norm(p[-1, :2])
        u, _, _ = np.linalg.svd(self.w.T @ self.w)
        axis = u[:, 0]
        swing = self.w @ axis
        self.axis = axis * np.sign(swing[np.argmax(np.abs(v[:, :2] @ self.forward))] or 1)
        self.noise = x[max(0, e - h):e + h + 1].std(0)

    def speed(self):
        return self.v[:, :2] @ self.forward


def at(y, k):
    """Cubic (Catmull-Rom) interpolation of rows at fractional samples."""
    k = np.clip(k, 0, len(y) - 1.000001)
    i = k.astype(int); f = (k - i).reshape((-1,) + (1,) * (y.ndim - 1))
    g = lambda j: y[np.clip(j, 0, len(y) - 1)]
    a, b, c, d = g(i - 1), g(i), g(i + 1), g(i + 2)
    return b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)))


def ease(t, a, b):
    """0 before a, 1 after b, smooth between."""
    u = np.clip((t - a) / max(b - a, 1e-9), 0, 1)
    return u * u * (3 - 2 * u)


def warped(m, pace, extra=lambda t: 0 * t[:, None] * np.zeros(3)):
    """The same motion at another pace: `pace(t)` of the original time a second; `extra` is added acceleration."""
    fine, step = [0.0], 0.25 / m.rate
    while fine[-1] < (m.e - m.s) / m.rate and len(fine) < 40 * (m.e - m.s):
        fine.append(fine[-1] + step * float(pace(np.array([len(fine) * step]))[0]))
    t = np.arange(0, (len(fine) - 1) * step, 1 / m.rate)
    T = np.interp(t, np.arange(len(fine)) * step, fine)
    q = pace(t)
    dq = np.gradient(q, 1 / m.rate)
    k = T * m.rate
    R = at(m.R, k)
    a = at(m.a, k) * (q ** 2)[:, None] + at(m.v, k) * dq[:, None] + extra(t)
    x = np.column_stack([np.einsum("kji,kj->ki", R, a + m.g), at(m.w, k) * q[:, None]])
    return x, T


def ring(t, t0, size, rng, rate, decay=0.02):
    """The shaking that a blow leaves, m/s² along a random direction."""
    d = rng.normal(size=3); d /= np.linalg.norm(d)
    f = min(rng.uniform(25, 45), 0.4 * rate)
    u = np.where(t >= t0, t - t0, 0)
    return (size * np.where(t >= t0, np.exp(-u / decay) * np.sin(2 * np.pi * f * u + 0.5), 0))[:, None] * d


def blip(t, t0, size, axis):
    """The toe is caught and the foot turns toe-down, then back: rad/s about the pitch axis."""
    down = np.where((t >= t0) & (t < t0 + 0.05), -size * np.sin(np.pi * (t - t0) / 0.05), 0)
    back = np.where((t >= t0 + 0.05) & (t < t0 + 0.2), size / 3 * np.sin(np.pi * (t - t0 - 0.05) / 0.15), 0)
    return (down + back)[:, None] * axis


def lift(t, t0, t1, height):
    """Vertical acceleration of a rise and fall by `height` between two times."""
    w = 2 * np.pi / (t1 - t0)
    a = np.where((t >= t0) & (t <= t1), height / 2 * w * w * np.cos(w * (t - t0)), 0)
    return np.column_stack([0 * t, 0 * t, a])


# ---------------------------------------------------------------------------------------------- events

SCUFFS = dict(scuff_soft=(0.05, 0.15), scuff_medium=(0.15, 0.35), scuff_hard=(0.35, 0.65))
EVENTS = ["elevating", "lowering", *SCUFFS]
OTHERS = ["high_step", "kick", "slowing", "stamp", "tap"]


def change(kind, m, toe_off, contact, rng):
    """A changed stride: samples, how many of the old one it replaces, time and speed lost of the contact in it."""
    swing, rate = contact - toe_off, m.rate
    T = (m.e - m.s) / rate
    v = m.speed()
    phase = dict(elevating=(0.10, 0.60), lowering=(0.35, 0.75), kick=(0.85, 0.97)).get(kind, (0.12, 0.75))
    phase = rng.uniform(*phase)
    t0 = toe_off + phase * swing
    here = v[int(t0 * rate)]
    bump = lambda t: 0 * t[:, None] * np.zeros(3)
    turn, shake, lost = 0.0, 0.0, 0.0
    if kind == "lowering":
        return lowering(m, t0, phase, rng)
    if kind == "elevating":
        low, t1 = rng.uniform(0.0, 0.25), rng.uniform(0.025, 0.05)
        hold, back, fast = rng.uniform(0.02, 0.10), rng.uniform(0.10, 0.22), rng.uniform(1.0, 1.2)
        end = contact + hold + 0.6 * back
        pace = lambda t: (1 - (1 - low) * ease(t, t0, t0 + t1) + (fast - low) * ease(t, t0 + t1 + hold, t0 + t1 + hold + back)
                          + (1 - fast) * ease(t, end, end + 0.1))
        height = rng.uniform(0.02, 0.10)
        bump = lambda t: lift(t, t0 + 0.06, max(end, t0 + 0.3), height)
        lost, turn = here * (1 - low), rng.uniform(0.5, 3.0)
        shake = rng.uniform(10, 30) * max(0.3, lost / 2)
    elif kind in SCUFFS:
        f, t1, back = rng.uniform(*SCUFFS[kind]), rng.uniform(0.02, 0.04), rng.uniform(0.06, 0.15)
        pace = lambda t: 1 - f * ease(t, t0, t0 + t1) + f * ease(t, t0 + t1, t0 + t1 + back)
        lost, turn, shake = here * f, rng.uniform(0.5, 2.5), rng.uniform(10, 40)
    elif kind == "high_step":
        pace = lambda t: 1 - 0.12 * ease(t, toe_off, toe_off + 0.1) + 0.12 * ease(t, contact, contact + 0.1)
        height = rng.uniform(0.06, 0.18)
        bump = lambda t: lift(t, toe_off - 0.05, contact + 0.02, height)
    elif kind == "kick":
        f = rng.uniform(0.1, 0.25)
        pace = lambda t: (1 + 0.25 * ease(t, toe_off, toe_off + 0.1) - (0.25 + f) * ease(t, t0 - 0.05, t0 - 0.02)
                          + f * ease(t, contact, contact + 0.1))
        shake = rng.uniform(20, 60)
    elif kind == "slowing":
        f, d = rng.uniform(0.25, 0.5), rng.uniform(0.2, 0.4)
        pace = lambda t: 1 - f * ease(t, toe_off, toe_off + d) + f * ease(t, contact, contact + 0.3)
    elif kind == "stamp":
        pace, t0, shake = (lambda t: 1 + 0 * t), contact, rng.uniform(50, 150)
    else:
        pace, t0, shake = (lambda t: 1 + 0 * t), rng.uniform(toe_off, T - 0.05), rng.uniform(20, 80)
    x, _ = warped(m, pace, bump)
    t = np.arange(len(x)) / rate
    x[:, :3] += ring(t, t0, shake, rng, rate)
    x[:, 3:] += blip(t, t0, turn, m.axis)
    return x, t0, phase, lost


def lowering(m, t0, phase, rng):
    """After contact the foot is stopped and put down at once, and stands until the stride would have ended."""
    rate, n = m.rate, m.e - m.s + 1
    t = np.arange(n) / rate
    c = int(t0 * rate)
    t1, down, rest = rng.uniform(0.03, 0.06), rng.uniform(0.10, 0.20), rng.uniform(0, 0.15)
    after = t[c:] - t[c]
    u = np.clip(after / down, 0, 1)
    # The height goes from where it is, at its speed, to the floor; the floor is where the stride ends.
    z0, v0, z1 = m.p[c, 2], m.v[c, 2], m.p[-1, 2]
    d = z1 - z0
    a2 = np.where(after < down, (d * (60 * u - 180 * u ** 2 + 120 * u ** 3) / down ** 2
                                 + v0 / down * (-36 * u + 96 * u ** 2 - 60 * u ** 3)), 0)
    keep = 1 - (1 - rest) * ease(after, 0, t1) - rest * ease(after, t1, down)
    h = m.v[c, :2]
    a = m.a.copy()
    a[c:, :2] = h * np.gradient(keep, 1 / rate)[:, None]
    a[c:, 2] = a2
    R, w = m.R.copy(), m.w.copy()
    whole = m.R[c].T @ m.R[-1]
    angle = np.arccos(np.clip((np.trace(whole) - 1) / 2, -1, 1))
    axis = np.array([whole[2, 1] - whole[1, 2], whole[0, 2] - whole[2, 0], whole[1, 0] - whole[0, 1]])
    axis = axis / (np.linalg.norm(axis) or 1) * angle
    s = ease(after, 0, down)
    for k in range(c, n):
        R[k] = m.R[c] @ rotation(axis * s[k - c])
    w[c:] = axis * np.gradient(s, 1 / rate)[:, None]
    x = np.column_stack([np.einsum("kji,kj->ki", R, a + m.g), w])
    lost = m.speed()[c] * (1 - rest)
    x[:, :3] += ring(t, t0, rng.uniform(10, 30) * max(0.3, lost / 2), rng, rate)
    x[:, :3] += ring(t, t0 + down, rng.uniform(20, 60), rng, rate)
    x[:, 3:] += blip(t, t0, rng.uniform(0.5, 2.0), m.axis)
    still = t > t0 + down + 0.05
    x[still] += rng.normal(size=(still.sum(), 6)) * np.minimum(m.noise, [0.1] * 3 + [0.02] * 3)
    return x, t0, phase, lost


# ---------------------------------------------------------------------------------------------- scoring

SPOILT = {"weak", "restless", "turn", "first", "last"}


def analyse(binary, feet, rate):
    """Strides and stumbles of a recording; `None` when it cannot be analysed."""
    with tempfile.TemporaryDirectory() as d:
        args = []
        for side, x in feet.items():
            t = np.arange(len(x)) / rate
            np.savetxt(f"{d}/{side}.csv", np.column_stack([t, x[:, :3], np.rad2deg(x[:, 3:])]), delimiter=",",
                       fmt="%.5f", header=",".join(HEAD), comments="")
            args += [f"--{side}", f"{d}/{side}.csv"]
        if subprocess.run([binary, "analyze", *args, "--out", f"{d}/o"], capture_output=True).returncode:
            return None
        rows = lambda n: list(csv.DictReader(open(f"{d}/o/{n}.csv", newline="")))
        return rows("strides"), rows("stumbles")


def disturb(feet, strides, rate, kind, rng):
    """The recording with one event in one stride, and what happened; `None` where no stride is fit."""
    side = rng.choice(sorted(feet))
    own = [r for r in strides if r["side"] == side]
    bad = [bool(SPOILT & set(r["flags"].split(";"))) for r in own]
    fit = [i for i in range(2, len(own) - 2) if own[i]["straight"] == "true" and not any(bad[i - 1:i + 2])
           and float(own[i]["end_s"]) - float(own[i]["start_s"]) < 2.5]
    if not fit:
        return None
    r = own[int(rng.choice(fit))]
    s, e = (int(round(float(r[k]) * rate)) for k in ("start_s", "end_s"))
    off, contact = float(r["toe_off_s"]), float(r["initial_contact_s"])
    x, t0, phase, lost = change(kind, Motion(feet[side], rate, s, e), off - s / rate, contact - s / rate, rng)
    out = dict(feet)
    out[side] = np.concatenate([feet[side][:s], x, feet[side][e + 1:]])
    extra = len(x) - (e - s + 1)
    for other in set(feet) - {side}:                       # the other foot stands for as much longer
        y = feet[other]
        a, b = int(off * rate), min(int(contact * rate), len(y) - 5)
        if extra and a < b:
            k = a + int(np.argmin(np.convolve((y[:, 3:] ** 2).sum(1), np.ones(5) / 5, "same")[a:b]))
            out[other] = np.concatenate([y[:k], np.repeat(y[k:k + 1], max(extra, 0), 0), y[k - min(extra, 0):]])
    return out, dict(side=side, time=s / rate + t0, kind=kind, lost=lost)


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--data", default="../shared/data"); ap.add_argument("--binary", default=".build/release/steppage")
    ap.add_argument("--seed", type=int, default=1); ap.add_argument("--variants", type=int, default=24)
    a = ap.parse_args()
    rng = np.random.default_rng(a.seed)
    kinds = EVENTS + OTHERS + ["elevating", "lowering"]
    found, false, hours = defaultdict(list), Counter(), Counter()
    for name, person, group, rate, feet in recordings(a.data):
        set_ = "truong " + group if name.startswith("truong") else group
        base = analyse(a.binary, feet, rate)
        if base is None:
            print(f"{name}: not analysable"); continue
        false[set_] += len(base[1])
        hours[set_] += sum(float(r["end_s"]) - float(r["start_s"]) for r in base[0]) / 3600
        for e in base[1]:
            print(f"{name}: {e['side']} {e['time_s']} s {e['kind']}, {e['reason']}")
        for v in range(a.variants if group != "stairs" else 0):
            made = disturb(feet, base[0], rate, kinds[v % len(kinds)], rng)
            if made is None:
                continue
            result = analyse(a.binary, made[0], rate)
            t = made[1]
            near = [e for e in (result or ((), ()))[1] if e["side"] == t["side"] and abs(float(e["time_s"]) - t["time"]) < 0.6]
            found[set_, t["kind"]].append((person, near[0] if near else None, t))
    for s in hours:
        print(f"{s}: {false[s]} events in {hours[s]:.2f} foot-hours without stumbles")
    for (s, kind), events in sorted(found.items()):
        hit = [(e, t) for _, e, t in events if e]
        people = {p: np.mean([e is not None for q, e, _ in events if q == p]) for p in {p for p, *_ in events}}
        late = [abs(float(e["time_s"]) - t["time"]) for e, t in hit]
        print(f"{s}, {kind}: {len(hit)} of {len(events)}, worst person {min(people.values()):.2f}, "
              f"kinds {dict(Counter(e['kind'] for e, _ in hit))}, within 50 ms {sum(x <= 0.05 for x in late)}")


if __name__ == "__main__":
    main()
