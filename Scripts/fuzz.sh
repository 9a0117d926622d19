#!/usr/bin/env bash
# fuzz.sh TARGET SECONDS: fuzzes a reader under the address sanitizer.
#
# Begins with Fuzz/Corpus/TARGET and Fuzz/Regressions/TARGET, which it leaves as they are, and goes on from what earlier
# runs found in Fuzz/.build-corpus/TARGET. An input that fails is left in Fuzz/.build-corpus/TARGET-failures.
set -euo pipefail
target=$1 seconds=$2
cd "$(dirname "$0")/../Fuzz"
swift build -c release --sanitize=address --scratch-path .build -Xswiftc -use-ld=lld -Xswiftc -enable-testing \
    -Xswiftc -sanitize=fuzzer -Xcc -fsanitize=fuzzer-no-link
found=.build-corpus/$target failures=.build-corpus/$target-failures/
mkdir -p "$found" "$failures"
# Swift's own backtraces would hold a failed run for minutes.
export SWIFT_BACKTRACE=enable=no STEPPAGE_FUZZ_TARGET=$target
seeds=()
for folder in "Corpus/$target" "Regressions/$target" ${STEPPAGE_FUZZ_SEEDS:-}; do
    if [ -d "$folder" ]; then seeds+=("$folder"); fi
done
# Half of the memory that one input may take would be out of proportion to its few kilobytes.
exec nice .build/release/Fuzz "$found" "${seeds[@]}" -max_total_time="$seconds" -max_len=8192 -timeout=10 \
    -rss_limit_mb=2048 -malloc_limit_mb=512 -artifact_prefix="$failures" -print_final_stats=1
