"""Makes a recording of both feet of any length: a real walk, repeated, with pauses and fidgeting between.

    python3 long_recording.py WALK.csv HOURS OUT.csv|OUT.wav

WALK.csv has two rows of names (left_sensor and right_sensor over acc_x … gyr_z, m/s² and deg/s) at 204.8 Hz. The result
has 100 Hz; a third of the time is walking. Both formats hold the same samples, as 16-bit integers scale them.
"""

import random
import struct
import sys

import numpy

RATE = 100
SOURCE_RATE = 204.8
SCALES = ([160.0] * 3 + [35.0] * 3) * 2
NAMES = [f"{side}_{axis}" for side in ("left", "right") for axis in
         ("acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z")]
UNITS = (["m/s^2"] * 3 + ["rad/s"] * 3) * 2


def walk(path):
    """The walk at 100 Hz in SI units, columns as in NAMES."""
    with open(path) as file:
        sensors = file.readline().strip().split(",")
        axes = file.readline().strip().split(",")
    table = numpy.loadtxt(path, delimiter=",", skiprows=2)
    columns = [table[:, next(i for i in range(len(axes)) if f"{sensors[i].split('_')[0]}_{axes[i]}" == name)]
               for name in NAMES]
    times = numpy.arange(int(len(table) / SOURCE_RATE * RATE)) / RATE
    signal = numpy.stack([numpy.interp(times, numpy.arange(len(table)) / SOURCE_RATE, c) for c in columns], axis=1)
    signal[:, [i for i, unit in enumerate(UNITS) if unit == "rad/s"]] *= numpy.pi / 180
    return signal


def pieces(signal, noise):
    """Stretches of walking and of rest, as integers of 16 bits."""
    still = signal[:20].mean(axis=0)
    levels = numpy.array([0.03] * 3 + [0.002] * 3 + [0.03] * 3 + [0.002] * 3)
    strides, rests = [], []
    for _ in range(8):
        strides.append(signal * (1 + 0.02 * noise.standard_normal()) + levels * noise.standard_normal(signal.shape))
        length = 60 * RATE
        slow = numpy.sin(numpy.arange(length)[:, None] / RATE * 2 * numpy.pi * noise.uniform(0.05, 0.3, 12))
        fidget = slow * ((numpy.arange(length) % (20 * RATE)) < 3 * RATE)[:, None]
        rests.append(still + 15 * levels * fidget + levels * noise.standard_normal((length, 12)))
    whole = [numpy.clip(numpy.rint(part / SCALES * 32768), -32768, 32767).astype("<i2") for part in strides + rests]
    return whole[:8], whole[8:]


def parts(rows, stride_length):
    """Which of the stretches follow one another: whether it is walking, its number, and how many rows of it."""
    choice = random.Random(2)
    while rows > 0:
        for is_walking, seconds in ((True, choice.uniform(30, 400)), (False, choice.uniform(60, 800))):
            left = min(rows, int(seconds * RATE))
            rows -= left
            while left > 0:
                number = choice.randrange(8)
                length = stride_length if is_walking else 60 * RATE
                yield is_walking, number, min(left, length)
                left -= min(left, length)


def main(path, hours, out):
    rows = int(float(hours) * 3600 * RATE)
    strides, rests = pieces(walk(path), numpy.random.default_rng(1))
    with open(out, "wb") as file:
        if out.endswith(".wav"):
            text = f"Rate: {RATE}\n" + "".join(
                f"Channel-{i + 1}: {NAMES[i]}\nScale-{i + 1}: {SCALES[i]}\nUnit-{i + 1}: {UNITS[i]}\n" for i in range(12))
            comment = text.encode() + b"\0" * (2 - len(text) % 2)
            info = b"INFOICMT" + struct.pack("<I", len(comment)) + comment
            size = rows * 24
            file.write(b"RIFF" + struct.pack("<I", 4 + 24 + 8 + len(info) + 8 + size) + b"WAVE")
            file.write(b"fmt " + struct.pack("<IHHIIHH", 16, 1, 12, RATE, RATE * 24, 24, 16))
            file.write(b"LIST" + struct.pack("<I", len(info)) + info + b"data" + struct.pack("<I", size))
            for is_walking, number, count in parts(rows, len(strides[0])):
                file.write((strides if is_walking else rests)[number][:count].tobytes())
            return
        file.write(("time_s," + ",".join(f"{n}_{u}" for n, u in zip(NAMES, UNITS)) + "\n").encode())
        texts = [[[("," + ",".join(f"{v:.6f}" for v in row) + "\n").encode() for row in part / 32768 * SCALES]
                  for part in kind] for kind in (strides, rests)]
        place = 0
        for is_walking, number, count in parts(rows, len(strides[0])):
            text = texts[0 if is_walking else 1][number]
            file.write(b"".join(b"%d.%02d%s" % ((place + i) // 100, (place + i) % 100, text[i]) for i in range(count)))
            place += count


if __name__ == "__main__":
    main(*sys.argv[1:])
