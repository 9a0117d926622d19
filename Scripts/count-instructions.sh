#!/usr/bin/env bash
# Counts the instructions of every workload of Benchmarks under valgrind, which needs no counters of the machine and is
# disturbed by nobody: counts repeat to 0.1 %.
#
#   count-instructions.sh record    writes them down in Benchmarks/Thresholds/instructions.csv
#   count-instructions.sh check     compares with what is written there; exit code 1 above 2 % more
set -euo pipefail
cd "$(dirname "$0")/.."

mode=${1:?record or check}
recorded=Benchmarks/Thresholds/instructions.csv
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

command -v valgrind >/dev/null || {
    echo "valgrind is missing; install it: apt-get install valgrind" >&2
    exit 69
}
swift build --package-path Benchmarks -c release --product instruction-count
# Some debugging information of linked objects valgrind cannot read, and gives up; the counts need none.
objcopy --strip-debug Benchmarks/.build/release/instruction-count "$scratch/instruction-count"
# Hash tables in the same order on every run; everything on one thread at a time anyway.
SWIFT_DETERMINISTIC_HASHING=1 valgrind --quiet --tool=callgrind --callgrind-out-file="$scratch/counts.%p" \
    "$scratch/instruction-count" >/dev/null

# Each dump names its workload ("desc: Trigger: Client Request: NAME") and ends with its total.
counts=$scratch/instructions.csv
echo "workload,instructions" >"$counts"
grep -hE '^(desc: Trigger: Client Request: |totals: )' "$scratch"/counts.*.* |
    awk '/^desc/ { name = $NF } /^totals/ && name != "" { print name "," $2; name = "" }' | sort >>"$counts"

if [ "$mode" = record ]; then
    mkdir -p "$(dirname "$recorded")"
    cp "$counts" "$recorded"
    cat "$recorded"
    exit
fi
[ -f "$recorded" ] || { echo "nothing is recorded: make benchmark-thresholds" >&2; exit 1; }
awk -F, '
    FNR == 1 { next }
    NR == FNR { before[$1] = $2; next }
    !($1 in before) { printf "%-24s %14d  not recorded\n", $1, $2; failed = 1; next }
    {
        change = 100 * ($2 / before[$1] - 1)
        worse = change > 2
        printf "%-24s %14d  %+7.2f %%%s\n", $1, $2, change, worse ? "  more than 2 % above what is recorded" : ""
        failed = failed || worse
        delete before[$1]
    }
    END {
        for (name in before) { print name ": recorded, but not there any more"; failed = 1 }
        exit failed
    }' "$recorded" "$counts"
