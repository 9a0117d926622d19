"""Analyses recordings of walking with the program steppage; the results are pandas tables.

    with Steppage() as steppage:
        session = steppage.analyse(left="left.csv", right="right.csv", foot_length=0.26)
        session.parameters, session.strides, session.stumbles
"""
import json
import subprocess
import threading
from contextlib import suppress

import pandas

FILES = ("file", "left", "right", "lower_back", "force_plate")
IDENTITY = ("recording_id", "participant", "visit", "condition")
FIGURES = (
    "side", "parameter", "unit", "decimals", "value", "low", "high", "n", "mean", "sd", "p5", "p95", "cv",
    "reference_low", "reference_high", "flag")
STRIDES = (
    "side", "stride", "start_s", "toe_off_s", "initial_contact_s", "end_s", "stride_time_s", "swing_time_s",
    "stance_time_s", "stride_length_m", "walking_speed_mps", "foot_strike_angle_deg", "max_swing_pitch_deg",
    "mid_swing_pitch_deg", "toe_off_angle_deg", "min_toe_clearance_m", "min_toe_clearance_time_s",
    "min_toe_clearance_sd_m", "mid_swing_toe_clearance_m", "early_toe_clearance_max_m", "late_toe_clearance_max_m",
    "heel_clearance_max_m", "contact_type", "slap_rate_dps", "foot_flat_delay_s", "drag_fraction", "circumduction_m",
    "rise_m", "turn_deg", "terrain", "straight", "quality", "flags")
STUMBLES = ("side", "time_s", "kind", "swing_percent", "score", "reason")


class SteppageError(Exception):
    """Why a recording has no result: `code` (bad_data, cannot_open, usage, crashed, timed_out …), `message`, `hint`."""

    def __init__(self, job, code, message, hint=None, role=None, line=None):
        super().__init__(f"{code}: {message}" + (f"; {hint}" if hint else ""))
        self.job, self.code, self.message, self.hint, self.role, self.line = job, code, message, hint, role, line


class Session:
    """An analysed recording: `result` is all that the program wrote, the others are its tables."""

    def __init__(self, result):
        self.result = result
        self.parameters = pandas.DataFrame(result["figures"], columns=FIGURES)
        self.strides = pandas.DataFrame(result.get("strides", {}), columns=STRIDES)
        self.stumbles = pandas.DataFrame(result["stumbles"], columns=STUMBLES)


class Steppage:
    """A running `steppage worker`. `program`: where the command is; `timeout`: seconds a recording may take."""

    def __init__(self, program="steppage", timeout=None):
        self._command = [program, "worker"] + (["--timeout", str(timeout)] if timeout else [])
        self._worker, self._lock, self._last = self._start(1), threading.Lock(), 0

    def analyse(self, **job):
        """The session of left=, right=, lower_back= or file=, with any option by name; raises SteppageError."""
        with self._lock:
            self._last += 1
            _send(self._worker, [_line(self._last, job)])
            for line in self._worker.stdout:
                if json.loads(line)["id"] == self._last:  # not that of a call that was interrupted
                    return _session(line, job)
        raise SteppageError(job, "crashed", "the worker ended")

    def analyse_many(self, jobs, n=1):
        """Yields a Session or a SteppageError for every job (a dictionary, as for `analyse`), in order, n at a time."""
        jobs = list(jobs)
        lines = [_line(index, job) for index, job in enumerate(jobs)]
        worker, early = self._start(n), {}
        sender = threading.Thread(target=_send, args=(worker, lines, True))
        sender.start()
        try:
            for index, job in enumerate(jobs):
                while index not in early and (line := worker.stdout.readline()):
                    early[json.loads(line)["id"]] = line
                try:
                    yield _session(early.pop(index, None), job)
                except SteppageError as error:
                    yield error
        finally:  # also of a caller who stops early
            worker.terminate()
            sender.join()
            _end(worker)

    def close(self):
        """Ends the program."""
        _end(self._worker)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _start(self, n):
        return subprocess.Popen(
            [*self._command, "--jobs", str(n)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")


def _line(number, job):
    known = {name: str(value) if name in FILES else value for name, value in job.items() if name in FILES + IDENTITY}
    options = {name: value for name, value in job.items() if name not in known}
    return json.dumps({"id": number, **known, "options": options, "strides": True}) + "\n"


def _send(worker, lines, last=False):
    with suppress(BrokenPipeError):  # a worker that ended is told where its result is missing
        for line in lines:
            worker.stdin.write(line)
            worker.stdin.flush()
        if last:
            worker.stdin.close()


def _session(line, job):
    result = json.loads(line) if line else {"status": "crashed", "error": {
        "code": "crashed", "message": "the worker ended"}}
    if result["status"] != "ok":
        raise SteppageError(job, **result["error"])
    return Session(result)


def _end(worker):
    with suppress(BrokenPipeError):
        worker.stdin.close()
    worker.stdout.close()
    worker.wait()
