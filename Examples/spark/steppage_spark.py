"""Analyses the recordings of a trial on a Spark cluster and writes Parquet tables.

    steppage shard manifest.csv --shards 64 --out shards
    spark-submit steppage_spark.py --jobs 'shards/shard-*.jsonl' --out results

Every line of the shards is a job for `steppage worker`, which runs on the executors: the program and the recordings have
to be there under the paths that the shards name. OUT gets

    lines/               the worker's results as they are: what `steppage collate` reads
    recordings.parquet   a row a recording, also of those that failed
    figures.parquet      a row a figure of a recording
    strides.parquet      a row a stride
    stumbles.parquet     a row a stumble-like event
    failures.parquet     a row a recording without a result, with the reason

Every recording is in `recordings` exactly once; the program checks it and ends with code 70 where it is not so. What is
in OUT under these names is replaced. Exit code 65: some recordings have no result; the others are complete.
"""
import argparse
import os
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

STRIDE = {name: "DOUBLE" for name in (
    "side stride start_s toe_off_s initial_contact_s end_s stride_time_s swing_time_s stance_time_s stride_length_m "
    "walking_speed_mps foot_strike_angle_deg max_swing_pitch_deg mid_swing_pitch_deg toe_off_angle_deg "
    "min_toe_clearance_m min_toe_clearance_time_s min_toe_clearance_sd_m mid_swing_toe_clearance_m "
    "early_toe_clearance_max_m late_toe_clearance_max_m heel_clearance_max_m contact_type slap_rate_dps "
    "foot_flat_delay_s drag_fraction circumduction_m rise_m turn_deg terrain straight quality flags").split()}
STRIDE.update(dict.fromkeys(("side", "contact_type", "terrain", "straight", "flags"), "STRING"), stride="INT")

# What a line of the schema steppage.result/1 holds. Nothing is guessed from the data: tables of two runs fit together.
RESULT = f"""
    schema STRING, id STRING, status STRING, recording_id STRING, participant STRING, visit STRING, condition STRING,
    version STRING, fingerprint STRING, duration_s DOUBLE, laterality STRING,
    files ARRAY<STRUCT<role: STRING, sha256: STRING, size: BIGINT>>,
    inputs ARRAY<STRUCT<role: STRING, sha256: STRING, size: BIGINT, format: STRING, effective_rate_hz: ARRAY<DOUBLE>>>,
    quality ARRAY<STRUCT<code: STRING, severity: STRING, side: STRING, message: STRING, start_s: DOUBLE, end_s: DOUBLE>>,
    feet ARRAY<STRUCT<side: STRING, n_strides: INT, n_straight: INT, finding: STRING, evidence_grade: STRING,
        statement: STRING>>,
    figures ARRAY<STRUCT<side: STRING, parameter: STRING, unit: STRING, decimals: INT, value: DOUBLE, low: DOUBLE,
        high: DOUBLE, n: INT, mean: DOUBLE, sd: DOUBLE, p5: DOUBLE, p95: DOUBLE, cv: DOUBLE, reference_low: DOUBLE,
        reference_high: DOUBLE, flag: STRING>>,
    stumbles ARRAY<STRUCT<side: STRING, time_s: DOUBLE, kind: STRING, swing_percent: DOUBLE, score: DOUBLE,
        reason: STRING>>,
    strides STRUCT<{", ".join(f"{name}: ARRAY<{kind}>" for name, kind in STRIDE.items())}>,
    error STRUCT<code: STRING, role: STRING, line: BIGINT, message: STRING, hint: STRING>
"""


def main():
    options = arguments()
    spark = SparkSession.builder.appName("steppage").getOrCreate()
    context = spark.sparkContext

    # The jobs, each to one line of a worker, and nothing else: a task that is lost with its executor is done again, and
    # only the files of one attempt are taken over. A worker that ends with a code other than 0 fails its task.
    environment = dict(entry.split("=", 1) for entry in options.env)
    environment.setdefault("PATH", os.environ.get("PATH", "/usr/local/bin:/usr/bin:/bin"))
    results = context.textFile(options.jobs, options.partitions).filter(str.strip).pipe(
        options.worker, environment, checkCode=True)
    spark.createDataFrame(results.map(lambda line: (line,)), "value STRING").write.mode("overwrite").text(
        f"{options.out}/lines")

    # The tables are made from the lines that were written: nothing is analysed twice.
    jobs = spark.read.schema("id STRING").json(options.jobs, mode="FAILFAST")
    results = spark.read.schema(RESULT).json(f"{options.out}/lines", mode="FAILFAST")
    check_once(jobs, results)

    names = ["recording_id", "participant", "visit", "condition"]
    results = results.withColumn("recording_id", F.coalesce("recording_id", "id"))
    recordings = results.select(
        *names, "status", "version", "fingerprint", "duration_s", "laterality", "files", "inputs", "quality",
        "feet",
        F.size("figures").alias("n_figures"), F.size("strides.side").alias("n_strides"),
        F.size("stumbles").alias("n_stumbles"))
    columns = F.arrays_zip(*(F.col(f"strides.{name}").alias(name) for name in STRIDE))
    tables = {
        "recordings": recordings,
        "figures": results.select(*names, F.inline("figures")),
        "strides": results.select(*names, F.inline(columns)),
        "stumbles": results.select(*names, F.inline("stumbles")),
        "failures": results.where("status <> 'ok'").select(*names, "status", "error.*"),
    }
    for name, table in tables.items():
        table.write.mode("overwrite").parquet(f"{options.out}/{name}.parquet")

    counts = {row.status: row["count"] for row in recordings.groupBy("status").count().collect()}
    print("recordings: " + ", ".join(f"{counts[status]} {status}" for status in sorted(counts)))
    spark.stop()
    return 0 if set(counts) <= {"ok"} else 65


def check_once(jobs, results):
    """Ends the program unless the jobs have different identifiers and each has one result."""
    planned = jobs.groupBy("id").agg(F.count("*").alias("jobs"))
    done = results.groupBy("id").agg(F.count("*").alias("results"))
    wrong = planned.join(done, "id", "full").where("jobs IS DISTINCT FROM 1 OR results IS DISTINCT FROM 1")
    examples = wrong.limit(20).collect()
    for row in examples:
        print(f"steppage_spark: {row.id}: {row.jobs or 0} jobs, {row.results or 0} results", file=sys.stderr)
    if examples:
        sys.exit(70)


def arguments():
    parser = argparse.ArgumentParser(description="Analyses the recordings of a trial on Spark.")
    parser.add_argument("--jobs", required=True, help="the shards: a path or pattern on a file system of the cluster")
    parser.add_argument("--out", required=True, help="the folder to write, on a file system of the cluster")
    parser.add_argument("--worker", default="steppage worker --jobs 1 --timeout 600",
                        help="the command (default: %(default)s)")
    parser.add_argument("--partitions", type=int, default=64, help="tasks, at least (default: %(default)s)")
    parser.add_argument("--env", action="append", default=[], metavar="NAME=VALUE", help="for the worker; repeatable")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
