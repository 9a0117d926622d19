#!/usr/bin/env bash
# Runs the Spark example on a small cluster of this machine (two executors), kills one executor in the middle, and
# compares every row with what one worker gives. Needs Java 17 or 21 and, the first time, the network (700 MB).
#     STEPPAGE=.build/release/steppage Examples/spark/test.sh
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
steppage=$(realpath "${STEPPAGE:-$root/.build/release/steppage}")
recordings=${RECORDINGS:-200}
partitions=24
venv=$root/.build-spark

fail() {
    echo "test-spark: $*" >&2
    exit 1
}

[ -x "$steppage" ] || fail "there is no program at $steppage; build it or set STEPPAGE"
java -version 2>&1 | grep -qE 'version "(17|21)\.' ||
    fail "Spark needs Java 17 or 21: apt-get install openjdk-17-jre-headless"
if ! "$venv/bin/python" -c 'import pyspark, pyarrow' 2>/dev/null; then
    echo "Installing pyspark and pyarrow into .build-spark"
    python3 -m venv "$venv" || fail "Python cannot make an environment: apt-get install python3-venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check 'pyspark==4.*' pyarrow
fi

scratch=$(mktemp -d "${TMPDIR:-/tmp}/steppage-spark.XXXXXX")
processes=()
cleanup() {
    for process in "${processes[@]}"; do
        kill "$process" 2> /dev/null && { wait "$process" 2> /dev/null || true; }
    done
    rm -rf "$scratch"
    # What a cluster inside of one machine leaves beside Spark's own files.
    rm -rf "$venv"/lib/python*/site-packages/pyspark/work
}
trap cleanup EXIT
trap 'exit 130' INT TERM

echo "Simulating $recordings recordings"
"$here/../simulate-trial.sh" "$steppage" "$scratch/trial" "$recordings"
"$steppage" shard "$scratch/trial/manifest.csv" --shards 8 --out "$scratch/shards" --quiet
export STEPPAGE_TEST_CRASH=poison
begun=$SECONDS
cat "$scratch"/shards/shard-*.jsonl | "$steppage" worker --jobs 2 > "$scratch/direct.jsonl"
echo "One worker: $(wc -l < "$scratch/direct.jsonl") lines in $((SECONDS - begun)) s"

# The worker, with a note of the executor it runs under: who to kill, and when.
cat > "$scratch/noted-worker" <<END
#!/usr/bin/env bash
executor=\$PPID
until tr '\0' '\n' < "/proc/\$executor/cmdline" | grep -q CoarseGrainedExecutorBackend; do
    executor=\$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/\$executor/status")
    [ "\$executor" -gt 1 ] || exit 1
done
echo "\$executor" >> "$scratch/starts"
exec "$steppage" worker --jobs 1
END
chmod +x "$scratch/noted-worker"
touch "$scratch/starts"

kill_an_executor() {
    until [ "$(wc -l < "$scratch/starts")" -ge $((partitions / 3)) ]; do sleep 0.05; done
    local executor
    executor=$(tail -n 1 "$scratch/starts")
    kill -KILL "$executor"
    echo "$executor" > "$scratch/killed"
}

# Everything on this machine's own address; no web pages; few partitions for few rows.
export SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=localhost SPARK_LOCAL_DIRS=$scratch/local
export PYSPARK_PYTHON=$venv/bin/python PYSPARK_DRIVER_PYTHON=$venv/bin/python
local_only=(--conf spark.driver.host=localhost --conf spark.driver.bindAddress=127.0.0.1 --conf spark.ui.enabled=false
    --conf "spark.sql.warehouse.dir=$scratch/warehouse" --conf spark.sql.shuffle.partitions=4)
cd "$scratch"

kill_an_executor &
processes+=($!)
begun=$SECONDS
status=0
timeout 600 "$venv/bin/spark-submit" --master 'local-cluster[2,1,1024]' "${local_only[@]}" \
    "$here/steppage_spark.py" --jobs "$scratch/shards/shard-*.jsonl" --out "$scratch/results" \
    --worker "$scratch/noted-worker" --partitions "$partitions" --env STEPPAGE_TEST_CRASH=poison \
    > "$scratch/spark.out" 2> "$scratch/spark.log" &
processes+=($!)
wait $! || status=$? # in the background the test can be interrupted meanwhile
spark_seconds=$((SECONDS - begun))
[ "$status" -eq 65 ] || {
    tail -n 40 "$scratch/spark.log" >&2
    fail "exit code $status instead of 65 (some recordings have no result)"
}
[ -s "$scratch/killed" ] || fail "no executor was killed: the run was over before"
lost=$(grep -m 1 -oE 'Lost executor [0-9]+ on [^ ]+: .*code 137.*' "$scratch/spark.log") ||
    fail "Spark did not lose an executor"
starts=$(wc -l < "$scratch/starts")
[ "$starts" -gt "$(find "$scratch/results/lines" -name 'part-*' | wc -l)" ] || fail "no task was done again"
echo "Spark says: $lost"
cat "$scratch/spark.out"
"$venv/bin/python" "$here/check.py" "$scratch/trial/manifest.csv" "$scratch/direct.jsonl" "$scratch/results"
echo "Spark: $spark_seconds s, $starts workers started"

echo "The same in SQL alone"
begun=$SECONDS
timeout 600 "$venv/bin/spark-sql" --master 'local-cluster[2,1,1024]' "${local_only[@]}" \
    --conf spark.sql.catalogImplementation=in-memory -d "jobs=$scratch/shards/shard-*.jsonl" -d "out=$scratch/sql" \
    -d "worker=$steppage worker --jobs 1" -f "$here/transform.sql" 2> "$scratch/sql.log" &
processes+=($!)
wait $! || { tail -n 40 "$scratch/sql.log" >&2; fail "spark-sql failed"; }
cmp <(sort "$scratch/direct.jsonl") <(sort "$scratch"/sql/lines/part-*) || fail "SQL gives other lines than a worker"
"$venv/bin/python" - "$scratch" <<'END'
import sys
import pyarrow.parquet as parquet
for name in ("recordings", "figures"):
    sql, python = (parquet.read_table(f"{sys.argv[1]}/{folder}/{name}.parquet").num_rows for folder in ("sql", "results"))
    assert sql == python > 0, (name, sql, python)
END
echo "SQL: $((SECONDS - begun)) s, lines equal to those of one worker"

"$steppage" collate "$scratch"/results/lines/part-* --plan "$scratch/shards" --out "$scratch/collated" \
    > /dev/null 2> "$scratch/collate.log" && fail "collate did not tell that recordings failed" || status=$?
[ "$status" -eq 65 ] || { cat "$scratch/collate.log" >&2; fail "collate ended with $status instead of 65"; }
"$venv/bin/python" - "$scratch" <<'END'
import csv, sys
import pyarrow.parquet as parquet
for collated, table in (("recordings", "recordings"), ("parameters_long", "figures"), ("strides", "strides"),
                        ("stumbles", "stumbles"), ("failures", "failures")):
    with open(f"{sys.argv[1]}/collated/{collated}.csv", encoding="utf-8-sig", newline="") as file:
        rows = sum(1 for _ in csv.DictReader(file))
    expected = parquet.read_table(f"{sys.argv[1]}/results/{table}.parquet").num_rows
    assert rows == expected, (collated, rows, expected)
END
echo "steppage collate gives as many rows"
echo "test-spark: passed"
