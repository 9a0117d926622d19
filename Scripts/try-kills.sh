#!/usr/bin/env bash
# Kills a batch with SIGKILL at random moments, goes on each time, and compares every byte with an undisturbed run.
#   Scripts/try-kills.sh PROGRAM [KILLS [RECORDINGS]]
set -euo pipefail

program=$(realpath "${1:?the program to try}")
kills=${2:-100}
recordings=${3:-40}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for ((number = 1; number <= recordings; number++)); do
    folder=$scratch/in/P$((number % 10))/v$((number / 10))
    mkdir -p "$folder"
    "$program" simulate --out "$folder" --strides 12 --seed "$number" --quiet
    rm -r "$folder/truth"
done
echo "no recording" >"$scratch/in/P1/broken.csv"

run() { # folder, options…
    local out=$1
    shift
    "$program" batch "$scratch/in" --out "$scratch/$out" --quiet "$@" 2>"$scratch/$out.err"
}
expect_listed() { [ "$1" -eq 65 ] || { echo "exit code $1 instead of 65" >&2; cat "$scratch"/*.err >&2; exit 1; }; }

begin=$(date +%s%N)
status=0
run whole --jobs 2 || status=$?
expect_listed "$status"
whole=$((($(date +%s%N) - begin) / 1000000))
echo "undisturbed: $whole ms, $(find "$scratch/whole" -type f | wc -l) files"

complete=0
restarts=0
for ((kill = 1; kill <= kills; kill++)); do
    # From the first instant to a little after the end; a finished run is begun anew, so that every phase is met.
    if [ -e "$scratch/killed/.complete" ]; then
        complete=$((complete + 1))
        rm -rf "$scratch/killed"
    fi
    # The program itself, not a shell around it, is what is killed.
    "$program" batch "$scratch/in" --out "$scratch/killed" --quiet --jobs $((1 + RANDOM % 3)) 2>/dev/null &
    victim=$!
    sleep "$(awk -v most="$whole" -v random="$RANDOM" 'BEGIN { printf "%.3f", 1.1 * most / 1000 * (random / 32768) ^ 1.5 }')"
    if kill -KILL "$victim" 2>/dev/null; then restarts=$((restarts + 1)); fi
    wait "$victim" 2>/dev/null || true
done

status=0
run killed --jobs 3 || status=$?
expect_listed "$status"
diff -r "$scratch/whole" "$scratch/killed"
echo "$restarts of $kills runs killed, $complete came to their end in between; all bytes the same"
