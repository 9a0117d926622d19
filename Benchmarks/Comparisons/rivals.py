"""Does one piece of work as another program does it, and prints milliseconds.

usage: rivals.py WORK ARGUMENT…

Like kernel-timing, everything is done twice and timed the second time. The number of threads is that of the processors
this process may run on.
"""

import os
import sys
import time

THREADS = len(os.sched_getaffinity(0))
# Libraries count the processors of the machine, not those they may run on; they look when they are imported.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS", "POLARS_MAX_THREADS"):
    os.environ[name] = str(THREADS)


def timed(work):
    """Milliseconds of the second of two runs."""
    work()
    start = time.perf_counter()
    result = work()
    elapsed = time.perf_counter() - start
    del result
    return 1000 * elapsed


def scipy_filter(channels, count):
    import numpy as np
    from scipy.signal import butter, sosfiltfilt

    sections = butter(4, 20, fs=200, output="sos")
    samples = np.random.default_rng(1).uniform(-1, 1, (int(channels), int(count)))
    return lambda: sosfiltfilt(sections, samples, axis=1)


def polars_table(path):
    import polars

    return lambda: polars.read_csv(path)


def pandas_table(path):
    import pandas

    return lambda: pandas.read_csv(path)


def pyarrow_table(path):
    import pyarrow
    from pyarrow import csv

    pyarrow.set_cpu_count(THREADS)
    return lambda: csv.read_csv(path, read_options=csv.ReadOptions(use_threads=THREADS > 1))


def soundfile_wave(path):
    import soundfile

    return lambda: soundfile.read(path, dtype="float32")


def scipy_wave(path):
    import numpy as np
    from scipy.io import wavfile

    def work():
        samples = wavfile.read(path)[1]
        # Columns of floating-point numbers are what the others end with.
        return np.ascontiguousarray(samples.T).astype(np.float32, copy=False)

    return work


def plain_read(path):
    block = bytearray(1 << 20)

    def work():
        with open(path, "rb", buffering=0) as file:
            while file.readinto(block):
                pass

    return work


def gaitmap_walk(path):
    from gaitmap_walk import walk

    return lambda: walk(path)


WORK = {
    "scipy-filter": scipy_filter,
    "polars": polars_table,
    "pandas": pandas_table,
    "pyarrow": pyarrow_table,
    "soundfile": soundfile_wave,
    "scipy-wave": scipy_wave,
    "read": plain_read,
    "gaitmap": gaitmap_walk,
}

if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in WORK:
        sys.exit(__doc__)
    print(f"{timed(WORK[sys.argv[1]](*sys.argv[2:])):.3f}")
