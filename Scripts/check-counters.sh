#!/usr/bin/env bash
# Says whether this machine counts instructions; virtual machines often do not, and would record nothing.
set -euo pipefail
command -v perf >/dev/null || exit 0
if perf stat -e instructions:u true 2>&1 | grep -q 'not supported\|not counted'; then
    echo "this machine counts no instructions (perf stat -e instructions:u): record and check on one that does" >&2
    exit 69
fi
