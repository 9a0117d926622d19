#!/usr/bin/env bash
# Analyses a trial on a Slurm cluster: run.sh INPUT OUT [SHARDS] [OPTIONS OF SBATCH …]
#     STEPPAGE=/opt/steppage Examples/slurm/run.sh manifest.csv /scratch/trial 400 --partition=short
# INPUT is a folder or a manifest as for `steppage batch`; OUT lies on a file system that all nodes see, as do the
# recordings. OUT gets shards/, results/, log/ and trial/ (tables and report). Run it again after an interruption:
# only shards without a result are submitted. For other recordings take another OUT.
set -euo pipefail
umask 077 # results of people are for their owner only

if [ $# -lt 2 ]; then
    sed -n '2,6s/^# //p' "$0" >&2
    exit 64
fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
input=$1
mkdir -p "$2"
out=$(cd "$2" && pwd)
count=${3:-100}
shift $(($# < 3 ? $# : 3))
export STEPPAGE=${STEPPAGE:-steppage}

if [ ! -e "$out/shards/plan.jsonl" ]; then
    rm -rf "$out/shards.tmp"
    "$STEPPAGE" shard "$input" --shards "$count" --out "$out/shards.tmp"
    rm -rf "$out/shards"
    mv "$out/shards.tmp" "$out/shards"
fi
mkdir -p "$out/results" "$out/log"

# The numbers of the shards without a result, as 3,7,12.
missing=$(for shard in "$out"/shards/shard-*.jsonl; do
    name=${shard##*/}
    [ -e "$out/results/$name" ] || { number=${name#shard-}; echo $((10#${number%.jsonl})); }
done | paste -sd, -)

if [ -n "$missing" ]; then
    # Ends with another code than 0 when a task failed; what is missing is told by collate.
    sbatch --wait --array="$missing" --output="$out/log/%A_%a.log" "$@" \
        "$here/analyse.sbatch" "$out/shards" "$out/results" || true
fi

exec "$STEPPAGE" collate "$out/results" --plan "$out/shards" --out "$out/trial"
