#!/usr/bin/env bash
# Makes a trial to try the examples on: simulate-trial.sh STEPPAGE FOLDER N
# N simulated walks of different people, a recording named "poison" on which the analysis crashes when the environment
# says STEPPAGE_TEST_CRASH=poison, and three that cannot be analysed: text instead of numbers, an empty file, no file.
# The manifest, FOLDER/manifest.csv, names them with absolute paths.
set -euo pipefail

steppage=$(realpath "$1")
mkdir -p "$2"
folder=$(cd "$2" && pwd)
count=$3

cd "$folder"
seq 1 "$count" |
    xargs -P 2 -I '{}' "$steppage" simulate --out 'walk-{}' --preset random --seed '{}' --strides 10 --stumbles 1 \
        --quiet

cp -r walk-1 poison
mkdir broken
printf 'no numbers, in, here\n%.0s' {1..200} > broken/text.csv
: > broken/empty.csv

{
    echo "recording_id,participant,visit,condition,left,right"
    for i in $(seq 1 "$count"); do
        printf 'walk-%04d,P%03d,%d,%s,%s,%s\n' "$i" $(((i + 1) / 2)) $(((i + 1) % 2 + 1)) barefoot \
            "$folder/walk-$i/left.csv" "$folder/walk-$i/right.csv"
    done
    echo "poison,P900,1,barefoot,$folder/poison/left.csv,$folder/poison/right.csv"
    echo "broken-empty,P901,1,barefoot,$folder/broken/empty.csv,"
    echo "broken-missing,P902,1,barefoot,$folder/broken/missing.csv,"
    echo "broken-text,P903,1,barefoot,$folder/broken/text.csv,"
} > manifest.csv
