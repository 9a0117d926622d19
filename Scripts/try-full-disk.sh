#!/usr/bin/env bash
# Runs a batch on a disk that fills up, gives it room step by step, and compares every byte with an undisturbed run.
# Needs root, for a small file system in memory.
#   Scripts/try-full-disk.sh PROGRAM [RECORDINGS]
set -euo pipefail

program=$(realpath "${1:?the program to try}")
recordings=${2:-20}
[ "$(id -u)" -eq 0 ] || { echo "root is needed to mount a small file system" >&2; exit 1; }
scratch=$(mktemp -d)
disk=$scratch/disk
trap 'umount "$disk" 2>/dev/null || true; rm -rf "$scratch"' EXIT
mkdir -p "$disk"

for ((number = 1; number <= recordings; number++)); do
    folder=$scratch/in/P$number
    mkdir -p "$folder"
    "$program" simulate --out "$folder" --strides 12 --seed "$number" --quiet
    rm -r "$folder/truth"
done
"$program" batch "$scratch/in" --out "$scratch/whole" --quiet
needed=$(du -sk "$scratch/whole" | cut -f 1)

mount -t tmpfs -o "size=$((needed / 12))k" steppage-full-disk "$disk"
failures=0
for ((percent = 8; ; percent += 4)); do
    mount -o "remount,size=$((needed * percent / 100))k" "$disk"
    status=0
    "$program" batch "$scratch/in" --out "$disk/out" --quiet 2>"$scratch/err" || status=$?
    [ "$status" -ne 0 ] || break
    [ "$status" -eq 74 ] || { echo "exit code $status instead of 74:" >&2; cat "$scratch/err" >&2; exit 1; }
    [ "$(wc -l <"$scratch/err")" -eq 1 ] || { echo "more than one line:" >&2; cat "$scratch/err" >&2; exit 1; }
    failures=$((failures + 1))
    last=$(cat "$scratch/err")
    [ "$percent" -lt 400 ] || { echo "no end" >&2; exit 1; }
done
diff -r "$scratch/whole" "$disk/out"
echo "$failures runs ended for want of space, the last with: $last"
echo "done with $percent % of the $needed KB; all bytes the same"
